/*
 * Values under keys of KMS.  What the store keeps of such a version
 * (VERSION_KEYED), sealed as all values are, is an envelope: the text under a data
 * key, and that data key under the key of each region that shows the secret, for
 * the primary and its replicas have keys of their own:
 *
 *   entries  one byte
 *   each     REGION NUL, ARN of the key NUL, length of two bytes, the data key as
 *            KMS gave it; without an ARN, of a default key: as it is
 *   text     kt_seal_under, bound to the version's id
 *
 * KMS is asked as the caller, via Secrets Manager, with AWS's encryption context:
 * SecretARN and SecretVersionId (user guide, "Secret encryption and decryption").
 * So who may not use a key has no value, and a key that is gone takes the values
 * with it.
 *
 * A key is a name, and nothing more, where the account and region never had a
 * customer key (services/kms/known.h): such values, and those under the default
 * key, are no envelopes.
 */
#ifndef KEYTURN_SECRETSMANAGER_ENVELOPE_H
#define KEYTURN_SECRETSMANAGER_ENVELOPE_H

#include "dispatch/dispatch.h"
#include "store/tables.h"

/*
 * May the caller use the key that s is to have, s->kms_key_id?  A data key is
 * made and opened again, and thrown away.  0 or -1.
 */
int envelope_check(struct kt_call *c, const struct secret *s);
/* The same of a replica's, to be; why not in *why.  0 or -1. */
int envelope_check_replica(struct kt_call *c, const struct secret *copy,
    const char **why);

/*
 * v, a version of s to be, under its keys; as it is where there are none.  A replica
 * whose key is not to be used goes without, and has failed.
 */
int envelope_seal(struct kt_call *c, struct secret *s, struct version *v);
/*
 * The value of a version of s as who reads it is to have it.  As: as the root of
 * that account; NULL: as the caller.
 */
int envelope_open(struct kt_call *c, const struct secret *s, struct version *v,
    const char *as);

/*
 * The version of s with that id comes under s->kms_key_id.  Where KMS refuses
 * that, it stays as it was (API Reference, UpdateSecret).  s to be saved.
 */
int envelope_rekey(struct kt_call *c, struct secret *s, const char *id);

/*
 * copy, to be a replica of s, gets its part of all its versions; why not in *why.
 * s is saved.
 */
int envelope_share(struct kt_call *c, struct secret *s,
    const struct secret *copy, const char **why);
/*
 * v, opened, under the key of s, a replica in another account: by kms:Encrypt (API
 * Reference, AssociateCrossAccountReplica), for who replicates may make no data
 * keys there.  0, or -1 after kt_fail.
 */
int envelope_hand_over(struct kt_call *c, const struct secret *s,
    struct version *v);
/* v as the region alone will have it, now that s is no replica any more. */
int envelope_leave(struct kt_call *c, const struct secret *s,
    struct version *v);

#endif
