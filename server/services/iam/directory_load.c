/* Whom credentials stand for, of what lies in the store. */
#include <string.h>

#include "auth/policies.h"
#include "auth/session.h"
#include "directory.h"
#include "keyturn/json.h"
#include "keyturn/log.h"
#include "managed.h"
#include "noun.h"
#include "store/principal.h"

#define ALLOW_ALL "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"," \
	"\"Resource\":\"*\"}}"

/* What a policy says that a session was narrowed to, and that is gone. */
#define ALLOW_NOTHING "{\"Statement\":{\"Effect\":\"Allow\",\"NotAction\":" \
	"\"*\",\"Resource\":\"*\"}}"

struct loader {
	const struct directory_wish *w;
	struct identity *i;
	struct kt_arena *scratch;
	const char *account;
	const char *issuer_name;		/* of a role, of who federated */
	struct session session;			/* of a token; else empty */
	struct kt_buf policies, sources;	/* const struct policy *, char * */
	enum kt_known known;			/* KT_ISSUED so far */
};

static const char *
text(const struct kt_json *v, const char *member)
{
	return kt_json_string(kt_json_member(v, member));
}

static bool
is(const struct kt_json *v, const char *member, const char *wanted)
{
	const char *s = text(v, member);

	return s != NULL && wanted != NULL && strcmp(s, wanted) == 0;
}

static const char *
keep(const struct loader *l, const char *s)
{
	return kt_arena_strdup(l->i->arena, s);
}

static void
fail(struct loader *l, const char *what, const char *which)
{
	kt_log(KT_LOG_ERROR, "who %s is cannot be told: the %s %s cannot be "
	    "read", l->w->access_key, what, which);
	l->known = KT_KNOWN_FAILED;
}

/* What it was of is not there any more. */
static void
gone(struct loader *l)
{
	if (l->known == KT_ISSUED)
		l->known = KT_KEY_GONE;
}

/* --- policies --- */

/* One that cannot be read may deny something: then nothing is known. */
static const struct policy *
compiled(struct loader *l, const char *document)
{
	const struct policy *p = document == NULL ? NULL : policies_get(
	    l->w->server->policies, l->i->arena, document, POLICY_IDENTITY);

	if (p == NULL)
		fail(l, "policy", "of its own");
	return p;
}

static const struct policy *
managed(struct loader *l, const char *arn)
{
	const char *document = NULL;

	if (iam_policy_document(l->w->tx, l->scratch, l->account, arn,
	    &document) != STORE_OK)
		fail(l, "policy", arn);
	return document == NULL ? NULL : compiled(l, document);
}

static void
add(struct loader *l, const struct policy *p, const char *arn)
{
	const char *source = keep(l, arn);

	kt_buf_add(&l->policies, &p, sizeof(const struct policy *));
	kt_buf_add(&l->sources, &source, sizeof(source));
}

/* What a user, role or group has of its own and attached. */
static void
add_all(struct loader *l, const struct kt_json *v, const char *inline_list)
{
	const struct kt_json *p;

	for (p = kt_json_first(kt_json_member(v, inline_list)); p != NULL;
	    p = kt_json_next(p))
		add(l, compiled(l, text(p, "PolicyDocument")), NULL);
	for (p = kt_json_first(kt_json_member(v, "AttachedManagedPolicies"));
	    p != NULL; p = kt_json_next(p))
		add(l, managed(l, text(p, "PolicyArn")), text(p, "PolicyArn"));
}

/* The lists that were filled become the identity's, and are empty again. */
static void
take_policies(struct loader *l, struct policy_list *out,
    const char *const **sources)
{
	*out = (struct policy_list){ kt_arena_dup(l->i->arena, l->policies.p,
	    l->policies.n), l->policies.n / sizeof(const struct policy *) };
	*sources = kt_arena_dup(l->i->arena, l->sources.p, l->sources.n);
	l->policies.n = l->sources.n = 0;
}

/* --- users and roles --- */

static const struct kt_json *
thing(struct loader *l, const char *kind, const char *name)
{
	const struct kt_json *v;

	switch (noun_read(l->w->tx, l->scratch, &(struct thing_shelf){
	    l->account, STORE_GLOBAL, kind }, noun_key(l->scratch, name), &v)) {
	case STORE_OK:        return v;
	case STORE_NOT_FOUND: return NULL;
	default:              break;
	}
	fail(l, kind, name);
	return NULL;
}

static void
add_groups(struct loader *l, const struct kt_json *user)
{
	const struct kt_json *g, *group;

	for (g = kt_json_first(kt_json_member(user, "GroupList")); g != NULL;
	    g = kt_json_next(g)) {
		group = thing(l, "iam:group", kt_json_string(g));
		if (group != NULL)
			add_all(l, group, "GroupPolicyList");
	}
}

/* Those of a session come first, and so before the same of its role. */
static void
take_tags(struct loader *l, const struct kt_json *tags)
{
	const struct session *s = &l->session;
	const struct kt_json *t;
	struct identity_tag *all;
	size_t n = s->n_tags, i;

	for (t = kt_json_first(tags); t != NULL; t = kt_json_next(t))
		n++;
	l->i->tags = all = kt_arena_alloc(l->i->arena, n * sizeof(*all));
	for (i = 0; i < s->n_tags; i++)
		*all++ = (struct identity_tag){ keep(l, s->tags[i].key),
		    keep(l, s->tags[i].value), s->tags[i].transitive };
	for (t = kt_json_first(tags); t != NULL; t = kt_json_next(t))
		*all++ = (struct identity_tag){ keep(l, text(t, "Key")),
		    keep(l, text(t, "Value")), false };
	l->i->n_tags = n;
}

/* What users and roles have alike, and their policies. */
static void
take(struct loader *l, const struct kt_json *v, const char *inline_list)
{
	const char *boundary = text(kt_json_member(v, "PermissionsBoundary"),
	    "PermissionsBoundaryArn");

	add_all(l, v, inline_list);
	add_groups(l, v);
	take_policies(l, &l->i->identity, &l->i->sources);
	take_tags(l, kt_json_member(v, "Tags"));
	if (boundary != NULL) {
		l->i->boundary = managed(l, boundary);
		l->i->boundary_arn = keep(l, boundary);
	}
}

/* Who has another name than when he made his credentials; or NULL. */
static const struct kt_json *
renamed(struct loader *l, const char *id)
{
	const struct kt_json *v;
	struct thing t;

	switch (store_user_by_id(l->w->tx, l->account, id, &t)) {
	case STORE_OK:
		if (kt_json_parse(l->scratch, t.shape, strlen(t.shape), &v) ==
		    0)
			return v;
		break;
	case STORE_NOT_FOUND:
		return NULL;
	default:
		break;
	}
	fail(l, "user", id);
	return NULL;
}

/* Of temporary credentials (id) it is who made them, whatever he is called now. */
static void
load_user(struct loader *l, const char *name, const char *id)
{
	const struct kt_json *v = thing(l, "iam:user", name);
	struct identity *i = l->i;

	if (id != NULL && !is(v, "UserId", id))
		v = renamed(l, id);
	if (v == NULL) {
		gone(l);
		return;
	}
	i->caller = (struct policy_caller){ .kind = POLICY_USER,
	    .account = keep(l, l->account), .arn = keep(l, text(v, "Arn")),
	    .id = keep(l, text(v, "UserId")) };
	i->name = keep(l, text(v, "UserName"));
	take(l, v, "UserPolicyList");
}

static void
load_root(struct loader *l)
{
	struct identity *i = l->i;

	i->caller = (struct policy_caller){ .kind = POLICY_ROOT,
	    .account = keep(l, l->account), .arn = kt_arn(i->arena, "iam",
	    l->w->server->region, l->account, "root", NULL) };
	i->caller.id = i->name = i->caller.account;
}

static enum kt_known
load_key(struct loader *l)
{
	struct access_key k;

	switch (store_access_key_find(l->w->tx, l->w->access_key, &k)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return KT_KEY_GONE;
	default:
		fail(l, "access key", l->w->access_key);
		return l->known;
	}
	if (!k.active)
		return KT_KEY_INACTIVE;
	l->account = k.account;
	if (k.user_name[0] == '\0')
		load_root(l);
	else
		load_user(l, k.user_name, NULL);
	return l->known;
}

/* --- temporary credentials --- */

/* "arn:aws" and what follows, of the issuer's partition. */
static const char *
sts_arn(const struct loader *l, const char *rest)
{
	const char *issuer = l->session.issuer;

	return kt_arena_printf(l->i->arena, "%.*s:sts::%s:%s",
	    (int)(strstr(issuer, ":iam:") - issuer), issuer, l->account, rest);
}

static const char *
last_part(const char *arn)
{
	const char *slash = strrchr(arn, '/');

	return slash != NULL ? slash + 1 : arn;
}

static void
load_role_session(struct loader *l)
{
	const struct session *s = &l->session;
	const struct kt_json *v = thing(l, "iam:role", last_part(s->issuer));
	struct identity *i = l->i;

	if (v == NULL || !is(v, "RoleId", s->issuer_id)) {
		gone(l);
		return;
	}
	i->caller = (struct policy_caller){ .kind = POLICY_ROLE_SESSION,
	    .account = keep(l, l->account), .source = keep(l, text(v, "Arn")),
	    .arn = sts_arn(l, kt_arena_join(l->scratch, "assumed-role/",
	    text(v, "RoleName"), "/", s->name, NULL)),
	    .id = kt_arena_join(i->arena, s->issuer_id, ":", s->name, NULL),
	    .source_id = keep(l, s->issuer_id) };
	l->issuer_name = text(v, "RoleName");
	i->name = keep(l, s->name);
	take(l, v, "RolePolicyList");
}

/* He has what is left of the rights of who made him: of root's, all. */
static void
load_federated(struct loader *l)
{
	const struct session *s = &l->session;
	const char *source = s->issuer;
	struct identity *i = l->i;

	if (strcmp(s->issuer_id, l->account) != 0) {
		load_user(l, last_part(s->issuer), s->issuer_id);
		if (i->caller.arn != NULL)
			source = i->caller.arn;
	} else {
		add(l, compiled(l, ALLOW_ALL), NULL);
		take_policies(l, &i->identity, &i->sources);
		take_tags(l, NULL);
	}
	l->issuer_name = i->name != NULL ? i->name : "";
	i->caller = (struct policy_caller){ .kind = POLICY_FEDERATED_USER,
	    .account = keep(l, l->account), .source = keep(l, source),
	    .arn = sts_arn(l, kt_arena_join(l->scratch, "federated-user/",
	    s->name, NULL)), .source_id = keep(l, s->issuer_id),
	    .id = kt_arena_join(i->arena, l->account, ":", s->name, NULL) };
	i->name = keep(l, s->name);
}

static const struct policy *
session_managed(struct loader *l, const char *arn)
{
	const char *document;

	return iam_policy_document(l->w->tx, l->scratch, l->account, arn,
	    &document) == STORE_NOT_FOUND ? compiled(l, ALLOW_NOTHING) :
	    managed(l, arn);
}

static void
take_session_policies(struct loader *l)
{
	const struct session *s = &l->session;
	size_t i;

	for (i = 0; i < s->policies.n; i++)
		add(l, compiled(l, s->policies.items[i]), NULL);
	for (i = 0; i < s->policy_arns.n; i++)
		add(l, session_managed(l, s->policy_arns.items[i]),
		    s->policy_arns.items[i]);
	take_policies(l, &l->i->session, &l->i->session_sources);
}

/* Its issuer: a role, or who federated. */
static const char *
told_issuer(struct loader *l)
{
	const struct policy_caller *caller = &l->i->caller;

	if (caller->source == NULL)
		return "";
	return kt_arena_join(l->scratch, "\"sessionIssuer\":{\"type\":\"",
	    caller->kind == POLICY_ROLE_SESSION ? "Role" : "IAMUser",
	    "\",\"principalId\":\"", l->session.issuer_id, "\",\"arn\":\"",
	    caller->source, "\",\"accountId\":\"", caller->account,
	    "\",\"userName\":\"", l->issuer_name, "\"},", NULL);
}

/* sessionContext: of a role's session, and of a user's that he made by STS. */
static const char *
told(struct loader *l)
{
	const char *source = l->session.source_identity;
	char at[KT_ISO8601];
	struct kt_buf b;

	kt_time_iso8601(l->session.issued, at);
	memcpy(at + strlen("2026-01-02T03:04:05"), "Z", 2);
	kt_buf_init(&b, l->scratch);
	if (source != NULL) {
		kt_buf_str(&b, ",\"sourceIdentity\":");
		kt_json_quote(&b, source, strlen(source));
	}
	return kt_arena_join(l->i->arena, "{", told_issuer(l),
	    "\"attributes\":{\"creationDate\":\"", at,
	    "\",\"mfaAuthenticated\":\"false\"}", b.n > 0 ? b.p : "", "}",
	    NULL);
}

static enum kt_known
load_session(struct loader *l)
{
	struct session *s = &l->session;

	if (session_open(l->w->server->root, l->scratch, l->w->access_key,
	    l->w->token, s) != 0)
		return KT_TOKEN_INVALID;
	l->account = s->account;
	if (s->kind == POLICY_ROLE_SESSION)
		load_role_session(l);
	else if (s->kind == POLICY_FEDERATED_USER)
		load_federated(l);
	else if (s->kind == POLICY_USER)
		load_user(l, last_part(s->issuer), s->issuer_id);
	else
		load_root(l);
	take_session_policies(l);
	l->i->issued = s->issued;
	l->i->expires = s->expires;
	l->i->source_identity = keep(l, s->source_identity);
	l->i->told = told(l);
	return l->known;
}

enum kt_known
directory_load(const struct directory_wish *w, struct identity *i)
{
	struct loader l = { .w = w, .i = i, .scratch = kt_arena_new(),
	    .known = KT_ISSUED, .issuer_name = "" };
	enum kt_known known;

	kt_buf_init(&l.policies, l.scratch);
	kt_buf_init(&l.sources, l.scratch);
	known = w->token != NULL ? load_session(&l) : load_key(&l);
	kt_arena_free(&l.scratch);
	return known;
}
