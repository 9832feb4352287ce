/*
 * The parts of the program itself: options.c reads the command line (the
 * commands are command.c's table, the options option.c's), serve.c
 * wires the service together, exec.c runs one command inside it, init.c scripts
 * before that, main.c is the order of it all.
 *
 * The life of the process: main reads the options, forks the guardian while
 * there is only one thread, blocks the signals it will wait for, and only
 * then calls serving_start, which may make threads.  Threads inherit the
 * blocked signals; main alone takes them.
 */
#ifndef MAIN_H
#define MAIN_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keyturn/attr.h"
#include "keyturn/call.h"
#include "keyturn/engine.h"
#include "keyturn/function.h"
#include "keyturn/log.h"

struct dock;
struct guardian;

#ifndef PACKAGE_VERSION		/* config.h has it */
#define PACKAGE_VERSION "unknown"
#endif

/* Exit codes besides a COMMAND's own. */
enum {
	EXIT_FAILED = 1,	/* could not start or go on; call: refused */
	EXIT_USAGE = 2,		/* a wrong command line */
	EXIT_NOT_EXECUTABLE = 126,	/* exec: COMMAND is there, cannot run */
	EXIT_NOT_FOUND = 127,	/* exec: there is no such COMMAND */
	EXIT_SIGNAL = 128	/* exec: COMMAND ended by signal n: 128 + n */
};

enum command {
	COMMAND_SERVE, COMMAND_EXEC, COMMAND_CLOCK, COMMAND_CALL,
	COMMAND_RESET, COMMAND_SURVIVE, COMMAND_FAULT, COMMAND_HEALTH,
	COMMAND_ROTATIONS, COMMAND_WAIT, COMMAND_VERIFY, COMMAND_COMPLETION,
	COMMAND_ENV, COMMAND_STATUS, COMMAND_TRAIL,
	COMMAND_OPEN, COMMAND_HELP, COMMAND_VERSION
};

#define WORDS_MAX 16		/* fault: add NAME=VALUE ... */

struct listen_at {
	char host[64];		/* "127.0.0.1", "::1", "localhost" */
	int port;		/* 0: any free one */
};

struct rotation_function {
	const char *name;	/* FunctionName */
	const char *strategy;	/* one of kt_rotator_strategy */
	struct kt_setting *settings;
	size_t n_settings;
	char *text;		/* where the strings lie */
};

/*
 * What the command line and the environment asked for.  Strings live until
 * options_free; those not given are NULL unless a default is named.
 */
struct options {
	enum command command;
	enum command about;	/* what --help is asked about, or HELP: all */
	struct listen_at *listen;	/* 127.0.0.1:4566 and [::1]:4566 */
	size_t n_listen;
	bool listen_default;	/* none was asked for: [::1] may be missing */
	char *data;		/* set unless memory: an absolute path */
	bool memory;		/* nothing outlives the process; always in exec */
	bool until_eof;		/* serve: standard input's end is ours */
	char *account;		/* "123456789012"; reset: NULL, all */
	char *region;		/* "us-east-1" */
	char *fixture;
	char **init;		/* folders of scripts, by their real paths */
	size_t n_init;
	char *endpoint_host;
	bool rds_names;		/* databases have names of RDS's form */
	char *hosts;		/* a file by which they resolve, or NULL */
	int db_ports[2];	/* first and last; 0: any */
	char **allow_host;	/* names in a Host header that are ours */
	size_t n_allow_host;
	enum kt_log_level log_level;	/* info; exec: warn */
	bool log_json;
	struct mysqld {
		char *name;	/* or NULL: no others are looked for */
		char *path;
	} *mysqld;
	size_t n_mysqld;
	bool engine_strict;
	bool shared;		/* instances share servers: --fleet shared */
	bool no_trail;		/* --trail off */
	struct dock *containers;	/* an engine; fleet/dock_url.c reads it */
	char *attach;		/* a URL; fleet/lent_url.c says how it is read */
	char *attach_password;	/* from its file or KEYTURN_ATTACH_PASSWORD */
	struct kt_access_key *root_keys;	/* their strings are ours */
	size_t n_root_keys;
	enum kt_iam iam;
	bool root_key_made;	/* strict, and none was given: the first is it */
	struct rotation_function *functions;	/* declared, not the built-in */
	size_t n_functions;
	int64_t describe_wait;	/* ms; 30 s */
	unsigned front_threads;	/* per address; 0: one a processor */
	char **argv;		/* exec: COMMAND and its arguments; completion:
				 * a line as it is typed; borrowed */
	char *url;		/* clock, call, ...: where keyturn is */
	char *cache;		/* survive: "60s" */
	int sessions;		/* the same; 0: not given */
	bool json;
	int last;		/* rotations: so many; 0: not given */
	bool failed;		/* rotations without SECRET, trail: just those */
	bool follow;		/* trail: on and on */
	char *event, *user;	/* trail: just those; or NULL */
	char *shell;		/* env: one of env_shells, or NULL */
	int64_t timeout;	/* wait: milliseconds; 30 s */
	const char *words[WORDS_MAX];	/* clock: "advance", "31d"; borrowed */
	size_t n_words;
};

/* What COMMAND, and the scripts of --init, sign with. */
struct kt_access_key option_lent_key(const struct options *o);

/*
 * Reads argv (argv[0] is skipped) and what the environment adds.  0, or -1
 * with one line in why.  Either way end with options_free.
 */
int options_read(struct options *o, int argc, char **argv, char why[KT_WHY])
    KT_MUSTCHECK;
void options_free(struct options *o);	/* wipes the password */

/* The service, running: serve.c. */
struct serving;

/*
 * Opens the store, brings back the databases, listens, begins the fixture.  0,
 * or -1 with the reason logged and nothing left running.  Neither o nor g is
 * owned; both outlive *out.
 */
int serving_start(const struct options *o, struct guardian *g,
    struct serving **out) KT_MUSTCHECK;

/*
 * Whether the fixture has been run, which takes as long as its databases, and
 * the scripts of --init after it.  FAILED: there is nothing to go on with; a
 * script that failed is that to exec alone.
 */
enum serving_state { SERVING_PREPARING, SERVING_READY, SERVING_FAILED };
enum serving_state serving_state(const struct serving *s);

/* "http://127.0.0.1:4566": the first listener with its real port. */
const char *serving_url(const struct serving *s);

/* What verifies the databases' certificates: an absolute path, or NULL. */
const char *serving_ca(const struct serving *s);
/* COMMAND's own hosts file, or NULL. */
const char *serving_hosts(const struct serving *s);

/* Finishes requests in flight, stops the databases; leaves NULL. */
void serving_stop(struct serving **s);

/*
 * Runs o->argv with an environment that leads to the service and away from
 * AWS; those in taken are received here and passed on.  Returns what
 * keyturn shall exit with.
 */
int exec_run(const struct options *o, struct guardian *g,
    const struct serving *s, const sigset_t *taken);

#endif
