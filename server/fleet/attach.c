/* A server that somebody lends, by its URL. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "keyturn/log.h"
#include "keyturn/text.h"

#include "fleet.h"
#include "kind/kind.h"
#include "lent.h"

struct attached {
	const struct kt_engine *engine;
	struct lent_url url;
	char *password;
	const char *told;	/* clients find it there */
	const char *const *names;	/* or by these, being beside us */
	pthread_mutex_t lock;	/* of what follows */
	char version[64];
	const char *title;	/* NULL: what it is, is not known yet */
};

static enum kt_engine_rc
log_in(const struct attached *l, const char *database, struct kt_link **link,
    char why[KT_WHY])
{
	bool verify = l->url.ca_file[0] != '\0';
	const struct kt_creds c = {
		.host = l->url.host, .port = l->url.port, .user = l->url.user,
		.password = l->password, .database = database,
		.tls = verify ? KT_TLS_VERIFY : KT_TLS_UNVERIFIED,
		.tls_required = verify,
		.ca_file = verify ? l->url.ca_file : NULL,
	};

	return l->engine->login(&c, link, why);
}

static const char *
server(void *self, const char *engine)
{
	(void)engine;
	return ((struct attached *)self)->url.host;
}

static enum kt_engine_rc
open_link(void *self, const char *name, const struct kt_db_spec *near,
    struct kt_link **link, struct kt_db_info *info)
{
	struct attached *l = self;
	enum kt_engine_rc rc = log_in(l, NULL, link, info->why);

	(void)name;
	(void)near;
	if (rc != KT_ENGINE_OK)
		return rc;
	snprintf(info->host, sizeof(info->host), "%s", l->told);
	info->port = l->url.port;
	lent_learn(l->engine, *link, info);
	pthread_mutex_lock(&l->lock);
	memcpy(l->version, info->version, sizeof(l->version));
	l->title = info->title;
	pthread_mutex_unlock(&l->lock);
	return rc;
}

static int
sql(void *self, const char *name, const char *database, const char *text,
    char why[KT_WHY])
{
	struct attached *l = self;
	struct kt_link *link;
	enum kt_engine_rc rc;

	(void)name;
	if (log_in(l, database, &link, why) != KT_ENGINE_OK)
		return -1;
	rc = l->engine->run(link, text, why);
	l->engine->logout(&link);
	return rc == KT_ENGINE_OK ? 0 : -1;
}

/* It is asked once what it is. */
static size_t
builds(void *self, const char *engine, struct kt_arena *a,
    const struct kt_db_build **out)
{
	struct attached *l = self;
	struct kt_db_build *b = kt_arena_alloc(a, sizeof(*b));
	struct kt_db_info info = { .title = NULL };
	struct kt_link *link;

	pthread_mutex_lock(&l->lock);
	info.title = l->title;
	memcpy(info.version, l->version, sizeof(info.version));
	pthread_mutex_unlock(&l->lock);
	if (info.title == NULL &&
	    open_link(l, NULL, NULL, &link, &info) == KT_ENGINE_OK)
		l->engine->logout(&link);
	*out = b;
	if (info.title == NULL)
		return 0;
	b->title = info.title;
	b->version = kt_arena_strdup(a, info.version);
	b->stands_in = info.title != kind_for(engine)->title;
	b->where = kt_arena_printf(a, "%s:%d", l->url.host, l->url.port);
	return 1;
}

static void
close_attached(void *self)
{
	struct attached *l = self;

	kt_wipe(l->password, strlen(l->password));
	free(l->password);
	pthread_mutex_destroy(&l->lock);
	free(l);
}

/* Beside us: who finds us finds it, if it listens for more than us. */
static bool
is_here(const char *host)
{
	return kt_after(host, "127.") != NULL || strcmp(host, "::1") == 0 ||
	    strcasecmp(host, "localhost") == 0;
}

static bool
is_lent(const struct attached *l, const char *host)
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
	struct attached *l = self;
	bool lent = c->port == l->url.port && is_lent(l, c->host);
	bool verify = lent && l->url.ca_file[0] != '\0';

	if (lent)
		c->host = l->url.host;
	c->tls = verify ? KT_TLS_VERIFY : KT_TLS_UNVERIFIED;
	c->ca_file = verify ? l->url.ca_file : NULL;
}

int
fleet_lent(const struct lent_options *o, struct kt_fleet *out,
    char why[KT_WHY])
{
	struct attached *l = kt_alloc(sizeof(*l));
	const struct lender by = { .what = "lent", .server = server,
	    .open = open_link, .sql = sql, .builds = builds, .trust = trust,
	    .close = close_attached, .self = l };

	if (lent_url_parse(o->url, &l->url, why) != 0) {
		free(l);
		return -1;
	}
	l->engine = o->engine;
	l->password = kt_strdup(o->password);
	pthread_mutex_init(&l->lock, NULL);
	l->told = o->reach.endpoint_host;
	if (l->told == NULL) {
		l->told = l->url.host;
		l->names = is_here(l->url.host) ? o->reach.names : NULL;
	}
	if (l->url.ca_file[0] == '\0')
		kt_log(KT_LOG_WARN, "the lent server at %s:%d is not "
		    "verified: connections are encrypted if it offers TLS, to "
		    "whoever answers; ?ssl-ca=FILE in --attach verifies it",
		    l->url.host, l->url.port);
	(void)lent_new(&by, o->engine, o->strict, out);
	out->port = l->url.port;
	out->by_name = l->names != NULL;
	out->ca_file = l->url.ca_file[0] != '\0' ? l->url.ca_file : NULL;
	return 0;
}
