/* The command line: the command, and what it takes besides options. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/arena.h"
#include "keyturn/clock.h"
#include "keyturn/text.h"

#include "client/client.h"
#include "command.h"
#include "habits.h"
#include "lead.h"
#include "option.h"

static int
read_command(struct options *o, const char *word, char why[KT_WHY])
{
	o->about = COMMAND_HELP;
	if (word == NULL)
		snprintf(why, KT_WHY, "say what to do: keyturn serve, or "
		    "keyturn exec -- COMMAND");
	else if (command_read(word, &o->command) != 0)
		snprintf(why, KT_WHY, "there is no command '%.100s'", word);
	else
		return 0;
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

/*
 * Out of the environment, and out of the memory where the kernel shows it to
 * whoever reads /proc/PID/environ: of us and of whom we fork.
 */
static void
take_password(struct options *o)
{
	char *password = getenv(PASSWORD_ENV);

	if (password == NULL)
		return;
	if (o->attach != NULL && o->attach_password == NULL)
		o->attach_password = kt_strdup(password);
	kt_wipe(password, strlen(password));
	unsetenv(PASSWORD_ENV);
}

/* Where databases are is said by one option. */
static int
check_fleet(const struct options *o, char why[KT_WHY])
{
	const struct {
		const char *one, *other;
		bool both;
	} rows[] = {
		{ "attach", "mysqld", o->attach != NULL && o->n_mysqld > 0 },
		{ "attach", "db-ports", o->attach != NULL &&
		    o->db_ports[0] != 0 },
		{ "attach", "containers", o->attach != NULL &&
		    o->containers != NULL },
		{ "attach", "fleet shared", o->attach != NULL && o->shared },
		{ "containers", "fleet shared", o->containers != NULL &&
		    o->shared },
		{ "containers", "mysqld", o->containers != NULL &&
		    o->n_mysqld > 0 },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(rows); i++)
		if (rows[i].both) {
			snprintf(why, KT_WHY, "--%s and --%s exclude each "
			    "other", rows[i].one, rows[i].other);
			return -1;
		}
	return 0;
}

static void
default_endpoint_host(struct options *o)
{
	const char *host = habits_endpoint_host();

	if (o->command != COMMAND_SERVE || o->endpoint_host != NULL ||
	    o->rds_names || host == NULL)
		return;
	option_replace(&o->endpoint_host, host);
	o->endpoint_host[strcspn(host, ":")] = '\0';
}

/* What was not said; only after the whole line was read. */
static int
defaults(struct options *o, char why[KT_WHY])
{
	default_endpoint_host(o);
	take_password(o);
	if (o->rds_names && o->endpoint_host != NULL) {
		snprintf(why, KT_WHY, "--endpoint-host and --rds-names or "
		    "--hosts exclude each other");
		return -1;
	}
	if (o->attach == NULL && o->attach_password != NULL) {
		snprintf(why, KT_WHY, "--attach-password without --attach");
		return -1;
	}
	if (check_fleet(o, why) != 0)
		return -1;
	if (o->attach != NULL && o->attach_password == NULL) {
		snprintf(why, KT_WHY, "--attach wants a password: "
		    "--attach-password @FILE or " PASSWORD_ENV);
		return -1;
	}
	if (o->n_listen == 0) {
		o->listen_default = o->command == COMMAND_SERVE;
		if (option_listen(o, o->listen_default ? "127.0.0.1:4566" :
		    "127.0.0.1:0", why) != 0 || (o->listen_default &&
		    option_listen(o, "[::1]:4566", why) != 0))
			return -1;
	}
	return default_data(o, why);
}

static bool
is_client(const struct options *o)
{
	return o->command != COMMAND_SERVE && o->command != COMMAND_EXEC;
}

static bool
is_option(const char *s)
{
	const char *name = kt_after(s, "--");

	return name != NULL && *name != '\0';
}

void
options_caller(struct options *o, const char *region)
{
	const char *names[] = { "AWS_DEFAULT_REGION", "AWS_REGION" };
	const char *key = getenv("AWS_ACCESS_KEY_ID"), *value;
	size_t i;

	for (i = 0; i < N_ELEMENTS(names); i++)
		if ((value = getenv(names[i])) != NULL && *value != '\0')
			region = value;
	if (o->region == NULL && region != NULL)
		option_replace(&o->region, region);
	if (o->account == NULL && key != NULL && *key != '\0')
		option_replace(&o->account, key);
}

/* Do the words make sense for that command? */
static bool
words_fit(struct options *o)
{
	switch (o->command) {
	case COMMAND_CLOCK:
		if (o->n_words == 0)
			o->words[0] = "get";
		return o->n_words <= 2 &&
		    client_knows(o->words[0], o->words[1] != NULL);
	case COMMAND_CALL:
		return o->n_words >= 2 && o->n_words <= 3;
	case COMMAND_FAULT:
		return client_fault_fits(o->words, o->n_words);
	case COMMAND_ROTATIONS:
		return o->n_words == 1 ? !o->failed :
		    o->n_words == 0 && o->last == 0;
	case COMMAND_COMPLETION:
		return o->argv != NULL || (o->n_words == 1 &&
		    command_begins(o->command, o->words[0]));
	case COMMAND_SURVIVE:
	case COMMAND_WAIT:
	case COMMAND_VERIFY:
		return o->n_words == 1;
	default:
		return o->n_words == 0;
	}
}

/* clock, call, ...: options and words in any order. */
static int
read_client(struct options *o, int argc, char **argv, char why[KT_WHY])
{
	const char *env = getenv(URL_ENV);
	int i = 2;

	o->timeout = 30 * KT_SECOND;
	if (option_url(o, env != NULL ? env : URL_DEFAULT, why) != 0)
		return -1;
	while (i < argc)
		if (is_option(argv[i])) {
			if (option_read(o, argc, argv, &i, why) != 0)
				return -1;
		} else if (o->n_words < WORDS_MAX)
			o->words[o->n_words++] = argv[i++];
		else
			break;
	if (i < argc || !words_fit(o)) {
		snprintf(why, KT_WHY, "it is: keyturn %s %s",
		    command_word(o->command), command_takes(o->command));
		return -1;
	}
	if (o->command == COMMAND_CALL)
		options_caller(o, REGION_DEFAULT);
	else if (((1 << o->command) & IN_TOLD) && o->n_words > 0)
		options_caller(o, NULL);
	return 0;
}

/* "--help" among the options of a subcommand, before any "--". */
static bool
asks_help(const struct options *o, int argc, char **argv)
{
	int i;

	for (i = 2; i < argc && (argv[i][0] == '-' || is_client(o)) &&
	    strcmp(argv[i], "--") != 0; i += 1 + option_wants_next(argv[i]))
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return true;
	return false;
}

/* "keyturn help clock", "keyturn clock --help". */
static bool
wants_help(struct options *o, int argc, char **argv)
{
	enum command about;

	if (o->command == COMMAND_HELP) {
		if (argc > 2 && command_read(argv[2], &about) == 0)
			o->about = about;
		return true;
	}
	o->about = o->command;
	if (asks_help(o, argc, argv))
		o->command = COMMAND_HELP;
	return o->command == COMMAND_HELP;
}

int
options_read(struct options *o, int argc, char **argv, char why[KT_WHY])
{
	int i = 2;

	memset(o, 0, sizeof(*o));
	if (read_command(o, argc > 1 ? argv[1] : NULL, why) != 0)
		return -1;
	if (wants_help(o, argc, argv) || o->command == COMMAND_VERSION)
		return 0;
	if (o->command == COMMAND_COMPLETION && argc > 2 &&
	    strcmp(argv[2], "--") == 0) {
		o->argv = argv + 3;
		return read_client(o, 2, argv, why);
	}
	if (is_client(o))
		return read_client(o, argc, argv, why);
	o->memory = o->command == COMMAND_EXEC;
	o->log_level = o->memory ? KT_LOG_WARN : KT_LOG_INFO;
	o->describe_wait = 30 * 1000;
	option_replace(&o->account, "123456789012");
	option_replace(&o->region, REGION_DEFAULT);
	while (i < argc && is_option(argv[i]))
		if (option_read(o, argc, argv, &i, why) != 0)
			return -1;
	if (i < argc && strcmp(argv[i], "--") == 0)
		i++;
	if (o->command == COMMAND_SERVE && i < argc) {
		snprintf(why, KT_WHY, "serve takes options only, not '%.100s'",
		    argv[i]);
		return -1;
	}
	option_lend_key(o);
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
	while (o->n_init > 0)
		free(o->init[--o->n_init]);
	free(o->init);
	free(o->endpoint_host);
	free(o->hosts);
	while (o->n_allow_host > 0)
		free(o->allow_host[--o->n_allow_host]);
	free(o->allow_host);
	while (o->n_mysqld > 0) {
		free(o->mysqld[--o->n_mysqld].name);
		free(o->mysqld[o->n_mysqld].path);
	}
	free(o->mysqld);
	free(o->containers);
	free(o->attach);
	free(o->attach_password);
	option_free_functions(o);
	option_free_keys(o);
	free(o->url);
	free(o->cache);
	free(o->shell);
	free(o->event);
	free(o->user);
	memset(o, 0, sizeof(*o));
}
