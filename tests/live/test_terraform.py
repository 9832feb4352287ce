"""What Terraform's AWS provider asks, call by call, and what it must find again:
otherwise its second plan would differ from what is there.

create, read, read again, modify, read, delete; the calls as they were recorded
of the provider, by its resources' names.
"""
import pytest

from harness import ACCOUNT, REGION, fails, fresh

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


def test_a_run_begins_with_who_one_is(fleet):
    got = fleet.client("sts").get_caller_identity()
    assert got["Account"] == ACCOUNT and got["Arn"].endswith(":root")


def listed(rds, arn):
    return tags(rds.list_tags_for_resource(ResourceName=arn)["TagList"])


def gone(rds, name, kind="instance"):
    key = {"instance": "DBInstanceIdentifier",
           "cluster": "DBClusterIdentifier"}[kind]
    getattr(rds, f"delete_db_{kind}")(**{key: name}, SkipFinalSnapshot=True)
    rds.get_waiter(f"db_{kind}_deleted").wait(**{key: name})


def small(engine, **more):
    return {"DBInstanceIdentifier": fresh("tf"), "Engine": engine,
            "DBInstanceClass": "db.t3.micro", "AllocatedStorage": 20,
            "MasterUsername": "admin", "DBName": "", **more}


def test_manage_master_user_password(fleet, flavour):
    """On, read twice, off, read, on again; the block as the provider's."""
    rds = fleet.rds
    given = small(flavour.engine, ManageMasterUserPassword=True)
    name = given["DBInstanceIdentifier"]
    made = rds.create_db_instance(**given)["DBInstance"]
    rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier=name)
    read = instance(rds, name)
    assert instance(rds, name) == read
    assert set(read["MasterUserSecret"]) == {"SecretArn", "SecretStatus",
                                             "KmsKeyId"}
    assert read["MasterUserSecret"]["SecretStatus"] == "active"
    for member in "SecretArn", "KmsKeyId":
        assert read["MasterUserSecret"][member] == \
            made["MasterUserSecret"][member]
    off = {"ManageMasterUserPassword": False,
           "MasterUserPassword": "Master-password-1"}
    for change, there in (off, False), ({"ManageMasterUserPassword": True},
                                        True):
        rds.modify_db_instance(DBInstanceIdentifier=name,
                               ApplyImmediately=True, **change)
        rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier=name)
        again = instance(rds, name)
        assert ("MasterUserSecret" in again) == there
        assert again["PendingModifiedValues"] == {}
        assert instance(rds, name) == again
    gone(rds, name)


def test_aws_db_snapshot_and_the_final_one(fleet, flavour):
    rds = fleet.rds
    given = small(flavour.engine, MasterUserPassword="Master-password-1")
    name, snap, final = given["DBInstanceIdentifier"], fresh("s"), fresh("f")
    rds.create_db_instance(**given)
    rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier=name)
    rds.create_db_snapshot(DBInstanceIdentifier=name,
                           DBSnapshotIdentifier=snap, Tags=TAGS)

    def read(name):
        rds.get_waiter("db_snapshot_available").wait(DBSnapshotIdentifier=name)
        one, = rds.describe_db_snapshots(DBSnapshotIdentifier=name)[
            "DBSnapshots"]
        shared = rds.describe_db_snapshot_attributes(
            DBSnapshotIdentifier=name)["DBSnapshotAttributesResult"]
        return one, shared, listed(rds, one["DBSnapshotArn"])

    first = read(snap)
    assert first == read(snap)
    assert (first[0]["DBInstanceIdentifier"], first[0]["SnapshotType"]) == (
        name, "manual")
    assert first[2] == tags(TAGS) == tags(first[0]["TagList"])
    rds.modify_db_snapshot_attribute(
        DBSnapshotIdentifier=snap, AttributeName="restore",
        ValuesToAdd=["210987654321"])
    assert read(snap)[1]["DBSnapshotAttributes"] == [
        {"AttributeName": "restore", "AttributeValues": ["210987654321"]}]
    rds.delete_db_instance(DBInstanceIdentifier=name,
                           FinalDBSnapshotIdentifier=final)
    rds.get_waiter("db_instance_deleted").wait(DBInstanceIdentifier=name)
    assert read(final)[0]["DBInstanceIdentifier"] == name
    for one in snap, final:
        rds.delete_db_snapshot(DBSnapshotIdentifier=one)
        rds.get_waiter("db_snapshot_deleted").wait(DBSnapshotIdentifier=one)
        with fails("DBSnapshotNotFound", None, 404):
            rds.describe_db_snapshots(DBSnapshotIdentifier=one)


def test_aws_rds_cluster_endpoint_and_a_certificate(fleet):
    """The endpoint of one of two members; one is rebooted, as the provider
    does when the certificate is another."""
    rds, name = fleet.rds, fresh("tf")
    members = [f"{name}-{i}" for i in (1, 2)]
    rds.create_db_cluster(
        DBClusterIdentifier=name, Engine="aurora-mysql",
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    for member in members:
        rds.create_db_instance(
            DBInstanceIdentifier=member, Engine="aurora-mysql",
            DBClusterIdentifier=name, DBInstanceClass="db.r6g.large",
            CACertificateIdentifier="rds-ca-rsa4096-g1")
    for member in members:
        rds.get_waiter("db_instance_available").wait(
            DBInstanceIdentifier=member)
        assert instance(rds, member)["CACertificateIdentifier"] == \
            "rds-ca-rsa4096-g1"
    rds.reboot_db_instance(DBInstanceIdentifier=members[0])
    rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier=members[0])
    made = rds.create_db_cluster_endpoint(
        DBClusterIdentifier=name, DBClusterEndpointIdentifier=f"{name}-e",
        EndpointType="READER", StaticMembers=members[:1], Tags=TAGS)

    def read():
        one, = rds.describe_db_cluster_endpoints(
            DBClusterEndpointIdentifier=f"{name}-e")["DBClusterEndpoints"]
        return one, listed(rds, one["DBClusterEndpointArn"])

    first = read()
    assert first == read() and first[1] == tags(TAGS)
    assert first[0]["Endpoint"] == made["Endpoint"]
    assert (first[0]["CustomEndpointType"], first[0]["StaticMembers"]) == (
        "READER", members[:1])
    rds.modify_db_cluster_endpoint(
        DBClusterEndpointIdentifier=f"{name}-e", EndpointType="ANY",
        ExcludedMembers=members[:1])
    again, _ = read()
    assert (again["CustomEndpointType"], again["StaticMembers"],
            again["ExcludedMembers"]) == ("ANY", [], members[:1])
    rds.delete_db_cluster_endpoint(DBClusterEndpointIdentifier=f"{name}-e")
    assert rds.describe_db_cluster_endpoints(
        DBClusterEndpointIdentifier=f"{name}-e")["DBClusterEndpoints"] == []
    for member in members:
        gone(rds, member)
    gone(rds, name, "cluster")


def test_aws_db_proxy_is_found_nowhere(fleet):
    """It cannot be made; what is read before and after says so."""
    rds = fleet.rds
    assert rds.describe_db_proxies()["DBProxies"] == []
    with fails("DBProxyNotFoundFault", None, 404):
        rds.describe_db_proxies(DBProxyName="proxy")
