/* PreferredBackupWindow and PreferredMaintenanceWindow: hours, in UTC. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "keyturn/clock.h"
#include "ops.h"

#define DAY 1440		/* minutes */
#define WEEK (7 * DAY)
#define LEAST 30

static const char *const days[] = {
	"mon", "tue", "wed", "thu", "fri", "sat", "sun"
};

/* "04:00" in minutes, or "tue:04:00" since Monday's midnight; -1: neither. */
static int
minute(const char *s, size_t n)
{
	char digits[6] = "";
	int at = -1, h, m, used = 0;
	size_t i;

	for (i = 0; n == 9 && i < N_ELEMENTS(days); i++)
		if (strncasecmp(s, days[i], 3) == 0 && s[3] == ':')
			at = (int)i * DAY;
	if ((n == 9 && at < 0) || (n != 9 && n != 5))
		return -1;
	memcpy(digits, s + n - 5, 5);
	if (strspn(digits, "0123456789:") != 5 ||
	    sscanf(digits, "%2d:%2d%n", &h, &m, &used) != 2 || used != 5 ||
	    h > 23 || m > 59)
		return -1;
	return (at < 0 ? 0 : at) + h * 60 + m;
}

struct span {
	int from, n;
};

/* Does the daily one lie in the weekly one on any day? */
static bool
overlap(struct span daily, struct span weekly)
{
	int day, from;

	for (day = 0; day < 7; day++) {
		from = (day * DAY + daily.from - weekly.from + WEEK) % WEEK;
		if (from < weekly.n || from + daily.n > WEEK)
			return true;
	}
	return false;
}

static int
bad_form(struct kt_call *c, const char *window, bool weekly)
{
	return kt_fail(c, KT_PARAMETER_VALUE, "Invalid %s window format: %s. "
	    "Should be specified as a range %s (24H Clock UTC). Example: %s",
	    weekly ? "maintenance" : "backup", window,
	    weekly ? "ddd:hh24:mi-ddd:hh24:mi" : "hh24:mi-hh24:mi",
	    weekly ? "Sun:23:45-Mon:00:15" : "18:00-22:00");
}

static int
check_one(struct kt_call *c, const char *window, bool weekly, struct span *out)
{
	size_t n = weekly ? 9 : 5;
	int to;

	if (strlen(window) != 2 * n + 1 || window[n] != '-' ||
	    (out->from = minute(window, n)) < 0 ||
	    (to = minute(window + n + 1, n)) < 0)
		return bad_form(c, window, weekly);
	out->n = (to - out->from + WEEK) % (weekly ? WEEK : DAY);
	return out->n >= LEAST ? 0 : kt_fail(c, KT_PARAMETER_VALUE,
	    "The %s window must be at least %d minutes.",
	    weekly ? "maintenance" : "backup", LEAST);
}

int64_t
windows_next(const char *maintenance, int64_t now)
{
	int64_t minutes = now / (60 * KT_SECOND);
	/* The epoch began on a Thursday. */
	int64_t week = minutes + 3 * DAY - (minutes + 3 * DAY) % WEEK - 3 * DAY;
	int64_t next = week + minute(maintenance, 9);

	return (next > minutes ? next : next + WEEK) * 60 * KT_SECOND;
}

int
check_windows(struct kt_call *c, const char *backup, const char *maintenance)
{
	struct span daily, weekly;

	if ((backup != NULL && check_one(c, backup, false, &daily) != 0) ||
	    (maintenance != NULL && check_one(c, maintenance, true,
	    &weekly) != 0))
		return -1;
	if (backup == NULL || maintenance == NULL || !overlap(daily, weekly))
		return 0;
	return kt_fail(c, KT_PARAMETER_VALUE, "The backup window and "
	    "maintenance window must not overlap.");
}

int
check_window_begin(const char *backup)
{
	return minute(backup, 5);
}
