/* ListSecrets and ListSecretVersionIds. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ops.h"

#define MAX_DEFAULT 100

/*
 * A page token is the place of the last row seen, so that it survives what is
 * inserted and deleted between pages: "<time> <id> <name>" in base64.
 */
static const char *
token_make(struct kt_call *c, const struct secret *s)
{
	const char *text = kt_arena_printf(c->arena,
	    "%" PRId64 " %" PRId64 " %s", s->created, s->id, s->name);
	struct kt_buf b;

	kt_buf_init(&b, c->arena);
	kt_base64_encode(&b, (struct kt_blob){ (const uint8_t *)text,
	    strlen(text) });
	return b.p;
}

static int
bad_token(struct kt_call *c)
{
	return kt_fail(c, KT_INVALID_NEXT_TOKEN,
	    "The NextToken value is invalid.");
}

static int
token_read(struct kt_call *c, const char *token, struct secret_page *page)
{
	struct kt_blob raw;
	char *text, *end;

	if (kt_base64_decode(c->arena, token, strlen(token), &raw) != 0)
		return bad_token(c);
	text = kt_arena_strndup(c->arena, (const char *)raw.p, raw.n);
	page->from_time = strtoll(text, &end, 10);
	if (end == text || *end != ' ')
		return bad_token(c);
	page->from_id = strtoll(text = end + 1, &end, 10);
	if (end == text || *end != ' ')
		return bad_token(c);
	page->from_name = end + 1;
	page->continued = true;
	return 0;
}

static int
check_filters(struct kt_call *c, const struct shape_list *filters)
{
	const struct sm_filter *f = filters->items;
	size_t i;

	for (i = 0; i < filters->n; i++) {
		if (f[i].key == NULL)
			return kt_fail(c, KT_INVALID_PARAMETER,
			    "Invalid filter key");
		if (f[i].values.n == 0)
			return kt_fail(c, KT_INVALID_PARAMETER,
			    "Invalid filter values for key: %s", f[i].key);
	}
	return 0;
}

/* 1: s passes the filters and is in the answer; 2: it would not fit. */
static int
list_one(struct kt_call *c, const struct secret *s, size_t limit)
{
	const struct in_list_secrets *in = c->in;
	struct out_list_secrets *out = c->out;
	struct out_describe *entries = out->secrets.items;
	struct tag *tags;
	size_t n;

	if (store_tags(c->tx, s->content, &tags, &n) != STORE_OK)
		return dispatch_failed(c);
	if (!filter_passes(&in->filters, s, tags, n))
		return 0;
	if (out->secrets.n == limit)
		return 2;
	return secret_describe(c, s, &entries[out->secrets.n++]) == 0 ? 1 : -1;
}

/* Row after row until the answer is full or there are no more. */
static int
collect(struct kt_call *c, struct secret_page *page, size_t limit)
{
	struct out_list_secrets *out = c->out;
	struct secret *s, last = { .id = 0 };
	size_t i, n;

	page->limit = limit + 1;	/* one more tells whether there are */
	do {
		if (store_secret_list(c->tx, page, &s, &n) != STORE_OK)
			return dispatch_failed(c);
		for (i = 0; i < n; i++) {
			int rc = list_one(c, &s[i], limit);

			if (rc < 0)
				return -1;
			if (rc == 2) {
				out->next_token = token_make(c, &last);
				return 0;
			}
			last = s[i];
		}
		page->continued = true;
		page->from_time = last.created;
		page->from_id = last.id;
		page->from_name = last.name;
	} while (n == page->limit);
	return 0;
}

int
op_list_secrets(struct kt_call *c)
{
	const struct in_list_secrets *in = c->in;
	struct out_list_secrets *out = c->out;
	struct secret_page page = { .account = c->account,
	    .region = c->region };
	size_t limit = in->max_results.set ? (size_t)in->max_results.v :
	    MAX_DEFAULT;

	if (check_filters(c, &in->filters) != 0)
		return -1;
	page.planned_deletion = in->planned_deletion == SHAPE_TRUE;
	page.by_name = in->sort_by != NULL && strcmp(in->sort_by, "name") == 0;
	page.descending = in->sort_order != NULL &&
	    strcmp(in->sort_order, "desc") == 0;
	if (in->next_token != NULL &&
	    token_read(c, in->next_token, &page) != 0)
		return -1;
	out->secrets.items = kt_arena_alloc(c->arena,
	    limit * sizeof(struct out_describe));
	return collect(c, &page, limit);
}

/* --- ListSecretVersionIds --- */

static void
describe_version(struct kt_call *c, const struct secret *s,
    const struct version *v, struct out_version *out)
{
	const char **keys = kt_arena_alloc(c->arena, sizeof(*keys));

	keys[0] = s->kms_key_id != NULL ? s->kms_key_id :
	    "DefaultEncryptionKey";
	out->version_id = v->id;
	out->accessed = v->accessed;
	out->created = v->created;
	out->kms_key_ids = (struct shape_list){ keys, 1 };
}

/* Versions from the one after the token on; "<version id>" in base64. */
static int
skip_to(struct kt_call *c, const char *token, const struct version *all,
    size_t n, size_t *from)
{
	struct kt_blob raw;
	size_t i;

	if (token == NULL)
		return 0;
	if (kt_base64_decode(c->arena, token, strlen(token), &raw) != 0)
		return bad_token(c);
	for (i = 0; i < n; i++)
		if (strlen(all[i].id) == raw.n &&
		    memcmp(all[i].id, raw.p, raw.n) == 0) {
			*from = i + 1;
			return 0;
		}
	return bad_token(c);
}

static void
next_version_page(struct kt_call *c, const char *last)
{
	struct out_list_versions *out = c->out;
	struct kt_buf b;

	kt_buf_init(&b, c->arena);
	kt_base64_encode(&b, (struct kt_blob){ (const uint8_t *)last,
	    strlen(last) });
	out->next_token = b.p;
}

int
op_list_secret_version_ids(struct kt_call *c)
{
	const struct in_list_versions *in = c->in;
	struct out_list_versions *out = c->out;
	size_t limit = in->max_results.set ? (size_t)in->max_results.v :
	    MAX_DEFAULT, from = 0, i, n, n_labels;
	struct out_version *items;
	struct version *all;
	struct label *labels;
	struct secret s;

	if (secret_find(c, in->secret_id, &s) != 0)
		return -1;
	if (store_version_list(c->tx, s.content, &all, &n) != STORE_OK ||
	    store_labels(c->tx, s.content, &labels, &n_labels) != STORE_OK)
		return dispatch_failed(c);
	if (skip_to(c, in->next_token, all, n, &from) != 0)
		return -1;
	out->arn = s.arn;
	out->name = s.name;
	out->versions.items = items = kt_arena_alloc(c->arena,
	    (n + 1) * sizeof(*items));
	for (i = from; i < n; i++) {
		struct shape_list stages = secret_stages(c, labels, n_labels,
		    all[i].id);

		if (stages.n == 0 && in->deprecated != SHAPE_TRUE)
			continue;
		if (out->versions.n == limit) {
			next_version_page(c, items[limit - 1].version_id);
			break;
		}
		items[out->versions.n].stages = stages;
		describe_version(c, &s, &all[i], &items[out->versions.n++]);
	}
	return 0;
}
