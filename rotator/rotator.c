#include <stdlib.h>
#include <string.h>

#include "rotator.h"

static const struct rot_strategy *const strategies[] = {
	&rot_mysql_single_user, &rot_mariadb_single_user,
	&rot_mysql_multi_user, &rot_mariadb_multi_user,
	&rot_mysql_dual_password
};

static const struct {
	const char *name;
	const char *before, *after;	/* faults */
} steps[ROT_STEPS] = {
	[ROT_CREATE] = { "createSecret", "create.before", "create.after" },
	[ROT_SET] =    { "setSecret",    "set.before",    "set.after" },
	[ROT_TEST] =   { "testSecret",   "test.before",   "test.after" },
	[ROT_FINISH] = { "finishSecret", "finish.before", "finish.after" },
};

const char *
kt_rotator_strategy(size_t i)
{
	return i < N_ELEMENTS(strategies) ? strategies[i]->name : NULL;
}

/* ROT_STEPS: there is no such step. */
static size_t
find_step(const char *name)
{
	size_t i = 0;

	while (i < ROT_STEPS && strcmp(steps[i].name, name) != 0)
		i++;
	return i;
}

static int
run_step(struct rot *r)
{
	size_t step;
	bool done = false;
	int rc;

	if (rot_look(r, &done) != 0)
		return -1;
	if (done)
		return 0;
	step = find_step(r->ev->step);
	if (step == ROT_STEPS)
		return rot_fail(r, "Invalid step parameter %s for secret %s",
		    r->ev->step, r->ev->secret_id);
	if (rot_fault(r, steps[step].before) != 0)
		return -1;
	rc = r->rotator->strategy->steps[step](r);
	return rc == 0 ? rot_fault(r, steps[step].after) : rc;
}

static int
invoke(void *self, const struct kt_rotation_event *ev, const struct kt_aws *aws,
    char why[KT_WHY])
{
	struct rot r = {
		.arena = kt_arena_new(), .rotator = self, .ev = ev,
		.aws = aws, .why = why
	};
	int rc = run_step(&r);

	kt_arena_free(&r.arena);
	return rc;
}

struct kt_rotator *
kt_rotator_new(const char *strategy, const struct kt_engine *engine,
    const struct kt_trust *trust)
{
	struct kt_rotator *r;
	size_t i;

	for (i = 0; i < N_ELEMENTS(strategies); i++) {
		if (strcmp(strategies[i]->name, strategy) != 0)
			continue;
		r = kt_alloc(sizeof(*r));
		r->strategy = strategies[i];
		r->engine = engine;
		r->trust = *trust;
		return r;
	}
	return NULL;
}

struct kt_rotator *
kt_rotator_managed(const struct kt_fleet *fleet, const struct kt_engine *engine,
    const struct kt_trust *trust)
{
	struct kt_rotator *r = kt_alloc(sizeof(*r));

	*r = (struct kt_rotator){ &rot_managed, engine, *trust, fleet };
	return r;
}

struct kt_function
kt_rotator_function(struct kt_rotator *r)
{
	return (struct kt_function){ .invoke = invoke, .self = r };
}

void
kt_rotator_free(struct kt_rotator **r)
{
	free(*r);
	*r = NULL;
}
