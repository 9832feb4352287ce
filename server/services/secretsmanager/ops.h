/*
 * Secrets Manager's operations, a function each, as service.c lists them, and
 * what they share.  An operation returns 0 with c->out filled, or -1 after
 * kt_fail.  Texts: AWS's own where they are known (shared facts).
 */
#ifndef KEYTURN_SECRETSMANAGER_OPS_H
#define KEYTURN_SECRETSMANAGER_OPS_H

#include "auth/permit.h"
#include "dispatch/dispatch.h"
#include "model.h"
#include "store/tables.h"

#define MSG_NO_TOKEN "You must provide a ClientRequestToken value. " \
	"We recommend a UUID-type value."
#define MSG_TOKEN_USED "You can't use ClientRequestToken %s because that " \
	"value is already in use for a version of secret %s."

/* --- find.c --- */

/* The name check, which guards SecretId too; 0 or -1. */
int secret_check_name(struct kt_call *c, const char *name);
int secret_check_id(struct kt_call *c, const char *id);

/*
 * The secret that id names, those awaiting deletion included; 0 or -1.  Asks
 * first whether the caller may do the operation to it.  Of another account, which
 * an ARN may name, c->account is the owner's from then on; that one is not there
 * and that it may not be known are one answer.
 */
int secret_find(struct kt_call *c, const char *id, struct secret *s);
/* The same, but 1; and 0 where the caller may, and there is none. */
int secret_look(struct kt_call *c, const char *id, struct secret *s);
/* The same, but one marked for deletion is an error. */
int secret_find_live(struct kt_call *c, const char *id, struct secret *s);
/* The same, but of s just what GetSecretValue takes. */
int secret_find_value(struct kt_call *c, const char *id, struct secret *s);

/* That it is a replica is an error: its primary alone is written to. */
int secret_refuse_replica(struct kt_call *c, const struct secret *s);
/* A live one that is none. */
int secret_find_primary(struct kt_call *c, const char *id, struct secret *s);
/* A live one whose tags and resource policy are its own. */
int secret_find_tagged(struct kt_call *c, const char *id, struct secret *s);
/*
 * What is done by the service that manages it alone (shared facts, rotation 8).
 * The same as above, for that one or of a secret that nobody manages.
 */
int secret_refuse_managed(struct kt_call *c, const struct secret *s);
int secret_find_own(struct kt_call *c, const char *id, struct secret *s);
/*
 * From another account AWS's own key cannot be used (seen): who reads or writes
 * the value of such a secret is refused.
 */
int secret_refuse_default_key(struct kt_call *c, const struct secret *s);
/* A text as a request gives it; an empty one is none (recorded). */
const char *secret_text(const char *given);
/* Saves s, as changed now; 0 or -1. */
int secret_changed(struct kt_call *c, struct secret *s);

/* --- asked.c: what a right to a secret depends on --- */

/* s as what is asked for; as long as s. */
struct auth_thing secret_thing(const struct kt_call *c, const struct secret *s);
/* Another right to it than the operation's own; 0 or -1. */
int secret_permit(struct kt_call *c, const char *action,
    const struct secret *s);
/*
 * The change that was just made leaves the caller what he did it by, or he is
 * refused (API Reference, TagResource).
 */
int secret_keeps(struct kt_call *c, const struct secret *s);
/* kt_service.context */
size_t secret_context(struct kt_call *c, const struct auth_thing *of,
    const char *key, const char *const **values);

/* --- */

/*
 * A KmsKeyId as a request gives it, which is kept so; "" is NULL, as if none
 * was ever given.  0; or -1, it is no name of a key.
 */
#define DEFAULT_KEY "alias/aws/secretsmanager"
int secret_key_take(struct kt_call *c, const char *given, const char **key);
/* AWS's own for Secrets Manager: by its alias, or none given. */
bool secret_key_is_default(const char *key);
/* The same, by its id and its ARN too; of a secret of that account and region. */
bool secret_key_is_default_of(struct kt_call *c, const struct secret *s);
/* The ARN of the key of s, however it is named; an alias of none has its own. */
const char *secret_key_arn(struct kt_call *c, const struct secret *s);

/* Everything DescribeSecret says of s; 0 or -1. */
int secret_describe(struct kt_call *c, const struct secret *s,
    struct sm_description *out);

/* The labels of one version of a secret, as a list of strings. */
struct shape_list secret_stages(struct kt_call *c, const struct secret *s,
    const char *version);

/* A value as a request carries it. */
struct secret_value {
	const char *string;
	struct kt_blob binary;
};
/* At most one of both; 0 or -1. */
int value_check(struct kt_call *c, const struct secret_value *v);
bool value_given(const struct secret_value *v);
/* A version row with that value. */
struct version value_version(const struct secret_value *v, const char *id,
    int64_t created);
bool value_equals(const struct version *v, const struct version *other);

/*
 * v becomes a version of s, or the value of one that has none: 1; or 0, if it
 * is there already, for then it is the same call again (seen on AWS); or -1.
 * What is old enough and has no label makes room for a new one (user guide:
 * about 100 versions, none of the last 24 hours is removed).  s to be saved.
 */
int version_put(struct kt_call *c, struct secret *s, struct version *v);
/* One that was purged with that id is an error; 0: there was none. */
int version_refuse_purged(struct kt_call *c, const struct secret *s,
    const char *id);
/* v becomes AWSCURRENT by hand, which ends a rotation; s to be saved. */
int value_supersede(struct kt_call *c, struct secret *s,
    const struct version *v);

/* Tags as a request carries them; 0 or -1. */
int tags_put(struct kt_call *c, const struct secret *s,
    const struct shape_list *tags);

/*
 * Makes replicas of s in the regions of a request; the answer's status of them
 * in *out.  s is saved if that changed anything.  0 or -1.
 */
struct replicate {
	const struct shape_list *regions;	/* struct sm_replica_region_type */
	bool overwrite;
};
int replicate(struct kt_call *c, struct secret *s,
    const struct replicate *r, struct shape_list *out);
/* How the replicas of s are; absent without any. */
int replica_status(struct kt_call *c, const struct secret *s,
    struct shape_list *out);
/* Refuses while s has replicas. */
int replica_check_none(struct kt_call *c, const struct secret *s);
/* A replica of s as it came out; 0 or -1. */
int replica_save(struct kt_call *c, struct secret *s, const struct replica *r);
/*
 * A replica of s, which is there, is in sync from now on, or is not: why.  1; 0: so
 * it was; -1.
 */
int replica_turned(struct kt_call *c, struct secret *s,
    const struct replica *r, const char *why);

/*
 * RotationToken (or NULL) "indicates the source of the request" (API Reference,
 * PutSecretValue): once s was rotated it must be that of the rotation under
 * way, so that a step of one that was given up puts nothing any more.
 */
int rotation_check_token(struct kt_call *c, const struct secret *s,
    const char *token);
/* The move of s, at c->now, which there is: 0 or -1. */
int rotation_move(struct kt_call *c, struct secret *s,
    const struct rotation_move *m);

/* The kinds of jobs: drive.c. */
int rotation_run(const struct kt_job *job);
int deletion_run(const struct kt_job *job);

/* ExternalSecretRotationMetadata, as it was given. */
struct shape_list rotation_metadata(struct kt_call *c, const struct secret *s);
/* The end of the window of the next rotation, or 0. */
int64_t rotation_next(const struct secret *s);

/* --- lists --- */

/* Does s pass all filters?  Its tags are looked at only if some need them. */
bool filter_needs_tags(const struct shape_list *filters);
bool filter_passes(const struct shape_list *filters, const struct secret *s,
    const struct tag *tags, size_t n_tags);

/*
 * Where a page ended, as a token tells it: opaque, and good for this account,
 * region, operation and query alone.  It names no row that must still be
 * there, and lives as long as the store's key.  page_read refuses any other.
 */
struct page_end {
	int64_t at, id;		/* the last row's */
	const char *name;	/* or NULL */
};
int page_token(struct kt_call *c, const char *query,
    const struct page_end *end, const char **token);
int page_read(struct kt_call *c, const char *query, const char *token,
    struct page_end *end);

/* A page of the secrets of the call's region that pass filters. */
struct listing {
	const struct shape_list *filters;	/* struct sm_filter */
	enum secret_order order;
	bool descending;
	bool planned_deletion;
	size_t limit;
	const char *token;			/* of the former page, or NULL */
	int (*take)(struct kt_call *c, const struct secret *s);	/* 0, -1 */
};
/* take for each; *next is set when there are more.  0 or -1. */
int list_page(struct kt_call *c, const struct listing *l, const char **next);

#endif
