/* Made by models/generate of models/keyturn.ops and keyturn.json: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)

static const char *const values_view[] = {
	"secrets", "rotations", "databases", "calls", "faults", NULL
};
static const char *const values_page_file[] = {
	"icon.svg", "page.css", "page.js", NULL
};
static const char *const values_outcome[] = {
	"running", "succeeded", "failed", "abandoned", "skipped", NULL
};
static const struct shape_field member_events_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_event
};
static const struct shape_field member_path_list_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_failing_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_failing
};
static const struct shape_field value_labels_answered = {
	.place = AT(own_labels, value), .type = SHAPE_STRING
};
static const struct shape_field key_labels_answered = {
	.type = SHAPE_STRING
};
static const struct shape_field member_said_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_said
};
static const struct shape_field member_step_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_step
};
static const struct shape_field member_attempt_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_attempt
};
static const struct shape_field member_rotation_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_rotation
};
static const struct shape_field member_database_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_database
};
static const struct shape_field member_call_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_call
};
static const struct shape_field member_faults_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_fault
};
static const struct shape_field member_last_rotation_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_last_rotation
};
static const struct shape_field member_snapshot_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_snapshot
};
static const struct shape_field member_trail_event_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_trail_event
};
static const struct shape_field member_survive_logins_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_survive_login
};
static const struct shape_field member_verified_list_answered = {
	.type = SHAPE_STRUCT, .of = &own_shape_verified
};

static const struct shape_field fields_add_fault_request[] = {
	{ "point", .type = SHAPE_STRING, .place = AT(own_fault, point) },
	{ "secret", .type = SHAPE_STRING, .place = AT(own_fault, secret) },
	{ "database", .type = SHAPE_STRING, .place = AT(own_fault, database) },
	{ "service", .type = SHAPE_STRING, .place = AT(own_fault, service) },
	{ "operation", .type = SHAPE_STRING, .place = AT(own_fault, operation)
	    },
	{ "action", .type = SHAPE_STRING, .place = AT(own_fault, action) },
	{ "code", .type = SHAPE_STRING, .place = AT(own_fault, code) },
	{ "status", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, status) },
	{ "message", .type = SHAPE_STRING, .place = AT(own_fault, message) },
	{ "delay_ms", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, delay_ms) },
	{ "times", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, times) },
	{ "always", .type = SHAPE_BOOL, .place = AT(own_fault, always) },
	{ "share", .type = SHAPE_FLOAT, .place = AT(own_fault, share) },
	{ "seed", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, seed) },
};
const struct shape own_shape_add_fault_request =
    SHAPE(struct own_fault, fields_add_fault_request);

static const struct shape_field fields_clear_fault_request[] = {
	{ "id", .type = SHAPE_INTEGER,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH | SHAPE_LONG,
	    .place = AT(own_clear_fault_request, id), .wire = "id" },
};
const struct shape own_shape_clear_fault_request =
    SHAPE(struct own_clear_fault_request, fields_clear_fault_request);

static const struct shape_field fields_get_page_request[] = {
	{ "view", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .values = values_view, .place = AT(own_get_page_request, view),
	    .wire = "view" },
	{ "secret", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_get_page_request, secret), .wire = "secret" },
	{ "database", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_get_page_request, database), .wire = "database" },
	{ "before", .type = SHAPE_INTEGER, .flags = SHAPE_IN_QUERY | SHAPE_LONG,
	    .place = AT(own_get_page_request, before), .wire = "before" },
};
const struct shape own_shape_get_page_request =
    SHAPE(struct own_get_page_request, fields_get_page_request);

static const struct shape_field fields_get_page_file_request[] = {
	{ "name", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED | SHAPE_IN_PATH,
	    .values = values_page_file,
	    .place = AT(own_get_page_file_request, name), .wire = "name" },
};
const struct shape own_shape_get_page_file_request =
    SHAPE(struct own_get_page_file_request, fields_get_page_file_request);

static const struct shape_field fields_get_rotations_request[] = {
	{ "secret", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 2048,
	    .place = AT(own_get_rotations_request, secret), .wire = "secret" },
	{ "account", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_get_rotations_request, account), .wire = "account"
	    },
	{ "region", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_get_rotations_request, region), .wire = "region" },
	{ "last", .type = SHAPE_INTEGER, .flags = SHAPE_IN_QUERY, .min = 1,
	    .max = 100, .place = AT(own_get_rotations_request, last),
	    .wire = "last" },
	{ "wait", .type = SHAPE_INTEGER, .flags = SHAPE_IN_QUERY, .max = 3600,
	    .place = AT(own_get_rotations_request, wait), .wire = "wait" },
	{ "wait_ms", .type = SHAPE_INTEGER, .flags = SHAPE_IN_QUERY,
	    .max = 3600000, .place = AT(own_get_rotations_request, wait_ms),
	    .wire = "wait_ms" },
};
const struct shape own_shape_get_rotations_request =
    SHAPE(struct own_get_rotations_request, fields_get_rotations_request);

static const struct shape_field fields_list_calls_request[] = {
	{ "after", .type = SHAPE_INTEGER, .flags = SHAPE_IN_QUERY | SHAPE_LONG,
	    .place = AT(own_list_calls_request, after), .wire = "after" },
	{ "limit", .type = SHAPE_INTEGER, .flags = SHAPE_IN_QUERY, .min = 1,
	    .max = 1024, .place = AT(own_list_calls_request, limit),
	    .wire = "limit" },
};
const struct shape own_shape_list_calls_request =
    SHAPE(struct own_list_calls_request, fields_list_calls_request);

static const struct shape_field fields_list_rotations_request[] = {
	{ "outcome", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .values = values_outcome,
	    .place = AT(own_list_rotations_request, outcome), .wire = "outcome"
	    },
	{ "account", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_list_rotations_request, account), .wire = "account"
	    },
	{ "region", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_list_rotations_request, region), .wire = "region" },
};
const struct shape own_shape_list_rotations_request =
    SHAPE(struct own_list_rotations_request, fields_list_rotations_request);

static const struct shape_field fields_list_snapshots_request[] = {
	{ "account", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_list_snapshots_request, account), .wire = "account"
	    },
	{ "region", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_list_snapshots_request, region), .wire = "region" },
};
const struct shape own_shape_list_snapshots_request =
    SHAPE(struct own_list_snapshots_request, fields_list_snapshots_request);

static const struct shape_field fields_list_trail_request[] = {
	{ "after", .type = SHAPE_INTEGER, .flags = SHAPE_IN_QUERY | SHAPE_LONG,
	    .place = AT(own_list_trail_request, after), .wire = "after" },
	{ "limit", .type = SHAPE_INTEGER, .flags = SHAPE_IN_QUERY, .min = 1,
	    .max = 1000, .place = AT(own_list_trail_request, limit),
	    .wire = "limit" },
	{ "account", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_list_trail_request, account), .wire = "account" },
	{ "region", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_list_trail_request, region), .wire = "region" },
	{ "event", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_list_trail_request, event), .wire = "event" },
	{ "user", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_list_trail_request, user), .wire = "user" },
	{ "failed", .type = SHAPE_BOOL, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_list_trail_request, failed), .wire = "failed" },
};
const struct shape own_shape_list_trail_request =
    SHAPE(struct own_list_trail_request, fields_list_trail_request);

static const struct shape_field fields_reset_request[] = {
	{ "account", .type = SHAPE_STRING,
	    .place = AT(own_reset_request, account) },
};
const struct shape own_shape_reset_request =
    SHAPE(struct own_reset_request, fields_reset_request);

static const struct shape_field fields_run_sql_request[] = {
	{ "database", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH,
	    .place = AT(own_run_sql_request, database), .wire = "database" },
	{ "sql", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(own_run_sql_request, sql) },
	{ "schema", .type = SHAPE_STRING,
	    .place = AT(own_run_sql_request, schema) },
	{ "account", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_run_sql_request, account), .wire = "account" },
	{ "region", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_run_sql_request, region), .wire = "region" },
};
const struct shape own_shape_run_sql_request =
    SHAPE(struct own_run_sql_request, fields_run_sql_request);

static const struct shape_field fields_set_clock_request[] = {
	{ "advance", .type = SHAPE_STRING,
	    .place = AT(own_set_clock_request, advance) },
	{ "set", .type = SHAPE_STRING, .place = AT(own_set_clock_request, set)
	    },
	{ "freeze", .type = SHAPE_BOOL,
	    .place = AT(own_set_clock_request, freeze) },
	{ "run", .type = SHAPE_BOOL, .place = AT(own_set_clock_request, run) },
};
const struct shape own_shape_set_clock_request =
    SHAPE(struct own_set_clock_request, fields_set_clock_request);

static const struct shape_field fields_show_value_request[] = {
	{ "secret", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED, .min = 1,
	    .max = 2048, .place = AT(own_show_value_request, secret) },
	{ "version", .type = SHAPE_STRING, .flags = SHAPE_REQUIRED,
	    .place = AT(own_show_value_request, version) },
};
const struct shape own_shape_show_value_request =
    SHAPE(struct own_show_value_request, fields_show_value_request);

static const struct shape_field fields_survive_request[] = {
	{ "secret", .type = SHAPE_STRING,
	    .place = AT(own_survive_request, secret) },
	{ "account", .type = SHAPE_STRING,
	    .place = AT(own_survive_request, account) },
	{ "region", .type = SHAPE_STRING,
	    .place = AT(own_survive_request, region) },
	{ "cache", .type = SHAPE_STRING, .place = AT(own_survive_request, cache)
	    },
	{ "sessions", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_survive_request, sessions) },
};
const struct shape own_shape_survive_request =
    SHAPE(struct own_survive_request, fields_survive_request);

static const struct shape_field fields_verify_request[] = {
	{ "secret", .type = SHAPE_STRING,
	    .flags = SHAPE_REQUIRED | SHAPE_IN_PATH, .min = 1, .max = 2048,
	    .place = AT(own_verify_request, secret), .wire = "secret" },
	{ "account", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_verify_request, account), .wire = "account" },
	{ "region", .type = SHAPE_STRING, .flags = SHAPE_IN_QUERY,
	    .place = AT(own_verify_request, region), .wire = "region" },
};
const struct shape own_shape_verify_request =
    SHAPE(struct own_verify_request, fields_verify_request);

static const struct shape_field fields_fault[] = {
	{ "id", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, id) },
	{ "point", .type = SHAPE_STRING, .place = AT(own_fault, point) },
	{ "secret", .type = SHAPE_STRING, .place = AT(own_fault, secret) },
	{ "database", .type = SHAPE_STRING, .place = AT(own_fault, database) },
	{ "address", .type = SHAPE_STRING, .place = AT(own_fault, address) },
	{ "service", .type = SHAPE_STRING, .place = AT(own_fault, service) },
	{ "operation", .type = SHAPE_STRING, .place = AT(own_fault, operation)
	    },
	{ "action", .type = SHAPE_STRING, .place = AT(own_fault, action) },
	{ "code", .type = SHAPE_STRING, .place = AT(own_fault, code) },
	{ "status", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, status) },
	{ "message", .type = SHAPE_STRING, .place = AT(own_fault, message) },
	{ "delay_ms", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, delay_ms) },
	{ "times", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, times) },
	{ "always", .type = SHAPE_BOOL, .place = AT(own_fault, always) },
	{ "share", .type = SHAPE_FLOAT, .place = AT(own_fault, share) },
	{ "seed", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, seed) },
	{ "passed", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, passed) },
	{ "happened", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_fault, happened) },
	{ "spent", .type = SHAPE_BOOL, .place = AT(own_fault, spent) },
};
const struct shape own_shape_fault =
    SHAPE(struct own_fault, fields_fault);

static const struct shape_field fields_cleared_faults[] = {
	{ "cleared", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_cleared_faults, cleared) },
};
const struct shape own_shape_cleared_faults =
    SHAPE(struct own_cleared_faults, fields_cleared_faults);

static const struct shape_field fields_event[] = {
	{ "at", .type = SHAPE_STRING, .place = AT(own_event, at) },
	{ "event", .type = SHAPE_STRING, .place = AT(own_event, event) },
	{ "arn", .type = SHAPE_STRING, .place = AT(own_event, arn) },
	{ "version", .type = SHAPE_STRING, .place = AT(own_event, version) },
	{ "reason", .type = SHAPE_STRING, .place = AT(own_event, reason) },
};
const struct shape own_shape_event =
    SHAPE(struct own_event, fields_event);

static const struct shape_field fields_clock[] = {
	{ "now", .type = SHAPE_STRING, .place = AT(own_clock, now) },
	{ "frozen", .type = SHAPE_BOOL, .place = AT(own_clock, frozen) },
	{ "offset_ms", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_clock, offset_ms) },
	{ "advancing_to", .type = SHAPE_STRING,
	    .place = AT(own_clock, advancing_to) },
	{ "events", .type = SHAPE_LIST, .each = &member_events_answered,
	    .place = AT(own_clock, events) },
	{ "forgotten", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_clock, forgotten) },
};
const struct shape own_shape_clock =
    SHAPE(struct own_clock, fields_clock);

static const struct shape_field fields_failing[] = {
	{ "secret", .type = SHAPE_STRING, .place = AT(own_failing, secret) },
	{ "arn", .type = SHAPE_STRING, .place = AT(own_failing, arn) },
	{ "attempts", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_failing, attempts) },
	{ "next", .type = SHAPE_STRING, .place = AT(own_failing, next) },
	{ "reason", .type = SHAPE_STRING, .place = AT(own_failing, reason) },
};
const struct shape own_shape_failing =
    SHAPE(struct own_failing, fields_failing);

static const struct shape_field fields_init[] = {
	{ "completed", .type = SHAPE_BOOL, .place = AT(own_init, completed) },
	{ "scripts", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_init, scripts) },
	{ "failed", .type = SHAPE_LIST, .each = &member_path_list_answered,
	    .place = AT(own_init, failed) },
};
const struct shape own_shape_init =
    SHAPE(struct own_init, fields_init);

static const struct shape_field fields_health[] = {
	{ "status", .type = SHAPE_STRING, .place = AT(own_health, status) },
	{ "iam", .type = SHAPE_STRING, .place = AT(own_health, iam) },
	{ "failing", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_health, failing) },
	{ "faults", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_health, faults) },
	{ "rotations", .type = SHAPE_LIST,
	    .each = &member_failing_list_answered,
	    .place = AT(own_health, rotations) },
	{ "init", .type = SHAPE_STRUCT, .of = &own_shape_init,
	    .place = AT(own_health, init) },
	{ "trail", .type = SHAPE_STRING, .place = AT(own_health, trail) },
};
const struct shape own_shape_health =
    SHAPE(struct own_health, fields_health);

static const struct shape_field fields_said[] = {
	{ "call", .type = SHAPE_STRING, .place = AT(own_said, call) },
	{ "with", .type = SHAPE_MAP, .each = &value_labels_answered,
	    .key = &key_labels_answered, .place = AT(own_said, with) },
	{ "database", .type = SHAPE_STRING, .place = AT(own_said, database) },
	{ "result", .type = SHAPE_STRING, .place = AT(own_said, result) },
	{ "reason", .type = SHAPE_STRING, .place = AT(own_said, reason) },
	{ "ms", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_said, ms) },
};
const struct shape own_shape_said =
    SHAPE(struct own_said, fields_said);

static const struct shape_field fields_step[] = {
	{ "step", .type = SHAPE_STRING, .place = AT(own_step, step) },
	{ "started", .type = SHAPE_STRING, .place = AT(own_step, started) },
	{ "ms", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_step, ms) },
	{ "failed", .type = SHAPE_STRING, .place = AT(own_step, failed) },
	{ "said", .type = SHAPE_LIST, .each = &member_said_list_answered,
	    .place = AT(own_step, said) },
	{ "left_out", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_step, left_out) },
};
const struct shape own_shape_step =
    SHAPE(struct own_step, fields_step);

static const struct shape_field fields_attempt[] = {
	{ "attempt", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_attempt, attempt) },
	{ "outcome", .type = SHAPE_STRING, .place = AT(own_attempt, outcome) },
	{ "reason", .type = SHAPE_STRING, .place = AT(own_attempt, reason) },
	{ "next", .type = SHAPE_STRING, .place = AT(own_attempt, next) },
	{ "started", .type = SHAPE_STRING, .place = AT(own_attempt, started) },
	{ "ended", .type = SHAPE_STRING, .place = AT(own_attempt, ended) },
	{ "ms", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_attempt, ms) },
	{ "labels_before", .type = SHAPE_MAP, .each = &value_labels_answered,
	    .key = &key_labels_answered, .place = AT(own_attempt, labels_before)
	    },
	{ "labels_after", .type = SHAPE_MAP, .each = &value_labels_answered,
	    .key = &key_labels_answered, .place = AT(own_attempt, labels_after)
	    },
	{ "steps", .type = SHAPE_LIST, .each = &member_step_list_answered,
	    .place = AT(own_attempt, steps) },
};
const struct shape own_shape_attempt =
    SHAPE(struct own_attempt, fields_attempt);

static const struct shape_field fields_rotation[] = {
	{ "version", .type = SHAPE_STRING, .place = AT(own_rotation, version) },
	{ "test", .type = SHAPE_BOOL, .place = AT(own_rotation, test) },
	{ "outcome", .type = SHAPE_STRING, .place = AT(own_rotation, outcome) },
	{ "reason", .type = SHAPE_STRING, .place = AT(own_rotation, reason) },
	{ "next", .type = SHAPE_STRING, .place = AT(own_rotation, next) },
	{ "started", .type = SHAPE_STRING, .place = AT(own_rotation, started) },
	{ "ended", .type = SHAPE_STRING, .place = AT(own_rotation, ended) },
	{ "attempts", .type = SHAPE_LIST, .each = &member_attempt_list_answered,
	    .place = AT(own_rotation, attempts) },
};
const struct shape own_shape_rotation =
    SHAPE(struct own_rotation, fields_rotation);

static const struct shape_field fields_rotations[] = {
	{ "secret", .type = SHAPE_STRING, .place = AT(own_rotations, secret) },
	{ "arn", .type = SHAPE_STRING, .place = AT(own_rotations, arn) },
	{ "outcome", .type = SHAPE_STRING, .place = AT(own_rotations, outcome)
	    },
	{ "reason", .type = SHAPE_STRING, .place = AT(own_rotations, reason) },
	{ "next", .type = SHAPE_STRING, .place = AT(own_rotations, next) },
	{ "rotations", .type = SHAPE_LIST,
	    .each = &member_rotation_list_answered,
	    .place = AT(own_rotations, rotations) },
};
const struct shape own_shape_rotations =
    SHAPE(struct own_rotations, fields_rotations);

static const struct shape_field fields_database[] = {
	{ "arn", .type = SHAPE_STRING, .place = AT(own_database, arn) },
	{ "status", .type = SHAPE_STRING, .place = AT(own_database, status) },
	{ "reason", .type = SHAPE_STRING, .place = AT(own_database, reason) },
	{ "engine", .type = SHAPE_STRING, .place = AT(own_database, engine) },
	{ "runs", .type = SHAPE_STRING, .place = AT(own_database, runs) },
	{ "host", .type = SHAPE_STRING, .place = AT(own_database, host) },
	{ "port", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_database, port) },
};
const struct shape own_shape_database =
    SHAPE(struct own_database, fields_database);

static const struct shape_field fields_status[] = {
	{ "version", .type = SHAPE_STRING, .place = AT(own_status, version) },
	{ "pid", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_status, pid) },
	{ "ca", .type = SHAPE_STRING, .place = AT(own_status, ca) },
	{ "account", .type = SHAPE_STRING, .place = AT(own_status, account) },
	{ "region", .type = SHAPE_STRING, .place = AT(own_status, region) },
	{ "iam", .type = SHAPE_STRING, .place = AT(own_status, iam) },
	{ "now", .type = SHAPE_STRING, .place = AT(own_status, now) },
	{ "frozen", .type = SHAPE_BOOL, .place = AT(own_status, frozen) },
	{ "secrets", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_status, secrets) },
	{ "failing", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_status, failing) },
	{ "faults", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_status, faults) },
	{ "databases", .type = SHAPE_LIST,
	    .each = &member_database_list_answered,
	    .place = AT(own_status, databases) },
};
const struct shape own_shape_status =
    SHAPE(struct own_status, fields_status);

static const struct shape_field fields_call[] = {
	{ "id", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_call, id) },
	{ "at", .type = SHAPE_STRING, .place = AT(own_call, at) },
	{ "service", .type = SHAPE_STRING, .place = AT(own_call, service) },
	{ "operation", .type = SHAPE_STRING, .place = AT(own_call, operation) },
	{ "account", .type = SHAPE_STRING, .place = AT(own_call, account) },
	{ "caller", .type = SHAPE_STRING, .place = AT(own_call, caller) },
	{ "region", .type = SHAPE_STRING, .place = AT(own_call, region) },
	{ "by", .type = SHAPE_STRING, .place = AT(own_call, by) },
	{ "inside", .type = SHAPE_BOOL, .place = AT(own_call, inside) },
	{ "status", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_call, status) },
	{ "code", .type = SHAPE_STRING, .place = AT(own_call, code) },
	{ "us", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_call, us) },
};
const struct shape own_shape_call =
    SHAPE(struct own_call, fields_call);

static const struct shape_field fields_calls[] = {
	{ "ended", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_calls, ended) },
	{ "missed", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_calls, missed) },
	{ "calls", .type = SHAPE_LIST, .each = &member_call_list_answered,
	    .place = AT(own_calls, calls) },
};
const struct shape own_shape_calls =
    SHAPE(struct own_calls, fields_calls);

static const struct shape_field fields_fault_list[] = {
	{ "faults", .type = SHAPE_LIST, .each = &member_faults_answered,
	    .place = AT(own_fault_list, faults) },
};
const struct shape own_shape_fault_list =
    SHAPE(struct own_fault_list, fields_fault_list);

static const struct shape_field fields_last_rotation[] = {
	{ "secret", .type = SHAPE_STRING, .place = AT(own_last_rotation, secret)
	    },
	{ "arn", .type = SHAPE_STRING, .place = AT(own_last_rotation, arn) },
	{ "version", .type = SHAPE_STRING,
	    .place = AT(own_last_rotation, version) },
	{ "test", .type = SHAPE_BOOL, .place = AT(own_last_rotation, test) },
	{ "outcome", .type = SHAPE_STRING,
	    .place = AT(own_last_rotation, outcome) },
	{ "reason", .type = SHAPE_STRING, .place = AT(own_last_rotation, reason)
	    },
	{ "next", .type = SHAPE_STRING, .place = AT(own_last_rotation, next) },
	{ "started", .type = SHAPE_STRING,
	    .place = AT(own_last_rotation, started) },
	{ "ended", .type = SHAPE_STRING, .place = AT(own_last_rotation, ended)
	    },
};
const struct shape own_shape_last_rotation =
    SHAPE(struct own_last_rotation, fields_last_rotation);

static const struct shape_field fields_last_rotations[] = {
	{ "rotations", .type = SHAPE_LIST,
	    .each = &member_last_rotation_list_answered,
	    .place = AT(own_last_rotations, rotations) },
};
const struct shape own_shape_last_rotations =
    SHAPE(struct own_last_rotations, fields_last_rotations);

static const struct shape_field fields_snapshot[] = {
	{ "arn", .type = SHAPE_STRING, .place = AT(own_snapshot, arn) },
	{ "type", .type = SHAPE_STRING, .place = AT(own_snapshot, type) },
	{ "status", .type = SHAPE_STRING, .place = AT(own_snapshot, status) },
	{ "reason", .type = SHAPE_STRING, .place = AT(own_snapshot, reason) },
	{ "of", .type = SHAPE_STRING, .place = AT(own_snapshot, of) },
	{ "created", .type = SHAPE_STRING, .place = AT(own_snapshot, created) },
	{ "pause_ms", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_snapshot, pause_ms) },
	{ "runs", .type = SHAPE_STRING, .place = AT(own_snapshot, runs) },
};
const struct shape own_shape_snapshot =
    SHAPE(struct own_snapshot, fields_snapshot);

static const struct shape_field fields_snapshots[] = {
	{ "snapshots", .type = SHAPE_LIST,
	    .each = &member_snapshot_list_answered,
	    .place = AT(own_snapshots, snapshots) },
};
const struct shape own_shape_snapshots =
    SHAPE(struct own_snapshots, fields_snapshots);

static const struct shape_field fields_trail_event[] = {
	{ "place", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_trail_event, place) },
	{ "at", .type = SHAPE_STRING, .place = AT(own_trail_event, at) },
	{ "account", .type = SHAPE_STRING, .place = AT(own_trail_event, account)
	    },
	{ "region", .type = SHAPE_STRING, .place = AT(own_trail_event, region)
	    },
	{ "user", .type = SHAPE_STRING, .place = AT(own_trail_event, user) },
	{ "by", .type = SHAPE_STRING, .place = AT(own_trail_event, by) },
	{ "service", .type = SHAPE_STRING, .place = AT(own_trail_event, service)
	    },
	{ "event", .type = SHAPE_STRING, .place = AT(own_trail_event, event) },
	{ "resources", .type = SHAPE_LIST, .each = &member_path_list_answered,
	    .place = AT(own_trail_event, resources) },
	{ "code", .type = SHAPE_STRING, .place = AT(own_trail_event, code) },
	{ "message", .type = SHAPE_STRING, .place = AT(own_trail_event, message)
	    },
	{ "record", .type = SHAPE_STRING, .place = AT(own_trail_event, record)
	    },
};
const struct shape own_shape_trail_event =
    SHAPE(struct own_trail_event, fields_trail_event);

static const struct shape_field fields_trail[] = {
	{ "last", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_trail, last) },
	{ "missed", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_trail, missed) },
	{ "events", .type = SHAPE_LIST,
	    .each = &member_trail_event_list_answered,
	    .place = AT(own_trail, events) },
};
const struct shape own_shape_trail =
    SHAPE(struct own_trail, fields_trail);

static const struct shape_field fields_reset_response[] = {
	{ "secrets", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_reset_response, secrets) },
	{ "databases", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_reset_response, databases) },
};
const struct shape own_shape_reset_response =
    SHAPE(struct own_reset_response, fields_reset_response);

static const struct shape_field fields_shown_value[] = {
	{ "version", .type = SHAPE_STRING, .place = AT(own_shown_value, version)
	    },
	{ "string", .type = SHAPE_STRING, .flags = SHAPE_SENSITIVE,
	    .place = AT(own_shown_value, string) },
	{ "binary", .type = SHAPE_BLOB, .flags = SHAPE_SENSITIVE,
	    .place = AT(own_shown_value, binary) },
};
const struct shape own_shape_shown_value =
    SHAPE(struct own_shown_value, fields_shown_value);

static const struct shape_field fields_survive_tally[] = {
	{ "tried", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_survive_tally, tried) },
	{ "refused", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_survive_tally, refused) },
	{ "gap_ms", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_survive_tally, gap_ms) },
};
const struct shape own_shape_survive_tally =
    SHAPE(struct own_survive_tally, fields_survive_tally);

static const struct shape_field fields_survive_login[] = {
	{ "at", .type = SHAPE_STRING, .place = AT(own_survive_login, at) },
	{ "value", .type = SHAPE_STRING, .place = AT(own_survive_login, value)
	    },
	{ "user", .type = SHAPE_STRING, .place = AT(own_survive_login, user) },
	{ "accepted", .type = SHAPE_BOOL,
	    .place = AT(own_survive_login, accepted) },
	{ "why", .type = SHAPE_STRING, .place = AT(own_survive_login, why) },
};
const struct shape own_shape_survive_login =
    SHAPE(struct own_survive_login, fields_survive_login);

static const struct shape_field fields_survive_response[] = {
	{ "secret", .type = SHAPE_STRING,
	    .place = AT(own_survive_response, secret) },
	{ "arn", .type = SHAPE_STRING, .place = AT(own_survive_response, arn) },
	{ "function", .type = SHAPE_STRING,
	    .place = AT(own_survive_response, function) },
	{ "rotated", .type = SHAPE_BOOL,
	    .place = AT(own_survive_response, rotated) },
	{ "reason", .type = SHAPE_STRING,
	    .place = AT(own_survive_response, reason) },
	{ "rotation_ms", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_survive_response, rotation_ms) },
	{ "cache_ms", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_survive_response, cache_ms) },
	{ "sessions", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_survive_response, sessions) },
	{ "kept", .type = SHAPE_INTEGER, .flags = SHAPE_LONG,
	    .place = AT(own_survive_response, kept) },
	{ "fresh", .type = SHAPE_STRUCT, .of = &own_shape_survive_tally,
	    .place = AT(own_survive_response, fresh) },
	{ "cached", .type = SHAPE_STRUCT, .of = &own_shape_survive_tally,
	    .place = AT(own_survive_response, cached) },
	{ "logins", .type = SHAPE_LIST, .each = &member_survive_logins_answered,
	    .place = AT(own_survive_response, logins) },
};
const struct shape own_shape_survive_response =
    SHAPE(struct own_survive_response, fields_survive_response);

static const struct shape_field fields_verified[] = {
	{ "label", .type = SHAPE_STRING, .place = AT(own_verified, label) },
	{ "version", .type = SHAPE_STRING, .place = AT(own_verified, version) },
	{ "logs_in", .type = SHAPE_BOOL, .place = AT(own_verified, logs_in) },
	{ "account", .type = SHAPE_STRING, .place = AT(own_verified, account) },
	{ "tls", .type = SHAPE_STRING, .place = AT(own_verified, tls) },
	{ "reason", .type = SHAPE_STRING, .place = AT(own_verified, reason) },
};
const struct shape own_shape_verified =
    SHAPE(struct own_verified, fields_verified);

static const struct shape_field fields_verification[] = {
	{ "secret", .type = SHAPE_STRING, .place = AT(own_verification, secret)
	    },
	{ "arn", .type = SHAPE_STRING, .place = AT(own_verification, arn) },
	{ "verified", .type = SHAPE_BOOL,
	    .place = AT(own_verification, verified) },
	{ "values", .type = SHAPE_LIST, .each = &member_verified_list_answered,
	    .place = AT(own_verification, values) },
};
const struct shape own_shape_verification =
    SHAPE(struct own_verification, fields_verification);

const struct kt_error own_errors[] = {
	{ "NoSuchSecretException", 404, "message" },
	{ NULL }
};

const struct kt_meaning own_means[] = {
	{ KT_OK }
};
