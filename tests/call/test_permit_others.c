/*
 * Every operation of the other services asks before it acts, as those of Secrets
 * Manager do in test_permit.c: kt_services has those that must have a row.
 */
#include <string.h>

#include "dispatch/dispatch.h"
#include "permit.h"
#include "services/services.h"
#include "store/access_key.h"
#include "store/snapshot.h"
#include "store/tables.h"

static void
speak_to(const struct kt_service *s)
{
	cl.service = s->name;
	cl.version = s->version;
}

/* "METHOD PATH BODY", or a path to get. */
static struct said
send_plain(const char *request)
{
	const char *path = strchr(request, ' '), *body;

	if (path == NULL)
		return say_get(&cl, request, NULL);
	body = path + 1 + strcspn(path + 1, " ");
	return say_request(&cl, &(struct kt_request){
	    .method = kt_arena_strndup(cl.arena, request,
	    (size_t)(path - request)),
	    .path = kt_arena_strndup(cl.arena, path + 1,
	    (size_t)(body - path - 1)),
	    .body = body, .body_len = strlen(body) });
}

static struct said
request_of(const struct other *o)
{
	speak_to(o->service);
	switch (o->service->protocol) {
	case KT_AWS_QUERY:
		return say_form(&cl, "Action=%s&%s", o->op, o->request);
	case KT_AWS_JSON:
		return say_request(&cl, &(struct kt_request){
		    .method = "POST", .path = "/", .body = o->request,
		    .body_len = strlen(o->request), .target = kt_arena_join(
		    cl.arena, o->service->prefix, ".", o->op, NULL) });
	default:
		return send_plain(o->request);
	}
}

/* An answer of RDS's up to its request id. */
static const char *
result_of(const char *describe)
{
	const char *text = say_form(&cl, "Action=%s", describe).text;

	return kt_arena_strndup(cl.arena, text,
	    (size_t)(strstr(text, "<ResponseMetadata>") - text));
}

/* All that can be seen of what is no secret. */
static const char *
all_others(void)
{
	const char *functions, *identities;

	w.server.permit = NULL;
	speak_to(&service_iam);
	identities = kt_arena_join(cl.arena,
	    result_of("GetAccountAuthorizationDetails"),
	    result_of("ListInstanceProfiles"),
	    result_of("ListAccountAliases"), NULL);
	speak_to(&service_lambda);
	functions = say_get(&cl, "/2015-03-31/functions", NULL).text;
	speak_to(&service_rds);
	return kt_arena_printf(cl.arena, "%s%s%s%s", identities, functions,
	    result_of("DescribeDBInstances"), result_of("DescribeDBClusters"));
}

static int
write_snapshots(struct store_tx *tx, void *arg)
{
	static const char *const names[] = { "si", "sc" };
	static const char *const on_servers[] = { "db-si", "cluster-sc" };
	static const char *const gone[] = { "db-r", "cluster-r" };
	int i;

	(void)arg;
	for (i = 0; i < 2; i++) {
		const struct server on = { .id = on_servers[i], .port = 3306,
		    .status = SERVER_AVAILABLE, .engine = i == 0 ? "mysql" :
		    "aurora-mysql", .master_user = "m" };
		struct snapshot s = { .id = names[i], .account = ACCOUNT,
		    .region = REGION, .cluster = i != 0, .name = "s",
		    .source = names[i], .resource_id = on.id,
		    .type = SNAPSHOT_MANUAL, .status = SNAPSHOT_AVAILABLE,
		    .engine = on.engine, .master_user = "m", .shown = "{}",
		    .kept = i == 0 ? "{\"DBInstanceClass\":\"db.t3.micro\","
		    "\"AllocatedStorage\":20}" : "{}" };

		if ((i == 0 ? store_instance_add(tx, &(struct db_instance){
		    .account = ACCOUNT, .region = REGION, .id = names[i],
		    .server = on, .resource_id = on.id, .class = "c",
		    .backup_retention = 1 }) :
		    store_cluster_add(tx, &(struct db_cluster){
		    .account = ACCOUNT, .region = REGION, .id = names[i],
		    .server = on, .resource_id = on.id,
		    .backup_retention = 1 })) != STORE_OK ||
		    store_snapshot_add(tx, &s) != STORE_OK)
			return -1;
		s.id = s.name = s.resource_id = gone[i];
		s.type = SNAPSHOT_AUTOMATED;
		if (store_snapshot_add(tx, &s) != STORE_OK)
			return -1;
	}
	return 0;
}

static void
put_snapshots(void)
{
	w.fleet = fleet_fake_with_snapshots(&w.fleet_fake);
	w.server.fleet = &w.fleet;
	ck_assert_int_eq(store_write_wait(w.server.store, cl.arena,
	    write_snapshots, NULL), 0);
}

static int
write_more(struct store_tx *tx, void *arg)
{
	const struct access_key k = { .id = KEY, .account = ACCOUNT,
	    .user_name = "u", .active = true };

	const struct thing deletion = { .name = "task/x",
	    .shape = "{\"Status\":\"SUCCEEDED\"}" };

	(void)arg;
	return store_access_key_add(tx, &k) == STORE_OK &&
	    store_thing_add(tx, &(struct thing_shelf){ ACCOUNT, STORE_GLOBAL,
	    "iam:deletion" }, &deletion) == STORE_OK ? 0 : -1;
}

static void
put_identities(void)
{
	static const char *const forms[] = {
		"CreateUser&UserName=bare", "CreateUser&UserName=u",
		"PutUserPolicy&UserName=u&PolicyName=p&" ALLOW,
		"CreateRole&RoleName=bare" TRUST, "CreateRole&RoleName=r" TRUST,
		"CreateRole&RoleName=t&AssumeRolePolicyDocument="
		    "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{"
		    "\"AWS\":\"" ACCOUNT "\"},\"Action\":\"sts:AssumeRole\"}}",
		"PutRolePolicy&RoleName=r&PolicyName=p&" ALLOW,
		"CreateGroup&GroupName=g",
		"PutGroupPolicy&GroupName=g&PolicyName=p&" ALLOW,
		"AddUserToGroup&GroupName=g&UserName=u",
		"CreateInstanceProfile&InstanceProfileName=p",
		"CreateOpenIDConnectProvider&Url=https://id.example&"
		    "ClientIDList.member.1=a",
		"CreatePolicy&PolicyName=bare&" ALLOW,
		"CreatePolicy&PolicyName=p&" ALLOW,
		"CreatePolicyVersion&PolicyArn=" POLICY_ARN "&" ALLOW,
		"AttachUserPolicy&UserName=u&PolicyArn=" POLICY_ARN,
		"AttachRolePolicy&RoleName=r&PolicyArn=" POLICY_ARN,
		"AttachGroupPolicy&GroupName=g&PolicyArn=" POLICY_ARN,
	};
	size_t i;

	speak_to(&service_iam);
	for (i = 0; i < N_ELEMENTS(forms); i++)
		ck_ok(say_form(&cl, "Action=%s", forms[i]));
	ck_assert_int_eq(store_write_wait(w.server.store, cl.arena, write_more,
	    NULL), 0);
}

/* Describes wait for what passes. */
static void
settle(const char *form)
{
	struct said s;
	size_t n;

	world_run(&w);
	w.server.describe_wait = 10 * KT_SECOND;
	(void)all_others();
	for (; *form != '\0'; form += n + (form[n] == ' ')) {
		n = strcspn(form, " ");
		s = say_form(&cl, "Action=%s", kt_arena_strndup(cl.arena, form,
		    n));
		ck_ok(s);
		(void)all_others();
	}
	w.server.describe_wait = 0;
}

/*
 * What a refusal calls it: IAM says by its name what is there, as it was sent, and
 * a policy that is to be made.
 */
static const char *
told(const struct other *o)
{
	static const char *const words[][3] = {
		{ ":user/", "user ", "UserName=" },
		{ ":role/", "role ", "RoleName=" },
		{ ":group/", "group ", "GroupName=" },
		{ ":instance-profile/", "instance profile ",
		    "InstanceProfileName=" },
		{ ":policy/", "policy ", "PolicyArn=" },
		{ ":policy/", "policy ", "PolicyName=" },
	};
	static const char *const made = "CreateUser CreateRole CreateGroup "
	    "CreateInstanceProfile";
	const char *at;
	size_t i;

	if (o->service != &service_iam || strstr(made, o->op) != NULL)
		return o->resource;
	for (i = 0; i < N_ELEMENTS(words); i++) {
		at = strstr(o->resource, words[i][0]) == NULL ? NULL :
		    strstr(o->request, words[i][2]);
		if (at == NULL)
			continue;
		at += strlen(words[i][2]);
		return kt_arena_join(cl.arena, words[i][1], kt_arena_strndup(
		    cl.arena, at, strcspn(at, "&")), NULL);
	}
	return o->resource;
}

static void
check_other(const struct other *o)
{
	const char *before, *action = action_of(o->op);
	struct rights rights = { .n = 0 };
	struct said s;
	size_t i;

	speak_to(o->service);
	if (strstr(o->op, "Snapshot") != NULL ||
	    strstr(o->op, "AutomatedBackup") != NULL ||
	    strstr(o->op, "Restore") != NULL)
		put_snapshots();
	if (o->service == &service_iam || o->service == &service_sts)
		put_identities();
	else {		/* which the first database takes a right for */
		speak_to(&service_iam);
		ck_ok(say_form(&cl, "Action=CreateServiceLinkedRole&"
		    "AWSServiceName=rds.amazonaws.com"));
	}
	speak_to(o->service);
	if (o->before != NULL) {
		s = o->service->protocol == KT_AWS_QUERY ? say_form(&cl,
		    "Action=%s&%s", o->before, o->before_form) :
		    send_plain(o->before_form);
		ck_assert_msg(s.status / 100 == 2, "%s", s.text);
	}
	if (o->then != NULL)
		settle(o->then);
	before = all_others();
	speak_to(o->service);
	ask_judge("");
	s = request_of(o);
	ck_assert_msg(judge.n == 1, "%s asked %d times", o->op, judge.n);
	ck_asked(0, o->op, o->resource);
	ck_assert_int_eq(s.status, o->service->protocol == KT_AWS_JSON ? 400 :
	    403);
	ck_refused(s, o->service->protocol == KT_AWS_QUERY ? "AccessDenied" :
	    "AccessDeniedException", kt_arena_printf(cl.arena,
	    "User: arn:aws:iam::" ACCOUNT ":root is not authorized to "
	    "perform: %s on resource: %s because no identity-based policy "
	    "allows the %s action", action, told(o), action));
	ck_assert_str_eq(all_others(), before);
	add_right(&rights, o->op, o->resource);
	add_besides(&rights, o->op, o->request);
	for (i = 0; i < rights.n; i++) {
		call_as_ann(&rights, i);
		s = request_of(o);
		ck_assert_msg(is_refused(&s), "%s without %s on %s: %s", o->op,
		    rights.action[i], rights.resource[i], s.text);
		cl.key = NULL;
		ck_assert_str_eq(all_others(), before);
	}
	call_as_ann(&rights, rights.n);
	ask_judge(NULL);
	s = request_of(o);
	ck_assert_msg(o->code == NULL ? s.status / 100 == 2 :
	    s.code != NULL && strcmp(s.code, o->code) == 0, "%s: %s", o->op,
	    s.text);
	ck_asked(0, o->op, o->resource);
}

static void
has_a_row(const struct kt_service *s, const char *op)
{
	size_t i;

	for (i = 0; i < n_permit_others; i++)
		if (permit_others[i].service == s && strcmp(permit_others[i].op, op) == 0)
			return;
	ck_abort_msg("%s of %s has no row here", op, s->name);
}

/* The i-th operation of the other services of AWS's, or NULL; sets service. */
static const struct kt_op *
operation(size_t i)
{
	const struct kt_service *const *s;

	for (s = kt_services; *s != NULL; s++) {
		if ((*s)->protocol == KT_OWN_JSON ||
		    *s == &service_secretsmanager || *s == &service_kms)
			continue;	/* test_permit.c, test_permit_kms.c */
		service = *s;
		if (i < (*s)->n_ops)
			return &(*s)->ops[i];
		i -= (*s)->n_ops;
	}
	return NULL;
}

START_TEST(none_is_left_out)
{
	const struct kt_op *op;
	size_t i;

	for (i = 0; (op = operation(i)) != NULL; i++)
		if (!(op->flags & OP_FREE))	/* models/SERVICE.ops says why */
			has_a_row(service, op->name);
}
END_TEST

START_TEST(an_operation_asks_before_it_acts)
{
	service = permit_others[_i].service;
	check_other(&permit_others[_i]);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("permit_others");
	TCase *tc = tcase_create("permit");

	tcase_add_checked_fixture(tc, open_world, close_world);
	tcase_add_test(tc, none_is_left_out);
	tcase_add_loop_test(tc, an_operation_asks_before_it_acts, 0,
	    (int)n_permit_others);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
