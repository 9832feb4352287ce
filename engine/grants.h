/*
 * What an account may do, read from the lines of SHOW GRANTS, and what makes
 * another the same.  A line is taken apart where its grammar has joints, never
 * at a text: " TO " may be in a database's name.
 *
 * What is asked for and what is there is compared privilege by privilege, so
 * that who keeps a session open misses nothing that he is to keep.
 */
#ifndef ENGINE_GRANTS_H
#define ENGINE_GRANTS_H

#include <stdbool.h>
#include <stddef.h>

#include "keyturn/arena.h"

/* One thing an account may do, or, a partial revoke of MySQL's, may not. */
struct engine_grant {
	/* "SELECT", "INSERT (`col`)", "GRANT OPTION", "PROXY"; "`role`@`%`" */
	const char *what;
	const char *on;		/* "*.*", "`db`.*", "PROCEDURE `d`.`p`"; or "" */
	/* May pass it on; that of whole objects is a what of its own. */
	bool option;
	bool restriction;
};

struct engine_grants {
	struct engine_grant *v;
	size_t n, room;
};

/*
 * Adds what a line says: of a role that is the default, of a password, of TLS
 * and limits nothing, as those are an account's own.  0; -1: it is none that
 * is known.
 */
int engine_grants_add(struct kt_arena *a, struct engine_grants *g,
    const char *line) KT_MUSTCHECK;

/*
 * The statements that make account, which has `has`, one that has `wanted`, in
 * their order; how many.  Both are sorted by it.
 */
size_t engine_grants_differ(struct kt_arena *a, struct engine_grants *wanted,
    struct engine_grants *has, const char *account, const char ***out);

#endif
