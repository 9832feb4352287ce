/* ListSecrets and ListSecretVersionIds; pages of secrets by filters. */
#include <string.h>

#include "ops.h"

#define MAX_DEFAULT 100		/* MaxResults of both */

/* --- pages of secrets --- */

/*
 * Filters are tried on so many rows a page at most, so that a page has a
 * highest price.  API Reference, ListSecrets, NextToken: a page may hold fewer
 * than asked for, even none, when there are more.
 */
#define LOOKS_MAX 10000
#define LOOKS_AT_FIRST 128	/* then twice as many, and so on */

static int
check_filters(struct kt_call *c, const struct shape_list *filters)
{
	const struct sm_filter *f = filters->items;
	size_t i;

	for (i = 0; i < filters->n; i++) {
		if (f[i].key == NULL)
			return kt_fail(c, SM_INVALID_PARAMETER,
			    "Invalid filter key");
		if (f[i].values.n == 0)
			return kt_fail(c, SM_INVALID_PARAMETER,
			    "Invalid filter values for key: %s", f[i].key);
	}
	return 0;
}

/*
 * What a token is good for.  A value cannot hold the marks between: its
 * pattern forbids them.
 */
static const char *
query_of(struct kt_call *c, const struct listing *l)
{
	const struct sm_filter *f = l->filters->items;
	struct kt_buf b;
	size_t i, k;

	kt_buf_init(&b, c->arena);
	kt_buf_printf(&b, "%d%d%d", (int)l->order, l->descending,
	    l->planned_deletion);
	for (i = 0; i < l->filters->n; i++) {
		kt_buf_printf(&b, ";%s", f[i].key);
		for (k = 0; k < f[i].values.n; k++)
			kt_buf_printf(&b, ",%s",
			    ((const char *const *)f[i].values.items)[k]);
	}
	return b.p;
}

static int
begin_page(struct kt_call *c, const struct listing *l, const char *query,
    struct secret_page *page)
{
	struct page_end end;

	*page = (struct secret_page){ .account = c->account,
	    .region = c->region, .order = l->order,
	    .descending = l->descending,
	    .planned_deletion = l->planned_deletion };
	/* One more tells whether there are more. */
	page->limit = l->filters->n == 0 ? l->limit + 1 : LOOKS_AT_FIRST;
	if (l->token == NULL)
		return 0;
	if (page_read(c, query, l->token, &end) != 0)
		return -1;
	page->continued = true;
	page->from_time = end.at;
	page->from_id = end.id;
	page->from_name = end.name;
	return 0;
}

static int
passes(struct kt_call *c, const struct listing *l, const struct secret *s,
    bool *yes)
{
	struct tag *tags = NULL;
	size_t n = 0;

	if (filter_needs_tags(l->filters) && s->tagged &&
	    store_tags(c->tx, s->content, &tags, &n) != STORE_OK)
		return dispatch_failed(c);
	*yes = filter_passes(l->filters, s, tags, n);
	return 0;
}

static int
go_on_after(struct kt_call *c, const char *query,
    const struct secret_page *page, const char **next)
{
	const struct page_end end = { page->from_time, page->from_id,
	    page->from_name };

	return page_token(c, query, &end, next);
}

/* Of rows[n] those that pass; 1: there is one too many, -1 failed. */
static int
take_rows(struct kt_call *c, const struct listing *l,
    struct secret_page *page, const struct secret *rows, size_t n,
    size_t *taken)
{
	bool yes = false;
	size_t i;

	for (i = 0; i < n; i++) {
		if (passes(c, l, &rows[i], &yes) != 0)
			return -1;
		if (yes && *taken == l->limit)
			return 1;
		if (yes && ((*taken)++, l->take(c, &rows[i]) != 0))
			return -1;
		page->continued = true;
		page->from_time = rows[i].at;
		page->from_id = rows[i].id;
		page->from_name = rows[i].name;
	}
	return 0;
}

int
list_page(struct kt_call *c, const struct listing *l, const char **next)
{
	size_t looks = 0, taken = 0, n, asked;
	struct secret_page page;
	struct secret *rows;
	const char *query;
	int rc;

	if (check_filters(c, l->filters) != 0)
		return -1;
	query = query_of(c, l);
	if (begin_page(c, l, query, &page) != 0)
		return -1;
	do {
		asked = page.limit;
		if (store_secret_list(c->tx, &page, &rows, &n) != STORE_OK)
			return dispatch_failed(c);
		rc = take_rows(c, l, &page, rows, n, &taken);
		looks += n;
		if (rc < 0)
			return -1;
		if (rc > 0 || (n == asked && looks >= LOOKS_MAX))
			return go_on_after(c, query, &page, next);
		page.limit = 2 * asked < LOOKS_MAX - looks ? 2 * asked :
		    LOOKS_MAX - looks;
	} while (n == asked);
	return 0;
}

/* --- ListSecrets --- */

static enum secret_order
order_of(const char *sort_by)
{
	static const struct {
		const char *name;
		enum secret_order order;
	} orders[] = {
		{ "created-date", SECRETS_BY_CREATED },
		{ "last-accessed-date", SECRETS_BY_ACCESSED },
		{ "last-changed-date", SECRETS_BY_CHANGED },
		{ "name", SECRETS_BY_NAME },
	};
	size_t i;

	for (i = 0; sort_by != NULL && i < N_ELEMENTS(orders); i++)
		if (strcmp(orders[i].name, sort_by) == 0)
			return orders[i].order;
	return SECRETS_BY_CREATED;
}

static int
describe_one(struct kt_call *c, const struct secret *s)
{
	struct sm_list_secrets_response *out = c->out;
	struct sm_description *entries = out->secret_list.items;

	return secret_describe(c, s, &entries[out->secret_list.n++]);
}

int
op_list_secrets(struct kt_call *c)
{
	const struct sm_list_secrets_request *in = c->in;
	struct sm_list_secrets_response *out = c->out;
	const struct listing l = {
		.filters = &in->filters,
		.order = order_of(in->sort_by),
		.descending = in->sort_order != NULL &&
		    strcmp(in->sort_order, "desc") == 0,
		.planned_deletion = in->include_planned_deletion == SHAPE_TRUE,
		.limit = in->max_results.set ? (size_t)in->max_results.v :
		    MAX_DEFAULT,
		.token = in->next_token,
		.take = describe_one,
	};

	out->secret_list.items = kt_arena_alloc(c->arena,
	    l.limit * sizeof(struct sm_description));
	return list_page(c, &l, &out->next_token);
}

/* --- ListSecretVersionIds --- */

static void
describe_version(struct kt_call *c, const struct secret *s,
    const struct version *v, struct sm_secret_versions_list_entry *out)
{
	const char **keys = kt_arena_alloc(c->arena, sizeof(*keys));

	/* A replica is encrypted with its own key. */
	keys[0] = s->origin != 0 ? s->kms_key_id : v->kms_key_id;
	if (secret_key_is_default(keys[0]))
		keys[0] = "DefaultEncryptionKey";
	out->version_id = v->id;
	out->last_accessed_date = v->accessed;
	out->created_date = v->created;
	out->kms_key_ids = (struct shape_list){ keys, 1 };
	out->version_stages = secret_stages(c, s, v->id);
}

/*
 * Those that have a value (API Reference: DescribeSecret shows the others), after
 * the serial *end; *end is then the last one's, or 0 at the end.
 */
static int
list_versions(struct kt_call *c, const struct secret *s, size_t limit,
    int64_t *end)
{
	const struct sm_list_secret_version_ids_request *in = c->in;
	struct sm_list_secret_version_ids_response *answer = c->out;
	struct shape_list *out = &answer->versions;
	struct sm_secret_versions_list_entry *items;
	int64_t after = *end;
	struct version *all;
	size_t i, n;

	if (store_version_list(c->tx, s, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	out->items = items = kt_arena_alloc(c->arena, (n + 1) * sizeof(*items));
	*end = 0;
	for (i = 0; i < n; i++) {
		if (all[i].serial <= after || all[i].kind == VERSION_EMPTY ||
		    (in->include_deprecated != SHAPE_TRUE &&
		    !store_label_on(s, all[i].id)))
			continue;
		if (out->n == limit) {		/* there are more */
			*end = after;
			return 0;
		}
		describe_version(c, s, &all[i], &items[out->n++]);
		after = all[i].serial;
	}
	return 0;
}

int
op_list_secret_version_ids(struct kt_call *c)
{
	const struct sm_list_secret_version_ids_request *in = c->in;
	struct sm_list_secret_version_ids_response *out = c->out;
	struct page_end end = { 0, 0, NULL };
	const char *query;
	struct secret s;

	if (secret_find(c, in->secret_id, &s) != 0)
		return -1;
	query = kt_arena_printf(c->arena, "%d%s",
	    in->include_deprecated != SHAPE_TRUE, s.arn);
	if (in->next_token != NULL &&
	    page_read(c, query, in->next_token, &end) != 0)
		return -1;
	out->arn = s.arn;
	out->name = s.name;
	if (list_versions(c, &s, in->max_results.set ?
	    (size_t)in->max_results.v : MAX_DEFAULT, &end.at) != 0)
		return -1;
	return end.at == 0 ? 0 : page_token(c, query, &end, &out->next_token);
}
