/*
 * Tags of users, roles, policies and instance profiles.  IAM User Guide, "Tags for
 * IAM resources": keys of users and roles are not told apart by case, and keep the
 * one they were given last; those of the others are.
 */
#include <stdlib.h>
#include <string.h>

#include "managed.h"
#include "oidc.h"

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

/* Whom a request names: one of them; a policy's name is in its ARN. */
struct whose {
	const char *user, *role, *profile, *policy;
};

typedef int act(struct kt_call *c, const struct noun *n,
    struct dispatch_thing *t);

static int
with_policy(struct kt_call *c, const char *arn, act *do_it)
{
	struct dispatch_thing t;

	return (do_it == list ? managed_find : managed_find_mine)(c, arn, NULL,
	    &t) != 0 ? -1 : do_it(c, &noun_policy, &t);
}

static int
with(struct kt_call *c, const struct whose *w, act *do_it)
{
	const struct noun *n = w->user != NULL ? &noun_user :
	    w->role != NULL ? &noun_role : &noun_instance_profile;
	const char *name = w->user != NULL ? w->user :
	    w->role != NULL ? w->role : w->profile;
	struct dispatch_thing t;

	if (w->policy != NULL)
		return with_policy(c, w->policy, do_it);
	return noun_find(c, n, name, NULL, &t) != 0 || (do_it != list &&
	    noun_check_modifiable(c, n, t.data) != 0) ? -1 :
	    do_it(c, n, &t);
}

int
op_tag(struct kt_call *c)
{
	const struct iam_tag_request *in = c->in;

	return with(c, &(struct whose){ in->user_name, in->role_name,
	    in->instance_profile_name, in->policy_arn }, add_all);
}

int
op_untag(struct kt_call *c)
{
	const struct iam_untag_request *in = c->in;

	return with(c, &(struct whose){ in->user_name, in->role_name,
	    in->instance_profile_name, in->policy_arn }, drop_all);
}

int
op_list_tags(struct kt_call *c)
{
	const struct iam_list_tags_request *in = c->in;

	return with(c, &(struct whose){ in->user_name, in->role_name,
	    in->instance_profile_name, in->policy_arn }, list);
}

int
op_tag_open_id_connect_provider(struct kt_call *c)
{
	const struct iam_tag_request *in = c->in;
	struct dispatch_thing t;

	return oidc_find(c, in->open_id_connect_provider_arn, &t) != 0 ? -1 :
	    add_all(c, &noun_oidc, &t);
}

int
op_untag_open_id_connect_provider(struct kt_call *c)
{
	const struct iam_untag_request *in = c->in;
	struct dispatch_thing t;

	return oidc_find(c, in->open_id_connect_provider_arn, &t) != 0 ? -1 :
	    drop_all(c, &noun_oidc, &t);
}

int
op_list_open_id_connect_provider_tags(struct kt_call *c)
{
	const struct iam_list_tags_request *in = c->in;
	struct dispatch_thing t;

	return oidc_find(c, in->open_id_connect_provider_arn, &t) != 0 ? -1 :
	    list(c, &noun_oidc, &t);
}
