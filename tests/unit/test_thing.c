/* Things: what stands on a shelf, and that nobody else reads their secrets. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/log.h"
#include "store/sql.h"
#include "store/tables.h"
#include "store/thing.h"
#include "tests/support/suite.h"

#define ACCOUNT "123456789012"

static const struct thing_shelf roles = { ACCOUNT, STORE_GLOBAL, "iam:role" };
static const struct thing_shelf users = { ACCOUNT, STORE_GLOBAL, "iam:user" };
static const struct thing_shelf topics = { ACCOUNT, "eu-west-1", "sns:topic" };
static const struct thing_shelf others = { "999999999999", STORE_GLOBAL,
    "iam:role" };

static char dir[64];
static struct store *store;
static struct kt_arena *arena;

static void
setup(void)
{
	kt_log_setup(KT_LOG_ERROR, false);
	strcpy(dir, "/tmp/keyturn-thing-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	arena = kt_arena_new();
	store = store_open(dir, false);
	ck_assert_ptr_nonnull(store);
}

static void
teardown(void)
{
	char command[96];

	store_close(&store);
	kt_arena_free(&arena);
	(void)snprintf(command, sizeof(command), "rm -r %s", dir);
	ck_assert_int_eq(system(command), 0);
}

/* A write, and what the store said of it. */
struct act {
	enum store_rc (*put)(struct store_tx *, const struct thing_shelf *,
	    const struct thing *);
	const struct thing_shelf *shelf;
	struct thing t;
	enum store_rc rc;
};

static int
run_act(struct store_tx *tx, void *arg)
{
	struct act *a = arg;

	a->rc = a->put(tx, a->shelf, &a->t);
	return 0;
}

static enum store_rc
act(enum store_rc (*put)(struct store_tx *, const struct thing_shelf *,
    const struct thing *), const struct thing_shelf *shelf, const char *name,
    const char *shape)
{
	struct act a = { put, shelf, { .name = name, .shape = shape },
	    STORE_FAILED };

	ck_assert_int_eq(store_write_wait(store, arena, run_act, &a), 0);
	return a.rc;
}

static enum store_rc
put_secret(struct store_tx *tx, const struct thing_shelf *shelf,
    const struct thing *t)
{
	struct thing with = *t;

	with.secret = (struct kt_blob){ (const uint8_t *)"sentinel", 8 };
	return store_thing_put(tx, shelf, &with);
}

static enum store_rc
take(struct store_tx *tx, const struct thing_shelf *shelf,
    const struct thing *t)
{
	return store_thing_remove(tx, shelf, t->name);
}

static enum store_rc
reset(struct store_tx *tx, const struct thing_shelf *shelf,
    const struct thing *t)
{
	int64_t secrets, servers;

	(void)t;
	return store_reset(tx, shelf->account, &secrets, &servers);
}

static enum store_rc
get(const struct thing_shelf *shelf, const char *name, struct thing *t)
{
	struct store_tx *tx = store_read_begin(store, arena);
	enum store_rc rc;

	ck_assert_ptr_nonnull(tx);
	rc = store_thing_get(tx, shelf, name, t);
	store_read_end(store, tx);
	return rc;
}

static const char *
shape_of(const struct thing_shelf *shelf, const char *name)
{
	struct thing t;

	return get(shelf, name, &t) == STORE_OK ? t.shape : NULL;
}

/* The names of a page, each with a blank. */
static const char *
names(const struct thing_shelf *shelf, const char *after, size_t limit)
{
	struct thing_page page = { *shelf, after, limit };
	struct store_tx *tx = store_read_begin(store, arena);
	struct kt_buf text;
	struct thing *all;
	size_t i, n;

	ck_assert_int_eq(store_things(tx, &page, &all, &n), STORE_OK);
	kt_buf_init(&text, arena);
	for (i = 0; i < n; i++)
		kt_buf_printf(&text, "%s=%s ", all[i].name, all[i].shape);
	store_read_end(store, tx);
	return n > 0 ? text.p : "";
}

START_TEST(a_thing_stands_where_it_was_put)
{
	ck_assert_int_eq(act(store_thing_put, &roles, "a", "{}"),
	    STORE_NOT_FOUND);
	ck_assert_int_eq(act(store_thing_add, &roles, "a", "{\"n\":1}"),
	    STORE_OK);
	ck_assert_int_eq(act(store_thing_add, &roles, "a", "{}"), STORE_EXISTS);
	ck_assert_int_eq(act(store_thing_put, &roles, "b", "{}"),
	    STORE_NOT_FOUND);
	ck_assert_int_eq(act(store_thing_add, &users, "a", "2"), STORE_OK);
	ck_assert_int_eq(act(store_thing_add, &topics, "a", "3"), STORE_OK);
	ck_assert_int_eq(act(store_thing_add, &others, "a", "4"), STORE_OK);
	ck_assert_str_eq(shape_of(&roles, "a"), "{\"n\":1}");
	ck_assert_int_eq(act(store_thing_put, &roles, "a", "1"), STORE_OK);
	ck_assert_str_eq(shape_of(&roles, "a"), "1");
	ck_assert_int_eq(act(take, &topics, "b", NULL), STORE_NOT_FOUND);
	ck_assert_int_eq(act(take, &topics, "a", NULL), STORE_OK);
	ck_assert_int_eq(act(take, &topics, "a", NULL), STORE_NOT_FOUND);
	ck_assert_ptr_null(shape_of(&topics, "a"));
	ck_assert_str_eq(shape_of(&roles, "a"), "1");
	ck_assert_str_eq(shape_of(&users, "a"), "2");
	ck_assert_str_eq(shape_of(&others, "a"), "4");
}
END_TEST

START_TEST(a_page_goes_on_after_a_name)
{
	ck_assert_str_eq(names(&roles, NULL, 9), "");
	ck_assert_int_eq(act(store_thing_add, &roles, "c", "3"), STORE_OK);
	ck_assert_int_eq(act(store_thing_add, &roles, "a", "1"), STORE_OK);
	ck_assert_int_eq(act(store_thing_add, &roles, "b", "2"), STORE_OK);
	ck_assert_int_eq(act(store_thing_add, &users, "d", "9"), STORE_OK);
	ck_assert_str_eq(names(&roles, NULL, 9), "a=1 b=2 c=3 ");
	ck_assert_str_eq(names(&roles, NULL, 2), "a=1 b=2 ");
	ck_assert_int_eq(act(take, &roles, "b", NULL), STORE_OK);
	ck_assert_str_eq(names(&roles, "b", 2), "c=3 ");
	ck_assert_str_eq(names(&roles, "c", 2), "");
}
END_TEST

START_TEST(a_reset_takes_an_accounts_things)
{
	ck_assert_int_eq(act(store_thing_add, &roles, "a", "1"), STORE_OK);
	ck_assert_int_eq(act(store_thing_add, &topics, "a", "1"), STORE_OK);
	ck_assert_int_eq(act(store_thing_add, &others, "a", "1"), STORE_OK);
	ck_assert_int_eq(act(reset, &roles, NULL, NULL), STORE_OK);
	ck_assert_str_eq(names(&roles, NULL, 9), "");
	ck_assert_str_eq(names(&topics, NULL, 9), "");
	ck_assert_str_eq(names(&others, NULL, 9), "a=1 ");
}
END_TEST

static void
change_file(const char *sql)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(kt_arena_printf(arena, "%s/keyturn.db",
	    dir), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_changes(db), 1);
	sqlite3_close(db);
	/* A commit, after which readers look anew. */
	ck_assert_int_eq(act(store_thing_add, &topics, sql, "0"), STORE_OK);
}

START_TEST(a_secret_opens_where_it_was_sealed)
{
	struct thing t = { .name = "unset" };

	ck_assert_int_eq(act(store_thing_add, &users, "a", "1"), STORE_OK);
	ck_assert_int_eq(act(store_thing_add, &users, "b", "1"), STORE_OK);
	ck_assert_int_eq(get(&users, "a", &t), STORE_OK);
	ck_assert_ptr_null(t.secret.p);
	ck_assert_int_eq(act(put_secret, &users, "a", "2"), STORE_OK);
	ck_assert_int_eq(get(&users, "a", &t), STORE_OK);
	ck_assert_uint_eq(t.secret.n, 8);
	ck_assert_mem_eq(t.secret.p, "sentinel", 8);
	change_file("UPDATE thing SET secret = NULL WHERE name = 'a' AND "
	    "instr(secret, CAST('sentinel' AS BLOB)) = 0");
	ck_assert_int_eq(act(put_secret, &users, "a", "2"), STORE_OK);
	change_file("UPDATE thing SET secret = (SELECT secret FROM thing AS a "
	    "WHERE a.name = 'a' AND a.kind = thing.kind) WHERE name = 'b'");
	t.name = "unset";
	ck_assert_int_eq(get(&users, "b", &t), STORE_FAILED);
	ck_assert_str_eq(t.name, "unset");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("thing");
	TCase *tc = tcase_create("thing");

	tcase_set_timeout(tc, 30);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_thing_stands_where_it_was_put);
	tcase_add_test(tc, a_page_goes_on_after_a_name);
	tcase_add_test(tc, a_reset_takes_an_accounts_things);
	tcase_add_test(tc, a_secret_opens_where_it_was_sealed);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
