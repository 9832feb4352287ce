#include "tests/call/told.h"

struct world world;
struct client me;

void
setup(void)
{
	struct said s;

	world_open(&world);
	client_begin(&me, &world);
	s = say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'" V1
	    "','SecretString':'Sentinel-one'}");
	ck_ok(s);
}

void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

void
rotate(const char *token, const char *more)
{
	struct said s = say(&me, "RotateSecret", "{'SecretId':'db',"
	    "'ClientRequestToken':'%s'" WITH_FUNCTION "%s}", token, more);

	ck_ok(s);
}

struct said
told(const char *query)
{
	struct said s = say_get(&me, PATH "db", query);

	ck_ok(s);
	return s;
}
