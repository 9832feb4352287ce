/* What the options have in common: values that are kept, or numbers. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>

#include "keyturn/arena.h"

#include "option.h"

void
option_replace(char **place, const char *value)
{
	free(*place);
	*place = kt_strdup(value);
}

int
option_number(const char *s, long min, long max, long *out)
{
	char *end;
	long v;

	if (!isdigit((unsigned char)*s))
		return -1;
	errno = 0;
	v = strtol(s, &end, 10);
	if (errno != 0 || *end != '\0' || v < min || v > max)
		return -1;
	*out = v;
	return 0;
}
