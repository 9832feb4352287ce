/* Moments and spans as text, and back. */
#include <ctype.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/text.h"

#define MINUTE (60 * KT_SECOND)
#define HOUR (60 * MINUTE)

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

/*
 * The Gregorian calendar, also before it was used.  A year begins in March here,
 * so that its leap day is the last; 400 of them are one round.
 */
#define ROUND 146097		/* days */
#define ROUND_YEARS 400
#define EPOCH 719468		/* days from the 1st of March 0000 to it */

struct date { int year, month, day; };

/* From the epoch; of years from 0. */
static int64_t
days_to(const struct date *d)
{
	int64_t year = d->year + ROUND_YEARS - (d->month <= 2);
	int month = (d->month + 9) % 12;

	return year * 365 + year / 4 - year / 100 + year / 400 +
	    (153 * month + 2) / 5 + d->day - 1 - ROUND - EPOCH;
}

/* The same back, from year 1 on. */
static struct date
date_of(int64_t days)
{
	int64_t all = days + EPOCH;
	int in_round = (int)(all % ROUND);
	int year = (in_round - in_round / 1460 + in_round / 36524 -
	    in_round / (ROUND - 1)) / 365;
	int in_year = in_round - (365 * year + year / 4 - year / 100);
	int month = (5 * in_year + 2) / 153;

	year += (int)(all / ROUND) * ROUND_YEARS + (month >= 10);
	return (struct date){ year, (month + 2) % 12 + 1,
	    in_year - (153 * month + 2) / 5 + 1 };
}

/* n digits, and what stands behind them. */
static char *
put(char *to, int n, int64_t v, char behind)
{
	int i;

	for (i = n - 1; i >= 0; i--, v /= 10)
		to[i] = (char)('0' + v % 10);
	to[n] = behind;
	return to + n + 1;
}

/* Years beyond four digits have no such text: they end at 9999. */
void
kt_time_iso8601(int64_t ms, char out[KT_ISO8601])
{
	static const int64_t first = INT64_C(-62135596800000);
	struct date date;
	int64_t in_day;

	if (ms > KT_TIME_MAX)
		ms = KT_TIME_MAX;
	if (ms < first)
		ms = first;
	in_day = ms - kt_time_day(ms);
	date = date_of(day_of(ms));
	out = put(out, 4, date.year, '-');
	out = put(out, 2, date.month, '-');
	out = put(out, 2, date.day, 'T');
	out = put(out, 2, in_day / HOUR, ':');
	out = put(out, 2, in_day / MINUTE % 60, ':');
	out = put(out, 2, in_day / KT_SECOND % 60, '.');
	out = put(out, 3, in_day % KT_SECOND, 'Z');
	*out = '\0';
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

/* Its month has so many days. */
static bool
is_date(const struct date *d)
{
	struct date next = { d->year, d->month + 1, 1 };

	if (d->month == 12)
		next = (struct date){ d->year + 1, 1, 1 };
	return d->month >= 1 && d->month <= 12 && d->day >= 1 &&
	    days_to(d) < days_to(&next);
}

int
kt_time_parse(const char *s, int64_t *ms)
{
	int hour, minute, second, thousandths;
	struct date date;

	if (digits(&s, 4, &date.year) != 0 || literal(&s, '-') != 0 ||
	    digits(&s, 2, &date.month) != 0 || literal(&s, '-') != 0 ||
	    digits(&s, 2, &date.day) != 0 || literal(&s, 'T') != 0 ||
	    digits(&s, 2, &hour) != 0 || literal(&s, ':') != 0 ||
	    digits(&s, 2, &minute) != 0 || literal(&s, ':') != 0 ||
	    digits(&s, 2, &second) != 0 ||
	    fraction(&s, &thousandths) != 0 || strcmp(s, "Z") != 0)
		return -1;
	if (!is_date(&date) || hour > 23 || minute > 59 || second > 59)
		return -1;
	*ms = days_to(&date) * KT_DAY + hour * HOUR + minute * MINUTE +
	    second * KT_SECOND + thousandths;
	return 0;
}

static const struct { const char *name; int64_t ms; } units[] = {
	{ "d", KT_DAY }, { "h", HOUR }, { "m", MINUTE },
	{ "s", KT_SECOND }, { "ms", 1 },
};

/* Does s begin with that unit, and with a number or nothing behind it? */
static bool
is_unit(const char *s, const char *name)
{
	const char *rest = kt_after(s, name);

	return rest != NULL && !isalpha((unsigned char)*rest);
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
