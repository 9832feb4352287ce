/* Pages of lists: every one is made whole and cut, for none is long. */
#include <string.h>

#include "ops.h"

int
list_things(struct kt_call *c, const struct thing_shelf *in,
    const struct shape *shape, struct shape_list *out)
{
	struct thing *all;
	char *items;
	size_t i, n;

	if (store_things(c->tx, &(struct thing_page){ .shelf = *in,
	    .limit = LIST_ALL }, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	items = kt_arena_alloc(c->arena, (n + LIST_MORE) * shape->size);
	for (i = 0; i < n; i++)
		if (dispatch_kept(c, all[i].shape, shape, items +
		    i * shape->size) != 0)
			return -1;
	*out = (struct shape_list){ items, n };
	return 0;
}

/* What a marker is good for: one list, and nothing else. */
static const char *
place_of(struct kt_call *c, const struct list_page *page)
{
	return kt_arena_join(c->arena, "kms/", c->account, "/", c->region, "/",
	    c->op->name, "/", page->of != NULL ? page->of : "", NULL);
}

static int
read_marker(struct kt_call *c, const struct list_page *page,
    const char **after)
{
	*after = page->marker == NULL ? "" :
	    dispatch_token_text(c, place_of(c, page), page->marker);
	return *after != NULL ? 0 : kt_fail(c, KMS_INVALID_MARKER, "Could not "
	    "deserialize marker '%s'", page->marker);
}

static const char *
name_of(const struct list_page *page, const struct shape_list *all, size_t i)
{
	const char *name;

	memcpy(&name, (const char *)all->items + i * page->size + page->place,
	    sizeof(name));
	return name;
}

/* The first behind `after`, which may be gone: then by the order of names. */
static size_t
begin(const struct list_page *page, const struct shape_list *all,
    const char *after)
{
	size_t i;

	for (i = 0; *after != '\0' && i < all->n; i++)
		if (strcmp(name_of(page, all, i), after) == 0)
			return i + 1;
	for (i = 0; i < all->n &&
	    strcmp(name_of(page, all, i), after) <= 0; i++)
		;
	return i;
}

int
list_cut(struct kt_call *c, const struct list_page *page,
    struct shape_list *all, const char **next)
{
	size_t most = page->limit.set ? (size_t)page->limit.v : page->usual;
	const char *after;
	size_t from;

	if (read_marker(c, page, &after) != 0)
		return -1;
	from = begin(page, all, after);
	all->items = (char *)all->items + from * page->size;
	all->n -= from;
	if (all->n <= most)
		return 0;
	all->n = most;
	return dispatch_token(c, place_of(c, page),
	    name_of(page, all, most - 1), next);
}
