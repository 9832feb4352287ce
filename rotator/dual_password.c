/*
 * The dual-password strategy: the user of the secret changes its own password,
 * and the former one stays good beside it until the next rotation.  Of MySQL
 * 8.0.14 and later; keyturn's own, AWS's user guide has no such function.
 *
 *                 the password    beside it      neither any more
 *   before        AWSCURRENT      AWSPREVIOUS
 *   setSecret     AWSPENDING      AWSCURRENT     AWSPREVIOUS
 *   finishSecret  AWSCURRENT      AWSPREVIOUS    (the labels move)
 *
 * So AWSCURRENT opens the door at every moment, by whatever road the rotation
 * goes: the server puts beside what is the password at that moment, so it is
 * told which one that must be, and refuses if it is another.
 */
#include <string.h>

#include "rotator.h"

static int
read_current(struct rot *r, const struct rot_value *pending,
    struct rot_value *current)
{
	return rot_read(r, "AWSCURRENT", NULL, current) == 0 &&
	    rot_same(r, pending, current, "current") == 0 ? 0 : -1;
}

/*
 * By the current one alone.  Where that is refused and the previous one is not,
 * somebody has set a password that the secret does not know, and which a
 * rotation might throw out.
 */
static int
login_as_current(struct rot *r, const struct rot_value *pending,
    struct kt_link **link)
{
	struct rot_value current;

	return read_current(r, pending, &current) != 0 ? -1 :
	    rot_enter(r, &current, link, "Unable to log into database with "
	    "current or pending secret of secret arn %s; a second password is "
	    "set by who has the current one alone", r->ev->secret_id);
}

/*
 * AWSCURRENT may be the one beside: its label was moved back, or a rotation
 * was cancelled behind setSecret.  Then the two change places first.
 */
static enum kt_engine_rc
say_beside(struct rot *r, struct kt_link *link,
    const struct rot_value *pending, char why[KT_WHY])
{
	const struct kt_engine *engine = r->rotator->engine;
	const char *password = pending->creds.password, *now;
	struct rot_value current;
	enum kt_engine_rc rc;

	if (read_current(r, pending, &current) != 0) {
		memcpy(why, r->why, KT_WHY);
		return KT_ENGINE_UNREACHABLE;
	}
	now = current.creds.password;
	rc = engine->add_password(link, now, password, why);
	if (rc != KT_ENGINE_DENIED)
		return rc;
	rc = engine->add_password(link, NULL, now, why);
	return rc != KT_ENGINE_OK ? rc :
	    engine->add_password(link, now, password, why);
}

/*
 * A change makes the server forget what it knew of both, and who comes without
 * TLS gets in by what it knows (shared facts, rotating): so AWSCURRENT comes by
 * once, for the applications that have it.  Nothing else hangs on that; the
 * pending one comes by at testSecret.
 */
static void
show_current(struct rot *r, const struct rot_value *pending)
{
	struct rot_value current;

	if (read_current(r, pending, &current) == 0)
		(void)rot_probe(r, &current);
}

static int
set_secret(struct rot *r)
{
	static const struct rot_way way = { login_as_current, say_beside };
	struct rot_value pending;
	int rc = rot_set(r, &pending, &way);

	if (rc == 0)
		show_current(r, &pending);
	return rc;
}

/* MariaDB's own secrets are taken, so that its server says what it lacks. */
static const char *const engines[] = {
	"mysql", "aurora-mysql", "mariadb", NULL
};

const struct rot_strategy rot_mysql_dual_password = { "mysql-dual-password",
    engines, { rot_create, set_secret, rot_test, rot_finish } };
