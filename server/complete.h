/* Completion: keyturn tells the shells what may stand in a line of its own. */
#ifndef COMPLETE_H
#define COMPLETE_H

#include "main.h"

/*
 * Prints what may stand where the last of words (NULL ends them; the command is
 * the first) is, a line each: the whole word, and what it is behind a tab.
 * ":files", ":folders" or ":command N": one of those, the latter a command line
 * that N words stand before.  Secrets are those of the keyturn at url, unless
 * the words name another.  0, or -1: stdout is full.
 */
int complete(const char *url, char **words);

/* `keyturn completion bash`: the script for that shell; -1: there is none. */
int complete_script(const char *shell);

#endif
