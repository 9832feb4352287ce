/* Folders of the fleet: copied, removed, given away, and never by a link. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fleet/owned.h"
#include "fleet/place.h"
#include "fleet/tree.h"
#include "in_folder.h"

/* --- folders -------------------------------------------------------------- */

START_TEST(copies_all_but_the_holes)
{
	char *file = in_folder("a/b/f"), text[8] = "";
	struct stat st;
	int fd;

	ck_assert_int_eq(tree_make(in_folder("a/b"), 0700), 0);
	fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	/* a megabyte of zeros written, two of a hole, then text */
	for (int i = 0; i < 256; i++)
		ck_assert_int_eq(pwrite(fd, (char[4096]){ 0 }, 4096,
		    i * 4096), 4096);
	ck_assert_int_eq(pwrite(fd, "end", 3, 3 << 20), 3);
	close(fd);
	ck_assert_int_eq(tree_copy(in_folder("a"), in_folder("c"), NULL), 0);
	fd = open(in_folder("c/b/f"), O_RDONLY | O_CLOEXEC);
	ck_assert_int_eq(fstat(fd, &st), 0);
	ck_assert_int_eq(st.st_size, (3 << 20) + 3);
	ck_assert_int_eq(pread(fd, text, 7, 3 << 20), 3);
	ck_assert_str_eq(text, "end");
	ck_assert_int_eq(pread(fd, text, 1, 1 << 20), 1);
	ck_assert_int_eq(text[0], 0);
	ck_assert_int_le(st.st_blocks, 512);
	close(fd);
	ck_assert_int_eq(tree_copy(in_folder("a"), in_folder("c"), NULL),
	    -EEXIST);
	ck_assert_int_eq(tree_copy(in_folder("none"), in_folder("d"), NULL),
	    -ENOENT);
}
END_TEST

START_TEST(removes_links_not_what_they_lead_to)
{
	char *kept = in_folder("kept");

	ck_assert_int_eq(tree_make(in_folder("gone/x"), 0700), 0);
	ck_assert_int_eq(tree_make(kept, 0700), 0);
	ck_assert_int_eq(tree_write(in_folder("kept/f"), "x", 0600, true), 0);
	ck_assert_int_eq(symlink(kept, in_folder("gone/x/link")), 0);
	ck_assert_int_eq(tree_remove(in_folder("gone")), 0);
	ck_assert_int_ne(access(in_folder("gone"), F_OK), 0);
	ck_assert_int_eq(access(in_folder("kept/f"), F_OK), 0);
	ck_assert_int_eq(tree_remove(in_folder("gone")), 0);
}
END_TEST

/* No more than n files may be opened besides those that are open. */
static void
limit_files(rlim_t n)
{
	int next = dup(0);
	struct rlimit was, now;

	close(next);
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &was), 0);
	now = was;
	now.rlim_cur = n == RLIM_INFINITY ? was.rlim_max : (rlim_t)next + n;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &now), 0);
}

/*
 * What is cut short while it removes a throwaway folder leaves one that the
 * next keyturn finds.  A folder below that cannot be opened is the cut.
 */
START_TEST(the_lock_of_a_throwaway_folder_goes_last)
{
	char *path = in_folder("keyturn-abcdef"), *lock;
	int fd, i;

	lock = kt_arena_printf(arena, "%s/.owner", path);
	ck_assert_int_eq(owned_remove(path), 0);	/* there is none */
	ck_assert_int_eq(tree_folder(path, 0700), 0);
	fd = owned_lock(path);
	ck_assert_int_ge(fd, 0);
	for (i = 0; i < 9; i++)
		ck_assert_int_eq(tree_make(kt_arena_printf(arena, "%s/%d/x",
		    path, i), 0700), 0);
	limit_files(1);
	ck_assert_int_lt(owned_remove(path), 0);
	limit_files(RLIM_INFINITY);
	setenv("TMPDIR", folder, 1);
	owned_sweep();
	ck_assert_int_eq(access(lock, F_OK), 0);	/* somebody's */
	close(fd);
	owned_sweep();
	ck_assert_int_ne(access(path, F_OK), 0);
}
END_TEST

/* --- links that the servers' user swaps in -------------------------------- */

#define NOBODY 65534

/* As root things are given to nobody, else to ourselves. */
static struct tree_owner
somebody(void)
{
	struct tree_owner o = { geteuid() == 0 ? NOBODY : 0,
	    geteuid() == 0 ? NOBODY : 0 };

	return o;
}

static uid_t
owner_of(const char *path)
{
	struct stat st;

	ck_assert_int_eq(lstat(path, &st), 0);
	return st.st_uid;
}

START_TEST(a_link_is_not_given_away)
{
	struct tree_owner o = somebody();
	char *kept = in_folder("kept"), *link = in_folder("link");
	struct stat st;

	ck_assert_int_eq(tree_folder(kept, 0750), 0);
	ck_assert_int_eq(symlink(kept, link), 0);
	ck_assert_int_lt(tree_set(link, &o, 0700), 0);
	ck_assert_int_eq(tree_folder(link, 0700), -EEXIST);
	ck_assert_int_eq(stat(kept, &st), 0);
	ck_assert_uint_eq(st.st_uid, geteuid());
	ck_assert_uint_eq(st.st_mode & 0777, 0750);
	ck_assert_int_eq(tree_set(kept, &o, 0700), 0);
	ck_assert_uint_eq(owner_of(kept), o.uid != 0 ? o.uid : geteuid());
}
END_TEST

/* Puts a link in the place of mine/f as fast as it can. */
static pid_t
swap_links(const struct tree_owner *o, const char *mine, const char *kept)
{
	pid_t pid = fork();
	char *f;

	if (pid != 0)
		return pid;
	if (o->uid != 0 && (setgid(o->gid) != 0 || setuid(o->uid) != 0))
		_exit(1);
	for (f = kt_arena_printf(arena, "%s/f", mine);;) {
		unlink(f);
		(void)!symlink(kept, f);
	}
}

/*
 * Between a file's rename and a change of its owner by name there would be
 * room for such a link: a few hundred attempts found it.
 */
START_TEST(a_link_in_a_file_s_place_is_not_followed)
{
	struct tree_owner o = somebody();
	char *mine = in_folder("mine"), *kept = in_folder("kept");
	struct stat st;
	pid_t pid;
	int i;

	ck_assert_int_eq(chmod(folder, 0711), 0);
	ck_assert_int_eq(tree_folder(mine, 0700), 0);
	ck_assert_int_eq(tree_write(kept, "kept", 0600, false), 0);
	ck_assert_int_eq(tree_set(mine, &o, 0700), 0);
	pid = swap_links(&o, mine, kept);
	for (i = 0; i < 500; i++)
		(void)!tree_write_for(in_folder("mine/f"), "x", &o);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	ck_assert_uint_eq(owner_of(kept), geteuid());
	ck_assert_int_eq(stat(kept, &st), 0);
	ck_assert_int_eq(st.st_size, 4);
}
END_TEST

/* What a server's folder holds of somebody else's is not copied for it. */
START_TEST(copies_files_of_one_owner)
{
	struct tree_owner o = somebody();
	char *mine = in_folder("mine"), *kept = in_folder("kept");

	ck_assert_int_eq(tree_folder(mine, 0700), 0);
	ck_assert_int_eq(tree_write(kept, "kept", 0600, false), 0);
	ck_assert_int_eq(link(kept, in_folder("mine/hard")), 0);
	ck_assert_int_eq(symlink(kept, in_folder("mine/soft")), 0);
	ck_assert_int_eq(tree_set(mine, &o, 0700), 0);
	ck_assert_int_eq(tree_copy(mine, in_folder("copy"), NULL),
	    o.uid != 0 ? -EPERM : 0);
	ck_assert_int_ne(access(in_folder("copy/soft"), F_OK), 0);
}
END_TEST

/* Of an earlier keyturn, whose servers' user owned the whole folder. */
START_TEST(a_server_s_folder_is_ours_again)
{
	struct tree_owner o = somebody(), user;
	struct place p = { .user = { o.uid != 0 ? 1 : 0, 0 }, .pass = 0711 };
	char *dir = in_folder("db-1");

	ck_assert_int_eq(tree_folder(dir, 0700), 0);
	ck_assert_int_eq(tree_folder(in_folder("db-1/data"), 0700), 0);
	ck_assert_int_eq(tree_set(in_folder("db-1/data"), &o, 0700), 0);
	ck_assert_int_eq(tree_set(dir, &o, 0700), 0);
	ck_assert_int_eq(place_claim(&p, dir, &user), 0);
	ck_assert_uint_eq(owner_of(dir), geteuid());
	ck_assert_uint_eq(user.uid, o.uid);	/* who has run it till now */
	ck_assert_int_eq(symlink(dir, in_folder("db-2")), 0);
	ck_assert_int_lt(place_claim(&p, in_folder("db-2"), &user), 0);
}
END_TEST

static const struct {
	const char *passwd;
	size_t which;
	uid_t uid;
	gid_t gid;
} passwds[] = {
	{ "root:x:0:0::/:\nnobody:x:99:98::/:\nmysql:x:5:6::/:\n", 1, 5, 6 },
	{ "keyturn:x:7:8::/:\nmysql:x:5:6::/:\n", 0, 7, 8 },
	{ "mysql:x:5:6::/:\nkeyturn:x:7:8::/:\n", 0, 7, 8 },
	{ "keyturn:x:0:8::/:\nnobody:x:99:98::/:\n", 2, 99, 98 },
	{ "keyturns:x:7:8::/:\n", 3, 65534, 65534 },
};

START_TEST(servers_have_a_user_of_their_own)
{
	FILE *f = fmemopen(kt_arena_strdup(arena, passwds[_i].passwd),
	    strlen(passwds[_i].passwd), "r");
	struct tree_owner o;

	ck_assert_uint_eq(place_user(f, &o), passwds[_i].which);
	ck_assert_uint_eq(o.uid, passwds[_i].uid);
	ck_assert_uint_eq(o.gid, passwds[_i].gid);
	fclose(f);
}
END_TEST

START_TEST(knows_what_others_can_reach)
{
	char *deep = in_folder("shut/open");

	ck_assert_int_eq(tree_make(deep, 0755), 0);
	ck_assert_int_eq(chmod(in_folder("shut"), 0755), 0);
	ck_assert(place_reachable(deep));
	ck_assert_int_eq(chmod(in_folder("shut"), 0700), 0);
	ck_assert(!place_reachable(deep));
	ck_assert(!place_reachable(in_folder("none")));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("place");
	TCase *tc = tcase_create("place");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, copies_all_but_the_holes);
	tcase_add_test(tc, removes_links_not_what_they_lead_to);
	tcase_add_test(tc, the_lock_of_a_throwaway_folder_goes_last);
	tcase_add_test(tc, a_link_is_not_given_away);
	tcase_add_test(tc, a_link_in_a_file_s_place_is_not_followed);
	tcase_add_test(tc, copies_files_of_one_owner);
	tcase_add_test(tc, a_server_s_folder_is_ours_again);
	tcase_add_loop_test(tc, servers_have_a_user_of_their_own, 0,
	    N_ELEMENTS(passwds));
	tcase_add_test(tc, knows_what_others_can_reach);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
