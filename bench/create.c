/*
 * Makes DB instances and waits until their masters can log in.
 *
 *   create -u http://127.0.0.1:PORT [-n TOGETHER] [-s] NAME
 *   create -u http://127.0.0.1:PORT -r SNAPSHOT NAME
 *   create [-g] -f [HOST:]PORT NAME
 *
 * NAME1, NAME2 and so on are asked for at once, TOGETHER of them, each by a
 * client of its own: CreateDBInstance, DescribeDBInstances, which waits, and a
 * login.  With -s (for a shared server) each has a master and a database named
 * as itself.  Prints ms=MILLISECONDS until the last was in, and where the first
 * is: host=HOST port=PORT.
 * With -r they are restored from a snapshot, with the master that has.
 *
 * With -f it is the floor of -s: a client of the server at 127.0.0.1:PORT logs in
 * as admin, says CREATE DATABASE, CREATE USER and the GRANTs that a master has
 * there, and the new user logs in; with -g it is but one GRANT, of the database,
 * and nobody logs in.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <mysql.h>

#define TOGETHER_MAX 100
#define PASSWORD "bench-secret"

static int port;
static bool shared, one_grant;
static const char *snapshot;

struct client {
	pthread_t thread;
	char name[64];
	char host[256];
	int port;
};

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "create: %s: %s\n", what, why);
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
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memset(&to, 0, sizeof(to));
	to.sin_family = AF_INET;
	to.sin_port = htons((uint16_t)port);
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0)
		fail("connect", strerror(errno));
	return fd;
}

/* One call on a connection of its own; the answer must be 200. */
static void
call(const char *form, char *answer, size_t size)
{
	char text[2048];
	size_t have = 0;
	ssize_t n;
	int fd = dial(), len = snprintf(text, sizeof(text), "POST / HTTP/1.1\r\n"
	    "Host: 127.0.0.1:%d\r\nConnection: close\r\nContent-Type: "
	    "application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n"
	    "Version=2014-10-31&%s", port, strlen(form) + 19, form);

	if (send(fd, text, (size_t)len, MSG_NOSIGNAL) != len)
		fail("send", strerror(errno));
	while ((n = recv(fd, answer + have, size - 1 - have, 0)) > 0)
		have += (size_t)n;
	answer[have] = '\0';
	(void)close(fd);
	if (strncmp(answer, "HTTP/1.1 200", 12) != 0)
		fail("not 200", answer);
}

static void
read_endpoint(struct client *c, const char *answer)
{
	const char *host = strstr(answer, "<Address>"), *end;
	const char *at = strstr(answer, "<Port>");

	end = host != NULL ? strchr(host + 9, '<') : NULL;
	if (end == NULL || at == NULL || end - host - 9 > 255)
		fail("no endpoint", answer);
	snprintf(c->host, sizeof(c->host), "%.*s", (int)(end - host - 9),
	    host + 9);
	c->port = atoi(at + 6);
}

static MYSQL *
log_in(const struct client *c, const char *user)
{
	MYSQL *db = mysql_init(NULL);
	my_bool no = 0;

	if (db == NULL)
		fail("login", "memory");
	/* What is timed is the server; its certificate is another's test. */
	(void)mysql_options(db, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &no);
	if (mysql_real_connect(db, c->host, user, PASSWORD, NULL,
	    (unsigned)c->port, NULL, 0) == NULL)
		fail("login", mysql_error(db));
	return db;
}

static void
say(MYSQL *db, const char *before, const char *name, const char *after)
{
	char text[512];

	snprintf(text, sizeof(text), "%s%s%s", before, name, after);
	if (mysql_query(db, text) != 0)
		fail(text, mysql_error(db));
}

static void
floor_of(const struct client *c)
{
	MYSQL *db = log_in(c, "admin");
	char to[128], all[256];

	snprintf(to, sizeof(to), " TO %s@'%%'%s", c->name, one_grant ? "" :
	    " WITH GRANT OPTION");
	snprintf(all, sizeof(all), "%s.*%s", c->name, to);
	say(db, "CREATE DATABASE ", c->name, "");
	say(db, "CREATE USER ", c->name, "@'%' IDENTIFIED BY '" PASSWORD "'");
	say(db, "GRANT ALL ON ", all, "");
	if (!one_grant) {
		say(db, "GRANT CREATE USER, RELOAD ON *.*", to, "");
		say(db, "GRANT SELECT ON mysql.*", to, "");
		mysql_close(log_in(c, c->name));
	}
	mysql_close(db);
}

static void *
run(void *arg)
{
	char form[1024], answer[65536];
	struct client *c = arg;
	const char *user = shared ? c->name : "admin";

	if (snapshot != NULL)
		snprintf(form, sizeof(form), "Action="
		    "RestoreDBInstanceFromDBSnapshot&DBInstanceIdentifier=%s"
		    "&DBSnapshotIdentifier=%s", c->name, snapshot);
	else
		snprintf(form, sizeof(form), "Action=CreateDBInstance&Engine=mysql"
	    "&DBInstanceClass=db.t3.micro&AllocatedStorage=20"
	    "&DBInstanceIdentifier=%s&MasterUsername=%s&MasterUserPassword="
	    PASSWORD "%s%s", c->name, user, shared ? "&DBName=" : "",
	    shared ? c->name : "");
	call(form, answer, sizeof(answer));
	snprintf(form, sizeof(form), "Action=DescribeDBInstances"
	    "&DBInstanceIdentifier=%s", c->name);
	call(form, answer, sizeof(answer));
	read_endpoint(c, answer);
	mysql_close(log_in(c, user));
	return NULL;
}

int
main(int argc, char **argv)
{
	static struct client clients[TOGETHER_MAX];
	double began;
	int i, opt, n = 1;
	const char *at = NULL, *colon;

	while ((opt = getopt(argc, argv, "u:n:sr:f:g")) != -1) {
		if (opt == 'u' && strrchr(optarg, ':') != NULL)
			port = atoi(strrchr(optarg, ':') + 1);
		else if (opt == 'n')
			n = atoi(optarg);
		else if (opt == 's')
			shared = true;
		else if (opt == 'r')
			snapshot = optarg;
		else if (opt == 'g')
			one_grant = true;
		else if (opt == 'f')
			at = optarg;
		else
			return 2;
	}
	if (optind + 1 != argc || n < 1 || n > TOGETHER_MAX)
		return 2;
	(void)mysql_library_init(0, NULL, NULL);
	began = now_ms();
	if (at != NULL) {
		colon = strchr(at, ':');
		snprintf(clients[0].host, sizeof(clients[0].host), "%.*s",
		    colon != NULL ? (int)(colon - at) : 9,
		    colon != NULL ? at : "127.0.0.1");
		clients[0].port = atoi(colon != NULL ? colon + 1 : at);
		snprintf(clients[0].name, sizeof(clients[0].name), "%.40s",
		    argv[optind]);
		floor_of(&clients[0]);
		n = 0;
	}
	for (i = 0; i < n; i++) {
		snprintf(clients[i].name, sizeof(clients[i].name), "%.40s%d",
		    argv[optind], i + 1);
		if (pthread_create(&clients[i].thread, NULL, run,
		    &clients[i]) != 0)
			fail("thread", "none");
	}
	for (i = 0; i < n; i++)
		(void)pthread_join(clients[i].thread, NULL);
	printf("ms=%.3f host=%s port=%d\n", now_ms() - began, clients[0].host,
	    clients[0].port);
	return 0;
}
