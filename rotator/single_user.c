/*
 * The single-user strategy: the user of the secret changes its own password.
 * After AWS's SecretsManagerRDSMySQLRotationSingleUser and its MariaDB twin.
 */
#include "rotator.h"

static int
set_secret(struct rot *r)
{
	struct rot_value pending;
	struct kt_link *link = NULL;
	int set;

	if (rot_read_pending(r, &pending) != 0)
		return -1;
	set = rot_is_set(r, &pending);
	if (set != 0)
		return set > 0 ? 0 : -1;
	if (rot_login_as_before(r, &pending, &link) != 0)
		return -1;
	return rot_change(r, &pending, &link);
}

/* Which SQL to speak the server says; "engine" decides who may rotate it. */
static const char *const mysql_engines[] = { "mysql", "aurora-mysql", NULL };
static const char *const mariadb_engines[] = { "mariadb", NULL };

#define STEPS { rot_create, set_secret, rot_test, rot_finish }

const struct rot_strategy
    rot_mysql_single_user = { "mysql-single-user", mysql_engines, STEPS },
    rot_mariadb_single_user = { "mariadb-single-user", mariadb_engines, STEPS };
