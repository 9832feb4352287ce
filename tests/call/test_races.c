/*
 * Many at once on the same few secrets.  Every value is its own version id,
 * so that any answer can be judged by itself; what was acknowledged must be
 * readable in the end.  Made for ThreadSanitizer, too.
 */
#include <stdio.h>
#include <string.h>

#include "tests/support/world.h"

#define THREADS 12
#define ROUNDS 60
#define SECRETS 3
#define PUTS (ROUNDS * 2)

static struct world world;

struct racer {
	pthread_t thread;
	unsigned id;
	uint32_t seed;
	struct client client;
	struct { char token[40]; int secret; } put[PUTS];
	int puts;
	char wrong[200];	/* the first thing that was not as it must be */
};

static struct racer racers[THREADS];

static void
wrong(struct racer *r, const char *what, const struct said *s)
{
	if (r->wrong[0] == '\0')
		(void)snprintf(r->wrong, sizeof(r->wrong), "%s: %s", what,
		    s->text);
}

static uint32_t
draw(struct racer *r, uint32_t n)
{
	r->seed ^= r->seed << 13;
	r->seed ^= r->seed >> 17;
	r->seed ^= r->seed << 5;
	return r->seed % n;
}

/* What may be refused is what another did meanwhile. */
static bool
was_marked(const struct said *s)
{
	return s->code != NULL &&
	    strcmp(s->code, "InvalidRequestException") == 0;
}

static void
put(struct racer *r, int secret, const char *more)
{
	char token[40];
	struct said s;

	(void)snprintf(token, sizeof(token), "%08x-0000-4000-8000-%012x",
	    r->id, (unsigned)r->puts);
	s = say(&r->client, "PutSecretValue", "{'SecretId':'s%d',"
	    "'ClientRequestToken':'%s','SecretString':'%s'%s}", secret, token,
	    token, more);
	if (s.status != 200) {
		if (!was_marked(&s))
			wrong(r, "put", &s);
		return;
	}
	strcpy(r->put[r->puts].token, token);
	r->put[r->puts++].secret = secret;
}

static void
get(struct racer *r, int secret)
{
	struct said s = say(&r->client, "GetSecretValue", "{'SecretId':'s%d'"
	    "}", secret);

	if (was_marked(&s))
		return;
	if (s.status != 200 || strcmp(said_at(&s, "SecretString"),
	    said_at(&s, "VersionId")) != 0 ||
	    strstr(said_at(&s, "VersionStages"), "'AWSCURRENT'") == NULL)
		wrong(r, "get", &s);
}

static int
count(const char *text, const char *what)
{
	int n = 0;

	for (; (text = strstr(text, what)) != NULL; text++)
		n++;
	return n;
}

static void
describe(struct racer *r, int secret)
{
	static const char *const labels[] = { "'AWSCURRENT'",
	    "'AWSPREVIOUS'", "'mine'" };
	struct said s = say(&r->client, "DescribeSecret",
	    "{'SecretId':'s%d'}", secret);
	const char *all = said_at(&s, "VersionIdsToStages");
	size_t i;

	if (count(all, "'AWSCURRENT'") != 1)
		wrong(r, "no current one", &s);
	for (i = 0; i < N_ELEMENTS(labels); i++)
		if (count(all, labels[i]) > 1)
			wrong(r, "two holders", &s);
}

/* From where it was a moment ago: others may have been faster. */
static void
move(struct racer *r, int secret)
{
	struct said s = say(&r->client, "GetSecretValue", "{'SecretId':'s%d'"
	    "}", secret);
	const char *from = said_at(&s, "VersionId");

	if (r->puts == 0 || s.status != 200)
		return;
	s = say(&r->client, "UpdateSecretVersionStage", "{'SecretId':'s%d',"
	    "'VersionStage':'AWSCURRENT','MoveToVersionId':'%s',"
	    "'RemoveFromVersionId':'%s'}", secret,
	    r->put[draw(r, (uint32_t)r->puts)].token, from);
	if (s.status == 500)
		wrong(r, "move", &s);
}

static void
act(struct racer *r)
{
	int secret = (int)draw(r, SECRETS);
	struct said s;

	switch (draw(r, 8)) {
	case 0:
	case 1: put(r, secret, ""); break;
	case 2: put(r, secret, ",'VersionStages':['mine']"); break;
	case 3: move(r, secret); break;
	case 4: describe(r, secret); break;
	case 5:
		s = say(&r->client, "DeleteSecret", "{'SecretId':'s%d'}",
		    secret);
		s = say(&r->client, "RestoreSecret", "{'SecretId':'s%d'}",
		    secret);
		if (s.status != 200)
			wrong(r, "restore", &s);
		break;
	case 6:
		s = say(&r->client, "ListSecrets",
		    "{'IncludePlannedDeletion':true}");
		if (strcmp(said_at(&s, "SecretList.2"), ABSENT) == 0)
			wrong(r, "list", &s);
		break;
	default: get(r, secret);
	}
}

static void *
race(void *arg)
{
	struct racer *r = arg;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		client_begin(&r->client, &world);
		act(r);
		client_end(&r->client);
	}
	return NULL;
}

static void
check_puts(struct client *me, const struct racer *r)
{
	struct said s;
	int i;

	ck_assert_msg(r->wrong[0] == '\0', "%s", r->wrong);
	for (i = 0; i < r->puts; i++) {
		s = say(me, "GetSecretValue", "{'SecretId':'s%d','VersionId':"
		    "'%s'}", r->put[i].secret, r->put[i].token);
		ck_says(s, "SecretString", r->put[i].token);
	}
}

START_TEST(nobody_gets_in_anothers_way)
{
	struct client me;
	struct said s;
	int i, puts = 0;

	world_open(&world);
	client_begin(&me, &world);
	for (i = 0; i < SECRETS; i++) {
		s = say(&me, "CreateSecret", "{'Name':'s%d',"
		    "'ClientRequestToken':'" V1 "','SecretString':'" V1 "'}",
		    i);
		ck_ok(s);
	}
	for (i = 0; i < THREADS; i++) {
		racers[i].id = (unsigned)i + 2;
		racers[i].seed = 2463534242u + (unsigned)i;
		ck_assert_int_eq(pthread_create(&racers[i].thread, NULL, race,
		    &racers[i]), 0);
	}
	for (i = 0; i < THREADS; i++)
		pthread_join(racers[i].thread, NULL);
	for (i = 0; i < THREADS; i++) {
		check_puts(&me, &racers[i]);
		puts += racers[i].puts;
	}
	ck_assert_int_gt(puts, 0);
	client_end(&me);
	world_close(&world);
}
END_TEST

/* Rotations, with the sched's own threads, among those who read. */
START_TEST(rotations_go_on_meanwhile)
{
	struct client me;
	struct said s;
	int i;

	world_open(&world);
	client_begin(&me, &world);
	s = say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'" V1
	    "','SecretString':'one'}");
	ck_ok(s);
	world_run(&world);
	for (i = 0; i < 10; i++) {
		s = say(&me, "RotateSecret", "{'SecretId':'db',"
		    "'ClientRequestToken':'%08d-0000-4000-8000-000000000000',"
		    "'RotationLambdaARN':'" FUNCTION_ARN "'}", i);
		ck_ok(s);
		do {
			s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
			ck_ok(s);
			s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
		} while (strstr(s.text, "AWSPENDING") != NULL);
	}
	ck_assert_str_eq(world_rotation(&world, me.arena, "db", NULL),
	    "succeeded 4 0");
	client_end(&me);
	world_close(&world);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("races");
	TCase *tc = tcase_create("races");

	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, nobody_gets_in_anothers_way);
	tcase_add_test(tc, rotations_go_on_meanwhile);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
