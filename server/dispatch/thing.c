/* Things, which lie in the store as the JSON of their shape (store/thing.h). */
#include <string.h>

#include "dispatch.h"
#include "wire/wire.h"

enum store_rc
dispatch_thing_add(struct kt_call *c, const struct dispatch_thing *t)
{
	struct thing row = { .name = t->name };
	struct kt_buf json;

	kt_buf_init(&json, c->arena);
	wire_encode_json(&json, t->shape, t->data);
	kt_buf_char(&json, '\0');
	row.shape = json.p;
	return store_thing_add(c->tx, &t->shelf, &row);
}

enum store_rc
dispatch_thing_get(struct kt_call *c, struct dispatch_thing *t)
{
	struct thing row;
	enum store_rc rc = store_thing_get(c->tx, &t->shelf, t->name, &row);

	if (rc != STORE_OK)
		return rc;
	t->data = kt_arena_alloc(c->arena, t->shape->size);
	return wire_decode_shape(c, row.shape, strlen(row.shape), t->shape,
	    t->data) == 0 ? STORE_OK : STORE_FAILED;
}
