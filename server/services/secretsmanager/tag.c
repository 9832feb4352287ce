/* TagResource, UntagResource, and the tags of a new secret. */
#include <string.h>

#include "ops.h"

#define TAGS_MAX 50	/* API Reference, TagResource: 50 tags a secret */
#define RESERVED "aws:"

static int
check_key(struct kt_call *c, const char *key)
{
	if (key == NULL)
		return kt_fail(c, SM_INVALID_PARAMETER,
		    "A tag needs both a Key and a Value.");
	if (c->by == NULL && kt_after(key, RESERVED) != NULL)
		return kt_fail(c, SM_INVALID_PARAMETER, "You can't modify "
		    "system tags. Tag key: '%s'.", key);
	return 0;
}

/* Each key once, with a value, and none of AWS's own. */
static int
check_tags(struct kt_call *c, const struct shape_list *tags)
{
	const struct sm_tag *t = tags->items;
	size_t i, j;

	for (i = 0; i < tags->n; i++) {
		if (check_key(c, t[i].key) != 0)
			return -1;
		if (t[i].value == NULL)
			return kt_fail(c, SM_INVALID_PARAMETER,
			    "A tag needs both a Key and a Value.");
		for (j = 0; j < i; j++)
			if (strcmp(t[i].key, t[j].key) == 0)
				return kt_fail(c, SM_INVALID_PARAMETER,
				    "You can't specify the tag key %s more "
				    "than once.", t[i].key);
	}
	return 0;
}

static int
check_count(struct kt_call *c, size_t n)
{
	return n <= TAGS_MAX ? 0 : kt_fail(c, SM_LIMIT_EXCEEDED, "You can't "
	    "attach more than %d tags to a secret.", TAGS_MAX);
}

int
tags_put(struct kt_call *c, const struct secret *s,
    const struct shape_list *tags)
{
	const struct sm_tag *t = tags->items;
	struct tag *all;
	size_t i, n;

	/* So many cannot fit, and checking each against each would take long. */
	if (check_count(c, tags->n) != 0 || check_tags(c, tags) != 0)
		return -1;
	for (i = 0; i < tags->n; i++) {
		struct tag tag = { t[i].key, t[i].value };

		if (store_tag_put(c->tx, s->content, &tag) != STORE_OK)
			return dispatch_failed(c);
	}
	if (tags->n == 0)
		return 0;
	return store_tags(c->tx, s->content, &all, &n) == STORE_OK ?
	    check_count(c, n) : dispatch_failed(c);
}

int
op_tag_resource(struct kt_call *c)
{
	const struct sm_tag_resource_request *in = c->in;
	struct secret s;

	if (secret_find_tagged(c, in->secret_id, &s) != 0 ||
	    tags_put(c, &s, &in->tags) != 0 || secret_keeps(c, &s) != 0)
		return -1;
	return secret_changed(c, &s);
}

/*
 * API Reference, UntagResource: a key that is not there is no error, and where
 * none is "the secret metadata is unchanged".
 */
int
op_untag_resource(struct kt_call *c)
{
	const struct sm_untag_resource_request *in = c->in;
	const char *const *key = in->tag_keys.items;
	enum store_rc rc;
	bool any = false;
	struct secret s;
	size_t i;

	if (secret_find_tagged(c, in->secret_id, &s) != 0)
		return -1;
	for (i = 0; i < in->tag_keys.n; i++)
		if (check_key(c, key[i]) != 0)
			return -1;
	for (i = 0; i < in->tag_keys.n; i++) {
		rc = store_tag_remove(c->tx, s.content, key[i]);
		if (rc == STORE_FAILED)
			return dispatch_failed(c);
		any = any || rc == STORE_OK;
	}
	if (!any)
		return 0;
	return secret_keeps(c, &s) == 0 ? secret_changed(c, &s) : -1;
}
