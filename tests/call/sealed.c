#include "tests/call/sealed.h"

struct world w;
struct client me;
struct who who;
const char *id, *arn;

void
ck_fails(struct said s, const char *code, const char *message)
{
	ck_refused(s, code, message);
}

struct said
kms(const char *op, const char *json)
{
	struct client other = me;

	other.service = "kms";
	if (other.key == NULL)
		other.key = ACCOUNT;
	if (other.region == NULL)
		other.region = REGION;
	return say(&other, op, "%s", json);
}

struct said
of_key(const char *op, const char *more)
{
	const char *key = me.key;
	struct said s;

	me.key = NULL;
	s = kms(op, kt_arena_printf(me.arena, "{'KeyId':'%s'%s}", id, more));
	me.key = key;
	ck_assert_msg(s.status == 200, "%s: %s", op, s.text);
	return s;
}

struct said
get(const char *more)
{
	return say(&me, "GetSecretValue", "{'SecretId':'db'%s}", more);
}

struct said
put(const char *value, const char *token)
{
	return say(&me, "PutSecretValue", "{'SecretId':'db','SecretString':"
	    "'%s','ClientRequestToken':'%s'}", value, token);
}

struct said
create(const char *name, const char *key)
{
	return say(&me, "CreateSecret", "{'Name':'%s','SecretString':'first',"
	    "'ClientRequestToken':'" V1 "','KmsKeyId':'%s'}", name, key);
}

void
setup(void)
{
	struct said s;

	world_open(&w);
	who_begin(&who, &w);
	client_begin(&me, &w);
	s = kms("CreateKey", "{}");
	id = said_at(&s, "KeyMetadata.KeyId");
	arn = said_at(&s, "KeyMetadata.Arn");
	(void)kms("CreateAlias", kt_arena_printf(me.arena, "{'AliasName':"
	    "'alias/mine','TargetKeyId':'%s'}", id));
	ck_ok(create("db", id));
}

void
teardown(void)
{
	client_end(&me);
	world_close(&w);
	who_end(&who);
}

const char *
described(const char *path)
{
	struct said s = say(&me, "DescribeSecret", "{'SecretId':'db'}");

	return said_at(&s, path);
}
