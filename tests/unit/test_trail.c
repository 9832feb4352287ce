/*
 * The audit trail: its buffer, and its files through crashes, a full disk and the
 * bound.
 */
#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"
#include "keyturn/log.h"
#include "tests/support/suite.h"
#include "trail/trail.h"

static char dir[64];
static struct kt_arena *arena;
static struct trail_options options;
static struct trail *trail;
static int64_t now;

static const char *
path_of(const char *name)
{
	return kt_arena_printf(arena, "%s/%s", dir, name);
}

static int64_t
tell_now(void *self)
{
	return *(int64_t *)self;
}

/* Calls f(path) for each file of the trail, in order; how many. */
static int
each_file(void (*f)(const char *path))
{
	struct dirent **all;
	int i, n = scandir(dir, &all, NULL, alphasort), files = 0;

	for (i = 0; i < n; i++) {
		if (all[i]->d_name[0] != '.') {
			files++;
			if (f != NULL)
				f(path_of(all[i]->d_name));
		}
		free(all[i]);
	}
	free(all);
	return files;
}

static void
remove_file(const char *path)
{
	ck_assert_int_eq(unlink(path), 0);
}

static void
setup(void)
{
	kt_log_setup(KT_LOG_ERROR, false);
	strcpy(dir, "/tmp/keyturn-trail-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	arena = kt_arena_new();
	now = 1000;
	options = (struct trail_options){ .folder = dir,
	    .clock = { tell_now, &now } };
}

static void
teardown(void)
{
	trail_close(&trail);
	(void)each_file(remove_file);
	ck_assert_int_eq(rmdir(dir), 0);
	kt_arena_free(&arena);
}

/* A record of an account, whose name is a number. */
static void
add_of(struct trail *t, const char *account, int64_t n)
{
	char name[32];
	struct trail_record r = { .at = now, .who = TRAIL_IAM_USER };

	(void)snprintf(name, sizeof(name), "%" PRId64, n);
	trail_put(&r, TRAIL_ACCOUNT, account);
	trail_put(&r, TRAIL_NAME, name);
	trail_put(&r, TRAIL_ASKED, "{\"secretId\":\"a name of some length\"}");
	trail_add(t, &r);
}

/* What is read: the names, newest first, as numbers. */
struct seen {
	int64_t names[20000], places[20000];
	size_t n, most;
};

static bool
take(void *self, const struct trail_record *r)
{
	struct seen *s = self;
	char name[32] = "";

	ck_assert_uint_lt(s->n, 20000);
	ck_assert_uint_lt(r->text[TRAIL_NAME].n, sizeof(name));
	memcpy(name, r->text[TRAIL_NAME].p, r->text[TRAIL_NAME].n);
	s->places[s->n] = r->place;
	s->names[s->n++] = strtoll(name, NULL, 10);
	return s->n != s->most;
}

static struct seen *
read_of(const char *account, int64_t below, size_t most)
{
	struct seen *s = kt_arena_alloc(arena, sizeof(*s));

	s->most = most;
	trail_read(trail, &(struct trail_look){ account, below, take, s });
	return s;
}

static struct seen *
read_all(void)
{
	return read_of(NULL, 0, 0);
}

/* From `first` down to `last`, and nothing else. */
static void
ck_sees(const struct seen *s, int64_t first, int64_t last)
{
	size_t i;

	ck_assert_int_eq((int64_t)s->n, first - last + 1);
	for (i = 0; i < s->n; i++)
		ck_assert_int_eq(s->names[i], first - (int64_t)i);
}

static void
begin(void)
{
	trail = trail_open(&options);
	ck_assert_ptr_nonnull(trail);
}

static void
begin_again(void)
{
	trail_close(&trail);
	begin();
}

/* --- what is added is read --- */

static bool
compare(void *self, const struct trail_record *r)
{
	const struct trail_record *want = self;
	size_t i;

	ck_assert_int_eq(r->at, want->at);
	ck_assert_int_eq(r->place, 1);
	ck_assert(r->who == want->who && r->read_only && !r->cut);
	for (i = 0; i < TRAIL_TEXTS; i++) {
		ck_assert_uint_eq(r->text[i].n, want->text[i].n);
		ck_assert_mem_eq(r->text[i].p, want->text[i].p,
		    want->text[i].n);
	}
	return true;
}

START_TEST(a_record_comes_back_as_it_was)
{
	struct trail_record r = { .at = 77, .who = TRAIL_ROLE,
	    .read_only = true };
	size_t i;

	for (i = 0; i < TRAIL_TEXTS; i++)
		trail_put(&r, (enum trail_text)i, kt_arena_printf(arena, "%*s",
		    (int)i, "x"));
	begin();
	trail_add(trail, &r);
	trail_read(trail, &(struct trail_look){ .take = compare, .self = &r });
	begin_again();
	trail_read(trail, &(struct trail_look){ .take = compare, .self = &r });
}
END_TEST

START_TEST(it_is_read_newest_first_and_goes_on_below)
{
	struct seen *s;
	int64_t i;

	begin();
	for (i = 1; i <= 100; i++)
		add_of(trail, i % 2 == 0 ? "even" : "odd", i);
	ck_sees(read_all(), 100, 1);
	s = read_of("even", 0, 10);
	ck_assert_uint_eq(s->n, 10);
	ck_assert_int_eq(s->names[9], 82);
	add_of(trail, "even", 102);	/* it does not move what comes next */
	s = read_of("even", s->places[9], 10);
	ck_assert_int_eq(s->names[0], 80);
	ck_assert_int_eq(s->names[9], 62);
}
END_TEST

static void
check_mode(const char *path)
{
	struct stat st;

	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0600);
}

START_TEST(nobody_else_reads_it)
{
	struct stat st;

	ck_assert_int_eq(rmdir(dir), 0);
	begin();
	add_of(trail, "a", 1);
	ck_sees(read_all(), 1, 1);
	ck_assert_int_eq(stat(dir, &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0700);
	ck_assert_int_eq(each_file(check_mode), 1);
}
END_TEST

/* --- many at once --- */

#define WRITERS 4
#define EACH 2000

static void *
add_many(void *arg)
{
	int64_t i, from = (int64_t)(intptr_t)arg * EACH;

	for (i = 0; i < EACH; i++)
		add_of(trail, "a", from + i);
	return NULL;
}

/* The buffer has room for a few: who comes then waits. */
START_TEST(who_finds_no_room_waits_and_none_is_lost)
{
	pthread_t threads[WRITERS];
	int64_t last[WRITERS];
	struct seen *s;
	size_t i, of;

	options.buffer = 2048;
	begin();
	for (i = 0; i < WRITERS; i++) {
		last[i] = EACH;
		ck_assert_int_eq(pthread_create(&threads[i], NULL, add_many,
		    (void *)(intptr_t)i), 0);
	}
	for (i = 0; i < WRITERS; i++)
		pthread_join(threads[i], NULL);
	s = read_all();
	ck_assert_uint_eq(s->n, WRITERS * EACH);
	for (i = 0; i < s->n; i++) {	/* each one's in order */
		of = (size_t)s->names[i] / EACH;
		ck_assert_int_eq(s->names[i] % EACH, --last[of]);
	}
}
END_TEST

START_TEST(what_is_too_long_is_not_told)
{
	struct trail_record r = { .at = 1 };
	char *longest = kt_arena_alloc(arena, TRAIL_BUFFER + 1);

	memset(longest, 'x', TRAIL_BUFFER);
	trail_put(&r, (enum trail_text)_i, longest);
	trail_put(&r, TRAIL_NAME, "1");
	begin();
	trail_add(trail, &r);
	add_of(trail, "a", 2);
	ck_sees(read_all(), 2, 1);
}
END_TEST

/* --- the bound --- */

#define BOUND 160

START_TEST(the_last_are_kept)
{
	int64_t i;

	options.records = BOUND;
	begin();
	for (i = 1; i <= 20 * BOUND; i++) {
		add_of(trail, "a", i);
		if (i % 97 == 0)
			ck_sees(read_all(), i, i > BOUND ? i - BOUND + 1 : 1);
	}
	ck_assert_int_le(each_file(NULL), TRAIL_FILES + 2);
	begin_again();
	add_of(trail, "a", 20 * BOUND + 1);
	ck_sees(read_all(), 20 * BOUND + 1, 19 * BOUND + 2);
	ck_assert_int_eq(read_all()->places[0], 20 * BOUND + 1);
}
END_TEST

START_TEST(what_is_too_old_goes)
{
	int64_t i;

	options.records = BOUND;
	begin();
	for (i = 1; i <= BOUND; i++)
		add_of(trail, "a", i);
	ck_sees(read_all(), BOUND, 1);
	now += (TRAIL_DAYS + 1) * KT_DAY;
	for (; i <= BOUND + BOUND / 8; i++)
		add_of(trail, "a", i);
	(void)read_all();
	ck_assert_int_le(each_file(NULL), TRAIL_FILES / 4);
}
END_TEST

/* --- to forget --- */

START_TEST(what_an_account_had_is_forgotten)
{
	begin();
	add_of(trail, "a", 1);
	add_of(trail, "b", 2);
	trail_forget(trail, "a", now);
	add_of(trail, "a", 3);
	ck_sees(read_of("a", 0, 0), 3, 3);
	ck_sees(read_of("b", 0, 0), 2, 2);
	ck_sees(read_all(), 3, 2);
	begin_again();
	ck_sees(read_all(), 3, 2);
}
END_TEST

static void
check_small(const char *path)
{
	struct stat st;

	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_lt(st.st_size, 1000);
}

START_TEST(what_all_had_is_gone)
{
	int64_t i;

	begin();
	for (i = 1; i <= 100; i++)
		add_of(trail, "a", i);
	trail_forget(trail, NULL, now);
	add_of(trail, "a", 101);
	ck_sees(read_all(), 101, 101);
	ck_assert_int_eq(each_file(check_small), 1);
	begin_again();
	ck_sees(read_all(), 101, 101);
	ck_assert_int_eq(read_all()->places[0], 102);
}
END_TEST

/* --- what else came to pass --- */

static void
gather(void *self, int64_t after, struct trail_batch *b)
{
	struct trail_record r = { .at = 1500, .event = 7 };
	int64_t *seen = self;

	*seen = after;
	if (after >= 7 || now < 2000)
		return;
	trail_put(&r, TRAIL_NAME, "2");
	trail_batch_add(b, &r);
}

START_TEST(what_else_came_to_pass_is_put_where_it_belongs)
{
	static int64_t seen = -1;	/* it is asked to the end */

	options.gather = gather;
	options.self = &seen;
	begin();
	(void)read_all();
	ck_assert_int_eq(seen, 0);
	add_of(trail, "a", 1);
	now = 2000;
	add_of(trail, "a", 3);
	ck_sees(read_all(), 3, 1);
	(void)read_all();
	ck_assert_int_eq(seen, 7);
	begin_again();
	ck_sees(read_all(), 3, 1);
	ck_assert_int_eq(seen, 7);
}
END_TEST

/* --- a crash --- */

static char torn[256];

static void
note_path(const char *path)
{
	strcpy(torn, path);
}

/* Whatever part of the last record is there, it is not there. */
START_TEST(half_a_record_is_none)
{
	struct stat st;
	off_t cut;

	begin();
	add_of(trail, "a", 1);
	add_of(trail, "a", 2);
	trail_close(&trail);
	ck_assert_int_eq(each_file(note_path), 1);
	ck_assert_int_eq(stat(torn, &st), 0);
	for (cut = 1; cut < st.st_size / 2; cut += 5) {
		ck_assert_int_eq(truncate(torn, st.st_size - cut), 0);
		begin();
		ck_sees(read_all(), 1, 1);
		add_of(trail, "a", 2);
		ck_sees(read_all(), 2, 1);
		trail_close(&trail);
		ck_assert_int_eq(stat(torn, &st), 0);
	}
}
END_TEST

START_TEST(what_does_not_fit_its_sum_is_none)
{
	struct stat st;
	off_t at;
	char c;
	int fd;

	begin();
	add_of(trail, "a", 1);
	add_of(trail, "a", 2);
	trail_close(&trail);
	(void)each_file(note_path);
	ck_assert_int_eq(stat(torn, &st), 0);
	for (at = st.st_size / 2; at < st.st_size; at += 3) {
		fd = open(torn, O_RDWR);
		ck_assert_int_eq(pread(fd, &c, 1, at), 1);
		c ^= 1;
		ck_assert_int_eq(pwrite(fd, &c, 1, at), 1);
		ck_assert_int_eq(close(fd), 0);
		begin();
		ck_sees(read_all(), 1, 1);
		add_of(trail, "a", 2);
		trail_close(&trail);
	}
}
END_TEST

/* Adds until it is killed, and says how many are sure to be there. */
static void
add_until_killed(_Atomic int64_t *sure)
{
	int64_t i;

	options.records = 1000;
	options.buffer = 16384;
	begin();
	for (i = 1;; i++) {
		add_of(trail, "a", i);
		if (i % 50 == 0) {
			(void)read_of(NULL, 0, 1);
			*sure = i;
		}
	}
}

static int64_t
kill_at_random(_Atomic int64_t *sure, unsigned *seed)
{
	int64_t least = *sure + rand_r(seed) % 2000;
	pid_t child = fork();
	int status;

	ck_assert_int_ge(child, 0);
	if (child == 0)
		add_until_killed(sure);
	while (*sure < least)
		kt_sleep_ms(1);
	ck_assert_int_eq(kill(child, SIGKILL), 0);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	return *sure;
}

START_TEST(killed_at_any_moment_it_is_whole)
{
	_Atomic int64_t *sure = mmap(NULL, sizeof(*sure), PROT_READ |
	    PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	unsigned seed = 15;
	struct seen *s;
	int64_t least;
	size_t i;
	int round;

	ck_assert_ptr_ne(sure, MAP_FAILED);
	for (round = 0; round < 10; round++) {
		(void)each_file(remove_file);
		*sure = 0;
		least = kill_at_random(sure, &seed);
		options.records = 1000;
		begin();
		s = read_all();
		ck_assert_uint_gt(s->n, 0);
		ck_assert_int_ge(s->names[0], least);
		for (i = 0; i < s->n; i++) {
			ck_assert_int_eq(s->names[i], s->names[0] - (int64_t)i);
			ck_assert_int_eq(s->places[i], s->names[i]);
		}
		trail_close(&trail);
	}
	(void)munmap((void *)(uintptr_t)sure, sizeof(*sure));
}
END_TEST

/* --- a full disk --- */

static int
count_lines(const char *path)
{
	FILE *f = fopen(path, "r");
	int c, n = 0;

	ck_assert_ptr_nonnull(f);
	while ((c = getc(f)) != EOF)
		n += c == '\n';
	fclose(f);
	return n;
}

static bool
enough(void *self, const struct trail_record *r)
{
	(void)self;
	(void)r;
	return false;
}

/* Nothing is asserted meanwhile: what check notes of it is in a file, too. */
static void
add_on_a_full_disk(int64_t n, const char *log)
{
	struct rlimit was, full;
	int64_t i;

	(void)getrlimit(RLIMIT_FSIZE, &was);
	full = (struct rlimit){ 20000, was.rlim_max };
	signal(SIGXFSZ, SIG_IGN);
	(void)setrlimit(RLIMIT_FSIZE, &full);
	(void)!freopen(log, "w", stderr);
	trail = trail_open(&options);
	for (i = 1; i <= n; i++)
		add_of(trail, "a", i);
	trail_read(trail, &(struct trail_look){ .take = enough });
	(void)setrlimit(RLIMIT_FSIZE, &was);
}

/* A file that may not grow: the service goes on, and the log says so once. */
START_TEST(a_full_disk_stops_it_and_nothing_else)
{
	char log[] = "/tmp/keyturn-trail-log-XXXXXX";
	struct seen *s;
	int64_t i;

	ck_assert_int_ge(mkstemp(log), 0);
	options.buffer = 4096;
	add_on_a_full_disk(1000, log);
	ck_assert(!trail_runs(trail));
	s = read_all();
	for (i = 1; i <= 1000; i++)
		add_of(trail, "a", i);
	ck_assert_uint_eq(read_all()->n, s->n);
	ck_assert_int_eq(count_lines(log), 1);
	ck_assert_int_eq(unlink(log), 0);
	ck_assert_uint_gt(s->n, 10);
	ck_sees(s, (int64_t)s->n, 1);
	begin_again();			/* what is there is whole */
	ck_assert_uint_ge(read_all()->n, s->n);
	ck_sees(read_all(), read_all()->names[0], 1);
}
END_TEST

START_TEST(where_no_folder_can_be_made_there_is_none)
{
	options.folder = "/proc/trail";
	(void)!freopen("/dev/null", "w", stderr);
	begin();
	add_of(trail, "a", 1);
	ck_assert_uint_eq(read_all()->n, 0);
	ck_assert(!trail_runs(trail));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("trail");
	TCase *tc = tcase_create("trail");

	tcase_set_timeout(tc, 300);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_record_comes_back_as_it_was);
	tcase_add_test(tc, it_is_read_newest_first_and_goes_on_below);
	tcase_add_test(tc, nobody_else_reads_it);
	tcase_add_test(tc, who_finds_no_room_waits_and_none_is_lost);
	tcase_add_loop_test(tc, what_is_too_long_is_not_told, 0, TRAIL_TEXTS);
	tcase_add_test(tc, the_last_are_kept);
	tcase_add_test(tc, what_is_too_old_goes);
	tcase_add_test(tc, what_an_account_had_is_forgotten);
	tcase_add_test(tc, what_all_had_is_gone);
	tcase_add_test(tc, what_else_came_to_pass_is_put_where_it_belongs);
	tcase_add_test(tc, half_a_record_is_none);
	tcase_add_test(tc, what_does_not_fit_its_sum_is_none);
	tcase_add_test(tc, killed_at_any_moment_it_is_whole);
	tcase_add_test(tc, a_full_disk_stops_it_and_nothing_else);
	tcase_add_test(tc, where_no_folder_can_be_made_there_is_none);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
