/*
 * Where things lie and as whom servers run.
 *
 *   servers/ID/   a server's folder: build, server.log; its user's are data/
 *                 and files/ (empty)
 *   snapshots/ID/ the data of a server as they lay once: build, data/; ours
 *   tls/          ca.pem, ca-key.pem; of all that is throwaway in cache/
 *   cache/        templates/KEY, and server/ with a server unpacked aside
 *   run/          short-lived, short names: sockets, init files, pid files
 *
 * And beside keyturn, where a package puts them: its plugin, and mariadb/, a
 * server that came with it.
 *
 * What a server's user owns it may change at any moment, links included.  So
 * everything is made in folders that only we write to and given away when it
 * is done; nothing is opened by name below a folder that was given away, but
 * with what that user may do.
 */
#ifndef PLACE_H
#define PLACE_H

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "keyturn/attr.h"
#include "keyturn/engine.h"

#include "tree.h"

struct guardian;

struct place {
	struct tree_owner user;	/* of the servers; 0: ours, which is not root */
	bool shared;		/* that user may have other programs */
	mode_t pass;		/* of folders of ours that servers go through */
	bool throwaway;
	char program[PATH_MAX];		/* the folder of keyturn itself */
	char servers[PATH_MAX];
	char snapshots[PATH_MAX];	/* mode 0700: no server sees them */
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

/*
 * As whom servers of root's run: keyturn, mysql or nobody, the first that
 * passwd has, as a number.  From PLACE_SHARED on it is one who may have
 * programs besides; nobody's number when there is none.
 */
#define PLACE_SHARED 2
size_t place_user(FILE *passwd, struct tree_owner *out);

/* Removes what shall not outlive keyturn. */
void place_close(struct place *p, struct guardian *g);

/*
 * A server's folder of an earlier start is ours again, as it was not before
 * this was heeded; *user: whose its data are, and stay.  0 or -errno.
 */
int place_claim(const struct place *p, const char *path,
    struct tree_owner *user) KT_MUSTCHECK;

/* Can others pass through every folder above path? */
bool place_reachable(const char *path);

#endif
