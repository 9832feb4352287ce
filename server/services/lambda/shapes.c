/* The tables of shapes.h, in the order of the model. */
#include "shapes.h"

#define AT(type, member) offsetof(struct type, member)

/* The path's label first: restjson_decode fills it so. */
static const struct shape_field get_function_fields[] = {
	{ "FunctionName", SHAPE_STRING, AT(in_get_function, name),
	    SHAPE_REQUIRED, 1, 170 },
	{ "Qualifier", SHAPE_STRING, AT(in_get_function, qualifier), 0,
	    1, 128 },
};
const struct shape shape_get_function =
    SHAPE(struct in_get_function, get_function_fields);

static const struct shape_field tracing_fields[] = {
	{ "Mode", SHAPE_STRING, AT(lambda_modes, tracing) },
};
static const struct shape shape_tracing =
    SHAPE(struct lambda_modes, tracing_fields);

static const struct shape_field snap_start_fields[] = {
	{ "ApplyOn", SHAPE_STRING, AT(lambda_modes, snap_start) },
	{ "OptimizationStatus", SHAPE_STRING, AT(lambda_modes, optimization) },
};
static const struct shape shape_snap_start =
    SHAPE(struct lambda_modes, snap_start_fields);

static const struct shape_field storage_fields[] = {
	{ "Size", SHAPE_INTEGER, AT(lambda_storage, size) },
};
static const struct shape shape_storage =
    SHAPE(struct lambda_storage, storage_fields);

static const struct shape_field runtime_fields[] = {
	{ "RuntimeVersionArn", SHAPE_STRING, AT(lambda_runtime, arn) },
};
static const struct shape shape_runtime =
    SHAPE(struct lambda_runtime, runtime_fields);

static const struct shape_field logging_fields[] = {
	{ "LogFormat", SHAPE_STRING, AT(lambda_logging, format) },
	{ "LogGroup", SHAPE_STRING, AT(lambda_logging, group) },
};
static const struct shape shape_logging =
    SHAPE(struct lambda_logging, logging_fields);

static const struct shape_field configuration_fields[] = {
	{ "FunctionName", SHAPE_STRING, AT(lambda_configuration, name) },
	{ "FunctionArn", SHAPE_STRING, AT(lambda_configuration, arn) },
	{ "Runtime", SHAPE_STRING, AT(lambda_configuration, runtime) },
	{ "Role", SHAPE_STRING, AT(lambda_configuration, role) },
	{ "Handler", SHAPE_STRING, AT(lambda_configuration, handler) },
	{ "CodeSize", SHAPE_INTEGER, AT(lambda_configuration, code_size) },
	{ "Description", SHAPE_STRING, AT(lambda_configuration, description) },
	{ "Timeout", SHAPE_INTEGER, AT(lambda_configuration, timeout) },
	{ "MemorySize", SHAPE_INTEGER, AT(lambda_configuration, memory) },
	{ "LastModified", SHAPE_STRING, AT(lambda_configuration, modified) },
	{ "CodeSha256", SHAPE_STRING, AT(lambda_configuration, code_sha256) },
	{ "Version", SHAPE_STRING, AT(lambda_configuration, version) },
	{ "TracingConfig", SHAPE_STRUCT, AT(lambda_configuration, modes),
	    .of = &shape_tracing },
	{ "RevisionId", SHAPE_STRING, AT(lambda_configuration, revision) },
	{ "State", SHAPE_STRING, AT(lambda_configuration, state) },
	{ "LastUpdateStatus", SHAPE_STRING,
	    AT(lambda_configuration, update_status) },
	{ "PackageType", SHAPE_STRING,
	    AT(lambda_configuration, package_type) },
	{ "Architectures", SHAPE_LIST,
	    AT(lambda_configuration, architectures) },
	{ "EphemeralStorage", SHAPE_STRUCT, AT(lambda_configuration, storage),
	    .of = &shape_storage },
	{ "SnapStart", SHAPE_STRUCT, AT(lambda_configuration, modes),
	    .of = &shape_snap_start },
	{ "RuntimeVersionConfig", SHAPE_STRUCT,
	    AT(lambda_configuration, runtime_version), .of = &shape_runtime },
	{ "LoggingConfig", SHAPE_STRUCT, AT(lambda_configuration, logging),
	    .of = &shape_logging },
};
static const struct shape shape_configuration =
    SHAPE(struct lambda_configuration, configuration_fields);

static const struct shape_field code_fields[] = {
	{ "RepositoryType", SHAPE_STRING, AT(lambda_code, repository) },
	{ "Location", SHAPE_STRING, AT(lambda_code, location) },
};
static const struct shape shape_code = SHAPE(struct lambda_code, code_fields);

static const struct shape_field out_get_function_fields[] = {
	{ "Configuration", SHAPE_STRUCT, AT(out_get_function, configuration),
	    .of = &shape_configuration },
	{ "Code", SHAPE_STRUCT, AT(out_get_function, code),
	    .of = &shape_code },
};
const struct shape shape_out_get_function =
    SHAPE(struct out_get_function, out_get_function_fields);
