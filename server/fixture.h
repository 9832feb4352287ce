/*
 * A fixture: what is to be there from the start, as a JSON list of API calls
 * in the SDK's member names, and SQL for an instance.  They take the same road
 * as requests, so a new operation needs nothing here.
 *
 *   [ { "service": "rds", "operation": "CreateDBInstance", "input": {...} },
 *     { "sql": "CREATE USER ...", "DBInstanceIdentifier": "demo" } ]
 *
 * docs/fixtures.md is its manual.  That a thing is there already is no
 * failure, so a fixture can run at every start.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "keyturn/attr.h"
#include "keyturn/call.h"
#include "keyturn/fleet.h"

/* 0, or -1 with the step and the reason logged. */
int fixture_run(const struct kt_server *server, const struct kt_fleet *fleet,
    const char *path) KT_MUSTCHECK;

#endif
