/*
 * The command line.  One row an option: parsing, --help and the complaint
 * about an option that does not belong to the subcommand come from the table.
 */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/function.h"

#include "fleet/fleet.h"
#include "main.h"

#define PASSWORD_ENV "KEYTURN_ATTACH_PASSWORD"

enum {
	IN_SERVE = 1 << COMMAND_SERVE,
	IN_EXEC = 1 << COMMAND_EXEC,
	IN_BOTH = IN_SERVE | IN_EXEC
};

struct row {
	const char *name;
	const char *arg;	/* NULL: a flag */
	const char *help;
	int commands;
	/* value is NULL for a flag; -1 and why */
	int (*set)(struct options *o, const char *value, char why[KT_WHY]);
};

static void
replace(char **place, const char *value)
{
	free(*place);
	*place = kt_strdup(value);
}

/* A number in decimal digits alone, min to max. */
static int
number(const char *s, long min, long max, long *out)
{
	char *end;
	long v;

	if (!isdigit((unsigned char)*s))
		return -1;
	errno = 0;
	v = strtol(s, &end, 10);
	if (errno != 0 || *end != '\0' || v < min || v > max)
		return -1;
	*out = v;
	return 0;
}

static void *
grow(void *list, size_t n, size_t size)
{
	list = realloc(list, (n + 1) * size);
	if (list == NULL)
		abort();
	memset((char *)list + n * size, 0, size);
	return list;
}

static int
add_listen(struct options *o, const char *value, char why[KT_WHY])
{
	const char *host = value, *colon = strrchr(value, ':');
	size_t n;
	long port;
	struct listen_at *at;

	n = colon != NULL ? (size_t)(colon - value) : 0;
	if (n > 2 && host[0] == '[' && host[n - 1] == ']') {
		host++;
		n -= 2;
	} else if (memchr(host, ':', n) != NULL)
		n = 0;		/* an IPv6 address wants its brackets */
	if (n == 0 || n >= sizeof(at->host) ||
	    number(colon + 1, 0, 65535, &port) != 0) {
		snprintf(why, KT_WHY, "--listen wants ADDR:PORT, for example "
		    "127.0.0.1:4566 or [::1]:4566, not '%s'", value);
		return -1;
	}
	o->listen = grow(o->listen, o->n_listen, sizeof(*o->listen));
	at = &o->listen[o->n_listen++];
	memcpy(at->host, host, n);
	at->port = (int)port;
	return 0;
}

static int
set_data(struct options *o, const char *value, char why[KT_WHY])
{
	char cwd[PATH_MAX];

	free(o->data);
	o->data = NULL;
	if (value[0] == '/') {
		o->data = kt_strdup(value);
		return 0;
	}
	if (value[0] == '\0' || getcwd(cwd, sizeof(cwd)) == NULL) {
		snprintf(why, KT_WHY, "--data wants a folder");
		return -1;
	}
	o->data = kt_alloc(strlen(cwd) + strlen(value) + 2);
	sprintf(o->data, "%s/%s", cwd, value);
	return 0;
}

static int
set_memory(struct options *o, const char *value, char why[KT_WHY])
{
	(void)value;
	(void)why;
	o->memory = true;
	return 0;
}

static int
set_account(struct options *o, const char *value, char why[KT_WHY])
{
	if (strlen(value) != 12 || strspn(value, "0123456789") != 12) {
		snprintf(why, KT_WHY, "--account wants 12 digits, not '%s'",
		    value);
		return -1;
	}
	replace(&o->account, value);
	return 0;
}

static int
set_region(struct options *o, const char *value, char why[KT_WHY])
{
	size_t n = strlen(value);

	if (n < 1 || n > 64 ||
	    strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789-") != n) {
		snprintf(why, KT_WHY, "--region wants a region's name, for "
		    "example us-east-1, not '%s'", value);
		return -1;
	}
	replace(&o->region, value);
	return 0;
}

static int
set_fixture(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	replace(&o->fixture, value);
	return 0;
}

static int
set_endpoint_host(struct options *o, const char *value, char why[KT_WHY])
{
	size_t n = strlen(value);

	if (n < 1 || n > 253) {
		snprintf(why, KT_WHY, "--endpoint-host wants a host name");
		return -1;
	}
	replace(&o->endpoint_host, value);
	return 0;
}

static int
set_log_level(struct options *o, const char *value, char why[KT_WHY])
{
	if (kt_log_level_parse(value, &o->log_level))
		return 0;
	snprintf(why, KT_WHY, "--log-level is one of error, warn, info, "
	    "debug, not '%s'", value);
	return -1;
}

static int
set_log_format(struct options *o, const char *value, char why[KT_WHY])
{
	o->log_json = strcmp(value, "json") == 0;
	if (o->log_json || strcmp(value, "text") == 0)
		return 0;
	snprintf(why, KT_WHY, "--log-format is text or json, not '%s'", value);
	return -1;
}

static int
set_mysqld(struct options *o, const char *value, char why[KT_WHY])
{
	if (access(value, X_OK) != 0) {
		snprintf(why, KT_WHY, "--mysqld %s: %s", value,
		    strerror(errno));
		return -1;
	}
	replace(&o->mysqld, value);
	return 0;
}

static int
set_attach(struct options *o, const char *value, char why[KT_WHY])
{
	struct lent_url url;

	if (lent_url_parse(value, &url, why) != 0)
		return -1;
	replace(&o->attach, value);
	return 0;
}

/* The first line of a file; a password never stands on the command line. */
static int
set_attach_password(struct options *o, const char *value, char why[KT_WHY])
{
	char line[1024];
	FILE *f;
	int ok;

	if (value[0] != '@') {
		snprintf(why, KT_WHY, "--attach-password wants @FILE (or set "
		    PASSWORD_ENV ")");
		return -1;
	}
	f = fopen(value + 1, "re");
	if (f == NULL) {
		snprintf(why, KT_WHY, "--attach-password %s: %s", value,
		    strerror(errno));
		return -1;
	}
	setvbuf(f, NULL, _IONBF, 0);	/* leaves no copy behind */
	ok = fgets(line, sizeof(line), f) != NULL;
	fclose(f);
	if (ok) {
		line[strcspn(line, "\r\n")] = '\0';
		replace(&o->attach_password, line);
		kt_wipe(line, sizeof(line));
		return 0;
	}
	snprintf(why, KT_WHY, "--attach-password %s: the file is empty", value);
	return -1;
}

static const char *
strategy(const char *name)
{
	size_t i;

	for (i = 0; kt_rotator_strategies[i] != NULL; i++)
		if (strcmp(kt_rotator_strategies[i], name) == 0)
			return kt_rotator_strategies[i];
	return NULL;
}

/* Lambda's API Reference, FunctionName: [a-zA-Z0-9-_]{1,64}. */
static int
add_function(struct options *o, const char *value, char why[KT_WHY])
{
	size_t n = strspn(value, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
	const char *s = value[n] == '=' ? strategy(value + n + 1) : NULL;
	struct rotation_function *f;

	if (n < 1 || n > 64 || s == NULL) {
		size_t at, i;

		at = (size_t)snprintf(why, KT_WHY, "--rotation-function wants "
		    "NAME=STRATEGY, not '%.200s'; strategies:", value);
		for (i = 0; kt_rotator_strategies[i] != NULL && at < KT_WHY;
		    i++)
			at += (size_t)snprintf(why + at, KT_WHY - at, " %s",
			    kt_rotator_strategies[i]);
		return -1;
	}
	o->functions = grow(o->functions, o->n_functions,
	    sizeof(*o->functions));
	f = &o->functions[o->n_functions++];
	memcpy(f->name, value, n);
	f->strategy = s;
	return 0;
}

static int
set_describe_wait(struct options *o, const char *value, char why[KT_WHY])
{
	long seconds;

	if (number(value, 0, 3600, &seconds) != 0) {
		snprintf(why, KT_WHY, "--describe-wait wants seconds, 0 to "
		    "3600, not '%s'", value);
		return -1;
	}
	o->describe_wait = seconds * 1000;
	return 0;
}

static int
set_front_threads(struct options *o, const char *value, char why[KT_WHY])
{
	long threads;

	if (number(value, 1, 64, &threads) != 0) {
		snprintf(why, KT_WHY, "--front-threads wants a number, 1 to "
		    "64, not '%s'", value);
		return -1;
	}
	o->front_threads = (unsigned)threads;
	return 0;
}

static const struct row rows[] = {
	{ "listen", "ADDR:PORT", "where to listen, repeatable; port 0: any "
	    "free one\n(127.0.0.1:4566 and [::1]:4566)", IN_SERVE, add_listen },
	{ "data", "DIR", "keep everything here\n"
	    "($XDG_STATE_HOME/keyturn or ~/.local/state/keyturn)",
	    IN_SERVE, set_data },
	{ "memory", NULL, "keep nothing", IN_SERVE, set_memory },
	{ "account", "ID", "account of callers whose access key is not "
	    "12 digits\n(123456789012)", IN_BOTH, set_account },
	{ "region", "NAME", "region of requests that name none (us-east-1)",
	    IN_BOTH, set_region },
	{ "fixture", "FILE", "API calls to begin with, a JSON list", IN_BOTH,
	    set_fixture },
	{ "endpoint-host", "NAME", "where clients are told to find databases",
	    IN_BOTH, set_endpoint_host },
	{ "rotation-function", "NAME=STRATEGY", "a further Lambda function "
	    "that rotates, repeatable", IN_BOTH, add_function },
	{ "mysqld", "PATH", "the database server to run", IN_BOTH, set_mysqld },
	{ "attach", "URL", "use this server instead of running any:\n"
	    "mysql://USER@HOST[:PORT][?ssl-ca=FILE]", IN_BOTH, set_attach },
	{ "attach-password", "@FILE", "its password (or " PASSWORD_ENV ")",
	    IN_BOTH, set_attach_password },
	{ "describe-wait", "SECONDS", "how long a Describe waits for an "
	    "instance\nto settle (30)", IN_BOTH, set_describe_wait },
	{ "front-threads", "N", "threads per address that take requests\n"
	    "(one a processor)", IN_BOTH, set_front_threads },
	{ "log-level", "LEVEL", "error, warn, info or debug "
	    "(info; exec: warn)", IN_BOTH, set_log_level },
	{ "log-format", "FORMAT", "text or json (text)", IN_BOTH,
	    set_log_format },
};

static const struct row *
find_row(const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(rows); i++)
		if (strncmp(rows[i].name, name, n) == 0 &&
		    rows[i].name[n] == '\0')
			return &rows[i];
	return NULL;
}

/* Reads one option at argv[*i] and steps past it. */
static int
read_option(struct options *o, int argc, char **argv, int *i, char *why)
{
	const char *name = argv[*i] + 2, *value = strchr(name, '=');
	size_t n = value != NULL ? (size_t)(value - name) : strlen(name);
	const struct row *row = find_row(name, n);

	(*i)++;
	if (row == NULL || (row->commands & (1 << o->command)) == 0) {
		snprintf(why, KT_WHY, row == NULL ? "there is no option "
		    "--%.*s" : "--%.*s is not for this command",
		    (int)(n < 100 ? n : 100), name);
		return -1;
	}
	if (value != NULL)
		value++;
	else if (row->arg != NULL && *i < argc)
		value = argv[(*i)++];
	if ((row->arg == NULL) != (value == NULL)) {
		snprintf(why, KT_WHY, row->arg != NULL ? "--%s wants a value" :
		    "--%s takes no value", row->name);
		return -1;
	}
	return row->set(o, value, why);
}

static int
read_command(struct options *o, const char *word, char why[KT_WHY])
{
	static const struct { const char *word; enum command command; } all[] = {
		{ "serve", COMMAND_SERVE }, { "exec", COMMAND_EXEC },
		{ "help", COMMAND_HELP }, { "--help", COMMAND_HELP },
		{ "-h", COMMAND_HELP }, { "version", COMMAND_VERSION },
		{ "--version", COMMAND_VERSION }, { "-V", COMMAND_VERSION },
	};
	size_t i;

	for (i = 0; word != NULL && i < N_ELEMENTS(all); i++)
		if (strcmp(word, all[i].word) == 0) {
			o->command = all[i].command;
			return 0;
		}
	if (word == NULL)
		snprintf(why, KT_WHY, "say what to do: keyturn serve, or "
		    "keyturn exec -- COMMAND");
	else
		snprintf(why, KT_WHY, "there is no command '%.100s'", word);
	return -1;
}

static int
default_data(struct options *o, char why[KT_WHY])
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	char path[PATH_MAX];

	if (o->data != NULL && o->memory) {
		snprintf(why, KT_WHY, "--data and --memory exclude each other");
		return -1;
	}
	if (o->data != NULL || o->memory)
		return 0;
	if (state != NULL && state[0] == '/')
		snprintf(path, sizeof(path), "%s/keyturn", state);
	else if (home != NULL && home[0] == '/')
		snprintf(path, sizeof(path), "%s/.local/state/keyturn", home);
	else {
		snprintf(why, KT_WHY, "HOME is not set: say --data DIR or "
		    "--memory");
		return -1;
	}
	o->data = kt_strdup(path);
	return 0;
}

/* What was not said; only after the whole line was read. */
static int
defaults(struct options *o, char why[KT_WHY])
{
	const char *password = getenv(PASSWORD_ENV);

	if (o->attach == NULL && o->attach_password != NULL) {
		snprintf(why, KT_WHY, "--attach-password without --attach");
		return -1;
	}
	if (o->attach != NULL && o->mysqld != NULL) {
		snprintf(why, KT_WHY, "--attach and --mysqld exclude each "
		    "other");
		return -1;
	}
	if (o->attach != NULL && o->attach_password == NULL) {
		if (password == NULL) {
			snprintf(why, KT_WHY, "--attach wants a password: "
			    "--attach-password @FILE or " PASSWORD_ENV);
			return -1;
		}
		o->attach_password = kt_strdup(password);
	}
	unsetenv(PASSWORD_ENV);		/* no child shall inherit it */
	if (o->n_listen == 0) {
		o->listen_default = o->command == COMMAND_SERVE;
		if (add_listen(o, o->listen_default ? "127.0.0.1:4566" :
		    "127.0.0.1:0", why) != 0 || (o->listen_default &&
		    add_listen(o, "[::1]:4566", why) != 0))
			return -1;
	}
	return default_data(o, why);
}

/* "--help" among the options of a subcommand, before any "--". */
static bool
asks_help(int argc, char **argv)
{
	int i;

	for (i = 2; i < argc && argv[i][0] == '-' &&
	    strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return true;
	return false;
}

int
options_read(struct options *o, int argc, char **argv, char why[KT_WHY])
{
	int i = 2;

	memset(o, 0, sizeof(*o));
	if (read_command(o, argc > 1 ? argv[1] : NULL, why) != 0)
		return -1;
	if (asks_help(argc, argv))
		o->command = COMMAND_HELP;
	if (o->command == COMMAND_HELP || o->command == COMMAND_VERSION)
		return 0;
	o->memory = o->command == COMMAND_EXEC;
	o->log_level = o->memory ? KT_LOG_WARN : KT_LOG_INFO;
	o->describe_wait = 30 * 1000;
	replace(&o->account, "123456789012");
	replace(&o->region, "us-east-1");
	while (i < argc && strncmp(argv[i], "--", 2) == 0 && argv[i][2] != '\0')
		if (read_option(o, argc, argv, &i, why) != 0)
			return -1;
	if (i < argc && strcmp(argv[i], "--") == 0)
		i++;
	if (o->command == COMMAND_SERVE && i < argc) {
		snprintf(why, KT_WHY, "serve takes options only, not '%.100s'",
		    argv[i]);
		return -1;
	}
	if (o->command == COMMAND_EXEC && i >= argc) {
		snprintf(why, KT_WHY, "exec wants a command: "
		    "keyturn exec [options] -- COMMAND ...");
		return -1;
	}
	o->argv = argv + i;
	return defaults(o, why);
}

void
options_free(struct options *o)
{
	if (o->attach_password != NULL)
		kt_wipe(o->attach_password, strlen(o->attach_password));
	free(o->listen);
	free(o->data);
	free(o->account);
	free(o->region);
	free(o->fixture);
	free(o->endpoint_host);
	free(o->mysqld);
	free(o->attach);
	free(o->attach_password);
	free(o->functions);
	memset(o, 0, sizeof(*o));
}

static void
help_row(const struct row *row)
{
	char left[48];
	const char *text = row->help, *end;

	snprintf(left, sizeof(left), "--%s%s%s", row->name,
	    row->arg != NULL ? " " : "", row->arg != NULL ? row->arg : "");
	if (strlen(left) > 24) {
		printf("  %s\n", left);
		left[0] = '\0';
	}
	for (; text != NULL; text = end != NULL ? end + 1 : NULL) {
		end = strchr(text, '\n');
		printf("  %-24s %.*s\n", left, end != NULL ?
		    (int)(end - text) : (int)strlen(text), text);
		left[0] = '\0';
	}
}

static void
help_rows(const char *title, int commands)
{
	size_t i;

	printf("\n%s\n", title);
	for (i = 0; i < N_ELEMENTS(rows); i++)
		if (rows[i].commands == commands)
			help_row(&rows[i]);
}

void
options_help(void)
{
	size_t i;

	printf("usage: keyturn serve [options]\n"
	    "       keyturn exec [options] -- COMMAND [ARG ...]\n"
	    "       keyturn --help | --version\n\n"
	    "A local Secrets Manager and RDS that really rotates database "
	    "passwords.\n\n"
	    "serve   run until SIGTERM or SIGINT; one JSON line on stdout "
	    "says when ready\n"
	    "exec    run COMMAND against a private server with throwaway "
	    "data and exit\n"
	    "        with its status\n");
	help_rows("Options of serve and exec:", IN_BOTH);
	printf("\nStrategies:");
	for (i = 0; kt_rotator_strategies[i] != NULL; i++)
		printf(" %s", kt_rotator_strategies[i]);
	printf("\n");
	help_rows("Options of serve:", IN_SERVE);
	printf("\nExit status: 0; 1 the service failed; 2 a wrong command "
	    "line; exec: that of\nCOMMAND, 128+n when signal n ended it, "
	    "126 not executable, 127 not found.\n");
}
