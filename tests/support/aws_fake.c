#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aws_fake.h"

static const struct { const char *name; unsigned bit; } labels[] = {
	{ "AWSCURRENT", FAKE_CURRENT },
	{ "AWSPENDING", FAKE_PENDING },
	{ "AWSPREVIOUS", FAKE_PREVIOUS },
};

static unsigned
label_bit(const char *name)
{
	size_t i;

	for (i = 0; name != NULL && i < N_ELEMENTS(labels); i++)
		if (strcmp(labels[i].name, name) == 0)
			return labels[i].bit;
	return 0;
}

void
aws_fake_add(struct aws_fake *f, const char *id, unsigned stages,
    const char *value)
{
	struct aws_fake_version *v = &f->versions[f->n_versions++];

	snprintf(v->id, sizeof(v->id), "%s", id);
	v->stages = stages;
	snprintf(v->value, sizeof(v->value), "%s", value);
}

struct aws_fake_version *
aws_fake_find(struct aws_fake *f, const char *id)
{
	size_t i;

	for (i = 0; i < f->n_versions; i++)
		if (strcmp(f->versions[i].id, id) == 0)
			return &f->versions[i];
	return NULL;
}

static const char *
member(const struct kt_json *in, const char *name)
{
	return kt_json_string(kt_json_member(in, name));
}

static void
refuse(struct kt_aws_answer *out, const char *code, const char *message)
{
	out->code = code;
	out->message = message;
}

static void
answer(struct kt_arena *a, struct kt_aws_answer *out, struct kt_buf *b)
{
	if (kt_json_parse(a, b->p, b->n, &out->body) != 0)
		abort();
}

static void
describe(struct aws_fake *f, struct kt_buf *b)
{
	size_t i, j;
	bool first;

	kt_buf_char(b, '{');
	if (f->enabled != NULL)
		kt_buf_printf(b, "\"RotationEnabled\":%s,", f->enabled);
	kt_buf_str(b, "\"VersionIdsToStages\":{");
	for (i = 0; i < f->n_versions; i++) {
		kt_buf_printf(b, "%s\"%s\":[", i == 0 ? "" : ",",
		    f->versions[i].id);
		first = true;
		for (j = 0; j < N_ELEMENTS(labels); j++) {
			if ((f->versions[i].stages & labels[j].bit) == 0)
				continue;
			kt_buf_printf(b, "%s\"%s\"", first ? "" : ",",
			    labels[j].name);
			first = false;
		}
		kt_buf_char(b, ']');
	}
	kt_buf_str(b, "}}");
}

static void
get_value(struct aws_fake *f, const struct kt_json *in, struct kt_buf *b,
    struct kt_aws_answer *out)
{
	const char *id = member(in, "VersionId");
	unsigned bit = label_bit(member(in, "VersionStage"));
	size_t i;

	for (i = 0; i < f->n_versions; i++) {
		struct aws_fake_version *v = &f->versions[i];

		if ((id != NULL && strcmp(v->id, id) != 0) ||
		    (v->stages & bit) == 0 || v->value[0] == '\0')
			continue;
		kt_buf_str(b, "{\"SecretString\":");
		kt_json_quote(b, v->value, strlen(v->value));
		kt_buf_char(b, '}');
		return;
	}
	refuse(out, "ResourceNotFoundException",
	    "Secrets Manager can't find the specified secret value");
}

/* Strictly: into the empty pending version, as AWSPENDING alone, by the event. */
static void
put_value(struct aws_fake *f, const struct kt_json *in, struct kt_buf *b,
    struct kt_aws_answer *out)
{
	const char *token = member(in, "ClientRequestToken");
	const char *text = member(in, "SecretString");
	const char *rotation = member(in, "RotationToken");
	const struct kt_json *stage = kt_json_first(
	    kt_json_member(in, "VersionStages"));
	struct aws_fake_version *v = token ? aws_fake_find(f, token) : NULL;

	if (v == NULL || text == NULL || v->value[0] != '\0' ||
	    rotation == NULL || strcmp(rotation, ROTATION_TOKEN) != 0 ||
	    label_bit(kt_json_string(stage)) != FAKE_PENDING ||
	    kt_json_next(stage) != NULL) {
		refuse(out, "InvalidRequestException", "not so");
		return;
	}
	snprintf(v->value, sizeof(v->value), "%s", text);
	kt_buf_str(b, "{}");
}

static void
move_stage(struct aws_fake *f, const struct kt_json *in, struct kt_buf *b,
    struct kt_aws_answer *out)
{
	const char *to = member(in, "MoveToVersionId");
	const char *from = member(in, "RemoveFromVersionId");
	struct aws_fake_version *new = to ? aws_fake_find(f, to) : NULL;
	struct aws_fake_version *old = from ? aws_fake_find(f, from) : NULL;
	size_t i;

	if (label_bit(member(in, "VersionStage")) != FAKE_CURRENT ||
	    new == NULL || old == NULL || (old->stages & FAKE_CURRENT) == 0) {
		refuse(out, "InvalidParameterException", "not so");
		return;
	}
	for (i = 0; i < f->n_versions; i++)
		f->versions[i].stages &= ~(unsigned)FAKE_PREVIOUS;
	old->stages = (old->stages & ~(unsigned)FAKE_CURRENT) | FAKE_PREVIOUS;
	new->stages |= FAKE_CURRENT;
	kt_buf_str(b, "{}");
}

static void
random_password(struct aws_fake *f, const char *json, struct kt_buf *b)
{
	snprintf(f->last_random, sizeof(f->last_random), "%s", json);
	kt_buf_str(b, "{\"RandomPassword\":");
	kt_json_quote(b, f->password, strlen(f->password));
	kt_buf_char(b, '}');
}

/* The other secret: what it is, what it holds. */
static void
of_master(struct aws_fake *f, const char *operation, struct kt_buf *b,
    struct kt_aws_answer *out)
{
	if (strcmp(operation, "DescribeSecret") == 0) {
		kt_buf_printf(b, "{\"Tags\":%s}", f->master_tags);
	} else if (strcmp(operation, "GetSecretValue") == 0) {
		kt_buf_str(b, "{\"SecretString\":");
		kt_json_quote(b, f->master_value, strlen(f->master_value));
		kt_buf_char(b, '}');
	} else {
		refuse(out, "AccessDeniedException", "not in the role");
	}
}

static void
of_rds(struct aws_fake *f, const char *operation, const char *json,
    struct kt_buf *b, struct kt_aws_answer *out)
{
	bool instance = strcmp(operation, "DescribeDBInstances") == 0;
	const char *said = instance ? f->instance : f->cluster;

	snprintf(f->last_rds, sizeof(f->last_rds), "%s", json);
	if (said == NULL)
		refuse(out, "DBInstanceNotFound", "there is none");
	else
		kt_buf_printf(b, "{\"%s\":[%s]}", instance ? "DBInstances" :
		    "DBClusters", said);
}

static void
call(void *self, struct kt_arena *a, const char *service,
    const char *operation, const char *json, struct kt_aws_answer *out)
{
	struct aws_fake *f = self;
	const struct kt_json *in;
	struct kt_buf b;
	size_t n = strlen(f->calls);

	memset(out, 0, sizeof(*out));
	kt_buf_init(&b, a);
	snprintf(f->calls + n, sizeof(f->calls) - n, "%s ", operation);
	if (kt_json_parse(a, json, strlen(json), &in) != 0) {
		refuse(out, "SerializationException", json);
		return;
	}
	if (f->fail != NULL && strcmp(f->fail, operation) == 0 &&
	    (f->fail_after == 0 || f->fail_after-- == 0))
		refuse(out, f->fail_code, "as scripted");
	else if (strcmp(service, "rds") == 0)
		of_rds(f, operation, json, &b, out);
	else if (strcmp(operation, "GetRandomPassword") == 0)
		random_password(f, json, &b);
	else if (f->master != NULL && member(in, "SecretId") != NULL &&
	    strcmp(member(in, "SecretId"), f->master) == 0)
		of_master(f, operation, &b, out);
	else if (member(in, "SecretId") == NULL ||
	    strcmp(member(in, "SecretId"), f->arn) != 0)
		refuse(out, "ResourceNotFoundException", "no such secret");
	else if (strcmp(operation, "DescribeSecret") == 0)
		describe(f, &b);
	else if (strcmp(operation, "GetSecretValue") == 0)
		get_value(f, in, &b, out);
	else if (strcmp(operation, "PutSecretValue") == 0)
		put_value(f, in, &b, out);
	else if (strcmp(operation, "UpdateSecretVersionStage") == 0)
		move_stage(f, in, &b, out);
	else
		refuse(out, "AccessDeniedException", "not in the role");
	if (out->code == NULL)
		answer(a, out, &b);
}

struct kt_aws
aws_fake(struct aws_fake *f)
{
	return (struct kt_aws){ .call = call, .self = f };
}
