/* Just enough XML to judge the answers of RDS. */
#ifndef TESTS_XML_H
#define TESTS_XML_H

#include <stdbool.h>

#include "keyturn/arena.h"

/*
 * One element, everything closed in order, text and attributes of XML 1.0's
 * characters with the five entities or &#x; escapes.  No prolog, no comments:
 * our answers have none.
 */
bool xml_well_formed(const char *text);

/* What stands in the first element of that name, as it is; or NULL. */
const char *xml_find(struct kt_arena *a, const char *text, const char *name);

/* How many elements of that name there are. */
int xml_count(const char *text, const char *name);

#endif
