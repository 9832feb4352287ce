/* See store_open.h. */
#include "store_open.h"

#include <dirent.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char dir[64];
struct store *store;
struct kt_arena *arena;

void
setup(void)
{
	kt_log_setup(KT_LOG_ERROR, false);
	strcpy(dir, "/tmp/keyturn-store-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	arena = kt_arena_new();
	store = store_open(dir, true);
	ck_assert_ptr_nonnull(store);
}

const char *
file(const char *name)
{
	return kt_arena_printf(arena, "%s/%s", dir, name);
}

void
teardown(void)
{
	DIR *d;
	struct dirent *e;

	store_close(&store);
	ck_assert_ptr_nonnull(d = opendir(dir));
	while ((e = readdir(d)) != NULL)
		(void)unlink(file(e->d_name));
	closedir(d);
	ck_assert_int_eq(rmdir(dir), 0);
	kt_arena_free(&arena);
}

const char *
region_of(const char *name)
{
	return name[0] == '/' ? "us-west-2" : REGION;
}

int
make_secret(struct store_tx *tx, const char *name, const char *value)
{
	struct secret s = { .account = ACCOUNT, .region = region_of(name),
	    .name = name, .created = 1, .changed = 1 };
	struct version v = { .id = V1, .created = 1, .kind = VERSION_STRING,
	    .value = { (const uint8_t *)value, strlen(value) } };

	store_label_move(tx, &s, "AWSCURRENT", v.id);
	return store_version_add(tx, &s, &v) == STORE_OK &&
	    store_secret_add(tx, &s) == STORE_OK ? 0 : -1;
}

int
make_run(struct store_work *w, struct store_tx *tx)
{
	struct make *m = (struct make *)(void *)w;
	int closed = 1;

	if (make_secret(tx, m->name, m->value) != 0)
		return -1;
	(void)atomic_compare_exchange_strong(&m->gate, &closed, 2);
	while (atomic_load(&m->gate) != 0)
		kt_sleep_ms(1);
	return m->rc;
}

void
make_done(struct store_work *w, bool kept)
{
	struct make *m = (struct make *)(void *)w;

	m->kept = kept;
	atomic_store(&m->over, true);
}

void
begin(struct make *m, const char *name, const char *value)
{
	m->work = (struct store_work){ .run = make_run, .done = make_done,
	    .arena = kt_arena_new(), .alone = m->alone };
	m->name = name;
	m->value = value;
	atomic_store(&m->over, false);
	store_write(store, &m->work);
}

bool
end(struct make *m)
{
	while (!atomic_load(&m->over))
		kt_sleep_ms(1);
	kt_arena_free(&m->work.arena);
	return m->kept && m->work.rc == 0;
}

void
wait_at_gate(struct make *m)
{
	while (atomic_load(&m->gate) != 2)
		kt_sleep_ms(1);
}

const char *
value_of(const char *name)
{
	struct store_tx *tx = store_read_begin(store, arena);
	const char *found = NULL;
	struct secret s;
	struct version v;

	ck_assert_ptr_nonnull(tx);
	if (store_secret_find(tx, ACCOUNT, region_of(name), name, &s) ==
	    STORE_OK &&
	    store_version_find(tx, &s, V1, &v) == STORE_OK)
		found = kt_arena_strndup(arena, (const char *)v.value.p,
		    v.value.n);
	store_read_end(store, tx);
	return found;
}

bool
make(const char *name, const char *value)
{
	struct make m = { .rc = 0 };

	begin(&m, name, value);
	return end(&m);
}

sqlite3 *
plain(void)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(file("keyturn.db"), &db), SQLITE_OK);
	return db;
}

void
sql(sqlite3 *db, const char *text)
{
	ck_assert_int_eq(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
}
