/*
 * How a database server asks keyturn whether somebody is let in: one connection
 * a login (SOCK_SEQPACKET), one message each way.
 *
 *   server:  USER\0TOKEN\0, or USER\0 when he came without TLS
 *   keyturn: "+", or "-" and the line for the server's log
 */
#ifndef FLEET_PLUGIN_ASK_H
#define FLEET_PLUGIN_ASK_H

/* Of the server's environment: the path of keyturn's socket. */
#define ASK_ENV "KEYTURN_LOGINS"

/* What the server loads, and who it is then. */
#define ASK_FILE "keyturn_login.so"
#define ASK_PLUGIN "AWSAuthenticationPlugin"

#define ASK_TOKEN_MAX 16384	/* one with a session of STS is about 2,000 */
#define ASK_USER_MAX 512
#define ASK_ANSWER_MAX 2048
#define ASK_SECONDS 5		/* that either waits for the other */

#endif
