/*
 * The simulated clock.  What it tells is one word, so that a reading needs no
 * lock: twice the offset to real time, or twice the moment it stands at, plus
 * one.
 */
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"

struct span {
	int64_t from;			/* real */
	int64_t word;
};

struct kt_sim {
	_Atomic int64_t word;		/* of the last span */
	pthread_mutex_t lock;		/* of what follows */
	bool frozen;			/* else it stands for a change only */
	struct span spans[KT_SIM_SPANS + 1];
	size_t n;
};

static int64_t
running(int64_t offset)
{
	return offset * 2;
}

static int64_t
standing(int64_t at)
{
	return at * 2 + 1;
}

static bool
stands(int64_t word)
{
	return (word & 1) != 0;
}

static int64_t
tell(int64_t word, int64_t real)
{
	int64_t at = stands(word) ? (word - 1) / 2 : real + word / 2;

	return at > 0 ? at : 0;		/* the machine's clock was set back */
}

static int64_t
now(void *self)
{
	struct kt_sim *s = self;
	int64_t word = atomic_load_explicit(&s->word, memory_order_acquire);

	return tell(word, stands(word) ? 0 : kt_real_ms());
}

struct kt_sim *
kt_sim_new(void)
{
	struct kt_sim *s = kt_alloc(sizeof(*s));

	pthread_mutex_init(&s->lock, NULL);
	atomic_init(&s->word, running(0));
	s->spans[0] = (struct span){ INT64_MIN, running(0) };
	s->n = 1;
	return s;
}

void
kt_sim_free(struct kt_sim **sp)
{
	struct kt_sim *s = *sp;

	*sp = NULL;
	if (s == NULL)
		return;
	pthread_mutex_destroy(&s->lock);
	free(s);
}

struct kt_clock
kt_sim_clock(struct kt_sim *s)
{
	return (struct kt_clock){ now, s };
}

struct kt_sim_reading
kt_sim_read(struct kt_sim *s)
{
	struct kt_sim_reading r;
	int64_t real;

	pthread_mutex_lock(&s->lock);
	real = kt_real_ms();
	r.now = tell(s->spans[s->n - 1].word, real);
	r.offset = r.now - real;
	r.frozen = s->frozen;
	r.stands = stands(s->spans[s->n - 1].word);
	pthread_mutex_unlock(&s->lock);
	return r;
}

/* Under the lock. */
static void
set(struct kt_sim *s, int64_t word)
{
	s->spans[s->n - 1].word = word;
	atomic_store_explicit(&s->word, word, memory_order_release);
}

/* Room for one more: without the second span, the first tells of its time. */
static void
forget(struct kt_sim *s)
{
	s->n--;
	memmove(&s->spans[1], &s->spans[2], (s->n - 1) * sizeof(*s->spans));
}

void
kt_sim_begin(struct kt_sim *s)
{
	int64_t real;

	pthread_mutex_lock(&s->lock);
	if (s->n == N_ELEMENTS(s->spans))
		forget(s);
	real = kt_real_ms();
	s->n++;
	s->spans[s->n - 1].from = real;
	set(s, standing(tell(s->spans[s->n - 2].word, real)));
	pthread_mutex_unlock(&s->lock);
}

void
kt_sim_step(struct kt_sim *s, int64_t at)
{
	pthread_mutex_lock(&s->lock);
	set(s, standing(at));
	pthread_mutex_unlock(&s->lock);
}

void
kt_sim_end(struct kt_sim *s, bool frozen)
{
	int64_t at;

	pthread_mutex_lock(&s->lock);
	s->frozen = frozen;
	at = tell(s->spans[s->n - 1].word, 0);
	if (!frozen)
		set(s, running(at - kt_real_ms()));
	pthread_mutex_unlock(&s->lock);
}

int64_t
kt_sim_moment(struct kt_sim *s, int64_t real)
{
	int64_t moment;
	size_t i;

	pthread_mutex_lock(&s->lock);
	for (i = s->n - 1; i > 0 && s->spans[i].from > real; i--)
		continue;
	moment = tell(s->spans[i].word, real);
	pthread_mutex_unlock(&s->lock);
	return moment;
}

void
kt_sim_print(struct kt_sim *s, int64_t at, struct kt_buf *b)
{
	int64_t word;
	size_t i;

	pthread_mutex_lock(&s->lock);
	for (i = 0; i < s->n; i++) {
		word = s->spans[i].word;
		if (i == s->n - 1 && stands(word))
			word = s->frozen ? standing(at) :
			    running(at - kt_real_ms());
		kt_buf_printf(b, "%" PRId64 " %" PRId64 "\n",
		    s->spans[i].from, word);
	}
	pthread_mutex_unlock(&s->lock);
	kt_buf_char(b, '\0');
}

static int
parse_span(const char **text, struct span *out)
{
	char *end;

	out->from = strtoll(*text, &end, 10);
	if (end == *text || *end != ' ')
		return -1;
	*text = end + 1;
	out->word = strtoll(*text, &end, 10);
	if (end == *text || *end != '\n')
		return -1;
	*text = end + 1;
	return 0;
}

int
kt_sim_parse(struct kt_sim *s, const char *text)
{
	struct span spans[N_ELEMENTS(s->spans)];
	size_t n = 0;

	while (*text != '\0')
		if (n == N_ELEMENTS(spans) ||
		    parse_span(&text, &spans[n++]) != 0)
			return -1;
	if (n == 0)
		return -1;
	pthread_mutex_lock(&s->lock);
	memcpy(s->spans, spans, n * sizeof(*spans));
	s->n = n;
	s->frozen = stands(spans[n - 1].word);
	set(s, spans[n - 1].word);
	pthread_mutex_unlock(&s->lock);
	return 0;
}
