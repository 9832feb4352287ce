/*
 * Named places where a test may have the process killed: KEYTURN_FAULT=NAME
 * arms one, at the first passage.  The table of names is in
 * server/base/fault.c.
 */
#ifndef KEYTURN_FAULT_H
#define KEYTURN_FAULT_H

/* Reads the environment once, before the first thread; -1: unknown name. */
int kt_fault_arm(void);

/* Passes, or prints "fault NAME" on stderr and ends by SIGKILL. */
void kt_fault(const char *name);

#endif
