/* A secret, and what keyturn tells of its rotations. */
#ifndef TESTS_TOLD_H
#define TESTS_TOLD_H

#include "tests/support/world.h"

#define PATH "/_keyturn/rotations/"
#define WITH_FUNCTION ",'RotationLambdaARN':'" FUNCTION_ARN "'"

extern struct world world;
extern struct client me;

void setup(void);
void teardown(void);

void rotate(const char *token, const char *more);
struct said told(const char *query);

#endif
