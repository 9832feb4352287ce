"""What Terraform's AWS provider asks, call by call, and what it must find again:
otherwise its second plan would differ from what is there.

create, read, read again, modify, read, delete; the calls as they were recorded
of the provider, by its resources' names.
"""
import pytest

from harness import REGION, fails, fresh

SETTLING = {"DBInstanceStatus", "Status", "Endpoint", "ReaderEndpoint",
            "EngineVersion", "LatestRestorableTime", "EarliestRestorableTime", "TagList"}


def tags(of):
    return {t["Key"]: t["Value"] for t in of
            if not t["Key"].startswith("aws:")}


TAGS = [{"Key": "Name", "Value": "shop"}, {"Key": "stage", "Value": "test"}]
ROLE = "arn:aws:iam::123456789012:role/monitor"

INSTANCE = {
    "AllocatedStorage": 20, "MaxAllocatedStorage": 100,
    "AutoMinorVersionUpgrade": False, "AvailabilityZone": REGION + "b",
    "BackupRetentionPeriod": 3, "CACertificateIdentifier": "rds-ca-rsa4096-g1",
    "CopyTagsToSnapshot": True, "DBInstanceClass": "db.t3.micro", "DBName": "",
    "DeletionProtection": False,
    "EnableCloudwatchLogsExports": ["error", "slowquery"],
    "EnableIAMDatabaseAuthentication": True,
    "EnablePerformanceInsights": True, "KmsKeyId": "alias/shop",
    "MasterUserPassword": "Master-password-1", "MasterUsername": "root_user",
    "MonitoringInterval": 60, "MonitoringRoleArn": ROLE, "MultiAZ": False,
    "NetworkType": "IPV4", "PerformanceInsightsRetentionPeriod": 7,
    "PreferredBackupWindow": "01:00-01:30",
    "PreferredMaintenanceWindow": "sun:05:00-sun:05:30",
    "PubliclyAccessible": False, "StorageEncrypted": True,
    "StorageType": "gp3", "Tags": TAGS, "VpcSecurityGroupIds": ["sg-1"],
}

# What is shown of a member by another name, or in another form.
SHOWN = {
    "DBName": lambda i: i.get("DBName", ""),
    "EnableCloudwatchLogsExports":
        lambda i: i.get("EnabledCloudwatchLogsExports"),
    "EnableIAMDatabaseAuthentication":
        lambda i: i["IAMDatabaseAuthenticationEnabled"],
    "EnablePerformanceInsights": lambda i: i["PerformanceInsightsEnabled"],
    "VpcSecurityGroupIds":
        lambda i: [g["VpcSecurityGroupId"] for g in i["VpcSecurityGroups"]],
    "DBSubnetGroupName": lambda i: i["DBSubnetGroup"] if isinstance(
        i["DBSubnetGroup"], str) else i["DBSubnetGroup"]["DBSubnetGroupName"],
    "DBParameterGroupName":
        lambda i: i["DBParameterGroups"][0]["DBParameterGroupName"],
    "DBClusterParameterGroupName": lambda i: i["DBClusterParameterGroup"],
    "OptionGroupName":
        lambda i: i["OptionGroupMemberships"][0]["OptionGroupName"],
    "Tags": lambda i: [{"Key": k, "Value": v}
                       for k, v in tags(i["TagList"]).items()],
}
UNSHOWN = {"MasterUserPassword", "ApplyImmediately", "SkipFinalSnapshot",
           "EngineVersion"}


def check(given, shown):
    """No difference: each that was given is shown so."""
    found = {n: SHOWN[n](shown) if n in SHOWN else shown.get(n)
             for n in given if n not in UNSHOWN}
    assert found == {n: v for n, v in given.items() if n not in UNSHOWN}


def steady(shown):
    return {k: v for k, v in shown.items() if k not in SETTLING}


@pytest.fixture(scope="module")
def groups(fleet, flavour):
    rds, name = fleet.rds, fresh("tf")
    major = "8.0" if flavour.engine == "mysql" else "10.11"
    family = flavour.engine + major
    rds.create_db_subnet_group(
        DBSubnetGroupName=name, DBSubnetGroupDescription="d",
        SubnetIds=["subnet-1", "subnet-2"])
    rds.create_db_parameter_group(
        DBParameterGroupName=name, DBParameterGroupFamily=family,
        Description="d")
    return {"DBSubnetGroupName": name, "DBParameterGroupName": name,
            "EngineVersion": major}


def instance(rds, name):
    return rds.describe_db_instances(DBInstanceIdentifier=name)[
        "DBInstances"][0]


def cluster(rds, name):
    return rds.describe_db_clusters(DBClusterIdentifier=name)[
        "DBClusters"][0]


def test_aws_db_instance(fleet, flavour, groups):
    rds, name = fleet.rds, fresh("tf")
    given = {**INSTANCE, **groups, "DBInstanceIdentifier": name,
             "Engine": flavour.engine}
    made = rds.create_db_instance(**given)["DBInstance"]
    check(given, made)
    assert made["EngineVersion"].startswith(groups["EngineVersion"])
    rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier=name)
    read = instance(rds, name)
    check(given, read)
    assert steady(read) == steady(made)
    assert read["EngineVersion"].startswith(groups["EngineVersion"])
    assert (read["Iops"], read["StorageThroughput"]) == (3000, 125)
    assert read["LicenseModel"] == "general-public-license"
    assert tags(rds.list_tags_for_resource(
        ResourceName=read["DBInstanceArn"])["TagList"]) == tags(TAGS)
    assert instance(rds, name) == read

    change = {"AllocatedStorage": 30, "BackupRetentionPeriod": 5,
              "DBInstanceClass": "db.t3.small", "DeletionProtection": True,
              "PreferredBackupWindow": "02:00-02:30", "MultiAZ": False,
              "CopyTagsToSnapshot": False, "PubliclyAccessible": True}
    rds.modify_db_instance(DBInstanceIdentifier=name, ApplyImmediately=True,
                           **change)
    rds.add_tags_to_resource(ResourceName=read["DBInstanceArn"],
                             Tags=[{"Key": "new", "Value": "1"}])
    rds.remove_tags_from_resource(ResourceName=read["DBInstanceArn"],
                                  TagKeys=["stage"])
    rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier=name)
    again = instance(rds, name)
    check({**given, **change, "Tags": [TAGS[0], {"Key": "new",
                                                  "Value": "1"}]}, again)
    assert again["PendingModifiedValues"] == {}
    assert instance(rds, name) == again
    with fails("InvalidParameterCombination", "Cannot delete protected DB "
               "Instance, please disable deletion protection and try again."):
        rds.delete_db_instance(DBInstanceIdentifier=name,
                               SkipFinalSnapshot=True)
    rds.modify_db_instance(DBInstanceIdentifier=name, ApplyImmediately=True,
                           DeletionProtection=False)
    rds.delete_db_instance(DBInstanceIdentifier=name, SkipFinalSnapshot=True,
                           DeleteAutomatedBackups=True)
    rds.get_waiter("db_instance_deleted").wait(DBInstanceIdentifier=name)
    with fails("DBInstanceNotFound", f"DBInstance {name} not found."):
        instance(rds, name)


def test_an_instance_with_little(fleet, flavour):
    """Defaults, which a second plan must not differ from either."""
    rds, name = fleet.rds, fresh("tf")
    given = {"DBInstanceIdentifier": name, "Engine": flavour.engine,
             "DBInstanceClass": "db.t3.micro", "AllocatedStorage": 20,
             "MasterUsername": "admin", "DBName": "",
             "MasterUserPassword": "Master-password-1",
             "BackupRetentionPeriod": 0, "PubliclyAccessible": False,
             "AutoMinorVersionUpgrade": True, "CopyTagsToSnapshot": False,
             "DeletionProtection": False, "StorageEncrypted": False,
             "Tags": []}
    made = rds.create_db_instance(**given)["DBInstance"]
    check(given, made)
    rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier=name)
    read = instance(rds, name)
    check(given, read)
    assert steady(read) == steady(made) and instance(rds, name) == read
    rds.modify_db_instance(DBInstanceIdentifier=name,
                           DBInstanceClass="db.t3.medium")
    read = instance(rds, name)
    assert read["PendingModifiedValues"] == {
        "DBInstanceClass": "db.t3.medium"}
    check(given, read)
    rds.delete_db_instance(DBInstanceIdentifier=name, SkipFinalSnapshot=True)
    rds.get_waiter("db_instance_deleted").wait(DBInstanceIdentifier=name)


CLUSTER = {
    "AvailabilityZones": [REGION + z for z in "abc"],
    "BackupRetentionPeriod": 5, "CopyTagsToSnapshot": True,
    "DatabaseName": "shop", "DeletionProtection": True,
    "Engine": "aurora-mysql", "EngineMode": "provisioned",
    "EngineVersion": "8.0.mysql_aurora.3.05.2",
    "EnableCloudwatchLogsExports": ["audit"],
    "EnableIAMDatabaseAuthentication": True, "KmsKeyId": "alias/shop",
    "MasterUserPassword": "Master-password-1", "MasterUsername": "root_user",
    "Port": 3306, "PreferredBackupWindow": "01:00-01:30",
    "PreferredMaintenanceWindow": "sun:05:00-sun:05:30",
    "ServerlessV2ScalingConfiguration": {"MinCapacity": 0.5,
                                         "MaxCapacity": 4.0},
    "StorageEncrypted": True, "Tags": TAGS, "VpcSecurityGroupIds": ["sg-1"],
}


def test_aws_rds_cluster_and_its_instances(fleet, groups):
    rds, name = fleet.rds, fresh("tf")
    given = {**CLUSTER, "DBClusterIdentifier": name,
             "DBSubnetGroupName": groups["DBSubnetGroupName"]}
    made = rds.create_db_cluster(**given)["DBCluster"]
    check(given, made)
    assert made["EngineVersion"] == CLUSTER["EngineVersion"]
    rds.get_waiter("db_cluster_available").wait(DBClusterIdentifier=name)
    read = cluster(rds, name)
    check(given, read)
    assert read["EngineVersion"] == CLUSTER["EngineVersion"]
    assert steady(read) == steady(made) and cluster(rds, name) == read
    assert rds.describe_global_clusters()["GlobalClusters"] == []

    member = {"DBInstanceIdentifier": f"{name}-1", "Engine": "aurora-mysql",
              "DBClusterIdentifier": name, "DBInstanceClass": "db.r6g.large",
              "PromotionTier": 0, "PubliclyAccessible": False,
              "AutoMinorVersionUpgrade": True, "CopyTagsToSnapshot": False,
              "EngineVersion": CLUSTER["EngineVersion"],
              "MonitoringInterval": 0, "Tags": TAGS}
    check(member, rds.create_db_instance(**member)["DBInstance"])
    rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier=f"{name}-1")
    first = instance(rds, f"{name}-1")
    check(member, first)
    assert first["EngineVersion"] == CLUSTER["EngineVersion"]
    assert instance(rds, f"{name}-1") == first
    rds.modify_db_instance(
        DBInstanceIdentifier=f"{name}-1", PromotionTier=3,
        DBInstanceClass="db.r6g.xlarge", ApplyImmediately=True)
    rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier=f"{name}-1")
    check({**member, "PromotionTier": 3, "DBInstanceClass": "db.r6g.xlarge"},
          instance(rds, f"{name}-1"))

    change = {"BackupRetentionPeriod": 7, "DeletionProtection": False,
              "PreferredBackupWindow": "03:00-03:30"}
    rds.modify_db_cluster(DBClusterIdentifier=name, ApplyImmediately=True,
                          **change)
    rds.get_waiter("db_cluster_available").wait(DBClusterIdentifier=name)
    again = cluster(rds, name)
    check({**given, **change}, again)
    assert cluster(rds, name) == again
    rds.delete_db_instance(DBInstanceIdentifier=f"{name}-1",
                           SkipFinalSnapshot=True)
    rds.get_waiter("db_instance_deleted").wait(
        DBInstanceIdentifier=f"{name}-1")
    rds.delete_db_cluster(DBClusterIdentifier=name, SkipFinalSnapshot=True)
    rds.get_waiter("db_cluster_deleted").wait(DBClusterIdentifier=name)
