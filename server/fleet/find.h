/* Database server binaries: what is there, and what each really is. */
#ifndef FIND_H
#define FIND_H

#include <pthread.h>
#include <stdbool.h>

#include "keyturn/arena.h"
#include "keyturn/fleet.h"

#include "kind/kind.h"

struct guardian;
struct place;

struct finder {
	struct guardian *guardian;
	const struct place *place;
	const char *mysqld;	/* only this one, or NULL */
	pthread_mutex_t lock;	/* what was found, from here on */
	struct build *known;
	size_t n_known;
	unsigned probes;
};

void find_init(struct finder *f, struct guardian *g, const struct place *p,
    const char *mysqld);
void find_free(struct finder *f);

/*
 * A server for engine as in kt_db_spec: of its kind if there is one, else of
 * that kind's family.  With only, no other kind will do (its data folder
 * exists).  KT_FLEET_OK or KT_FLEET_NO_SERVER and why.
 */
enum kt_fleet_rc find_build(struct finder *f, const char *engine,
    const struct kind *only, struct build *out, char why[KT_WHY]) KT_MUSTCHECK;

/* What --version says taken apart: sets kind and version; false: neither. */
bool find_version(const char *text, struct build *b);

/* A small environment for database servers: NULL-terminated, in a. */
const char *const *find_env(struct kt_arena *a);

#endif
