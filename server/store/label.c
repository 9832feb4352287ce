/*
 * Staging labels: a list in the row of their secret, so that each has one
 * holder whatever happens, and whoever has the secret has them too.
 */
#include <string.h>

#include "sql.h"

const char *
store_label_holder(const struct secret *s, const char *label)
{
	size_t i;

	for (i = 0; i < s->n_labels; i++)
		if (strcmp(s->labels[i].name, label) == 0)
			return s->labels[i].version;
	return NULL;
}

bool
store_label_on_beside(const struct secret *s, const char *version,
    const char *label)
{
	size_t i;

	for (i = 0; i < s->n_labels; i++)
		if (strcmp(s->labels[i].version, version) == 0 &&
		    (label == NULL || strcmp(s->labels[i].name, label) != 0))
			return true;
	return false;
}

bool
store_label_on(const struct secret *s, const char *version)
{
	return store_label_on_beside(s, version, NULL);
}

void
store_label_move(struct store_tx *tx, struct secret *s, const char *label,
    const char *version)
{
	struct label *to = kt_arena_alloc(tx->arena,
	    (s->n_labels + 1) * sizeof(*to));
	size_t i, n = 0;

	for (i = 0; i < s->n_labels && strcmp(s->labels[i].name, label) < 0; i++)
		to[n++] = s->labels[i];
	if (version != NULL)
		to[n++] = (struct label){ label, version };
	if (i < s->n_labels && strcmp(s->labels[i].name, label) == 0)
		i++;
	for (; i < s->n_labels; i++)
		to[n++] = s->labels[i];
	s->labels = to;
	s->n_labels = n;
}

void
store_label_leave(struct store_tx *tx, struct secret *s, const char *label,
    const char *version)
{
	const char *holder = store_label_holder(s, label);

	if (holder != NULL && strcmp(holder, version) == 0)
		store_label_move(tx, s, label, NULL);
}

/* Behind the NUL that ends s, or NULL if none does before end. */
static const char *
after(const char *s, const char *end)
{
	const char *nul = memchr(s, '\0', (size_t)(end - s));

	return nul == NULL ? NULL : nul + 1;
}

void
label_read(struct store_tx *tx, struct secret *s)
{
	struct kt_blob b = s->packed;
	const char *start = (const char *)b.p, *at = start, *end;
	struct label *l;

	s->labels = NULL;
	s->n_labels = 0;
	if (b.n == 0)
		return;
	end = start + b.n;
	while ((at = after(at, end)) != NULL && (at = after(at, end)) != NULL)
		s->n_labels++;
	s->labels = kt_arena_alloc(tx->arena, s->n_labels * sizeof(*l));
	for (l = s->labels, at = start; l < s->labels + s->n_labels; l++) {
		l->name = at;
		l->version = after(l->name, end);
		at = after(l->version, end);
	}
}

void
label_write(struct store_tx *tx, struct secret *s)
{
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, tx->arena);
	for (i = 0; i < s->n_labels; i++) {
		kt_buf_add(&b, s->labels[i].name,
		    strlen(s->labels[i].name) + 1);
		kt_buf_add(&b, s->labels[i].version,
		    strlen(s->labels[i].version) + 1);
	}
	s->packed = (struct kt_blob){ (const uint8_t *)(b.n > 0 ? b.p : ""),
	    b.n };
}
