/*
 * Tags of users, roles, policies and instance profiles.  IAM User Guide, "Tags for
 * IAM resources": keys of users and roles are not told apart by case, and keep the
 * one they were given last; those of the others are.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "managed.h"

#define TAGS_MAX 50

/* --- changing them --- */

static size_t
place_of(const struct noun *n, const struct shape_list *list, const char *key)
{
	const struct iam_tag *t = list->items;
	size_t i;

	for (i = 0; i < list->n && !noun_same_tag(n, t[i].key, key); i++)
		;
	return i;
}

static int
add_all(struct kt_call *c, const struct noun *n, struct dispatch_thing *t)
{
	const struct iam_tag_request *in = c->in;
	const struct iam_tag *tags = in->tags.items;
	struct shape_list *list = noun_list(t->data, n->tags);
	struct iam_tag *tag;
	size_t i, at;

	if (noun_check_tags(c, n, &in->tags) != 0)
		return -1;
	for (i = 0; i < in->tags.n; i++) {
		at = place_of(n, list, tags[i].key);
		tag = at < list->n ? (struct iam_tag *)list->items + at :
		    noun_insert(c, list, sizeof(*tag), at);
		*tag = tags[i];
	}
	return list->n <= TAGS_MAX ? dispatch_thing_put(c, t) : kt_fail(c,
	    IAM_LIMIT_EXCEEDED, "The number of tags has reached the maximum "
	    "limit.");
}

static int
drop_all(struct kt_call *c, const struct noun *n, struct dispatch_thing *t)
{
	const struct iam_untag_request *in = c->in;
	const char *const *keys = in->tag_keys.items;
	struct shape_list *list = noun_list(t->data, n->tags);
	size_t i, at;

	for (i = 0; i < in->tag_keys.n; i++) {
		at = place_of(n, list, keys[i]);
		if (at < list->n)
			noun_drop(list, sizeof(struct iam_tag), at);
	}
	return dispatch_thing_put(c, t);
}

static int
by_key(const void *a, const void *b)
{
	return strcmp(((const struct iam_tag *)a)->key,
	    ((const struct iam_tag *)b)->key);
}

static int
list(struct kt_call *c, const struct noun *n, struct dispatch_thing *t)
{
	const struct iam_list_tags_request *in = c->in;
	struct iam_tags_listed *out = c->out;
	struct pager p = { .marker = in->marker, .max_items = in->max_items,
	    .is_truncated = &out->is_truncated, .next = &out->marker };
	const struct shape_list *all = noun_list(t->data, n->tags);
	struct iam_tag *tags = kt_arena_alloc(c->arena,
	    (all->n + 1) * sizeof(*tags));
	size_t i;

	if (pager_open(c, &p) != 0)
		return -1;
	if (all->n > 0)
		memcpy(tags, all->items, all->n * sizeof(*tags));
	qsort(tags, all->n, sizeof(*tags), by_key);
	out->tags.items = tags;
	for (i = 0; i < all->n; i++) {
		if (strcmp(tags[i].key, p.after) <= 0)
			continue;
		if (!pager_takes(c, &p, tags[i].key))
			break;
		tags[out->tags.n++] = tags[i];
	}
	return 0;
}

/* --- of each --- */

typedef int act(struct kt_call *c, const struct noun *n,
    struct dispatch_thing *t);

static int
with(struct kt_call *c, const struct noun *n, const char *name, act *do_it)
{
	struct dispatch_thing t;

	return noun_find(c, n, name, NULL, &t) != 0 || (do_it != list &&
	    noun_check_modifiable(c, n, t.data) != 0) ? -1 :
	    do_it(c, n, &t);
}

int
op_tag_user(struct kt_call *c)
{
	const struct iam_tag_request *in = c->in;

	return with(c, &noun_user, in->user_name, add_all);
}

int
op_untag_user(struct kt_call *c)
{
	const struct iam_untag_request *in = c->in;

	return with(c, &noun_user, in->user_name, drop_all);
}

int
op_list_user_tags(struct kt_call *c)
{
	const struct iam_list_tags_request *in = c->in;

	return with(c, &noun_user, in->user_name, list);
}

int
op_tag_role(struct kt_call *c)
{
	const struct iam_tag_request *in = c->in;

	return with(c, &noun_role, in->role_name, add_all);
}

int
op_untag_role(struct kt_call *c)
{
	const struct iam_untag_request *in = c->in;

	return with(c, &noun_role, in->role_name, drop_all);
}

int
op_list_role_tags(struct kt_call *c)
{
	const struct iam_list_tags_request *in = c->in;

	return with(c, &noun_role, in->role_name, list);
}

int
op_tag_instance_profile(struct kt_call *c)
{
	const struct iam_tag_request *in = c->in;

	return with(c, &noun_instance_profile, in->instance_profile_name,
	    add_all);
}

int
op_untag_instance_profile(struct kt_call *c)
{
	const struct iam_untag_request *in = c->in;

	return with(c, &noun_instance_profile, in->instance_profile_name,
	    drop_all);
}

int
op_list_instance_profile_tags(struct kt_call *c)
{
	const struct iam_list_tags_request *in = c->in;

	return with(c, &noun_instance_profile, in->instance_profile_name,
	    list);
}

/* A policy's name is in its ARN. */
int
op_tag_policy(struct kt_call *c)
{
	const struct iam_tag_request *in = c->in;
	struct dispatch_thing t;

	return managed_find_mine(c, in->policy_arn, NULL, &t) != 0 ? -1 :
	    add_all(c, &noun_policy, &t);
}

int
op_untag_policy(struct kt_call *c)
{
	const struct iam_untag_request *in = c->in;
	struct dispatch_thing t;

	return managed_find_mine(c, in->policy_arn, NULL, &t) != 0 ? -1 :
	    drop_all(c, &noun_policy, &t);
}

int
op_list_policy_tags(struct kt_call *c)
{
	const struct iam_list_tags_request *in = c->in;
	struct dispatch_thing t;

	return managed_find(c, in->policy_arn, NULL, &t) != 0 ? -1 :
	    list(c, &noun_policy, &t);
}
