/*
 * The base floor: arena, clock, errors, log, faults.  free() is wrapped at
 * link time, so that what goes back to malloc can be searched first.
 */
#include "config.h"

#include <check.h>
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/attr.h"
#include "keyturn/call.h"
#include "keyturn/clock.h"
#include "keyturn/fault.h"
#include "keyturn/log.h"
#include "tests/support/suite.h"

#define SENTINEL "sentinel-0c5f1d"
#define SENTINEL_N (sizeof(SENTINEL) - 1)

void __real_free(void *p);
void __wrap_free(void *p);

static int freed_with_sentinel;

void
__wrap_free(void *p)
{
	if (p != NULL && memmem(p, malloc_usable_size(p), SENTINEL,
	    SENTINEL_N) != NULL)
		freed_with_sentinel++;
	__real_free(p);
}

/* What fn writes to stderr, and how its process ended. */
static int
run_aside(void (*fn)(int), int arg, char *text, size_t room)
{
	int ends[2], status;
	size_t used = 0;
	ssize_t n;
	pid_t pid;

	ck_assert_int_eq(pipe(ends), 0);
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		(void)dup2(ends[1], STDERR_FILENO);
		(void)close(ends[0]);
		(void)close(ends[1]);
		fn(arg);
		_exit(0);
	}
	(void)close(ends[1]);
	while (used < room - 1 &&
	    (n = read(ends[0], text + used, room - 1 - used)) > 0)
		used += (size_t)n;
	text[used] = '\0';
	(void)close(ends[0]);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return status;
}

static const size_t sizes[] = { 0, 1, 15, 16, 17, 4000, 8191, 8192, 70000,
	3 << 20 };

START_TEST(arena_hands_out_zeroed_aligned_memory)
{
	struct kt_arena *a = kt_arena_new();
	unsigned char *p, any;
	size_t i;
	int round;

	for (round = 0; round < 40; round++) {
		p = kt_arena_alloc(a, sizes[_i]);
		ck_assert_ptr_nonnull(p);
		ck_assert_uint_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		for (any = 0, i = 0; i < sizes[_i]; i++)
			any |= p[i];
		ck_assert_uint_eq(any, 0);
		if (sizes[_i] > 0)
			memset(p, 0xa5, sizes[_i]);
		if (round == 20) {	/* reused memory is zeroed too */
			kt_arena_free(&a);
			ck_assert_ptr_null(a);
			a = kt_arena_new();
		}
	}
	kt_arena_free(&a);
}
END_TEST

/* It is as large as it was said to become, and grows all the same. */
START_TEST(arena_small_is_an_arena)
{
	struct kt_arena *a = kt_arena_small(100);
	char *p[50];
	int i;

	ck_assert_uint_eq(kt_arena_used(a), 0);
	for (i = 0; i < 50; i++)
		p[i] = kt_arena_printf(a, "piece %d", i);
	ck_assert_uint_ge(kt_arena_used(a), 50 * strlen("piece 1"));
	for (i = 0; i < 50; i++)
		ck_assert_int_eq(atoi(p[i] + strlen("piece ")), i);
	kt_arena_free(&a);
	ck_assert_ptr_null(a);
}
END_TEST

START_TEST(arena_pieces_do_not_overlap)
{
	struct kt_arena *a = kt_arena_new();
	char *p[500];
	size_t i, k;

	for (i = 0; i < N_ELEMENTS(p); i++) {
		p[i] = kt_arena_alloc(a, i + 1);
		memset(p[i], (int)(i % 251) + 1, i + 1);
	}
	for (i = 0; i < N_ELEMENTS(p); i++) {
		for (k = 0; k <= i; k++)
			ck_assert_int_eq((unsigned char)p[i][k], i % 251 + 1);
	}
	kt_arena_free(&a);
}
END_TEST

/* The first chunk stays with the thread, so it may be looked at after. */
START_TEST(arena_wipes_its_first_chunk)
{
	static const char nothing[SENTINEL_N];
	struct kt_arena *a = kt_arena_new();
	const char *p = kt_arena_strdup(a, SENTINEL);

	kt_arena_free(&a);
	ck_assert_mem_eq(p, nothing, SENTINEL_N);
}
END_TEST

START_TEST(arena_wipes_what_it_gives_back)
{
	struct kt_arena *a = kt_arena_new(), *other = kt_arena_new();
	struct kt_buf b;
	int i;

	kt_buf_init(&b, a);
	for (i = 0; i < 20000; i++) {
		kt_buf_printf(&b, "%s;", SENTINEL);
		if (i % 100 == 0)
			(void)kt_arena_printf(other, "%d %s", i, SENTINEL);
	}
	kt_arena_free(&a);
	kt_arena_free(&other);	/* the spare is taken: really freed */
	ck_assert_int_eq(freed_with_sentinel, 0);
}
END_TEST

/* Guards the test above: the wrapped free does see a sentinel. */
START_TEST(a_forgotten_secret_would_be_seen)
{
	free(kt_strdup(SENTINEL));
	ck_assert_int_eq(freed_with_sentinel, 1);
}
END_TEST

static char order[8];

static void
note(void *p)
{
	strcat(order, p);
}

START_TEST(arena_runs_what_was_deferred_last_first)
{
	static char one[] = "1", two[] = "2", three[] = "3";
	struct kt_arena *a = kt_arena_new();

	kt_arena_defer(a, note, one);
	kt_arena_defer(a, note, two);
	kt_arena_defer(a, note, three);
	ck_assert_str_eq(order, "");
	kt_arena_free(&a);
	ck_assert_str_eq(order, "321");
	kt_arena_free(&a);
	ck_assert_str_eq(order, "321");
}
END_TEST

START_TEST(arena_copies_strings)
{
	struct kt_arena *a = kt_arena_new();

	ck_assert_ptr_null(kt_arena_strdup(a, NULL));
	ck_assert_ptr_null(kt_arena_strndup(a, NULL, 3));
	ck_assert_str_eq(kt_arena_strdup(a, ""), "");
	ck_assert_str_eq(kt_arena_strndup(a, "abcdef", 3), "abc");
	ck_assert_str_eq(kt_arena_strndup(a, "ab", 3), "ab");
	ck_assert_str_eq(kt_arena_printf(a, "%s", ""), "");
	ck_assert_uint_eq(strlen(kt_arena_printf(a, "%5000d", 7)), 5000);
	ck_assert_mem_eq(kt_arena_dup(a, "a\0b", 3), "a\0b", 3);
	kt_arena_free(&a);
}
END_TEST

START_TEST(buf_keeps_all_that_was_added)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, a);
	for (i = 0; i < 30000; i++) {
		kt_buf_char(&b, (char)('a' + i % 26));
		ck_assert_int_eq(b.p[b.n], '\0');
		if (i % 1000 == 0)	/* in the way of growing in place */
			(void)kt_arena_alloc(a, 1);
	}
	kt_buf_str(&b, "!");
	kt_buf_add(&b, "\0", 1);
	kt_buf_printf(&b, "%d", 12);
	ck_assert_uint_eq(b.n, 30004);
	for (i = 0; i < 30000; i++)
		ck_assert_int_eq(b.p[i], 'a' + (int)(i % 26));
	ck_assert_mem_eq(b.p + 30000, "!\0" "12", 5);
	kt_arena_free(&a);
}
END_TEST

START_TEST(buf_grows_in_place)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;
	const char *first;

	kt_buf_init(&b, a);
	kt_buf_char(&b, 'x');
	first = b.p;
	while (b.n < 4000)
		kt_buf_char(&b, 'x');
	ck_assert_ptr_eq(b.p, first);
	kt_arena_free(&a);
}
END_TEST

START_TEST(buf_moves_away_from_what_lies_behind_it)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;
	char *behind;

	kt_buf_init(&b, a);
	kt_buf_char(&b, 'x');
	behind = kt_arena_strdup(a, "behind");
	while (b.n < 4000)
		kt_buf_char(&b, 'x');
	ck_assert_str_eq(behind, "behind");
	kt_arena_free(&a);
}
END_TEST

START_TEST(buf_takes_a_file)
{
	struct kt_arena *a = kt_arena_new();
	char path[] = "/tmp/keyturn-test-XXXXXX";
	int fd = mkstemp(path), i;
	struct kt_buf b;

	for (i = 0; i < 1000; i++)
		ck_assert_int_eq(write(fd, "0123456789", 10), 10);
	close(fd);
	kt_buf_init(&b, a);
	kt_buf_str(&b, "before");
	ck_assert_int_eq(kt_buf_file(&b, path, SIZE_MAX), 0);
	ck_assert_uint_eq(b.n, 10006);
	ck_assert_uint_eq(strlen(b.p), b.n);
	ck_assert_str_eq(b.p + b.n - 11, "90123456789");
	unlink(path);
	ck_assert_int_eq(kt_buf_file(&b, path, SIZE_MAX), -ENOENT);
	ck_assert_int_eq(kt_buf_file(&b, "/", SIZE_MAX), -EISDIR);
	kt_arena_free(&a);
}
END_TEST

static void *
use_arena(void *unused)
{
	struct kt_arena *a = kt_arena_new();

	(void)unused;
	(void)kt_arena_strdup(a, SENTINEL);
	kt_arena_free(&a);
	return NULL;
}

/* Also what makes the leak sanitizer look at a thread's spare arena. */
START_TEST(a_thread_leaves_nothing)
{
	pthread_t t[8];
	size_t i;

	for (i = 0; i < N_ELEMENTS(t); i++)
		ck_assert_int_eq(pthread_create(&t[i], NULL, use_arena,
		    NULL), 0);
	for (i = 0; i < N_ELEMENTS(t); i++)
		ck_assert_int_eq(pthread_join(t[i], NULL), 0);
	ck_assert_int_eq(freed_with_sentinel, 0);
}
END_TEST

static const struct {
	int64_t ms, day;
	const char *text;
} times[] = {
	{ 0, 0, "1970-01-01T00:00:00.000Z" },
	{ -1, -KT_DAY, "1969-12-31T23:59:59.999Z" },
	{ -KT_DAY, -KT_DAY, "1969-12-31T00:00:00.000Z" },
	{ INT64_C(951827696789), INT64_C(951782400000),
	    "2000-02-29T12:34:56.789Z" },
	{ INT64_C(1795341600123), INT64_C(1795305600000),
	    "2026-11-22T10:00:00.123Z" },
	{ INT64_C(253402300799999), INT64_C(253402214400000),
	    "9999-12-31T23:59:59.999Z" },
};

START_TEST(times_are_written_and_cut_to_days)
{
	char text[KT_ISO8601];

	kt_time_iso8601(times[_i].ms, text);
	ck_assert_str_eq(text, times[_i].text);
	ck_assert_int_eq(kt_time_day(times[_i].ms), times[_i].day);
}
END_TEST

START_TEST(times_out_of_range_still_fit)
{
	char text[KT_ISO8601];

	kt_time_iso8601(INT64_MAX, text);
	ck_assert_str_eq(text, "9999-12-31T23:59:59.999Z");
	kt_time_iso8601(INT64_MIN, text);
	ck_assert_str_eq(text, "0001-01-01T00:00:00.000Z");
}
END_TEST

START_TEST(sleep_lasts_and_the_clock_is_real)
{
	int64_t before = kt_mono_ms();

	kt_sleep_ms(20);
	kt_sleep_ms(-5);
	ck_assert_int_ge(kt_mono_ms() - before, 20);
	ck_assert_int_gt(kt_real_ms(), INT64_C(1700000000000));
}
END_TEST

struct waiting {
	pthread_mutex_t mutex;
	pthread_cond_t cond;
	bool said;
};

static void *
say(void *p)
{
	struct waiting *w = p;

	(void)pthread_mutex_lock(&w->mutex);
	w->said = true;
	(void)pthread_cond_signal(&w->cond);
	(void)pthread_mutex_unlock(&w->mutex);
	return NULL;
}

START_TEST(a_wait_ends_by_time_or_by_signal)
{
	struct waiting w = { .said = false };
	int64_t until = kt_mono_ms() + 20;
	bool in_time = true;
	pthread_t t;

	(void)pthread_mutex_init(&w.mutex, NULL);
	kt_cond_init(&w.cond);
	(void)pthread_mutex_lock(&w.mutex);
	ck_assert(!kt_cond_wait(&w.cond, &w.mutex, -1));
	while (kt_cond_wait(&w.cond, &w.mutex, until))
		;	/* woken for no reason: allowed */
	ck_assert_int_ge(kt_mono_ms(), until);
	ck_assert_int_eq(pthread_create(&t, NULL, say, &w), 0);
	while (!w.said && in_time)
		in_time = kt_cond_wait(&w.cond, &w.mutex,
		    kt_mono_ms() + 60 * KT_SECOND);
	ck_assert(in_time);
	(void)pthread_mutex_unlock(&w.mutex);
	(void)pthread_join(t, NULL);
	(void)pthread_cond_destroy(&w.cond);
}
END_TEST

static void
has_a_name_and_a_status(const struct kt_service *s, int err)
{
	const struct kt_error *e = kt_error(s, err);

	ck_assert_msg(e->code != NULL && e->code[0] != '\0', "error %d", err);
	ck_assert_int_ge(e->status, 400);
	ck_assert_int_le(e->status, 503);
	ck_assert_ptr_nonnull(e->member);
}

START_TEST(every_error_has_a_name_and_a_status)
{
	struct kt_service s = { .name = "any" };
	int i;

	for (i = KT_OK + 1; i < KT_ERRORS; i++) {
		has_a_name_and_a_status(NULL, i);
		for (s.protocol = KT_AWS_JSON; s.protocol < KT_PROTOCOLS;
		    s.protocol++)
			has_a_name_and_a_status(&s, i);
	}
}
END_TEST

START_TEST(a_service_has_its_own_errors)
{
	static const struct kt_error errors[] = {
		{ "NoSuchThing", 404, "message" }, { "Broken", 500, "Message" }
	};
	static const struct kt_meaning means[] = {
		{ KT_INTERNAL, KT_ERRORS + 1 }, { KT_OK }
	};
	static const struct kt_service s = { .protocol = KT_AWS_QUERY,
	    .errors = errors, .means = means };

	ck_assert_str_eq(kt_error(&s, KT_ERRORS)->code, "NoSuchThing");
	ck_assert_str_eq(kt_error(&s, KT_INTERNAL)->code, "Broken");
	ck_assert_str_eq(kt_error(&s, KT_ACCESS_DENIED)->code, "AccessDenied");
}
END_TEST

/* After the time, which is 24 bytes in text and quoted in JSON. */
static const struct {
	bool json;
	const char *message, *line;
} lines[] = {
	{ false, "plain", " warn plain\n" },
	{ false, "", " warn \n" },
	{ false, "two\nlines\033[2J\x7f", " warn two\\x0alines\\x1b[2J\\x7f\n" },
	{ false, "caf\xc3\xa9 \xc2\x9b \xff", " warn caf\xc3\xa9 \\u009b \\xff\n" },
	{ true, "plain", ",\"level\":\"warn\",\"message\":\"plain\"}\n" },
	{ true, "", ",\"level\":\"warn\",\"message\":\"\"}\n" },
	{ true, "a\"b\\\n\001", ",\"level\":\"warn\",\"message\":"
	    "\"a\\\"b\\\\\\n\\u0001\"}\n" },
	{ true, "\xff", ",\"level\":\"warn\",\"message\":\"\\\\xff\"}\n" },
};

static void
log_line(int i)
{
	kt_log_setup(KT_LOG_WARN, lines[i].json);
	kt_log(KT_LOG_WARN, "%s", lines[i].message);
	kt_log(KT_LOG_INFO, "not wanted");
}

START_TEST(log_lines_are_one_line)
{
	char text[512], *rest = text;

	ck_assert_int_eq(run_aside(log_line, _i, text, sizeof(text)), 0);
	if (lines[_i].json) {
		ck_assert_mem_eq(text, "{\"time\":\"20", 11);
		rest += 9 + 24 + 1;
	} else {
		ck_assert_mem_eq(text, "20", 2);
		rest += 24;
	}
	ck_assert_int_eq(text[rest - text - (lines[_i].json ? 2 : 1)], 'Z');
	ck_assert_str_eq(rest, lines[_i].line);
}
END_TEST

START_TEST(log_levels_are_parsed)
{
	enum kt_log_level level = KT_LOG_ERROR;

	ck_assert(kt_log_level_parse("debug", &level));
	ck_assert_int_eq(level, KT_LOG_DEBUG);
	ck_assert(!kt_log_level_parse("loud", &level));
	ck_assert(!kt_log_level_parse("", &level));
	ck_assert_int_eq(level, KT_LOG_DEBUG);
	kt_log_setup(KT_LOG_WARN, false);
	ck_assert(kt_log_wanted(KT_LOG_ERROR));
	ck_assert(!kt_log_wanted(KT_LOG_INFO));
}
END_TEST

static const struct {
	const char *value;
	int armed, passages;
	const char *said;	/* NULL: lives */
} faults[] = {
	{ "", 0, 5, NULL },
	{ "set.before", 0, 1, "fault set.before\n" },
	{ "set.after", 0, 9, NULL },
	{ "set", -1, 0, NULL },
	{ "set.before:1", -1, 0, NULL },
};

static void
pass_faults(int i)
{
	struct kt_fault hit;
	char why[KT_WHY];
	int k;

	(void)setenv("KEYTURN_FAULT", faults[i].value, 1);
	if (kt_fault_arm(why) != faults[i].armed)
		_exit(1);
	for (k = 0; k < faults[i].passages; k++)
		(void)!kt_fault_point("set.before", "arn", &hit, why);
}

START_TEST(faults_kill_at_their_passage)
{
	char text[128];
	int status = run_aside(pass_faults, _i, text, sizeof(text));

	if (faults[_i].said == NULL) {
		ck_assert_int_eq(status, 0);
		ck_assert_str_eq(text, "");
	} else {
		ck_assert(WIFSIGNALED(status));
		ck_assert_int_eq(WTERMSIG(status), SIGKILL);
		ck_assert_str_eq(text, faults[_i].said);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("base");
	TCase *tc = tcase_create("base");

	tcase_set_timeout(tc, 30);	/* ThreadSanitizer on a busy machine */

	suite_add_tcase(s, tc);
	tcase_add_loop_test(tc, arena_hands_out_zeroed_aligned_memory, 0,
	    N_ELEMENTS(sizes));
	tcase_add_test(tc, arena_pieces_do_not_overlap);
	tcase_add_test(tc, arena_small_is_an_arena);
	tcase_add_test(tc, arena_wipes_its_first_chunk);
	tcase_add_test(tc, arena_wipes_what_it_gives_back);
	tcase_add_test(tc, a_forgotten_secret_would_be_seen);
	tcase_add_test(tc, arena_runs_what_was_deferred_last_first);
	tcase_add_test(tc, arena_copies_strings);
	tcase_add_test(tc, buf_keeps_all_that_was_added);
	tcase_add_test(tc, buf_grows_in_place);
	tcase_add_test(tc, buf_takes_a_file);
	tcase_add_test(tc, buf_moves_away_from_what_lies_behind_it);
	tcase_add_test(tc, a_thread_leaves_nothing);
	tcase_add_loop_test(tc, times_are_written_and_cut_to_days, 0,
	    N_ELEMENTS(times));
	tcase_add_test(tc, times_out_of_range_still_fit);
	tcase_add_test(tc, sleep_lasts_and_the_clock_is_real);
	tcase_add_test(tc, a_wait_ends_by_time_or_by_signal);
	tcase_add_test(tc, every_error_has_a_name_and_a_status);
	tcase_add_test(tc, a_service_has_its_own_errors);
	tcase_add_loop_test(tc, log_lines_are_one_line, 0, N_ELEMENTS(lines));
	tcase_add_test(tc, log_levels_are_parsed);
	tcase_add_loop_test(tc, faults_kill_at_their_passage, 0,
	    N_ELEMENTS(faults));
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
