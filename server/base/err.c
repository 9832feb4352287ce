/* How errors that any service may answer are called: keyturn/err.h. */
#include "keyturn/call.h"

#define FRONT \
	[KT_FOREIGN] = { "ForbiddenException", 403, "message" }, \
	[KT_NO_SUCH_PATH] = { "UnknownOperationException", 404, "message" }, \
	[KT_TOO_LARGE] = { "RequestEntityTooLargeException", 413, "message" }, \
	[KT_NOT_ALLOWED] = { "MethodNotAllowedException", 405, "message" }, \
	[KT_UNAVAILABLE] = { "ServiceUnavailableException", 503, "message" }

/*
 * What the front of a JSON service says before it reaches the service is
 * called "message" (shared facts: recorded, and inferred), the text of a
 * SerializationException "Message" (measured on a sibling, Athena).
 */
#define JSON(denied, throttled) \
	[KT_OK] = { "", 200, "message" }, \
	[KT_INTERNAL] = { "InternalFailure", 500, "message" }, \
	[KT_ACCESS_DENIED] = { "AccessDeniedException", denied, "Message" }, \
	[KT_VALIDATION] = { "ValidationException", 400, "message" }, \
	[KT_SERIALIZATION] = { "SerializationException", 400, "Message" }, \
	[KT_UNKNOWN_OPERATION] = { "UnknownOperationException", 400, \
	    "message" }, \
	[KT_THROTTLED] = { "ThrottlingException", throttled, "message" }, \
	[KT_NOT_HERE] = { "ValidationException", 400, "message" }, \
	[KT_NO_SIGNATURE] = { "MissingAuthenticationTokenException", denied, \
	    "message" }, \
	[KT_SIGNATURE_INCOMPLETE] = { "IncompleteSignatureException", \
	    denied, "message" }, \
	[KT_SIGNATURE_WRONG] = { "InvalidSignatureException", denied, \
	    "message" }, \
	[KT_TOKEN_UNKNOWN] = { "UnrecognizedClientException", denied, \
	    "message" }, \
	[KT_TOKEN_OLD] = { "ExpiredTokenException", denied, "message" }, \
	[KT_PARAMETER_VALUE] = { "ValidationException", 400, "message" }, \
	[KT_PARAMETER_COMBINATION] = { "ValidationException", 400, \
	    "message" }, \
	[KT_PARAMETER_MISSING] = { "ValidationException", 400, "message" }, \
	[KT_MALFORMED_QUERY] = { "ValidationException", 400, "message" }, \
	FRONT

static const struct kt_error common[][KT_ERRORS] = {
	[KT_AWS_JSON] = { JSON(400, 400) },
	[KT_REST_JSON] = { JSON(403, 429) },
	[KT_OWN_JSON] = { JSON(403, 429) },
	[KT_REST_XML] = { JSON(403, 429) },
	[KT_RPC_CBOR] = { JSON(403, 429) },
	[KT_AWS_QUERY] = {
		[KT_OK] = { "", 200, "Message" },
		[KT_INTERNAL] = { "InternalFailure", 500, "Message" },
		[KT_ACCESS_DENIED] = { "AccessDenied", 403, "Message" },
		[KT_VALIDATION] = { "ValidationError", 400, "Message" },
		[KT_SERIALIZATION] = { "MalformedQueryString", 400,
		    "Message" },
		[KT_UNKNOWN_OPERATION] = { "InvalidAction", 400, "Message" },
		[KT_THROTTLED] = { "Throttling", 400, "Message" },
		[KT_NOT_HERE] = { "InvalidParameterCombination", 400,
		    "Message" },
		[KT_NO_SIGNATURE] = { "MissingAuthenticationToken", 403,
		    "Message" },
		[KT_SIGNATURE_INCOMPLETE] = { "IncompleteSignature", 400,
		    "Message" },
		[KT_SIGNATURE_WRONG] = { "SignatureDoesNotMatch", 403,
		    "Message" },
		[KT_TOKEN_UNKNOWN] = { "InvalidClientTokenId", 403,
		    "Message" },
		[KT_TOKEN_OLD] = { "ExpiredToken", 403, "Message" },
		[KT_PARAMETER_VALUE] = { "InvalidParameterValue", 400,
		    "Message" },
		[KT_PARAMETER_COMBINATION] = { "InvalidParameterCombination",
		    400, "Message" },
		[KT_PARAMETER_MISSING] = { "MissingParameter", 400,
		    "Message" },
		[KT_MALFORMED_QUERY] = { "MalformedQueryString", 400,
		    "Message" },
		FRONT
	},
};

const struct kt_error *
kt_error(const struct kt_service *s, int err)
{
	const struct kt_meaning *m = s == NULL ? NULL : s->means;

	for (; m != NULL && m->kind != KT_OK; m++)
		if (m->kind == err)
			return kt_error(s, m->error);
	if (err >= KT_ERRORS)
		return &s->errors[err - KT_ERRORS];
	return &common[s == NULL ? KT_AWS_JSON : s->protocol][err];
}

const struct kt_error *
kt_call_error(const struct kt_call *c)
{
	return c->err == KT_BROKEN ? c->broken : kt_error(c->service, c->err);
}
