/* Reading backwards: each segment is mapped, and its records are found first. */
#include "look.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "keyturn/arena.h"

struct looking {
	const struct trail_look *look;
	int64_t oldest;			/* the first place that is shown */
	struct kt_buf forgotten;	/* accounts, a NUL behind each */
};

static bool
same(struct trail_string s, const char *text)
{
	return s.n == strlen(text) && memcmp(s.p, text, s.n) == 0;
}

static bool
is_forgotten(const struct looking *l, struct trail_string account)
{
	const char *p = l->forgotten.p;
	size_t i;

	for (i = 0; i < l->forgotten.n; i += strlen(p + i) + 1)
		if (same(account, p + i))
			return true;
	return false;
}

/* False: nothing before it is for who looks. */
static bool
take_cut(struct looking *l, const struct trail_record *r)
{
	const struct trail_string *account = &r->text[TRAIL_ACCOUNT];

	if (account->n == 0 || (l->look->account != NULL &&
	    same(*account, l->look->account)))
		return false;
	kt_buf_add(&l->forgotten, account->p, account->n);
	kt_buf_char(&l->forgotten, '\0');
	return true;
}

static bool
take(struct looking *l, const struct record_head *h, int64_t place)
{
	const struct trail_string account = record_text(h, TRAIL_ACCOUNT);
	struct trail_record r;

	if (!record_is_cut(h) && l->look->account != NULL &&
	    !same(account, l->look->account))
		return true;
	record_read(h, &r);
	r.place = place;
	if (r.cut)
		return take_cut(l, &r);
	if (is_forgotten(l, account))
		return true;
	return l->look->take(l->look->self, &r);
}

/* Where each record begins; how many. */
static size_t
find_all(const char *p, size_t size, uint32_t **out)
{
	const struct record_head *h;
	size_t at, n = 0;

	/* The least that a record can be is its head. */
	*out = kt_alloc((size / sizeof(*h) + 1) * sizeof(**out));
	for (at = 0; (h = record_at(p + at, size - at, false)) != NULL;
	    at += h->size)
		(*out)[n++] = (uint32_t)at;
	return n;
}

/* False: that was enough. */
static bool
look_in(struct looking *l, const struct segment *s, const char *p)
{
	uint32_t *at;
	size_t n = find_all(p, s->size, &at);
	int64_t place = s->first + (int64_t)n;
	bool more = true;

	while (more && --place >= s->first && place >= l->oldest)
		if (l->look->below == 0 || place < l->look->below)
			more = take(l, (const void *)(p +
			    at[place - s->first]), place);
	free(at);
	return more && place >= l->oldest;
}

static bool
look_in_file(struct looking *l, const struct segment *s, const char *folder)
{
	int fd = files_open_segment(folder, s->first);
	void *p = MAP_FAILED;
	bool more = true;

	if (fd >= 0 && s->size > 0)
		p = mmap(NULL, s->size, PROT_READ, MAP_SHARED, fd, 0);
	if (fd >= 0)
		(void)close(fd);
	if (p == MAP_FAILED)
		return true;		/* it has gone meanwhile */
	more = look_in(l, s, p);
	(void)munmap(p, s->size);
	return more;
}

void
look_through(const struct view *v, const char *folder, int64_t records,
    const struct trail_look *look)
{
	struct looking l = { .look = look, .oldest = v->next - records };
	struct kt_arena *a = kt_arena_new();
	size_t i = v->n;

	kt_buf_init(&l.forgotten, a);
	while (i > 0 && (look->below == 0 || v->all[i - 1].first <
	    look->below ? look_in_file(&l, &v->all[i - 1], folder) : true))
		i--;
	kt_arena_free(&a);
}
