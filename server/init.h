/*
 * Scripts that prepare what is served (keyturn/init.h): shell and Python, out
 * of the folders of --init.
 *
 *   init_find: WAITS --init_run, in order--> RUNS --> SUCCEEDED | FAILED
 *
 * In a folder they are run in the order of their names' bytes, then those in
 * its folders, likewise.  A .sh is run itself, so it has to be executable; a .py
 * by python3.  What has another ending is left alone, and the log says so, and
 * what begins with a dot is not looked at.  One that fails stops no other.
 *
 * Each has the environment of exec's COMMAND, and keyturn's working folder.
 * What it prints is in the log, a line each, or just the last lines, if it
 * failed, when the log is to have less.  Its processes end with it, and it ends
 * with keyturn, however that ends.
 */
#ifndef INIT_H
#define INIT_H

#include "keyturn/attr.h"
#include "keyturn/init.h"

struct guardian;
struct init;
struct lead;
struct options;

/* Looks for them.  0, or -1 with the reason logged. */
int init_find(const struct options *o, struct init **out) KT_MUSTCHECK;

/* NULL without --init. */
const struct kt_init *init_told(const struct init *in);

/*
 * Runs them all, with hosts for /etc/hosts unless NULL; -1, each logged, when
 * one failed or it was stopped.
 */
int init_run(struct init *in, const struct lead *to, const char *hosts,
    struct guardian *g) KT_MUSTCHECK;

/* From another thread: init_run soon returns. */
void init_stop(struct init *in);
void init_free(struct init **in);	/* NULL is fine */

#endif
