#include "kind.h"

#include <string.h>

const struct kind *const kinds[] = { &kind_mysql, &kind_mariadb, NULL };

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

const struct kind *
kind_named(const char *name)
{
	const struct kind *const *k = kinds;

	while (*k != NULL && strcmp((*k)->name, name) != 0)
		k++;
	return *k;
}

const struct kind *
kind_for(const char *engine)
{
	const struct kind *const *k;
	const char *const *e;

	for (k = kinds; *k != NULL; k++)
		for (e = (*k)->engines; *e != NULL; e++)
			if (strcmp(*e, engine) == 0)
				return *k;
	return kinds[0];
}
