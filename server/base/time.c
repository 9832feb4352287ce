/* Moments and spans as text, and back. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "keyturn/clock.h"

/* The day that ms lies in, counted from the epoch, also before it. */
static int64_t
day_of(int64_t ms)
{
	return ms >= 0 ? ms / KT_DAY : -((-ms - 1) / KT_DAY) - 1;
}

int64_t
kt_time_day(int64_t ms)
{
	return day_of(ms) * KT_DAY;
}

/* Years beyond four digits have no such text: they end at 9999. */
void
kt_time_iso8601(int64_t ms, char out[KT_ISO8601])
{
	static const int64_t first = INT64_C(-62135596800000);
	int64_t in_day;
	struct tm tm;
	time_t s;

	if (ms > KT_TIME_MAX)
		ms = KT_TIME_MAX;
	if (ms < first)
		ms = first;
	in_day = ms - kt_time_day(ms);
	s = (time_t)((ms - in_day % KT_SECOND) / KT_SECOND);
	if (gmtime_r(&s, &tm) == NULL)
		abort();
	(void)snprintf(out, KT_ISO8601, "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ",
	    (unsigned)(tm.tm_year + 1900) % 10000, (unsigned)(tm.tm_mon + 1) %
	    100, (unsigned)tm.tm_mday % 100, (unsigned)tm.tm_hour % 100,
	    (unsigned)tm.tm_min % 100, (unsigned)tm.tm_sec % 100,
	    (unsigned)(in_day % KT_SECOND));
}

/* n digits at *s, which moves on. */
static int
digits(const char **s, int n, int *out)
{
	int v = 0;

	for (; n > 0; n--, (*s)++) {
		if (!isdigit((unsigned char)**s))
			return -1;
		v = v * 10 + (**s - '0');
	}
	*out = v;
	return 0;
}

static int
literal(const char **s, char c)
{
	return *(*s)++ == c ? 0 : -1;
}

/* ".5" is half a second, without it none; what is below a ms is left out. */
static int
fraction(const char **s, int *ms)
{
	int scale = 100;

	*ms = 0;
	if (**s != '.')
		return 0;
	(*s)++;
	if (!isdigit((unsigned char)**s))
		return -1;
	for (; isdigit((unsigned char)**s); scale /= 10, (*s)++)
		*ms += (**s - '0') * scale;
	return 0;
}

/* timegm takes the 30th of February for the 2nd of March. */
static int
to_seconds(const struct tm *tm, int64_t *out)
{
	struct tm copy = *tm, back;
	time_t t = timegm(&copy);

	if (gmtime_r(&t, &back) == NULL || back.tm_mday != tm->tm_mday ||
	    back.tm_mon != tm->tm_mon || back.tm_hour != tm->tm_hour ||
	    back.tm_min != tm->tm_min || back.tm_sec != tm->tm_sec)
		return -1;
	*out = (int64_t)t;
	return 0;
}

int
kt_time_parse(const char *s, int64_t *ms)
{
	struct tm tm = { .tm_isdst = 0 };
	int64_t seconds;
	int thousandths;

	if (digits(&s, 4, &tm.tm_year) != 0 || literal(&s, '-') != 0 ||
	    digits(&s, 2, &tm.tm_mon) != 0 || literal(&s, '-') != 0 ||
	    digits(&s, 2, &tm.tm_mday) != 0 || literal(&s, 'T') != 0 ||
	    digits(&s, 2, &tm.tm_hour) != 0 || literal(&s, ':') != 0 ||
	    digits(&s, 2, &tm.tm_min) != 0 || literal(&s, ':') != 0 ||
	    digits(&s, 2, &tm.tm_sec) != 0 ||
	    fraction(&s, &thousandths) != 0 || strcmp(s, "Z") != 0)
		return -1;
	tm.tm_year -= 1900;
	tm.tm_mon--;
	if (to_seconds(&tm, &seconds) != 0)
		return -1;
	*ms = seconds * KT_SECOND + thousandths;
	return 0;
}

static const struct { const char *name; int64_t ms; } units[] = {
	{ "d", KT_DAY }, { "h", 3600 * KT_SECOND }, { "m", 60 * KT_SECOND },
	{ "s", KT_SECOND }, { "ms", 1 },
};

/* Does s begin with that unit, and with a number or nothing behind it? */
static bool
is_unit(const char *s, const char *name)
{
	size_t n = strlen(name);

	return strncmp(s, name, n) == 0 && !isalpha((unsigned char)s[n]);
}

/* A number without its unit; what is too large is too large for every unit. */
static int
count(const char **s, int64_t *out)
{
	int64_t v = 0;

	if (!isdigit((unsigned char)**s))
		return -1;
	for (; isdigit((unsigned char)**s); (*s)++) {
		v = v * 10 + (**s - '0');
		if (v > KT_TIME_MAX / KT_SECOND)
			return -1;
	}
	*out = v;
	return 0;
}

int
kt_span_parse(const char *s, int64_t *ms)
{
	int64_t n, sum = 0;
	size_t i = 0;

	do {
		if (count(&s, &n) != 0)
			return -1;
		while (i < N_ELEMENTS(units) && !is_unit(s, units[i].name))
			i++;
		if (i == N_ELEMENTS(units) ||
		    n > (KT_TIME_MAX - sum) / units[i].ms)
			return -1;
		s += strlen(units[i].name);
		sum += n * units[i++].ms;
	} while (*s != '\0');
	*ms = sum;
	return 0;
}
