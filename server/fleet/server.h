/*
 * One database server that keyturn runs: its folder, its process.
 *
 *   DOWN --server_make--> DOWN with a folder --server_run--> UP
 *   UP --its process ended--> DOWN, and server_run again
 */
#ifndef SERVER_H
#define SERVER_H

#include <limits.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/types.h>

#include "authority.h"
#include "find.h"
#include "keyturn/fleet.h"
#include "place.h"
#include "ports.h"

/* What servers share. */
struct yard {
	struct guardian *guardian;
	const struct kt_engine *engine;
	struct place place;
	struct finder finder;
	struct ports ports;
	const char *const *names;	/* see fleet_reach */
	struct authority authority;
	atomic_uint runs;	/* names of folders below place.run */
};

/* Ours, at localhost: with all privileges, and with the master's. */
#define SEALED_USER "keyturn_admin"
#define FIXTURE_USER "keyturn_fixture"

struct server {
	char id[41];
	struct build build;
	char made[64];		/* the version its folder is of */
	struct tree_owner user;	/* as whom it runs */
	char dir[PATH_MAX];
	char run[80];		/* sockets and such; new at every run */
	struct address at;
	bool placed;		/* at is ours in yard->ports */
	char sealed[33];	/* password of both users, new at every run */
	_Atomic pid_t pid;	/* 0: no process */
	atomic_bool stopping;	/* server_run shall give up */
};

/*
 * Finds the build and sees that there is a data folder: copied if spec is
 * fresh and there is none.  Then s->dir, s->build are set; s->id was before.
 */
enum kt_fleet_rc server_make(struct yard *y, struct server *s,
    const struct kt_db_spec *spec, char why[KT_WHY]) KT_MUSTCHECK;

/*
 * Starts the process at the address wished for or, unless strict, another,
 * and returns when the sealed account can log in.  KT_FLEET_FAILED: no process
 * is left.
 */
enum kt_fleet_rc server_run(struct yard *y, struct server *s,
    const struct wish *wish, char why[KT_WHY]) KT_MUSTCHECK;

/* A link as one of our users, over the socket. */
struct visit {
	const char *user;
	const char *database;	/* or NULL */
};
enum kt_engine_rc server_login(struct yard *y, const struct server *s,
    const struct visit *v, struct kt_link **out, char why[KT_WHY]) KT_MUSTCHECK;

/* Makes the master user, and proves that it can log in over TCP. */
int server_add_master(struct yard *y, const struct server *s,
    const struct kt_db_spec *spec, char why[KT_WHY]) KT_MUSTCHECK;

/* The process ended: forgets its socket, password and short-lived files. */
void server_forget(struct yard *y, struct server *s);

/* Gives back its address. */
void server_unplace(struct yard *y, struct server *s);

#endif
