/* A secret whose rotation is asked for by what a test says of it. */
#ifndef TESTS_ROTATING_H
#define TESTS_ROTATING_H

#include "tests/support/world.h"

#define STEPS "createSecret setSecret testSecret finishSecret "
#define DONE "succeeded 4 0"

extern struct world world;
extern struct client me;

void setup(void);
void teardown(void);

struct said rotate(const char *token, const char *more);

#define WITH_FUNCTION ",'RotationLambdaARN':'" FUNCTION_ARN "'"

const char *described(const char *member);
const char *value(void);

#endif
