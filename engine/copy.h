/* Makes one user what another is, through a link of somebody who may. */
#ifndef ENGINE_COPY_H
#define ENGINE_COPY_H

#include "keyturn/engine.h"

/* kt_engine.copy_user and kt_engine.set_password_as */
enum kt_engine_rc engine_copy_user(struct kt_link *link, const char *from,
    const char *to, char why[KT_WHY]) KT_MUSTCHECK;
enum kt_engine_rc engine_set_password_as(struct kt_link *link,
    const char *from, const char *to, const char *password, char why[KT_WHY])
    KT_MUSTCHECK;

#endif
