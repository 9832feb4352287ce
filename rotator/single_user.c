/*
 * The single-user strategy: the user of the secret changes its own password.
 * After AWS's SecretsManagerRDSMySQLRotationSingleUser and its MariaDB twin.
 */
#include "rotator.h"

static enum kt_engine_rc
set_own(struct rot *r, struct kt_link *link, const struct rot_value *pending,
    char why[KT_WHY])
{
	return r->rotator->engine->set_password(link, pending->creds.password,
	    why);
}

static int
set_secret(struct rot *r)
{
	static const struct rot_way way = { rot_login_as_before, set_own };
	struct rot_value pending;

	return rot_set(r, &pending, &way);
}

/* Which SQL to speak the server says; "engine" decides who may rotate it. */
static const char *const mysql_engines[] = { "mysql", "aurora-mysql", NULL };
static const char *const mariadb_engines[] = { "mariadb", NULL };

#define STEPS { rot_create, set_secret, rot_test, rot_finish }

const struct rot_strategy
    rot_mysql_single_user = { "mysql-single-user", mysql_engines, STEPS },
    rot_mariadb_single_user = { "mariadb-single-user", mariadb_engines, STEPS };
