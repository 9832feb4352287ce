/*
 * Waits until a user can log in: login HOST PORT USER PASSWORD.  Tries every
 * millisecond, for a minute; exit status 0 when in.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <mysql.h>

#define TRIES 60000

static int
try_login(char **argv)
{
	MYSQL *db = mysql_init(NULL);
	my_bool no = 0;
	int in;

	if (db == NULL)
		return 0;
	/* What is timed is the server; its certificate is another's test. */
	(void)mysql_options(db, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &no);
	in = mysql_real_connect(db, argv[1], argv[3], argv[4], NULL,
	    (unsigned)atoi(argv[2]), NULL, 0) != NULL;
	mysql_close(db);
	return in;
}

int
main(int argc, char **argv)
{
	const struct timespec pause = { 0, 1000000 };
	int i;

	if (argc != 5) {
		fprintf(stderr, "usage: login HOST PORT USER PASSWORD\n");
		return 2;
	}
	for (i = 0; i < TRIES; i++) {
		if (try_login(argv))
			return 0;
		(void)nanosleep(&pause, NULL);
	}
	fprintf(stderr, "login: nobody can log in at %s:%s\n", argv[1],
	    argv[2]);
	return 1;
}
