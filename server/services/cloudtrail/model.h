/* Made by models/generate of models/cloudtrail.ops and AWS's model: change those. */
#ifndef KEYTURN_CLOUDTRAIL_MODEL_H
#define KEYTURN_CLOUDTRAIL_MODEL_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

struct cloudtrail_lookup_attribute {
	const char *attribute_key;
	const char *attribute_value;
};

struct cloudtrail_lookup_events_request {
	struct shape_list lookup_attributes;	/* struct cloudtrail_lookup_attribute */
	int64_t start_time;
	int64_t end_time;
	const char *event_category;
	struct shape_int max_results;
	const char *next_token;
};

struct cloudtrail_resource {
	const char *resource_type;
	const char *resource_name;
};

struct cloudtrail_event {
	const char *event_id;
	const char *event_name;
	const char *read_only;
	const char *access_key_id;
	int64_t event_time;
	const char *event_source;
	const char *username;
	struct shape_list resources;	/* struct cloudtrail_resource */
	const char *cloud_trail_event;
};

struct cloudtrail_lookup_events_response {
	struct shape_list events;	/* struct cloudtrail_event */
	const char *next_token;
};

extern const struct shape cloudtrail_shape_lookup_attribute;
extern const struct shape cloudtrail_shape_lookup_events_request;
extern const struct shape cloudtrail_shape_resource;
extern const struct shape cloudtrail_shape_event;
extern const struct shape cloudtrail_shape_lookup_events_response;

int op_lookup_events(struct kt_call *c);

enum {
	CLOUDTRAIL_INVALID_EVENT_CATEGORY = KT_ERRORS,
	CLOUDTRAIL_INVALID_LOOKUP_ATTRIBUTES,
	CLOUDTRAIL_INVALID_MAX_RESULTS,
	CLOUDTRAIL_INVALID_NEXT_TOKEN,
	CLOUDTRAIL_INVALID_TIME_RANGE,
	CLOUDTRAIL_OPERATION_NOT_PERMITTED,
	CLOUDTRAIL_UNSUPPORTED_OPERATION
};

extern const struct kt_op cloudtrail_ops[1];
extern const struct kt_op cloudtrail_absent[];
extern const struct kt_error cloudtrail_errors[];
extern const struct kt_meaning cloudtrail_means[];

/* What the model says of the service itself. */
#define CLOUDTRAIL_MODEL \
	.name = "cloudtrail", \
	.title = "CloudTrail", \
	.protocol = KT_AWS_JSON, \
	.prefix = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", \
	.version = "2013-11-01", \
	.ops = cloudtrail_ops, \
	.n_ops = 1, \
	.absent = cloudtrail_absent, \
	.n_absent = 59, \
	.errors = cloudtrail_errors, \
	.means = cloudtrail_means,

#endif
