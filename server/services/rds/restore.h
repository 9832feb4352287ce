/*
 * A new instance or cluster is made of a snapshot: with its data, its users and
 * their passwords, and of its settings what RDS keeps, unless others are asked
 * for.  A moment to restore to is that of a snapshot, for what lies between two
 * is not kept.
 */
#ifndef KEYTURN_RDS_RESTORE_H
#define KEYTURN_RDS_RESTORE_H

#include "snapshot.h"

/* One by name or ARN that can be restored; 0 or -1. */
int restore_find(struct kt_call *c, const struct snapshot_family *f,
    const char *given, struct snapshot *out);

/* Of a resource, to a moment. */
struct restore_to {
	const char *resource_id;
	const char *what;		/* its identifier, for texts */
	enum shape_bool latest;
	int64_t at;			/* 0: not given */
	const char *at_param;		/* what that is called */
};
int restore_moment(struct kt_call *c, const struct restore_to *to,
    struct snapshot *out);
/* The tags that were given, else the snapshot's; for the new one at arn. */
int restore_tags(struct kt_call *c, const struct snapshot *s,
    const struct shape_list *given, const char *arn);
/* The server of it, which has a master; m has what was asked for. */
struct server restore_server(struct kt_call *c, const struct snapshot *s,
    const char *resource_id, struct check_master *m);

#endif
