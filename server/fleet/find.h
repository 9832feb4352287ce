/* Database server binaries: what is there, and what each really is. */
#ifndef FIND_H
#define FIND_H

#include <pthread.h>
#include <stdbool.h>

#include "keyturn/arena.h"
#include "keyturn/fleet.h"

#include "kind/kind.h"

struct fleet_given;
struct guardian;
struct known;
struct place;

struct finder {
	struct guardian *guardian;
	const struct place *place;
	const struct fleet_given *given;	/* path NULL ends; or NULL */
	bool strict;		/* another kind or major version will not do */
	pthread_mutex_t lock;	/* what was found, from here on */
	struct known *known;
	size_t n_known;
	unsigned probes;
};

/* With nothing given, and not strict. */
void find_init(struct finder *f, struct guardian *g, const struct place *p);
void find_free(struct finder *f);

/* Of struct kt_fleet. */
size_t find_builds(struct finder *f, const char *engine, struct kt_arena *a,
    const struct kt_db_build **out);

/* What a server is wanted for, as in kt_db_spec. */
struct find_wish {
	const char *engine, *version;
	/* What made the data folder: no other kind will do.  NULL: none did. */
	struct {
		const struct kind *kind;
		const char *version;
	} made;
};

/*
 * A data folder goes on with what made it.  It moves to another version when
 * that is wanted, there and not older: servers do not go back.
 */
const struct kt_db_build *find_choose(const struct kt_db_build *all, size_t n,
    const struct find_wish *w, enum kt_fit *fit);

/*
 * The server that kt_build_choose chooses.  KT_FLEET_OK or KT_FLEET_NO_SERVER
 * and why.
 */
enum kt_fleet_rc find_build(struct finder *f, const struct find_wish *w,
    struct build *out, char why[KT_WHY]) KT_MUSTCHECK;

/* What --version says taken apart: sets kind and version; false: neither. */
bool find_version(const char *text, struct build *b);

/* A small environment for database servers: NULL-terminated, in a. */
const char *const *find_env(struct kt_arena *a);

#endif
