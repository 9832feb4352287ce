/* See rule.h. */
#include "rule.h"

#include <stdio.h>
#include <string.h>

static void
append(char why[KT_WHY], const char *name, const char *value)
{
	size_t n = strlen(why);

	(void)snprintf(why + n, KT_WHY - n, "; %s%s%s", name,
	    value[0] != '\0' ? "=" : "", value);
}

/* Level, code, words: the last of them is the error. */
static unsigned
warnings(MYSQL *my, char why[KT_WHY])
{
	MYSQL_RES *result;
	MYSQL_ROW row;
	unsigned n = 0;

	if (mysql_query(my, "SHOW WARNINGS") != 0 ||
	    (result = mysql_store_result(my)) == NULL)
		return 0;
	while ((row = mysql_fetch_row(result)) != NULL)
		if (strcmp(row[0], "Error") != 0) {
			append(why, row[2], "");
			n++;
		}
	mysql_free_result(result);
	return n;
}

static void
settings(MYSQL *my, char why[KT_WHY])
{
	MYSQL_RES *result;
	MYSQL_ROW row;

	if (mysql_query(my, "SHOW VARIABLES LIKE 'validate_password%'") != 0 ||
	    (result = mysql_store_result(my)) == NULL)
		return;
	while ((row = mysql_fetch_row(result)) != NULL)
		append(why, row[0], row[1]);
	mysql_free_result(result);
}

void
engine_rule(MYSQL *my, char why[KT_WHY])
{
	if (warnings(my, why) == 0)
		settings(my, why);
}
