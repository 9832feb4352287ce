/* Images of database servers: those an engine has, and what each is. */
#ifndef IMAGE_H
#define IMAGE_H

#include "dock.h"
#include "find.h"

struct image {
	char name[256];		/* "docker.io/library/mysql:8.4" */
	struct build build;	/* path: the program that is run in it */
};

/*
 * Those of that kind which the engine has.  -1 and t->why, or how many.  They
 * live in t's arena.
 */
long image_list(struct talk *t, const struct kind *kind,
    const struct kt_db_build **out) KT_MUSTCHECK;

/*
 * The image that serves a wish, as find_choose has it; pulled if the engine
 * has none of its major version.  0, or -1 and t->why.
 */
int image_get(struct talk *t, const struct find_wish *w, struct image *out)
    KT_MUSTCHECK;

/* --- what answers say ----------------------------------------------------- */

/*
 * The tag of Docker's official image of that kind, as engines name it; NULL: it
 * is another image, whose ways we do not know.
 */
const char *image_tag(const char *name, const struct kind *kind);
/*
 * Reads what inspect says of an image with that tag; -1: its server's version
 * cannot be told.
 */
int image_read(const struct kt_json *image, const char *tag,
    const struct kind *kind, struct build *out) KT_MUSTCHECK;

#endif
