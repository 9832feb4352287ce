/*
 * Volumes at a container engine: the data of servers, and of snapshots.  Each
 * has the name keyturn-ID, and a label of what made it.
 */
#ifndef VOLUME_H
#define VOLUME_H

#include "dock.h"
#include "server.h"

struct made {
	const struct kind *kind;
	char version[64];
};

/* What made a snapshot; DOCK_ABSENT too when it is not whole. */
enum dock_rc container_snapshot_find(struct talk *t, const char *name,
    struct made *out) KT_MUSTCHECK;

const char *volume_name(struct kt_arena *a, const char *id);

/* What made it.  DOCK_FAILED and t->why also when it does not say. */
enum dock_rc volume_find(struct talk *t, const char *id, struct made *out)
    KT_MUSTCHECK;
/* A new one.  0, or -1 and t->why. */
int volume_make(struct talk *t, struct yard *y, const char *id,
    const struct made *made) KT_MUSTCHECK;
enum dock_rc volume_remove(struct talk *t, const char *id);

/*
 * Fills a volume with what another has, but for what no two servers may share:
 * by a container of its own, of an image for such data.  While it is at work a
 * server's container stands still.
 */
struct volume_copy {
	const char *from, *to;		/* ids */
	const struct made *made;
	const char *still;		/* the server's id, or NULL */
	int64_t pause;			/* ms that it stood still */
};
int volume_copy(struct talk *t, struct yard *y, struct volume_copy *c)
    KT_MUSTCHECK;

/* Adds "Labels":{...} of a thing of that id, without its last brace. */
void volume_labels(struct kt_buf *b, const char *id, const char *owner);

#endif
