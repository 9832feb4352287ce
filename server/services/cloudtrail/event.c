/* See event.h. */
#include "event.h"

#include <string.h>

#include "keyturn/arn.h"
#include "keyturn/clock.h"
#include "keyturn/json.h"

/* --- parts of a record --- */

void
event_id(const struct trail_record *r, char out[KT_UUID])
{
	kt_uuid_write(out, r->id);
}

const char *
event_text(struct kt_arena *a, const struct trail_record *r,
    enum trail_text which)
{
	const struct trail_string *s = &r->text[which];

	return s->n > 0 ? kt_arena_strndup(a, s->p, s->n) : NULL;
}

bool
event_failed(const struct trail_record *r)
{
	return r->text[TRAIL_ERROR].n > 0 || r->text[TRAIL_MESSAGE].n > 0;
}

const char *
event_source(struct kt_arena *a, const struct trail_record *r)
{
	return kt_arena_join(a, event_text(a, r, TRAIL_SERVICE),
	    ".amazonaws.com", NULL);
}

bool
event_touched(const struct trail_record *r, size_t *from,
    struct trail_string *arn)
{
	const struct trail_string *all = &r->text[TRAIL_TOUCHED];
	const char *end;

	if (*from >= all->n)
		return false;
	arn->p = all->p + *from;
	end = memchr(arn->p, '\n', all->n - *from);
	arn->n = end == NULL ? all->n - *from : (size_t)(end - arn->p);
	*from += arn->n + 1;
	return true;
}

static struct trail_string
part(struct trail_string arn, enum kt_arn_part which)
{
	arn.p = kt_arn_part(arn.p, &arn.n, which);
	return arn;
}

static bool
begins(struct trail_string s, const char *with)
{
	return s.n >= strlen(with) && memcmp(s.p, with, strlen(with)) == 0;
}

/* By how an ARN goes on behind its account: CloudFormation's names. */
const char *
event_type(struct trail_string arn)
{
	static const struct { const char *service, *kind, *type; } types[] = {
		{ "secretsmanager", "secret:", "AWS::SecretsManager::Secret" },
		{ "rds", "db:", "AWS::RDS::DBInstance" },
		{ "rds", "cluster:", "AWS::RDS::DBCluster" },
		{ "rds", "snapshot:", "AWS::RDS::DBSnapshot" },
		{ "rds", "cluster-snapshot:", "AWS::RDS::DBClusterSnapshot" },
		{ "rds", "subgrp:", "AWS::RDS::DBSubnetGroup" },
		{ "rds", "pg:", "AWS::RDS::DBParameterGroup" },
		{ "rds", "cluster-pg:", "AWS::RDS::DBClusterParameterGroup" },
		{ "rds", "og:", "AWS::RDS::OptionGroup" },
		{ "rds", "es:", "AWS::RDS::EventSubscription" },
		{ "iam", "user/", "AWS::IAM::User" },
		{ "iam", "group/", "AWS::IAM::Group" },
		{ "iam", "role/", "AWS::IAM::Role" },
		{ "iam", "policy/", "AWS::IAM::Policy" },
		{ "iam", "instance-profile/", "AWS::IAM::InstanceProfile" },
		{ "kms", "key/", "AWS::KMS::Key" },
		{ "kms", "alias/", "AWS::KMS::Alias" },
		{ "lambda", "function:", "AWS::Lambda::Function" },
	};
	const struct trail_string service = part(arn, KT_ARN_SERVICE),
	    rest = part(arn, KT_ARN_RESOURCE);
	size_t i;

	for (i = 0; i < N_ELEMENTS(types); i++)
		if (begins(service, types[i].service) &&
		    service.n == strlen(types[i].service) &&
		    begins(rest, types[i].kind))
			return types[i].type;
	return NULL;
}

/* --- the event --- */

/* ,"name": and a comma only where something is before it */
static void
name(struct kt_buf *b, const char *s)
{
	if (b->p[b->n - 1] != '{')
		kt_buf_char(b, ',');
	kt_buf_char(b, '"');
	kt_buf_str(b, s);
	kt_buf_str(b, "\":");
}

static void
value(struct kt_buf *b, const char *s, const char *p, size_t n)
{
	name(b, s);
	kt_json_quote(b, p, n);
}

static void
literal(struct kt_buf *b, const char *s, const char *text)
{
	value(b, s, text, strlen(text));
}

/* Left out where there is none. */
static void
text(struct kt_buf *b, const char *s, const struct trail_record *r,
    enum trail_text which)
{
	if (r->text[which].n > 0)
		value(b, s, r->text[which].p, r->text[which].n);
}

/* JSON already; otherwise null where there is none. */
static void
json(struct kt_buf *b, const char *s, const struct trail_record *r,
    enum trail_text which, bool always)
{
	const struct trail_string *t = &r->text[which];

	if (t->n == 0 && !always)
		return;
	name(b, s);
	if (t->n > 0)
		kt_buf_add(b, t->p, t->n);
	else
		kt_buf_str(b, "null");
}

/* A service by its domain; keyturn is none of AWS's. */
static void
domain(struct kt_buf *b, const char *s, const struct trail_record *r,
    enum trail_text which)
{
	const struct trail_string *t = &r->text[which];

	if (t->n == 0)
		return;
	value(b, s, t->p, t->n);
	if (t->n == strlen("keyturn") && begins(*t, "keyturn"))
		return;
	b->n--;				/* the quote at its end */
	kt_buf_str(b, ".amazonaws.com\"");
}

static bool
is_service_event(const struct trail_record *r)
{
	return r->who == TRAIL_NOBODY;
}

static void
print_root(struct kt_buf *b, const struct trail_record *r)
{
	enum trail_text account = r->text[TRAIL_CALLER_ACCOUNT].n > 0 ?
	    TRAIL_CALLER_ACCOUNT : TRAIL_ACCOUNT;

	const char *region = event_text(b->arena, r, TRAIL_REGION);

	text(b, "principalId", r, account);
	literal(b, "arn", kt_arn(b->arena, "iam", region != NULL ? region : "",
	    event_text(b->arena, r, account), "root", NULL));
	text(b, "accountId", r, account);
}

/* CloudTrail User Guide, "CloudTrail userIdentity element". */
static void
print_identity(struct kt_buf *b, const struct trail_record *r)
{
	static const char *const types[] = {
		[TRAIL_ROOT] = "Root", [TRAIL_IAM_USER] = "IAMUser",
		[TRAIL_ROLE] = "AssumedRole",
		[TRAIL_FEDERATED] = "FederatedUser", [TRAIL_AWS] = "AWSService"
	};

	name(b, "userIdentity");
	kt_buf_char(b, '{');
	if (r->who == TRAIL_NOBODY)
		text(b, "accountId", r, TRAIL_ACCOUNT);
	else
		literal(b, "type", types[r->who]);
	if (r->who == TRAIL_ROOT)
		print_root(b, r);
	text(b, "principalId", r, TRAIL_CALLER_ID);
	text(b, "arn", r, TRAIL_CALLER);
	if (r->who != TRAIL_ROOT)
		text(b, "accountId", r, TRAIL_CALLER_ACCOUNT);
	text(b, "accessKeyId", r, TRAIL_KEY);
	if (r->who == TRAIL_IAM_USER)
		text(b, "userName", r, TRAIL_USER);
	json(b, "sessionContext", r, TRAIL_SESSION, false);
	domain(b, "invokedBy", r, TRAIL_BY);
	kt_buf_char(b, '}');
}

static void
print_resources(struct kt_buf *b, const struct trail_record *r)
{
	struct trail_string arn, account;
	const char *type, *before = "[{";
	size_t at = 0;

	if (r->text[TRAIL_TOUCHED].n == 0)
		return;
	name(b, "resources");
	while (event_touched(r, &at, &arn)) {
		kt_buf_str(b, before);
		account = part(arn, KT_ARN_ACCOUNT);
		value(b, "accountId", account.p, account.n);
		if ((type = event_type(arn)) != NULL)
			literal(b, "type", type);
		value(b, "ARN", arn.p, arn.n);
		before = "},{";
	}
	kt_buf_str(b, "}]");
}

static void
print_time(struct kt_buf *b, int64_t at)
{
	char text[KT_ISO8601];

	kt_time_iso8601(at, text);
	memcpy(text + strlen("2026-01-02T03:04:05"), "Z", 2);
	literal(b, "eventTime", text);
}

/* Where a service acts it is that one that stands for address and agent. */
static void
print_origin(struct kt_buf *b, const struct trail_record *r)
{
	if (r->text[TRAIL_FROM].n == 0) {
		domain(b, "sourceIPAddress", r, TRAIL_BY);
		domain(b, "userAgent", r, TRAIL_BY);
		return;
	}
	text(b, "sourceIPAddress", r, TRAIL_FROM);
	text(b, "userAgent", r, TRAIL_AGENT);
}

void
event_print(struct kt_buf *b, const struct trail_record *r)
{
	char id[KT_UUID];

	event_id(r, id);
	kt_buf_char(b, '{');
	literal(b, "eventVersion", is_service_event(r) ? "1.08" : "1.11");
	print_identity(b, r);
	print_time(b, r->at);
	domain(b, "eventSource", r, TRAIL_SERVICE);
	text(b, "eventName", r, TRAIL_NAME);
	text(b, "awsRegion", r, TRAIL_REGION);
	print_origin(b, r);
	text(b, "errorCode", r, TRAIL_ERROR);
	text(b, "errorMessage", r, TRAIL_MESSAGE);
	json(b, "requestParameters", r, TRAIL_ASKED, true);
	json(b, "responseElements", r, TRAIL_ANSWERED, true);
	json(b, "additionalEventData", r, TRAIL_EXTRA, false);
	text(b, "requestID", r, TRAIL_REQUEST);
	literal(b, "eventID", id);
	name(b, "readOnly");
	kt_buf_str(b, r->read_only ? "true" : "false");
	print_resources(b, r);
	literal(b, "eventType", is_service_event(r) ? "AwsServiceEvent" :
	    "AwsApiCall");
	name(b, "managementEvent");
	kt_buf_str(b, "true");
	text(b, "recipientAccountId", r, TRAIL_ACCOUNT);
	literal(b, "eventCategory", "Management");
	kt_buf_char(b, '}');
}
