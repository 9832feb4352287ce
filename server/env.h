/* keyturn env: what leads to a keyturn, as a shell reads it. */
#ifndef ENV_H
#define ENV_H


/* "bash", "fish", "json": the languages; NULL ends. */
extern const char *const env_shells[];

/*
 * Prints the lines for that shell (NULL: for $SHELL) that lead to the keyturn at
 * url, as that account and in that region (NULL: its own).  0, or -1: stderr
 * says why.
 */
int env_print(const char *url, const char *shell, const char *account,
    const char *region);

#endif
