#include <stdio.h>
#include <string.h>

#include <check.h>

#include "keyturn/fault.h"

#include "rotation.h"

struct aws_fake aws;
struct engine_fake *db;
struct kt_rotator *rotator;
struct kt_settings settings;
char why[KT_WHY];
char passed[512];
struct trusted trusted;

const char *breaks_at;
enum kt_fault_action hits;
char hit_at[64];

/* Replace libbase's: note which points are passed, and fail or hit at one. */
int
kt_fault_point(const char *point, const char *arn, struct kt_fault *out,
    char reason[KT_WHY])
{
	ck_assert_str_eq(arn, ARN);
	strncat(passed, point, sizeof(passed) - strlen(passed) - 1);
	strncat(passed, " ", sizeof(passed) - strlen(passed) - 1);
	if (breaks_at == NULL || strcmp(breaks_at, point) != 0)
		return 0;
	out->action = hits;
	snprintf(reason, KT_WHY, "broken at %s", point);
	return hits == KT_FAULT_FAIL ? -1 : 1;
}

int
kt_fault_server(enum kt_fault_action action, const char *host, int port,
    char reason[KT_WHY])
{
	(void)reason;
	ck_assert_int_eq(action, hits);
	snprintf(hit_at, sizeof(hit_at), "%s:%d", host, port);
	return 0;
}

static void
find_trust(void *self, struct kt_creds *c)
{
	(void)self;
	snprintf(trusted.host, sizeof(trusted.host), "%s", c->host);
	trusted.port = c->port;
	c->tls = trusted.tls;
	c->ca_file = trusted.ca;
}

struct kt_trust
fake_trust(void)
{
	return (struct kt_trust){ .find = find_trust };
}

void
use_strategy(const char *strategy)
{
	struct kt_trust trust = fake_trust();

	rotator = kt_rotator_new(strategy, &engine_fake, &trust);
	ck_assert_ptr_nonnull(rotator);
}

void
rotation_begin(void)
{
	memset(&aws, 0, sizeof(aws));
	aws.arn = ARN;
	aws.enabled = "true";
	aws.password = NEW;
	aws_fake_add(&aws, BEFORE, FAKE_PREVIOUS, VALUE(OLDER));
	aws_fake_add(&aws, NOW, FAKE_CURRENT, VALUE(OLD));
	aws_fake_add(&aws, TOKEN, FAKE_PENDING, "");
	db = engine_fake_reset("app", OLD);
	trusted.tls = KT_TLS_VERIFY;
	trusted.ca = "/ca.pem";
	passed[0] = '\0';
	settings.n = 0;
	kt_fault_set = 1u << KT_FAULT_POINT;
	breaks_at = NULL;
	use_strategy("mysql-single-user");
}

void
rotation_end(void)
{
	ck_assert_ptr_null(strstr(why, OLDER));
	ck_assert_ptr_null(strstr(why, OLD));
	ck_assert_ptr_null(strstr(why, NEW));
	ck_assert_uint_eq(db->open, 0);
	kt_rotator_free(&rotator);
	ck_assert_ptr_null(rotator);
}

struct aws_fake_version *
version(const char *id)
{
	return aws_fake_find(&aws, id);
}

void
store(const char *id, const char *value)
{
	struct aws_fake_version *v = version(id);

	snprintf(v->value, sizeof(v->value), "%s", value);
}

static int
run(const char *name, bool first)
{
	struct kt_rotation_event ev = {
		.step = name, .secret_id = ARN, .token = TOKEN,
		.rotation_token = ROTATION_TOKEN, .settings = settings,
		.first = first
	};
	struct kt_function f = kt_rotator_function(rotator);
	struct kt_aws a = aws_fake(&aws);

	why[0] = '\0';
	aws.calls[0] = '\0';
	return f.invoke(f.self, &ev, &a, why);
}

int
step(const char *name)
{
	return run(name, false);
}

int
first_step(const char *name)
{
	return run(name, true);
}

void
ok(const char *name)
{
	ck_assert_msg(step(name) == 0, "%s failed: %s", name, why);
}

void
fails(const char *name, const char *words)
{
	ck_assert_int_eq(step(name), -1);
	ck_assert_msg(strstr(why, words) != NULL, "\"%s\" is not in \"%s\"",
	    words, why);
}
