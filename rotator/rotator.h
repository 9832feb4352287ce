/*
 * One invocation of a rotation function.
 *
 *   invoke: DescribeSecret, what must hold before any step, then one of
 *
 *   createSecret  a new password, stored as AWSPENDING   ROT_CREATE
 *   setSecret     the database's password becomes it     ROT_SET
 *   testSecret    it logs in                             ROT_TEST
 *   finishSecret  AWSCURRENT moves to it                 ROT_FINISH
 *
 * Each may have been run before, wholly or in part: each looks first and
 * does what is missing.  Texts of errors are those of AWS's own functions
 * (aws-samples/aws-secrets-manager-rotation-lambdas) where those have one.
 * Of a secret's value nothing goes into an error but user, host and port.
 */
#ifndef ROTATOR_ROTATOR_H
#define ROTATOR_ROTATOR_H

#include "keyturn/function.h"

struct rot;

enum { ROT_CREATE, ROT_SET, ROT_TEST, ROT_FINISH, ROT_STEPS };

/*
 * A strategy is its steps: 0, or -1 with why, or KT_FUNCTION_REFUSED.  Its file
 * defines it, and rotator.c has the list.
 */
struct rot_strategy {
	const char *name;
	const char *const *engines;	/* of the secret; NULL at the end */
	int (*steps[ROT_STEPS])(struct rot *);
	int name_limit;			/* of characters; or 0: makes no users */
};
extern const struct rot_strategy rot_mysql_single_user,
    rot_mariadb_single_user, rot_mysql_multi_user, rot_mariadb_multi_user,
    rot_mysql_dual_password;
extern const struct rot_strategy rot_managed;	/* not in the list */

struct kt_rotator {
	const struct rot_strategy *strategy;
	const struct kt_engine *engine;
	struct kt_trust trust;
	const struct kt_fleet *fleet;	/* of managed masters; else NULL */
};

struct rot {
	struct kt_arena *arena;		/* wiped when the step is over */
	const struct kt_rotator *rotator;
	const struct kt_rotation_event *ev;
	const struct kt_aws *aws;
	const char *current;		/* version with AWSCURRENT, or NULL */
	const struct rot_value *now;	/* its value, once a step has set it */
	const struct kt_json *secret;	/* as rot_look found it */
	const struct kt_json *database;	/* of a managed one, once asked for */
	char *why;			/* [KT_WHY] */
};

/* --- the secret's state (look.c) ------------------------------------------ */

/*
 * What must hold before any step, and before the password is changed: 0, and
 * whether the version is AWSCURRENT already; or -1 with why.  Sets current.
 */
int rot_look(struct rot *r, bool *done) KT_MUSTCHECK;

/* --- steps that strategies share: 0, or -1 with why ---------------------- */

/* createSecret: the current value with a new password becomes AWSPENDING. */
int rot_create(struct rot *r) KT_MUSTCHECK;

/* The same for another user, of whom `user` says 0 and the name, or -1. */
int rot_create_as(struct rot *r, int (*user)(struct rot *r,
    const char *current, const char **out)) KT_MUSTCHECK;

/* testSecret: the pending value logs in and is answered. */
int rot_test(struct rot *r) KT_MUSTCHECK;

/* finishSecret: AWSCURRENT moves to the new version. */
int rot_finish(struct rot *r) KT_MUSTCHECK;

/* --- a version's value (value.c) ------------------------------------------ */

/* The JSON of one version, read; strings live in the step's arena. */
struct rot_value {
	const char *text;		/* as stored */
	const struct kt_json *json;	/* the same, an object */
	const char *host;		/* as it says; creds has the way there */
	struct kt_creds creds;
	const struct kt_json *ssl;	/* or NULL */
};

/*
 * The version with that stage, or that one if it has it (version may be NULL).
 * 0; ROT_NOT_FOUND: none has a value yet; -1.
 */
int rot_read(struct rot *r, const char *stage, const char *version,
    struct rot_value *out) KT_MUSTCHECK;
int rot_read_pending(struct rot *r, struct rot_value *out) KT_MUSTCHECK;

/* The two halves of it: text and json of any secret; then what they say. */
int rot_read_json(struct rot *r, const char *secret, const char *stage,
    const char *version, struct rot_value *out) KT_MUSTCHECK;
int rot_read_fields(struct rot *r, struct rot_value *v) KT_MUSTCHECK;

/*
 * The value before the current one, with the current one's wish for TLS.
 * One that cannot be read counts as none: false.
 */
bool rot_read_previous(struct rot *r, const struct rot_value *current,
    struct rot_value *out);

/*
 * The value of the master secret that the current one names, which is one of
 * the same server, or of the one that it is a replica of (master.c).
 */
int rot_read_master(struct rot *r, const struct rot_value *current,
    struct rot_value *out) KT_MUSTCHECK;

/*
 * Of a secret that RDS manages (database.c): the value as it would be if it said
 * what RDS says of the database that the secret's tag names; its text stays as
 * it is stored.  Of the secret that rotates it sets r->database.
 */
bool rot_is_managed(const struct kt_json *json);
int rot_complete(struct rot *r, const char *arn, struct rot_value *v)
    KT_MUSTCHECK;

/* --- the database (door.c) ------------------------------------------------ */

/*
 * In, or -1 with why: where it is denied, in those words and, in brackets, the
 * server's.
 */
int rot_enter(struct rot *r, const struct rot_value *v, struct kt_link **link,
    const char *denied, ...) KT_PRINTF(4, 5) KT_MUSTCHECK;

/* Logs in and out again. */
enum kt_engine_rc rot_probe(struct rot *r, const struct rot_value *v);

/*
 * Does the pending value log in already?  1, 0, or -1.  Where no setSecret can
 * have set it this is not asked of the server: a login that fails may be one
 * too many for the account (FAILED_LOGIN_ATTEMPTS, max_password_errors).
 */
int rot_is_set(struct rot *r, const struct rot_value *pending) KT_MUSTCHECK;

/* Of one user at one host?  which: "current", for the words. */
int rot_same(struct rot *r, const struct rot_value *pending,
    const struct rot_value *other, const char *which) KT_MUSTCHECK;

/* As the pending password is not set: in by the current one, or the last. */
int rot_login_as_before(struct rot *r, const struct rot_value *pending,
    struct kt_link **link) KT_MUSTCHECK;

/* --- the change (change.c) ------------------------------------------------ */

/* How a strategy makes the pending password that of the pending user. */
struct rot_way {
	/* In, as somebody who may; 0, or -1 with why. */
	int (*login)(struct rot *, const struct rot_value *pending,
	    struct kt_link **);
	/*
	 * Says it.  The password last of all, if more is to be said: that it
	 * opens the door is taken for all of it.  UNREACHABLE means that
	 * nothing was said.
	 */
	enum kt_engine_rc (*say)(struct rot *, struct kt_link *,
	    const struct rot_value *pending, char why[KT_WHY]);
};

/*
 * 0: the pending password opens the door.  With why: KT_FUNCTION_REFUSED, and
 * -1: it is not set, and no session of ours can still set it; or, only -1, that
 * is not known, and the step, run again, begins with the same look.
 */
int rot_change(struct rot *r, const struct rot_value *pending,
    const struct rot_way *way) KT_MUSTCHECK;
/* setSecret of who needs no more than the way: reads, looks, and changes. */
int rot_set(struct rot *r, struct rot_value *pending,
    const struct rot_way *way) KT_MUSTCHECK;

/* --- settings and numbers (settings.c, port.c) ----------------------------- */

/* The setting of that name, or what is so otherwise. */
const char *rot_setting(const struct rot *r, const char *name,
    const char *otherwise);
/* "true", "1", "y" or "yes", in any case. */
bool rot_setting_yes(const struct rot *r, const char *name, bool otherwise);
/* 0, or -1 with why: it is none. */
int rot_setting_number(struct rot *r, const char *name, int otherwise,
    int *out) KT_MUSTCHECK;

/*
 * A whole number as Python's int() reads it; what is beyond a port stays beyond
 * it, whatever it was.  0, or -1 when it is none.
 */
int rot_integer(const char *s, int *out) KT_MUSTCHECK;

/*
 * The port a secret's JSON names, as Python would read it; NULL: the default.
 * 0, or -1 when it is none.
 */
int rot_port(struct kt_arena *a, const struct kt_json *port, int *out)
    KT_MUSTCHECK;

/* --- faults (fault.c) ----------------------------------------------------- */

/* Passes a point where a fault may be set (keyturn/fault.h); -1 with why. */
int rot_fault(struct rot *r, const char *point) KT_MUSTCHECK;

/* --- calls (call.c) ------------------------------------------------------- */

/* Puts the words into why; -1. */
int rot_fail(struct rot *r, const char *fmt, ...) KT_PRINTF(2, 3);

/* Begins a request about the secret; then its members; rot_call ends it. */
void rot_request(struct rot *r, struct kt_buf *b);
void rot_member(struct kt_buf *b, const char *name, const char *value);

/*
 * Calls Secrets Manager.  0 and the answer's body; ROT_NOT_FOUND when there
 * is no such thing, which some steps expect; else -1.  why unless 0.
 */
#define ROT_NOT_FOUND 1
int rot_call(struct rot *r, const char *operation, struct kt_buf *request,
    const struct kt_json **body) KT_MUSTCHECK;
int rot_call_of(struct rot *r, const char *service, const char *operation,
    struct kt_buf *request, const struct kt_json **body) KT_MUSTCHECK;
/* The same of an operation that takes one member; and what is in answers. */
int rot_ask(struct rot *r, const char *service, const char *operation,
    const char *member, const char *value, const struct kt_json **body)
    KT_MUSTCHECK;
/* The first of a list; a member that is a text; or NULL. */
const struct kt_json *rot_first(const struct kt_json *body, const char *list);
const char *rot_text(const struct kt_json *object, const char *name);

#endif
