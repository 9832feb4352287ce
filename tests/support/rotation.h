/*
 * The world of a test of a rotation function: one secret whose rotation has
 * begun, one database account, one rotator.  Names are short because every
 * line of those tests is made of them.
 */
#ifndef TESTS_ROTATION_H
#define TESTS_ROTATION_H

#include "keyturn/fault.h"
#include "keyturn/function.h"
#include "tests/support/aws_fake.h"
#include "tests/support/engine_fake.h"

#define ARN "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf"
#define NOW "11111111-0000-4000-8000-000000000001"
#define TOKEN "22222222-0000-4000-8000-000000000002"
#define BEFORE "33333333-0000-4000-8000-000000000003"

#define OLDER "Older-Secret-1"
#define OLD "Old-Secret-2"
#define NEW "New-Secret-3"

#define VALUE(password) "{\"engine\":\"mysql\",\"host\":\"db.test\"," \
    "\"username\":\"app\",\"password\":\"" password "\"}"

extern struct aws_fake aws;		/* BEFORE, NOW and an empty TOKEN */
extern struct engine_fake *db;		/* app, OLD */
extern struct kt_rotator *rotator;	/* mysql-single-user */
extern struct kt_settings settings;	/* of it: none */
extern char why[KT_WHY];		/* of the last step */
extern char passed[512];		/* faults, each with a blank */

/* The point where one is set, or NULL: it fails, or hits the server at. */
extern const char *breaks_at;
extern enum kt_fault_action hits;
extern char hit_at[64];

/* What the rotator's kt_trust answers, and what it was asked. */
extern struct trusted {
	enum kt_tls tls;
	const char *ca;
	char host[64];
	int port;
} trusted;

/*
 * Fixtures.  rotation_end fails the test if a password was in the last why
 * or a link was left open.
 */
void rotation_begin(void);
void rotation_end(void);

struct kt_trust fake_trust(void);
void use_strategy(const char *strategy);	/* sets rotator */

struct aws_fake_version *version(const char *id);
void store(const char *id, const char *value);

/* Runs a step, as it is, expecting success, or expecting words in why. */
int step(const char *name);
int first_step(const char *name);	/* one that was never begun before */
void ok(const char *name);
void fails(const char *name, const char *words);

#endif
