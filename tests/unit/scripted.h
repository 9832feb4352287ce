/* A login to a server that answers as it is told to. */
#ifndef TESTS_SCRIPTED_H
#define TESTS_SCRIPTED_H

#include <check.h>

#include "keyturn/engine.h"
#include "tests/support/mysql_fake.h"
#include "tests/support/suite.h"

#define PASSWORD "Sentinel'Pass\\word"

extern struct mysql_fake server;	/* its script, before it is started */
extern struct kt_link *link_;
extern char why[KT_WHY];

/* A MySQL 8.0 that knows the password, and no link. */
void setup(void);
/* As the user "app" with PASSWORD; link_ and why are what comes of it. */
enum kt_engine_rc login_at(const char *host, int port, enum kt_tls tls,
    bool required);
enum kt_engine_rc login(enum kt_tls tls);

#endif
