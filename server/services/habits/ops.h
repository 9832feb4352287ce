/*
 * What who comes from LocalStack, moto or floci asks of it, by their paths and in
 * their words (docs/habits.md).  service.c has the table; there is no model, for
 * the answers are texts of others' forms, spaces after ':' and ',' included:
 * scripts look for '"completed": true'.
 */
#ifndef KEYTURN_HABITS_OPS_H
#define KEYTURN_HABITS_OPS_H

#include "dispatch/dispatch.h"

/* answer.c: where the answer goes, which is JSON. */
struct kt_buf *habit_answer(struct kt_call *c);

/* localstack.c */
int op_habit_health(struct kt_call *c);
int op_habit_info(struct kt_call *c);
int op_habit_init(struct kt_call *c);
int op_habit_init_stage(struct kt_call *c);

/* reset.c */
int op_habit_reset(struct kt_call *c);

/* moto.c */
int op_habit_moto(struct kt_call *c);
int op_habit_moto_data(struct kt_call *c);

#endif
