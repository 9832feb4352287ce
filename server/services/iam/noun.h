/*
 * IAM's nouns are things (store/thing.h): each the struct of all that is kept of
 * it (models/iam.ops, "row"), under its name in lower case, for names are not told
 * apart by case.  What users, roles, groups and policies have alike is done by
 * their tables, here.
 */
#ifndef KEYTURN_IAM_NOUN_H
#define KEYTURN_IAM_NOUN_H

#include "auth/evaluate.h"
#include "auth/permit.h"
#include "dispatch/dispatch.h"
#include "keyturn/json.h"
#include "model.h"
#include "store/thing.h"

struct noun {
	const char *kind;		/* of the thing: "iam:user" */
	const char *word;		/* in ARNs and texts: "user" */
	const char *called;		/* in refusals: "instance profile" */
	const char *lost;		/* "The user with name" */
	const char *taken;		/* "User with name" */
	const char *id;			/* what ids begin with: "AIDA" */
	const struct shape *row;
	/* Where its struct has them; 0: it has none. */
	size_t arn, name, path, inlines, attached, tags, boundary;
	size_t inline_bytes;		/* of its inline policies, in all */
	const char *quota;		/* of attached ones: "PoliciesPerUser" */
};
extern const struct noun noun_user, noun_role, noun_group, noun_policy;
extern const struct noun noun_instance_profile;

/*
 * Of a request that is alike for users, roles and groups, by its members: whom it
 * names, and by which name.
 */
const struct noun *noun_named(const char *user, const char *role,
    const char *group, const char **name);

/* Its members of any noun's struct. */
const char *noun_text(const void *data, size_t at);
struct shape_list *noun_list(void *data, size_t at);
struct iam_attached_permissions_boundary **noun_boundary(const struct noun *n,
    void *data);

/* As names are compared. */
const char *noun_key(struct kt_arena *a, const char *name);
/* "AIDA" and 17 characters by chance. */
const char *noun_id(struct kt_call *c, const struct noun *n);
/* arn:aws:iam::123456789012:user/path/name; path NULL: "/" */
const char *noun_arn(struct kt_call *c, const struct noun *n, const char *path,
    const char *name);
/* The thing of that name, not looked for yet. */
struct dispatch_thing noun_thing(struct kt_call *c, const struct noun *n,
    const char *name);

/* What is asked beside the thing, for conditions (context.c). */
struct noun_asked {
	const char *policy_arn;		/* iam:PolicyARN; or NULL */
	const char *boundary;		/* iam:PermissionsBoundary; or NULL */
	const char *service;		/* iam:AWSServiceName; or NULL */
	/* What a refusal calls the thing: "role NAME", as reported of AWS wherever a
	 * name was sent of what is there; NULL: its ARN */
	const char *told;
	const struct shape_list *tags;	/* of the thing; or NULL */
};
/* aws:ResourceTag/key, of a thing whose `of` that is. */
const char *noun_tag(struct kt_call *c, const struct auth_thing *t,
    const char *key);
/* Asks for action on what has that ARN; asked may be NULL. */
int noun_permit(struct kt_call *c, const char *action, const char *arn,
    const struct noun_asked *asked) KT_MUSTCHECK;

/*
 * The one of that name into *t, after asking for the operation on it, whether it
 * is there or not.  policy_arn: what is attached or detached; or NULL.
 */
int noun_find(struct kt_call *c, const struct noun *n, const char *name,
    const char *policy_arn, struct dispatch_thing *t) KT_MUSTCHECK;
/* The same, with more for conditions; its boundary NULL: the one it has. */
int noun_find_with(struct kt_call *c, const struct noun *n, const char *name,
    const struct noun_asked *more, struct dispatch_thing *t) KT_MUSTCHECK;
/* The same without asking: of what is told of another's sake. */
int noun_get(struct kt_call *c, const struct noun *n, const char *name,
    struct dispatch_thing *t) KT_MUSTCHECK;
int noun_add(struct kt_call *c, const struct noun *n,
    const struct dispatch_thing *t) KT_MUSTCHECK;
/* Another name and path of it; its ARN with them. */
int noun_rename(struct kt_call *c, const struct noun *n,
    struct dispatch_thing *t, const char *name, const char *path) KT_MUSTCHECK;

/* A list of structs of that size with one more, at i, or one less. */
void *noun_insert(struct kt_call *c, struct shape_list *list, size_t size,
    size_t i);
void noun_drop(struct shape_list *list, size_t size, size_t i);

/* Do keys of its tags mean the same?  "Duplicate tag keys found. ..." */
bool noun_same_tag(const struct noun *n, const char *a, const char *b);
int noun_check_tags(struct kt_call *c, const struct noun *n,
    const struct shape_list *tags) KT_MUSTCHECK;

/* AWS's own, which a service makes and removes. */
bool noun_is_linked(const struct iam_role *r);
/* "... this role is only modifiable by AWS": of service-linked ones; all else of
 * any noun is. */
int noun_check_modifiable(struct kt_call *c, const struct noun *n,
    const void *data) KT_MUSTCHECK;

/*
 * The user a call is about: the one named, or the caller's own; "": it is of the
 * account's root.  NULL after kt_fail: the caller is neither.
 */
const char *noun_user_named(struct kt_call *c, const char *name);

/*
 * The JSON of a thing, for who has no call.  key NULL is not found; STORE_FAILED:
 * also, it is none.
 */
enum store_rc noun_read(struct store_tx *tx, struct kt_arena *a,
    const struct thing_shelf *on, const char *key, const struct kt_json **out)
    KT_MUSTCHECK;

/* --- user.c --- */

/* As lists show users: less of each. */
void user_list_shown(const struct shape_list *list);

/* --- login_profile.c, of a user by his key --- */

bool login_profile_is(struct kt_call *c, const char *user);
/* His name is another from now on. */
int login_profile_rename(struct kt_call *c, const char *user,
    const char *name) KT_MUSTCHECK;

/* --- role.c --- */

/*
 * As it is answered; by what has just made or described it: without the longest
 * session; and as lists show it: less of it.
 */
struct iam_role *role_shown(struct kt_call *c, struct iam_role *r);
struct iam_role *role_made(struct kt_call *c, struct iam_role *r);
void role_shorten(struct iam_role *r);
/* When it was used last: GetRole and the details alone tell. */
int role_show_use(struct kt_call *c, struct iam_role *r) KT_MUSTCHECK;

/* --- instance_profile.c --- */

/* Those of a role's list, whole. */
int instance_profiles_complete(struct kt_call *c,
    const struct shape_list *names, struct shape_list *out) KT_MUSTCHECK;

/* --- document.c --- */

/* MalformedPolicyDocument, in AWS's words. */
int document_check(struct kt_call *c, const char *text, enum policy_kind kind)
    KT_MUSTCHECK;
/* As quotas count it: without white space. */
size_t document_size(const char *text);
/* "URL-encoded compliant with RFC 3986" (API Reference, PolicyVersion). */
const char *document_shown(struct kt_call *c, const char *text);

/* --- pager.c --- */

/*
 * A page of a list, in the order of keys.  Marker and MaxItems of the request, and
 * where the answer has what becomes of them.
 */
struct pager {
	const char *marker;
	struct shape_int max_items;
	enum shape_bool *is_truncated;
	const char **next;
	/* pager_open sets: keys that are not greater were shown before. */
	const char *after;
	size_t limit;
};
int pager_open(struct kt_call *c, struct pager *p) KT_MUSTCHECK;
/*
 * The i-th of what is there to be shown, after all before: is there room for it?
 * Key: its own; asked in ascending order, until false.
 */
bool pager_takes(struct kt_call *c, struct pager *p, const char *key);

/*
 * The things of a noun under a path ("/" and NULL: all) that fit, in their order:
 * structs of it.
 */
struct noun_page {
	struct pager pager;
	const char *path_prefix;
	bool (*fits)(const struct kt_call *c, const void *data); /* NULL: all */
};
int noun_list_page(struct kt_call *c, const struct noun *n,
    struct noun_page *p, struct shape_list *out) KT_MUSTCHECK;
/*
 * Every thing of a noun: see returns 0 to go on; else it ends with that.
 */
int noun_each(struct kt_call *c, const struct noun *n, const char *after,
    int (*see)(struct kt_call *c, const struct thing *row, void *data,
    void *arg), void *arg) KT_MUSTCHECK;

#endif
