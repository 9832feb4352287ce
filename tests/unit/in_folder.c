/* See in_folder.h. */
#include "in_folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "fleet/tree.h"

char folder[64];
char why[KT_WHY];
struct kt_arena *arena;

void
begin(void)
{
	snprintf(folder, sizeof(folder), "/tmp/ktf-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chmod(folder, 0755), 0);
	arena = kt_arena_new();
}

void
end(void)
{
	tree_remove(folder);
	kt_arena_free(&arena);
}

char *
in_folder(const char *name)
{
	return kt_arena_printf(arena, "%s/%s", folder, name);
}
