/* TagResource, UntagResource, ListResourceTags. */
#include <stdlib.h>
#include <string.h>

#include "ops.h"

#define TAGS_MAX 50

static int
check(struct kt_call *c, const struct shape_list *tags)
{
	const struct kms_tag *t = tags->items;
	size_t i, k;

	for (i = 0; i < tags->n; i++) {
		if (kt_after(t[i].tag_key, "aws:") != NULL)
			return kt_fail(c, KMS_TAG,
			    "Tags beginning with aws: are reserved");
		for (k = 0; k < i; k++)
			if (strcmp(t[i].tag_key, t[k].tag_key) == 0)
				return kt_fail(c, KMS_TAG,
				    "Duplicate tag keys");
	}
	return 0;
}

static int
by_key(const void *a, const void *b)
{
	const struct kms_tag *x = a, *y = b;

	return strcmp(x->tag_key, y->tag_key);
}

static void
put(struct kms_tag *all, size_t *n, const struct kms_tag *t)
{
	size_t i;

	for (i = 0; i < *n && strcmp(all[i].tag_key, t->tag_key) != 0; i++)
		;
	all[i] = *t;
	if (i == *n)
		(*n)++;
}

int
tags_merge(struct kt_call *c, struct key *k, const struct shape_list *tags)
{
	const struct kms_tag *more = tags->items;
	struct kms_tag *all = kt_arena_alloc(c->arena,
	    (k->tags.n + tags->n + 1) * sizeof(*all));
	size_t i, n = k->tags.n;

	if (check(c, tags) != 0)
		return -1;
	if (n > 0)
		memcpy(all, k->tags.items, n * sizeof(*all));
	for (i = 0; i < tags->n; i++)
		put(all, &n, &more[i]);
	if (n > TAGS_MAX)
		return kt_fail(c, KMS_TAG, "Too many tags");
	qsort(all, n, sizeof(*all), by_key);
	k->tags = (struct shape_list){ all, n };
	return 0;
}

int
op_kms_tag_resource(struct kt_call *c)
{
	const struct kms_tag_resource_request *in = c->in;
	struct key k;

	return key_of(c, in->key_id, KEY_UNPENDED, &k) != 0 ||
	    tags_merge(c, &k, &in->tags) != 0 ? -1 : key_save(c, &k);
}

int
op_kms_untag_resource(struct kt_call *c)
{
	const struct kms_untag_resource_request *in = c->in;
	struct kms_tag *t;
	struct key k;
	size_t i, n = 0;

	if (key_of(c, in->key_id, KEY_UNPENDED, &k) != 0)
		return -1;
	t = k.tags.items;
	for (i = 0; i < k.tags.n; i++)
		if (!shape_lists(&in->tag_keys, t[i].tag_key))
			t[n++] = t[i];
	k.tags.n = n;
	return key_save(c, &k);
}

int
op_kms_list_resource_tags(struct kt_call *c)
{
	const struct kms_list_resource_tags_request *in = c->in;
	const struct list_page page = { .limit = in->limit,
	    .marker = in->marker, .usual = TAGS_MAX, .of = in->key_id,
	    .size = sizeof(struct kms_tag),
	    .place = offsetof(struct kms_tag, tag_key) };
	struct kms_list_resource_tags_response *out = c->out;
	struct key k;

	if (key_of(c, in->key_id, KEY_ANY, &k) != 0)
		return -1;
	out->tags = k.tags;
	if (out->tags.items == NULL)
		out->tags.items = kt_arena_alloc(c->arena, 1);
	if (list_cut(c, &page, &out->tags, &out->next_marker) != 0)
		return -1;
	out->truncated = shape_bool(out->next_marker != NULL);
	return 0;
}
