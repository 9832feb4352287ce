/*
 * How a link is encrypted: kt_creds.tls in options of libmariadb.
 *
 * A unix socket is never wrapped in TLS: nobody stands between, and MySQL
 * itself counts it as secure.  KT_TLS_VERIFY never falls back to plain,
 * whatever tls_required says: whoever could strip TLS off is whom the
 * certificate is to keep out.
 */
#ifndef ENGINE_TLS_H
#define ENGINE_TLS_H

#include <stdbool.h>

#include <mysql.h>

#include "keyturn/engine.h"

/*
 * Is the coming attempt made with TLS?  Then it is refused by libmariadb,
 * before anything but the greeting was exchanged, if none is offered.
 */
bool engine_tls_wanted(const struct kt_creds *c);

/*
 * mysql_real_connect as c wants it, with TLS or plain.  False as there; why
 * is in mysql_errno and mysql_error.
 */
bool engine_tls_connect(MYSQL *my, const struct kt_creds *c, bool with_tls);

/* After a failed attempt with TLS: was it that the server offers none? */
bool engine_tls_missing(MYSQL *my);

/* "TLSv1.3", of a link that is up; NULL: it is plain. */
const char *engine_tls_version(MYSQL *my);

#endif
