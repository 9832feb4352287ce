/*
 * How long a server takes from its start to its first answer, and how much
 * memory it holds then.
 *
 *   start [-n TIMES] COMMAND ARGUMENT...
 *
 * COMMAND prints keyturn's ready line and ends by SIGTERM.  Prints
 * start_ms=MEDIAN rss_kib=MEDIAN of the process itself.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TIMES_MAX 100
#define PATIENCE 20	/* seconds for one start */

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
fail(const char *what)
{
	perror(what);
	exit(1);
}

static pid_t
spawn(char **argv, FILE **out)
{
	int fds[2];
	pid_t pid;

	if (pipe2(fds, O_CLOEXEC) != 0)
		fail("start: pipe");
	pid = fork();
	if (pid < 0)
		fail("start: fork");
	if (pid == 0) {
		(void)dup2(fds[1], STDOUT_FILENO);
		(void)execvp(argv[0], argv);
		_exit(127);
	}
	(void)close(fds[1]);
	*out = fdopen(fds[0], "r");
	if (*out == NULL)
		fail("start: fdopen");
	return pid;
}

/* The port in the ready line, which a server that failed never prints. */
static int
read_port(FILE *out)
{
	char line[512], *at;

	if (fgets(line, sizeof(line), out) == NULL ||
	    (at = strstr(line, "\"url\":\"http://127.0.0.1:")) == NULL) {
		fprintf(stderr, "start: the command was not ready\n");
		exit(1);
	}
	return atoi(at + 24);
}

static void
ask(int port)
{
	static const char text[] = "GET /_keyturn/health HTTP/1.1\r\n"
	    "Host: 127.0.0.1\r\n\r\n";
	struct sockaddr_in at;
	char answer[1024];
	int fd;

	memset(&at, 0, sizeof(at));
	at.sin_family = AF_INET;
	at.sin_port = htons((uint16_t)port);
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof(at)) != 0 ||
	    write(fd, text, sizeof(text) - 1) != sizeof(text) - 1 ||
	    read(fd, answer, sizeof(answer)) <= 12 ||
	    strncmp(answer + 9, "200", 3) != 0)
		fail("start: the first answer");
	(void)close(fd);
}

static double
resident_kib(pid_t pid)
{
	char path[64];
	long size, pages = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%ld/statm", (long)pid);
	f = fopen(path, "re");
	if (f == NULL || fscanf(f, "%ld %ld", &size, &pages) != 2)
		fail(path);
	(void)fclose(f);
	return (double)(pages * (sysconf(_SC_PAGESIZE) / 1024));
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

int
main(int argc, char **argv)
{
	double ms[TIMES_MAX], kib[TIMES_MAX];
	size_t i, n = 10;
	FILE *out;
	pid_t pid;
	int opt;

	while ((opt = getopt(argc, argv, "+n:")) == 'n')
		n = (size_t)atoi(optarg);
	if (opt != -1 || optind == argc || n < 1 || n > TIMES_MAX) {
		fprintf(stderr, "usage: start [-n TIMES] COMMAND...\n");
		return 2;
	}
	for (i = 0; i < n; i++) {
		(void)alarm(PATIENCE);
		ms[i] = now_ms();
		pid = spawn(argv + optind, &out);
		ask(read_port(out));
		ms[i] = now_ms() - ms[i];
		kib[i] = resident_kib(pid);
		(void)kill(pid, SIGTERM);
		(void)waitpid(pid, NULL, 0);
		(void)fclose(out);
	}
	qsort(ms, n, sizeof(ms[0]), compare);
	qsort(kib, n, sizeof(kib[0]), compare);
	printf("start_ms=%.2f rss_kib=%.0f\n", ms[n / 2], kib[n / 2]);
	return 0;
}
