/* See permit.h. */
#include "permit.h"

#include <stdio.h>
#include <string.h>

#include "services/services.h"

static bool
decide(void *self, const struct kt_ask *ask)
{
	struct judge *j = self;

	ck_assert_int_lt(j->n, ASKS);
	(void)snprintf(j->action[j->n], 64, "%s", ask->action);
	(void)snprintf(j->resource[j->n++], 256, "%s", ask->resource);
	(void)snprintf(j->account, sizeof(j->account), "%s", ask->account);
	(void)snprintf(j->region, sizeof(j->region), "%s", ask->region);
	return j->refuses == NULL || (*j->refuses != '\0' &&
	    strcmp(ask->action, j->refuses) != 0 &&
	    strcmp(strchr(ask->action, ':') + 1, j->refuses) != 0);
}

const struct kt_service *service;
struct world w;
struct client cl;
struct judge judge;
static struct who who;
static struct identity *ann;

void
ask_judge(const char *refuses)
{
	memset(&judge, 0, sizeof(judge));
	judge.refuses = refuses;
	w.server.permit = decide;
	w.server.permit_self = &judge;
}

static const char *replica;	/* its ARN */

const char *
filled(const char *json)
{
	const char *at = strstr(json, "'" CROSS "'");

	return at == NULL ? json : kt_arena_printf(cl.arena, "%.*s'%s'%s",
	    (int)(at - json), json, replica, at + strlen("'" CROSS "'"));
}

void
must(const char *op, const char *json)
{
	struct said s = say(&cl, op, "%s", filled(json));

	ck_assert_msg(s.status == 200, "%s: %s", op, s.text);
}

static void
make_replica(void)
{
	struct said s = say(&cl, "DescribeSecret", "{'SecretId':'db'}");
	const char *key = cl.key;

	cl.key = "210987654321";
	s = say(&cl, "CreateSecret", "{'Name':'r','KmsKeyId':'" V1 "',"
	    "'CrossAccountPrimaryARN':'%s','ClientRequestToken':'" V1 "'}",
	    said_at(&s, "ARN"));
	cl.key = key;
	replica = said_at(&s, "ARN");
}

void
open_world(void)
{
	service = &service_secretsmanager;
	world_open(&w);
	world_trail(&w);
	w.server.fleet = &w.fleet;
	who_begin(&who, &w);
	ann = who_is(&who, ANN, "arn:aws:iam::" ACCOUNT ":user/ann", NULL);
	client_begin(&cl, &w);
	must("CreateSecret", "{'Name':'db','SecretString':'x','Tags':"
	    "[{'Key':'old','Value':'1'}],'ClientRequestToken':'" V1 "'}");
	must("PutSecretValue", "{'SecretId':'db','SecretString':'y',"
	    "'ClientRequestToken':'" V2 "'}");
	must("CreateSecret", "{'Name':'gone','SecretString':'x',"
	    "'ClientRequestToken':'" V1 "'}");
	must("DeleteSecret", "{'SecretId':'gone'}");
	make_replica();
}

void
close_world(void)
{
	client_end(&cl);
	world_close(&w);
	who_end(&who);
}

const char *
everything(void)
{
	static const char *const looks[] = { "DescribeSecret",
	    "GetResourcePolicy", "ListSecretVersionIds" };
	static const char *const names[] = { "db", "gone", "new" };
	static const char *const regions[] = { REGION, THERE };
	struct client c = cl;
	struct kt_buf b;
	size_t r, n, l;

	w.server.permit = NULL;
	kt_buf_init(&b, cl.arena);
	for (r = 0; r < N_ELEMENTS(regions); r++) {
		c.key = ACCOUNT;
		c.region = regions[r];
		kt_buf_str(&b, say(&c, "ListSecrets",
		    "{'IncludePlannedDeletion':true}").text);
		for (n = 0; n < N_ELEMENTS(names); n++)
			for (l = 0; l < N_ELEMENTS(looks); l++)
				kt_buf_str(&b, say(&c, looks[l],
				    "{'SecretId':'%s','IncludeDeprecated':"
				    "true}", names[n]).text);
	}
	return b.p;
}

const char *
resource_of(const char *what)
{
	struct said s;

	if (strcmp(what, CROSS) == 0)
		return replica;
	if (strcmp(what, DB) != 0 && strcmp(what, GONE) != 0)
		return what;
	w.server.permit = NULL;
	s = say(&cl, "DescribeSecret", "{'SecretId':'%s'}", what);
	return said_at(&s, "ARN");
}

const char *
action_of(const char *op)
{
	return strchr(op, ':') != NULL ? op :
	    kt_arena_printf(cl.arena, "%s:%s", service->name, op);
}

void
ck_asked(int i, const char *op, const char *resource)
{
	ck_assert_msg(i < judge.n, "%s was not asked for", op);
	ck_assert_str_eq(judge.action[i], action_of(op));
	ck_assert_str_eq(judge.resource[i], resource);
}

void
ck_asked_too(const char *op, const char *resource)
{
	int i;

	for (i = 1; i < judge.n; i++)
		if (strcmp(judge.action[i], action_of(op)) == 0)
			break;
	ck_asked(i, op, resource);
}

/* --- with exactly the rights that are listed, and with one less --- */

void
add_right(struct rights *r, const char *action, const char *resource)
{
	size_t i;

	action = action_of(action);
	for (i = 0; i < r->n; i++)
		if (strcmp(r->action[i], action) == 0 &&
		    strcmp(r->resource[i], resource) == 0)
			return;
	r->action[r->n] = action;
	r->resource[r->n++] = resource;
}

void
add_besides(struct rights *r, const char *op, const char *request)
{
	size_t i;

	for (i = 0; i < n_permit_besides; i++)
		if (strcmp(permit_besides[i].op, op) == 0 &&
		    strstr(request, permit_besides[i].with) != NULL)
			add_right(r, permit_besides[i].action, resource_of(
			    permit_besides[i].on));
}

void
call_as_ann(const struct rights *r, size_t but)
{
	const struct policy **items = kt_arena_alloc(cl.arena,
	    ASKS * sizeof(*items));
	size_t i, n = 0;

	for (i = 0; i < r->n; i++)
		if (i != but)
			items[n++] = who_policy(ann, kt_arena_printf(cl.arena,
			    "{'Statement':{'Effect':'Allow','Action':'%s',"
			    "'Resource':'%s'}}", r->action[i],
			    r->resource[i]), POLICY_IDENTITY);
	ann->identity = (struct policy_list){ items, n };
	w.server.permit = NULL;
	cl.key = ANN;
}

bool
is_refused(const struct said *s)
{
	const char *code = s->code != NULL ? s->code : s->body == NULL ? "" :
	    said_at(s, "Errors.0.ErrorCode");

	return strncmp(code, "AccessDenied", strlen("AccessDenied")) == 0;
}
