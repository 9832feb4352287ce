/*
 * What Secrets Manager's operations take and give: botocore's model of
 * 2017-10-17.  A member that is not here is not supported yet and, as on AWS,
 * an unknown member is ignored; docs/coverage.md lists them.
 */
#ifndef KEYTURN_OPS_SECRETSMANAGER_SHAPES_H
#define KEYTURN_OPS_SECRETSMANAGER_SHAPES_H

#include "keyturn/crypto.h"
#include "wire/shape.h"

struct sm_tag {
	const char *key, *value;
};

struct sm_rules {
	struct shape_int days;
	const char *duration, *schedule;
};

struct in_create_secret {
	const char *name, *token, *description, *kms_key_id;
	struct kt_blob binary;
	const char *string;
	struct shape_list tags;		/* struct sm_tag */
};

struct in_put_secret_value {
	const char *secret_id, *token;
	struct kt_blob binary;
	const char *string;
	struct shape_list stages;
	const char *rotation_token;
};

struct in_get_secret_value {
	const char *secret_id, *version_id, *stage;
};

struct in_secret {			/* DescribeSecret, RestoreSecret */
	const char *secret_id;
};

struct in_update_stage {
	const char *secret_id, *stage, *remove_from, *move_to;
};

struct in_delete_secret {
	const char *secret_id;
	struct shape_int window;
	enum shape_bool force;
};

struct in_rotate_secret {
	const char *secret_id, *token, *function;
	struct sm_rules *rules;
	enum shape_bool immediately;
};

struct sm_filter {
	const char *key;
	struct shape_list values;
};

struct in_list_secrets {
	enum shape_bool planned_deletion;
	struct shape_int max_results;
	const char *next_token;
	struct shape_list filters;	/* struct sm_filter */
	const char *sort_order, *sort_by;
};

struct in_list_versions {
	const char *secret_id;
	struct shape_int max_results;
	const char *next_token;
	enum shape_bool deprecated;
};

struct in_random_password {
	struct shape_int length;
	const char *exclude;
	enum shape_bool no_numbers, no_punctuation, no_uppercase, no_lowercase;
	enum shape_bool space, each_type;
};

/* ARN and Name, and what many answers have besides. */
struct out_secret {
	const char *arn, *name, *version_id;
	struct shape_list stages;
	int64_t deletion_date;
};

struct out_value {
	const char *arn, *name, *version_id;
	struct kt_blob binary;
	const char *string;
	struct shape_list stages;
	int64_t created;
};

/* DescribeSecret, and an entry of ListSecrets. */
struct out_describe {
	const char *arn, *name, *description, *kms_key_id;
	enum shape_bool rotation_enabled;
	const char *function;
	struct sm_rules *rules;
	int64_t rotated, changed, accessed, deleted, next_rotation;
	struct shape_list tags;		/* struct sm_tag */
	struct shape_list versions;	/* struct shape_labels */
	int64_t created;
};

struct out_list_secrets {
	struct shape_list secrets;	/* struct out_describe */
	const char *next_token;
};

struct out_version {
	const char *version_id;
	struct shape_list stages;
	int64_t accessed, created;
	struct shape_list kms_key_ids;
};

struct out_list_versions {
	struct shape_list versions;	/* struct out_version */
	const char *next_token, *arn, *name;
};

struct out_random_password {
	const char *password;
};

extern const struct shape shape_create_secret, shape_put_secret_value,
    shape_get_secret_value, shape_describe_secret, shape_restore_secret,
    shape_update_stage, shape_delete_secret, shape_rotate_secret,
    shape_list_secrets, shape_list_versions, shape_random_password;
extern const struct shape shape_out_created, shape_out_put, shape_out_value,
    shape_out_named, shape_out_deleted, shape_out_describe,
    shape_out_list_secrets, shape_out_list_versions,
    shape_out_random_password;

#endif
