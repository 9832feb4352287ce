/* DescribeSecret, and what lists show of a secret. */
#include <string.h>

#include "cross.h"

struct shape_list
secret_stages(struct kt_call *c, const struct secret *s, const char *version)
{
	const char **names = kt_arena_alloc(c->arena,
	    (s->n_labels + 1) * sizeof(*names));
	size_t i, count = 0;

	for (i = 0; i < s->n_labels; i++)
		if (strcmp(s->labels[i].version, version) == 0)
			names[count++] = s->labels[i].name;
	return (struct shape_list){ count == 0 ? NULL : (void *)names, count };
}

/* Versions with their labels, by id. */
static struct shape_list
versions_to_stages(struct kt_call *c, const struct secret *s)
{
	struct sm_secret_versions_to_stages_map_type *e = kt_arena_alloc(
	    c->arena, (s->n_labels + 1) * sizeof(*e));
	size_t i, at, n = 0;

	for (i = 0; i < s->n_labels; i++) {
		const char *version = s->labels[i].version;

		for (at = n; at > 0 && strcmp(e[at - 1].key, version) > 0; at--)
			;
		if (at > 0 && strcmp(e[at - 1].key, version) == 0)
			continue;
		memmove(&e[at + 1], &e[at], (n++ - at) * sizeof(*e));
		e[at].key = version;
		e[at].value = secret_stages(c, s, version);
	}
	return (struct shape_list){ n == 0 ? NULL : e, n };
}

/*
 * "This value is calculated from the rotation schedule after every successful
 * rotation." (API Reference, RotationRulesType, AutomaticallyAfterDays)
 */
static int64_t
days_between(const struct secret *s)
{
	struct kt_schedule when;
	int64_t next = 0;

	if (s->rotation_rules.days != 0)
		return s->rotation_rules.days;
	if (kt_schedule_read(&s->rotation_rules, &when) == NULL)
		next = kt_schedule_next(&when, s->rotation_from);
	return next == 0 ? 0 : (next - s->rotation_from + KT_DAY - 1) / KT_DAY;
}

static struct sm_rotation_rules_type *
describe_rules(struct kt_call *c, const struct secret *s)
{
	const struct kt_rules *rules = &s->rotation_rules;
	int64_t days = days_between(s);
	struct sm_rotation_rules_type *r;

	if (days == 0 && rules->expression == NULL && rules->duration == NULL)
		return NULL;
	r = kt_arena_alloc(c->arena, sizeof(*r));
	if (days != 0)
		r->automatically_after_days = shape_int(days);
	r->schedule_expression = rules->expression;
	r->duration = rules->duration;
	return r;
}

/* Tags: absent until the first was set, an empty list after the last. */
static int
describe_tags(struct kt_call *c, const struct secret *s,
    struct shape_list *out)
{
	struct sm_tag *to;
	struct tag *tags;
	size_t i, n;

	if (!s->tagged)
		return 0;
	if (store_tags(c->tx, s->content, &tags, &n) != STORE_OK)
		return dispatch_failed(c);
	out->items = to = kt_arena_alloc(c->arena, (n + 1) * sizeof(*to));
	out->n = n;
	for (i = 0; i < n; i++)
		to[i] = (struct sm_tag){ tags[i].key, tags[i].value };
	return 0;
}

/* A primary lists its replicas; both say where the primary is. */
static int
describe_replicas(struct kt_call *c, const struct secret *s,
    struct sm_description *out)
{
	out->primary_region = s->primary_region;
	return s->origin != 0 ? 0 : replica_status(c, s,
	    &out->replication_status);
}

int
secret_describe(struct kt_call *c, const struct secret *s,
    struct sm_description *out)
{
	out->arn = s->arn;
	out->name = s->name;
	out->description = s->description;
	out->kms_key_id = s->kms_key_id;
	out->type = s->type;
	out->owning_service = s->owner;
	if (s->rotation_enabled >= 0)
		out->rotation_enabled = shape_bool(s->rotation_enabled == 1);
	out->rotation_lambda_arn = s->rotation_function;
	out->rotation_rules = describe_rules(c, s);
	out->external_secret_rotation_role_arn = s->external_role;
	out->external_secret_rotation_metadata = rotation_metadata(c, s);
	out->last_rotated_date = s->rotated;
	out->last_changed_date = s->changed;
	out->last_accessed_date = s->accessed;
	out->deleted_date = s->deleted;
	out->next_rotation_date = rotation_next(s);
	out->created_date = s->created;
	out->version_ids_to_stages = out->secret_versions_to_stages =
	    versions_to_stages(c, s);
	return describe_replicas(c, s, out) == 0 ?
	    describe_tags(c, s, &out->tags) : -1;
}

int
op_describe_secret(struct kt_call *c)
{
	const struct sm_describe_secret_request *in = c->in;
	struct secret s;

	if (secret_find(c, in->secret_id, &s) != 0)
		return -1;
	/* "... or rotation has been disabled, ... returns null." (API) */
	if (s.rotation_enabled != 1)
		s.rotated = 0;
	return secret_describe(c, &s, c->out) != 0 ? -1 :
	    cross_describe(c, &s, c->out);
}
