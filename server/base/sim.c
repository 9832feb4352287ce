/*
 * The simulated clock.  What it tells is one word, so that a reading needs no
 * lock: twice the offset to real time, or twice the moment it stands at, plus
 * one.
 */
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"

struct kt_sim {
	_Atomic int64_t word;
	pthread_mutex_t lock;		/* who changes it, and of frozen */
	bool frozen;			/* else it stands for a change only */
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
word_of(const struct kt_sim *s)
{
	return atomic_load_explicit(&s->word, memory_order_acquire);
}

static int64_t
now(void *self)
{
	int64_t word = word_of(self);

	return tell(word, stands(word) ? 0 : kt_real_ms());
}

struct kt_sim *
kt_sim_new(void)
{
	struct kt_sim *s = kt_alloc(sizeof(*s));

	pthread_mutex_init(&s->lock, NULL);
	atomic_init(&s->word, running(0));
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
	r.now = tell(word_of(s), real);
	r.offset = r.now - real;
	r.frozen = s->frozen;
	r.stands = stands(word_of(s));
	pthread_mutex_unlock(&s->lock);
	return r;
}

/* Under the lock. */
static void
set(struct kt_sim *s, int64_t word)
{
	atomic_store_explicit(&s->word, word, memory_order_release);
}

void
kt_sim_begin(struct kt_sim *s)
{
	pthread_mutex_lock(&s->lock);
	set(s, standing(tell(word_of(s), kt_real_ms())));
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
	at = tell(word_of(s), 0);
	if (!frozen)
		set(s, running(at - kt_real_ms()));
	pthread_mutex_unlock(&s->lock);
}

void
kt_sim_print(struct kt_sim *s, int64_t at, struct kt_buf *b)
{
	int64_t word;

	pthread_mutex_lock(&s->lock);
	word = word_of(s);
	if (stands(word))
		word = s->frozen ? standing(at) : running(at - kt_real_ms());
	pthread_mutex_unlock(&s->lock);
	kt_buf_printf(b, "0 %" PRId64 "\n", word);
	kt_buf_char(b, '\0');
}

/*
 * A line says since when (real) and the word.  It was one for each of the last
 * changes once; the last line is how the clock is.
 */
static int
parse_line(const char **text, int64_t *word)
{
	char *end;

	(void)strtoll(*text, &end, 10);
	if (end == *text || *end != ' ')
		return -1;
	*text = end + 1;
	*word = strtoll(*text, &end, 10);
	if (end == *text || *end != '\n')
		return -1;
	*text = end + 1;
	return 0;
}

int
kt_sim_parse(struct kt_sim *s, const char *text)
{
	int64_t word = 0;

	do
		if (parse_line(&text, &word) != 0)
			return -1;
	while (*text != '\0');
	pthread_mutex_lock(&s->lock);
	s->frozen = stands(word);
	set(s, word);
	pthread_mutex_unlock(&s->lock);
	return 0;
}
