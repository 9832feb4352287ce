/* Managed policies: CreatePolicy, GetPolicy, ListPolicies, DeletePolicy. */
#include "managed.h"

#include <stdlib.h>
#include <string.h>

#include "aws_policy.h"
#include "usage.h"

#define POLICY_BYTES 6144	/* "IAM and AWS STS quotas" */

/* --- by their ARNs --- */

/* AWS's own, as if it lay in the store. */
static struct iam_policy *
of_aws(struct kt_call *c, const struct aws_policy *a)
{
	struct iam_policy *p = kt_arena_alloc(c->arena, sizeof(*p));
	struct iam_policy_version *v = kt_arena_alloc(c->arena, sizeof(*v));

	p->policy_name = a->name;
	p->policy_id = a->id;
	p->path = a->path;
	p->arn = aws_policy_arn(c, a);
	p->default_version_id = v->version_id = a->version;
	p->is_attachable = v->is_default_version = SHAPE_TRUE;
	p->description = a->description;
	p->create_date = a->created;
	p->update_date = v->create_date = a->updated;
	v->document = a->document;
	p->policy_version_list = (struct shape_list){ v, 1 };
	return p;
}

int
managed_get(struct kt_call *c, const char *arn, struct dispatch_thing *t)
{
	const struct aws_policy *theirs = aws_policy_find(arn);
	const char *key = iam_policy_key(c->arena, c->account, arn);

	*t = noun_thing(c, &noun_policy, key != NULL ? key : "");
	if (theirs != NULL) {
		t->data = of_aws(c, theirs);
		return 0;
	}
	if (key == NULL)
		return 1;
	switch (dispatch_thing_get(c, t)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return 1;
	default:              return dispatch_failed(c);
	}
	return strcmp(((struct iam_policy *)t->data)->arn, arn) == 0 ? 0 : 1;
}

/* Recorded: where a version is asked for it is that which is not there. */
static int
not_found(struct kt_call *c, const char *arn, const char *version)
{
	return version == NULL ? kt_fail(c, IAM_NO_SUCH_ENTITY,
	    "Policy %s was not found.", arn) : managed_no_version(c, arn,
	    version);
}

int
managed_no_version(struct kt_call *c, const char *arn, const char *version)
{
	return kt_fail(c, IAM_NO_SUCH_ENTITY, "Policy %s version %s does not "
	    "exist or is not attachable.", arn, version);
}

int
managed_find(struct kt_call *c, const char *arn, const char *version,
    struct dispatch_thing *t)
{
	struct noun_asked asked = { .tags = NULL };
	int rc = managed_get(c, arn, t);

	if (rc < 0)
		return -1;
	if (rc == 0)
		asked.tags = &((struct iam_policy *)t->data)->tags;
	asked.told = kt_arena_join(c->arena, "policy ", arn, NULL);
	if (noun_permit(c, c->op->name, arn, &asked) != 0)
		return -1;
	if (!kt_is_arn(arn))
		return kt_fail(c, KT_VALIDATION,
		    "Invalid ARN:  Could not be parsed!");
	return rc == 0 ? 0 : not_found(c, arn, version);
}

/* [belief] that AWS's own are refused as another account's would be. */
int
managed_find_mine(struct kt_call *c, const char *arn, const char *version,
    struct dispatch_thing *t)
{
	if (managed_find(c, arn, version, t) != 0)
		return -1;
	return !aws_policy_is(arn) ? 0 : auth_refuse(c, c->op->name,
	    kt_arena_join(c->arena, "policy ", arn, NULL),
	    kt_arena_printf(c->arena, "because no resource-based policy "
	    "allows the iam:%s action", c->op->name));
}

int
managed_boundary(struct kt_call *c, const char *arn,
    struct iam_attached_permissions_boundary **out)
{
	struct dispatch_thing t;
	int rc;

	if (arn != NULL && strstr(arn, ":policy/") == NULL)
		return kt_fail(c, IAM_INVALID_INPUT, "ARN %s is not valid.",
		    arn);
	rc = arn == NULL ? 0 : managed_get(c, arn, &t);
	if (rc != 0)
		return rc < 0 ? -1 : kt_fail(c, IAM_NO_SUCH_ENTITY,
		    "Scope ARN: %s does not exist or is not attachable.", arn);
	*out = NULL;
	if (arn == NULL)
		return 0;
	*out = kt_arena_alloc(c->arena, sizeof(**out));
	(*out)->permissions_boundary_type = "Policy";
	(*out)->permissions_boundary_arn = arn;
	return 0;
}

const char *
managed_path(struct kt_call *c, const char *arn)
{
	const char *path = strstr(arn, ":policy/");

	if (path == NULL)
		return "";
	path += strlen(":policy");
	return kt_arena_strndup(c->arena, path,
	    (size_t)(strrchr(path, '/') + 1 - path));
}

/* --- versions --- */

struct iam_policy_version *
managed_versions(const struct iam_policy *p)
{
	return p->policy_version_list.items;
}

struct iam_policy_version *
managed_default(const struct iam_policy *p)
{
	size_t i = 0;

	while (managed_versions(p)[i].is_default_version != SHAPE_TRUE)
		i++;
	return &managed_versions(p)[i];
}

long
managed_version_number(const struct iam_policy_version *v)
{
	return strtol(v->version_id + 1, NULL, 10);
}

struct iam_policy_version *
managed_add_version(struct kt_call *c, struct iam_policy *p, const char *document)
{
	struct shape_list *list = &p->policy_version_list;
	long number = list->n == 0 ? 1 : managed_version_number(
	    &managed_versions(p)[list->n - 1]) + 1;
	struct iam_policy_version *v;

	if (list->n > 0 && managed_versions(p)[list->n - 1].document == NULL)
		list->n--;
	v = noun_insert(c, list, sizeof(*v), list->n);
	v->version_id = kt_arena_printf(c->arena, "v%ld", number);
	v->document = document;
	v->is_default_version = SHAPE_FALSE;
	v->create_date = c->now / 1000 * 1000;
	return v;
}

/* --- the operations --- */

/* How often each is attached, and is a boundary, into its counts. */
static int
count(struct kt_call *c, struct iam_policy *policies, size_t n)
{
	struct usage u;
	size_t i;

	if (usage_read(c, &u) != 0)
		return -1;
	for (i = 0; i < n; i++) {
		policies[i].attachment_count = shape_int(usage_count(
		    &u.attached, policies[i].arn));
		policies[i].permissions_boundary_usage_count = shape_int(
		    usage_count(&u.boundaries, policies[i].arn));
	}
	return 0;
}

static int
check_size(struct kt_call *c, const char *document)
{
	return document_size(document) <= POLICY_BYTES ? 0 : kt_fail(c,
	    IAM_LIMIT_EXCEEDED, "Cannot exceed quota for PolicySize: %d",
	    POLICY_BYTES);
}

int
managed_document_check(struct kt_call *c, const char *document)
{
	return document_check(c, document, POLICY_IDENTITY) != 0 ? -1 :
	    check_size(c, document);
}

int
op_create_policy(struct kt_call *c)
{
	const struct iam_create_policy_request *in = c->in;
	struct iam_create_policy_response *out = c->out;
	struct dispatch_thing t = noun_thing(c, &noun_policy, in->policy_name);
	struct iam_policy *p = kt_arena_alloc(c->arena, sizeof(*p));

	p->path = in->path != NULL ? in->path : "/";
	p->policy_name = in->policy_name;
	p->policy_id = noun_id(c, &noun_policy);
	p->arn = noun_arn(c, &noun_policy, p->path, p->policy_name);
	p->description = in->description;
	p->is_attachable = SHAPE_TRUE;
	p->create_date = p->update_date = c->now / 1000 * 1000;
	p->attachment_count = shape_int(0);
	p->permissions_boundary_usage_count = shape_int(0);
	p->tags = in->tags;
	if (noun_permit(c, "CreatePolicy", p->arn, &(struct noun_asked){
	    .told = kt_arena_join(c->arena, "policy ", p->policy_name, NULL)
	    }) != 0 ||
	    (in->tags.n > 0 && noun_permit(c, "TagPolicy", p->arn, NULL) != 0)
	    || managed_document_check(c, in->policy_document) != 0 ||
	    noun_check_tags(c, &noun_policy, &in->tags) != 0)
		return -1;
	managed_add_version(c, p, in->policy_document)->is_default_version = SHAPE_TRUE;
	p->default_version_id = managed_default(p)->version_id;
	t.data = out->policy = p;
	switch (dispatch_thing_add(c, &t)) {
	case STORE_OK:     return 0;
	case STORE_EXISTS: return kt_fail(c, IAM_ENTITY_ALREADY_EXISTS, "A "
		    "policy called %s already exists. Duplicate names are not "
		    "allowed.", in->policy_name);
	default:           return dispatch_failed(c);
	}
}

int
op_get_policy(struct kt_call *c)
{
	const struct iam_get_policy_request *in = c->in;
	struct iam_get_policy_response *out = c->out;
	struct dispatch_thing t;

	if (managed_find(c, in->policy_arn, NULL, &t) != 0)
		return -1;
	out->policy = t.data;
	if (out->policy->tags.n == 0)	/* shown where there are none, too */
		out->policy->tags.items = kt_arena_alloc(c->arena, 1);
	return count(c, out->policy, 1);
}

int
op_delete_policy(struct kt_call *c)
{
	const struct iam_delete_policy_request *in = c->in;
	struct dispatch_thing t;
	struct iam_policy *p;
	const struct iam_policy_version *v;
	size_t i, others = 0;

	if (managed_find_mine(c, in->policy_arn, NULL, &t) != 0)
		return -1;
	p = t.data;
	if (count(c, p, 1) != 0)
		return -1;
	if (p->attachment_count.v + p->permissions_boundary_usage_count.v > 0)
		return kt_fail(c, IAM_DELETE_CONFLICT,
		    "Cannot delete a policy attached to entities.");
	v = p->policy_version_list.items;
	for (i = 0; i < p->policy_version_list.n; i++)
		others += v[i].document != NULL &&
		    v[i].is_default_version != SHAPE_TRUE;
	if (others > 0)
		return kt_fail(c, IAM_DELETE_CONFLICT, "This policy has more "
		    "than one version. Before you delete a policy, you must "
		    "delete the policy's versions. The default version is "
		    "deleted with the policy.");
	return dispatch_thing_remove(c, &t);
}

/* --- ListPolicies --- */

struct listing {
	const struct iam_list_policies_request *in;
	struct kt_buf all;	/* struct iam_policy */
};

static int
gather_row(struct kt_call *c, const struct thing *row, void *data, void *arg)
{
	struct listing *l = arg;

	(void)c;
	(void)row;
	kt_buf_add(&l->all, data, sizeof(struct iam_policy));
	return 0;
}

/* Of the account and AWS's, as the scope has it, and how they are used. */
static int
gather(struct kt_call *c, struct listing *l)
{
	const struct iam_list_policies_request *in = l->in;
	const char *scope = in->scope != NULL ? in->scope : "All";
	size_t i;

	kt_buf_init(&l->all, c->arena);
	if (strcmp(scope, "AWS") != 0 && noun_each(c, &noun_policy, NULL,
	    gather_row, l) != 0)
		return -1;
	for (i = 0; i < n_aws_policies && strcmp(scope, "Local") != 0; i++)
		kt_buf_add(&l->all, of_aws(c, &aws_policies[i]),
		    sizeof(struct iam_policy));
	return count(c, (void *)l->all.p,
	    l->all.n / sizeof(struct iam_policy));
}

static bool
is_wanted(const struct iam_list_policies_request *in,
    const struct iam_policy *p)
{
	int64_t attached = p->attachment_count.v,
	    bounds = p->permissions_boundary_usage_count.v;

	if (in->path_prefix != NULL &&
	    kt_after(p->path, in->path_prefix) == NULL)
		return false;
	if (in->only_attached == SHAPE_TRUE && attached == 0)
		return false;
	if (in->policy_usage_filter == NULL)
		return true;
	return strcmp(in->policy_usage_filter, "PermissionsPolicy") == 0 ?
	    attached > 0 : bounds > 0;
}

/* The account's come first, by their names, then AWS's. */
static const char *
page_key(struct kt_call *c, const struct iam_policy *p)
{
	return kt_arena_join(c->arena, aws_policy_is(p->arn) ? "aws/" :
	    "account/", noun_key(c->arena, p->policy_name), NULL);
}

/* API Reference, ListPolicies: without tags, and without Description. */
int
op_list_policies(struct kt_call *c)
{
	const struct iam_list_policies_request *in = c->in;
	struct iam_list_policies_response *out = c->out;
	struct pager p = { .marker = in->marker, .max_items = in->max_items,
	    .is_truncated = &out->is_truncated, .next = &out->marker };
	struct listing l = { .in = in };
	struct iam_policy *all, *shown;
	const char *key;
	size_t i, n;

	if (noun_permit(c, "ListPolicies", "*", NULL) != 0 ||
	    pager_open(c, &p) != 0 || gather(c, &l) != 0)
		return -1;
	all = (struct iam_policy *)(void *)l.all.p;
	n = l.all.n / sizeof(*all);
	out->policies.items = shown = kt_arena_alloc(c->arena,
	    n * sizeof(*shown));
	for (i = 0; i < n; i++) {
		key = page_key(c, &all[i]);
		if (strcmp(key, p.after) <= 0 || !is_wanted(in, &all[i]))
			continue;
		if (!pager_takes(c, &p, key))
			break;
		all[i].tags = (struct shape_list){ NULL, 0 };
		all[i].description = NULL;
		shown[out->policies.n++] = all[i];
	}
	return 0;
}
