#include "family.h"

static const char *const engines[] = { "mysql", "aurora-mysql", NULL };
static const char *const folder_options[] = {
	"--loose-innodb-redo-log-capacity=8M",
	"--innodb-autoextend-increment=4", NULL
};
/* It refuses to start on data that were made with another. */
static const char *const made_with[] = { "lower_case_table_names", NULL };
static const char *const run_options[] = {
	"--mysqlx=OFF", "--secure-file-priv=NULL", "--auto-generate-certs=OFF",
	"--loose-persisted-globals-load=OFF", NULL
};

static bool
says(const char *text, char version[64])
{
	return family_says(text, false, version);
}

static int
input(const struct build *b, struct kt_buf *out, const char **missing)
{
	(void)b;
	(void)missing;
	kt_buf_str(out, "DROP USER IF EXISTS root@localhost;\n");
	return 0;
}

static void
make(struct kind_args *to, const struct kind_making *m)
{
	family_make(to, m);
	kind_add(to, "--initialize-insecure");
	kind_add(to, "--init-file=%s", m->input);
}

static void
run(struct kind_args *to, const struct kind_running *r)
{
	family_run(to, r);
	kind_add_all(to, run_options);
	kind_add_options(to, r->options);
}

const struct kind kind_mysql = {
	.name = "mysql",
	.title = "MySQL",
	.program = "mysqld",
	.family = FAMILY,
	.package = FAMILY_PACKAGE,
	.engines = engines,
	.image = "mysql",
	.image_version = "MYSQL_VERSION",
	.shares = family_shares,
	.plugins = family_plugins,
	.plugin_from = 8,
	.folder_options = folder_options,
	.made_with = made_with,
	.unwanted = family_unwanted,
	.says = says,
	.input = input,
	.make = make,
	.run = run,
};
