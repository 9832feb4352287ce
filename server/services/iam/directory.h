/*
 * Who has which credentials: kt_server.identities, of the things of IAM and the
 * access keys in the store.  Whom it has made is kept ready until anything of
 * those changes, so a call costs no look into the store; a change that was
 * answered is seen by the very next call.  From any thread.
 */
#ifndef KEYTURN_IAM_DIRECTORY_H
#define KEYTURN_IAM_DIRECTORY_H

#include "auth/identity.h"
#include "store/access_key.h"

#define DIRECTORY_KEPT 16384u	/* identities, at most */

struct directory;

/* server's identities and policies are here until directory_close. */
struct directory *directory_open(struct kt_server *server);
void directory_close(struct directory **d);

/* --- directory_load.c: whom credentials stand for, read from the store --- */

struct directory_wish {
	const struct kt_server *server;
	struct store_tx *tx;
	const char *access_key;
	const char *token;		/* or NULL */
};
/* Fills i, which is new, but for its secret. */
enum kt_known directory_load(const struct directory_wish *w,
    struct identity *i);

#endif
