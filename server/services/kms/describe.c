/* DescribeKey, ListKeys, UpdateKeyDescription. */
#include <stdlib.h>
#include <string.h>

#include "ops.h"

int
op_kms_describe_key(struct kt_call *c)
{
	const struct kms_describe_key_request *in = c->in;
	struct kms_describe_key_response *out = c->out;
	struct key k;

	if (grant_check(c, &in->grant_tokens) != 0 ||
	    key_of(c, in->key_id, KEY_ALIASED, &k) != 0)
		return -1;
	out->key_metadata = k.meta;
	return 0;
}

int
op_kms_update_key_description(struct kt_call *c)
{
	const struct kms_update_key_description_request *in = c->in;
	struct key k;

	if (key_of(c, in->key_id, KEY_UNPENDED, &k) != 0)
		return -1;
	k.meta->description = in->description;
	return key_save(c, &k);
}

/* --- ListKeys --- */

static int
by_id(const void *a, const void *b)
{
	const struct kms_key_list_entry *x = a, *y = b;

	return strcmp(x->key_id, y->key_id);
}

/* AWS's own, where they are used, in the room that there is. */
static int
add_managed(struct kt_call *c, struct shape_list *to)
{
	struct kms_key_list_entry *e = to->items;
	struct key k;
	size_t i;
	int used;

	for (i = 0; i < MANAGED_KEYS; i++) {
		if ((used = managed_used(c, i, &k)) < 0)
			return -1;
		if (used)
			e[to->n++] = (struct kms_key_list_entry){
			    k.meta->key_id, k.meta->arn };
	}
	qsort(e, to->n, sizeof(*e), by_id);
	return 0;
}

/* Nobody shares keys by RAM. */
static bool
own_wanted(const struct shape_list *owners)
{
	return owners->n == 0 || shape_lists(owners, "SELF");
}

int
op_kms_list_keys(struct kt_call *c)
{
	const struct kms_list_keys_request *in = c->in;
	const struct thing_shelf here = { c->account, c->region, KIND_KEY };
	const struct list_page page = { .limit = in->limit,
	    .marker = in->marker, .usual = 100,
	    .size = sizeof(struct kms_key_list_entry),
	    .place = offsetof(struct kms_key_list_entry, key_id) };
	struct kms_list_keys_response *out = c->out;
	struct kms_key_list_entry *e;
	struct thing *all;
	size_t i, n = 0;

	if (own_wanted(&in->resource_owners) && store_things(c->tx,
	    &(struct thing_page){ .shelf = here, .limit = LIST_ALL }, &all,
	    &n) != STORE_OK)
		return dispatch_failed(c);
	e = kt_arena_alloc(c->arena, (n + MANAGED_KEYS) * sizeof(*e));
	for (i = 0; i < n; i++)
		e[i] = (struct kms_key_list_entry){ all[i].name, key_arn(c,
		    c->account, c->region, all[i].name) };
	out->keys = (struct shape_list){ e, n };
	if ((own_wanted(&in->resource_owners) &&
	    add_managed(c, &out->keys) != 0) ||
	    list_cut(c, &page, &out->keys, &out->next_marker) != 0)
		return -1;
	out->truncated = shape_bool(out->next_marker != NULL);
	return 0;
}
