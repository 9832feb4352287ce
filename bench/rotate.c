/*
 * Rotates secrets and waits for the end.
 *
 *   rotate -u http://127.0.0.1:PORT -f FUNCTION [-k SECRETS] [-b FIRST]
 *          [-t TOGETHER]
 *   rotate -u http://127.0.0.1:PORT -n ARN [-k TIMES]
 *
 * The secrets bench/FIRST and so on are rotated, SECRETS of them, TOGETHER at a
 * time: RotateSecret for each, and then one advance of the clock by nothing,
 * which answers when all that is due has been done.  Or the one with that ARN
 * TIMES times, by whose function it is.  Prints ms=MILLISECONDS.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define ANSWER_MAX 65536

static int port;

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "rotate: %s: %s\n", what, why);
	exit(1);
}

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
dial(void)
{
	struct sockaddr_in to;
	int on = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memset(&to, 0, sizeof(to));
	to.sin_family = AF_INET;
	to.sin_port = htons((uint16_t)port);
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0)
		fail("connect", strerror(errno));
	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	return fd;
}

static int
is_whole(const char *answer, size_t have)
{
	const char *end = strstr(answer, "\r\n\r\n");
	const char *length = strcasestr(answer, "\r\nContent-Length: ");

	return end != NULL && length != NULL && length < end &&
	    have >= (size_t)(end + 4 - answer) + strtoul(length + 18, NULL, 10);
}

/* Sends and reads to the end of the answer, which must be 200. */
static void
say(int fd, const char *path, const char *headers, const char *body)
{
	static char text[4096], answer[ANSWER_MAX];
	size_t have = 0;
	ssize_t n;
	int len = snprintf(text, sizeof(text), "POST %s HTTP/1.1\r\n"
	    "Host: 127.0.0.1:%d\r\n%sContent-Length: %zu\r\n\r\n%s", path,
	    port, headers, strlen(body), body);

	if (send(fd, text, (size_t)len, MSG_NOSIGNAL) != len)
		fail("send", strerror(errno));
	answer[0] = '\0';
	while (!is_whole(answer, have)) {
		n = recv(fd, answer + have, ANSWER_MAX - 1 - have, 0);
		if (n <= 0)
			fail("recv", n == 0 ? "closed" : strerror(errno));
		have += (size_t)n;
		answer[have] = '\0';
	}
	if (strncmp(answer, "HTTP/1.1 200", 12) != 0)
		fail("not 200", answer);
}

static void
rotate(int fd, unsigned n, const char *function, const char *managed)
{
	char body[512];
	int len = managed != NULL ?
	    snprintf(body, sizeof(body), "{\"SecretId\": \"%s\"", managed) :
	    snprintf(body, sizeof(body), "{\"SecretId\": \"bench/%u\", "
	    "\"RotationLambdaARN\": \"%s\", \"RotationRules\": "
	    "{\"AutomaticallyAfterDays\": 30}", n, function);

	snprintf(body + len, sizeof(body) - (size_t)len, ", "
	    "\"ClientRequestToken\": \"%08x-0000-4000-8000-%012x\"}",
	    (unsigned)getpid(), n);
	say(fd, "/", "X-Amz-Target: secretsmanager.RotateSecret\r\n"
	    "Content-Type: application/x-amz-json-1.1\r\n"
	    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/"
	    "us-east-1/secretsmanager/aws4_request, SignedHeaders=host, "
	    "Signature=0123456789abcdef0123456789"
	    "abcdef0123456789abcdef0123456789abcdef\r\n", body);
}

int
main(int argc, char **argv)
{
	unsigned first = 0, n = 1, together = 1, i;
	const char *function = "", *managed = NULL;
	double began;
	int opt, fd;

	while ((opt = getopt(argc, argv, "u:f:k:b:t:n:")) != -1) {
		if (opt == 'u' && strrchr(optarg, ':') != NULL)
			port = atoi(strrchr(optarg, ':') + 1);
		else if (opt == 'f')
			function = optarg;
		else if (opt == 'n')
			managed = optarg;
		else if (opt == 'k')
			n = (unsigned)atoi(optarg);
		else if (opt == 'b')
			first = (unsigned)atoi(optarg);
		else if (opt == 't')
			together = (unsigned)atoi(optarg);
		else
			return 2;
	}
	if (together == 0)
		return 2;
	fd = dial();
	began = now_ms();
	for (i = 0; i < n; i++) {
		rotate(fd, first + i, function, managed);
		if ((i + 1) % together == 0 || i + 1 == n)
			say(fd, "/_keyturn/clock", "", "{\"advance\":\"0s\"}");
	}
	printf("ms=%.3f\n", now_ms() - began);
	return 0;
}
