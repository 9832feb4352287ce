/*
 * A container engine, by Docker's API, which podman speaks as well: on this
 * machine by a unix socket, or another by TCP, with TLS or without.
 *
 * What is made there carries labels: LABEL_OWNER on all that shall end with
 * keyturn, however it ends (the guardian sees to that, else the next keyturn
 * of this machine), LABEL_ID with the id of its server.
 */
#ifndef DOCK_H
#define DOCK_H

#include <limits.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "keyturn/arena.h"
#include "keyturn/engine.h"
#include "keyturn/json.h"

#define LABEL_OWNER "keyturn.owner"
#define LABEL_ID "keyturn.id"
#define LABEL_MADE "keyturn.made"	/* of a volume: by what kind and version */

struct dock {
	char socket[108];	/* its path; "": by TCP */
	char base[300];		/* "https://build.example:2376" */
	char certs[PATH_MAX];	/* a folder: ca.pem, cert.pem, key.pem; "": none */
	char host[256];		/* published ports are there; "": at loopback */
};

/*
 * unix://PATH or tcp://HOST[:PORT], then ?certs=FOLDER, ?host=NAME or both by an
 * &; the path begins with a slash.  0, or -1 and why.
 */
int dock_url_parse(const char *text, struct dock *out, char why[KT_WHY])
    KT_MUSTCHECK;

enum dock_rc {
	DOCK_OK,
	DOCK_ABSENT,		/* there is no such thing; why says so too */
	/* From here on nothing is known of it. */
	DOCK_SILENT,		/* there is no answer: perhaps later */
	DOCK_FAILED		/* refused, or no answer that makes sense */
};

/* One conversation: what is asked one after the other for one purpose. */
struct talk {
	const struct dock *dock;
	struct kt_arena *arena;
	const atomic_bool *stop;	/* becomes true: never mind; or NULL */
	char *why;			/* [KT_WHY], unless DOCK_OK */
	long patience;			/* seconds a call may take; 0: enough */
	/* what was answered last */
	const char *text;
	size_t n;
	const struct kt_json *json;	/* NULL: it is none */
};

/* A body to send; all zero: there is none. */
struct dock_body {
	const char *p;
	size_t n;
	const char *type;		/* NULL: JSON */
};

/* Asks, in seconds at most (0: it may take its time, -1: as t says). */
enum dock_rc dock_ask(struct talk *t, const char *method, const char *path,
    const struct dock_body *body, long seconds) KT_MUSTCHECK;

/* The same, with no body and in the time that t has. */
enum dock_rc dock_get(struct talk *t, const char *path) KT_MUSTCHECK;
enum dock_rc dock_do(struct talk *t, const char *method, const char *path)
    KT_MUSTCHECK;

/* Gets an image, telling the log how that goes. */
enum dock_rc dock_pull(struct talk *t, const char *repository, const char *tag)
    KT_MUSTCHECK;

/* Why the container ended, by what it wrote: in t->why. */
void dock_why(struct talk *t, const char *container, int status);

/*
 * Who makes things: this process on this machine since this boot, "" if that
 * cannot be told.
 */
#define DOCK_OWNER 160
void dock_owner(char out[DOCK_OWNER]);

/* Ends and removes what that owner made. */
void dock_end(const struct dock *d, const char *owner);
/* The same for all owners on this machine who are no more. */
void dock_sweep(const struct dock *d);

/* --- what answers say: no more than words --- */

/* The words of a failed call, or of a line of a pull that failed. */
const char *dock_message(const struct kt_json *answer);
/*
 * What a container wrote comes in frames, of either stream; their content one
 * after the other.
 */
void dock_unframe(struct kt_buf *out, const char *p, size_t n);
/* The port that was published, as inspect tells it; 0: none. */
int dock_port(const struct kt_json *container);
/* A label of a container or volume, or NULL. */
const char *dock_label(const struct kt_json *thing, const char *name);
/* Is it an owner of this machine and boot, who is no more? */
bool dock_is_gone(const char *owner);

#endif
