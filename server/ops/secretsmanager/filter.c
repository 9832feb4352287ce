/*
 * The filters of ListSecrets (shared facts, secretsmanager 7): several are
 * ANDed, the values of one ORed, "!value" negates.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "ops.h"

static bool
has_prefix(const char *text, const char *value)
{
	return text != NULL && strncmp(text, value, strlen(value)) == 0;
}

/* Is the word w[n] the beginning of some word of text?  Case is ignored. */
static bool
begins_a_word(const char *text, const char *w, size_t n)
{
	const char *s;

	for (s = text; *s != '\0'; s++)
		if ((s == text || !isalnum((unsigned char)s[-1])) &&
		    strncasecmp(s, w, n) == 0)
			return true;
	return false;
}

/* Does each word of value begin some word of text?  No words: no match. */
static bool
has_words(const char *text, const char *value)
{
	bool any = false;
	size_t n;

	if (text == NULL)
		return false;
	for (; *value != '\0'; value += n) {
		for (n = 0; isalnum((unsigned char)value[n]); n++)
			;
		if (n == 0) {
			n = 1;
			continue;
		}
		if (!begins_a_word(text, value, n))
			return false;
		any = true;
	}
	return any;
}

/* A secret as the filters see it. */
struct seen {
	const struct secret *secret;
	const struct tag *tags;
	size_t n_tags;
};

static bool
in_tags(const struct seen *v, const char *value, bool keys,
    bool (*fits)(const char *, const char *))
{
	size_t i;

	for (i = 0; i < v->n_tags; i++)
		if (fits(keys ? v->tags[i].key : v->tags[i].value, value))
			return true;
	return false;
}

static bool
value_matches(const char *key, const char *value, const struct seen *v)
{
	if (strcmp(key, "name") == 0)
		return has_prefix(v->secret->name, value);
	if (strcmp(key, "description") == 0)
		return has_words(v->secret->description, value);
	if (strcmp(key, "tag-key") == 0)
		return in_tags(v, value, true, has_prefix);
	if (strcmp(key, "tag-value") == 0)
		return in_tags(v, value, false, has_prefix);
	if (strcmp(key, "all") == 0)
		return has_words(v->secret->name, value) ||
		    has_words(v->secret->description, value) ||
		    in_tags(v, value, true, has_words) ||
		    in_tags(v, value, false, has_words);
	return false;	/* owning-service, primary-region: none has one yet */
}

static bool
filter_matches(const struct sm_filter *f, const struct seen *v)
{
	const char *const *value = f->values.items;
	size_t i;

	for (i = 0; i < f->values.n; i++) {
		bool negated = value[i][0] == '!';

		if (value_matches(f->key, value[i] + negated, v) != negated)
			return true;
	}
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
