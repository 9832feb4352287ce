/* A folder of the test's own, which is gone with it. */
#ifndef TESTS_IN_FOLDER_H
#define TESTS_IN_FOLDER_H

#include <check.h>

#include "keyturn/arena.h"
#include "keyturn/fleet.h"
#include "tests/support/suite.h"

extern char folder[64];
extern char why[KT_WHY];	/* what a call says has gone wrong */
extern struct kt_arena *arena;

void begin(void);
void end(void);
char *in_folder(const char *name);

#endif
