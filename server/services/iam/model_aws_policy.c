/* Made by models/generate of models/aws_policies.json: change that. */
#include "aws_policy.h"

const struct aws_policy aws_policies[] = {
	{ "AdministratorAccess", "/",
	    "ANPAIWMBCKSKIEE64ZLYK", "v1",
	    1423247986000, 1423247986000,
	    "Provides full access to AWS services and resources.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":\"*\",\"Resource\":\"*\"}]}" },
	{ "AmazonDynamoDBFullAccess", "/",
	    "ANPAINUGF2JSOSUY76KYA", "v15",
	    1423248011000, 1611941910000,
	    "Provides full access to Amazon DynamoDB via the AWS Mana"
	    "gement Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"dynamodb:*\",\"dax:*\",\"application-autoscaling:D"
	    "eleteScalingPolicy\",\"application-autoscaling:DeregisterS"
	    "calableTarget\",\"application-autoscaling:DescribeScalable"
	    "Targets\",\"application-autoscaling:DescribeScalingActivit"
	    "ies\",\"application-autoscaling:DescribeScalingPolicies\",\""
	    "application-autoscaling:PutScalingPolicy\",\"application-a"
	    "utoscaling:RegisterScalableTarget\",\"cloudwatch:DeleteAla"
	    "rms\",\"cloudwatch:DescribeAlarmHistory\",\"cloudwatch:Descr"
	    "ibeAlarms\",\"cloudwatch:DescribeAlarmsForMetric\",\"cloudwa"
	    "tch:GetMetricStatistics\",\"cloudwatch:ListMetrics\",\"cloud"
	    "watch:PutMetricAlarm\",\"cloudwatch:GetMetricData\",\"datapi"
	    "peline:ActivatePipeline\",\"datapipeline:CreatePipeline\",\""
	    "datapipeline:DeletePipeline\",\"datapipeline:DescribeObjec"
	    "ts\",\"datapipeline:DescribePipelines\",\"datapipeline:GetPi"
	    "pelineDefinition\",\"datapipeline:ListPipelines\",\"datapipe"
	    "line:PutPipelineDefinition\",\"datapipeline:QueryObjects\","
	    "\"ec2:DescribeVpcs\",\"ec2:DescribeSubnets\",\"ec2:DescribeSe"
	    "curityGroups\",\"iam:GetRole\",\"iam:ListRoles\",\"kms:Describ"
	    "eKey\",\"kms:ListAliases\",\"sns:CreateTopic\",\"sns:DeleteTop"
	    "ic\",\"sns:ListSubscriptions\",\"sns:ListSubscriptionsByTopi"
	    "c\",\"sns:ListTopics\",\"sns:Subscribe\",\"sns:Unsubscribe\",\"s"
	    "ns:SetTopicAttributes\",\"lambda:CreateFunction\",\"lambda:L"
	    "istFunctions\",\"lambda:ListEventSourceMappings\",\"lambda:C"
	    "reateEventSourceMapping\",\"lambda:DeleteEventSourceMappin"
	    "g\",\"lambda:GetFunctionConfiguration\",\"lambda:DeleteFunct"
	    "ion\",\"resource-groups:ListGroups\",\"resource-groups:ListG"
	    "roupResources\",\"resource-groups:GetGroup\",\"resource-grou"
	    "ps:GetGroupQuery\",\"resource-groups:DeleteGroup\",\"resourc"
	    "e-groups:CreateGroup\",\"tag:GetResources\",\"kinesis:ListSt"
	    "reams\",\"kinesis:DescribeStream\",\"kinesis:DescribeStreamS"
	    "ummary\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":\"clo"
	    "udwatch:GetInsightRuleReport\",\"Resource\":\"arn:aws:cloudw"
	    "atch:*:*:insight-rule/DynamoDBContributorInsights*\"},{\"E"
	    "ffect\":\"Allow\",\"Action\":[\"iam:PassRole\"],\"Resource\":\"*\","
	    "\"Condition\":{\"StringLike\":{\"iam:PassedToService\":[\"appli"
	    "cation-autoscaling.amazonaws.com\",\"application-autoscali"
	    "ng.amazonaws.com.cn\",\"dax.amazonaws.com\"]}}},{\"Effect\":\""
	    "Allow\",\"Action\":[\"iam:CreateServiceLinkedRole\"],\"Resourc"
	    "e\":\"*\",\"Condition\":{\"StringEquals\":{\"iam:AWSServiceName\""
	    ":[\"replication.dynamodb.amazonaws.com\",\"dax.amazonaws.co"
	    "m\",\"dynamodb.application-autoscaling.amazonaws.com\",\"con"
	    "tributorinsights.dynamodb.amazonaws.com\",\"kinesisreplica"
	    "tion.dynamodb.amazonaws.com\"]}}}]}" },
	{ "AmazonDynamoDBReadOnlyAccess", "/",
	    "ANPAIY2XFNA232XJ6J7X2", "v15",
	    1423248012000, 1731951495000,
	    "Provides read only access to Amazon DynamoDB via the AWS"
	    " Management Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"GeneralRead"
	    "OnlyAccess\",\"Effect\":\"Allow\",\"Action\":[\"application-auto"
	    "scaling:DescribeScalableTargets\",\"application-autoscalin"
	    "g:DescribeScalingActivities\",\"application-autoscaling:De"
	    "scribeScalingPolicies\",\"cloudwatch:DescribeAlarmHistory\""
	    ",\"cloudwatch:DescribeAlarms\",\"cloudwatch:DescribeAlarmsF"
	    "orMetric\",\"cloudwatch:GetMetricStatistics\",\"cloudwatch:L"
	    "istMetrics\",\"cloudwatch:GetMetricData\",\"datapipeline:Des"
	    "cribeObjects\",\"datapipeline:DescribePipelines\",\"datapipe"
	    "line:GetPipelineDefinition\",\"datapipeline:ListPipelines\""
	    ",\"datapipeline:QueryObjects\",\"dynamodb:BatchGetItem\",\"dy"
	    "namodb:Describe*\",\"dynamodb:List*\",\"dynamodb:GetAbacStat"
	    "us\",\"dynamodb:GetItem\",\"dynamodb:GetResourcePolicy\",\"dyn"
	    "amodb:Query\",\"dynamodb:Scan\",\"dynamodb:PartiQLSelect\",\"d"
	    "ax:Describe*\",\"dax:List*\",\"dax:GetItem\",\"dax:BatchGetIte"
	    "m\",\"dax:Query\",\"dax:Scan\",\"ec2:DescribeVpcs\",\"ec2:Descri"
	    "beSubnets\",\"ec2:DescribeSecurityGroups\",\"iam:GetRole\",\"i"
	    "am:ListRoles\",\"kms:DescribeKey\",\"kms:ListAliases\",\"sns:L"
	    "istSubscriptionsByTopic\",\"sns:ListTopics\",\"lambda:ListFu"
	    "nctions\",\"lambda:ListEventSourceMappings\",\"lambda:GetFun"
	    "ctionConfiguration\",\"resource-groups:ListGroups\",\"resour"
	    "ce-groups:ListGroupResources\",\"resource-groups:GetGroup\""
	    ",\"resource-groups:GetGroupQuery\",\"tag:GetResources\",\"kin"
	    "esis:ListStreams\",\"kinesis:DescribeStream\",\"kinesis:Desc"
	    "ribeStreamSummary\"],\"Resource\":\"*\"},{\"Sid\":\"CCIAccess\",\""
	    "Effect\":\"Allow\",\"Action\":\"cloudwatch:GetInsightRuleRepor"
	    "t\",\"Resource\":\"arn:aws:cloudwatch:*:*:insight-rule/Dynam"
	    "oDBContributorInsights*\"}]}" },
	{ "AmazonEC2ContainerRegistryReadOnly", "/",
	    "ANPAIFYZPA37OOHVIH7KQ", "v3",
	    1450717455000, 1576011392000,
	    "Provides read-only access to Amazon EC2 Container Regist"
	    "ry repositories.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"ecr:GetAuthorizationToken\",\"ecr:BatchCheckLaye"
	    "rAvailability\",\"ecr:GetDownloadUrlForLayer\",\"ecr:GetRepo"
	    "sitoryPolicy\",\"ecr:DescribeRepositories\",\"ecr:ListImages"
	    "\",\"ecr:DescribeImages\",\"ecr:BatchGetImage\",\"ecr:GetLifec"
	    "yclePolicy\",\"ecr:GetLifecyclePolicyPreview\",\"ecr:ListTag"
	    "sForResource\",\"ecr:DescribeImageScanFindings\"],\"Resource"
	    "\":\"*\"}]}" },
	{ "AmazonEC2FullAccess", "/",
	    "ANPAI3VAJF5ZCRZ7MCQE6", "v5",
	    1423248015000, 1543285016000,
	    "Provides full access to Amazon EC2 via the AWS Managemen"
	    "t Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":\"ec2:*\",\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Actio"
	    "n\":\"elasticloadbalancing:*\",\"Resource\":\"*\"},{\"Effect\":\"A"
	    "llow\",\"Action\":\"cloudwatch:*\",\"Resource\":\"*\"},{\"Effect\":"
	    "\"Allow\",\"Action\":\"autoscaling:*\",\"Resource\":\"*\"},{\"Effec"
	    "t\":\"Allow\",\"Action\":\"iam:CreateServiceLinkedRole\",\"Resou"
	    "rce\":\"*\",\"Condition\":{\"StringEquals\":{\"iam:AWSServiceNam"
	    "e\":[\"autoscaling.amazonaws.com\",\"ec2scheduled.amazonaws."
	    "com\",\"elasticloadbalancing.amazonaws.com\",\"spot.amazonaw"
	    "s.com\",\"spotfleet.amazonaws.com\",\"transitgateway.amazona"
	    "ws.com\"]}}}]}" },
	{ "AmazonEC2ReadOnlyAccess", "/",
	    "ANPAIGDT4SV4GSETWTBZK", "v5",
	    1423248017000, 1770919397000,
	    "Provides read only access to Amazon EC2 via the AWS Mana"
	    "gement Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"ec2:Describe*\",\"ec2:GetSecurityGroupsForVpc\"],"
	    "\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":\"elasticloadb"
	    "alancing:Describe*\",\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"A"
	    "ction\":[\"cloudwatch:ListMetrics\",\"cloudwatch:GetMetricSt"
	    "atistics\",\"cloudwatch:Describe*\"],\"Resource\":\"*\"},{\"Effe"
	    "ct\":\"Allow\",\"Action\":\"autoscaling:Describe*\",\"Resource\":"
	    "\"*\"}]}" },
	{ "AmazonECSTaskExecutionRolePolicy", "/service-role/",
	    "ANPAJG4T4G4PV56DE72PY", "v1",
	    1510858102000, 1510858102000,
	    "Provides access to other AWS service resources that are "
	    "required to run Amazon ECS tasks",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"ecr:GetAuthorizationToken\",\"ecr:BatchCheckLaye"
	    "rAvailability\",\"ecr:GetDownloadUrlForLayer\",\"ecr:BatchGe"
	    "tImage\",\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Res"
	    "ource\":\"*\"}]}" },
	{ "AmazonEventBridgeFullAccess", "/",
	    "ANPAZKAPJZG4BUM4GCASI", "v7",
	    1562854135000, 1770919105000,
	    "Provides full access to Amazon EventBridge.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"EventBridge"
	    "Actions\",\"Effect\":\"Allow\",\"Action\":[\"events:*\",\"schemas:"
	    "*\",\"scheduler:*\",\"pipes:*\"],\"Resource\":\"*\"},{\"Sid\":\"IAMC"
	    "reateServiceLinkedRoleForApiDestinations\",\"Effect\":\"Allo"
	    "w\",\"Action\":\"iam:CreateServiceLinkedRole\",\"Resource\":\"ar"
	    "n:aws:iam::*:role/aws-service-role/apidestinations.event"
	    "s.amazonaws.com/AWSServiceRoleForAmazonEventBridgeApiDes"
	    "tinations\",\"Condition\":{\"StringEquals\":{\"iam:AWSServiceN"
	    "ame\":\"apidestinations.events.amazonaws.com\"}}},{\"Sid\":\"I"
	    "AMCreateServiceLinkedRoleForAmazonEventBridgeSchemas\",\"E"
	    "ffect\":\"Allow\",\"Action\":\"iam:CreateServiceLinkedRole\",\"R"
	    "esource\":\"arn:aws:iam::*:role/aws-service-role/schemas.a"
	    "mazonaws.com/AWSServiceRoleForSchemas\",\"Condition\":{\"Str"
	    "ingEquals\":{\"iam:AWSServiceName\":\"schemas.amazonaws.com\""
	    "}}},{\"Sid\":\"SecretsManagerAccessForApiDestinations\",\"Eff"
	    "ect\":\"Allow\",\"Action\":[\"secretsmanager:CreateSecret\",\"se"
	    "cretsmanager:UpdateSecret\",\"secretsmanager:DeleteSecret\""
	    ",\"secretsmanager:GetSecretValue\",\"secretsmanager:PutSecr"
	    "etValue\"],\"Resource\":\"arn:aws:secretsmanager:*:*:secret:"
	    "events!*\"},{\"Sid\":\"IAMPassRoleAccessForEventBridge\",\"Eff"
	    "ect\":\"Allow\",\"Action\":\"iam:PassRole\",\"Resource\":\"arn:aws"
	    ":iam::*:role/*\",\"Condition\":{\"StringLike\":{\"iam:PassedTo"
	    "Service\":\"events.amazonaws.com\"}}},{\"Sid\":\"IAMPassRoleAc"
	    "cessForScheduler\",\"Effect\":\"Allow\",\"Action\":\"iam:PassRol"
	    "e\",\"Resource\":\"arn:aws:iam::*:role/*\",\"Condition\":{\"Stri"
	    "ngLike\":{\"iam:PassedToService\":\"scheduler.amazonaws.com\""
	    "}}},{\"Sid\":\"IAMPassRoleAccessForPipes\",\"Effect\":\"Allow\","
	    "\"Action\":\"iam:PassRole\",\"Resource\":\"arn:aws:iam::*:role/"
	    "*\",\"Condition\":{\"StringLike\":{\"iam:PassedToService\":\"pip"
	    "es.amazonaws.com\"}}}]}" },
	{ "AmazonEventBridgeReadOnlyAccess", "/",
	    "ANPAZKAPJZG4BDMP3LZME", "v7",
	    1562853547000, 1790285828000,
	    "Provides read only access to Amazon EventBridge.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"events:DescribeRule\",\"events:DescribeEventBus\""
	    ",\"events:DescribeEventSource\",\"events:ListEventBuses\",\"e"
	    "vents:ListEventSources\",\"events:ListRuleNamesByTarget\",\""
	    "events:ListRules\",\"events:ListTargetsByRule\",\"events:Tes"
	    "tEventPattern\",\"events:DescribeArchive\",\"events:ListArch"
	    "ives\",\"events:DescribeReplay\",\"events:ListReplays\",\"even"
	    "ts:DescribeConnection\",\"events:ListConnections\",\"events:"
	    "DescribeApiDestination\",\"events:ListApiDestinations\",\"ev"
	    "ents:DescribeEndpoint\",\"events:ListEndpoints\",\"events:De"
	    "scribeSubscriber\",\"events:ListSubscribers\",\"events:GetRe"
	    "sourcePolicy\",\"events:ListResourcePolicies\",\"events:List"
	    "TagsForResource\",\"schemas:DescribeCodeBinding\",\"schemas:"
	    "DescribeDiscoverer\",\"schemas:DescribeRegistry\",\"schemas:"
	    "DescribeSchema\",\"schemas:ExportSchema\",\"schemas:GetCodeB"
	    "indingSource\",\"schemas:GetDiscoveredSchema\",\"schemas:Get"
	    "ResourcePolicy\",\"schemas:ListDiscoverers\",\"schemas:ListR"
	    "egistries\",\"schemas:ListSchemas\",\"schemas:ListSchemaVers"
	    "ions\",\"schemas:ListTagsForResource\",\"schemas:SearchSchem"
	    "as\",\"scheduler:GetSchedule\",\"scheduler:GetScheduleGroup\""
	    ",\"scheduler:ListSchedules\",\"scheduler:ListScheduleGroups"
	    "\",\"scheduler:ListTagsForResource\",\"pipes:DescribePipe\",\""
	    "pipes:ListPipes\",\"pipes:ListTagsForResource\"],\"Resource\""
	    ":\"*\"}]}" },
	{ "AmazonRDSDataFullAccess", "/",
	    "ANPAJ5HUMNZCSW4IC74T6", "v3",
	    1542749376000, 1574287126000,
	    "Allows full access to use the RDS data APIs, secret stor"
	    "e APIs for RDS database credentials, and DB console quer"
	    "y management APIs to execute SQL statements on Aurora Se"
	    "rverless clusters in the AWS account.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"SecretsMana"
	    "gerDbCredentialsAccess\",\"Effect\":\"Allow\",\"Action\":[\"secr"
	    "etsmanager:GetSecretValue\",\"secretsmanager:PutResourcePo"
	    "licy\",\"secretsmanager:PutSecretValue\",\"secretsmanager:De"
	    "leteSecret\",\"secretsmanager:DescribeSecret\",\"secretsmana"
	    "ger:TagResource\"],\"Resource\":\"arn:aws:secretsmanager:*:*"
	    ":secret:rds-db-credentials/*\"},{\"Sid\":\"RDSDataServiceAcc"
	    "ess\",\"Effect\":\"Allow\",\"Action\":[\"dbqms:CreateFavoriteQue"
	    "ry\",\"dbqms:DescribeFavoriteQueries\",\"dbqms:UpdateFavorit"
	    "eQuery\",\"dbqms:DeleteFavoriteQueries\",\"dbqms:GetQueryStr"
	    "ing\",\"dbqms:CreateQueryHistory\",\"dbqms:DescribeQueryHist"
	    "ory\",\"dbqms:UpdateQueryHistory\",\"dbqms:DeleteQueryHistor"
	    "y\",\"rds-data:ExecuteSql\",\"rds-data:ExecuteStatement\",\"rd"
	    "s-data:BatchExecuteStatement\",\"rds-data:BeginTransaction"
	    "\",\"rds-data:CommitTransaction\",\"rds-data:RollbackTransac"
	    "tion\",\"secretsmanager:CreateSecret\",\"secretsmanager:List"
	    "Secrets\",\"secretsmanager:GetRandomPassword\",\"tag:GetReso"
	    "urces\"],\"Resource\":\"*\"}]}" },
	{ "AmazonRDSDirectoryServiceAccess", "/service-role/",
	    "ANPAIL4KBY57XWMYUHKUU", "v2",
	    1456452125000, 1557939110000,
	    "Allow RDS to access Directory Service Managed AD on beha"
	    "lf of the customer for domain-joined SQL Server DB insta"
	    "nces.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"ds:DescribeDirectories\",\"ds:AuthorizeApplicati"
	    "on\",\"ds:UnauthorizeApplication\",\"ds:GetAuthorizedApplica"
	    "tionDetails\"],\"Resource\":\"*\"}]}" },
	{ "AmazonRDSEnhancedMonitoringRole", "/service-role/",
	    "ANPAJV7BS425S4PTSSVGK", "v1",
	    1447271909000, 1447271909000,
	    "Provides access to Cloudwatch for RDS Enhanced Monitorin"
	    "g",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"EnableCreat"
	    "ionAndManagementOfRDSCloudwatchLogGroups\",\"Effect\":\"Allo"
	    "w\",\"Action\":[\"logs:CreateLogGroup\",\"logs:PutRetentionPol"
	    "icy\"],\"Resource\":[\"arn:aws:logs:*:*:log-group:RDS*\"]},{\""
	    "Sid\":\"EnableCreationAndManagementOfRDSCloudwatchLogStrea"
	    "ms\",\"Effect\":\"Allow\",\"Action\":[\"logs:CreateLogStream\",\"l"
	    "ogs:PutLogEvents\",\"logs:DescribeLogStreams\",\"logs:GetLog"
	    "Events\"],\"Resource\":[\"arn:aws:logs:*:*:log-group:RDS*:lo"
	    "g-stream:*\"]}]}" },
	{ "AmazonRDSFullAccess", "/",
	    "ANPAI3R4QMOG6Q5A4VWVG", "v14",
	    1423248052000, 1692313217000,
	    "Provides full access to Amazon RDS via the AWS Managemen"
	    "t Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"rds:*\",\"application-autoscaling:DeleteScalingP"
	    "olicy\",\"application-autoscaling:DeregisterScalableTarget"
	    "\",\"application-autoscaling:DescribeScalableTargets\",\"app"
	    "lication-autoscaling:DescribeScalingActivities\",\"applica"
	    "tion-autoscaling:DescribeScalingPolicies\",\"application-a"
	    "utoscaling:PutScalingPolicy\",\"application-autoscaling:Re"
	    "gisterScalableTarget\",\"cloudwatch:DescribeAlarms\",\"cloud"
	    "watch:GetMetricStatistics\",\"cloudwatch:PutMetricAlarm\",\""
	    "cloudwatch:DeleteAlarms\",\"cloudwatch:ListMetrics\",\"cloud"
	    "watch:GetMetricData\",\"ec2:DescribeAccountAttributes\",\"ec"
	    "2:DescribeAvailabilityZones\",\"ec2:DescribeCoipPools\",\"ec"
	    "2:DescribeInternetGateways\",\"ec2:DescribeLocalGatewayRou"
	    "teTablePermissions\",\"ec2:DescribeLocalGatewayRouteTables"
	    "\",\"ec2:DescribeLocalGatewayRouteTableVpcAssociations\",\"e"
	    "c2:DescribeLocalGateways\",\"ec2:DescribeSecurityGroups\",\""
	    "ec2:DescribeSubnets\",\"ec2:DescribeVpcAttribute\",\"ec2:Des"
	    "cribeVpcs\",\"ec2:GetCoipPoolUsage\",\"sns:ListSubscriptions"
	    "\",\"sns:ListTopics\",\"sns:Publish\",\"logs:DescribeLogStream"
	    "s\",\"logs:GetLogEvents\",\"outposts:GetOutpostInstanceTypes"
	    "\",\"devops-guru:GetResourceCollection\"],\"Resource\":\"*\"},{"
	    "\"Effect\":\"Allow\",\"Action\":\"pi:*\",\"Resource\":[\"arn:aws:pi"
	    ":*:*:metrics/rds/*\",\"arn:aws:pi:*:*:perf-reports/rds/*\"]"
	    "},{\"Effect\":\"Allow\",\"Action\":\"iam:CreateServiceLinkedRol"
	    "e\",\"Resource\":\"*\",\"Condition\":{\"StringLike\":{\"iam:AWSSer"
	    "viceName\":[\"rds.amazonaws.com\",\"rds.application-autoscal"
	    "ing.amazonaws.com\"]}}},{\"Effect\":\"Allow\",\"Action\":[\"devo"
	    "ps-guru:SearchInsights\",\"devops-guru:ListAnomaliesForIns"
	    "ight\"],\"Resource\":\"*\",\"Condition\":{\"ForAllValues:StringE"
	    "quals\":{\"devops-guru:ServiceNames\":[\"RDS\"]},\"Null\":{\"dev"
	    "ops-guru:ServiceNames\":\"false\"}}}]}" },
	{ "AmazonRDSPerformanceInsightsFullAccess", "/",
	    "ANPAZKAPJZG4LC37WESCT", "v6",
	    1692142894000, 1784766428000,
	    "Provides full access to RDS Performance Insights via the"
	    " AWS Management Console",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"AmazonRDSPe"
	    "rformanceInsightsReadAccess\",\"Effect\":\"Allow\",\"Action\":["
	    "\"pi:DescribeDimensionKeys\",\"pi:GetDimensionKeyDetails\",\""
	    "pi:GetResourceMetadata\",\"pi:GetResourceMetrics\",\"pi:List"
	    "AvailableResourceDimensions\",\"pi:ListAvailableResourceMe"
	    "trics\"],\"Resource\":\"arn:aws:pi:*:*:metrics/rds/*\"},{\"Sid"
	    "\":\"AmazonRDSPerformanceInsightsAnalisysReportFullAccess\""
	    ",\"Effect\":\"Allow\",\"Action\":[\"pi:CreatePerformanceAnalysi"
	    "sReport\",\"pi:GetPerformanceAnalysisReport\",\"pi:ListPerfo"
	    "rmanceAnalysisReportRecommendations\",\"pi:ListPerformance"
	    "AnalysisReports\",\"pi:DeletePerformanceAnalysisReport\"],\""
	    "Resource\":\"arn:aws:pi:*:*:perf-reports/rds/*/*\"},{\"Sid\":"
	    "\"AmazonRDSPerformanceInsightsTaggingFullAccess\",\"Effect\""
	    ":\"Allow\",\"Action\":[\"pi:TagResource\",\"pi:UntagResource\",\""
	    "pi:ListTagsForResource\"],\"Resource\":\"arn:aws:pi:*:*:*/rd"
	    "s/*\"},{\"Sid\":\"AmazonRDSDescribeInstanceAccess\",\"Effect\":"
	    "\"Allow\",\"Action\":[\"rds:DescribeDBInstances\",\"rds:Describ"
	    "eDBClusters\",\"rds:ListTagsForResource\",\"rds:DescribeDBSh"
	    "ardGroups\"],\"Resource\":[\"arn:aws:rds:*:*:db:*\",\"arn:aws:"
	    "rds:*:*:cluster:*\",\"arn:aws:rds:*:*:shard-group:*\"]},{\"S"
	    "id\":\"AmazonCloudWatchReadAccess\",\"Effect\":\"Allow\",\"Actio"
	    "n\":[\"cloudwatch:GetMetricStatistics\",\"cloudwatch:ListMet"
	    "rics\",\"cloudwatch:GetMetricData\"],\"Resource\":\"*\"}]}" },
	{ "AmazonRDSPerformanceInsightsReadOnly", "/",
	    "ANPAZKAPJZG4FJJVVYBPO", "v7",
	    1649116928000, 1784763748000,
	    "Read-Only policy for RDS Performance Insights",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"AmazonRDSDe"
	    "scribeDBInstances\",\"Effect\":\"Allow\",\"Action\":\"rds:Descri"
	    "beDBInstances\",\"Resource\":\"arn:aws:rds:*:*:db:*\"},{\"Sid\""
	    ":\"AmazonRDSDescribeDBClusters\",\"Effect\":\"Allow\",\"Action\""
	    ":\"rds:DescribeDBClusters\",\"Resource\":\"arn:aws:rds:*:*:cl"
	    "uster:*\"},{\"Sid\":\"AmazonRDSDescribeDBShardGroups\",\"Effec"
	    "t\":\"Allow\",\"Action\":\"rds:DescribeDBShardGroups\",\"Resourc"
	    "e\":\"arn:aws:rds:*:*:shard-group:*\"},{\"Sid\":\"AmazonRDSLis"
	    "tTagsForResource\",\"Effect\":\"Allow\",\"Action\":\"rds:ListTag"
	    "sForResource\",\"Resource\":[\"arn:aws:rds:*:*:db:*\",\"arn:aw"
	    "s:rds:*:*:shard-group:*\",\"arn:aws:rds:*:*:cluster:*\"]},{"
	    "\"Sid\":\"AmazonRDSPerformanceInsightsDescribeDimensionKeys"
	    "\",\"Effect\":\"Allow\",\"Action\":\"pi:DescribeDimensionKeys\",\""
	    "Resource\":\"arn:aws:pi:*:*:metrics/rds/*\"},{\"Sid\":\"Amazon"
	    "RDSPerformanceInsightsGetDimensionKeyDetails\",\"Effect\":\""
	    "Allow\",\"Action\":\"pi:GetDimensionKeyDetails\",\"Resource\":\""
	    "arn:aws:pi:*:*:metrics/rds/*\"},{\"Sid\":\"AmazonRDSPerforma"
	    "nceInsightsGetResourceMetadata\",\"Effect\":\"Allow\",\"Action"
	    "\":\"pi:GetResourceMetadata\",\"Resource\":\"arn:aws:pi:*:*:me"
	    "trics/rds/*\"},{\"Sid\":\"AmazonRDSPerformanceInsightsGetRes"
	    "ourceMetrics\",\"Effect\":\"Allow\",\"Action\":\"pi:GetResourceM"
	    "etrics\",\"Resource\":\"arn:aws:pi:*:*:metrics/rds/*\"},{\"Sid"
	    "\":\"AmazonRDSPerformanceInsightsListAvailableResourceDime"
	    "nsions\",\"Effect\":\"Allow\",\"Action\":\"pi:ListAvailableResou"
	    "rceDimensions\",\"Resource\":\"arn:aws:pi:*:*:metrics/rds/*\""
	    "},{\"Sid\":\"AmazonRDSPerformanceInsightsListAvailableResou"
	    "rceMetrics\",\"Effect\":\"Allow\",\"Action\":\"pi:ListAvailableR"
	    "esourceMetrics\",\"Resource\":\"arn:aws:pi:*:*:metrics/rds/*"
	    "\"},{\"Sid\":\"AmazonRDSPerformanceInsightsGetPerformanceAna"
	    "lysisReport\",\"Effect\":\"Allow\",\"Action\":\"pi:GetPerformanc"
	    "eAnalysisReport\",\"Resource\":\"arn:aws:pi:*:*:perf-reports"
	    "/rds/*/*\"},{\"Sid\":\"AmazonRDSPerformanceInsightsListPerfo"
	    "rmanceAnalysisReportRecommendations\",\"Effect\":\"Allow\",\"A"
	    "ction\":\"pi:ListPerformanceAnalysisReportRecommendations\""
	    ",\"Resource\":\"arn:aws:pi:*:*:perf-reports/rds/*/*\"},{\"Sid"
	    "\":\"AmazonRDSPerformanceInsightsListPerformanceAnalysisRe"
	    "ports\",\"Effect\":\"Allow\",\"Action\":\"pi:ListPerformanceAnal"
	    "ysisReports\",\"Resource\":\"arn:aws:pi:*:*:perf-reports/rds"
	    "/*/*\"},{\"Sid\":\"AmazonRDSPerformanceInsightsListTagsForRe"
	    "source\",\"Effect\":\"Allow\",\"Action\":\"pi:ListTagsForResourc"
	    "e\",\"Resource\":\"arn:aws:pi:*:*:*/rds/*\"}]}" },
	{ "AmazonRDSReadOnlyAccess", "/",
	    "ANPAJKTTTYV2IIHKLZ346", "v7",
	    1423248053000, 1681475529000,
	    "Provides read only access to Amazon RDS via the AWS Mana"
	    "gement Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"rds:Describe*\",\"rds:ListTagsForResource\",\"ec2:"
	    "DescribeAccountAttributes\",\"ec2:DescribeAvailabilityZone"
	    "s\",\"ec2:DescribeInternetGateways\",\"ec2:DescribeSecurityG"
	    "roups\",\"ec2:DescribeSubnets\",\"ec2:DescribeVpcAttribute\","
	    "\"ec2:DescribeVpcs\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"A"
	    "ction\":[\"cloudwatch:GetMetricStatistics\",\"cloudwatch:Lis"
	    "tMetrics\",\"cloudwatch:GetMetricData\",\"logs:DescribeLogSt"
	    "reams\",\"logs:GetLogEvents\",\"devops-guru:GetResourceColle"
	    "ction\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":[\"dev"
	    "ops-guru:SearchInsights\",\"devops-guru:ListAnomaliesForIn"
	    "sight\"],\"Resource\":\"*\",\"Condition\":{\"ForAllValues:String"
	    "Equals\":{\"devops-guru:ServiceNames\":[\"RDS\"]},\"Null\":{\"de"
	    "vops-guru:ServiceNames\":\"false\"}}}]}" },
	{ "AmazonRDSServiceRolePolicy", "/aws-service-role/",
	    "ANPAIPEU5ZOBJWKWHUIBA", "v14",
	    1515435466000, 1719873725000,
	    "Allows Amazon RDS to manage AWS resources on your behalf"
	    ".",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"CrossRegion"
	    "Communication\",\"Effect\":\"Allow\",\"Action\":[\"rds:CrossRegi"
	    "onCommunication\"],\"Resource\":\"*\"},{\"Sid\":\"Ec2\",\"Effect\":"
	    "\"Allow\",\"Action\":[\"ec2:AllocateAddress\",\"ec2:AssociateAd"
	    "dress\",\"ec2:AuthorizeSecurityGroupIngress\",\"ec2:CreateCo"
	    "ipPoolPermission\",\"ec2:CreateLocalGatewayRouteTablePermi"
	    "ssion\",\"ec2:CreateNetworkInterface\",\"ec2:CreateSecurityG"
	    "roup\",\"ec2:DeleteCoipPoolPermission\",\"ec2:DeleteLocalGat"
	    "ewayRouteTablePermission\",\"ec2:DeleteNetworkInterface\",\""
	    "ec2:DeleteSecurityGroup\",\"ec2:DescribeAddresses\",\"ec2:De"
	    "scribeAvailabilityZones\",\"ec2:DescribeCoipPools\",\"ec2:De"
	    "scribeInternetGateways\",\"ec2:DescribeLocalGatewayRouteTa"
	    "blePermissions\",\"ec2:DescribeLocalGatewayRouteTables\",\"e"
	    "c2:DescribeLocalGatewayRouteTableVpcAssociations\",\"ec2:D"
	    "escribeLocalGateways\",\"ec2:DescribeSecurityGroups\",\"ec2:"
	    "DescribeSubnets\",\"ec2:DescribeVpcAttribute\",\"ec2:Describ"
	    "eVpcs\",\"ec2:DisassociateAddress\",\"ec2:ModifyNetworkInter"
	    "faceAttribute\",\"ec2:ModifyVpcEndpoint\",\"ec2:ReleaseAddre"
	    "ss\",\"ec2:RevokeSecurityGroupIngress\",\"ec2:CreateVpcEndpo"
	    "int\",\"ec2:DescribeVpcEndpoints\",\"ec2:DeleteVpcEndpoints\""
	    ",\"ec2:AssignPrivateIpAddresses\",\"ec2:UnassignPrivateIpAd"
	    "dresses\"],\"Resource\":\"*\"},{\"Sid\":\"CloudWatchLogs\",\"Effec"
	    "t\":\"Allow\",\"Action\":[\"logs:CreateLogGroup\"],\"Resource\":["
	    "\"arn:aws:logs:*:*:log-group:/aws/rds/*\",\"arn:aws:logs:*:"
	    "*:log-group:/aws/docdb/*\",\"arn:aws:logs:*:*:log-group:/a"
	    "ws/neptune/*\"]},{\"Sid\":\"CloudWatchStreams\",\"Effect\":\"All"
	    "ow\",\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\""
	    ",\"logs:DescribeLogStreams\"],\"Resource\":[\"arn:aws:logs:*:"
	    "*:log-group:/aws/rds/*:log-stream:*\",\"arn:aws:logs:*:*:l"
	    "og-group:/aws/docdb/*:log-stream:*\",\"arn:aws:logs:*:*:lo"
	    "g-group:/aws/neptune/*:log-stream:*\"]},{\"Sid\":\"Kinesis\","
	    "\"Effect\":\"Allow\",\"Action\":[\"kinesis:CreateStream\",\"kines"
	    "is:PutRecord\",\"kinesis:PutRecords\",\"kinesis:DescribeStre"
	    "am\",\"kinesis:SplitShard\",\"kinesis:MergeShards\",\"kinesis:"
	    "DeleteStream\",\"kinesis:UpdateShardCount\"],\"Resource\":[\"a"
	    "rn:aws:kinesis:*:*:stream/aws-rds-das-*\"]},{\"Sid\":\"Cloud"
	    "Watch\",\"Effect\":\"Allow\",\"Action\":[\"cloudwatch:PutMetricD"
	    "ata\"],\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"cloud"
	    "watch:namespace\":[\"AWS/DocDB\",\"AWS/Neptune\",\"AWS/RDS\",\"A"
	    "WS/Usage\"]}}},{\"Sid\":\"SecretsManagerPassword\",\"Effect\":\""
	    "Allow\",\"Action\":[\"secretsmanager:GetRandomPassword\"],\"Re"
	    "source\":\"*\"},{\"Sid\":\"SecretsManagerSecret\",\"Effect\":\"All"
	    "ow\",\"Action\":[\"secretsmanager:DeleteSecret\",\"secretsmana"
	    "ger:DescribeSecret\",\"secretsmanager:PutSecretValue\",\"sec"
	    "retsmanager:RotateSecret\",\"secretsmanager:UpdateSecret\","
	    "\"secretsmanager:UpdateSecretVersionStage\",\"secretsmanage"
	    "r:ListSecretVersionIds\"],\"Resource\":[\"arn:aws:secretsman"
	    "ager:*:*:secret:rds!*\"],\"Condition\":{\"StringLike\":{\"secr"
	    "etsmanager:ResourceTag/aws:secretsmanager:owningService\""
	    ":\"rds\"}}},{\"Sid\":\"SecretsManagerTags\",\"Effect\":\"Allow\",\""
	    "Action\":\"secretsmanager:TagResource\",\"Resource\":\"arn:aws"
	    ":secretsmanager:*:*:secret:rds!*\",\"Condition\":{\"ForAllVa"
	    "lues:StringEquals\":{\"aws:TagKeys\":[\"aws:rds:primaryDBIns"
	    "tanceArn\",\"aws:rds:primaryDBClusterArn\"]},\"StringLike\":{"
	    "\"secretsmanager:ResourceTag/aws:secretsmanager:owningSer"
	    "vice\":\"rds\"}}}]}" },
	{ "AmazonS3FullAccess", "/",
	    "ANPAIFIR6V6BVTRAHWINE", "v2",
	    1423248058000, 1632773797000,
	    "Provides full access to all buckets via the AWS Manageme"
	    "nt Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"s3:*\",\"s3-object-lambda:*\"],\"Resource\":\"*\"}]}" },
	{ "AmazonS3ReadOnlyAccess", "/",
	    "ANPAIZTJ4DXE7G6AGAE6M", "v3",
	    1423248059000, 1691703099000,
	    "Provides read only access to all buckets via the AWS Man"
	    "agement Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"s3:Get*\",\"s3:List*\",\"s3:Describe*\",\"s3-object-"
	    "lambda:Get*\",\"s3-object-lambda:List*\"],\"Resource\":\"*\"}]}" },
	{ "AmazonSNSFullAccess", "/",
	    "ANPAJWEKLCXXUNT2SOLSG", "v2",
	    1423248065000, 1727217125000,
	    "Provides full access to Amazon SNS via the AWS Managemen"
	    "t Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"SNSFullAcce"
	    "ss\",\"Effect\":\"Allow\",\"Action\":\"sns:*\",\"Resource\":\"*\"},{\""
	    "Sid\":\"SMSAccessViaSNS\",\"Effect\":\"Allow\",\"Action\":[\"sms-v"
	    "oice:DescribeVerifiedDestinationNumbers\",\"sms-voice:Crea"
	    "teVerifiedDestinationNumber\",\"sms-voice:SendDestinationN"
	    "umberVerificationCode\",\"sms-voice:SendTextMessage\",\"sms-"
	    "voice:DeleteVerifiedDestinationNumber\",\"sms-voice:Verify"
	    "DestinationNumber\",\"sms-voice:DescribeAccountAttributes\""
	    ",\"sms-voice:DescribeSpendLimits\",\"sms-voice:DescribePhon"
	    "eNumbers\",\"sms-voice:SetTextMessageSpendLimitOverride\",\""
	    "sms-voice:DescribeOptedOutNumbers\",\"sms-voice:DeleteOpte"
	    "dOutNumber\"],\"Resource\":\"*\",\"Condition\":{\"StringEquals\":"
	    "{\"aws:CalledViaLast\":\"sns.amazonaws.com\"}}}]}" },
	{ "AmazonSNSReadOnlyAccess", "/",
	    "ANPAIZGQCQTFOFPMHSB6W", "v2",
	    1423248066000, 1727215992000,
	    "Provides read only access to Amazon SNS via the AWS Mana"
	    "gement Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"SNSReadOnly"
	    "Access\",\"Effect\":\"Allow\",\"Action\":[\"sns:GetTopicAttribut"
	    "es\",\"sns:List*\",\"sns:CheckIfPhoneNumberIsOptedOut\",\"sns:"
	    "GetEndpointAttributes\",\"sns:GetDataProtectionPolicy\",\"sn"
	    "s:GetPlatformApplicationAttributes\",\"sns:GetSMSAttribute"
	    "s\",\"sns:GetSMSSandboxAccountStatus\",\"sns:GetSubscription"
	    "Attributes\"],\"Resource\":\"*\"},{\"Sid\":\"SMSAccessViaSNS\",\"E"
	    "ffect\":\"Allow\",\"Action\":[\"sms-voice:DescribeVerifiedDest"
	    "inationNumbers\",\"sms-voice:DescribeAccountAttributes\",\"s"
	    "ms-voice:DescribeSpendLimits\",\"sms-voice:DescribePhoneNu"
	    "mbers\",\"sms-voice:DescribeOptedOutNumbers\"],\"Resource\":\""
	    "*\",\"Condition\":{\"StringEquals\":{\"aws:CalledViaLast\":\"sns"
	    ".amazonaws.com\"}}}]}" },
	{ "AmazonSQSFullAccess", "/",
	    "ANPAI65L554VRJ33ECQS6", "v1",
	    1423248067000, 1423248067000,
	    "Provides full access to Amazon SQS via the AWS Managemen"
	    "t Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"sqs:*\"],\"Resource\":\"*\"}]}" },
	{ "AmazonSQSReadOnlyAccess", "/",
	    "ANPAIUGSSQY362XGCM6KW", "v4",
	    1423248068000, 1716574604000,
	    "Provides read only access to Amazon SQS via the AWS Mana"
	    "gement Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"AmazonSQSRe"
	    "adOnlyAccess\",\"Effect\":\"Allow\",\"Action\":[\"sqs:GetQueueAt"
	    "tributes\",\"sqs:GetQueueUrl\",\"sqs:ListDeadLetterSourceQue"
	    "ues\",\"sqs:ListQueues\",\"sqs:ListMessageMoveTasks\",\"sqs:Li"
	    "stQueueTags\"],\"Resource\":\"*\"}]}" },
	{ "AmazonSSMFullAccess", "/",
	    "ANPAJA7V6HI4ISQFMDYAG", "v4",
	    1432921187000, 1574280536000,
	    "Provides full access to Amazon SSM.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"cloudwatch:PutMetricData\",\"ds:CreateComputer\","
	    "\"ds:DescribeDirectories\",\"ec2:DescribeInstanceStatus\",\"l"
	    "ogs:*\",\"ssm:*\",\"ec2messages:*\"],\"Resource\":\"*\"},{\"Effect"
	    "\":\"Allow\",\"Action\":\"iam:CreateServiceLinkedRole\",\"Resour"
	    "ce\":\"arn:aws:iam::*:role/aws-service-role/ssm.amazonaws."
	    "com/AWSServiceRoleForAmazonSSM*\",\"Condition\":{\"StringLik"
	    "e\":{\"iam:AWSServiceName\":\"ssm.amazonaws.com\"}}},{\"Effect"
	    "\":\"Allow\",\"Action\":[\"iam:DeleteServiceLinkedRole\",\"iam:G"
	    "etServiceLinkedRoleDeletionStatus\"],\"Resource\":\"arn:aws:"
	    "iam::*:role/aws-service-role/ssm.amazonaws.com/AWSServic"
	    "eRoleForAmazonSSM*\"},{\"Effect\":\"Allow\",\"Action\":[\"ssmmes"
	    "sages:CreateControlChannel\",\"ssmmessages:CreateDataChann"
	    "el\",\"ssmmessages:OpenControlChannel\",\"ssmmessages:OpenDa"
	    "taChannel\"],\"Resource\":\"*\"}]}" },
	{ "AmazonSSMManagedInstanceCore", "/",
	    "ANPAIXSHM2BNB2D3AXXRU", "v2",
	    1552670532000, 1558630461000,
	    "The policy for Amazon EC2 Role to enable AWS Systems Man"
	    "ager service core functionality.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"ssm:DescribeAssociation\",\"ssm:GetDeployablePat"
	    "chSnapshotForInstance\",\"ssm:GetDocument\",\"ssm:DescribeDo"
	    "cument\",\"ssm:GetManifest\",\"ssm:GetParameter\",\"ssm:GetPar"
	    "ameters\",\"ssm:ListAssociations\",\"ssm:ListInstanceAssocia"
	    "tions\",\"ssm:PutInventory\",\"ssm:PutComplianceItems\",\"ssm:"
	    "PutConfigurePackageResult\",\"ssm:UpdateAssociationStatus\""
	    ",\"ssm:UpdateInstanceAssociationStatus\",\"ssm:UpdateInstan"
	    "ceInformation\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Actio"
	    "n\":[\"ssmmessages:CreateControlChannel\",\"ssmmessages:Crea"
	    "teDataChannel\",\"ssmmessages:OpenControlChannel\",\"ssmmess"
	    "ages:OpenDataChannel\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\""
	    ",\"Action\":[\"ec2messages:AcknowledgeMessage\",\"ec2messages"
	    ":DeleteMessage\",\"ec2messages:FailMessage\",\"ec2messages:G"
	    "etEndpoint\",\"ec2messages:GetMessages\",\"ec2messages:SendR"
	    "eply\"],\"Resource\":\"*\"}]}" },
	{ "AmazonSSMReadOnlyAccess", "/",
	    "ANPAJODSKQGGJTHRYZ5FC", "v1",
	    1432921459000, 1432921459000,
	    "Provides read only access to Amazon SSM.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"ssm:Describe*\",\"ssm:Get*\",\"ssm:List*\"],\"Resour"
	    "ce\":\"*\"}]}" },
	{ "AmazonVPCReadOnlyAccess", "/",
	    "ANPAIICZJNOJN36GTG6CM", "v12",
	    1423248077000, 1770919099000,
	    "Provides read only access to Amazon VPC via the AWS Mana"
	    "gement Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"AmazonVPCRe"
	    "adOnlyAccess\",\"Effect\":\"Allow\",\"Action\":[\"ec2:DescribeAc"
	    "countAttributes\",\"ec2:DescribeAddresses\",\"ec2:DescribeCa"
	    "rrierGateways\",\"ec2:DescribeClassicLinkInstances\",\"ec2:D"
	    "escribeCustomerGateways\",\"ec2:DescribeDhcpOptions\",\"ec2:"
	    "DescribeEgressOnlyInternetGateways\",\"ec2:DescribeFlowLog"
	    "s\",\"ec2:DescribeInternetGateways\",\"ec2:DescribeLocalGate"
	    "wayRouteTables\",\"ec2:DescribeLocalGatewayRouteTableVpcAs"
	    "sociations\",\"ec2:DescribeMovingAddresses\",\"ec2:DescribeN"
	    "atGateways\",\"ec2:DescribeNetworkAcls\",\"ec2:DescribeNetwo"
	    "rkInterfaceAttribute\",\"ec2:DescribeNetworkInterfacePermi"
	    "ssions\",\"ec2:DescribeNetworkInterfaces\",\"ec2:DescribePre"
	    "fixLists\",\"ec2:DescribeRouteTables\",\"ec2:DescribeSecurit"
	    "yGroupReferences\",\"ec2:DescribeSecurityGroupRules\",\"ec2:"
	    "DescribeSecurityGroups\",\"ec2:DescribeSecurityGroupVpcAss"
	    "ociations\",\"ec2:DescribeStaleSecurityGroups\",\"ec2:Descri"
	    "beSubnets\",\"ec2:DescribeTags\",\"ec2:DescribeVpcAttribute\""
	    ",\"ec2:DescribeVpcClassicLink\",\"ec2:DescribeVpcClassicLin"
	    "kDnsSupport\",\"ec2:DescribeVpcEndpoints\",\"ec2:DescribeVpc"
	    "EndpointConnectionNotifications\",\"ec2:DescribeVpcEndpoin"
	    "tConnections\",\"ec2:DescribeVpcEndpointServiceConfigurati"
	    "ons\",\"ec2:DescribeVpcEndpointServicePermissions\",\"ec2:De"
	    "scribeVpcEndpointServices\",\"ec2:DescribeVpcPeeringConnec"
	    "tions\",\"ec2:DescribeVpcs\",\"ec2:DescribeVpnConnections\",\""
	    "ec2:DescribeVpnGateways\",\"ec2:GetSecurityGroupsForVpc\"],"
	    "\"Resource\":\"*\"}]}" },
	{ "AWSCloudFormationFullAccess", "/",
	    "ANPAZKAPJZG4CRR3ZS723", "v1",
	    1564177835000, 1564177835000,
	    "Provides full access to AWS CloudFormation.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"cloudformation:*\"],\"Resource\":\"*\"}]}" },
	{ "AWSCloudFormationReadOnlyAccess", "/",
	    "ANPAJWVBEE4I2POWLODLW", "v7",
	    1423247989000, 1770919320000,
	    "Provides access to AWS CloudFormation via the AWS Manage"
	    "ment Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"cloudformation:Describe*\",\"cloudformation:Batc"
	    "hDescribe*\",\"cloudformation:EstimateTemplateCost\",\"cloud"
	    "formation:Get*\",\"cloudformation:List*\",\"cloudformation:V"
	    "alidateTemplate\",\"cloudformation:Detect*\"],\"Resource\":\"*"
	    "\"}]}" },
	{ "AWSCloudTrail_FullAccess", "/",
	    "ANPAZKAPJZG4CA4SIJQAM", "v3",
	    1602200475000, 1614020460000,
	    "Provides full access to AWS CloudTrail.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"sns:AddPermission\",\"sns:CreateTopic\",\"sns:SetT"
	    "opicAttributes\",\"sns:GetTopicAttributes\"],\"Resource\":[\"a"
	    "rn:aws:sns:*:*:aws-cloudtrail-logs*\"]},{\"Effect\":\"Allow\""
	    ",\"Action\":[\"sns:ListTopics\"],\"Resource\":\"*\"},{\"Effect\":\""
	    "Allow\",\"Action\":[\"s3:CreateBucket\",\"s3:PutBucketPolicy\","
	    "\"s3:PutBucketPublicAccessBlock\"],\"Resource\":[\"arn:aws:s3"
	    ":::aws-cloudtrail-logs*\"]},{\"Effect\":\"Allow\",\"Action\":[\""
	    "s3:ListAllMyBuckets\",\"s3:GetBucketLocation\",\"s3:GetBucke"
	    "tPolicy\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":\"cl"
	    "oudtrail:*\",\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":["
	    "\"logs:CreateLogGroup\"],\"Resource\":[\"arn:aws:logs:*:*:log"
	    "-group:aws-cloudtrail-logs*\"]},{\"Effect\":\"Allow\",\"Action"
	    "\":[\"iam:ListRoles\",\"iam:GetRolePolicy\",\"iam:GetUser\"],\"R"
	    "esource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":[\"iam:PassRole\""
	    "],\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"iam:Passe"
	    "dToService\":\"cloudtrail.amazonaws.com\"}}},{\"Effect\":\"All"
	    "ow\",\"Action\":[\"kms:CreateKey\",\"kms:CreateAlias\",\"kms:Lis"
	    "tKeys\",\"kms:ListAliases\"],\"Resource\":\"*\"},{\"Effect\":\"All"
	    "ow\",\"Action\":[\"lambda:ListFunctions\"],\"Resource\":\"*\"},{\""
	    "Effect\":\"Allow\",\"Action\":[\"dynamodb:ListGlobalTables\",\"d"
	    "ynamodb:ListTables\"],\"Resource\":\"*\"}]}" },
	{ "AWSCloudTrail_ReadOnlyAccess", "/",
	    "ANPAZKAPJZG44EVT3LKYY", "v1",
	    1655227145000, 1655227145000,
	    "Provides read only access to AWS CloudTrail.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"cloudtrail:Get*\",\"cloudtrail:Describe*\",\"cloud"
	    "trail:List*\",\"cloudtrail:LookupEvents\"],\"Resource\":\"*\"}]"
	    "}" },
	{ "AWSDenyAll", "/",
	    "ANPAZKAPJZG4P43IUQ5E5", "v2",
	    1556750174000, 1702917725000,
	    "Deny all access.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"DenyAll\",\"E"
	    "ffect\":\"Deny\",\"Action\":[\"*\"],\"Resource\":\"*\"}]}" },
	{ "AWSKeyManagementServicePowerUser", "/",
	    "ANPAJNPP7PPPPMJRV2SA4", "v2",
	    1423248040000, 1488848111000,
	    "Provides access to AWS Key Management Service (KMS).",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"kms:CreateAlias\",\"kms:CreateKey\",\"kms:DeleteAl"
	    "ias\",\"kms:Describe*\",\"kms:GenerateRandom\",\"kms:Get*\",\"km"
	    "s:List*\",\"kms:TagResource\",\"kms:UntagResource\",\"iam:List"
	    "Groups\",\"iam:ListRoles\",\"iam:ListUsers\"],\"Resource\":\"*\"}"
	    "]}" },
	{ "AWSLambda_FullAccess", "/",
	    "ANPAZKAPJZG4OXQPYWZ5D", "v7",
	    1605647648000, 1770919251000,
	    "Grants full access to AWS Lambda service, AWS Lambda con"
	    "sole features, and other related AWS services.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"cloudformation:DescribeStacks\",\"cloudformation"
	    ":ListStackResources\",\"cloudwatch:ListMetrics\",\"cloudwatc"
	    "h:GetMetricData\",\"ec2:DescribeSecurityGroups\",\"ec2:Descr"
	    "ibeSubnets\",\"ec2:DescribeVpcs\",\"kms:DescribeKey\",\"kms:Li"
	    "stAliases\",\"iam:GetPolicy\",\"iam:GetPolicyVersion\",\"iam:G"
	    "etRole\",\"iam:GetRolePolicy\",\"iam:ListAttachedRolePolicie"
	    "s\",\"iam:ListRolePolicies\",\"iam:ListRoles\",\"lambda:*\",\"lo"
	    "gs:DescribeLogGroups\",\"states:DescribeStateMachine\",\"sta"
	    "tes:ListStateMachines\",\"tag:GetResources\",\"xray:GetTrace"
	    "Summaries\",\"xray:BatchGetTraces\"],\"Resource\":\"*\"},{\"Effe"
	    "ct\":\"Allow\",\"Action\":\"iam:PassRole\",\"Resource\":\"*\",\"Cond"
	    "ition\":{\"StringEquals\":{\"iam:PassedToService\":\"lambda.am"
	    "azonaws.com\"}}},{\"Effect\":\"Allow\",\"Action\":[\"logs:Descri"
	    "beLogStreams\",\"logs:GetLogEvents\",\"logs:FilterLogEvents\""
	    ",\"logs:StartLiveTail\",\"logs:StopLiveTail\"],\"Resource\":\"a"
	    "rn:aws:logs:*:*:log-group:/aws/lambda/*\"},{\"Effect\":\"All"
	    "ow\",\"Action\":\"iam:CreateServiceLinkedRole\",\"Resource\":\"a"
	    "rn:aws:iam::*:role/aws-service-role/lambda.amazonaws.com"
	    "/AWSServiceRoleForLambda\",\"Condition\":{\"StringEquals\":{\""
	    "iam:AWSServiceName\":\"lambda.amazonaws.com\"}}}]}" },
	{ "AWSLambda_ReadOnlyAccess", "/",
	    "ANPAZKAPJZG4IERNVMNPE", "v5",
	    1605647432000, 1770919375000,
	    "Grants read-only access to AWS Lambda service, AWS Lambd"
	    "a console features, and other related AWS services.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"cloudformation:DescribeStacks\",\"cloudformation"
	    ":ListStacks\",\"cloudformation:ListStackResources\",\"cloudw"
	    "atch:GetMetricData\",\"cloudwatch:ListMetrics\",\"ec2:Descri"
	    "beSecurityGroups\",\"ec2:DescribeSubnets\",\"ec2:DescribeVpc"
	    "s\",\"kms:ListAliases\",\"iam:GetPolicy\",\"iam:GetPolicyVersi"
	    "on\",\"iam:GetRole\",\"iam:GetRolePolicy\",\"iam:ListAttachedR"
	    "olePolicies\",\"iam:ListRolePolicies\",\"iam:ListRoles\",\"log"
	    "s:DescribeLogGroups\",\"lambda:Get*\",\"lambda:List*\",\"state"
	    "s:DescribeStateMachine\",\"states:ListStateMachines\",\"tag:"
	    "GetResources\",\"xray:GetTraceSummaries\",\"xray:BatchGetTra"
	    "ces\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":[\"logs:"
	    "DescribeLogStreams\",\"logs:GetLogEvents\",\"logs:FilterLogE"
	    "vents\",\"logs:StartQuery\",\"logs:StopQuery\",\"logs:Describe"
	    "Queries\",\"logs:GetLogGroupFields\",\"logs:GetLogRecord\",\"l"
	    "ogs:GetQueryResults\",\"logs:StartLiveTail\",\"logs:StopLive"
	    "Tail\"],\"Resource\":\"arn:aws:logs:*:*:log-group:/aws/lambd"
	    "a/*\"}]}" },
	{ "AWSLambdaBasicExecutionRole", "/service-role/",
	    "ANPAJNCQGXC42545SKXIK", "v1",
	    1428591823000, 1428591823000,
	    "Provides write permissions to CloudWatch Logs.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"logs:CreateLogGroup\",\"logs:CreateLogStream\",\"l"
	    "ogs:PutLogEvents\"],\"Resource\":\"*\"}]}" },
	{ "AWSLambdaDynamoDBExecutionRole", "/service-role/",
	    "ANPAIP7WNAGMIPYNW4WQG", "v1",
	    1428592169000, 1428592169000,
	    "Provides list and read access to DynamoDB streams and wr"
	    "ite permissions to CloudWatch logs.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"dynamodb:DescribeStream\",\"dynamodb:GetRecords\""
	    ",\"dynamodb:GetShardIterator\",\"dynamodb:ListStreams\",\"log"
	    "s:CreateLogGroup\",\"logs:CreateLogStream\",\"logs:PutLogEve"
	    "nts\"],\"Resource\":\"*\"}]}" },
	{ "AWSLambdaENIManagementAccess", "/service-role/",
	    "ANPAJXAW2Q3KPTURUT2QC", "v2",
	    1480984647000, 1601582846000,
	    "Provides minimum permissions for a Lambda function to ma"
	    "nage ENIs (create, describe, delete) used by a VPC-enabl"
	    "ed Lambda Function.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"ec2:CreateNetworkInterface\",\"ec2:DescribeNetwo"
	    "rkInterfaces\",\"ec2:DeleteNetworkInterface\",\"ec2:AssignPr"
	    "ivateIpAddresses\",\"ec2:UnassignPrivateIpAddresses\"],\"Res"
	    "ource\":\"*\"}]}" },
	{ "AWSLambdaExecute", "/",
	    "ANPAJE5FX7FQZSU5XAKGO", "v1",
	    1423248046000, 1423248046000,
	    "Provides Put, Get access to S3 and full access to CloudW"
	    "atch Logs.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"logs:*\"],\"Resource\":\"arn:aws:logs:*:*:*\"},{\"Ef"
	    "fect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\""
	    "Resource\":\"arn:aws:s3:::*\"}]}" },
	{ "AWSLambdaKinesisExecutionRole", "/service-role/",
	    "ANPAJHOLKJPXV4GBRMJUQ", "v2",
	    1428592456000, 1542658164000,
	    "Provides list and read access to Kinesis streams and wri"
	    "te permissions to CloudWatch logs.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"kinesis:DescribeStream\",\"kinesis:DescribeStrea"
	    "mSummary\",\"kinesis:GetRecords\",\"kinesis:GetShardIterator"
	    "\",\"kinesis:ListShards\",\"kinesis:ListStreams\",\"kinesis:Su"
	    "bscribeToShard\",\"logs:CreateLogGroup\",\"logs:CreateLogStr"
	    "eam\",\"logs:PutLogEvents\"],\"Resource\":\"*\"}]}" },
	{ "AWSLambdaRole", "/service-role/",
	    "ANPAJX4DPCRGTC4NFDUXI", "v1",
	    1423248088000, 1423248088000,
	    "Default policy for AWS Lambda service role.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"lambda:InvokeFunction\"],\"Resource\":[\"*\"]}]}" },
	{ "AWSLambdaSQSQueueExecutionRole", "/service-role/",
	    "ANPAJFWJZI6JNND4TSELK", "v1",
	    1529013045000, 1529013045000,
	    "Provides receive message, delete message, and read attri"
	    "bute access to SQS queues, and write permissions to Clou"
	    "dWatch logs.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"sqs:ReceiveMessage\",\"sqs:DeleteMessage\",\"sqs:G"
	    "etQueueAttributes\",\"logs:CreateLogGroup\",\"logs:CreateLog"
	    "Stream\",\"logs:PutLogEvents\"],\"Resource\":\"*\"}]}" },
	{ "AWSLambdaVPCAccessExecutionRole", "/service-role/",
	    "ANPAJVTME3YLVNL72YR2K", "v3",
	    1455232526000, 1704494306000,
	    "Provides minimum permissions for a Lambda function to ex"
	    "ecute while accessing a resource within a VPC - create, "
	    "describe, delete network interfaces and write permission"
	    "s to CloudWatch Logs.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"AWSLambdaVP"
	    "CAccessExecutionPermissions\",\"Effect\":\"Allow\",\"Action\":["
	    "\"logs:CreateLogGroup\",\"logs:CreateLogStream\",\"logs:PutLo"
	    "gEvents\",\"ec2:CreateNetworkInterface\",\"ec2:DescribeNetwo"
	    "rkInterfaces\",\"ec2:DescribeSubnets\",\"ec2:DeleteNetworkIn"
	    "terface\",\"ec2:AssignPrivateIpAddresses\",\"ec2:UnassignPri"
	    "vateIpAddresses\"],\"Resource\":\"*\"}]}" },
	{ "AWSSecretsManagerClientReadOnlyAccess", "/",
	    "ANPAZKAPJZG4VM55A3HPH", "v4",
	    1762373048000, 1780432931000,
	    "Provides access to retrieve and describe secrets from Se"
	    "crets Manager. This policy also allows decrypting KMS ke"
	    "ys for Secrets Manager secrets.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"SecretsMana"
	    "gerGetAndDescribeSecret\",\"Effect\":\"Allow\",\"Action\":[\"sec"
	    "retsmanager:GetSecretValue\",\"secretsmanager:DescribeSecr"
	    "et\"],\"Resource\":\"arn:aws:secretsmanager:*:*:secret:*\"},{"
	    "\"Sid\":\"SecretsManagerBatchGetSecrets\",\"Effect\":\"Allow\",\""
	    "Action\":[\"secretsmanager:BatchGetSecretValue\",\"secretsma"
	    "nager:ListSecrets\"],\"Resource\":\"*\"},{\"Sid\":\"KMSDecryptKe"
	    "y\",\"Effect\":\"Allow\",\"Action\":[\"kms:Decrypt\"],\"Resource\":"
	    "\"arn:aws:kms:*:*:key/*\",\"Condition\":{\"StringLike\":{\"kms:"
	    "EncryptionContext:SecretARN\":\"arn:aws:secretsmanager:*:*"
	    ":secret:*\",\"kms:ViaService\":\"secretsmanager.*.amazonaws."
	    "com\"}}}]}" },
	{ "AWSXRayDaemonWriteAccess", "/",
	    "ANPAIOE47HSUE5AVBNEDM", "v2",
	    1535497233000, 1707861510000,
	    "Allow the AWS X-Ray Daemon to relay raw trace segments d"
	    "ata to the service's API and retrieve sampling data (rul"
	    "es, targets, etc.) to be used by the X-Ray SDK.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"AWSXRayDaem"
	    "onWriteAccess\",\"Effect\":\"Allow\",\"Action\":[\"xray:PutTrace"
	    "Segments\",\"xray:PutTelemetryRecords\",\"xray:GetSamplingRu"
	    "les\",\"xray:GetSamplingTargets\",\"xray:GetSamplingStatisti"
	    "cSummaries\"],\"Resource\":[\"*\"]}]}" },
	{ "CloudWatchAgentServerPolicy", "/",
	    "ANPAIGOPKN7KRDAKTLG4I", "v3",
	    1520384804000, 1707237457000,
	    "Permissions required to use AmazonCloudWatchAgent on ser"
	    "vers",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"CWACloudWat"
	    "chServerPermissions\",\"Effect\":\"Allow\",\"Action\":[\"cloudwa"
	    "tch:PutMetricData\",\"ec2:DescribeVolumes\",\"ec2:DescribeTa"
	    "gs\",\"logs:PutLogEvents\",\"logs:PutRetentionPolicy\",\"logs:"
	    "DescribeLogStreams\",\"logs:DescribeLogGroups\",\"logs:Creat"
	    "eLogStream\",\"logs:CreateLogGroup\",\"xray:PutTraceSegments"
	    "\",\"xray:PutTelemetryRecords\",\"xray:GetSamplingRules\",\"xr"
	    "ay:GetSamplingTargets\",\"xray:GetSamplingStatisticSummari"
	    "es\"],\"Resource\":\"*\"},{\"Sid\":\"CWASSMServerPermissions\",\"E"
	    "ffect\":\"Allow\",\"Action\":[\"ssm:GetParameter\"],\"Resource\":"
	    "\"arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*\"}]}" },
	{ "CloudWatchFullAccess", "/",
	    "ANPAIKEABORKUXN6DEAZU", "v4",
	    1423248000000, 1669555429000,
	    "Provides full access to CloudWatch.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"autoscaling:Describe*\",\"cloudwatch:*\",\"logs:*\""
	    ",\"sns:*\",\"iam:GetPolicy\",\"iam:GetPolicyVersion\",\"iam:Get"
	    "Role\",\"oam:ListSinks\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\""
	    ",\"Action\":\"iam:CreateServiceLinkedRole\",\"Resource\":\"arn:"
	    "aws:iam::*:role/aws-service-role/events.amazonaws.com/AW"
	    "SServiceRoleForCloudWatchEvents*\",\"Condition\":{\"StringLi"
	    "ke\":{\"iam:AWSServiceName\":\"events.amazonaws.com\"}}},{\"Ef"
	    "fect\":\"Allow\",\"Action\":[\"oam:ListAttachedLinks\"],\"Resour"
	    "ce\":\"arn:aws:oam:*:*:sink/*\"}]}" },
	{ "CloudWatchLogsFullAccess", "/",
	    "ANPAJ3ZGNWK2R5HW5BQFO", "v8",
	    1423248002000, 1770919233000,
	    "Provides full access to CloudWatch Logs",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"CloudWatchL"
	    "ogsFullAccess\",\"Effect\":\"Allow\",\"Action\":[\"logs:*\",\"clou"
	    "dwatch:GenerateQuery\",\"cloudwatch:GenerateQueryResultsSu"
	    "mmary\",\"observabilityadmin:GetS3TableIntegration\",\"obser"
	    "vabilityadmin:ListS3TableIntegrations\",\"observabilityadm"
	    "in:ListTelemetryPipelines\"],\"Resource\":\"*\"}]}" },
	{ "CloudWatchLogsReadOnlyAccess", "/",
	    "ANPAJ2YIYDYSNNEHK3VKW", "v12",
	    1423248003000, 1770919153000,
	    "Provides read only access to CloudWatch Logs",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"CloudWatchL"
	    "ogsReadOnlyAccess\",\"Effect\":\"Allow\",\"Action\":[\"logs:Desc"
	    "ribe*\",\"logs:Get*\",\"logs:List*\",\"logs:StartQuery\",\"logs:"
	    "StopQuery\",\"logs:TestMetricFilter\",\"logs:FilterLogEvents"
	    "\",\"logs:StartLiveTail\",\"logs:StopLiveTail\",\"cloudwatch:G"
	    "enerateQuery\",\"cloudwatch:GenerateQueryResultsSummary\",\""
	    "observabilityadmin:ListS3TableIntegrations\",\"observabili"
	    "tyadmin:GetS3TableIntegration\",\"observabilityadmin:ListT"
	    "elemetryPipelines\"],\"Resource\":\"*\"}]}" },
	{ "CloudWatchReadOnlyAccess", "/",
	    "ANPAJN23PDQP7SZQAE3QE", "v25",
	    1423248001000, 1790096227000,
	    "Provides read only access to CloudWatch.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"CloudWatchR"
	    "eadOnlyAccessPermissions\",\"Effect\":\"Allow\",\"Action\":[\"ap"
	    "plication-autoscaling:DescribeScalingPolicies\",\"applicat"
	    "ion-signals:BatchGet*\",\"application-signals:Get*\",\"appli"
	    "cation-signals:List*\",\"autoscaling:Describe*\",\"cloudtrai"
	    "l:ListChannels\",\"cloudwatch:BatchGet*\",\"cloudwatch:Descr"
	    "ibe*\",\"cloudwatch:GenerateQuery\",\"cloudwatch:Get*\",\"clou"
	    "dwatch:List*\",\"cloudwatch:CreateOneTimeDeepLinkCode\",\"lo"
	    "gs:Get*\",\"logs:List*\",\"logs:StartQuery\",\"logs:StopQuery\""
	    ",\"logs:Describe*\",\"logs:TestMetricFilter\",\"logs:FilterLo"
	    "gEvents\",\"logs:StartLiveTail\",\"logs:StopLiveTail\",\"oam:L"
	    "istSinks\",\"observabilityadmin:GetCentralizationRuleForOr"
	    "ganization\",\"observabilityadmin:ListCentralizationRulesF"
	    "orOrganization\",\"observabilityadmin:GetTelemetryEvaluati"
	    "onStatus\",\"observabilityadmin:GetTelemetryEvaluationStat"
	    "usForOrganization\",\"observabilityadmin:GetTelemetryRule\""
	    ",\"observabilityadmin:GetTelemetryRuleForOrganization\",\"o"
	    "bservabilityadmin:ListResourceTelemetry\",\"observabilitya"
	    "dmin:ListResourceTelemetryForOrganization\",\"observabilit"
	    "yadmin:ListTelemetryRules\",\"observabilityadmin:ListTelem"
	    "etryRulesForOrganization\",\"observabilityadmin:GetTelemet"
	    "ryEnrichmentStatus\",\"observabilityadmin:ListTagsForResou"
	    "rce\",\"observabilityadmin:GetTelemetryPipeline\",\"observab"
	    "ilityadmin:ListTelemetryPipelines\",\"observabilityadmin:T"
	    "estTelemetryPipeline\",\"observabilityadmin:ValidateTeleme"
	    "tryPipelineConfiguration\",\"observabilityadmin:GetS3Table"
	    "Integration\",\"observabilityadmin:ListS3TableIntegrations"
	    "\",\"observabilityadmin:GetDatasetIntegration\",\"observabil"
	    "ityadmin:ListDatasetIntegrations\",\"sns:Get*\",\"sns:List*\""
	    ",\"rum:BatchGet*\",\"rum:Get*\",\"rum:List*\",\"synthetics:Desc"
	    "ribe*\",\"synthetics:Get*\",\"synthetics:List*\",\"xray:BatchG"
	    "et*\",\"xray:Get*\",\"xray:List*\",\"xray:StartTraceRetrieval\""
	    ",\"xray:CancelTraceRetrieval\"],\"Resource\":\"*\"},{\"Sid\":\"OA"
	    "MReadPermissions\",\"Effect\":\"Allow\",\"Action\":[\"oam:ListAt"
	    "tachedLinks\"],\"Resource\":\"arn:aws:oam:*:*:sink/*\"},{\"Sid"
	    "\":\"CloudWatchReadOnlyGetRolePermissions\",\"Effect\":\"Allow"
	    "\",\"Action\":\"iam:GetRole\",\"Resource\":\"arn:aws:iam::*:role"
	    "/aws-service-role/application-signals.cloudwatch.amazona"
	    "ws.com/AWSServiceRoleForCloudWatchApplicationSignals\"},{"
	    "\"Sid\":\"CloudWatchCloudTrailPermissions\",\"Effect\":\"Allow\""
	    ",\"Action\":[\"cloudtrail:GetChannel\"],\"Resource\":\"arn:aws:"
	    "cloudtrail:*:*:channel/aws-service-channel/application-s"
	    "ignals/*\"},{\"Sid\":\"CloudWatchServiceQuotaPermissions\",\"E"
	    "ffect\":\"Allow\",\"Action\":[\"servicequotas:GetServiceQuota\""
	    "],\"Resource\":[\"arn:aws:servicequotas:*:*:s3/*\",\"arn:aws:"
	    "servicequotas:*:*:dynamodb/*\",\"arn:aws:servicequotas:*:*"
	    ":kinesis/*\",\"arn:aws:servicequotas:*:*:sns/*\",\"arn:aws:s"
	    "ervicequotas:*:*:bedrock/*\",\"arn:aws:servicequotas:*:*:l"
	    "ambda/*\",\"arn:aws:servicequotas:*:*:fargate/*\",\"arn:aws:"
	    "servicequotas:*:*:elasticloadbalancing/*\",\"arn:aws:servi"
	    "cequotas:*:*:ec2/*\"]},{\"Sid\":\"CloudWatchResourceExplorer"
	    "Permissions\",\"Effect\":\"Allow\",\"Action\":[\"resource-explor"
	    "er-2:ListIndexes\",\"resource-explorer-2:Search\"],\"Resourc"
	    "e\":[\"arn:aws:resource-explorer-2:*::view/AWSServiceViewF"
	    "orApplicationSignals/service-view\",\"arn:aws:resource-exp"
	    "lorer-2:*::view/AWSServiceViewForApplicationSignalsOrgSc"
	    "opeProd/service-view\"]}]}" },
	{ "DatabaseAdministrator", "/job-function/",
	    "ANPAIGBMAW4VUQKOQNVT6", "v5",
	    1478798743000, 1770919340000,
	    "Grants full access permissions to AWS services and actio"
	    "ns required to set up and configure AWS database service"
	    "s.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"cloudwatch:DeleteAlarms\",\"cloudwatch:Describe*"
	    "\",\"cloudwatch:DisableAlarmActions\",\"cloudwatch:EnableAla"
	    "rmActions\",\"cloudwatch:Get*\",\"cloudwatch:List*\",\"cloudwa"
	    "tch:PutMetricAlarm\",\"datapipeline:ActivatePipeline\",\"dat"
	    "apipeline:CreatePipeline\",\"datapipeline:DeletePipeline\","
	    "\"datapipeline:DescribeObjects\",\"datapipeline:DescribePip"
	    "elines\",\"datapipeline:GetPipelineDefinition\",\"datapipeli"
	    "ne:ListPipelines\",\"datapipeline:PutPipelineDefinition\",\""
	    "datapipeline:QueryObjects\",\"dynamodb:*\",\"ec2:DescribeAcc"
	    "ountAttributes\",\"ec2:DescribeAddresses\",\"ec2:DescribeAva"
	    "ilabilityZones\",\"ec2:DescribeInternetGateways\",\"ec2:Desc"
	    "ribeSecurityGroups\",\"ec2:DescribeSubnets\",\"ec2:DescribeV"
	    "pcs\",\"elasticache:*\",\"iam:ListRoles\",\"iam:GetRole\",\"kms:"
	    "ListKeys\",\"lambda:CreateEventSourceMapping\",\"lambda:Crea"
	    "teFunction\",\"lambda:DeleteEventSourceMapping\",\"lambda:De"
	    "leteFunction\",\"lambda:GetFunctionConfiguration\",\"lambda:"
	    "ListEventSourceMappings\",\"lambda:ListFunctions\",\"logs:De"
	    "scribeLogGroups\",\"logs:DescribeLogStreams\",\"logs:FilterL"
	    "ogEvents\",\"logs:GetLogEvents\",\"logs:Create*\",\"logs:PutLo"
	    "gEvents\",\"logs:PutMetricFilter\",\"pi:CreatePerformanceAna"
	    "lysisReport\",\"pi:DeletePerformanceAnalysisReport\",\"pi:De"
	    "scribeDimensionKeys\",\"pi:GetDimensionKeyDetails\",\"pi:Get"
	    "PerformanceAnalysisReport\",\"pi:GetResourceMetadata\",\"pi:"
	    "GetResourceMetrics\",\"pi:ListAvailableResourceDimensions\""
	    ",\"pi:ListAvailableResourceMetrics\",\"pi:ListPerformanceAn"
	    "alysisReports\",\"pi:ListTagsForResource\",\"pi:TagResource\""
	    ",\"pi:UntagResource\",\"rds:*\",\"redshift:*\",\"s3:CreateBucke"
	    "t\",\"sns:CreateTopic\",\"sns:DeleteTopic\",\"sns:Get*\",\"sns:L"
	    "ist*\",\"sns:SetTopicAttributes\",\"sns:Subscribe\",\"sns:Unsu"
	    "bscribe\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":[\"s"
	    "3:AbortMultipartUpload\",\"s3:DeleteObject*\",\"s3:Get*\",\"s3"
	    ":List*\",\"s3:PutAccelerateConfiguration\",\"s3:PutBucketTag"
	    "ging\",\"s3:PutBucketVersioning\",\"s3:PutBucketWebsite\",\"s3"
	    ":PutLifecycleConfiguration\",\"s3:PutReplicationConfigurat"
	    "ion\",\"s3:PutObject*\",\"s3:Replicate*\",\"s3:RestoreObject\"]"
	    ",\"Resource\":[\"*\"]},{\"Effect\":\"Allow\",\"Action\":[\"iam:Pass"
	    "Role\"],\"Resource\":[\"arn:aws:iam::*:role/rds-monitoring-r"
	    "ole\",\"arn:aws:iam::*:role/rdbms-lambda-access\",\"arn:aws:"
	    "iam::*:role/lambda_exec_role\",\"arn:aws:iam::*:role/lambd"
	    "a-dynamodb-*\",\"arn:aws:iam::*:role/lambda-vpc-execution-"
	    "role\",\"arn:aws:iam::*:role/DataPipelineDefaultRole\",\"arn"
	    ":aws:iam::*:role/DataPipelineDefaultResourceRole\"]}]}" },
	{ "IAMAccessAdvisorReadOnly", "/",
	    "ANPAZKAPJZG4FNDX5PG6Z", "v1",
	    1561145625000, 1561145625000,
	    "This policy grants access to read all access information"
	    " provided by IAM access advisor such as service last acc"
	    "essed information.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"iam:ListRoles\",\"iam:ListUsers\",\"iam:ListGroups"
	    "\",\"iam:ListPolicies\",\"iam:ListPoliciesGrantingServiceAcc"
	    "ess\",\"iam:GenerateServiceLastAccessedDetails\",\"iam:Gener"
	    "ateOrganizationsAccessReport\",\"iam:GenerateCredentialRep"
	    "ort\",\"iam:GetRole\",\"iam:GetPolicy\",\"iam:GetServiceLastAc"
	    "cessedDetails\",\"iam:GetServiceLastAccessedDetailsWithEnt"
	    "ities\",\"iam:GetOrganizationsAccessReport\",\"organizations"
	    ":DescribeAccount\",\"organizations:DescribeOrganization\",\""
	    "organizations:DescribeOrganizationalUnit\",\"organizations"
	    ":DescribePolicy\",\"organizations:ListChildren\",\"organizat"
	    "ions:ListParents\",\"organizations:ListPoliciesForTarget\","
	    "\"organizations:ListRoots\",\"organizations:ListPolicies\",\""
	    "organizations:ListTargetsForPolicy\"],\"Resource\":\"*\"}]}" },
	{ "IAMAccessAnalyzerReadOnlyAccess", "/",
	    "ANPAZKAPJZG4GY4R3GAPM", "v4",
	    1575306773000, 1721324944000,
	    "Provides read only access to IAM Access Analyzer resourc"
	    "es",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"IAMAccessAn"
	    "alyzerReadOnlyAccess\",\"Effect\":\"Allow\",\"Action\":[\"access"
	    "-analyzer:CheckAccessNotGranted\",\"access-analyzer:CheckN"
	    "oNewAccess\",\"access-analyzer:CheckNoPublicAccess\",\"acces"
	    "s-analyzer:Get*\",\"access-analyzer:List*\",\"access-analyze"
	    "r:ValidatePolicy\"],\"Resource\":\"*\"}]}" },
	{ "IAMFullAccess", "/",
	    "ANPAI7XKCFMBPM3QQRRVQ", "v2",
	    1423248038000, 1561146000000,
	    "Provides full access to IAM via the AWS Management Conso"
	    "le.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"iam:*\",\"organizations:DescribeAccount\",\"organi"
	    "zations:DescribeOrganization\",\"organizations:DescribeOrg"
	    "anizationalUnit\",\"organizations:DescribePolicy\",\"organiz"
	    "ations:ListChildren\",\"organizations:ListParents\",\"organi"
	    "zations:ListPoliciesForTarget\",\"organizations:ListRoots\""
	    ",\"organizations:ListPolicies\",\"organizations:ListTargets"
	    "ForPolicy\"],\"Resource\":\"*\"}]}" },
	{ "IAMReadOnlyAccess", "/",
	    "ANPAJKSO7NDY4T57MWDSQ", "v4",
	    1423248039000, 1516907487000,
	    "Provides read only access to IAM via the AWS Management "
	    "Console.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"iam:GenerateCredentialReport\",\"iam:GenerateSer"
	    "viceLastAccessedDetails\",\"iam:Get*\",\"iam:List*\",\"iam:Sim"
	    "ulateCustomPolicy\",\"iam:SimulatePrincipalPolicy\"],\"Resou"
	    "rce\":\"*\"}]}" },
	{ "IAMSelfManageServiceSpecificCredentials", "/",
	    "ANPAI4VT74EMXK2PMQJM2", "v1",
	    1482427518000, 1482427518000,
	    "Allows an IAM user to manage their own Service Specific "
	    "Credentials.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"iam:CreateServiceSpecificCredential\",\"iam:List"
	    "ServiceSpecificCredentials\",\"iam:UpdateServiceSpecificCr"
	    "edential\",\"iam:DeleteServiceSpecificCredential\",\"iam:Res"
	    "etServiceSpecificCredential\"],\"Resource\":\"arn:aws:iam::*"
	    ":user/${aws:username}\"}]}" },
	{ "IAMUserChangePassword", "/",
	    "ANPAJ4L4MM2A7QIEB56MS", "v5",
	    1479169516000, 1770919137000,
	    "Provides the ability for an IAM user to change their own"
	    " password.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"iam:ChangePassword\"],\"Resource\":[\"arn:aws:iam:"
	    ":*:user/${aws:username}\",\"arn:aws:iam::*:user/*/${aws:us"
	    "ername}\"]},{\"Effect\":\"Allow\",\"Action\":[\"iam:GetAccountPa"
	    "sswordPolicy\"],\"Resource\":\"*\"}]}" },
	{ "IAMUserSSHKeys", "/",
	    "ANPAJTSHUA4UXGXU7ANUA", "v1",
	    1436461734000, 1436461734000,
	    "Provides the ability for an IAM user to manage their own"
	    " SSH keys.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "Action\":[\"iam:DeleteSSHPublicKey\",\"iam:GetSSHPublicKey\","
	    "\"iam:ListSSHPublicKeys\",\"iam:UpdateSSHPublicKey\",\"iam:Up"
	    "loadSSHPublicKey\"],\"Resource\":\"arn:aws:iam::*:user/${aws"
	    ":username}\"}]}" },
	{ "PowerUserAccess", "/",
	    "ANPAJYRXTHIB4FOVS3ZXS", "v12",
	    1423247987000, 1770919154000,
	    "Provides full access to AWS services and resources, but "
	    "does not allow management of Users and groups.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\""
	    "NotAction\":[\"iam:*\",\"organizations:*\",\"account:*\"],\"Reso"
	    "urce\":\"*\"},{\"Effect\":\"Allow\",\"Action\":[\"account:GetAccou"
	    "ntInformation\",\"account:GetGovCloudAccountInformation\",\""
	    "account:GetPrimaryEmail\",\"account:ListRegions\",\"iam:Crea"
	    "teServiceLinkedRole\",\"iam:DeleteServiceLinkedRole\",\"iam:"
	    "ListRoles\",\"organizations:DescribeEffectivePolicy\",\"orga"
	    "nizations:DescribeOrganization\"],\"Resource\":\"*\"}]}" },
	{ "ReadOnlyAccess", "/",
	    "ANPAILL3HVNFSB6DCOWYQ", "v190",
	    1423247988000, 1790271428000,
	    "Provides read-only access to AWS services and resources.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"ReadOnlyAct"
	    "ionsGroup1\",\"Effect\":\"Allow\",\"Action\":[\"cloudtrail:Descr"
	    "ibe*\",\"cloudtrail:Get*\",\"cloudtrail:List*\",\"cloudtrail:L"
	    "ookupEvents\",\"iam:Generate*\",\"iam:Get*\",\"iam:List*\",\"iam"
	    ":Simulate*\"],\"Resource\":\"*\"},{\"Sid\":\"ReadOnlyActionsGrou"
	    "p2\",\"Effect\":\"Allow\",\"Action\":[\"kms:Describe*\",\"kms:Get*"
	    "\",\"kms:List*\",\"lambda:Get*\",\"lambda:List*\",\"rds:Describe"
	    "*\",\"rds:Download*\",\"rds:List*\",\"secretsmanager:Describe*"
	    "\",\"secretsmanager:GetResourcePolicy\",\"secretsmanager:Lis"
	    "t*\",\"sts:GetAccessKeyInfo\",\"sts:GetCallerIdentity\",\"sts:"
	    "GetSessionToken\",\"tag:DescribeReportCreation\",\"tag:Get*\""
	    "],\"Resource\":\"*\"}]}" },
	{ "SecretsManagerReadWrite", "/",
	    "ANPAI3VG7CI5BIQZQ6G2E", "v6",
	    1522865129000, 1787701030000,
	    "Provides read/write access to AWS Secrets Manager via th"
	    "e AWS Management Console. Note: this exludes IAM actions"
	    ", so combine with IAMFullAccess if rotation configuratio"
	    "n is required.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"BasePermiss"
	    "ions\",\"Effect\":\"Allow\",\"Action\":[\"secretsmanager:*\",\"clo"
	    "udformation:CreateChangeSet\",\"cloudformation:DescribeCha"
	    "ngeSet\",\"cloudformation:DescribeStackResource\",\"cloudfor"
	    "mation:DescribeStacks\",\"cloudformation:ExecuteChangeSet\""
	    ",\"docdb-elastic:GetCluster\",\"docdb-elastic:ListClusters\""
	    ",\"ec2:DescribeSecurityGroups\",\"ec2:DescribeSubnets\",\"ec2"
	    ":DescribeVpcs\",\"kms:DescribeKey\",\"kms:ListAliases\",\"kms:"
	    "ListKeys\",\"lambda:ListFunctions\",\"rds:DescribeDBClusters"
	    "\",\"rds:DescribeDBInstances\",\"redshift:DescribeClusters\","
	    "\"redshift-serverless:ListWorkgroups\",\"redshift-serverles"
	    "s:GetNamespace\",\"tag:GetResources\"],\"Resource\":\"*\"},{\"Si"
	    "d\":\"LambdaPermissions\",\"Effect\":\"Allow\",\"Action\":[\"lambd"
	    "a:AddPermission\",\"lambda:CreateFunction\",\"lambda:GetFunc"
	    "tion\",\"lambda:InvokeFunction\",\"lambda:UpdateFunctionConf"
	    "iguration\"],\"Resource\":\"arn:aws:lambda:*:*:function:Secr"
	    "etsManager*\"},{\"Sid\":\"SARPermissions\",\"Effect\":\"Allow\",\""
	    "Action\":[\"serverlessrepo:CreateCloudFormationChangeSet\","
	    "\"serverlessrepo:GetApplication\"],\"Resource\":\"arn:aws:ser"
	    "verlessrepo:*:*:applications/SecretsManager*\"},{\"Sid\":\"S"
	    "3Permissions\",\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"]"
	    ",\"Resource\":[\"arn:aws:s3:::awsserverlessrepo-changesets*"
	    "\",\"arn:aws:s3:::secrets-manager-rotation-apps-*/*\"]},{\"S"
	    "id\":\"CloudFormationTagOnCreate\",\"Effect\":\"Allow\",\"Action"
	    "\":[\"cloudformation:TagResource\",\"cloudformation:UntagRes"
	    "ource\"],\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"clo"
	    "udformation:CreateAction\":[\"CreateChangeSet\",\"ExecuteCha"
	    "ngeSet\"]}}}]}" },
	{ "SecurityAudit", "/",
	    "ANPAIX2T3QCXHR2OGGCTO", "v94",
	    1423248061000, 1790800028000,
	    "The security audit template grants access to read securi"
	    "ty configuration metadata. It is useful for software tha"
	    "t audits the configuration of an AWS account.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"BaseSecurit"
	    "yAuditStatement\",\"Effect\":\"Allow\",\"Action\":[\"cloudtrail:"
	    "DescribeTrails\",\"cloudtrail:GetEventSelectors\",\"cloudtra"
	    "il:GetInsightSelectors\",\"cloudtrail:GetTrail\",\"cloudtrai"
	    "l:GetTrailStatus\",\"cloudtrail:ListEventDataStores\",\"clou"
	    "dtrail:ListTags\",\"cloudtrail:ListTrails\",\"cloudtrail:Loo"
	    "kupEvents\",\"iam:GenerateCredentialReport\",\"iam:GenerateS"
	    "erviceLastAccessedDetails\",\"iam:Get*\",\"iam:List*\",\"iam:S"
	    "imulateCustomPolicy\",\"iam:SimulatePrincipalPolicy\",\"kms:"
	    "Describe*\",\"kms:Get*\",\"kms:List*\",\"lambda:GetAccountSett"
	    "ings\",\"lambda:GetFunctionCodeSigningConfig\",\"lambda:GetF"
	    "unctionConcurrency\",\"lambda:GetFunctionConfiguration\",\"l"
	    "ambda:GetFunctionEventInvokeConfig\",\"lambda:GetFunctionU"
	    "rlConfig\",\"lambda:GetLayerVersionPolicy\",\"lambda:GetPoli"
	    "cy\",\"lambda:GetProvisionedConcurrencyConfig\",\"lambda:Get"
	    "ResourcePolicy\",\"lambda:GetRuntimeManagementConfig\",\"lam"
	    "bda:List*\",\"rds:Describe*\",\"rds:DownloadDBLogFilePortion"
	    "\",\"rds:ListTagsForResource\",\"secretsmanager:DescribeSecr"
	    "et\",\"secretsmanager:GetResourcePolicy\",\"secretsmanager:L"
	    "istSecrets\",\"secretsmanager:ListSecretVersionIds\",\"sts:G"
	    "etAccessKeyInfo\",\"tag:GetResources\",\"tag:GetTagKeys\"],\"R"
	    "esource\":\"*\"}]}" },
	{ "ViewOnlyAccess", "/job-function/",
	    "ANPAID22R6XPJATWOFDK6", "v46",
	    1478798415000, 1790800028000,
	    "This policy grants permissions to view resources and bas"
	    "ic metadata across all AWS services.",
	    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"GeneralView"
	    "OnlyAccessStatement\",\"Effect\":\"Allow\",\"Action\":[\"cloudtr"
	    "ail:DescribeTrails\",\"cloudtrail:ListEventDataStores\",\"cl"
	    "oudtrail:ListTrails\",\"cloudtrail:LookupEvents\",\"iam:GetA"
	    "ccountSummary\",\"iam:GetLoginProfile\",\"iam:List*\",\"kms:Li"
	    "stKeys\",\"kms:ListResourceTags\",\"lambda:GetPolicy\",\"lambd"
	    "a:GetProvisionedConcurrencyConfig\",\"lambda:GetResourcePo"
	    "licy\",\"lambda:List*\",\"rds:Describe*\"],\"Resource\":\"*\"}]}" },
};
const size_t n_aws_policies = 63;
