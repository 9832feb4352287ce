/*
 * Where a process may write: Linux's Landlock.  A database can be made to
 * write files, its log above all, wherever its user may; on many machines that
 * is the user who runs the tests.
 */
#ifndef CONFINE_H
#define CONFINE_H

#include <stdbool.h>

/* Whether this kernel (5.19 or later, Landlock not off) can. */
bool confine_can(void);

/*
 * From here on this process and its children write only below the paths (to
 * the end of the list: NULL) and to /dev/null, and gain no privileges by
 * exec.  Files that are open stay so.  What cannot be had is let be.
 */
void confine_to(char *const *paths);

#endif
