/*
 * OpenID Connect providers: kept and shown, and named in trust policies.  Nobody is
 * asked at their URLs, so nobody gets in by their tokens (services/sts/provider.c),
 * and thumbprints are those that were given.
 */
#include "oidc.h"

#include <string.h>

#define HTTPS "https://"
#define PLACE "oidc-provider/"
#define CLIENTS_MOST 100	/* IAM and STS quotas */
#define THUMBPRINTS_MOST 5

typedef struct iam_get_open_id_connect_provider_response provider;

const struct noun noun_oidc = {
	.kind = "iam:oidc-provider", .word = "oidc-provider",
	.row = &iam_shape_get_open_id_connect_provider_response,
	.tags = offsetof(provider, tags)
};

static struct dispatch_thing
thing_of(const char *account, const char *name)
{
	return (struct dispatch_thing){ .shelf = { account, STORE_GLOBAL,
	    noun_oidc.kind }, .name = name, .shape = noun_oidc.row };
}

static const char *
arn_of(struct kt_call *c, const char *name)
{
	return kt_arn(c->arena, "iam", c->region, c->account, PLACE, name,
	    NULL);
}

/* NULL: the ARN is of no provider of the account. */
static const char *
name_in(struct kt_call *c, const char *arn)
{
	const char *name = kt_after(arn, arn_of(c, ""));

	return name != NULL && *name != '\0' ? name : NULL;
}

int
oidc_find(struct kt_call *c, const char *arn, struct dispatch_thing *t)
{
	const char *name = name_in(c, arn);
	struct noun_asked asked = { .tags = NULL };
	enum store_rc rc = STORE_NOT_FOUND;

	*t = thing_of(c->account, name);
	if (name != NULL)
		rc = dispatch_thing_get(c, t);
	if (rc == STORE_FAILED)
		return dispatch_failed(c);
	if (rc == STORE_OK)
		asked.tags = &((provider *)t->data)->tags;
	if (noun_permit(c, c->op->name, arn, &asked) != 0)
		return -1;
	return rc == STORE_OK ? 0 : kt_fail(c, IAM_NO_SUCH_ENTITY,
	    "OpenIDConnect Provider not found for arn %s", arn);
}

int
oidc_is(struct kt_call *c, const char *account, const char *issuer)
{
	const char *name = kt_after(issuer, HTTPS);
	struct dispatch_thing t;

	if (name == NULL)
		return 0;
	t = thing_of(account, name);
	switch (dispatch_thing_get(c, &t)) {
	case STORE_OK:        return 1;
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(c);
	}
}

/* --- the provider --- */

/* Host and path of an URL, without a slash at its end; NULL: it is none. */
static const char *
name_of(struct kt_call *c, const char *url)
{
	size_t n;

	url = kt_after(url, HTTPS);
	if (url == NULL)
		return NULL;
	n = strlen(url);
	while (n > 0 && url[n - 1] == '/')
		n--;
	return n == 0 || strpbrk(url, "?# ") != NULL ? NULL :
	    kt_arena_strndup(c->arena, url, n);
}

static int
check_lists(struct kt_call *c, const struct shape_list *clients,
    const struct shape_list *thumbprints)
{
	if (clients->n > CLIENTS_MOST)
		return kt_fail(c, IAM_LIMIT_EXCEEDED, "Cannot exceed quota for "
		    "ClientIdsPerOpenIdConnectProvider: %d", CLIENTS_MOST);
	return thumbprints->n <= THUMBPRINTS_MOST ? 0 : kt_fail(c,
	    IAM_INVALID_INPUT, "Thumbprint list must contain fewer than %d "
	    "entries.", THUMBPRINTS_MOST);
}

/* None is another list than one that is empty. */
static struct shape_list
given(struct kt_call *c, const struct shape_list *list)
{
	return list->items != NULL ? *list :
	    (struct shape_list){ kt_arena_alloc(c->arena, 1), 0 };
}

static int
add(struct kt_call *c, const struct dispatch_thing *t, const char *url)
{
	switch (dispatch_thing_add(c, t)) {
	case STORE_OK:     return 0;
	case STORE_EXISTS: return kt_fail(c, IAM_ENTITY_ALREADY_EXISTS,
		    "Provider with url %s already exists.", url);
	default:           return dispatch_failed(c);
	}
}

int
op_create_open_id_connect_provider(struct kt_call *c)
{
	const struct iam_create_open_id_connect_provider_request *in = c->in;
	struct iam_create_open_id_connect_provider_response *out = c->out;
	const char *name = name_of(c, in->url);
	provider p = { .url = name, .create_date = c->now / 1000 * 1000,
	    .client_id_list = given(c, &in->client_id_list),
	    .thumbprint_list = given(c, &in->thumbprint_list),
	    .tags = in->tags };
	struct dispatch_thing t = thing_of(c->account, name);

	out->open_id_connect_provider_arn = arn_of(c,
	    name != NULL ? name : in->url);
	if (noun_permit(c, c->op->name, out->open_id_connect_provider_arn,
	    NULL) != 0 || (in->tags.n > 0 && noun_permit(c,
	    "TagOpenIDConnectProvider", out->open_id_connect_provider_arn,
	    NULL) != 0))
		return -1;
	if (name == NULL)
		return kt_fail(c, KT_VALIDATION,
		    "Invalid Open ID Connect Provider URL");
	if (check_lists(c, &p.client_id_list, &p.thumbprint_list) != 0 ||
	    noun_check_tags(c, &noun_oidc, &in->tags) != 0)
		return -1;
	out->tags = in->tags;
	t.data = &p;
	return add(c, &t, in->url);
}

int
op_get_open_id_connect_provider(struct kt_call *c)
{
	const struct iam_get_open_id_connect_provider_request *in = c->in;
	struct dispatch_thing t;

	if (oidc_find(c, in->open_id_connect_provider_arn, &t) != 0)
		return -1;
	*(provider *)c->out = *(provider *)t.data;
	return 0;
}

int
op_delete_open_id_connect_provider(struct kt_call *c)
{
	const struct iam_delete_open_id_connect_provider_request *in = c->in;
	struct dispatch_thing t;

	return oidc_find(c, in->open_id_connect_provider_arn, &t) != 0 ? -1 :
	    dispatch_thing_remove(c, &t);
}

static int
list_one(struct kt_call *c, const struct thing *row, void *data, void *arg)
{
	struct iam_open_id_connect_provider_list_entry e = {
		.arn = arn_of(c, row->name) };

	(void)data;
	kt_buf_add(arg, &e, sizeof(e));
	return 0;
}

int
op_list_open_id_connect_providers(struct kt_call *c)
{
	struct iam_list_open_id_connect_providers_response *out = c->out;
	struct kt_buf all;

	kt_buf_init(&all, c->arena);
	if (noun_each(c, &noun_oidc, NULL, list_one, &all) != 0)
		return -1;
	out->open_id_connect_provider_list = (struct shape_list){
	    all.n > 0 ? (void *)all.p : kt_arena_alloc(c->arena, 1), all.n /
	    sizeof(struct iam_open_id_connect_provider_list_entry) };
	return 0;
}

/* --- its clients and thumbprints --- */

static size_t
place_of(const struct shape_list *list, const char *text)
{
	const char *const *all = list->items;
	size_t i;

	for (i = 0; i < list->n && strcmp(all[i], text) != 0; i++)
		;
	return i;
}

int
op_add_client_id_to_open_id_connect_provider(struct kt_call *c)
{
	const struct iam_add_client_id_to_open_id_connect_provider_request *in =
	    c->in;
	struct dispatch_thing t;
	struct shape_list *list;
	const char **new;

	if (oidc_find(c, in->open_id_connect_provider_arn, &t) != 0)
		return -1;
	list = &((provider *)t.data)->client_id_list;
	if (place_of(list, in->client_id) < list->n)
		return 0;
	new = noun_insert(c, list, sizeof(*new), list->n);
	*new = in->client_id;
	return check_lists(c, list, &((provider *)t.data)->thumbprint_list) !=
	    0 ? -1 : dispatch_thing_put(c, &t);
}

int
op_remove_client_id_from_open_id_connect_provider(struct kt_call *c)
{
	const struct iam_remove_client_id_from_open_id_connect_provider_request
	    *in = c->in;
	struct dispatch_thing t;
	struct shape_list *list;
	size_t i;

	if (oidc_find(c, in->open_id_connect_provider_arn, &t) != 0)
		return -1;
	list = &((provider *)t.data)->client_id_list;
	i = place_of(list, in->client_id);
	if (i < list->n)
		noun_drop(list, sizeof(const char *), i);
	return dispatch_thing_put(c, &t);
}

int
op_update_open_id_connect_provider_thumbprint(struct kt_call *c)
{
	const struct iam_update_open_id_connect_provider_thumbprint_request
	    *in = c->in;
	struct dispatch_thing t;
	provider *p;

	if (oidc_find(c, in->open_id_connect_provider_arn, &t) != 0)
		return -1;
	p = t.data;
	p->thumbprint_list = in->thumbprint_list;
	return check_lists(c, &p->client_id_list, &p->thumbprint_list) != 0 ?
	    -1 : dispatch_thing_put(c, &t);
}
