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

/* NULL: nobody is called so. */
static char *
password_of(const char *user)
{
	size_t i;

	if (strcmp(user, fake.user) == 0)
		return fake.password;
	for (i = 0; i < N_ELEMENTS(fake.others); i++)
		if (fake.others[i].user[0] != '\0' &&
		    strcmp(user, fake.others[i].user) == 0)
			return fake.others[i].password;
	return NULL;
}

static bool
opens(const struct kt_creds *c)
{
	const char *password = password_of(c->user);

	if (password == fake.password && fake.beside[0] != '\0' &&
	    strcmp(c->password, fake.beside) == 0)
		return true;
	return password != NULL && strcmp(c->password, password) == 0;
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
	if (!opens(c)) {
		snprintf(why, KT_WHY, "access denied");
		return KT_ENGINE_DENIED;
	}
	snprintf(fake.by, sizeof(fake.by), "%s", c->user);
	fake.open++;
	*link = calloc(1, sizeof(**link));
	if (*link == NULL)
		abort();
	return KT_ENGINE_OK;
}

/* What was sent. */
static void
do_it(char *password_at)
{
	if (fake.adds)
		memcpy(fake.beside, password_at, sizeof(fake.beside));
	memcpy(password_at, fake.sent, sizeof(fake.sent));
}

static enum kt_engine_rc
fake_claim(struct kt_link *link, const char *user, char why[KT_WHY])
{
	(void)link;
	(void)user;
	fake.claims++;
	snprintf(why, KT_WHY, "claim as scripted");
	if (fake.late != NULL)
		do_it(fake.late);
	fake.late = NULL;
	if (fake.meanwhile != NULL)
		fake.meanwhile();
	return fake.claims == fake.claim_fails_at ? fake.claim : KT_ENGINE_OK;
}

static const struct { bool done; enum kt_engine_rc rc; } sets[] = {
	[FAKE_SET_OK] =             { true,  KT_ENGINE_OK },
	[FAKE_SET_FAILED] =         { false, KT_ENGINE_FAILED },
	[FAKE_SET_FAILED_DONE] =    { true,  KT_ENGINE_FAILED },
	[FAKE_SET_REFUSED] =        { false, KT_ENGINE_REFUSED },
	[FAKE_SET_REFUSED_DONE] =   { true,  KT_ENGINE_REFUSED },
	[FAKE_SET_UNREACHABLE] =    { false, KT_ENGINE_UNREACHABLE },
	[FAKE_SET_UNCERTAIN_DONE] = { true,  KT_ENGINE_UNCERTAIN },
	[FAKE_SET_UNCERTAIN_NOT] =  { false, KT_ENGINE_UNCERTAIN },
	[FAKE_SET_UNCERTAIN_LATE] = { false, KT_ENGINE_UNCERTAIN },
};

static enum kt_engine_rc
change(char *password_at, const char *password, bool adds, char why[KT_WHY])
{
	enum engine_fake_set set = fake.set;

	fake.sets++;
	fake.adds = adds;
	fake.set = FAKE_SET_OK;
	snprintf(why, KT_WHY, "set as scripted");
	snprintf(fake.sent, sizeof(fake.sent), "%s", password);
	if (sets[set].done)
		do_it(password_at);
	fake.late = set == FAKE_SET_UNCERTAIN_LATE ? password_at : NULL;
	return sets[set].rc;
}

static enum kt_engine_rc
fake_set_password(struct kt_link *link, const char *password,
    char why[KT_WHY])
{
	(void)link;
	return change(fake.password, password, false, why);
}

static enum kt_engine_rc
fake_copy_user(struct kt_link *link, const char *from, const char *to,
    char why[KT_WHY])
{
	struct fake_account *copy = &fake.others[1];
	size_t n = strlen(fake.copied);

	(void)link;
	snprintf(fake.copied + n, sizeof(fake.copied) - n, "%s > %s, by %s; ",
	    from, to, fake.by);
	snprintf(why, KT_WHY, "copied as scripted");
	if (fake.copy == KT_ENGINE_OK && password_of(to) == NULL) {
		snprintf(copy->user, sizeof(copy->user), "%s", to);
		snprintf(copy->password, sizeof(copy->password), "unheard of");
	}
	return fake.copy;
}

static enum kt_engine_rc
fake_set_password_as(struct kt_link *link, const char *from, const char *to,
    const char *password, char why[KT_WHY])
{
	(void)link;
	(void)from;
	return change(password_of(to), password, false, why);
}

static enum kt_engine_rc
fake_set_master(struct kt_link *link, const char *user, const char *password,
    char why[KT_WHY])
{
	return fake_set_password_as(link, user, user, password, why);
}

static enum kt_engine_rc
fake_add_password(struct kt_link *link, const char *now, const char *password,
    char why[KT_WHY])
{
	(void)link;
	if (fake.keeps_one) {
		snprintf(why, KT_WHY, "keeps one");
		return KT_ENGINE_FAILED;
	}
	if (now != NULL && strcmp(now, fake.password) != 0) {
		snprintf(why, KT_WHY, "another now");
		return KT_ENGINE_DENIED;
	}
	return change(fake.password, password, true, why);
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
	.login = fake_login,
	.claim = fake_claim,
	.set_password = fake_set_password,
	.add_password = fake_add_password,
	.copy_user = fake_copy_user,
	.set_password_as = fake_set_password_as,
	.set_master = fake_set_master,
	.run = fake_run,
	.version = fake_version,
	.logout = fake_logout
};
