/*
 * Names in a hosts file, for as long as keyturn runs.  Everybody reads
 * /etc/hosts, Go's and Java's own resolvers too, as nothing else that can be
 * added to a machine: an NSS module is not read by Go and musl, a DNS server
 * wants port 53 and resolv.conf.
 *
 * Each line of ours ends with a comment that names a throwaway folder, in which
 * a note says what file it is: whoever removes the folder (owned.h) takes the
 * lines away, so they go however keyturn ends.
 */
#ifndef HOSTS_H
#define HOSTS_H

#include "keyturn/attr.h"
#include "keyturn/engine.h"
#include "keyturn/names.h"

struct guardian;
struct hosts;

/*
 * file: written to in place, made if it is not there; NULL: no file, the names
 * are only known.  With like, file is made anew with what that one has (for the
 * COMMAND of exec), in the throwaway folder, and its path is hosts_file.  0, or
 * -1 and why.
 */
struct hosts_options {
	const char *file, *like;
	struct guardian *guardian;
};
int hosts_open(const struct hosts_options *o, struct hosts **out,
    char why[KT_WHY]) KT_MUSTCHECK;
const char *hosts_file(const struct hosts *h);
struct kt_names hosts_names(struct hosts *h);
void hosts_close(struct hosts **h);	/* takes the lines away; NULL is fine */

#endif
