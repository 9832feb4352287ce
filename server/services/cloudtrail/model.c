/* Made by models/generate of models/cloudtrail.ops and AWS's model: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)

static const char *const values_lookup_attribute_key[] = {
	"EventId", "EventName", "ReadOnly", "Username", "ResourceType",
	"ResourceName", "EventSource", "AccessKeyId", NULL
};
static const struct shape_field member_lookup_attributes_list = {
	.type = SHAPE_STRUCT, .of = &cloudtrail_shape_lookup_attribute
};
static const char *const values_event_category[] = {
	"insight", NULL
};
static const struct shape_field member_resource_list_answered = {
	.type = SHAPE_STRUCT, .of = &cloudtrail_shape_resource
};
static const struct shape_field member_events_list_answered = {
	.type = SHAPE_STRUCT, .of = &cloudtrail_shape_event
};

static const struct shape_field fields_lookup_attribute[] = {
	{ "AttributeKey", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .values = values_lookup_attribute_key,
	    .place = AT(cloudtrail_lookup_attribute, attribute_key) },
	{ "AttributeValue", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .min = 1, .max = 2000,
	    .place = AT(cloudtrail_lookup_attribute, attribute_value) },
};
const struct shape cloudtrail_shape_lookup_attribute =
    SHAPE(struct cloudtrail_lookup_attribute, fields_lookup_attribute);

static const struct shape_field fields_lookup_events_request[] = {
	{ "LookupAttributes", .type = SHAPE_LIST,
	    .each = &member_lookup_attributes_list,
	    .place = AT(cloudtrail_lookup_events_request, lookup_attributes) },
	{ "StartTime", .type = SHAPE_TIME,
	    .place = AT(cloudtrail_lookup_events_request, start_time) },
	{ "EndTime", .type = SHAPE_TIME,
	    .place = AT(cloudtrail_lookup_events_request, end_time) },
	{ "EventCategory", .type = SHAPE_STRING,
	    .values = values_event_category,
	    .place = AT(cloudtrail_lookup_events_request, event_category) },
	{ "MaxResults", .type = SHAPE_INTEGER, .min = 1, .max = 50,
	    .place = AT(cloudtrail_lookup_events_request, max_results) },
	{ "NextToken", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_lookup_events_request, next_token) },
};
const struct shape cloudtrail_shape_lookup_events_request =
    SHAPE(struct cloudtrail_lookup_events_request, fields_lookup_events_request);

static const struct shape_field fields_resource[] = {
	{ "ResourceType", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_resource, resource_type) },
	{ "ResourceName", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_resource, resource_name) },
};
const struct shape cloudtrail_shape_resource =
    SHAPE(struct cloudtrail_resource, fields_resource);

static const struct shape_field fields_event[] = {
	{ "EventId", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_event, event_id) },
	{ "EventName", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_event, event_name) },
	{ "ReadOnly", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_event, read_only) },
	{ "AccessKeyId", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_event, access_key_id) },
	{ "EventTime", .type = SHAPE_TIME,
	    .place = AT(cloudtrail_event, event_time) },
	{ "EventSource", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_event, event_source) },
	{ "Username", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_event, username) },
	{ "Resources", .type = SHAPE_LIST,
	    .each = &member_resource_list_answered,
	    .place = AT(cloudtrail_event, resources) },
	{ "CloudTrailEvent", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_event, cloud_trail_event) },
};
const struct shape cloudtrail_shape_event =
    SHAPE(struct cloudtrail_event, fields_event);

static const struct shape_field fields_lookup_events_response[] = {
	{ "Events", .type = SHAPE_LIST, .each = &member_events_list_answered,
	    .place = AT(cloudtrail_lookup_events_response, events) },
	{ "NextToken", .type = SHAPE_STRING,
	    .place = AT(cloudtrail_lookup_events_response, next_token) },
};
const struct shape cloudtrail_shape_lookup_events_response =
    SHAPE(struct cloudtrail_lookup_events_response, fields_lookup_events_response);

const struct kt_error cloudtrail_errors[] = {
	{ "InvalidEventCategoryException", 400, "Message" },
	{ "InvalidLookupAttributesException", 400, "Message" },
	{ "InvalidMaxResultsException", 400, "Message" },
	{ "InvalidNextTokenException", 400, "Message" },
	{ "InvalidTimeRangeException", 400, "Message" },
	{ "OperationNotPermittedException", 400, "Message" },
	{ "UnsupportedOperationException", 400, "Message" },
	{ NULL }
};

const struct kt_meaning cloudtrail_means[] = {
	{ KT_OK }
};
