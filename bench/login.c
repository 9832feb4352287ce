/*
 * Waits until a user can log in: login HOST PORT USER PASSWORD.  Tries every
 * millisecond, for 20 seconds; exit status 0 when in.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <mysql.h>

#define PATIENCE 20	/* seconds */

static char why[256];

static int
try_login(char **argv)
{
	MYSQL *db = mysql_init(NULL);
	my_bool no = 0;
	unsigned patience = PATIENCE;
	int in;

	if (db == NULL)
		return 0;
	/* What is timed is the server; its certificate is another's test. */
	(void)mysql_options(db, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &no);
	(void)mysql_options(db, MYSQL_OPT_CONNECT_TIMEOUT, &patience);
	in = mysql_real_connect(db, argv[1], argv[3], argv[4], NULL,
	    (unsigned)atoi(argv[2]), NULL, 0) != NULL;
	if (!in)
		snprintf(why, sizeof(why), "%s", mysql_error(db));
	mysql_close(db);
	return in;
}

int
main(int argc, char **argv)
{
	const struct timespec pause = { 0, 1000000 };
	time_t until = time(NULL) + PATIENCE;

	if (argc != 5) {
		fprintf(stderr, "usage: login HOST PORT USER PASSWORD\n");
		return 2;
	}
	while (time(NULL) < until) {
		if (try_login(argv))
			return 0;
		(void)nanosleep(&pause, NULL);
	}
	fprintf(stderr, "login: not in at %s:%s: %s\n", argv[1], argv[2],
	    why);
	return 1;
}
