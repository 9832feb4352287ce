/*
 * A world whose clock is set and moved by /_keyturn/clock, and what an advance
 * tells.
 */
#ifndef TESTS_CLOCK_H
#define TESTS_CLOCK_H

#include "dispatch/dispatch.h"
#include "store/tables.h"
#include "tests/support/world.h"

extern struct world world;
extern struct client me;

void setup(void);
void teardown(void);
void request(struct kt_request *r, struct client *c, const char *path,
    const char *body);
struct said own(struct client *c, const char *path, const char *body);
struct said clock_set(const char *body);
struct said advance(const char *span);
void create(const char *name);

/* Set up to rotate by those rules; it does so at once. */
void schedule_by(const char *name, const char *rules);
void schedule(const char *name, int days);
const char *described(const char *name, const char *member);
void put(const char *name);

/*
 * "at event name" of each, a line each; the ARN's last part is the name.  Of
 * only one kind, when that is given: "at name".
 */
const char *events_of(const struct said *s, const char *kind);
const char *events(const struct said *s);
const char *succeeded(const struct said *s);
int count(const char *text, const char *part);

extern pthread_mutex_t gate;
extern atomic_bool at_gate;

/* An advance that has come to a rotation which does not go on. */
void begin_at_gate(struct under_way *u);

#endif
