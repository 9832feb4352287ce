/* What a rotation function says: to Secrets Manager, and when it fails. */
#include <stdio.h>
#include <string.h>

#include "rotator.h"

int
rot_fail(struct rot *r, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(r->why, KT_WHY, fmt, ap);
	va_end(ap);
	return -1;
}

void
rot_member(struct kt_buf *b, const char *name, const char *value)
{
	if (b->n > 1)
		kt_buf_char(b, ',');
	kt_json_quote(b, name, strlen(name));
	kt_buf_char(b, ':');
	kt_json_quote(b, value, strlen(value));
}

void
rot_request(struct rot *r, struct kt_buf *b)
{
	kt_buf_init(b, r->arena);
	kt_buf_char(b, '{');
	rot_member(b, "SecretId", r->ev->secret_id);
}

int
rot_call(struct rot *r, const char *operation, struct kt_buf *request,
    const struct kt_json **body)
{
	return rot_call_of(r, "secretsmanager", operation, request, body);
}

int
rot_call_of(struct rot *r, const char *service, const char *operation,
    struct kt_buf *request, const struct kt_json **body)
{
	struct kt_aws_answer answer = { .code = NULL };

	kt_buf_char(request, '}');
	r->aws->call(r->aws->self, r->arena, service, operation, request->p,
	    &answer);
	if (answer.code == NULL) {
		*body = answer.body;
		return 0;
	}
	/* as botocore words what a Lambda's log would show */
	(void)rot_fail(r, "An error occurred (%s) when calling the %s "
	    "operation: %s", answer.code, operation,
	    answer.message == NULL ? "" : answer.message);
	return strcmp(answer.code, "ResourceNotFoundException") == 0 ?
	    ROT_NOT_FOUND : -1;
}

/*
 * Never removes AWSPENDING, as AWS's functions never do: the service does
 * that once the rotation has ended well.
 */
int
rot_finish(struct rot *r)
{
	const struct kt_json *body;
	struct kt_buf request;

	rot_request(r, &request);
	rot_member(&request, "VersionStage", "AWSCURRENT");
	rot_member(&request, "MoveToVersionId", r->ev->token);
	if (r->current != NULL)
		rot_member(&request, "RemoveFromVersionId", r->current);
	return rot_call(r, "UpdateSecretVersionStage", &request, &body) == 0 ?
	    0 : -1;
}
