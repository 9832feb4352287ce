/* What of an input is kept, to be shown as it was given (models/SERVICE.ops). */
#include <string.h>

#include "dispatch.h"
#include "keyturn/shape.h"
#include "wire/wire.h"

const char *
dispatch_json(struct kt_call *c, const struct shape *s, const void *data)
{
	struct kt_buf b;

	kt_buf_init(&b, c->arena);
	wire_encode_json(&b, s, data);
	kt_buf_char(&b, '\0');
	return b.p;
}

const char *
dispatch_keep(struct kt_call *c, const struct shape *s, const void *in)
{
	struct shape_field *kept = kt_arena_alloc(c->arena,
	    (s->n + 1) * sizeof(*kept));
	size_t i, n = 0;

	for (i = 0; i < s->n; i++)
		if (s->fields[i].flags & SHAPE_KEPT)
			kept[n++] = s->fields[i];
	return dispatch_json(c, &(struct shape){ s->size, kept, n }, in);
}

bool
dispatch_fits(const char *pattern, const char *s)
{
	return pattern_matches(pattern, s);
}

int
dispatch_kept(struct kt_call *c, const char *kept, const struct shape *s,
    void *out)
{
	return kept == NULL ? 0 :
	    wire_decode_shape(c, kept, strlen(kept), s, out);
}
