/* A store in a folder of its own, and writes by hand. */
#ifndef TESTS_STORE_OPEN_H
#define TESTS_STORE_OPEN_H

#include <check.h>

#include "keyturn/clock.h"
#include "keyturn/log.h"
#include "store/handle.h"
#include "store/sql.h"
#include "tests/support/suite.h"

#define ACCOUNT "123456789012"
#define REGION "eu-west-1"
#define V1 "11111111-0000-4000-8000-000000000001"
#define V2 "22222222-0000-4000-8000-000000000002"

extern char dir[64];
extern struct store *store;
extern struct kt_arena *arena;

void setup(void);
const char *file(const char *name);
void teardown(void);

/* A name that begins with a slash is another region's. */
const char *region_of(const char *name);

/* A write that makes a secret with a value, then goes wrong if it shall. */
struct make {
	struct store_work work;
	const char *name, *value;
	int rc;			/* what run returns in the end */
	bool alone;
	atomic_int gate;	/* 1: wait; 2: somebody waits; 0: pass */
	atomic_bool over;
	bool kept;
};
int make_secret(struct store_tx *tx, const char *name, const char *value);
int make_run(struct store_work *w, struct store_tx *tx);
void make_done(struct store_work *w, bool kept);
void begin(struct make *m, const char *name, const char *value);

/* Waits for the end; true when it was kept. */
bool end(struct make *m);
void wait_at_gate(struct make *m);

/* The value of a secret, or NULL when there is none. */
const char *value_of(const char *name);
bool make(const char *name, const char *value);
sqlite3 *plain(void);
void sql(sqlite3 *db, const char *text);

#endif
