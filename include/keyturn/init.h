/*
 * Scripts that prepare what is served (--init).  server/init.c runs them, once
 * requests are answered; whoever is asked how keyturn is tells of them, from
 * any thread.
 */
#ifndef KEYTURN_INIT_H
#define KEYTURN_INIT_H

#include <stdatomic.h>
#include <stddef.h>

enum kt_script_state {
	KT_SCRIPT_WAITS, KT_SCRIPT_RUNS, KT_SCRIPT_SUCCEEDED, KT_SCRIPT_FAILED
};

struct kt_script {
	const char *path;		/* absolute */
	const char *told;		/* the same, in UTF-8 whatever it is */
	_Atomic enum kt_script_state state;
};

struct kt_init {
	struct kt_script *scripts;	/* in the order they are run in */
	size_t n;
	atomic_bool completed;		/* all have been run */
};

#endif
