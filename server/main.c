/* keyturn: options, wiring, signals, and nothing else. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "keyturn/clock.h"
#include "keyturn/arena.h"
#include "keyturn/fault.h"
#include "keyturn/json.h"

#include "client/client.h"
#include "command.h"
#include "complete.h"
#include "env.h"
#include "fleet/dock.h"
#include "fleet/guardian.h"
#include "habits.h"
#include "main.h"

/* Signals main waits for: those that end serve, or that exec passes on. */
static const int taken[] = {
	SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2
};

/*
 * What was ignored when we came stays so, as under nohup; but a shell ignores
 * SIGINT for all that it starts in the background, and then ends it so.
 */
static void
block_signals(sigset_t *set)
{
	struct sigaction sa;
	size_t i;

	sigemptyset(set);
	for (i = 0; i < N_ELEMENTS(taken); i++)
		if (sigaction(taken[i], NULL, &sa) == 0 &&
		    sa.sa_handler != SIG_IGN)
			sigaddset(set, taken[i]);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);	/* also how the guardian's end is told */
	pthread_sigmask(SIG_BLOCK, set, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);	/* a file too large is a full disk */
}

/* A thread: ends us as SIGTERM does when standard input has ended. */
static void *
wait_for_eof(void *unused)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
	char rest[256];
	ssize_t n;

	/* Who holds the pipe may have made it one that does not block. */
	do {
		(void)poll(&in, 1, -1);
		n = read(STDIN_FILENO, rest, sizeof(rest));
	} while (n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN)));
	kt_log(KT_LOG_INFO, "standard input has ended");
	kill(getpid(), SIGTERM);
	return unused;
}

/* --until-eof: also while we are not ready yet.  0, or -1 with it logged. */
static int
end_with_input(void)
{
	pthread_t thread;
	int rc = pthread_create(&thread, NULL, wait_for_eof, NULL);

	if (rc != 0) {
		kt_log(KT_LOG_ERROR, "cannot watch standard input: %s",
		    strerror(rc));
		return -1;
	}
	pthread_detach(thread);
	return 0;
}

/* A service manager that waits for it, as sd_notify(3) has it. */
static void
notify_ready(void)
{
	static const char ready[] = "READY=1";
	const char *path = getenv("NOTIFY_SOCKET");
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	size_t n = path != NULL ? strlen(path) : 0;
	int fd;

	if (n == 0 || n >= sizeof(to.sun_path))
		return;
	memcpy(to.sun_path, path, n);
	if (path[0] == '@')	/* an abstract name begins with a zero */
		to.sun_path[0] = '\0';
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0 || sendto(fd, ready, strlen(ready), MSG_NOSIGNAL,
	    (const struct sockaddr *)&to, (socklen_t)(offsetof(
	    struct sockaddr_un, sun_path) + n)) < 0)
		kt_log(KT_LOG_WARN, "that it is ready could not be told "
		    "$NOTIFY_SOCKET: %s", strerror(errno));
	if (fd >= 0)
		close(fd);
}

/* The one line on stdout that scripts wait for. */
static void
say_ready(const struct options *o, const struct serving *s)
{
	struct kt_arena *a = kt_arena_new();
	const char *ca = serving_ca(s);
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_printf(&b, "{\"event\":\"ready\",\"url\":\"%s\",\"pid\":%ld,"
	    "\"account\":\"%s\",\"region\":\"%s\"", serving_url(s),
	    (long)getpid(), o->account, o->region);
	if (ca != NULL) {
		kt_buf_str(&b, ",\"ca\":");
		kt_json_quote(&b, ca, strlen(ca));
	}
	kt_log(KT_LOG_INFO, "Ready.");	/* what LocalStack's users wait for */
	if (printf("%s}\n", b.p) < 0 || fflush(stdout) != 0)
		kt_log(KT_LOG_WARN, "that it is ready could not be written to "
		    "stdout: %s", strerror(errno));
	kt_arena_free(&a);
}

/* Returns the exit status when SIGTERM or SIGINT came. */
static int
wait_for_end(const sigset_t *set, struct guardian *g)
{
	int sig;

	for (;;) {
		if (sigwait(set, &sig) != 0)
			continue;
		if (guardian_lost(g)) {
			kt_log(KT_LOG_ERROR, "the guardian process is gone, "
			    "and the databases with it");
			return EXIT_FAILED;
		}
		if (sig == SIGTERM || sig == SIGINT)
			return EXIT_SUCCESS;
		if (sig == SIGHUP || sig == SIGQUIT)
			return EXIT_SIGNAL + sig;
	}
}

#define PREPARE_POLL_NS (10 * 1000000L)

/* Until the fixture has been run: 0, or the exit status. */
static int
prepare(const struct serving *s, const sigset_t *set, struct guardian *g)
{
	const struct timespec poll = { 0, PREPARE_POLL_NS };
	int sig;

	while (serving_state(s) == SERVING_PREPARING) {
		sig = sigtimedwait(set, NULL, &poll);
		if (guardian_lost(g))
			return EXIT_FAILED;
		if (sig == SIGINT || sig == SIGTERM || sig == SIGHUP ||
		    sig == SIGQUIT)
			return EXIT_SIGNAL + sig;
	}
	return serving_state(s) == SERVING_READY ? 0 : EXIT_FAILED;
}

static int
run(const struct options *o, struct guardian *g)
{
	struct serving *s = NULL;
	sigset_t set;
	int status;

	block_signals(&set);
	if (o->until_eof && end_with_input() != 0)
		return EXIT_FAILED;
	if (serving_start(o, g, &s) != 0)
		return EXIT_FAILED;
	status = prepare(s, &set, g);
	if (status == EXIT_FAILED && o->command == COMMAND_EXEC)
		kt_log(KT_LOG_ERROR, "%s is not run", o->argv[0]);
	if (status == 0 && o->command == COMMAND_SERVE)
		habits_tell();
	if (status == 0 && o->command == COMMAND_EXEC) {
		status = exec_run(o, g, s, &set);
	} else if (status == 0) {
		say_ready(o, s);
		notify_ready();
		status = wait_for_end(&set, g);
	}
	serving_stop(&s);
	return status;
}

/* Asks a keyturn that runs elsewhere: the exit status. */
static int
ask(const struct options *o)
{
	const struct client_secret secret = { o->url, { o->account, o->region },
	    o->words[0] };
	int rc = -1;

	switch (o->command) {
	case COMMAND_CLOCK:
		rc = client_clock(o->url, o->words[0], o->words[1]);
		break;
	case COMMAND_CALL:
		rc = client_call(o->url, &(struct client_caller){ o->account,
		    o->region }, o->words);
		break;
	case COMMAND_SURVIVE:
		rc = client_survive(&secret, &(struct client_survival){
		    o->cache, o->sessions, o->json });
		break;
	case COMMAND_FAULT:
		rc = client_fault(o->url, o->words, o->n_words, o->json);
		break;
	case COMMAND_ROTATIONS:
		rc = secret.secret != NULL ?
		    client_rotations(&secret, o->last, o->json) :
		    client_last_rotations(&secret, o->failed, o->json);
		break;
	case COMMAND_VERIFY:
		rc = client_verify(&secret, o->json);
		break;
	case COMMAND_WAIT:
		rc = client_wait(&secret, o->timeout);
		break;
	case COMMAND_COMPLETION:
		rc = o->argv != NULL ? complete(o->url, o->argv) :
		    complete_script(o->words[0]);
		break;
	case COMMAND_ENV:
		rc = env_print(o->url, o->shell, o->account, o->region);
		break;
	case COMMAND_STATUS:
		rc = client_status(o->url, o->json);
		break;
	case COMMAND_TRAIL:
		rc = client_trail(o->url, &(struct client_trail){
		    { o->account, o->region }, o->event, o->user, o->last,
		    o->failed, o->follow, o->json });
		break;
	case COMMAND_OPEN:
		rc = client_open(o->url);
		break;
	case COMMAND_RESET:
		rc = client_reset(o->url, o->account);
		break;
	default:
		rc = client_health(o->url);
	}
	return rc < 0 ? EXIT_FAILED : rc;
}

/*
 * Who is started without a standard stream would have the next file that is
 * opened as that: the guardian's socket, on which a log line then arrives.
 */
static int
fill_standard_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= STDERR_FILENO);
	return fd < 0 ? -1 : close(fd);
}

/* Of keyturn, at an engine that would keep it for ever. */
struct estate {
	const struct dock *dock;
	char owner[DOCK_OWNER];
};

static void
end_containers(void *self)
{
	const struct estate *e = self;

	dock_end(e->dock, e->owner);
}

/* Everything after the command line was understood. */
static int
start(const struct options *o)
{
	struct estate rest = { .dock = o->containers };
	const struct guardian_will will = { end_containers, &rest };
	struct guardian *g = NULL;
	char why[KT_WHY];
	int status;

	kt_log_setup(o->log_level, o->log_json);
	if (!kt_real_is_sane()) {
		fprintf(stderr, "keyturn: this machine's clock is set before "
		    "1970: set it right first\n");
		return EXIT_FAILED;
	}
	if (kt_fault_arm(why) != 0) {
		fprintf(stderr, "keyturn: KEYTURN_FAULT: %s\n", why);
		return EXIT_USAGE;
	}
	if (o->containers != NULL)
		dock_owner(rest.owner);
	if (guardian_start(o->command == COMMAND_EXEC, o->containers != NULL ?
	    &will : NULL, &g, why) != 0) {
		fprintf(stderr, "keyturn: %s\n", why);
		return EXIT_FAILED;
	}
	status = run(o, g);
	guardian_stop(&g);
	return status;
}

int
main(int argc, char **argv)
{
	struct options o;
	char why[KT_WHY];
	int status = EXIT_SUCCESS;

	if (fill_standard_streams() != 0)
		return EXIT_FAILED;
	if (options_read(&o, argc, argv, why) != 0) {
		fprintf(stderr, "keyturn: %s\nTry 'keyturn %s%s'.\n", why,
		    command_word(o.about),
		    o.about == COMMAND_HELP ? "" : " --help");
		status = EXIT_USAGE;
	} else if (o.command == COMMAND_HELP)
		command_help(o.about);
	else if (o.command == COMMAND_VERSION)
		printf("keyturn %s\n", PACKAGE_VERSION);
	else if (o.command == COMMAND_SERVE || o.command == COMMAND_EXEC)
		status = start(&o);
	else
		status = ask(&o);
	options_free(&o);
	return status;
}
