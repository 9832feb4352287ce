/* Masters of scripted servers, which may let nobody in. */
#ifndef TESTS_MASTERS_H
#define TESTS_MASTERS_H

#include "tests/support/engine_fake.h"
#include "tests/support/world.h"

#define MODIFY "Action=ModifyDBInstance&DBInstanceIdentifier=db-1"
#define DESCRIBE "Action=DescribeDBInstances&DBInstanceIdentifier=db-1"
#define UNMANAGED "Action=CreateDBInstance&DBInstanceIdentifier=db-1&" \
	"DBInstanceClass=db.t3.micro&Engine=mysql&MasterUsername=admin&" \
	"MasterUserPassword=Correct-Horse-1&AllocatedStorage=20"

extern struct world world;
extern struct client me;
extern struct engine_fake *db;
extern int hangs;	/* it lets nobody in, so often; -1: always */

void setup(void);
void teardown(void);

/* Waits until the description has the element; its text. */
const char *await(const char *form, const char *element);
/* The instance with its own password, once it is there. */
void make_unmanaged(void);
/* Waits until the instance has it. */
void until_status(const char *want);

#endif
