#include "lent_sql.h"

#include <stdio.h>
#include <string.h>

#include "keyturn/crypto.h"
#include "keyturn/log.h"

enum {	/* what the server says; MariaDB and MySQL alike */
	NO_SUCH_GRANT = 1141,	/* SHOW GRANTS: no such role */
	CANNOT_USER = 1396,	/* CREATE USER: it is there */
	SCHEMA_EXISTS = 1007	/* CREATE DATABASE: it is there */
};

/* Was it this error?  The engine gives the number in its words only. */
static bool
said(const char *why, int code)
{
	char number[32];

	snprintf(number, sizeof(number), "error %d (", code);
	return strstr(why, number) != NULL;
}

/* MySQL's names have 32 characters at most, so what it marks is a hash. */
static void
add_mark(struct kt_buf *b, const char *what)
{
	char hex[65], name[32];

	kt_sha256_hex(what, strlen(what), hex);
	snprintf(name, sizeof(name), "keyturn_%.16s", hex);
	kt_sql_name(b, name);
}

/* No id has a space. */
static void
add_schema_mark(struct kt_buf *b, const char *schema)
{
	add_mark(b, kt_arena_printf(b->arena, "schema %s", schema));
}

static void
add_user(struct kt_buf *b, const char *user)
{
	kt_sql_string(b, user);
	kt_buf_str(b, "@'%'");
}

/* A statement about one thing: its words, and how the name is added. */
struct saying {
	const char *words;
	void (*add)(struct kt_buf *, const char *);
};
static const struct saying
    show_mark = { "SHOW GRANTS FOR ", add_mark },
    make_mark = { "CREATE ROLE ", add_mark },
    drop_mark = { "DROP ROLE ", add_mark },
    show_user = { "SHOW CREATE USER ", add_user },
    drop_user = { "DROP USER IF EXISTS ", add_user },
    show_schema_mark = { "SHOW GRANTS FOR ", add_schema_mark },
    make_schema_mark = { "CREATE ROLE ", add_schema_mark },
    drop_schema_mark = { "DROP ROLE ", add_schema_mark },
    show_schema = { "SHOW CREATE DATABASE ", kt_sql_name },
    make_schema = { "CREATE DATABASE ", kt_sql_name },
    drop_schema = { "DROP DATABASE IF EXISTS ", kt_sql_name };

static enum kt_engine_rc
say(const struct lent_link *l, const struct saying *s, const char *name,
    char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	enum kt_engine_rc rc;
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_str(&b, s->words);
	s->add(&b, name);
	rc = l->engine->run(l->link, b.p, why);
	kt_arena_free(&a);
	return rc;
}

/* A look only says yes: a no may also mean that the lender may not see it. */
static bool
is_there(const struct lent_link *l, const struct saying *s, const char *name)
{
	char why[KT_WHY];

	return say(l, s, name, why) == KT_ENGINE_OK;
}

static void
already(const struct lent_link *l, const char *what, const char *name,
    char why[KT_WHY])
{
	snprintf(why, KT_WHY, "the %s server already has a %s %s", l->what,
	    what, name);
}

/* With a password that nobody knows; FAILED: nothing was made. */
static enum kt_engine_rc
create_user(const struct lent_link *l, const char *user, char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	char random[33];
	enum kt_engine_rc rc;
	struct kt_buf b;

	kt_random_text(random, sizeof(random) - 1, "0123456789abcdef");
	kt_buf_init(&b, a);
	kt_buf_str(&b, "CREATE USER ");
	add_user(&b, user);
	/* Policies for passwords want all kinds of characters. */
	kt_buf_printf(&b, " IDENTIFIED BY 'Kt-1.%s'", random);
	rc = l->engine->run(l->link, b.p, why);
	kt_arena_free(&a);
	kt_wipe(random, sizeof(random));
	if (rc == KT_ENGINE_FAILED && said(why, CANNOT_USER))
		already(l, "user", user, why);
	return rc;
}

/* Marked if it is ours; OK too when it was there before. */
static enum kt_engine_rc
create_schema(const struct lent_link *l, const struct kt_db_spec *spec,
    char why[KT_WHY])
{
	const char *name = spec->database;
	enum kt_engine_rc rc;
	char other[KT_WHY];

	if (is_there(l, &show_schema_mark, name) ||
	    is_there(l, &show_schema, name))
		return KT_ENGINE_OK;
	rc = say(l, &make_schema_mark, name, why);
	if (rc != KT_ENGINE_OK)
		return rc;
	rc = say(l, &make_schema, name, why);
	if (rc == KT_ENGINE_OK)
		kt_log(KT_LOG_INFO, "schema %s was made on the %s server for "
		    "%s, and is dropped when that is deleted", name, l->what,
		    spec->id);
	else if (rc == KT_ENGINE_FAILED &&
	    say(l, &drop_schema_mark, name, other) == KT_ENGINE_OK &&
	    said(why, SCHEMA_EXISTS))
		rc = KT_ENGINE_OK;
	return rc;
}

/* Of a user that is ours: its database, password and privileges. */
static enum kt_engine_rc
equip_user(const struct lent_link *l, const struct kt_db_spec *spec,
    char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	enum kt_engine_rc rc = spec->database == NULL ? KT_ENGINE_OK :
	    create_schema(l, spec, why);
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_sql_master(&b, spec->master_user, spec->master_password,
	    spec->database);
	if (rc == KT_ENGINE_OK)
		rc = l->engine->run(l->link, b.p, why);
	kt_arena_free(&a);
	return rc;
}

void
lent_warn_left(const char *what, const char *why)
{
	kt_log(KT_LOG_WARN, "the %s server: %s; a master user, its schema or "
	    "its mark may be left there", what, why);
}

/* With user: it is ours. */
static void
drop(const struct lent_link *l, const struct kt_db_spec *spec, bool user)
{
	const char *schema = l->keep_schema ? NULL : l->schema;
	char why[KT_WHY];

	if ((user && say(l, &drop_user, spec->master_user, why) !=
	    KT_ENGINE_OK) ||
	    (schema != NULL && is_there(l, &show_schema_mark, schema) &&
	    (say(l, &drop_schema, schema, why) != KT_ENGINE_OK ||
	    say(l, &drop_schema_mark, schema, why) != KT_ENGINE_OK)) ||
	    say(l, &drop_mark, spec->id, why) != KT_ENGINE_OK)
		lent_warn_left(l->what, why);
}

/* --- on a server of our own --- */

static enum kt_engine_rc
say_tenant(const struct lent_link *l, const struct kt_db_spec *spec,
    void (*sql)(struct kt_buf *, const struct kt_tenant *), bool again,
    char why[KT_WHY])
{
	const struct kt_tenant t = { .user = spec->master_user,
	    .password = spec->master_password, .schema = l->schema,
	    .database = spec->database != NULL, .again = again };
	struct kt_arena *a = kt_arena_new();
	enum kt_engine_rc rc;
	struct kt_buf b;

	kt_buf_init(&b, a);
	sql(&b, &t);
	rc = l->engine->run(l->link, b.p, why);
	kt_arena_free(&a);
	return rc;
}

/* With the password that nobody but the instance's creator knows. */
static bool
is_let_in(const struct lent_link *l, const struct kt_db_spec *spec)
{
	struct kt_creds c = { .host = l->host, .port = l->port,
	    .user = spec->master_user, .password = spec->master_password };
	struct kt_link *link;
	char why[KT_WHY];

	l->trust.find(l->trust.self, &c);
	if (l->engine->login(&c, &link, why) != KT_ENGINE_OK)
		return false;
	l->engine->logout(&link);
	return true;
}

static void
drop_own(const struct lent_link *l, const struct kt_db_spec *spec)
{
	char why[KT_WHY];

	if (say_tenant(l, spec, kt_sql_no_tenant, false, why) != KT_ENGINE_OK)
		lent_warn_left(l->what, why);
}

/* The user is new; a schema that was there is not ours, and stays. */
static void
undo_own(const struct lent_link *l, const struct kt_db_spec *spec,
    char why[KT_WHY])
{
	char other[KT_WHY];

	if (!said(why, SCHEMA_EXISTS)) {
		drop_own(l, spec);
		return;
	}
	already(l, "database", l->schema, why);
	if (say(l, &drop_user, spec->master_user, other) != KT_ENGINE_OK)
		lent_warn_left(l->what, other);
}

/* The user comes first: whoever was cut off finds his. */
static enum kt_engine_rc
make_own(const struct lent_link *l, const struct kt_db_spec *spec,
    char why[KT_WHY])
{
	enum kt_engine_rc rc = say_tenant(l, spec, kt_sql_tenant, false, why);

	if (rc != KT_ENGINE_FAILED)
		return rc;
	if (!said(why, CANNOT_USER))
		undo_own(l, spec, why);
	else if (is_let_in(l, spec))
		rc = say_tenant(l, spec, kt_sql_tenant, true, why);
	else
		already(l, "user", spec->master_user, why);
	return rc;
}

/* --- on any --- */

/* The mark is new: what the server refuses is undone. */
static enum kt_engine_rc
make_marked(const struct lent_link *l, const struct kt_db_spec *spec,
    char why[KT_WHY])
{
	enum kt_engine_rc rc = create_user(l, spec->master_user, why);
	bool made = rc == KT_ENGINE_OK;

	if (made)
		rc = equip_user(l, spec, why);
	if (rc == KT_ENGINE_FAILED)
		drop(l, spec, made);
	return rc;
}

/* CREATE ROLE and CREATE USER know what is there, and refuse. */
enum kt_engine_rc
lent_make(const struct lent_link *l, const struct kt_db_spec *spec,
    char why[KT_WHY])
{
	enum kt_engine_rc rc;

	if (l->own)
		return make_own(l, spec, why);
	if (is_there(l, &show_mark, spec->id))
		return equip_user(l, spec, why);
	if (is_there(l, &show_user, spec->master_user)) {
		already(l, "user", spec->master_user, why);
		return KT_ENGINE_FAILED;
	}
	rc = say(l, &make_mark, spec->id, why);
	return rc == KT_ENGINE_OK ? make_marked(l, spec, why) : rc;
}

void
lent_drop(const struct lent_link *l, const struct kt_db_spec *spec)
{
	char why[KT_WHY];

	if (l->own) {
		/* one that never was there may have found another's user */
		if (!spec->fresh || is_let_in(l, spec))
			drop_own(l, spec);
	} else if (say(l, &show_mark, spec->id, why) == KT_ENGINE_OK)
		drop(l, spec, true);
	else if (!said(why, NO_SUCH_GRANT))
		lent_warn_left(l->what, why);
}
