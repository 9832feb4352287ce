/*
 * A server that is lent: instances become master users on it.  Which users
 * are ours is noted on the server itself, by a role without rights, so that a
 * crash in the middle, or a lost data folder, never makes us change or drop
 * somebody else's user.
 *
 *   make: CREATE ROLE mark, CREATE USER, ALTER USER and the privileges;
 *         if the server refuses one of them: DROP USER (only if its CREATE
 *         was not what was refused), DROP ROLE mark
 *   drop: DROP USER, DROP ROLE mark
 *
 * Cut off after any statement, a user of ours has its mark, and doing the
 * whole again ends the same.  CREATE USER fails when the user is there, and
 * only a marked one is ALTERed.  The one gap, a mark left beside a user that
 * was there before, wants a crash between a refused CREATE USER and DROP
 * ROLE; a look before narrows it to lenders who may not see their users.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "keyturn/log.h"

#include "fleet.h"

enum {
	PATIENCE_MS = 20 * KT_SECOND,	/* its container may be up later */
	PAUSE_MS = 250,

	/* what the server says; MariaDB and MySQL alike */
	NO_SUCH_GRANT = 1141,	/* SHOW GRANTS: no such role */
	CANNOT_USER = 1396	/* CREATE USER: it is there */
};

struct tenant {
	char id[41];
	char *user;
	bool busy;		/* in start */
	bool stopping;
	struct tenant *next;
};

struct lent {
	const struct kt_engine *engine;
	struct lent_url url;
	char *password;
	const char *told;	/* clients find it there */
	const char *const *names;	/* or by these, being beside us */
	pthread_mutex_t lock;
	pthread_cond_t cond;	/* hurried, or a tenant changed */
	struct tenant *tenants;
	bool hurried;
};

static void
fill_creds(const struct lent *l, const char *database, struct kt_creds *c)
{
	memset(c, 0, sizeof(*c));
	c->host = l->url.host;
	c->port = l->url.port;
	c->user = l->url.user;
	c->password = l->password;
	c->database = database;
	c->tls = l->url.ca_file[0] != '\0' ? KT_TLS_VERIFY :
	    KT_TLS_UNVERIFIED;
	c->tls_required = c->tls == KT_TLS_VERIFY;
	c->ca_file = c->tls == KT_TLS_VERIFY ? l->url.ca_file : NULL;
}

static enum kt_engine_rc
log_in(const struct lent *l, const char *database, struct kt_link **link,
    char why[KT_WHY])
{
	struct kt_creds c;

	fill_creds(l, database, &c);
	return l->engine->login(&c, link, why);
}

/* Was it this error?  The engine gives the number in its words only. */
static bool
said(const char *why, int code)
{
	char number[32];

	snprintf(number, sizeof(number), "error %d (", code);
	return strstr(why, number) != NULL;
}

/* MySQL's names have 32 characters at most, so the id goes in as a hash. */
static void
add_mark(struct kt_buf *b, const char *id)
{
	char hex[65], name[32];

	kt_sha256_hex(id, strlen(id), hex);
	snprintf(name, sizeof(name), "keyturn_%.16s", hex);
	kt_sql_name(b, name);
}

static void
add_user(struct kt_buf *b, const char *user)
{
	kt_sql_string(b, user);
	kt_buf_str(b, "@'%'");
}

/* Runs begin, and what add adds for name. */
static enum kt_engine_rc
run_on(const struct lent *l, struct kt_link *link, const char *begin,
    void (*add)(struct kt_buf *, const char *), const char *name,
    char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	enum kt_engine_rc rc;
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_str(&b, begin);
	add(&b, name);
	rc = l->engine->run(link, b.p, why);
	kt_arena_free(&a);
	return rc;
}

/* With a password that nobody knows; FAILED: nothing was made. */
static enum kt_engine_rc
create_user(const struct lent *l, struct kt_link *link, const char *user,
    char why[KT_WHY])
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
	rc = l->engine->run(link, b.p, why);
	kt_arena_free(&a);
	kt_wipe(random, sizeof(random));
	if (rc == KT_ENGINE_FAILED && said(why, CANNOT_USER))
		snprintf(why, KT_WHY, "the lent server already has a user %s",
		    user);
	return rc;
}

/* Of a user that is ours: its password, privileges and database. */
static enum kt_engine_rc
equip_user(const struct lent *l, struct kt_link *link,
    const struct kt_db_spec *spec, char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	enum kt_engine_rc rc;
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_sql_master(&b, spec->master_user, spec->master_password,
	    spec->database);
	rc = l->engine->run(link, b.p, why);
	kt_arena_free(&a);
	return rc;
}

static void
warn_left(const char *why)
{
	kt_log(KT_LOG_WARN, "the lent server: %s; a master user or its mark "
	    "may be left there", why);
}

/* With a user: it is ours. */
static void
drop(const struct lent *l, struct kt_link *link, const char *user,
    const char *id)
{
	char why[KT_WHY];

	if ((user != NULL && run_on(l, link, "DROP USER IF EXISTS ", add_user,
	    user, why) != KT_ENGINE_OK) ||
	    run_on(l, link, "DROP ROLE ", add_mark, id, why) != KT_ENGINE_OK)
		warn_left(why);
}

/* The mark is new: what the server refuses is undone. */
static enum kt_engine_rc
make_marked(const struct lent *l, struct kt_link *link,
    const struct kt_db_spec *spec, char why[KT_WHY])
{
	const char *made = NULL;
	enum kt_engine_rc rc = create_user(l, link, spec->master_user, why);

	if (rc == KT_ENGINE_OK) {
		made = spec->master_user;
		rc = equip_user(l, link, spec, why);
	}
	if (rc == KT_ENGINE_FAILED)
		drop(l, link, made, spec->id);
	return rc;
}

/*
 * The looks only say yes: a no may also mean that the lender may not see it.
 * CREATE ROLE and CREATE USER know, and refuse what is there.
 */
static enum kt_engine_rc
make_master(const struct lent *l, struct kt_link *link,
    const struct kt_db_spec *spec, char why[KT_WHY])
{
	enum kt_engine_rc rc;

	if (run_on(l, link, "SHOW GRANTS FOR ", add_mark, spec->id, why) ==
	    KT_ENGINE_OK)
		return equip_user(l, link, spec, why);
	if (run_on(l, link, "SHOW CREATE USER ", add_user, spec->master_user,
	    why) == KT_ENGINE_OK) {
		snprintf(why, KT_WHY, "the lent server already has a user %s",
		    spec->master_user);
		return KT_ENGINE_FAILED;
	}
	rc = run_on(l, link, "CREATE ROLE ", add_mark, spec->id, why);
	return rc == KT_ENGINE_OK ? make_marked(l, link, spec, why) : rc;
}

static struct tenant *
find(const struct lent *l, const char *id, const char *user)
{
	struct tenant *t;

	for (t = l->tenants; t != NULL; t = t->next)
		if ((id == NULL || strcmp(t->id, id) == 0) &&
		    (user == NULL || strcmp(t->user, user) == 0))
			break;
	return t;
}

/* Notes who is here, busy; FAILED and why when another has that user. */
static enum kt_fleet_rc
enter(struct lent *l, const struct kt_db_spec *spec, struct tenant **out,
    char why[KT_WHY])
{
	enum kt_fleet_rc rc = KT_FLEET_OK;
	struct tenant *t;

	pthread_mutex_lock(&l->lock);
	t = find(l, NULL, spec->master_user);
	if (l->hurried) {
		rc = KT_FLEET_STOPPED;
	} else if (t != NULL && strcmp(t->id, spec->id) != 0) {
		snprintf(why, KT_WHY, "two instances on a lent server cannot "
		    "have the same master user name (%s)", spec->master_user);
		rc = KT_FLEET_FAILED;
	} else if (t == NULL) {
		t = kt_alloc(sizeof(*t));
		snprintf(t->id, sizeof(t->id), "%s", spec->id);
		t->user = kt_strdup(spec->master_user);
		t->next = l->tenants;
		l->tenants = t;
	}
	if (rc == KT_FLEET_OK) {
		t->busy = true;
		*out = t;
	}
	pthread_mutex_unlock(&l->lock);
	return rc;
}

static void
leave(struct lent *l, struct tenant *t)
{
	pthread_mutex_lock(&l->lock);
	t->busy = false;
	pthread_cond_broadcast(&l->cond);
	pthread_mutex_unlock(&l->lock);
}

static enum kt_engine_rc
try_start(const struct lent *l, const struct kt_db_spec *spec,
    struct kt_db_info *info)
{
	struct kt_link *link;
	const char *version;
	enum kt_engine_rc rc;

	rc = log_in(l, NULL, &link, info->why);
	if (rc != KT_ENGINE_OK)
		return rc;
	if (spec->fresh)
		rc = make_master(l, link, spec, info->why);
	version = l->engine->version(link);
	snprintf(info->host, sizeof(info->host), "%s", l->told);
	info->port = l->url.port;
	snprintf(info->version, sizeof(info->version), "%.*s",
	    (int)strspn(version, "0123456789."), version);
	l->engine->logout(&link);
	return rc;
}

/* A pause before the next try; true when there shall be none. */
static bool
called_off(struct lent *l, const struct tenant *t)
{
	int64_t until = kt_mono_ms() + PAUSE_MS;
	bool off, in_time = true;

	pthread_mutex_lock(&l->lock);
	while (!(off = l->hurried || (t != NULL && t->stopping)) && in_time)
		in_time = kt_cond_wait(&l->cond, &l->lock, until);
	pthread_mutex_unlock(&l->lock);
	return off;
}

/* Until the server is there; what a try left undone the next one does. */
static enum kt_fleet_rc
keep_trying(struct lent *l, const struct tenant *t,
    const struct kt_db_spec *spec, struct kt_db_info *info)
{
	int64_t until = kt_mono_ms() + PATIENCE_MS;
	enum kt_engine_rc rc;
	bool told = false;

	for (;;) {
		rc = try_start(l, spec, info);
		if (rc != KT_ENGINE_UNREACHABLE && rc != KT_ENGINE_UNCERTAIN)
			break;
		if (!told)
			kt_log(KT_LOG_INFO, "the lent server for %s: %s; "
			    "trying again", spec->id, info->why);
		told = true;
		if (called_off(l, t))
			return KT_FLEET_STOPPED;
		if (kt_mono_ms() >= until)
			break;
	}
	return rc == KT_ENGINE_OK ? KT_FLEET_OK : KT_FLEET_FAILED;
}

static enum kt_fleet_rc
start(void *self, const struct kt_db_spec *spec, struct kt_db_info *info)
{
	struct lent *l = self;
	struct tenant *t;
	enum kt_fleet_rc rc;

	memset(info, 0, sizeof(*info));
	rc = enter(l, spec, &t, info->why);
	if (rc != KT_FLEET_OK)
		return rc;
	rc = keep_trying(l, t, spec, info);
	leave(l, t);
	return rc;
}

/* Only a user that we made goes: the mark says so, whoever entered it. */
static void
drop_master(struct lent *l, const struct kt_db_spec *spec)
{
	int64_t until = kt_mono_ms() + PATIENCE_MS;
	struct kt_link *link;
	enum kt_engine_rc rc;
	char why[KT_WHY];

	while ((rc = log_in(l, NULL, &link, why)) == KT_ENGINE_UNREACHABLE)
		if (called_off(l, NULL) || kt_mono_ms() >= until)
			break;
	if (rc != KT_ENGINE_OK) {
		warn_left(why);
		return;
	}
	if (run_on(l, link, "SHOW GRANTS FOR ", add_mark, spec->id, why) ==
	    KT_ENGINE_OK)
		drop(l, link, spec->master_user, spec->id);
	else if (!said(why, NO_SUCH_GRANT))
		warn_left(why);
	l->engine->logout(&link);
}

static void
free_tenant(struct tenant *t)
{
	free(t->user);
	free(t);
}

/* Calls its start off first, or that would make what is dropped here. */
static void
stop(void *self, const struct kt_db_spec *spec, bool remove)
{
	struct lent *l = self;
	struct tenant **at, *t;

	pthread_mutex_lock(&l->lock);
	while ((t = find(l, spec->id, NULL)) != NULL && t->busy) {
		t->stopping = true;
		pthread_cond_broadcast(&l->cond);
		kt_cond_wait(&l->cond, &l->lock, INT64_MAX);
	}
	if (t != NULL) {
		for (at = &l->tenants; *at != t; at = &(*at)->next)
			;
		*at = t->next;
		free_tenant(t);
	}
	pthread_mutex_unlock(&l->lock);
	if (remove)
		drop_master(l, spec);
}

static int
sql(void *self, const char *id, const char *database, const char *text,
    char why[KT_WHY])
{
	struct lent *l = self;
	struct kt_link *link;
	enum kt_engine_rc rc;

	(void)id;
	if (log_in(l, database, &link, why) != KT_ENGINE_OK)
		return -1;
	rc = l->engine->run(link, text, why);
	l->engine->logout(&link);
	return rc == KT_ENGINE_OK ? 0 : -1;
}

static void
hurry(void *self)
{
	struct lent *l = self;

	pthread_mutex_lock(&l->lock);
	l->hurried = true;
	pthread_cond_broadcast(&l->cond);
	pthread_mutex_unlock(&l->lock);
}

static void
close_lent(void *self)
{
	struct lent *l = self;
	struct tenant *t;

	while ((t = l->tenants) != NULL) {
		l->tenants = t->next;
		free_tenant(t);
	}
	kt_wipe(l->password, strlen(l->password));
	free(l->password);
	pthread_cond_destroy(&l->cond);
	pthread_mutex_destroy(&l->lock);
	free(l);
}

/* Beside us: who finds us finds it, if it listens for more than us. */
static bool
is_here(const char *host)
{
	return strncmp(host, "127.", 4) == 0 || strcmp(host, "::1") == 0 ||
	    strcasecmp(host, "localhost") == 0;
}

int
fleet_lent(const struct lent_options *o, struct kt_fleet *out,
    char why[KT_WHY])
{
	struct lent_url url;
	struct lent *l;

	if (lent_url_parse(o->url, &url, why) != 0)
		return -1;
	l = kt_alloc(sizeof(*l));
	l->engine = o->engine;
	l->url = url;
	l->password = kt_strdup(o->password);
	l->told = o->reach.endpoint_host;
	if (l->told == NULL) {
		l->told = l->url.host;
		l->names = is_here(url.host) ? o->reach.names : NULL;
	}
	pthread_mutex_init(&l->lock, NULL);
	kt_cond_init(&l->cond);
	if (url.ca_file[0] == '\0')
		kt_log(KT_LOG_WARN, "the lent server at %s:%d is not "
		    "verified: connections are encrypted if it offers TLS, to "
		    "whoever answers; ?ssl-ca=FILE in --attach verifies it",
		    url.host, url.port);
	*out = (struct kt_fleet){ .start = start, .stop = stop, .sql = sql,
	    .hurry = hurry, .close = close_lent, .self = l,
	    .by_name = l->names != NULL };
	return 0;
}

static bool
is_lent(const struct lent *l, const char *host)
{
	const char *const *name = l->names;

	while (name != NULL && *name != NULL && strcasecmp(*name, host) != 0)
		name++;
	return strcasecmp(host, l->url.host) == 0 ||
	    strcasecmp(host, l->told) == 0 || (name != NULL && *name != NULL);
}

static void
trust(void *self, struct kt_creds *c)
{
	struct lent *l = self;
	bool lent = c->port == l->url.port && is_lent(l, c->host);
	bool verify = lent && l->url.ca_file[0] != '\0';

	if (lent)
		c->host = l->url.host;
	c->tls = verify ? KT_TLS_VERIFY : KT_TLS_UNVERIFIED;
	c->ca_file = verify ? l->url.ca_file : NULL;
}

struct kt_trust
fleet_lent_trust(const struct kt_fleet *f)
{
	return (struct kt_trust){ trust, f->self };
}
