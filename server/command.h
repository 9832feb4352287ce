/* The commands: command.c has their table, which every --help comes from. */
#ifndef COMMAND_H
#define COMMAND_H

#include "main.h"

struct command_row {
	const char *word;
	enum command command;
	const char *takes;
	const char *brief;	/* its line in keyturn --help; NULL: none */
	const char *more;	/* its own help, below that line */
	/* For completion, by place: words, or what stands for one: SECRET */
	const char *words[2];
};

const struct command_row *command_row(enum command command);
const struct command_row *command_at(size_t i);	/* NULL: no more */

/* Which command a word is; -1: none. */
int command_read(const char *word, enum command *out) KT_MUSTCHECK;

/* The word of a command: "serve". */
const char *command_word(enum command command);

/* Is it one of those that may stand first after that command? */
bool command_begins(enum command command, const char *word);

/* What stands after the word of a command in its usage: "[COMMAND]" */
const char *command_takes(enum command command);

/* `keyturn COMMAND --help`, of COMMAND_HELP `keyturn --help`: on stdout. */
void command_help(enum command about);

#endif
