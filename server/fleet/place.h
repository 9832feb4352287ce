/*
 * Where things lie and as whom servers run.
 *
 *   servers/ID/   a server's folder: data/, files/ (empty), build, server.log
 *   tls/          ca.pem, ca-key.pem
 *   cache/        templates/KEY, and server/ with a server unpacked aside
 *   run/          short-lived, short names: sockets, init files, pid files
 */
#ifndef PLACE_H
#define PLACE_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

#include "keyturn/attr.h"
#include "keyturn/engine.h"

struct guardian;

struct place {
	uid_t uid;		/* of the servers; 0: ours, which is not root */
	gid_t gid;
	bool throwaway;
	char servers[PATH_MAX];
	char tls[PATH_MAX];
	char cache[PATH_MAX];
	char run[64];
	char scratch[PATH_MAX];	/* throwaway: what all but run lies in */
};

/*
 * Finds and makes the places for data (NULL: throwaway).  What shall not
 * outlive keyturn is the guardian's.  0, or -1 and why.
 */
int place_open(struct place *p, struct guardian *g, const char *data,
    char why[KT_WHY]) KT_MUSTCHECK;

/* Removes what shall not outlive keyturn. */
void place_close(struct place *p, struct guardian *g);

/* A folder of the servers' user, closed to others. 0 or -errno. */
int place_folder(const struct place *p, const char *path) KT_MUSTCHECK;

/* A file of the servers' user, mode 0600. 0 or -errno. */
int place_file(const struct place *p, const char *path, const char *text)
    KT_MUSTCHECK;

/* Can others pass through every folder above path? */
bool place_reachable(const char *path);

#endif
