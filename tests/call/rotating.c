/* See rotating.h. */
#include "rotating.h"

struct world world;
struct client me;

void
setup(void)
{
	struct said s;

	world_open(&world);
	client_begin(&me, &world);
	s = say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'" V1
	    "','SecretString':'one'}");
	ck_ok(s);
}

void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

struct said
rotate(const char *token, const char *more)
{
	return say(&me, "RotateSecret", "{'SecretId':'db',"
	    "'ClientRequestToken':'%s'%s}", token, more);
}

const char *
described(const char *member)
{
	struct said s = say(&me, "DescribeSecret", "{'SecretId':'db'}");

	ck_ok(s);
	return said_at(&s, member);
}

const char *
value(void)
{
	struct said s = say(&me, "GetSecretValue", "{'SecretId':'db'}");

	return said_at(&s, "SecretString");
}
