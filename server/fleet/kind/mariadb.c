#include <stdint.h>

#include "family.h"

static const char *const engines[] = { "mariadb", NULL };
static const char *const folder_options[] = {
	"--innodb-log-file-size=4M", "--innodb-undo-tablespaces=0",
	"--innodb-autoextend-increment=4", "--aria-log-file-size=8M", NULL
};
static const char *const made_with[] = { NULL };
static const char *const run_options[] = {
	"--aria-pagecache-buffer-size=8M",
	"--innodb-temp-data-file-path=ibtmp1:2M:autoextend", NULL
};

/* Its scripts, by the names of 10.6 and those of 11; in this order. */
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

/*
 * mariadb.sys owns the view mysql.user and can never log in.  The log of what
 * is put into the zones' tables would be as large as they, in every copy.
 */
static const char head[] =
    "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n"
    "SET @auth_root_socket=NULL;\n";
static const char tail[] =
    "DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';\n"
    "DELETE FROM mysql.db WHERE User = '';\n"
    "DELETE FROM mysql.proxies_priv;\n"
    "ALTER TABLE mysql.time_zone_transition TRANSACTIONAL = 0;\n"
    "ALTER TABLE mysql.time_zone_transition_type TRANSACTIONAL = 0;\n";

static bool
says(const char *text, char version[64])
{
	return family_says(text, true, version);
}

static bool
add_script(const struct build *b, size_t i, struct kt_buf *out)
{
	const char *folders[] = { b->share, "/usr/share/mysql",
		"/usr/share/mariadb", "/usr/local/share/mysql" };
	size_t d, n;

	for (d = 0; d < N_ELEMENTS(folders); d++)
		for (n = 0; n < 2 && folders[d][0] != '\0'; n++)
			if (kt_buf_file(out, kt_arena_printf(out->arena,
			    "%s/%s", folders[d], scripts[i].names[n]),
			    SIZE_MAX) == 0) {
				kt_buf_char(out, '\n');
				return true;
			}
	return false;
}

/* What mariadb-install-db would feed it, without Perl and without help. */
static int
input(const struct build *b, struct kt_buf *out, const char **missing)
{
	size_t i;

	kt_buf_str(out, head);
	for (i = 0; i < N_ELEMENTS(scripts); i++)
		if (!add_script(b, i, out) && scripts[i].needed) {
			*missing = scripts[i].names[0];
			return -1;
		}
	kt_buf_str(out, tail);
	return 0;
}

static void
make(struct kind_args *to, const struct kind_making *m)
{
	family_make(to, m);
	kind_add(to, "--bootstrap");
}

static void
run(struct kind_args *to, const struct kind_running *r)
{
	family_run(to, r);
	kind_add(to, "--secure-file-priv=%s", r->files);
	kind_add_all(to, run_options);
	kind_add_options(to, r->options);
}

const struct kind kind_mariadb = {
	.name = "mariadb",
	.title = "MariaDB",
	.program = "mariadbd",
	.family = FAMILY,
	.package = FAMILY_PACKAGE,
	.engines = engines,
	.image = "mariadb",
	.image_version = "MARIADB_VERSION",
	.shares = family_shares,
	.plugins = family_plugins,
	.plugin_from = 10,
	.folder_options = folder_options,
	.made_with = made_with,
	.unwanted = family_unwanted,
	.says = says,
	.input = input,
	.input_is_stdin = true,
	.make = make,
	.run = run,
};
