/* The command line that is made, argument by argument (kind.h). */
#include "kind.h"

void
kind_add_all(struct kind_args *to, const char *const *list)
{
	while (*list != NULL && to->n + 1 < KIND_ARGS)
		to->list[to->n++] = *list++;
}

void
kind_add(struct kind_args *to, const char *fmt, ...)
{
	const char *one[] = { NULL, NULL };
	va_list ap;

	va_start(ap, fmt);
	one[0] = kt_arena_vprintf(to->arena, fmt, ap);
	va_end(ap);
	kind_add_all(to, one);
}
