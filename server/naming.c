/* Databases by names of RDS's form: the hosts file, the service, the trust. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/log.h"

#include "fleet/hosts.h"
#include "main.h"
#include "naming.h"
#include "services/services.h"

/* What a name led to stays: who was told of it may still be connecting. */
struct told {
	char *host;
	struct told *next;
};

struct naming {
	struct hosts *hosts;
	struct kt_names names;
	struct kt_trust below;
	const struct kt_server *server;
	bool own_file;		/* COMMAND's */
	pthread_mutex_t lock;
	struct told *told;
};

int
naming_start(const struct options *o, struct guardian *g,
    const struct kt_server *server, struct naming **out)
{
	struct naming *n = kt_alloc(sizeof(*n));
	const struct hosts_options ho = { .file = o->hosts, .guardian = g,
	    .like = o->command == COMMAND_EXEC && o->hosts == NULL ?
	    "/etc/hosts" : NULL };
	char why[KT_WHY];

	n->server = server;
	n->own_file = ho.like != NULL;
	pthread_mutex_init(&n->lock, NULL);
	if (hosts_open(&ho, &n->hosts, why) != 0) {
		kt_log(KT_LOG_ERROR, "%s", why);
		naming_stop(&n);
		return -1;
	}
	n->names = hosts_names(n->hosts);
	if (ho.file == NULL && ho.like == NULL)
		kt_log(KT_LOG_INFO, "nothing makes the names of databases "
		    "resolve: --hosts FILE does, or a resolver of your own");
	*out = n;
	return 0;
}

const struct kt_names *
naming_names(const struct naming *n)
{
	return &n->names;
}

const char *
naming_hosts(const struct naming *n)
{
	return n->own_file ? hosts_file(n->hosts) : NULL;
}

/* The same text that lives as long as n. */
static const char *
lasting(struct naming *n, const char *host)
{
	struct told *t;

	pthread_mutex_lock(&n->lock);
	for (t = n->told; t != NULL && strcmp(t->host, host) != 0; t = t->next)
		;
	if (t == NULL) {
		t = kt_alloc(sizeof(*t));
		t->host = kt_strdup(host);
		t->next = n->told;
		n->told = t;
	}
	pthread_mutex_unlock(&n->lock);
	return t->host;
}

static void
find(void *self, struct kt_creds *c)
{
	struct kt_arena *a = kt_arena_new();
	struct naming *n = self;
	const char *host = server_named(n->server, a, c->host);

	if (host != NULL)
		c->host = lasting(n, host);
	kt_arena_free(&a);
	n->below.find(n->below.self, c);
}

struct kt_trust
naming_trust(struct naming *n, const struct kt_trust *below)
{
	n->below = *below;
	return (struct kt_trust){ find, n };
}

void
naming_stop(struct naming **np)
{
	struct naming *n = *np;
	struct told *t;

	*np = NULL;
	if (n == NULL)
		return;
	hosts_close(&n->hosts);
	while ((t = n->told) != NULL) {
		n->told = t->next;
		free(t->host);
		free(t);
	}
	pthread_mutex_destroy(&n->lock);
	free(n);
}
