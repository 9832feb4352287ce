/* Which server serves an engine and version (keyturn/fleet.h). */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/fleet.h"

#define MAJOR 2			/* numbers of a version: "8.0", "10.11" */

/* The next number of a version, past its dot; -1: there is none. */
static long
next_number(const char **s)
{
	char *end;
	long n;

	if (!isdigit((unsigned char)**s))
		return -1;
	n = strtol(*s, &end, 10);
	*s = *end == '.' ? end + 1 : "";
	return n;
}

/* By so many numbers at most. */
static int
compare(const char *a, const char *b, int numbers)
{
	long x, y;

	while (numbers-- > 0) {
		x = next_number(&a);
		y = next_number(&b);
		if (x != y)
			return x < y ? -1 : 1;
		if (x < 0)
			break;
	}
	return 0;
}

int
kt_version_compare(const char *a, const char *b)
{
	return compare(a, b, INT_MAX);
}

bool
kt_version_same_major(const char *a, const char *b)
{
	return compare(a, b, MAJOR) == 0;
}

static enum kt_fit
fit_of(const struct kt_db_build *b, const char *version)
{
	if (b->stands_in)
		return KT_FIT_FAMILY;
	if (version == NULL)
		return KT_FIT_MAJOR;
	if (!kt_version_same_major(b->version, version))
		return KT_FIT_KIND;
	return strcmp(b->version, version) == 0 ? KT_FIT_WHOLE : KT_FIT_MAJOR;
}

const struct kt_db_build *
kt_build_choose(const struct kt_db_build *all, size_t n, const char *version,
    enum kt_fit *fit)
{
	const struct kt_db_build *b, *best = NULL;
	enum kt_fit f;

	*fit = KT_FIT_NONE;
	for (b = all; b < all + n; b++) {
		f = fit_of(b, version);
		if (f > *fit || (f == *fit &&
		    kt_version_compare(b->version, best->version) > 0)) {
			best = b;
			*fit = f;
		}
	}
	return best;
}
