/*
 * A rotation function, as AWS Lambda would run it: one step an invocation.
 * keyturn's own: rotator/rotator.c.  A user's Lambda will be another.
 */
#ifndef KEYTURN_FUNCTION_H
#define KEYTURN_FUNCTION_H

#include "keyturn/aws.h"
#include "keyturn/engine.h"

struct kt_fleet;

/*
 * The environment of a function: what it lets people set, the names and values
 * that Lambda's UpdateFunctionConfiguration takes.
 */
struct kt_setting {
	const char *name, *value;
};
struct kt_settings {
	const struct kt_setting *v;
	size_t n;
};

/* The event Secrets Manager sends (user guide, "Rotation functions"). */
struct kt_rotation_event {
	const char *step;		/* createSecret .. finishSecret */
	const char *secret_id;		/* full ARN */
	const char *token;		/* ClientRequestToken: the version id */
	const char *rotation_token;
	/* What the function was set to; a Lambda has it in its environment. */
	struct kt_settings settings;
	/* keyturn's own: who notes what is said to databases, or NULL. */
	const struct kt_notes *notes;
	/*
	 * No run of this step of this version was ever begun; false where
	 * that is not known.  keyturn's own: AWS's event has no such member.
	 */
	bool first;
};

/*
 * Of setSecret, with the error message in why: the database refuses this
 * password by a rule of its own, and has it not, nor can get it any more.
 * keyturn's own: a Lambda's error is one like all.
 */
#define KT_FUNCTION_REFUSED 1

struct kt_function {
	/*
	 * 0; -1 with the error message in why; KT_FUNCTION_REFUSED.  Every
	 * step may run twice.
	 */
	int (*invoke)(void *self, const struct kt_rotation_event *ev,
	    const struct kt_aws *aws, char why[KT_WHY]);
	void *self;
};

/*
 * How to reach and trust the server at c->host and c->port: sets c->tls and
 * c->ca_file, which lives as long as self; and c->host, if it is one of ours
 * that clients are told another name of.
 */
struct kt_trust {
	void (*find)(void *self, struct kt_creds *c);
	void *self;
};

/* A secret's value; and who asks, of that secret, where one of RDS's own leads. */
struct kt_value {
	const char *text;
	const char *secret;		/* its ARN */
	const struct kt_aws *aws;	/* NULL: nobody asks */
};

/*
 * From a secret's value to its database, for who tries what it opens as an
 * application would.
 */
struct kt_door {
	const struct kt_engine *engine;
	const struct kt_trust *trust;
	/* kt_value_read */
	int (*read)(const struct kt_trust *trust, struct kt_arena *a,
	    const struct kt_value *value, struct kt_creds *out,
	    char why[KT_WHY]);
};

/*
 * The value, JSON, as AWS's functions read it, whatever "engine" says; strings
 * live in a.  0, or -1 with the reason in why.
 */
int kt_value_read(const struct kt_trust *trust, struct kt_arena *a,
    const struct kt_value *value, struct kt_creds *out, char why[KT_WHY])
    KT_MUSTCHECK;

/*
 * keyturn's rotator, of one of the strategies that kt_rotator_strategy names.
 * NULL when there is no such strategy.  Free with kt_rotator_free.
 */
struct kt_rotator;
struct kt_rotator *kt_rotator_new(const char *strategy,
    const struct kt_engine *engine, const struct kt_trust *trust);
/*
 * The one for masters whose password RDS manages (server/services/rds/master.c):
 * their secrets say neither where the server is nor who may change others, so it
 * asks RDS, and gets in as fleet's own account.
 */
struct kt_rotator *kt_rotator_managed(const struct kt_fleet *fleet,
    const struct kt_engine *engine, const struct kt_trust *trust);
struct kt_function kt_rotator_function(struct kt_rotator *r);
void kt_rotator_free(struct kt_rotator **r);

/* The name of strategy number i, from 0, for --help and errors; or NULL. */
const char *kt_rotator_strategy(size_t i);

/* The name of setting number i that its strategies read, from 0; or NULL. */
const char *kt_rotator_setting(size_t i);
/*
 * For who sets it before anything runs: 0, or -1 with why, when no strategy
 * reads it or the value is none for it.  A step takes any, as AWS's functions
 * do, and fails where the value does not do.
 */
int kt_rotator_check_setting(const char *name, const char *value,
    char why[KT_WHY]) KT_MUSTCHECK;

#endif
