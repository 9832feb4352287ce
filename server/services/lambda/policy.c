/* A function's resource policy: its statements are things of the store. */
#include "ops.h"
#include "store/thing.h"

#define STATEMENTS_MAX 1000

struct thing_shelf
function_policy_shelf(struct kt_call *c, const struct function_home *f)
{
	return (struct thing_shelf){ f->account, f->region, kt_arena_printf(
	    c->arena, "lambda:permission:%s", f->name) };
}

/* What it is known by until it is another. */
static const char *
revision(struct kt_call *c, const struct kt_buf *policy)
{
	char hex[65];

	kt_sha256_hex(policy->p, policy->n, hex);
	return kt_arena_printf(c->arena, "%.8s-%.4s-%.4s-%.4s-%.12s", hex,
	    hex + 8, hex + 12, hex + 16, hex + 20);
}

int
function_policy(struct kt_call *c, const struct function_home *f,
    struct function_policy *out)
{
	const struct thing_page page = { function_policy_shelf(c, f), NULL,
	    STATEMENTS_MAX };
	struct thing *all;
	struct kt_buf b;
	size_t i, n;

	if (store_things(c->tx, &page, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	kt_buf_init(&b, c->arena);
	kt_buf_str(&b, "{\"Version\":\"2012-10-17\",\"Id\":\"default\","
	    "\"Statement\":[");
	for (i = 0; i < n; i++)
		kt_buf_printf(&b, "%s%s", i == 0 ? "" : ",", all[i].shape);
	kt_buf_str(&b, "]}");
	*out = (struct function_policy){ n == 0 ? NULL : b.p,
	    revision(c, &b) };
	return 0;
}

int
function_no_policy(struct kt_call *c)
{
	return kt_fail(c, LAMBDA_RESOURCE_NOT_FOUND,
	    "The resource you requested does not exist.");
}
