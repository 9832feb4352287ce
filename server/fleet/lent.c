/*
 * A server that is lent: instances become master users on it.  Which users
 * are ours is noted on the server itself, by a role without rights that is
 * made before the user and dropped after it: so a crash in the middle, or a
 * lost data folder, never makes us drop somebody else's user.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "keyturn/crypto.h"
#include "keyturn/log.h"

#include "fleet.h"

struct tenant {
	char id[41];
	char *user;
	struct tenant *next;
};

struct lent {
	const struct kt_engine *engine;
	struct lent_url url;
	char *password;
	pthread_mutex_t lock;
	struct tenant *tenants;
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

static int
log_in(const struct lent *l, const char *database, struct kt_link **link,
    char why[KT_WHY])
{
	struct kt_creds c;

	fill_creds(l, database, &c);
	return l->engine->login(&c, link, why) == KT_ENGINE_OK ? 0 : -1;
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
static bool
run_on(const struct lent *l, struct kt_link *link, const char *begin,
    void (*add)(struct kt_buf *, const char *), const char *name,
    char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;
	bool ok;

	kt_buf_init(&b, a);
	kt_buf_str(&b, begin);
	add(&b, name);
	ok = l->engine->run(link, b.p, why) == KT_ENGINE_OK;
	kt_arena_free(&a);
	return ok;
}

static int
make_master(const struct lent *l, struct kt_link *link,
    const struct kt_db_spec *spec, char why[KT_WHY])
{
	bool ours = run_on(l, link, "SHOW GRANTS FOR ", add_mark, spec->id,
	    why);
	struct kt_arena *a;
	struct kt_buf b;
	int rc;

	if (!ours && run_on(l, link, "SHOW CREATE USER ", add_user,
	    spec->master_user, why)) {
		snprintf(why, KT_WHY, "the lent server already has a user %s",
		    spec->master_user);
		return -1;
	}
	if (!ours && !run_on(l, link, "CREATE ROLE ", add_mark, spec->id, why))
		return -1;
	a = kt_arena_new();
	kt_buf_init(&b, a);
	kt_sql_master(&b, spec->master_user, spec->master_password,
	    spec->database);
	rc = l->engine->run(link, b.p, why) == KT_ENGINE_OK ? 0 : -1;
	kt_arena_free(&a);
	return rc;
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

/* Notes who is here; -1 and why when another has that user. */
static int
enter(struct lent *l, const struct kt_db_spec *spec, char why[KT_WHY])
{
	struct tenant *t;
	int rc = 0;

	pthread_mutex_lock(&l->lock);
	t = find(l, NULL, spec->master_user);
	if (t != NULL && strcmp(t->id, spec->id) != 0) {
		snprintf(why, KT_WHY, "two instances on a lent server cannot "
		    "have the same master user name (%s)", spec->master_user);
		rc = -1;
	} else if (t == NULL) {
		t = kt_alloc(sizeof(*t));
		snprintf(t->id, sizeof(t->id), "%s", spec->id);
		t->user = kt_strdup(spec->master_user);
		t->next = l->tenants;
		l->tenants = t;
	}
	pthread_mutex_unlock(&l->lock);
	return rc;
}

static enum kt_fleet_rc
start(void *self, const struct kt_db_spec *spec, struct kt_db_info *info)
{
	struct lent *l = self;
	struct kt_link *link;
	const char *version;
	int rc = 0;

	memset(info, 0, sizeof(*info));
	if (enter(l, spec, info->why) != 0 ||
	    log_in(l, NULL, &link, info->why) != 0)
		return KT_FLEET_FAILED;
	if (spec->fresh)
		rc = make_master(l, link, spec, info->why);
	version = l->engine->version(link);
	snprintf(info->host, sizeof(info->host), "%s", l->url.host);
	info->port = l->url.port;
	snprintf(info->version, sizeof(info->version), "%.*s",
	    (int)strspn(version, "0123456789."), version);
	l->engine->logout(&link);
	return rc == 0 ? KT_FLEET_OK : KT_FLEET_FAILED;
}

/* Only a user that we made goes. */
static void
drop_master(const struct lent *l, const struct tenant *t)
{
	struct kt_link *link;
	char why[KT_WHY];

	if (log_in(l, NULL, &link, why) != 0) {
		kt_log(KT_LOG_WARN, "the lent server: %s; a master user may "
		    "be left there", why);
		return;
	}
	if (run_on(l, link, "SHOW GRANTS FOR ", add_mark, t->id, why) &&
	    (!run_on(l, link, "DROP USER IF EXISTS ", add_user, t->user,
	    why) || !run_on(l, link, "DROP ROLE ", add_mark, t->id, why)))
		kt_log(KT_LOG_WARN, "the lent server: %s; a master user may "
		    "be left there", why);
	l->engine->logout(&link);
}

static void
free_tenant(struct tenant *t)
{
	free(t->user);
	free(t);
}

static void
stop(void *self, const char *id, bool remove)
{
	struct lent *l = self;
	struct tenant **at, *t;

	pthread_mutex_lock(&l->lock);
	for (at = &l->tenants; (t = *at) != NULL && strcmp(t->id, id) != 0;
	    at = &t->next)
		;
	if (t != NULL)
		*at = t->next;
	pthread_mutex_unlock(&l->lock);
	if (t == NULL)
		return;
	if (remove)
		drop_master(l, t);
	free_tenant(t);
}

static int
sql(void *self, const char *id, const char *database, const char *text,
    char why[KT_WHY])
{
	struct lent *l = self;
	struct kt_link *link;
	enum kt_engine_rc rc;

	(void)id;
	if (log_in(l, database, &link, why) != 0)
		return -1;
	rc = l->engine->run(link, text, why);
	l->engine->logout(&link);
	return rc == KT_ENGINE_OK ? 0 : -1;
}

/* A start here is a login: soon enough. */
static void
hurry(void *self)
{
	(void)self;
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
	pthread_mutex_destroy(&l->lock);
	free(l);
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
	pthread_mutex_init(&l->lock, NULL);
	if (url.ca_file[0] == '\0')
		kt_log(KT_LOG_WARN, "the lent server at %s:%d is not "
		    "verified: connections are encrypted if it offers TLS, to "
		    "whoever answers; ?ssl-ca=FILE in --attach verifies it",
		    url.host, url.port);
	*out = (struct kt_fleet){ start, stop, sql, hurry, close_lent,
	    l };
	return 0;
}

static void
trust(void *self, const char *host, int port, enum kt_tls *tls,
    const char **ca_file)
{
	struct lent *l = self;
	bool verify = port == l->url.port && l->url.ca_file[0] != '\0' &&
	    strcasecmp(host, l->url.host) == 0;

	*tls = verify ? KT_TLS_VERIFY : KT_TLS_UNVERIFIED;
	*ca_file = verify ? l->url.ca_file : NULL;
}

struct kt_trust
fleet_lent_trust(const struct kt_fleet *f)
{
	return (struct kt_trust){ trust, f->self };
}
