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

struct iam_ordered_organization_policy_type {
	struct shape_list service_control_policy_input_list;	/* const char * */
};

struct iam_context_entry {
	const char *context_key_name;
	struct shape_list context_key_values;	/* const char * */
	const char *context_key_type;
};

struct iam_simulate_custom_policy_request {
	struct shape_list policy_input_list;	/* const char * */
	struct shape_list permissions_boundary_policy_input_list;	/* const char * */
	struct shape_list ordered_organization_policy_input_list;	/* struct iam_ordered_organization_policy_type */
	struct shape_list action_names;	/* const char * */
	struct shape_list resource_arns;	/* const char * */
	const char *resource_policy;
	const char *resource_owner;
	const char *caller_arn;
	struct shape_list context_entries;	/* struct iam_context_entry */
	const char *resource_handling_option;
	struct shape_int max_items;
	const char *marker;
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

struct iam_position {
	struct shape_int line;
	struct shape_int column;
};

struct iam_statement {
	const char *source_policy_id;
	const char *source_policy_type;
	struct iam_position *start_position;
	struct iam_position *end_position;
};

struct iam_organizations_decision_detail {
	enum shape_bool allowed_by_organizations;
};

struct iam_permissions_boundary_decision_detail {
	enum shape_bool allowed_by_permissions_boundary;
};

struct iam_resource_specific_result {
	const char *eval_resource_name;
	const char *eval_resource_decision;
	struct shape_list matched_statements;	/* struct iam_statement */
	struct shape_list missing_context_values;	/* const char * */
	struct shape_list eval_decision_details;	/* struct iam_eval_decision_details_type */
	struct iam_permissions_boundary_decision_detail *permissions_boundary_decision_detail;
};

struct iam_evaluation_result {
	const char *eval_action_name;
	const char *eval_resource_name;
	const char *eval_decision;
	struct shape_list matched_statements;	/* struct iam_statement */
	struct shape_list missing_context_values;	/* const char * */
	struct iam_organizations_decision_detail *organizations_decision_detail;
	struct iam_permissions_boundary_decision_detail *permissions_boundary_decision_detail;
	struct shape_list eval_decision_details;	/* struct iam_eval_decision_details_type */
	struct shape_list resource_specific_results;	/* struct iam_resource_specific_result */
};

struct iam_simulate_policy_response {
	struct shape_list evaluation_results;	/* struct iam_evaluation_result */
	enum shape_bool is_truncated;
	const char *marker;
};

struct iam_eval_decision_details_type {
	const char *key;
	const char *value;
};

extern const struct shape iam_shape_tag;
extern const struct shape iam_shape_create_role_request;
extern const struct shape iam_shape_delete_role_request;
extern const struct shape iam_shape_get_role_request;
extern const struct shape iam_shape_ordered_organization_policy_type;
extern const struct shape iam_shape_context_entry;
extern const struct shape iam_shape_simulate_custom_policy_request;
extern const struct shape iam_shape_attached_permissions_boundary;
extern const struct shape iam_shape_role_last_used;
extern const struct shape iam_shape_source_role_template;
extern const struct shape iam_shape_role;
extern const struct shape iam_shape_create_role_response;
extern const struct shape iam_shape_get_role_response;
extern const struct shape iam_shape_position;
extern const struct shape iam_shape_statement;
extern const struct shape iam_shape_organizations_decision_detail;
extern const struct shape iam_shape_permissions_boundary_decision_detail;
extern const struct shape iam_shape_resource_specific_result;
extern const struct shape iam_shape_evaluation_result;
extern const struct shape iam_shape_simulate_policy_response;

int op_create_role(struct kt_call *c);
int op_delete_role(struct kt_call *c);
int op_get_role(struct kt_call *c);
int op_simulate_custom_policy(struct kt_call *c);

enum {
	IAM_CONCURRENT_MODIFICATION = KT_ERRORS,
	IAM_DELETE_CONFLICT,
	IAM_ENTITY_ALREADY_EXISTS,
	IAM_INVALID_INPUT,
	IAM_LIMIT_EXCEEDED,
	IAM_MALFORMED_POLICY_DOCUMENT,
	IAM_NO_SUCH_ENTITY,
	IAM_POLICY_EVALUATION,
	IAM_SERVICE_FAILURE,
	IAM_UNMODIFIABLE_ENTITY
};

extern const struct kt_op iam_ops[4];
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
	.n_ops = 4, \
	.errors = iam_errors, \
	.means = iam_means,

#endif
