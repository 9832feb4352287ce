#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#include <mysql.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"

#include "watch.h"

enum {
	GRACE_MS = 1000,	/* a statement that is well ends in it */
	BYTES_MAX = 4 << 20	/* a rotation's whole conversation: 2 KiB */
};

struct watch {
	int fd;			/* a duplicate: libmariadb closes its own */
	size_t bytes;
	int64_t until;		/* INT64_MAX: nothing is awaited */
	const char *over;
	struct watch *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static struct watch *all;
static int64_t last_moment = INT64_MAX;
static int64_t next_look = INT64_MAX;	/* when the thread wakes by itself */

static _Thread_local struct watch *current;

/* Closed by a reset: who sends without end would never know else. */
static void
end(struct watch *w, const char *why)
{
	const struct linger reset = { .l_onoff = 1 };

	w->over = why;
	if (w->fd < 0)
		return;
	(void)setsockopt(w->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
	(void)shutdown(w->fd, SHUT_RDWR);
}

/* When to look again. */
static int64_t
look(struct watch *w, int64_t now)
{
	if (w->over != NULL || w->until == INT64_MAX)
		return INT64_MAX;
	if (now >= last_moment)
		end(w, "keyturn is stopping");
	else if (now >= w->until)
		end(w, "it took too long");
	else
		return w->until < last_moment ? w->until : last_moment;
	return INT64_MAX;
}

static void *
look_on(void *unused)
{
	struct watch *w;
	int64_t now, at;

	pthread_mutex_lock(&lock);
	for (;;) {
		now = kt_mono_ms();
		next_look = INT64_MAX;
		for (w = all; w != NULL; w = w->next)
			if ((at = look(w, now)) < next_look)
				next_look = at;
		kt_cond_wait(&changed, &lock, next_look);
	}
	return unused;
}

/* After every read and write that libmariadb made, of n bytes or -1. */
static void
note(int is_write, MYSQL *my, const unsigned char *bytes, size_t n)
{
	struct watch *w = current;

	(void)bytes;
	if (w == NULL)
		return;
	pthread_mutex_lock(&lock);
	if (w->fd < 0)
		w->fd = dup((int)mysql_get_socket(my));
	if (w->fd < 0)			/* without one it cannot be ended */
		(void)shutdown((int)mysql_get_socket(my), SHUT_RDWR);
	if (!is_write && (ssize_t)n > 0)
		w->bytes += n;
	if (w->over == NULL && w->bytes > BYTES_MAX)
		w->over = "it answers without an end";
	if (w->over != NULL)
		end(w, w->over);
	pthread_mutex_unlock(&lock);
}

/* libmariadb exports it for plugins that trace; no header has it. */
int ma_pvio_register_callback(my_bool add, void (*callback)(int is_write,
    MYSQL *my, const unsigned char *bytes, size_t n));

int
watch_library(void)
{
	pthread_t thread;

	kt_cond_init(&changed);
	if (ma_pvio_register_callback(1, note) != 0 ||
	    pthread_create(&thread, NULL, look_on, NULL) != 0)
		return -1;
	pthread_detach(thread);
	return 0;
}

struct watch *
watch_new(void)
{
	struct watch *w = kt_alloc(sizeof(*w));

	w->fd = -1;
	w->until = INT64_MAX;
	pthread_mutex_lock(&lock);
	w->next = all;
	all = w;
	pthread_mutex_unlock(&lock);
	return w;
}

void
watch_free(struct watch **wp)
{
	struct watch *w = *wp, **at;

	pthread_mutex_lock(&lock);
	for (at = &all; *at != w; at = &(*at)->next)
		;
	*at = w->next;
	pthread_mutex_unlock(&lock);
	if (w->fd >= 0)
		close(w->fd);
	free(w);
	*wp = NULL;
}

void
watch_begin(struct watch *w, int64_t ms)
{
	int64_t now = kt_mono_ms();

	pthread_mutex_lock(&lock);
	w->until = now + ms;
	/* Mostly it looks before that anyway: to be woken costs both of us. */
	if (look(w, now) < next_look)
		pthread_cond_signal(&changed);
	pthread_mutex_unlock(&lock);
	current = w;
}

void
watch_end(struct watch *w)
{
	current = NULL;
	pthread_mutex_lock(&lock);
	w->until = INT64_MAX;
	pthread_mutex_unlock(&lock);
}

const char *
watch_over(struct watch *w)
{
	const char *over;

	pthread_mutex_lock(&lock);
	over = w->over;
	pthread_mutex_unlock(&lock);
	return over;
}

void
watch_hurry(void)
{
	pthread_mutex_lock(&lock);
	if (last_moment == INT64_MAX)
		last_moment = kt_mono_ms() + GRACE_MS;
	if (all != NULL)
		pthread_cond_signal(&changed);
	pthread_mutex_unlock(&lock);
}
