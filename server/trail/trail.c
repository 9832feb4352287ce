/* The buffer, and the thread that writes it to files; see trail.h. */
#include "trail.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "keyturn/arena.h"
#include "keyturn/log.h"
#include "look.h"

#define LINGER 100	/* ms in which records gather */
#define SHORTENED ((size_t)1 << 10)	/* a text of a record that is too long */

/* Records, one behind another. */
struct trail_batch {
	char *p;
	size_t n, room;
};

struct trail {
	struct trail_options o;
	char *folder;
	pthread_t thread;
	struct files files;		/* the thread's */
	struct trail_batch writing, gathered;	/* the same */

	pthread_mutex_t lock;		/* of all below */
	pthread_cond_t work, room, done;
	struct trail_batch filling;
	int64_t begun, ended;		/* rounds of the thread */
	bool idle, asked, stopping, failed;
	struct view view;		/* what of the files may be read */
};

/* --- batches --- */

static void
batch_put(struct trail_batch *b, const struct trail_record *r, size_t size)
{
	record_write(r, size, b->p + b->n);
	b->n += size;
}

void
trail_batch_add(struct trail_batch *b, const struct trail_record *r)
{
	size_t size = record_size(r);
	char *p;

	if (size > b->room - b->n) {
		b->room = 2 * b->room + size;
		p = kt_alloc(b->room);
		if (b->n > 0)
			memcpy(p, b->p, b->n);
		free(b->p);
		b->p = p;
	}
	batch_put(b, r, size);
}

static struct record_head *
head_in(const struct trail_batch *b, size_t at)
{
	return at < b->n ? (void *)(b->p + at) : NULL;
}

/* Moves the record at *at of one batch to the end of the other. */
static void
move(const struct trail_batch *from, size_t *at, struct trail_batch *to)
{
	size_t size = head_in(from, *at)->size;

	memcpy(to->p + to->n, from->p + *at, size);
	to->n += size;
	*at += size;
}

/* What was gathered in between by its time, behind what has the same. */
static void
merge(struct trail_batch *b, const struct trail_batch *more)
{
	struct trail_batch all = { kt_alloc(b->n + more->n), 0,
	    b->n + more->n };
	const struct record_head *h, *m;
	size_t i = 0, j = 0;

	while ((h = head_in(b, i)) != NULL || j < more->n) {
		m = head_in(more, j);
		if (m == NULL || (h != NULL && h->at <= m->at))
			move(b, &i, &all);
		else
			move(more, &j, &all);
	}
	free(b->p);
	*b = all;
}

/* --- the thread --- */

/*
 * Where the last record is by which all that was before has gone; else 0.  What
 * went had its places.
 */
static size_t
seal_all(struct trail *t, struct trail_batch *b)
{
	struct record_head *h;
	size_t at, from = 0;
	int64_t n = 0;

	for (at = 0; (h = head_in(b, at)) != NULL; at += h->size, n++) {
		if (h->event > t->files.event)
			t->files.event = h->event;
		record_seal(h, t->files.event);
		if (record_is_cut(h) && record_text(h, TRAIL_ACCOUNT).n == 0) {
			files_empty(&t->files);
			t->files.next += n;
			n = 0;
			from = at;
		}
	}
	return from;
}

static int
write_batch(struct trail *t, struct trail_batch *b)
{
	size_t from = seal_all(t, b), to;
	const struct record_head *first;
	int64_t count, most;

	while ((first = head_in(b, from)) != NULL) {
		most = files_room(&t->files);
		for (count = 0, to = from; to < b->n && count < most; count++)
			to += head_in(b, to)->size;
		if (files_append(&t->files, b->p + from, to - from, count,
		    first->at) != 0)
			return -1;
		from = to;
	}
	return 0;
}

/* Its room is given back where a merge has made it what it need not be. */
static int
write_round(struct trail *t)
{
	int rc;

	t->gathered.n = 0;
	if (t->o.gather != NULL)
		t->o.gather(t->o.self, t->files.event, &t->gathered);
	if (t->gathered.n > 0)
		merge(&t->writing, &t->gathered);
	rc = write_batch(t, &t->writing);
	t->writing.n = 0;
	if (t->writing.room < t->o.buffer) {
		free(t->writing.p);
		t->writing = (struct trail_batch){ kt_alloc(t->o.buffer), 0,
		    t->o.buffer };
	}
	if (rc != 0)
		kt_log(KT_LOG_ERROR, "the audit trail stops here, %s: what "
		    "follows is not recorded until keyturn is started anew",
		    strerror(errno));
	return rc;
}

/* Under the lock. */
static void
publish(struct trail *t)
{
	t->view.n = t->files.n;
	memcpy(t->view.all, t->files.all, t->files.n *
	    sizeof(t->files.all[0]));
	t->view.next = t->files.next;
}

/* Under the lock: until there is something to do. */
static void
await(struct trail *t)
{
	int64_t until;

	while (t->filling.n == 0 && !t->asked && !t->stopping) {
		t->idle = true;
		(void)kt_cond_wait(&t->work, &t->lock, INT64_MAX);
	}
	t->idle = false;
	until = kt_mono_ms() + LINGER;
	while (t->filling.n < t->o.buffer / 2 && !t->asked && !t->stopping &&
	    kt_cond_wait(&t->work, &t->lock, until))
		continue;
}

static void
take_what_gathered(struct trail *t)
{
	struct trail_batch taken = t->filling;

	t->filling = t->writing;
	t->writing = taken;
	t->asked = false;
	t->begun++;
	pthread_cond_broadcast(&t->room);
}

static void *
trail_main(void *arg)
{
	struct trail *t = arg;
	bool failed = files_open(&t->files, t->folder, t->o.records) != 0;
	bool last = false;

	if (!failed)
		files_prune(&t->files, kt_clock_now(&t->o.clock));
	pthread_mutex_lock(&t->lock);
	t->failed = failed;
	while (!last) {
		await(t);
		last = t->stopping && t->filling.n == 0;
		take_what_gathered(t);
		pthread_mutex_unlock(&t->lock);
		failed = failed || write_round(t) != 0;
		pthread_mutex_lock(&t->lock);
		t->failed = failed;
		publish(t);
		t->ended = t->begun;
		pthread_cond_broadcast(&t->done);
	}
	pthread_mutex_unlock(&t->lock);
	return NULL;
}

/* --- everybody else --- */

static struct trail_batch
batch_new(size_t room)
{
	return (struct trail_batch){ kt_alloc(room), 0, room };
}

struct trail *
trail_open(const struct trail_options *o)
{
	struct trail *t = kt_alloc(sizeof(*t));
	sigset_t all, before;

	t->o = *o;
	if (t->o.records == 0)
		t->o.records = TRAIL_RECORDS;
	if (t->o.buffer == 0)
		t->o.buffer = TRAIL_BUFFER;
	t->folder = kt_strdup(o->folder);
	t->files.fd = -1;
	t->filling = batch_new(t->o.buffer);
	t->writing = batch_new(t->o.buffer);
	pthread_mutex_init(&t->lock, NULL);
	kt_cond_init(&t->work);
	kt_cond_init(&t->room);
	kt_cond_init(&t->done);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	if (pthread_create(&t->thread, NULL, trail_main, t) != 0)
		abort();	/* at start-up: no threads, no service */
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return t;
}

void
trail_close(struct trail **tp)
{
	struct trail *t = *tp;

	*tp = NULL;
	if (t == NULL)
		return;
	pthread_mutex_lock(&t->lock);
	t->stopping = true;
	pthread_cond_signal(&t->work);
	pthread_mutex_unlock(&t->lock);
	pthread_join(t->thread, NULL);
	files_close(&t->files);
	pthread_cond_destroy(&t->work);
	pthread_cond_destroy(&t->room);
	pthread_cond_destroy(&t->done);
	pthread_mutex_destroy(&t->lock);
	free(t->filling.p);
	free(t->writing.p);
	free(t->gathered.p);
	free(t->folder);
	free(t);
}

/* JSON says that it is left out; of other texts their beginning stays. */
static void
shorten(struct trail_record *r, enum trail_text which)
{
	struct trail_string *s = &r->text[which];
	size_t n = SHORTENED;

	if (s->n <= SHORTENED)
		return;
	if (which == TRAIL_ASKED || which == TRAIL_ANSWERED ||
	    which == TRAIL_SESSION || which == TRAIL_EXTRA) {
		trail_put(r, which, "{\"omitted\":true}");
		return;
	}
	while (n > 0 && ((unsigned char)s->p[n] & 0xc0) == 0x80)
		n--;			/* not within a character */
	s->n = n;
}

/* The size of one that is made so short that it fits. */
static size_t
fit(struct trail_record *r, size_t most)
{
	size_t size = record_size(r);
	int i;

	for (i = 0; i < TRAIL_TEXTS && size > most; i++) {
		shorten(r, (enum trail_text)i);
		size = record_size(r);
	}
	return size;
}

void
trail_add(struct trail *t, const struct trail_record *r)
{
	size_t most = t->o.buffer < TRAIL_LONGEST ? t->o.buffer :
	    TRAIL_LONGEST, size = record_size(r);
	struct trail_record shorter;
	bool wake;

	if (size > most) {
		shorter = *r;
		size = fit(&shorter, most);
		r = &shorter;
	}
	pthread_mutex_lock(&t->lock);
	while (size > t->o.buffer - t->filling.n && !t->failed)
		(void)kt_cond_wait(&t->room, &t->lock, INT64_MAX);
	if (!t->failed)
		batch_put(&t->filling, r, size);
	wake = t->idle || t->filling.n >= t->o.buffer / 2;
	t->idle = false;
	pthread_mutex_unlock(&t->lock);
	if (wake)
		pthread_cond_signal(&t->work);
}

bool
trail_runs(struct trail *t)
{
	bool runs;

	pthread_mutex_lock(&t->lock);
	runs = !t->failed;
	pthread_mutex_unlock(&t->lock);
	return runs;
}

void
trail_forget(struct trail *t, const char *account, int64_t now)
{
	struct trail_record r = { .at = now, .cut = true };

	trail_put(&r, TRAIL_ACCOUNT, account);
	trail_add(t, &r);
}

void
trail_read(struct trail *t, const struct trail_look *look)
{
	struct view v;
	int64_t round;

	pthread_mutex_lock(&t->lock);
	round = t->begun + 1;
	t->asked = true;
	t->idle = false;
	pthread_cond_signal(&t->work);
	while (t->ended < round)
		(void)kt_cond_wait(&t->done, &t->lock, INT64_MAX);
	v = t->view;
	pthread_mutex_unlock(&t->lock);
	look_through(&v, t->folder, t->o.records, look);
}
