/* See follow.h. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "follow.h"
#include "keyturn/fault.h"
#include "store/store.h"

#define BORN 9		/* what tells this keyturn from the next, and a NUL */

/* How far everything has come. */
struct state {
	int64_t calls, store, faults;
	int64_t frozen, clock;		/* where it stands, else its offset */
};

struct follower {
	struct followers *of;
	struct kt_call *call;
	/* under the lock */
	struct state said;
	bool knows;			/* said, or it came with it */
	int64_t quiet;			/* when something was said, kt_mono_ms */
	struct follower *prev, *next;
	bool asked;			/* and so may be nudged */
};

struct followers {
	const struct kt_server *server;
	char born[BORN];
	pthread_mutex_t lock;		/* of all below */
	pthread_cond_t changed;
	pthread_t thread;
	struct follower *first;
	unsigned n;
	bool runs, closing;
};

static struct state
look(const struct kt_server *server, int64_t *now)
{
	struct kt_sim_reading r = kt_sim_read(server->sim);

	*now = r.now;
	return (struct state){ calls_ended(server->calls),
	    store_commits(server->store), kt_fault_changes(), r.frozen,
	    r.stands ? r.now : r.offset };
}

static bool
same(const struct state *a, const struct state *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

/* --- what is said --- */

/* Of the state that last names, if it is one of this keyturn's. */
static bool
read_id(const struct followers *f, const char *last, struct state *out)
{
	struct state s = { .calls = 0 };
	char end;

	if (last == NULL || strncmp(last, f->born, BORN - 1) != 0 ||
	    sscanf(last + BORN - 1, "-%" SCNd64 "-%" SCNd64 "-%" SCNd64
	    "-%" SCNd64 "-%" SCNd64 "%c", &s.calls, &s.store, &s.faults,
	    &s.frozen, &s.clock, &end) != 5)
		return false;
	*out = s;
	return true;
}

static void
say(struct follower *f, const struct state *s, int64_t now, struct kt_buf *b)
{
	char at[KT_ISO8601];

	kt_time_iso8601(now, at);
	kt_buf_printf(b, "id: %s-%" PRId64 "-%" PRId64 "-%" PRId64 "-%" PRId64
	    "-%" PRId64 "\nevent: change\ndata: {\"now\":\"%s\","
	    "\"frozen\":%s,\"calls\":%" PRId64 ",\"store\":%" PRId64
	    ",\"faults\":%" PRId64 "}\n\n",
	    f->of->born, s->calls, s->store, s->faults, s->frozen, s->clock,
	    at, s->frozen ? "true" : "false", s->calls, s->store, s->faults);
	f->said = *s;
	f->knows = true;
}

/* A connection that is suspended does not tell by itself. */
static bool
is_gone(const struct follower *f)
{
	return f->call->gone != NULL && f->call->gone(f->call);
}

/* struct kt_answer's more. */
static bool
more(void *self, struct kt_buf *b)
{
	struct follower *f = self;
	int64_t mono = kt_mono_ms(), now;
	struct state s = look(f->of->server, &now);
	bool ends = is_gone(f);

	pthread_mutex_lock(&f->of->lock);
	f->asked = true;
	ends |= f->of->closing;
	if (ends)
		;			/* that was the end */
	else if (!f->knows || !same(&s, &f->said))
		say(f, &s, now, b);
	else if (mono - f->quiet >= FOLLOW_QUIET)
		kt_buf_str(b, ":\n\n");
	if (b->n > 0)
		f->quiet = mono;
	pthread_mutex_unlock(&f->of->lock);
	return !ends;
}

/* --- the thread --- */

static void
nudge(struct followers *f, bool all)
{
	int64_t now, mono = kt_mono_ms();
	struct state s = look(f->server, &now);
	struct follower *i;

	for (i = f->first; i != NULL; i = i->next)
		if (i->asked && (all || !same(&s, &i->said) ||
		    mono - i->quiet >= FOLLOW_QUIET || is_gone(i)))
			i->call->nudge(i->call);
}

static void *
follow_main(void *arg)
{
	struct followers *f = arg;

	pthread_mutex_lock(&f->lock);
	while (!f->closing) {
		(void)kt_cond_wait(&f->changed, &f->lock, f->first == NULL ?
		    INT64_MAX : kt_mono_ms() + FOLLOW_LOOK);
		nudge(f, false);
	}
	nudge(f, true);
	pthread_mutex_unlock(&f->lock);
	return NULL;
}

static void
leave(void *self)
{
	struct follower *i = self;
	struct followers *f = i->of;

	pthread_mutex_lock(&f->lock);
	*(i->prev != NULL ? &i->prev->next : &f->first) = i->next;
	if (i->next != NULL)
		i->next->prev = i->prev;
	f->n--;
	pthread_mutex_unlock(&f->lock);
}

/* Under the lock: the first that comes makes the thread. */
static bool
enter(struct followers *f, struct follower *i)
{
	if (f->n == FOLLOWERS_MAX || f->closing)
		return false;
	f->runs = f->runs || pthread_create(&f->thread, NULL, follow_main,
	    f) == 0;
	if (!f->runs)
		return false;
	f->n++;
	i->next = f->first;
	if (i->next != NULL)
		i->next->prev = i;
	f->first = i;
	pthread_cond_signal(&f->changed);
	return true;
}

int
followers_add(struct followers *f, struct kt_call *c, const char *last)
{
	struct follower *i = kt_arena_alloc(c->arena, sizeof(*i));
	bool entered;

	i->of = f;
	i->call = c;
	i->quiet = kt_mono_ms();
	i->knows = read_id(f, last, &i->said);
	pthread_mutex_lock(&f->lock);
	entered = enter(f, i);
	pthread_mutex_unlock(&f->lock);
	if (!entered)
		return -1;
	kt_arena_defer(c->arena, leave, i);
	kt_buf_str(&c->answer.body, "retry: 1000\n\n");
	c->answer.more = more;
	c->answer.more_self = i;
	return 0;
}

struct followers *
followers_new(const struct kt_server *server)
{
	struct followers *f = kt_alloc(sizeof(*f));
	char id[KT_UUID];

	f->server = server;
	kt_uuid(id);
	memcpy(f->born, id, BORN - 1);
	pthread_mutex_init(&f->lock, NULL);
	kt_cond_init(&f->changed);
	return f;
}

void
followers_close(struct followers *f)
{
	pthread_mutex_lock(&f->lock);
	f->closing = true;
	pthread_cond_signal(&f->changed);
	pthread_mutex_unlock(&f->lock);
}

void
followers_free(struct followers **fp)
{
	struct followers *f = *fp;

	*fp = NULL;
	if (f == NULL)
		return;
	followers_close(f);
	if (f->runs)
		pthread_join(f->thread, NULL);
	pthread_cond_destroy(&f->changed);
	pthread_mutex_destroy(&f->lock);
	free(f);
}
