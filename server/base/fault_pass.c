/* What happens where a fault is passed: keyturn/fault.h. */
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "keyturn/arn.h"
#include "keyturn/fleet.h"
#include "keyturn/log.h"
#include "keyturn/text.h"

#include "fault.h"

static const struct kt_fleet *servers;

void
kt_fault_fleet(const struct kt_fleet *fleet)
{
	servers = fleet;
}

/* --- a point of a rotation --- */

struct point {
	const char *name, *arn;
};

/* By its name or its ARN, whole or without the last six characters. */
static bool
means(const char *secret, const char *arn)
{
	static const char before[] = ":secret:";
	const char *name = strstr(arn, before), *suffix;

	if (name != NULL && !kt_is_arn(secret))
		arn = name + sizeof(before) - 1;
	suffix = kt_after(arn, secret);
	/* a hyphen and six characters of Secrets Manager's own */
	return suffix != NULL && (*suffix == '\0' ||
	    (*suffix == '-' && strlen(suffix) == 7));
}

static bool
fits_point(const struct kt_fault *f, const void *arg)
{
	const struct point *p = arg;

	return strcmp(f->point, p->name) == 0 &&
	    (f->secret == NULL || means(f->secret, p->arn));
}

/* The line is for who reads the log of a process that did not say goodbye. */
KT_NORETURN static void
die_here(const char *point)
{
	char line[64];
	ssize_t written;
	int n;

	n = snprintf(line, sizeof(line), "fault %s\n", point);
	written = write(STDERR_FILENO, line, (size_t)n);
	(void)written;
	(void)kill(getpid(), SIGKILL);
	for (;;)
		(void)pause();
}

static void
tell(const struct kt_fault *f, const char *where)
{
	kt_log(KT_LOG_INFO, "broken on purpose: fault %" PRId64 " (%s) at %s",
	    f->id, kt_fault_action_name(f->action), where);
}

int
kt_fault_point(const char *point, const char *arn, struct kt_fault *out,
    char why[KT_WHY])
{
	const struct point at = { point, arn };
	const struct fault_passage p = { KT_FAULT_POINT, fits_point, &at, NULL,
	    true };
	bool in_vain;

	if (!fault_pass(&p, out, &in_vain))
		return 0;
	if (in_vain) {
		snprintf(why, KT_WHY, "keyturn stopped while fault %" PRId64
		    " (%s) kept the rotation at %s", out->id,
		    kt_fault_action_name(out->action), point);
		return -1;
	}
	if (out->action == KT_FAULT_KILL)
		die_here(point);
	tell(out, point);
	switch (out->action) {
	case KT_FAULT_FAIL:
		snprintf(why, KT_WHY, "Broken on purpose at %s, by fault %"
		    PRId64, point, out->id);
		return -1;
	case KT_FAULT_KILL_DATABASE:
	case KT_FAULT_DROP:
		return 1;
	default:
		return 0;
	}
}

int
kt_fault_server(enum kt_fault_action action, const char *host, int port,
    char why[KT_WHY])
{
	int (*hit)(void *, const char *, int, char [KT_WHY]) =
	    servers == NULL ? NULL : action == KT_FAULT_DROP ?
	    servers->drop : servers->kill;

	if (hit != NULL)
		return hit(servers->self, host, port, why);
	snprintf(why, KT_WHY, "keyturn does not run the database servers here: "
	    "\"%s\" is for its own", kt_fault_action_name(action));
	return -1;
}

/* --- a login --- */

struct door {
	const char *host;
	int port;
};

/* What was done to the server at once is nothing that a login meets. */
static bool
fits_door(const struct kt_fault *f, const void *arg)
{
	const struct door *d = arg;

	return f->action != KT_FAULT_KILL_DATABASE &&
	    f->action != KT_FAULT_DROP && f->port == d->port &&
	    strcasecmp(f->host, d->host) == 0;
}

int
kt_fault_login(const char *host, int port, char why[KT_WHY])
{
	const struct door at = { host, port };
	const struct fault_passage p = { KT_FAULT_DATABASE, fits_door, &at,
	    NULL, true };
	struct kt_fault f;
	bool in_vain;

	if (!kt_fault_any(KT_FAULT_DATABASE) || !fault_pass(&p, &f, &in_vain))
		return 0;
	tell(&f, host);
	if (f.action == KT_FAULT_WAIT && !in_vain)
		return 0;
	snprintf(why, KT_WHY, "%s, by fault %" PRId64, in_vain ?
	    "keyturn stopped while it waited" : f.action == KT_FAULT_REFUSE ?
	    "refused on purpose" : "closed on purpose before the greeting",
	    f.id);
	return -1;
}

/* --- a call --- */

struct called {
	const char *service, *operation;
};

static bool
fits_call(const struct kt_fault *f, const void *arg)
{
	const struct called *c = arg;

	return (strcmp(f->service, "*") == 0 ||
	    strcmp(f->service, c->service) == 0) && (f->operation == NULL ||
	    strcmp(f->operation, c->operation) == 0);
}

const struct kt_fault *
kt_fault_call(struct kt_arena *a, const char *service, const char *operation)
{
	const struct called called = { service, operation };
	const struct fault_passage p = { KT_FAULT_CALL, fits_call, &called, a,
	    false };
	struct kt_fault *f = kt_arena_alloc(a, sizeof(*f));
	bool in_vain;

	return fault_pass(&p, f, &in_vain) ? f : NULL;
}
