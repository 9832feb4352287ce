/* Where a secret probably lies, by place and name: see sql.h. */
#include "handle.h"
#include "sql.h"

/*
 * A slot is the upper bits of a name's hash above the id found last for it.
 * It knows a few other names by mistake, and forgets one for two others.  Low
 * ids use few of the slots, which then stay in the processor's cache; when those
 * become more, half the names are where none is sought, and found anew.
 */
#define SLOTS (UINT32_C(1) << 20)
#define SLOTS_AN_ID 32
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

/* The first of the two that h may be in; they share a line of cache. */
static hint_slot *
slots_of(const struct store_tx *tx, uint32_t h)
{
	return &tx->store->hints[h & ~UINT32_C(1) & atomic_load_explicit(
	    &tx->store->hints_mask, memory_order_relaxed)];
}

static uint32_t
look(hint_slot *slot)
{
	return atomic_load_explicit(slot, memory_order_relaxed);
}

static bool
is_of(uint32_t slot, uint32_t h)
{
	return ((slot ^ h) & ~ID_MASK) == 0;
}

int64_t
hint_get(const struct store_tx *tx, int64_t place, const char *name)
{
	uint32_t h = hash(place, name);
	hint_slot *slots = slots_of(tx, h);
	uint32_t slot = look(&slots[0]);

	if (!is_of(slot, h))
		slot = look(&slots[1]);
	return is_of(slot, h) ? slot & ID_MASK : 0;
}

static void
widen(struct store *s, uint32_t id)
{
	uint32_t mask = atomic_load_explicit(&s->hints_mask,
	    memory_order_relaxed);

	if (mask / SLOTS_AN_ID >= id || mask == SLOTS - 1)
		return;
	while (mask / SLOTS_AN_ID < id && mask < SLOTS - 1)
		mask = 2 * mask + 1;
	(void)atomic_fetch_or_explicit(&s->hints_mask, mask,
	    memory_order_relaxed);
}

void
hint_put(struct store_tx *tx, int64_t place, const char *name, int64_t id)
{
	uint32_t h = hash(place, name), former;
	hint_slot *slots;

	if (id > ID_MASK)
		return;
	widen(tx->store, (uint32_t)id);
	slots = slots_of(tx, h);
	former = look(&slots[0]);
	if (former != 0 && !is_of(former, h))
		atomic_store_explicit(&slots[1], former, memory_order_relaxed);
	atomic_store_explicit(&slots[0], (h & ~ID_MASK) | (uint32_t)id,
	    memory_order_relaxed);
}
