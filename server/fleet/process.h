/* The inside of the fleet of processes, for its own files. */
#ifndef PROCESS_H
#define PROCESS_H

#include <pthread.h>

#include "server.h"

enum state { STARTING, UP, RESTARTING, ENDED };

struct fleet;

struct entry {
	struct fleet *fleet;
	struct server s;
	enum state state;
	bool held;		/* its data are copied: they stay as they are */
	bool watched;		/* watcher is to be joined, by who is first */
	pthread_t watcher;
	struct entry *next;
};

struct fleet {
	struct yard yard;
	pthread_mutex_t lock;
	pthread_cond_t cond;	/* some entry changed its state, or is gone */
	struct entry *entries;
	bool closing;
	void (*ended)(void *self, const char *id, const char *why);
	void *ended_self;
};

/* With the lock held: a server by its id, or by an address clients know. */
struct entry *fleet_find(const struct fleet *f, const char *id);
struct entry *fleet_find_at(const struct fleet *f, const char *host, int port);

/* With the lock held: an entry that goes. */
void fleet_forget(struct fleet *f, struct entry *e);

/*
 * Until it is let go, the server's data stay as they are; *pid unless it does
 * not run, in which case it does not start.  NULL: the fleet closes.
 */
struct entry *fleet_hold(struct fleet *f, const char *id, pid_t *pid);
void fleet_let_go(struct fleet *f, struct entry *e);

/* Of struct kt_fleet. */
enum kt_fleet_rc fleet_snapshot(void *self, const char *id, const char *name,
    struct kt_db_snapshot *out);
int fleet_snapshot_copy(void *self, const char *from, const char *to,
    char why[KT_WHY]);
void fleet_snapshot_remove(void *self, const char *name);
enum kt_fleet_rc container_snapshot(void *self, const char *id,
    const char *name, struct kt_db_snapshot *out);
int container_snapshot_copy(void *self, const char *from, const char *to,
    char why[KT_WHY]);
void container_snapshot_remove(void *self, const char *name);
int fleet_sql(void *self, const char *id, const char *database,
    const char *text, char why[KT_WHY]);
int fleet_log(void *self, const char *id, const char *name);
enum kt_engine_rc fleet_admin(void *self, const char *id, struct kt_link **out,
    char why[KT_WHY]);
int fleet_kill_at(void *self, const char *host, int port, char why[KT_WHY]);
int fleet_drop_at(void *self, const char *host, int port, char why[KT_WHY]);

#endif
