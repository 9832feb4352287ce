/* Other names for whom a policy speaks of: see evaluate.h. */
#include <string.h>

#include "evaluate.h"
#include "policy_parts.h"

struct renaming {
	const char *(*name)(void *self, const char *principal);
	void *self;
	const char *text;
	struct kt_buf out;
	size_t done;		/* so much of the text is in out */
};

static void
rename_one(struct renaming *r, const struct kt_json *v)
{
	const char *old = kt_json_string(v);
	const char *name = old == NULL ? NULL : r->name(r->self, old);
	size_t from, to;

	if (name == NULL)
		return;
	kt_json_place(v, &from, &to);
	kt_buf_add(&r->out, r->text + r->done, from - r->done);
	kt_json_quote(&r->out, name, strlen(name));
	r->done = to;
}

static const struct kt_json *
first(const struct kt_json *list)
{
	return list == NULL ? NULL : policy_first(list);
}

static void
rename_in(struct renaming *r, const struct kt_json *statement)
{
	bool not;
	const struct kt_json *list = kt_json_member(policy_one_of(statement,
	    "Principal", "NotPrincipal", &not), "AWS"), *v;

	for (v = first(list); v != NULL; v = policy_next(list, v))
		rename_one(r, v);
}

const char *
policy_rename(struct kt_arena *a, const char *text,
    const char *(*name)(void *self, const char *principal), void *self)
{
	struct renaming r = { .name = name, .self = self, .text = text };
	const struct kt_json *root, *list, *s;

	kt_buf_init(&r.out, a);
	if (kt_json_parse(a, text, strlen(text), &root) != 0)
		return text;
	list = kt_json_member(root, "Statement");
	for (s = first(list); s != NULL; s = policy_next(list, s))
		rename_in(&r, s);
	if (r.done == 0)
		return text;
	kt_buf_str(&r.out, text + r.done);
	return r.out.p;
}
