/*
 * The master's password: whoever calls gives it, or RDS keeps it in a secret of
 * Secrets Manager that is its own (user guide, "Password management with RDS and
 * Secrets Manager"; shared facts, rds 5 and rotation 8).
 *
 * What the server is to have lies sealed in its row until a job has set it
 * (master_set.c), and in the secret by the same transaction.  From then on the
 * secret rotates as all do, by the one door, with a function that asks nobody
 * for a password (rotator/managed.c): while it does, its database is
 * resetting-master-credentials, which stands in no row.
 */
#include <string.h>

#include "auth/permit.h"
#include "keyturn/json.h"
#include "ops.h"
#include "services/secretsmanager/model.h"

#define RDS "rds"
#define OWNER_TAG "aws:secretsmanager:owningService"

/* What is said of an instance's, and of a cluster's. */
static const struct kind {
	const char *name;	/* as in ARNs, and in the secret's name */
	const char *tag, *words, *called;
	int bad_state;
} kinds[] = {
	{ "db", "aws:rds:primaryDBInstanceArn", "DB instance", "Instance",
	    RDS_INVALID_DB_INSTANCE_STATE },
	{ "cluster", "aws:rds:primaryDBClusterArn", "DB cluster", "DBCluster",
	    RDS_INVALID_DB_CLUSTER_STATE },
};

static const struct kind *
kind_of(const struct master *m)
{
	return &kinds[strcmp(m->kind, kinds[0].name) == 0 ? 0 : 1];
}

static int
ask_secrets(struct kt_call *c, const char *operation, const void *in, void *out)
{
	return kt_within(c, &(struct kt_inner){ .service = "secretsmanager",
	    .operation = operation, .in = in, .out = out, .by = RDS });
}

/* --- the secret --------------------------------------------------------------- */

/* As the rotation of it makes the next ones. */
static int
new_password(struct kt_call *c, const char **out)
{
	const struct sm_get_random_password_request in = {
	    .exclude_characters = "/@\"'\\", .password_length = shape_int(32),
	    .require_each_included_type = SHAPE_TRUE };
	struct sm_get_random_password_response made = { NULL };

	if (ask_secrets(c, "GetRandomPassword", &in, &made) != 0)
		return -1;
	*out = made.random_password;
	return 0;
}

static const char *
value_of(struct kt_call *c, const struct server *s)
{
	struct kt_buf b;

	kt_buf_init(&b, c->arena);
	kt_buf_str(&b, "{\"username\":");
	kt_json_quote(&b, s->master_user, strlen(s->master_user));
	kt_buf_str(&b, ",\"password\":");
	kt_json_quote(&b, s->master_password, strlen(s->master_password));
	kt_buf_char(&b, '}');
	return b.p;
}

static const char *
description(struct kt_call *c, const struct master *m)
{
	return kt_arena_printf(c->arena, "The secret associated with the "
	    "primary RDS %s: %s", kind_of(m)->words,
	    rule_arn(c, m->kind, m->id));
}

/*
 * User guide, "Required permissions for Secrets Manager integration": who lets RDS
 * keep the password may use the key that it is to be under; the default one need
 * only be looked at.
 */
static int
permit_key(struct kt_call *c, const char *given)
{
	static const char *const rights[] = { "kms:DescribeKey", "kms:Decrypt",
	    "kms:GenerateDataKey", "kms:CreateGrant" };
	const char *key;
	size_t i, n;

	if (!auth_asks(c))
		return 0;
	key = rule_key_arn(c, given);
	n = strcmp(key, rule_key_arn(c, NULL)) == 0 ? 1 : N_ELEMENTS(rights);
	for (i = 0; i < n; i++)
		if (auth_permit(c, rights[i], key) != 0)
			return -1;
	return 0;
}

/* The same: and may make such a secret, and tag it. */
static int
permit_secret(struct kt_call *c, const char *name)
{
	const char *arn = kt_arn(c->arena, "secretsmanager", c->region,
	    c->account, "secret:", name, "-\?\?\?\?\?\?", NULL);

	return auth_permit(c, "secretsmanager:CreateSecret", arn) != 0 ? -1 :
	    auth_permit(c, "secretsmanager:TagResource", arn);
}

int
master_keep(struct kt_call *c, const struct master *m, const char *secret_key)
{
	const struct sm_tag tags[] = {
	    { kind_of(m)->tag, rule_arn(c, m->kind, m->id) },
	    { OWNER_TAG, RDS } };
	struct sm_create_secret_request in = { .tags = {
	    (void *)(uintptr_t)tags, N_ELEMENTS(tags) } };
	struct sm_create_secret_response made = { NULL };
	char name[KT_UUID], version[KT_UUID];

	if (new_password(c, &m->server->master_password) != 0)
		return -1;
	kt_uuid(name);
	kt_uuid(version);
	in.name = kt_arena_printf(c->arena, "rds!%s-%s", m->kind, name);
	in.client_request_token = version;
	in.description = description(c, m);
	in.secret_string = value_of(c, m->server);
	in.kms_key_id = secret_key == NULL ? NULL : rule_key_arn(c, secret_key);
	if (permit_secret(c, in.name) != 0 || permit_key(c, secret_key) != 0 ||
	    ask_secrets(c, "CreateSecret", &in, &made) != 0)
		return -1;
	m->server->master_secret = made.arn;
	c->wakes = true;
	return 0;
}

int
master_forget(struct kt_call *c, struct server *s)
{
	const struct sm_delete_secret_request in = { .secret_id =
	    s->master_secret, .force_delete_without_recovery = SHAPE_TRUE };
	struct sm_delete_secret_response gone = { NULL };

	if (s->master_secret == NULL)
		return 0;
	s->master_secret = NULL;
	return ask_secrets(c, "DeleteSecret", &in, &gone);
}

int
master_end(struct store_tx *tx, struct kt_arena *a, const struct server *s)
{
	struct secret secret;
	struct rule_arn of;

	if (s->master_secret == NULL)
		return 0;
	rule_arn_read(a, s->master_secret, &of);
	switch (store_secret_find(tx, of.account, of.region,
	    s->master_secret, &secret)) {
	case STORE_OK:
		return store_secret_remove(tx, secret.id) == STORE_OK ? 0 : -1;
	case STORE_NOT_FOUND:
		return 0;
	default:
		return -1;
	}
}

int
master_renamed(struct kt_call *c, const struct master *m)
{
	const struct sm_tag tag = { kind_of(m)->tag,
	    rule_arn(c, m->kind, m->id) };
	const struct sm_tag_resource_request tagged = {
	    .secret_id = m->server->master_secret,
	    .tags = { (void *)(uintptr_t)&tag, 1 } };
	char token[KT_UUID];
	const struct sm_update_secret_request said = {
	    .secret_id = m->server->master_secret,
	    .client_request_token = token, .description = description(c, m) };
	struct sm_update_secret_response out = { NULL };

	kt_uuid(token);
	if (m->server->master_secret == NULL)
		return 0;
	return ask_secrets(c, "TagResource", &tagged, NULL) != 0 ? -1 :
	    ask_secrets(c, "UpdateSecret", &said, &out);
}

/* --- how it stands ------------------------------------------------------------ */

/* How far its rotation is; 0, or -1.  Of one that is gone nothing is set. */
static int
look(struct kt_call *c, const struct server *s, struct secret *secret,
    struct rotation *r)
{
	*r = (struct rotation){ .state = NULL };
	*secret = (struct secret){ .arn = NULL };
	if (s->master_secret == NULL)
		return 0;
	switch (store_secret_find(c->tx, c->account, c->region,
	    s->master_secret, secret)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
	return secret->rotation_enabled == 1 && store_rotation_find(c->tx,
	    secret->id, r) == STORE_FAILED ? dispatch_failed(c) : 0;
}

/*
 * Is a password still to be set?  One that a new server comes with too, but of one
 * that did not come.
 */
static int
is_pending(struct kt_call *c, const struct server *s, bool *out)
{
	*out = false;
	return strcmp(s->status, SERVER_DELETING) == 0 ||
	    (s->fresh && strcmp(s->status, SERVER_FAILED) == 0) ||
	    store_server_pending(c->tx, s->id, out) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

int
master_show(struct kt_call *c, const struct server *s, struct master_shown *out)
{
	struct rotation r;
	struct secret secret;
	bool rotates, pending;

	if (look(c, s, &secret, &r) != 0 || is_pending(c, s, &pending) != 0)
		return -1;
	rotates = store_rotation_under_way(&r);
	*out = (struct master_shown){ .status = s->status };
	if (rotates && r.attempt == 0 &&
	    strcmp(s->status, SERVER_AVAILABLE) == 0)
		out->status = SERVER_RESETTING;
	if (pending && !s->fresh)
		out->password = "****";
	if (secret.arn == NULL)
		return 0;
	out->secret = kt_arena_alloc(c->arena, sizeof(*out->secret));
	out->secret->secret_arn = secret.arn;
	out->secret->secret_status = pending ? "creating" : !rotates ?
	    "active" : r.attempt == 0 ? "rotating" : "impaired";
	out->secret->kms_key_id = rule_key_arn(c, secret.kms_key_id);
	return 0;
}

/* --- changes ------------------------------------------------------------------ */

static int
check_change(struct kt_call *c, const struct master *m,
    const struct master_wish *w)
{
	bool kept = m->server->master_secret != NULL;

	if (kept && w->managed != SHAPE_FALSE && w->password != NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "You can't specify "
		    "MasterUserPassword when ManageMasterUserPassword is "
		    "enabled.");
	if (w->rotate != SHAPE_TRUE)
		return 0;
	if (!kept || w->managed == SHAPE_FALSE)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "You can rotate "
		    "the master user password only when "
		    "ManageMasterUserPassword is enabled.");
	return w->at_once == SHAPE_TRUE ? 0 : kt_fail(c,
	    KT_PARAMETER_COMBINATION, "You must specify apply immediately when "
	    "rotating the master user password.");
}

/* User guide: once RDS manages it, its KMS key cannot be changed. */
static int
check_key(struct kt_call *c, const struct secret *secret, const char *given)
{
	return given == NULL || strcmp(rule_key_arn(c, given), rule_key_arn(c,
	    secret->kms_key_id)) == 0 ? 0 : kt_fail(c,
	    KT_PARAMETER_COMBINATION, "The KMS key of the master user secret "
	    "can't be changed.");
}

static int
check_state(struct kt_call *c, const struct master *m,
    const struct rotation *r)
{
	const struct kind *k = kind_of(m);

	if (strcmp(m->server->status, SERVER_AVAILABLE) == 0 &&
	    !store_rotation_under_way(r))
		return 0;
	return kt_fail(c, k->bad_state, "%s %s is not in available state.",
	    k->called, m->id);
}

static int
rotate(struct kt_call *c, const struct master *m)
{
	char token[KT_UUID];
	const struct sm_rotate_secret_request in = { .secret_id =
	    m->server->master_secret, .client_request_token = token };
	struct sm_rotate_secret_response out = { NULL };

	kt_uuid(token);
	return auth_permit(c, "secretsmanager:RotateSecret",
	    in.secret_id) != 0 ? -1 : ask_secrets(c, "RotateSecret", &in, &out);
}

/* The job of the status sets it. */
static void
set_later(struct kt_call *c, struct server *s, const char *password)
{
	s->master_password = password;
	s->status = SERVER_RESETTING;
	c->wakes = true;
}

int
master_modify(struct kt_call *c, const struct master *m,
    const struct master_wish *w)
{
	struct server *s = m->server;
	bool kept = s->master_secret != NULL;
	bool keep = w->managed == SHAPE_TRUE;
	bool leaves = kept && w->managed == SHAPE_FALSE;
	struct master_wish checked = *w;
	struct rotation r;
	struct secret secret;

	checked.unchanged = w->password == NULL && !leaves;
	if (check_password_wish(c, &checked) != 0 || check_change(c, m, w) != 0 ||
	    look(c, s, &secret, &r) != 0 ||
	    (kept && check_key(c, &secret, w->secret_key) != 0))
		return -1;
	if (checked.unchanged && w->rotate != SHAPE_TRUE && (!keep || kept))
		return 0;
	if (check_state(c, m, &r) != 0)
		return -1;
	if (w->rotate == SHAPE_TRUE)
		return rotate(c, m);
	if (leaves && master_forget(c, s) != 0)
		return -1;
	if (keep && master_keep(c, m, w->secret_key) != 0)
		return -1;
	set_later(c, s, keep ? s->master_password : w->password);
	return 0;
}
