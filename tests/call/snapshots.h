/* Snapshots, and what is made of them, on scripted database servers. */
#ifndef TESTS_SNAPSHOTS_H
#define TESTS_SNAPSHOTS_H

#include "tests/support/world.h"

#define INSTANCE "Action=CreateDBInstance&DBInstanceIdentifier=Db-1&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough&AllocatedStorage=20&DBName=shop&" \
	"PreferredBackupWindow=05:00-05:30&Tags.Tag.1.Key=team&" \
	"Tags.Tag.1.Value=a"
#define CLUSTER "Action=CreateDBCluster&DBClusterIdentifier=C-1&" \
	"Engine=aurora-mysql&MasterUsername=admin&" \
	"MasterUserPassword=long-enough"
#define ARN(what) "arn:aws:rds:" REGION ":" ACCOUNT ":" what
#define DAY (24 * INT64_C(3600000))

/* The same of instances and of clusters. */
struct family {
	const char *create, *describe_source, *status, *remove, *source_gone;
	const char *name, *of, *kind, *arn, *resource, *not_found, *exists;
};
extern const struct family families[2];

extern struct world world;
extern struct client me;

void setup(void);
void teardown(void);

struct said ask(const char *form);
/* Waits until the element of that answer, or its code, is so. */
struct said until(const char *form, const char *element, const char *want);
/* "Action=CopyDBSnapshot...", with more behind it. */
const char *form(const char *op, const struct family *f, const char *more);
const char *describe(const struct family *f, const char *name);
/* Its source, until it is available. */
void make_source(const struct family *f);
struct said take(const struct family *f, const char *name);
/* How often what stands in text. */
int count(const char *text, const char *what);
void advance(int64_t ms);

#endif
