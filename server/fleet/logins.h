/*
 * Logins by token, of one server: what its process is given for them, and who
 * answers what it asks (plugin/ask.h).
 *
 *   run/plugins/   the server's own plugins, as links, and keyturn's
 *   run/logins     the socket
 *
 * A thread of its own answers one login after another; it never waits for a
 * server that says nothing.
 */
#ifndef LOGINS_H
#define LOGINS_H

struct yard;
struct server;
struct logins;

/*
 * For s, into its folder s->run, which is ours still: s->logins.  NULL, which is
 * logged: it will have no such plugin.
 */
void logins_open(struct yard *y, struct server *s);

/* Nobody is let in any more.  Leaves NULL; of NULL nothing. */
void logins_close(struct logins **l);

#endif
