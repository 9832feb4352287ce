/*
 * Rates and cron expressions, as AWS Secrets Manager has them; nothing is
 * asked and nothing stored here.  What the guide leaves open, and is believed:
 *
 * - names may be in lower case, hours lists and ranges, and L, # and steps
 *   items of a list; a range does not go over the end
 * - 4 hours lie between the last of a day and the first of the next, too
 * - a rate in hours counts from the full hour, as one in days from midnight
 * - an expression that never comes (31 February) is refused
 */
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "keyturn/schedule.h"
#include "keyturn/text.h"

#define DAYS_MAX 999
#define HOURS_MIN 4
/* 29 February is the same day of the week again after 40 years at most. */
#define MONTHS_AHEAD (41 * 12)

/* --- reading: *s moves on over what was understood --- */

struct field {
	unsigned min, max;
	const char *names;	/* of three letters each, or NULL */
};
static const struct field hour = { 0, 23, NULL };
static const struct field day = { 1, 31, NULL };
static const struct field month = { 1, 12,
    "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC" };
static const struct field weekday = { 1, 7, "SUNMONTUEWEDTHUFRISAT" };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
ends_item(char c)
{
	return c == ' ' || c == ',';
}

/* Up to five digits. */
static int
number(const char **s, unsigned *out)
{
	const char *p = *s;
	unsigned v = 0;

	while (is_digit(*p) && p - *s < 5)
		v = v * 10 + (unsigned)(*p++ - '0');
	if (p == *s || is_digit(*p))
		return -1;
	*s = p;
	*out = v;
	return 0;
}

static int
value(const char **s, const struct field *f, unsigned *out)
{
	unsigned v;

	if (is_digit(**s) || f->names == NULL) {
		if (number(s, &v) != 0 || v < f->min || v > f->max)
			return -1;
		*out = v;
		return 0;
	}
	for (v = f->min; v <= f->max; v++)
		if (strncasecmp(*s, f->names + (v - f->min) * 3, 3) == 0) {
			*s += 3;
			*out = v;
			return 0;
		}
	return -1;
}

static uint32_t
bit(unsigned v)
{
	return UINT32_C(1) << v;
}

/* "5", "MON-FRI", "*", and each with a step: "2/10" goes on to the last. */
static int
values(const char **s, const struct field *f, uint32_t *mask)
{
	unsigned from = f->min, to = f->max, step = 1;
	bool one = false;

	if (**s == '*') {
		(*s)++;
	} else if (**s != '/') {
		if (value(s, f, &from) != 0)
			return -1;
		one = **s != '-';
		to = from;
		if (!one && (++*s, value(s, f, &to) != 0))
			return -1;
	}
	if (**s == '/') {
		(*s)++;
		if (number(s, &step) != 0 || step == 0)
			return -1;
		if (one)
			to = f->max;
	}
	if (from > to || !ends_item(**s))
		return -1;
	for (; from <= to; from += step)
		*mask |= bit(from);
	return 0;
}

static int
hour_item(const char **s, struct kt_schedule *o)
{
	return values(s, &hour, &o->hours);
}

static int
month_item(const char **s, struct kt_schedule *o)
{
	return values(s, &month, &o->months);
}

/* "L" or "SUNL", else days. */
static int
day_item(const char **s, struct kt_schedule *o)
{
	unsigned v;

	if (**s == 'L' && ends_item((*s)[1])) {
		(*s)++;
		o->days |= bit(0);
		return 0;
	}
	if (is_digit(**s) || value(s, &weekday, &v) != 0)
		return values(s, &day, &o->days);
	if ((*s)[0] != 'L' || !ends_item((*s)[1]))
		return -1;
	(*s)++;
	o->last |= bit(v);
	return 0;
}

/* "L", the last of the week, "TUE#3" or "FRIL", else weekdays. */
static int
weekday_item(const char **s, struct kt_schedule *o)
{
	const char *p = *s;
	unsigned v, n;

	if (*p == 'L' && ends_item(p[1])) {
		(*s)++;
		o->weekdays |= bit(weekday.max);
		return 0;
	}
	if (value(&p, &weekday, &v) != 0 || (*p != '#' && *p != 'L'))
		return values(s, &weekday, &o->weekdays);
	if (*p++ == 'L')
		o->last |= bit(v);
	else if (number(&p, &n) != 0 || n < 1 || n > 5)
		return -1;
	else
		o->nth[n] |= bit(v);
	*s = p;
	return ends_item(*p) ? 0 : -1;
}

/* Blanks after a field: at least one. */
static int
blanks(const char **s)
{
	size_t n = strspn(*s, " ");

	*s += n;
	return n > 0 ? 0 : -1;
}

static int
list(const char **s, int (*item)(const char **, struct kt_schedule *),
    struct kt_schedule *o)
{
	while (item(s, o) == 0) {
		if (**s != ',')
			return blanks(s);
		(*s)++;
	}
	return -1;
}

/* A "?" in place of the field. */
static bool
left_open(const char **s)
{
	if ((*s)[0] != '?' || (*s)[1] != ' ')
		return false;
	(*s)++;
	return blanks(s) == 0;
}

/* --- what is read must also be allowed --- */

/* The least number of hours between two windows. */
static unsigned
least_gap(uint32_t hours)
{
	unsigned h, first = 24, before = 0, gap = 24;

	for (h = 0; h < 24; h++) {
		if ((hours & bit(h)) == 0)
			continue;
		if (first == 24)
			first = h;
		else if (h - before < gap)
			gap = h - before;
		before = h;
	}
	return first + 24 - before < gap ? first + 24 - before : gap;
}

/*
 * How long a window is, and may be: to the end of its day, or, when there are
 * several a day, an hour and to the next.
 */
static const char *
check_cron(struct kt_schedule *o, int64_t *longest)
{
	unsigned h = 0, gap = least_gap(o->hours);

	if (gap < HOURS_MIN)
		return "it must not come more often than every 4 hours";
	if (kt_schedule_next(o, 0) == 0)
		return "there is no such day";
	if ((o->hours & (o->hours - 1)) != 0) {
		o->window = KT_HOUR;
		*longest = gap * KT_HOUR;
		return NULL;
	}
	while ((o->hours & bit(h)) == 0)
		h++;
	o->window = *longest = (24 - h) * KT_HOUR;
	return NULL;
}

/* What follows "cron(". */
static const char *
read_cron(const char *s, struct kt_schedule *o, int64_t *longest)
{
	bool day_open, weekday_open;

	if (*s != '0' || s[1] != ' ')
		return "its minutes must be 0";
	s++;
	(void)blanks(&s);
	if (list(&s, hour_item, o) != 0)
		return "its hours are wrong";
	day_open = left_open(&s);
	if (!day_open && list(&s, day_item, o) != 0)
		return "its days of the month are wrong";
	if (list(&s, month_item, o) != 0)
		return "its months are wrong";
	weekday_open = left_open(&s);
	if (!weekday_open && list(&s, weekday_item, o) != 0)
		return "its days of the week are wrong";
	if (day_open == weekday_open)
		return "one of its day of the month and day of the week must "
		    "be ?, the other not";
	if (strcmp(s, "*)") != 0)
		return "its year must be *, and the last";
	return check_cron(o, longest);
}

/* What follows "rate(". */
static const char *
read_rate(const char *s, struct kt_schedule *o, int64_t *longest)
{
	unsigned n;

	if (number(&s, &n) != 0 || blanks(&s) != 0)
		return "a number and a unit must follow rate";
	if (strcmp(s, "hour)") == 0 || strcmp(s, "hours)") == 0)
		o->unit = KT_HOUR;
	else if (strcmp(s, "day)") == 0 || strcmp(s, "days)") == 0)
		o->unit = KT_DAY;
	else
		return "its unit must be hours or days";
	o->every = n * o->unit;
	if (o->every < HOURS_MIN * KT_HOUR || o->every > DAYS_MAX * KT_DAY)
		return "it must be from 4 hours to 999 days";
	o->window = o->unit;
	*longest = o->unit == KT_DAY ? KT_DAY : o->every;
	return NULL;
}

static const char *
read_expression(const char *s, struct kt_schedule *o, int64_t *longest)
{
	const char *rate = kt_after(s, "rate("), *cron = kt_after(s, "cron(");

	if (rate != NULL)
		return read_rate(rate, o, longest);
	if (cron != NULL)
		return read_cron(cron, o, longest);
	return "it must be a rate(...) or a cron(...)";
}

/* The pattern lets 0h to 99h pass. */
static const char *
read_duration(const char *s, struct kt_schedule *o, int64_t longest)
{
	unsigned n;

	if (number(&s, &n) != 0 || strcmp(s, "h") != 0 || n == 0)
		return "a Duration must be a number of hours";
	if (n * KT_HOUR > longest)
		return "a Duration must not reach into the next day, or, of a "
		    "schedule in hours, into the next window";
	o->window = n * KT_HOUR;
	return NULL;
}

const char *
kt_schedule_read(const struct kt_rules *r, struct kt_schedule *s)
{
	struct kt_schedule o = { .window = 0 };
	int64_t longest = KT_DAY;
	const char *why = NULL;

	if (r->expression != NULL) {
		why = read_expression(r->expression, &o, &longest);
	} else if (r->days > 0) {
		o.every = r->days * KT_DAY;
		o.window = o.unit = KT_DAY;
	}
	if (why == NULL && r->duration != NULL)
		why = read_duration(r->duration, &o, longest);
	if (why == NULL)
		*s = o;
	return why;
}

/* --- the calendar --- */

/* The day, counted from the epoch, with which a month begins. */
static int64_t
first_of(int m)
{
	struct tm tm = { .tm_year = 70 + m / 12, .tm_mon = m % 12,
	    .tm_mday = 1 };

	return (int64_t)timegm(&tm) / (KT_DAY / KT_SECOND);
}

/* Months from January 1970 to the one that ms lies in. */
static int
month_of(int64_t ms)
{
	time_t t = (time_t)(ms / KT_SECOND);
	struct tm tm;

	(void)gmtime_r(&t, &tm);	/* years fit, up to KT_TIME_MAX */
	return (tm.tm_year - 70) * 12 + tm.tm_mon;
}

/* d: the day of a month of n days that begins with the day first. */
static bool
comes(const struct kt_schedule *s, int64_t first, unsigned d, unsigned n)
{
	/* the epoch was a Thursday */
	uint32_t w = bit((unsigned)((first + d - 1 + 4) % 7) + 1);

	return (s->days & bit(d)) != 0 || (s->weekdays & w) != 0 ||
	    (s->nth[(d + 6) / 7] & w) != 0 ||
	    ((s->last & w) != 0 && d + 7 > n) ||
	    ((s->days & bit(0)) != 0 && d == n);
}

/* The first window of the month m after from, or 0. */
static int64_t
next_in_month(const struct kt_schedule *s, int m, int64_t from)
{
	int64_t first = first_of(m), at;
	unsigned d, h, n = (unsigned)(first_of(m + 1) - first);

	for (d = 1; d <= n; d++) {
		if (!comes(s, first, d, n))
			continue;
		for (h = 0; h < 24; h++) {
			at = (first + d - 1) * KT_DAY + h * KT_HOUR;
			if ((s->hours & bit(h)) != 0 && at > from)
				return at;
		}
	}
	return 0;
}

int64_t
kt_schedule_next(const struct kt_schedule *s, int64_t from)
{
	int64_t at = 0;
	int m, end;

	if (from < 0)
		from = 0;
	if (s->every > 0)
		return from - from % s->unit + s->every;
	if (s->hours == 0 || from > KT_TIME_MAX)
		return 0;
	m = month_of(from);
	for (end = m + MONTHS_AHEAD; m < end && at == 0; m++)
		if ((s->months & bit((unsigned)m % 12 + 1)) != 0)
			at = next_in_month(s, m, from);
	return at;
}

int64_t
kt_schedule_end(const struct kt_schedule *s, int64_t start)
{
	return start + s->window - KT_SECOND;
}
