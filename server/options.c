/* The command line: the command, and what it takes besides options. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/arena.h"
#include "keyturn/function.h"

#include "client/client.h"
#include "option.h"

static int
read_command(struct options *o, const char *word, char why[KT_WHY])
{
	static const struct { const char *word; enum command command; } all[] = {
		{ "serve", COMMAND_SERVE }, { "exec", COMMAND_EXEC },
		{ "clock", COMMAND_CLOCK }, { "reset", COMMAND_RESET },
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
	return o->command == COMMAND_CLOCK || o->command == COMMAND_RESET;
}

static bool
is_option(const char *s)
{
	return strncmp(s, "--", 2) == 0 && s[2] != '\0';
}

/* clock, reset: options and words in any order. */
static int
read_client(struct options *o, int argc, char **argv, char why[KT_WHY])
{
	const char *env = getenv(URL_ENV), *words[3] = { "get", NULL, NULL };
	size_t n = 0;
	int i = 2;

	if (option_url(o, env != NULL ? env : URL_DEFAULT, why) != 0)
		return -1;
	while (i < argc)
		if (is_option(argv[i])) {
			if (option_read(o, argc, argv, &i, why) != 0)
				return -1;
		} else if (n < N_ELEMENTS(words))
			words[n++] = argv[i++];
		else
			break;
	o->verb = words[0];
	o->value = words[1];
	if (i == argc && words[2] == NULL && (o->command == COMMAND_RESET ?
	    n == 0 : client_knows(o->verb, o->value != NULL)))
		return 0;
	snprintf(why, KT_WHY, o->command == COMMAND_RESET ? "reset takes "
	    "options only" : "clock is one of: clock get, clock advance SPAN, "
	    "clock set TIME, clock freeze, clock run");
	return -1;
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

int
options_read(struct options *o, int argc, char **argv, char why[KT_WHY])
{
	int i = 2;

	memset(o, 0, sizeof(*o));
	if (read_command(o, argc > 1 ? argv[1] : NULL, why) != 0)
		return -1;
	if (asks_help(o, argc, argv))
		o->command = COMMAND_HELP;
	if (o->command == COMMAND_HELP || o->command == COMMAND_VERSION)
		return 0;
	if (is_client(o))
		return read_client(o, argc, argv, why);
	o->memory = o->command == COMMAND_EXEC;
	o->log_level = o->memory ? KT_LOG_WARN : KT_LOG_INFO;
	o->describe_wait = 30 * 1000;
	option_replace(&o->account, "123456789012");
	option_replace(&o->region, "us-east-1");
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
	while (o->n_allow_host > 0)
		free(o->allow_host[--o->n_allow_host]);
	free(o->allow_host);
	free(o->mysqld);
	free(o->attach);
	free(o->attach_password);
	free(o->functions);
	free(o->url);
	memset(o, 0, sizeof(*o));
}

void
options_help(void)
{
	size_t i;

	printf("usage: keyturn serve [options]\n"
	    "       keyturn exec [options] -- COMMAND [ARG ...]\n"
	    "       keyturn clock [get | advance SPAN | set TIME | freeze | "
	    "run] [--url URL]\n"
	    "       keyturn reset [--account ID] [--url URL]\n"
	    "       keyturn --help | --version\n\n"
	    "A local Secrets Manager and RDS that really rotates database "
	    "passwords.\n\n"
	    "serve   run until SIGTERM or SIGINT; one JSON line on stdout "
	    "says when ready\n"
	    "exec    run COMMAND against a private server with throwaway "
	    "data and exit\n"
	    "        with its status\n"
	    "clock   the time of a keyturn that serves: let it pass (31d, "
	    "1d12h, 90s), go to\n"
	    "        2027-01-01T00:00:00Z, stand, run on; prints what came "
	    "to pass\n"
	    "reset   remove its secrets and databases, of one account or of "
	    "all\n");
	option_help("Options of serve and exec:", IN_BOTH);
	printf("\nStrategies:");
	for (i = 0; kt_rotator_strategies[i] != NULL; i++)
		printf(" %s", kt_rotator_strategies[i]);
	printf("\n");
	option_help("Options of serve:", IN_SERVE);
	option_help("Option of clock and reset:", IN_CLIENTS & ~IN_RESET);
	printf("\nExit status: 0; 1 the service failed, refused or is not "
	    "there; 2 a wrong\ncommand line; exec: that of COMMAND, 128+n "
	    "when signal n ended it, 126 not\nexecutable, 127 not found.\n");
}
