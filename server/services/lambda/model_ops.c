/* Made by models/generate of models/lambda.ops and AWS's model: change those. */
#include "model.h"

const struct kt_op lambda_ops[] = {
	{ "AddPermission", op_lambda_add_permission,
	    &lambda_shape_add_permission_request,
	    &lambda_shape_add_permission_response, OP_WRITES, "POST",
	    "/2015-03-31/functions/{FunctionName}/policy", 201 },
	{ "GetFunction", op_lambda_get_function,
	    &lambda_shape_get_function_request,
	    &lambda_shape_get_function_response, OP_READS, "GET",
	    "/2015-03-31/functions/{FunctionName}", 200 },
	{ "GetFunctionCodeSigningConfig",
	    op_lambda_get_function_code_signing_config,
	    &lambda_shape_get_function_code_signing_config_request,
	    &lambda_shape_get_function_code_signing_config_response, OP_READS,
	    "GET", "/2020-06-30/functions/{FunctionName}/code-signing-config",
	    200 },
	{ "GetFunctionConfiguration", op_lambda_get_function_configuration,
	    &lambda_shape_get_function_configuration_request,
	    &lambda_shape_function_configuration, OP_READS, "GET",
	    "/2015-03-31/functions/{FunctionName}/configuration", 200 },
	{ "GetPolicy", op_lambda_get_policy, &lambda_shape_get_policy_request,
	    &lambda_shape_get_policy_response, OP_READS, "GET",
	    "/2015-03-31/functions/{FunctionName}/policy", 200 },
	{ "ListFunctions", op_lambda_list_functions,
	    &lambda_shape_list_functions_request,
	    &lambda_shape_list_functions_response, OP_READS | OP_ASKS, "GET",
	    "/2015-03-31/functions", 200 },
	{ "ListVersionsByFunction", op_lambda_list_versions_by_function,
	    &lambda_shape_list_versions_by_function_request,
	    &lambda_shape_list_versions_by_function_response, OP_READS, "GET",
	    "/2015-03-31/functions/{FunctionName}/versions", 200 },
	{ "RemovePermission", op_lambda_remove_permission,
	    &lambda_shape_remove_permission_request, NULL, OP_WRITES, "DELETE",
	    "/2015-03-31/functions/{FunctionName}/policy/{StatementId}", 204 },
	{ "UpdateFunctionConfiguration",
	    op_lambda_update_function_configuration,
	    &lambda_shape_update_function_configuration_request,
	    &lambda_shape_function_configuration, OP_WRITES, "PUT",
	    "/2015-03-31/functions/{FunctionName}/configuration", 200 },
};

const struct kt_op lambda_absent[] = {
	{ "AddLayerVersionPermission", .method = "POST", .path =
	    "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy" },
	{ "CheckpointDurableExecution", .method = "POST", .path =
	    "/2025-12-01/durable-executions/{DurableExecutionArn}/checkpoint" },
	{ "CreateAlias", .method = "POST", .path =
	    "/2015-03-31/functions/{FunctionName}/aliases" },
	{ "CreateCapacityProvider", .method = "POST", .path =
	    "/2025-11-30/capacity-providers" },
	{ "CreateCodeSigningConfig", .method = "POST", .path =
	    "/2020-04-22/code-signing-configs" },
	{ "CreateEventSourceMapping", .method = "POST", .path =
	    "/2015-03-31/event-source-mappings" },
	{ "CreateFunction", .method = "POST", .path = "/2015-03-31/functions" },
	{ "CreateFunctionUrlConfig", .method = "POST", .path =
	    "/2021-10-31/functions/{FunctionName}/url" },
	{ "DeleteAlias", .method = "DELETE", .path =
	    "/2015-03-31/functions/{FunctionName}/aliases/{Name}" },
	{ "DeleteCapacityProvider", .method = "DELETE", .path =
	    "/2025-11-30/capacity-providers/{CapacityProviderName}" },
	{ "DeleteCodeSigningConfig", .method = "DELETE", .path =
	    "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}" },
	{ "DeleteDurableExecution", .method = "DELETE", .path =
	    "/2025-12-01/durable-executions/{DurableExecutionArn}" },
	{ "DeleteEventSourceMapping", .method = "DELETE", .path =
	    "/2015-03-31/event-source-mappings/{UUID}" },
	{ "DeleteFunction", .method = "DELETE", .path =
	    "/2015-03-31/functions/{FunctionName}" },
	{ "DeleteFunctionCodeSigningConfig", .method = "DELETE", .path =
	    "/2020-06-30/functions/{FunctionName}/code-signing-config" },
	{ "DeleteFunctionConcurrency", .method = "DELETE", .path =
	    "/2017-10-31/functions/{FunctionName}/concurrency" },
	{ "DeleteFunctionEventInvokeConfig", .method = "DELETE", .path =
	    "/2019-09-25/functions/{FunctionName}/event-invoke-config" },
	{ "DeleteFunctionUrlConfig", .method = "DELETE", .path =
	    "/2021-10-31/functions/{FunctionName}/url" },
	{ "DeleteLayerVersion", .method = "DELETE", .path =
	    "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}" },
	{ "DeleteProvisionedConcurrencyConfig", .method = "DELETE", .path =
	    "/2019-09-30/functions/{FunctionName}/provisioned-concurrency" },
	{ "DeleteResourcePolicy", .method = "DELETE", .path =
	    "/2026-07-09/resource-policy/{ResourceArn}" },
	{ "GetAccountSettings", .method = "GET", .path =
	    "/2016-08-19/account-settings" },
	{ "GetAlias", .method = "GET", .path =
	    "/2015-03-31/functions/{FunctionName}/aliases/{Name}" },
	{ "GetCapacityProvider", .method = "GET", .path =
	    "/2025-11-30/capacity-providers/{CapacityProviderName}" },
	{ "GetCodeSigningConfig", .method = "GET", .path =
	    "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}" },
	{ "GetDurableExecution", .method = "GET", .path =
	    "/2025-12-01/durable-executions/{DurableExecutionArn}" },
	{ "GetDurableExecutionHistory", .method = "GET", .path =
	    "/2025-12-01/durable-executions/{DurableExecutionArn}/history" },
	{ "GetDurableExecutionState", .method = "GET", .path =
	    "/2025-12-01/durable-executions/{DurableExecutionArn}/state" },
	{ "GetEventSourceMapping", .method = "GET", .path =
	    "/2015-03-31/event-source-mappings/{UUID}" },
	{ "GetFunctionConcurrency", .method = "GET", .path =
	    "/2019-09-30/functions/{FunctionName}/concurrency" },
	{ "GetFunctionEventInvokeConfig", .method = "GET", .path =
	    "/2019-09-25/functions/{FunctionName}/event-invoke-config" },
	{ "GetFunctionRecursionConfig", .method = "GET", .path =
	    "/2024-08-31/functions/{FunctionName}/recursion-config" },
	{ "GetFunctionScalingConfig", .method = "GET", .path =
	    "/2025-11-30/functions/{FunctionName}/function-scaling-config" },
	{ "GetFunctionUrlConfig", .method = "GET", .path =
	    "/2021-10-31/functions/{FunctionName}/url" },
	{ "GetLayerVersion", .method = "GET", .path =
	    "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}" },
	{ "GetLayerVersionByArn", .method = "GET", .path =
	    "/2018-10-31/layers?find=LayerVersion" },
	{ "GetLayerVersionPolicy", .method = "GET", .path =
	    "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy" },
	{ "GetProvisionedConcurrencyConfig", .method = "GET", .path =
	    "/2019-09-30/functions/{FunctionName}/provisioned-concurrency" },
	{ "GetResourcePolicy", .method = "GET", .path =
	    "/2026-07-09/resource-policy/{ResourceArn}" },
	{ "GetRuntimeManagementConfig", .method = "GET", .path =
	    "/2021-07-20/functions/{FunctionName}/runtime-management-config" },
	{ "Invoke", .method = "POST", .path =
	    "/2015-03-31/functions/{FunctionName}/invocations" },
	{ "InvokeAsync", .method = "POST", .path =
	    "/2014-11-13/functions/{FunctionName}/invoke-async" },
	{ "InvokeWithResponseStream", .method = "POST", .path =
	    "/2021-11-15/functions/{FunctionName}/response-streaming-invocations"
	    },
	{ "ListAliases", .method = "GET", .path =
	    "/2015-03-31/functions/{FunctionName}/aliases" },
	{ "ListCapacityProviders", .method = "GET", .path =
	    "/2025-11-30/capacity-providers" },
	{ "ListCodeSigningConfigs", .method = "GET", .path =
	    "/2020-04-22/code-signing-configs" },
	{ "ListDurableExecutionsByFunction", .method = "GET", .path =
	    "/2025-12-01/functions/{FunctionName}/durable-executions" },
	{ "ListEventSourceMappings", .method = "GET", .path =
	    "/2015-03-31/event-source-mappings" },
	{ "ListFunctionEventInvokeConfigs", .method = "GET", .path =
	    "/2019-09-25/functions/{FunctionName}/event-invoke-config/list" },
	{ "ListFunctionUrlConfigs", .method = "GET", .path =
	    "/2021-10-31/functions/{FunctionName}/urls" },
	{ "ListFunctionVersionsByCapacityProvider", .method = "GET", .path =
	    "/2025-11-30/capacity-providers/{CapacityProviderName}/function-versions"
	    },
	{ "ListFunctionsByCodeSigningConfig", .method = "GET", .path =
	    "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}/functions"
	    },
	{ "ListLayerVersions", .method = "GET", .path =
	    "/2018-10-31/layers/{LayerName}/versions" },
	{ "ListLayers", .method = "GET", .path = "/2018-10-31/layers" },
	{ "ListProvisionedConcurrencyConfigs", .method = "GET", .path =
	    "/2019-09-30/functions/{FunctionName}/provisioned-concurrency?List=ALL"
	    },
	{ "ListTags", .method = "GET", .path = "/2017-03-31/tags/{Resource}" },
	{ "PauseDurableExecution", .method = "POST", .path =
	    "/2025-12-01/durable-executions/{DurableExecutionArn}/pause" },
	{ "PublishLayerVersion", .method = "POST", .path =
	    "/2018-10-31/layers/{LayerName}/versions" },
	{ "PublishVersion", .method = "POST", .path =
	    "/2015-03-31/functions/{FunctionName}/versions" },
	{ "PutFunctionCodeSigningConfig", .method = "PUT", .path =
	    "/2020-06-30/functions/{FunctionName}/code-signing-config" },
	{ "PutFunctionConcurrency", .method = "PUT", .path =
	    "/2017-10-31/functions/{FunctionName}/concurrency" },
	{ "PutFunctionEventInvokeConfig", .method = "PUT", .path =
	    "/2019-09-25/functions/{FunctionName}/event-invoke-config" },
	{ "PutFunctionRecursionConfig", .method = "PUT", .path =
	    "/2024-08-31/functions/{FunctionName}/recursion-config" },
	{ "PutFunctionScalingConfig", .method = "PUT", .path =
	    "/2025-11-30/functions/{FunctionName}/function-scaling-config" },
	{ "PutProvisionedConcurrencyConfig", .method = "PUT", .path =
	    "/2019-09-30/functions/{FunctionName}/provisioned-concurrency" },
	{ "PutResourcePolicy", .method = "PUT", .path =
	    "/2026-07-09/resource-policy/{ResourceArn}" },
	{ "PutRuntimeManagementConfig", .method = "PUT", .path =
	    "/2021-07-20/functions/{FunctionName}/runtime-management-config" },
	{ "RemoveLayerVersionPermission", .method = "DELETE", .path =
	    "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy/{StatementId}"
	    },
	{ "ResumeDurableExecution", .method = "POST", .path =
	    "/2025-12-01/durable-executions/{DurableExecutionArn}/resume" },
	{ "SendDurableExecutionCallbackFailure", .method = "POST", .path =
	    "/2025-12-01/durable-execution-callbacks/{CallbackId}/fail" },
	{ "SendDurableExecutionCallbackHeartbeat", .method = "POST", .path =
	    "/2025-12-01/durable-execution-callbacks/{CallbackId}/heartbeat" },
	{ "SendDurableExecutionCallbackSuccess", .method = "POST", .path =
	    "/2025-12-01/durable-execution-callbacks/{CallbackId}/succeed" },
	{ "StopDurableExecution", .method = "POST", .path =
	    "/2025-12-01/durable-executions/{DurableExecutionArn}/stop" },
	{ "TagResource", .method = "POST", .path = "/2017-03-31/tags/{Resource}"
	    },
	{ "UntagResource", .method = "DELETE", .path =
	    "/2017-03-31/tags/{Resource}" },
	{ "UpdateAlias", .method = "PUT", .path =
	    "/2015-03-31/functions/{FunctionName}/aliases/{Name}" },
	{ "UpdateCapacityProvider", .method = "PUT", .path =
	    "/2025-11-30/capacity-providers/{CapacityProviderName}" },
	{ "UpdateCodeSigningConfig", .method = "PUT", .path =
	    "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}" },
	{ "UpdateEventSourceMapping", .method = "PUT", .path =
	    "/2015-03-31/event-source-mappings/{UUID}" },
	{ "UpdateFunctionCode", .method = "PUT", .path =
	    "/2015-03-31/functions/{FunctionName}/code" },
	{ "UpdateFunctionEventInvokeConfig", .method = "POST", .path =
	    "/2019-09-25/functions/{FunctionName}/event-invoke-config" },
	{ "UpdateFunctionUrlConfig", .method = "PUT", .path =
	    "/2021-10-31/functions/{FunctionName}/url" },
};
