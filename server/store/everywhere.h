/* What all accounts and regions have, for who looks on: so many of each. */
#ifndef STORE_EVERYWHERE_H
#define STORE_EVERYWHERE_H

#include "tables.h"

/* Those with a lesser id (0: all), the last first. */
enum store_rc store_secrets_before(struct store_tx *tx, int64_t id,
    size_t limit, struct secret **out, size_t *n) KT_MUSTCHECK;

/* The first, by account, region and id. */
enum store_rc store_clusters_everywhere(struct store_tx *tx, size_t limit,
    struct db_cluster **out, size_t *n) KT_MUSTCHECK;
enum store_rc store_instances_everywhere(struct store_tx *tx, size_t limit,
    struct db_instance **out, size_t *n) KT_MUSTCHECK;

#endif
