/* The services keyturn has: a folder each, and a line here. */
#ifndef KEYTURN_SERVICES_H
#define KEYTURN_SERVICES_H

#include "keyturn/call.h"

extern const struct kt_service service_secretsmanager;
extern const struct kt_service service_rds;
extern const struct kt_service service_lambda;
extern const struct kt_service service_keyturn;

extern const struct kt_service *const kt_services[];	/* NULL ends */

#endif
