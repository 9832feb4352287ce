/*
 * A scripted kt_aws: one secret with its versions and labels, the five calls a
 * rotation function makes, and the master's with what RDS says of databases.
 * It refuses what it does not know, so a step that asks for more than a Lambda's
 * role allows fails its test.
 */
#ifndef TESTS_AWS_FAKE_H
#define TESTS_AWS_FAKE_H

#include "keyturn/aws.h"

/* PutSecretValue wants the one of the event that it comes from. */
#define ROTATION_TOKEN "44444444-0000-4000-8000-000000000004"

enum { FAKE_CURRENT = 1, FAKE_PENDING = 2, FAKE_PREVIOUS = 4 };

struct aws_fake_version {
	char id[65];
	unsigned stages;
	char value[2048];	/* "": none yet */
};

struct aws_fake {
	const char *arn;
	const char *enabled;		/* JSON, or NULL: absent */
	const char *password;		/* what GetRandomPassword answers */
	struct aws_fake_version versions[4];
	size_t n_versions;

	const char *master;		/* another's ARN, or NULL; its value, */
	const char *master_value;
	const char *master_tags;	/* ... and tags, JSON */
	const char *instance, *cluster;	/* what RDS describes, JSON, or NULL */

	const char *fail;		/* this operation fails ... */
	const char *fail_code;		/* ... with this code, */
	unsigned fail_after;		/* that many having been answered */

	char calls[2048];		/* their names, each with a space */
	char last_rds[128];		/* RDS's request */
	char last_random[1024];		/* GetRandomPassword's request */
};

struct kt_aws aws_fake(struct aws_fake *f);

void aws_fake_add(struct aws_fake *f, const char *id, unsigned stages,
    const char *value);
struct aws_fake_version *aws_fake_find(struct aws_fake *f, const char *id);

#endif
