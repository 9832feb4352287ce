/* Where a secret probably lies, by place and name: see sql.h. */
#include "handle.h"
#include "sql.h"

/*
 * A slot is the upper bits of a name's hash above the id found last for it.
 * It knows a few other names by mistake, and forgets one for another; slots of
 * names that nobody asks for take no memory.
 */
#define SLOTS (UINT32_C(1) << 20)
#define ID_BITS 24	/* those above are sought each time */
#define ID_MASK ((UINT32_C(1) << ID_BITS) - 1)

hint_slot *
hint_new(void)
{
	return kt_alloc(SLOTS * sizeof(hint_slot));
}

/* FNV-1a, its halves laid together: the slot's number, and above the name's. */
static uint32_t
hash(int64_t place, const char *name)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325) ^ (uint64_t)place;

	for (; *name != '\0'; name++)
		h = (h ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
	return (uint32_t)(h ^ h >> 32);
}

int64_t
hint_get(const struct store_tx *tx, int64_t place, const char *name)
{
	uint32_t h = hash(place, name);
	uint32_t slot = atomic_load_explicit(&tx->store->hints[h % SLOTS],
	    memory_order_relaxed);

	return ((slot ^ h) & ~ID_MASK) == 0 ? slot & ID_MASK : 0;
}

void
hint_put(struct store_tx *tx, int64_t place, const char *name, int64_t id)
{
	uint32_t h = hash(place, name);

	if (id <= ID_MASK)
		atomic_store_explicit(&tx->store->hints[h % SLOTS],
		    (h & ~ID_MASK) | (uint32_t)id, memory_order_relaxed);
}
