/* DescribeDBSnapshots, and who may restore one: its attributes. */
#include <string.h>

#include "keyturn/json.h"
#include "snapshot.h"

/* --- Describe --- */

static int
fits(struct kt_call *c, const struct rds_describe *in,
    const struct snapshot *s)
{
	const struct rule_filter instances[] = {
		{ "db-instance-id", { s->source, rule_arn(c, "db",
		    s->source) } },
		{ "db-snapshot-id", { s->name } },
		{ "dbi-resource-id", { s->resource_id } },
		{ "snapshot-type", { s->type } },
		{ "engine", { s->engine } },
	};
	const struct rule_filter clusters[] = {
		{ "db-cluster-id", { s->source, rule_arn(c, "cluster",
		    s->source) } },
		{ "db-cluster-snapshot-id", { s->name } },
		{ "snapshot-type", { s->type } },
		{ "engine", { s->engine } },
	};

	return s->cluster ? rule_filters_fit(c, &in->filters, clusters,
	    N_ELEMENTS(clusters)) : rule_filters_fit(c, &in->filters,
	    instances, N_ELEMENTS(instances));
}

/* 1: there may be some of the type; 0: nobody has any here; -1. */
static int
check_type(struct kt_call *c, const char *type)
{
	static const char *const none[] = { "shared", "public", "awsbackup" };
	size_t i;

	if (type == NULL || strcmp(type, SNAPSHOT_MANUAL) == 0 ||
	    strcmp(type, SNAPSHOT_AUTOMATED) == 0)
		return 1;
	for (i = 0; i < N_ELEMENTS(none); i++)
		if (strcmp(type, none[i]) == 0)
			return 0;
	return kt_fail(c, KT_PARAMETER_VALUE, "Invalid snapshot type: %s",
	    type);
}

/* A page of those that fit, limit at most. */
static int
show_all(struct kt_call *c, const struct snapshot *all, size_t n,
    size_t limit, struct shape_list *out)
{
	struct rds_snapshot *items = kt_arena_alloc(c->arena,
	    (limit + 1) * sizeof(*items));
	struct rds_snapshots *answer = c->out;
	const char *last = NULL;
	size_t i;
	int rc;

	*out = (struct shape_list){ items, 0 };
	for (i = 0; i < n; i++) {
		if ((rc = fits(c, c->in, &all[i])) < 0)
			return -1;
		if (rc == 0)
			continue;
		if (out->n == limit) {
			answer->marker = rule_marker(c, last);
			break;
		}
		last = all[i].name;
		if (!c->last_look && strcmp(all[i].status,
		    SNAPSHOT_CREATING) == 0)
			return KT_AGAIN;
		if (snapshot_show(c, &all[i], &items[out->n++]) != 0)
			return -1;
	}
	return 0;
}

/* What is asked for by the members that both have, and each its own. */
static int
page_of(struct kt_call *c, const struct snapshot_family *f,
    struct snapshot_page *page)
{
	const struct rds_describe *in = c->in;
	const char *name = f->cluster ? in->db_cluster_snapshot_identifier :
	    in->db_snapshot_identifier;
	const char *source = f->cluster ? in->db_cluster_identifier :
	    in->db_instance_identifier;
	struct db_page place = { NULL };
	struct snapshot s;

	if (rule_page(c, in, &place) != 0)
		return -1;
	*page = (struct snapshot_page){ .account = place.account,
	    .region = place.region, .cluster = f->cluster,
	    .after = place.after, .limit = place.limit,
	    .type = in->snapshot_type, .resource_id = f->cluster ?
	    in->db_cluster_resource_id : in->dbi_resource_id };
	if (source != NULL && (page->source = rule_named(c, f->of, source)) ==
	    NULL)
		return -1;
	if (name == NULL)
		return rule_permit(c, f->kind, "*");
	if (snapshot_find(c, f, name, &s) != 0)
		return -1;
	page->name = s.name;
	return 0;
}

static int
describe(struct kt_call *c, const struct snapshot_family *f)
{
	const struct rds_describe *in = c->in;
	struct rds_snapshots *out = c->out;
	struct shape_list *list = f->cluster ? &out->db_cluster_snapshots :
	    &out->db_snapshots;
	const struct snapshot nothing = { .cluster = f->cluster, .source = "",
	    .name = "", .resource_id = "", .type = "", .engine = "" };
	struct snapshot_page page;
	struct snapshot *all;
	size_t n, limit;
	int rc;

	if (page_of(c, f, &page) != 0 || fits(c, in, &nothing) < 0 ||
	    (rc = check_type(c, in->snapshot_type)) < 0)
		return -1;
	*list = rule_none;
	if (rc == 0)
		return 0;
	limit = page.limit;
	page.limit = rule_reach(&in->filters, limit);
	if (store_snapshots(c->tx, &page, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	return show_all(c, all, n, limit, list);
}

int
op_describe_db_snapshots(struct kt_call *c)
{
	return describe(c, &snapshot_instances);
}

int
op_describe_db_cluster_snapshots(struct kt_call *c)
{
	return describe(c, &snapshot_clusters);
}

/* --- attributes --- */

#define RESTORE "restore"
#define EVERYBODY "all"
#define SHARED_MAX 20		/* user guide, "Sharing a DB snapshot" */

/* The accounts lie in the row as the attribute that shows them. */
static int
shared(struct kt_call *c, const struct snapshot *s,
    struct rds_snapshot_attribute *out)
{
	if (dispatch_kept(c, s->shared, &rds_shape_db_snapshot_attribute,
	    out) != 0)
		return -1;
	out->attribute_name = RESTORE;
	if (out->attribute_values.items == NULL)
		out->attribute_values = rule_none;
	return 0;
}

static int
answer(struct kt_call *c, const struct snapshot *s)
{
	struct rds_snapshot_shared *out = c->out;
	struct rds_snapshot_attributes *a = kt_arena_alloc(c->arena,
	    sizeof(*a));
	struct rds_snapshot_attribute *one = kt_arena_alloc(c->arena,
	    sizeof(*one));
	const struct shape_list list = { one, 1 };

	if (s->cluster) {
		out->db_cluster_snapshot_attributes_result = a;
		a->db_cluster_snapshot_identifier = s->name;
		a->db_cluster_snapshot_attributes = list;
	} else {
		out->db_snapshot_attributes_result = a;
		a->db_snapshot_identifier = s->name;
		a->db_snapshot_attributes = list;
	}
	return shared(c, s, one);
}

int
op_describe_snapshot_attributes(struct kt_call *c)
{
	const struct rds_name_snapshot *in = c->in;
	const char *given;
	const struct snapshot_family *f = snapshot_named(
	    in->db_snapshot_identifier, in->db_cluster_snapshot_identifier,
	    &given);
	struct snapshot s;

	return snapshot_find(c, f, given, &s) != 0 ? -1 : answer(c, &s);
}

static int
check_accounts(struct kt_call *c, const struct shape_list *list)
{
	const char *const *s = list->items;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (strcmp(s[i], EVERYBODY) != 0 && (strlen(s[i]) != 12 ||
		    strspn(s[i], "0123456789") != 12))
			return kt_fail(c, KT_PARAMETER_VALUE,
			    "Invalid account id: %s", s[i]);
	return 0;
}

/* Those that are there and not to go, then those that come. */
static struct shape_list
merge(struct kt_call *c, const struct shape_list *there,
    const struct shape_list *add, const struct shape_list *take)
{
	const struct shape_list *from[] = { there, add };
	const char **all = kt_arena_alloc(c->arena,
	    (there->n + add->n + 1) * sizeof(*all));
	struct shape_list out = { all, 0 };
	size_t i, k;

	for (k = 0; k < 2; k++)
		for (i = 0; i < from[k]->n; i++) {
			const char *s = ((const char *const *)
			    from[k]->items)[i];

			if (!shape_lists(take, s) && !shape_lists(&out, s))
				all[out.n++] = s;
		}
	return out;
}

int
op_modify_snapshot_attribute(struct kt_call *c)
{
	const struct rds_share_snapshot *in = c->in;
	const char *given;
	const struct snapshot_family *f = snapshot_named(
	    in->db_snapshot_identifier, in->db_cluster_snapshot_identifier,
	    &given);
	struct rds_snapshot_attribute a = { NULL };
	struct rds_snapshot shown = { .status = NULL };
	struct snapshot s;

	if (snapshot_find(c, f, given, &s) != 0)
		return -1;
	if (strcmp(in->attribute_name, RESTORE) != 0)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid attribute name: "
		    "%s", in->attribute_name);
	if (check_accounts(c, &in->values_to_add) != 0 ||
	    check_accounts(c, &in->values_to_remove) != 0)
		return -1;
	if (strcmp(s.type, SNAPSHOT_MANUAL) != 0 ||
	    strcmp(s.status, SNAPSHOT_AVAILABLE) != 0)
		return kt_fail(c, f->bad_state, "Only manual snapshots that "
		    "are available may be shared.");
	if (snapshot_show(c, &s, &shown) != 0 || shared(c, &s, &a) != 0)
		return -1;
	if ((shown.encrypted == SHAPE_TRUE || shown.storage_encrypted ==
	    SHAPE_TRUE) && shape_lists(&in->values_to_add, EVERYBODY))
		return kt_fail(c, KT_PARAMETER_VALUE,
		    "Encrypted snapshots cannot be made public.");
	a.attribute_values = merge(c, &a.attribute_values, &in->values_to_add,
	    &in->values_to_remove);
	if (a.attribute_values.n > SHARED_MAX)
		return kt_fail(c, RDS_SHARED_SNAPSHOT_QUOTA_EXCEEDED, "A "
		    "snapshot cannot be shared with more than %d accounts.",
		    SHARED_MAX);
	s.shared = dispatch_json(c, &rds_shape_db_snapshot_attribute, &a);
	return store_snapshot_save(c->tx, &s) == STORE_OK ? answer(c, &s) :
	    dispatch_failed(c);
}
