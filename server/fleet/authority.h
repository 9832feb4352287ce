/* keyturn's own certificate authority, and what a server needs of it. */
#ifndef AUTHORITY_H
#define AUTHORITY_H

#include <limits.h>
#include <pthread.h>

#include "keyturn/attr.h"
#include "keyturn/crypto.h"

struct place;
struct tree_owner;

struct authority {
	const struct place *place;
	char ca_file[PATH_MAX];		/* ca.pem, for clients */
	char bundle[PATH_MAX];		/* the same, by the name of RDS's */
	pthread_mutex_t lock;		/* ca, once made or read */
	struct kt_arena *arena;
	struct kt_pem ca;
};

/* Open before the first issue; p must outlive c. */
void authority_init(struct authority *c);

/*
 * Reads the authority kept in p->tls, or makes one; two that do so at once come
 * to the same.  0, or -1 with the reason logged: it is tried again at every
 * issue.
 */
int authority_open(struct authority *c, const struct place *p) KT_MUSTCHECK;
void authority_free(struct authority *c);

/* A certificate and its key for these names.  0 or -1, the reason logged. */
int authority_make(struct authority *c, struct kt_arena *a,
    const char *const *names, struct kt_pem *out) KT_MUSTCHECK;

/*
 * Writes cert.pem and key.pem into folder, for a server of that user's that
 * clients know by these names.  0 or -errno, the reason logged.
 */
int authority_issue(struct authority *c, const char *const *names,
    const char *folder, const struct tree_owner *user) KT_MUSTCHECK;

#endif
