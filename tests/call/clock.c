/* See clock.h. */
#include "clock.h"

#include <stdio.h>
#include <string.h>

struct world world;
struct client me;

void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	world_run(&world);
}

void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

void
request(struct kt_request *r, struct client *c, const char *path,
    const char *body)
{
	char *text = kt_arena_strdup(c->arena, body), *p;

	for (p = text; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	*r = (struct kt_request){ .method = "POST", .path = path,
	    .body = text, .body_len = strlen(text) };
}

struct said
own(struct client *c, const char *path, const char *body)
{
	struct kt_request r;

	request(&r, c, path, body);
	return say_request(c, &r);
}

struct said
clock_set(const char *body)
{
	return own(&me, "/_keyturn/clock", body);
}

struct said
advance(const char *span)
{
	struct said s = clock_set(kt_arena_printf(me.arena,
	    "{'advance':'%s'}", span));

	ck_ok(s);
	return s;
}

void
create(const char *name)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'%s',"
	    "'ClientRequestToken':'" V1 "','SecretString':'one'}", name);

	ck_ok(s);
}

void
schedule_by(const char *name, const char *rules)
{
	struct said s;

	create(name);
	s = say(&me, "RotateSecret", "{'SecretId':'%s','ClientRequestToken':'"
	    V2 "','RotationLambdaARN':'" FUNCTION_ARN "',"
	    "'RotationRules':{%s}}", name, rules);
	ck_ok(s);
	world_until_rotation(&world, name, "succeeded 4 0");
}

void
schedule(const char *name, int days)
{
	schedule_by(name, kt_arena_printf(me.arena,
	    "'AutomaticallyAfterDays':%d", days));
}

const char *
described(const char *name, const char *member)
{
	struct said s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", name);

	ck_ok(s);
	return said_at(&s, member);
}

void
put(const char *name)
{
	struct said s = say(&me, "PutSecretValue", "{'SecretId':'%s',"
	    "'ClientRequestToken':'" V3 "','SecretString':'by hand'}", name);

	ck_ok(s);
}

const char *
events_of(const struct said *s, const char *kind)
{
	const char *at, *event, *arn;
	struct kt_buf b;
	int i;

	kt_buf_init(&b, me.arena);
	for (i = 0;; i++) {
#define AT(member) said_at(s, kt_arena_printf(me.arena, "events.%d." member, i))
		if (strcmp(at = AT("at"), ABSENT) == 0)
			break;
		event = AT("event");
		if (kind != NULL && strcmp(event, kind) != 0)
			continue;
		arn = strrchr(AT("arn"), ':') + 1;
		kt_buf_printf(&b, "%s %s%s%.*s\n", at, kind == NULL ? event :
		    "", kind == NULL ? " " : "", (int)(strlen(arn) - 7), arn);
#undef AT
	}
	kt_buf_char(&b, '\0');
	return b.p;
}

const char *
events(const struct said *s)
{
	return events_of(s, NULL);
}

const char *
succeeded(const struct said *s)
{
	return events_of(s, "RotationSucceeded");
}

int
count(const char *text, const char *part)
{
	int n = 0;

	while ((text = strstr(text, part)) != NULL) {
		text += strlen(part);
		n++;
	}
	return n;
}

pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
atomic_bool at_gate;

static void
wait_at_gate(struct world *w, const char *step)
{
	(void)w;
	if (strcmp(step, "setSecret") != 0)
		return;
	atomic_store(&at_gate, true);
	pthread_mutex_lock(&gate);
	pthread_mutex_unlock(&gate);
}

void
begin_at_gate(struct under_way *u)
{
	struct kt_request r;

	schedule("db", 1);
	world.script.before = wait_at_gate;
	atomic_store(&at_gate, false);
	pthread_mutex_lock(&gate);
	request(&r, &me, "/_keyturn/clock", "{'advance':'2d'}");
	say_begin(u, &me, &r);
	while (!atomic_load(&at_gate))
		kt_sleep_ms(1);
}
