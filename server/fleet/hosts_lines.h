/* Lines of keyturn's own in a hosts file (hosts.h): as text. */
#ifndef HOSTS_LINES_H
#define HOSTS_LINES_H

#include "keyturn/attr.h"

struct hosts_name {
	char *name, *host;
	struct hosts_name *next;
};

/* Our lines, which name folder, become these.  0 or -errno. */
int hosts_write(const char *file, const char *folder,
    const struct hosts_name *names);

/* In a throwaway folder: the path of the file that has lines naming it. */
#define HOSTS_NOTE "hosts-file"
/* Takes them away, if there is such a note. */
void hosts_undo(const char *folder);

/*
 * This process, and whom it starts, have file in place of /etc/hosts from now
 * on, in namespaces of their own.  0, or -1, errno: it is not allowed to.
 */
int hosts_lay_over(const char *file) KT_MUSTCHECK;

#endif
