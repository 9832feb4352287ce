/*
 * Every error keyturn may answer; see keyturn/err.h.
 */
#include "keyturn/err.h"

const struct kt_errkind kt_errkinds[KT_ERRCODES] = {
	[KT_OK] =			{ "", 200 },

	[KT_RESOURCE_NOT_FOUND] =	{ "ResourceNotFoundException", 400 },
	[KT_RESOURCE_EXISTS] =		{ "ResourceExistsException", 400 },
	[KT_INVALID_REQUEST] =		{ "InvalidRequestException", 400 },
	[KT_INVALID_PARAMETER] =	{ "InvalidParameterException", 400 },
	[KT_INVALID_NEXT_TOKEN] =	{ "InvalidNextTokenException", 400 },
	[KT_LIMIT_EXCEEDED] =		{ "LimitExceededException", 400 },
	[KT_MALFORMED_POLICY] = {
	    "MalformedPolicyDocumentException", 400 },
	[KT_PUBLIC_POLICY] =		{ "PublicPolicyException", 400 },
	[KT_ACCESS_DENIED] =		{ "AccessDeniedException", 400 },
	[KT_VALIDATION] =		{ "ValidationException", 400 },
	[KT_SERIALIZATION] =		{ "SerializationException", 400 },
	[KT_UNKNOWN_OPERATION] =	{ "UnknownOperationException", 400 },
	[KT_INTERNAL] =			{ "InternalServiceError", 500 },

	[KT_DB_INSTANCE_NOT_FOUND] =	{ "DBInstanceNotFound", 404 },
	[KT_DB_INSTANCE_EXISTS] =	{ "DBInstanceAlreadyExists", 400 },
	[KT_DB_INSTANCE_STATE] =	{ "InvalidDBInstanceState", 400 },
	[KT_DB_CLUSTER_NOT_FOUND] =	{ "DBClusterNotFoundFault", 404 },
	[KT_DB_CLUSTER_EXISTS] =	{ "DBClusterAlreadyExistsFault", 400 },
	[KT_DB_CLUSTER_STATE] =		{ "InvalidDBClusterStateFault", 400 },
	[KT_PARAMETER_VALUE] =		{ "InvalidParameterValue", 400 },
	[KT_PARAMETER_COMBINATION] =	{ "InvalidParameterCombination", 400 },
	[KT_PARAMETER_MISSING] =	{ "MissingParameter", 400 },
	[KT_MALFORMED_QUERY] =		{ "MalformedQueryString", 400 },
	[KT_INVALID_ACTION] =		{ "InvalidAction", 400 },
	[KT_RDS_INTERNAL] =		{ "InternalFailure", 500 },

	[KT_FUNCTION_NOT_FOUND] =	{ "ResourceNotFoundException", 404 },
	[KT_FUNCTION_ELSEWHERE] =	{ "ResourceNotFoundException", 404 },
	[KT_LAMBDA_VALIDATION] =	{ "ValidationException", 400 },
	[KT_LAMBDA_INTERNAL] =		{ "ServiceException", 500 },

	[KT_FOREIGN] =			{ "ForbiddenException", 403 },
	[KT_NO_SUCH_PATH] =		{ "UnknownOperationException", 404 },
	[KT_TOO_LARGE] =		{ "RequestEntityTooLargeException", 413 },
	[KT_NOT_ALLOWED] =		{ "MethodNotAllowedException", 405 },
	[KT_UNAVAILABLE] =		{ "ServiceUnavailableException", 503 },
};
