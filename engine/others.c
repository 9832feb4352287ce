/* See others.h. */
#include "others.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <mysqld_error.h>

#include "keyturn/clock.h"

enum {
	ID, USER,		/* columns of SHOW PROCESSLIST */
	ROUNDS = 200,
	PAUSE_MS = 10
};

/* The server's own threads are listed as well. */
static bool
is_a_client(MYSQL *my, char *const *row)
{
	static const char *const own[] = { "system user", "event_scheduler" };
	size_t i;

	for (i = 0; i < N_ELEMENTS(own); i++)
		if (row[USER] != NULL && strcmp(row[USER], own[i]) == 0)
			return false;
	return strtoul(row[ID], NULL, 10) != mysql_thread_id(my);
}

static int
end(MYSQL *my, const char *id)
{
	char sql[64];

	snprintf(sql, sizeof(sql), "KILL %lu", strtoul(id, NULL, 10));
	return mysql_query(my, sql) == 0 ||
	    mysql_errno(my) == ER_NO_SUCH_THREAD ? 0 : -1;
}

/* Told to end is not ended: 1 when there were any, 0, or -1. */
static int
tell(MYSQL *my)
{
	MYSQL_RES *list;
	MYSQL_ROW row;
	int rc = 0;

	if (mysql_query(my, "SHOW FULL PROCESSLIST") != 0 ||
	    (list = mysql_store_result(my)) == NULL)
		return -1;
	while (rc >= 0 && (row = mysql_fetch_row(list)) != NULL)
		if (is_a_client(my, row))
			rc = end(my, row[ID]) == 0 ? 1 : -1;
	mysql_free_result(list);
	return rc;
}

int
engine_end_others(MYSQL *my)
{
	int i, rc = 1;

	for (i = 0; i < ROUNDS && (rc = tell(my)) > 0; i++)
		kt_sleep_ms(PAUSE_MS);
	return rc < 0 ? -1 : 0;
}
