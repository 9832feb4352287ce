/*
 * The life of a request:
 *
 *   front/http.c > kt_dispatch: identify > find > decode > run
 *                > kt_call_answer > front/http.c
 *
 * struct kt_call carries it.  No socket appears below front/; tests make a
 * kt_call by hand.  A call that only reads runs in the thread that brought it
 * (KT_DONE).  A call that writes, or waits for something, is LATER: later()
 * is called first (the front suspends its connection), then, from another
 * thread, finish(); or from this one, before KT_LATER is returned, if it was
 * said that who brought it does nothing but wait.  The answer is written by
 * whoever sends it, in a thread of its own: the writer, of which there is one,
 * has other things to do.
 */
#ifndef KEYTURN_CALL_H
#define KEYTURN_CALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keyturn/arena.h"
#include "keyturn/arn.h"
#include "keyturn/aws.h"
#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "keyturn/err.h"
#include "keyturn/function.h"
#include "keyturn/job.h"
#include "keyturn/text.h"

struct calls;
struct followers;
struct identity;
struct store;
struct store_tx;
struct shape;
struct waits;
struct turns;
struct witnesses;
struct policies;
struct auth_thing;
struct signing_keys;
struct verify_claim;
struct kt_service;
struct kt_call;
struct kt_fault;
struct kt_fleet;
struct kt_init;
struct kt_told;
struct kt_names;
struct trail;

/* A question an operation asks before it acts (server/auth/permit.h). */
struct kt_ask {
	const char *account;		/* the caller's */
	const char *region;
	const char *action;		/* "secretsmanager:GetSecretValue" */
	const char *resource;		/* an ARN, or "*" */
};

/* How callers are held to what they are: --iam. */
enum kt_iam {
	KT_IAM_ON,	/* whom keyturn gave credentials; others are root */
	KT_IAM_STRICT,	/* nobody else is there */
	KT_IAM_OFF	/* everybody may everything */
};
extern const char *const kt_iam_names[];	/* "on", ...; NULL ends */

/* What is known of an access key, and of the token that came with it. */
enum kt_known {
	KT_NOT_ISSUED,		/* not by this keyturn */
	KT_ISSUED,
	KT_KEY_GONE,		/* by this keyturn, and deleted since */
	KT_KEY_INACTIVE,
	KT_TOKEN_INVALID,	/* or absent where there must be one */
	KT_TOKEN_EXPIRED,
	KT_KNOWN_FAILED		/* the store cannot be read; logged */
};

/*
 * Who has which credentials (server/services/iam/directory.c), from any thread.
 * A key that keyturn issued is told from all others by itself, also when it was
 * deleted: so none of its keys is ever taken for a stranger's, who would be root.
 */
struct kt_identities {
	/* token: X-Amz-Security-Token, or NULL.  *out lives as long as a. */
	enum kt_known (*find)(void *self, struct kt_arena *a,
	    const char *access_key, const char *token,
	    const struct identity **out);
	void *self;
};

/* A change of the clock, and what came to pass meanwhile. */
struct kt_advance {
	int64_t to;
	const struct kt_call *call;	/* given up when it has gone; or NULL */
};
struct kt_passed {
	struct kt_event *events;	/* in order */
	size_t n;
	int64_t forgotten;		/* that many came before, and are gone */
};

/*
 * What the scheduler does for those who administer keyturn (server/sched/
 * conduct.c).  Each of them waits; one at a time, and never from a front
 * thread or an operation inside the store.  -1: keyturn is stopping, or the
 * store cannot be written.
 */
struct kt_conductor {
	/*
	 * Moves the clock on, from moment to moment at which something is due,
	 * and lets it be done there before it moves on.  After a -1 the clock
	 * is where it came to.  To move it by nothing is to wait until all that
	 * is due has been done; then what came to pass is told since it was
	 * told last.  What fails again and again is tried at its moments some
	 * times, and then only where the clock stops anyway.
	 */
	int (*advance)(void *self, const struct kt_advance *by,
	    struct kt_arena *a, struct kt_passed *out);
	/* The clock stands from now on, or runs on from where it stands. */
	int (*freeze)(void *self, bool frozen);
	/* Asks settled again and again, when a job has ended too, until not 0. */
	int (*await)(void *self, int (*settled)(void *arg), void *arg);
	/* Where it is being moved to, or 0. */
	int64_t (*target)(void *self);
	void *self;
};

/* What the service is made of; set up by main, then read only but for this. */
struct kt_server {
	_Atomic bool preparing;		/* a fixture or scripts: not ready yet */
	const struct kt_service *const *services;	/* NULL ends */
	struct kt_clock clock;
	struct kt_sim *sim;		/* what clock reads */
	struct store *store;
	struct waits *waits;
	struct turns *turns, *asides;
	struct witnesses *witnesses;	/* of rotations; NULL: none */
	struct calls *calls;		/* the last; NULL: none are kept */
	struct followers *followers;	/* of what happens; NULL: none */
	struct trail *trail;		/* the audit trail; NULL: none is kept */
	const struct kt_fleet *fleet;
	const struct kt_names *names;	/* NULL: databases go by address */
	const struct kt_init *init;	/* scripts; NULL: none */
	int64_t started;		/* kt_mono_ms */
	struct kt_conductor conductor;
	const char *version;		/* keyturn's own; NULL: nobody said */
	const char *account;		/* when the key id names none */
	const char *region;		/* when the request names none */
	int64_t describe_wait;		/* ms a Describe waits for it to settle */
	const struct kt_named_function *functions;
	size_t n_functions;
	struct kt_function managed;	/* rotates what RDS keeps; or none */
	struct kt_door door;		/* of the databases that secrets name */
	void (*wake)(void *self);	/* something may be due now */
	void *wake_self;
	/* May it?  From any thread.  NULL: everything may. */
	bool (*permit)(void *self, const struct kt_ask *ask);
	void *permit_self;
	const struct kt_access_key *keys;	/* whose secrets are known */
	size_t n_keys;
	enum kt_iam iam;
	struct kt_identities identities;	/* find NULL: there are none */
	const struct kt_root_key *root;		/* the store's */
	struct policies *policies;		/* compiled; NULL: each time */
	struct signing_keys *signing_keys;	/* NULL: made each time */
};

struct kt_access_key {
	const char *id, *secret;
	bool lent;	/* to exec's COMMAND, which may say what it likes */
};

struct kt_named_function {
	const char *name;		/* FunctionName */
	const char *strategy;
	struct kt_function function;
	struct kt_settings settings;	/* as declared */
};

struct kt_header {
	const char *name, *value;
};

/*
 * The request as the front saw it.  path and query are as they were sent: what
 * was signed can be made of them.  Strings live as long as the call.
 */
struct kt_request {
	const char *method;
	const char *path;		/* without the query, not decoded */
	const char *query;		/* after '?', not decoded; or NULL */
	const struct kt_header *headers;	/* all, in their order */
	size_t n_headers;
	const char *target;		/* X-Amz-Target */
	const char *content_type;
	const char *authorization;
	const char *host;		/* Host without port; NULL: loopback */
	const char *body;		/* never NULL */
	size_t body_len;
	bool near;			/* from this machine itself */
	const char *peer;		/* whose address it came from; or NULL */
};

struct kt_answer {
	int status;
	const char *content_type;
	const char *error_type;		/* header x-amzn-ErrorType, or NULL */
	struct kt_header *headers;	/* others, of REST's */
	size_t n_headers;
	struct kt_buf body;
	bool silent;			/* none: the connection just ends */
	/*
	 * It goes on behind its body: what there is now is added to b, which is
	 * empty, some KiB at most.  Asked by who sends it when all before has
	 * been taken, and again after a nudge when that was nothing.  False:
	 * that was the end.
	 */
	bool (*more)(void *self, struct kt_buf *b);
	void *more_self;
};

/* Who calls. */
enum kt_principal_kind { KT_ROOT, KT_USER, KT_ROLE_SESSION, KT_FEDERATED };
struct kt_principal {
	enum kt_principal_kind kind;
	const char *account;
	const char *arn;		/* NULL until kt_principal_arn makes it */
	const char *id;			/* "AIDA...", "AROA...:session"; NULL: of
					 * root, whose id is its account */
	const char *access_key;		/* that it signed with; NULL: none */
	/* Its policies (server/auth/identity.h); NULL: root, who needs none. */
	const struct identity *identity;
};

/* The last two are of services that keyturn does not have: it refuses in them. */
enum kt_protocol {
	KT_AWS_JSON, KT_AWS_QUERY, KT_REST_JSON, KT_OWN_JSON, KT_REST_XML,
	KT_RPC_CBOR, KT_PROTOCOLS
};

enum {	/* kt_op.flags */
	OP_READS = 0,
	OP_WRITES = 1 << 0,
	OP_ASKS = 1 << 1,	/* it has no resource: dispatch asks for "*" */
	OP_TURNS = 1 << 2,	/* in its turn, without the store; may wait */
	OP_FREE = 1 << 3,	/* everybody may: it asks for no right */
	OP_ASIDE = 1 << 4,	/* as OP_TURNS, but beside others of its kind */
	OP_UNSIGNED = 1 << 5	/* it is for who has no credentials yet */
};

struct kt_op {
	const char *name;
	int (*run)(struct kt_call *);	/* 0; -1 after kt_fail; KT_AGAIN */
	const struct shape *in;
	const struct shape *out;	/* NULL: no output */
	unsigned flags;
	/* REST: "{Name}" in the path is a label, "{Name+}" may hold slashes */
	const char *method;
	const char *path;
	int status;			/* of its answer */
};

/* What a read returns to be run again when something changed (rds). */
#define KT_AGAIN 1

/* An operation that CloudTrail calls otherwise. */
struct kt_event_name {
	const char *operation, *event;
};

/* What a service says of a text that does not fit a pattern of its model. */
struct kt_pattern_text {
	const char *pattern, *text;
};

/*
 * A service, as those see it who know none by name.  Its model, models/generate,
 * fills the first part (SM_MODEL); the rest is its own service.c's.
 */
struct kt_service {
	const char *name;		/* as in the credential scope */
	const char *title;		/* "Secrets Manager" */
	enum kt_protocol protocol;
	const char *prefix;		/* JSON: before the '.' of the target */
	const char *version;		/* query: Version and XML namespace */
	const char *xmlns;
	const struct kt_op *ops;
	size_t n_ops;
	const struct kt_op *absent;	/* REST: what AWS has and keyturn not; */
	size_t n_absent;		/* the others' requests tell their names */
	const struct kt_error *errors;	/* of its model, from KT_ERRORS on */
	const struct kt_meaning *means;	/* or NULL */

	const struct kt_job_kind *jobs;	/* what it does at its moment */
	size_t n_jobs;
	const struct kt_listener *listeners;
	size_t n_listeners;
	const struct kt_event_name *event_names;	/* a NULL ends; or NULL */
	bool unchecked;			/* the front asks for required members only */
	bool hides_values;		/* it does not tell what breaks a constraint */
	const struct kt_pattern_text *pattern_texts;	/* a NULL ends; or NULL */
	/* Not for who calls by GetSessionToken or GetFederationToken. */
	bool no_user_sessions;
	/*
	 * What a request carries for the conditions of policies: how many values
	 * the service's own key has ("secretsmanager:Name", in any case), 0: it
	 * is not there.  NULL: the service has none.
	 */
	size_t (*context)(struct kt_call *c, const struct auth_thing *of,
	    const char *key, const char *const **values);
	/*
	 * Completes t, which another service asks for by its ARN: whose it is,
	 * its policy and tags.  0, or -1 after kt_fail.  NULL: it knows nothing.
	 */
	int (*thing)(struct kt_call *c, struct auth_thing *t);
};

enum kt_progress { KT_DONE, KT_LATER };

#define KT_TOUCHED 4		/* resources that are told of a call */

struct kt_call {
	struct kt_arena *arena;
	const struct kt_server *server;
	int64_t now;			/* one reading of the clock */
	int64_t began;			/* kt_mono_us */
	struct kt_request request;
	struct kt_answer answer;
	char request_id[KT_UUID];

	const struct kt_service *service;
	const struct kt_op *op;
	bool plain;			/* asked in keyturn's own JSON */
	struct kt_principal principal;
	const struct verify_claim *claim;	/* of who signed it; NULL: inside */
	const char *signed_for;		/* the service in its signature, or NULL */
	const char *account;
	const char *region;
	const char *by;			/* the service that acts, or NULL */
	const char *source;		/* for what that does: its ARN, or NULL */
	const char *via;		/* it asks for the caller; or NULL */
	bool inside;			/* by kt_invoker_aws: keyturn's own act */
	const char *actor;		/* called from inside: see kt_invoker */
	/* For the audit trail: what it asked for, what it called inside. */
	const char *touched[KT_TOUCHED];	/* ARNs */
	size_t n_touched;
	struct kt_told *told;
	void *wire;			/* what wire keeps between open and decode */
	void *in;			/* op->in's struct */
	void *out;			/* op->out's struct, zeroed */
	struct store_tx *tx;		/* while op->run runs */

	int err;			/* KT_OK until kt_fail */
	const char *message;
	const struct kt_fault *fault;	/* it is broken on purpose; or NULL */
	const struct kt_error *broken;	/* of KT_BROKEN */
	enum kt_progress (*go_on)(struct kt_call *);	/* once delayed */
	bool wakes;			/* once committed, something is due */
	int64_t wakes_key;		/* and who waits by it is to look */
	bool last_look;			/* no more KT_AGAIN: answer as it is */
	/* Of a read that waits (KT_AGAIN), which may set them at its first look */
	int64_t wait_until;		/* kt_mono_ms; 0: as Describes do */
	int64_t wait_key;		/* who wakes it: see wait_wake */
	int64_t wait_for[2];		/* its own, from look to look */
	bool woken;

	bool here;			/* who brought it only waits for it */
	bool light;			/* see kt_invoker */
	void (*later)(struct kt_call *);	/* may be NULL */
	void (*finish)(struct kt_call *);
	/* While it is LATER: does nobody wait for it any more?  May be NULL. */
	bool (*gone)(const struct kt_call *);
	/*
	 * Its answer, which has been asked for more, may have some.  From any
	 * thread, until the call ends.  NULL: who made the call takes no answer
	 * that goes on.
	 */
	void (*nudge)(struct kt_call *);
	void *self;			/* of whoever made the call */
	struct kt_call *next;		/* of whoever holds it */
};

/*
 * A new call on server, with a request id.  a is the call's from here on: c
 * itself may lie in it, and kt_call_end ends both.
 */
void kt_call_init(struct kt_call *c, const struct kt_server *server,
    struct kt_arena *a);
void kt_call_end(struct kt_call *c);

/* The value of a header of the request, or NULL. */
const char *kt_header(const struct kt_request *r, const char *name);

const char *kt_principal_arn(struct kt_call *c);

/* Notes the error to be answered; returns -1.  The first one stays. */
int kt_fail(struct kt_call *c, int code, const char *fmt, ...) KT_PRINTF(3, 4);

/* How service s, or whoever answers when it is NULL, calls an error. */
const struct kt_error *kt_error(const struct kt_service *s, int err);
/* What a call has failed with. */
const struct kt_error *kt_call_error(const struct kt_call *c);

/*
 * server/dispatch/dispatch.c: the whole service in one sentence.  A call that
 * has failed already is only found, so that its refusal is worded by whose it
 * is.
 */
enum kt_progress kt_dispatch(struct kt_call *c) KT_MUSTCHECK;
/* c->answer from the outcome of a call that is over. */
void kt_call_answer(struct kt_call *c);

/*
 * An operation does another's work: that one's structs, in the caller's
 * transaction, asking for itself; server/dispatch/within.c.  What it failed
 * with is then the caller's failure (an error of another service an internal
 * one), which ends it, unless it is taken away; but what it had written is
 * undone only with all of the caller's.
 */
struct kt_failure {
	int err;			/* of the inner service; KT_OK */
	const char *message;		/* or NULL */
};
struct kt_inner {
	const char *service, *operation;
	const char *account, *region;	/* as whom; NULL: as the caller */
	const void *in;			/* as the wire would have checked it */
	void *out;			/* zeroed */
	const char *by;			/* as which service of AWS's; or NULL */
	const char *source;		/* for what that does it: its ARN, or NULL */
	/*
	 * As the caller, for whom the calling service asks: its name.  What it
	 * failed with goes to *failed, and is not the caller's failure.
	 */
	const char *via;
	struct kt_failure *failed;
};
int kt_within(struct kt_call *c, const struct kt_inner *i) KT_MUSTCHECK;

/*
 * The same road from inside, as principal account in region: server/
 * dispatch/invoke.c.  Waits, and is checked not to be inside an operation.  By a
 * service (kt_call.by): it may do to what that one owns what nobody else may, and
 * is answered as things are, without waiting for them to settle.
 */
struct kt_invoker {
	const struct kt_server *server;
	const char *account;
	const char *region;
	const char *by;			/* or NULL */
	/*
	 * Who the audit trail says has called where nobody acts as a service:
	 * "lambda", for a function, or a service by itself; or NULL.
	 */
	const char *actor;
	bool light;	/* he writes, behind it, what makes it last */
};
struct kt_aws kt_invoker_aws(struct kt_invoker *i);

/* The function that arn names, a qualifier aside, if it is theirs; or NULL. */
const struct kt_named_function *kt_function_of(const struct kt_invoker *i,
    const char *arn);

/*
 * What the function is set to there: as declared, or as it was updated since.
 * Lives in a.  0, or -1: the store cannot be read.
 */
int kt_function_settings(const struct kt_invoker *i,
    const struct kt_named_function *f, struct kt_arena *a,
    struct kt_settings *out) KT_MUSTCHECK;

#endif
