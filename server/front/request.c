/* A request's life; the states are drawn in request.h. */
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "keyturn/log.h"

#include "head.h"
#include "request.h"
#include "stream.h"

/* What is swallowed of a body too large, so that its sender hears of it. */
#define SWALLOW_MAX ((uint64_t)16 << 20)

enum state { HEAD, BODY, WAITING, ANSWERED };

/* What we answer ourselves, {"message":...} unless it is JSON already. */
struct refusal {
	int status;
	int code;	/* KT_OK: status says it all */
	const char *text;
};

struct request {
	struct kt_call call;		/* in whose arena all this lies */
	struct front *front;
	struct MHD_Connection *connection;
	struct guest *guest;
	enum state state;
	struct head head;
	struct kt_buf body;
	uint64_t announced;		/* 0: it may be anything */
	uint64_t received;
	const struct refusal *refusal;	/* instead of kt_dispatch */
	bool waited;			/* the call was LATER */
	struct stream *stream;		/* its answer goes on; or NULL */
	/* below: under front->lock from then on */
	struct request *prev, *next;	/* in front->waiting */
	int holders;
	bool abandoned;			/* the call is its finisher's alone */
};

static const struct refusal health = { 200, KT_OK, "{\"status\":\"ok\"}" };
static const struct refusal bad_framing = { 400, KT_OK,
	"The request contradicts itself or HTTP/1.1." };
static const struct refusal not_allowed = { 405, KT_OK, "GET or HEAD." };
static const struct refusal too_large = { 413, KT_TOO_LARGE,
	"The body of the request is too large." };
static const struct refusal too_long = { 431, KT_OK, "Too many lines." };
static const struct refusal leaving = { 503, KT_OK, "keyturn is stopping." };

/* RFC 9112, 3.2.2: a server MUST accept "http://host/path" too. */
static const char *
origin_form(const char *uri)
{
	if (strncasecmp(uri, "http://", 7) != 0)
		return uri;
	uri = strchr(uri + 7, '/');
	return uri != NULL ? uri : "/";
}

void *
front_on_uri(void *cls, const char *uri, struct MHD_Connection *connection)
{
	struct front_lane *lane = cls;
	struct front *f = lane->front;
	struct kt_arena *a = kt_arena_new();
	struct request *r = kt_arena_alloc(a, sizeof(*r));
	struct kt_request *in = &r->call.request;
	char *query;

	atomic_fetch_add(&f->in_flight, 1);
	r->front = f;
	r->connection = connection;
	r->guest = lane_guest(connection);
	lane_asks(r->guest, r);
	r->holders = 1;
	kt_call_init(&r->call, f->server, a);
	kt_buf_init(&r->body, a);
	query = kt_arena_strdup(a, origin_form(uri));
	in->path = query;
	query = strchr(query, '?');
	if (query != NULL) {
		*query = '\0';
		in->query = query + 1;
	}
	return r;
}

/*
 * Sent by a web page from elsewhere?  Browsers say so; SDKs never send these.
 * No page may use the service of whoever looks at it.
 */
static bool
is_of_a_page(const struct head *h)
{
	return (h->origin != NULL && (h->host == NULL ||
	    !front_is_origin(h->origin, h->host))) ||
	    (h->fetch_site != NULL &&
	    strcasecmp(h->fetch_site, "cross-site") == 0);
}

/* Is it for us, and from somebody who means us?  If not, the call fails. */
static void
check_sender(struct request *r)
{
	const struct head *h = &r->head;

	if (is_of_a_page(h))
		(void)kt_fail(&r->call, KT_FOREIGN, "keyturn answers no web "
		    "page that came from another origin.");
	else if (h->host != NULL && !front_is_ours(&r->front->names, h->host))
		(void)kt_fail(&r->call, KT_FOREIGN, "keyturn does not go by "
		    "the name in this request's Host header: if it should, "
		    "start it with --allow-host NAME.");
	if (r->call.err != KT_OK)
		kt_log(KT_LOG_WARN, "%s Host %.100s, Origin %.100s: %s",
		    r->call.request_id, h->host != NULL ? h->host : "-",
		    h->origin != NULL ? h->origin : "-", r->call.message);
}

/* Where it is asked for, LocalStack's and floci's paths among them. */
static bool
is_health(const char *path)
{
	static const char *const paths[] = { "/_keyturn/health",
	    "/_localstack/health", "/_floci/health" };
	size_t i;

	for (i = 0; i < N_ELEMENTS(paths); i++)
		if (strcmp(path, paths[i]) == 0)
			return true;
	return false;
}

/*
 * That we serve is told to anybody, by whatever name, but to no page; more, by
 * keyturn's own service, to who asks by a name of ours.
 */
static const struct refusal *
tell_health(const struct request *r, const char *method)
{
	const char *host = r->head.host;
	bool gets = strcmp(method, "GET") == 0;

	if (!is_health(r->call.request.path) || is_of_a_page(&r->head) ||
	    (gets && (host == NULL || front_is_ours(&r->front->names, host))))
		return NULL;
	return gets || strcmp(method, "HEAD") == 0 ? &health : &not_allowed;
}

/* Sends m, which it consumes, with what every answer of ours carries. */
static enum MHD_Result
send_response(struct request *r, struct MHD_Response *m, int status,
    const char *content_type, const char *error_type)
{
	enum MHD_Result ok = MHD_YES;

	if (m == NULL)
		return MHD_NO;
	r->state = ANSWERED;
	if (content_type != NULL)
		ok &= MHD_add_response_header(m, "Content-Type", content_type);
	ok &= MHD_add_response_header(m, "x-amzn-RequestId",
	    r->call.request_id);
	if (error_type != NULL)
		ok &= MHD_add_response_header(m, "x-amzn-ErrorType",
		    error_type);
	if (atomic_load_explicit(&r->front->stopping, memory_order_relaxed))
		ok &= MHD_add_response_header(m, "Connection", "close");
	if (ok == MHD_YES)
		ok = MHD_queue_response(r->connection, (unsigned)status, m);
	MHD_destroy_response(m);
	return ok;
}

/* The bytes stay the call's, which outlives the sending of them. */
static enum MHD_Result
answer(struct request *r)
{
	const struct kt_answer *a = &r->call.answer;

	struct MHD_Response *m;
	size_t i;

	kt_call_answer(&r->call);
	if (a->silent)
		return MHD_NO;
	if (a->more != NULL)
		m = stream_begin(r->front, &r->call, r->connection, &r->stream);
	else
		m = MHD_create_response_from_buffer(a->body.n, a->body.p,
		    MHD_RESPMEM_PERSISTENT);
	for (i = 0; m != NULL && i < a->n_headers; i++)
		(void)MHD_add_response_header(m, a->headers[i].name,
		    a->headers[i].value);
	return send_response(r, m, a->status, a->content_type, a->error_type);
}

/*
 * Touches nothing that is the call's finisher's.  Before the body was read
 * libmicrohttpd ends the connection after this answer.
 */
static enum MHD_Result
refuse(struct request *r, const struct refusal *why)
{
	const char *type = NULL;
	char text[256];
	int n;

	if (why->code != KT_OK) {
		type = kt_error(NULL, why->code)->code;
		n = snprintf(text, sizeof(text),
		    "{\"__type\":\"%s\",\"message\":\"%s\"}", type, why->text);
	} else
		n = snprintf(text, sizeof(text), why->text[0] == '{' ? "%s" :
		    "{\"message\":\"%s\"}", why->text);
	return send_response(r, MHD_create_response_from_buffer((size_t)n,
	    text, MHD_RESPMEM_MUST_COPY), why->status, "application/json",
	    type);
}

/* The head is read: what can be refused at once is. */
static enum MHD_Result
begin(struct request *r, const char *method, const char *version)
{
	struct kt_request *in = &r->call.request;
	struct kt_arena *a = r->call.arena;

	if (!lane_busy(r->guest))
		return MHD_NO;
	r->state = BODY;
	r->head.arena = a;
	if (!head_read(&r->head, r->connection)) {
		r->refusal = &too_long;
		return MHD_NO;
	}
	if (!head_is_sound(&r->head, version, in->path))
		return refuse(r, &bad_framing);
	if (r->head.length != NULL)
		r->announced = strtoull(r->head.length, NULL, 10);
	if (r->announced > r->front->body_max) {
		r->refusal = &too_large;
		/* Who waits for "100 Continue" has sent nothing to swallow. */
		if (r->head.expect != NULL || r->announced > SWALLOW_MAX)
			return refuse(r, &too_large);
	} else if ((r->refusal = tell_health(r, method)) == NULL)
		check_sender(r);
	/* What a buffer grows out of stays to the end: so all at once. */
	if (r->refusal == NULL && r->announced > 0)
		(void)kt_buf_room(&r->body, (size_t)r->announced);
	in->headers = r->head.all;
	in->n_headers = r->head.n;
	in->method = method;
	in->target = r->head.target;
	in->near = lane_is_near(r->guest);
	in->peer = lane_address(r->guest);
	in->host = front_elsewhere(a, r->head.host);
	in->content_type = r->head.content_type;
	in->authorization = r->head.authorization;
	return MHD_YES;
}

/*
 * libmicrohttpd hands us its own buffer as const and keeps it, unwiped, for
 * the next request; bodies may hold secrets, and what we took is ours.
 */
static enum MHD_Result
take_body(struct request *r, const char *data, size_t n)
{
	r->received += n;
	if (r->received > r->front->body_max)
		r->refusal = &too_large;
	if (r->received > SWALLOW_MAX)
		return MHD_NO;
	if (r->refusal == NULL)
		kt_buf_add(&r->body, data, n);
	kt_wipe((void *)(uintptr_t)data, n);
	return MHD_YES;
}

/* Under the lock: who takes it off the list, and nobody else, wakes it. */
static void
take_out(struct front *f, struct request *r)
{
	if (r->prev != NULL)
		r->prev->next = r->next;
	else
		f->waiting = r->next;
	if (r->next != NULL)
		r->next->prev = r->prev;
	r->prev = r->next = NULL;
}

/* Under the lock: all who wait are told that we are leaving. */
static void
abandon(struct front *f)
{
	struct request *r;

	while ((r = f->waiting) != NULL) {
		r->abandoned = true;
		take_out(f, r);
		MHD_resume_connection(r->connection);
	}
}

/* The connection may end before the call: what it has of it is copied. */
static void
take_head(struct request *r)
{
	struct kt_request *in = &r->call.request;
	const char **const lines[] = { &in->method, &in->target, &in->peer,
	    &in->content_type, &in->authorization };
	struct kt_arena *a = r->call.arena;
	struct kt_header *h = r->head.all;
	size_t i;

	for (i = 0; i < N_ELEMENTS(lines); i++)
		*lines[i] = kt_arena_strdup(a, *lines[i]);
	for (i = 0; i < r->head.n; i++) {
		h[i].name = kt_arena_strdup(a, h[i].name);
		h[i].value = kt_arena_strdup(a, h[i].value);
	}
}

/* In the thread of the connection; the call is handed on after it. */
static void
suspend(struct kt_call *c)
{
	struct request *r = c->self;
	struct front *f = r->front;

	take_head(r);
	MHD_suspend_connection(r->connection);
	r->state = WAITING;
	r->waited = true;
	pthread_mutex_lock(&f->lock);
	r->holders++;
	f->owed++;
	r->next = f->waiting;
	if (r->next != NULL)
		r->next->prev = r;
	f->waiting = r;
	if (f->leaving)
		abandon(f);
	pthread_mutex_unlock(&f->lock);
}

/*
 * From any thread: the answer may be sent.  The connection is woken without the
 * lock, which its thread wants next.
 */
static void
resume(struct kt_call *c)
{
	struct request *r = c->self;
	struct front *f = r->front;
	bool waits, last, front_last;

	pthread_mutex_lock(&f->lock);
	waits = !r->abandoned;
	if (waits)
		take_out(f, r);
	f->waking++;
	pthread_mutex_unlock(&f->lock);
	if (waits)
		MHD_resume_connection(r->connection);
	pthread_mutex_lock(&f->lock);
	if (--f->waking == 0 && f->leaving)
		pthread_cond_signal(&f->quiet);
	last = --r->holders == 0;
	front_last = --f->owed == 0 && f->stopped;
	pthread_mutex_unlock(&f->lock);
	if (last)
		kt_call_end(&r->call);
	if (front_last)
		front_free(f);
}

/* From any thread.  Who has only ended what it sends is taken to be gone. */
static bool
is_gone(const struct kt_call *c)
{
	const struct request *r = c->self;
	struct pollfd end = { .events = POLLRDHUP };
	bool gone;

	pthread_mutex_lock(&r->front->lock);
	gone = r->abandoned;
	if (!gone) {
		end.fd = lane_socket(r->guest);
		gone = poll(&end, 1, 0) > 0;
	}
	pthread_mutex_unlock(&r->front->lock);
	return gone;
}

/* From any thread, once it has been asked for more. */
static void
nudge(struct kt_call *c)
{
	struct request *r = c->self;

	stream_nudge(r->stream);
}

void
front_abandon_waiting(struct front *f)
{
	pthread_mutex_lock(&f->lock);
	f->leaving = true;
	abandon(f);
	streams_abandon(f);
	pthread_mutex_unlock(&f->lock);
}

/* All of the request is here. */
static enum MHD_Result
run(struct request *r)
{
	struct kt_call *c = &r->call;

	if (r->refusal != NULL)
		return refuse(r, r->refusal);
	c->request.body = r->body.n > 0 ? r->body.p : "";
	c->request.body_len = r->body.n;
	c->later = suspend;
	c->finish = resume;
	c->gone = is_gone;
	c->nudge = nudge;
	c->self = r;
	/* LATER: it may be over already, but nobody answers before we return. */
	return kt_dispatch(c) == KT_LATER ? MHD_YES : answer(r);
}

enum MHD_Result
front_on_request(void *cls, struct MHD_Connection *connection,
    const char *url, const char *method, const char *version,
    const char *data, size_t *n, void **self)
{
	struct request *r = *self;
	size_t given = *n;

	(void)cls;
	(void)connection;
	(void)url;
	switch (r->state) {
	case HEAD:
		return begin(r, method, version);
	case BODY:
		if (given == 0)
			return run(r);
		*n = 0;
		return take_body(r, data, given);
	case WAITING:
		return r->abandoned ? refuse(r, &leaving) : answer(r);
	case ANSWERED:
	default:
		return MHD_NO;
	}
}

#define LAST_WORDS(status) "HTTP/1.1 " status "\r\nConnection: close\r\n" \
    "Content-Length: 0\r\n\r\n"

/*
 * libmicrohttpd takes no answer where there is no room left for one, nor in the
 * middle of a body: it ends the connection, in silence but for us.
 */
static void
say_why(const struct request *r)
{
	static const char head[] =
	    LAST_WORDS("431 Request Header Fields Too Large"),
	    body[] = LAST_WORDS("413 Content Too Large");
	const char *text = r->refusal == &too_long ? head :
	    r->state == BODY && r->refusal == &too_large ? body : NULL;

	if (text != NULL)
		(void)send(lane_socket(r->guest), text, strlen(text),
		    MSG_NOSIGNAL | MSG_DONTWAIT);
}

/* The connection lets go; true when it was the last. */
static bool
release(struct request *r)
{
	bool last;

	if (!r->waited)
		return true;
	pthread_mutex_lock(&r->front->lock);
	last = --r->holders == 0;
	pthread_mutex_unlock(&r->front->lock);
	return last;
}

void
front_on_completed(void *cls, struct MHD_Connection *connection, void **self,
    enum MHD_RequestTerminationCode why)
{
	struct front *f = ((struct front_lane *)cls)->front;
	struct request *r = *self;

	(void)connection;
	if (r == NULL)
		return;
	*self = NULL;
	lane_asks(r->guest, NULL);
	if (why == MHD_REQUEST_TERMINATED_WITH_ERROR)
		say_why(r);
	if (r->state != HEAD)
		lane_idle(r->guest);
	stream_end(r->stream);
	if (release(r))
		kt_call_end(&r->call);
	/* Whoever waits for quiet has said so before it looked. */
	if (atomic_fetch_sub(&f->in_flight, 1) != 1 ||
	    !atomic_load(&f->stopping))
		return;
	pthread_mutex_lock(&f->lock);
	pthread_cond_signal(&f->quiet);
	pthread_mutex_unlock(&f->lock);
}
