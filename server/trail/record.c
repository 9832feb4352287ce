/* See record.h. */
#include "record.h"

#include <string.h>

#include "keyturn/crypto.h"

enum { READ_ONLY = 1 << 8, CUT = 1 << 9, WHO = 0xff };

#define TEXTS_AT sizeof(struct record_head)
_Static_assert(sizeof(struct record_head) % sizeof(uint64_t) == 0, "in words");

void
trail_put(struct trail_record *r, enum trail_text which, const char *s)
{
	if (s != NULL)
		r->text[which] = (struct trail_string){ s, strlen(s) };
}

size_t
record_size(const struct trail_record *r)
{
	size_t n = TEXTS_AT, i;

	for (i = 0; i < TRAIL_TEXTS; i++)
		n += r->text[i].n;
	return (n + 7) / 8 * 8;
}

void
record_write(const struct trail_record *r, size_t size, void *to)
{
	struct record_head *h = to;
	char *p = (char *)to + TEXTS_AT;
	size_t i;

	h->sum = 0;
	h->size = (uint32_t)size;
	h->flags = (uint32_t)r->who | (r->read_only ? READ_ONLY : 0) |
	    (r->cut ? CUT : 0);
	h->at = r->at;
	h->event = r->event;
	for (i = 0; i < TRAIL_TEXTS; i++) {
		h->n[i] = (uint32_t)r->text[i].n;
		if (r->text[i].n > 0)
			memcpy(p, r->text[i].p, r->text[i].n);
		p += r->text[i].n;
	}
	memset(p, 0, (size_t)((char *)to + size - p));
}

static void
stir(uint64_t *sum, uint64_t word)
{
	*sum = (*sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	*sum ^= *sum >> 29;
}

/*
 * Word by word, four sums in turn, which a processor makes side by side: what half
 * a write leaves behind is told, no forger.
 */
static uint64_t
sum_of(const struct record_head *h)
{
	const char *p = (const char *)h;
	uint64_t sums[4] = { h->size }, sum = 0, word;
	size_t i;

	for (i = 1; i < h->size / sizeof(word); i++) {	/* behind h->sum */
		memcpy(&word, p + i * sizeof(word), sizeof(word));
		stir(&sums[i % N_ELEMENTS(sums)], word);
	}
	for (i = 0; i < N_ELEMENTS(sums); i++)
		stir(&sum, sums[i]);
	return sum | 1;
}

void
record_seal(struct record_head *h, int64_t event)
{
	h->event = event;
	kt_random(h->id, sizeof(h->id));
	h->id[6] = (h->id[6] & 0x0f) | 0x40;	/* of a UUID, version 4 */
	h->id[8] = (h->id[8] & 0x3f) | 0x80;
	h->sum = sum_of(h);
}

static bool
is_whole(const struct record_head *h, size_t n)
{
	uint64_t texts = TEXTS_AT;
	size_t i;

	if (h->size > n || h->size < TEXTS_AT || h->size % 8 != 0 ||
	    h->sum == 0)
		return false;
	for (i = 0; i < TRAIL_TEXTS; i++)
		texts += h->n[i];
	return texts <= h->size;
}

const struct record_head *
record_at(const void *p, size_t n, bool checked)
{
	const struct record_head *h = p;

	if (n < TEXTS_AT || !is_whole(h, n))
		return NULL;
	return !checked || h->sum == sum_of(h) ? h : NULL;
}

struct trail_string
record_text(const struct record_head *h, enum trail_text which)
{
	const char *p = (const char *)h + TEXTS_AT;
	size_t i;

	for (i = 0; i < (size_t)which; i++)
		p += h->n[i];
	return (struct trail_string){ p, h->n[which] };
}

bool
record_is_cut(const struct record_head *h)
{
	return (h->flags & CUT) != 0;
}

void
record_read(const struct record_head *h, struct trail_record *r)
{
	const char *p = (const char *)h + TEXTS_AT;
	size_t i;

	*r = (struct trail_record){ .at = h->at, .event = h->event,
	    .who = (enum trail_who)(h->flags & WHO),
	    .read_only = (h->flags & READ_ONLY) != 0,
	    .cut = record_is_cut(h) };
	memcpy(r->id, h->id, sizeof(r->id));
	for (i = 0; i < TRAIL_TEXTS; p += h->n[i++])
		r->text[i] = (struct trail_string){ p, h->n[i] };
}
