/* keyturn's end: requests, and a thread that reads what the guardian says. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"
#include "keyturn/log.h"

#include "guardian.h"
#include "guardian_wire.h"
#include "owned.h"

/* A request that waits for its answer; lives on the stack of who asks. */
struct asked {
	uint32_t id;
	bool spawn;
	bool done;
	int32_t result;
	struct asked *next;
};

struct ward {
	pid_t pid;
	bool ended;
	int status;
	struct ward *next;
};

/* A throwaway folder; see owned.h. */
struct owned {
	char *path;
	int lock;
	struct owned *next;
};

struct guardian {
	const struct guardian_will *will;
	pid_t pid;
	int fd;
	pthread_t reader;
	pthread_mutex_t send;	/* one message at a time; taken before lock */
	pthread_mutex_t lock;	/* all below */
	pthread_cond_t cond;
	uint32_t last_id;
	struct asked *asked;
	struct ward *wards;
	struct owned *owned;
	bool stopping;
	bool lost;
};

static void
add_ward(struct guardian *g, pid_t pid)
{
	struct ward *w = kt_alloc(sizeof(*w));

	w->pid = pid;
	w->next = g->wards;
	g->wards = w;
}

static void
heard(struct guardian *g, const struct guardian_head *h)
{
	struct asked *q;
	struct ward *w;

	if (h->word == WORD_ANSWER) {
		for (q = g->asked; q != NULL && q->id != h->id; q = q->next)
			;
		if (q == NULL)
			return;
		q->done = true;
		q->result = h->a;
		/* here, so that its end cannot be heard before */
		if (q->spawn && h->a > 0)
			add_ward(g, h->a);
	} else if (h->word == WORD_ENDED)
		for (w = g->wards; w != NULL; w = w->next)
			if (w->pid == h->a) {
				w->ended = true;
				w->status = h->b;
			}
}

static void *
read_all(void *p)
{
	struct guardian *g = p;
	struct guardian_head h;
	bool stopping;

	while (guardian_read(g->fd, &h, sizeof(h))) {
		pthread_mutex_lock(&g->lock);
		heard(g, &h);
		pthread_cond_broadcast(&g->cond);
		pthread_mutex_unlock(&g->lock);
	}
	pthread_mutex_lock(&g->lock);
	g->lost = true;
	stopping = g->stopping;
	pthread_cond_broadcast(&g->cond);
	pthread_mutex_unlock(&g->lock);
	if (!stopping)
		kill(getpid(), SIGTERM);
	return NULL;
}

static void
note_signals(struct guardian_signals *s)
{
	struct sigaction sa;
	size_t i;

	sigprocmask(SIG_SETMASK, NULL, &s->mask);
	s->ignored = 0;
	for (i = 0; i < N_SIGNALS_KEPT; i++)
		if (sigaction(guardian_signals_kept[i], NULL, &sa) == 0 &&
		    sa.sa_handler == SIG_IGN)
			s->ignored |= 1u << i;
}

/* The reader takes no signals: main waits for them. */
static int
start_reader(struct guardian *g)
{
	sigset_t all, old;
	int rc;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = pthread_create(&g->reader, NULL, read_all, g);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return rc;
}

int
guardian_start(bool keep_files, const struct guardian_will *will,
    struct guardian **out, char why[KT_WHY])
{
	struct guardian_life life = { .keep_files = keep_files, .will = will };
	struct guardian *g;
	int fd[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd) != 0) {
		snprintf(why, KT_WHY, "socketpair: %s", strerror(errno));
		return -1;
	}
	note_signals(&life.signals);
	life.fd = fd[1];
	life.group = getpgrp();
	g = kt_alloc(sizeof(*g));
	g->fd = fd[0];
	g->will = will;
	pthread_mutex_init(&g->send, NULL);
	pthread_mutex_init(&g->lock, NULL);
	kt_cond_init(&g->cond);
	g->pid = fork();
	if (g->pid == 0) {
		close(fd[0]);
		guardian_live(&life);
	}
	close(fd[1]);
	if (g->pid < 0 || start_reader(g) != 0) {
		snprintf(why, KT_WHY, "the guardian process: %s",
		    strerror(errno));
		close(fd[0]);
		free(g);
		return -1;
	}
	*out = g;
	return 0;
}

#define DYING_TRIES 100
#define DYING_MS 20

/* Servers that end with their guardian may still write there. */
static void
remove_owned(const char *path)
{
	int i;

	for (i = 0; i < DYING_TRIES && owned_remove(path) != 0; i++)
		kt_sleep_ms(DYING_MS);
}

static struct owned *
unlink_owned(struct guardian *g, const char *path)
{
	struct owned **at, *o;

	for (at = &g->owned; (o = *at) != NULL; at = &o->next)
		if (path == NULL || strcmp(o->path, path) == 0) {
			*at = o->next;
			return o;
		}
	return NULL;
}

static void
free_owned(struct owned *o)
{
	if (o == NULL)
		return;
	close(o->lock);
	free(o->path);
	free(o);
}

static void
free_guardian(struct guardian *g, bool killed)
{
	struct owned *o;
	struct ward *w;

	while ((o = unlink_owned(g, NULL)) != NULL) {
		if (killed)
			remove_owned(o->path);
		free_owned(o);
	}
	while ((w = g->wards) != NULL) {
		g->wards = w->next;
		free(w);
	}
	pthread_cond_destroy(&g->cond);
	pthread_mutex_destroy(&g->lock);
	pthread_mutex_destroy(&g->send);
	free(g);
}

void
guardian_stop(struct guardian **gp)
{
	struct guardian *g = *gp;
	int status = -1;

	if (g == NULL)
		return;
	*gp = NULL;
	pthread_mutex_lock(&g->lock);
	g->stopping = true;
	pthread_mutex_unlock(&g->lock);
	shutdown(g->fd, SHUT_WR);
	pthread_join(g->reader, NULL);
	while (waitpid(g->pid, &status, 0) < 0 && errno == EINTR)
		;
	close(g->fd);
	if (status != 0 && g->will != NULL)
		g->will->run(g->will->self);
	free_guardian(g, status != 0);
}

bool
guardian_lost(struct guardian *g)
{
	bool lost;

	pthread_mutex_lock(&g->lock);
	lost = g->lost;
	pthread_mutex_unlock(&g->lock);
	return lost;
}

static bool
say(struct guardian *g, struct guardian_head *h, const void *p, size_t n)
{
	bool ok;

	h->len = (uint32_t)n;
	pthread_mutex_lock(&g->send);
	ok = guardian_write(g->fd, h, sizeof(*h)) &&
	    guardian_write(g->fd, p, n);
	pthread_mutex_unlock(&g->send);
	return ok;
}

/* Says it and waits for the answer; -EPIPE when the guardian is gone. */
static int32_t
ask(struct guardian *g, enum guardian_word word, const void *p, size_t n)
{
	struct guardian_head h = { .word = word };
	struct asked q = { .spawn = word == WORD_SPAWN, .result = -EPIPE };
	struct asked **at;

	pthread_mutex_lock(&g->lock);
	q.id = h.id = ++g->last_id;
	q.next = g->asked;
	g->asked = &q;
	pthread_mutex_unlock(&g->lock);
	(void)say(g, &h, p, n);		/* failing, the reader notices too */
	pthread_mutex_lock(&g->lock);
	while (!q.done && !g->lost)
		kt_cond_wait(&g->cond, &g->lock, INT64_MAX);
	for (at = &g->asked; *at != &q; at = &(*at)->next)
		;
	*at = q.next;
	pthread_mutex_unlock(&g->lock);
	return q.result;
}

static void
add_text(struct kt_buf *b, const char *s)
{
	if (s == NULL)
		s = "";
	kt_buf_add(b, s, strlen(s) + 1);
}

/* -1 for no list at all. */
static int32_t
count(const char *const *list)
{
	int32_t n = 0;

	while (list != NULL && list[n] != NULL)
		n++;
	return list != NULL ? n : -1;
}

static void
add_list(struct kt_buf *b, const char *const *list)
{
	for (; list != NULL && *list != NULL; list++)
		add_text(b, *list);
}

pid_t
guardian_spawn(struct guardian *g, const struct guardian_spawn *spec)
{
	struct spawn_head h = {
		.flags = spec->flags, .uid = spec->uid, .gid = spec->gid,
		.n_argv = (uint32_t)count(spec->argv),
		.n_env = count(spec->env), .n_writes = count(spec->writes),
	};
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;
	int32_t pid;

	kt_buf_init(&b, a);
	kt_buf_add(&b, &h, sizeof(h));
	add_text(&b, spec->dir);
	add_text(&b, spec->log);
	add_text(&b, spec->input);
	add_text(&b, spec->hosts);
	add_list(&b, spec->argv);
	add_list(&b, spec->env);
	add_list(&b, spec->writes);
	pid = ask(g, WORD_SPAWN, b.p, b.n);
	kt_arena_free(&a);
	return pid;
}

static struct ward **
find_ward(struct guardian *g, pid_t pid)
{
	struct ward **at;

	for (at = &g->wards; *at != NULL && (*at)->pid != pid;
	    at = &(*at)->next)
		;
	return at;
}

bool
guardian_wait(struct guardian *g, pid_t pid, int64_t until, int *status)
{
	struct ward **at, *w;
	bool in_time = until > 0, ended;

	pthread_mutex_lock(&g->lock);
	while (*(at = find_ward(g, pid)) != NULL && !(*at)->ended &&
	    !g->lost && in_time)
		in_time = kt_cond_wait(&g->cond, &g->lock, until);
	w = *at;
	ended = w == NULL || w->ended || g->lost;
	if (ended) {
		*status = w != NULL && w->ended ? w->status : SIGKILL;
		if (w != NULL) {
			*at = w->next;
			free(w);
		}
	}
	pthread_mutex_unlock(&g->lock);
	return ended;
}

void
guardian_kill(struct guardian *g, pid_t pid, int sig)
{
	struct guardian_head h = { .word = WORD_KILL, .a = pid, .b = sig };

	(void)say(g, &h, NULL, 0);
}

int
guardian_own(struct guardian *g, const char *path)
{
	int lock = owned_lock(path);
	struct owned *o;

	if (lock < 0)
		return -1;
	o = kt_alloc(sizeof(*o));
	o->lock = lock;
	o->path = kt_strdup(path);
	pthread_mutex_lock(&g->lock);
	o->next = g->owned;
	g->owned = o;
	pthread_mutex_unlock(&g->lock);
	return ask(g, WORD_OWN, path, strlen(path)) == 0 ? 0 : -1;
}

void
guardian_disown(struct guardian *g, const char *path)
{
	struct owned *o;

	(void)ask(g, WORD_DISOWN, path, strlen(path));
	pthread_mutex_lock(&g->lock);
	o = unlink_owned(g, path);
	pthread_mutex_unlock(&g->lock);
	free_owned(o);
}
