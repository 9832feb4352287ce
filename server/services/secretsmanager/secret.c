/* CreateSecret, DescribeSecret, DeleteSecret, RestoreSecret. */
#include <string.h>

#include "auth/permit.h"
#include "ops.h"

#define WINDOW_DEFAULT 30	/* days; RecoveryWindowInDays */
#define WINDOW_MIN 7
#define WINDOW_MAX 30

static bool
is_name_char(unsigned char c, bool colon)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (c == ':' && colon) ||
	    (c != '\0' && strchr("-/_+=.@!", c) != NULL);
}

/* With a colon among the characters only where an ARN may stand. */
static int
check_chars(struct kt_call *c, const char *s, bool colon)
{
	while (is_name_char((unsigned char)*s, colon))
		s++;
	if (*s == '\0')
		return 0;
	return kt_fail(c, KT_VALIDATION, "Invalid name. Must be a valid name "
	    "containing alphanumeric characters, or any of the following: "
	    "-/_+=.@!");
}

int
secret_check_id(struct kt_call *c, const char *id)
{
	return check_chars(c, id, strncmp(id, "arn:", 4) == 0);
}

/* The account of an ARN when it is not the caller's, else NULL. */
static const char *
foreign_account(struct kt_call *c, const char *id)
{
	const char *at = id;
	int i;

	if (strncmp(id, "arn:", 4) != 0)
		return NULL;
	for (i = 0; i < 4 && at != NULL; i++)
		at = (at = strchr(at, ':')) == NULL ? NULL : at + 1;
	if (at == NULL || strcspn(at, ":") != 12 ||
	    strncmp(at, c->account, 12) == 0)
		return NULL;
	return kt_arena_strndup(c->arena, at, 12);
}

/*
 * Another account's: its resource policy must allow it, which none does until
 * policies are enforced; and AWS's own key cannot be used from here (seen).
 */
static int
refuse_foreign(struct kt_call *c, const char *account, const char *id)
{
	struct secret s;

	switch (store_secret_find(c->tx, account, c->region, id, &s)) {
	case STORE_OK:
		if (s.policy == NULL || !key_is_default(s.kms_key_id) ||
		    strcmp(c->op->name, "GetSecretValue") != 0)
			break;
		return kt_fail(c, SM_INVALID_REQUEST, "You can't access a "
		    "secret from a different AWS account if you encrypt the "
		    "secret with the default KMS service key.");
	case STORE_NOT_FOUND:
		break;
	default:
		return dispatch_failed(c);
	}
	return auth_refuse(c, c->op->name, id,
	    "because no resource-based policy allows the");
}

static int
not_found(struct kt_call *c, const char *id)
{
	const char *account = foreign_account(c, id);

	if (account != NULL)
		return refuse_foreign(c, account, id);
	dispatch_hint(c, "secret", id, store_secret_elsewhere(c->tx,
	    c->account, c->region, id));
	return kt_fail(c, SM_RESOURCE_NOT_FOUND,
	    "Secrets Manager can't find the specified secret.");
}

static int
find(struct kt_call *c, enum store_rc (*in_store)(struct store_tx *tx,
    const char *account, const char *region, const char *id,
    struct secret *s), const char *id, struct secret *s)
{
	enum store_rc rc;

	if (secret_check_id(c, id) != 0)
		return -1;
	rc = in_store(c->tx, c->account, c->region, id, s);
	if (rc == STORE_FAILED)
		return dispatch_failed(c);
	if (auth_permit(c, c->op->name, rc == STORE_OK ? s->arn : id) != 0)
		return -1;
	return rc == STORE_OK ? 0 : not_found(c, id);
}

int
secret_find(struct kt_call *c, const char *id, struct secret *s)
{
	return find(c, store_secret_find, id, s);
}

static int
refuse_deleted(struct kt_call *c, const struct secret *s)
{
	return s->deleted == 0 ? 0 : kt_fail(c, SM_INVALID_REQUEST,
	    "You can't perform this operation on the secret because it was "
	    "marked for deletion.");
}

int
secret_find_live(struct kt_call *c, const char *id, struct secret *s)
{
	return secret_find(c, id, s) != 0 ? -1 : refuse_deleted(c, s);
}

int
secret_find_value(struct kt_call *c, const char *id, struct secret *s)
{
	return find(c, store_secret_find_value, id, s) != 0 ? -1 :
	    refuse_deleted(c, s);
}

int
secret_refuse_replica(struct kt_call *c, const struct secret *s)
{
	return s->origin == 0 ? 0 : kt_fail(c, SM_INVALID_PARAMETER,
	    "Operation not permitted on a replica secret. Call must be made "
	    "in primary secret's region.");
}

int
secret_find_primary(struct kt_call *c, const char *id, struct secret *s)
{
	return secret_find_live(c, id, s) != 0 ? -1 : secret_refuse_replica(c, s);
}

int
secret_changed(struct kt_call *c, struct secret *s)
{
	s->changed = c->now;
	return store_secret_save(c->tx, s) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

/* --- CreateSecret --- */

/*
 * The name is taken.  The same token with the same value is the same call
 * again, and gets the same answer (seen on AWS).
 */
static int
create_again(struct kt_call *c, const struct secret_value *value)
{
	const struct sm_create_secret_request *in = c->in;
	struct sm_create_secret_response *out = c->out;
	struct version v, wanted;
	struct secret s;

	if (store_secret_find(c->tx, c->account, c->region, in->name, &s) !=
	    STORE_OK)
		return dispatch_failed(c);
	if (s.deleted != 0)
		return kt_fail(c, SM_INVALID_REQUEST, "You can't create this "
		    "secret because a secret with this name is already "
		    "scheduled for deletion.");
	switch (s.origin != 0 ? STORE_NOT_FOUND :
	    store_version_find(c->tx, &s, in->client_request_token, &v)) {
	case STORE_OK:
		break;
	case STORE_NOT_FOUND:
		return kt_fail(c, SM_RESOURCE_EXISTS, "The operation failed "
		    "because the secret %s already exists.", in->name);
	default:
		return dispatch_failed(c);
	}
	wanted = value_version(value, in->client_request_token, 0);
	if (!value_equals(&v, &wanted))
		return kt_fail(c, SM_RESOURCE_EXISTS, MSG_TOKEN_USED,
		    in->client_request_token, s.arn);
	out->arn = s.arn;
	out->name = s.name;
	out->version_id = in->client_request_token;
	return replica_status(c, &s, &out->replication_status);
}

/* AddReplicaRegions, once all the rest is there. */
static int
create_replicas(struct kt_call *c, struct secret *s)
{
	const struct sm_create_secret_request *in = c->in;
	const struct replicate r = { &in->add_replica_regions,
	    in->force_overwrite_replica_secret == SHAPE_TRUE };
	struct sm_create_secret_response *out = c->out;

	return in->add_replica_regions.n == 0 ? 0 :
	    replicate(c, s, &r, &out->replication_status);
}

static int
create(struct kt_call *c, const struct secret_value *value)
{
	const struct sm_create_secret_request *in = c->in;
	struct sm_create_secret_response *out = c->out;
	struct secret s = { .account = c->account, .region = c->region,
	    .name = in->name, .description = secret_text(in->description),
	    .type = secret_text(in->type), .created = c->now,
	    .changed = c->now };
	struct version v = value_version(value, in->client_request_token,
	    c->now);

	if (key_take(c, in->kms_key_id, &s.kms_key_id) != 0)
		return -1;
	if (value_given(value)) {
		if (store_version_add(c->tx, &s, &v) != STORE_OK)
			return dispatch_failed(c);
		store_label_move(c->tx, &s, AWSCURRENT, v.id);
		out->version_id = v.id;
	}
	switch (store_secret_add(c->tx, &s)) {
	case STORE_OK:     break;
	case STORE_EXISTS: return create_again(c, value);
	default:           return dispatch_failed(c);
	}
	out->arn = s.arn;
	out->name = s.name;
	return tags_put(c, &s, &in->tags) != 0 ? -1 : create_replicas(c, &s);
}

/*
 * For a secret that is not there yet "??????" stands for the six characters
 * (user guide).  Tags and replicas want rights of their own (API Reference).
 */
static int
ask_create(struct kt_call *c)
{
	const struct sm_create_secret_request *in = c->in;
	const char *arn;

	if (!auth_asks(c))
		return 0;
	arn = kt_arena_printf(c->arena,
	    "arn:%s:secretsmanager:%s:%s:secret:%s-\?\?\?\?\?\?",
	    store_partition(c->region), c->region, c->account, in->name);
	if (auth_permit(c, c->op->name, arn) != 0 ||
	    (in->tags.n > 0 && auth_permit(c, "TagResource", arn) != 0))
		return -1;
	return in->add_replica_regions.n == 0 ? 0 :
	    auth_permit(c, "ReplicateSecretToRegions", arn);
}

int
op_create_secret(struct kt_call *c)
{
	const struct sm_create_secret_request *in = c->in;
	struct secret_value value = { in->secret_string, in->secret_binary };

	if (check_chars(c, in->name, false) != 0 || ask_create(c) != 0)
		return -1;
	if (in->client_request_token == NULL)
		return kt_fail(c, SM_INVALID_REQUEST, MSG_NO_TOKEN);
	return value_check(c, &value) == 0 ? create(c, &value) : -1;
}

/* --- DescribeSecret --- */

struct shape_list
secret_stages(struct kt_call *c, const struct secret *s, const char *version)
{
	const char **names = kt_arena_alloc(c->arena,
	    (s->n_labels + 1) * sizeof(*names));
	size_t i, count = 0;

	for (i = 0; i < s->n_labels; i++)
		if (strcmp(s->labels[i].version, version) == 0)
			names[count++] = s->labels[i].name;
	return (struct shape_list){ count == 0 ? NULL : (void *)names, count };
}

/* Versions with their labels, by id. */
static struct shape_list
versions_to_stages(struct kt_call *c, const struct secret *s)
{
	struct sm_secret_versions_to_stages_map_type *e = kt_arena_alloc(
	    c->arena, (s->n_labels + 1) * sizeof(*e));
	size_t i, at, n = 0;

	for (i = 0; i < s->n_labels; i++) {
		const char *version = s->labels[i].version;

		for (at = n; at > 0 && strcmp(e[at - 1].key, version) > 0; at--)
			;
		if (at > 0 && strcmp(e[at - 1].key, version) == 0)
			continue;
		memmove(&e[at + 1], &e[at], (n++ - at) * sizeof(*e));
		e[at].key = version;
		e[at].value = secret_stages(c, s, version);
	}
	return (struct shape_list){ n == 0 ? NULL : e, n };
}

/*
 * "This value is calculated from the rotation schedule after every successful
 * rotation." (API Reference, RotationRulesType, AutomaticallyAfterDays)
 */
static int64_t
days_between(const struct secret *s)
{
	struct kt_schedule when;
	int64_t next = 0;

	if (s->rotation_rules.days != 0)
		return s->rotation_rules.days;
	if (kt_schedule_read(&s->rotation_rules, &when) == NULL)
		next = kt_schedule_next(&when, s->rotation_from);
	return next == 0 ? 0 : (next - s->rotation_from + KT_DAY - 1) / KT_DAY;
}

static struct sm_rotation_rules_type *
describe_rules(struct kt_call *c, const struct secret *s)
{
	const struct kt_rules *rules = &s->rotation_rules;
	int64_t days = days_between(s);
	struct sm_rotation_rules_type *r;

	if (days == 0 && rules->expression == NULL && rules->duration == NULL)
		return NULL;
	r = kt_arena_alloc(c->arena, sizeof(*r));
	if (days != 0)
		r->automatically_after_days = shape_int(days);
	r->schedule_expression = rules->expression;
	r->duration = rules->duration;
	return r;
}

/* Tags: absent until the first was set, an empty list after the last. */
static int
describe_tags(struct kt_call *c, const struct secret *s,
    struct shape_list *out)
{
	struct sm_tag *to;
	struct tag *tags;
	size_t i, n;

	if (!s->tagged)
		return 0;
	if (store_tags(c->tx, s->content, &tags, &n) != STORE_OK)
		return dispatch_failed(c);
	out->items = to = kt_arena_alloc(c->arena, (n + 1) * sizeof(*to));
	out->n = n;
	for (i = 0; i < n; i++)
		to[i] = (struct sm_tag){ tags[i].key, tags[i].value };
	return 0;
}

/* A primary lists its replicas; both say where the primary is. */
static int
describe_replicas(struct kt_call *c, const struct secret *s,
    struct sm_description *out)
{
	out->primary_region = s->primary_region;
	return s->origin != 0 ? 0 : replica_status(c, s,
	    &out->replication_status);
}

int
secret_describe(struct kt_call *c, const struct secret *s,
    struct sm_description *out)
{
	out->arn = s->arn;
	out->name = s->name;
	out->description = s->description;
	out->kms_key_id = s->kms_key_id;
	out->type = s->type;
	if (s->rotation_enabled >= 0)
		out->rotation_enabled = shape_bool(s->rotation_enabled == 1);
	out->rotation_lambda_arn = s->rotation_function;
	out->rotation_rules = describe_rules(c, s);
	out->external_secret_rotation_role_arn = s->external_role;
	out->external_secret_rotation_metadata = rotation_metadata(c, s);
	out->last_rotated_date = s->rotated;
	out->last_changed_date = s->changed;
	out->last_accessed_date = s->accessed;
	out->deleted_date = s->deleted;
	out->next_rotation_date = rotation_next(s);
	out->created_date = s->created;
	out->version_ids_to_stages = out->secret_versions_to_stages =
	    versions_to_stages(c, s);
	return describe_replicas(c, s, out) == 0 ?
	    describe_tags(c, s, &out->tags) : -1;
}

int
op_describe_secret(struct kt_call *c)
{
	const struct sm_describe_secret_request *in = c->in;
	struct secret s;

	if (secret_find(c, in->secret_id, &s) != 0)
		return -1;
	/* "... or rotation has been disabled, ... returns null." (API) */
	if (s.rotation_enabled != 1)
		s.rotated = 0;
	return secret_describe(c, &s, c->out);
}

/* --- DeleteSecret, RestoreSecret --- */

static int
check_window(struct kt_call *c, const struct sm_delete_secret_request *in)
{
	const struct shape_int *days = &in->recovery_window_in_days;

	if (in->force_delete_without_recovery == SHAPE_TRUE && days->set)
		return kt_fail(c, SM_INVALID_PARAMETER, "You can't use "
		    "ForceDeleteWithoutRecovery in conjunction with "
		    "RecoveryWindowInDays.");
	if (days->set && (days->v < WINDOW_MIN || days->v > WINDOW_MAX))
		return kt_fail(c, SM_INVALID_PARAMETER, "The "
		    "RecoveryWindowInDays value must be between 7 and 30 days "
		    "(inclusive).");
	return 0;
}

static int
remove_now(struct kt_call *c, const struct secret *s)
{
	if (secret_refuse_replica(c, s) != 0 || replica_check_none(c, s) != 0)
		return -1;
	return store_secret_remove(c->tx, s->id) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

/*
 * API Reference, DeleteSecret, ForceDeleteWithoutRecovery: no error for a
 * secret that does not exist.
 */
static int
force_delete(struct kt_call *c, const struct sm_delete_secret_request *in)
{
	struct sm_delete_secret_response *out = c->out;
	struct secret s = { .name = in->secret_id };
	enum store_rc rc;

	rc = store_secret_find(c->tx, c->account, c->region, in->secret_id, &s);
	if (rc != STORE_FAILED &&
	    auth_permit(c, c->op->name, rc == STORE_OK ? s.arn : s.name) != 0)
		return -1;
	if (rc == STORE_FAILED)
		return dispatch_failed(c);
	if (rc == STORE_NOT_FOUND && foreign_account(c, in->secret_id) != NULL)
		return not_found(c, in->secret_id);
	if (rc == STORE_OK && remove_now(c, &s) != 0)
		return -1;
	out->arn = s.arn != NULL ? s.arn : strncmp(s.name, "arn:", 4) == 0 ?
	    s.name : kt_arena_printf(c->arena,
	    "arn:%s:secretsmanager:%s:%s:secret:%s",
	    store_partition(c->region), c->region, c->account, s.name);
	out->name = strncmp(s.name, "arn:", 4) == 0 ?
	    strrchr(s.name, ':') + 1 : s.name;
	out->deletion_date = c->now;
	return 0;
}

int
op_delete_secret(struct kt_call *c)
{
	const struct sm_delete_secret_request *in = c->in;
	struct sm_delete_secret_response *out = c->out;
	struct secret s;

	if (secret_check_id(c, in->secret_id) != 0 || check_window(c, in) != 0)
		return -1;
	if (in->force_delete_without_recovery == SHAPE_TRUE)
		return force_delete(c, in);
	if (secret_find_primary(c, in->secret_id, &s) != 0 ||
	    replica_check_none(c, &s) != 0)
		return -1;
	out->arn = s.arn;
	out->name = s.name;
	s.deleted = c->now;
	s.deletion_due = c->now + KT_DAY *
	    (in->recovery_window_in_days.set ? in->recovery_window_in_days.v :
	    WINDOW_DEFAULT);
	out->deletion_date = s.deletion_due;
	c->wakes = true;
	return store_secret_save(c->tx, &s) == STORE_OK &&
	    store_deletion_plan(c->tx) == STORE_OK ?
	    rotation_move(c, &s, &(struct rotation_move){
	    .act = ROTATION_HOLD }) : dispatch_failed(c);
}

int
op_restore_secret(struct kt_call *c)
{
	const struct sm_restore_secret_request *in = c->in;
	struct sm_restore_secret_response *out = c->out;
	struct secret s;

	if (secret_find(c, in->secret_id, &s) != 0 ||
	    secret_refuse_replica(c, &s) != 0)
		return -1;
	s.deleted = s.deletion_due = 0;
	c->wakes = true;		/* a rotation may be due */
	out->arn = s.arn;
	out->name = s.name;
	if (store_secret_save(c->tx, &s) != STORE_OK ||
	    store_deletion_plan(c->tx) != STORE_OK)
		return dispatch_failed(c);
	return rotation_move(c, &s, &(struct rotation_move){
	    .act = ROTATION_RELEASE });
}
