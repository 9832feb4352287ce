/* The table of what is broken on purpose: keyturn/fault.h. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/crypto.h"

#include "fault.h"

/* In the order a rotation passes them. */
static const char *const points[] = {
	"create.before", "create.after",
	"set.before", "set.sql.before", "set.sql.after", "set.after",
	"test.before", "test.after",
	"finish.before", "finish.after",
};

enum {
	POINT = 1 << KT_FAULT_POINT,
	DATABASE = 1 << KT_FAULT_DATABASE,
	CALL = 1 << KT_FAULT_CALL
};

static const struct {
	const char *name;
	unsigned kinds;		/* where it can be */
} actions[KT_FAULT_ACTIONS] = {
	[KT_FAULT_FAIL] = { "fail", POINT },
	[KT_FAULT_HANG] = { "hang", POINT },
	[KT_FAULT_WAIT] = { "wait", POINT | DATABASE | CALL },
	[KT_FAULT_KILL] = { "kill", POINT },
	[KT_FAULT_KILL_DATABASE] = { "kill-database", POINT | DATABASE },
	[KT_FAULT_DROP] = { "drop", POINT | DATABASE },
	[KT_FAULT_REFUSE] = { "refuse", DATABASE },
	[KT_FAULT_CLOSE] = { "close", DATABASE | CALL },
	[KT_FAULT_THROTTLE] = { "throttle", CALL },
	[KT_FAULT_INTERNAL] = { "internal", CALL },
	[KT_FAULT_ERROR] = { "error", CALL },
};

struct entry {
	struct kt_fault f;
	struct kt_arena *arena;		/* of it and its strings */
	uint64_t dice;
	unsigned holds;			/* that many wait for it */
};

_Atomic unsigned kt_fault_set;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;		/* for who hangs or waits */
static struct entry *all[KT_FAULTS_MAX];	/* by their ids */
static size_t n_all;
static int64_t last_id;
static bool stopping;
static _Atomic int64_t changes;

static void
set_up(void)
{
	kt_cond_init(&changed);
}

static void
enter(void)
{
	(void)pthread_once(&once, set_up);
	pthread_mutex_lock(&lock);
}

/* --- names --- */

const char *
kt_fault_point_name(size_t i)
{
	return i < N_ELEMENTS(points) ? points[i] : NULL;
}

const char *
kt_fault_action_name(enum kt_fault_action action)
{
	return actions[action].name;
}

bool
kt_fault_action(const char *name, enum kt_fault_action *out)
{
	int i;

	for (i = 0; i < KT_FAULT_ACTIONS; i++)
		if (strcmp(actions[i].name, name) == 0) {
			*out = (enum kt_fault_action)i;
			return true;
		}
	return false;
}

static bool
is_point(const char *name)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(points); i++)
		if (strcmp(points[i], name) == 0)
			return true;
	return false;
}

/* --- under the lock --- */

static enum kt_fault_kind
kind_of(const struct kt_fault *f)
{
	return f->point != NULL ? KT_FAULT_POINT : f->database != NULL ?
	    KT_FAULT_DATABASE : KT_FAULT_CALL;
}

static void
note_change(void)
{
	(void)atomic_fetch_add(&changes, 1);
}

/* What is done at once waits for no passage. */
static void
note_what_is_set(void)
{
	unsigned set = 0;
	size_t i;

	for (i = 0; i < n_all && !stopping; i++)
		if (!all[i]->f.spent)
			set |= 1u << kind_of(&all[i]->f);
	atomic_store_explicit(&kt_fault_set, set, memory_order_relaxed);
	note_change();
}

static void
forget(size_t i)
{
	struct kt_arena *a = all[i]->arena;

	n_all--;
	memmove(&all[i], &all[i + 1], (n_all - i) * sizeof(all[0]));
	kt_arena_free(&a);
}

static struct entry *
find(int64_t id)
{
	size_t i;

	for (i = 0; i < n_all; i++)
		if (all[i]->f.id == id)
			return all[i];
	return NULL;
}

/* The eldest that has nothing left to do makes room. */
static bool
make_room(void)
{
	size_t i;

	for (i = 0; n_all == KT_FAULTS_MAX && i < n_all; i++)
		if (all[i]->f.spent && all[i]->holds == 0)
			forget(i);
	return n_all < KT_FAULTS_MAX;
}

/* a NULL: nobody wants them. */
static void
copy_strings(struct kt_arena *a, struct kt_fault *f)
{
	const char **strings[] = { &f->point, &f->secret, &f->database,
	    &f->host, &f->service, &f->operation, &f->code, &f->message };
	size_t i;

	for (i = 0; i < N_ELEMENTS(strings); i++)
		*strings[i] = a == NULL ? NULL : kt_arena_strdup(a,
		    *strings[i]);
}

/* SplitMix64: the same dice for the same seed, on every machine. */
static double
throw_dice(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	z ^= z >> 31;
	return (double)(z >> 11) / (double)(UINT64_C(1) << 53);
}

/* It is passed: does it come about? */
static bool
comes_about(struct entry *e)
{
	struct kt_fault *f = &e->f;

	f->passed++;
	note_change();
	if (f->share < 1 && throw_dice(&e->dice) >= f->share)
		return false;
	f->happened++;
	f->spent = f->times != 0 && f->happened >= f->times;
	if (f->spent)
		note_what_is_set();
	return true;
}

static struct entry *
find_passed(const struct fault_passage *p)
{
	size_t i;

	for (i = 0; i < n_all && !stopping; i++) {
		struct entry *e = all[i];

		if (!e->f.spent && kind_of(&e->f) == p->kind &&
		    p->fits(&e->f, p->arg) && comes_about(e))
			return e;
	}
	return NULL;
}

/* Until its time is up or keyturn stops; false: it was cleared. */
static bool
hold(struct entry *e)
{
	int64_t id = e->f.id, until = e->f.action == KT_FAULT_HANG ?
	    INT64_MAX : kt_mono_ms() + e->f.delay;

	e->holds++;
	while (!stopping && (e = find(id)) != NULL &&
	    kt_cond_wait(&changed, &lock, until))
		continue;
	if ((e = find(id)) != NULL)
		e->holds--;
	return e != NULL;
}

bool
fault_pass(const struct fault_passage *p, struct kt_fault *out, bool *in_vain)
{
	struct entry *e;

	enter();
	e = find_passed(p);
	if (e != NULL) {
		*out = e->f;
		copy_strings(p->arena, out);
		if (p->holds && (out->action == KT_FAULT_HANG ||
		    out->delay > 0) && !hold(e))
			out->action = KT_FAULT_WAIT;
	}
	*in_vain = stopping;
	pthread_mutex_unlock(&lock);
	return e != NULL;
}

/* --- for who sets them --- */

static int
list_points(char why[KT_WHY], const char *wrong)
{
	size_t i;
	int n = snprintf(why, KT_WHY, "There is no point \"%.60s\". A rotation "
	    "passes", wrong);

	for (i = 0; i < N_ELEMENTS(points); i++)
		n += snprintf(why + n, KT_WHY - (size_t)n, "%s %s",
		    i == 0 ? "" : ",", points[i]);
	snprintf(why + n, KT_WHY - (size_t)n, ".");
	return -1;
}

static int
list_actions(char why[KT_WHY], enum kt_fault_kind kind)
{
	static const char *const where[] = { "At a point of a rotation",
	    "At a database", "Of a service" };
	size_t i;
	int n = snprintf(why, KT_WHY, "%s \"action\" is one of",
	    where[kind]);
	const char *comma = "";

	for (i = 0; i < KT_FAULT_ACTIONS; i++) {
		if ((actions[i].kinds & 1u << kind) == 0)
			continue;
		n += snprintf(why + n, KT_WHY - (size_t)n, "%s %s", comma,
		    actions[i].name);
		comma = ",";
	}
	snprintf(why + n, KT_WHY - (size_t)n, ".");
	return -1;
}

static int
check(const struct kt_fault *f, char why[KT_WHY])
{
	enum kt_fault_kind kind = kind_of(f);

	if (f->point != NULL && !is_point(f->point))
		return list_points(why, f->point);
	if ((unsigned)f->action >= KT_FAULT_ACTIONS ||
	    (actions[f->action].kinds & 1u << kind) == 0)
		return list_actions(why, kind);
	return 0;
}

int
kt_fault_add(struct kt_fault *f, char why[KT_WHY])
{
	struct kt_arena *a;
	struct entry *e;
	int rc = 0;

	if (check(f, why) != 0)
		return -1;
	a = kt_arena_new();
	e = kt_arena_alloc(a, sizeof(*e));
	enter();
	if (make_room()) {
		f->id = ++last_id;
		f->passed = f->happened = 0;
		f->spent = false;
		*e = (struct entry){ *f, a, (uint64_t)f->seed, 0 };
		copy_strings(a, &e->f);
		all[n_all++] = e;
		note_what_is_set();
	} else {
		kt_arena_free(&a);
		snprintf(why, KT_WHY, "%d faults are set, and more cannot be: "
		    "clear some.", KT_FAULTS_MAX);
		rc = -1;
	}
	pthread_mutex_unlock(&lock);
	return rc;
}

void
kt_fault_happened(int64_t id)
{
	struct entry *e;

	enter();
	if ((e = find(id)) != NULL)
		(void)comes_about(e);
	pthread_mutex_unlock(&lock);
}

bool
kt_fault_is_there(int64_t id)
{
	bool there;

	enter();
	there = find(id) != NULL;
	pthread_mutex_unlock(&lock);
	return there;
}

int64_t
kt_fault_clear(int64_t id)
{
	int64_t cleared = 0;
	size_t i;

	enter();
	for (i = n_all; i-- > 0; )
		if (id == KT_FAULT_ALL || all[i]->f.id == id) {
			forget(i);
			cleared++;
		}
	note_what_is_set();
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
	return cleared;
}

size_t
kt_fault_list(struct kt_arena *a, struct kt_fault **out)
{
	size_t i, n;

	enter();
	n = n_all;
	*out = kt_arena_alloc(a, (n + 1) * sizeof(**out));
	for (i = 0; i < n; i++) {
		(*out)[i] = all[i]->f;
		copy_strings(a, &(*out)[i]);
	}
	pthread_mutex_unlock(&lock);
	return n;
}

int64_t
kt_fault_changes(void)
{
	return atomic_load(&changes);
}

int64_t
kt_fault_count(void)
{
	int64_t n = 0;
	size_t i;

	enter();
	for (i = 0; i < n_all; i++)
		n += !all[i]->f.spent;
	pthread_mutex_unlock(&lock);
	return n;
}

void
kt_fault_stop(void)
{
	enter();
	stopping = true;
	note_what_is_set();
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
}

int
kt_fault_arm(char why[KT_WHY])
{
	const char *point = getenv("KEYTURN_FAULT");
	struct kt_fault f = { .point = point, .action = KT_FAULT_KILL,
	    .times = 1, .share = 1 };

	return point == NULL || *point == '\0' ? 0 : kt_fault_add(&f, why);
}
