/*
 * A region of memory with one owner, freed at one stroke.  What lay in it is
 * wiped first, so secrets may live here.  Allocation succeeds or the process
 * ends.  An arena belongs to one thread at a time.
 */
#ifndef KEYTURN_ARENA_H
#define KEYTURN_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "keyturn/attr.h"

struct kt_arena;

struct kt_arena *kt_arena_new(void);
/*
 * For what lives long and is small: it takes little more than n bytes until those
 * are used.
 */
struct kt_arena *kt_arena_small(size_t n);
/* How many bytes of it are used. */
size_t kt_arena_used(const struct kt_arena *a);

/* Runs what was deferred (last first), wipes, frees, leaves NULL in *a. */
void kt_arena_free(struct kt_arena **a);

/* Zeroed, aligned for any type.  n may be 0. */
void *kt_arena_alloc(struct kt_arena *a, size_t n);
void *kt_arena_dup(struct kt_arena *a, const void *p, size_t n);

/* NUL-terminated copies.  A NULL string stays NULL. */
char *kt_arena_strdup(struct kt_arena *a, const char *s);
char *kt_arena_strndup(struct kt_arena *a, const char *s, size_t n);
/* With the small of all of A to Z. */
char *kt_arena_lower(struct kt_arena *a, const char *s);
/* All of the strings, up to a NULL, as one; at a fraction of printf's cost. */
char *kt_arena_join(struct kt_arena *a, ...) KT_SENTINEL;
char *kt_arena_printf(struct kt_arena *a, const char *fmt, ...) KT_PRINTF(2, 3);
char *kt_arena_vprintf(struct kt_arena *a, const char *fmt, va_list ap)
    KT_PRINTF(2, 0);

/* Percent-encoded, as a part of a URL: RFC 3986, "Unreserved Characters". */
char *kt_arena_escape(struct kt_arena *a, const char *s);

/* fn(p) runs when the arena is freed: foreign memory joins the arena. */
void kt_arena_defer(struct kt_arena *a, void (*fn)(void *), void *p);

/* A growing text or blob inside an arena.  p is NUL-terminated once n > 0. */
struct kt_buf {
	struct kt_arena *arena;
	char *p;
	size_t n;	/* bytes used, the final NUL not counted */
	size_t room;
};

void kt_buf_init(struct kt_buf *b, struct kt_arena *a);
void kt_buf_add(struct kt_buf *b, const void *p, size_t n);
void kt_buf_str(struct kt_buf *b, const char *s);
void kt_buf_char(struct kt_buf *b, char c);
/*
 * Where n more bytes may be written.  Whoever does counts them in b->n; the NUL
 * comes with what is added next.
 */
char *kt_buf_room(struct kt_buf *b, size_t n);
void kt_buf_printf(struct kt_buf *b, const char *fmt, ...) KT_PRINTF(2, 3);
/* A file, or somewhat more than its first `most` bytes.  0 or -errno. */
int kt_buf_file(struct kt_buf *b, const char *path, size_t most) KT_MUSTCHECK;

/* Overwrites memory in a way no compiler may leave out.  p may be NULL. */
void kt_wipe(void *p, size_t n);

/* malloc and friends that end the process rather than return NULL. */
void *kt_alloc(size_t n);	/* zeroed */
char *kt_strdup(const char *s);

#endif
