/* Tells who wants to know what is said to a database (struct kt_notes). */
#ifndef ENGINE_NOTE_H
#define ENGINE_NOTE_H

#include "keyturn/engine.h"

/*
 * What was said since the moment `since` (kt_mono_ms), and what came of it.
 * Whoever says something with a secret in it has other words for what: a
 * <secret> in its place.  notes may be NULL; why counts unless rc is OK.
 */
void engine_note(const struct kt_notes *notes, const char *what,
    enum kt_engine_rc rc, const char *why, int64_t since);

/* The same of a login. */
void engine_note_login(const struct kt_creds *c, const char *tls,
    enum kt_engine_rc rc, const char *why, int64_t since);

#endif
