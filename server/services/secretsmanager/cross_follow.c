/* What a replica in another account has of its primary: copies. */
#include <string.h>

#include "cross.h"
#include "envelope.h"

enum store_rc
cross_find(struct kt_call *c, const char *arn, struct secret *out)
{
	struct kt_arn parts;

	return kt_arn_read(c->arena, arn, &parts) != 0 ? STORE_NOT_FOUND :
	    store_secret_find(c->tx, parts.account, c->region, arn, out);
}

/* --- versions and labels --- */

/* What a rotation has under way stays with the primary, as rotation does. */
static bool
is_copied(const struct label *label)
{
	return strcmp(label->name, AWSPENDING) != 0;
}

/*
 * From under the keys of s to under that of to, as the caller: 0; 1, when KMS
 * refuses; or -1.
 */
static int
move_keys(struct kt_call *c, const struct secret *s, struct secret *to,
    struct version *v)
{
	if (envelope_open(c, s, v, NULL) == 0 &&
	    envelope_hand_over(c, to, v) == 0)
		return 0;
	if (c->err == KT_INTERNAL)
		return -1;
	c->err = KT_OK;
	c->message = NULL;
	return 1;
}

/* 0; 1, when KMS refuses; or -1. */
static int
copy_version(struct kt_call *c, const struct secret *s, const char *id,
    struct secret *to)
{
	struct version v, there;
	int rc;

	switch (store_version_find(c->tx, to, id, &there)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: break;
	default:              return dispatch_failed(c);
	}
	if (store_version_find(c->tx, s, id, &v) != STORE_OK)
		return dispatch_failed(c);
	if (v.kind == VERSION_EMPTY)
		return 0;
	rc = move_keys(c, s, to, &v);
	if (rc != 0)
		return rc;
	v.kms_key_id = to->kms_key_id;
	v.accessed = 0;
	return store_version_add(c->tx, to, &v) == STORE_OK ? 0 :
	    dispatch_failed(c);
}

/* Is the version also under a label before that one? */
static bool
is_copied_before(const struct secret *s, size_t at)
{
	size_t i;

	for (i = 0; i < at; i++)
		if (is_copied(&s->labels[i]) && strcmp(s->labels[i].version,
		    s->labels[at].version) == 0)
			return true;
	return false;
}

static int
copy_versions(struct kt_call *c, const struct secret *s, struct secret *to)
{
	size_t i;
	int rc = 0;

	for (i = 0; i < s->n_labels && rc == 0; i++)
		if (is_copied(&s->labels[i]) && !is_copied_before(s, i))
			rc = copy_version(c, s, s->labels[i].version, to);
	return rc;
}

/* Those of s, on those versions, and no others. */
static void
copy_labels(struct kt_call *c, const struct secret *s, struct secret *to)
{
	struct label *had = kt_arena_dup(c->arena, to->labels,
	    to->n_labels * sizeof(*had));
	size_t i, n = to->n_labels;

	for (i = 0; i < n; i++)
		if (store_label_holder(s, had[i].name) == NULL)
			store_label_move(c->tx, to, had[i].name, NULL);
	for (i = 0; i < s->n_labels; i++)
		if (is_copied(&s->labels[i]))
			store_label_move(c->tx, to, s->labels[i].name,
			    s->labels[i].version);
}

int
cross_copy(struct kt_call *c, const struct secret *s, struct secret *to,
    const struct cross *x, const char **why)
{
	struct cross_actor was;
	bool acts = cross_act(c, x, &was);
	int rc = acts ? copy_versions(c, s, to) : 1;

	cross_act_no_more(c, &was);
	*why = rc <= 0 ? NULL : acts ? "Replication failed: No permissions "
	    "available on the KMS key to complete the replication." :
	    "Replication failed: Secrets Manager can't assume the replication "
	    "role.";
	if (rc != 0)
		return rc > 0 ? 0 : -1;
	copy_labels(c, s, to);
	to->description = s->description;
	to->type = s->type;
	return secret_changed(c, to) == 0 ? 1 : -1;
}

/* --- after a change --- */

/* As of replicas in other regions (trail). */
static int
tell(struct kt_call *c, const struct cross *x)
{
	struct kt_event e = { .at = c->now, .arn = x->primary_arn,
	    .event = STORE_TRAIL "ReplicationStarted" };

	if (store_event_put(c->tx, &e) != STORE_OK)
		return dispatch_failed(c);
	e.event = x->message == NULL ? STORE_TRAIL "ReplicationSucceeded" :
	    STORE_TRAIL "ReplicationFailed";
	e.reason = x->message;
	return store_event_put(c->tx, &e) == STORE_OK ? 0 : dispatch_failed(c);
}

static int
follow(struct kt_call *c, const struct secret *s, struct cross *x)
{
	struct secret to;

	x->message = NULL;
	switch (cross_find(c, x->replica_arn, &to)) {
	case STORE_OK:
		if (cross_copy(c, s, &to, x, &x->message) < 0)
			return -1;
		break;
	case STORE_NOT_FOUND:
		x->message = "Replication failed: Secrets Manager can't find "
		    "the replica secret.";
		break;
	default:
		return dispatch_failed(c);
	}
	x->primary_status = x->replica_status =
	    x->message == NULL ? "InSync" : "Failed";
	return store_cross_put(c->tx, x) == STORE_OK ? tell(c, x) :
	    dispatch_failed(c);
}

int
cross_follow(struct kt_call *c, const struct secret *s)
{
	struct cross *all;
	size_t i, n;

	if (s->crossed != CROSSED_PRIMARY || s->origin != 0)
		return 0;
	if (store_cross_of_primary(c->tx, s->arn, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++)
		if (all[i].replica_status != NULL && follow(c, s, &all[i]) != 0)
			return -1;
	return 0;
}
