/*
 * The clock in the tester's hands: what an advance lets happen, in which order
 * and at which moments; what is refused; to begin anew.
 */
#include <stdio.h>
#include <string.h>

#include "dispatch/dispatch.h"
#include "store/tables.h"
#include "tests/support/world.h"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
	world_run(&world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static void
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

static struct said
own(struct client *c, const char *path, const char *body)
{
	struct kt_request r;

	request(&r, c, path, body);
	return say_request(c, &r);
}

static struct said
clock_set(const char *body)
{
	return own(&me, "/_keyturn/clock", body);
}

static struct said
advance(const char *span)
{
	struct said s = clock_set(kt_arena_printf(me.arena,
	    "{'advance':'%s'}", span));

	ck_ok(s);
	return s;
}

static void
create(const char *name)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'%s',"
	    "'ClientRequestToken':'" V1 "','SecretString':'one'}", name);

	ck_ok(s);
}

/* Set up to rotate by those rules; it does so at once. */
static void
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

static void
schedule(const char *name, int days)
{
	schedule_by(name, kt_arena_printf(me.arena,
	    "'AutomaticallyAfterDays':%d", days));
}

static const char *
described(const char *name, const char *member)
{
	struct said s = say(&me, "DescribeSecret", "{'SecretId':'%s'}", name);

	ck_ok(s);
	return said_at(&s, member);
}

static void
put(const char *name)
{
	struct said s = say(&me, "PutSecretValue", "{'SecretId':'%s',"
	    "'ClientRequestToken':'" V3 "','SecretString':'by hand'}", name);

	ck_ok(s);
}

/*
 * "at event name" of each, a line each; the ARN's last part is the name.  Of
 * only one kind, when that is given: "at name".
 */
static const char *
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

static const char *
events(const struct said *s)
{
	return events_of(s, NULL);
}

static const char *
succeeded(const struct said *s)
{
	return events_of(s, "RotationSucceeded");
}

static int
count(const char *text, const char *part)
{
	int n = 0;

	while ((text = strstr(text, part)) != NULL) {
		text += strlen(part);
		n++;
	}
	return n;
}

/* --- what the clock says -------------------------------------------------- */

START_TEST(it_says_what_it_is)
{
	struct said s = say_get(&me, "/_keyturn/clock", NULL);

	ck_ok(s);
	ck_assert_str_eq(s.content_type, "application/json");
	ck_says(s, "now", "2026-01-15T10:20:30.456Z");
	ck_says(s, "frozen", "true");
	ck_says(s, "events", ABSENT);
	s = advance("1d12h");
	ck_says(s, "now", "2026-01-16T22:20:30.456Z");
	ck_says(s, "frozen", "true");
	ck_says(s, "events", "[]");
	s = clock_set("{'set':'2027-01-01T00:00:00Z'}");
	ck_says(s, "now", "2027-01-01T00:00:00.000Z");
	s = clock_set("{'set':'2027-01-01T00:00:00Z'}");	/* no time */
	ck_says(s, "now", "2027-01-01T00:00:00.000Z");
	s = clock_set("{'run':true}");
	ck_says(s, "frozen", "false");
	kt_sleep_ms(5);
	s = clock_set("{'freeze':true}");
	ck_says(s, "frozen", "true");
	ck_assert_str_gt(said_at(&s, "now"), "2027-01-01T00:00:00.000Z");
	ck_assert_str_lt(said_at(&s, "now"), "2027-01-01T00:01:00.000Z");
}
END_TEST

static const struct { const char *body, *message; } refused[] = {
	{ "", "Give just one of " },
	{ "{}", "Give just one of " },
	{ "{'advance':'1d','freeze':true}", "Give just one of " },
	{ "{'freeze':false}", "Give just one of " },
	{ "{'run':false}", "Give just one of " },
	{ "{'freeze':true,'run':true}", "Give just one of " },
	{ "{'advance':'1w'}", "\"advance\" is a span like " },
	{ "{'advance':''}", "\"advance\" is a span like " },
	{ "{'advance':'-1d'}", "\"advance\" is a span like " },
	{ "{'advance':'99999999999999999999d'}", "\"advance\" is a span " },
	{ "{'advance':'2932800d'}", "That is beyond the year 9999." },
	{ "{'advance':31}", "NUMBER_VALUE can not be converted to a String" },
	{ "{'freeze':'yes'}", "STRING_VALUE can not be converted to a Bool" },
	{ "{'set':'2026-01-15T10:20:30.455Z'}", "The clock says "
	    "2026-01-15T10:20:30.456Z already, and does not go back." },
	{ "{'set':'1970-01-01T00:00:00Z'}", "The clock says " },
	{ "{'set':'tomorrow'}", "\"set\" is a moment like " },
	{ "{'set':'10000-01-01T00:00:00Z'}", "\"set\" is a moment like " },
	{ "{'set':1798761600}", "NUMBER_VALUE can not be converted to a S" },
	{ "{'advance':null}", "\"advance\" is null" },
	{ "{'advnce':'1d'}", "There is no member \"advnce\" here; "
	    "there is advance, set, freeze, run." },
	{ "{'advance':'1d','x':1}", "There is no member \"x\" here; "
	    "there is advance, set, freeze, run." },
	{ "{'advance':'1d','advance':'2d'}", "The body is not a JSON obj" },
	{ "[]", "The body is not a JSON object." },
	{ "'1d'", "The body is not a JSON object." },
	{ "advance=1d", "The body is not a JSON object." },
	{ "{'advance':'1d'", "The body is not a JSON object." },
};

START_TEST(what_is_wrong_is_refused_and_changes_nothing)
{
	struct said s;

	s = clock_set(refused[_i].body);
	ck_assert_int_eq(s.status, 400);
	ck_assert_msg(strncmp(s.message, refused[_i].message,
	    strlen(refused[_i].message)) == 0, "%s", s.message);
	ck_assert_int_eq(world_now(&world), WORLD_START);
}
END_TEST

static const struct { const char *method, *path; int status; } asked[] = {
	{ "PUT", "/_keyturn/clock", 405 }, { "DELETE", "/_keyturn/clock", 405 },
	{ "GET", "/_keyturn/reset", 405 }, { "POST", "/_keyturn/", 405 },
	{ "POST", "/_keyturn/clock/", 404 }, { "POST", "/_keyturn/Clock", 404 },
	{ "POST", "/_keyturn/clock%20", 404 }, { "POST", "//_keyturn/clock", 404 },
};

START_TEST(other_methods_and_paths_do_nothing)
{
	struct kt_request r;
	struct said s;

	create("db");
	request(&r, &me, asked[_i].path, "{'advance':'1d'}");
	r.method = asked[_i].method;
	s = say_request(&me, &r);
	ck_assert_int_eq(s.status, asked[_i].status);
	ck_assert_int_eq(world_now(&world), WORLD_START);
	ck_assert_str_eq(described("db", "Name"), "db");
}
END_TEST

/* As curl -d sends it; a form is RDS's only at "/". */
START_TEST(a_form_is_no_form_here)
{
	struct kt_request r;
	struct said s;

	request(&r, &me, "/_keyturn/clock", "{'advance':'1d'}");
	r.content_type = "application/x-www-form-urlencoded";
	s = say_request(&me, &r);
	ck_ok(s);
	ck_assert_int_eq(world_now(&world), WORLD_START + KT_DAY);
}
END_TEST

/* --- what falls due ------------------------------------------------------- */

START_TEST(a_window_ends_at_its_moment)
{
	struct said s;

	create("db");
	create("kept");
	s = say(&me, "DeleteSecret",
	    "{'SecretId':'db','RecoveryWindowInDays':7}");
	ck_ok(s);
	s = advance("6d23h59m59s");
	ck_says(s, "events", "[]");
	ck_assert_str_ne(described("db", "DeletedDate"), ABSENT);
	s = advance("1d");
	ck_assert_str_eq(events(&s),
	    "2026-01-22T10:20:30.456Z SecretDeleted db\n");
	ck_says(s, "now", "2026-01-23T10:20:29.456Z");
	s = say(&me, "DescribeSecret", "{'SecretId':'db'}");
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	create("db");			/* the name is free */
	ck_assert_str_eq(described("kept", "Name"), "kept");
}
END_TEST

START_TEST(a_rotation_begins_by_itself_when_its_day_does)
{
	struct said s;

	schedule("db", 30);
	ck_assert_str_eq(described("db", "NextRotationDate"), "1771113599");
	s = clock_set("{'set':'2026-02-13T23:59:59.999Z'}");
	ck_says(s, "events", "[]");
	s = clock_set("{'set':'2026-02-14T00:00:00Z'}");
	ck_assert_str_eq(events(&s),
	    "2026-02-14T00:00:00.000Z RotationStarted db\n"
	    "2026-02-14T00:00:00.000Z RotationSucceeded db\n");
	ck_assert_str_eq(described("db", "LastRotatedDate"), "1771027200");
	ck_assert_str_eq(described("db", "NextRotationDate"), "1773705599");
	s = say(&me, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", kt_arena_printf(me.arena, "made by %s",
	    said_at(&s, "VersionId")));
	ck_assert_str_ne(said_at(&s, "VersionId"), V2);
	/* And so on: one a period, each from the day of the former. */
	s = advance("91d");
	ck_assert_int_eq(count(events(&s), "RotationSucceeded"), 3);
	ck_assert_ptr_nonnull(strstr(events(&s),
	    "2026-03-16T00:00:00.000Z RotationSucceeded db\n"));
}
END_TEST

/* rate(), from the hour or day of the last: rotation 3. */
START_TEST(a_rate_rotates_again_and_again)
{
	struct said s;

	schedule_by("h", "'ScheduleExpression':'rate(10 hours)',"
	    "'Duration':'3h'");
	ck_assert_str_eq(described("h", "RotationRules"),
	    "{'AutomaticallyAfterDays':1,'Duration':'3h',"
	    "'ScheduleExpression':'rate(10 hours)'}");
	ck_assert_str_eq(described("h", "NextRotationDate"), "1768517999");
	schedule_by("d", "'ScheduleExpression':'rate(2 days)'");
	ck_assert_str_eq(described("d", "RotationRules"),
	    "{'AutomaticallyAfterDays':2,"
	    "'ScheduleExpression':'rate(2 days)'}");
	ck_assert_str_eq(described("d", "NextRotationDate"), "1768694399");
	s = advance("39h");
	ck_assert_str_eq(succeeded(&s), "2026-01-15T20:00:00.000Z h\n"
	    "2026-01-16T06:00:00.000Z h\n2026-01-16T16:00:00.000Z h\n"
	    "2026-01-17T00:00:00.000Z d\n");
	ck_assert_str_eq(described("h", "LastRotatedDate"), "1768579200");
	/* By hand, at half past one: both count from there. */
	put("h");
	put("d");
	ck_assert_str_eq(described("h", "NextRotationDate"), "1768658399");
	ck_assert_str_eq(described("d", "NextRotationDate"), "1768867199");
	s = advance("3d");
	ck_assert_int_eq(count(succeeded(&s), " h\n"), 7);
	ck_assert_ptr_nonnull(strstr(succeeded(&s),
	    "2026-01-17T11:00:00.000Z h\n"));
	ck_assert_ptr_nonnull(strstr(succeeded(&s),
	    "2026-01-19T00:00:00.000Z d\n"));
}
END_TEST

/* Its windows are where they are, whatever is done by hand. */
START_TEST(a_cron_expression_rotates_in_its_windows)
{
	struct said s;

	schedule_by("db", "'ScheduleExpression':'cron(0 16 1,15 * ? *)',"
	    "'Duration':'2h'");
	ck_assert_str_eq(described("db", "RotationRules"),
	    "{'AutomaticallyAfterDays':1,'Duration':'2h',"
	    "'ScheduleExpression':'cron(0 16 1,15 * ? *)'}");
	ck_assert_str_eq(described("db", "NextRotationDate"), "1768499999");
	put("db");
	ck_assert_str_eq(described("db", "NextRotationDate"), "1768499999");
	s = clock_set("{'set':'2026-01-15T15:59:59.999Z'}");
	ck_says(s, "events", "[]");
	s = advance("46d");
	ck_assert_str_eq(succeeded(&s), "2026-01-15T16:00:00.000Z db\n"
	    "2026-02-01T16:00:00.000Z db\n2026-02-15T16:00:00.000Z db\n"
	    "2026-03-01T16:00:00.000Z db\n");
	ck_assert_str_eq(described("db", "LastRotatedDate"), "1772380800");
	ck_assert_str_eq(described("db", "RotationRules.AutomaticallyAfterDays"),
	    "14");
	ck_assert_str_eq(described("db", "NextRotationDate"), "1773597599");
	s = say(&me, "ListSecrets", "{}");
	ck_says(s, "SecretList.0.NextRotationDate", "1773597599");
	ck_says(s, "SecretList.0.RotationRules.AutomaticallyAfterDays", "14");
	s = say(&me, "CancelRotateSecret", "{'SecretId':'db'}");
	ck_ok(s);
	ck_assert_str_eq(described("db", "NextRotationDate"), ABSENT);
	s = advance("31d");
	ck_says(s, "events", "[]");
}
END_TEST

/* What fails goes on being tried; the next window is that after success. */
START_TEST(a_rate_goes_on_after_failures)
{
	struct said s;

	schedule_by("db", "'ScheduleExpression':'rate(4 hours)'");
	world.script.fails_in = "setSecret";
	world.script.fails = 7;
	s = advance("4h");
	ck_assert_int_eq(count(events(&s), "RotationFailed"), 6);
	/* The window is over, and the date of a rotation that fails stays. */
	ck_assert_str_eq(described("db", "NextRotationDate"), "1768489199");
	s = advance("12h");
	ck_assert_str_eq(succeeded(&s), "2026-01-15T21:12:36.000Z db\n"
	    "2026-01-16T01:00:00.000Z db\n");
}
END_TEST

/* The guide's remedy ends it; the next begins with its window, not before. */
START_TEST(a_failing_rotation_cleaned_up_waits_for_the_next_window)
{
	struct said s;

	schedule_by("db", "'ScheduleExpression':'rate(4 hours)'");
	world.script.fails_in = "setSecret";
	world.script.fails = 1000;
	s = advance("4h");
	world.script.fails = 0;
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSPENDING','RemoveFromVersionId':'%s'}",
	    said_at(&s, "events.0.version"));
	ck_ok(s);
	ck_assert_str_eq(described("db", "NextRotationDate"), "1768503599");
	s = advance("4h");
	ck_assert_str_eq(succeeded(&s), "2026-01-15T18:00:00.000Z db\n");
}
END_TEST

START_TEST(what_does_not_rotate_stays)
{
	static const char *const acts[] = {
		"{'SecretId':'db','RecoveryWindowInDays':30}",
		"{'SecretId':'db','ForceDeleteWithoutRecovery':true}",
	};
	struct said s;

	schedule("db", 1);
	s = say(&me, "DeleteSecret", "%s", acts[_i]);
	ck_ok(s);
	s = advance("29d");
	ck_says(s, "events", "[]");
}
END_TEST

/* Its day went by meanwhile: it begins at once, and nobody need move a clock. */
START_TEST(what_is_restored_rotates_if_it_is_due)
{
	struct said s;

	schedule("db", 1);
	s = say(&me, "DeleteSecret", "{'SecretId':'db'}");
	ck_ok(s);
	s = advance("5d");
	ck_says(s, "events", "[]");
	s = say(&me, "RestoreSecret", "{'SecretId':'db'}");
	ck_ok(s);
	while (strcmp(described("db", "LastRotatedDate"), "1768904430.456") !=
	    0)
		kt_sleep_ms(1);		/* or until the test's time is up */
	ck_assert_str_eq(described("db", "NextRotationDate"), "1769039999");
}
END_TEST

/* Due on other days each: in order, whatever their names and ages. */
START_TEST(all_in_order_each_at_its_moment)
{
	struct said s;

	schedule("c", 9);
	schedule("a", 8);
	create("b");
	s = say(&me, "DeleteSecret",
	    "{'SecretId':'b','RecoveryWindowInDays':8}");
	ck_ok(s);
	s = advance("10d");
	ck_assert_str_eq(events(&s),
	    "2026-01-23T00:00:00.000Z RotationStarted a\n"
	    "2026-01-23T00:00:00.000Z RotationSucceeded a\n"
	    "2026-01-23T10:20:30.456Z SecretDeleted b\n"
	    "2026-01-24T00:00:00.000Z RotationStarted c\n"
	    "2026-01-24T00:00:00.000Z RotationSucceeded c\n");
	ck_assert_str_eq(described("a", "LastRotatedDate"), "1769126400");
	ck_assert_str_eq(described("c", "LastRotatedDate"), "1769212800");
}
END_TEST

static char seen[256];

/* What another client reads of the clock while a step runs. */
static void
look_at_clock(struct world *w, const char *step)
{
	struct client other;
	struct said s;

	if (strcmp(step, "setSecret") != 0)
		return;
	client_begin(&other, w);
	s = say_get(&other, "/_keyturn/clock", NULL);
	(void)snprintf(seen, sizeof(seen), "%s", said_at(&s, "now"));
	kt_sleep_ms(5);
	ck_assert_int_eq(world_now(w), INT64_C(1771027200000));
	client_end(&other);
}

/* The clock runs, but not while something is being done. */
START_TEST(time_stands_while_it_happens)
{
	struct said s;

	schedule("db", 30);
	world.script.before = look_at_clock;
	s = clock_set("{'run':true}");
	ck_ok(s);
	s = advance("31d");
	ck_assert_int_eq(count(events(&s), "RotationSucceeded"), 1);
	ck_assert_str_eq(seen, "2026-02-14T00:00:00.000Z");
	ck_says(s, "frozen", "false");
}
END_TEST

/*
 * 1 s, 5 s, 30 s, 2 min, 10 min, 1 h, 6 h; and then, as nothing else changes,
 * once where the clock stops anyway.
 */
START_TEST(a_month_of_failures_is_short)
{
	const char *all;
	struct said s;

	schedule("db", 1);
	world.script.fails_in = "setSecret";
	world.script.fails = 1000;
	s = clock_set("{'set':'2026-01-15T23:59:59Z'}");
	ck_ok(s);
	s = advance("31d");
	all = events(&s);
	ck_assert_int_eq(count(all, "RotationStarted"), 1);
	ck_assert_int_eq(count(all, "RotationFailed"), 8 + 1);
	ck_assert_ptr_nonnull(strstr(all,
	    "2026-01-16T00:00:01.000Z RotationFailed db\n"));
	ck_says(s, "events.1.reason", "scripted to fail in setSecret");
	ck_assert_ptr_nonnull(strstr(all,
	    "2026-02-15T23:59:59.000Z RotationFailed db\n"));
	s = advance("1000000d");
	ck_assert_str_eq(events_of(&s, "RotationFailed"),
	    "4764-01-13T23:59:59.000Z db\n");
	world.script.fails = 0;
	s = advance("1d");
	ck_assert_int_eq(count(events(&s), "RotationSucceeded"), 1);
}
END_TEST

/* Somebody left AWSPENDING behind: nothing begins, and nothing is in a loop. */
START_TEST(what_is_pending_blocks_the_next)
{
	struct said s;

	schedule("db", 10);
	s = say(&me, "PutSecretValue", "{'SecretId':'db','ClientRequestToken':'"
	    V3 "','SecretString':'x','VersionStages':['AWSPENDING']}");
	ck_ok(s);
	s = advance("11d");
	ck_assert_str_eq(events(&s),
	    "2026-01-25T00:00:00.000Z RotationSkipped db\n");
	ck_says(s, "events.0.reason", "A previous rotation isn't complete. "
	    "That rotation will be reattempted.");
	ck_assert_str_eq(described("db", "NextRotationDate"), "1770249599");
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSPENDING','RemoveFromVersionId':'" V3 "'}");
	ck_ok(s);
	s = advance("10d");
	ck_assert_str_eq(events(&s),
	    "2026-02-04T00:00:00.000Z RotationStarted db\n"
	    "2026-02-04T00:00:00.000Z RotationSucceeded db\n");
}
END_TEST

/* Nor does it stop the clock every day for ever; until it is mended. */
START_TEST(what_is_pending_for_long_is_short)
{
	struct said s;

	schedule("db", 1);
	s = say(&me, "PutSecretValue", "{'SecretId':'db','ClientRequestToken':'"
	    V3 "','SecretString':'x','VersionStages':['AWSPENDING']}");
	ck_ok(s);
	s = advance("1000000d");
	ck_assert_int_eq(count(events(&s), "RotationSkipped"), 8 + 1);
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_says(s, "failing", "1");
	ck_says(s, "rotations.0.attempts", "9");
	ck_says(s, "rotations.0.reason", "A previous rotation isn't complete. "
	    "That rotation will be reattempted.");
	s = say_get(&me, "/_keyturn/rotations/db", NULL);
	ck_says(s, "outcome", "skipped");
	ck_says(s, "reason", "A previous rotation isn't complete. "
	    "That rotation will be reattempted.");
	ck_says(s, "rotations.8.outcome", "skipped");
	ck_says(s, "rotations.9.outcome", "succeeded");
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSPENDING','RemoveFromVersionId':'" V3 "'}");
	ck_ok(s);
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_says(s, "failing", "0");
	s = advance("10d");
	ck_assert_int_eq(count(events(&s), "RotationSucceeded"), 10);
}
END_TEST

/* Which rotations stand failed, and why; none of what did not fail. */
START_TEST(health_tells_of_failures)
{
	struct said s = say_get(&me, "/_keyturn/health", NULL);

	ck_ok(s);
	ck_says(s, "status", "ok");
	ck_says(s, "failing", "0");
	ck_says(s, "rotations", "[]");
	schedule("good", 1);
	schedule("bad", 1);
	world.script.fails_in = "setSecret";
	world.script.fails = 2;
	s = say(&me, "RotateSecret", "{'SecretId':'bad','ClientRequestToken':'"
	    V3 "'}");
	ck_ok(s);
	(void)advance("1s");
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_says(s, "failing", "1");
	ck_says(s, "rotations.0.secret", "bad");
	ck_says(s, "rotations.0.attempts", "2");
	ck_says(s, "rotations.0.next", "2026-01-15T10:20:36.456Z");
	ck_says(s, "rotations.0.reason", "scripted to fail in setSecret");
	ck_says(s, "rotations.1", ABSENT);
	(void)advance("5s");
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_says(s, "failing", "0");
}
END_TEST

/* --- one after the other -------------------------------------------------- */

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static atomic_bool at_gate;

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

/* An advance that has come to a rotation which does not go on. */
static void
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

START_TEST(a_second_advance_waits_for_the_first)
{
	struct under_way first, second, third;
	struct kt_request r;
	struct said s;

	begin_at_gate(&first);
	request(&r, &me, "/_keyturn/clock", "{'advance':'1h'}");
	say_begin(&second, &me, &r);
	request(&r, &me, "/_keyturn/clock", "{'run':true}");
	say_begin(&third, &me, &r);
	s = say_get(&me, "/_keyturn/clock", NULL);	/* readers do not */
	ck_says(s, "now", "2026-01-16T00:00:00.000Z");
	create("meanwhile");				/* nor do writers */
	ck_assert_str_eq(described("meanwhile", "CreatedDate"), "1768521600");
	ck_assert(!say_is_over(&first));
	ck_assert(!say_is_over(&second));
	pthread_mutex_unlock(&gate);
	s = say_end(&first);
	ck_says(s, "events.1.event", "RotationSucceeded");
	s = say_end(&second);
	ck_says(s, "now", "2026-01-17T11:20:30.456Z");
	ck_says(s, "frozen", "true");
	s = say_end(&third);
	ck_says(s, "frozen", "false");
}
END_TEST

/* Who waits for the next does not wait for what nobody wants any more. */
START_TEST(it_ends_when_its_client_leaves)
{
	struct under_way first, second, third;
	struct kt_request r;
	struct said s;

	begin_at_gate(&first);
	s = say_get(&me, "/_keyturn/clock", NULL);
	ck_says(s, "advancing_to", "2026-01-17T10:20:30.456Z");
	request(&r, &me, "/_keyturn/clock", "{'advance':'1h'}");
	say_begin(&second, &me, &r);
	atomic_store(&second.left, true);
	request(&r, &me, "/_keyturn/clock", "{'run':true}");
	say_begin(&third, &me, &r);
	atomic_store(&first.left, true);
	s = say_end(&third);		/* the step goes on */
	ck_says(s, "frozen", "false");
	ck_assert_str_lt(said_at(&s, "now"), "2026-01-16T00:10:00.000Z");
	ck_says(s, "advancing_to", ABSENT);
	pthread_mutex_unlock(&gate);
	(void)say_end(&first);
	(void)say_end(&second);
}
END_TEST

/* A clock moved by nothing: a barrier, which tells what came before it. */
START_TEST(nothing_is_waited_for_and_told)
{
	struct said s;

	(void)advance("0s");
	schedule("db", 30);
	s = advance("0s");
	ck_assert_str_eq(events(&s),
	    "2026-01-15T10:20:30.456Z RotationStarted db\n"
	    "2026-01-15T10:20:30.456Z RotationSucceeded db\n");
	s = advance("0s");
	ck_says(s, "events", "[]");
	create("other");
	s = say(&me, "RotateSecret", "{'SecretId':'other','ClientRequestToken':"
	    "'" V2 "','RotationLambdaARN':'" FUNCTION_ARN "'}");
	ck_ok(s);
	s = advance("0s");		/* not before it has ended */
	ck_assert_str_eq(succeeded(&s), "2026-01-15T10:20:30.456Z other\n");
	s = own(&me, "/_keyturn/reset", "{}");
	ck_ok(s);
	s = advance("0s");
	ck_says(s, "events", "[]");
}
END_TEST

static void *
stop(void *sched)
{
	sched_stop(sched);
	return NULL;
}

/* SIGTERM: who waits is told, and the clock stays where it came to. */
START_TEST(stopping_calls_it_off)
{
	struct under_way first, second;
	struct kt_request r;
	struct said s;
	pthread_t stopper;

	begin_at_gate(&first);
	request(&r, &me, "/_keyturn/clock", "{'advance':'1h'}");
	say_begin(&second, &me, &r);
	turn_close(world.server.turns);
	ck_assert_int_eq(pthread_create(&stopper, NULL, stop, world.sched), 0);
	s = say_end(&first);		/* before the step has come to its end */
	ck_assert_int_eq(s.status, 503);
	s = say_end(&second);
	ck_assert_int_eq(s.status, 503);
	ck_assert_str_eq(s.message, "keyturn is stopping.");
	ck_assert_int_eq(world_now(&world), INT64_C(1768521600000));
	pthread_mutex_unlock(&gate);
	pthread_join(stopper, NULL);
}
END_TEST

/* --- restarts ------------------------------------------------------------- */

START_TEST(a_restart_keeps_it)
{
	struct said s;

	s = advance("400d");
	if (_i == 1) {
		s = clock_set("{'run':true}");
		ck_ok(s);
	}
	world_stop(&world);
	kt_sim_free(&world.sim);
	world.sim = kt_sim_new();
	world.server.sim = world.sim;
	world.server.clock = kt_sim_clock(world.sim);
	world_resume(&world);
	ck_assert_int_eq(sched_restore_clock(world.server.store, world.sim),
	    0);
	world_run(&world);
	s = say_get(&me, "/_keyturn/clock", NULL);
	ck_says(s, "frozen", _i == 0 ? "true" : "false");
	ck_assert_int_ge(world_now(&world), WORLD_START + 400 * KT_DAY);
	ck_assert_int_lt(world_now(&world), WORLD_START + 401 * KT_DAY);
}
END_TEST

/* --- to begin anew -------------------------------------------------------- */

#define OTHER "210987654321"

static void
make_database(struct client *c, const char *id)
{
	struct said s = say_form(c, "Action=CreateDBInstance&"
	    "DBInstanceIdentifier=%s&DBInstanceClass=db.t3.micro&Engine=mysql&"
	    "AllocatedStorage=20&MasterUsername=admin&"
	    "MasterUserPassword=long-enough-1&DeletionProtection=true", id);

	ck_ok(s);
}

static int
databases(struct client *c)
{
	struct said s = say_form(c, "Action=DescribeDBInstances");

	ck_ok(s);
	return count(s.text, "<DBInstance>");
}

START_TEST(reset_empties_an_account)
{
	struct client other;
	struct said s;
	bool all = _i == 1;

	client_begin(&other, &world);
	other.key = OTHER;
	create("a");
	create("b");
	make_database(&me, "mine");
	s = say(&other, "CreateSecret", "{'Name':'a','ClientRequestToken':'"
	    V1 "','SecretString':'x'}");
	ck_ok(s);
	make_database(&other, "yours");
	s = advance("1s");			/* both are there by now */
	s = own(&me, "/_keyturn/reset", all ? "{}" :
	    "{'account':'" ACCOUNT "'}");
	ck_ok(s);
	ck_says(s, "secrets", all ? "3" : "2");
	ck_says(s, "databases", all ? "2" : "1");
	ck_assert_int_eq(world.fleet_fake.removals, all ? 2 : 1);
	ck_assert_int_eq(databases(&me), 0);
	ck_assert_int_eq(databases(&other), all ? 0 : 1);
	s = say(&other, "GetSecretValue", "{'SecretId':'a'}");
	ck_assert_int_eq(s.status, all ? 400 : 200);
	s = say(&me, "ListSecrets", "{}");
	ck_says(s, "SecretList", "[]");
	ck_assert_int_eq(world_now(&world), WORLD_START + KT_SECOND);
	create("a");
	client_end(&other);
}
END_TEST

static const struct { const char *body, *message; } no_resets[] = {
	{ "{'account':'1'}", "\"account\" is 12 digits; without it, all "
	    "accounts are emptied." },
	{ "{'account':''}", "\"account\" is 12 digits; without it, all "
	    "accounts are emptied." },
	{ "{'acount':'" ACCOUNT "'}", "There is no member \"acount\" here; "
	    "there is account." },
	{ "{'account':null}", "\"account\" is null: leave it out, or give it a "
	    "value." },
	{ "{'account':123456789012}",
	    "NUMBER_VALUE can not be converted to a String" },
	{ "[]", "The body is not a JSON object." },
};

START_TEST(a_wrong_reset_removes_nothing)
{
	struct said s;

	create("a");
	s = own(&me, "/_keyturn/reset", no_resets[_i].body);
	ck_assert_int_eq(s.status, 400);
	ck_assert_str_eq(s.message, no_resets[_i].message);
	ck_assert_str_eq(described("a", "Name"), "a");
}
END_TEST

/* While a step of its rotation runs; nothing follows it. */
START_TEST(reset_ends_a_rotation_quietly)
{
	struct under_way u;
	struct kt_request r;
	struct said s;

	begin_at_gate(&u);
	/* Past the queue, in which the advance is: as a second thread would. */
	s = say(&me, "DeleteSecret", "{'SecretId':'db',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_ok(s);
	request(&r, &me, "/_keyturn/reset", "{}");
	pthread_mutex_unlock(&gate);
	s = say_end(&u);
	ck_ok(s);
	ck_assert_int_eq(count(events(&s), "RotationFailed"), 0);
	ck_assert_int_eq(count(events(&s), "RotationSucceeded"), 0);
	s = say_request(&me, &r);
	ck_ok(s);
	ck_assert_ptr_null(strstr(world.script.ran, "createSecret setSecret "
	    "testSecret finishSecret createSecret setSecret testSecret"));
}
END_TEST

static Suite *
clock_suite(void)
{
	Suite *s = suite_create("clock");
	TCase *tc = tcase_create("clock");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, it_says_what_it_is);
	tcase_add_loop_test(tc, what_is_wrong_is_refused_and_changes_nothing,
	    0, N_ELEMENTS(refused));
	tcase_add_loop_test(tc, other_methods_and_paths_do_nothing, 0,
	    N_ELEMENTS(asked));
	tcase_add_test(tc, a_form_is_no_form_here);
	tcase_add_test(tc, a_window_ends_at_its_moment);
	tcase_add_test(tc, a_rotation_begins_by_itself_when_its_day_does);
	tcase_add_test(tc, a_rate_rotates_again_and_again);
	tcase_add_test(tc, a_cron_expression_rotates_in_its_windows);
	tcase_add_test(tc, a_rate_goes_on_after_failures);
	tcase_add_test(tc,
	    a_failing_rotation_cleaned_up_waits_for_the_next_window);
	tcase_add_test(tc, what_is_restored_rotates_if_it_is_due);
	tcase_add_loop_test(tc, what_does_not_rotate_stays, 0, 2);
	tcase_add_test(tc, all_in_order_each_at_its_moment);
	tcase_add_test(tc, time_stands_while_it_happens);
	tcase_add_test(tc, a_month_of_failures_is_short);
	tcase_add_test(tc, what_is_pending_blocks_the_next);
	tcase_add_test(tc, what_is_pending_for_long_is_short);
	tcase_add_test(tc, health_tells_of_failures);
	tcase_add_test(tc, a_second_advance_waits_for_the_first);
	tcase_add_test(tc, it_ends_when_its_client_leaves);
	tcase_add_test(tc, nothing_is_waited_for_and_told);
	tcase_add_test(tc, stopping_calls_it_off);
	tcase_add_loop_test(tc, a_restart_keeps_it, 0, 2);
	tcase_add_loop_test(tc, reset_empties_an_account, 0, 2);
	tcase_add_loop_test(tc, a_wrong_reset_removes_nothing, 0,
	    N_ELEMENTS(no_resets));
	tcase_add_test(tc, reset_ends_a_rotation_quietly);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(clock_suite());
}
