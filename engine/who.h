/* As whom a session is let in: kt_engine.who. */
#ifndef ENGINE_WHO_H
#define ENGINE_WHO_H

#include "keyturn/engine.h"

enum kt_engine_rc engine_who(struct kt_link *link, struct kt_who *out,
    char why[KT_WHY]) KT_MUSTCHECK;

#endif
