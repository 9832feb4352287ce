/*
 * The options: one row each, which parsing, --help and the complaint about an
 * option that does not belong to the command come from.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"
#include "keyturn/text.h"

#include "env.h"
#include "option.h"

static void *
grow(void *list, size_t n, size_t size)
{
	list = realloc(list, (n + 1) * size);
	if (list == NULL)
		abort();
	memset((char *)list + n * size, 0, size);
	return list;
}

int
option_listen(struct options *o, const char *value, char why[KT_WHY])
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
	    option_number(colon + 1, 0, 65535, &port) != 0) {
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
set_until_eof(struct options *o, const char *value, char why[KT_WHY])
{
	(void)value;
	(void)why;
	o->until_eof = true;
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
	option_replace(&o->account, value);
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
	option_replace(&o->region, value);
	return 0;
}

static int
set_fixture(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	option_replace(&o->fixture, value);
	return 0;
}

/* A folder; what is in it is looked at when keyturn starts. */
static int
add_init(struct options *o, const char *value, char why[KT_WHY])
{
	char *path = realpath(value, NULL);

	if (path == NULL) {
		snprintf(why, KT_WHY, "--init %.200s: %s", value,
		    strerror(errno));
		return -1;
	}
	o->init = grow(o->init, o->n_init, sizeof(*o->init));
	o->init[o->n_init++] = path;
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
	option_replace(&o->endpoint_host, value);
	return 0;
}

static int
set_rds_names(struct options *o, const char *value, char why[KT_WHY])
{
	(void)value;
	(void)why;
	o->rds_names = true;
	return 0;
}

static int
set_hosts(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	o->rds_names = true;
	option_replace(&o->hosts, value);
	return 0;
}

static int
set_db_ports(struct options *o, const char *value, char why[KT_WHY])
{
	const char *dash = strchr(value, '-');
	char first[8] = "";
	long from, to;

	if (dash != NULL && (size_t)(dash - value) < sizeof(first))
		memcpy(first, value, (size_t)(dash - value));
	if (dash == NULL || option_number(first, 1, 65535, &from) != 0 ||
	    option_number(dash + 1, from, 65535, &to) != 0) {
		snprintf(why, KT_WHY, "--db-ports wants FIRST-LAST, for example "
		    "13300-13399, not '%.100s'", value);
		return -1;
	}
	o->db_ports[0] = (int)from;
	o->db_ports[1] = (int)to;
	return 0;
}

#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyz" \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."

/* As a Host header has it, but without the port. */
static int
add_allow_host(struct options *o, const char *value, char why[KT_WHY])
{
	size_t n = strspn(value, NAME_CHARACTERS);

	if (n < 1 || n > 253 || value[n] != '\0') {
		snprintf(why, KT_WHY, "--allow-host wants a host's name, for "
		    "example keyturn, without port, not '%.200s'", value);
		return -1;
	}
	o->allow_host = grow(o->allow_host, o->n_allow_host,
	    sizeof(*o->allow_host));
	option_replace(&o->allow_host[o->n_allow_host++], value);
	return 0;
}

static int
set_log_level(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	return kt_log_level_parse(value, &o->log_level) ? 0 : -1;
}

static int
set_log_format(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	o->log_json = strcmp(value, "json") == 0;
	return 0;
}

/* PATH, of which the last counts, or NAME=PATH; a name has no slash. */
static int
add_mysqld(struct options *o, const char *value, char why[KT_WHY])
{
	size_t n = strcspn(value, "=/"), i = 0;
	const char *path = value[n] == '=' ? value + n + 1 : value;
	struct mysqld *m;

	if (path != value && (n < 1 || n > 32 ||
	    strspn(value, NAME_CHARACTERS) != n)) {
		snprintf(why, KT_WHY, "--mysqld wants PATH or NAME=PATH, for "
		    "example 8.0=/opt/mysql-8.0/bin/mysqld, not '%.200s'",
		    value);
		return -1;
	}
	if (access(path, X_OK) != 0) {
		snprintf(why, KT_WHY, "--mysqld %.200s: %s", path,
		    strerror(errno));
		return -1;
	}
	while (i < o->n_mysqld && (path != value || o->mysqld[i].name != NULL))
		i++;
	if (i == o->n_mysqld)
		o->mysqld = grow(o->mysqld, o->n_mysqld++, sizeof(*o->mysqld));
	m = &o->mysqld[i];
	option_replace(&m->path, path);
	if (path != value) {
		m->name = kt_strdup(value);
		m->name[n] = '\0';
	}
	return 0;
}

static int
set_engine_strict(struct options *o, const char *value, char why[KT_WHY])
{
	(void)value;
	(void)why;
	o->engine_strict = true;
	return 0;
}

static int
set_fleet(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	o->shared = strcmp(value, "shared") == 0;
	return 0;
}

static int
set_trail(struct options *o, const char *value, char why[KT_WHY])
{
	(void)why;
	o->no_trail = strcmp(value, "off") == 0;
	return 0;
}

static int
add_function(struct options *o, const char *value, char why[KT_WHY])
{
	o->functions = grow(o->functions, o->n_functions,
	    sizeof(*o->functions));
	o->n_functions++;
	return option_function(o, value, why);
}

static int
set_describe_wait(struct options *o, const char *value, char why[KT_WHY])
{
	long seconds;

	if (option_number(value, 0, 3600, &seconds) != 0) {
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

	if (option_number(value, 1, 64, &threads) != 0) {
		snprintf(why, KT_WHY, "--front-threads wants a number, 1 to "
		    "64, not '%s'", value);
		return -1;
	}
	o->front_threads = (unsigned)threads;
	return 0;
}

#define VALUES(...) (const char *const []){ __VA_ARGS__, NULL }

static const struct option rows[] = {
	{ "listen", "ADDR:PORT", "where to listen, repeatable; port 0: any "
	    "free one\n(127.0.0.1:4566 and [::1]:4566)", IN_SERVE, option_listen },
	{ "allow-host", "NAME", "a name that clients may ask for it by, "
	    "repeatable\n(localhost, the addresses it listens on)", IN_BOTH,
	    add_allow_host },
	{ "data", "DIR", "keep everything here\n"
	    "($XDG_STATE_HOME/keyturn or ~/.local/state/keyturn)",
	    IN_SERVE, set_data },
	{ "memory", NULL, "keep nothing", IN_SERVE, set_memory },
	{ "until-eof", NULL, "end when standard input does: whoever holds the\n"
	    "other end of that pipe may be killed", IN_SERVE, set_until_eof },
	{ "account", "ID", "account of callers whose access key is not "
	    "12 digits\n(123456789012)", IN_BOTH, set_account },
	{ "account", "ID", "of this account alone (all)", IN_RESET,
	    set_account },
	{ "account", "ID", "call as this account ($AWS_ACCESS_KEY_ID\nif that is 12 "
	    "digits, else the server's)", IN_CALL, set_account },
	{ "region", "NAME", "region of requests that name none (us-east-1)",
	    IN_BOTH, set_region },
	{ "region", "NAME", "call in this region\n($AWS_REGION, "
	    "$AWS_DEFAULT_REGION, us-east-1)", IN_CALL, set_region },
	{ "shell", "SHELL", "what the lines are for: bash, zsh, sh, fish,\n"
	    "powershell, dotenv or json (of $SHELL, else bash)", IN_ENV,
	    option_shell, env_shells },
	{ "account", "ID", "the account that they lead to, 12 digits\n"
	    "(the server's)", IN_ENV, set_account },
	{ "region", "NAME", "the region (the server's)", IN_ENV, set_region },
	{ "account", "ID", "whose secret it is ($AWS_ACCESS_KEY_ID\nif that is 12 "
	    "digits, else the server's)", IN_TOLD, set_account },
	{ "region", "NAME", "where the secret is\n($AWS_REGION, "
	    "$AWS_DEFAULT_REGION, the server's)", IN_TOLD, set_region },
	{ "last", "N", "of SECRET: how many rotations, 1 to 100 (10)",
	    IN_ROTATIONS, option_last },
	{ "account", "ID", "of this account alone (all)", IN_TRAIL,
	    set_account },
	{ "region", "NAME", "of this region alone (all)", IN_TRAIL,
	    set_region },
	{ "event", "NAME", "just these: GetSecretValue, RotationFailed",
	    IN_TRAIL, option_event },
	{ "user", "NAME", "just what this user or session called; or root",
	    IN_TRAIL, option_user },
	{ "failed", NULL, "just what failed", IN_TRAIL, option_failed },
	{ "last", "N", "how many, 1 to 1000 (50)", IN_TRAIL, option_last },
	{ "follow", NULL, "go on with what comes, until Ctrl-C", IN_TRAIL,
	    option_follow },
	{ "failed", NULL, "without SECRET: just those that failed",
	    IN_ROTATIONS, option_failed },
	{ "timeout", "SPAN", "how long at most, up to 1h (30s)", IN_WAIT,
	    option_timeout },
	{ "fixture", "FILE", "API calls to begin with, a JSON list", IN_BOTH,
	    set_fixture },
	{ "init", "DIR", "folder of scripts to run after it, .sh and .py,\n"
	    "repeatable", IN_BOTH, add_init, NULL },
	{ "endpoint-host", "NAME", "where clients are told to find databases",
	    IN_BOTH, set_endpoint_host },
	{ "rds-names", NULL, "databases have names like RDS's; exec: COMMAND "
	    "finds\nthem by them", IN_BOTH, set_rds_names },
	{ "hosts", "FILE", "the same, and they stand in this hosts file for\n"
	    "as long as keyturn runs: /etc/hosts, say", IN_BOTH, set_hosts },
	{ "db-ports", "FIRST-LAST", "ports for databases, one each, all at one\n"
	    "address: this machine's if --listen is on the network\n"
	    "(3306, each at a loopback address of its own)", IN_BOTH,
	    set_db_ports },
	{ "rotation-function", "NAME=STRATEGY[,S=V...]", "a Lambda "
	    "function that rotates, with its\nsettings; a further one, or one "
	    "of AWS's names,\nrepeatable", IN_BOTH, add_function },
	{ "mysqld", "PATH", "the one database server to run;\n"
	    "NAME=PATH, repeatable: one more than is found", IN_BOTH,
	    add_mysqld },
	{ "engine-strict", NULL, "refuse an engine or major version that is not\n"
	    "there, instead of running another", IN_BOTH, set_engine_strict },
	{ "fleet", "KIND", "own: a server for each database; shared: one for "
	    "all\nof a kind, each with a master user and a schema of\n"
	    "its own (own)", IN_BOTH, set_fleet,
	    VALUES("own", "shared") },
	{ "containers", "URL", "run databases in containers of this engine:\n"
	    "unix:///PATH or tcp://HOST[:PORT][?certs=FOLDER]", IN_BOTH,
	    option_containers },
	{ "attach", "URL", "use this server instead of running any:\n"
	    "mysql://USER@HOST[:PORT][?ssl-ca=FILE]", IN_BOTH, option_attach },
	{ "attach-password", "@FILE", "its password (or " PASSWORD_ENV ")",
	    IN_BOTH, option_attach_password },
	{ "root-key", "ID=@FILE", "an access key of the account's root and its "
	    "secret,\nrepeatable: what it signs is checked",
	    IN_BOTH, option_root_key },
	{ "trail", "on|off", "whether calls are recorded, for keyturn trail and\n"
	    "CloudTrail (on)", IN_BOTH, set_trail, VALUES("on", "off") },
	{ "iam", "HOW", "on: who has credentials of keyturn's is held to them,\n"
	    "any others are root; strict: there are no others;\noff: everybody "
	    "may everything, and no signature is\nchecked (on)", IN_BOTH,
	    option_iam, kt_iam_names },
	{ "describe-wait", "SECONDS", "how long a Describe waits for an "
	    "instance\nto settle (30)", IN_BOTH, set_describe_wait },
	{ "front-threads", "N", "threads per address that take requests\n"
	    "(one a processor)", IN_BOTH, set_front_threads },
	{ "log-level", "LEVEL", "error, warn, info or debug "
	    "(info; exec: warn)", IN_BOTH, set_log_level,
	    VALUES("error", "warn", "info", "debug") },
	{ "log-format", "FORMAT", "text or json (text)", IN_BOTH,
	    set_log_format, VALUES("text", "json") },
	{ "cache", "SPAN", "how long the application keeps a value, up to 1d; "
	    "0s:\nit reads it for each login (60s)", IN_SURVIVE, option_cache },
	{ "sessions", "N", "how many it holds meanwhile, 1 to 128 (8)",
	    IN_SURVIVE, option_sessions },
	{ "json", NULL, "what is answered as JSON, in one line",
	    IN_SURVIVE | IN_FAULT | IN_ROTATIONS | IN_VERIFY | IN_STATUS |
	    IN_TRAIL,
	    option_json },
	{ "url", "URL", "where keyturn serves\n($" URL_ENV " or "
	    URL_DEFAULT ")", IN_CLIENTS, option_url },
};

const struct option *
option_find(enum command command, const char *name, size_t n)
{
	const struct option *found = NULL;
	size_t i;

	for (i = 0; i < N_ELEMENTS(rows); i++) {
		if (strncmp(rows[i].name, name, n) != 0 ||
		    rows[i].name[n] != '\0')
			continue;
		found = &rows[i];
		if (found->commands & (1 << command))
			break;
	}
	return found;
}

/* "own or shared", for a complaint. */
static const char *
listed(const char *const *values, char out[KT_WHY])
{
	size_t i, n = 0;

	for (i = 0; values[i] != NULL; i++)
		n += (size_t)snprintf(out + n, KT_WHY - n, "%s%s", i == 0 ? "" :
		    values[i + 1] == NULL ? " or " : ", ", values[i]);
	return out;
}

/* One of those that the row names, if it names any? */
static int
check_value(const struct option *row, const char *value, char why[KT_WHY])
{
	const char *const *v = row->values;
	char all[KT_WHY];

	while (v != NULL && *v != NULL && strcmp(*v, value) != 0)
		v++;
	if (v == NULL || *v != NULL)
		return 0;
	snprintf(why, KT_WHY, "--%s is %.200s, not '%.100s'", row->name,
	    listed(row->values, all), value);
	return -1;
}

int
option_read(struct options *o, int argc, char **argv, int *i, char why[KT_WHY])
{
	const char *name = argv[*i] + 2, *value = strchr(name, '=');
	size_t n = value != NULL ? (size_t)(value - name) : strlen(name);
	const struct option *row = option_find(o->command, name, n);

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
	return check_value(row, value, why) != 0 ? -1 :
	    row->set(o, value, why);
}

bool
option_wants_next(const char *arg)
{
	const char *name = kt_after(arg, "--");
	const struct option *row = name == NULL ? NULL :
	    option_find(COMMAND_HELP, name, strlen(name));

	return row != NULL && row->arg != NULL;
}

static void
help_row(const struct option *row)
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

const struct option *
option_at(enum command command, size_t i)
{
	const struct option *row = rows;

	for (; row < rows + N_ELEMENTS(rows); row++)
		if ((row->commands & (1 << command)) && i-- == 0)
			return row;
	return NULL;
}

void
option_help(enum command command)
{
	const struct option *row;
	size_t i;

	for (i = 0; (row = option_at(command, i)) != NULL; i++)
		help_row(row);
}
