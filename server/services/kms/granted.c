/*
 * Grants as they lie in the store: things KEY/GRANT, that hold from the moment
 * they are there.  A token is that name, sealed, so that none has to be kept.
 */
#include <string.h>

#include "ops.h"

#define TOKEN_PLACE "kms/grant"

const char *
grant_name(struct kt_call *c, const char *key_id, const char *grant_id)
{
	return kt_arena_join(c->arena, key_id, "/", grant_id, NULL);
}

struct dispatch_thing
grant_thing(const struct thing_shelf *shelf, const char *name)
{
	return (struct dispatch_thing){ .shelf = *shelf, .name = name,
	    .shape = &kms_shape_grant_list_entry };
}

int
grants_of(struct kt_call *c, const struct key *k, struct shape_list *out)
{
	const struct thing_shelf shelf = key_shelf(k, KIND_GRANT);
	struct kms_grant_list_entry *e;
	size_t i, n = 0;

	if (list_things(c, &shelf, &kms_shape_grant_list_entry, out) != 0)
		return -1;
	e = out->items;
	for (i = 0; i < out->n; i++)
		if (strcmp(e[i].key_id, k->meta->arn) == 0)
			e[n++] = e[i];
	out->n = n;
	return 0;
}

int
grants_end(struct kt_call *c, const struct key *k)
{
	const struct thing_shelf shelf = key_shelf(k, KIND_GRANT);
	const struct kms_grant_list_entry *e;
	struct shape_list all;
	size_t i;

	if (grants_of(c, k, &all) != 0)
		return -1;
	e = all.items;
	for (i = 0; i < all.n; i++)
		if (store_thing_remove(c->tx, &shelf, grant_name(c,
		    k->meta->key_id, e[i].grant_id)) != STORE_OK)
			return dispatch_failed(c);
	return 0;
}

/* --- tokens --- */

int
grant_token(struct kt_call *c, const struct key *k, const char *grant_id,
    const char **token)
{
	return dispatch_token(c, TOKEN_PLACE, kt_arena_join(c->arena,
	    k->account, "/", k->region, "/", k->meta->key_id, "/", grant_id,
	    NULL), token);
}

int
grant_of(struct kt_call *c, const char *token, struct dispatch_thing *t)
{
	const char *text = dispatch_token_text(c, TOKEN_PLACE, token);
	struct thing_shelf shelf = { .kind = KIND_GRANT };
	char *p;

	if (text == NULL)
		return kt_fail(c, KMS_INVALID_GRANT_TOKEN, NULL);
	p = kt_arena_strdup(c->arena, text);
	shelf.account = p;
	*(p = strchr(p, '/')) = '\0';
	shelf.region = ++p;
	*(p = strchr(p, '/')) = '\0';
	*t = grant_thing(&shelf, p + 1);
	switch (dispatch_thing_get(c, t)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return kt_fail(c, KMS_INVALID_GRANT_TOKEN, NULL);
	default:              return dispatch_failed(c);
	}
}

int
grant_check(struct kt_call *c, const struct shape_list *tokens)
{
	const char *const *token = tokens->items;
	struct dispatch_thing t;
	size_t i;

	for (i = 0; i < tokens->n; i++)
		if (grant_of(c, token[i], &t) != 0)
			return -1;
	return 0;
}
