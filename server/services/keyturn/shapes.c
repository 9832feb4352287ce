/* The tables of shapes.h. */
#include "shapes.h"

#define AT(type, member) offsetof(struct type, member)

const struct shape shape_own_nothing = {
	.size = sizeof(struct own_nothing),
};

static const struct shape_field failing_fields[] = {
	{ "secret", SHAPE_STRING, AT(own_failing, secret) },
	{ "arn", SHAPE_STRING, AT(own_failing, arn) },
	{ "attempts", SHAPE_INTEGER, AT(own_failing, attempts) },
	{ "next", SHAPE_STRING, AT(own_failing, next) },
	{ "reason", SHAPE_STRING, AT(own_failing, reason) },
};
static const struct shape shape_failing =
    SHAPE(struct own_failing, failing_fields);
static const struct shape_field each_failing = {
	.type = SHAPE_STRUCT, .of = &shape_failing
};

static const struct shape_field health_fields[] = {
	{ "status", SHAPE_STRING, AT(out_health, status) },
	{ "failing", SHAPE_INTEGER, AT(out_health, failing) },
	{ "rotations", SHAPE_LIST, AT(out_health, rotations),
	    .each = &each_failing },
};
const struct shape shape_health = SHAPE(struct out_health, health_fields);

static const struct shape_field set_clock_fields[] = {
	{ "advance", SHAPE_STRING, AT(in_set_clock, advance) },
	{ "set", SHAPE_STRING, AT(in_set_clock, set) },
	{ "freeze", SHAPE_BOOL, AT(in_set_clock, freeze) },
	{ "run", SHAPE_BOOL, AT(in_set_clock, run) },
};
const struct shape shape_set_clock =
    SHAPE(struct in_set_clock, set_clock_fields);

static const struct shape_field event_fields[] = {
	{ "at", SHAPE_STRING, AT(own_event, at) },
	{ "event", SHAPE_STRING, AT(own_event, event) },
	{ "arn", SHAPE_STRING, AT(own_event, arn) },
	{ "version", SHAPE_STRING, AT(own_event, version) },
	{ "reason", SHAPE_STRING, AT(own_event, reason) },
};
static const struct shape shape_event = SHAPE(struct own_event, event_fields);
static const struct shape_field each_event = {
	.type = SHAPE_STRUCT, .of = &shape_event
};

static const struct shape_field clock_fields[] = {
	{ "now", SHAPE_STRING, AT(out_clock, now) },
	{ "frozen", SHAPE_BOOL, AT(out_clock, frozen) },
	{ "offset_ms", SHAPE_INTEGER, AT(out_clock, offset) },
	{ "advancing_to", SHAPE_STRING, AT(out_clock, to) },
	{ "events", SHAPE_LIST, AT(out_clock, events), .each = &each_event },
	{ "forgotten", SHAPE_INTEGER, AT(out_clock, forgotten) },
};
const struct shape shape_clock = SHAPE(struct out_clock, clock_fields);

static const struct shape_field reset_fields[] = {
	{ "account", SHAPE_STRING, AT(in_reset, account) },
};
const struct shape shape_reset = SHAPE(struct in_reset, reset_fields);

static const struct shape_field out_reset_fields[] = {
	{ "secrets", SHAPE_INTEGER, AT(out_reset, secrets) },
	{ "databases", SHAPE_INTEGER, AT(out_reset, databases) },
};
const struct shape shape_out_reset = SHAPE(struct out_reset, out_reset_fields);
