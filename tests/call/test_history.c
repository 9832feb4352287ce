/*
 * Sixteen clients at random on the same few secrets; then every answer must
 * be explained by one order of the calls (tests/support/history.h).  What was
 * acknowledged is read back in the end, as calls of the same history.
 *
 * KEYTURN_HISTORY_SEED=N draws the same calls again (threads do not run the
 * same again), KEYTURN_HISTORY_ROUNDS=N does it more often.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/crypto.h"
#include "tests/support/history.h"
#include "tests/support/world.h"

#define THREADS 16
#define CALLS 40		/* a thread and round */
#define SECRETS 4
#define SHARED 6		/* tokens that all put, with values of their own */
#define FINAL THREADS		/* the thread that reads in the end */
#define MOST 2048

static struct world world;
static _Atomic uint64_t ticks;

struct teller {
	pthread_t thread;
	int id;
	uint32_t seed;
	struct client client;
	struct history_event events[MOST];
	int secret[MOST];
	int n;
	int mine;			/* versions put under tokens of mine */
	int current[SECRETS];		/* as last seen */
};

static struct teller tellers[THREADS + 1];

static uint32_t
draw(struct teller *r, uint32_t n)
{
	r->seed ^= r->seed << 13;
	r->seed ^= r->seed >> 17;
	r->seed ^= r->seed << 5;
	return r->seed % n;
}

/* --- from words to numbers ------------------------------------------------ */

static const char *const labels[LABELS] = { AWSCURRENT, AWSPREVIOUS, "mine",
    "yours" };

static int
label_number(const char *name)
{
	int i;

	for (i = 0; i < LABELS; i++)
		if (name != NULL && strcmp(name, labels[i]) == 0)
			return i;
	return LABEL_NONE;
}

/* Tokens are version ids: "00000007-..." is version 7. */
#define TOKEN_FORMAT "%08d-0000-4000-8000-000000000000"

static int
version_number(const char *id)
{
	return id == NULL ? 0 : (int)strtol(id, NULL, 10);
}

static uint64_t
arn_number(const char *arn)
{
	const char *tail = arn == NULL ? NULL : strrchr(arn, '-');
	uint64_t n = 0;

	/* "eu-west-1:...:secret:s0" has a hyphen too: no characters. */
	if (tail == NULL || strlen(tail) != 7)
		return 0;
	while (*++tail != '\0')
		n = n << 8 | (unsigned char)*tail;
	return n;
}

static int
code_number(const struct said *s)
{
	static const char *const codes[] = { "", "ResourceNotFoundException",
	    "ResourceExistsException", "InvalidRequestException",
	    "InvalidParameterException" };
	size_t i;

	if (s->status == 200 && s->code == NULL)
		return SAID_OK;
	for (i = 1; i < N_ELEMENTS(codes) && s->code != NULL; i++)
		if (s->status == 400 && strcmp(s->code, codes[i]) == 0)
			return (int)i;
	return SAID_NONSENSE;
}

/* The labels of version; a label somebody else holds is nonsense. */
static int
read_stages(struct history_answer *a, const struct kt_json *list, int version)
{
	const struct kt_json *v;
	int bits = 0, label;

	for (v = kt_json_first(list); v != NULL; v = kt_json_next(v)) {
		label = label_number(kt_json_string(v));
		if (label == LABEL_NONE || a->holder[label] != 0) {
			a->code = SAID_NONSENSE;
			return 0;
		}
		a->holder[label] = version;
		bits |= 1 << label;
	}
	return bits;
}

static void
read_versions(struct history_answer *a, const struct kt_json *list)
{
	const struct kt_json *v;
	int version;

	for (v = kt_json_first(list); v != NULL; v = kt_json_next(v)) {
		version = version_number(kt_json_string(
		    kt_json_member(v, "VersionId")));
		history_have(a, version);
		(void)read_stages(a, kt_json_member(v, "VersionStages"),
		    version);
	}
}

static void
read_map(struct history_answer *a, const struct kt_json *map)
{
	const struct kt_json *v;

	for (v = kt_json_first(map); v != NULL; v = kt_json_next(v))
		(void)read_stages(a, v, version_number(kt_json_name(v)));
}

/* A value says which version it is of, "7.1": or it is another's. */
static void
read_value(struct history_answer *a, const struct kt_json *text)
{
	const char *s = kt_json_string(text);
	int version;

	if (s == NULL || sscanf(s, "%d.%d", &version, &a->variant) != 2 ||
	    version != a->version)
		a->code = SAID_NONSENSE;
}

static struct history_answer
understand(enum history_call call, const struct said *s)
{
	struct history_answer a;

	memset(&a, 0, sizeof(a));
	a.code = code_number(s);
	if (a.code != SAID_OK)
		return a;
	a.arn = arn_number(kt_json_string(kt_json_member(s->body, "ARN")));
	a.version = version_number(kt_json_string(
	    kt_json_member(s->body, "VersionId")));
	a.marked = kt_json_member(s->body, "DeletedDate") != NULL;
	if (call == CALL_LIST)
		read_versions(&a, kt_json_member(s->body, "Versions"));
	if (call == CALL_DESCRIBE)
		read_map(&a, kt_json_member(s->body, "VersionIdsToStages"));
	if (call != CALL_PUT && call != CALL_GET)
		return a;
	a.stages = read_stages(&a, kt_json_member(s->body, "VersionStages"),
	    a.version);
	memset(a.holder, 0, sizeof(a.holder));
	if (call == CALL_GET)
		read_value(&a, kt_json_member(s->body, "SecretString"));
	return a;
}

/* --- who calls ------------------------------------------------------------ */

static const char *
words(struct teller *r, const struct history_event *e)
{
	struct kt_buf b;

	kt_buf_init(&b, r->client.arena);
	if ((e->call == CALL_CREATE || e->call == CALL_PUT ||
	    e->call == CALL_UPDATE) && e->version != 0)
		kt_buf_printf(&b, ",'SecretString':'%d.%d'", e->version,
		    e->variant);
	if (e->call == CALL_CREATE || e->call == CALL_PUT ||
	    e->call == CALL_UPDATE)
		kt_buf_printf(&b, ",'ClientRequestToken':'" TOKEN_FORMAT "'",
		    e->version);
	if (e->call == CALL_PUT && e->label != LABEL_NONE)
		kt_buf_printf(&b, ",'VersionStages':['%s']", labels[e->label]);
	if (e->call == CALL_GET && e->version != 0)
		kt_buf_printf(&b, ",'VersionId':'" TOKEN_FORMAT "'",
		    e->version);
	else if (e->call == CALL_GET || e->call == CALL_MOVE)
		kt_buf_printf(&b, ",'VersionStage':'%s'", labels[e->label]);
	if (e->call == CALL_MOVE && e->version != 0)
		kt_buf_printf(&b, ",'MoveToVersionId':'" TOKEN_FORMAT "'",
		    e->version);
	if (e->call == CALL_MOVE && e->from != 0)
		kt_buf_printf(&b, ",'RemoveFromVersionId':'" TOKEN_FORMAT "'",
		    e->from);
	if (e->call == CALL_FORCE_DELETE)
		kt_buf_str(&b, ",'ForceDeleteWithoutRecovery':true");
	if (e->call == CALL_LIST)
		kt_buf_str(&b, ",'IncludeDeprecated':true,'MaxResults':100");
	kt_buf_str(&b, "}");
	return b.p;
}

static const struct history_answer *
call(struct teller *r, int secret, struct history_event e)
{
	static const char *const operations[] = { "CreateSecret",
	    "PutSecretValue", "UpdateSecret", "UpdateSecretVersionStage",
	    "DeleteSecret", "DeleteSecret", "RestoreSecret", "GetSecretValue",
	    "DescribeSecret", "ListSecretVersionIds" };
	struct history_event *kept = &r->events[r->n];
	struct said s;
	const char *more;

	ck_assert_int_lt(r->n, MOST);
	client_begin(&r->client, &world);
	more = words(r, &e);
	e.thread = r->id;
	e.begin = atomic_fetch_add(&ticks, 1) + 1;
	s = say(&r->client, operations[e.call], "{'%s':'s%d'%s",
	    e.call == CALL_CREATE ? "Name" : "SecretId", secret, more);
	e.end = atomic_fetch_add(&ticks, 1) + 1;
	e.answer = understand(e.call, &s);
	client_end(&r->client);
	*kept = e;
	r->secret[r->n++] = secret;
	if (e.call == CALL_GET && e.answer.code == SAID_OK &&
	    e.label == LABEL_CURRENT)
		r->current[secret] = e.answer.version;
	return &kept->answer;
}

/* A version nobody else makes, or one that others make as well. */
static void
new_version(struct teller *r, struct history_event *e)
{
	if (draw(r, 8) == 0) {
		e->version = 1 + (int)draw(r, SHARED);
		e->variant = 1 + (int)draw(r, 2);
		return;
	}
	e->version = 1 + SHARED + r->id * CALLS + r->mine++;
	e->variant = 1;
}

/* One of mine, or a shared one: it may be of another secret, or none. */
static int
some_version(struct teller *r)
{
	uint32_t n = draw(r, SHARED + (uint32_t)r->mine);

	return n < SHARED ? 1 + (int)n :
	    1 + r->id * CALLS + (int)n;
}

static void
move(struct teller *r, int secret)
{
	struct history_event e = { .call = CALL_MOVE };

	e.label = (enum history_label)draw(r, LABELS);
	if (draw(r, 6) != 0)
		e.version = some_version(r);
	if (draw(r, 6) != 0)
		e.from = draw(r, 3) != 0 ? r->current[secret] :
		    some_version(r);
	(void)call(r, secret, e);
}

static void
put(struct teller *r, int secret)
{
	struct history_event e = { .call = CALL_PUT, .label = LABEL_NONE };

	new_version(r, &e);
	if (draw(r, 4) == 0)
		e.call = CALL_UPDATE;
	else if (draw(r, 3) == 0)
		e.label = draw(r, 2) == 0 ? LABEL_MINE : LABEL_YOURS;
	(void)call(r, secret, e);
}

static void
create(struct teller *r, int secret)
{
	struct history_event e = { .call = CALL_CREATE, .label = LABEL_NONE };

	if (draw(r, 5) != 0)
		new_version(r, &e);
	(void)call(r, secret, e);
}

static void
get(struct teller *r, int secret)
{
	struct history_event e = { .call = CALL_GET };

	if (draw(r, 4) == 0)
		e.version = some_version(r);
	else if (draw(r, 3) == 0)
		e.label = (enum history_label)draw(r, LABELS);
	if (e.version != 0)
		e.label = LABEL_NONE;
	(void)call(r, secret, e);
}

static void
plain(struct teller *r, int secret, enum history_call what)
{
	struct history_event e = { .call = what, .label = LABEL_NONE };

	(void)call(r, secret, e);
}

static void
do_something(struct teller *r)
{
	int secret = (int)draw(r, SECRETS);
	uint32_t n = draw(r, 100);

	if (n < 30)
		put(r, secret);
	else if (n < 46)
		move(r, secret);
	else if (n < 70)
		get(r, secret);
	else if (n < 76)
		create(r, secret);
	else if (n < 84)
		plain(r, secret, CALL_DESCRIBE);
	else if (n < 88)
		plain(r, secret, CALL_LIST);
	else if (n < 91)
		plain(r, secret, CALL_DELETE);
	else if (n < 98)
		plain(r, secret, CALL_RESTORE);
	else
		plain(r, secret, CALL_FORCE_DELETE);
}

static void *
work(void *arg)
{
	struct teller *r = arg;
	int i;

	for (i = 0; i < CALLS; i++)
		do_something(r);
	return NULL;
}

/* --- the judgement -------------------------------------------------------- */

/* Every version of a secret is read, be it marked or deprecated. */
static void
read_all(struct teller *r, int secret)
{
	const struct history_answer *a;
	struct history_event e = { .call = CALL_GET, .label = LABEL_NONE };
	int version;

	plain(r, secret, CALL_DESCRIBE);
	plain(r, secret, CALL_RESTORE);
	plain(r, secret, CALL_LIST);
	a = &r->events[r->n - 1].answer;
	for (version = 1; version < HISTORY_VERSIONS; version++) {
		if ((a->have[version / 64] >> (version % 64) & 1) == 0)
			continue;
		e.version = version;
		(void)call(r, secret, e);
	}
}

static size_t
of_secret(int secret, const struct history_event **out)
{
	size_t n = 0;
	int t, i;

	for (t = 0; t <= THREADS; t++)
		for (i = 0; i < tellers[t].n; i++)
			if (tellers[t].secret[i] == secret)
				out[n++] = &tellers[t].events[i];
	return n;
}

static void
judge(int secret, uint32_t seed)
{
	static const struct history_event *events[MOST * (THREADS + 1)];
	struct kt_arena *a = kt_arena_new();
	size_t n = of_secret(secret, events);
	struct kt_buf why;

	kt_buf_init(&why, a);
	if (!history_explained(events, n, &why))
		ck_abort_msg("KEYTURN_HISTORY_SEED=%u: no order explains what "
		    "s%d answered\n%s", seed, secret, why.p);
	kt_arena_free(&a);
}

static void
round_of(uint32_t seed)
{
	int i;

	world_open(&world);
	memset(tellers, 0, sizeof(tellers));
	for (i = 0; i <= THREADS; i++) {
		tellers[i].id = i;
		tellers[i].seed = (seed + (uint32_t)i) * 2654435761u | 1;
	}
	for (i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&tellers[i].thread, NULL, work,
		    &tellers[i]), 0);
	for (i = 0; i < THREADS; i++)
		pthread_join(tellers[i].thread, NULL);
	for (i = 0; i < SECRETS; i++)
		read_all(&tellers[FINAL], i);
	for (i = 0; i < SECRETS; i++)
		judge(i, seed);
	world_close(&world);
}

static uint32_t
number_from(const char *name, uint32_t otherwise)
{
	const char *s = getenv(name);

	return s != NULL ? (uint32_t)strtoul(s, NULL, 10) : otherwise;
}

START_TEST(one_order_explains_all_answers)
{
	uint32_t seed, rounds = number_from("KEYTURN_HISTORY_ROUNDS", 40);
	uint32_t i;

	kt_random(&seed, sizeof(seed));
	seed = number_from("KEYTURN_HISTORY_SEED", seed);
	printf("KEYTURN_HISTORY_SEED=%u, %u rounds\n", seed, rounds);
	fflush(stdout);
	for (i = 0; i < rounds; i++)
		round_of(seed + i * 100);
}
END_TEST

/* --- the judge judged: he is told lies ------------------------------------ */

#define VALUE(n) .version = (n), .variant = 1
#define SAW(v, bits) { .arn = 7, .version = (v), .variant = 1, \
	.stages = (bits) }
#define MADE(v) { .arn = 7, .version = (v) }
#define PUT(v, bits) { .arn = 7, .version = (v), .stages = (bits) }

/* Secrets with a version 1; what two clients then say of it. */
static const struct {
	const char *what;
	bool ok;
	struct history_event e[3];
} told[] = {
	{ "a read beside a put sees the old", true, {
		{ 3, 6, 1, CALL_PUT, VALUE(2), 0, LABEL_NONE, PUT(2, 1) },
		{ 4, 5, 2, CALL_GET, 0, 0, 0, LABEL_CURRENT, SAW(1, 1) } } },
	{ "or the new", true, {
		{ 3, 6, 1, CALL_PUT, VALUE(2), 0, LABEL_NONE, PUT(2, 1) },
		{ 4, 5, 2, CALL_GET, 0, 0, 0, LABEL_CURRENT, SAW(2, 1) } } },
	{ "a read after a put does not see the old", false, {
		{ 3, 4, 1, CALL_PUT, VALUE(2), 0, LABEL_NONE, PUT(2, 1) },
		{ 5, 6, 2, CALL_GET, 0, 0, 0, LABEL_CURRENT, SAW(1, 1) } } },
	{ "nor lacks the former as previous", false, {
		{ 3, 4, 1, CALL_PUT, VALUE(2), 0, LABEL_NONE, PUT(2, 1) },
		{ 5, 6, 2, CALL_GET, 0, 0, 0, LABEL_PREVIOUS,
		    { .code = SAID_NOT_FOUND } } } },
	{ "an acknowledged value is there", false, {
		{ 3, 4, 1, CALL_PUT, VALUE(2), 0, LABEL_NONE, PUT(2, 1) },
		{ 5, 6, 2, CALL_GET, VALUE(2), 0, LABEL_NONE,
		    { .code = SAID_NOT_FOUND } } } },
	{ "what was seen stays seen", false, {
		{ 3, 8, 1, CALL_PUT, VALUE(2), 0, LABEL_NONE, PUT(2, 1) },
		{ 4, 5, 2, CALL_GET, 0, 0, 0, LABEL_CURRENT, SAW(2, 1) },
		{ 6, 7, 3, CALL_GET, 0, 0, 0, LABEL_CURRENT, SAW(1, 1) } } },
	{ "two puts cannot both have been first", false, {
		{ 3, 6, 1, CALL_PUT, VALUE(2), 0, LABEL_NONE, PUT(2, 1) },
		{ 4, 5, 2, CALL_PUT, VALUE(3), 0, LABEL_NONE, PUT(3, 1) },
		{ 7, 8, 3, CALL_DESCRIBE, 0, 0, 0, LABEL_NONE,
		    { .arn = 7, .holder = { 3, 1 } } } } },
	{ "a refusal needs a reason", false, {
		{ 3, 4, 1, CALL_GET, 0, 0, 0, LABEL_CURRENT,
		    { .code = SAID_INVALID_REQUEST } } } },
	{ "a delete beside it is one", true, {
		{ 3, 6, 1, CALL_DELETE, 0, 0, 0, LABEL_NONE, { .arn = 7 } },
		{ 4, 5, 2, CALL_GET, 0, 0, 0, LABEL_CURRENT,
		    { .code = SAID_INVALID_REQUEST } } } },
};

START_TEST(the_judge_believes_no_lies)
{
	static const struct history_event first = { 1, 2, 0, CALL_CREATE,
	    VALUE(1), 0, LABEL_NONE, MADE(1) };
	const struct history_event *events[4] = { &first };
	struct kt_arena *a = kt_arena_new();
	struct kt_buf why;
	size_t n;

	for (n = 1; n < 4 && told[_i].e[n - 1].begin != 0; n++)
		events[n] = &told[_i].e[n - 1];
	kt_buf_init(&why, a);
	ck_assert_msg(history_explained(events, n, &why) == told[_i].ok, "%s",
	    told[_i].what);
	kt_arena_free(&a);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("history");
	TCase *tc = tcase_create("history");

	tcase_set_timeout(tc, 300);
	tcase_add_loop_test(tc, the_judge_believes_no_lies, 0,
	    N_ELEMENTS(told));
	tcase_add_test(tc, one_order_explains_all_answers);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
