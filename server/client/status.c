/* keyturn status and open: what runs, for people; its page. */
#include "client.h"

#include <errno.h>
#include <inttypes.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "keyturn/attr.h"

#include "colour.h"
#include "exchange.h"

extern char **environ;

/* --- status --- */

/* available  127.0.0.1:3306  MariaDB 10.11.6  arn:...:cluster:shop */
static void
print_database(const struct kt_json *d)
{
	const char *host = exchange_text(d, "host");
	const char *runs = exchange_text(d, "runs");
	const char *reason = exchange_text(d, "reason");
	char at[300] = "-";

	if (host[0] != '\0')
		snprintf(at, sizeof(at), "%s:%" PRId64, host,
		    exchange_number(d, "port"));
	printf("  ");
	colour_print(exchange_text(d, "status"), 10);
	printf("  %-15s  %-15s  %s%s%s\n", at, runs[0] != '\0' ? runs :
	    exchange_text(d, "engine"), exchange_text(d, "arn"),
	    reason[0] != '\0' ? ": " : "", reason);
}

static void
print_failing(int64_t n)
{
	printf("rotations  ");
	if (n == 0)
		printf("none failed\n");
	else {
		printf("%" PRId64 " ", n);
		colour_print("failed", 0);
		printf(": keyturn rotations --failed tells which, and why\n");
	}
}

static void
print_status(const char *url, const struct kt_json *s)
{
	const struct kt_json *d = kt_json_first(kt_json_member(s, "databases"));
	int64_t faults = exchange_number(s, "faults");

	printf("keyturn    %s at %s, process %" PRId64 "\n", exchange_text(s,
	    "version"), url, exchange_number(s, "pid"));
	printf("clock      %s  %s\n", exchange_text(s, "now"),
	    kt_json_true(kt_json_member(s, "frozen")) ? "frozen" : "running");
	printf("iam        %s\n", exchange_text(s, "iam"));
	printf("secrets    %" PRId64 "\n", exchange_number(s, "secrets"));
	print_failing(exchange_number(s, "failing"));
	if (faults > 0)
		printf("faults     %" PRId64 " set: keyturn fault lists them\n",
		    faults);
	printf("databases%s\n", d == NULL ? "  none" : "");
	for (; d != NULL; d = kt_json_next(d))
		print_database(d);
}

int
client_status(const char *url, bool json)
{
	struct exchange x = { .arena = kt_arena_new(), .url = url,
	    .path = "/_keyturn/status" };
	const struct kt_json *answer;
	int rc = exchange_answer(&x, &answer);

	if (rc == 0 && json)
		rc = exchange_print(answer);
	else if (rc == 0)
		print_status(url, answer);
	if (fflush(stdout) != 0)
		rc = -1;
	kt_arena_free(&x.arena);
	return rc;
}

/* --- open --- */

/* 0: the program was there, and took it. */
static int
run(const char *program, const char *url)
{
	char *argv[] = { (char *)(uintptr_t)program, (char *)(uintptr_t)url,
	    NULL };
	int status;
	pid_t pid;

	if (posix_spawnp(&pid, program, NULL, NULL, argv, environ) != 0)
		return -1;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

/* $BROWSER is a list, with colons between: the first that does it. */
static int
run_browser(struct kt_arena *a, const char *list, const char *url)
{
	size_t n;

	for (; *list != '\0'; list += n + (list[n] == ':')) {
		n = strcspn(list, ":");
		if (n > 0 && run(kt_arena_strndup(a, list, n), url) == 0)
			return 0;
	}
	return -1;
}

static bool
has_display(void)
{
	static const char *const names[] = { "DISPLAY", "WAYLAND_DISPLAY" };
	const char *value;
	size_t i;

	for (i = 0; i < N_ELEMENTS(names); i++)
		if ((value = getenv(names[i])) != NULL && value[0] != '\0')
			return true;
	return false;
}

int
client_open(const char *url)
{
	struct exchange x = { .arena = kt_arena_new(), .url = url,
	    .path = "/_keyturn/health" };
	const char *list = getenv("BROWSER"), *page;
	const struct kt_json *answer;
	int rc = exchange_answer(&x, &answer);

	page = kt_arena_printf(x.arena, "%s/_keyturn/", url);
	if (rc == 0 && (list == NULL || run_browser(x.arena, list, page) != 0) &&
	    (!has_display() || run("xdg-open", page) != 0) &&
	    (printf("%s\n", page) < 0 || fflush(stdout) != 0))
		rc = -1;
	kt_arena_free(&x.arena);
	return rc;
}
