
#include <dlfcn.h>
#include <string.h>

#include "tls.h"

/*
 * libmariadb has no mode "TLS or nothing, any certificate", and what it has
 * differs:
 *
 * 3.3 (Debian 12): without a CA it reads the system's whole store for every
 *     connection, to no end, as then nothing is verified; with one that is
 *     not the server's the handshake fails.  TLS is demanded by
 *     VERIFY_SERVER_CERT or by a fingerprint; an empty fingerprint demands
 *     TLS and is compared with nothing.
 * 3.4 (Debian 13): verifies unless told otherwise, and told otherwise it no
 *     longer demands TLS.  Its own way out is a callback that decides.
 *
 * Demanding TLS matters: libmariadb's caching_sha2_password takes "TLS was
 * asked for" for "TLS is there" and would send the password in the clear to
 * a server that offers none, which without TLS expects it under its RSA key.
 */
#if MARIADB_PACKAGE_VERSION_ID >= 30400
#define LIBRARY_ASKS 1
#else
#define LIBRARY_ASKS 0
#endif

/* The connection this thread is making to a server it will not question. */
static _Thread_local MYSQL *unquestioned;

bool
engine_tls_wanted(const struct kt_creds *c)
{
	return c->socket == NULL && c->tls != KT_TLS_NONE;
}

bool
engine_tls_missing(MYSQL *my)
{
	return mysql_errno(my) == 2026 &&	/* CR_SSL_CONNECTION_ERROR */
	    my->server_capabilities != 0 &&
	    (my->server_capabilities & CLIENT_SSL) == 0;
}

static void
set_bool(MYSQL *my, enum mysql_option option, bool on)
{
	my_bool value = on;

	mysql_optionsv(my, option, &value);
}

#if LIBRARY_ASKS

/* Called after the handshake, before any secret is sent: 0 is consent. */
static int
consent(void *tls, unsigned flags)
{
	(void)tls;
	(void)flags;
	unquestioned->net.tls_verify_status = 0;
	return 0;
}

static void
accept_any(MYSQL *my)
{
	set_bool(my, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, true);
	mysql_optionsv(my, MARIADB_OPT_TLS_VERIFICATION_CALLBACK, consent);
	/* Any folder without certificates, in place of the system's. */
	mysql_optionsv(my, MYSQL_OPT_SSL_CAPATH, "/dev/null");
}

/* The name is left out on loopback addresses by the library itself. */
static void
verify(MYSQL *my, const struct kt_creds *c)
{
	set_bool(my, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, true);
	mysql_optionsv(my, MYSQL_OPT_SSL_CA, c->ca_file);
}

#else

#if RELOCATABLE
/* In one binary with OpenSSL it is the linker that puts ours before it. */
#define SYSTEM_STORE __wrap_SSL_CTX_set_default_verify_paths
int __real_SSL_CTX_set_default_verify_paths(void *ctx);

static int
pass_on(void *ctx)
{
	return __real_SSL_CTX_set_default_verify_paths(ctx);
}
#else
#define SYSTEM_STORE SSL_CTX_set_default_verify_paths

static int
pass_on(void *ctx)
{
	union { void *p; int (*call)(void *); } next;

	next.p = dlsym(RTLD_NEXT, "SSL_CTX_set_default_verify_paths");
	return next.p == NULL ? 0 : next.call(ctx);
}
#endif

/*
 * Stands before OpenSSL's function of that name: what libmariadb calls to
 * load the system's store when it is given no CA.  Measured with Debian's
 * 140 authorities: 21 ms a login with it, 1.7 ms without.  All other calls
 * are passed on.
 */
int SYSTEM_STORE(void *ctx);

int
SYSTEM_STORE(void *ctx)
{
	return unquestioned != NULL ? 1 : pass_on(ctx);
}

static void
accept_any(MYSQL *my)
{
	set_bool(my, MYSQL_OPT_SSL_ENFORCE, true);
	mysql_optionsv(my, MARIADB_OPT_TLS_PEER_FP, "");
}

/*
 * The name the certificate is for counts too, but not on a loopback address
 * (as in 3.4): nobody stands between there, and the certificate a MySQL
 * server makes for itself names no host at all.
 */
static void
verify(MYSQL *my, const struct kt_creds *c)
{
	if (strcmp(c->host, "127.0.0.1") == 0 || strcmp(c->host, "::1") == 0)
		mysql_optionsv(my, MARIADB_OPT_TLS_PEER_FP, "");
	else
		set_bool(my, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, true);
	mysql_optionsv(my, MYSQL_OPT_SSL_CA, c->ca_file);
}

#endif

static void
set_options(MYSQL *my, const struct kt_creds *c, bool with_tls)
{
	if (!with_tls)
		set_bool(my, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, false);
	else if (c->tls == KT_TLS_VERIFY)
		verify(my, c);
	else
		accept_any(my);
}

bool
engine_tls_connect(MYSQL *my, const struct kt_creds *c, bool with_tls)
{
	const char *host = c->socket == NULL ? c->host : NULL;
	MYSQL *ok;

	set_options(my, c, with_tls);
	if (with_tls && c->tls == KT_TLS_UNVERIFIED)
		unquestioned = my;
	ok = mysql_real_connect(my, host, c->user,
	    c->password == NULL ? "" : c->password, c->database,
	    (unsigned)c->port, c->socket, 0);
	unquestioned = NULL;
	return ok != NULL;
}

const char *
engine_tls_version(MYSQL *my)
{
	const char *version = NULL;

	if (mysql_get_ssl_cipher(my) != NULL)
		(void)mariadb_get_infov(my, MARIADB_CONNECTION_TLS_VERSION,
		    &version);
	return version;
}
