/* Made by models/generate of models/iam.ops and AWS's model: change those. */
#ifndef KEYTURN_IAM_MODEL_H
#define KEYTURN_IAM_MODEL_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

struct iam_tag {
	const char *key;
	const char *value;
};

struct iam_create_role_request {
	const char *path;
	const char *role_name;
	const char *assume_role_policy_document;
	const char *description;
	struct shape_int max_session_duration;
	struct shape_int max_signin_session_duration;
	const char *permissions_boundary;
	struct shape_list tags;	/* struct iam_tag */
};

struct iam_delete_role_request {
	const char *role_name;
};

struct iam_get_role_request {
	const char *role_name;
};

struct iam_attached_permissions_boundary {
	const char *permissions_boundary_type;
	const char *permissions_boundary_arn;
};

struct iam_role_last_used {
	int64_t last_used_date;
	const char *region;
};

struct iam_source_role_template {
	const char *template_arn;
	struct shape_int template_minor_version;
};

struct iam_role {
	const char *path;
	const char *role_name;
	const char *role_id;
	const char *arn;
	int64_t create_date;
	const char *assume_role_policy_document;
	const char *description;
	struct shape_int max_session_duration;
	struct shape_int max_signin_session_duration;
	struct iam_attached_permissions_boundary *permissions_boundary;
	struct shape_list tags;	/* struct iam_tag */
	struct iam_role_last_used *role_last_used;
	struct iam_source_role_template *source_role_template;
};

struct iam_create_role_response {
	struct iam_role *role;
};

struct iam_get_role_response {
	struct iam_role *role;
};

extern const struct shape iam_shape_tag;
extern const struct shape iam_shape_create_role_request;
extern const struct shape iam_shape_delete_role_request;
extern const struct shape iam_shape_get_role_request;
extern const struct shape iam_shape_attached_permissions_boundary;
extern const struct shape iam_shape_role_last_used;
extern const struct shape iam_shape_source_role_template;
extern const struct shape iam_shape_role;
extern const struct shape iam_shape_create_role_response;
extern const struct shape iam_shape_get_role_response;

int op_create_role(struct kt_call *c);
int op_delete_role(struct kt_call *c);
int op_get_role(struct kt_call *c);

enum {
	IAM_CONCURRENT_MODIFICATION = KT_ERRORS,
	IAM_DELETE_CONFLICT,
	IAM_ENTITY_ALREADY_EXISTS,
	IAM_INVALID_INPUT,
	IAM_LIMIT_EXCEEDED,
	IAM_MALFORMED_POLICY_DOCUMENT,
	IAM_NO_SUCH_ENTITY,
	IAM_SERVICE_FAILURE,
	IAM_UNMODIFIABLE_ENTITY
};

extern const struct kt_op iam_ops[3];
extern const struct kt_error iam_errors[];
extern const struct kt_meaning iam_means[];

/* What the model says of the service itself. */
#define IAM_MODEL \
	.name = "iam", \
	.title = "IAM", \
	.protocol = KT_AWS_QUERY, \
	.version = "2010-05-08", \
	.xmlns = "https://iam.amazonaws.com/doc/2010-05-08/", \
	.ops = iam_ops, \
	.n_ops = 3, \
	.errors = iam_errors, \
	.means = iam_means,

#endif
