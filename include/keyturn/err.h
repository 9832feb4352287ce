/*
 * What may go wrong.  A service's own errors are those of its model, made by
 * models/generate: SM_RESOURCE_NOT_FOUND is a number from KT_ERRORS on, and its
 * place in the service's table.  What any service may answer is below; how
 * AWS's services of each protocol call it stands in server/base/err.c, and
 * models/SERVICE.ops says where one of them calls it otherwise.
 */
#ifndef KEYTURN_ERR_H
#define KEYTURN_ERR_H

enum {
	KT_BROKEN = -1,			/* on purpose: kt_call_error */
	KT_OK,
	KT_INTERNAL,			/* a failure of the world */
	KT_ACCESS_DENIED,
	KT_VALIDATION,			/* a constraint of the model */
	KT_SERIALIZATION,
	KT_UNKNOWN_OPERATION,
	KT_THROTTLED,
	KT_NOT_HERE,			/* a member that keyturn does not have */
	/* of whoever checks signatures */
	KT_NO_SIGNATURE,
	KT_SIGNATURE_INCOMPLETE,
	KT_SIGNATURE_WRONG,
	KT_TOKEN_UNKNOWN,		/* or its key */
	KT_TOKEN_OLD,
	/* of Query services, before or without a model's error */
	KT_PARAMETER_VALUE,
	KT_PARAMETER_COMBINATION,
	KT_PARAMETER_MISSING,
	KT_MALFORMED_QUERY,
	/* the front itself */
	KT_FOREIGN,
	KT_NO_SUCH_PATH,
	KT_TOO_LARGE,
	KT_NOT_ALLOWED,
	KT_UNAVAILABLE,
	KT_ERRORS
};

struct kt_error {
	const char *code;	/* as on the wire */
	int status;		/* HTTP */
	const char *member;	/* JSON: what the text is called */
};

/* A common error that a service has a name of its own for; kind 0 ends them. */
struct kt_meaning {
	int kind;		/* KT_INTERNAL */
	int error;		/* SM_INTERNAL_SERVICE_ERROR */
};

#endif
