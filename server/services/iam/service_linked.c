/*
 * Service-linked roles: made and deleted for a service, changed by nobody.  What a
 * deletion came to is kept by its task's id; keyturn deletes at once.
 */
#include <string.h>

#include "aws_policy.h"
#include "noun.h"
#include "store/everywhere.h"

#define PATH "/aws-service-role/"
#define LOOK 100000	/* servers, of all accounts */

struct link {
	const char *service;
	const char *role;
	const char *policy;
	const char *description;
};

static const struct link links[] = {
	{ "rds.amazonaws.com", "AWSServiceRoleForRDS",
	    "arn:aws:iam::aws:policy" PATH "AmazonRDSServiceRolePolicy",
	    "Allows Amazon RDS to manage AWS resources on your behalf" },
};

static const struct link *
find_link(const char *service)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(links); i++)
		if (strcmp(links[i].service, service) == 0)
			return &links[i];
	return NULL;
}

/* --- CreateServiceLinkedRole --- */

static struct iam_role *
make(struct kt_call *c, const struct link *l, const char *description)
{
	struct iam_role *r = kt_arena_alloc(c->arena, sizeof(*r));
	const struct aws_policy *p = aws_policy_find(l->policy);
	struct iam_attached_policy *attached = noun_insert(c,
	    &r->attached_managed_policies, sizeof(*attached), 0);

	*attached = (struct iam_attached_policy){ p->name,
	    aws_policy_arn(c, p) };
	r->path = kt_arena_join(c->arena, PATH, l->service, "/", NULL);
	r->role_name = l->role;
	r->role_id = noun_id(c, &noun_role);
	r->arn = noun_arn(c, &noun_role, r->path, r->role_name);
	r->create_date = c->now / 1000 * 1000;
	r->assume_role_policy_document = kt_arena_join(c->arena,
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
	    "\"Principal\":{\"Service\":\"", l->service, "\"},\"Action\":"
	    "\"sts:AssumeRole\"}]}", NULL);
	r->description = description != NULL ? description : l->description;
	r->max_session_duration = shape_int(3600);
	return r;
}

int
op_create_service_linked_role(struct kt_call *c)
{
	const struct iam_create_service_linked_role_request *in = c->in;
	struct iam_create_service_linked_role_response *out = c->out;
	const struct link *l = find_link(in->aws_service_name);
	struct dispatch_thing t;

	if (noun_permit(c, c->op->name, noun_arn(c, &noun_role,
	    kt_arena_join(c->arena, PATH, in->aws_service_name, "/", NULL),
	    l != NULL ? l->role : "*"), &(struct noun_asked){
	    .service = in->aws_service_name }) != 0)
		return -1;
	if (l == NULL)
		return kt_fail(c, IAM_INVALID_INPUT, "Service role creation "
		    "for %s is not supported.", in->aws_service_name);
	if (in->custom_suffix != NULL)
		return kt_fail(c, IAM_INVALID_INPUT,
		    "Custom suffix is not allowed for %s", l->service);
	t = noun_thing(c, &noun_role, l->role);
	t.data = out->role = make(c, l, in->description);
	switch (dispatch_thing_add(c, &t)) {
	case STORE_OK:     break;
	case STORE_EXISTS: return kt_fail(c, IAM_INVALID_INPUT, "Service role "
		    "name %s has been taken in this account, please try a "
		    "different suffix.", l->role);
	default:           return dispatch_failed(c);
	}
	(void)role_made(c, out->role);
	return 0;
}

/* --- DeleteServiceLinkedRole, and what came of it --- */

static struct dispatch_thing
task(struct kt_call *c, const char *id)
{
	return (struct dispatch_thing){ .shelf = { c->account, STORE_GLOBAL,
	    "iam:deletion" }, .name = id, .shape =
	    &iam_shape_get_service_linked_role_deletion_status_response };
}

/* Notes that the database kind ("db") of that id, there, needs the role. */
static void
note(struct kt_call *c, struct shape_list *uses, const char *region,
    const char *kind, const char *id)
{
	struct iam_role_usage_type *u = uses->items;
	const char *arn = kt_arn(c->arena, "rds", region, c->account,
	    kind, ":", id, NULL);
	size_t i;

	for (i = 0; i < uses->n && strcmp(u[i].region, region) != 0; i++)
		;
	u = i < uses->n ? &u[i] : noun_insert(c, uses, sizeof(*u), i);
	u->region = region;
	*(const char **)noun_insert(c, &u->resources, sizeof(arn),
	    u->resources.n) = arn;
}

static int
find_uses(struct kt_call *c, struct shape_list *uses)
{
	struct db_instance *instances;
	struct db_cluster *clusters;
	size_t n, k, i;

	if (store_instances_everywhere(c->tx, LOOK, &instances, &n) !=
	    STORE_OK || store_clusters_everywhere(c->tx, LOOK, &clusters,
	    &k) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++)
		if (strcmp(instances[i].account, c->account) == 0)
			note(c, uses, instances[i].region, "db",
			    instances[i].id);
	for (i = 0; i < k; i++)
		if (strcmp(clusters[i].account, c->account) == 0)
			note(c, uses, clusters[i].region, "cluster",
			    clusters[i].id);
	return 0;
}

/* Deletes the role, unless something needs it: then that is its reason. */
static int
settle(struct kt_call *c, const struct dispatch_thing *role,
    struct iam_get_service_linked_role_deletion_status_response *out)
{
	struct iam_deletion_task_failure_reason_type *why;
	struct shape_list uses = { NULL, 0 };

	if (find_uses(c, &uses) != 0)
		return -1;
	out->status = uses.n == 0 ? "SUCCEEDED" : "FAILED";
	if (uses.n == 0)
		return dispatch_thing_remove(c, role);
	out->reason = why = kt_arena_alloc(c->arena, sizeof(*why));
	why->reason = "The role is in use by resources of the service.";
	why->role_usage_list = uses;
	return 0;
}

int
op_delete_service_linked_role(struct kt_call *c)
{
	const struct iam_delete_service_linked_role_request *in = c->in;
	struct iam_delete_service_linked_role_response *out = c->out;
	struct iam_get_service_linked_role_deletion_status_response came_to = {
		.status = NULL };
	const struct iam_role *r;
	struct dispatch_thing t, kept;
	char id[KT_UUID];

	if (noun_find(c, &noun_role, in->role_name, NULL, &t) != 0)
		return -1;
	r = t.data;
	if (!noun_is_linked(r))
		return kt_fail(c, IAM_NO_SUCH_ENTITY, "The service-linked role "
		    "with name %s cannot be found.", in->role_name);
	kt_uuid(id);
	out->deletion_task_id = kt_arena_join(c->arena, "task", r->path,
	    r->role_name, "/", id, NULL);
	kept = task(c, out->deletion_task_id);
	kept.data = &came_to;
	return settle(c, &t, &came_to) != 0 ? -1 : dispatch_thing_put(c, &kept);
}

int
op_get_service_linked_role_deletion_status(struct kt_call *c)
{
	const struct iam_get_service_linked_role_deletion_status_request *in =
	    c->in;
	struct dispatch_thing t = task(c, in->deletion_task_id);

	switch (dispatch_thing_get(c, &t)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: return kt_fail(c, IAM_NO_SUCH_ENTITY,
		    "Deletion task %s cannot be found.", in->deletion_task_id);
	default:              return dispatch_failed(c);
	}
	memcpy(c->out, t.data, t.shape->size);
	return 0;
}
