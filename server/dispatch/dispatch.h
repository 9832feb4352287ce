/* What the operations share, below the public kt_dispatch. */
#ifndef KEYTURN_DISPATCH_H
#define KEYTURN_DISPATCH_H

#include "keyturn/call.h"
#include "keyturn/shape.h"
#include "store/store.h"
#include "store/thing.h"

/* A named operation of a service, or NULL. */
const struct kt_op *dispatch_find(const struct kt_service *s,
    const char *name);

/* c's service and operation by their names; 0, or -1 after kt_fail. */
int dispatch_name(struct kt_call *c, const char *service,
    const char *operation);

/* within.c: runs c->op, which is inside the store meanwhile. */
int within_run(struct kt_call *c);
/* Ends the program if this thread is: operation would wait for itself. */
void within_forbid(const char *operation);

/* A service by its name, n bytes; or NULL. */
const struct kt_service *dispatch_service(const struct kt_server *server,
    const char *name, size_t n);

/* c->service and c->op, as the request has it; 0, or -1 after kt_fail. */
int dispatch_find_op(struct kt_call *c) KT_MUSTCHECK;

/*
 * authenticate.c: who says that he calls, and where; then, when it is known what
 * for, that he is who he says, or it has failed.  From there on c->principal is
 * true.
 */
void dispatch_identify(struct kt_call *c);
int dispatch_authenticate(struct kt_call *c) KT_MUSTCHECK;

/* From where its operation is known; and from where its in is decoded too. */
enum kt_progress dispatch_found(struct kt_call *c) KT_MUSTCHECK;
enum kt_progress dispatch_run(struct kt_call *c) KT_MUSTCHECK;

/*
 * broken.c: the same as dispatch_found of a call from outside, which may be
 * broken on purpose.
 */
enum kt_progress broken_dispatch(struct kt_call *c) KT_MUSTCHECK;

/* Runs c->op on a snapshot; KT_AGAIN: not yet, c->out is as new. */
int dispatch_read(struct kt_call *c);
/*
 * The same for a call that waits, which may be looked at very often: nothing
 * is kept of a look that ends in KT_AGAIN.
 */
int dispatch_look(struct kt_call *c);

/*
 * A thing of the store as the struct of its shape, data.  Its members lie there
 * as JSON, by their names: what a later model adds is absent in what is there.
 */
struct dispatch_thing {
	struct thing_shelf shelf;
	const char *name;
	const struct shape *shape;
	void *data;
	struct kt_blob secret;	/* sealed there; p NULL: it has none */
};
enum store_rc dispatch_thing_add(struct kt_call *c,
    const struct dispatch_thing *t) KT_MUSTCHECK;
/* One of that name becomes this, or it is added; 0, or -1 after kt_fail. */
int dispatch_thing_put(struct kt_call *c, const struct dispatch_thing *t)
    KT_MUSTCHECK;
/* If it is there: the same. */
int dispatch_thing_remove(struct kt_call *c, const struct dispatch_thing *t)
    KT_MUSTCHECK;
/* Sets data, in the call's arena. */
enum store_rc dispatch_thing_get(struct kt_call *c, struct dispatch_thing *t)
    KT_MUSTCHECK;

/*
 * What of an input is kept, and shown as given: JSON, by the members' names,
 * and back into *out, of that shape or of an answer's, which keeps what is not
 * in it; kept NULL: nothing.  0, or -1 after kt_fail.
 */
const char *dispatch_keep(struct kt_call *c, const struct shape *s,
    const void *in);
/* The same of all its members, whoever has them. */
const char *dispatch_json(struct kt_call *c, const struct shape *s,
    const void *data);
int dispatch_kept(struct kt_call *c, const char *kept, const struct shape *s,
    void *out) KT_MUSTCHECK;
/*
 * Does the whole of s fit a pattern, a constant, that no member of the model has?
 * For services, whose floor does not reach server/wire (script/floors.txt).
 */
bool dispatch_fits(const char *pattern, const char *s);

/* Logs that what is missing here is there in another region, unless NULL. */
void dispatch_hint(const struct kt_call *c, const char *what, const char *id,
    const char *region);

/* The answer to a failure of the store; returns -1 (an operation's end). */
int dispatch_failed(struct kt_call *c);

/*
 * What a client is to bring back unread and unchanged: a text, sealed with the
 * store's key, which opens at the same place alone.  0, or -1 after kt_fail; NULL:
 * it is not of that place.
 */
int dispatch_token(struct kt_call *c, const char *place, const char *text,
    const char **token);
const char *dispatch_token_text(struct kt_call *c, const char *place,
    const char *token) KT_MUSTCHECK;

/*
 * Calls that wait for something to change (KT_AGAIN): run again whenever
 * wait_wake is called with their wait_key (0: of any database server; the id of
 * a secret: its rotation), or WAIT_ANY, and a last time when their time is up.
 * From any thread; w may be NULL.
 */
#define WAIT_ANY INT64_C(-1)
struct waits *wait_new(void);
void wait_add(struct waits *w, struct kt_call *c);
/*
 * A call that is LATER, only delayed by c->fault: when kt_mono_ms() is there,
 * or the fault was cleared, it goes on by c->go_on.
 */
void wait_park(struct waits *w, struct kt_call *c, int64_t until);
/* WAIT_ANY: also, a fault may be cleared. */
void wait_wake(struct waits *w, int64_t key);
/* Answers all that wait as things are; later ones do not wait at all. */
void wait_close(struct waits *w);
void wait_free(struct waits **w);

/* From now on the services of server hear what their records list. */
void observe(struct kt_server *server);

/*
 * Operations that take their time, in threads where they may wait, begun in the
 * order they came: OP_TURNS have one thread, OP_ASIDE several.
 */
#define TURNS_THREADS 8u
struct turns *turn_new(unsigned threads);
enum kt_progress turn_add(struct turns *t, struct kt_call *c);
/* Who has not had its turn yet, or comes now, is refused. */
void turn_close(struct turns *t);
void turn_free(struct turns **t);

/*
 * Who looks on while a secret rotates: told after each step, and when the
 * attempt is over, in the thread that runs it, which goes on when see returns.
 * Of a secret one witness is told.
 */
struct witness {
	const char *arn;
	/* What has been done ("setSecret"); NULL: it is over, failed if why. */
	void (*see)(void *self, const char *step, const char *why);
	void *self;
	/* the rest is witness.c's */
	bool at_work;
	struct witness *next;
};
struct witnesses *witness_new(void);
void witness_add(struct witnesses *all, struct witness *w);
/* Once this has returned, it is told no more. */
void witness_remove(struct witnesses *all, struct witness *w);
void witness_tell(struct witnesses *all, const char *arn, const char *step,
    const char *why);
void witness_free(struct witnesses **all);

#endif
