/*
 * Whom groups of RDS are given to: by the members, in JSON, of what instances
 * and clusters were asked for.
 */
#ifndef KEYTURN_STORE_GROUPS_H
#define KEYTURN_STORE_GROUPS_H

#include "tables.h"

/*
 * Who, in page's account and region, was asked for with that text, lower case,
 * as a member, or is a snapshot that shows it: "instance: ID", "cluster: ID" or
 * "snapshot: NAME", the first of them.
 */
enum store_rc store_given(struct store_tx *tx, const struct db_page *page,
    const char *member, const char *value, const char **who) KT_MUSTCHECK;
/* And the ids of their servers. */
enum store_rc store_servers_given(struct store_tx *tx,
    const struct db_page *page, const char *member, const char *value,
    const char *const **ids, size_t *n) KT_MUSTCHECK;
/* Whose server it is, and the groups that its parameters are of, lower case. */
struct server_groups {
	const char *account, *region;
	const char *class;		/* of an instance; or NULL */
	int64_t storage;
	const char *parameters, *cluster_parameters;	/* or NULL */
};
enum store_rc store_server_groups(struct store_tx *tx, const char *id,
    struct server_groups *out) KT_MUSTCHECK;

#endif
