/* Stories that are told to a service of forms, a call a line. */
#ifndef TESTS_STORY_H
#define TESTS_STORY_H

#include "tests/support/world.h"

/*
 * A form; then an element of the answer and what is in it, or a code and the text of
 * a refusal: of an element it is the first, or "*", all of it that there are, with a
 * blank between.  NULL: it succeeds.
 */
struct story_line {
	const char *form, *what, *want;
};


/* Every text between <element> and its end, a blank between; or ABSENT. */
const char *story_all(const struct said *s, const char *element);

void story_tell(struct client *c, const struct story_line *lines, size_t n);

#endif
