/*
 * Kinds of database servers: all that is MariaDB's or MySQL's own when one is
 * found, made and run.  Another is a file here and a row in kinds[] (kind.c),
 * with an engine/ that speaks its language.  Only words and arguments; what
 * is done with them is fleet's.
 */
#ifndef KIND_H
#define KIND_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "keyturn/arena.h"

/* What those two of a server's files are called, among its data. */
#define KIND_SLOW_LOG "mysql-slowquery.log"
#define KIND_GENERAL_LOG "mysql-general.log"

struct kind;

/* A server program, as it is. */
struct build {
	char path[PATH_MAX];
	const struct kind *kind;	/* what --version says, not the name */
	char version[64];	/* "10.11.6" */
	char share[PATH_MAX];	/* its messages; "": it knows itself */
	char key[65];		/* changes with the binary */
};

/* The command line that is made; list ends with NULL. */
struct kind_args {
	struct kt_arena *arena;
	const char **list;
	size_t n, room;
};
void kind_add(struct kind_args *to, const char *fmt, ...) KT_PRINTF(2, 3);
void kind_add_all(struct kind_args *to, const char *const *list);

/* A data folder is made: in an empty one, from a file with kind->input. */
struct kind_making {
	const struct build *build;
	const char *data, *input;
	const char *temporary;	/* nobody else's: a start empties it */
	const char *const *options;	/* see kind_made_with */
};

/* A server is run on it. */
struct kind_running {
	const struct build *build;
	const char *data;
	const char *files;	/* clients' files: all that it may read */
	const char *run;	/* init.sql, cert.pem, key.pem; s: its socket */
	const char *bind;
	int port;
	const char *const *options;	/* as in kt_db_spec */
	const char *plugins;	/* a folder, and what to load of it; or NULL */
	const char *plugin;
};

struct kind {
	const char *name;	/* in the names and notes of folders */
	const char *title;	/* for people */
	const char *program;
	const char *family;	/* others of it may stand in */
	const char *package;	/* of Debian, that has one of the family */
	const char *const *engines;	/* RDS's, for which it comes first */
	const char *image;	/* Docker's official one */
	const char *image_version;	/* the variable that tells its server's */
	const char *const *shares;	/* below share/, where messages lie */
	const char *const *plugins;	/* ... its plugins, beside bin/ */
	int plugin_from;	/* the major version that takes keyturn's */
	/*
	 * Options that a data folder depends on: the same when it is made and
	 * when it is run.
	 */
	const char *const *folder_options;
	/* Variables that data are made with for ever; NULL ends. */
	const char *const *made_with;
	/* Files of a new folder that no two may share, or nobody wants. */
	const char *const *unwanted;
	/* Is this what its --version says?  Then *version is set. */
	bool (*says)(const char *text, char version[64]);
	/* 0, or -1 and what is missing. */
	int (*input)(const struct build *b, struct kt_buf *out,
	    const char **missing);
	bool input_is_stdin;
	void (*make)(struct kind_args *to, const struct kind_making *m);
	void (*run)(struct kind_args *to, const struct kind_running *r);
};

/* Those of the options (or NULL) that data of the kind are made with. */
const char *const *kind_made_with(struct kt_arena *a, const struct kind *k,
    const char *const *options);
/* Each as an argument, which a server passes over that does not know it. */
void kind_add_options(struct kind_args *to, const char *const *options);

extern const struct kind *const kinds[];	/* NULL ends */
extern const struct kind kind_mysql, kind_mariadb;

const struct kind *kind_named(const char *name);	/* or NULL */
const struct kind *kind_for(const char *engine);	/* RDS's; never NULL */

#endif
