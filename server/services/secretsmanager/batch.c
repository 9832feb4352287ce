/* BatchGetSecretValue: values by a list of ids, or by filters in pages. */
#include "auth/permit.h"
#include "ops.h"

#define BATCH_MAX 20	/* of ids, and MaxResults */

/* API Reference, BatchGetSecretValue; the texts are [belief]. */
static int
check_choice(struct kt_call *c,
    const struct sm_batch_get_secret_value_request *in)
{
	bool ids = in->secret_id_list.n > 0, filters = in->filters.n > 0;

	if (!filters && in->max_results.set)
		return kt_fail(c, SM_INVALID_PARAMETER, "'Filters' not "
		    "specified. 'Filters' must also be specified when "
		    "'MaxResults' is provided.");
	if (!filters && in->next_token != NULL)
		return kt_fail(c, SM_INVALID_PARAMETER, "'Filters' not "
		    "specified. 'Filters' must also be specified when "
		    "'NextToken' is provided.");
	if (ids == filters)
		return kt_fail(c, SM_INVALID_PARAMETER, "Either "
		    "'SecretIdList' or 'Filters' must be provided, but not "
		    "both.");
	return 0;
}

/*
 * What refuses one secret does not fail the call: it becomes an entry of
 * Errors, by the id as it was asked for.  What is our own fault does.
 */
static int
note_error(struct kt_call *c, const char *id)
{
	struct sm_batch_get_secret_value_response *out = c->out;
	struct sm_api_error_type *e = out->errors.items;

	if (c->err == KT_INTERNAL)
		return -1;
	e[out->errors.n++] = (struct sm_api_error_type){ id,
	    kt_error(c->service, c->err)->code, c->message };
	c->err = KT_OK;
	c->message = NULL;
	return 0;
}

/* The current value of a secret, or why there is none. */
static int
give(struct kt_call *c, const char *id)
{
	const struct sm_get_secret_value_request current = { .secret_id = id };
	struct sm_batch_get_secret_value_response *out = c->out;
	struct sm_value *v = out->secret_values.items;
	const struct kt_inner get = { "secretsmanager", "GetSecretValue",
	    .in = &current, .out = &v[out->secret_values.n] };

	if (kt_within(c, &get) != 0)
		return note_error(c, id);
	out->secret_values.n++;
	return 0;
}

static int
give_found(struct kt_call *c, const struct secret *s)
{
	return give(c, s->arn);
}

/* Each as often as it is asked for, in that order. */
static int
by_ids(struct kt_call *c, const struct shape_list *ids)
{
	const char *const *id = ids->items;
	size_t i;

	for (i = 0; i < ids->n; i++)
		if (give(c, id[i]) != 0)
			return -1;
	return 0;
}

/*
 * API Reference, BatchGetSecretValue: the caller needs GetSecretValue for each
 * secret, which that asks for, and ListSecrets to use filters.
 */
int
op_batch_get_secret_value(struct kt_call *c)
{
	const struct sm_batch_get_secret_value_request *in = c->in;
	struct sm_batch_get_secret_value_response *out = c->out;
	const struct listing l = {
		.filters = &in->filters,
		.order = SECRETS_BY_CREATED,
		.limit = in->max_results.set ? (size_t)in->max_results.v :
		    BATCH_MAX,
		.token = in->next_token,
		.take = give_found,
	};

	if (check_choice(c, in) != 0)
		return -1;
	out->secret_values.items = kt_arena_alloc(c->arena,
	    BATCH_MAX * sizeof(struct sm_value));
	out->errors.items = kt_arena_alloc(c->arena,
	    BATCH_MAX * sizeof(struct sm_api_error_type));
	if (in->secret_id_list.n > 0)
		return by_ids(c, &in->secret_id_list);
	return auth_permit(c, "ListSecrets", "*") != 0 ? -1 :
	    list_page(c, &l, &out->next_token);
}
