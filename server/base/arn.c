/* ARNs: see keyturn/arn.h. */
#include "keyturn/arn.h"
#include "keyturn/text.h"

#include <stdarg.h>
#include <string.h>

bool
kt_is_arn(const char *s)
{
	return kt_after(s, "arn:") != NULL;
}

const char *
kt_arn_part(const char *arn, size_t *n, enum kt_arn_part part)
{
	const char *end = arn + *n, *colon;
	int i;

	for (i = 0; i < (int)part; i++) {
		colon = memchr(arn, ':', (size_t)(end - arn));
		if (colon == NULL) {
			*n = 0;
			return "";
		}
		arn = colon + 1;
	}
	colon = part == KT_ARN_RESOURCE ? NULL :
	    memchr(arn, ':', (size_t)(end - arn));
	*n = (size_t)((colon != NULL ? colon : end) - arn);
	return arn;
}

int
kt_arn_read(struct kt_arena *a, const char *text, struct kt_arn *out)
{
	char *part[6] = { kt_arena_strdup(a, text) };
	size_t i;

	for (i = 1; i < N_ELEMENTS(part); i++) {
		char *colon = strchr(part[i - 1], ':');

		if (colon == NULL)
			return -1;
		*colon = '\0';
		part[i] = colon + 1;
	}
	if (strcmp(part[0], "arn") != 0 || *part[5] == '\0' ||
	    (kt_after(part[1], "aws") == NULL && strpbrk(part[1], "*?") == NULL))
		return -1;
	*out = (struct kt_arn){ part[1], part[2], part[3], part[4], part[5] };
	return 0;
}

const char *
kt_partition(const char *region)
{
	if (kt_after(region, "cn-") != NULL)
		return "aws-cn";
	return kt_after(region, "us-gov-") != NULL ? "aws-us-gov" : "aws";
}

static bool
is_everywhere(const char *service)
{
	return strcmp(service, "iam") == 0 || strcmp(service, "sts") == 0;
}

char *
kt_arn(struct kt_arena *a, const char *service, const char *region,
    const char *account, ...)
{
	struct kt_buf b;
	const char *s;
	va_list ap;

	kt_buf_init(&b, a);
	kt_buf_str(&b, kt_arena_join(a, "arn:", kt_partition(region), ":",
	    service, ":", is_everywhere(service) ? "" : region, ":", account,
	    ":", NULL));
	va_start(ap, account);
	while ((s = va_arg(ap, const char *)) != NULL)
		kt_buf_str(&b, s);
	va_end(ap);
	return b.p;
}
