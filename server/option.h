/* The options, for options.c: option.c has their table. */
#ifndef OPTION_H
#define OPTION_H

#include "main.h"

#define PASSWORD_ENV "KEYTURN_ATTACH_PASSWORD"
#define URL_ENV "KEYTURN_URL"
#define REGION_DEFAULT "us-east-1"
#define URL_DEFAULT "http://127.0.0.1:4566"

/* Which commands an option is for. */
enum {
	IN_SERVE = 1 << COMMAND_SERVE,
	IN_EXEC = 1 << COMMAND_EXEC,
	IN_BOTH = IN_SERVE | IN_EXEC,
	IN_CALL = 1 << COMMAND_CALL,
	IN_RESET = 1 << COMMAND_RESET,
	IN_SURVIVE = 1 << COMMAND_SURVIVE,
	IN_FAULT = 1 << COMMAND_FAULT,
	IN_ROTATIONS = 1 << COMMAND_ROTATIONS,
	IN_WAIT = 1 << COMMAND_WAIT,
	IN_VERIFY = 1 << COMMAND_VERIFY,
	IN_ENV = 1 << COMMAND_ENV,
	IN_STATUS = 1 << COMMAND_STATUS,
	IN_TRAIL = 1 << COMMAND_TRAIL,
	IN_TOLD = IN_SURVIVE | IN_ROTATIONS | IN_WAIT | IN_VERIFY,
	IN_CLIENTS = 1 << COMMAND_CLOCK | IN_CALL | IN_RESET | IN_FAULT |
	    IN_TOLD | 1 << COMMAND_HEALTH | IN_ENV | IN_STATUS |
	    IN_TRAIL |
	    1 << COMMAND_OPEN
};

struct option {
	const char *name;
	const char *arg;	/* NULL: a flag */
	const char *help;
	int commands;
	/* value is NULL for a flag; -1 and why */
	int (*set)(struct options *o, const char *value, char why[KT_WHY]);
	const char *const *values;	/* it is one of these; NULL: any */
};

/* That command's option of this name, else another's, else NULL. */
const struct option *option_find(enum command command, const char *name,
    size_t n);
/* The i-th of a command, or NULL. */
const struct option *option_at(enum command command, size_t i);

/* Reads the option at argv[*i], for o->command, and steps past it; -1 and why. */
int option_read(struct options *o, int argc, char **argv, int *i,
    char why[KT_WHY]) KT_MUSTCHECK;

/* Is arg an option whose value is the next argument? */
bool option_wants_next(const char *arg);

/* The rows of that command's --help. */
void option_help(enum command command);

/* What an option does when nobody gave it. */
int option_listen(struct options *o, const char *value, char why[KT_WHY]);

/* options.c: who asks, unless options said so: as an SDK would know it. */
void options_caller(struct options *o, const char *region);

/* option_value.c */
void option_replace(char **place, const char *value);
/* A number in decimal digits alone, min to max; else -1. */
int option_number(const char *s, long min, long max, long *out) KT_MUSTCHECK;

/* option_client.c: of who asks a keyturn elsewhere; -1 and why. */
int option_cache(struct options *o, const char *value, char why[KT_WHY]);
int option_sessions(struct options *o, const char *value, char why[KT_WHY]);
int option_last(struct options *o, const char *value, char why[KT_WHY]);
int option_timeout(struct options *o, const char *value, char why[KT_WHY]);
int option_event(struct options *o, const char *value, char why[KT_WHY]);
int option_user(struct options *o, const char *value, char why[KT_WHY]);
int option_follow(struct options *o, const char *value, char why[KT_WHY]);
int option_failed(struct options *o, const char *value, char why[KT_WHY]);
int option_shell(struct options *o, const char *value, char why[KT_WHY]);
int option_json(struct options *o, const char *value, char why[KT_WHY]);
int option_url(struct options *o, const char *value, char why[KT_WHY]);

/* option_attach.c: a server that is lent, or an engine; -1 and why. */
int option_containers(struct options *o, const char *value, char why[KT_WHY]);
int option_attach(struct options *o, const char *value, char why[KT_WHY]);
int option_attach_password(struct options *o, const char *value,
    char why[KT_WHY]);

/* option_key.c; -1 and why. */
int option_root_key(struct options *o, const char *value, char why[KT_WHY]);
int option_iam(struct options *o, const char *value, char why[KT_WHY]);
/*
 * What COMMAND, and scripts, sign with: with --iam strict a root key, of which one
 * is made if none was given.
 */
void option_lend_key(struct options *o);
void option_free_keys(struct options *o);
/* The first line of a file into *out, for the option of that name. */
int option_first_line(const char *name, const char *path, char **out,
    char why[KT_WHY]) KT_MUSTCHECK;

/* option_function.c: reads into the last function; -1 and why. */
int option_function(struct options *o, const char *value, char why[KT_WHY])
    KT_MUSTCHECK;
void option_free_functions(struct options *o);

#endif
