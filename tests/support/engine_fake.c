#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine_fake.h"

static struct engine_fake fake;

struct kt_link {
	int unused;
};

struct engine_fake *
engine_fake_reset(const char *user, const char *password)
{
	memset(&fake, 0, sizeof(fake));
	snprintf(fake.user, sizeof(fake.user), "%s", user);
	snprintf(fake.password, sizeof(fake.password), "%s", password);
	return &fake;
}

static void
remember(const struct kt_creds *c)
{
	fake.last = *c;
	snprintf(fake.last_ca, sizeof(fake.last_ca), "%s",
	    c->ca_file == NULL ? "" : c->ca_file);
	snprintf(fake.last_database, sizeof(fake.last_database), "%s",
	    c->database == NULL ? "" : c->database);
}

static enum kt_engine_rc
fake_login(const struct kt_creds *c, struct kt_link **link, char why[KT_WHY])
{
	fake.logins++;
	remember(c);
	if (fake.fail_at != 0 && (fake.logins == fake.fail_at ||
	    (fake.fail_on && fake.logins > fake.fail_at))) {
		snprintf(why, KT_WHY, "login as scripted");
		return fake.fail;
	}
	if (strcmp(c->user, fake.user) != 0 ||
	    strcmp(c->password, fake.password) != 0) {
		snprintf(why, KT_WHY, "access denied");
		return KT_ENGINE_DENIED;
	}
	fake.open++;
	*link = calloc(1, sizeof(**link));
	if (*link == NULL)
		abort();
	return KT_ENGINE_OK;
}

static enum kt_engine_rc
fake_set_password(struct kt_link *link, const char *password,
    char why[KT_WHY])
{
	enum engine_fake_set set = fake.set;

	(void)link;
	fake.sets++;
	fake.set = FAKE_SET_OK;
	snprintf(why, KT_WHY, "set as scripted");
	if (set == FAKE_SET_OK || set == FAKE_SET_UNCERTAIN_DONE)
		snprintf(fake.password, sizeof(fake.password), "%s", password);
	switch (set) {
	case FAKE_SET_FAILED:
		return KT_ENGINE_FAILED;
	case FAKE_SET_UNREACHABLE:
		return KT_ENGINE_UNREACHABLE;
	case FAKE_SET_UNCERTAIN_DONE:
	case FAKE_SET_UNCERTAIN_NOT:
		return KT_ENGINE_UNCERTAIN;
	default:
		return KT_ENGINE_OK;
	}
}

static enum kt_engine_rc
fake_run(struct kt_link *link, const char *sql, char why[KT_WHY])
{
	(void)link;
	snprintf(fake.last_sql, sizeof(fake.last_sql), "%s", sql);
	snprintf(why, KT_WHY, "run as scripted");
	return fake.run_rc;
}

static const char *
fake_version(struct kt_link *link)
{
	(void)link;
	return "9.9.9-fake";
}

static void
fake_logout(struct kt_link **link)
{
	if (*link == NULL)
		return;
	fake.open--;
	free(*link);
	*link = NULL;
}

const struct kt_engine engine_fake = {
	.name = "fake",
	.login = fake_login,
	.set_password = fake_set_password,
	.run = fake_run,
	.version = fake_version,
	.logout = fake_logout
};
