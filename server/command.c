/* See command.h. */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "keyturn/function.h"

#include "option.h"

static const struct command_row rows[] = {
	{ "serve", COMMAND_SERVE, "[OPTION ...]",
	    "run until SIGTERM or SIGINT",
	    "One JSON line on stdout says when it is ready, and where. Then "
	    "point your SDK to\nit by AWS_ENDPOINT_URL.\n" },
	{ "exec", COMMAND_EXEC, "[OPTION ...] -- COMMAND [ARG ...]",
	    "run COMMAND against a private server with throwaway data",
	    "COMMAND finds it by AWS_ENDPOINT_URL, KEYTURN_URL and KEYTURN_CA; "
	    "what could\nlead to real AWS is taken away from it. Nothing "
	    "is left when it has ended.\n\nExit status: that of COMMAND; "
	    "128+n when signal n ended it, 126 it cannot be\nexecuted, 127 "
	    "it is not found.\n" },
	{ "clock", COMMAND_CLOCK,
	    "[get | advance SPAN | set TIME | freeze | run] [OPTION ...]",
	    "what time it is for a keyturn that serves; let time pass",
	    "get      the time, and whether it stands (also without a word)\n"
	    "advance  let 31d, 1d12h or 90s pass, and what falls due in them "
	    "happen\n"
	    "set      go to 2027-01-01T00:00:00Z in the same way; never back\n"
	    "freeze   stand still\n"
	    "run      run on from there\n\n"
	    "What came to pass is printed, a line each, and the time last.\n",
	    { "get advance set freeze run" } },
	{ "call", COMMAND_CALL, "SERVICE OPERATION [JSON] [OPTION ...]",
	    "one operation of AWS's API, by a keyturn that serves",
	    "keyturn call secretsmanager GetSecretValue "
	    "'{\"SecretId\":\"demo/app\"}'\n\n"
	    "The input is an object in the SDK's member names; '-' is what "
	    "stdin has, none is\n{}. The answer is JSON whatever the "
	    "service speaks. A refusal goes to stderr,\ncode and text, and "
	    "the exit status is 1.\n",
	    { "SERVICE", "OPERATION" } },
	{ "survive", COMMAND_SURVIVE, "SECRET [OPTION ...]",
	    "rotate a secret, and tell what an application sees of it",
	    "It holds sessions, and logs in before the rotation, after each "
	    "of its steps and\nwhen it is over: with the value that it reads "
	    "for this login, and with one that\nit read just before AWSCURRENT "
	    "moved and keeps for as long as its cache lets it.\n\n"
	    "Exit status: 0 nothing was refused or lost; 1 something was, or "
	    "it did not\nrotate; 2 a wrong command line.\n",
	    { "SECRET" } },
	{ "fault", COMMAND_FAULT,
	    "[list | add NAME=VALUE ... | clear [ID]] [OPTION ...]",
	    "break a rotation, a database or the API on purpose",
	    "keyturn fault add point=set.sql.after action=kill "
	    "secret=demo/app\n"
	    "keyturn fault add service=secretsmanager action=throttle "
	    "times=2\n"
	    "keyturn fault add database=mydb action=refuse times=always\n\n"
	    "point     {create,set,set.sql,test,finish}.{before,after} of a rotation:\n"
	    "          fail, hang, wait, kill (keyturn), kill-database or drop "
	    "(its sessions)\n"
	    "secret    whose rotation, by name or ARN (all)\n"
	    "database  a DB instance or cluster, or HOST:PORT; refuse, close "
	    "or wait for\n"
	    "          keyturn's own logins; kill-database or drop at once\n"
	    "service   of AWS, * for all, with operation=NAME (all); "
	    "throttle, internal,\n"
	    "          error (code=NAME, status=N, message=TEXT), close or "
	    "wait\n"
	    "delay     before it: 2s (or delay_ms=1500); wait does nothing "
	    "else\n"
	    "times     how often, or always (1); share=0.1 of what it fits, "
	    "by seed=N\n",
	    { "list add clear", "NAME=VALUE ..." } },
	{ "rotations", COMMAND_ROTATIONS, "[SECRET [--last N] | --failed] "
	    "[OPTION ...]",
	    "what the rotations of a secret did, and why they failed",
	    "SECRET is a name or an ARN. The newest comes first, each with its "
	    "attempts,\ntheir steps, what the function called, what it said to "
	    "databases (<secret>\nstands for one), and the staging labels "
	    "before and after.\n\n"
	    "Without SECRET: the last rotation of every secret, a line each "
	    "with its reason,\njust of --account and --region where they are "
	    "given.\n",
	    { "SECRET" } },
	{ "wait", COMMAND_WAIT, "SECRET [OPTION ...]",
	    "until the rotation of a secret that is under way has ended",
	    "Answers at once what the last one came to when none is under way. "
	    "An attempt\nthat failed counts as failed, though it will be tried "
	    "again.\n\n"
	    "Exit status: 0 it succeeded, 1 it failed, and stderr says why; 124 "
	    "it had not\nended by then.\n",
	    { "SECRET" } },
	{ "verify", COMMAND_VERIFY, "SECRET [OPTION ...]",
	    "which values of a secret log in to its database, and as whom",
	    "AWSCURRENT, AWSPREVIOUS and AWSPENDING are tried, by one login "
	    "each, which\ncounts where a server counts those that fail "
	    "(FAILED_LOGIN_ATTEMPTS).\n\n"
	    "Exit status: 0 when AWSCURRENT logs in, else 1.\n",
	    { "SECRET" } },
	{ "reset", COMMAND_RESET, "[OPTION ...]",
	    "remove all that is in a keyturn that serves",
	    "Secrets, databases, identities, keys and the trail, of all "
	    "accounts or of one;\nreturns when they are gone.\n" },
	{ "env", COMMAND_ENV, "[OPTION ...]",
	    "lines by which a shell comes to a keyturn that serves",
	    "bash, zsh, sh  eval \"$(keyturn env)\"\n"
	    "fish           keyturn env | source\n"
	    "PowerShell     keyturn env --shell powershell | "
	    "Out-String | Invoke-Expression\n"
	    "a file         keyturn env --shell dotenv >.env\n\n"
	    "They set what exec sets, the endpoint, credentials and a region, and "
	    "unset what is\nset here and could lead to real AWS.\n" },
	{ "status", COMMAND_STATUS, "[OPTION ...]",
	    "what a keyturn that serves has, for people",
	    "Where it is, what time it has, how many rotations failed, and "
	    "which databases\nrun at which port.\n" },
	{ "trail", COMMAND_TRAIL, "[OPTION ...]",
	    "who called what, and what came of it: the audit trail",
	    "The last records, of every account and region unless one is "
	    "given, a line each:\ntime, account, who called, what, on which "
	    "resource, and why it failed. With --json\nas CloudTrail's own "
	    "records.\n" },
	{ "open", COMMAND_OPEN, "[OPTION ...]",
	    "the page of a keyturn that serves, in a browser",
	    "By $BROWSER, or else xdg-open. Where there is neither, or no "
	    "display, the URL of\nthe page is printed.\n" },
	{ "health", COMMAND_HEALTH, "[OPTION ...]",
	    "whether a keyturn serves, in one line of JSON",
	    "Exits with 1 if none does, or its fixture or scripts are not done "
	    "yet.\n" },
	{ "completion", COMMAND_COMPLETION, "bash | zsh",
	    "a script that completes keyturn's lines in that shell",
	    "In ~/.bashrc:  source <(keyturn completion bash)\n"
	    "In ~/.zshrc:   source <(keyturn completion zsh), below compinit\n"
	    "\n`make install` and the packages put it where shells look by "
	    "themselves. Names of\nsecrets are those of the keyturn that "
	    "--url or KEYTURN_URL names.\n", { "bash zsh" } },
	{ "help", COMMAND_HELP, "[COMMAND]", NULL, NULL, { "COMMAND" } },
	{ "--help", COMMAND_HELP, NULL, NULL, NULL },
	{ "-h", COMMAND_HELP, NULL, NULL, NULL },
	{ "version", COMMAND_VERSION, NULL, NULL, NULL },
	{ "--version", COMMAND_VERSION, NULL, NULL, NULL },
	{ "-V", COMMAND_VERSION, NULL, NULL, NULL },
};

int
command_read(const char *word, enum command *out)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].word, word) == 0) {
			*out = rows[i].command;
			return 0;
		}
	return -1;
}

const struct command_row *
command_row(enum command command)
{
	const struct command_row *r = rows;

	while (r->command != command)
		r++;
	return r;
}

const struct command_row *
command_at(size_t i)
{
	return i < N_ELEMENTS(rows) ? &rows[i] : NULL;
}

const char *
command_word(enum command command)
{
	return command_row(command)->word;
}

bool
command_begins(enum command command, const char *word)
{
	const char *words = command_row(command)->words[0];
	size_t n = strlen(word);

	for (; words != NULL; words = strchr(words, ' ')) {
		words += *words == ' ';
		if (strncmp(words, word, n) == 0 &&
		    strchr(" ", words[n]) != NULL)
			return true;
	}
	return false;
}

const char *
command_takes(enum command command)
{
	return command_row(command)->takes;
}

static const struct { const char *status, *means; } exits[] = {
	{ "0", "it was done; exec: COMMAND's own status, this or another" },
	{ "1", "keyturn failed, refused, or is not there" },
	{ "2", "a wrong command line" },
	{ "124", "wait: the rotation had not ended by then" },
	{ "126", "exec: COMMAND cannot be executed" },
	{ "127", "exec: COMMAND is not found" },
	{ "128+n", "exec: signal n ended COMMAND; serve: SIGHUP or SIGQUIT did" },
};

static void
help_all(void)
{
	size_t i;

	printf("usage: keyturn COMMAND [ARG ...]\n\n"
	    "A local Secrets Manager and RDS that really rotates database "
	    "passwords.\n\n");
	for (i = 0; i < N_ELEMENTS(rows); i++)
		if (rows[i].brief != NULL)
			printf("  %-10s %s\n", rows[i].word, rows[i].brief);
	printf("  %-10s which keyturn this is\n\n"
	    "keyturn COMMAND --help says what it takes.\n\n"
	    "Exit status:\n", "version");
	for (i = 0; i < N_ELEMENTS(exits); i++)
		printf("  %-6s %s\n", exits[i].status, exits[i].means);
}

/* Three a line. */
static void
help_words(const char *title, const char *(*word)(size_t i))
{
	size_t i;

	printf("%s:", title);
	for (i = 0; word(i) != NULL; i++)
		printf("%s%s", i % 3 == 0 ? "\n  " : " ", word(i));
	printf("\n");
}

void
command_help(enum command about)
{
	const struct command_row *r = command_row(about);

	if (r->brief == NULL) {
		help_all();
		return;
	}
	printf("usage: keyturn %s %s\n\nkeyturn %s: %s.\n%s%s%s",
	    r->word, r->takes, r->word, r->brief,
	    r->more[0] != '\0' ? "\n" : "", r->more,
	    option_at(about, 0) != NULL ? "\nOptions:\n" : "");
	option_help(about);
	if (about != COMMAND_SERVE && about != COMMAND_EXEC)
		return;
	help_words("\nStrategies", kt_rotator_strategy);
	help_words("Settings, in values of which a comma is written twice",
	    kt_rotator_setting);
}
