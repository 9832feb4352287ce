/* See plugin.h. */
#include "plugin.h"

#include <pthread.h>
#include <string.h>

#include "keyturn/log.h"

#include "watch.h"

/* mysql/client_plugin.h has it, and does not compile as it is installed. */
#define AUTHENTICATION 2

static const char *const plugins[] = {
	"mysql_native_password", "caching_sha2_password", "sha256_password",
	"client_ed25519", "parsec"
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool library_ready;

/*
 * Accounts with it would seem to be refused; who knows of it looks no further.
 * To look loads those that there are: a millisecond, which a start does without.
 */
static void
tell_lacking(void)
{
	struct kt_arena *a = kt_arena_new();
	MYSQL *my = mysql_init(NULL);
	struct kt_buf lacking;
	size_t i;

	kt_buf_init(&lacking, a);
	for (i = 0; my != NULL && i < N_ELEMENTS(plugins); i++)
		if (mysql_client_find_plugin(my, plugins[i],
		    AUTHENTICATION) == NULL)
			kt_buf_printf(&lacking, "%s%s", lacking.n > 0 ? ", " :
			    "", plugins[i]);
	if (lacking.n > 0)
		kt_log(KT_LOG_INFO, "the client library of databases has no "
		    "%s: accounts that want it do not rotate", lacking.p);
	mysql_close(my);
	kt_arena_free(&a);
}

static void
init_library(void)
{
	/*
	 * Before the first mysql_init, which would do it unguarded.  Threads
	 * need nothing more: libmariadb keeps nothing per thread, its
	 * mysql_thread_init and mysql_thread_end are empty.
	 */
	library_ready = mysql_library_init(0, NULL, NULL) == 0 &&
	    watch_library() == 0;
	if (library_ready)
		tell_lacking();
}

bool
engine_library(void)
{
	pthread_once(&once, init_library);
	return library_ready;
}

void
engine_plugin_allow(MYSQL *my)
{
	char list[128] = "";
	size_t i;

	for (i = 0; i < N_ELEMENTS(plugins); i++) {
		strcat(list, i > 0 ? "," : "");
		strcat(list, plugins[i]);
	}
	mysql_optionsv(my, MARIADB_OPT_RESTRICTED_AUTH, list);
}
