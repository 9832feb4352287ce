/*
 * A whole service without a socket: a throwaway store, a clock of the test's
 * own, scripted functions and database servers.  Tests speak to it by
 * kt_dispatch, as the front does.
 *
 * JSON is written and read with ' for ", so that it needs no escapes in C.
 */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include <check.h>
#include <pthread.h>
#include <stdatomic.h>

#include "dispatch/told.h"
#include "keyturn/call.h"
#include "keyturn/json.h"
#include "sched/sched.h"
#include "services/iam/directory.h"
#include "services/services.h"
#include "store/store.h"
#include "tests/support/fleet_fake.h"
#include "tests/support/suite.h"

/* 2026-01-15T10:20:30.456Z */
#define WORLD_START INT64_C(1768472430456)
#define WORLD_DAY INT64_C(1768435200)	/* its midnight, in seconds */

#define ACCOUNT "123456789012"
#define REGION "eu-west-1"
#define FUNCTION_ARN "arn:aws:lambda:" REGION ":" ACCOUNT ":function:rotator"

/* Tokens, which are version ids too. */
#define V1 "11111111-0000-4000-8000-000000000001"
#define V2 "22222222-0000-4000-8000-000000000002"
#define V3 "33333333-0000-4000-8000-000000000003"
#define V4 "44444444-0000-4000-8000-000000000004"

#define ABSENT "(absent)"

struct world;

/*
 * A rotation function that does what one of AWS's does, without a database;
 * and what goes wrong.  Written before the sched runs, or under lock.
 */
struct script {
	struct world *world;
	pthread_mutex_t lock;
	char ran[256];			/* the first steps, a blank each */
	char first[256];		/* those of them never begun before */
	const char *fails_in;		/* a step's name */
	int fails;			/* how many times yet */
	int refuses;			/* ... setSecret the password */
	bool says_again;		/* each value but the first; one secret */
	int made;			/* ... of them */
	bool drops_pending;		/* finishSecret removes AWSPENDING too */
	bool does_nothing;		/* every step succeeds without an act */
	/* Called at the beginning of every step, unlocked. */
	void (*before)(struct world *w, const char *step);
};

struct world {
	char dir[64];
	bool durable;			/* the store: false */
	struct kt_server server;
	struct kt_named_function functions[2];
	struct directory *directory;
	struct kt_sim *sim;		/* frozen, at first at WORLD_START */
	struct script script;
	struct fleet_fake fleet_fake;
	struct kt_fleet fleet;
	struct told_source told;	/* of the trail, if there is one */
	unsigned workers;		/* of the sched: 3 */
	struct sched *sched;		/* NULL until world_run */
};

void world_open(struct world *w);
/* The same on a folder that is there already, e.g. of world_copy. */
void world_open_on(struct world *w, const char *dir);
/* In a folder on a disk, as keyturn keeps it, for what is to be timed. */
void world_open_durably(struct world *w, const char *dir);
/* Ends everything but the folder; world_resume takes it up again. */
void world_stop(struct world *w);
void world_resume(struct world *w);
void world_close(struct world *w);	/* and removes the folder */
/* For who is about to end without closing it: removes just that. */
void world_unlink(const struct world *w);

/* Calls are recorded from here on, until world_stop. */
void world_trail(struct world *w);
/* Starts the sched. */
void world_run(struct world *w);
/* Lets time jump by so much, and tells the sched. */
void world_pass(struct world *w, int64_t ms);
int64_t world_now(struct world *w);

/* What a kill -9 now would leave behind; a new folder's path into to[64]. */
void world_copy(const struct world *w, char to[64]);

/* The rotation row of the secret as "state step attempt", in a. */
const char *world_rotation(struct world *w, struct kt_arena *a,
    const char *name, int64_t *due);
/* Waits until it is so; fails the test after ten seconds. */
void world_until_rotation(struct world *w, const char *name,
    const char *state);

/* Who speaks; its answers live until client_end.  One thread at a time. */
struct client {
	struct world *world;
	struct kt_arena *arena;
	/*
	 * Access key id: signed for truly if keyturn knows its secret, else as a
	 * stranger's; NULL: unsigned.
	 */
	const char *key;
	const char *token;		/* of a session; or NULL */
	const char *region;
	const char *service;		/* signed for; NULL: RDS for forms */
	const char *version;		/* of forms; NULL: RDS's */
};
void client_begin(struct client *c, struct world *w);
void client_end(struct client *c);

struct said {
	struct kt_arena *arena;
	int status;
	const char *content_type;
	const char *text;
	const struct kt_json *body;	/* NULL when it is no JSON */
	const char *code, *message;	/* of an error; or NULL */
};

/* Secrets Manager, or its service: an operation and its input, a format. */
struct said say(struct client *c, const char *operation, const char *json,
    ...) KT_PRINTF(3, 4);
/* RDS: the form, which is a format; "Version" is added. */
struct said say_form(struct client *c, const char *form, ...)
    KT_PRINTF(2, 3);
/* Lambda, or anything at all. */
struct said say_get(struct client *c, const char *path, const char *query);
struct said say_request(struct client *c, const struct kt_request *r);

/* A call under way: begun now, its answer taken later. */
struct under_way {
	struct client *client;
	struct kt_call call;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool is_over, was_later;
	atomic_bool left;		/* the client has */
};
void say_begin(struct under_way *u, struct client *c,
    const struct kt_request *r);
bool say_is_over(struct under_way *u);
struct said say_end(struct under_way *u);

/*
 * The member a path leads to ("Versions.0.VersionStages"): a string as it is,
 * all else as JSON with ' for "; or ABSENT.
 */
const char *said_at(const struct said *s, const char *path);

/* What stands in the first element of that name, of an answer in XML; or ABSENT. */
const char *xml_in(const struct said *s, const char *element);

#define ck_says(s, path, want) \
	ck_assert_str_eq(said_at(&(s), (path)), (want))
#define ck_xml(s, element, want) \
	ck_assert_str_eq(xml_in(&(s), (element)), (want))
#define ck_ok(s) ck_assert_msg((s).status == 200, "%d %s", (s).status, \
	(s).text)
#define ck_refused(s, want_code, want_message) do {			\
	ck_assert_str_eq((s).code != NULL ? (s).code : (s).text,	\
	    (want_code));						\
	ck_assert_str_eq((s).message != NULL ? (s).message : ABSENT,	\
	    (want_message));						\
} while (0)

#endif
