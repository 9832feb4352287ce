/*
 * The filters of ListSecrets and BatchGetSecretValue (shared facts,
 * secretsmanager 7).  Several filters are ANDed, also of the same key; the
 * values of one are ORed.
 *
 * "!value" negates.  Among several values the negated ones exclude: what
 * matches one of them does not pass, of the others, if there are any, one must
 * match.  So ["!prod","!test"] are those of neither, and ["app","!app/old"]
 * the apps but for the old ones; ORed, the former would pass almost all.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "ops.h"

/* --- words --- */

/*
 * A walk over the words of a text.  A text falls into tokens, at blanks and
 * at all punctuation but the separators / - _ + = . @.  A token with one kind
 * of separator is split there; one with two kinds is a word as it is (both
 * seen on AWS, of names; full stops at the end of a token do not count, so
 * that prose stays prose).
 */
struct words {
	const char *p;		/* what is still to be told */
	const char *end;	/* of the token p is in */
	bool whole;		/* the token is a word as it is */
};

struct word {
	const char *p;
	size_t n;
};

static bool
is_separator(char ch)
{
	return ch != '\0' && strchr("/-_+=.@", ch) != NULL;
}

/* Letters, digits, and all beyond ASCII. */
static bool
is_alnum(char ch)
{
	return isalnum((unsigned char)ch) || (unsigned char)ch >= 0x80;
}

static bool
is_letter(char ch)
{
	return is_alnum(ch) && !isdigit((unsigned char)ch);
}

/*
 * Does a word begin at p[i], i > 0?  From lower case to upper, from letter to
 * digit (user guide, "Find secrets"), and with a capital before lower case:
 * COMPANYthings is COMPAN and Ythings (seen on AWS).
 */
static bool
begins(const char *p, size_t i)
{
	char before = p[i - 1], ch = p[i];

	if (isdigit((unsigned char)ch))
		return is_letter(before);
	return isupper((unsigned char)ch) &&
	    ((is_letter(before) && !isupper((unsigned char)before)) ||
	    islower((unsigned char)p[i + 1]));
}

/* Goes to the next token; false: there is none. */
static bool
next_token(struct words *w)
{
	char kind = '\0';
	const char *p;

	while (*w->p != '\0' && !is_alnum(*w->p) && !is_separator(*w->p))
		w->p++;
	for (p = w->p; is_alnum(*p) || is_separator(*p); p++)
		;
	while (p > w->p + 1 && p[-1] == '.')
		p--;
	w->end = p;
	w->whole = false;
	for (p = w->p; p < w->end; p++) {
		if (!is_separator(*p))
			continue;
		if (kind != '\0' && kind != *p)
			w->whole = true;
		kind = *p;
	}
	return w->p < w->end;
}

/* The word at w->p, within its token; n 0: only punctuation. */
static struct word
take(struct words *w)
{
	struct word word = { w->p, 0 };
	bool any = false;

	if (w->whole) {
		for (; w->p < w->end; w->p++)
			any = any || is_alnum(*w->p);
		word.n = any ? (size_t)(w->end - word.p) : 0;
		return word;
	}
	while (w->p < w->end && is_separator(*w->p))
		w->p++;
	word.p = w->p;
	while (w->p < w->end && !is_separator(*w->p) &&
	    (word.n == 0 || !begins(word.p, word.n))) {
		word.n++;
		w->p++;
	}
	return word;
}

static bool
next_word(struct words *w, struct word *out)
{
	do {
		if (w->p == w->end && !next_token(w))
			return false;
		*out = take(w);
	} while (out->n == 0);
	return true;
}

static struct words
words_of(const char *text)
{
	return (struct words){ .p = text, .end = text };
}

/* Is it the beginning of some word of text?  Case is ignored. */
static bool
begins_a_word(const char *text, const struct word *w)
{
	struct words in = words_of(text != NULL ? text : "");
	struct word other;

	while (next_word(&in, &other))
		if (other.n >= w->n && strncasecmp(other.p, w->p, w->n) == 0)
			return true;
	return false;
}

/* --- keys --- */

/* A secret as the filters see it. */
struct seen {
	const struct secret *secret;
	const struct tag *tags;
	size_t n_tags;
};

static bool
has_prefix(const char *text, const char *value)
{
	return text != NULL && kt_after(text, value) != NULL;
}

static bool
by_name(const struct seen *v, const char *value)
{
	return has_prefix(v->secret->name, value);
}

/* Seen: there is one only with replication. */
static bool
by_primary_region(const struct seen *v, const char *value)
{
	return has_prefix(v->secret->primary_region, value);
}

static bool
by_owning_service(const struct seen *v, const char *value)
{
	return has_prefix(v->secret->owner, value);
}

static bool
by_tag_key(const struct seen *v, const char *value)
{
	size_t i;

	for (i = 0; i < v->n_tags; i++)
		if (has_prefix(v->tags[i].key, value))
			return true;
	return false;
}

static bool
by_tag_value(const struct seen *v, const char *value)
{
	size_t i;

	for (i = 0; i < v->n_tags; i++)
		if (has_prefix(v->tags[i].value, value))
			return true;
	return false;
}

static bool
in_description(const struct seen *v, const struct word *w)
{
	return begins_a_word(v->secret->description, w);
}

static bool
anywhere(const struct seen *v, const struct word *w)
{
	size_t i;

	if (begins_a_word(v->secret->name, w) || in_description(v, w))
		return true;
	for (i = 0; i < v->n_tags; i++)
		if (begins_a_word(v->tags[i].key, w) ||
		    begins_a_word(v->tags[i].value, w))
			return true;
	return false;
}

/* Each word of value must be found; only punctuation finds nothing (seen). */
static bool
every_word(const struct seen *v, const char *value,
    bool (*found)(const struct seen *, const struct word *))
{
	struct words in = words_of(value);
	struct word w;
	bool any = false;

	for (; next_word(&in, &w); any = true)
		if (!found(v, &w))
			return false;
	return any;
}

static bool
by_description(const struct seen *v, const char *value)
{
	return every_word(v, value, in_description);
}

static bool
by_all(const struct seen *v, const char *value)
{
	return every_word(v, value, anywhere);
}

static const struct key {
	const char *name;
	bool (*matches)(const struct seen *, const char *value);
	bool tags;			/* looks at them */
} keys[] = {
	{ "all", by_all, true },
	{ "description", by_description, false },
	{ "name", by_name, false },
	{ "owning-service", by_owning_service, false },
	{ "primary-region", by_primary_region, false },
	{ "tag-key", by_tag_key, true },
	{ "tag-value", by_tag_value, true },
};

/* Never NULL: the shape lets no other key in. */
static const struct key *
key_of(const struct sm_filter *f)
{
	size_t i = 0;

	while (strcmp(keys[i].name, f->key) != 0)
		i++;
	return &keys[i];
}

static bool
filter_matches(const struct sm_filter *f, const struct seen *v)
{
	const struct key *key = key_of(f);
	const char *const *value = f->values.items;
	bool wanted = false, found = false;
	size_t i;

	for (i = 0; i < f->values.n; i++) {
		if (value[i][0] == '!' && value[i][1] != '\0') {
			if (key->matches(v, value[i] + 1))
				return false;
			continue;
		}
		wanted = true;
		found = found || key->matches(v, value[i]);
	}
	return found || !wanted;
}

bool
filter_needs_tags(const struct shape_list *filters)
{
	const struct sm_filter *f = filters->items;
	size_t i;

	for (i = 0; i < filters->n; i++)
		if (key_of(&f[i])->tags)
			return true;
	return false;
}

bool
filter_passes(const struct shape_list *filters, const struct secret *s,
    const struct tag *tags, size_t n_tags)
{
	const struct sm_filter *f = filters->items;
	const struct seen v = { s, tags, n_tags };
	size_t i;

	for (i = 0; i < filters->n; i++)
		if (!filter_matches(&f[i], &v))
			return false;
	return true;
}
