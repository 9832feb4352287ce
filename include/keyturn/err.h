/*
 * Every error keyturn may answer, one row each in server/base/err.c; no other
 * file spells these names.  The names and HTTP codes are AWS's (botocore's
 * models; Secrets Manager answers 400 for every client error, RDS and Lambda
 * answer 404 for what is not there).
 */
#ifndef KEYTURN_ERR_H
#define KEYTURN_ERR_H

enum kt_errcode {
	KT_OK,
	/* Secrets Manager, and what its front answers before it */
	KT_RESOURCE_NOT_FOUND,
	KT_RESOURCE_EXISTS,
	KT_INVALID_REQUEST,
	KT_INVALID_PARAMETER,
	KT_INVALID_NEXT_TOKEN,
	KT_LIMIT_EXCEEDED,
	KT_MALFORMED_POLICY,
	KT_PUBLIC_POLICY,
	KT_ACCESS_DENIED,
	KT_VALIDATION,
	KT_SERIALIZATION,
	KT_UNKNOWN_OPERATION,
	KT_INTERNAL,
	/* RDS, wire codes as the SDK's waiters compare them */
	KT_DB_INSTANCE_NOT_FOUND,
	KT_DB_INSTANCE_EXISTS,
	KT_DB_INSTANCE_STATE,
	KT_DB_CLUSTER_NOT_FOUND,
	KT_DB_CLUSTER_EXISTS,
	KT_DB_CLUSTER_STATE,
	KT_PARAMETER_VALUE,
	KT_PARAMETER_COMBINATION,
	KT_PARAMETER_MISSING,
	KT_MALFORMED_QUERY,
	KT_INVALID_ACTION,
	KT_RDS_INTERNAL,
	/* Lambda */
	KT_FUNCTION_NOT_FOUND,
	KT_FUNCTION_ELSEWHERE,
	KT_LAMBDA_VALIDATION,
	KT_LAMBDA_INTERNAL,
	/* the front itself */
	KT_FOREIGN,
	KT_NO_SUCH_PATH,
	KT_TOO_LARGE,
	KT_NOT_ALLOWED,
	KT_UNAVAILABLE,
	KT_ERRCODES
};

struct kt_errkind {
	const char *name;	/* as on the wire */
	int status;		/* HTTP */
};

extern const struct kt_errkind kt_errkinds[KT_ERRCODES];

#endif
