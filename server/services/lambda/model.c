/* Made by models/generate of models/lambda.ops and AWS's model: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)

static const char *const values_function_url_auth_type[] = {
	"NONE", "AWS_IAM", NULL
};
static const char *const values_function_version[] = {
	"ALL", NULL
};
static const struct shape_field member_subnet_ids = {
	.type = SHAPE_STRING, .max = 1024, .pattern = "subnet-[0-9a-z]*"
};
static const struct shape_field member_security_group_ids = {
	.type = SHAPE_STRING, .max = 1024, .pattern = "sg-[0-9a-zA-Z]*"
};
static const struct shape_field value_environment_variables = {
	.place = AT(lambda_environment_variables, value), .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE
};
static const struct shape_field key_environment_variables = {
	.type = SHAPE_STRING, .flags = SHAPE_SENSITIVE, .pattern =
	    "[a-zA-Z]([a-zA-Z0-9_])+"
};
static const char *const values_tracing_mode[] = {
	"Active", "PassThrough", NULL
};
static const char *const values_direct_s3_read[] = {
	"ENABLED", "DISABLED", "AUTO", NULL
};
static const struct shape_field member_string_list = {
	.type = SHAPE_STRING
};
static const char *const values_snap_start_apply_on[] = {
	"PublishedVersions", "None", NULL
};
static const char *const values_log_format[] = {
	"JSON", "Text", NULL
};
static const char *const values_application_log_level[] = {
	"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", NULL
};
static const char *const values_system_log_level[] = {
	"DEBUG", "INFO", "WARN", NULL
};
static const char *const values_runtime[] = {
	"nodejs", "nodejs4.3", "nodejs6.10", "nodejs8.10", "nodejs10.x",
	"nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "nodejs20.x",
	"nodejs22.x", "nodejs24.x", "java8", "java8.al2", "java11", "java17",
	"java21", "java25", "python2.7", "python3.6", "python3.7", "python3.8",
	"python3.9", "python3.10", "python3.11", "python3.12", "python3.13",
	"python3.14", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1",
	"dotnetcore3.1", "dotnet6", "dotnet8", "dotnet10", "nodejs4.3-edge",
	"go1.x", "ruby2.5", "ruby2.7", "ruby3.2", "ruby3.3", "ruby3.4",
	"ruby4.0", "provided", "provided.al2", "provided.al2023", "nodejs26.x",
	"python3.15", "java8.al2023", "java11.al2023", "java17.al2023",
	"custom", NULL
};
static const struct shape_field member_layer_list = {
	.type = SHAPE_STRING, .min = 1, .max = 2048, .pattern =
	    "((arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso("
	    "[a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|"
	    "(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+))"
};
static const struct shape_field member_file_system_config_list = {
	.type = SHAPE_STRUCT, .of = &lambda_shape_file_system_config
};
static const struct shape_field member_subnet_ids_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_security_group_ids_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field value_environment_variables_answered = {
	.place = AT(lambda_environment_variables, value), .type = SHAPE_STRING,
	    .flags = SHAPE_SENSITIVE
};
static const struct shape_field key_environment_variables_answered = {
	.type = SHAPE_STRING, .flags = SHAPE_SENSITIVE
};
static const struct shape_field member_layers_reference_list_answered = {
	.type = SHAPE_STRUCT, .of = &lambda_shape_layer
};
static const struct shape_field member_file_system_config_list_answered = {
	.type = SHAPE_STRUCT, .of = &lambda_shape_file_system_config
};
static const struct shape_field member_architectures_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field value_tags_answered = {
	.place = AT(lambda_tags, value), .type = SHAPE_STRING
};
static const struct shape_field key_tags_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_function_list_answered = {
	.type = SHAPE_STRUCT, .of = &lambda_shape_function_configuration
};

static const struct shape_field fields_add_permission_request[] = {
	{ "FunctionName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 256,
	    .pattern =
	    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-is"
	    "o([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-"
	    "9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
	    .place = AT(lambda_add_permission_request, function_name),
	    .wire = "FunctionName" },
	{ "StatementId", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 100, .pattern = "([a-zA-Z0-9-_]+)",
	    .place = AT(lambda_add_permission_request, statement_id) },
	{ "Action", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .max = 10000,
	    .pattern = "(lambda:[*]|lambda:[a-zA-Z]+|[*])",
	    .place = AT(lambda_add_permission_request, action) },
	{ "Principal", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .max = 2048, .pattern = "[^\\s]+",
	    .place = AT(lambda_add_permission_request, principal) },
	{ "SourceArn", .type = SHAPE_STRING, .max = 10000, .pattern =
	    "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-"
	    "gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)",
	    .place = AT(lambda_add_permission_request, source_arn) },
	{ "FunctionUrlAuthType", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .values = values_function_url_auth_type, .why =
	    "there are no function URLs",
	    .place = AT(lambda_add_permission_request, function_url_auth_type)
	    },
	{ "InvokedViaFunctionUrl", .type = SHAPE_BOOL, .flags = SHAPE_REFUSED,
	    .why = "there are no function URLs", .unless = "false",
	    .place = AT(lambda_add_permission_request, invoked_via_function_url)
	    },
	{ "SourceAccount", .type = SHAPE_STRING, .max = 12, .pattern =
	    "\\d{12}",
	    .place = AT(lambda_add_permission_request, source_account) },
	{ "EventSourceToken", .type = SHAPE_STRING, .flags = SHAPE_REFUSED,
	    .max = 256, .pattern = "[a-zA-Z0-9._\\-]+", .why =
	    "it is of Alexa skills",
	    .place = AT(lambda_add_permission_request, event_source_token) },
	{ "Qualifier", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY, .min = 1,
	    .max = 128, .pattern = "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
	    .place = AT(lambda_add_permission_request, qualifier),
	    .wire = "Qualifier" },
	{ "RevisionId", .type = SHAPE_STRING,
	    .place = AT(lambda_add_permission_request, revision_id) },
	{ "PrincipalOrgID", .type = SHAPE_STRING, .min = 12, .max = 34,
	    .pattern = "o-[a-z0-9]{10,32}",
	    .place = AT(lambda_add_permission_request, principal_org_id) },
};
const struct shape lambda_shape_add_permission_request =
    SHAPE(struct lambda_add_permission_request, fields_add_permission_request);

static const struct shape_field fields_get_function_request[] = {
	{ "FunctionName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 256,
	    .pattern =
	    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-is"
	    "o([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-"
	    "9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
	    .place = AT(lambda_get_function_request, function_name),
	    .wire = "FunctionName" },
	{ "Qualifier", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY, .min = 1,
	    .max = 128, .pattern = "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
	    .place = AT(lambda_get_function_request, qualifier),
	    .wire = "Qualifier" },
};
const struct shape lambda_shape_get_function_request =
    SHAPE(struct lambda_get_function_request, fields_get_function_request);

static const struct shape_field fields_get_function_code_signing_config_request[] = {
	{ "FunctionName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 256,
	    .pattern =
	    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-is"
	    "o([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-"
	    "9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
	    .place = AT(lambda_get_function_code_signing_config_request, function_name),
	    .wire = "FunctionName" },
};
const struct shape lambda_shape_get_function_code_signing_config_request =
    SHAPE(struct lambda_get_function_code_signing_config_request, fields_get_function_code_signing_config_request);

static const struct shape_field fields_get_function_configuration_request[] = {
	{ "FunctionName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 256,
	    .pattern =
	    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-is"
	    "o([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-"
	    "9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
	    .place = AT(lambda_get_function_configuration_request, function_name),
	    .wire = "FunctionName" },
	{ "Qualifier", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY, .min = 1,
	    .max = 128, .pattern = "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
	    .place = AT(lambda_get_function_configuration_request, qualifier),
	    .wire = "Qualifier" },
};
const struct shape lambda_shape_get_function_configuration_request =
    SHAPE(struct lambda_get_function_configuration_request, fields_get_function_configuration_request);

static const struct shape_field fields_get_policy_request[] = {
	{ "FunctionName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 256,
	    .pattern =
	    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-is"
	    "o([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-"
	    "9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
	    .place = AT(lambda_get_policy_request, function_name),
	    .wire = "FunctionName" },
	{ "Qualifier", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY, .min = 1,
	    .max = 128, .pattern = "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
	    .place = AT(lambda_get_policy_request, qualifier),
	    .wire = "Qualifier" },
};
const struct shape lambda_shape_get_policy_request =
    SHAPE(struct lambda_get_policy_request, fields_get_policy_request);

static const struct shape_field fields_list_functions_request[] = {
	{ "MasterRegion", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .min = 1, .max = 50, .pattern =
	    "ALL|(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}",
	    .place = AT(lambda_list_functions_request, master_region),
	    .wire = "MasterRegion" },
	{ "FunctionVersion", .type = SHAPE_STRING,
	    .flags = SHAPE_IN_QUERY | SHAPE_IGNORED,
	    .values = values_function_version, .why =
	    "there is no version but $LATEST",
	    .place = AT(lambda_list_functions_request, function_version),
	    .wire = "FunctionVersion" },
	{ "Marker", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(lambda_list_functions_request, marker), .wire = "Marker"
	    },
	{ "MaxItems", .type = SHAPE_INTEGER, .flags = SHAPE_IN_QUERY, .min = 1,
	    .max = 10000, .place = AT(lambda_list_functions_request, max_items),
	    .wire = "MaxItems" },
};
const struct shape lambda_shape_list_functions_request =
    SHAPE(struct lambda_list_functions_request, fields_list_functions_request);

static const struct shape_field fields_list_versions_by_function_request[] = {
	{ "FunctionName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 256,
	    .pattern =
	    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-is"
	    "o([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-"
	    "9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
	    .place = AT(lambda_list_versions_by_function_request, function_name),
	    .wire = "FunctionName" },
	{ "Marker", .type = SHAPE_STRING,
	    .flags = SHAPE_IN_QUERY | SHAPE_IGNORED, .why =
	    "there is one version, $LATEST",
	    .place = AT(lambda_list_versions_by_function_request, marker),
	    .wire = "Marker" },
	{ "MaxItems", .type = SHAPE_INTEGER,
	    .flags = SHAPE_IN_QUERY | SHAPE_IGNORED, .min = 1, .max = 10000,
	    .why = "there is one version, $LATEST",
	    .place = AT(lambda_list_versions_by_function_request, max_items),
	    .wire = "MaxItems" },
};
const struct shape lambda_shape_list_versions_by_function_request =
    SHAPE(struct lambda_list_versions_by_function_request, fields_list_versions_by_function_request);

static const struct shape_field fields_remove_permission_request[] = {
	{ "FunctionName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 256,
	    .pattern =
	    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-is"
	    "o([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-"
	    "9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
	    .place = AT(lambda_remove_permission_request, function_name),
	    .wire = "FunctionName" },
	{ "StatementId", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 100,
	    .pattern = "([a-zA-Z0-9-_.]+)",
	    .place = AT(lambda_remove_permission_request, statement_id),
	    .wire = "StatementId" },
	{ "Qualifier", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY, .min = 1,
	    .max = 128, .pattern = "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
	    .place = AT(lambda_remove_permission_request, qualifier),
	    .wire = "Qualifier" },
	{ "RevisionId", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(lambda_remove_permission_request, revision_id),
	    .wire = "RevisionId" },
};
const struct shape lambda_shape_remove_permission_request =
    SHAPE(struct lambda_remove_permission_request, fields_remove_permission_request);

static const struct shape_field fields_vpc_config[] = {
	{ "SubnetIds", .type = SHAPE_LIST, .max = 16,
	    .each = &member_subnet_ids,
	    .place = AT(lambda_vpc_config, subnet_ids) },
	{ "SecurityGroupIds", .type = SHAPE_LIST, .max = 5,
	    .each = &member_security_group_ids,
	    .place = AT(lambda_vpc_config, security_group_ids) },
	{ "Ipv6AllowedForDualStack", .type = SHAPE_BOOL,
	    .place = AT(lambda_vpc_config, ipv6_allowed_for_dual_stack) },
};
const struct shape lambda_shape_vpc_config =
    SHAPE(struct lambda_vpc_config, fields_vpc_config);

static const struct shape_field fields_environment[] = {
	{ "Variables", .type = SHAPE_MAP, .flags = SHAPE_SENSITIVE,
	    .each = &value_environment_variables,
	    .key = &key_environment_variables,
	    .place = AT(lambda_environment, variables) },
};
const struct shape lambda_shape_environment =
    SHAPE(struct lambda_environment, fields_environment);

static const struct shape_field fields_dead_letter_config[] = {
	{ "TargetArn", .type = SHAPE_STRING, .max = 10000, .pattern =
	    "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()",
	    .place = AT(lambda_dead_letter_config, target_arn) },
};
const struct shape lambda_shape_dead_letter_config =
    SHAPE(struct lambda_dead_letter_config, fields_dead_letter_config);

static const struct shape_field fields_tracing_config[] = {
	{ "Mode", .type = SHAPE_STRING, .values = values_tracing_mode,
	    .place = AT(lambda_tracing_config, mode) },
};
const struct shape lambda_shape_tracing_config =
    SHAPE(struct lambda_tracing_config, fields_tracing_config);

static const struct shape_field fields_s3_files_config[] = {
	{ "DirectS3Read", .type = SHAPE_STRING, .values = values_direct_s3_read,
	    .place = AT(lambda_s3_files_config, direct_s3_read) },
};
const struct shape lambda_shape_s3_files_config =
    SHAPE(struct lambda_s3_files_config, fields_s3_files_config);

static const struct shape_field fields_file_system_config[] = {
	{ "Arn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .max = 256,
	    .pattern =
	    "arn:aws[a-zA-Z-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|"
	    "(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:access-point/fsap-[a-f0"
	    "-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-"
	    "[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}",
	    .place = AT(lambda_file_system_config, arn) },
	{ "LocalMountPath", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .max = 160, .pattern = "/mnt/[a-zA-Z0-9-_.]+",
	    .place = AT(lambda_file_system_config, local_mount_path) },
	{ "S3FilesConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_s3_files_config,
	    .place = AT(lambda_file_system_config, s3_files_config) },
};
const struct shape lambda_shape_file_system_config =
    SHAPE(struct lambda_file_system_config, fields_file_system_config);

static const struct shape_field fields_image_config[] = {
	{ "EntryPoint", .type = SHAPE_LIST, .max = 1500,
	    .each = &member_string_list,
	    .place = AT(lambda_image_config, entry_point) },
	{ "Command", .type = SHAPE_LIST, .max = 1500,
	    .each = &member_string_list,
	    .place = AT(lambda_image_config, command) },
	{ "WorkingDirectory", .type = SHAPE_STRING, .max = 1000,
	    .place = AT(lambda_image_config, working_directory) },
};
const struct shape lambda_shape_image_config =
    SHAPE(struct lambda_image_config, fields_image_config);

static const struct shape_field fields_ephemeral_storage[] = {
	{ "Size", .type = SHAPE_INTEGER, .flags = SHAPE_REQUIRED, .min = 512,
	    .max = 32768, .place = AT(lambda_ephemeral_storage, size) },
};
const struct shape lambda_shape_ephemeral_storage =
    SHAPE(struct lambda_ephemeral_storage, fields_ephemeral_storage);

static const struct shape_field fields_snap_start[] = {
	{ "ApplyOn", .type = SHAPE_STRING, .values = values_snap_start_apply_on,
	    .place = AT(lambda_snap_start, apply_on) },
};
const struct shape lambda_shape_snap_start =
    SHAPE(struct lambda_snap_start, fields_snap_start);

static const struct shape_field fields_logging_config[] = {
	{ "LogFormat", .type = SHAPE_STRING, .values = values_log_format,
	    .place = AT(lambda_logging_config, log_format) },
	{ "ApplicationLogLevel", .type = SHAPE_STRING,
	    .values = values_application_log_level,
	    .place = AT(lambda_logging_config, application_log_level) },
	{ "SystemLogLevel", .type = SHAPE_STRING,
	    .values = values_system_log_level,
	    .place = AT(lambda_logging_config, system_log_level) },
	{ "LogGroup", .type = SHAPE_STRING, .min = 1, .max = 512, .pattern =
	    "[\\.\\-_/#A-Za-z0-9]+",
	    .place = AT(lambda_logging_config, log_group) },
};
const struct shape lambda_shape_logging_config =
    SHAPE(struct lambda_logging_config, fields_logging_config);

static const struct shape_field fields_lambda_managed_instances_capacity_provider_config[] = {
	{ "CapacityProviderArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 140, .pattern =
	    "arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]"
	    "?)))?-[a-z]+-\\d{1}:\\d{12}:capacity-provider:[a-zA-Z0-9-_]+",
	    .place = AT(lambda_lambda_managed_instances_capacity_provider_config, capacity_provider_arn)
	    },
	{ "PerExecutionEnvironmentMaxConcurrency", .type = SHAPE_INTEGER,
	    .min = 1, .max = 1600,
	    .place = AT(lambda_lambda_managed_instances_capacity_provider_config, per_execution_environment_max_concurrency)
	    },
	{ "ExecutionEnvironmentMemoryGiBPerVCpu", .type = SHAPE_FLOAT,
	    .place = AT(lambda_lambda_managed_instances_capacity_provider_config, execution_environment_memory_gi_b_per_v_cpu)
	    },
};
const struct shape lambda_shape_lambda_managed_instances_capacity_provider_config =
    SHAPE(struct lambda_lambda_managed_instances_capacity_provider_config, fields_lambda_managed_instances_capacity_provider_config);

static const struct shape_field fields_capacity_provider_config[] = {
	{ "LambdaManagedInstancesCapacityProviderConfig", .type = SHAPE_STRUCT,
	    .flags = SHAPE_REQUIRED,
	    .of = &lambda_shape_lambda_managed_instances_capacity_provider_config,
	    .place = AT(lambda_capacity_provider_config, lambda_managed_instances_capacity_provider_config)
	    },
};
const struct shape lambda_shape_capacity_provider_config =
    SHAPE(struct lambda_capacity_provider_config, fields_capacity_provider_config);

static const struct shape_field fields_durable_config[] = {
	{ "KMSKeyArn", .type = SHAPE_STRING, .max = 10000, .pattern =
	    "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()",
	    .place = AT(lambda_durable_config, kms_key_arn) },
	{ "RetentionPeriodInDays", .type = SHAPE_INTEGER, .min = 1, .max = 90,
	    .place = AT(lambda_durable_config, retention_period_in_days) },
	{ "ExecutionTimeout", .type = SHAPE_INTEGER, .min = 1, .max = 31622400,
	    .place = AT(lambda_durable_config, execution_timeout) },
};
const struct shape lambda_shape_durable_config =
    SHAPE(struct lambda_durable_config, fields_durable_config);

static const struct shape_field fields_function_runtime_config[] = {
	{ "RuntimeArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 48, .max = 2048, .pattern =
	    "arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:runtime/.+",
	    .place = AT(lambda_function_runtime_config, runtime_arn) },
	{ "RuntimeAlias", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 128,
	    .place = AT(lambda_function_runtime_config, runtime_alias) },
};
const struct shape lambda_shape_function_runtime_config =
    SHAPE(struct lambda_function_runtime_config, fields_function_runtime_config);

static const struct shape_field fields_accelerator_config[] = {
	{ "AcceleratorMemorySize", .type = SHAPE_INTEGER,
	    .flags = SHAPE_REQUIRED,
	    .place = AT(lambda_accelerator_config, accelerator_memory_size) },
};
const struct shape lambda_shape_accelerator_config =
    SHAPE(struct lambda_accelerator_config, fields_accelerator_config);

static const struct shape_field fields_update_function_configuration_request[] = {
	{ "FunctionName", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 140,
	    .pattern =
	    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-is"
	    "o([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-"
	    "9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
	    .place = AT(lambda_update_function_configuration_request, function_name),
	    .wire = "FunctionName" },
	{ "Role", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .max = 10000,
	    .pattern =
	    "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]"
	    "+", .why = "a step may do what the root of its account may",
	    .place = AT(lambda_update_function_configuration_request, role) },
	{ "Handler", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .max = 128,
	    .pattern = "[^\\s]+", .why =
	    "what runs is the strategy that the function is declared with",
	    .place = AT(lambda_update_function_configuration_request, handler)
	    },
	{ "Description", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .max = 256,
	    .why = "it is for people",
	    .place = AT(lambda_update_function_configuration_request, description)
	    },
	{ "Timeout", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT, .min = 1,
	    .max = 5400, .why =
	    "a step runs inside keyturn, and has the limits that docs/rot"
	    "ation.md tells of",
	    .place = AT(lambda_update_function_configuration_request, timeout)
	    },
	{ "MemorySize", .type = SHAPE_INTEGER, .flags = SHAPE_KEPT, .min = 128,
	    .max = 32768, .why =
	    "a step runs inside keyturn, and has the limits that docs/rot"
	    "ation.md tells of",
	    .place = AT(lambda_update_function_configuration_request, memory_size)
	    },
	{ "VpcConfig", .type = SHAPE_STRUCT, .flags = SHAPE_KEPT,
	    .of = &lambda_shape_vpc_config, .why = "there are no networks",
	    .place = AT(lambda_update_function_configuration_request, vpc_config)
	    },
	{ "Environment", .type = SHAPE_STRUCT, .of = &lambda_shape_environment,
	    .place = AT(lambda_update_function_configuration_request, environment)
	    },
	{ "Runtime", .type = SHAPE_STRING, .flags = SHAPE_KEPT,
	    .values = values_runtime, .why =
	    "what runs is the strategy that the function is declared with",
	    .place = AT(lambda_update_function_configuration_request, runtime)
	    },
	{ "DeadLetterConfig", .type = SHAPE_STRUCT, .flags = SHAPE_KEPT,
	    .of = &lambda_shape_dead_letter_config, .why =
	    "there is nothing to send, to trace, to start from or to log " "to",
	    .place = AT(lambda_update_function_configuration_request, dead_letter_config)
	    },
	{ "KMSKeyArn", .type = SHAPE_STRING, .flags = SHAPE_KEPT, .max = 10000,
	    .pattern = "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()", .why =
	    "the environment is sealed by keyturn's own key",
	    .place = AT(lambda_update_function_configuration_request, kms_key_arn)
	    },
	{ "TracingConfig", .type = SHAPE_STRUCT, .flags = SHAPE_KEPT,
	    .of = &lambda_shape_tracing_config, .why =
	    "there is nothing to send, to trace, to start from or to log " "to",
	    .place = AT(lambda_update_function_configuration_request, tracing_config)
	    },
	{ "RevisionId", .type = SHAPE_STRING,
	    .place = AT(lambda_update_function_configuration_request, revision_id)
	    },
	{ "Layers", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .each = &member_layer_list, .why = "there are no layers",
	    .place = AT(lambda_update_function_configuration_request, layers) },
	{ "FileSystemConfigs", .type = SHAPE_LIST, .flags = SHAPE_REFUSED,
	    .max = 1, .each = &member_file_system_config_list, .why =
	    "there are no file systems",
	    .place = AT(lambda_update_function_configuration_request, file_system_configs)
	    },
	{ "ImageConfig", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &lambda_shape_image_config, .why =
	    "it is of functions in container images",
	    .place = AT(lambda_update_function_configuration_request, image_config)
	    },
	{ "EphemeralStorage", .type = SHAPE_STRUCT, .flags = SHAPE_KEPT,
	    .of = &lambda_shape_ephemeral_storage, .why =
	    "a step runs inside keyturn, and has the limits that docs/rot"
	    "ation.md tells of",
	    .place = AT(lambda_update_function_configuration_request, ephemeral_storage)
	    },
	{ "SnapStart", .type = SHAPE_STRUCT, .flags = SHAPE_KEPT,
	    .of = &lambda_shape_snap_start, .why =
	    "there is nothing to send, to trace, to start from or to log " "to",
	    .place = AT(lambda_update_function_configuration_request, snap_start)
	    },
	{ "LoggingConfig", .type = SHAPE_STRUCT, .flags = SHAPE_KEPT,
	    .of = &lambda_shape_logging_config, .why =
	    "there is nothing to send, to trace, to start from or to log " "to",
	    .place = AT(lambda_update_function_configuration_request, logging_config)
	    },
	{ "CapacityProviderConfig", .type = SHAPE_STRUCT,
	    .flags = SHAPE_REFUSED,
	    .of = &lambda_shape_capacity_provider_config, .why =
	    "there are no capacity providers",
	    .place = AT(lambda_update_function_configuration_request, capacity_provider_config)
	    },
	{ "DurableConfig", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &lambda_shape_durable_config, .why =
	    "there are no durable executions",
	    .place = AT(lambda_update_function_configuration_request, durable_config)
	    },
	{ "RuntimeConfig", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &lambda_shape_function_runtime_config, .why =
	    "there are no runtimes to pin",
	    .place = AT(lambda_update_function_configuration_request, runtime_config)
	    },
	{ "AcceleratorConfig", .type = SHAPE_STRUCT, .flags = SHAPE_REFUSED,
	    .of = &lambda_shape_accelerator_config, .why =
	    "there are no accelerators",
	    .place = AT(lambda_update_function_configuration_request, accelerator_config)
	    },
};
const struct shape lambda_shape_update_function_configuration_request =
    SHAPE(struct lambda_update_function_configuration_request, fields_update_function_configuration_request);

static const struct shape_field fields_add_permission_response[] = {
	{ "Statement", .type = SHAPE_STRING,
	    .place = AT(lambda_add_permission_response, statement) },
};
const struct shape lambda_shape_add_permission_response =
    SHAPE(struct lambda_add_permission_response, fields_add_permission_response);

static const struct shape_field fields_vpc_config_response[] = {
	{ "SubnetIds", .type = SHAPE_LIST, .each = &member_subnet_ids_answered,
	    .place = AT(lambda_vpc_config_response, subnet_ids) },
	{ "SecurityGroupIds", .type = SHAPE_LIST,
	    .each = &member_security_group_ids_answered,
	    .place = AT(lambda_vpc_config_response, security_group_ids) },
	{ "VpcId", .type = SHAPE_STRING,
	    .place = AT(lambda_vpc_config_response, vpc_id) },
	{ "Ipv6AllowedForDualStack", .type = SHAPE_BOOL,
	    .place = AT(lambda_vpc_config_response, ipv6_allowed_for_dual_stack)
	    },
};
const struct shape lambda_shape_vpc_config_response =
    SHAPE(struct lambda_vpc_config_response, fields_vpc_config_response);

static const struct shape_field fields_environment_error[] = {
	{ "ErrorCode", .type = SHAPE_STRING,
	    .place = AT(lambda_environment_error, error_code) },
	{ "Message", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(lambda_environment_error, message) },
};
const struct shape lambda_shape_environment_error =
    SHAPE(struct lambda_environment_error, fields_environment_error);

static const struct shape_field fields_environment_response[] = {
	{ "Variables", .type = SHAPE_MAP, .flags = SHAPE_SENSITIVE,
	    .each = &value_environment_variables_answered,
	    .key = &key_environment_variables_answered,
	    .place = AT(lambda_environment_response, variables) },
	{ "Error", .type = SHAPE_STRUCT, .of = &lambda_shape_environment_error,
	    .place = AT(lambda_environment_response, error) },
};
const struct shape lambda_shape_environment_response =
    SHAPE(struct lambda_environment_response, fields_environment_response);

static const struct shape_field fields_tracing_config_response[] = {
	{ "Mode", .type = SHAPE_STRING,
	    .place = AT(lambda_tracing_config_response, mode) },
};
const struct shape lambda_shape_tracing_config_response =
    SHAPE(struct lambda_tracing_config_response, fields_tracing_config_response);

static const struct shape_field fields_layer[] = {
	{ "Arn", .type = SHAPE_STRING, .place = AT(lambda_layer, arn) },
	{ "CodeSize", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(lambda_layer, code_size) },
	{ "SigningProfileVersionArn", .type = SHAPE_STRING,
	    .place = AT(lambda_layer, signing_profile_version_arn) },
	{ "SigningJobArn", .type = SHAPE_STRING,
	    .place = AT(lambda_layer, signing_job_arn) },
};
const struct shape lambda_shape_layer =
    SHAPE(struct lambda_layer, fields_layer);

static const struct shape_field fields_image_config_error[] = {
	{ "ErrorCode", .type = SHAPE_STRING,
	    .place = AT(lambda_image_config_error, error_code) },
	{ "Message", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(lambda_image_config_error, message) },
};
const struct shape lambda_shape_image_config_error =
    SHAPE(struct lambda_image_config_error, fields_image_config_error);

static const struct shape_field fields_image_config_response[] = {
	{ "ImageConfig", .type = SHAPE_STRUCT, .of = &lambda_shape_image_config,
	    .place = AT(lambda_image_config_response, image_config) },
	{ "Error", .type = SHAPE_STRUCT, .of = &lambda_shape_image_config_error,
	    .place = AT(lambda_image_config_response, error) },
};
const struct shape lambda_shape_image_config_response =
    SHAPE(struct lambda_image_config_response, fields_image_config_response);

static const struct shape_field fields_snap_start_response[] = {
	{ "ApplyOn", .type = SHAPE_STRING,
	    .place = AT(lambda_snap_start_response, apply_on) },
	{ "OptimizationStatus", .type = SHAPE_STRING,
	    .place = AT(lambda_snap_start_response, optimization_status) },
};
const struct shape lambda_shape_snap_start_response =
    SHAPE(struct lambda_snap_start_response, fields_snap_start_response);

static const struct shape_field fields_runtime_version_error[] = {
	{ "ErrorCode", .type = SHAPE_STRING,
	    .place = AT(lambda_runtime_version_error, error_code) },
	{ "Message", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(lambda_runtime_version_error, message) },
};
const struct shape lambda_shape_runtime_version_error =
    SHAPE(struct lambda_runtime_version_error, fields_runtime_version_error);

static const struct shape_field fields_runtime_version_config[] = {
	{ "RuntimeVersionArn", .type = SHAPE_STRING,
	    .place = AT(lambda_runtime_version_config, runtime_version_arn) },
	{ "Error", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_runtime_version_error,
	    .place = AT(lambda_runtime_version_config, error) },
};
const struct shape lambda_shape_runtime_version_config =
    SHAPE(struct lambda_runtime_version_config, fields_runtime_version_config);

static const struct shape_field fields_tenancy_config[] = {
	{ "TenantIsolationMode", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(lambda_tenancy_config, tenant_isolation_mode) },
};
const struct shape lambda_shape_tenancy_config =
    SHAPE(struct lambda_tenancy_config, fields_tenancy_config);

static const struct shape_field fields_function_configuration[] = {
	{ "FunctionName", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, function_name) },
	{ "FunctionArn", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, function_arn) },
	{ "Runtime", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, runtime) },
	{ "Role", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, role) },
	{ "Handler", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, handler) },
	{ "CodeSize", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(lambda_function_configuration, code_size) },
	{ "Description", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, description) },
	{ "Timeout", .type = SHAPE_INTEGER,
	    .place = AT(lambda_function_configuration, timeout) },
	{ "MemorySize", .type = SHAPE_INTEGER,
	    .place = AT(lambda_function_configuration, memory_size) },
	{ "LastModified", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, last_modified) },
	{ "CodeSha256", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, code_sha256) },
	{ "Version", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, version) },
	{ "VpcConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_vpc_config_response,
	    .place = AT(lambda_function_configuration, vpc_config) },
	{ "DeadLetterConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_dead_letter_config,
	    .place = AT(lambda_function_configuration, dead_letter_config) },
	{ "Environment", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_environment_response,
	    .place = AT(lambda_function_configuration, environment) },
	{ "KMSKeyArn", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, kms_key_arn) },
	{ "TracingConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_tracing_config_response,
	    .place = AT(lambda_function_configuration, tracing_config) },
	{ "MasterArn", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, master_arn) },
	{ "RevisionId", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, revision_id) },
	{ "Layers", .type = SHAPE_LIST,
	    .each = &member_layers_reference_list_answered,
	    .place = AT(lambda_function_configuration, layers) },
	{ "State", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, state) },
	{ "StateReason", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, state_reason) },
	{ "StateReasonCode", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, state_reason_code) },
	{ "LastUpdateStatus", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, last_update_status) },
	{ "LastUpdateStatusReason", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, last_update_status_reason)
	    },
	{ "LastUpdateStatusReasonCode", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, last_update_status_reason_code)
	    },
	{ "FileSystemConfigs", .type = SHAPE_LIST,
	    .each = &member_file_system_config_list_answered,
	    .place = AT(lambda_function_configuration, file_system_configs) },
	{ "SigningProfileVersionArn", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, signing_profile_version_arn)
	    },
	{ "SigningJobArn", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, signing_job_arn) },
	{ "PackageType", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, package_type) },
	{ "ImageConfigResponse", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_image_config_response,
	    .place = AT(lambda_function_configuration, image_config_response) },
	{ "Architectures", .type = SHAPE_LIST,
	    .each = &member_architectures_list_answered,
	    .place = AT(lambda_function_configuration, architectures) },
	{ "EphemeralStorage", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_ephemeral_storage,
	    .place = AT(lambda_function_configuration, ephemeral_storage) },
	{ "SnapStart", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_snap_start_response,
	    .place = AT(lambda_function_configuration, snap_start) },
	{ "RuntimeVersionConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_runtime_version_config,
	    .place = AT(lambda_function_configuration, runtime_version_config)
	    },
	{ "LoggingConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_logging_config,
	    .place = AT(lambda_function_configuration, logging_config) },
	{ "TenancyConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_tenancy_config,
	    .place = AT(lambda_function_configuration, tenancy_config) },
	{ "CapacityProviderConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_capacity_provider_config,
	    .place = AT(lambda_function_configuration, capacity_provider_config)
	    },
	{ "ConfigSha256", .type = SHAPE_STRING,
	    .place = AT(lambda_function_configuration, config_sha256) },
	{ "DurableConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_durable_config,
	    .place = AT(lambda_function_configuration, durable_config) },
	{ "RuntimeConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_function_runtime_config,
	    .place = AT(lambda_function_configuration, runtime_config) },
	{ "AcceleratorConfig", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_accelerator_config,
	    .place = AT(lambda_function_configuration, accelerator_config) },
};
const struct shape lambda_shape_function_configuration =
    SHAPE(struct lambda_function_configuration, fields_function_configuration);

static const struct shape_field fields_resolved_s3_object[] = {
	{ "S3Bucket", .type = SHAPE_STRING,
	    .place = AT(lambda_resolved_s3_object, s3_bucket) },
	{ "S3Key", .type = SHAPE_STRING,
	    .place = AT(lambda_resolved_s3_object, s3_key) },
	{ "S3ObjectVersion", .type = SHAPE_STRING,
	    .place = AT(lambda_resolved_s3_object, s3_object_version) },
};
const struct shape lambda_shape_resolved_s3_object =
    SHAPE(struct lambda_resolved_s3_object, fields_resolved_s3_object);

static const struct shape_field fields_function_code_location_error[] = {
	{ "ErrorCode", .type = SHAPE_STRING,
	    .place = AT(lambda_function_code_location_error, error_code) },
	{ "Message", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(lambda_function_code_location_error, message) },
};
const struct shape lambda_shape_function_code_location_error =
    SHAPE(struct lambda_function_code_location_error, fields_function_code_location_error);

static const struct shape_field fields_function_code_location[] = {
	{ "RepositoryType", .type = SHAPE_STRING,
	    .place = AT(lambda_function_code_location, repository_type) },
	{ "Location", .type = SHAPE_STRING,
	    .place = AT(lambda_function_code_location, location) },
	{ "ImageUri", .type = SHAPE_STRING,
	    .place = AT(lambda_function_code_location, image_uri) },
	{ "ResolvedImageUri", .type = SHAPE_STRING,
	    .place = AT(lambda_function_code_location, resolved_image_uri) },
	{ "ResolvedS3Object", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_resolved_s3_object,
	    .place = AT(lambda_function_code_location, resolved_s3_object) },
	{ "SourceKMSKeyArn", .type = SHAPE_STRING,
	    .place = AT(lambda_function_code_location, source_kms_key_arn) },
	{ "Error", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_function_code_location_error,
	    .place = AT(lambda_function_code_location, error) },
};
const struct shape lambda_shape_function_code_location =
    SHAPE(struct lambda_function_code_location, fields_function_code_location);

static const struct shape_field fields_tags_error[] = {
	{ "ErrorCode", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(lambda_tags_error, error_code) },
	{ "Message", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(lambda_tags_error, message) },
};
const struct shape lambda_shape_tags_error =
    SHAPE(struct lambda_tags_error, fields_tags_error);

static const struct shape_field fields_concurrency[] = {
	{ "ReservedConcurrentExecutions", .type = SHAPE_INTEGER,
	    .place = AT(lambda_concurrency, reserved_concurrent_executions) },
};
const struct shape lambda_shape_concurrency =
    SHAPE(struct lambda_concurrency, fields_concurrency);

static const struct shape_field fields_get_function_response[] = {
	{ "Configuration", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_function_configuration,
	    .place = AT(lambda_get_function_response, configuration) },
	{ "Code", .type = SHAPE_STRUCT,
	    .of = &lambda_shape_function_code_location,
	    .place = AT(lambda_get_function_response, code) },
	{ "Tags", .type = SHAPE_MAP, .each = &value_tags_answered,
	    .key = &key_tags_answered,
	    .place = AT(lambda_get_function_response, tags) },
	{ "TagsError", .type = SHAPE_STRUCT, .of = &lambda_shape_tags_error,
	    .place = AT(lambda_get_function_response, tags_error) },
	{ "Concurrency", .type = SHAPE_STRUCT, .of = &lambda_shape_concurrency,
	    .place = AT(lambda_get_function_response, concurrency) },
};
const struct shape lambda_shape_get_function_response =
    SHAPE(struct lambda_get_function_response, fields_get_function_response);

static const struct shape_field fields_get_function_code_signing_config_response[] = {
	{ "CodeSigningConfigArn", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(lambda_get_function_code_signing_config_response, code_signing_config_arn)
	    },
	{ "FunctionName", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(lambda_get_function_code_signing_config_response, function_name)
	    },
};
const struct shape lambda_shape_get_function_code_signing_config_response =
    SHAPE(struct lambda_get_function_code_signing_config_response, fields_get_function_code_signing_config_response);

static const struct shape_field fields_get_policy_response[] = {
	{ "Policy", .type = SHAPE_STRING,
	    .place = AT(lambda_get_policy_response, policy) },
	{ "RevisionId", .type = SHAPE_STRING,
	    .place = AT(lambda_get_policy_response, revision_id) },
};
const struct shape lambda_shape_get_policy_response =
    SHAPE(struct lambda_get_policy_response, fields_get_policy_response);

static const struct shape_field fields_list_functions_response[] = {
	{ "NextMarker", .type = SHAPE_STRING,
	    .place = AT(lambda_list_functions_response, next_marker) },
	{ "Functions", .type = SHAPE_LIST,
	    .each = &member_function_list_answered,
	    .place = AT(lambda_list_functions_response, functions) },
};
const struct shape lambda_shape_list_functions_response =
    SHAPE(struct lambda_list_functions_response, fields_list_functions_response);

static const struct shape_field fields_list_versions_by_function_response[] = {
	{ "NextMarker", .type = SHAPE_STRING,
	    .place = AT(lambda_list_versions_by_function_response, next_marker)
	    },
	{ "Versions", .type = SHAPE_LIST,
	    .each = &member_function_list_answered,
	    .place = AT(lambda_list_versions_by_function_response, versions) },
};
const struct shape lambda_shape_list_versions_by_function_response =
    SHAPE(struct lambda_list_versions_by_function_response, fields_list_versions_by_function_response);

const struct kt_error lambda_errors[] = {
	{ "CodeSigningConfigNotFoundException", 404, "Message" },
	{ "CodeVerificationFailedException", 400, "Message" },
	{ "InvalidCodeSignatureException", 400, "Message" },
	{ "InvalidParameterValueException", 400, "message" },
	{ "PolicyLengthExceededException", 400, "message" },
	{ "PreconditionFailedException", 412, "message" },
	{ "PublicPolicyException", 400, "Message" },
	{ "ResourceConflictException", 409, "message" },
	{ "ResourceNotFoundException", 404, "Message" },
	{ "ServiceException", 500, "Message" },
	{ "TooManyRequestsException", 429, "message" },
	{ NULL }
};

const struct kt_meaning lambda_means[] = {
	{ KT_INTERNAL, LAMBDA_SERVICE },
	{ KT_NOT_HERE, LAMBDA_INVALID_PARAMETER_VALUE },
	{ KT_THROTTLED, LAMBDA_TOO_MANY_REQUESTS },
	{ KT_OK }
};
