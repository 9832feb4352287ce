/*
 * A server that is lent: instances become master users on it.  What is said to
 * it is in lent_sql.c; here is who is where, and how long is waited.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "keyturn/clock.h"
#include "keyturn/log.h"

#include "fleet.h"
#include "kind/kind.h"
#include "lent_sql.h"

enum {
	PATIENCE_MS = 60 * KT_SECOND,	/* its container may be up later */
	PAUSE_MS = 250
};

struct tenant {
	char id[41];
	char *user;
	char *database;		/* or NULL */
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
	bool strict;		/* as in kt_fleet */
	char version[64];	/* of the server; "": not known yet */
	const char *title;
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
		if (spec->database != NULL)
			t->database = kt_strdup(spec->database);
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

/* Is another instance in the same schema? */
static bool
shares_schema(struct lent *l, const struct kt_db_spec *spec)
{
	const struct tenant *t;

	pthread_mutex_lock(&l->lock);
	for (t = l->tenants; t != NULL; t = t->next)
		if (strcmp(t->id, spec->id) != 0 && t->database != NULL &&
		    spec->database != NULL &&
		    strcmp(t->database, spec->database) == 0)
			break;
	pthread_mutex_unlock(&l->lock);
	return t != NULL;
}

/* What the server is, by its greeting. */
static void
learn(struct lent *l, struct kt_link *link, struct kt_db_info *info)
{
	const char *text = l->engine->version(link);

	snprintf(info->version, sizeof(info->version), "%.*s",
	    (int)strspn(text, "0123456789."), text);
	info->title = strcasestr(text, "mariadb") != NULL ?
	    kind_mariadb.title : kind_mysql.title;
	pthread_mutex_lock(&l->lock);
	memcpy(l->version, info->version, sizeof(l->version));
	l->title = info->title;
	pthread_mutex_unlock(&l->lock);
}

static struct kt_db_build
as_build(const char *title, const char *version, const char *engine)
{
	return (struct kt_db_build){ .title = title, .version = version,
	    .stands_in = title != kind_for(engine)->title };
}

/* It is asked once what it is. */
static size_t
builds(void *self, const char *engine, struct kt_arena *a,
    const struct kt_db_build **out)
{
	struct lent *l = self;
	struct kt_db_build *b = kt_arena_alloc(a, sizeof(*b));
	struct kt_db_info info = { .title = NULL };
	struct kt_link *link;

	pthread_mutex_lock(&l->lock);
	info.title = l->title;
	memcpy(info.version, l->version, sizeof(info.version));
	pthread_mutex_unlock(&l->lock);
	if (info.title == NULL &&
	    log_in(l, NULL, &link, info.why) == KT_ENGINE_OK) {
		learn(l, link, &info);
		l->engine->logout(&link);
	}
	*out = b;
	if (info.title == NULL)
		return 0;
	*b = as_build(info.title, kt_arena_strdup(a, info.version), engine);
	b->where = kt_arena_printf(a, "%s:%d", l->url.host, l->url.port);
	return 1;
}

/* --engine-strict: the server lent is what is asked for, or there is none. */
static enum kt_engine_rc
check_strict(const struct lent *l, const struct kt_db_spec *spec,
    struct kt_db_info *info)
{
	const struct kt_db_build b = as_build(info->title, info->version,
	    spec->engine);
	enum kt_fit fit;

	(void)kt_build_choose(&b, 1, spec->version, &fit);
	if (!l->strict || !spec->fresh || fit >= KT_FIT_MAJOR)
		return KT_ENGINE_OK;
	snprintf(info->why, sizeof(info->why), "the lent server is %s %s, and "
	    "not what --engine-strict wants for engine %s %.60s", info->title,
	    info->version, spec->engine, spec->version != NULL ?
	    spec->version : "");
	return KT_ENGINE_FAILED;
}

static enum kt_engine_rc
try_start(struct lent *l, const struct kt_db_spec *spec,
    struct kt_db_info *info)
{
	struct kt_link *link;
	enum kt_engine_rc rc;

	rc = log_in(l, NULL, &link, info->why);
	if (rc != KT_ENGINE_OK)
		return rc;
	learn(l, link, info);
	rc = check_strict(l, spec, info);
	if (rc == KT_ENGINE_OK && spec->fresh)
		rc = lent_make(&(struct lent_link){ l->engine, link,
		    shares_schema(l, spec) }, spec, info->why);
	snprintf(info->host, sizeof(info->host), "%s", l->told);
	info->port = l->url.port;
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
		lent_warn_left(why);
		return;
	}
	lent_drop(&(struct lent_link){ l->engine, link,
	    shares_schema(l, spec) }, spec);
	l->engine->logout(&link);
}

static void
free_tenant(struct tenant *t)
{
	free(t->user);
	free(t->database);
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

static enum kt_engine_rc
admin(void *self, const char *id, struct kt_link **out, char why[KT_WHY])
{
	(void)id;
	return log_in(self, NULL, out, why);
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
	l->strict = o->strict;
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
	    .builds = builds, .strict = o->strict,
	    .admin = admin, .hurry = hurry, .close = close_lent, .self = l,
	    .by_name = l->names != NULL,
	    .ca_file = url.ca_file[0] != '\0' ? l->url.ca_file : NULL };
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
