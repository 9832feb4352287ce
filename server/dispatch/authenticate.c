/*
 * Who calls.  Whose secret keyturn knows, because it issued the key or was given it
 * by --root-key, is held to it: his requests are signed, or refused.  With
 * --iam strict there is nobody else; otherwise any other key is the root of its
 * account, and nothing of what it says is looked at.
 */
#include "auth/identity.h"
#include "auth/keys.h"
#include "auth/signing_keys.h"
#include "auth/verify.h"
#include "dispatch.h"
#include "store/access_key.h"
#include "wire/wire.h"

#define MSG_UNKNOWN "The security token included in the request is invalid"

/*
 * The account by the key id, the region by the scope of the signature, or of a
 * presigned request's credential.
 */
void
dispatch_identify(struct kt_call *c)
{
	struct verify_claim *claim = kt_arena_alloc(c->arena, sizeof(*claim));

	verify_read(c->arena, &c->request, claim);
	c->claim = claim;
	if (claim->scope.access_key == NULL)
		return;
	c->region = claim->scope.region;
	c->signed_for = claim->scope.service;
	c->principal.access_key = claim->scope.access_key;
	if (sigv4_is_account(claim->scope.access_key))
		c->account = c->principal.account = claim->scope.access_key;
}

/* 0, or -1 after kt_fail with what is wrong. */
static int
check(struct kt_call *c, struct verify_fault f)
{
	return f.kind == KT_OK ? 0 : kt_fail(c, f.kind, "%s", f.text);
}

static int
check_form(struct kt_call *c)
{
	const struct verify_wanted wanted = {
		.service = c->service->name,
		.absent = c->service->protocol == KT_AWS_QUERY ?
		    "Request is missing Authentication Token" :
		    "Missing Authentication Token",
		.clock = keys_clock(c->server),
	};

	return check(c, verify_form(c->arena, &c->request, c->claim,
	    &wanted));
}

static int
check_signature(struct kt_call *c, const struct keys_known *k)
{
	uint8_t key[SIGV4_KEY];
	int rc;

	if (k->secret == NULL)
		return 0;		/* refused for what it is */
	signing_key(c->server->signing_keys, k->secret, &c->claim->scope, key);
	rc = check(c, verify_signature(c->arena, &c->request, c->claim, key));
	kt_wipe(key, sizeof(key));
	return rc;
}

/* How a key is refused. */
static int
check_known(struct kt_call *c, enum kt_known known)
{
	switch (known) {
	case KT_ISSUED:
		return 0;
	case KT_TOKEN_EXPIRED:
		return kt_fail(c, KT_TOKEN_OLD, "The security token included "
		    "in the request is expired");
	case KT_TOKEN_INVALID:
		return kt_fail(c, KT_TOKEN_UNKNOWN, MSG_UNKNOWN);
	case KT_KNOWN_FAILED:
		return kt_fail(c, KT_INTERNAL,
		    "An error occurred on the server side.");
	default:
		return kt_fail(c, KT_TOKEN_UNKNOWN, MSG_UNKNOWN ".");
	}
}

/*
 * keyturn's own service is for whoever has the machine; and what proves itself by
 * a token of its own need not be signed.
 */
static bool
is_open(const struct kt_call *c)
{
	return c->plain || c->service->protocol == KT_OWN_JSON ||
	    (c->op->flags & OP_UNSIGNED && !c->claim->header &&
	    !c->claim->query);
}

/* By second, service and region, as it is told. */
static bool
is_another_use(const struct kt_call *c, const struct identity *who)
{
	uint64_t second = (uint64_t)kt_clock_now(&c->server->clock) / KT_SECOND;

	return identity_uses(who, (second * 31 + kt_hash(c->service->name)) *
	    31 + kt_hash(c->region));
}

/*
 * Of a user's, or of root's own, the key; of a role's session the role.  Of all
 * other sessions AWS notes nothing.
 */
static void
note_use(const struct kt_call *c, const struct keys_known *k)
{
	struct access_key use = { .id = c->claim->access_key,
	    .last_service = c->service->name, .last_region = c->region };

	if (k->who == NULL || !is_another_use(c, k->who))
		return;
	if (k->who->caller.kind == POLICY_ROLE_SESSION) {
		use.id = k->who->caller.source_id;
		use.account = k->who->caller.account;
	} else if (c->claim->token != NULL)
		return;
	use.last_used = kt_clock_now(&c->server->clock) / KT_SECOND * KT_SECOND;
	store_access_key_use(c->server->store, &use);
}

/* Of a user's session, or a federated one: a service may take none. */
static int
check_session(struct kt_call *c, const struct identity *who)
{
	return !c->service->no_user_sessions || who->issued == 0 ||
	    who->caller.kind == POLICY_ROLE_SESSION ? 0 :
	    kt_fail(c, KT_TOKEN_UNKNOWN, MSG_UNKNOWN);
}

int
dispatch_authenticate(struct kt_call *c)
{
	enum kt_iam iam = c->server->iam;
	struct keys_known k;

	if (is_open(c))
		return 0;
	k = keys_look_up(c->server, c->arena, c->claim->access_key,
	    c->claim->token);
	if (k.known == KT_NOT_ISSUED && iam != KT_IAM_STRICT)
		return 0;
	if (iam != KT_IAM_OFF && (wire_parse(c) != 0 || check_form(c) != 0 ||
	    check_signature(c, &k) != 0))
		return -1;
	if (check_known(c, k.known) != 0)
		return -1;
	c->principal.access_key = c->claim->access_key;
	note_use(c, &k);
	if (k.who == NULL)
		return 0;
	identity_becomes(c, k.who);
	return check_session(c, k.who);
}
