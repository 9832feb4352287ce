/*
 * What keyturn wrote is there whatever was landed since: a file of each version
 * of the store, made by the keyturn that landed it (tests/landed/keep), is
 * opened by today's, and all that was put into it is asked for.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/world.h"
#include "tests/support/xml.h"

#define THERE "(there)"
#define OTHER "eu-west-3"

/* Of a file of version `since` on: the call, and what its answer says. */
static const struct {
	int since;
	const char *operation, *input;
	struct { const char *path, *want; } says[8];
} asked[] = {
	{ 1, "GetSecretValue", "{'SecretId':'full'}", {
	    { "SecretString", "second" }, { "VersionId", V2 },
	    { "VersionStages", "['AWSCURRENT']" }, { "CreatedDate", THERE } } },
	{ 1, "GetSecretValue",
	    "{'SecretId':'full','VersionStage':'AWSPREVIOUS'}", {
	    { "SecretString", "first" }, { "VersionId", V1 } } },
	{ 1, "GetSecretValue", "{'SecretId':'full','VersionStage':'beta'}", {
	    { "SecretBinary", "AAECAw==" }, { "VersionId", V3 },
	    { "VersionStages", "['NOTAWSCURRENT','beta']" } } },
	{ 1, "DescribeSecret", "{'SecretId':'full'}", {
	    { "Description", "has all of it" }, { "KmsKeyId", "alias/ours" },
	    { "Tags", "[{'Key':'z','Value':'1'},{'Key':'a','Value':''}]" },
	    { "VersionIdsToStages", "{'" V1 "':['AWSPREVIOUS'],'" V2
	    "':['AWSCURRENT'],'" V3 "':['NOTAWSCURRENT','beta']}" },
	    { "LastChangedDate", THERE }, { "RotationEnabled", ABSENT } } },
	{ 1, "ListSecretVersionIds", "{'SecretId':'full'}", {
	    { "Versions.0.VersionId", V1 }, { "Versions.1.VersionId", V2 },
	    { "Versions.2.VersionId", V3 },
	    { "Versions.1.KmsKeyIds", "['alias/ours']" } } },
	{ 1, "DescribeSecret", "{'SecretId':'empty'}", {
	    { "VersionIdsToStages", ABSENT }, { "Tags", ABSENT } } },
	{ 1, "GetSecretValue", "{'SecretId':'binary'}", {
	    { "SecretBinary", "/wD+" } } },
	{ 1, "DescribeSecret", "{'SecretId':'going'}", {
	    { "DeletedDate", THERE } } },
	{ 1, "RestoreSecret", "{'SecretId':'going'}", { { "Name", "going" } } },
	{ 1, "GetSecretValue", "{'SecretId':'going'}", {
	    { "SecretString", "still there" } } },
	{ 1, "GetSecretValue", "{'SecretId':'rotated'}", {
	    { "VersionId", V4 }, { "SecretString", THERE } } },
	{ 1, "DescribeSecret", "{'SecretId':'rotated'}", {
	    { "RotationEnabled", "true" },
	    { "RotationLambdaARN", FUNCTION_ARN },
	    { "RotationRules", "{'AutomaticallyAfterDays':30}" },
	    { "LastRotatedDate", THERE }, { "NextRotationDate", THERE } } },
	{ 2, "GetSecretValue", "{'SecretId':'copied'}", {
	    { "SecretString", "everywhere" } } },
	{ 2, "DescribeSecret", "{'SecretId':'copied'}", {
	    { "ReplicationStatus.0.Region", OTHER },
	    { "ReplicationStatus.0.KmsKeyId", "alias/theirs" },
	    { "ReplicationStatus.0.Status", "InSync" },
	    { "PrimaryRegion", REGION } } },
	{ 2, "GetResourcePolicy", "{'SecretId':'copied'}", {
	    { "ResourcePolicy", THERE } } },
	{ 2, "DescribeSecret", "{'SecretId':'scheduled'}", {
	    { "RotationRules.ScheduleExpression", "cron(0 4 1 * ? *)" },
	    { "RotationRules.Duration", "2h" },
	    { "NextRotationDate", THERE } } },
	{ 2, "DescribeSecret", "{'SecretId':'elsewhere'}", {
	    { "Type", "SalesforceClientSecret" },
	    { "ExternalSecretRotationRoleArn",
	    "arn:aws:iam::" ACCOUNT ":role/rotates" },
	    { "ExternalSecretRotationMetadata",
	    "[{'Key':'adminSecretArn','Value':'there'}]" } } },
	{ 5, "GetSecretValue", "{'SecretId':'purged','VersionId':'" V1 "'}", {
	    { "Message", "You can't perform this operation on secret version "
	    V1 " because it was deleted." } } },
	{ 5, "GetSecretValue", "{'SecretId':'purged','VersionId':'" V2 "'}", {
	    { "SecretString", "the second" } } },
	{ 18, "DescribeSecret", "{'SecretId':'crossed'}", {
	    { "CrossAccountPrimary.ReplicationStatus", "Pending" } } },
	{ 18, "GetResourcePolicy", "{'SecretId':'named'}", {
	    { "ResourcePolicy", "{\"Version\":\"2012-10-17\",\"Statement\":"
	    "[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::"
	    ACCOUNT ":user/team/Kept\"},\"Action\":\"secretsmanager:"
	    "GetSecretValue\",\"Resource\":\"*\"}]}" } } },
};

static const struct {
	int since;
	const char *form, *element, *want;
} forms[] = {
	{ 1, "DescribeDBInstances&DBInstanceIdentifier=demo", "Engine", "mysql" },
	{ 1, "DescribeDBInstances&DBInstanceIdentifier=demo", "DBInstanceClass",
	    "db.t3.micro" },
	{ 1, "DescribeDBInstances&DBInstanceIdentifier=demo", "DBName", "app" },
	{ 1, "DescribeDBInstances&DBInstanceIdentifier=demo", "MasterUsername",
	    "admin" },
	{ 1, "DescribeDBInstances&DBInstanceIdentifier=demo", "AllocatedStorage",
	    "20" },
	{ 1, "DescribeDBInstances&DBInstanceIdentifier=demo",
	    "BackupRetentionPeriod", "3" },
	{ 1, "DescribeDBInstances&DBInstanceIdentifier=demo", "DeletionProtection",
	    "true" },
	{ 1, "DescribeDBInstances&DBInstanceIdentifier=many-1",
	    "DBClusterIdentifier", "many" },
	{ 1, "DescribeDBClusters&DBClusterIdentifier=many", "Engine",
	    "aurora-mysql" },
	{ 1, "DescribeDBClusters&DBClusterIdentifier=many",
	    "DBInstanceIdentifier", "many-1" },
	{ 9, "DescribeDBInstances&DBInstanceIdentifier=kept",
	    "PubliclyAccessible", "false" },
	{ 9, "DescribeDBInstances&DBInstanceIdentifier=kept", "Tag",
	    "<Key>team</Key><Value>red</Value>" },
	{ 9, "DescribeDBInstances&DBInstanceIdentifier=kept", "Iops",
	    "12000" },
	{ 9, "DescribeDBClusters&DBClusterIdentifier=kept", "EngineVersion",
	    "8.0.mysql_aurora.3.05.2" },
	{ 9, "DescribeDBClusters&DBClusterIdentifier=kept", "DBSubnetGroup",
	    "inner" },
	{ 15, "DescribeDBSnapshots&DBSnapshotIdentifier=kept", "Status",
	    "available" },
	{ 15, "DescribeDBSnapshots&DBSnapshotIdentifier=kept", "Tag",
	    "<Key>team</Key><Value>red</Value>" },
	{ 16, "DescribeDBParameters&DBParameterGroupName=kept&Source=user",
	    "ParameterValue", "321" },
	{ 16, "DescribeDBInstances&DBInstanceIdentifier=set",
	    "DBParameterGroupName", "kept" },
};

static struct world world;
static struct client me;

/* What one line of SQL says of the file of the world's store. */
static const char *
of_file(const char *sql)
{
	const char *text;
	sqlite3_stmt *q;
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(kt_arena_printf(me.arena,
	    "%s/keyturn.db", world.dir), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(q), SQLITE_ROW);
	text = kt_arena_strdup(me.arena, (const char *)sqlite3_column_text(q,
	    0));
	sqlite3_finalize(q);
	sqlite3_close(db);
	return text;
}

/*
 * All tables, indexes and triggers as they were told, a line each, but for
 * remarks, blanks and quotes.
 */
static const char *
schema(void)
{
	char *text = kt_arena_strdup(me.arena, of_file("SELECT group_concat("
	    "type || ':' || name || ':' || coalesce(sql, ''), char(12)) FROM "
	    "(SELECT * FROM sqlite_schema ORDER BY type, name)"));
	char *from, *to = text;

	for (from = text; *from != '\0'; from++) {
		if (strncmp(from, "--", 2) == 0)
			from += strcspn(from, "\n\f") - 1;
		else if (*from == '\f')
			*to++ = '\n';
		else if (strchr(" \t\n\"", *from) == NULL)
			*to++ = *from;
	}
	*to = '\0';
	return text;
}

/* What was made before its ARNs had their region's partition. */
#define PARTITIONS 20	/* the version that brings it there */
#define CHINA "cn-north-1"
#define OLD "arn:aws:rds:" CHINA ":" ACCOUNT ":db:"
#define NEW "arn:aws-cn:rds:" CHINA ":" ACCOUNT ":db:"
#define TAGS(name, value) "INSERT INTO thing (place, kind, name, shape) " \
	"SELECT id, 'rds:tags', '" name "', '{\"TagList\":[{\"Key\":\"k\"," \
	"\"Value\":\"" value "\"}]}' FROM place WHERE region = '" CHINA "';"

static const char *const of_before =
	"INSERT INTO place (account, region) VALUES ('" ACCOUNT "', '" CHINA
	"');" TAGS(OLD "tagged", "old") TAGS(OLD "again", "old")
	TAGS(NEW "again", "new")
	"INSERT INTO job (kind, subject, due) VALUES ('rds.window', '" OLD
	"tagged', 1), ('rds.restart', '" OLD "again', 1), ('rds.restart', '"
	NEW "again', 2);"
	"INSERT INTO event (at, event, arn) VALUES (1, 'RDS-EVENT-0005', '"
	OLD "tagged');"
	"INSERT INTO tag (secret, key, value, position) SELECT id, "
	"'aws:rds:primaryDBInstanceArn', '" OLD "tagged', 9 FROM secret "
	"WHERE name = 'binary';";

static void
write_before(const char *dir)
{
	char path[128];
	sqlite3 *db;

	(void)snprintf(path, sizeof(path), "%.64s/keyturn.db", dir);
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_msg(sqlite3_exec(db, of_before, NULL, NULL, NULL) ==
	    SQLITE_OK, "%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* A world on the file that was kept of a version. */
static void
open_kept(int version)
{
	char dir[64] = "/tmp/keyturn-landed-XXXXXX", command[512];
	const char *source = getenv("srcdir");

	ck_assert_ptr_nonnull(mkdtemp(dir));
	(void)snprintf(command, sizeof(command), "gzip -dc "
	    "'%s/tests/landed/%04d.tar.gz' | tar -x -C %s",
	    source != NULL ? source : ".", version, dir);
	ck_assert_msg(system(command) == 0, "no file of version %d is kept: "
	    "tests/landed/keep makes it", version);
	if (version == PARTITIONS - 1)
		write_before(dir);
	world_open_on(&world, dir);
	client_begin(&me, &world);
}

static void
close_kept(void)
{
	client_end(&me);
	world_close(&world);
}

static int
newest(const char **its_schema)
{
	static char text[16384];
	int version;

	world_open(&world);
	client_begin(&me, &world);
	version = atoi(of_file("SELECT user_version FROM pragma_user_version"));
	(void)snprintf(text, sizeof(text), "%s", schema());
	ck_assert_uint_lt(strlen(text), sizeof(text) - 1);
	*its_schema = text;
	close_kept();
	return version;
}

static void
ask_all(int version)
{
	size_t i, j;

	for (i = 0; i < N_ELEMENTS(asked); i++) {
		struct said s;

		if (version < asked[i].since)
			continue;
		s = say(&me, asked[i].operation, "%s", asked[i].input);
		for (j = 0; j < 8 && asked[i].says[j].path != NULL; j++) {
			const char *want = asked[i].says[j].want;
			const char *got = said_at(&s, asked[i].says[j].path);

			ck_assert_msg(strcmp(want, THERE) == 0 ?
			    strcmp(got, ABSENT) != 0 : strcmp(got, want) == 0,
			    "version %d, %s %s: %s is %s, not %s", version,
			    asked[i].operation, asked[i].input,
			    asked[i].says[j].path, got, want);
		}
	}
}

static void
ask_forms(int version)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(forms); i++) {
		struct said s;
		const char *got;

		if (version < forms[i].since)
			continue;
		s = say_form(&me, "Action=%s", forms[i].form);
		got = xml_find(me.arena, s.text, forms[i].element);
		ck_assert_msg(got != NULL && strcmp(got, forms[i].want) == 0,
		    "version %d, %s: %s is %s", version, forms[i].form,
		    forms[i].element, got != NULL ? got : ABSENT);
	}
}

/* The copy in the other region shows what its primary has. */
static void
ask_replica(void)
{
	struct said s;

	me.key = ACCOUNT;
	me.region = OTHER;
	s = say(&me, "GetSecretValue", "{'SecretId':'copied'}");
	ck_says(s, "SecretString", "everywhere");
	s = say(&me, "DescribeSecret", "{'SecretId':'copied'}");
	ck_says(s, "KmsKeyId", "alias/theirs");
	ck_says(s, "PrimaryRegion", REGION);
	me.key = NULL;
}

/* Of a rotation before the trace it is known how it ended. */
static void
ask_trace(int version)
{
	struct said s = say_get(&me, "/_keyturn/rotations/rotated", NULL);

	ck_ok(s);
	ck_says(s, "outcome", "succeeded");
	ck_says(s, "rotations.0.version", V4);
	ck_says(s, "rotations.0.attempts.0.steps.3.step", version >= 11 ?
	    "finishSecret" : ABSENT);
}

/* A key that was given out is its user's, with what he was allowed. */
static void
ask_user(void)
{
	struct said s;

	me.service = "iam";
	me.version = "2010-05-08";
	s = say_form(&me, "Action=ListAccessKeys&UserName=KEPT");
	me.service = me.version = NULL;
	me.key = xml_find(me.arena, s.text, "AccessKeyId");
	ck_assert_msg(me.key != NULL, "%s", s.text);
	s = say(&me, "GetSecretValue", "{'SecretId':'copied'}");
	ck_says(s, "SecretString", "everywhere");
	s = say(&me, "DescribeSecret", "{'SecretId':'copied'}");
	ck_assert_str_eq(s.code, "AccessDeniedException");
	me.key = NULL;
}

/*
 * Policies hold to who it is whom they name, those of before too: a secret's, a
 * role's, a function's and a grant's; a key's and the same grant's.
 */
static void
look_whom_policies_name(void)
{
	ck_assert_str_eq(of_file("SELECT total(t LIKE '%:user/team/Kept AIDA%')"
	    " || ' ' || total(t LIKE '%:role/Trusts AROA%') FROM (SELECT policy "
	    "AS t FROM secret UNION ALL SELECT shape FROM thing)"), "4.0 2.0");
}

static void
write_more(void)
{
	struct said s = say(&me, "PutSecretValue", "{'SecretId':'full',"
	    "'SecretString':'third','ClientRequestToken':'" V4 "'}");

	ck_ok(s);
	s = say(&me, "GetSecretValue", "{'SecretId':'full',"
	    "'VersionStage':'AWSPREVIOUS'}");
	ck_says(s, "SecretString", "second");
	s = say(&me, "DescribeSecret", "{'SecretId':'full'}");
	ck_says(s, "VersionIdsToStages", "{'" V2 "':['AWSPREVIOUS'],'" V3
	    "':['NOTAWSCURRENT','beta'],'" V4 "':['AWSCURRENT']}");
	s = say(&me, "CreateSecret", "{'Name':'new','SecretString':'new',"
	    "'ClientRequestToken':'" V1 "'}");
	ck_ok(s);
}

/* What there is by now counts, where there is some. */
static void
look_for_partitions(void)
{
	ck_assert_str_eq(of_file("SELECT group_concat(name || shape) FROM "
	    "(SELECT * FROM thing WHERE name LIKE '%:" CHINA ":%' ORDER BY "
	    "name)"), NEW "again{\"TagList\":[{\"Key\":\"k\",\"Value\":"
	    "\"new\"}]}," NEW "tagged{\"TagList\":[{\"Key\":\"k\","
	    "\"Value\":\"old\"}]}");
	ck_assert_str_eq(of_file("SELECT group_concat(kind || subject || due) "
	    "FROM (SELECT * FROM job WHERE kind LIKE 'rds.%' ORDER BY kind)"),
	    "rds.restart" NEW "again2,rds.window" NEW "tagged1");
	ck_assert_str_eq(of_file("SELECT arn || (SELECT value FROM tag WHERE "
	    "position = 9) FROM event WHERE at = 1"), NEW "tagged" NEW
	    "tagged");
}

/* Names the first object that is another: all are too long for Check. */
static void
compare(int version, const char *got, const char *want)
{
	size_t n = 0;

	while (got[n] != '\0' && got[n] == want[n])
		n++;
	if (got[n] == want[n])
		return;
	while (n > 0 && got[n - 1] != '\n')
		n--;
	ck_abort_msg("version %d was brought to\n%.*s\nwhere a new file "
	    "(whole.sql) has\n%.*s", version, (int)strcspn(got + n, "\n"),
	    got + n, (int)strcspn(want + n, "\n"), want + n);
}

START_TEST(every_version_that_landed_opens)
{
	const char *today;
	int version, last = newest(&today);

	for (version = 1; version <= last; version++) {
		open_kept(version);
		ask_all(version);
		ask_forms(version);
		ask_trace(version);
		if (version >= 2)
			ask_replica();
		if (version >= 18) {
			ask_user();
			look_whom_policies_name();
		}
		if (version == PARTITIONS - 1)
			look_for_partitions();
		write_more();
		ck_assert_str_eq(of_file("SELECT group_concat(integrity_check) "
		    "|| (SELECT count(*) FROM pragma_foreign_key_check) FROM "
		    "pragma_integrity_check"), "ok0");
		compare(version, schema(), today);
		close_kept();
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("landed");
	TCase *tc = tcase_create("landed");

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, every_version_that_landed_opens);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
