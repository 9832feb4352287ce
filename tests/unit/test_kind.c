/* The command lines that databases are made and run by. */
#include <stdbool.h>
#include <string.h>

#include <check.h>

#include "keyturn/arena.h"

#include "fleet/find.h"
#include "fleet/kind/kind.h"
#include "tests/support/suite.h"

START_TEST(a_command_line_takes_all_that_is_added)
{
	struct kind_args args = { .arena = kt_arena_new() };
	int i;

	for (i = 0; i < 200; i++)
		kind_add(&args, "--%d", i);
	ck_assert_uint_eq(args.n, 200);
	ck_assert_str_eq(args.list[0], "--0");
	ck_assert_str_eq(args.list[199], "--199");
	ck_assert_ptr_null(args.list[200]);
	kt_arena_free(&args.arena);
}
END_TEST

static bool
has(const struct kind_args *args, const char *option)
{
	size_t i;

	for (i = 0; i < args->n; i++)
		if (strcmp(args->list[i], option) == 0)
			return true;
	return false;
}

/*
 * A server that starts removes each #sql* from its temporary folder, another
 * server's too: two that were made in /tmp at once took away each other's
 * tables, and one in six then failed.
 */
START_TEST(none_shares_its_temporary_folder)
{
	static const char *const none[] = { NULL };
	const struct kind *kind = kinds[_i];
	struct kind_args making = { .arena = kt_arena_new() };
	struct kind_args running = { .arena = making.arena };
	struct build b = { .path = "/sbin/server", .kind = kind };

	kind->make(&making, &(struct kind_making){ .build = &b, .data = "/d",
	    .input = "/i", .temporary = "/t", .options = none });
	ck_assert(has(&making, "--tmpdir=/t"));
	kind->run(&running, &(struct kind_running){ .build = &b, .data = "/d",
	    .files = "/f", .run = "/r", .bind = "127.0.0.1", .options = none });
	ck_assert(has(&running, "--tmpdir=/r"));
	kt_arena_free(&making.arena);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("kind");
	TCase *tc = tcase_create("lines");

	tcase_add_test(tc, a_command_line_takes_all_that_is_added);
	tcase_add_loop_test(tc, none_shares_its_temporary_folder, 0, 2);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
