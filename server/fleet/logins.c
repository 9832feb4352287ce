#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"
#include "keyturn/log.h"

#include "logins.h"
#include "names.h"
#include "plugin/ask.h"
#include "plugins.h"
#include "server.h"

#define QUEUE 64	/* logins that wait for their answer */
#define REST_MS 10	/* when there is no descriptor for the next */

struct logins {
	struct yard *yard;
	const struct server *server;
	int socket;
	int stop[2];		/* closed: it is over */
	pthread_t thread;
};

/* USER\0TOKEN\0 or USER\0, as plugin/ask.h says; false: neither. */
static bool
read_question(char *text, size_t n, struct kt_db_login *out)
{
	size_t user = n > 0 ? strnlen(text, n) : 0;

	if (user == n || text[n - 1] != '\0')
		return false;
	out->user = text;
	out->token = user + 1 < n ? text + user + 1 : NULL;
	return out->token == NULL || user + strlen(out->token) + 2 == n;
}

/* What clients were told, or all that they may have been. */
static const char *const *
hosts_of(const struct logins *l, struct kt_arena *a)
{
	const struct address *at = &l->server->at;
	const char **one;

	if (ports_by_name(&l->yard->ports))
		return names_of(a, at, l->yard->names, NULL);
	one = kt_arena_alloc(a, 2 * sizeof(*one));
	one[0] = at->host;
	return one;
}

static void
decide(const struct logins *l, struct kt_arena *a, char *text, size_t n,
    struct kt_buf *answer)
{
	struct kt_db_login login = { .id = l->server->id,
	    .port = l->server->at.port };
	const char *line = "it asks in another way than keyturn's";

	login.hosts = hosts_of(l, a);
	if (read_question(text, n, &login) && l->yard->login != NULL &&
	    l->yard->login(l->yard->login_self, &login, a, &line))
		kt_buf_char(answer, '+');
	else
		kt_buf_printf(answer, "-%.*s", ASK_ANSWER_MAX - 2, line);
}

/* One that has connected: what it says comes at once, or is not heard. */
static void
answer_one(const struct logins *l, int fd)
{
	struct pollfd client = { .fd = fd, .events = POLLIN };
	struct kt_arena *a = kt_arena_new();
	size_t room = ASK_USER_MAX + ASK_TOKEN_MAX + 3;
	char *text = kt_arena_alloc(a, room);
	struct kt_buf answer;
	ssize_t n = -1;

	kt_buf_init(&answer, a);
	if (poll(&client, 1, ASK_SECONDS * 1000) > 0)
		n = recv(fd, text, room, MSG_DONTWAIT | MSG_TRUNC);
	if (n > 0 && (size_t)n <= room) {
		decide(l, a, text, (size_t)n, &answer);
		(void)send(fd, answer.p, answer.n, MSG_DONTWAIT | MSG_NOSIGNAL);
	}
	kt_arena_free(&a);
}

static void *
answer_all(void *p)
{
	const struct logins *l = p;
	struct pollfd fds[] = {
		{ .fd = l->socket, .events = POLLIN },
		{ .fd = l->stop[0], .events = POLLIN },
	};
	int fd;

	for (;;) {
		if (poll(fds, 2, -1) < 0)
			continue;
		if (fds[1].revents != 0)
			return NULL;
		fd = accept4(l->socket, NULL, NULL, SOCK_CLOEXEC);
		if (fd < 0) {
			kt_sleep_ms(REST_MS);
			continue;
		}
		answer_one(l, fd);
		close(fd);
	}
}

/* In a folder that is ours; who may pass through it may ask. */
static int
listen_at(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd, err;

	if (strlen(path) >= sizeof(at.sun_path))
		return -ENAMETOOLONG;
	strcpy(at.sun_path, path);
	fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd >= 0 && bind(fd, (struct sockaddr *)&at, sizeof(at)) == 0 &&
	    chmod(path, 0666) == 0 && listen(fd, QUEUE) == 0)
		return fd;
	err = errno;
	if (fd >= 0)
		close(fd);
	return -err;
}

static int
start(struct logins *l)
{
	sigset_t all, old;
	int rc;

	if (pipe2(l->stop, O_CLOEXEC) != 0)
		return -errno;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = pthread_create(&l->thread, NULL, answer_all, l);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (rc == 0)
		return 0;
	close(l->stop[0]);
	close(l->stop[1]);
	return -rc;
}

/* 0 or -errno; then what was begun is taken back. */
static int
open_in(struct logins *l, const char *run)
{
	struct kt_arena *a = kt_arena_new();
	int rc;

	l->socket = listen_at(kt_arena_printf(a, "%s/" LOGINS_SOCKET, run));
	kt_arena_free(&a);
	if (l->socket < 0)
		return l->socket;
	rc = start(l);
	if (rc != 0)
		close(l->socket);
	return rc;
}

void
logins_open(struct yard *y, struct server *s)
{
	struct logins *l = kt_alloc(sizeof(*l));
	char why[KT_WHY];
	int rc = plugins_lay(y, s, why);

	*l = (struct logins){ .yard = y, .server = s };
	if (rc == 0 && (rc = open_in(l, s->run)) != 0)
		snprintf(why, KT_WHY, "%s", strerror(-rc));
	if (rc == 0) {
		s->logins = l;
		return;
	}
	free(l);
	kt_log(KT_LOG_WARN, "database %s has no IAM database authentication: "
	    "%s", s->id, why);
}

void
logins_close(struct logins **lp)
{
	struct logins *l = *lp;

	*lp = NULL;
	if (l == NULL)
		return;
	close(l->stop[1]);
	pthread_join(l->thread, NULL);
	close(l->stop[0]);
	close(l->socket);
	free(l);
}
