/* What of the files may be read: a copy of their list. */
#ifndef TRAIL_LOOK_H
#define TRAIL_LOOK_H

#include "files.h"

struct view {
	struct segment all[SEGMENTS_MAX];
	size_t n;
	int64_t next;
};

/* trail_read, of at most the last `records`. */
void look_through(const struct view *v, const char *folder, int64_t records,
    const struct trail_look *look);

#endif
