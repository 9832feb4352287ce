/* What every official function checks first, and ours last before a change. */
#include <string.h>

#include "rotator.h"

static bool
has_stage(const struct kt_json *stages, const char *stage)
{
	const struct kt_json *s;
	const char *name;

	for (s = kt_json_first(stages); s != NULL; s = kt_json_next(s)) {
		name = kt_json_string(s);
		if (name != NULL && strcmp(name, stage) == 0)
			return true;
	}
	return false;
}

static const char *
version_with(const struct kt_json *versions, const char *stage)
{
	const struct kt_json *v;

	if (versions == NULL)
		return NULL;
	for (v = kt_json_first(versions); v != NULL; v = kt_json_next(v))
		if (has_stage(v, stage))
			return kt_json_name(v);
	return NULL;
}

int
rot_look(struct rot *r, bool *done)
{
	const struct kt_json *secret, *enabled, *versions, *stages;
	const char *id = r->ev->secret_id, *token = r->ev->token;
	struct kt_buf request;

	rot_request(r, &request);
	if (rot_call(r, "DescribeSecret", &request, &secret) != 0)
		return -1;
	enabled = kt_json_member(secret, "RotationEnabled");
	if (enabled != NULL && !kt_json_true(enabled))
		return rot_fail(r, "Secret %s is not enabled for rotation", id);
	versions = kt_json_member(secret, "VersionIdsToStages");
	stages = kt_json_member(versions, token);
	if (stages == NULL)
		return rot_fail(r, "Secret version %s has no stage for "
		    "rotation of secret %s.", token, id);
	r->current = version_with(versions, "AWSCURRENT");
	r->secret = secret;
	*done = has_stage(stages, "AWSCURRENT");
	if (!*done && !has_stage(stages, "AWSPENDING"))
		return rot_fail(r, "Secret version %s not set as AWSPENDING "
		    "for rotation of secret %s.", token, id);
	return 0;
}
