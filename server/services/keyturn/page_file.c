/* The page's style, script and picture, as they lie in the program. */
#include <string.h>

#include "page.h"

static const struct page_file {
	const char *name, *sum;
	size_t n;
	const unsigned char *bytes;
} files[] = {
#include "page.inc"
};

/* With the HTML of a view, which is less than these, all of it is 60 KiB. */
_Static_assert(PAGE_BYTES <= 40 * 1024, "the page is to be small");

static const struct {
	const char *ends, *type;
} types[] = {
	{ ".css", "text/css; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
};

/* One of the model's enum. */
static const struct page_file *
file_of(const char *name)
{
	size_t i = 0;

	while (strcmp(files[i].name, name) != 0)
		i++;
	return &files[i];
}

static const char *
type_of(const char *name)
{
	size_t i = 0;

	while (strcmp(strrchr(name, '.'), types[i].ends) != 0)
		i++;
	return types[i].type;
}

/* It may be another after each start, so it is asked for by its sum. */
int
op_get_page_file(struct kt_call *c)
{
	const struct own_get_page_file_request *in = c->in;
	const struct page_file *f = file_of(in->name);
	const char *known = kt_header(&c->request, "If-None-Match"), *sum;
	struct kt_header *h;

	h = kt_arena_alloc(c->arena, 3 * sizeof(*h));
	sum = kt_arena_printf(c->arena, "\"%s\"", f->sum);
	h[0] = (struct kt_header){ "ETag", sum };
	h[1] = (struct kt_header){ "Cache-Control", "no-cache" };
	h[2] = (struct kt_header){ "X-Content-Type-Options", "nosniff" };
	c->answer.headers = h;
	c->answer.n_headers = 3;
	c->answer.content_type = type_of(f->name);
	if (known != NULL && strstr(known, sum) != NULL)
		c->answer.status = 304;
	else
		kt_buf_add(&c->answer.body, f->bytes, f->n);
	return 0;
}
