/*
 * Shapes: what an operation takes and gives, as tables.  models/generate makes
 * them of AWS's models, member for member; one decoder and one encoder a
 * protocol and one checker serve them all.
 *
 * How a member lies in its C struct (all bits zero: absent):
 *
 *   SHAPE_STRING   const char *
 *   SHAPE_BOOL     enum shape_bool
 *   SHAPE_INTEGER  struct shape_int
 *   SHAPE_FLOAT    struct shape_float
 *   SHAPE_TIME     int64_t, milliseconds since the epoch
 *   SHAPE_BLOB     struct kt_blob
 *   SHAPE_STRUCT   pointer to the struct that .of describes
 *   SHAPE_LIST     struct shape_list of what .each describes; structs lie in
 *                  it themselves, not pointers
 *   SHAPE_MAP      struct shape_list of structs, a const char *key and then
 *                  what .each describes, at its .place
 */
#ifndef KEYTURN_SHAPE_H
#define KEYTURN_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "keyturn/crypto.h"

enum shape_type {
	SHAPE_STRING, SHAPE_BOOL, SHAPE_INTEGER, SHAPE_FLOAT, SHAPE_TIME,
	SHAPE_BLOB, SHAPE_STRUCT, SHAPE_LIST, SHAPE_MAP
};

enum shape_bool { SHAPE_UNSET, SHAPE_FALSE, SHAPE_TRUE };

struct shape_int {
	bool set;
	int64_t v;
};

struct shape_float {
	bool set;
	double v;
};

struct shape_list {
	void *items;		/* NULL: absent; n may be 0 otherwise */
	size_t n;
};

enum {	/* flags */
	SHAPE_REQUIRED = 1 << 0,
	SHAPE_SENSITIVE = 1 << 1,	/* never printed in an error */
	SHAPE_LONG = 1 << 2,	/* the model's long: a word in a refusal */
	SHAPE_FLAT = 1 << 3,	/* query: a list or map without its items' name */
	SHAPE_SECONDS = 1 << 13,	/* query: of a time, without milliseconds */
	/* what models/SERVICE.ops says of a member of an input (.why) */
	SHAPE_IGNORED = 1 << 4,	/* changes nothing, and is named in the log */
	SHAPE_REFUSED = 1 << 5,	/* whoever gives it is refused */
	SHAPE_KEPT = 1 << 11,	/* shown as given, and nothing else comes of it */
	SHAPE_WAITS = 1 << 12,	/* until its window, unless it is to be at once */
	/* where REST has it, when it is not in the body */
	SHAPE_IN_PATH = 1 << 6,
	SHAPE_IN_QUERY = 1 << 7,
	SHAPE_IN_HEADER = 1 << 8,
	SHAPE_IS_BODY = 1 << 9,
	SHAPE_IS_STATUS = 1 << 10
};

struct shape_field {
	const char *name;		/* the model's */
	enum shape_type type;
	size_t place;			/* offsetof */
	unsigned flags;
	int64_t min, max;		/* length, max 0: unbounded; or value, both
					 * 0: unbounded */
	const struct shape *of;		/* SHAPE_STRUCT */
	const struct shape_field *key;	/* SHAPE_MAP */
	const struct shape_field *each;	/* SHAPE_LIST, SHAPE_MAP: an item */
	const char *const *values;	/* enum, NULL-terminated */
	const char *pattern;		/* as AWS prints it */
	const char *item;		/* query: name of a list's items */
	const char *wire;		/* REST: name of the header, in the query */
	const char *why;		/* SHAPE_IGNORED, _REFUSED, ... */
	const char *unless;		/* SHAPE_REFUSED: but for this value */
};

struct shape {
	size_t size;
	const struct shape_field *fields;
	size_t n;
};

#define SHAPE(type, table) { sizeof(type), (table), N_ELEMENTS(table) }

bool shape_absent(const struct shape_field *f, const void *in);

static inline enum shape_bool
shape_bool(bool b)
{
	return b ? SHAPE_TRUE : SHAPE_FALSE;
}

static inline enum shape_bool
shape_or_false(enum shape_bool b)
{
	return b == SHAPE_UNSET ? SHAPE_FALSE : b;
}

/* Is it in a list of texts? */
static inline bool
shape_lists(const struct shape_list *l, const char *s)
{
	const char *const *all = l->items;
	size_t i;

	for (i = 0; i < l->n && strcmp(all[i], s) != 0; i++)
		;
	return i < l->n;
}

static inline struct shape_int
shape_int(int64_t v)
{
	return (struct shape_int){ true, v };
}

#endif
