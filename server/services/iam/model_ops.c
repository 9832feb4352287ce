/* Made by models/generate of models/iam.ops and AWS's model: change those. */
#include "model.h"

const struct kt_op iam_ops[] = {
	{ "CreateRole", op_create_role, &iam_shape_create_role_request,
	    &iam_shape_create_role_response, OP_WRITES },
	{ "DeleteRole", op_delete_role, &iam_shape_delete_role_request, NULL,
	    OP_WRITES },
	{ "GetRole", op_get_role, &iam_shape_get_role_request,
	    &iam_shape_get_role_response, OP_READS },
	{ "SimulateCustomPolicy", op_simulate_custom_policy,
	    &iam_shape_simulate_custom_policy_request,
	    &iam_shape_simulate_policy_response, OP_READS | OP_ASKS },
};
