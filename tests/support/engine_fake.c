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
fake_claim(struct kt_link *link, const char *user, char why[KT_WHY])
{
	(void)link;
	(void)user;
	fake.claims++;
	snprintf(why, KT_WHY, "claim as scripted");
	if (fake.does_late)
		snprintf(fake.password, sizeof(fake.password), "%s",
		    fake.sent);
	fake.does_late = false;
	return fake.claims == fake.claim_fails_at ? fake.claim : KT_ENGINE_OK;
}

static const struct { bool done; enum kt_engine_rc rc; } sets[] = {
	[FAKE_SET_OK] =             { true,  KT_ENGINE_OK },
	[FAKE_SET_FAILED] =         { false, KT_ENGINE_FAILED },
	[FAKE_SET_FAILED_DONE] =    { true,  KT_ENGINE_FAILED },
	[FAKE_SET_UNREACHABLE] =    { false, KT_ENGINE_UNREACHABLE },
	[FAKE_SET_UNCERTAIN_DONE] = { true,  KT_ENGINE_UNCERTAIN },
	[FAKE_SET_UNCERTAIN_NOT] =  { false, KT_ENGINE_UNCERTAIN },
	[FAKE_SET_UNCERTAIN_LATE] = { false, KT_ENGINE_UNCERTAIN },
};

static enum kt_engine_rc
fake_set_password(struct kt_link *link, const char *password,
    char why[KT_WHY])
{
	enum engine_fake_set set = fake.set;

	(void)link;
	fake.sets++;
	fake.set = FAKE_SET_OK;
	snprintf(why, KT_WHY, "set as scripted");
	snprintf(fake.sent, sizeof(fake.sent), "%s", password);
	if (sets[set].done)
		memcpy(fake.password, fake.sent, sizeof(fake.password));
	fake.does_late = set == FAKE_SET_UNCERTAIN_LATE;
	return sets[set].rc;
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
	.claim = fake_claim,
	.set_password = fake_set_password,
	.run = fake_run,
	.version = fake_version,
	.logout = fake_logout
};
