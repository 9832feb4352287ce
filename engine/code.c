/* See code.h. */
#include "code.h"

#include <string.h>

#include <errmsg.h>
#include <mysqld_error.h>

#include "keyturn/text.h"

enum {	/* MySQL's, which MariaDB's header does not have */
	MYSQL_ACCOUNT_LOCKED = 3118,
	MYSQL_QUERY_KILLED = 3169,
	MYSQL_BLOCKED_BY_FAILURES = 3955,
	MYSQL_PASSWORD_HISTORY = 3638,
	MYSQL_EMPTY_RETAINED = 3878,
	MYSQL_WRONG_CURRENT = 3891,
	MYSQL_CURRENT_PASSWORD = 3892
};

bool
engine_code_ours(unsigned code)
{
	return (code >= CR_MIN_ERROR && code <= CR_MAX_ERROR) ||
	    (code >= CR_EVENT_CREATE_FAILED && code <= CR_MARIADB_LAST_ERROR);
}

/*
 * The number is of what the server said next, which is what it says of a wrong
 * password; only the words tell.
 */
static bool
lacks_plugin(const char *words)
{
	return kt_after(words, "Plugin ") != NULL &&
	    strstr(words, " could not be loaded") != NULL;
}

bool
engine_code_expired(unsigned code)
{
	return code == ER_MUST_CHANGE_PASSWORD ||
	    code == ER_MUST_CHANGE_PASSWORD_LOGIN;
}

enum kt_engine_rc
engine_code_login(unsigned code, const char *words)
{
	if (lacks_plugin(words))
		return KT_ENGINE_FAILED;
	switch (code) {
	case ER_ACCESS_DENIED_ERROR:
	case ER_ACCESS_DENIED_NO_PASSWORD_ERROR:
	case ER_MUST_CHANGE_PASSWORD:		/* expired */
	case ER_MUST_CHANGE_PASSWORD_LOGIN:
	case ER_USER_IS_BLOCKED:
	case ER_ACCOUNT_HAS_BEEN_LOCKED:
	case MYSQL_ACCOUNT_LOCKED:
	case MYSQL_BLOCKED_BY_FAILURES:
	/*
	 * It takes no password, or would have it in the clear; and of a user
	 * that is not there MariaDB says what it says of any account it has.
	 */
	case CR_PLUGIN_NOT_ALLOWED:
		return KT_ENGINE_DENIED;
	case ER_HANDSHAKE_ERROR:
	case ER_SERVER_SHUTDOWN:
	case ER_NORMAL_SHUTDOWN:
	case ER_NET_READ_ERROR:
	case ER_NET_READ_INTERRUPTED:
	case ER_NEW_ABORTING_CONNECTION:
	case ER_CONNECTION_KILLED:
		return KT_ENGINE_UNREACHABLE;
	case CR_UNKNOWN_ERROR:		/* reached, but not spoken */
	case CR_AUTH_PLUGIN_CANNOT_LOAD:
	case CR_AUTH_PLUGIN_ERR:
	case CR_SECURE_AUTH:
		return KT_ENGINE_FAILED;
	default:
		/*
		 * ER_DBACCESS_DENIED_ERROR and ER_BAD_DB_ERROR come after the
		 * password was found right, ER_HOST_NOT_PRIVILEGED before it
		 * was looked at: no refusal of either.
		 */
		return engine_code_ours(code) ? KT_ENGINE_UNREACHABLE :
		    KT_ENGINE_FAILED;
	}
}

enum kt_engine_rc
engine_code_act(unsigned code)
{
	switch (code) {
	case ER_SERVER_SHUTDOWN:
	case ER_NORMAL_SHUTDOWN:
	case ER_NEW_ABORTING_CONNECTION:
	case ER_CONNECTION_KILLED:
	case ER_QUERY_INTERRUPTED:
	case MYSQL_QUERY_KILLED:
		return KT_ENGINE_UNCERTAIN;
	case MYSQL_WRONG_CURRENT:
		return KT_ENGINE_DENIED;
	case ER_NOT_VALID_PASSWORD:
	case MYSQL_PASSWORD_HISTORY:
		return KT_ENGINE_REFUSED;
	default:
		return engine_code_ours(code) ? KT_ENGINE_UNCERTAIN :
		    KT_ENGINE_FAILED;
	}
}

bool
engine_code_forbidden(unsigned code)
{
	return code == ER_SPECIFIC_ACCESS_DENIED_ERROR;
}

bool
engine_code_quotes_nothing(unsigned code)
{
	switch (code) {
	case ER_NOT_VALID_PASSWORD:
	case ER_OPTION_PREVENTS_STATEMENT:
	case ER_SPECIFIC_ACCESS_DENIED_ERROR:
	case ER_PASSWORD_ANONYMOUS_USER:
	case ER_PASSWORD_NOT_ALLOWED:
	case ER_PASSWORD_NO_MATCH:
	case ER_SET_PASSWORD_AUTH_PLUGIN:
	case ER_MUST_CHANGE_PASSWORD:
	case ER_LOCK_WAIT_TIMEOUT:
	case ER_STATEMENT_TIMEOUT:
	case MYSQL_PASSWORD_HISTORY:
	case MYSQL_EMPTY_RETAINED:
	case MYSQL_WRONG_CURRENT:
	case MYSQL_CURRENT_PASSWORD:
	case ER_CANNOT_USER:
	case ER_CANT_UPDATE_WITH_READLOCK:
		return true;
	default:
		return engine_code_ours(code);
	}
}
