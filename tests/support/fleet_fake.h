/*
 * A scripted kt_fleet: servers that exist in name only.  Shared by the
 * sched's threads and the test: everything under one lock.
 */
#ifndef TESTS_FLEET_FAKE_H
#define TESTS_FLEET_FAKE_H

#include <pthread.h>

#include "keyturn/fleet.h"

struct fleet_fake {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool held;		/* start and stop wait until released */
	bool called_off;	/* ... but a start ends when this is set */
	bool hurried;
	bool deaf;		/* a start does not heed that, a stop is quick */
	const char *host;	/* where servers are; NULL: "db.test" */
	enum kt_fleet_rc rc;	/* of the starts to come */
	const struct kt_db_build *builds;	/* what there is */
	size_t n_builds;
	const char *serves;	/* the version that starts; NULL: 10.11.6 */
	const char *title;	/* ... and its kind; NULL: MariaDB */
	int starts, stops, removals, sqls;
	int waiting;		/* in a held start or stop */
	/* of the last start */
	char id[64], user[64], password[64], database[64], engine[32];
	char version[64];
	bool fresh, takes_tokens;
	int port;
	char last_sql[256];
	int snapshots, snapshot_copies, snapshot_removals;
	char snapshot[64], snapshot_of[64];	/* the last one's name */
	char from[64];		/* of the last start */
	enum kt_fleet_rc snapshot_rc;
	bool snapshots_held;	/* each waits, as held has it */
};

void fleet_fake_init(struct fleet_fake *f);
struct kt_fleet fleet_fake(struct fleet_fake *f);
struct kt_fleet fleet_fake_with_snapshots(struct fleet_fake *f);

/* What starts from now on, while others may. */
void fleet_fake_serve(struct fleet_fake *f, const char *title,
    const char *version);
void fleet_fake_hold(struct fleet_fake *f, bool held);
/* Waits until somebody waits in a held start or stop. */
void fleet_fake_until_waiting(struct fleet_fake *f);
/* Waits until nobody but a held stop waits. */
void fleet_fake_until_stopping(struct fleet_fake *f);
void fleet_fake_free(struct fleet_fake *f);

#endif
