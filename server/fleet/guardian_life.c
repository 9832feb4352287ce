/*
 * The guardian's own end: one thread, no locks, nothing but system calls and
 * malloc, so that forking here is always safe.
 *
 *   live: hear a request | note who ended --> ... --> end, when keyturn is gone
 *   end:  kill every child until there is none, remove folders, do what the
 *         will says, exit
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "keyturn/arena.h"

#include "confine.h"
#include "guardian.h"
#include "guardian_wire.h"
#include "hosts_lines.h"
#include "owned.h"

extern char **environ;

/* A group that will not go is reported as gone after this many looks. */
#define TICK_MS 5
#define GROUP_TICKS 400
#define END_TICKS 2000

struct child {
	pid_t pid;
	bool foreground;	/* COMMAND: has no group of its own */
	bool ended;
	int status;
	int ticks;		/* since it ended, its group lingering */
	struct child *next;
};

struct owned {
	char *path;
	struct owned *next;
};

struct life {
	const struct guardian_life *is;
	struct child *children;
	struct owned *owned;
	sigset_t awake;		/* while waiting, SIGCHLD comes through */
	bool over;
};

static void
nothing(int sig)
{
	(void)sig;
}

static void
set_handler(int sig, void (*handler)(int))
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = handler;
	sigemptyset(&sa.sa_mask);
	sigaction(sig, &sa, NULL);
}

/* Closes from low on; keep, if not -1, stays open. */
static void
close_from(int low, int keep)
{
	DIR *d = opendir("/proc/self/fd");
	struct dirent *e;
	int fd;

	if (d == NULL) {
		for (fd = low; fd < 1024; fd++)
			if (fd != keep)
				close(fd);
		return;
	}
	while ((e = readdir(d)) != NULL) {
		fd = atoi(e->d_name);
		if (fd >= low && fd != keep && fd != dirfd(d) &&
		    e->d_name[0] != '.')
			close(fd);
	}
	closedir(d);
}

/* False: it is /dev/null instead. */
static bool
open_as(int fd, const char *path, int flags)
{
	int got = open(path, flags | O_CLOEXEC | O_NOCTTY, 0600);
	bool opened = got >= 0;

	if (!opened)
		got = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (got >= 0 && got != fd) {
		dup2(got, fd);
		close(got);
	} else if (got == fd)
		fcntl(fd, F_SETFD, 0);
	return opened;
}

/* What a spawn says, taken apart; strings point into the message. */
struct birth {
	struct spawn_head h;
	const char *dir, *log, *input, *hosts;
	char **argv, **env, **writes;
};

static char *
next_text(char **at, const char *end)
{
	char *s = *at, *nul = memchr(s, '\0', (size_t)(end - s));

	if (nul == NULL)
		return NULL;
	*at = nul + 1;
	return s;
}

static char **
next_list(char **at, const char *end, uint32_t n)
{
	char **list;
	uint32_t i;

	if (n > (uint32_t)(end - *at))
		return NULL;
	list = kt_alloc((n + 1) * sizeof(*list));
	for (i = 0; i < n; i++)
		if ((list[i] = next_text(at, end)) == NULL) {
			free(list);
			return NULL;
		}
	return list;
}

static int
read_birth(struct birth *b, char *p, size_t n)
{
	char *at = p + sizeof(b->h), *end = p + n;

	memset(b, 0, sizeof(*b));
	if (n < sizeof(b->h) || end[-1] != '\0')
		return -1;
	memcpy(&b->h, p, sizeof(b->h));
	if ((b->dir = next_text(&at, end)) == NULL ||
	    (b->log = next_text(&at, end)) == NULL ||
	    (b->input = next_text(&at, end)) == NULL ||
	    (b->hosts = next_text(&at, end)) == NULL ||
	    (b->argv = next_list(&at, end, b->h.n_argv)) == NULL ||
	    b->argv[0] == NULL)
		return -1;
	if (b->h.n_env >= 0)
		b->env = next_list(&at, end, (uint32_t)b->h.n_env);
	if (b->h.n_writes >= 0)
		b->writes = next_list(&at, end, (uint32_t)b->h.n_writes);
	return 0;
}

static void
restore_signals(const struct guardian_signals *s, bool foreground)
{
	size_t i;

	for (i = 0; i < N_SIGNALS_KEPT; i++)
		set_handler(guardian_signals_kept[i], foreground &&
		    (s->ignored & 1u << i) ? SIG_IGN : SIG_DFL);
	set_handler(SIGCHLD, SIG_DFL);
	sigprocmask(SIG_SETMASK, &s->mask, NULL);
}

static int
become(uid_t uid, gid_t gid)
{
	if (uid == 0)
		return 0;
	return setgroups(0, NULL) == 0 && setgid(gid) == 0 &&
	    setuid(uid) == 0 ? 0 : -1;
}

/* After the change of user, which would clear it. */
static void
die_with(pid_t guardian)
{
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != guardian)
		_exit(EXIT_FAILURE);
#else
	(void)guardian;
#endif
}

/*
 * The log is a new file, whatever had its name; the rest is reached as uid.  A
 * FIFO is opened to read as well: so it never waits for who reads it, who may
 * have died.
 */
static int
stand_apart(const struct birth *b)
{
	bool logs = b->h.flags & SPAWN_LOG, fifo = b->h.flags & SPAWN_FIFO;

	setsid();
	if (!fifo)
		umask(077);
	if (logs)
		unlink(b->log);
	if (!open_as(1, logs || fifo ? b->log : "/dev/null", fifo ? O_RDWR :
	    O_WRONLY | (logs ? O_CREAT | O_EXCL : 0)))
		logs = false;
	dup2(1, 2);
	if ((logs && b->h.uid != 0 && fchown(1, b->h.uid, b->h.gid) != 0) ||
	    become(b->h.uid, b->h.gid) != 0)
		return -1;
	(void)open_as(0, b->input[0] != '\0' ? b->input : "/dev/null",
	    O_RDONLY);
	return chdir(b->dir[0] != '\0' ? b->dir : "/");
}

/* In the child.  tell is told errno; it closes when exec succeeds. */
static void
be_born(const struct life *l, const struct birth *b, pid_t guardian, int tell)
{
	bool foreground = b->h.flags & SPAWN_FOREGROUND;
	int err;

	if (foreground)
		setpgid(0, l->is->group);
	restore_signals(&l->is->signals, foreground);
	if ((foreground ? become(b->h.uid, b->h.gid) : stand_apart(b)) == 0 &&
	    (b->hosts[0] == '\0' || hosts_lay_over(b->hosts) == 0)) {
		die_with(guardian);
		if (!foreground)
			close_from(3, tell);
		if (b->writes != NULL)
			confine_to(b->writes);
		if (b->env != NULL)
			environ = b->env;
		execvp(b->argv[0], b->argv);
	}
	err = errno;
	while (write(tell, &err, sizeof(err)) < 0 && errno == EINTR)
		;
	_exit(127);
}

/* Forks and waits until exec succeeded or failed. */
static int32_t
bear(struct life *l, const struct birth *b)
{
	pid_t guardian = getpid(), pid;
	struct child *c;
	int tell[2], err = 0;

	if (pipe2(tell, O_CLOEXEC) != 0)
		return -errno;
	pid = fork();
	if (pid == 0)
		be_born(l, b, guardian, tell[1]);
	if (pid < 0)
		err = errno;
	close(tell[1]);
	if (pid > 0 && !guardian_read(tell[0], &err, sizeof(err)))
		err = 0;
	close(tell[0]);
	if (err != 0) {
		if (pid > 0)
			waitpid(pid, NULL, 0);
		return -err;
	}
	c = kt_alloc(sizeof(*c));
	c->pid = pid;
	c->foreground = b->h.flags & SPAWN_FOREGROUND;
	c->next = l->children;
	l->children = c;
	return pid;
}

static void
kill_child(const struct child *c, int sig)
{
	if (!c->ended)
		kill(c->foreground ? c->pid : -c->pid, sig);
}

static void
disown(struct life *l, const char *path)
{
	struct owned **at, *o;

	for (at = &l->owned; (o = *at) != NULL; at = &o->next)
		if (strcmp(o->path, path) == 0) {
			*at = o->next;
			free(o->path);
			free(o);
			return;
		}
}

static void
own(struct life *l, const char *path)
{
	struct owned *o = kt_alloc(sizeof(*o));

	o->path = kt_strdup(path);
	o->next = l->owned;
	l->owned = o;
}

static void
say(struct life *l, enum guardian_word word, uint32_t id, int32_t a, int32_t b)
{
	struct guardian_head h = { .word = word, .id = id, .a = a, .b = b };

	if (!guardian_write(l->is->fd, &h, sizeof(h)))
		l->over = true;
}

static void
obey(struct life *l, const struct guardian_head *h, char *p)
{
	struct birth b;
	struct child *c;
	int32_t result = 0;

	switch (h->word) {
	case WORD_KILL:
		for (c = l->children; c != NULL; c = c->next)
			if (c->pid == h->a)
				kill_child(c, h->b);
		return;
	case WORD_SPAWN:
		result = read_birth(&b, p, h->len) == 0 ? bear(l, &b) :
		    -EINVAL;
		free(b.argv);
		free(b.env);
		free(b.writes);
		break;
	case WORD_OWN:
		own(l, p);
		break;
	case WORD_DISOWN:
		disown(l, p);
		break;
	}
	say(l, WORD_ANSWER, h->id, result, 0);
}

static void
hear(struct life *l)
{
	struct guardian_head h;
	char *p;

	if (!guardian_read(l->is->fd, &h, sizeof(h))) {
		l->over = true;
		return;
	}
	p = kt_alloc((size_t)h.len + 1);
	if (guardian_read(l->is->fd, p, h.len))
		obey(l, &h, p);
	else
		l->over = true;
	free(p);
}

/*
 * Takes in who ended.  A leader's zombie still holds its number while the
 * rest of its group is killed, so that no stranger can be hit.
 */
static void
reap(struct life *l)
{
	struct child *c;
	siginfo_t si;
	int status;

	for (;;) {
		memset(&si, 0, sizeof(si));
		if (waitid(P_ALL, 0, &si, WEXITED | WNOHANG | WNOWAIT) != 0 ||
		    si.si_pid == 0)
			return;
		for (c = l->children; c != NULL && c->pid != si.si_pid;
		    c = c->next)
			;
		if (c != NULL && !c->foreground)
			kill(-c->pid, SIGKILL);
		if (waitpid(si.si_pid, &status, 0) == si.si_pid && c != NULL) {
			c->ended = true;
			c->status = status;
		}
	}
}

/* Reports those that ended with all their group; true while some linger. */
static bool
report(struct life *l)
{
	struct child **at = &l->children, *c;
	bool lingering = false;

	while ((c = *at) != NULL) {
		if (!c->ended || (!c->foreground && kill(-c->pid, 0) == 0 &&
		    ++c->ticks < GROUP_TICKS)) {
			lingering |= c->ended;
			at = &c->next;
			continue;
		}
		*at = c->next;
		say(l, WORD_ENDED, 0, c->pid, c->status);
		free(c);
	}
	return lingering;
}

/* False: nothing was said in a tick. */
static bool
wait_some(struct life *l, bool tick)
{
	struct timespec ts = { 0, TICK_MS * 1000000L };
	struct pollfd p = { .fd = l->is->fd, .events = POLLIN };

	if (ppoll(&p, l->over ? 0 : 1, tick ? &ts : NULL, &l->awake) <= 0)
		return false;
	hear(l);
	return true;
}

/* The parent of process pid by /proc, or -1. */
static pid_t
parent_of(const char *pid)
{
	char path[64], line[512], *at;
	ssize_t n;
	long parent = -1;
	int fd;

	snprintf(path, sizeof(path), "/proc/%.20s/stat", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	n = read(fd, line, sizeof(line) - 1);
	close(fd);
	line[n > 0 ? n : 0] = '\0';
	at = strrchr(line, ')');	/* the name may hold anything */
	if (at == NULL || sscanf(at + 1, " %*c %ld", &parent) != 1)
		return -1;
	return (pid_t)parent;
}

/* Whoever is our child now: what a wrapper left behind lands here too. */
static void
kill_found(void)
{
	DIR *d = opendir("/proc");
	struct dirent *e;
	pid_t self = getpid();

	while (d != NULL && (e = readdir(d)) != NULL)
		if (e->d_name[0] >= '1' && e->d_name[0] <= '9' &&
		    parent_of(e->d_name) == self)
			kill((pid_t)atol(e->d_name), SIGKILL);
	if (d != NULL)
		closedir(d);
}

static void
end(struct life *l)
{
	struct child *c;
	struct owned *o;
	int tick;

	l->over = true;
	for (tick = 0; tick < END_TICKS; tick++) {
		for (c = l->children; c != NULL; c = c->next)
			kill_child(c, SIGKILL);
		kill_found();
		reap(l);
		if (waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD)
			break;
		(void)wait_some(l, true);
	}
	for (o = l->owned; o != NULL; o = o->next)
		owned_remove(o->path);
	if (l->is->will != NULL)
		l->is->will->run(l->is->will->self);
	_exit(EXIT_SUCCESS);
}

static void
settle(struct life *l)
{
	sigset_t child;
	size_t i;

	setpgid(0, 0);
#ifdef __linux__
	prctl(PR_SET_CHILD_SUBREAPER, 1);
#endif
	for (i = 0; i < N_SIGNALS_KEPT; i++)
		set_handler(guardian_signals_kept[i], SIG_IGN);
	set_handler(SIGTTOU, SIG_IGN);
	set_handler(SIGCHLD, nothing);
	sigemptyset(&l->awake);
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_SETMASK, &child, NULL);
	if (l->is->keep_files)
		return;
	(void)open_as(0, "/dev/null", O_RDONLY);
	(void)open_as(1, "/dev/null", O_WRONLY);
	dup2(1, 2);
	close_from(3, l->is->fd);
}

void
guardian_live(const struct guardian_life *is)
{
	struct life l = { .is = is };
	bool lingering = false, swept = false;

	settle(&l);
	while (!l.over) {
		/* In the first silence: a start waits for what it asks before. */
		if (!wait_some(&l, lingering || !swept) && !swept) {
			owned_sweep();
			swept = true;
		}
		reap(&l);
		lingering = report(&l);
	}
	end(&l);
	abort();	/* end does not return */
}
