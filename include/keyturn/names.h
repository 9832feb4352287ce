/*
 * Names of RDS's own form, by which databases are told to clients where that is
 * wished for:
 *
 *   orders.c5xs0ev36y1t.us-east-1.rds.amazonaws.com               an instance
 *   shop.cluster-c5xs0ev36y1t.us-east-1.rds.amazonaws.com         a cluster
 *   shop.cluster-ro-c5xs0ev36y1t.us-east-1.rds.amazonaws.com      its readers
 *
 * services/rds knows where each leads, and says so here before a client is told
 * of it.  keyturn itself asks no resolver.  Real: server/fleet/hosts.c.
 */
#ifndef KEYTURN_NAMES_H
#define KEYTURN_NAMES_H

#include <stdbool.h>

struct kt_names {
	/* From now on name leads to that address; true when it did not. */
	bool (*put)(void *self, const char *name, const char *host);
	/* Those for which still says no lead nowhere any more. */
	void (*keep)(void *self, bool (*still)(void *arg, const char *name),
	    void *arg);
	void *self;
};

#endif
