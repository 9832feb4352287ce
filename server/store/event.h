/* The table of events: what came to pass, the last of it, in order. */
#ifndef KEYTURN_STORE_EVENT_H
#define KEYTURN_STORE_EVENT_H

#include "keyturn/job.h"
#include "store.h"

struct secret;

/* About so many are kept. */
#define STORE_EVENTS_MAX 10000

/* In the transaction of what it tells of; e->id is set by the store. */
enum store_rc store_event_put(struct store_tx *tx, const struct kt_event *e)
    KT_MUSTCHECK;
/*
 * What only the audit trail tells of has names that begin so; behind it stands
 * what AWS calls it.
 */
#define STORE_TRAIL "trail:"
/* Such a one for each version of a secret: "StartSecretVersionDelete". */
enum store_rc store_event_versions(struct store_tx *tx, const struct secret *s,
    const char *event, int64_t at) KT_MUSTCHECK;
/* Those after that id, in order; with those of the audit trail alone, or not. */
enum store_rc store_events(struct store_tx *tx, int64_t after, bool trail,
    struct kt_event **out, size_t *n) KT_MUSTCHECK;
/*
 * How many after that id are not kept any more, because others came: whoever
 * they were for.
 */
enum store_rc store_events_forgotten(struct store_tx *tx, int64_t after,
    int64_t *n) KT_MUSTCHECK;
/* The id of the last one that is kept, or 0. */
enum store_rc store_event_last(struct store_tx *tx, int64_t *id) KT_MUSTCHECK;
/* Those of an account go; of all, if it is NULL. */
enum store_rc store_events_clear(struct store_tx *tx, const char *account)
    KT_MUSTCHECK;

/*
 * Who hears each event as it is put, in the same transaction; -1 undoes it.
 * Set before there are any.
 */
typedef int store_listener(void *self, struct store_tx *tx,
    const struct kt_event *e);
void store_listen(struct store *s, store_listener *hear, void *self);

#endif
