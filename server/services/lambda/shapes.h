/* Lambda's GetFunction: botocore's model of 2015-03-31. */
#ifndef KEYTURN_LAMBDA_SHAPES_H
#define KEYTURN_LAMBDA_SHAPES_H

#include "wire/shape.h"

struct in_get_function {
	const char *name, *qualifier;
};

struct lambda_logging {
	const char *format, *group;
};

struct lambda_modes {			/* of tracing, and of SnapStart */
	const char *tracing, *snap_start, *optimization;
};

struct lambda_storage {
	struct shape_int size;
};

struct lambda_runtime {
	const char *arn;
};

struct lambda_configuration {
	const char *name, *arn, *runtime, *role, *handler;
	struct shape_int code_size;
	const char *description;
	struct shape_int timeout, memory;
	const char *modified, *code_sha256, *version, *revision, *state,
	    *update_status, *package_type;
	struct lambda_modes *modes;
	struct shape_list architectures;
	struct lambda_storage *storage;
	struct lambda_runtime *runtime_version;
	struct lambda_logging *logging;
};

struct lambda_code {
	const char *repository, *location;
};

struct out_get_function {
	struct lambda_configuration *configuration;
	struct lambda_code *code;
};

extern const struct shape shape_get_function, shape_out_get_function;

#endif
