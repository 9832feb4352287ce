/*
 * Every operation of Secrets Manager asks before it acts, and has a row for it.
 * Each is called with a request that is valid: refused, it must say so and change
 * nothing; then permitted, it must succeed and have asked for all it does.
 */
#include <string.h>

#include "dispatch/dispatch.h"
#include "permit.h"
#include "services/services.h"

static void
check_refused(const struct row *r, const char *resource)
{
	const char *before = everything(), *action = action_of(r->op);
	struct said s;

	ask_judge("");
	s = say(&cl, r->op, "%s", filled(r->json));
	ck_assert_msg(judge.n == 1, "%s asked %d times", r->op, judge.n);
	ck_asked(0, r->op, resource);
	ck_assert_str_eq(judge.account, ACCOUNT);
	ck_assert_str_eq(judge.region, r->region != NULL ? r->region : REGION);
	ck_assert_int_eq(s.status, 400);
	ck_refused(s, "AccessDeniedException", kt_arena_printf(cl.arena,
	    "User: arn:aws:iam::" ACCOUNT ":root is not authorized to "
	    "perform: %s on resource: %s because no identity-based policy "
	    "allows the %s action", action, resource, action));
	ck_assert_str_eq(everything(), before);
}

/* The other right that is wanted, refused; a batch tells it of one secret. */
static void
check_also(const struct row *r, const char *on)
{
	const char *before = everything();
	bool batch = strcmp(r->also, "GetSecretValue") == 0;
	struct said s;

	ask_judge(r->also);
	s = say(&cl, r->op, "%s", filled(r->json));
	ck_assert_str_eq(batch ? said_at(&s, "Errors.0.ErrorCode") :
	    s.code != NULL ? s.code : s.text, "AccessDeniedException");
	if (batch)
		ck_says(s, "SecretValues", "[]");
	ck_asked_too(r->also, on);
	ck_assert_str_eq(everything(), before);
}

static void
check_row(const struct row *r)
{
	struct rights rights = { .n = 0 };
	const char *resource, *on;
	struct said s;
	size_t i;

	if (r->before != NULL)
		must(r->before, r->before_json);
	if (r->region != NULL) {
		cl.key = ACCOUNT;
		cl.region = r->region;
	}
	resource = resource_of(r->resource);
	on = r->on == NULL ? NULL : resource_of(r->on);
	check_refused(r, resource);
	if (r->also != NULL)
		check_also(r, on);
	add_right(&rights, r->op, resource);
	if (r->also != NULL)
		add_right(&rights, r->also, on);
	add_besides(&rights, r->op, r->json);
	for (i = 0; i < rights.n; i++) {
		call_as_ann(&rights, i);
		s = say(&cl, r->op, "%s", filled(r->json));
		ck_assert_msg(is_refused(&s), "%s without %s: %s", r->op,
		    rights.action[i], s.text);
	}
	call_as_ann(&rights, rights.n);
	ask_judge(NULL);
	s = say(&cl, r->op, "%s", filled(r->json));
	ck_assert_msg(s.status == 200, "%s: %s", r->op, s.text);
	ck_asked(0, r->op, resource);
	if (r->also != NULL)
		ck_asked_too(r->also, on);
	else if (rights.n == 1)
		ck_assert_int_eq(judge.n, 1);
}

static const struct row *
row_of(const char *op)
{
	size_t i;

	for (i = 0; i < n_permit_rows; i++)
		if (strcmp(permit_rows[i].op, op) == 0)
			return &permit_rows[i];
	ck_abort_msg("%s has no row here", op);
	return NULL;
}

START_TEST(an_operation_asks_before_it_acts)
{
	const struct kt_op *op = &service_secretsmanager.ops[_i];

	if (!(op->flags & OP_FREE))	/* models/SERVICE.ops says why */
		check_row(row_of(op->name));
}
END_TEST

START_TEST(it_asks_on_every_road)
{
	check_row(&permit_more[_i]);
}
END_TEST

START_TEST(a_row_is_of_an_operation)
{
	ck_assert_msg(dispatch_find(&service_secretsmanager, permit_rows[_i].op) !=
	    NULL, "%s", permit_rows[_i].op);
}
END_TEST

/* Who may not ask does not learn whether a secret is there. */
START_TEST(it_asks_before_it_tells_of_existence)
{
	static const char *const requests[][2] = {
		{ "GetSecretValue", "{'SecretId':'none'}" },
		{ "DeleteSecret", "{'SecretId':'none'}" },
		{ "DeleteSecret", "{'SecretId':'none',"
		    "'ForceDeleteWithoutRecovery':true}" },
		{ "ValidateResourcePolicy", "{'SecretId':'none',"
		    "'ResourcePolicy':'" POLICY "'}" },
	};
	struct said s;

	ask_judge("");
	s = say(&cl, requests[_i][0], "%s", requests[_i][1]);
	ck_assert_str_eq(s.code != NULL ? s.code : s.text,
	    "AccessDeniedException");
	ck_asked(0, requests[_i][0], "none");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("permit");
	TCase *tc = tcase_create("permit");

	tcase_add_checked_fixture(tc, open_world, close_world);
	tcase_add_loop_test(tc, an_operation_asks_before_it_acts, 0,
	    (int)service_secretsmanager.n_ops);
	tcase_add_loop_test(tc, a_row_is_of_an_operation, 0,
	    (int)n_permit_rows);
	tcase_add_loop_test(tc, it_asks_on_every_road, 0, (int)n_permit_more);
	tcase_add_loop_test(tc, it_asks_before_it_tells_of_existence, 0, 4);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
