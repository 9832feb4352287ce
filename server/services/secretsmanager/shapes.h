/*
 * What Secrets Manager's operations take and give: botocore's model of
 * 2017-10-17, member for member; a test compares them.  As on AWS an unknown
 * member of a request is ignored.
 */
#ifndef KEYTURN_SECRETSMANAGER_SHAPES_H
#define KEYTURN_SECRETSMANAGER_SHAPES_H

#include "keyturn/crypto.h"
#include "wire/shape.h"

struct sm_tag {			/* and ExternalSecretRotationMetadata */
	const char *key, *value;
};

struct sm_replica_region {
	const char *region, *kms_key_id;
};

struct sm_replication_status {
	const char *region, *kms_key_id, *status, *message;
	int64_t accessed;
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
	struct shape_list replicas;	/* struct sm_replica_region */
	enum shape_bool overwrite;
	const char *type;
};

struct in_update_secret {
	const char *secret_id, *token, *description, *kms_key_id;
	struct kt_blob binary;
	const char *string, *type;
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

struct in_batch_get {
	struct shape_list secret_ids;
	struct shape_list filters;	/* struct sm_filter */
	struct shape_int max_results;
	const char *next_token;
};

/*
 * CancelRotateSecret, DeleteResourcePolicy, DescribeSecret, GetResourcePolicy,
 * RestoreSecret, StopReplicationToReplica.
 */
struct in_secret {
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
	struct shape_list external_metadata;	/* struct sm_tag */
	const char *external_role;
	enum shape_bool immediately;
};

struct in_put_policy {
	const char *secret_id, *policy;
	enum shape_bool block_public;
};

struct in_validate_policy {
	const char *secret_id, *policy;
};

struct in_tag_resource {
	const char *secret_id;
	struct shape_list tags;		/* struct sm_tag */
};

struct in_untag_resource {
	const char *secret_id;
	struct shape_list keys;
};

struct in_replicate {
	const char *secret_id;
	struct shape_list replicas;	/* struct sm_replica_region */
	enum shape_bool overwrite;
};

struct in_remove_regions {
	const char *secret_id;
	struct shape_list regions;
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
	struct shape_list replication;	/* struct sm_replication_status */
	const char *policy;
};

struct out_value {
	const char *arn, *name, *version_id;
	struct kt_blob binary;
	const char *string;
	struct shape_list stages;
	int64_t created;
};

struct sm_error {
	const char *secret_id, *code, *message;
};

struct out_batch {
	struct shape_list values;	/* struct out_value */
	const char *next_token;
	struct shape_list errors;	/* struct sm_error */
};

struct sm_policy_error {
	const char *check, *message;
};

struct out_validated {
	enum shape_bool passed;
	struct shape_list errors;	/* struct sm_policy_error */
};

/* DescribeSecret, and an entry of ListSecrets. */
struct out_describe {
	const char *arn, *name, *type, *description, *kms_key_id;
	enum shape_bool rotation_enabled;
	const char *function;
	struct sm_rules *rules;
	struct shape_list external_metadata;	/* struct sm_tag */
	const char *external_role;
	int64_t rotated, changed, accessed, deleted, next_rotation;
	struct shape_list tags;		/* struct sm_tag */
	struct shape_list versions;	/* struct shape_labels */
	const char *owning_service;	/* none has one yet */
	int64_t created;
	const char *primary_region;
	struct shape_list replication;	/* struct sm_replication_status */
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

extern const struct shape shape_batch_get, shape_create_secret,
    shape_delete_secret, shape_get_secret_value, shape_list_secrets,
    shape_list_versions, shape_put_policy, shape_put_secret_value,
    shape_random_password, shape_remove_regions, shape_replicate,
    shape_rotate_secret, shape_secret, shape_tag_resource,
    shape_untag_resource, shape_update_secret, shape_update_stage,
    shape_validate_policy;
extern const struct shape shape_out_arn, shape_out_batch, shape_out_created,
    shape_out_deleted, shape_out_describe, shape_out_list_secrets,
    shape_out_list_versions, shape_out_named, shape_out_policy, shape_out_put,
    shape_out_random_password, shape_out_replicated, shape_out_validated,
    shape_out_value, shape_out_versioned;

#endif
