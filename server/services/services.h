/* The services keyturn has: a folder each, and a line here. */
#ifndef KEYTURN_SERVICES_H
#define KEYTURN_SERVICES_H

#include "keyturn/call.h"
#include "keyturn/fleet.h"

extern const struct kt_service service_secretsmanager;
extern const struct kt_service service_rds;
extern const struct kt_service service_lambda;
extern const struct kt_service service_sts;
extern const struct kt_service service_iam;
extern const struct kt_service service_kms;
extern const struct kt_service service_cloudtrail;
extern const struct kt_service service_keyturn;
extern const struct kt_service service_habits;

extern const struct kt_service *const kt_services[];	/* NULL ends */

/*
 * rds: all servers that were there are to start again, before anything else is
 * done; -1, logged.
 */
int server_restart_all(const struct kt_server *server) KT_MUSTCHECK;
/*
 * iam: policies that an earlier keyturn kept are bound to whom they name, at the
 * first start; -1, logged.
 */
int policies_bind_kept(const struct kt_server *server) KT_MUSTCHECK;
/*
 * Where a name of RDS's form leads, in a; NULL: nowhere, or such names are not
 * told.
 */
const char *server_named(const struct kt_server *server, struct kt_arena *a,
    const char *host);
/* ... one that was available is gone for good. */
void server_failed(const struct kt_server *server, const char *id,
    const char *why);
/* ... lets somebody in by a token?  As kt_db_logins. */
bool server_login(const struct kt_server *server,
    const struct kt_db_login *login, struct kt_arena *a, const char **line);

#endif
