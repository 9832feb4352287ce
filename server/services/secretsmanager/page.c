/*
 * Page tokens: the last row a page showed, sealed with the store's key.  The
 * seal binds a token to its account, region, operation and query, so one that
 * was changed, or is brought to another, does not open.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "ops.h"

static const char *
place_of(struct kt_call *c, const char *query)
{
	return kt_arena_printf(c->arena, "page/%s/%s/%s/%s", c->account,
	    c->region, c->op->name, query);
}

int
page_token(struct kt_call *c, const char *query, const struct page_end *end,
    const char **token)
{
	const char *text = kt_arena_printf(c->arena, "%" PRId64 " %" PRId64
	    " %s", end->at, end->id, end->name != NULL ? end->name : "");
	struct kt_blob sealed;
	struct kt_buf b;

	if (store_seal(c->tx, place_of(c, query), (struct kt_blob){
	    (const uint8_t *)text, strlen(text) }, &sealed) != STORE_OK)
		return dispatch_failed(c);
	kt_buf_init(&b, c->arena);
	kt_base64_encode(&b, sealed);
	*token = b.p;
	return 0;
}

int
page_read(struct kt_call *c, const char *query, const char *token,
    struct page_end *end)
{
	struct kt_blob sealed, plain;
	char *p;

	if (kt_base64_decode(c->arena, token, strlen(token), &sealed) != 0 ||
	    store_unseal(c->tx, place_of(c, query), sealed, &plain) !=
	    STORE_OK)
		return kt_fail(c, SM_INVALID_NEXT_TOKEN,
		    "The NextToken value is invalid.");
	/* We wrote it: three parts, a blank between. */
	p = kt_arena_strndup(c->arena, (const char *)plain.p, plain.n);
	end->at = strtoll(p, &p, 10);
	end->id = strtoll(p, &p, 10);
	end->name = p + 1;
	return 0;
}
