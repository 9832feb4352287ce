/* See stream.h. */
#include <string.h>

#include "request.h"
#include "stream.h"

#define BLOCK 4096

struct stream {
	struct front *front;
	struct MHD_Connection *connection;
	bool (*more)(void *self, struct kt_buf *b);
	void *self;
	struct kt_buf said;
	size_t sent;			/* of that */
	/* under front->lock */
	struct stream *prev, *next;
	bool suspended, nudged, abandoned;
};

/* Under the lock. */
static void
look_again(struct stream *s)
{
	s->nudged = true;
	if (s->suspended)
		MHD_resume_connection(s->connection);
	s->suspended = false;
}

/* Whoever nudges from here on is heard. */
static bool
ask(struct stream *s)
{
	bool abandoned;

	pthread_mutex_lock(&s->front->lock);
	s->nudged = false;
	abandoned = s->abandoned || s->front->leaving;
	pthread_mutex_unlock(&s->front->lock);
	s->said.n = s->sent = 0;
	return !abandoned && s->more(s->self, &s->said);
}

/* Unless there was a nudge meanwhile. */
static void
suspend(struct stream *s)
{
	pthread_mutex_lock(&s->front->lock);
	if (!s->nudged) {
		s->suspended = true;
		MHD_suspend_connection(s->connection);
	}
	pthread_mutex_unlock(&s->front->lock);
}

/* libmicrohttpd's callback; nothing and not suspended: it asks again. */
static ssize_t
read_more(void *cls, uint64_t at, char *to, size_t room)
{
	struct stream *s = cls;
	size_t n;

	(void)at;
	if (s->sent == s->said.n && !ask(s))
		return MHD_CONTENT_READER_END_OF_STREAM;
	n = s->said.n - s->sent;
	if (n > room)
		n = room;
	if (n == 0)
		suspend(s);
	else
		memcpy(to, s->said.p + s->sent, n);
	s->sent += n;
	return (ssize_t)n;
}

struct MHD_Response *
stream_begin(struct front *f, struct kt_call *c,
    struct MHD_Connection *connection, struct stream **out)
{
	struct stream *s = kt_arena_alloc(c->arena, sizeof(*s));

	s->front = f;
	s->connection = connection;
	s->more = c->answer.more;
	s->self = c->answer.more_self;
	s->said = c->answer.body;
	pthread_mutex_lock(&f->lock);
	s->next = f->streams;
	if (s->next != NULL)
		s->next->prev = s;
	f->streams = s;
	pthread_mutex_unlock(&f->lock);
	*out = s;
	return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK,
	    read_more, s, NULL);
}

void
stream_nudge(struct stream *s)
{
	pthread_mutex_lock(&s->front->lock);
	look_again(s);
	pthread_mutex_unlock(&s->front->lock);
}

void
stream_end(struct stream *s)
{
	struct front *f;

	if (s == NULL)
		return;
	f = s->front;
	pthread_mutex_lock(&f->lock);
	*(s->prev != NULL ? &s->prev->next : &f->streams) = s->next;
	if (s->next != NULL)
		s->next->prev = s->prev;
	pthread_mutex_unlock(&f->lock);
}

void
streams_abandon(struct front *f)
{
	struct stream *s;

	for (s = f->streams; s != NULL; s = s->next) {
		s->abandoned = true;
		look_again(s);
	}
}
