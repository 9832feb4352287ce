/* What C's own library has no word for. */
#ifndef KEYTURN_TEXT_H
#define KEYTURN_TEXT_H

#include <stddef.h>
#include <string.h>

/* What follows head where s begins with it, else NULL. */
static inline const char *
kt_after(const char *s, const char *head)
{
	size_t n = strlen(head);

	return strncmp(s, head, n) == 0 ? s + n : NULL;
}

#endif
