/* See note.h. */
#include "note.h"

#include "keyturn/clock.h"

void
engine_note(const struct kt_notes *notes, const char *what,
    enum kt_engine_rc rc, const char *why, int64_t since)
{
	const struct kt_said said = { what, rc, rc == KT_ENGINE_OK ? NULL : why,
	    kt_mono_ms() - since };

	if (notes != NULL)
		notes->take(notes->self, &said);
}

void
engine_note_login(const struct kt_creds *c, const char *tls,
    enum kt_engine_rc rc, const char *why, int64_t since)
{
	struct kt_arena *a;
	struct kt_buf what;

	if (c->notes == NULL)
		return;
	a = kt_arena_new();
	kt_buf_init(&what, a);
	kt_buf_printf(&what, "log in as %s at ", c->user);
	if (c->socket != NULL)
		kt_buf_str(&what, c->socket);
	else
		kt_buf_printf(&what, "%s:%d", c->host, c->port);
	if (rc == KT_ENGINE_OK)
		kt_buf_printf(&what, tls != NULL ? ", %s" : ", plain", tls);
	engine_note(c->notes, what.p, rc, why, since);
	kt_arena_free(&a);
}
