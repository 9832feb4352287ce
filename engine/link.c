/* Statements and their answers (link.h). */
#include <stdio.h>
#include <string.h>

#include "account.h"
#include "code.h"
#include "link.h"
#include "note.h"
#include "watch.h"

#define LOCK_SECONDS "50"	/* below ANSWER_SECONDS */

void
engine_explain(const struct kt_link *link, bool secret, char why[KT_WHY])
{
	MYSQL *my = link->my;
	unsigned code = mysql_errno(my);
	const char *over = watch_over(link->watch);
	char *p;

	if (over != NULL && engine_code_ours(code))
		snprintf(why, KT_WHY, "given up: %s", over);
	else if (secret && !engine_code_quotes_nothing(code))
		snprintf(why, KT_WHY, "error %u (%s), its words withheld: they"
		    " may quote the password", code, mysql_sqlstate(my));
	else
		snprintf(why, KT_WHY, "error %u (%s): %s", code,
		    mysql_sqlstate(my), mysql_error(my));
	for (p = why; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r')
			*p = ' ';
}

enum kt_engine_rc
engine_not_said(struct kt_link *link, char why[KT_WHY])
{
	unsigned code = mysql_errno(link->my);

	link->in_sandbox = engine_code_expired(code);
	if (link->in_sandbox)
		return KT_ENGINE_OK;
	engine_explain(link, false, why);
	return engine_code_ours(code) ? KT_ENGINE_UNREACHABLE :
	    KT_ENGINE_FAILED;
}

/* What was said or heard last stays in the one buffer for both. */
void
engine_wipe_buffer(MYSQL *my)
{
	if (my->net.buff != NULL)
		kt_wipe(my->net.buff, my->net.max_packet);
}

enum kt_engine_rc
engine_prepare(struct kt_link *link, char why[KT_WHY])
{
	static const char *const limits[] = {
		ENGINE_SQL_PLAIN ", SESSION lock_wait_timeout = "
		    LOCK_SECONDS,
		ENGINE_SQL_PLAIN ", SESSION max_statement_time = "
		    LOCK_SECONDS
	};
	int64_t since = kt_mono_ms();
	enum kt_engine_rc rc = KT_ENGINE_OK;

	if (link->prepared || link->in_sandbox)
		return KT_ENGINE_OK;
	link->prepared = mysql_query(link->my, limits[link->mariadb]) == 0;
	if (!link->prepared)
		rc = engine_not_said(link, why);
	engine_note(link->notes, limits[link->mariadb], rc, why, since);
	return rc;
}

static enum kt_engine_rc
say(struct kt_link *link, const char *sql, bool secret, char why[KT_WHY])
{
	enum kt_engine_rc rc = KT_ENGINE_OK;

	if (mysql_real_query(link->my, sql, (unsigned long)strlen(sql)) != 0) {
		rc = engine_code_act(mysql_errno(link->my));
		engine_explain(link, secret, why);
	}
	return rc;
}

enum kt_engine_rc
engine_act(struct kt_link *link, const char *sql, const char *noted,
    char why[KT_WHY])
{
	int64_t since = kt_mono_ms();
	enum kt_engine_rc rc;

	watch_begin(link->watch, STATEMENT_MS);
	rc = say(link, sql, noted != NULL, why);
	watch_end(link->watch);
	if (noted != NULL)
		engine_wipe_buffer(link->my);
	engine_note(link->notes, noted != NULL ? noted : sql, rc, why, since);
	return rc;
}

/* Of the rows, which may have hashes of passwords, libmariadb keeps nothing. */
static void
keep_rows(MYSQL_RES *res, struct kt_arena *a, struct engine_rows *out)
{
	const MYSQL_FIELD *fields = mysql_fetch_fields(res);
	const unsigned long *lengths;
	const char **value;
	MYSQL_ROW row;
	size_t i;

	out->n = (size_t)mysql_num_rows(res);
	out->columns = mysql_num_fields(res);
	out->names = kt_arena_alloc(a, out->columns * sizeof(*out->names));
	for (i = 0; i < out->columns; i++)
		out->names[i] = kt_arena_strdup(a, fields[i].name);
	out->values = kt_arena_alloc(a, (out->n * out->columns + 1) *
	    sizeof(*out->values));
	value = out->values;
	while ((row = mysql_fetch_row(res)) != NULL) {
		lengths = mysql_fetch_lengths(res);
		for (i = 0; i < out->columns; i++) {
			*value++ = row[i] == NULL ? NULL :
			    kt_arena_strndup(a, row[i], lengths[i]);
			if (row[i] != NULL)
				kt_wipe(row[i], lengths[i]);
		}
	}
}

static enum kt_engine_rc
ask(struct kt_link *link, struct kt_arena *a, const char *sql,
    struct engine_rows *out, char why[KT_WHY])
{
	enum kt_engine_rc rc = say(link, sql, false, why);
	MYSQL_RES *res;

	if (rc != KT_ENGINE_OK)
		return rc == KT_ENGINE_UNCERTAIN ? KT_ENGINE_UNREACHABLE : rc;
	res = mysql_store_result(link->my);
	if (res == NULL) {
		engine_explain(link, false, why);
		return KT_ENGINE_UNREACHABLE;
	}
	keep_rows(res, a, out);
	mysql_free_result(res);
	return KT_ENGINE_OK;
}

enum kt_engine_rc
engine_ask(struct kt_link *link, struct kt_arena *a, const char *sql,
    struct engine_rows *out, char why[KT_WHY])
{
	int64_t since = kt_mono_ms();
	enum kt_engine_rc rc;

	watch_begin(link->watch, STATEMENT_MS);
	rc = ask(link, a, sql, out, why);
	watch_end(link->watch);
	engine_wipe_buffer(link->my);
	engine_note(link->notes, sql, rc, why, since);
	return rc;
}

const char *
engine_value(const struct engine_rows *rows, size_t row, const char *column)
{
	size_t i;

	for (i = 0; i < rows->columns; i++)
		if (strcmp(rows->names[i], column) == 0)
			return rows->values[row * rows->columns + i];
	return NULL;
}
