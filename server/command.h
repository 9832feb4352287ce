/* The commands: command.c has their table, which every --help comes from. */
#ifndef COMMAND_H
#define COMMAND_H

#include "main.h"

/* Which command a word is; -1: none. */
int command_read(const char *word, enum command *out) KT_MUSTCHECK;

/* The word of a command: "serve". */
const char *command_word(enum command command);

/* What stands after the word of a command in its usage: "[COMMAND]" */
const char *command_takes(enum command command);

/* `keyturn COMMAND --help`, of COMMAND_HELP `keyturn --help`: on stdout. */
void command_help(enum command about);

#endif
