/* Made by models/generate of models/sts.ops and AWS's model: change those. */
#include "model.h"

const struct kt_op sts_ops[] = {
	{ "AssumeRole", op_assume_role, &sts_shape_assume_role_request,
	    &sts_shape_assume_role_response, OP_READS },
	{ "AssumeRoleWithSAML", op_assume_role_with_saml,
	    &sts_shape_assume_role_with_saml_request,
	    &sts_shape_assume_role_with_saml_response,
	    OP_READS | OP_FREE | OP_UNSIGNED },
	{ "AssumeRoleWithWebIdentity", op_assume_role_with_web_identity,
	    &sts_shape_assume_role_with_web_identity_request,
	    &sts_shape_assume_role_with_web_identity_response,
	    OP_READS | OP_FREE | OP_UNSIGNED },
	{ "GetAccessKeyInfo", op_get_access_key_info,
	    &sts_shape_get_access_key_info_request,
	    &sts_shape_get_access_key_info_response, OP_READS | OP_ASKS },
	{ "GetCallerIdentity", op_get_caller_identity,
	    &sts_shape_get_caller_identity_request,
	    &sts_shape_get_caller_identity_response, OP_READS | OP_FREE },
	{ "GetFederationToken", op_get_federation_token,
	    &sts_shape_get_federation_token_request,
	    &sts_shape_get_federation_token_response, OP_READS },
	{ "GetSessionToken", op_get_session_token,
	    &sts_shape_get_session_token_request,
	    &sts_shape_get_session_token_response, OP_READS | OP_FREE },
};
