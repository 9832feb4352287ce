/* Lines of keyturn's own in somebody's hosts file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <check.h>

#include "fleet/hosts_lines.h"
#include "keyturn/arena.h"
#include "tests/support/suite.h"

#define US "/tmp/keyturn-abcdef"
#define OTHER "/tmp/keyturn-ABCDEF"

static char path[64];
static struct kt_arena *arena;

static void
setup(void)
{
	strcpy(path, "/tmp/kt-hosts-XXXXXX");
	close(mkstemp(path));
	arena = kt_arena_new();
}

static void
teardown(void)
{
	unlink(path);
	kt_arena_free(&arena);
}

static void
write_file(const char *text)
{
	FILE *f = fopen(path, "w");

	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
}

static const char *
read_file(void)
{
	struct kt_buf b;

	kt_buf_init(&b, arena);
	ck_assert_int_eq(kt_buf_file(&b, path, SIZE_MAX), 0);
	return b.n > 0 ? b.p : "";
}

static struct hosts_name two = { (char *)(uintptr_t)"two",
    (char *)(uintptr_t)"127.0.0.2", NULL };
static struct hosts_name one = { (char *)(uintptr_t)"one",
    (char *)(uintptr_t)"127.0.0.1", &two };

#define OURS "127.0.0.1\tone\t# " US "\n127.0.0.2\ttwo\t# " US "\n"

static const struct {
	const char *was, *then, *after;
} files[] = {
	{ "", OURS, "" },
	{ "127.0.0.1 localhost\n", "127.0.0.1 localhost\n" OURS,
	    "127.0.0.1 localhost\n" },
	{ "::1 a", "::1 a\n" OURS, "::1 a\n" },	/* it had no end of line */
	/* another keyturn's stay, and what comes after ours, too */
	{ "9.9.9.9\told\t# " US "\n127.0.0.9\tb\t# " OTHER "\n# end\n",
	    "127.0.0.9\tb\t# " OTHER "\n# end\n" OURS,
	    "127.0.0.9\tb\t# " OTHER "\n# end\n" },
	{ US "\n# not ours: " US " \n", US "\n# not ours: " US " \n" OURS,
	    US "\n# not ours: " US " \n" },
};

START_TEST(others_lines_stay)
{
	write_file(files[_i].was);
	ck_assert_int_eq(hosts_write(path, US, &one), 0);
	ck_assert_str_eq(read_file(), files[_i].then);
	ck_assert_int_eq(hosts_write(path, US, &one), 0);
	ck_assert_str_eq(read_file(), files[_i].then);
	ck_assert_int_eq(hosts_write(path, US, NULL), 0);
	ck_assert_str_eq(read_file(), files[_i].after);
}
END_TEST

START_TEST(a_long_file_stays_whole)
{
	struct kt_buf b;
	int i;

	kt_buf_init(&b, arena);
	for (i = 0; i < 100000; i++)
		kt_buf_printf(&b, "0.0.0.0 advertisement-%d.invalid\n", i);
	write_file(b.p);
	ck_assert_int_eq(hosts_write(path, US, &one), 0);
	ck_assert_str_eq(read_file() + b.n, OURS);
	ck_assert_int_eq(hosts_write(path, US, NULL), 0);
	ck_assert(strcmp(read_file(), b.p) == 0);
}
END_TEST

START_TEST(a_note_says_whose_lines_go)
{
	char folder[] = "/tmp/keyturn-XXXXXX";
	char *note;
	FILE *f;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	write_file("::1 a\n");
	ck_assert_int_eq(hosts_write(path, folder, &one), 0);
	hosts_undo(folder);
	ck_assert_str_ne(read_file(), "::1 a\n");	/* there is no note */
	note = kt_arena_printf(arena, "%s/" HOSTS_NOTE, folder);
	f = fopen(note, "w");
	fputs(path, f);
	fclose(f);
	hosts_undo(folder);
	ck_assert_str_eq(read_file(), "::1 a\n");
	unlink(note);
	rmdir(folder);
}
END_TEST

START_TEST(what_cannot_be_written_is_told)
{
	ck_assert_int_lt(hosts_write("/nonexistent/hosts", US, &one), 0);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("hosts");
	TCase *tc = tcase_create("lines");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, others_lines_stay, 0, N_ELEMENTS(files));
	tcase_add_test(tc, a_long_file_stays_whole);
	tcase_add_test(tc, a_note_says_whose_lines_go);
	tcase_add_test(tc, what_cannot_be_written_is_told);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
