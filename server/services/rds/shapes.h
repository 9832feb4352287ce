/*
 * What RDS's operations take and give: botocore's model of 2014-10-31, as far
 * as the operations of service.c reach.
 */
#ifndef KEYTURN_RDS_SHAPES_H
#define KEYTURN_RDS_SHAPES_H

#include "wire/shape.h"

struct in_create_instance {
	const char *id, *class, *engine, *user, *password, *database, *cluster;
	struct shape_int storage, port, backup_retention;
	enum shape_bool deletion_protection;
};

struct in_create_cluster {
	const char *id, *engine, *user, *password, *database;
	struct shape_int port, backup_retention;
	enum shape_bool deletion_protection;
};

struct in_delete {			/* instance or cluster */
	const char *id;
	enum shape_bool skip_snapshot;
	const char *snapshot;
};

struct rds_filter {
	const char *name;
	struct shape_list values;
};

struct in_describe {			/* instances or clusters */
	const char *id;
	struct shape_list filters;	/* struct rds_filter */
	struct shape_int max_records;
	const char *marker;
};

struct rds_endpoint {
	const char *address;
	struct shape_int port;
	const char *zone;
};

struct rds_instance {
	const char *id, *class, *engine, *status, *user, *database;
	struct rds_endpoint *endpoint;
	struct shape_int storage;
	int64_t created;
	struct shape_int backup_retention;
	const char *zone;
	enum shape_bool multi_az;
	const char *engine_version;
	enum shape_bool auto_upgrade;
	const char *license;
	enum shape_bool public;
	const char *storage_type;
	struct shape_int instance_port;
	const char *cluster;
	enum shape_bool encrypted;
	const char *resource_id, *ca;
	enum shape_bool copy_tags;
	struct shape_int monitoring;
	const char *arn;
	enum shape_bool iam_auth, insights, deletion_protection;
	struct shape_list none;		/* what there is none of: empty lists */
	const void *pending;		/* the same, an empty structure */
	const char *backup_window, *maintenance_window;
};

struct rds_member {
	const char *instance;
	enum shape_bool writer;
	const char *parameter_status;
	struct shape_int tier;
};

struct rds_cluster {
	struct shape_list zones;
	struct shape_int backup_retention;
	const char *database, *id, *status, *endpoint, *reader;
	enum shape_bool multi_az;
	const char *engine, *engine_version;
	struct shape_int port;
	const char *user;
	struct shape_list members;	/* struct rds_member */
	const char *zone;
	enum shape_bool encrypted;
	const char *resource_id, *arn;
	enum shape_bool iam_auth;
	int64_t created;
	const char *mode;
	enum shape_bool deletion_protection, http_endpoint, copy_tags;
	struct shape_list none;		/* as above */
	const char *backup_window, *maintenance_window;
};

struct out_instance {
	struct rds_instance *instance;
};

struct out_cluster {
	struct rds_cluster *cluster;
};

struct out_described {			/* instances or clusters */
	const char *marker;
	struct shape_list items;
};

extern const struct shape shape_create_instance, shape_create_cluster,
    shape_delete_instance, shape_delete_cluster, shape_describe_instances,
    shape_describe_clusters;
extern const struct shape shape_out_instance, shape_out_cluster,
    shape_out_instances, shape_out_clusters;

#endif
