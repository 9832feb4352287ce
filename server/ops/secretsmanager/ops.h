/*
 * Secrets Manager's operations, a function each, as table.c lists them, and
 * what they share.  An operation returns 0 with c->out filled, or -1 after
 * kt_fail.  Texts: AWS's own where they are known (shared facts).
 */
#ifndef KEYTURN_OPS_SECRETSMANAGER_OPS_H
#define KEYTURN_OPS_SECRETSMANAGER_OPS_H

#include "ops/dispatch.h"
#include "shapes.h"
#include "store/tables.h"

int op_create_secret(struct kt_call *c);
int op_delete_resource_policy(struct kt_call *c);
int op_delete_secret(struct kt_call *c);
int op_describe_secret(struct kt_call *c);
int op_get_random_password(struct kt_call *c);
int op_get_resource_policy(struct kt_call *c);
int op_get_secret_value(struct kt_call *c);
int op_list_secret_version_ids(struct kt_call *c);
int op_list_secrets(struct kt_call *c);
int op_put_resource_policy(struct kt_call *c);
int op_put_secret_value(struct kt_call *c);
int op_restore_secret(struct kt_call *c);
int op_rotate_secret(struct kt_call *c);
int op_update_secret_version_stage(struct kt_call *c);
int op_validate_resource_policy(struct kt_call *c);

#define MSG_NO_TOKEN "You must provide a ClientRequestToken value. " \
	"We recommend a UUID-type value."
#define MSG_NO_VERSION "Secrets Manager can't find the specified secret " \
	"value for VersionId: %s"
#define MSG_NO_LABEL "Secrets Manager can't find the specified secret " \
	"value for staging label: %s"

/* The name check, which guards SecretId too; 0 or -1. */
int secret_check_id(struct kt_call *c, const char *id);

/*
 * The secret that id names, those awaiting deletion included; 0 or -1.  Asks
 * first whether the caller may do the operation to it.
 */
int secret_find(struct kt_call *c, const char *id, struct secret *s);
/* The same, but one marked for deletion is an error. */
int secret_find_live(struct kt_call *c, const char *id, struct secret *s);

/* Everything DescribeSecret says of s; 0 or -1. */
int secret_describe(struct kt_call *c, const struct secret *s,
    struct out_describe *out);

/* The labels of one version of those of a secret, as a list of strings. */
struct shape_list secret_stages(struct kt_call *c, const struct label *labels,
    size_t n, const char *version);

/* A value as a request carries it. */
struct secret_value {
	const char *string;
	struct kt_blob binary;
};
/* At most one of both; 0 or -1. */
int value_check(struct kt_call *c, const struct secret_value *v);
bool value_given(const struct secret_value *v);
/* A version row with that value. */
struct version value_version(const struct secret_value *v, const char *id,
    int64_t created);
bool value_equals(const struct version *v, const struct version *other);

/*
 * Moves AWSCURRENT to version; the former holder gets AWSPREVIOUS.  0 or -1.
 */
int label_move_current(struct kt_call *c, const struct secret *s,
    const char *version);

/* Ends a rotation of version that is under way, leaving labels alone. */
int rotation_abandon(struct kt_call *c, const struct secret *s,
    const char *version, const char *why);
/* The latest moment of the next rotation, or 0. */
int64_t rotation_next(const struct secret *s);

/* Does s pass all filters?  Its tags are looked at only if some need them. */
bool filter_needs_tags(const struct shape_list *filters);
bool filter_passes(const struct shape_list *filters, const struct secret *s,
    const struct tag *tags, size_t n_tags);

#endif
