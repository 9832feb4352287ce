/*
 * How SQLite finds the rows: no statement of the store may read a whole table
 * or sort what an index gives in order.  The statements are those a handle
 * keeps after every call was made once.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/log.h"
#include "store/handle.h"
#include "store/sql.h"
#include "store/thing.h"
#include "tests/support/suite.h"

static char dir[64];
static struct store *store;
static struct kt_arena *arena;

static void
setup(void)
{
	kt_log_setup(KT_LOG_ERROR, false);
	strcpy(dir, "/tmp/keyturn-plan-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	arena = kt_arena_new();
	store = store_open(dir, false);
	ck_assert_ptr_nonnull(store);
}

static void
teardown(void)
{
	static const char *const names[] = { "keyturn.db", "root.key",
	    "lock" };
	size_t i;

	store_close(&store);
	for (i = 0; i < N_ELEMENTS(names); i++)
		(void)unlink(kt_arena_printf(arena, "%s/%s", dir, names[i]));
	ck_assert_int_eq(rmdir(dir), 0);
	kt_arena_free(&arena);
}

static const struct {
	const char *plan, *sql;		/* what may be, and of which statement */
} allowed[] = {
	/* a partial index: just the rows that are wanted */
	{ "SCAN job USING INDEX job_due", "FROM job ORDER BY due" },
	/* of one secret: 50 tags, some 100 versions at most */
	{ "TEMP B-TREE", "FROM tag WHERE secret = ?1" },
	{ "TEMP B-TREE", "FROM version WHERE secret = ?1" },
	/* while dates of the last access wait to be written */
	{ "TEMP B-TREE", "touched(id, suffix, accessed)" },
	/* once, at start */
	{ "SCAN server", "UPDATE server SET status = 'starting'" },
};

static bool
is_allowed(const char *plan, const char *sql)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(allowed); i++)
		if (strstr(plan, allowed[i].plan) != NULL &&
		    strstr(sql, allowed[i].sql) != NULL)
			return true;
	return false;
}

/* What ends the statement that looks where a secret was. */
#define BY_HINT "name = ?2 AND id = ?3"

static void
explain(sqlite3 *db, const char *sql)
{
	char *text = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sql);
	sqlite3_stmt *q;

	ck_assert_int_eq(sqlite3_prepare_v2(db, text, -1, &q, NULL),
	    SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW) {
		const char *plan = (const char *)sqlite3_column_text(q, 3);

		if (strstr(sql, BY_HINT) != NULL)
			ck_assert_msg(strstr(plan, "INTEGER PRIMARY KEY") !=
			    NULL, "%s: %s", plan, sql);
		if (strstr(plan, "SCAN") == NULL &&
		    strstr(plan, "TEMP B-TREE") == NULL)
			continue;
		ck_assert_msg(is_allowed(plan, sql), "%s: %s", plan, sql);
	}
	sqlite3_finalize(q);
	sqlite3_free(text);
}

static unsigned
explain_all(struct store_tx *tx)
{
	unsigned n = 0;
	size_t i;

	for (i = 0; i < SQL_SLOTS; i++)
		if (tx->slots[i].sql != NULL &&
		    strncmp(tx->slots[i].sql, "PRAGMA", 6) != 0) {
			explain(tx->db, sqlite3_sql(tx->slots[i].stmt));
			n++;
		}
	return n;
}

#define ACCOUNT "123456789012"
#define REGION "eu-west-1"

static void
read_secrets(struct store_tx *tx)
{
	struct secret_page page = { .account = ACCOUNT, .region = REGION,
	    .limit = 10 };
	struct secret s = { .id = 1, .arn = "", .replicated = true }, *all;
	struct version v, *versions;
	struct replica *replicas;
	struct tag *tags;
	size_t n;
	int i;

	for (i = 0; i < 4 * SECRET_ORDERS; i++) {
		page.order = (enum secret_order)(i / 4);
		page.descending = i & 1;
		page.planned_deletion = i & 2;
		ck_assert_int_eq(store_secret_list(tx, &page, &all, &n),
		    STORE_OK);
	}
	ck_assert_int_eq(store_secret_find(tx, ACCOUNT, REGION, "x", &s),
	    STORE_NOT_FOUND);
	ck_assert_int_eq(store_secret_by_id(tx, 1, &s), STORE_NOT_FOUND);
	(void)store_secret_elsewhere(tx, ACCOUNT, REGION, "x");
	ck_assert_int_eq(store_version_find(tx, &s, "x", &v),
	    STORE_NOT_FOUND);
	ck_assert_int_eq(store_version_list(tx, &s, &versions, &n), STORE_OK);
	ck_assert_int_eq(store_replicas(tx, &s, &replicas, &n), STORE_OK);
	ck_assert_int_eq(store_tags(tx, 1, &tags, &n), STORE_OK);
}

static bool
take_none(void *unused, const struct job *j)
{
	(void)unused;
	(void)j;
	return false;
}

static void
read_the_rest(struct store_tx *tx)
{
	struct db_page page = { .account = ACCOUNT, .region = REGION,
	    .limit = 10 };
	struct thing_page things = { .shelf = { ACCOUNT, REGION, "a:kind" },
	    .limit = 10 };
	struct thing t, *all;
	struct rotation r;
	struct attempt a;
	struct server s;
	struct db_cluster *clusters;
	struct db_instance *instances;
	struct kt_event *events;
	struct job *jobs;
	const char *setting;
	int64_t last;
	size_t n;

	ck_assert_int_eq(store_jobs(tx, take_none, NULL), STORE_OK);
	ck_assert_int_eq(store_jobs_failing(tx, "x", &last), STORE_OK);
	ck_assert_int_eq(store_jobs_failed(tx, "x", 1, &jobs, &n), STORE_OK);
	ck_assert_int_eq(store_event_last(tx, &last), STORE_OK);
	ck_assert_int_eq(store_events(tx, last, false, &events, &n), STORE_OK);
	ck_assert_int_eq(store_setting_get(tx, "x", &setting), STORE_OK);
	ck_assert_int_eq(store_rotation_find(tx, 1, &r), STORE_NOT_FOUND);
	ck_assert_int_eq(store_attempt_next(tx, 0, &a), STORE_NOT_FOUND);
	ck_assert_int_eq(store_server_find(tx, "x", &s), STORE_NOT_FOUND);
	ck_assert_int_eq(store_server_arn(tx, "x", &setting),
	    STORE_NOT_FOUND);
	ck_assert_int_eq(store_clusters(tx, &page, &clusters, &n), STORE_OK);
	ck_assert_int_eq(store_instances(tx, &page, &instances, &n),
	    STORE_OK);
	ck_assert_int_eq(store_things(tx, &things, &all, &n), STORE_OK);
	ck_assert_int_eq(store_thing_get(tx, &things.shelf, "x", &t),
	    STORE_NOT_FOUND);
}

/* What the statement that contains text did; reset. */
static int
counted(struct store_tx *tx, const char *text, int what)
{
	int sum = 0;
	size_t i;

	for (i = 0; i < SQL_SLOTS; i++)
		if (tx->slots[i].sql != NULL &&
		    strstr(sqlite3_sql(tx->slots[i].stmt), text) != NULL)
			sum += sqlite3_stmt_status(tx->slots[i].stmt, what, 1);
	return sum;
}

static int
nothing(struct store_tx *tx, void *unused)
{
	(void)tx;
	(void)unused;
	return 0;
}

/* The indexes that lists have asked for are there after this. */
static void
await_writer(void)
{
	ck_assert_int_eq(store_write_wait(store, arena, nothing, NULL), 0);
}

/* One list in each order. */
static void
make_orders(void)
{
	struct secret_page page = { .account = ACCOUNT, .region = REGION,
	    .limit = 1 };
	struct store_tx *tx = store_read_begin(store, arena);
	struct secret *all;
	size_t n;
	int i;

	for (i = 0; i < SECRET_ORDERS; i++) {
		page.order = (enum secret_order)i;
		ck_assert_int_eq(store_secret_list(tx, &page, &all, &n),
		    STORE_OK);
	}
	(void)counted(tx, "LIMIT ?5", SQLITE_STMTSTATUS_SORT);
	(void)counted(tx, "LIMIT ?5", SQLITE_STMTSTATUS_FULLSCAN_STEP);
	(void)counted(tx, "LIMIT ?5", SQLITE_STMTSTATUS_VM_STEP);
	store_read_end(store, tx);
	await_writer();
}

START_TEST(reads_seek)
{
	const struct secret read = { .id = 1, .content = 1, .suffix = "a" };
	const struct version v = { .serial = 1 };
	struct store_tx *tx;

	make_orders();
	tx = store_read_begin(store, arena);
	read_secrets(tx);
	store_touch(store, &read, &v, 1);	/* which tx's snapshot lacks */
	read_secrets(tx);
	read_the_rest(tx);
	ck_assert_uint_ge(explain_all(tx), 30);
	store_read_end(store, tx);
}
END_TEST

static int
write_all(struct store_tx *tx, void *unused)
{
	struct secret s = { .account = ACCOUNT, .region = REGION,
	    .name = "x", .created = 1, .changed = 1 };
	struct version v = { .id = "v", .created = 1 };
	struct version w = { .id = "w", .created = 1 };
	struct server server = { .id = "x", .status = "available",
	    .engine = "mysql", .master_user = "u", .port = 1 };
	struct tag t = { "k", "v" };
	const struct rotation_move begin = { .act = ROTATION_BEGIN, .now = 1,
	    .version = "v", .token = "t" };
	const struct rotation_move cancel = { .act = ROTATION_CANCEL, .now = 1 };
	struct thing_shelf shelf = { ACCOUNT, STORE_GLOBAL, "a:kind" };
	struct thing thing = { .name = "x", .shape = "{}" };

	(void)unused;
	if (store_secret_add(tx, &s) != STORE_OK)
		return -1;
	if (store_version_add(tx, &s, &v) != STORE_OK ||
	    store_version_add(tx, &s, &w) != STORE_OK)
		return -1;
	store_label_move(tx, &s, STORE_CURRENT, v.id);
	if (store_secret_save(tx, &s) != STORE_OK)
		return -1;
	store_label_move(tx, &s, STORE_CURRENT, w.id);
	return store_secret_date(tx, &s) == STORE_OK &&
	    store_version_fill(tx, &s, &v) == STORE_OK &&
	    store_version_rekey(tx, &s, v.id, "key") == STORE_OK &&
	    store_tag_put(tx, s.id, &t) == STORE_OK &&
	    store_rotation_move(tx, &s, &begin) == STORE_OK &&
	    store_rotation_move(tx, &s, &cancel) == STORE_OK &&
	    store_deletion_plan(tx) == STORE_OK &&
	    store_secrets_end(tx, 1) == STORE_OK &&
	    store_setting_put(tx, "x", "y") == STORE_OK &&
	    store_thing_add(tx, &shelf, &thing) == STORE_OK &&
	    store_thing_put(tx, &shelf, &thing) == STORE_OK &&
	    store_thing_remove(tx, &shelf, "x") == STORE_OK &&
	    store_secret_remove(tx, s.id) == STORE_OK &&
	    store_server_save(tx, &server) == STORE_OK &&
	    store_servers_restart(tx) == STORE_OK &&
	    store_server_remove(tx, "x") == STORE_OK ? 0 : -1;
}

START_TEST(writes_seek)
{
	ck_assert_int_eq(store_write_wait(store, arena, write_all, NULL), 0);
	/* The writer sleeps: its handle may be looked at. */
	ck_assert_uint_ge(explain_all(store->writer), 14);
}
END_TEST

/* --- a page costs the same wherever it is --------------------------------- */

#define MANY 100000
#define GONE 50000
#define PAGE 10

/*
 * All that makes a page dear when it is not a seek: half the secrets, in one
 * block, await deletion, all were read on one day, a thousand were changed at
 * a time.
 */
static int
fill(struct store_tx *tx, void *unused)
{
	(void)unused;
	return sql_script(tx, "INSERT INTO place VALUES (1, '" ACCOUNT "', '"
	    REGION "'); WITH RECURSIVE i (n) AS (SELECT 1 UNION ALL "
	    "SELECT n + 1 FROM i WHERE n < 100100) INSERT INTO secret "
	    "(id, place, name, suffix, labels, versions, created, changed, "
	    "accessed, deleted) SELECT n, 1, printf('s%06d', n), 'aaaaaa', x'', "
	    "100, n, n / 1000, 7, n <= 50000 FROM i");
}

static int
page_cost(struct store_tx *tx, const struct secret_page *page, int64_t first)
{
	struct secret *all;
	size_t n;

	ck_assert_int_eq(store_secret_list(tx, page, &all, &n), STORE_OK);
	ck_assert_uint_eq(n, PAGE);
	ck_assert_int_eq(all[0].id, first);
	ck_assert_int_eq(counted(tx, "LIMIT ?5",
	    SQLITE_STMTSTATUS_FULLSCAN_STEP), 0);
	ck_assert_int_eq(counted(tx, "LIMIT ?5", SQLITE_STMTSTATUS_SORT), 0);
	return counted(tx, "LIMIT ?5", SQLITE_STMTSTATUS_VM_STEP);
}

/* The place of the n-th secret in an order. */
static void
go_after(struct secret_page *page, int64_t n)
{
	const int64_t places[SECRET_ORDERS] = { n, 7, n / 1000, 0 };

	page->continued = true;
	page->from_time = places[page->order];
	page->from_id = n;
	page->from_name = kt_arena_printf(arena, "s%06d", (int)n);
}

START_TEST(a_page_costs_the_same_anywhere)
{
	struct secret_page page = { .account = ACCOUNT, .region = REGION,
	    .limit = PAGE };
	struct store_tx *tx;
	int i, edge, first, last;

	ck_assert_int_eq(store_write_wait(store, arena, fill, NULL), 0);
	make_orders();
	tx = store_read_begin(store, arena);
	for (i = 0; i < 4 * SECRET_ORDERS; i++) {
		bool down = page.descending = i & 1;
		bool all = page.planned_deletion = i & 2;

		page.order = (enum secret_order)(i / 4);
		page.continued = false;
		edge = all ? 0 : GONE;
		/* By name those awaiting deletion are walked over. */
		if (page.order == SECRETS_BY_NAME && edge > 0 && !down)
			go_after(&page, edge);
		first = page_cost(tx, &page, down ? MANY + 100 : edge + 1);
		go_after(&page, down ? edge + 100 : MANY);
		last = page_cost(tx, &page, down ? edge + 99 : MANY + 1);
		ck_assert_msg(last <= first + first / 4 && first < 100 * PAGE,
		    "order %d: %d, then %d", i, first, last);
	}
	store_read_end(store, tx);
}
END_TEST

/* Sorts of a first page in that order; the id of its first secret. */
static int
sorts(enum secret_order order, int64_t *first)
{
	struct secret_page page = { .account = ACCOUNT, .region = REGION,
	    .order = order, .limit = PAGE };
	struct store_tx *tx = store_read_begin(store, arena);
	struct secret *all;
	size_t n;
	int sum;

	ck_assert_int_eq(store_secret_list(tx, &page, &all, &n), STORE_OK);
	ck_assert_uint_eq(n, PAGE);
	*first = all[0].id;
	sum = counted(tx, "LIMIT ?5", SQLITE_STMTSTATUS_SORT);
	store_read_end(store, tx);
	return sum;
}

START_TEST(the_first_list_in_an_order_has_its_index_made)
{
	int64_t first, again;

	ck_assert_int_eq(store_write_wait(store, arena, fill, NULL), 0);
	ck_assert_int_gt(sorts((enum secret_order)_i, &first), 0);
	await_writer();
	ck_assert_int_eq(sorts((enum secret_order)_i, &again), 0);
	ck_assert_int_eq(first, GONE + 1);
	ck_assert_int_eq(again, GONE + 1);
	/* It stays, and is not made again. */
	store_close(&store);
	store = store_open(dir, false);
	ck_assert_int_eq(sorts((enum secret_order)_i, &again), 0);
}
END_TEST

/* The second time not even the index of names is asked. */
START_TEST(a_secret_is_found_where_it_was)
{
	static enum store_rc (*const finders[])(struct store_tx *, const char *,
	    const char *, const char *, struct secret *) = {
		store_secret_find, store_secret_find_value,
	};
	struct store_tx *tx;
	struct secret s;
	int i;

	ck_assert_int_eq(store_write_wait(store, arena, fill, NULL), 0);
	tx = store_read_begin(store, arena);
	for (i = 0; i < 3; i++) {
		ck_assert_int_eq(finders[i > 1](tx, ACCOUNT, REGION, "s070000",
		    &s), STORE_OK);
		ck_assert_int_eq(s.id, 70000);
		ck_assert_int_eq(counted(tx, BY_HINT,
		    SQLITE_STMTSTATUS_RUN), i > 0);
		ck_assert_int_eq(counted(tx, "name = ?2",
		    SQLITE_STMTSTATUS_RUN), i == 0);
	}
	ck_assert_uint_ge(explain_all(tx), 4);
	store_read_end(store, tx);
}
END_TEST

static void
find_thousand(struct store_tx *tx, int step)
{
	struct secret s;
	int i;

	for (i = 1; i <= 1000; i++) {
		ck_assert_int_eq(store_secret_find_value(tx, ACCOUNT, REGION,
		    kt_arena_printf(arena, "s%06d", i * step), &s), STORE_OK);
		ck_assert_int_eq(s.id, i * step);
	}
}

/*
 * As many as there are, once the largest id was met; some few stand in each
 * other's way.
 */
START_TEST(many_secrets_are_found_where_they_were)
{
	struct store_tx *tx;
	int i;

	ck_assert_int_eq(store_write_wait(store, arena, fill, NULL), 0);
	tx = store_read_begin(store, arena);
	for (i = 0; i < 3; i++) {
		(void)counted(tx, "name = ?2", SQLITE_STMTSTATUS_RUN);
		find_thousand(tx, _i == 0 ? 1 : 100);
	}
	ck_assert_int_gt(counted(tx, BY_HINT, SQLITE_STMTSTATUS_RUN), 990);
	ck_assert_int_lt(counted(tx, "name = ?2", SQLITE_STMTSTATUS_RUN), 10);
	store_read_end(store, tx);
}
END_TEST

/* 100 versions for each of 1000 secrets, those of one far apart. */
static int
fill_versions(struct store_tx *tx, void *unused)
{
	(void)unused;
	return sql_script(tx, "WITH RECURSIVE i (n) AS (SELECT 0 UNION ALL "
	    "SELECT n + 1 FROM i WHERE n < 99999) INSERT INTO version "
	    "(secret, id, serial, created, kind) SELECT n % 1000 + 1, "
	    "printf('v%02d', n / 1000), n / 1000 + 1, 1, 0 FROM i");
}

/* Those of one secret are sorted, no other secret's are met. */
START_TEST(versions_cost_the_same_too)
{
	struct secret s = { .id = 0 };
	struct version *v;
	struct store_tx *tx;
	int cost[2], i;
	size_t n;

	ck_assert_int_eq(store_write_wait(store, arena, fill, NULL), 0);
	ck_assert_int_eq(store_write_wait(store, arena, fill_versions, NULL),
	    0);
	tx = store_read_begin(store, arena);
	for (i = 0; i < 2; i++) {
		s.content = 1 + 999 * i;
		ck_assert_int_eq(store_version_list(tx, &s, &v, &n), STORE_OK);
		ck_assert_uint_eq(n, 100);
		ck_assert_int_eq(v[0].serial, 1);
		cost[i] = counted(tx, "FROM version",
		    SQLITE_STMTSTATUS_VM_STEP);
	}
	ck_assert_msg(cost[1] <= cost[0] && cost[0] < 40 * 100, "%d, then %d",
	    cost[0], cost[1]);
	store_read_end(store, tx);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("store_plan");
	TCase *tc = tcase_create("store_plan");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, reads_seek);
	tcase_add_test(tc, writes_seek);
	tcase_add_test(tc, a_page_costs_the_same_anywhere);
	tcase_add_loop_test(tc, the_first_list_in_an_order_has_its_index_made,
	    SECRETS_BY_CREATED, SECRETS_BY_NAME);
	tcase_add_test(tc, a_secret_is_found_where_it_was);
	tcase_add_loop_test(tc, many_secrets_are_found_where_they_were, 0, 2);
	tcase_add_test(tc, versions_cost_the_same_too);
	tcase_set_timeout(tc, 30);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
