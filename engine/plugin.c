/* See plugin.h. */
#include "plugin.h"

#include <string.h>

/* mysql/client_plugin.h has it, and does not compile as it is installed. */
#define AUTHENTICATION 2

static const char *const plugins[] = {
	"mysql_native_password", "caching_sha2_password", "sha256_password",
	"client_ed25519", "parsec"
};

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

void
kt_engine_lacking(struct kt_buf *out)
{
	MYSQL *my = mysql_init(NULL);
	size_t i;

	for (i = 0; my != NULL && i < N_ELEMENTS(plugins); i++)
		if (mysql_client_find_plugin(my, plugins[i],
		    AUTHENTICATION) == NULL)
			kt_buf_printf(out, "%s%s", out->n > 0 ? ", " : "",
			    plugins[i]);
	mysql_close(my);
}
