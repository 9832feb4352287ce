/* Things, which lie in the store as the JSON of their shape (store/thing.h). */
#include <string.h>

#include "dispatch.h"
#include "keyturn/log.h"
#include "wire/wire.h"

static struct thing
row_of(struct kt_call *c, const struct dispatch_thing *t)
{
	struct kt_buf json;

	kt_buf_init(&json, c->arena);
	wire_encode_json(&json, t->shape, t->data);
	kt_buf_char(&json, '\0');
	return (struct thing){ t->name, json.p, t->secret };
}

enum store_rc
dispatch_thing_add(struct kt_call *c, const struct dispatch_thing *t)
{
	struct thing row = row_of(c, t);

	return store_thing_add(c->tx, &t->shelf, &row);
}

int
dispatch_thing_put(struct kt_call *c, const struct dispatch_thing *t)
{
	struct thing row = row_of(c, t);
	enum store_rc rc = store_thing_put(c->tx, &t->shelf, &row);

	if (rc == STORE_NOT_FOUND)
		rc = store_thing_add(c->tx, &t->shelf, &row);
	return rc == STORE_OK ? 0 : dispatch_failed(c);
}

int
dispatch_thing_remove(struct kt_call *c, const struct dispatch_thing *t)
{
	return store_thing_remove(c->tx, &t->shelf, t->name) == STORE_FAILED ?
	    dispatch_failed(c) : 0;
}

enum store_rc
dispatch_thing_get(struct kt_call *c, struct dispatch_thing *t)
{
	struct thing row;
	enum store_rc rc = store_thing_get(c->tx, &t->shelf, t->name, &row);

	if (rc != STORE_OK)
		return rc;
	t->secret = row.secret;
	t->data = kt_arena_alloc(c->arena, t->shape->size);
	if (wire_decode_shape(c, row.shape, strlen(row.shape), t->shape,
	    t->data) == 0)
		return STORE_OK;
	/* What the client sent is not what is malformed. */
	kt_log(KT_LOG_ERROR, "%s %s: the row of %s %s is not of its shape: %s",
	    c->request_id, c->op->name, t->shelf.kind, t->name,
	    c->message != NULL ? c->message : "no JSON");
	c->err = KT_OK;
	c->message = NULL;
	return STORE_FAILED;
}
