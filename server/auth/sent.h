/*
 * What a request gave, as conditions of policies compare it: a member of an
 * operation's input has as many values as the caller sent.
 */
#ifndef KEYTURN_AUTH_SENT_H
#define KEYTURN_AUTH_SENT_H

#include "keyturn/call.h"

/*
 * The values of a member, in the call's arena: of a list each of its items, by
 * "AddReplicaRegions.Region" that member of each; of a struct "true".  0: the
 * operation has no such member, or it was not sent.
 */
size_t sent_values(struct kt_call *c, const char *path,
    const char *const **values);

/* A key's one value, or none: NULL. */
size_t sent_one(struct kt_call *c, const char *value,
    const char *const **values);

/* The same of any struct, of shape s. */
size_t sent_in(struct kt_call *c, const struct shape *s, const void *data,
    const char *path, const char *const **values);

/* The value of one of the tags that were sent, its key's case aside; or NULL. */
const char *sent_tag(struct kt_call *c, const char *key);

/* The keys of tags to be set or taken away: Tags or TagKeys. */
size_t sent_tag_keys(struct kt_call *c, const char *const **values);

#endif
