/*
 * Whose a throwaway folder is.  The guardian removes it when keyturn ends; if
 * both are killed, the next keyturn finds it by a file in it that nobody has
 * locked.
 */
#ifndef OWNED_H
#define OWNED_H

#include "keyturn/attr.h"

/*
 * A lock on the folder at path, as long as the descriptor that is returned is
 * open; or -errno.  The folder's name is "keyturn-" and six characters.
 */
int owned_lock(const char *path) KT_MUSTCHECK;

/*
 * Removes it, and the lines that it has in a hosts file (hosts_lines.h), the
 * lock last: cut short, it is still found.  0, also when there is none, or -errno.
 */
int owned_remove(const char *path);

/*
 * Removes folders of this user's that were locked once and are no more, where
 * keyturn makes them: /dev/shm, TMPDIR, /tmp.
 */
void owned_sweep(void);

#endif
