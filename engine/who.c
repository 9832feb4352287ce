/* As whom a session is let in. */
#include <stdio.h>

#include "link.h"
#include "tls.h"
#include "who.h"

/* Whose password has expired is heard with nothing but a new one. */
enum kt_engine_rc
engine_who(struct kt_link *link, struct kt_who *out, char why[KT_WHY])
{
	struct kt_arena *a = kt_arena_new();
	const char *tls = engine_tls_version(link->my);
	struct engine_rows rows = { .n = 0 };
	enum kt_engine_rc rc;

	rc = engine_ask(link, a, "SELECT CURRENT_USER()", &rows, why);
	(void)snprintf(out->account, sizeof(out->account), "%s",
	    rows.n > 0 && rows.values[0] != NULL ? rows.values[0] : "");
	(void)snprintf(out->tls, sizeof(out->tls), "%s", tls != NULL ? tls :
	    "");
	kt_arena_free(&a);
	return rc;
}
