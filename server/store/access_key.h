/*
 * Access keys that keyturn gave out: whose they are.  Their secrets are in no row
 * (server/auth/issued.h).  Strings live in the transaction's arena; outputs are
 * set only on STORE_OK.
 */
#ifndef KEYTURN_STORE_ACCESS_KEY_H
#define KEYTURN_STORE_ACCESS_KEY_H

#include "store.h"

struct access_key {
	const char *id;
	const char *account;
	const char *user_name;	/* as users are compared: in lower case; "":
				 * of the account's root */
	bool active;
	int64_t created;
	int64_t last_used;	/* 0: never */
	const char *last_service, *last_region;	/* or NULL */
};

enum store_rc store_access_key_add(struct store_tx *tx,
    const struct access_key *k) KT_MUSTCHECK;
enum store_rc store_access_key_find(struct store_tx *tx, const char *id,
    struct access_key *out) KT_MUSTCHECK;
/* Whether it is active. */
enum store_rc store_access_key_save(struct store_tx *tx,
    const struct access_key *k) KT_MUSTCHECK;
/*
 * From any thread, as often as it is used: its id and last use alone are looked
 * at.  Written in its time, told of at once (key_use.h).
 */
void store_access_key_use(struct store *s, const struct access_key *k);
/*
 * The same of a role, when somebody is known by a session of it: k->id is the
 * role's, k->account is looked at too.  Found: its last use, if there was one
 * (last_used is 0).  Gone: with the role.
 */
enum store_rc store_role_use_find(struct store_tx *tx, struct access_key *k)
    KT_MUSTCHECK;
enum store_rc store_role_use_remove(struct store_tx *tx,
    const struct access_key *k) KT_MUSTCHECK;
enum store_rc store_access_key_remove(struct store_tx *tx, const char *id)
    KT_MUSTCHECK;
/* All of a user's are another's from now on. */
enum store_rc store_access_keys_rename(struct store_tx *tx,
    const char *account, const char *user_name, const char *to) KT_MUSTCHECK;
/* Of a user, by creation. */
enum store_rc store_access_keys(struct store_tx *tx, const char *account,
    const char *user_name, struct access_key **out, size_t *n) KT_MUSTCHECK;

/*
 * Moves whenever an access key or a thing of IAM's (kind "iam:...") was changed:
 * after the commit, and before it is said to have been.  Who keeps what he read of
 * them reads this first, and looks again once it has moved.
 */
unsigned long store_identities(const struct store *s);

#endif
