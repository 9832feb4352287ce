/* Made by models/generate of models/rds.ops and AWS's model: change those. */
#include "model.h"

const struct kt_op rds_ops[] = {
	{ "CreateDBCluster", op_create_db_cluster,
	    &rds_shape_create_db_cluster_message,
	    &rds_shape_create_db_cluster_result, OP_WRITES },
	{ "CreateDBInstance", op_create_db_instance,
	    &rds_shape_create_db_instance_message,
	    &rds_shape_create_db_instance_result, OP_WRITES },
	{ "DeleteDBCluster", op_delete_db_cluster,
	    &rds_shape_delete_db_cluster_message,
	    &rds_shape_delete_db_cluster_result, OP_WRITES },
	{ "DeleteDBInstance", op_delete_db_instance,
	    &rds_shape_delete_db_instance_message,
	    &rds_shape_delete_db_instance_result, OP_WRITES },
	{ "DescribeDBClusters", op_describe_db_clusters,
	    &rds_shape_describe_db_clusters_message,
	    &rds_shape_db_cluster_message, OP_READS },
	{ "DescribeDBInstances", op_describe_db_instances,
	    &rds_shape_describe_db_instances_message,
	    &rds_shape_db_instance_message, OP_READS },
};
