/* Made by models/generate of models/keyturn.ops and keyturn.json: change those. */
#ifndef KEYTURN_KEYTURN_MODEL_H
#define KEYTURN_KEYTURN_MODEL_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

struct own_fault {
	const char *point;
	const char *secret;
	const char *database;
	const char *service;
	const char *operation;
	const char *action;
	const char *code;
	struct shape_int status;
	const char *message;
	struct shape_int delay_ms;
	struct shape_int times;
	enum shape_bool always;
	struct shape_float share;
	struct shape_int seed;
	struct shape_int id;
	const char *address;
	struct shape_int passed;
	struct shape_int happened;
	enum shape_bool spent;
};

struct own_clear_fault_request {
	struct shape_int id;
};

struct own_get_page_request {
	const char *view;
	const char *secret;
	const char *database;
	struct shape_int before;
};

struct own_get_page_file_request {
	const char *name;
};

struct own_get_rotations_request {
	const char *secret;
	const char *account;
	const char *region;
	struct shape_int last;
	struct shape_int wait;
	struct shape_int wait_ms;
};

struct own_list_calls_request {
	struct shape_int after;
	struct shape_int limit;
};

struct own_list_rotations_request {
	const char *outcome;
	const char *account;
	const char *region;
};

struct own_list_snapshots_request {
	const char *account;
	const char *region;
};

struct own_list_trail_request {
	struct shape_int after;
	struct shape_int limit;
	const char *account;
	const char *region;
	const char *event;
	const char *user;
	enum shape_bool failed;
};

struct own_reset_request {
	const char *account;
};

struct own_run_sql_request {
	const char *database;
	const char *sql;
	const char *schema;
	const char *account;
	const char *region;
};

struct own_set_clock_request {
	const char *advance;
	const char *set;
	enum shape_bool freeze;
	enum shape_bool run;
};

struct own_show_value_request {
	const char *secret;
	const char *version;
};

struct own_survive_request {
	const char *secret;
	const char *account;
	const char *region;
	const char *cache;
	struct shape_int sessions;
};

struct own_verify_request {
	const char *secret;
	const char *account;
	const char *region;
};

struct own_cleared_faults {
	struct shape_int cleared;
};

struct own_event {
	const char *at;
	const char *event;
	const char *arn;
	const char *version;
	const char *reason;
};

struct own_clock {
	const char *now;
	enum shape_bool frozen;
	struct shape_int offset_ms;
	const char *advancing_to;
	struct shape_list events;	/* struct own_event */
	struct shape_int forgotten;
};

struct own_failing {
	const char *secret;
	const char *arn;
	struct shape_int attempts;
	const char *next;
	const char *reason;
};

struct own_init {
	enum shape_bool completed;
	struct shape_int scripts;
	struct shape_list failed;	/* const char * */
};

struct own_health {
	const char *status;
	const char *iam;
	struct shape_int failing;
	struct shape_int faults;
	struct shape_list rotations;	/* struct own_failing */
	struct own_init *init;
	const char *trail;
};

struct own_said {
	const char *call;
	struct shape_list with;	/* struct own_labels */
	const char *database;
	const char *result;
	const char *reason;
	struct shape_int ms;
};

struct own_step {
	const char *step;
	const char *started;
	struct shape_int ms;
	const char *failed;
	struct shape_list said;	/* struct own_said */
	struct shape_int left_out;
};

struct own_attempt {
	struct shape_int attempt;
	const char *outcome;
	const char *reason;
	const char *next;
	const char *started;
	const char *ended;
	struct shape_int ms;
	struct shape_list labels_before;	/* struct own_labels */
	struct shape_list labels_after;	/* struct own_labels */
	struct shape_list steps;	/* struct own_step */
};

struct own_rotation {
	const char *version;
	enum shape_bool test;
	const char *outcome;
	const char *reason;
	const char *next;
	const char *started;
	const char *ended;
	struct shape_list attempts;	/* struct own_attempt */
};

struct own_rotations {
	const char *secret;
	const char *arn;
	const char *outcome;
	const char *reason;
	const char *next;
	struct shape_list rotations;	/* struct own_rotation */
};

struct own_database {
	const char *arn;
	const char *status;
	const char *reason;
	const char *engine;
	const char *runs;
	const char *host;
	struct shape_int port;
};

struct own_status {
	const char *version;
	struct shape_int pid;
	const char *ca;
	const char *account;
	const char *region;
	const char *iam;
	const char *now;
	enum shape_bool frozen;
	struct shape_int secrets;
	struct shape_int failing;
	struct shape_int faults;
	struct shape_list databases;	/* struct own_database */
};

struct own_call {
	struct shape_int id;
	const char *at;
	const char *service;
	const char *operation;
	const char *account;
	const char *caller;
	const char *region;
	const char *by;
	enum shape_bool inside;
	struct shape_int status;
	const char *code;
	struct shape_int us;
};

struct own_calls {
	struct shape_int ended;
	struct shape_int missed;
	struct shape_list calls;	/* struct own_call */
};

struct own_fault_list {
	struct shape_list faults;	/* struct own_fault */
};

struct own_last_rotation {
	const char *secret;
	const char *arn;
	const char *version;
	enum shape_bool test;
	const char *outcome;
	const char *reason;
	const char *next;
	const char *started;
	const char *ended;
};

struct own_last_rotations {
	struct shape_list rotations;	/* struct own_last_rotation */
};

struct own_snapshot {
	const char *arn;
	const char *type;
	const char *status;
	const char *reason;
	const char *of;
	const char *created;
	struct shape_int pause_ms;
	const char *runs;
};

struct own_snapshots {
	struct shape_list snapshots;	/* struct own_snapshot */
};

struct own_trail_event {
	struct shape_int place;
	const char *at;
	const char *account;
	const char *region;
	const char *user;
	const char *by;
	const char *service;
	const char *event;
	struct shape_list resources;	/* const char * */
	const char *code;
	const char *message;
	const char *record;
};

struct own_trail {
	struct shape_int last;
	struct shape_int missed;
	struct shape_list events;	/* struct own_trail_event */
};

struct own_reset_response {
	struct shape_int secrets;
	struct shape_int databases;
};

struct own_shown_value {
	const char *version;
	const char *string;
	struct kt_blob binary;
};

struct own_survive_tally {
	struct shape_int tried;
	struct shape_int refused;
	struct shape_int gap_ms;
};

struct own_survive_login {
	const char *at;
	const char *value;
	const char *user;
	enum shape_bool accepted;
	const char *why;
};

struct own_survive_response {
	const char *secret;
	const char *arn;
	const char *function;
	enum shape_bool rotated;
	const char *reason;
	struct shape_int rotation_ms;
	struct shape_int cache_ms;
	struct shape_int sessions;
	struct shape_int kept;
	struct own_survive_tally *fresh;
	struct own_survive_tally *cached;
	struct shape_list logins;	/* struct own_survive_login */
};

struct own_verified {
	const char *label;
	const char *version;
	enum shape_bool logs_in;
	const char *account;
	const char *tls;
	const char *reason;
};

struct own_verification {
	const char *secret;
	const char *arn;
	enum shape_bool verified;
	struct shape_list values;	/* struct own_verified */
};

struct own_labels {
	const char *key;
	const char *value;
};

extern const struct shape own_shape_add_fault_request;
extern const struct shape own_shape_clear_fault_request;
extern const struct shape own_shape_get_page_request;
extern const struct shape own_shape_get_page_file_request;
extern const struct shape own_shape_get_rotations_request;
extern const struct shape own_shape_list_calls_request;
extern const struct shape own_shape_list_rotations_request;
extern const struct shape own_shape_list_snapshots_request;
extern const struct shape own_shape_list_trail_request;
extern const struct shape own_shape_reset_request;
extern const struct shape own_shape_run_sql_request;
extern const struct shape own_shape_set_clock_request;
extern const struct shape own_shape_show_value_request;
extern const struct shape own_shape_survive_request;
extern const struct shape own_shape_verify_request;
extern const struct shape own_shape_fault;
extern const struct shape own_shape_cleared_faults;
extern const struct shape own_shape_event;
extern const struct shape own_shape_clock;
extern const struct shape own_shape_failing;
extern const struct shape own_shape_init;
extern const struct shape own_shape_health;
extern const struct shape own_shape_said;
extern const struct shape own_shape_step;
extern const struct shape own_shape_attempt;
extern const struct shape own_shape_rotation;
extern const struct shape own_shape_rotations;
extern const struct shape own_shape_database;
extern const struct shape own_shape_status;
extern const struct shape own_shape_call;
extern const struct shape own_shape_calls;
extern const struct shape own_shape_fault_list;
extern const struct shape own_shape_last_rotation;
extern const struct shape own_shape_last_rotations;
extern const struct shape own_shape_snapshot;
extern const struct shape own_shape_snapshots;
extern const struct shape own_shape_trail_event;
extern const struct shape own_shape_trail;
extern const struct shape own_shape_reset_response;
extern const struct shape own_shape_shown_value;
extern const struct shape own_shape_survive_tally;
extern const struct shape own_shape_survive_login;
extern const struct shape own_shape_survive_response;
extern const struct shape own_shape_verified;
extern const struct shape own_shape_verification;

int op_add_fault(struct kt_call *c);
int op_clear_fault(struct kt_call *c);
int op_clear_faults(struct kt_call *c);
int op_follow(struct kt_call *c);
int op_get_ca(struct kt_call *c);
int op_get_clock(struct kt_call *c);
int op_get_global_bundle(struct kt_call *c);
int op_get_health(struct kt_call *c);
int op_get_open_api(struct kt_call *c);
int op_get_page(struct kt_call *c);
int op_get_page_file(struct kt_call *c);
int op_get_rotations(struct kt_call *c);
int op_get_status(struct kt_call *c);
int op_list_calls(struct kt_call *c);
int op_list_faults(struct kt_call *c);
int op_list_rotations(struct kt_call *c);
int op_list_snapshots(struct kt_call *c);
int op_list_trail(struct kt_call *c);
int op_reset(struct kt_call *c);
int op_run_sql(struct kt_call *c);
int op_set_clock(struct kt_call *c);
int op_show_value(struct kt_call *c);
int op_survive(struct kt_call *c);
int op_verify(struct kt_call *c);

enum {
	OWN_NO_SUCH_SECRET = KT_ERRORS
};

extern const struct kt_op own_ops[24];
extern const struct kt_error own_errors[];
extern const struct kt_meaning own_means[];

/* What the model says of the service itself. */
#define OWN_MODEL \
	.name = "keyturn", \
	.title = "keyturn", \
	.protocol = KT_OWN_JSON, \
	.version = "1", \
	.ops = own_ops, \
	.n_ops = 24, \
	.errors = own_errors, \
	.means = own_means,

#endif
