/* The command line that is made, argument by argument (kind.h). */
#include <string.h>

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
