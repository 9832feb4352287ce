#include "family.h"

#include <ctype.h>
#include <string.h>

const char *const family_shares[] = { "mysql", "mariadb", NULL };

const char *const family_plugins[] = { "lib/plugin", "lib/mysql/plugin",
	"lib64/mysql/plugin", "lib64/mariadb/plugin", NULL };

/*
 * auto.cnf holds the server's id.  MySQL's private_key.pem stays: making one
 * takes longer than all the rest.
 */
const char *const family_unwanted[] = { "auto.cnf", "ca.pem", "ca-key.pem",
	"client-cert.pem", "client-key.pem", "server-cert.pem",
	"server-key.pem", "ib_buffer_pool", "ibtmp1", NULL };

static const char *const run_options[] = {
	"--skip-name-resolve", "--skip-log-bin",
	"--character-set-server=utf8mb4", "--local-infile=OFF",
	"--performance-schema=OFF", "--innodb-flush-log-at-trx-commit=1",
	"--innodb-buffer-pool-size=16M", "--innodb-use-native-aio=OFF",
	"--innodb-buffer-pool-load-at-startup=OFF",
	"--innodb-buffer-pool-dump-at-shutdown=OFF",
	"--slow-query-log-file=" KIND_SLOW_LOG,
	"--general-log-file=" KIND_GENERAL_LOG,
	"--key-buffer-size=1M", "--table-open-cache=200", NULL
};

bool
family_says(const char *text, bool mariadb, char version[64])
{
	const char *at = strstr(text, "Ver ");
	size_t n;

	if (at == NULL)
		return false;
	at += 4;
	n = strspn(at, "0123456789.");
	if (n == 0 || n >= 64 || !isdigit((unsigned char)*at) ||
	    (strstr(at, "MariaDB") != NULL) != mariadb)
		return false;
	memcpy(version, at, n);
	version[n] = '\0';
	return true;
}

static void
begin(struct kind_args *to, const struct build *b, const char *data)
{
	kind_add(to, "%s", b->path);
	kind_add(to, "--no-defaults");
	kind_add(to, "--datadir=%s", data);
	if (b->share[0] != '\0')
		kind_add(to, "--lc-messages-dir=%s", b->share);
	kind_add_all(to, b->kind->folder_options);
}

void
family_make(struct kind_args *to, const struct kind_making *m)
{
	begin(to, m->build, m->data);
	kind_add(to, "--tmpdir=%s", m->temporary);
	kind_add(to, "--innodb-buffer-pool-size=32M");
	kind_add_options(to, m->options);
}

void
family_run(struct kind_args *to, const struct kind_running *r)
{
	begin(to, r->build, r->data);
	kind_add(to, "--tmpdir=%s", r->run);
	kind_add(to, "--socket=%s/s", r->run);
	kind_add(to, "--pid-file=%s/pid", r->run);
	kind_add(to, "--init-file=%s/init.sql", r->run);
	kind_add(to, "--ssl-cert=%s/cert.pem", r->run);
	kind_add(to, "--ssl-key=%s/key.pem", r->run);
	kind_add(to, "--bind-address=%s", r->bind);
	kind_add(to, "--port=%d", r->port);
	if (r->plugins != NULL) {
		kind_add(to, "--plugin-dir=%s", r->plugins);
		kind_add(to, "--plugin-load-add=%s", r->plugin);
	}
	kind_add_all(to, run_options);
}
