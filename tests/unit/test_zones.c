/* Time zones' files, made SQL. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <check.h>

#include "fleet/zones.h"
#include "keyturn/arena.h"
#include "tests/support/suite.h"

/* Two transitions between two types, EST and EDT; the second block is empty. */
static const char two[] =
    "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    "\0\0\0\0" "\0\0\0\0" "\0\0\0\0" "\0\0\0\2" "\0\0\0\2" "\0\0\0\10"
    "\200\0\0\0" "\0\0\1\0" "\1\0"
    "\377\377\271\260\0\0" "\377\377\307\300\1\4" "EST\0EDT\0";

#define ZONE1 \
    "INSERT INTO mysql.time_zone_transition VALUES " \
    "(1,-2147483648,1),(1,256,0);\n" \
    "INSERT INTO mysql.time_zone_transition_type VALUES " \
    "(1,0,-18000,0,'EST'),(1,1,-14400,1,'EDT');\n" \
    "INSERT INTO mysql.time_zone (Use_leap_seconds) VALUES ('N');\n"

static char folder[32];
static struct kt_arena *arena;

static const char *
below(const char *name)
{
	return kt_arena_printf(arena, "%s/%s", folder, name);
}

static void
put(const char *name, const char *bytes, size_t n)
{
	FILE *f = fopen(below(name), "w");

	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

static void
setup(void)
{
	strcpy(folder, "/tmp/kt-zones-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	arena = kt_arena_new();
	ck_assert_int_eq(mkdir(below("America"), 0700), 0);
	ck_assert_int_eq(mkdir(below("posix"), 0700), 0);
}

static void
teardown(void)
{
	static const char *const names[] = { "America/A", "America/B", "posix/A",
	    "zone.tab", "posix", "America", "." };
	size_t i;

	for (i = 0; i < N_ELEMENTS(names); i++)
		(void)remove(below(names[i]));
	(void)rmdir(folder);
	kt_arena_free(&arena);
}

static const char *
sql(void)
{
	struct kt_buf b;

	kt_buf_init(&b, arena);
	zones_sql(&b, folder);
	return b.n > 0 ? b.p : "";
}

START_TEST(a_zone_and_a_link_to_it)
{
	const char *text;

	put("America/A", two, sizeof(two) - 1);
	put("posix/A", two, sizeof(two) - 1);
	put("zone.tab", "# no zone\n", 10);
	ck_assert_int_eq(symlink("A", below("America/B")), 0);
	text = sql();
	ck_assert_int_eq(strncmp(text, ZONE1, strlen(ZONE1)), 0);
	ck_assert_ptr_nonnull(strstr(text, ",1),("));
	ck_assert_ptr_null(strstr(text, "(2,"));
}
END_TEST

START_TEST(what_is_cut_off_is_none)
{
	size_t n;

	for (n = 0; n < sizeof(two) - 1; n++) {
		put("America/A", two, n);
		ck_assert_str_eq(sql(), "");
	}
}
END_TEST

START_TEST(a_type_that_is_not_there)
{
	char bad[sizeof(two)];

	memcpy(bad, two, sizeof(two));
	bad[44 + 8] = 2;
	put("America/A", bad, sizeof(bad) - 1);
	ck_assert_str_eq(sql(), "");
}
END_TEST

/* As `zic -b slim` leaves the first block, whatever the zone. */
START_TEST(one_that_is_told_by_later_blocks_alone)
{
	static const char slim[] =
	    "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
	    "\0\0\0\0" "\0\0\0\0" "\0\0\0\0" "\0\0\0\0" "\0\0\0\1"
	    "\0\0\0\1" "\0\0\0\0\0\0" "\0" "TZif2 and so on";

	put("America/A", slim, sizeof(slim) - 1);
	ck_assert_str_eq(sql(), "");
}
END_TEST

START_TEST(a_machine_without_zones)
{
	struct kt_buf b;

	kt_buf_init(&b, arena);
	zones_sql(&b, "/nonexistent");
	ck_assert_uint_eq(b.n, 0);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("zones");
	TCase *tc = tcase_create("files");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_zone_and_a_link_to_it);
	tcase_add_test(tc, what_is_cut_off_is_none);
	tcase_add_test(tc, a_type_that_is_not_there);
	tcase_add_test(tc, one_that_is_told_by_later_blocks_alone);
	tcase_add_test(tc, a_machine_without_zones);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
