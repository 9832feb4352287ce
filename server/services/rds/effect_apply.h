/* Servers take the parameters of their groups: see effect.h. */
#ifndef KEYTURN_RDS_EFFECT_APPLY_H
#define KEYTURN_RDS_EFFECT_APPLY_H

#include "effect.h"

/* Of a server that was just started with work->given; as in server.c, works. */
int effect_apply(const struct server_work *work, char why[KT_WHY]);
/* The kind JOB_PARAMETERS, whose subject is a server. */
int effect_job(const struct kt_job *job);

#endif
