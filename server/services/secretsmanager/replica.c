/*
 * ReplicateSecretToRegions, RemoveRegionsFromReplication,
 * StopReplicationToReplica.  A replica has its primary's content because it
 * shows just that (store/tables.h), so it is in sync from the first moment;
 * only a promoted one gets a copy.
 */
#include <string.h>

#include "cross.h"
#include "envelope.h"

/* --- how they are --- */

static struct sm_replication_status_type
status(const struct replica *r)
{
	struct sm_replication_status_type to = { .region = r->region,
	    .kms_key_id = r->kms_key_id != NULL ? r->kms_key_id : DEFAULT_KEY,
	    .status = "InSync", .status_message = "Replication succeeded",
	    .last_accessed_date = r->accessed };

	if (r->failure != NULL) {
		to.status = "Failed";
		to.status_message = r->failure;
	}
	return to;
}

static int
all_status(struct kt_call *c, const struct secret *s, struct shape_list *out)
{
	struct sm_replication_status_type *to;
	struct replica *all;
	size_t i, n;

	if (store_replicas(c->tx, s, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	to = kt_arena_alloc(c->arena, (n + 1) * sizeof(*to));
	for (i = 0; i < n; i++)
		to[i] = status(&all[i]);
	*out = (struct shape_list){ to, n };
	return 0;
}

int
replica_status(struct kt_call *c, const struct secret *s,
    struct shape_list *out)
{
	if (all_status(c, s, out) != 0)
		return -1;
	if (out->n == 0)
		out->items = NULL;
	return 0;
}

/* Where s has replicas, those that never came to be aside: "a, b", or nothing. */
static int
regions_of(struct kt_call *c, const struct secret *s, struct kt_buf *names)
{
	struct replica *all;
	size_t i, n;

	if (store_replicas(c->tx, s, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	kt_buf_init(names, c->arena);
	for (i = 0; i < n; i++)
		if (all[i].there)
			kt_buf_printf(names, "%s%s", names->n > 0 ? ", " : "",
			    all[i].region);
	return 0;
}

int
replica_check_none(struct kt_call *c, const struct secret *s)
{
	struct kt_buf names;

	if (regions_of(c, s, &names) != 0)
		return -1;
	return names.n == 0 ? 0 : kt_fail(c, SM_INVALID_PARAMETER, "You can't "
	    "delete secret %s that still has replica regions [%s].", s->arn,
	    names.p);
}

/* --- making them --- */

static int
check_regions(struct kt_call *c, const struct secret *s,
    const struct shape_list *regions)
{
	const struct sm_replica_region_type *r = regions->items;
	size_t i, j;

	for (i = 0; i < regions->n; i++) {
		if (r[i].region == NULL || strcmp(r[i].region, s->region) == 0)
			break;
		for (j = 0; j < i && strcmp(r[i].region, r[j].region) != 0; j++)
			;
		if (j < i)
			break;
	}
	return i == regions->n ? 0 :
	    kt_fail(c, SM_INVALID_PARAMETER, "Invalid replica region.");
}

/*
 * The name in that region is taken by other: *failure says so, unless it may
 * be overwritten; then it is gone.
 */
static int
make_room(struct kt_call *c, const struct secret *other, bool overwrite,
    const char **failure)
{
	struct kt_buf replicas;

	if (regions_of(c, other, &replicas) != 0)
		return -1;
	if (overwrite && other->origin == 0 && replicas.n == 0)
		return store_secret_remove(c->tx, other->id) == STORE_OK ? 0 :
		    dispatch_failed(c);
	*failure = kt_arena_printf(c->arena, other->origin == 0 ?
	    "Replication failed: Secret name %s already exists in region %s." :
	    "Replication failed: Secret name %s is currently replicated to %s "
	    "with a different arn", other->name, other->region);
	return 0;
}

/* No call gives a replica that is there another key, whatever it is called. */
static int
check_key(struct kt_call *c, const struct secret *there,
    const struct secret *asked)
{
	if (asked->kms_key_id == NULL || strcmp(secret_key_arn(c, asked),
	    secret_key_arn(c, there)) == 0)
		return 0;
	return kt_fail(c, SM_INVALID_PARAMETER, "The replica in region %s is "
	    "already encrypted with the KMS key %s. Remove the region from "
	    "replication first.", there->region, there->kms_key_id != NULL ?
	    there->kms_key_id : DEFAULT_KEY);
}

/*
 * copy is there already; what its key kept from it, it may have now.  1: it came to
 * be in sync, or fails for another reason; 0: it is as it was; -1.
 */
static int
mend(struct kt_call *c, struct secret *s, const struct secret *copy)
{
	const char *why = NULL;
	struct replica *all;
	size_t i, n;

	if (store_replicas(c->tx, s, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n && strcmp(all[i].region, copy->region) != 0; i++)
		;
	return i == n || all[i].failure == NULL ? 0 :
	    envelope_share(c, s, copy, &why) != 0 ? -1 :
	    replica_turned(c, s, &all[i], why);
}

/* The same of any region: 1, something changed; 0; -1. */
static int
replicate_to(struct kt_call *c, struct secret *s,
    const struct sm_replica_region_type *to, bool overwrite)
{
	struct replica r = { .region = to->region };
	struct secret copy = { .account = s->account, .region = to->region,
	    .name = s->name, .suffix = s->suffix, .created = c->now,
	    .changed = s->changed, .origin = s->id }, other;

	if (secret_key_take(c, to->kms_key_id, &r.kms_key_id) != 0)
		return -1;
	copy.kms_key_id = r.kms_key_id;
	switch (store_secret_find(c->tx, s->account, to->region, s->name,
	    &other)) {
	case STORE_OK:
		if (other.origin == s->id)
			return check_key(c, &other, &copy) != 0 ? -1 :
			    mend(c, s, &other);
		if (make_room(c, &other, overwrite, &r.failure) != 0)
			return -1;
		break;
	case STORE_NOT_FOUND:
		break;
	default:
		return dispatch_failed(c);
	}
	if (store_secret_begin(c->tx, &copy) != STORE_OK)
		return dispatch_failed(c);
	if (r.failure == NULL &&
	    envelope_check_replica(c, &copy, &r.failure) != 0)
		return -1;
	if (r.failure == NULL && envelope_share(c, s, &copy, &r.failure) != 0)
		return -1;
	if (r.failure == NULL && store_secret_add(c->tx, &copy) != STORE_OK)
		return dispatch_failed(c);
	return replica_save(c, s, &r) == 0 ? 1 : -1;
}

/*
 * In the answer those just asked for are under way, as AWS's are; the next
 * look finds how it ended.
 */
static void
mark_new(const struct shape_list *regions, struct shape_list *out)
{
	const struct sm_replica_region_type *r = regions->items;
	struct sm_replication_status_type *to = out->items;
	size_t i, j;

	for (i = 0; i < out->n; i++)
		for (j = 0; j < regions->n; j++)
			if (strcmp(to[i].region, r[j].region) == 0) {
				to[i].status = "InProgress";
				to[i].status_message = NULL;
			}
}

int
replicate(struct kt_call *c, struct secret *s,
    const struct replicate *r, struct shape_list *out)
{
	const struct sm_replica_region_type *to = r->regions->items;
	bool any = false;
	size_t i;
	int rc;

	if (check_regions(c, s, r->regions) != 0)
		return -1;
	for (i = 0; i < r->regions->n; i++) {
		if ((rc = replicate_to(c, s, &to[i], r->overwrite)) < 0)
			return -1;
		any = any || rc > 0;
	}
	if (any && secret_changed(c, s) != 0)
		return -1;
	if (all_status(c, s, out) != 0)
		return -1;
	mark_new(r->regions, out);
	return 0;
}

int
op_replicate_secret_to_regions(struct kt_call *c)
{
	const struct sm_replicate_secret_to_regions_request *in = c->in;
	const struct replicate r = { &in->add_replica_regions,
	    in->force_overwrite_replica_secret == SHAPE_TRUE };
	struct sm_replicate_secret_to_regions_response *out = c->out;
	struct secret s;

	if (secret_find_own(c, in->secret_id, &s) != 0)
		return -1;
	out->arn = s.arn;
	return replicate(c, &s, &r, &out->replication_status);
}

/* --- taking them away --- */

/* The replica of s in region, and its entry: 1, 0 if there was none; -1. */
static int
take_away(struct kt_call *c, const struct secret *s, const char *region)
{
	struct secret copy;
	enum store_rc rc = store_secret_find(c->tx, s->account, region, s->name,
	    &copy);

	if (rc == STORE_FAILED ||
	    (rc == STORE_OK && copy.origin == s->id &&
	    store_secret_remove(c->tx, copy.id) != STORE_OK))
		return dispatch_failed(c);
	rc = store_replica_remove(c->tx, s, region);
	return rc == STORE_FAILED ? dispatch_failed(c) : rc == STORE_OK;
}

int
op_remove_regions_from_replication(struct kt_call *c)
{
	const struct sm_remove_regions_from_replication_request *in = c->in;
	const char *const *region = in->remove_replica_regions.items;
	struct sm_remove_regions_from_replication_response *out = c->out;
	bool any = false;
	struct secret s;
	size_t i;
	int rc;

	if (secret_find_primary(c, in->secret_id, &s) != 0)
		return -1;
	for (i = 0; i < in->remove_replica_regions.n; i++) {
		if ((rc = take_away(c, &s, region[i])) < 0)
			return -1;
		any = any || rc > 0;
	}
	if (any && secret_changed(c, &s) != 0)
		return -1;
	out->arn = s.arn;
	return all_status(c, &s, &out->replication_status);
}

/* --- promotion --- */

/*
 * Values are bound to their secret's ARN, so each is sealed anew.  What a
 * rotation has under way stays with the primary, as rotation does.
 */
static int
copy_version(struct kt_call *c, const struct secret *from,
    const struct version *which, struct secret *to)
{
	struct version v;
	size_t i;

	if (store_version_find(c->tx, from, which->id, &v) != STORE_OK)
		return dispatch_failed(c);
	v.accessed = which->accessed;
	if (envelope_leave(c, to, &v) != 0)
		return -1;
	if (store_version_add(c->tx, to, &v) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < from->n_labels; i++)
		if (strcmp(from->labels[i].version, v.id) == 0 &&
		    strcmp(from->labels[i].name, AWSPENDING) != 0)
			store_label_move(c->tx, to, from->labels[i].name, v.id);
	return 0;
}

static int
copy_versions(struct kt_call *c, const struct secret *from,
    struct secret *to)
{
	struct version *all;
	size_t i, n;

	if (store_version_list(c->tx, from, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++)
		if (all[i].kind != VERSION_EMPTY &&
		    copy_version(c, from, &all[i], to) != 0)
			return -1;
	return 0;
}

static int
copy_tags(struct kt_call *c, const struct secret *from,
    const struct secret *to)
{
	struct tag *tags;
	size_t i, n;

	if (store_tags(c->tx, from->content, &tags, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++)
		if (store_tag_put(c->tx, to->content, &tags[i]) != STORE_OK)
			return dispatch_failed(c);
	return 0;
}

/*
 * API Reference, StopReplicationToReplica: a regional secret of its own, with
 * the same ARN.  Rotation stays with the primary.
 */
int
op_stop_replication_to_replica(struct kt_call *c)
{
	const struct sm_stop_replication_to_replica_request *in = c->in;
	struct sm_stop_replication_to_replica_response *out = c->out;
	struct secret s, primary, own;

	if (secret_find_live(c, in->secret_id, &s) != 0)
		return -1;
	out->arn = s.arn;
	if (s.crossed == CROSSED_REPLICA && s.origin == 0)
		return cross_stop(c, &s);
	if (s.origin == 0)
		return kt_fail(c, SM_INVALID_PARAMETER, "Operation not "
		    "permitted on a primary secret. Call must be made in the "
		    "replica secret's region.");
	if (store_secret_by_id(c->tx, s.origin, &primary) != STORE_OK ||
	    store_replica_remove(c->tx, &primary, s.region) == STORE_FAILED ||
	    store_secret_promote(c->tx, s.id) != STORE_OK ||
	    store_secret_by_id(c->tx, s.id, &own) != STORE_OK)
		return dispatch_failed(c);
	if (secret_changed(c, &primary) != 0 ||
	    copy_versions(c, &primary, &own) != 0 ||
	    copy_tags(c, &primary, &own) != 0)
		return -1;
	own.description = primary.description;
	own.type = primary.type;
	own.policy = primary.policy;
	return secret_changed(c, &own);
}
