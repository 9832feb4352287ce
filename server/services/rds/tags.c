/* Tags, of all that has an ARN, as a thing under it. */
#include <string.h>

#include "ops.h"

#define TAGS_MAX 50	/* user guide, "Tagging Amazon RDS resources" */
#define KEY_MAX 128	/* characters, as below; API Reference, Tag */
#define VALUE_MAX 256
#define CHARACTERS "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*"

static char nothing;
const struct shape_list rule_none = { &nothing, 0 };

/* --- where they lie --- */

/* An ARN is a thing's name, and says where that stands. */
static struct thing_shelf
shelf_of(struct kt_arena *a, const char *arn)
{
	struct rule_arn of;

	rule_arn_read(a, arn, &of);
	return (struct thing_shelf){ of.account, of.region, "rds:tags" };
}

static struct dispatch_thing
thing_of(struct kt_call *c, const char *arn, struct rds_tag_list_message *data)
{
	return (struct dispatch_thing){ .shelf = shelf_of(c->arena, arn),
	    .name = arn, .shape = &rds_shape_tag_list_message, .data = data };
}

static int
save(struct kt_call *c, const char *arn, const struct shape_list *tags)
{
	struct rds_tag_list_message data = { *tags };
	struct dispatch_thing t = thing_of(c, arn, &data);

	if (tags->n == 0)
		return rule_tags_remove(c->tx, arn) == STORE_OK ? 0 :
		    dispatch_failed(c);
	return dispatch_thing_put(c, &t);
}

int
rule_tags_keep(struct kt_call *c, const char *arn,
    const struct shape_list *tags)
{
	return tags->n > 0 ? save(c, arn, tags) : 0;
}

int
rule_tags(struct kt_call *c, const char *arn, struct shape_list *out)
{
	struct dispatch_thing t = thing_of(c, arn, NULL);

	switch (dispatch_thing_get(c, &t)) {
	case STORE_OK:
		*out = ((struct rds_tag_list_message *)t.data)->tag_list;
		return 0;
	case STORE_NOT_FOUND:
		*out = rule_none;
		return 0;
	default:
		return dispatch_failed(c);
	}
}

enum store_rc
rule_tags_remove(struct store_tx *tx, const char *arn)
{
	struct kt_arena *a = kt_arena_new();
	struct thing_shelf shelf = shelf_of(a, arn);
	enum store_rc rc = store_thing_remove(tx, &shelf, arn);

	kt_arena_free(&a);
	return rc == STORE_NOT_FOUND ? STORE_OK : rc;
}

int
rule_tags_move(struct kt_call *c, const char *from, const char *to)
{
	struct shape_list tags;

	return rule_tags(c, from, &tags) != 0 || save(c, to, &tags) != 0 ?
	    -1 : rule_tags_remove(c->tx, from) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

/* --- their rules --- */

/* Of values the text was seen. */
static int
check_characters(struct kt_call *c, const char *what, const char *s)
{
	return dispatch_fits(CHARACTERS, s) ? 0 : kt_fail(c,
	    KT_PARAMETER_VALUE, "Tag %s may only contain unicode letters, "
	    "digits, whitespace, or one of these symbols: _ . : / = + \\ - @",
	    what);
}

static int
check_reserved(struct kt_call *c, const char *key, const char *head)
{
	return kt_after(key, head) == NULL ? 0 : kt_fail(c, KT_PARAMETER_VALUE,
	    "Tag keys beginning with \"%s\" are reserved.", head);
}

/* What a former keyturn took may be taken away: a key of "rds:" too. */
static int
check_name(struct kt_call *c, const char *key)
{
	if (key == NULL || *key == '\0' || kt_characters(key) > KEY_MAX)
		return kt_fail(c, KT_PARAMETER_VALUE, "Tag keys must be "
		    "between 1 and %d characters long.", KEY_MAX);
	return check_reserved(c, key, "aws:");
}

static int
check_key(struct kt_call *c, const char *key)
{
	return check_name(c, key) != 0 || check_reserved(c, key, "rds:") != 0 ?
	    -1 : check_characters(c, "keys", key);
}

static int
check_value(struct kt_call *c, const char *value)
{
	if (value == NULL)
		return 0;
	return kt_characters(value) > VALUE_MAX ? kt_fail(c, KT_PARAMETER_VALUE,
	    "Tag values must be at most %d characters long.", VALUE_MAX) :
	    check_characters(c, "values", value);
}

static int
check_tags(struct kt_call *c, const struct shape_list *tags)
{
	const struct rds_tag *t = tags->items;
	size_t i, k;

	if (tags->n > TAGS_MAX)
		return kt_fail(c, KT_PARAMETER_VALUE, "A resource cannot have "
		    "more than %d tags.", TAGS_MAX);
	for (i = 0; i < tags->n; i++) {
		if (check_key(c, t[i].key) != 0 ||
		    check_value(c, t[i].value) != 0)
			return -1;
		for (k = 0; k < i; k++)
			if (strcmp(t[i].key, t[k].key) == 0)
				return kt_fail(c, KT_PARAMETER_VALUE, "The tag "
				    "key %s is given more than once.",
				    t[i].key);
	}
	return 0;
}

static struct rds_tag *
find_tag(struct rds_tag *all, size_t n, const char *key)
{
	size_t i;

	for (i = 0; i < n && strcmp(all[i].key, key) != 0; i++)
		;
	return &all[i];
}

int
rule_tags_put(struct kt_call *c, const char *arn,
    const struct shape_list *tags)
{
	const struct rds_tag *t = tags->items;
	struct shape_list there;
	struct rds_tag *all, *at;
	size_t i, n;

	if (tags->n == 0)
		return 0;
	if (check_tags(c, tags) != 0 ||
	    rule_tags(c, arn, &there) != 0)
		return -1;
	all = kt_arena_alloc(c->arena, (there.n + tags->n) * sizeof(*all));
	if ((n = there.n) > 0)
		memcpy(all, there.items, n * sizeof(*all));
	for (i = 0; i < tags->n; i++) {
		at = find_tag(all, n, t[i].key);
		n += at == &all[n];
		at->key = t[i].key;
		at->value = t[i].value;
	}
	if (n > TAGS_MAX)
		return kt_fail(c, KT_PARAMETER_VALUE, "A resource cannot have "
		    "more than %d tags.", TAGS_MAX);
	return save(c, arn, &(struct shape_list){ all, n });
}

int
rule_tags_take(struct kt_call *c, const char *arn, const struct shape_list *keys)
{
	const char *const *key = keys->items;
	struct shape_list there;
	struct rds_tag *all, *at;
	size_t i;

	if (rule_tags(c, arn, &there) != 0)
		return -1;
	all = (struct rds_tag *)(uintptr_t)there.items;
	for (i = 0; i < keys->n; i++) {
		if (check_name(c, key[i]) != 0)
			return -1;
		at = find_tag(all, there.n, key[i]);
		if (at == &all[there.n])
			continue;
		there.n--;
		memmove(at, at + 1, (size_t)(&all[there.n] - at) *
		    sizeof(*at));
	}
	return save(c, arn, &there);
}
