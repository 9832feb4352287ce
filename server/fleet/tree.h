/* Whole folders: made, copied, removed. */
#ifndef TREE_H
#define TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "keyturn/attr.h"

/* Makes path and its parents; those that are made get mode. 0 or -errno. */
int tree_make(const char *path, mode_t mode) KT_MUSTCHECK;

/*
 * Whom something is for.  A uid of 0 is us: only root gives things away, and
 * does so by descriptor, since whoever owns the folder above may have put a
 * link in the place of a path meanwhile.
 */
struct tree_owner {
	uid_t uid;
	gid_t gid;
};

/* The folder name, no link, below the folder at: a descriptor, or -1, errno. */
int tree_open(int at, const char *name) KT_MUSTCHECK;

/* Makes the folder path with exactly that mode.  0 or -errno. */
int tree_folder(const char *path, mode_t mode) KT_MUSTCHECK;

/* The folder path, no link: another owner (NULL: no), and mode. */
int tree_set(const char *path, const struct tree_owner *o, mode_t mode)
    KT_MUSTCHECK;

/*
 * Copies the folder from to the new folder to: blocks shared where the file
 * system can (reflink), else copied without filling holes; runs of zeros
 * become holes.  Everything copied is given to o.  Only folders and plain
 * files are copied, and all must be of one owner: -EPERM.  0 or -errno; then a
 * part may be there.
 */
int tree_copy(const char *from, const char *to, const struct tree_owner *o)
    KT_MUSTCHECK;

/* What lies in the folder path, and its names, survive a loss of power. */
void tree_sync(const char *path);

/*
 * Removes path and what is below; symbolic links are removed, not followed.
 * 0 also when there is none; -errno of the first failure, going on after it.
 */
int tree_remove(const char *path);

/* The same, and the file last in that folder goes after all others. */
int tree_remove_but(const char *path, const char *last);

/*
 * Writes a whole new file in place of any other; if keep, such that it
 * survives a loss of power. 0 or -errno.
 */
int tree_write(const char *path, const char *text, mode_t mode, bool keep)
    KT_MUSTCHECK;

int tree_write_bytes(const char *path, const void *p, size_t n, mode_t mode)
    KT_MUSTCHECK;

/* The same, not kept, mode 0600, and o's before it has its name. */
int tree_write_for(const char *path, const char *text,
    const struct tree_owner *o) KT_MUSTCHECK;

#endif
