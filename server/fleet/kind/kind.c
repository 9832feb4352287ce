#include "kind.h"

#include <string.h>

const struct kind *const kinds[] = { &kind_mysql, &kind_mariadb, NULL };

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
