/*
 * Where a test may have the process killed.  Arming happens before the first
 * thread, so that an unarmed passage is one look at a pointer.
 */
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/attr.h"
#include "keyturn/fault.h"

const char *const kt_fault_names[] = {
	"create.before", "create.after",
	"set.before", "set.sql.before", "set.sql.after", "set.after",
	"test.before", "test.after",
	"finish.before", "finish.after",
	NULL
};

static const char *armed;	/* one of kt_fault_names, or NULL */
static atomic_long passages;	/* still to come, the fatal one included */

static const char *
known_name(const char *s, size_t n)
{
	size_t i;

	for (i = 0; kt_fault_names[i] != NULL; i++) {
		if (strlen(kt_fault_names[i]) == n &&
		    memcmp(kt_fault_names[i], s, n) == 0)
			return kt_fault_names[i];
	}
	return NULL;
}

int
kt_fault_arm(void)
{
	const char *s = getenv("KEYTURN_FAULT"), *name;
	long count = 1;
	char *end;
	size_t n;

	if (s == NULL || *s == '\0')
		return 0;
	n = strcspn(s, ":");
	name = known_name(s, n);
	if (name == NULL)
		return -1;
	if (s[n] == ':') {
		count = strtol(s + n + 1, &end, 10);
		if (s[n + 1] < '1' || s[n + 1] > '9' || *end != '\0' ||
		    count == LONG_MAX)
			return -1;
	}
	atomic_store(&passages, count);
	armed = name;
	return 0;
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
	if (armed == NULL || strcmp(armed, name) != 0)
		return;
	if (atomic_fetch_sub(&passages, 1) == 1)
		die_here(armed);
}
