/*
 * When a secret rotates by itself: RotationRules, as the user guide has them
 * ("Rotation schedules", "Schedule expressions").  All is UTC.
 *
 * A rotation has a window, which opens on a full hour.  The next one of a rate
 * counts from the hour, or the day, of the last rotation or change by hand;
 * those of a cron expression are where they are.
 */
#ifndef KEYTURN_SCHEDULE_H
#define KEYTURN_SCHEDULE_H

#include "keyturn/clock.h"

#define KT_HOUR (INT64_C(3600) * KT_SECOND)

struct kt_rules {		/* as they are stored */
	int64_t days;		/* AutomaticallyAfterDays; 0: none */
	const char *expression;	/* ScheduleExpression, or NULL */
	const char *duration;	/* "3h", or NULL */
};

/* The same, understood; the masks are a cron expression's. */
struct kt_schedule {
	int64_t window;		/* how long one is open */
	int64_t every, unit;	/* a rate: so often, counted in hours or days */
	uint32_t hours;		/* bits 0 to 23 */
	uint32_t months;	/* bits 1 to 12 */
	uint32_t days;		/* bits 1 to 31; 0: the last */
	uint32_t weekdays;	/* bits 1 to 7, Sunday to Saturday */
	uint32_t last;		/* the same: their last in the month */
	uint32_t nth[6];	/* the same: their first, second, ... */
};

/*
 * NULL, or what is wrong with r, a text that ends a sentence; then s is left
 * as it was.  Neither days nor an expression is a schedule without windows.
 */
const char *kt_schedule_read(const struct kt_rules *r, struct kt_schedule *s)
    KT_MUSTCHECK;

/* When the first window opens after the moment from; 0: never. */
int64_t kt_schedule_next(const struct kt_schedule *s, int64_t from);

/* The last second of the window that opens at start, as AWS shows it. */
int64_t kt_schedule_end(const struct kt_schedule *s, int64_t start);

#endif
