/*
 * One database server that keyturn runs: its data, and what runs on them.
 *
 *   DOWN --make--> DOWN with data --run--> UP
 *   UP --it ended--> DOWN, and run again
 */
#ifndef SERVER_H
#define SERVER_H

#include <limits.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/types.h>

#include "authority.h"
#include "dock.h"
#include "find.h"
#include "keyturn/fleet.h"
#include "place.h"
#include "ports.h"

struct yard;
struct server;
struct visit;
struct logins;

/*
 * By what means servers are run: as processes of ours (server.c), whose data
 * are folders, or in containers (container.c), whose data are volumes.
 */
struct means {
	/*
	 * Finds what to run and sees that there are data: new ones if spec is
	 * fresh and there are none, of a snapshot if spec names one.  s->id was
	 * set before.
	 */
	enum kt_fleet_rc (*make)(struct yard *y, struct server *s,
	    const struct kt_db_spec *spec, char why[KT_WHY]);
	/*
	 * Starts it at the address wished for or, unless strict, another, and
	 * returns when the sealed account can log in.  KT_FLEET_FAILED: nothing
	 * is left running.
	 */
	enum kt_fleet_rc (*run)(struct yard *y, struct server *s,
	    const struct wish *wish, char why[KT_WHY]);
	enum kt_engine_rc (*login)(struct yard *y, const struct server *s,
	    const struct visit *v, struct kt_link **out, char why[KT_WHY]);
	/* Returns when it has ended, and how, in words: "with status 1". */
	void (*wait)(struct yard *y, struct server *s, char how[KT_WHY]);
	/* Makes it end, at once or in good order, and does not wait for it. */
	void (*end)(struct yard *y, const char *id, pid_t pid, bool at_once);
	/* wait does that by itself when s->stopping is set, as s->at_once says. */
	bool wait_ends;
	/* It ended: forgets its password and what it had for this one run. */
	void (*forget)(struct yard *y, struct server *s);
	/* Removes the data of a server that does not run. */
	void (*remove)(struct yard *y, const char *id);
	/* Of struct kt_fleet. */
	size_t (*builds)(struct yard *y, const char *engine, struct kt_arena *a,
	    const struct kt_db_build **out);
};
extern const struct means means_process, means_container;

/* What servers share. */
struct yard {
	const struct means *means;
	struct guardian *guardian;
	const struct kt_engine *engine;
	struct place place;
	struct finder finder;
	struct ports ports;
	const char *const *names;	/* see fleet_reach */
	kt_db_logins *login;		/* see fleet_options */
	void *login_self;
	struct authority authority;
	atomic_uint runs;	/* names of folders below place.run */
	const struct dock *dock;	/* of containers, from here on */
	char owner[DOCK_OWNER];
	atomic_flag swept;
};

/* Ours, at localhost or in a container: with all privileges, and with the master's. */
#define SEALED_USER "keyturn_admin"
#define FIXTURE_USER "keyturn_fixture"
/*
 * What is said as the first of them is for no log that a user may turn on and
 * read: MariaDB writes passwords there as they are.
 */
#define SEALED_QUIET "SET SESSION sql_log_off = 1 " \
	"/*M!100203 , SESSION slow_query_log = 0 */"

struct server {
	char id[41];
	struct build build;
	char made[64];		/* the version its folder is of */
	struct tree_owner user;	/* as whom it runs */
	char dir[PATH_MAX];
	char run[80];		/* sockets and such; new at every run */
	struct address at;
	char zone[128];		/* as in kt_db_spec; "": none */
	bool placed;		/* at is ours in yard->ports */
	char sealed[33];	/* password of both users, new at every run */
	char **options;		/* as in kt_db_spec, our own; or NULL */
	bool refused;		/* it was run, and of no use */
	_Atomic pid_t pid;	/* 0: it does not run; new at every run */
	atomic_bool stopping;	/* run shall give up */
	bool takes_tokens;
	struct logins *logins;	/* while it runs and takes them */
	atomic_bool at_once;	/* ... and not wait for a good order */
	char image[256];	/* of containers, from here on */
	bool fresh;		/* the image's own users are still there */
};

/*
 * "mariadb 10.11.6": which kind of server the data in the folder dir are of, or
 * NULL; and in which version.
 */
const struct kind *server_read_made(const char *dir, char version[64]);
int server_write_made(const char *dir, const struct kind *kind,
    const char *version, bool keep) KT_MUSTCHECK;

/* A link as one of our users. */
struct visit {
	const char *user;
	const char *database;	/* or NULL */
};

/* A password for both our users, in s->sealed; what makes them is added. */
void server_sealed(struct server *s, const char *host, struct kt_buf *sql);

/*
 * Takes an address of this machine: the one wished for or, unless strict,
 * another.  0, or -1 and why.
 */
int server_place(struct yard *y, struct server *s, const struct wish *wish,
    char why[KT_WHY]) KT_MUSTCHECK;

/*
 * Makes the master user, and proves that it can log in over TCP.  May run twice.
 */
enum kt_engine_rc server_add_master(struct yard *y, const struct server *s,
    const struct kt_db_spec *spec, char why[KT_WHY]) KT_MUSTCHECK;

/* Gives back its address. */
void server_unplace(struct yard *y, struct server *s);

/* Its options become a copy of those; NULL: it has none. */
void server_set_options(struct server *s, const char *const *options);

#endif
