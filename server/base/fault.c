/*
 * Where a test may have the process killed.  Arming happens before the first
 * thread, so that an unarmed passage is one look at a pointer.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/attr.h"
#include "keyturn/fault.h"

/* In the order a rotation passes them. */
static const char *const names[] = {
	"create.before", "create.after",
	"set.before", "set.sql.before", "set.sql.after", "set.after",
	"test.before", "test.after",
	"finish.before", "finish.after",
};

static const char *armed;	/* one of names, or NULL */

int
kt_fault_arm(void)
{
	const char *s = getenv("KEYTURN_FAULT");
	size_t i;

	if (s == NULL || *s == '\0')
		return 0;
	for (i = 0; i < N_ELEMENTS(names); i++)
		if (strcmp(names[i], s) == 0)
			armed = names[i];
	return armed != NULL ? 0 : -1;
}

KT_NORETURN static void
die_here(const char *name)
{
	char line[64];
	ssize_t written;
	int n;

	n = snprintf(line, sizeof(line), "fault %s\n", name);
	written = write(STDERR_FILENO, line, (size_t)n);
	(void)written;
	(void)kill(getpid(), SIGKILL);
	for (;;)
		(void)pause();
}

void
kt_fault(const char *name)
{
	if (armed != NULL && strcmp(armed, name) == 0)
		die_here(armed);
}
