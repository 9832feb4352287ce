/*
 * KMS's operations, a function each, and what they share.  An operation returns
 * 0 with c->out filled, or -1 after kt_fail.  Texts: AWS's own where they are
 * known (shared facts); docs/coverage-remarks.md says which are believed.
 *
 * A key is a thing of the store (store/thing.h): what is said of it lies there
 * in clear, its material sealed under the root key.  Keys of AWS's own are in no
 * row: managed.c makes up what is to be said of one.
 */
#ifndef KEYTURN_KMS_OPS_H
#define KEYTURN_KMS_OPS_H

#include "dispatch/dispatch.h"
#include "model.h"
#include "store/tables.h"

#define SYMMETRIC "SYMMETRIC_DEFAULT"
#define ENABLED "Enabled"
#define DISABLED "Disabled"
#define PENDING "PendingDeletion"
#define MATERIAL_ID 64		/* hex digits */

/* One of a key's materials: its bytes lie in the key's secret, at its place. */
struct material {
	const char *id;
	int64_t from;			/* it is used since then */
	const char *type;		/* AUTOMATIC, ON_DEMAND; NULL: the first */
};

/* --- key.c --- */

struct key {
	/* as its row has it */
	struct kms_key_metadata *meta;
	const char *policy;
	struct shape_list tags;		/* struct kms_tag */
	struct shape_list materials;	/* struct material; the last is current */
	struct shape_int period;	/* of rotation, in days; unset: it is off */
	int64_t next;			/* its moment */
	/* and what goes with it */
	struct kt_blob secret;		/* KT_DATA_KEY bytes a material */
	const char *account, *region;
	bool managed;			/* AWS's own */
};

/* What a key must be to be asked for. */
enum {
	KEY_ANY = 0,
	KEY_UNPENDED = 1 << 0,		/* not awaiting its end */
	KEY_ENABLED = 1 << 1,		/* nor disabled */
	KEY_ALIASED = 1 << 2		/* an alias may name it too */
};

/* The one with that id, wherever; nobody is asked. */
enum store_rc key_get(struct kt_call *c, const char *account,
    const char *region, const char *id, struct key *k);

int key_add(struct kt_call *c, struct key *k);
int key_save(struct kt_call *c, struct key *k);
int key_refuse_state(struct kt_call *c, const struct key *k, unsigned must);

/* A new material becomes the current one. */
void key_renew(struct kt_call *c, struct key *k, const char *type);

const char *key_arn(struct kt_call *c, const char *account, const char *region,
    const char *id);
/* An enabled symmetric key there; whose, of when and what for is the caller's. */
struct kms_key_metadata *key_describe(struct kt_call *c,
    const struct thing_shelf *in, const char *id);
/* Where things of a kind stand: "kms:alias". */
struct thing_shelf key_shelf(const struct key *k, const char *kind);

#define KIND_KEY "kms:key"
#define KIND_ALIAS "kms:alias"
#define KIND_GRANT "kms:grant"

const char *alias_arn(struct kt_call *c, const char *account,
    const char *region, const char *name);
struct dispatch_thing alias_thing(const char *account, const char *region,
    const char *name);
/* Of what would have succeeded: 0, unless it was only to be tried. */
int key_dry(struct kt_call *c, enum shape_bool dry_run);

/* --- find.c --- */

/*
 * The key that a request calls so: its id or ARN, or of an alias.  Asks whether
 * the caller may do the action to it, then whether it is as it must be.  0, -1.
 */
struct key_wish {
	const char *given;
	const char *action;		/* NULL: nobody is asked yet */
	unsigned must;
	const struct shape_list *context;	/* of encryption; or NULL */
};
int key_find(struct kt_call *c, const struct key_wish *wish, struct key *k);
/* Of the operation that runs. */
int key_of(struct kt_call *c, const char *given, unsigned must, struct key *k);
/* kt_service.thing */
int key_thing(struct kt_call *c, struct auth_thing *t);

/* --- permit.c --- */

struct key_ask {
	const struct key *key;
	const char *action;		/* "Decrypt" */
	const struct shape_list *context;	/* of encryption; or NULL */
	const char *alias;		/* it was named by; or NULL */
};
int key_permit(struct kt_call *c, const struct key_ask *ask);
/* What is asked of a key; NULL: t is none. */
const struct key_ask *key_asked(const struct auth_thing *t);
struct auth_thing key_thing_of(const struct key_ask *ask, const char *policy);
/* The refusal of what no key's policy allows.  -1. */
int key_refuse(struct kt_call *c, const char *action, const char *arn);
/* Might the caller put another one once this is the key's policy? */
bool key_leaves(struct kt_call *c, const struct key *k, const char *policy);
/* Is the grant the caller's to retire? */
bool grant_is_mine(struct kt_call *c, const struct kms_grant_list_entry *g);
/* The value of a key in an encryption context, or NULL. */
const char *context_value(const struct shape_list *context, const char *key);

/* --- asked.c --- */

size_t kms_context(struct kt_call *c, const struct auth_thing *of,
    const char *key, const char *const **values);

/* --- managed.c --- */

#define MANAGED_KEYS 2

/* AWS's own with that id, or behind that alias; false: there is none. */
bool managed_key(struct kt_call *c, const struct thing_shelf *in,
    const char *id, struct key *k);
bool managed_alias(struct kt_call *c, const struct thing_shelf *in,
    const char *alias, struct key *k);
/* The alias of the i-th, in their order. */
const char *managed_name(size_t i);
/* 1: the caller's account uses it here; 0: not yet; -1 after kt_fail. */
int managed_used(struct kt_call *c, size_t i, struct key *k);

/* --- alias.c --- */

/* All of them go; 0 or -1. */
int aliases_end(struct kt_call *c, const struct key *k);

/* --- crypt.c --- */

/* What a ciphertext is bound to: the encryption context, sorted. */
struct crypt {
	const struct key *key;
	const struct shape_list *context;
};
int crypt_seal(struct kt_call *c, const struct crypt *with,
    struct kt_blob plain, struct kt_blob *out);

/* --- policy.c, tag.c --- */

/* It becomes k's, if it may.  Bypass: whoever it shuts out. */
int policy_take(struct kt_call *c, struct key *k, const char *policy,
    bool bypass);
const char *policy_default(struct kt_call *c);
int tags_merge(struct kt_call *c, struct key *k, const struct shape_list *tags);

/* --- granted.c --- */

const char *grant_name(struct kt_call *c, const char *key_id,
    const char *grant_id);
struct dispatch_thing grant_thing(const struct thing_shelf *shelf,
    const char *name);
/* All of a key: struct kms_grant_list_entry.  0 or -1. */
int grants_of(struct kt_call *c, const struct key *k, struct shape_list *out);
/* They go; 0 or -1. */
int grants_end(struct kt_call *c, const struct key *k);
int grant_token(struct kt_call *c, const struct key *k, const char *grant_id,
    const char **token);
/* The grant that a token is of, which is there; 0 or -1. */
int grant_of(struct kt_call *c, const char *token, struct dispatch_thing *t);
/* Is each of them of one?  0 or -1. */
int grant_check(struct kt_call *c, const struct shape_list *tokens);

/* --- list.c --- */

/*
 * All things of a kind, by their names, as structs of that shape; there is room
 * for a few more.  0 or -1.
 */
#define LIST_ALL 1000000
#define LIST_MORE MANAGED_KEYS
int list_things(struct kt_call *c, const struct thing_shelf *in,
    const struct shape *shape, struct shape_list *out);

/*
 * What of all a request is to see: so many, behind those that the page of its
 * marker ended with.  *next is the next page's marker, if there is one.
 */
struct list_page {
	struct shape_int limit;
	const char *marker;
	size_t usual;			/* without a limit */
	size_t size, place;		/* an item's, and of its name in it */
	const char *of;			/* what else the marker is bound to */
};
int list_cut(struct kt_call *c, const struct list_page *page,
    struct shape_list *all, const char **next);

/* --- state.c, rotation.c: what time brings --- */

#define JOB_KEY_DELETION "kms.deletion"
#define JOB_KEY_ROTATION "kms.rotation"

int key_deletion_run(const struct kt_job *job);
int key_rotation_run(const struct kt_job *job);

/* A job of a key, at that moment; 0: there is none.  0 or -1. */
int job_plan(struct kt_call *c, const char *kind, const struct key *k,
    int64_t due);
/*
 * Does it in the writer's transaction, with the key as it is then, whose job
 * has been taken away; a key that is gone is not asked about.
 */
int job_do(const struct kt_job *job, const char *kind,
    int (*act)(struct kt_call *c, struct key *k));

#endif
