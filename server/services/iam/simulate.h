/* Simulations: what is given (simulate_input.c), what comes of it (simulate.c). */
#ifndef KEYTURN_IAM_SIMULATE_H
#define KEYTURN_IAM_SIMULATE_H

#include "auth/evaluate.h"
#include "principal.h"

struct simulation {
	struct kt_call *c;
	const struct iam_simulate_request *in;
	struct policy_set set;
	const char *const *ids;		/* of set.identity.items */
	const char *boundary_id;
	struct policy_caller caller;
	bool foreign;
};

/*
 * A policy that is given, as text: *tree may be NULL.  InvalidInput in the words of
 * CreatePolicy's refusal [belief].
 */
int input_check(struct kt_call *c, const char *text, enum policy_kind kind,
    const struct kt_json **tree) KT_MUSTCHECK;

/* Fills s, whose c and in are set; who NULL: only what is given counts. */
int simulation_prepare(struct simulation *s, const struct principal *who)
    KT_MUSTCHECK;

#endif
