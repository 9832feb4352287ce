/*
 * Shapes: what an operation takes and gives, as tables.  The tables follow
 * botocore's models member for member; one decoder and one encoder a protocol
 * and one checker serve them all.
 *
 * How a member lies in its C struct (all bits zero: absent):
 *
 *   SHAPE_STRING   const char *
 *   SHAPE_BOOL     enum shape_bool
 *   SHAPE_INTEGER  struct shape_int
 *   SHAPE_TIME     int64_t, milliseconds since the epoch
 *   SHAPE_BLOB     struct kt_blob
 *   SHAPE_STRUCT   pointer to the struct that .of describes
 *   SHAPE_LIST     struct shape_list of .of structs, or of strings
 *   SHAPE_MAP      struct shape_list of struct shape_labels: string to strings
 */
#ifndef KEYTURN_WIRE_SHAPE_H
#define KEYTURN_WIRE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keyturn/arena.h"

enum shape_type {
	SHAPE_STRING, SHAPE_BOOL, SHAPE_INTEGER, SHAPE_TIME, SHAPE_BLOB,
	SHAPE_STRUCT, SHAPE_LIST, SHAPE_MAP
};

enum shape_bool { SHAPE_UNSET, SHAPE_FALSE, SHAPE_TRUE };

struct shape_int {
	bool set;
	int64_t v;
};

struct shape_list {
	void *items;		/* NULL: absent; n may be 0 otherwise */
	size_t n;
};

struct shape_labels {
	const char *key;
	struct shape_list values;	/* const char * */
};

enum {	/* flags */
	SHAPE_REQUIRED = 1 << 0,
	SHAPE_SENSITIVE = 1 << 1,	/* never printed in an error */
	SHAPE_LONG = 1 << 2	/* the model's long: a word in a refusal */
};

struct shape_field {
	const char *name;		/* as on the wire */
	enum shape_type type;
	size_t place;			/* offsetof */
	unsigned flags;
	int64_t min, max;		/* length, or value; max 0: unbounded */
	const struct shape *of;		/* SHAPE_STRUCT, SHAPE_LIST of structs */
	const struct shape_field *each;	/* SHAPE_LIST of strings: their bounds */
	const char *const *values;	/* enum, NULL-terminated */
	const char *pattern;		/* as AWS prints it */
	bool (*matches)(const char *s);	/* ... and as we test it */
	const char *item;		/* query: name of a list's items */
};

struct shape {
	size_t size;
	const struct shape_field *fields;
	size_t n;
};

#define SHAPE(type, table) { sizeof(type), (table), N_ELEMENTS(table) }

/*
 * The constraints, as AWS's front words a breach of them ("1 validation error
 * detected: Value ...").  NULL when all hold, else the text, in a.
 */
const char *shape_check(struct kt_arena *a, const struct shape *s,
    const void *in);

/* The first required member that is absent, or NULL. */
const char *shape_missing(const struct shape *s, const void *in);

bool shape_absent(const struct shape_field *f, const void *in);

/* Characters of UTF-8 text. */
size_t shape_length(const char *s);

static inline enum shape_bool
shape_bool(bool b)
{
	return b ? SHAPE_TRUE : SHAPE_FALSE;
}

static inline struct shape_int
shape_int(int64_t v)
{
	return (struct shape_int){ true, v };
}

#endif
