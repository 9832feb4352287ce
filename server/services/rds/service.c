/* Every operation of RDS that is there. */
#include "ops.h"

static const struct kt_op ops[] = {
	{ "CreateDBCluster", op_create_db_cluster, &shape_create_cluster,
	    &shape_out_cluster, OP_WRITES },
	{ "CreateDBInstance", op_create_db_instance, &shape_create_instance,
	    &shape_out_instance, OP_WRITES },
	{ "DeleteDBCluster", op_delete_db_cluster, &shape_delete_cluster,
	    &shape_out_cluster, OP_WRITES },
	{ "DeleteDBInstance", op_delete_db_instance, &shape_delete_instance,
	    &shape_out_instance, OP_WRITES },
	{ "DescribeDBClusters", op_describe_db_clusters,
	    &shape_describe_clusters, &shape_out_clusters, OP_READS },
	{ "DescribeDBInstances", op_describe_db_instances,
	    &shape_describe_instances, &shape_out_instances, OP_READS },
};

const struct kt_service service_rds = {
	.name = "rds",
	.protocol = KT_AWS_QUERY,
	.version = "2014-10-31",
	.xmlns = "http://rds.amazonaws.com/doc/2014-10-31/",
	.internal = KT_RDS_INTERNAL,
	.ops = ops,
	.n_ops = N_ELEMENTS(ops),
};
