/* The command line that is made, argument by argument (kind.h). */
#include <string.h>

#include "keyturn/text.h"
#include "kind.h"

static void
add(struct kind_args *to, const char *arg)
{
	const char **more;

	if (to->n + 1 >= to->room) {
		to->room = to->room * 2 + 32;
		more = kt_arena_alloc(to->arena, to->room * sizeof(*more));
		if (to->n > 0)
			memcpy(more, to->list, to->n * sizeof(*more));
		to->list = more;
	}
	to->list[to->n++] = arg;
}

void
kind_add_all(struct kind_args *to, const char *const *list)
{
	while (*list != NULL)
		add(to, *list++);
}

void
kind_add(struct kind_args *to, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add(to, kt_arena_vprintf(to->arena, fmt, ap));
	va_end(ap);
}

const char *const *
kind_made_with(struct kt_arena *a, const struct kind *k,
    const char *const *options)
{
	struct kind_args found = { .arena = a };
	const char *const *name, *value;

	for (; options != NULL && *options != NULL; options++)
		for (name = k->made_with; *name != NULL; name++) {
			value = kt_after(*options, *name);
			if (value != NULL && *value == '=')
				kind_add(&found, "%s", *options);
		}
	if (found.list == NULL)
		found.list = kt_arena_alloc(a, sizeof(*found.list));
	return found.list;
}

void
kind_add_options(struct kind_args *to, const char *const *options)
{
	for (; options != NULL && *options != NULL; options++)
		kind_add(to, "--loose-%s", *options);
}
