/* A record as it lies in the buffer and in files: a head, then its texts. */
#ifndef TRAIL_RECORD_H
#define TRAIL_RECORD_H

#include "trail.h"

struct record_head {
	uint64_t sum;		/* of all behind it; 0 until it is written */
	uint32_t size;		/* all of it, a multiple of 8 */
	uint32_t flags;
	int64_t at;
	int64_t event;		/* the last of the store's so far */
	uint8_t id[TRAIL_ID];
	uint32_t n[TRAIL_TEXTS];
};

/* How much room it takes. */
size_t record_size(const struct trail_record *r);
/* Writes so much to `to`, which is aligned. */
void record_write(const struct trail_record *r, size_t size, void *to);
/* It gets an id and a sum: nothing of it is changed any more. */
void record_seal(struct record_head *h, int64_t event);

/*
 * The whole record at the beginning of n bytes, or NULL: there is none, or it is
 * torn.  Without `checked` its sum is believed.
 */
const struct record_head *record_at(const void *p, size_t n, bool checked);
/* Texts stay where they are. */
void record_read(const struct record_head *h, struct trail_record *r);

bool record_is_cut(const struct record_head *h);
struct trail_string record_text(const struct record_head *h,
    enum trail_text which);

#endif
