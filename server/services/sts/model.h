/* Made by models/generate of models/sts.ops and AWS's model: change those. */
#ifndef KEYTURN_STS_MODEL_H
#define KEYTURN_STS_MODEL_H

#include "keyturn/call.h"
#include "keyturn/shape.h"

struct sts_policy_descriptor_type {
	const char *arn;
};

struct sts_tag {
	const char *key;
	const char *value;
};

struct sts_provided_context {
	const char *provider_arn;
	const char *context_assertion;
};

struct sts_assume_role_request {
	const char *role_arn;
	const char *role_session_name;
	struct shape_list policy_arns;	/* struct sts_policy_descriptor_type */
	const char *policy;
	struct shape_int duration_seconds;
	struct shape_list tags;	/* struct sts_tag */
	struct shape_list transitive_tag_keys;	/* const char * */
	const char *external_id;
	const char *serial_number;
	const char *token_code;
	const char *source_identity;
	struct shape_list provided_contexts;	/* struct sts_provided_context */
	struct shape_int minimum_session_token_size;
};

struct sts_assume_role_with_saml_request {
	const char *role_arn;
	const char *principal_arn;
	const char *saml_assertion;
	struct shape_list policy_arns;	/* struct sts_policy_descriptor_type */
	const char *policy;
	struct shape_int duration_seconds;
	struct shape_int minimum_session_token_size;
};

struct sts_assume_role_with_web_identity_request {
	const char *role_arn;
	const char *role_session_name;
	const char *web_identity_token;
	const char *provider_id;
	struct shape_list policy_arns;	/* struct sts_policy_descriptor_type */
	const char *policy;
	struct shape_int duration_seconds;
	struct shape_int minimum_session_token_size;
};

struct sts_assume_root_request {
	const char *target_principal;
	struct sts_policy_descriptor_type *task_policy_arn;
	struct shape_int duration_seconds;
	struct shape_int minimum_session_token_size;
};

struct sts_decode_authorization_message_request {
	const char *encoded_message;
};

struct sts_get_access_key_info_request {
	const char *access_key_id;
};

struct sts_get_delegated_access_token_request {
	const char *trade_in_token;
};

struct sts_get_federation_token_request {
	const char *name;
	const char *policy;
	struct shape_list policy_arns;	/* struct sts_policy_descriptor_type */
	struct shape_int duration_seconds;
	struct shape_list tags;	/* struct sts_tag */
	struct shape_int minimum_session_token_size;
};

struct sts_get_session_token_request {
	struct shape_int duration_seconds;
	const char *serial_number;
	const char *token_code;
	struct shape_int minimum_session_token_size;
};

struct sts_get_web_identity_token_request {
	struct shape_list audience;	/* const char * */
	struct shape_int duration_seconds;
	const char *signing_algorithm;
	const char *scope;
	const char *subject_mode;
	struct shape_list tags;	/* struct sts_tag */
};

struct sts_credentials {
	const char *access_key_id;
	const char *secret_access_key;
	const char *session_token;
	int64_t expiration;
};

struct sts_assumed_role_user {
	const char *assumed_role_id;
	const char *arn;
};

struct sts_assume_role_response {
	struct sts_credentials *credentials;
	struct sts_assumed_role_user *assumed_role_user;
	struct shape_int packed_policy_size;
	const char *source_identity;
	struct shape_int session_token_utilization;
	struct shape_int session_token_size;
};

struct sts_origin_identity {
	const char *subject;
	const char *subject_type;
	const char *issuer;
	const char *federated_provider_arn;
};

struct sts_transaction_context {
	struct shape_list identity_provider;	/* struct sts_transaction_context_identity_provider_map_type */
};

struct sts_trusted_identity_propagation_context {
	struct sts_origin_identity *origin_identity;
	struct sts_transaction_context *transaction_context;
};

struct sts_assume_role_with_saml_response {
	struct sts_credentials *credentials;
	struct sts_assumed_role_user *assumed_role_user;
	struct shape_int packed_policy_size;
	const char *subject;
	const char *subject_type;
	const char *issuer;
	const char *audience;
	const char *name_qualifier;
	const char *source_identity;
	struct shape_int session_token_utilization;
	struct shape_int session_token_size;
	struct sts_trusted_identity_propagation_context *trusted_identity_propagation_context;
};

struct sts_assume_role_with_web_identity_response {
	struct sts_credentials *credentials;
	const char *subject_from_web_identity_token;
	struct sts_assumed_role_user *assumed_role_user;
	struct shape_int packed_policy_size;
	const char *provider;
	const char *audience;
	const char *source_identity;
	struct shape_int session_token_utilization;
	struct shape_int session_token_size;
	struct sts_trusted_identity_propagation_context *trusted_identity_propagation_context;
};

struct sts_assume_root_response {
	struct sts_credentials *credentials;
	const char *source_identity;
	struct shape_int session_token_utilization;
	struct shape_int session_token_size;
};

struct sts_decode_authorization_message_response {
	const char *decoded_message;
};

struct sts_get_access_key_info_response {
	const char *account;
};

struct sts_get_caller_identity_response {
	const char *user_id;
	const char *account;
	const char *arn;
};

struct sts_get_delegated_access_token_response {
	struct sts_credentials *credentials;
	struct shape_int packed_policy_size;
	const char *assumed_principal;
};

struct sts_federated_user {
	const char *federated_user_id;
	const char *arn;
};

struct sts_get_federation_token_response {
	struct sts_credentials *credentials;
	struct sts_federated_user *federated_user;
	struct shape_int packed_policy_size;
	struct shape_int session_token_utilization;
	struct shape_int session_token_size;
};

struct sts_get_session_token_response {
	struct sts_credentials *credentials;
	struct shape_int session_token_utilization;
	struct shape_int session_token_size;
};

struct sts_get_web_identity_token_response {
	const char *web_identity_token;
	int64_t expiration;
};

struct sts_transaction_context_identity_provider_map_type {
	const char *key;
	const char *value;
};

extern const struct shape sts_shape_policy_descriptor_type;
extern const struct shape sts_shape_tag;
extern const struct shape sts_shape_provided_context;
extern const struct shape sts_shape_assume_role_request;
extern const struct shape sts_shape_assume_role_with_saml_request;
extern const struct shape sts_shape_assume_role_with_web_identity_request;
extern const struct shape sts_shape_assume_root_request;
extern const struct shape sts_shape_decode_authorization_message_request;
extern const struct shape sts_shape_get_access_key_info_request;
extern const struct shape sts_shape_get_caller_identity_request;
extern const struct shape sts_shape_get_delegated_access_token_request;
extern const struct shape sts_shape_get_federation_token_request;
extern const struct shape sts_shape_get_session_token_request;
extern const struct shape sts_shape_get_web_identity_token_request;
extern const struct shape sts_shape_credentials;
extern const struct shape sts_shape_assumed_role_user;
extern const struct shape sts_shape_assume_role_response;
extern const struct shape sts_shape_origin_identity;
extern const struct shape sts_shape_transaction_context;
extern const struct shape sts_shape_trusted_identity_propagation_context;
extern const struct shape sts_shape_assume_role_with_saml_response;
extern const struct shape sts_shape_assume_role_with_web_identity_response;
extern const struct shape sts_shape_assume_root_response;
extern const struct shape sts_shape_decode_authorization_message_response;
extern const struct shape sts_shape_get_access_key_info_response;
extern const struct shape sts_shape_get_caller_identity_response;
extern const struct shape sts_shape_get_delegated_access_token_response;
extern const struct shape sts_shape_federated_user;
extern const struct shape sts_shape_get_federation_token_response;
extern const struct shape sts_shape_get_session_token_response;
extern const struct shape sts_shape_get_web_identity_token_response;

int op_assume_role(struct kt_call *c);
int op_assume_role_with_saml(struct kt_call *c);
int op_assume_role_with_web_identity(struct kt_call *c);
int op_assume_root(struct kt_call *c);
int op_decode_authorization_message(struct kt_call *c);
int op_get_access_key_info(struct kt_call *c);
int op_get_caller_identity(struct kt_call *c);
int op_get_delegated_access_token(struct kt_call *c);
int op_get_federation_token(struct kt_call *c);
int op_get_session_token(struct kt_call *c);
int op_get_web_identity_token(struct kt_call *c);

enum {
	STS_EXPIRED_TOKEN = KT_ERRORS,
	STS_EXPIRED_TRADE_IN_TOKEN,
	STS_IDP_COMMUNICATION_ERROR,
	STS_IDP_REJECTED_CLAIM,
	STS_INVALID_AUTHORIZATION_MESSAGE,
	STS_INVALID_CONTEXT_ASSERTION,
	STS_INVALID_IDENTITY_TOKEN,
	STS_JWT_PAYLOAD_SIZE_EXCEEDED,
	STS_MALFORMED_POLICY_DOCUMENT,
	STS_OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED,
	STS_PACKED_POLICY_TOO_LARGE,
	STS_REGION_DISABLED,
	STS_SESSION_DURATION_ESCALATION
};

extern const struct kt_op sts_ops[11];
extern const struct kt_error sts_errors[];
extern const struct kt_meaning sts_means[];

/* What the model says of the service itself. */
#define STS_MODEL \
	.name = "sts", \
	.title = "STS", \
	.protocol = KT_AWS_QUERY, \
	.version = "2011-06-15", \
	.xmlns = "https://sts.amazonaws.com/doc/2011-06-15/", \
	.ops = sts_ops, \
	.n_ops = 11, \
	.errors = sts_errors, \
	.means = sts_means,

#endif
