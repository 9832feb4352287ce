/* See claim.h. */
#include "claim.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define MOMENT 1	/* seconds that one may have to end by itself */
#define PATIENCE 10	/* ... or to be ended */

/* Names of such locks have 64 characters at most, users up to 128. */
static const char *
name_of(struct kt_arena *a, const char *user)
{
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_str(&b, "CONCAT('keyturn ', LEFT(SHA2(");
	kt_sql_string(&b, user);
	kt_buf_str(&b, ", 256), 40))");
	return b.p;
}

/* The number that the statement answers, 0 for NULL; or -1. */
static int64_t
ask(MYSQL *my, const char *sql)
{
	MYSQL_RES *result;
	MYSQL_ROW row;
	int64_t n;

	if (mysql_query(my, sql) != 0 ||
	    (result = mysql_store_result(my)) == NULL)
		return -1;
	row = mysql_fetch_row(result);
	n = row == NULL || row[0] == NULL ? 0 : strtoll(row[0], NULL, 10);
	mysql_free_result(result);
	return n;
}

static int64_t
lock(MYSQL *my, struct kt_arena *a, const char *name, int seconds)
{
	return ask(my, kt_arena_printf(a, "SELECT GET_LOCK(%s, %d)", name,
	    seconds));
}

/* 1: it is ours now; 0: it is not; -1. */
static int64_t
take(MYSQL *my, struct kt_arena *a, const char *name, int64_t *other)
{
	int64_t got = lock(my, a, name, MOMENT);

	if (got != 0)
		return got;
	*other = ask(my, kt_arena_printf(a, "SELECT IS_USED_LOCK(%s)", name));
	if (*other < 0)
		return -1;
	/* That it cannot be ended, or ended meanwhile, shows in the lock. */
	if (*other > 0)
		(void)mysql_query(my, kt_arena_printf(a,
		    "KILL CONNECTION %" PRId64, *other));
	return lock(my, a, name, PATIENCE);
}

enum kt_engine_rc
engine_claim(MYSQL *my, const char *user, char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	int64_t other = 0, got = take(my, a, name_of(a, user), &other);

	kt_arena_free(&a);
	if (got == 0)
		snprintf(why, KT_WHY, "session %" PRId64 " of the server is "
		    "still at the account, and cannot be ended", other);
	return got > 0 ? KT_ENGINE_OK : got == 0 ? KT_ENGINE_FAILED :
	    KT_ENGINE_UNREACHABLE;
}
