/* Made by models/generate of models/lambda.ops and AWS's model: change those. */
#ifndef KEYTURN_LAMBDA_MODEL_H
#define KEYTURN_LAMBDA_MODEL_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

struct lambda_add_permission_request {
	const char *function_name;
	const char *statement_id;
	const char *action;
	const char *principal;
	const char *source_arn;
	const char *function_url_auth_type;
	enum shape_bool invoked_via_function_url;
	const char *source_account;
	const char *event_source_token;
	const char *qualifier;
	const char *revision_id;
	const char *principal_org_id;
};

struct lambda_get_function_request {
	const char *function_name;
	const char *qualifier;
};

struct lambda_get_function_code_signing_config_request {
	const char *function_name;
};

struct lambda_get_function_configuration_request {
	const char *function_name;
	const char *qualifier;
};

struct lambda_get_policy_request {
	const char *function_name;
	const char *qualifier;
};

struct lambda_list_functions_request {
	const char *master_region;
	const char *function_version;
	const char *marker;
	struct shape_int max_items;
};

struct lambda_list_versions_by_function_request {
	const char *function_name;
	const char *marker;
	struct shape_int max_items;
};

struct lambda_remove_permission_request {
	const char *function_name;
	const char *statement_id;
	const char *qualifier;
	const char *revision_id;
};

struct lambda_vpc_config {
	struct shape_list subnet_ids;	/* const char * */
	struct shape_list security_group_ids;	/* const char * */
	enum shape_bool ipv6_allowed_for_dual_stack;
};

struct lambda_environment {
	struct shape_list variables;	/* struct lambda_environment_variables */
};

struct lambda_dead_letter_config {
	const char *target_arn;
};

struct lambda_tracing_config {
	const char *mode;
};

struct lambda_s3_files_config {
	const char *direct_s3_read;
};

struct lambda_file_system_config {
	const char *arn;
	const char *local_mount_path;
	struct lambda_s3_files_config *s3_files_config;
};

struct lambda_image_config {
	struct shape_list entry_point;	/* const char * */
	struct shape_list command;	/* const char * */
	const char *working_directory;
};

struct lambda_ephemeral_storage {
	struct shape_int size;
};

struct lambda_snap_start {
	const char *apply_on;
};

struct lambda_logging_config {
	const char *log_format;
	const char *application_log_level;
	const char *system_log_level;
	const char *log_group;
};

struct lambda_lambda_managed_instances_capacity_provider_config {
	const char *capacity_provider_arn;
	struct shape_int per_execution_environment_max_concurrency;
	struct shape_float execution_environment_memory_gi_b_per_v_cpu;
};

struct lambda_capacity_provider_config {
	struct lambda_lambda_managed_instances_capacity_provider_config *lambda_managed_instances_capacity_provider_config;
};

struct lambda_durable_config {
	const char *kms_key_arn;
	struct shape_int retention_period_in_days;
	struct shape_int execution_timeout;
};

struct lambda_function_runtime_config {
	const char *runtime_arn;
	const char *runtime_alias;
};

struct lambda_accelerator_config {
	struct shape_int accelerator_memory_size;
};

struct lambda_update_function_configuration_request {
	const char *function_name;
	const char *role;
	const char *handler;
	const char *description;
	struct shape_int timeout;
	struct shape_int memory_size;
	struct lambda_vpc_config *vpc_config;
	struct lambda_environment *environment;
	const char *runtime;
	struct lambda_dead_letter_config *dead_letter_config;
	const char *kms_key_arn;
	struct lambda_tracing_config *tracing_config;
	const char *revision_id;
	struct shape_list layers;	/* const char * */
	struct shape_list file_system_configs;	/* struct lambda_file_system_config */
	struct lambda_image_config *image_config;
	struct lambda_ephemeral_storage *ephemeral_storage;
	struct lambda_snap_start *snap_start;
	struct lambda_logging_config *logging_config;
	struct lambda_capacity_provider_config *capacity_provider_config;
	struct lambda_durable_config *durable_config;
	struct lambda_function_runtime_config *runtime_config;
	struct lambda_accelerator_config *accelerator_config;
};

struct lambda_add_permission_response {
	const char *statement;
};

struct lambda_vpc_config_response {
	struct shape_list subnet_ids;	/* const char * */
	struct shape_list security_group_ids;	/* const char * */
	const char *vpc_id;
	enum shape_bool ipv6_allowed_for_dual_stack;
};

struct lambda_environment_error {
	const char *error_code;
	const char *message;
};

struct lambda_environment_response {
	struct shape_list variables;	/* struct lambda_environment_variables */
	struct lambda_environment_error *error;
};

struct lambda_tracing_config_response {
	const char *mode;
};

struct lambda_layer {
	const char *arn;
	struct shape_int code_size;
	const char *signing_profile_version_arn;
	const char *signing_job_arn;
};

struct lambda_image_config_error {
	const char *error_code;
	const char *message;
};

struct lambda_image_config_response {
	struct lambda_image_config *image_config;
	struct lambda_image_config_error *error;
};

struct lambda_snap_start_response {
	const char *apply_on;
	const char *optimization_status;
};

struct lambda_runtime_version_error {
	const char *error_code;
	const char *message;
};

struct lambda_runtime_version_config {
	const char *runtime_version_arn;
	struct lambda_runtime_version_error *error;
};

struct lambda_tenancy_config {
	const char *tenant_isolation_mode;
};

struct lambda_function_configuration {
	const char *function_name;
	const char *function_arn;
	const char *runtime;
	const char *role;
	const char *handler;
	struct shape_int code_size;
	const char *description;
	struct shape_int timeout;
	struct shape_int memory_size;
	const char *last_modified;
	const char *code_sha256;
	const char *version;
	struct lambda_vpc_config_response *vpc_config;
	struct lambda_dead_letter_config *dead_letter_config;
	struct lambda_environment_response *environment;
	const char *kms_key_arn;
	struct lambda_tracing_config_response *tracing_config;
	const char *master_arn;
	const char *revision_id;
	struct shape_list layers;	/* struct lambda_layer */
	const char *state;
	const char *state_reason;
	const char *state_reason_code;
	const char *last_update_status;
	const char *last_update_status_reason;
	const char *last_update_status_reason_code;
	struct shape_list file_system_configs;	/* struct lambda_file_system_config */
	const char *signing_profile_version_arn;
	const char *signing_job_arn;
	const char *package_type;
	struct lambda_image_config_response *image_config_response;
	struct shape_list architectures;	/* const char * */
	struct lambda_ephemeral_storage *ephemeral_storage;
	struct lambda_snap_start_response *snap_start;
	struct lambda_runtime_version_config *runtime_version_config;
	struct lambda_logging_config *logging_config;
	struct lambda_tenancy_config *tenancy_config;
	struct lambda_capacity_provider_config *capacity_provider_config;
	const char *config_sha256;
	struct lambda_durable_config *durable_config;
	struct lambda_function_runtime_config *runtime_config;
	struct lambda_accelerator_config *accelerator_config;
};

struct lambda_resolved_s3_object {
	const char *s3_bucket;
	const char *s3_key;
	const char *s3_object_version;
};

struct lambda_function_code_location_error {
	const char *error_code;
	const char *message;
};

struct lambda_function_code_location {
	const char *repository_type;
	const char *location;
	const char *image_uri;
	const char *resolved_image_uri;
	struct lambda_resolved_s3_object *resolved_s3_object;
	const char *source_kms_key_arn;
	struct lambda_function_code_location_error *error;
};

struct lambda_tags_error {
	const char *error_code;
	const char *message;
};

struct lambda_concurrency {
	struct shape_int reserved_concurrent_executions;
};

struct lambda_get_function_response {
	struct lambda_function_configuration *configuration;
	struct lambda_function_code_location *code;
	struct shape_list tags;	/* struct lambda_tags */
	struct lambda_tags_error *tags_error;
	struct lambda_concurrency *concurrency;
};

struct lambda_get_function_code_signing_config_response {
	const char *code_signing_config_arn;
	const char *function_name;
};

struct lambda_get_policy_response {
	const char *policy;
	const char *revision_id;
};

struct lambda_list_functions_response {
	const char *next_marker;
	struct shape_list functions;	/* struct lambda_function_configuration */
};

struct lambda_list_versions_by_function_response {
	const char *next_marker;
	struct shape_list versions;	/* struct lambda_function_configuration */
};

struct lambda_environment_variables {
	const char *key;
	const char *value;
};

struct lambda_tags {
	const char *key;
	const char *value;
};

extern const struct shape lambda_shape_add_permission_request;
extern const struct shape lambda_shape_get_function_request;
extern const struct shape lambda_shape_get_function_code_signing_config_request;
extern const struct shape lambda_shape_get_function_configuration_request;
extern const struct shape lambda_shape_get_policy_request;
extern const struct shape lambda_shape_list_functions_request;
extern const struct shape lambda_shape_list_versions_by_function_request;
extern const struct shape lambda_shape_remove_permission_request;
extern const struct shape lambda_shape_vpc_config;
extern const struct shape lambda_shape_environment;
extern const struct shape lambda_shape_dead_letter_config;
extern const struct shape lambda_shape_tracing_config;
extern const struct shape lambda_shape_s3_files_config;
extern const struct shape lambda_shape_file_system_config;
extern const struct shape lambda_shape_image_config;
extern const struct shape lambda_shape_ephemeral_storage;
extern const struct shape lambda_shape_snap_start;
extern const struct shape lambda_shape_logging_config;
extern const struct shape lambda_shape_lambda_managed_instances_capacity_provider_config;
extern const struct shape lambda_shape_capacity_provider_config;
extern const struct shape lambda_shape_durable_config;
extern const struct shape lambda_shape_function_runtime_config;
extern const struct shape lambda_shape_accelerator_config;
extern const struct shape lambda_shape_update_function_configuration_request;
extern const struct shape lambda_shape_add_permission_response;
extern const struct shape lambda_shape_vpc_config_response;
extern const struct shape lambda_shape_environment_error;
extern const struct shape lambda_shape_environment_response;
extern const struct shape lambda_shape_tracing_config_response;
extern const struct shape lambda_shape_layer;
extern const struct shape lambda_shape_image_config_error;
extern const struct shape lambda_shape_image_config_response;
extern const struct shape lambda_shape_snap_start_response;
extern const struct shape lambda_shape_runtime_version_error;
extern const struct shape lambda_shape_runtime_version_config;
extern const struct shape lambda_shape_tenancy_config;
extern const struct shape lambda_shape_function_configuration;
extern const struct shape lambda_shape_resolved_s3_object;
extern const struct shape lambda_shape_function_code_location_error;
extern const struct shape lambda_shape_function_code_location;
extern const struct shape lambda_shape_tags_error;
extern const struct shape lambda_shape_concurrency;
extern const struct shape lambda_shape_get_function_response;
extern const struct shape lambda_shape_get_function_code_signing_config_response;
extern const struct shape lambda_shape_get_policy_response;
extern const struct shape lambda_shape_list_functions_response;
extern const struct shape lambda_shape_list_versions_by_function_response;

int op_lambda_add_permission(struct kt_call *c);
int op_lambda_get_function(struct kt_call *c);
int op_lambda_get_function_code_signing_config(struct kt_call *c);
int op_lambda_get_function_configuration(struct kt_call *c);
int op_lambda_get_policy(struct kt_call *c);
int op_lambda_list_functions(struct kt_call *c);
int op_lambda_list_versions_by_function(struct kt_call *c);
int op_lambda_remove_permission(struct kt_call *c);
int op_lambda_update_function_configuration(struct kt_call *c);

enum {
	LAMBDA_CODE_SIGNING_CONFIG_NOT_FOUND = KT_ERRORS,
	LAMBDA_CODE_VERIFICATION_FAILED,
	LAMBDA_INVALID_CODE_SIGNATURE,
	LAMBDA_INVALID_PARAMETER_VALUE,
	LAMBDA_POLICY_LENGTH_EXCEEDED,
	LAMBDA_PRECONDITION_FAILED,
	LAMBDA_PUBLIC_POLICY,
	LAMBDA_RESOURCE_CONFLICT,
	LAMBDA_RESOURCE_NOT_FOUND,
	LAMBDA_SERVICE,
	LAMBDA_TOO_MANY_REQUESTS
};

extern const struct kt_op lambda_ops[9];
extern const struct kt_op lambda_absent[];
extern const struct kt_error lambda_errors[];
extern const struct kt_meaning lambda_means[];

/* What the model says of the service itself. */
#define LAMBDA_MODEL \
	.name = "lambda", \
	.title = "Lambda", \
	.protocol = KT_REST_JSON, \
	.version = "2015-03-31", \
	.ops = lambda_ops, \
	.n_ops = 9, \
	.absent = lambda_absent, \
	.n_absent = 82, \
	.errors = lambda_errors, \
	.means = lambda_means,

#endif
