/* Pages of lists; a marker is the key of the last that was shown. */
#include "noun.h"

#define PAGE_DEFAULT 100	/* API Reference, MaxItems */
#define BATCH 200

/* What a marker is good for: one list of one account. */
static const char *
place_of(struct kt_call *c)
{
	return kt_arena_join(c->arena, "iam/", c->account, "/", c->op->name,
	    NULL);
}

int
pager_open(struct kt_call *c, struct pager *p)
{
	p->limit = p->max_items.set ? (size_t)p->max_items.v : PAGE_DEFAULT;
	p->after = "";
	*p->is_truncated = SHAPE_FALSE;
	if (p->marker == NULL)
		return 0;
	p->after = dispatch_token_text(c, place_of(c), p->marker);
	return p->after != NULL ? 0 :
	    kt_fail(c, KT_VALIDATION, "Invalid Marker.");
}

bool
pager_takes(struct kt_call *c, struct pager *p, const char *key)
{
	if (p->limit > 0) {
		p->limit--;
		p->after = key;
		return true;
	}
	*p->is_truncated = SHAPE_TRUE;
	(void)dispatch_token(c, place_of(c), p->after, p->next);
	return false;
}

/* --- things --- */

static int
read_row(struct kt_call *c, const struct noun *n, const struct thing *row,
    void **data)
{
	*data = kt_arena_alloc(c->arena, n->row->size);
	if (dispatch_kept(c, row->shape, n->row, *data) == 0)
		return 0;
	c->err = KT_OK;		/* it is no fault of the client's */
	c->message = NULL;
	return dispatch_failed(c);
}

int
noun_each(struct kt_call *c, const struct noun *n, const char *after,
    int (*see)(struct kt_call *c, const struct thing *row, void *data,
    void *arg), void *arg)
{
	struct thing_page page = { { c->account, STORE_GLOBAL, n->kind },
	    after, BATCH };
	struct thing *rows;
	void *data;
	size_t i, k;
	int rc;

	do {
		if (store_things(c->tx, &page, &rows, &k) != STORE_OK)
			return dispatch_failed(c);
		for (i = 0; i < k; i++) {
			if (read_row(c, n, &rows[i], &data) != 0)
				return -1;
			rc = see(c, &rows[i], data, arg);
			if (rc != 0)
				return rc;
			page.after = rows[i].name;
		}
	} while (k == BATCH);
	return 0;
}

struct gathering {
	const struct noun *noun;
	struct noun_page *page;
	struct kt_buf found;	/* structs of the noun */
};

/* 1: the page is full. */
static int
gather(struct kt_call *c, const struct thing *row, void *data, void *arg)
{
	struct gathering *g = arg;
	const char *prefix = g->page->path_prefix;

	if (prefix != NULL &&
	    kt_after(noun_text(data, g->noun->path), prefix) == NULL)
		return 0;
	if (g->page->fits != NULL && !g->page->fits(c, data))
		return 0;
	if (!pager_takes(c, &g->page->pager, row->name))
		return 1;
	kt_buf_add(&g->found, data, g->noun->row->size);
	return 0;
}

int
noun_list_page(struct kt_call *c, const struct noun *n, struct noun_page *p,
    struct shape_list *out)
{
	struct gathering g = { .noun = n, .page = p };

	kt_buf_init(&g.found, c->arena);
	if (pager_open(c, &p->pager) != 0 ||
	    noun_each(c, n, p->pager.after, gather, &g) < 0)
		return -1;
	*out = (struct shape_list){ g.found.n > 0 ? (void *)g.found.p :
	    kt_arena_alloc(c->arena, 1), g.found.n / n->row->size };
	return 0;
}
