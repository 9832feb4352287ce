/*
 * When and where access keys and roles were used last.  Who is known by one notes
 * it here, at the cost of a look; a write takes it to the file, with the next of
 * somebody else or in the quiet, when it is new by a minute of keyturn's clock or
 * tells of another service or region.  Whoever reads a key's row, or a role's use,
 * is told what is known here: so it is seen at once, and a kill loses a minute of
 * it.
 */
#ifndef KEYTURN_STORE_KEY_USE_H
#define KEYTURN_STORE_KEY_USE_H

#include "access_key.h"
#include "handle.h"

#define KEY_USE_SLOTS 1024
#define KEY_USE_FLIGHT 256	/* so many a write */

struct use {
	char id[32];			/* of a key, or of a role */
	char account[13];		/* of a role; else "" */
	int64_t at, written;
	char service[32], region[72];
	bool due;			/* to be written */
	unsigned moves;			/* so often it was of another service */
	struct use *next;		/* in the same slot */
};

/* One for each that was used; they are few, and their uses many. */
struct key_uses {
	pthread_mutex_t lock;
	struct store *store;
	struct use *slots[KEY_USE_SLOTS];
	struct store_work write;
	bool queued;			/* write is with the writer */
	int64_t after;			/* kt_mono_ms; not before */
	struct use *in_flight[KEY_USE_FLIGHT];
	int64_t of[KEY_USE_FLIGHT];		/* the moment that goes with each */
	unsigned moves[KEY_USE_FLIGHT];
	size_t n;
};

struct key_uses *key_uses_new(struct store *s);
void key_uses_free(struct key_uses **u);

/* Under the lock: of that key; it is there from now on. */
struct use *key_use_of(struct key_uses *u, const char *id);

/* k's last use becomes the one that is known here, if it is later; in a. */
void key_use_tell(struct key_uses *u, struct kt_arena *a,
    struct access_key *k);
/* As if it had not been used. */
void key_use_forget(struct key_uses *u, const char *id);
/* The same of all roles of an account; NULL: of any. */
void key_use_forget_roles(struct key_uses *u, const char *account);

/* role_use.c: a role's use becomes what the file has of it. */
enum store_rc role_use_write(struct store_tx *tx, const struct use *e)
    KT_MUSTCHECK;

#endif
