/*
 * The alternating-users strategy: beside the user of the secret stands another,
 * its clone, and they take turns.  Who has the current password is left alone
 * while the other, by the master's hand, becomes what he is and gets the new
 * one; so the current password logs in at every moment.
 * After AWS's SecretsManagerRDSMySQLRotationMultiUser and its MariaDB twin.
 */
#include <stdio.h>
#include <string.h>

#include "keyturn/json.h"
#include "rotator.h"

#define SUFFIX "_clone"

/* With the suffix, or without. */
static int
alternate(struct rot *r, const char *user, const char **out)
{
	size_t n = strlen(user), suffix = strlen(SUFFIX);
	int limit;

	if (rot_setting_number(r, "USERNAME_CHARACTER_LIMIT",
	    r->rotator->strategy->name_limit, &limit) != 0)
		return -1;
	if (n > suffix && strcmp(user + n - suffix, SUFFIX) == 0) {
		*out = kt_arena_strndup(r->arena, user, n - suffix);
		return 0;
	}
	*out = kt_arena_join(r->arena, user, SUFFIX, NULL);
	/* As people count, and the server. */
	if ((int)kt_characters(*out) > limit)
		return rot_fail(r, "Unable to clone user, username length with "
		    "_clone appended would exceed %d characters", limit);
	return 0;
}

static int
create_secret(struct rot *r)
{
	return rot_create_as(r, alternate);
}

static int
check_pending(struct rot *r, const struct rot_value *current,
    const struct rot_value *pending)
{
	const char *other;

	if (alternate(r, current->creds.user, &other) != 0)
		return -1;
	if (strcmp(pending->creds.user, other) != 0)
		return rot_fail(r, "Attempting to modify user %.80s other than "
		    "current user or clone %.80s", pending->creds.user,
		    current->creds.user);
	if (strcmp(pending->host, current->host) != 0)
		return rot_fail(r, "Attempting to modify user for host %.100s"
		    " other than current host %.100s", pending->host,
		    current->host);
	return 0;
}

/*
 * Whoever writes a secret without knowing the user's password is not to get
 * another user like it made by the master.
 */
static int
check_current(struct rot *r, const struct rot_value *current)
{
	struct kt_link *link = NULL;
	int rc = rot_enter(r, current, &link, "Unable to log into database "
	    "using current credentials for secret %s", r->ev->secret_id);

	r->rotator->engine->logout(&link);
	return rc;
}

static int
login_master(struct rot *r, const struct rot_value *pending,
    struct kt_link **link)
{
	struct rot_value master;

	if (rot_read_master(r, r->now, &master) != 0)
		return -1;
	if (strcmp(master.creds.user, pending->creds.user) == 0)
		return rot_fail(r, "Attempting to modify user %.80s, who is "
		    "the master", pending->creds.user);
	return rot_enter(r, &master, link, "Unable to log into database using "
	    "credentials in master secret %.150s", kt_json_string(
	    kt_json_member(r->now->json, "masterarn")));
}

static enum kt_engine_rc
set_alternate(struct rot *r, struct kt_link *link,
    const struct rot_value *pending, char why[KT_WHY])
{
	const struct kt_engine *engine = r->rotator->engine;
	const char *from = r->now->creds.user, *to = pending->creds.user;
	char reason[KT_WHY] = "";

	if (engine->copy_user(link, from, to, reason) != KT_ENGINE_OK) {
		(void)snprintf(why, KT_WHY, "It cannot be made what %.80s is: "
		    "%.350s", from, reason);
		return KT_ENGINE_UNREACHABLE;	/* of the password nothing */
	}
	return engine->set_password_as(link, from, to,
	    pending->creds.password, why);
}

static int
set_secret(struct rot *r)
{
	static const struct rot_way way = { login_master, set_alternate };
	struct rot_value current, pending;
	int set;

	if (rot_read(r, "AWSCURRENT", NULL, &current) != 0 ||
	    rot_read_pending(r, &pending) != 0)
		return -1;
	set = rot_is_set(r, &pending);
	if (set != 0)
		return set > 0 ? 0 : -1;
	if (check_pending(r, &current, &pending) != 0 ||
	    check_current(r, &current) != 0)
		return -1;
	r->now = &current;
	return rot_change(r, &pending, &way);
}

static const char *const mysql_engines[] = { "mysql", "aurora-mysql", NULL };
static const char *const mariadb_engines[] = { "mariadb", NULL };

#define STEPS { create_secret, set_secret, rot_test, rot_finish }

const struct rot_strategy
    rot_mysql_multi_user = { "mysql-multi-user", mysql_engines, STEPS, 16 },
    rot_mariadb_multi_user = { "mariadb-multi-user", mariadb_engines, STEPS,
	80 };
