/* Tags of sessions: IAM User Guide, "Pass session tags in AWS STS". */
#include <strings.h>

#include "ops.h"

static bool
has(const struct shape_list *tags, size_t n, const char *key)
{
	const struct sts_tag *t = tags->items;
	size_t i;

	for (i = 0; i < n; i++)
		if (strcasecmp(t[i].key, key) == 0)
			return true;
	return false;
}

static bool
is_transitive(const struct shape_list *transitive, const char *key)
{
	const char *const *keys = transitive->items;
	size_t i;

	for (i = 0; i < transitive->n; i++)
		if (strcasecmp(keys[i], key) == 0)
			return true;
	return false;
}

static int
check(struct kt_call *c, const struct shape_list *tags,
    const struct shape_list *transitive)
{
	const struct sts_tag *t = tags->items;
	const char *const *keys = transitive->items;
	size_t i;

	for (i = 0; i < tags->n; i++) {
		if (has(tags, i, t[i].key))
			return kt_fail(c, KT_PARAMETER_VALUE, "Duplicate tag "
			    "keys found. Please note that Tag keys are case "
			    "insensitive.");
		/* [belief]: in which words */
		if (strncasecmp(t[i].key, "aws:", 4) == 0)
			return kt_fail(c, KT_PARAMETER_VALUE, "Tag keys that "
			    "begin with aws: are reserved.");
	}
	for (i = 0; i < transitive->n; i++)
		if (!has(tags, tags->n, keys[i]))
			return kt_fail(c, KT_PARAMETER_VALUE, "The specified "
			    "transitive tag key must be included in the "
			    "requested tags.");
	return 0;
}

/* "Chaining roles with session tags": what is handed on cannot be changed. */
static int
inherit(struct kt_call *c, const struct shape_list *tags, struct session *s)
{
	const struct identity *who = c->principal.identity;
	size_t i;

	for (i = 0; who != NULL && i < who->n_tags; i++) {
		if (!who->tags[i].transitive)
			continue;
		if (has(tags, tags->n, who->tags[i].key))
			return kt_fail(c, KT_PARAMETER_VALUE, "One of the "
			    "specified transitive tag keys can't be set "
			    "because it conflicts with a transitive tag key "
			    "from the calling session.");
		s->tags[s->n_tags++] = (struct session_tag){
			who->tags[i].key, who->tags[i].value, true };
	}
	return 0;
}

int
sts_take_tags(struct kt_call *c, const struct shape_list *tags,
    const struct shape_list *transitive, struct session *s)
{
	const struct identity *who = c->principal.identity;
	const struct sts_tag *t = tags->items;
	size_t i, room = tags->n + (who != NULL ? who->n_tags : 0);

	if (check(c, tags, transitive) != 0)
		return -1;
	s->tags = kt_arena_alloc(c->arena, room * sizeof(*s->tags));
	for (i = 0; i < tags->n; i++)
		s->tags[s->n_tags++] = (struct session_tag){ t[i].key,
		    t[i].value, is_transitive(transitive, t[i].key) };
	return inherit(c, tags, s);
}
