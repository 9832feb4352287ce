/* From a call to its record: see told.h. */
#include <string.h>
#include <strings.h>

#include "auth/identity.h"
#include "dispatch.h"
#include "keyturn/json.h"
#include "told.h"

/* CloudTrail User Guide, "CloudTrail record contents": 100 KB, 1 KB. */
#define SHAPE_MAX ((size_t)100 << 10)
#define SENT_MAX ((size_t)1 << 10)

/* What c called inside, in order. */
struct kt_told {
	struct kt_told *next;
	struct trail_record r;
	bool stands;			/* whatever becomes of c */
};

/* --- who --- */

/* A function's calls are its account's root's, which it acts as. */
static const char *
who_acts(const struct kt_call *c, bool inside)
{
	return c->by != NULL ? c->by : inside ? c->actor : NULL;
}

static bool
is_by_itself(const char *by)
{
	return by != NULL && strcmp(by, "lambda") != 0;
}

/* What headers bring need be no UTF-8, and need not be after a cut. */
static void
tell_sent(const struct kt_call *c, struct trail_record *r,
    enum trail_text which, const char *s)
{
	char *text = kt_arena_strndup(c->arena, s, SENT_MAX);

	if (text != NULL)
		kt_make_utf8(text);
	trail_put(r, which, text);
}

static void
tell_who(const struct kt_call *c, struct trail_record *r, const char *by)
{
	static const enum trail_who kinds[] = {
		[KT_ROOT] = TRAIL_ROOT, [KT_USER] = TRAIL_IAM_USER,
		[KT_ROLE_SESSION] = TRAIL_ROLE, [KT_FEDERATED] = TRAIL_FEDERATED
	};
	const struct kt_principal *p = &c->principal;

	r->who = kinds[p->kind];
	tell_sent(c, r, TRAIL_KEY, p->access_key);
	trail_put(r, TRAIL_BY, by);
	if (p->identity == NULL) {
		trail_put(r, TRAIL_USER, "root");
		if (strcmp(p->account, c->account) != 0)
			trail_put(r, TRAIL_CALLER_ACCOUNT, p->account);
		return;
	}
	trail_put(r, TRAIL_USER, p->identity->name);
	trail_put(r, TRAIL_CALLER, p->arn);
	trail_put(r, TRAIL_CALLER_ID, p->id);
	trail_put(r, TRAIL_CALLER_ACCOUNT, p->account);
	trail_put(r, TRAIL_SESSION, p->identity->told);
}

/* keyturn itself, where no client speaks: a fixture. */
static void
tell_from(const struct kt_call *c, struct trail_record *r)
{
	const char *agent = kt_header(&c->request, "User-Agent");

	trail_put(r, TRAIL_FROM, c->request.peer != NULL ? c->request.peer :
	    "127.0.0.1");
	tell_sent(c, r, TRAIL_AGENT, agent != NULL ? agent : "keyturn");
}

/* --- what --- */

/* Reads by what CloudTrail calls so, whatever they write here. */
static bool
is_read_only(const struct kt_call *c)
{
	static const char *const begin[] = { "Assume", "Decrypt", "Encrypt",
	    "Describe", "Generate", "Get", "List", "ReEncrypt", "Simulate" };
	size_t i;

	if ((c->op->flags & OP_WRITES) == 0)
		return true;
	for (i = 0; i < N_ELEMENTS(begin); i++)
		if (kt_after(c->op->name, begin[i]) != NULL)
			return true;
	return false;
}

/* Those of STS give credentials, which CloudTrail shows as far as it may. */
static bool
is_answer_told(const struct kt_call *c, bool read_only)
{
	return c->err == KT_OK && c->op->out != NULL && c->out != NULL &&
	    (!read_only || (strcmp(c->service->name, "sts") == 0 &&
	    strcmp(c->op->name, "GetCallerIdentity") != 0));
}

static void
tell_shape(const struct kt_call *c, struct trail_record *r,
    enum trail_text which, const struct shape *s, const void *data)
{
	bool rds = strcmp(c->service->name, "rds") == 0;
	size_t whole;
	struct kt_buf b;

	/* RDS's results have one member, which is shown in their place. */
	if (rds && which == TRAIL_ANSWERED && s->n == 1 &&
	    s->fields[0].type == SHAPE_STRUCT &&
	    !shape_absent(&s->fields[0], data)) {
		data = *(const void *const *)(const void *)
		    ((const char *)data + s->fields[0].place);
		s = s->fields[0].of;
	}
	kt_buf_init(&b, c->arena);
	told_shape(&b, s, data, rds ? "****" : NULL);
	whole = b.n;
	if (whole > SHAPE_MAX) {
		b.n = 0;
		kt_buf_printf(&b, "{\"omitted\":true,\"originalSize\":%zu,"
		    "\"reason\":\"It is longer than 100 KB.\"}", whole);
	}
	if (whole > strlen("{}"))
		r->text[which] = (struct trail_string){ b.p, b.n };
}

/* CloudTrail has AccessDenied whatever the protocol calls it. [belief] */
static void
tell_error(const struct kt_call *c, struct trail_record *r)
{
	if (c->err == KT_OK)
		return;
	trail_put(r, TRAIL_ERROR, c->err == KT_ACCESS_DENIED ? "AccessDenied" :
	    kt_call_error(c)->code);
	trail_put(r, TRAIL_MESSAGE, c->message);
}

/* A member ARN of an answer, or of what it shows, is what was made. */
static const char *
arn_in(const struct shape *s, const void *data, int depth)
{
	const char *arn = NULL;
	size_t i;

	for (i = 0; i < s->n && arn == NULL; i++) {
		const struct shape_field *f = &s->fields[i];
		const void *at = (const char *)data + f->place;

		if (shape_absent(f, data))
			continue;
		if (f->type == SHAPE_STRING && strcasecmp(f->name, "ARN") == 0)
			arn = *(const char *const *)at;
		else if (f->type == SHAPE_STRUCT && depth > 0)
			arn = arn_in(f->of, *(const void *const *)at, depth - 1);
	}
	return arn;
}

static const char *
answered_arn(const struct kt_call *c)
{
	return c->err != KT_OK || c->op->out == NULL || c->out == NULL ||
	    (c->op->flags & OP_WRITES) == 0 ? NULL :
	    arn_in(c->op->out, c->out, 1);
}

static void
tell_touched(const struct kt_call *c, struct trail_record *r)
{
	const char *arn = c->n_touched == 0 ? answered_arn(c) : NULL;
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, c->arena);
	for (i = 0; i < c->n_touched; i++) {
		kt_buf_str(&b, c->touched[i]);
		kt_buf_char(&b, '\n');
	}
	if (arn != NULL) {
		kt_buf_str(&b, arn);
		kt_buf_char(&b, '\n');
	}
	r->text[TRAIL_TOUCHED] = (struct trail_string){ b.p, b.n };
}

static const char *
event_name(const struct kt_call *c)
{
	const struct kt_event_name *n = c->service->event_names;

	for (; n != NULL && n->operation != NULL; n++)
		if (strcmp(n->operation, c->op->name) == 0)
			return n->event;
	return c->op->name;
}

static void
tell(const struct kt_call *c, struct trail_record *r)
{
	r->at = c->now != 0 ? c->now : kt_clock_now(&c->server->clock);
	r->read_only = is_read_only(c);
	trail_put(r, TRAIL_ACCOUNT, c->account);
	/* What is everywhere is told in one region. */
	trail_put(r, TRAIL_REGION, strcmp(c->service->name, "iam") == 0 ?
	    "us-east-1" : c->region);
	trail_put(r, TRAIL_SERVICE, c->service->name);
	trail_put(r, TRAIL_NAME, event_name(c));
	trail_put(r, TRAIL_REQUEST, c->request_id);
	tell_shape(c, r, TRAIL_ASKED, c->op->in, c->in);
	if (is_answer_told(c, r->read_only))
		tell_shape(c, r, TRAIL_ANSWERED, c->op->out, c->out);
	tell_error(c, r);
	tell_touched(c, r);
}

/* keyturn's own, and what never became a call of somebody, is not AWS's. */
static bool
is_told(const struct kt_call *c)
{
	return c->server->trail != NULL && c->op != NULL && c->in != NULL &&
	    c->service->protocol != KT_OWN_JSON;
}

/* By an address, unless a service or a function called. */
static void
tell_caller(const struct kt_call *c, struct trail_record *r, bool inside,
    const struct kt_call *outer)
{
	const char *by = who_acts(c, inside);

	if (is_by_itself(by) && outer == NULL) {
		r->who = TRAIL_AWS;
		trail_put(r, TRAIL_BY, by);
		return;
	}
	tell_who(outer != NULL ? outer : c, r, by);
	if (by == NULL)
		tell_from(outer != NULL ? outer : c, r);
}

void
told_anew(struct kt_call *c)
{
	c->told = NULL;
	c->n_touched = 0;
}

/* What one account did to another's is told to both (CloudTrail, sharedEventID). */
void
told_call(const struct kt_call *c, bool inside)
{
	struct trail_record r = { .at = 0 };
	const struct kt_told *w;

	if (!is_told(c))
		return;
	tell(c, &r);
	tell_caller(c, &r, inside, NULL);
	trail_add(c->server->trail, &r);
	if (strcmp(c->account, c->principal.account) != 0) {
		trail_put(&r, TRAIL_ACCOUNT, c->principal.account);
		trail_add(c->server->trail, &r);
	}
	for (w = c->told; w != NULL; w = w->next)
		if (w->stands || c->err == KT_OK)
			trail_add(c->server->trail, &w->r);
}

/*
 * As whoever called c, and by its service where it is another's.  What it wrote
 * stands only if c does.
 */
void
told_within(struct kt_call *c, const struct kt_call *inner)
{
	struct kt_told *w, **end = &c->told;
	struct kt_call as = *inner;

	if (!is_told(inner))
		return;
	as.actor = c->actor;
	if (as.by == NULL)
		as.by = as.via != NULL ? as.via : as.service !=
		    c->service ? c->service->name : NULL;
	w = kt_arena_alloc(c->arena, sizeof(*w));
	tell(&as, &w->r);
	trail_put(&w->r, TRAIL_REQUEST, c->request_id);	/* as is gone by then */
	tell_caller(&as, &w->r, true, c);
	w->stands = inner->err != KT_OK ||
	    (inner->op->flags & OP_WRITES) == 0;
	while (*end != NULL)
		end = &(*end)->next;
	*end = w;
}
