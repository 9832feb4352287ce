/*
 * The guardian.  A "keyturn" is a process that the test forks: it has a
 * guardian of its own, starts children and is then killed.  Every process it
 * starts carries a mark in its environment, by which the test finds it later,
 * wherever it went.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <check.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"
#include "keyturn/crypto.h"

#include "fleet/confine.h"
#include "fleet/guardian.h"
#include "fleet/tree.h"
#include "tests/support/suite.h"

#define NOBODY 65534
#define GONE_MS 60000		/* issue 2: two seconds, where nobody else is */

static char mark[64];		/* KEYTURN_TEST_MARK=... */
static char folder[64];
static struct guardian *g;
static char why[KT_WHY];

/* --- helpers -------------------------------------------------------------- */

static void
begin(void)
{
	char id[KT_UUID];

	kt_uuid(id);
	snprintf(mark, sizeof(mark), "KEYTURN_TEST_MARK=%s", id);
	snprintf(folder, sizeof(folder), "/tmp/ktg-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chmod(folder, 0777), 0);
}

static void
end(void)
{
	guardian_stop(&g);
	tree_remove(folder);
}

static void
start(void)
{
	ck_assert_msg(guardian_start(false, NULL, &g, why) == 0, "%s", why);
}

static char *
in_folder(const char *name)
{
	char *path = kt_alloc(128);

	snprintf(path, 128, "%s/%s", folder, name);
	return path;
}

static bool
is_marked(const char *pid)
{
	char path[64], env[8192];
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%.20s/environ", pid);
	fd = open(path, O_RDONLY);
	n = fd >= 0 ? read(fd, env, sizeof(env)) : 0;
	if (fd >= 0)
		close(fd);
	return n > 0 && memmem(env, (size_t)n, mark, strlen(mark)) != NULL;
}

/* How many processes, wherever they went, carry the mark. */
static int
marked(void)
{
	DIR *d = opendir("/proc");
	struct dirent *e;
	int n = 0;

	ck_assert_ptr_nonnull(d);
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] >= '1' && e->d_name[0] <= '9')
			n += is_marked(e->d_name);
	closedir(d);
	return n;
}

static bool
comes(int (*count)(void), int want, int64_t ms)
{
	int64_t until = kt_mono_ms() + ms;
	bool there;

	while (!(there = count() == want) && kt_mono_ms() < until)
		kt_sleep_ms(5);
	return there;
}

static pid_t
spawn(const char *script, unsigned flags, const char *log, const char *input)
{
	const char *argv[] = { "sh", "-c", script, NULL };
	const char *env[] = { mark, "PATH=/usr/bin:/bin", NULL };
	struct guardian_spawn spec = {
		.argv = argv, .env = env, .flags = flags, .log = log,
		.input = input,
	};

	return guardian_spawn(g, &spec);
}

static int
wait_for(pid_t pid)
{
	int status = -1;

	ck_assert(guardian_wait(g, pid, kt_mono_ms() + 60000, &status));
	return status;
}

static void
read_file(const char *path, char *out, size_t size)
{
	FILE *f = fopen(path, "r");

	ck_assert_msg(f != NULL, "%s: %s", path, strerror(errno));
	out[fread(out, 1, size - 1, f)] = '\0';
	fclose(f);
}

/* --- children ------------------------------------------------------------- */

START_TEST(tells_how_a_child_ended)
{
	int status;

	start();
	status = wait_for(spawn("exit 7", 0, NULL, NULL));
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 7);
	status = wait_for(spawn("kill -KILL $$", 0, NULL, NULL));
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}
END_TEST

START_TEST(tells_what_exec_said)
{
	const char *none[] = { "/nonexistent/keyturn", NULL };
	const char *no_file[] = { "/", NULL };
	struct guardian_spawn spec = { .argv = none };

	start();
	ck_assert_int_eq(guardian_spawn(g, &spec), -ENOENT);
	spec.argv = no_file;
	ck_assert_int_eq(guardian_spawn(g, &spec), -EACCES);
}
END_TEST

START_TEST(waits_no_longer_than_told)
{
	pid_t pid;
	int status;

	start();
	pid = spawn("exec sleep 100", 0, NULL, NULL);
	ck_assert(!guardian_wait(g, pid, 0, &status));
	ck_assert(!guardian_wait(g, pid, kt_mono_ms() + 20, &status));
	guardian_kill(g, pid, SIGTERM);
	status = wait_for(pid);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
}
END_TEST

START_TEST(a_child_has_its_files_and_nothing_else)
{
	char *log = in_folder("log"), *input = in_folder("input"), text[512];
	int fd = open("/dev/null", O_RDONLY);	/* no O_CLOEXEC: must not leak */

	ck_assert_int_eq(tree_write(input, "hello\n", 0644, false), 0);
	ck_assert_int_eq(guardian_start(true, NULL, &g, why), 0);
	ck_assert_int_eq(wait_for(spawn("cat; echo err >&2; umask; "
	    "ls /proc/self/fd | wc -l; pwd", SPAWN_LOG, log, input)), 0);
	read_file(log, text, sizeof(text));
	/* ls has 0, 1, 2 and the folder it reads */
	ck_assert_str_eq(text, "hello\nerr\n0077\n4\n/\n");
	close(fd);
	free(log);
	free(input);
}
END_TEST

/* Who reads may have died meanwhile: a child is born nevertheless. */
START_TEST(a_fifo_is_read_by_somebody_or_nobody)
{
	char *fifo = in_folder("fifo"), text[64] = "";
	const char *argv[] = { "sh", "-c", "echo out; echo err >&2; umask",
	    NULL };
	struct guardian_spawn spec = { .argv = argv, .flags = SPAWN_FIFO,
	    .log = fifo };
	mode_t was = umask(027);
	int fd;

	ck_assert_int_eq(mkfifo(fifo, 0600), 0);
	start();
	ck_assert_int_eq(wait_for(guardian_spawn(g, &spec)), 0);
	fd = open(fifo, O_RDONLY | O_NONBLOCK);
	ck_assert_int_eq(wait_for(guardian_spawn(g, &spec)), 0);
	ck_assert_int_eq(read(fd, text, sizeof(text) - 1), 13);
	ck_assert_str_eq(text, "out\nerr\n0027\n");
	close(fd);
	umask(was);
	free(fifo);
}
END_TEST

/* A wrapper's child is in its group: gone before the end is told. */
START_TEST(a_group_ends_with_its_leader)
{
	pid_t pid;

	start();
	pid = spawn("sleep 100 & sleep 100 & wait", 0, NULL, NULL);
	ck_assert(comes(marked, 3, 60000));
	guardian_kill(g, pid, SIGTERM);
	ck_assert_int_eq(WTERMSIG(wait_for(pid)), SIGTERM);
	ck_assert_int_eq(marked(), 0);
}
END_TEST

/* The leader exits by itself and leaves something in its group. */
START_TEST(what_a_leader_leaves_behind_goes)
{
	start();
	ck_assert_int_eq(wait_for(spawn("trap '' TERM; sleep 100 & exit 0", 0,
	    NULL, NULL)), 0);
	ck_assert_int_eq(marked(), 0);
}
END_TEST

START_TEST(many_at_once)
{
	pid_t pids[20];
	int i;

	start();
	for (i = 0; i < 20; i++) {
		char script[32];

		snprintf(script, sizeof(script), "exit %d", i);
		pids[i] = spawn(script, 0, NULL, NULL);
	}
	for (i = 19; i >= 0; i--)
		ck_assert_int_eq(WEXITSTATUS(wait_for(pids[i])), i);
}
END_TEST

START_TEST(root_changes_the_user)
{
	char *log = in_folder("log"), text[64];
	const char *argv[] = { "sh", "-c", "id -u; id -g; id -G", NULL };
	struct guardian_spawn spec = {
		.argv = argv, .flags = SPAWN_LOG, .log = log,
		.uid = NOBODY, .gid = NOBODY,
	};

	if (geteuid() == 0) {	/* else there is nobody to change to */
		start();
		ck_assert_int_eq(wait_for(guardian_spawn(g, &spec)), 0);
		read_file(log, text, sizeof(text));
		ck_assert_str_eq(text, "65534\n65534\n65534\n");
	}
	free(log);
}
END_TEST

/*
 * The folder may be the child's own, with links in the places of its files:
 * the log is a new file, and the input one that the child may read.
 */
START_TEST(links_lead_a_child_nowhere)
{
	static const char *const made[] = { "hard", "soft" };
	char *kept = in_folder("kept"), *log = in_folder("log"), text[64];
	uid_t who = geteuid() == 0 ? NOBODY : 0;
	const char *argv[] = { "cat", NULL };
	struct guardian_spawn spec = { .argv = argv, .flags = SPAWN_LOG,
	    .log = log, .input = kept, .uid = who, .gid = who };
	struct stat st;
	size_t i;

	ck_assert_int_eq(tree_write(kept, "kept\n", 0600, false), 0);
	start();
	for (i = 0; i < N_ELEMENTS(made); i++) {
		unlink(log);
		ck_assert_int_eq(i == 0 ? link(kept, log) : symlink(kept, log),
		    0);
		ck_assert_int_eq(wait_for(guardian_spawn(g, &spec)), 0);
		ck_assert_int_eq(lstat(kept, &st), 0);
		ck_assert_int_eq(st.st_size, 5);
		ck_assert_uint_eq(st.st_uid, geteuid());
		read_file(log, text, sizeof(text));
		ck_assert_str_eq(text, who != 0 ? "" : "kept\n");
	}
	free(kept);
	free(log);
}
END_TEST

/* A database can be told to write its log anywhere. */
START_TEST(a_child_writes_where_it_may)
{
	char *in = in_folder("in"), *out = in_folder("out");
	char *kept = in_folder("out/kept");
	const char *argv[] = { "sh", "-c", "mkdir in/a && echo x >in/a/f && "
	    "mv in/a/f in/g && echo x >/dev/null && : >in/g && rm in/g && "
	    "for c in 'echo x >out/f' 'mkdir out/a' 'mv in/a out/a' "
	    "': >out/kept' 'rm out/kept'; do sh -c \"$c\" && exit 1; done; "
	    "exit 7", NULL };
	const char *writes[] = { in, NULL };
	struct guardian_spawn spec = { .argv = argv, .dir = folder,
	    .writes = writes };

	ck_assert_int_eq(tree_folder(in, 0700), 0);
	ck_assert_int_eq(tree_folder(out, 0700), 0);
	ck_assert_int_eq(tree_write(kept, "x", 0600, false), 0);
	start();
	if (confine_can())	/* else the kernel is older, or has it off */
		ck_assert_int_eq(WEXITSTATUS(wait_for(guardian_spawn(g,
		    &spec))), 7);
	free(in);
	free(out);
	free(kept);
}
END_TEST

/* No log can be made there: /dev/null serves, and stays whose it is. */
START_TEST(a_log_that_cannot_be_is_no_harm)
{
	char *log = in_folder("none/log");
	const char *argv[] = { "true", NULL };
	struct guardian_spawn spec = { .argv = argv, .flags = SPAWN_LOG,
	    .log = log, .uid = geteuid() == 0 ? NOBODY : 0,
	    .gid = geteuid() == 0 ? NOBODY : 0 };
	struct stat before, after;

	start();
	ck_assert_int_eq(stat("/dev/null", &before), 0);
	ck_assert_int_eq(wait_for(guardian_spawn(g, &spec)), 0);
	ck_assert_int_eq(stat("/dev/null", &after), 0);
	if (after.st_uid != before.st_uid)
		(void)!chown("/dev/null", before.st_uid, before.st_gid);
	ck_assert_uint_eq(after.st_uid, before.st_uid);
	free(log);
}
END_TEST

/* COMMAND's group is that of keyturn, so that it may keep the terminal. */
START_TEST(a_foreground_child_is_in_our_group)
{
	char *out = in_folder("out"), script[256], text[64];

	start();
	snprintf(script, sizeof(script), "cut -d' ' -f5 /proc/$$/stat >%s",
	    out);
	ck_assert_int_eq(wait_for(spawn(script, SPAWN_FOREGROUND, NULL,
	    NULL)), 0);
	read_file(out, text, sizeof(text));
	ck_assert_int_eq(atoi(text), getpgrp());
	free(out);
}
END_TEST

/* --- folders -------------------------------------------------------------- */

START_TEST(owned_folders_go_at_the_end)
{
	char *gone = in_folder("gone"), *kept = in_folder("kept");
	char *below = in_folder("gone/a"), *file = in_folder("gone/a/b");
	char *link = in_folder("gone/link");

	ck_assert_int_eq(mkdir(gone, 0700), 0);
	ck_assert_int_eq(mkdir(kept, 0700), 0);
	ck_assert_int_eq(mkdir(below, 0700), 0);
	ck_assert_int_eq(tree_write(file, "x", 0600, false), 0);
	ck_assert_int_eq(symlink(kept, link), 0);
	ck_assert_int_eq(chmod(below, 0), 0);
	start();
	ck_assert_int_eq(guardian_own(g, gone), 0);
	ck_assert_int_eq(guardian_own(g, kept), 0);
	guardian_disown(g, kept);
	guardian_stop(&g);
	ck_assert_int_ne(access(gone, F_OK), 0);
	ck_assert_int_eq(access(kept, F_OK), 0);
	free(gone);
	free(kept);
	free(below);
	free(file);
	free(link);
}
END_TEST

/* --- keyturn is killed ---------------------------------------------------- */

/*
 * What runs when keyturn dies: each a script, or NULL for none.  The third
 * has left its session and its parent; the wrapper does not exec; the last
 * ignores every polite signal.
 */
static const struct {
	const char *script;
	int processes;
	unsigned flags;
} lives[] = {
	{ "exec sleep 100", 1, 0 },
	{ "sleep 100; true", 2, 0 },
	{ "(setsid sleep 100 &) ; exec sleep 100", 2, 0 },
	{ "(setsid sh -c 'sleep 100; true' &) ; (setsid sleep 100 &); "
	    "sleep 100; true", 5, 0 },
	{ "trap '' TERM INT HUP QUIT; sleep 100; true", 2, 0 },
	{ "exec sleep 100", 1, SPAWN_FOREGROUND },
	{ "(setsid sleep 100 &); sleep 100; true", 3, SPAWN_FOREGROUND },
};

/* A "keyturn": its guardian, a throwaway folder, one child; then it waits. */
static void
live(int i, const char *throwaway, int ready)
{
	if (guardian_start(true, NULL, &g, why) != 0 ||
	    guardian_own(g, throwaway) != 0 ||
	    spawn(lives[i].script, lives[i].flags, NULL, NULL) <= 0)
		_exit(1);
	if (write(ready, "r", 1) != 1)
		_exit(1);
	pause();
	_exit(0);
}

static void
become_user(void)
{
	if (geteuid() == 0 && (setgroups(0, NULL) != 0 ||
	    setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
		_exit(1);
}

/* Forks the "keyturn", in a session of its own as a terminal would. */
static pid_t
fork_keyturn(int i, bool as_user, const char *throwaway)
{
	int ready[2];
	char c;
	pid_t pid;

	ck_assert_int_eq(pipe2(ready, O_CLOEXEC), 0);
	pid = fork();
	if (pid == 0) {
		setsid();
		if (as_user)
			become_user();
		live(i, throwaway, ready[1]);
	}
	close(ready[1]);
	ck_assert_int_eq(read(ready[0], &c, 1), 1);
	close(ready[0]);
	return pid;
}

static char *
make_throwaway(bool as_user)
{
	char *path = in_folder("throwaway"), *file = in_folder("throwaway/f");

	ck_assert_int_eq(mkdir(path, 0700), 0);
	ck_assert_int_eq(tree_write(file, "x", 0600, false), 0);
	if (as_user && geteuid() == 0)
		ck_assert_int_eq(chown(path, NOBODY, NOBODY), 0);
	free(file);
	return path;
}

static const char *looked_for;

static int
is_there(void)
{
	return access(looked_for, F_OK) == 0;
}

static void
kill_and_look(int i, bool as_user)
{
	char *throwaway = make_throwaway(as_user);
	pid_t pid = fork_keyturn(i, as_user, throwaway);

	ck_assert_msg(comes(marked, lives[i].processes, 60000),
	    "%d processes of %d", marked(), lives[i].processes);
	ck_assert_int_eq(kill(pid, SIGKILL), 0);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	looked_for = throwaway;
	ck_assert_msg(comes(is_there, 0, GONE_MS), "the folder is left");
	ck_assert_msg(comes(marked, 0, GONE_MS), "%d processes are left",
	    marked());
	free(throwaway);
}

START_TEST(nothing_outlives_a_killed_keyturn)
{
	kill_and_look(_i, false);
}
END_TEST

START_TEST(nothing_outlives_a_killed_keyturn_of_a_user)
{
	kill_and_look(_i, true);
}
END_TEST

/* A terminal's signals, and polite ones to its group, do not reach it. */
START_TEST(the_guardian_stays_while_keyturn_does)
{
	static const int sigs[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	int status;
	pid_t pid;
	size_t i;

	setpgid(0, 0);
	start();
	pid = spawn("exec sleep 100", 0, NULL, NULL);
	ck_assert_int_gt(pid, 0);
	for (i = 0; i < N_ELEMENTS(sigs); i++) {
		signal(sigs[i], SIG_IGN);
		ck_assert_int_eq(kill(0, sigs[i]), 0);
	}
	ck_assert(!guardian_wait(g, pid, kt_mono_ms() + 50, &status));
	ck_assert(!guardian_lost(g));
}
END_TEST

/* Somebody kills the guardian itself: its children go, keyturn is told. */
START_TEST(the_death_of_the_guardian_is_noticed)
{
	char *out = in_folder("out"), script[128], text[32];
	sigset_t set;
	int status, sig;
	pid_t pid;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	start();
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	snprintf(script, sizeof(script), "echo $PPID >%s; exec sleep 100", out);
	pid = spawn(script, 0, NULL, NULL);
	looked_for = out;
	ck_assert(comes(is_there, 1, 60000));
	do
		read_file(out, text, sizeof(text));
	while (strchr(text, '\n') == NULL);
	ck_assert_int_eq(kill(atoi(text), SIGKILL), 0);
	ck_assert_int_eq(sigwait(&set, &sig), 0);
	ck_assert(guardian_lost(g));
	ck_assert(guardian_wait(g, pid, INT64_MAX, &status));
	ck_assert_int_eq(guardian_own(g, folder), -1);
	ck_assert_msg(comes(marked, 0, GONE_MS), "the child is left");
	free(out);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("guardian");
	TCase *tc = tcase_create("children");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_test(tc, tells_how_a_child_ended);
	tcase_add_test(tc, tells_what_exec_said);
	tcase_add_test(tc, waits_no_longer_than_told);
	tcase_add_test(tc, a_child_has_its_files_and_nothing_else);
	tcase_add_test(tc, a_fifo_is_read_by_somebody_or_nobody);
	tcase_add_test(tc, a_group_ends_with_its_leader);
	tcase_add_test(tc, what_a_leader_leaves_behind_goes);
	tcase_add_test(tc, many_at_once);
	tcase_add_test(tc, root_changes_the_user);
	tcase_add_test(tc, links_lead_a_child_nowhere);
	tcase_add_test(tc, a_log_that_cannot_be_is_no_harm);
	tcase_add_test(tc, a_child_writes_where_it_may);
	tcase_add_test(tc, a_foreground_child_is_in_our_group);
	tcase_add_test(tc, owned_folders_go_at_the_end);
	tcase_add_test(tc, the_guardian_stays_while_keyturn_does);
	tcase_add_test(tc, the_death_of_the_guardian_is_noticed);
	suite_add_tcase(s, tc);
	tc = tcase_create("killed");
	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_loop_test(tc, nothing_outlives_a_killed_keyturn, 0,
	    N_ELEMENTS(lives));
	tcase_add_loop_test(tc, nothing_outlives_a_killed_keyturn_of_a_user,
	    0, N_ELEMENTS(lives));
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
