/*
 * Indexes for the orders of ListSecrets, in which a page is a seek.  Each makes
 * every CreateSecret dearer, those of dates that move every PutSecretValue too,
 * and few ever ask for them: so an index is made, by the writer, behind the
 * first list in its order, which is sorted without.  It stays from then on.
 */
#include <stdlib.h>

#include "handle.h"
#include "keyturn/clock.h"
#include "sql.h"

/* After an index could not be made: a full disk is not to be hammered. */
#define ORDER_PAUSE (60 * KT_SECOND)

/*
 * Those awaiting deletion apart.  By name the key of the table serves, which
 * does not part them: they are few, and go.
 */
static const char *const indexes[SECRET_ORDERS] = {
	[SECRETS_BY_CREATED] = "CREATE INDEX IF NOT EXISTS secret_by_created "
	    "ON secret (place, deleted > 0, created)",
	[SECRETS_BY_ACCESSED] = "CREATE INDEX IF NOT EXISTS secret_by_accessed "
	    "ON secret (place, deleted > 0, accessed)",
	[SECRETS_BY_CHANGED] = "CREATE INDEX IF NOT EXISTS secret_by_changed "
	    "ON secret (place, deleted > 0, changed)",
};

struct making {
	struct store_work work;
	struct store *store;
	enum secret_order order;
};

static int
making_run(struct store_work *work, struct store_tx *tx)
{
	const struct making *m = (struct making *)(void *)work;

	return sql_run(tx, indexes[m->order], "") == STORE_OK ? 0 : -1;
}

static void
making_done(struct store_work *work, bool kept)
{
	struct making *m = (struct making *)(void *)work;
	struct store *s = m->store;

	if (!kept || work->rc != 0) {
		s->orders_after = kt_mono_ms() + ORDER_PAUSE;
		atomic_fetch_and(&s->orders, ~(1u << m->order));
	}
	free(m);
}

void
order_want(struct store *s, enum secret_order order)
{
	unsigned bit = 1u << order;
	struct making *m;

	if (indexes[order] == NULL || (atomic_load(&s->orders) & bit) != 0 ||
	    kt_mono_ms() < s->orders_after ||
	    (atomic_fetch_or(&s->orders, bit) & bit) != 0)
		return;
	m = kt_alloc(sizeof(*m));
	m->work = (struct store_work){ .run = making_run, .done = making_done,
	    .alone = true };
	m->store = s;
	m->order = order;
	store_write(s, &m->work);
}
