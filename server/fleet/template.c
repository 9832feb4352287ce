/*
 * Prepared data folders: bootstrapped by the server itself in a scratch place
 * it can reach, copied into the cache beside its name, put in place by rename.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keyturn/clock.h"
#include "keyturn/crypto.h"
#include "keyturn/log.h"

#include "find.h"
#include "guardian.h"
#include "place.h"
#include "template.h"
#include "why.h"

#define FORMAT "1"		/* of this file: other templates are others */
#define MAKE_MS (300 * KT_SECOND)

static const char *const mariadb_options[] = {
	"--innodb-log-file-size=4M", "--innodb-undo-tablespaces=0",
	"--innodb-autoextend-increment=4", "--aria-log-file-size=8M", NULL
};
static const char *const mysql_options[] = {
	"--loose-innodb-redo-log-capacity=8M",
	"--innodb-autoextend-increment=4", NULL
};

/* MariaDB's scripts, by the names of 10.6 and those of 11; in this order. */
static const struct {
	const char *names[2];
	bool needed;
} scripts[] = {
	{ { "mariadb_system_tables.sql", "mysql_system_tables.sql" }, true },
	{ { "mariadb_performance_tables.sql", "mysql_performance_tables.sql" },
	    false },
	{ { "mariadb_system_tables_data.sql", "mysql_system_tables_data.sql" },
	    true },
	{ { "maria_add_gis_sp_bootstrap.sql",
	    "mariadb_add_gis_sp_bootstrap.sql" }, false },
};

/* mariadb.sys owns the view mysql.user and can never log in. */
static const char mariadb_head[] =
    "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n"
    "SET @auth_root_socket=NULL;\n";
static const char mariadb_tail[] =
    "DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';\n"
    "DELETE FROM mysql.db WHERE User = '';\n"
    "DELETE FROM mysql.proxies_priv;\n";
static const char mysql_init[] = "DROP USER IF EXISTS root@localhost;\n";

const char *const *
template_options(const struct build *b)
{
	return b->mariadb ? mariadb_options : mysql_options;
}

/* A template being made. */
struct making {
	const struct place *place;
	struct guardian *guardian;
	const struct build *build;
	const atomic_bool *stop;
	struct kt_arena *a;
	char *scratch;		/* input.sql, log, and work/, the server's */
	char *why;
};

static int
fail(const struct making *m, const char *what, int err)
{
	snprintf(m->why, KT_WHY, "preparing a data folder: %.200s: %s", what,
	    strerror(err));
	return -1;
}

static char *
read_text(struct kt_arena *a, const char *path)
{
	FILE *f = fopen(path, "re");
	struct kt_buf b;
	char piece[4096];
	size_t n;

	if (f == NULL)
		return NULL;
	kt_buf_init(&b, a);
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		kt_buf_add(&b, piece, n);
	fclose(f);
	return b.p;
}

static char *
read_script(const struct making *m, size_t i)
{
	const char *folders[] = { m->build->share, "/usr/share/mysql",
		"/usr/share/mariadb", "/usr/local/share/mysql" };
	size_t d, n;
	char *text;

	for (d = 0; d < N_ELEMENTS(folders); d++)
		for (n = 0; n < 2 && folders[d][0] != '\0'; n++) {
			text = read_text(m->a, kt_arena_printf(m->a, "%s/%s",
			    folders[d], scripts[i].names[n]));
			if (text != NULL)
				return text;
		}
	return NULL;
}

/* What mariadb-install-db would feed it, without Perl and without help. */
static int
write_input(const struct making *m, const char *path)
{
	struct kt_buf b;
	size_t i;
	int rc;

	kt_buf_init(&b, m->a);
	if (!m->build->mariadb)
		kt_buf_str(&b, mysql_init);
	else {
		kt_buf_str(&b, mariadb_head);
		for (i = 0; i < N_ELEMENTS(scripts); i++) {
			char *text = read_script(m, i);

			if (text == NULL && scripts[i].needed)
				return fail(m, scripts[i].names[0], ENOENT);
			if (text != NULL)
				kt_buf_printf(&b, "%s\n", text);
		}
		kt_buf_str(&b, mariadb_tail);
	}
	rc = tree_write_for(path, b.p, &m->place->user);
	return rc == 0 ? 0 : fail(m, path, -rc);
}

#define LOOK_MS 50	/* how soon a stop is noticed */

/* False when it takes too long or is not wanted any more. */
static bool
wait_made(const struct making *m, pid_t pid, int *status)
{
	int64_t until = kt_mono_ms() + MAKE_MS;

	while (!*m->stop && kt_mono_ms() < until)
		if (guardian_wait(m->guardian, pid, kt_mono_ms() + LOOK_MS,
		    status))
			return true;
	return false;
}

static int
run_server(const struct making *m, const char *const *argv, const char *input)
{
	struct guardian_spawn spec = {
		.argv = argv, .env = find_env(m->a), .input = input,
		.dir = m->scratch, .flags = SPAWN_LOG,
		.log = kt_arena_printf(m->a, "%s/log", m->scratch),
		.uid = m->place->user.uid, .gid = m->place->user.gid,
	};
	pid_t pid = guardian_spawn(m->guardian, &spec);
	int status;

	if (pid < 0)
		return fail(m, argv[0], -pid);
	if (!wait_made(m, pid, &status)) {
		guardian_kill(m->guardian, pid, SIGKILL);
		guardian_wait(m->guardian, pid, INT64_MAX, &status);
	}
	if (status == 0)
		return 0;
	why_log(spec.log, status, m->why);
	return -1;
}

static int
bootstrap(const struct making *m)
{
	const char *argv[16], *input, *const *o;
	bool mariadb = m->build->mariadb;
	size_t n = 0;

	input = kt_arena_printf(m->a, "%s/input.sql", m->scratch);
	if (write_input(m, input) != 0)
		return -1;
	argv[n++] = m->build->path;
	argv[n++] = "--no-defaults";
	argv[n++] = mariadb ? "--bootstrap" : "--initialize-insecure";
	argv[n++] = kt_arena_printf(m->a, "--datadir=%s/work", m->scratch);
	argv[n++] = "--innodb-buffer-pool-size=32M";
	if (!mariadb)
		argv[n++] = kt_arena_printf(m->a, "--init-file=%s", input);
	if (m->build->share[0] != '\0')
		argv[n++] = kt_arena_printf(m->a, "--lc-messages-dir=%s",
		    m->build->share);
	for (o = template_options(m->build); *o != NULL; o++)
		argv[n++] = *o;
	argv[n] = NULL;
	return run_server(m, argv, mariadb ? input : NULL);
}

/*
 * What must not be shared (auto.cnf holds the server's id) or is not wanted.
 * MySQL's private_key.pem stays: making one takes longer than all the rest.
 */
static void
clean(const struct making *m)
{
	static const char *const names[] = { "auto.cnf", "ca.pem",
		"ca-key.pem", "client-cert.pem", "client-key.pem",
		"server-cert.pem", "server-key.pem", "ib_buffer_pool",
		"ibtmp1" };
	size_t i;

	for (i = 0; i < N_ELEMENTS(names); i++)
		(void)unlink(kt_arena_printf(m->a, "%s/work/%s", m->scratch,
		    names[i]));
}

static void
sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
#ifdef __linux__
	(void)syncfs(fd);
#else
	sync();
#endif
	close(fd);
}

/* Beside its name, synced, then under its name: whole or not there. */
static int
put_in_place(const struct making *m, const char *path)
{
	char *beside = kt_arena_printf(m->a, "%s.new", path);
	int rc;

	clean(m);
	(void)tree_remove(beside);
	rc = tree_copy(kt_arena_printf(m->a, "%s/work", m->scratch), beside,
	    NULL);
	if (rc == 0) {
		sync_folder(beside);
		rc = rename(beside, path) != 0 ? -errno : 0;
	}
	if (rc == 0)
		return 0;
	(void)tree_remove(beside);
	return fail(m, path, -rc);
}

static int
make(struct making *m, const char *path)
{
	char *work;
	int rc;

	kt_log(KT_LOG_WARN, "preparing a data folder for %s %s in %s; this "
	    "takes some seconds, once", m->build->mariadb ? "MariaDB" :
	    "MySQL", m->build->version, path);
	m->scratch = kt_arena_printf(m->a, "%s/make-%.16s", m->place->run,
	    m->build->key);
	(void)tree_remove(m->scratch);
	work = kt_arena_printf(m->a, "%s/work", m->scratch);
	rc = tree_folder(m->scratch, m->place->pass);
	if (rc == 0)
		rc = tree_folder(work, 0700);
	if (rc == 0)
		rc = tree_set(work, &m->place->user, 0700);
	if (rc != 0)
		rc = fail(m, m->scratch, -rc);
	else if (bootstrap(m) != 0)
		rc = -1;
	else
		rc = put_in_place(m, path);
	(void)tree_remove(m->scratch);
	return rc;
}

/* Under the lock of path, which the kernel drops if we die. */
static int
make_locked(struct making *m, const char *path)
{
	char *name = kt_arena_printf(m->a, "%s.lock", path);
	int fd, rc;

	fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return fail(m, name, errno);
	while ((rc = flock(fd, LOCK_EX | LOCK_NB)) != 0 &&
	    (errno == EWOULDBLOCK || errno == EINTR) && !*m->stop)
		kt_sleep_ms(LOOK_MS);
	if (rc != 0)
		rc = fail(m, name, errno);
	else if (access(path, F_OK) != 0)
		rc = make(m, path);
	close(fd);
	return rc;
}

static void
name_template(const struct making *m, char out[65])
{
	const char *const *o;
	struct kt_buf b;

	kt_buf_init(&b, m->a);
	kt_buf_printf(&b, FORMAT "|%s", m->build->key);
	for (o = template_options(m->build); *o != NULL; o++)
		kt_buf_printf(&b, "|%s", *o);
	kt_sha256_hex(b.p, b.n, out);
}

int
template_get(const struct template_wish *w, char out[PATH_MAX],
    char why[KT_WHY])
{
	struct making m = { .place = w->place, .guardian = w->guardian,
	    .build = w->build, .stop = w->stop, .why = why };
	char hex[65], *folder, *path;
	int rc = 0, err;

	m.a = kt_arena_new();
	name_template(&m, hex);
	folder = kt_arena_printf(m.a, "%s/templates", w->place->cache);
	path = kt_arena_printf(m.a, "%s/%s-%s-%.16s", folder,
	    w->build->mariadb ? "mariadb" : "mysql", w->build->version, hex);
	if (access(path, F_OK) != 0) {
		err = tree_make(folder, 0700);
		rc = err != 0 ? fail(&m, folder, -err) :
		    make_locked(&m, path);
	}
	if (rc == 0)
		snprintf(out, PATH_MAX, "%s", path);
	kt_arena_free(&m.a);
	return rc;
}
