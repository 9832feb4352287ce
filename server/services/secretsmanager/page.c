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
	return dispatch_token(c, place_of(c, query), kt_arena_printf(c->arena,
	    "%" PRId64 " %" PRId64 " %s", end->at, end->id,
	    end->name != NULL ? end->name : ""), token);
}

int
page_read(struct kt_call *c, const char *query, const char *token,
    struct page_end *end)
{
	const char *text = dispatch_token_text(c, place_of(c, query), token);
	char *p;

	if (text == NULL)
		return kt_fail(c, SM_INVALID_NEXT_TOKEN,
		    "The NextToken value is invalid.");
	/* We wrote it: three parts, a blank between. */
	p = kt_arena_strdup(c->arena, text);
	end->at = strtoll(p, &p, 10);
	end->id = strtoll(p, &p, 10);
	end->name = p + 1;
	return 0;
}
