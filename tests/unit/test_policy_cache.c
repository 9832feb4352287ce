/* Policies are compiled once for all who have the same text. */
#include <pthread.h>
#include <stdio.h>

#include "auth/policies.h"
#include "tests/support/suite.h"

#define TEXT "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:A%d\"," \
	"\"Resource\":\"*\"}}"

static struct policies *all;
static struct kt_arena *arena;

static void
setup(void)
{
	all = policies_new();
	arena = kt_arena_new();
}

static void
teardown(void)
{
	kt_arena_free(&arena);
	policies_free(&all);
	ck_assert_ptr_null(all);
}

static const struct policy *
get(struct kt_arena *a, int i)
{
	return policies_get(all, a, kt_arena_printf(a, TEXT, i),
	    POLICY_IDENTITY);
}

static bool
allows(const struct policy *p, int i)
{
	const struct policy *const items[] = { p };
	const struct policy_set set = { .identity = { items, 1 } };
	const struct policy_caller caller = { .kind = POLICY_USER,
	    .account = "123456789012", .arn = "arn:aws:iam::123456789012:"
	    "user/u" };
	char action[16];

	(void)snprintf(action, sizeof(action), "s3:A%d", i);
	return policy_evaluate(&set, &(struct policy_request){
	    .caller = &caller, .action = action, .resource = "*" }).reason ==
	    POLICY_ALLOWED;
}

START_TEST(the_same_text_is_the_same_policy)
{
	struct kt_arena *other = kt_arena_new();
	const struct policy *p = get(arena, 1);

	ck_assert_ptr_eq(get(other, 1), p);
	kt_arena_free(&other);
	ck_assert_ptr_eq(get(arena, 1), p);
	ck_assert_ptr_ne(get(arena, 2), p);
	/* What a kind of policy lacks another needs. */
	ck_assert_ptr_null(policies_get(all, arena, kt_arena_printf(arena,
	    TEXT, 1), POLICY_RESOURCE));
	ck_assert_ptr_null(policies_get(all, arena, "{", POLICY_IDENTITY));
	ck_assert_ptr_ne(policies_get(NULL, arena, kt_arena_printf(arena, TEXT,
	    1), POLICY_IDENTITY), p);
}
END_TEST

/* Who asked for one has it as long as he likes; it may be made anew for others. */
START_TEST(more_than_are_kept)
{
	const struct policy *first = get(arena, 0);
	struct kt_arena *a = kt_arena_new();
	int i;

	for (i = 1; i < 5 * (int)POLICIES_KEPT; i++) {
		ck_assert(allows(get(a, i), i));
		if (i % 100 == 0) {
			kt_arena_free(&a);
			a = kt_arena_new();
		}
	}
	ck_assert(allows(first, 0));
	ck_assert(!allows(first, 1));
	ck_assert_ptr_ne(get(a, 0), first);
	kt_arena_free(&a);
	policies_free(&all);
	ck_assert(allows(first, 0));
}
END_TEST

#define THREADS 4

static void *
ask_on(void *arg)
{
	int *wrong = arg, i;

	for (i = 0; i < 5000; i++) {
		struct kt_arena *a = kt_arena_new();

		*wrong += !allows(get(a, i % 500), i % 500);
		kt_arena_free(&a);
	}
	return NULL;
}

START_TEST(from_any_thread)
{
	pthread_t threads[THREADS];
	int wrong[THREADS] = { 0 }, i;

	for (i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, ask_on,
		    &wrong[i]), 0);
	for (i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		ck_assert_int_eq(wrong[i], 0);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("policy_cache");
	TCase *tc = tcase_create("policy_cache");

	tcase_set_timeout(tc, 120);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_same_text_is_the_same_policy);
	tcase_add_test(tc, more_than_are_kept);
	tcase_add_test(tc, from_any_thread);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
