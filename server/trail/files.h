/*
 * The segments of a trail: a list of files in a folder, of which the last is
 * written to.  Written by one thread; the list is copied for who reads.
 */
#ifndef TRAIL_FILES_H
#define TRAIL_FILES_H

#include <limits.h>
#include <sys/types.h>

#include "record.h"

#define SEGMENTS_MAX (TRAIL_FILES + 2)

struct segment {
	int64_t first;		/* the place of its first record */
	int64_t since;		/* and its time; 0: it has none yet */
	size_t size;		/* as far as it is written */
};

struct files {
	char folder[PATH_MAX - 32];
	int64_t records;	/* kept */
	int64_t days_ms;	/* what is older goes */
	int fd;			/* of the last segment; -1: none */
	struct segment all[SEGMENTS_MAX];
	size_t n;
	int64_t next;		/* the place of the next record */
	int64_t event;		/* the last of the store's */
};

/*
 * Finds what is there, cuts off what is torn.  0, or -1 and it is logged.
 */
int files_open(struct files *f, const char *folder, int64_t records)
    KT_MUSTCHECK;
void files_close(struct files *f);

/*
 * Appends whole sealed records, n bytes, count of them, the first of the time
 * `since`; what has to go, goes.  -1 with errno: nothing more may be appended, and
 * the next files_open cuts off what is there of it.
 */
int files_append(struct files *f, const void *p, size_t n, int64_t count,
    int64_t since) KT_MUSTCHECK;
/* So many may be appended at once. */
int64_t files_room(const struct files *f);

/* Removes all there is. */
void files_empty(struct files *f);
/* Removes what is older than so many days, and more than so many. */
void files_prune(struct files *f, int64_t now);

/* Opens a segment to read; -1: it is gone. */
int files_open_segment(const char *folder, int64_t first);

#endif
