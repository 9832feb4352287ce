/* Whole folders: made, copied, removed. */
#ifndef TREE_H
#define TREE_H

#include <stdbool.h>
#include <sys/types.h>

#include "keyturn/attr.h"

/* Makes path and its parents; those that are made get mode. 0 or -errno. */
int tree_make(const char *path, mode_t mode) KT_MUSTCHECK;

/*
 * Copies the folder from to the new folder to: blocks shared where the file
 * system can (reflink), else copied without filling holes; runs of zeros
 * become holes.  With a uid other than 0 everything copied belongs to uid and
 * gid.  Only folders and plain files.  0 or -errno; then a part may be there.
 */
int tree_copy(const char *from, const char *to, uid_t uid, gid_t gid)
    KT_MUSTCHECK;

/*
 * Removes path and what is below; symbolic links are removed, not followed.
 * 0 also when there is none; -errno of the first failure, going on after it.
 */
int tree_remove(const char *path);

/*
 * Writes a whole new file in place of any other; if keep, such that it
 * survives a loss of power. 0 or -errno.
 */
int tree_write(const char *path, const char *text, mode_t mode, bool keep)
    KT_MUSTCHECK;

#endif
