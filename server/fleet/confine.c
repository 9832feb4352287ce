/* Landlock; glibc has no functions for it. */
#ifdef __linux__
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include "confine.h"

#if defined(SYS_landlock_create_ruleset) && defined(LANDLOCK_ACCESS_FS_REFER)

/* Before 2 nothing could be renamed from one folder to another. */
#define ABI_MIN 2
#define ABI_TRUNCATE 3

/* By number: the header of a build may be older than the kernel. */
#define TRUNCATE (1ULL << 14)

#define FILES LANDLOCK_ACCESS_FS_WRITE_FILE
#define FOLDERS (FILES | LANDLOCK_ACCESS_FS_REMOVE_DIR | \
    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | \
    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | \
    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | \
    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM | \
    LANDLOCK_ACCESS_FS_REFER)

static long
abi(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);
}

bool
confine_can(void)
{
	return abi() >= ABI_MIN;
}

static void
allow(int rules, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr a = { .allowed_access = access,
	    .parent_fd = open(path, O_PATH | O_CLOEXEC) };

	if (a.parent_fd < 0)
		return;
	(void)syscall(SYS_landlock_add_rule, rules,
	    LANDLOCK_RULE_PATH_BENEATH, &a, 0);
	close(a.parent_fd);
}

void
confine_to(char *const *paths)
{
	uint64_t truncate = abi() >= ABI_TRUNCATE ? TRUNCATE : 0;
	struct landlock_ruleset_attr all = {
		.handled_access_fs = FOLDERS | truncate,
	};
	int rules;

	if (!confine_can())
		return;
	rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
	if (rules < 0)
		return;
	allow(rules, "/dev/null", FILES | truncate);
	for (; *paths != NULL; paths++)
		allow(rules, *paths, FOLDERS | truncate);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		(void)syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
}

#else

bool
confine_can(void)
{
	return false;
}

void
confine_to(char *const *paths)
{
	(void)paths;
}

#endif
