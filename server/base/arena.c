/*
 * Chunks of memory behind one header.  The first chunk comes in one malloc
 * with the header, and each thread keeps a few such pieces for its next arenas:
 * most requests then never meet malloc at all.  Large chunks are pages of their
 * own, which go back to the system: malloc keeps what it once had.
 */
#include <ctype.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "keyturn/arena.h"

#define FIRST ((size_t)8192)		/* header and first chunk together */
#define LARGEST ((size_t)1 << 20)	/* chunks double up to here */
#define PAGES ((size_t)1 << 16)		/* from here on they are pages */
#define FILE_PIECE ((size_t)4096)
#define ALIGN (_Alignof(max_align_t))

struct chunk {
	struct chunk *older;
	size_t used, size;
	max_align_t data[];
};

struct deferred {
	struct deferred *older;
	void (*fn)(void *);
	void *p;
};

struct kt_arena {
	struct chunk *newest;
	struct deferred *deferred;
	struct chunk *first;		/* lies right behind this header */
	struct kt_arena *next;		/* of those that are spare, */
	unsigned behind;		/* and how many those are */
};

/* Where the first chunk lies within its malloc. */
#define FIRST_AT ((sizeof(struct kt_arena) + ALIGN - 1) & ~(ALIGN - 1))
#define FIRST_SIZE (FIRST - FIRST_AT - offsetof(struct chunk, data))

static pthread_once_t spare_once = PTHREAD_ONCE_INIT;
static pthread_key_t spare_key;		/* a thread's wiped arenas */

#define SPARES 8u	/* as many as wait for one commit, mostly */

KT_NORETURN static void
die_of_memory(void)
{
	static const char text[] = "keyturn: out of memory\n";
	ssize_t n;

	n = write(STDERR_FILENO, text, sizeof(text) - 1);
	(void)n;
	abort();
}

/* n rounded up to what keeps the next piece aligned. */
static size_t
rounded(size_t n)
{
	if (n > SIZE_MAX / 4)
		die_of_memory();
	return (n + ALIGN - 1) & ~(ALIGN - 1);
}

static void
free_spares(void *p)
{
	struct kt_arena *a = p, *next;

	for (; a != NULL; a = next) {
		next = a->next;
		free(a);
	}
}

static void
make_spare_key(void)
{
	if (pthread_key_create(&spare_key, free_spares) != 0)
		die_of_memory();
}

/* What a chunk of that many bytes takes in all. */
static size_t
whole(size_t size)
{
	return offsetof(struct chunk, data) + size;
}

static struct chunk *
get_chunk(size_t size)
{
	struct chunk *c;

	if (size < PAGES)
		return malloc(whole(size));
	c = mmap(NULL, whole(size), PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return c == MAP_FAILED ? NULL : c;
}

static void
give_back(struct chunk *c)
{
	if (c->size < PAGES)
		free(c);
	else
		(void)munmap(c, whole(c->size));
}

/* An arena whose first chunk has that many bytes. */
static struct kt_arena *
make(size_t size)
{
	struct kt_arena *a = malloc(FIRST_AT + whole(size));

	if (a == NULL)
		die_of_memory();
	a->first = (struct chunk *)(void *)((char *)a + FIRST_AT);
	a->first->older = NULL;
	a->first->used = 0;
	a->first->size = size;
	a->newest = a->first;
	a->deferred = NULL;
	return a;
}

struct kt_arena *
kt_arena_small(size_t n)
{
	return make(rounded(n > 0 ? n : 1));
}

size_t
kt_arena_used(const struct kt_arena *a)
{
	const struct chunk *c;
	size_t n = 0;

	for (c = a->newest; c != NULL; c = c->older)
		n += c->used;
	return n;
}

struct kt_arena *
kt_arena_new(void)
{
	struct kt_arena *a;

	(void)pthread_once(&spare_once, make_spare_key);
	a = pthread_getspecific(spare_key);
	if (a == NULL)
		return make(FIRST_SIZE);
	(void)pthread_setspecific(spare_key, a->next);
	a->newest = a->first;
	a->deferred = NULL;
	return a;
}

/* a, which is wiped, is the next that this thread takes, or goes. */
static void
spare(struct kt_arena *a)
{
	a->next = pthread_getspecific(spare_key);
	a->behind = a->next == NULL ? 0 : a->next->behind + 1;
	if (a->behind >= SPARES || pthread_setspecific(spare_key, a) != 0)
		free(a);
}

void
kt_arena_free(struct kt_arena **ap)
{
	struct kt_arena *a = *ap;
	struct deferred *d;
	struct chunk *c;

	if (a == NULL)
		return;
	*ap = NULL;
	while ((d = a->deferred) != NULL) {
		a->deferred = d->older;
		d->fn(d->p);
	}
	while ((c = a->newest) != a->first) {
		a->newest = c->older;
		kt_wipe(c->data, c->used);
		give_back(c);
	}
	kt_wipe(c->data, c->used);
	c->used = 0;
	if (c->size != FIRST_SIZE)	/* a small one */
		free(a);
	else
		spare(a);
}

/* The first n bytes of a new chunk. */
KT_APART static void *
take_anew(struct kt_arena *a, size_t n)
{
	struct chunk *c;
	size_t size = 2 * a->newest->size;

	if (size > LARGEST)
		size = LARGEST;
	if (size < n)
		size = n;
	c = get_chunk(size);
	if (c == NULL)
		die_of_memory();
	c->older = a->newest;
	c->used = n;
	c->size = size;
	a->newest = c;
	return c->data;
}

/* As kt_arena_alloc, but what the caller gets is not zeroed. */
static void *
take(struct kt_arena *a, size_t n)
{
	struct chunk *c = a->newest;

	n = rounded(n > 0 ? n : 1);
	if (n > c->size - c->used)
		return take_anew(a, n);
	c->used += n;
	return (char *)c->data + c->used - n;
}

void *
kt_arena_alloc(struct kt_arena *a, size_t n)
{
	return memset(take(a, n), 0, n);
}

void *
kt_arena_dup(struct kt_arena *a, const void *p, size_t n)
{
	void *copy = take(a, n);

	if (n > 0)
		memcpy(copy, p, n);
	return copy;
}

char *
kt_arena_strndup(struct kt_arena *a, const char *s, size_t n)
{
	char *copy;

	if (s == NULL)
		return NULL;
	n = strnlen(s, n);
	copy = take(a, n + 1);
	memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *
kt_arena_lower(struct kt_arena *a, const char *s)
{
	char *copy = kt_arena_strdup(a, s), *p;

	for (p = copy; p != NULL && *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p += 'a' - 'A';
	return copy;
}

char *
kt_arena_strdup(struct kt_arena *a, const char *s)
{
	return s == NULL ? NULL : kt_arena_dup(a, s, strlen(s) + 1);
}

char *
kt_arena_join(struct kt_arena *a, ...)
{
	size_t n = 0;
	const char *s;
	char *all, *end;
	va_list ap;

	va_start(ap, a);
	while ((s = va_arg(ap, const char *)) != NULL)
		n += strlen(s);
	va_end(ap);
	all = end = take(a, n + 1);
	*end = '\0';
	va_start(ap, a);
	while ((s = va_arg(ap, const char *)) != NULL)
		end = stpcpy(end, s);
	va_end(ap);
	return all;
}

void
kt_arena_defer(struct kt_arena *a, void (*fn)(void *), void *p)
{
	struct deferred *d = take(a, sizeof(*d));

	d->older = a->deferred;
	d->fn = fn;
	d->p = p;
	a->deferred = d;
}

void
kt_buf_init(struct kt_buf *b, struct kt_arena *a)
{
	b->arena = a;
	b->p = NULL;
	b->n = b->room = 0;
}

/* Widens b where it lies, if nothing was taken since and the chunk has room. */
static int
widen(struct kt_buf *b, size_t room)
{
	struct chunk *c = b->arena->newest;

	if (b->p == NULL || b->p + b->room != (char *)c->data + c->used ||
	    room - b->room > c->size - c->used)
		return -1;
	c->used += room - b->room;
	b->room = room;
	return 0;
}

static void
enlarge(struct kt_buf *b, size_t n)
{
	size_t room = b->room > 0 ? 2 * b->room : 256;
	char *p;

	if (n > SIZE_MAX / 8 || b->n > SIZE_MAX / 8)
		die_of_memory();
	if (room < b->n + n + 1)
		room = b->n + n + 1;
	room = rounded(room);
	if (widen(b, room) == 0)
		return;
	p = take(b->arena, room);
	if (b->n > 0)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->room = room;
}

/* Makes room for n more bytes and a NUL. */
static inline void
reserve(struct kt_buf *b, size_t n)
{
	if (n >= b->room - b->n)
		enlarge(b, n);
}

char *
kt_buf_room(struct kt_buf *b, size_t n)
{
	reserve(b, n);
	return b->p + b->n;
}

void
kt_buf_add(struct kt_buf *b, const void *p, size_t n)
{
	reserve(b, n);
	if (n > 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
kt_buf_str(struct kt_buf *b, const char *s)
{
	kt_buf_add(b, s, strlen(s));
}

void
kt_buf_char(struct kt_buf *b, char c)
{
	reserve(b, 1);
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

char *
kt_arena_escape(struct kt_arena *a, const char *s)
{
	struct kt_buf b;

	kt_buf_init(&b, a);
	for (; *s != '\0'; s++)
		if (isalnum((unsigned char)*s) || strchr("-_.~", *s) != NULL)
			kt_buf_char(&b, *s);
		else
			kt_buf_printf(&b, "%%%02X", (unsigned char)*s);
	kt_buf_char(&b, '\0');
	return b.p;
}

KT_PRINTF(2, 0) static void
buf_vprintf(struct kt_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	reserve(b, 0);
	va_copy(again, ap);
	n = vsnprintf(b->p + b->n, b->room - b->n, fmt, again);
	va_end(again);
	if (n < 0)
		die_of_memory();
	if ((size_t)n >= b->room - b->n) {
		reserve(b, (size_t)n);
		(void)vsnprintf(b->p + b->n, b->room - b->n, fmt, ap);
	}
	b->n += (size_t)n;
}

void
kt_buf_printf(struct kt_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

char *
kt_arena_vprintf(struct kt_arena *a, const char *fmt, va_list ap)
{
	struct kt_buf b;

	kt_buf_init(&b, a);
	buf_vprintf(&b, fmt, ap);
	return b.p;
}

char *
kt_arena_printf(struct kt_arena *a, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = kt_arena_vprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

int
kt_buf_file(struct kt_buf *b, const char *path, size_t most)
{
	FILE *f = fopen(path, "re");
	size_t n;
	int rc;

	if (f == NULL)
		return -errno;
	setvbuf(f, NULL, _IONBF, 0);	/* leaves no copy behind */
	do {
		n = fread(kt_buf_room(b, FILE_PIECE), 1, FILE_PIECE, f);
		b->n += n;
	} while (n > 0 && b->n < most);
	rc = ferror(f) ? -errno : 0;
	fclose(f);
	kt_buf_str(b, "");
	return rc;
}

void
kt_wipe(void *p, size_t n)
{
	if (p != NULL)
		explicit_bzero(p, n);
}

void *
kt_alloc(size_t n)
{
	void *p = calloc(1, n > 0 ? n : 1);

	if (p == NULL)
		die_of_memory();
	return p;
}

char *
kt_strdup(const char *s)
{
	char *copy = strdup(s);

	if (copy == NULL)
		die_of_memory();
	return copy;
}
