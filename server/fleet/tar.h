/* An archive in the form that container engines take: POSIX's ustar. */
#ifndef TAR_H
#define TAR_H

#include <sys/types.h>

#include "keyturn/arena.h"

/* Appends root's folder of that name (no more than 99 characters), or file. */
void tar_folder(struct kt_buf *b, const char *name, mode_t mode);
void tar_file(struct kt_buf *b, const char *name, mode_t mode,
    const char *text);
/* What ends it. */
void tar_end(struct kt_buf *b);

#endif
