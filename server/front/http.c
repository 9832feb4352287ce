/* Starting and stopping the listeners and their daemons; see http.h. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "keyturn/log.h"

#include "request.h"

#define THREADS_MAX 16
/* Files still to be opened besides connections: by all, and by a listener. */
#define FILES_LATER 64
#define FILES_A_LISTENER 4	/* its daemon's two, its reader's two */
#define CONNECTIONS_LEAST (2 * LANE_SPARE)
/* For a head and what is read ahead; libmicrohttpd wipes it twice a request. */
#define CONNECTION_MEMORY 8192

static const struct front_address standard[] = {
	{ "127.0.0.1", 4566 },
	{ "::1", 4566 },
};

/*
 * libmicrohttpd's complaints: about clients mostly, so for who debugs.  That
 * the listener was shut down it says over and over while we stop.
 */
KT_PRINTF(2, 0) static void
on_log(void *cls, const char *fmt, va_list ap)
{
	const struct front *f = cls;
	char text[256];

	if (atomic_load(&f->stopping) || !kt_log_wanted(KT_LOG_DEBUG))
		return;
	(void)vsnprintf(text, sizeof(text), fmt, ap);
	text[strcspn(text, "\n")] = '\0';
	kt_log(KT_LOG_DEBUG, "http: %s", text);
}

static unsigned
or_else(unsigned asked, unsigned otherwise)
{
	return asked > 0 ? asked : otherwise;
}

static unsigned
thread_count(const struct front_options *o)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	if (n < 1)
		n = 1;
	n = (long)or_else(o->threads, (unsigned)n);
	return n > THREADS_MAX ? THREADS_MAX : (unsigned)n;
}

static size_t
files_open(void)
{
	DIR *d = opendir("/proc/self/fd");
	size_t n = 0;

	while (d != NULL && readdir(d) != NULL)
		n++;
	if (d != NULL)
		(void)closedir(d);
	return n;
}

/* The soft limit is for others' sake, who use select(2): so it is raised. */
static size_t
files_allowed(size_t wanted)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) != 0)
		return wanted;
	if (files.rlim_cur < wanted && files.rlim_cur < files.rlim_max) {
		files.rlim_cur = wanted < files.rlim_max ? wanted :
		    files.rlim_max;
		(void)setrlimit(RLIMIT_NOFILE, &files);
		(void)getrlimit(RLIMIT_NOFILE, &files);
	}
	return files.rlim_cur < wanted ? (size_t)files.rlim_cur : wanted;
}

/*
 * How many files may be open when there are that many listeners, and in *others
 * how many of them are no connections; 0, and the reason logged, of too few.
 */
static size_t
reckon_files(const struct front_options *o, size_t listeners, size_t *others)
{
	size_t most = LANE_SPARE +
	    or_else(o->connections_max, FRONT_CONNECTIONS_MAX);
	size_t least, files;

	*others = files_open() + FILES_LATER + FILES_A_LISTENER * listeners;
	least = *others + listeners *
	    (most < CONNECTIONS_LEAST ? most : CONNECTIONS_LEAST);
	files = files_allowed(*others + most * listeners);
	if (files >= least)
		return files;
	kt_log(KT_LOG_ERROR, "this process may open %zu files (ulimit -n), but "
	    "needs %zu to serve", files, least);
	return 0;
}

enum front_rc
front_has_files(const struct front_options *o)
{
	size_t n = o->listen_default || o->n_listen == 0 ? 1 : o->n_listen;
	size_t others;

	return reckon_files(o, n * thread_count(o), &others) > 0 ? FRONT_OK :
	    FRONT_FAILED;
}

/*
 * How many connections a listener may have, newcomers included, in *out: as
 * asked, but no more than there are files for.
 */
static enum front_rc
connection_limit(const struct front_options *o, size_t listeners, size_t *out)
{
	size_t others, files = reckon_files(o, listeners, &others);

	if (files == 0)
		return FRONT_FAILED;
	*out = (files - others) / listeners;
	return FRONT_OK;
}

static unsigned
daemon_flags(void)
{
	unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD |
	    MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;

	if (MHD_is_feature_supported(MHD_FEATURE_EPOLL) == MHD_YES)
		flags |= MHD_USE_EPOLL;
	else if (MHD_is_feature_supported(MHD_FEATURE_POLL) == MHD_YES)
		flags |= MHD_USE_POLL;
	return flags;
}

/*
 * libmicrohttpd 0.9.75 is silent about the end of a request whose parameters
 * find no room.
 */
static void
on_connection(void *cls, struct MHD_Connection *connection, void **guest,
    enum MHD_ConnectionNotificationCode code)
{
	void *asked;

	if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
		asked = lane_asked(*guest);
		front_on_completed(cls, connection, &asked,
		    MHD_REQUEST_TERMINATED_WITH_ERROR);
	}
	lane_on_connection(cls, connection, guest, code);
}

static struct MHD_Daemon *
start_daemon(struct front_lane *l, const struct front_options *o, int fd)
{
	struct front *f = l->front;
	struct MHD_OptionItem ops[] = {
#if MHD_VERSION >= 0x01000000
		/* 0.9.75's strictness sends two heads; request.c does it. */
		{ MHD_OPTION_CLIENT_DISCIPLINE_LVL, 1, NULL },
#endif
		{ MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, NULL },
		{ MHD_OPTION_LISTEN_SOCKET, fd, NULL },
		{ MHD_OPTION_CONNECTION_LIMIT,
		    (intptr_t)(l->limit + LANE_SPARE), NULL },
		{ MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)or_else(
		    o->idle_seconds, FRONT_IDLE_SECONDS), NULL },
		{ MHD_OPTION_END, 0, NULL },
	};

	return MHD_start_daemon(daemon_flags(), 0, NULL, NULL,
	    front_on_request, l,
	    MHD_OPTION_EXTERNAL_LOGGER, on_log, f,
	    MHD_OPTION_URI_LOG_CALLBACK, front_on_uri, l,
	    MHD_OPTION_NOTIFY_COMPLETED, front_on_completed, l,
	    MHD_OPTION_NOTIFY_CONNECTION, on_connection, l,
	    MHD_OPTION_ARRAY, ops, MHD_OPTION_END);
}

/* Their threads take no signal: that is main's to do. */
static enum front_rc
start_daemons(struct front *f, const struct front_options *o)
{
	sigset_t all, before;
	size_t i, limit;

	if (connection_limit(o, f->n, &limit) != FRONT_OK)
		return FRONT_FAILED;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	for (i = 0; i < f->n; i++) {
		f->lanes[i].front = f;
		f->lanes[i].limit = (unsigned)limit - LANE_SPARE;
		f->lanes[i].daemon = start_daemon(&f->lanes[i], o,
		    f->listeners[i].fd);
		if (f->lanes[i].daemon == NULL) {
			/* Closed by libmicrohttpd, or lost: we shall exit. */
			f->listeners[i].fd = -1;
			break;
		}
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (i < f->n) {
		kt_log(KT_LOG_ERROR, "cannot start to serve HTTP: %s",
		    strerror(errno));
		return FRONT_FAILED;
	}
	return FRONT_OK;
}

/*
 * A listener for each thread: with one for all, as in a pool of libmicrohttpd,
 * the thread that is awake takes ten connections before another has woken.
 */
static void
open_beside(struct front *f, unsigned threads)
{
	const struct front_listener *first = &f->listeners[f->n - 1];

	while (--threads > 0 &&
	    front_listen_beside(first, &f->listeners[f->n]) == 0)
		f->n++;
	if (threads > 0)
		kt_log(KT_LOG_WARN, "%u threads fewer for %s: %s", threads,
		    first->host, strerror(errno));
}

static enum front_rc
open_listeners(struct front *f, const struct front_address *at, size_t n,
    bool by_default, unsigned threads)
{
	size_t i;

	f->listeners = kt_alloc(n * threads * sizeof(*f->listeners));
	f->lanes = kt_alloc(n * threads * sizeof(*f->lanes));
	for (i = 0; i < n; i++) {
		bool spare = by_default && i > 0;	/* [::1] */

		switch (front_listen(&at[i], spare, &f->listeners[f->n])) {
		case FRONT_LISTENS:
			f->n++;
			open_beside(f, threads);
			break;
		case FRONT_LISTEN_IN_USE:
			return FRONT_IN_USE;
		case FRONT_LISTEN_ABSENT:
			if (!spare)
				return FRONT_FAILED;
			kt_log(KT_LOG_INFO, "no %s on this machine, going on "
			    "without", at[i].host);
			break;
		case FRONT_LISTEN_FAILED:
		default:
			return FRONT_FAILED;
		}
	}
	return FRONT_OK;
}

static struct front *
front_new(const struct front_options *o, const struct kt_server *server)
{
	struct front *f = kt_alloc(sizeof(*f));

	f->server = server;
	f->names.services = server->services;
	f->body_max = o->body_max > 0 ? o->body_max : FRONT_BODY_MAX;
	f->stop_ms = or_else(o->stop_seconds, FRONT_STOP_SECONDS) * KT_SECOND;
	f->names.told = kt_alloc(o->n_hosts * sizeof(*f->names.told));
	while (f->names.n_told < o->n_hosts) {
		f->names.told[f->names.n_told] =
		    kt_strdup(o->hosts[f->names.n_told]);
		f->names.n_told++;
	}
	atomic_init(&f->in_flight, 0);
	atomic_init(&f->stopping, false);
	atomic_init(&f->crowded, false);
	pthread_mutex_init(&f->lock, NULL);
	kt_cond_init(&f->quiet);
	return f;
}

enum front_rc
front_start(const struct front_options *o, const struct kt_server *server,
    struct front **out)
{
	bool by_default = o->n_listen == 0 || o->listen_default;
	struct front *f = front_new(o, server);
	enum front_rc rc;

	rc = open_listeners(f, o->n_listen > 0 ? o->listen : standard,
	    o->n_listen > 0 ? o->n_listen : N_ELEMENTS(standard), by_default,
	    thread_count(o));
	f->names.listeners = f->listeners;
	f->names.n_listeners = f->n;
	if (rc == FRONT_OK)
		rc = start_daemons(f, o);
	if (rc != FRONT_OK) {
		front_stop(&f);
		return rc;
	}
	front_listener_url(&f->listeners[0], f->url, sizeof(f->url));
	*out = f;
	return FRONT_OK;
}

const char *
front_url(const struct front *f)
{
	return f->url;
}

/*
 * A listener that was shut down is told to whoever waits for it, always: the
 * daemon's thread would do nothing else until the last request has ended.
 */
static void
tell_end_once(struct MHD_Daemon *daemon, int listener)
{
	const union MHD_DaemonInfo *info = daemon == NULL ? NULL :
	    MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
	struct epoll_event as_before = { .events = EPOLLIN | EPOLLET,
	    .data.ptr = daemon };

	/* It may not be there: without room, or without epoll. */
	if (info != NULL)
		(void)epoll_ctl(info->epoll_fd, EPOLL_CTL_MOD, listener,
		    &as_before);
}

void
front_quiesce(struct front *f)
{
	size_t i;

	if (atomic_exchange(&f->stopping, true))
		return;
	/*
	 * Not by MHD_quiesce_daemon: it and the daemon's thread may both take
	 * the listener out of an epoll set, and who comes second panics (seen
	 * with 0.9.75).
	 */
	for (i = 0; i < f->n; i++) {
		tell_end_once(f->lanes[i].daemon, f->listeners[i].fd);
		(void)shutdown(f->listeners[i].fd, SHUT_RDWR);
	}
}

/* False when something was still in flight after ms. */
static bool
wait_until_quiet(struct front *f, int64_t ms)
{
	int64_t until = kt_mono_ms() + ms;
	bool quiet;

	pthread_mutex_lock(&f->lock);
	while (!(quiet = atomic_load(&f->in_flight) == 0) &&
	    kt_cond_wait(&f->quiet, &f->lock, until))
		continue;
	pthread_mutex_unlock(&f->lock);
	return quiet;
}

/* A daemon must outlive who wakes a connection of its. */
static void
wait_until_woken(struct front *f)
{
	pthread_mutex_lock(&f->lock);
	while (f->waking > 0)
		(void)kt_cond_wait(&f->quiet, &f->lock, INT64_MAX);
	pthread_mutex_unlock(&f->lock);
}

void
front_stop(struct front **fp)
{
	struct front *f = *fp;
	bool last;
	size_t i;

	if (f == NULL)
		return;
	*fp = NULL;
	front_quiesce(f);
	if (!wait_until_quiet(f, f->stop_ms))
		kt_log(KT_LOG_WARN, "%zu requests did not finish in time",
		    atomic_load(&f->in_flight));
	front_abandon_waiting(f);
	(void)wait_until_quiet(f, KT_SECOND);
	wait_until_woken(f);
	for (i = 0; i < f->n; i++) {
		if (f->lanes[i].daemon != NULL)	/* closes the listener */
			MHD_stop_daemon(f->lanes[i].daemon);
		else if (f->listeners[i].fd >= 0)
			(void)close(f->listeners[i].fd);
	}
	pthread_mutex_lock(&f->lock);
	f->stopped = true;
	last = f->owed == 0;
	pthread_mutex_unlock(&f->lock);
	if (last)
		front_free(f);
}
