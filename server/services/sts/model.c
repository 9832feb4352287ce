/* Made by models/generate of models/sts.ops and AWS's model: change those. */
#include "model.h"

#define AT(type, member) offsetof(struct type, member)


const struct shape sts_shape_get_caller_identity_request = { 1, NULL, 0 };

static const struct shape_field fields_get_caller_identity_response[] = {
	{ "UserId", .type = SHAPE_STRING,
	    .place = AT(sts_get_caller_identity_response, user_id) },
	{ "Account", .type = SHAPE_STRING,
	    .place = AT(sts_get_caller_identity_response, account) },
	{ "Arn", .type = SHAPE_STRING,
	    .place = AT(sts_get_caller_identity_response, arn) },
};
const struct shape sts_shape_get_caller_identity_response =
    SHAPE(struct sts_get_caller_identity_response, fields_get_caller_identity_response);

const struct kt_error sts_errors[] = {
	{ NULL }
};

const struct kt_meaning sts_means[] = {
	{ KT_OK }
};
