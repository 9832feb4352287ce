/*
 * AWSAuthenticationPlugin, as a database server loads it: MariaDB and MySQL
 * alike, since each looks for declarations of names of its own.  It decides
 * nothing: it sees that the client came over TLS, takes the token and asks
 * keyturn (ask.h).  Whatever goes wrong, nobody is let in.
 *
 * This file is no part of keyturn's program, and takes nothing from it.
 */
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#include "ask.h"
#include "interface.h"

#define EXPORTED __attribute__((visibility("default")))

#define CLIENT_MS 10000	/* a client's time to send its token */
#define REST_MS 1000	/* for what has begun to come */

static struct sockaddr_un keyturn = { .sun_family = AF_UNIX };

/* For the server's log, in one piece. */
static void
say(const char *line)
{
	char text[ASK_ANSWER_MAX + 1];
	int n = snprintf(text, sizeof(text), "%s\n", line);

	if (n >= (int)sizeof(text))
		n = sizeof(text) - 1;
	if (n > 0 && write(STDERR_FILENO, text, (size_t)n) < 0)
		return;		/* there is nobody to tell */
}

/* A connection that waits ASK_SECONDS for nothing, or -1. */
static int
reach_keyturn(void)
{
	const struct timeval wait = { .tv_sec = ASK_SECONDS };
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	if (setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait)) == 0 &&
	    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait)) == 0 &&
	    connect(fd, (const struct sockaddr *)&keyturn, sizeof(keyturn)) == 0)
		return fd;
	close(fd);
	return -1;
}

/* A NULL token: none was read.  True when keyturn lets him in. */
static bool
ask(const char *user, const unsigned char *token, size_t n)
{
	struct iovec parts[] = {
		{ (void *)(size_t)user, strlen(user) + 1 },
		{ (void *)(size_t)token, n },
		{ (void *)(size_t)"", token != NULL ? 1 : 0 },
	};
	struct msghdr message = { .msg_iov = parts, .msg_iovlen = 3 };
	char answer[ASK_ANSWER_MAX];
	ssize_t got = -1;
	int fd = reach_keyturn();

	if (fd >= 0 && sendmsg(fd, &message, MSG_NOSIGNAL) > 0)
		got = recv(fd, answer, sizeof(answer) - 1, 0);
	if (fd >= 0)
		close(fd);
	if (got <= 0) {
		snprintf(answer, sizeof(answer), "- [ERROR] Failed to authorize "
		    "the connection request for user `%.512s` due to an "
		    "internal IAM DB authentication error. (Status Code: 500, "
		    "Error Code: InternalError): keyturn does not answer",
		    user);
		got = (ssize_t)strlen(answer);
	}
	answer[got] = '\0';
	if (answer[0] != '+')
		say(answer + 1);
	return answer[0] == '+';
}

/*
 * Is what comes next a record of TLS?  A packet in the clear that begins so
 * would have at least 0x010317 bytes, and no token has (ASK_TOKEN_MAX).  The
 * interfaces do not tell; but the server has read nothing of it yet.
 */
static bool
comes_by_tls(int fd)
{
	struct pollfd client = { .fd = fd, .events = POLLIN };
	unsigned char head[3];
	ssize_t n = 0;
	int i;

	if (poll(&client, 1, CLIENT_MS) <= 0)
		return false;
	for (i = 0; i < REST_MS; i++) {
		n = recv(fd, head, sizeof(head), MSG_PEEK | MSG_DONTWAIT);
		if (n == 0 || n == sizeof(head) || (n < 0 && errno != EINTR &&
		    errno != EAGAIN))
			break;
		(void)poll(NULL, 0, 1);
	}
	return n == sizeof(head) && head[0] == 0x17 && head[1] == 3 &&
	    head[2] >= 1;
}

/*
 * The switch to the clear-text plugin is asked for by a packet of our own, even
 * of a client that has sent its token already: so what is read next was sent
 * after it was seen what it comes by.  A token that came in the clear is read
 * too, or the client would not understand the refusal; nobody looks at it.
 *
 * The account is known before, who it is only then: of a name that it does not
 * know MariaDB takes any account for his, so that nobody can tell, and refuses
 * in the end.
 */
static int
let_in(struct vio *vio, const char *account, const char *const *name)
{
	struct vio_info info = { .protocol = VIO_INVALID };
	unsigned char *token = NULL;
	bool tls, his, in = false;
	int n;

	vio->info(vio, &info);
	if (vio->write_packet(vio, (const unsigned char *)"", 0) != 0)
		return LOGIN_REFUSED;
	tls = info.protocol == VIO_TCP && comes_by_tls(info.socket);
	n = vio->read_packet(vio, &token);
	if (n < 0 || token == NULL)
		return LOGIN_REFUSED;
	his = *name != NULL && strcmp(*name, account) == 0;
	if (his && !tls)
		(void)ask(account, NULL, 0);
	else if (his && n <= ASK_TOKEN_MAX)
		in = ask(account, token, strnlen((const char *)token,
		    (size_t)n));
	explicit_bzero(token, (size_t)n);
	return in ? LOGIN_DONE : LOGIN_REFUSED;
}

static int
let_in_mysql(struct vio *vio, struct mysql_login *login)
{
	login->password_used = PASSWORD_USED;
	return let_in(vio, login->account, &login->user);
}

static int
let_in_maria(struct vio *vio, struct maria_login *login)
{
	login->password_used = PASSWORD_USED;
	return let_in(vio, login->account, &login->user);
}

/* --- accounts have no password, in MySQL's words --- */

/* BY: there is none to set. */
static int
make_text(char *out, unsigned *n, const char *password, unsigned password_n)
{
	(void)out;
	(void)n;
	(void)password;
	(void)password_n;
	return 1;
}

/* AS 'RDS', and nothing else. */
static int
check_text(char *text, unsigned n)
{
	return n == 3 && memcmp(text, "RDS", 3) == 0 ? 0 : 1;
}

static int
make_salt(const char *text, unsigned n, unsigned char *salt,
    unsigned char *salt_n)
{
	(void)text;
	(void)n;
	(void)salt;
	*salt_n = 0;
	return 0;
}

static int
same_password(const char *text, unsigned long n, const char *password,
    unsigned long password_n, int *failed)
{
	(void)text;
	(void)n;
	(void)password;
	(void)password_n;
	*failed = 1;
	return 1;
}

/* --- what it says of itself --- */

static int
begin(void *plugin)
{
	const char *path = getenv(ASK_ENV);

	(void)plugin;
	if (path == NULL || strlen(path) >= sizeof(keyturn.sun_path))
		return 1;
	strcpy(keyturn.sun_path, path);
	return 0;
}

static struct mysql_authentication is_mysql = {
	.version = MYSQL_LOGIN_VERSION,
	.client_plugin = "mysql_clear_password",
	.let_in = let_in_mysql,
	.make_text = make_text,
	.check_text = check_text,
	.make_salt = make_salt,
	.same_password = same_password,
};

static struct maria_authentication is_maria = {
	.version = MARIA_LOGIN_VERSION,
	.client_plugin = "mysql_clear_password",
	.let_in = let_in_maria,
};

#define DESCRIPTION "Logins with tokens of IAM, which keyturn verifies"

extern int _mysql_plugin_interface_version_, _mysql_sizeof_struct_st_plugin_;
extern struct mysql_plugin _mysql_plugin_declarations_[];
EXPORTED int _mysql_plugin_interface_version_ = MYSQL_PLUGIN_VERSION;
EXPORTED int _mysql_sizeof_struct_st_plugin_ = sizeof(struct mysql_plugin);
EXPORTED struct mysql_plugin _mysql_plugin_declarations_[] = {
	{ .kind = AUTHENTICATION, .is = &is_mysql, .name = ASK_PLUGIN,
	    .author = "keyturn", .description = DESCRIPTION,
	    .license = LICENSE_PROPRIETARY, .begin = begin, .version = 0x0100 },
	{ 0 }
};

extern int _maria_plugin_interface_version_, _maria_sizeof_struct_st_plugin_;
extern struct maria_plugin _maria_plugin_declarations_[];
EXPORTED int _maria_plugin_interface_version_ = MARIA_PLUGIN_VERSION;
EXPORTED int _maria_sizeof_struct_st_plugin_ = sizeof(struct maria_plugin);
EXPORTED struct maria_plugin _maria_plugin_declarations_[] = {
	{ .kind = AUTHENTICATION, .is = &is_maria, .name = ASK_PLUGIN,
	    .author = "keyturn", .description = DESCRIPTION,
	    .license = LICENSE_PROPRIETARY, .begin = begin, .version = 0x0100,
	    .version_text = "1.0", .maturity = MARIA_STABLE },
	{ 0 }
};
