/* Names of RDS's own form: made for clients, and taken apart for ourselves. */
#include <arpa/inet.h>
#include <string.h>

#include "keyturn/names.h"

#include "ops.h"
#include "services/services.h"
#include "store/store.h"

#define DOMAIN "rds.amazonaws.com"
#define DIGITS_OF_ACCOUNT 12

/* What stands before the account's part of a name, the longer first. */
static const struct {
	const char *kind, *before;
} kinds[] = {
	{ NAMES_READER, "cluster-ro-" },
	{ NAMES_CLUSTER, "cluster-" },
	{ NAMES_INSTANCE, "" },
};

/*
 * AWS's twelve characters say nothing to anybody and are those of the account;
 * so are these, which can be read back.
 */
static char
letter(int digit, int at)
{
	static const char set[] = "abcdefghijklmnopqrstuvwxyz0123456789";

	return set[(digit * 3 + at * 7 + 2) % 36];
}

static void
write_account(const char *account, char out[DIGITS_OF_ACCOUNT + 1])
{
	int i;

	for (i = 0; i < DIGITS_OF_ACCOUNT && account[i] != '\0'; i++)
		out[i] = letter(account[i] - '0', i);
	out[i] = '\0';
}

static bool
read_account(const char *s, char out[DIGITS_OF_ACCOUNT + 1])
{
	int i, d;

	for (i = 0; i < DIGITS_OF_ACCOUNT; i++) {
		for (d = 0; d < 10 && letter(d, i) != s[i]; d++)
			;
		if (d == 10)
			return false;
		out[i] = (char)('0' + d);
	}
	out[i] = '\0';
	return s[i] == '\0';
}

/* What all names end with there. */
static const char *
zone_of(struct kt_arena *a, const char *account, const char *region)
{
	char x[DIGITS_OF_ACCOUNT + 1];

	write_account(account, x);
	return kt_arena_printf(a, "%s.%s." DOMAIN, x, region);
}

static const char *
before(const char *kind)
{
	size_t i = 0;

	while (strcmp(kinds[i].kind, kind) != 0)
		i++;
	return kinds[i].before;
}

/* --- where a name leads --- */

struct named {
	char *id, *region;
	char account[DIGITS_OF_ACCOUNT + 1];
	bool cluster;
};

/* False: no name of RDS's form, or of no account that can be. */
static bool
read_name(struct kt_arena *a, const char *host, struct named *out)
{
	char *at = kt_arena_lower(a, host), *x, *p;
	const char *account;
	size_t i = 0;

	out->id = at;
	if ((x = strchr(at, '.')) == NULL)
		return false;
	*x++ = '\0';
	if ((out->region = strchr(x, '.')) == NULL)
		return false;
	*out->region++ = '\0';
	if ((p = strchr(out->region, '.')) == NULL || strcmp(p + 1, DOMAIN) != 0)
		return false;
	*p = '\0';
	while ((account = kt_after(x, kinds[i].before)) == NULL)
		i++;
	out->cluster = strcmp(kinds[i].kind, NAMES_INSTANCE) != 0;
	return read_account(account, out->account);
}

/* The server that it leads to, or will, without host: false, there is none. */
static bool
find(struct store_tx *tx, const struct named *n, struct server *out)
{
	struct db_instance i;
	struct db_cluster cl;

	if (n->cluster ? store_cluster_find(tx, n->account, n->region, n->id,
	    &cl) != STORE_OK : store_instance_find(tx, n->account, n->region,
	    n->id, &i) != STORE_OK)
		return false;
	*out = n->cluster ? cl.server : i.server;
	return true;
}

const char *
server_named(const struct kt_server *server, struct kt_arena *a,
    const char *host)
{
	struct server s = { .host = NULL };
	struct store_tx *tx;
	struct named n;

	if (server->names == NULL || !read_name(a, host, &n) ||
	    (tx = store_read_begin(server->store, a)) == NULL)
		return NULL;
	if (!find(tx, &n, &s))
		s.host = NULL;
	store_read_end(server->store, tx);
	return s.host;
}

/* --- what clients are told --- */

static bool
is_address(const char *host)
{
	struct in_addr in;

	return inet_pton(AF_INET, host, &in) == 1;
}

static bool
still(void *arg, const char *name)
{
	struct store_tx *tx = arg;
	struct kt_arena *a = kt_arena_new();
	struct server s;
	struct named n;
	bool leads = read_name(a, name, &n) && find(tx, &n, &s);

	kt_arena_free(&a);
	return leads;
}

static void
put(const struct kt_names *names, struct store_tx *tx, const char *name,
    const char *host)
{
	if (names->put(names->self, name, host))
		names->keep(names->self, still, tx);
}

const char *
names_shown(const struct kt_call *c, const char *kind, const char *id,
    const struct server *s)
{
	const struct kt_names *names = c->server->names;
	const char *name;

	if (names == NULL || s->host == NULL || !is_address(s->host))
		return NULL;
	name = kt_arena_printf(c->arena, "%s.%s%s", id, before(kind),
	    zone_of(c->arena, c->account, c->region));
	put(names, c->tx, name, s->host);
	return name;
}

/* --- of a server that a job is about --- */

/* The cluster or the instance alone on it: false, there is none. */
static bool
find_standing(struct kt_arena *a, struct store_tx *tx, const char *server,
    struct rule_arn *out)
{
	const char *arn;

	if (store_server_arn(tx, server, &arn) != STORE_OK)
		return false;
	rule_arn_read(a, arn, out);
	return true;
}

const char *
names_zone_of(const struct kt_job *job, const char *server)
{
	struct store *store = job->server->store;
	const char *zone = NULL;
	struct store_tx *tx;
	struct rule_arn s;

	if (job->server->names == NULL ||
	    (tx = store_read_begin(store, job->arena)) == NULL)
		return NULL;
	if (find_standing(job->arena, tx, server, &s))
		zone = zone_of(job->arena, s.account, s.region);
	store_read_end(store, tx);
	return zone;
}

struct name_list {
	struct kt_arena *arena;
	const char **all;
	size_t n;
};

static void
add_name(struct name_list *l, const struct rule_arn *s, const char *id,
    const char *kind)
{
	l->all[l->n++] = kt_arena_printf(l->arena, "%s.%s%s", id,
	    before(kind), zone_of(l->arena, s->account, s->region));
}

static void
add_cluster(struct name_list *l, struct store_tx *tx, const struct rule_arn *s)
{
	const struct db_page page = { .account = s->account,
	    .region = s->region, .cluster = s->id, .limit = MEMBERS_MAX };
	struct db_instance *all;
	size_t i, n;

	add_name(l, s, s->id, NAMES_CLUSTER);
	add_name(l, s, s->id, NAMES_READER);
	if (store_instances(tx, &page, &all, &n) == STORE_OK)
		for (i = 0; i < n && i < MEMBERS_MAX; i++)
			add_name(l, s, all[i].id, NAMES_INSTANCE);
}

const char *const *
names_with(const struct kt_server *server, struct kt_arena *a,
    const char *id, const char *const *hosts)
{
	struct name_list l = { .arena = a };
	struct store_tx *tx;
	struct rule_arn s;
	size_t n = 0;

	while (hosts != NULL && hosts[n] != NULL)
		n++;
	l.all = kt_arena_alloc(a, (n + MEMBERS_MAX + 3) * sizeof(*l.all));
	for (; l.n < n; l.n++)
		l.all[l.n] = hosts[l.n];
	if (server->names == NULL ||
	    (tx = store_read_begin(server->store, a)) == NULL)
		return l.all;
	if (find_standing(a, tx, id, &s)) {
		if (strcmp(s.kind, "cluster") == 0)
			add_cluster(&l, tx, &s);
		else
			add_name(&l, &s, s.id, NAMES_INSTANCE);
	}
	store_read_end(server->store, tx);
	return l.all;
}

void
names_bring(const struct kt_job *job, const char *server, const char *host)
{
	const struct kt_names *names = job->server->names;
	const char *const *name;

	if (names == NULL || !is_address(host))
		return;
	for (name = names_with(job->server, job->arena, server, NULL);
	    *name != NULL; name++)
		(void)names->put(names->self, *name, host);
}

void
names_settle(const struct kt_job *job)
{
	const struct kt_names *names = job->server->names;
	struct store *store = job->server->store;
	struct store_tx *tx;

	if (names == NULL ||
	    (tx = store_read_begin(store, job->arena)) == NULL)
		return;
	names->keep(names->self, still, tx);
	store_read_end(store, tx);
}
