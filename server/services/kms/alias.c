/* CreateAlias, UpdateAlias, DeleteAlias, ListAliases. */
#include <stdlib.h>
#include <string.h>

#include "auth/permit.h"
#include "ops.h"

static int
check_name(struct kt_call *c, const char *name)
{
	const char *rest = kt_after(name, "alias/");

	if (rest == NULL || *rest == '\0')
		return kt_fail(c, KT_VALIDATION, "Invalid identifier");
	if (strchr(name, ':') != NULL)
		return kt_fail(c, KT_VALIDATION, "%s contains invalid "
		    "characters for an alias", name);
	if (kt_after(rest, "aws/") != NULL)
		return kt_fail(c, KMS_INVALID_ALIAS_NAME, "%s is reserved: the "
		    "prefix alias/aws/ is of keys that AWS manages.", name);
	return 0;
}

/* The right to do it to the alias, which is another than that to the key. */
static int
ask(struct kt_call *c, const char *name)
{
	return auth_permit(c, c->op->name, alias_arn(c, c->account, c->region,
	    name));
}

static int
find_target(struct kt_call *c, const char *given, struct key *k)
{
	if (kt_after(given, "alias/") != NULL ||
	    strstr(given, ":alias/") != NULL)
		return kt_fail(c, KT_VALIDATION,
		    "Aliases must refer to keys. Not aliases");
	return key_of(c, given, KEY_UNPENDED, k);
}

int
op_kms_create_alias(struct kt_call *c)
{
	const struct kms_create_alias_request *in = c->in;
	struct dispatch_thing t = alias_thing(c->account, c->region,
	    in->alias_name);
	struct kms_alias_list_entry e = { .alias_name = in->alias_name,
	    .creation_date = c->now, .last_updated_date = c->now };
	struct key k;

	if (check_name(c, in->alias_name) != 0 ||
	    ask(c, in->alias_name) != 0 ||
	    find_target(c, in->target_key_id, &k) != 0)
		return -1;
	e.alias_arn = alias_arn(c, c->account, c->region, in->alias_name);
	e.target_key_id = k.meta->key_id;
	t.data = &e;
	switch (dispatch_thing_add(c, &t)) {
	case STORE_OK:     return 0;
	case STORE_EXISTS: return kt_fail(c, KMS_ALREADY_EXISTS, "An alias "
		    "with the name %s already exists", e.alias_arn);
	default:           return dispatch_failed(c);
	}
}

static int
find(struct kt_call *c, const char *name, struct dispatch_thing *t)
{
	*t = alias_thing(c->account, c->region, name);
	if (check_name(c, name) != 0 || ask(c, name) != 0)
		return -1;
	switch (dispatch_thing_get(c, t)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return kt_fail(c, KMS_NOT_FOUND,
		    "Alias %s is not found.", alias_arn(c, c->account,
		    c->region, name));
	default:              return dispatch_failed(c);
	}
}

int
op_kms_update_alias(struct kt_call *c)
{
	const struct kms_update_alias_request *in = c->in;
	struct kms_alias_list_entry *e;
	struct dispatch_thing t;
	struct key from, to;

	if (find(c, in->alias_name, &t) != 0)
		return -1;
	e = t.data;
	if (key_of(c, e->target_key_id, KEY_ANY, &from) != 0 ||
	    find_target(c, in->target_key_id, &to) != 0)
		return -1;
	e->target_key_id = to.meta->key_id;
	e->last_updated_date = c->now;
	return dispatch_thing_put(c, &t);
}

int
op_kms_delete_alias(struct kt_call *c)
{
	const struct kms_delete_alias_request *in = c->in;
	struct dispatch_thing t;
	struct key k;

	if (find(c, in->alias_name, &t) != 0 || key_of(c,
	    ((struct kms_alias_list_entry *)t.data)->target_key_id, KEY_ANY,
	    &k) != 0)
		return -1;
	return dispatch_thing_remove(c, &t);
}

/* --- all of them --- */

int
aliases_end(struct kt_call *c, const struct key *k)
{
	const struct thing_shelf shelf = key_shelf(k, KIND_ALIAS);
	struct kms_alias_list_entry *e;
	struct shape_list all;
	size_t i;

	if (list_things(c, &shelf, &kms_shape_alias_list_entry, &all) != 0)
		return -1;
	e = all.items;
	for (i = 0; i < all.n; i++)
		if (strcmp(e[i].target_key_id, k->meta->key_id) == 0 &&
		    store_thing_remove(c->tx, &shelf, e[i].alias_name) !=
		    STORE_OK)
			return dispatch_failed(c);
	return 0;
}

static int
by_name(const void *a, const void *b)
{
	const struct kms_alias_list_entry *x = a, *y = b;

	return strcmp(x->alias_name, y->alias_name);
}

/* AWS's own are there from the first day, their keys once they are used. */
static int
add_managed(struct kt_call *c, struct shape_list *to)
{
	struct kms_alias_list_entry *e = to->items;
	struct key k;
	size_t i;
	int used;

	for (i = 0; i < MANAGED_KEYS; i++) {
		if ((used = managed_used(c, i, &k)) < 0)
			return -1;
		e[to->n] = (struct kms_alias_list_entry){ .alias_name =
		    managed_name(i), .alias_arn = alias_arn(c, c->account,
		    c->region, managed_name(i)) };
		if (used) {
			e[to->n].target_key_id = k.meta->key_id;
			e[to->n].creation_date = k.meta->creation_date;
			e[to->n].last_updated_date = k.meta->creation_date;
		}
		to->n++;
	}
	qsort(e, to->n, sizeof(*e), by_name);
	return 0;
}

static void
keep_those_of(struct shape_list *all, const char *key_id)
{
	struct kms_alias_list_entry *e = all->items;
	size_t i, n = 0;

	for (i = 0; i < all->n; i++)
		if (e[i].target_key_id != NULL &&
		    strcmp(e[i].target_key_id, key_id) == 0)
			e[n++] = e[i];
	all->n = n;
}

int
op_kms_list_aliases(struct kt_call *c)
{
	const struct kms_list_aliases_request *in = c->in;
	const struct thing_shelf here = { c->account, c->region, KIND_ALIAS };
	const struct list_page page = { .limit = in->limit,
	    .marker = in->marker, .usual = 50, .of = in->key_id,
	    .size = sizeof(struct kms_alias_list_entry),
	    .place = offsetof(struct kms_alias_list_entry, alias_name) };
	struct kms_list_aliases_response *out = c->out;
	struct key k;

	if (auth_permit(c, c->op->name, "*") != 0 ||
	    (in->key_id != NULL && key_of(c, in->key_id, KEY_ANY, &k) != 0) ||
	    list_things(c, &here, &kms_shape_alias_list_entry,
	    &out->aliases) != 0 || add_managed(c, &out->aliases) != 0)
		return -1;
	if (in->key_id != NULL)
		keep_those_of(&out->aliases, k.meta->key_id);
	if (list_cut(c, &page, &out->aliases, &out->next_marker) != 0)
		return -1;
	out->truncated = shape_bool(out->next_marker != NULL);
	return 0;
}
