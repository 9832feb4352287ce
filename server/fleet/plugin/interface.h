/*
 * What a server plugin says of itself, as MySQL 8 and 9 and MariaDB read it:
 * as much of their documented interfaces as a plugin that authenticates needs,
 * for the packages of MySQL have no headers of it.  Neither server reads beyond
 * what it knows: a plugin of an older interface is taken by all later ones of
 * the same first byte.
 */
#ifndef FLEET_PLUGIN_INTERFACE_H
#define FLEET_PLUGIN_INTERFACE_H

#define AUTHENTICATION 7	/* the kind of plugin, of both */
#define LICENSE_PROPRIETARY 0	/* any but GPL and BSD: Apache's */

/* --- what a login talks by --- */

enum { VIO_INVALID, VIO_TCP, VIO_SOCKET, VIO_PIPE, VIO_MEMORY };

/* The server fills in its own, which may be longer. */
struct vio_info {
	int protocol;
	int socket;
	char more[64];
};

struct vio {
	int (*read_packet)(struct vio *vio, unsigned char **p);
	int (*write_packet)(struct vio *vio, const unsigned char *p, int n);
	void (*info)(struct vio *vio, struct vio_info *out);
};

/* How a function that lets in ends. */
enum { LOGIN_REFUSED = 0, LOGIN_DONE = -1 };

#define PASSWORD_USED 1		/* "(using password: YES)" */

/* --- MySQL --- */

#define MYSQL_PLUGIN_VERSION 0x0108
#define MYSQL_LOGIN_VERSION 0x0201

struct mysql_login {
	const char *user;
	unsigned user_len;
	const char *text;	/* what follows AS */
	unsigned long text_len;
	char account[97];	/* whose it is; "": anybody's */
	char external_user[512];
	int password_used;
};

struct mysql_authentication {
	int version;
	const char *client_plugin;
	int (*let_in)(struct vio *vio, struct mysql_login *login);
	int (*make_text)(char *out, unsigned *n, const char *password,
	    unsigned password_n);
	int (*check_text)(char *text, unsigned n);
	int (*make_salt)(const char *text, unsigned n, unsigned char *salt,
	    unsigned char *salt_n);
	unsigned long flags;
	int (*same_password)(const char *text, unsigned long n,
	    const char *password, unsigned long password_n, int *failed);
};

struct mysql_plugin {
	int kind;
	void *is;
	const char *name, *author, *description;
	int license;
	int (*begin)(void *plugin);
	int (*may_end)(void *plugin);
	int (*end)(void *plugin);
	unsigned version;
	void *status, *variables, *reserved;
	unsigned long flags;
};

/* --- MariaDB --- */

#define MARIA_PLUGIN_VERSION 0x010c
#define MARIA_LOGIN_VERSION 0x0202
#define MARIA_STABLE 5

struct maria_login {
	const char *user;	/* NULL before he has said something */
	unsigned user_len;
	const char *text;
	unsigned long text_len;
	char account[513];
	char external_user[513];
	int password_used;
};

struct maria_authentication {
	int version;
	const char *client_plugin;
	int (*let_in)(struct vio *vio, struct maria_login *login);
	int (*hash)(const char *password, unsigned long n, char *hash,
	    unsigned long *hash_n);
	int (*prepare)(const char *hash, unsigned long n, unsigned char *out,
	    unsigned long *out_n);
};

struct maria_plugin {
	int kind;
	void *is;
	const char *name, *author, *description;
	int license;
	int (*begin)(void *plugin);
	int (*end)(void *plugin);
	unsigned version;
	void *status, *variables;
	const char *version_text;
	unsigned maturity;
};

#endif
