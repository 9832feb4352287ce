/*
 * Groups: what instances and clusters are given by name.  They are things of
 * the store, beside those that are there by themselves (default.mysql8.0).
 */
#ifndef KEYTURN_RDS_GROUP_H
#define KEYTURN_RDS_GROUP_H

#include "ops.h"

struct group_kind {
	const char *shelf;	/* of the store: "rds:subgrp" */
	const char *arn;	/* in ARNs: "subgrp" */
	const char *param;	/* whose value is a name of one */
	const char *letters;	/* that a name has beside letters and digits */
	int missing;		/* the error; its text, before and after the name */
	const char *missing_text[2];
	const struct shape *shape;	/* how one lies there */
	/* Its i-th by itself into *out, of shape: its name; NULL: no more. */
	const char *(*own)(struct kt_call *c, size_t i, void *out);
};

extern const struct group_kind group_subnet, group_option, group_subscriptions;

/* default:mysql-8-0, default.mysql8.0 */
const char *group_option_default(struct kt_call *c, const struct server *s,
    const char *version);
const char *group_parameters_default(struct kt_call *c, const struct server *s,
    const char *version);

/*
 * The name, or ARN, of a group as it is stored, lower case; NULL after kt_fail:
 * it cannot be one, or the caller may not do the operation to it.
 */
const char *group_named(struct kt_call *c, const struct group_kind *k,
    const char *value);
/* Is one of that name there by itself? */
bool group_is_own(struct kt_call *c, const struct group_kind *k,
    const char *name);

/* The struct of its shape: 1; 0: there is none; -1 after kt_fail. */
int group_get(struct kt_call *c, const struct group_kind *k, const char *name,
    void **data);
/* The same, or NULL after kt_fail: there must be one. */
void *group_find(struct kt_call *c, const struct group_kind *k,
    const char *name);
/* By the name that an instance or a cluster is given: nobody is asked for it. */
void *group_used(struct kt_call *c, const struct group_kind *k,
    const char *value);
/* Its name, when there is one: of what has tags. */
const char *group_tagged(struct kt_call *c, const struct group_kind *k,
    const char *value);
/* A text that must not be empty. */
int group_text(struct kt_call *c, const char *param, const char *text);
/* A new one and its tags: 0, -1 after kt_fail, or 1: there is one already. */
struct group_new {
	const char *name;
	void *data;
	const struct shape_list *tags;
};
int group_add(struct kt_call *c, const struct group_kind *k,
    const struct group_new *g);
int group_save(struct kt_call *c, const struct group_kind *k,
    const char *name, void *data);
int group_remove(struct kt_call *c, const struct group_kind *k,
    const char *name);

/* What a Describe of groups asks for. */
struct group_page {
	const char *name;	/* or NULL: all */
	struct shape_int max_records;
	const char *marker;
	/* Does one belong there?  NULL: each does. */
	bool (*fits)(const struct kt_call *c, const void *data);
	const char **next;	/* the marker that is answered */
};
/* Into *out: structs of its shape, in the order of their names. */
int group_describe(struct kt_call *c, const struct group_kind *k,
    const struct group_page *p, struct shape_list *out);

/* Who was given it as that member, as store/groups.h has it; or NULL. */
int group_user(struct kt_call *c, const char *member, const char *name,
    const char **who);

/*
 * What an instance or a cluster is to be given: 0, or -1 after kt_fail when one
 * is not there, or not for that engine.
 */
struct group_wish {
	const struct known_engine *engine;
	const char *version;	/* EngineVersion, or NULL */
	const char *subnets, *options;	/* names, or NULL */
	const char *parameters, *cluster_parameters;
};
int group_check(struct kt_call *c, const struct group_wish *w);

#endif
