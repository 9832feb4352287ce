#include "tests/call/masters.h"

#include <stdio.h>
#include <string.h>

#include "keyturn/function.h"
#include "tests/support/xml.h"

#define OWN "keyturn's own"

struct world world;
struct client me;
static struct kt_rotator *rotator, *managed;
struct engine_fake *db;
int hangs;

static void
find_trust(void *self, struct kt_creds *c)
{
	(void)self;
	c->tls = KT_TLS_UNVERIFIED;
}

/* As keyturn's own account. */
static enum kt_engine_rc
admin(void *self, const char *id, struct kt_link **out, char why[KT_WHY])
{
	const struct kt_creds c = { .user = "root", .password = OWN };

	(void)self;
	ck_assert_str_eq(id, world.fleet_fake.id);
	if (hangs < 0 || (hangs > 0 && hangs-- > 0)) {
		strcpy(why, "scripted to hang");
		return KT_ENGINE_UNREACHABLE;
	}
	return engine_fake.login(&c, out, why);
}

void
setup(void)
{
	const struct kt_trust all = { .find = find_trust };

	hangs = 0;
	db = engine_fake_reset("app", "one");
	snprintf(db->others[0].user, 81, "admin");
	snprintf(db->others[2].user, 81, "root");
	snprintf(db->others[2].password, 256, OWN);
	world_open(&world);
	world.fleet = fleet_fake_with_snapshots(&world.fleet_fake);
	world.fleet.admin = admin;
	world.server.door.engine = &engine_fake;
	rotator = kt_rotator_new("mysql-multi-user", &engine_fake, &all);
	world.functions[0].function = kt_rotator_function(rotator);
	managed = kt_rotator_managed(&world.fleet, &engine_fake, &all);
	world.server.managed = kt_rotator_function(managed);
	world_run(&world);
	client_begin(&me, &world);
}

void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	kt_rotator_free(&rotator);
	kt_rotator_free(&managed);
}

const char *
await(const char *form, const char *element)
{
	int64_t until = kt_mono_ms() + 60 * KT_SECOND;
	const char *text;
	struct said s;

	do {
		s = say_form(&me, "%s", form);
		text = xml_find(me.arena, s.text, element);
		ck_assert_msg(kt_mono_ms() < until, "%s", s.text);
		if (text == NULL)
			kt_sleep_ms(1);
	} while (text == NULL);
	return text;
}

void
make_unmanaged(void)
{
	struct said s = say_form(&me, UNMANAGED);

	ck_ok(s);
	(void)await(DESCRIBE, "Address");
	snprintf(db->others[0].password, 256, "Correct-Horse-1");
}

void
until_status(const char *want)
{
	int64_t until = kt_mono_ms() + 60 * KT_SECOND;
	struct said s;

	do {
		s = say_form(&me, DESCRIBE);
		ck_assert_msg(kt_mono_ms() < until, "%s", s.text);
		kt_sleep_ms(1);
	} while (strcmp(xml_in(&s, "DBInstanceStatus"), want) != 0);
}
