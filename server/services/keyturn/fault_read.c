/* What a fault is asked to be: each member, and which go with which. */
#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/crypto.h"
#include "keyturn/fleet.h"
#include "store/tables.h"

#include "fault.h"

#define CODE_MAX 100

/* Codes that any service of AWS may answer, and are in no model. */
static const struct {
	const char *code;
	int status;
} common[] = {
	{ "AccessDeniedException", 400 },
	{ "ExpiredTokenException", 400 },
	{ "IncompleteSignature", 400 },
	{ "InternalFailure", 500 },
	{ "InternalServiceError", 500 },
	{ "RequestExpired", 400 },
	{ "RequestLimitExceeded", 503 },
	{ "ServiceUnavailable", 503 },
	{ "Throttling", 400 },
	{ "ThrottlingException", 400 },
	{ "UnrecognizedClientException", 400 },
};

/* --- refusals that list what there is --- */

/* Of a text that ends with a comma: that is a full stop. */
static int
fail_list(struct kt_call *c, struct kt_buf *b)
{
	b->p[b->n - 1] = '.';
	return kt_fail(c, KT_VALIDATION, "%s", b->p);
}

static int
fail_service(struct kt_call *c, const char *wrong)
{
	const struct kt_service *const *s;
	struct kt_buf b;

	kt_buf_init(&b, c->arena);
	kt_buf_printf(&b, "There is no service \"%.60s\" to break. There are",
	    wrong);
	for (s = c->server->services; *s != NULL; s++)
		if ((*s)->protocol != KT_OWN_JSON)
			kt_buf_printf(&b, " %s,", (*s)->name);
	kt_buf_str(&b, " * (all),");
	return fail_list(c, &b);
}

static int
fail_operation(struct kt_call *c, const struct kt_service *s,
    const char *wrong)
{
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, c->arena);
	kt_buf_printf(&b, "keyturn has no operation \"%.60s\" of %s. It has",
	    wrong, s->name);
	for (i = 0; i < s->n_ops; i++)
		kt_buf_printf(&b, " %s,", s->ops[i].name);
	return fail_list(c, &b);
}

static int
fail_code(struct kt_call *c, const struct kt_service *s, const char *wrong)
{
	const struct kt_error *e = s == NULL ? NULL : s->errors;
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, c->arena);
	kt_buf_printf(&b, "\"%.60s\" is no code that keyturn knows the status "
	    "of: give a \"status\" too, or one of", wrong);
	for (i = 0; i < N_ELEMENTS(common); i++)
		kt_buf_printf(&b, " %s,", common[i].code);
	for (; e != NULL && e->code != NULL; e++)
		kt_buf_printf(&b, " %s,", e->code);
	return fail_list(c, &b);
}

/* --- where --- */

static int
read_point(struct kt_call *c, const struct own_fault *in, struct kt_fault *f)
{
	f->point = in->point;
	f->secret = in->secret;
	return in->secret == NULL || *in->secret != '\0' ? 0 :
	    kt_fail(c, KT_VALIDATION, "\"secret\" is a name or an ARN; "
	    "without it, all are meant.");
}

/* HOST:PORT, of which the host may be an address in brackets. */
static int
read_address(struct kt_call *c, const char *text, struct kt_fault *f)
{
	const char *colon = strrchr(text, ':');
	size_t n = (size_t)(colon - text);
	char *end;
	long port = isdigit((unsigned char)colon[1]) ?
	    strtol(colon + 1, &end, 10) : 0;

	if (n > 2 && text[0] == '[' && text[n - 1] == ']') {
		text++;
		n -= 2;
	}
	if (n < 1 || n > 255 || strcspn(text, "[]") < n ||
	    port < 1 || port > 65535 || *end != '\0')
		return kt_fail(c, KT_VALIDATION, "\"database\" is a DB "
		    "instance, a DB cluster or HOST:PORT.");
	f->host = kt_arena_strndup(c->arena, text, n);
	f->port = (int)port;
	return 0;
}

static int
take_server(struct kt_call *c, const struct server *s, size_t n,
    struct kt_fault *f)
{
	if (n == 0)
		return kt_fail(c, KT_VALIDATION, "There is no DB instance or "
		    "cluster \"%.100s\" in keyturn.", f->database);
	if (n > 1)
		return kt_fail(c, KT_VALIDATION, "There are several \"%.100s\" "
		    "in keyturn: say HOST:PORT.", f->database);
	if (s->host == NULL)
		return kt_fail(c, KT_VALIDATION, "\"%.100s\" has no address "
		    "yet: it is %s.", f->database, s->status);
	f->host = s->host;
	f->port = s->port;
	return 0;
}

static int
read_identifier(struct kt_call *c, const char *text, struct kt_fault *f)
{
	const char *id = kt_arena_lower(c->arena, text);
	struct server *s = NULL;
	size_t n = 0;
	int rc;

	if (own_read_begin(c) != 0)
		return -1;
	rc = store_servers_of(c->tx, id, &s, &n) == STORE_OK ?
	    take_server(c, s, n, f) : dispatch_failed(c);
	own_read_end(c);
	return rc;
}

/* As keyturn itself gets there. */
static int
read_database(struct kt_call *c, const struct own_fault *in,
    struct kt_fault *f)
{
	const struct kt_trust *trust = c->server->door.trust;
	struct kt_creds at = { .host = NULL };

	f->database = in->database;
	if ((strchr(in->database, ':') != NULL ?
	    read_address(c, in->database, f) :
	    read_identifier(c, in->database, f)) != 0)
		return -1;
	if (trust == NULL)
		return 0;
	at.host = f->host;
	at.port = f->port;
	trust->find(trust->self, &at);
	f->host = at.host;
	return 0;
}

static int
read_service(struct kt_call *c, const struct own_fault *in,
    struct kt_fault *f)
{
	const struct kt_service *s = dispatch_service(c->server, in->service,
	    strlen(in->service));
	bool all = strcmp(in->service, "*") == 0;

	f->service = in->service;
	f->operation = in->operation;
	if (!all && (s == NULL || s->protocol == KT_OWN_JSON))
		return fail_service(c, in->service);
	if (all && in->operation != NULL)
		return kt_fail(c, KT_VALIDATION, "Say of which service "
		    "\"%.60s\" is.", in->operation);
	return in->operation == NULL || dispatch_find(s, in->operation) != NULL
	    ? 0 : fail_operation(c, s, in->operation);
}

static int
read_where(struct kt_call *c, const struct own_fault *in, struct kt_fault *f)
{
	if ((in->point != NULL) + (in->database != NULL) +
	    (in->service != NULL) != 1)
		return kt_fail(c, KT_VALIDATION, "Say where: just one of "
		    "\"point\", \"database\" and \"service\".");
	if (in->secret != NULL && in->point == NULL)
		return kt_fail(c, KT_VALIDATION, "\"secret\" goes with "
		    "\"point\".");
	if (in->operation != NULL && in->service == NULL)
		return kt_fail(c, KT_VALIDATION, "\"operation\" goes with "
		    "\"service\".");
	return in->point != NULL ? read_point(c, in, f) :
	    in->database != NULL ? read_database(c, in, f) :
	    read_service(c, in, f);
}

/* --- what --- */

static int
status_of(const struct kt_service *s, const char *code)
{
	const struct kt_error *e = s == NULL ? NULL : s->errors;
	size_t i;

	for (; e != NULL && e->code != NULL; e++)
		if (strcmp(e->code, code) == 0)
			return e->status;
	for (i = 0; i < N_ELEMENTS(common); i++)
		if (strcmp(common[i].code, code) == 0)
			return common[i].status;
	return 0;
}

static bool
is_code(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._");

	return n >= 1 && n <= CODE_MAX && s[n] == '\0';
}

static int
read_code(struct kt_call *c, const struct own_fault *in, struct kt_fault *f)
{
	const struct kt_service *s = dispatch_service(c->server, in->service,
	    strlen(in->service));

	if (in->code == NULL || !is_code(in->code))
		return kt_fail(c, KT_VALIDATION, "An \"error\" wants a "
		    "\"code\": letters, digits, '.' and '_', %d at most.",
		    CODE_MAX);
	if (in->status.set && (in->status.v < 400 || in->status.v > 599))
		return kt_fail(c, KT_VALIDATION, "\"status\" is 400 to 599.");
	f->code = in->code;
	f->status = in->status.set ? (int)in->status.v :
	    status_of(s, in->code);
	return f->status != 0 ? 0 : fail_code(c, s, in->code);
}

/* What there is not is left for kt_fault_add to refuse, which has the list. */
static int
read_action(struct kt_call *c, const struct own_fault *in, struct kt_fault *f)
{
	const struct kt_fleet *fleet = c->server->fleet;

	if (in->action == NULL || !kt_fault_action(in->action, &f->action))
		f->action = KT_FAULT_ACTIONS;
	if (f->action != KT_FAULT_ERROR && (in->code != NULL || in->status.set))
		return kt_fail(c, KT_VALIDATION, "\"code\" and \"status\" go "
		    "with the action \"error\".");
	if (in->message != NULL && f->action != KT_FAULT_ERROR &&
	    f->action != KT_FAULT_THROTTLE && f->action != KT_FAULT_INTERNAL)
		return kt_fail(c, KT_VALIDATION, "\"message\" goes with the "
		    "actions \"throttle\", \"internal\" and \"error\".");
	f->message = in->message;
	if ((f->action == KT_FAULT_KILL_DATABASE ||
	    f->action == KT_FAULT_DROP) && (fleet == NULL ||
	    fleet->kill == NULL))
		return kt_fail(c, KT_VALIDATION, "The database server is lent "
		    "to keyturn, which does \"%s\" to its own alone.",
		    in->action);
	return f->action == KT_FAULT_ERROR && in->service != NULL ?
	    read_code(c, in, f) : 0;
}

static int
read_delay(struct kt_call *c, const struct own_fault *in, struct kt_fault *f)
{
	if (in->delay_ms.set && (in->delay_ms.v < 1 ||
	    in->delay_ms.v > KT_FAULT_DELAY_MAX))
		return kt_fail(c, KT_VALIDATION, "\"delay_ms\" is 1 to %"
		    PRId64 ".", KT_FAULT_DELAY_MAX);
	if (in->delay_ms.set ? f->action == KT_FAULT_HANG :
	    f->action == KT_FAULT_WAIT)
		return kt_fail(c, KT_VALIDATION, "\"wait\" wants a "
		    "\"delay_ms\", and \"hang\" none.");
	f->delay = in->delay_ms.v;
	return 0;
}

/* --- how often --- */

static int
read_times(struct kt_call *c, const struct own_fault *in, struct kt_fault *f)
{
	if (in->times.set && in->always == SHAPE_TRUE)
		return kt_fail(c, KT_VALIDATION, "Say \"times\" or "
		    "\"always\".");
	if (in->times.set && (in->times.v < 1 ||
	    in->times.v > KT_FAULT_TIMES_MAX))
		return kt_fail(c, KT_VALIDATION, "\"times\" is 1 to %" PRId64
		    ".", KT_FAULT_TIMES_MAX);
	f->times = in->always == SHAPE_TRUE ? 0 : in->times.set ?
	    in->times.v : 1;
	return 0;
}

static int
read_share(struct kt_call *c, const struct own_fault *in, struct kt_fault *f)
{
	if (in->share.set && !(in->share.v >= 0 && in->share.v <= 1))
		return kt_fail(c, KT_VALIDATION, "\"share\" is 0 to 1.");
	if (in->seed.set && (!in->share.set || in->seed.v < 0))
		return kt_fail(c, KT_VALIDATION, "\"seed\" goes with "
		    "\"share\", and is 0 or more.");
	f->share = in->share.set ? in->share.v : 1;
	f->seed = in->seed.v;
	if (!in->seed.set) {
		kt_random(&f->seed, sizeof(f->seed));
		f->seed &= INT64_C(0xffffffff);
	}
	return 0;
}

bool
fault_is_done_at_once(const struct kt_fault *f)
{
	return f->database != NULL && (f->action == KT_FAULT_KILL_DATABASE ||
	    f->action == KT_FAULT_DROP);
}

static int
check_once(struct kt_call *c, const struct kt_fault *f)
{
	if (!fault_is_done_at_once(f) ||
	    (f->times == 1 && !(f->share < 1) && f->delay == 0))
		return 0;
	return kt_fail(c, KT_VALIDATION, "\"%s\" at a database is done at "
	    "once, and once: it has no \"times\", \"always\", \"share\" and "
	    "\"delay_ms\".", kt_fault_action_name(f->action));
}

int
fault_read(struct kt_call *c, const struct own_fault *in, struct kt_fault *out)
{
	memset(out, 0, sizeof(*out));
	return read_where(c, in, out) == 0 && read_action(c, in, out) == 0 &&
	    read_delay(c, in, out) == 0 && read_times(c, in, out) == 0 &&
	    read_share(c, in, out) == 0 && check_once(c, out) == 0 ? 0 : -1;
}
