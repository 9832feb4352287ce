/* What groups of all kinds have in common. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "group.h"
#include "store/groups.h"

#define NAME_MAX_CHARS 255
#define ALL 100000		/* groups of a kind are few */

static struct dispatch_thing
thing_of(const struct kt_call *c, const struct group_kind *k, const char *name)
{
	return (struct dispatch_thing){ .shelf = { c->account, c->region,
	    k->shelf }, .name = name, .shape = k->shape };
}

static bool
is_name(const struct group_kind *k, const char *s)
{
	size_t n = strlen(s), i;

	if (n == 0 || n > NAME_MAX_CHARS || !isascii(s[0]) ||
	    !isalpha((unsigned char)s[0]) || s[n - 1] == '-' ||
	    strstr(s, "--") != NULL)
		return false;
	for (i = 0; i < n; i++)
		if (!isascii(s[i]) || (!isalnum((unsigned char)s[i]) &&
		    strchr(k->letters, s[i]) == NULL))
			return false;
	return true;
}

/* As it is stored; NULL after kt_fail. */
static const char *
stored_name(struct kt_call *c, const struct group_kind *k, const char *value)
{
	const char *lower = rule_lower(c, value);

	if (!is_name(k, lower) && !group_is_own(c, k, lower)) {
		(void)rule_no_identifier(c, k->param, "");
		return NULL;
	}
	return lower;
}

const char *
group_named(struct kt_call *c, const struct group_kind *k, const char *value)
{
	const char *name = kt_after(value, rule_arn(c, k->arn, ""));

	name = stored_name(c, k, name != NULL ? name : value);
	return name != NULL && rule_permit(c, k->arn, name) == 0 ? name : NULL;
}

int
group_text(struct kt_call *c, const char *param, const char *text)
{
	return *text != '\0' ? 0 : kt_fail(c, KT_PARAMETER_VALUE, "The "
	    "parameter %s must be provided and must not be blank.", param);
}

/* That one of those by themselves, or NULL. */
static void *
own_named(struct kt_call *c, const struct group_kind *k, const char *name)
{
	void *data = kt_arena_alloc(c->arena, k->shape->size);
	const char *own;
	size_t i;

	for (i = 0; (own = k->own(c, i, data)) != NULL; i++) {
		if (strcmp(own, name) == 0)
			return data;
		memset(data, 0, k->shape->size);
	}
	return NULL;
}

bool
group_is_own(struct kt_call *c, const struct group_kind *k, const char *name)
{
	return own_named(c, k, name) != NULL;
}

int
group_get(struct kt_call *c, const struct group_kind *k, const char *name,
    void **data)
{
	struct dispatch_thing t = thing_of(c, k, name);

	if ((*data = own_named(c, k, name)) != NULL)
		return 1;
	switch (dispatch_thing_get(c, &t)) {
	case STORE_OK:        *data = t.data; return 1;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
}

void *
group_find(struct kt_call *c, const struct group_kind *k, const char *name)
{
	void *data;

	if (group_get(c, k, name, &data) == 0)
		(void)kt_fail(c, k->missing, "%s%s%s", k->missing_text[0],
		    name, k->missing_text[1]);
	return c->err == KT_OK ? data : NULL;
}

void *
group_used(struct kt_call *c, const struct group_kind *k, const char *value)
{
	const char *name = stored_name(c, k, value);

	return name == NULL ? NULL : group_find(c, k, name);
}

const char *
group_tagged(struct kt_call *c, const struct group_kind *k, const char *value)
{
	const char *name = group_named(c, k, value);

	return name != NULL && group_find(c, k, name) != NULL ? name : NULL;
}

int
group_add(struct kt_call *c, const struct group_kind *k,
    const struct group_new *g)
{
	struct dispatch_thing t = thing_of(c, k, g->name);

	t.data = g->data;
	if (group_is_own(c, k, g->name))
		return 1;
	switch (dispatch_thing_add(c, &t)) {
	case STORE_OK:     return rule_tags_give(c, rule_arn(c, k->arn,
		    g->name), g->tags);
	case STORE_EXISTS: return 1;
	default:           return dispatch_failed(c);
	}
}

int
group_save(struct kt_call *c, const struct group_kind *k, const char *name,
    void *data)
{
	struct dispatch_thing t = thing_of(c, k, name);

	t.data = data;
	return dispatch_thing_put(c, &t);
}

int
group_remove(struct kt_call *c, const struct group_kind *k, const char *name)
{
	struct dispatch_thing t = thing_of(c, k, name);

	if (dispatch_thing_remove(c, &t) != 0)
		return -1;
	return rule_tags_remove(c->tx, rule_arn(c, k->arn, name)) == STORE_OK ?
	    0 : dispatch_failed(c);
}

/* --- lists --- */

/* One that a list may show; data NULL: its row is not read yet. */
struct item {
	const char *name;
	void *data;
};

static int
by_name(const void *a, const void *b)
{
	const struct item *const l = a, *const r = b;

	return strcmp(l->name, r->name);
}

/* All of a kind, in the order of their names; 0 or -1. */
static int
gather(struct kt_call *c, const struct group_kind *k, struct item **out,
    size_t *n)
{
	const struct thing_page page = { { c->account, c->region, k->shelf },
	    NULL, ALL };
	struct thing *things;
	struct item *all;
	const char *name;
	size_t kept, own = 0, i;
	void *data = kt_arena_alloc(c->arena, k->shape->size);

	if (store_things(c->tx, &page, &things, &kept) != STORE_OK)
		return dispatch_failed(c);
	while (k->own(c, own, data) != NULL)
		own++;
	*out = all = kt_arena_alloc(c->arena, (own + kept + 1) * sizeof(*all));
	for (i = 0; i < own; i++) {
		data = kt_arena_alloc(c->arena, k->shape->size);
		name = k->own(c, i, data);
		all[i] = (struct item){ name, data };
	}
	for (i = 0; i < kept; i++)
		all[own + i].name = things[i].name;
	*n = own + kept;
	qsort(all, *n, sizeof(*all), by_name);
	return 0;
}

/* *to becomes a copy of what item is, unless it does not fit: 0.  1, or -1. */
static int
take(struct kt_call *c, const struct group_kind *k, const struct item *item,
    const struct group_page *p, void *to)
{
	void *data = item->data;

	if (data == NULL && (data = group_find(c, k, item->name)) == NULL)
		return -1;
	if (p->fits != NULL && !p->fits(c, data))
		return 0;
	memcpy(to, data, k->shape->size);
	return 1;
}

static int
list(struct kt_call *c, const struct group_kind *k,
    const struct group_page *p, struct shape_list *out)
{
	const struct rds_describe in = { .max_records = p->max_records,
	    .marker = p->marker };
	struct db_page page = { NULL };
	struct item *all = NULL;
	size_t n = 0, i, size = k->shape->size;
	char *items;
	int rc;

	if (rule_page(c, &in, &page) != 0 ||
	    rule_permit(c, k->arn, "*") != 0 || gather(c, k, &all, &n) != 0)
		return -1;
	out->items = items = kt_arena_alloc(c->arena, (page.limit + 1) * size);
	for (i = 0; i < n; i++) {
		if (page.after != NULL && strcmp(all[i].name, page.after) <= 0)
			continue;
		rc = take(c, k, &all[i], p, items + out->n * size);
		if (rc < 0)
			return -1;
		if (rc > 0 && out->n == page.limit)
			break;
		if (rc > 0) {
			out->n++;
			page.after = all[i].name;
		}
	}
	if (i < n)
		*p->next = rule_marker(c, page.after);
	return 0;
}

int
group_describe(struct kt_call *c, const struct group_kind *k,
    const struct group_page *p, struct shape_list *out)
{
	const char *name;

	if (p->name == NULL)
		return list(c, k, p, out);
	if ((name = group_named(c, k, p->name)) == NULL ||
	    (out->items = group_find(c, k, name)) == NULL)
		return -1;
	out->n = 1;
	return 0;
}

int
group_user(struct kt_call *c, const char *member, const char *name,
    const char **who)
{
	const struct db_page page = { .account = c->account,
	    .region = c->region };

	switch (store_given(c->tx, &page, member, name, who)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: *who = NULL; return 0;
	default:              return dispatch_failed(c);
	}
}
