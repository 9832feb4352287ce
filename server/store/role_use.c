/* When roles were used last, in the file: things, by the roles' ids. */
#include <string.h>

#include "key_use.h"
#include "keyturn/json.h"
#include "thing.h"

static struct thing_shelf
shelf_of(const char *account)
{
	return (struct thing_shelf){ account, STORE_GLOBAL, "role:use" };
}

enum store_rc
role_use_write(struct store_tx *tx, const struct use *e)
{
	const struct thing_shelf on = shelf_of(e->account);
	struct thing t = { .name = e->id };
	struct kt_buf b;
	enum store_rc rc;

	kt_buf_init(&b, tx->arena);
	kt_buf_printf(&b, "{\"At\":%lld,\"Region\":", (long long)e->at);
	kt_json_quote(&b, e->region, strlen(e->region));
	kt_buf_char(&b, '}');
	t.shape = b.p;
	rc = store_thing_put(tx, &on, &t);
	return rc == STORE_NOT_FOUND ? store_thing_add(tx, &on, &t) : rc;
}

static enum store_rc
read_use(struct store_tx *tx, const struct thing *t, struct access_key *k)
{
	const struct kt_json *v;

	if (kt_json_parse(tx->arena, t->shape, strlen(t->shape), &v) != 0 ||
	    kt_json_integer(kt_json_member(v, "At"), &k->last_used) != 0) {
		strcpy(tx->error, "the last use of a role cannot be read");
		return STORE_FAILED;
	}
	k->last_region = kt_json_string(kt_json_member(v, "Region"));
	return STORE_OK;
}

enum store_rc
store_role_use_find(struct store_tx *tx, struct access_key *k)
{
	const struct thing_shelf on = shelf_of(k->account);
	struct thing t;
	enum store_rc rc = store_thing_get(tx, &on, k->id, &t);

	k->last_used = 0;
	if (rc == STORE_OK)
		rc = read_use(tx, &t, k);
	else if (rc == STORE_NOT_FOUND)
		rc = STORE_OK;
	if (rc == STORE_OK)
		key_use_tell(tx->store->key_uses, tx->arena, k);
	return rc;
}

enum store_rc
store_role_use_remove(struct store_tx *tx, const struct access_key *k)
{
	const struct thing_shelf on = shelf_of(k->account);
	enum store_rc rc = store_thing_remove(tx, &on, k->id);

	key_use_forget(tx->store->key_uses, k->id);
	return rc == STORE_NOT_FOUND ? STORE_OK : rc;
}
