/*
 * LocalStack's health, info and init, as its OpenAPI document has them (2026.3):
 * no member is missing, none is added.
 */
#include <string.h>
#include <strings.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "keyturn/init.h"
#include "keyturn/json.h"
#include "ops.h"

#define EDITION "community"	/* of those that it lists */

/* All are there from the start: "available" would be what is not yet. */
int
op_habit_health(struct kt_call *c)
{
	struct kt_buf *b = habit_answer(c);
	const struct kt_service *const *s;
	const char *before = "";

	kt_buf_str(b, "{\"services\": {");
	for (s = c->server->services; *s != NULL; s++) {
		if ((*s)->protocol == KT_OWN_JSON)
			continue;
		kt_buf_printf(b, "%s\"%s\": \"running\"", before, (*s)->name);
		before = ", ";
	}
	kt_buf_printf(b, "}, \"edition\": \"" EDITION "\", \"version\": "
	    "\"%s\"}", c->server->version);
	return 0;
}

static bool
is_in_container(void)
{
	return access("/.dockerenv", F_OK) == 0 ||
	    access("/run/.containerenv", F_OK) == 0;
}

int
op_habit_info(struct kt_call *c)
{
	int64_t up = (kt_mono_ms() - c->server->started) / KT_SECOND;
	char now[KT_ISO8601];
	struct utsname u;

	kt_time_iso8601(c->now, now);
	now[strcspn(now, ".")] = '\0';
	kt_buf_printf(habit_answer(c), "{\"version\": \"%s\", \"edition\": \""
	    EDITION "\", \"is_license_activated\": false, \"session_id\": "
	    "\"keyturn-%ld\", \"machine_id\": \"keyturn\", \"system\": \"%s\", "
	    "\"is_docker\": %s, \"server_time_utc\": \"%s\", \"uptime\": %lld}",
	    c->server->version, (long)getpid(), uname(&u) == 0 ? u.sysname :
	    "unknown", is_in_container() ? "true" : "false", now,
	    (long long)up);
	return 0;
}

static const char *const states[] = {
	[KT_SCRIPT_WAITS] = "UNKNOWN", [KT_SCRIPT_RUNS] = "RUNNING",
	[KT_SCRIPT_SUCCEEDED] = "SUCCESSFUL", [KT_SCRIPT_FAILED] = "ERROR",
};

enum stage { BOOT, START, READY, SHUTDOWN, STAGES };
static const char *const stages[] = {
	[BOOT] = "BOOT", [START] = "START", [READY] = "READY",
	[SHUTDOWN] = "SHUTDOWN",
};

static const char *
is_completed(const struct kt_call *c, enum stage stage)
{
	const struct kt_init *init = c->server->init;
	bool yes = stage == READY ? init == NULL || init->completed :
	    stage != SHUTDOWN;

	return yes ? "true" : "false";
}

/* All scripts are of the stage READY. */
static void
add_scripts(const struct kt_call *c, struct kt_buf *b)
{
	const struct kt_init *init = c->server->init;
	const char *name;
	size_t i;

	kt_buf_str(b, "\"scripts\": [");
	for (i = 0; init != NULL && i < init->n; i++) {
		name = strrchr(init->scripts[i].told, '/') + 1;
		kt_buf_str(b, i == 0 ? "{\"stage\": \"READY\", \"name\": " :
		    ", {\"stage\": \"READY\", \"name\": ");
		kt_json_quote(b, name, strlen(name));
		kt_buf_printf(b, ", \"state\": \"%s\"}",
		    states[init->scripts[i].state]);
	}
	kt_buf_str(b, "]}");
}

int
op_habit_init(struct kt_call *c)
{
	struct kt_buf *b = habit_answer(c);
	int i;

	kt_buf_str(b, "{\"completed\": {");
	for (i = 0; i < STAGES; i++)
		kt_buf_printf(b, "%s\"%s\": %s", i > 0 ? ", " : "", stages[i],
		    is_completed(c, (enum stage)i));
	kt_buf_str(b, "}, ");
	add_scripts(c, b);
	return 0;
}

int
op_habit_init_stage(struct kt_call *c)
{
	const char *name = strrchr(c->request.path, '/') + 1;
	struct kt_buf *b;
	int i;

	for (i = 0; i < STAGES && strcasecmp(name, stages[i]) != 0; i++)
		;
	if (i == STAGES)
		return kt_fail(c, KT_NO_SUCH_PATH, "There is no stage %.100s: "
		    "boot, start, ready, shutdown.", name);
	b = habit_answer(c);
	kt_buf_printf(b, "{\"completed\": %s, ",
	    is_completed(c, (enum stage)i));
	if (i == READY)
		add_scripts(c, b);
	else
		kt_buf_str(b, "\"scripts\": []}");
	return 0;
}
