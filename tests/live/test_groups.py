"""Subnet, option and parameter groups, call by call as Terraform makes them."""
import os

import pytest

from harness import ACCOUNT, REGION, Keyturn, fails

STUB = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "stub_mysqld.sh")
MASTER = {"MasterUsername": "admin", "MasterUserPassword": "Good-password-1"}
INSTANCE = {"Engine": "mysql", "DBInstanceClass": "db.t3.micro",
            "AllocatedStorage": 20, **MASTER}
TAGS = [{"Key": "Name", "Value": "a"}]


@pytest.fixture(scope="module")
def rds():
    """Whose instances stay in `creating`; a Describe never waits."""
    k = Keyturn("--memory", "--mysqld", STUB,
                "--describe-wait", "0").wait_ready()
    yield k.rds
    k.discard()


def arn(kind, name):
    return f"arn:aws:rds:{REGION}:{ACCOUNT}:{kind}:{name}"


def tags(rds, name):
    return rds.list_tags_for_resource(ResourceName=name)["TagList"]


# --- subnet groups -----------------------------------------------------------

def subnet_group(rds, name):
    return rds.describe_db_subnet_groups(DBSubnetGroupName=name)[
        "DBSubnetGroups"][0]


def subnets(group):
    return [s["SubnetIdentifier"] for s in group["Subnets"]]


def test_a_subnet_group_from_plan_to_plan(rds):
    made = rds.create_db_subnet_group(
        DBSubnetGroupName="Plan", DBSubnetGroupDescription="Managed",
        SubnetIds=["subnet-0a", "subnet-0b"], Tags=TAGS)["DBSubnetGroup"]
    first = subnet_group(rds, "plan")
    assert first == made == subnet_group(rds, "plan")
    assert made["DBSubnetGroupName"] == "plan"
    assert made["DBSubnetGroupArn"] == arn("subgrp", "plan")
    assert made["SubnetGroupStatus"] == "Complete"
    assert made["VpcId"].startswith("vpc-")
    assert made["SupportedNetworkTypes"] == ["IPV4"]
    assert subnets(made) == ["subnet-0a", "subnet-0b"]
    zones = {s["SubnetAvailabilityZone"]["Name"] for s in made["Subnets"]}
    assert zones == {REGION + "a", REGION + "b"}
    assert {s["SubnetStatus"] for s in made["Subnets"]} == {"Active"}
    assert tags(rds, made["DBSubnetGroupArn"]) == TAGS
    rds.modify_db_subnet_group(
        DBSubnetGroupName="plan", DBSubnetGroupDescription="Other",
        SubnetIds=["subnet-0b", "subnet-0c", "subnet-0d"])
    later = subnet_group(rds, "plan")
    assert later["DBSubnetGroupDescription"] == "Other"
    assert subnets(later) == ["subnet-0b", "subnet-0c", "subnet-0d"]
    rds.delete_db_subnet_group(DBSubnetGroupName="plan")
    with fails("DBSubnetGroupNotFoundFault",
               "DB subnet group 'plan' does not exist.", 404):
        subnet_group(rds, "plan")
    with fails("DBSubnetGroupNotFoundFault"):
        tags(rds, made["DBSubnetGroupArn"])


COVERAGE = "DB Subnet Group doesn't meet availability zone coverage " \
    "requirement. Please add subnets to cover at least 2 availability " \
    "zones. Current coverage: 1"


@pytest.mark.parametrize("name,ids,code,text", [
    ("few", ["subnet-1"], "DBSubnetGroupDoesNotCoverEnoughAZs", COVERAGE),
    ("same", ["subnet-1"] * 2, "DBSubnetGroupDoesNotCoverEnoughAZs",
     COVERAGE),
    ("none", [], "InvalidSubnet", "Subnet IDs are required."),
    ("odd", ["subnet-1", "vpc-1"], "InvalidSubnet",
     "Some input subnets in :[vpc-1] are invalid."),
    ("default", ["subnet-1", "subnet-2"], "DBSubnetGroupAlreadyExists",
     "The DB subnet group 'default' already exists."),
    ("1st", ["subnet-1", "subnet-2"], "InvalidParameterValue", None),
    ("a/b", ["subnet-1", "subnet-2"], "InvalidParameterValue", None),
    ("x" * 256, ["subnet-1", "subnet-2"], "InvalidParameterValue", None)])
def test_subnet_groups_that_are_refused(rds, name, ids, code, text):
    before = rds.describe_db_subnet_groups()["DBSubnetGroups"]
    with fails(code, text, 400):
        rds.create_db_subnet_group(DBSubnetGroupName=name, SubnetIds=ids,
                                   DBSubnetGroupDescription="d")
    assert rds.describe_db_subnet_groups()["DBSubnetGroups"] == before


def test_who_uses_a_subnet_group(rds):
    rds.create_db_subnet_group(
        DBSubnetGroupName="inner", DBSubnetGroupDescription="d",
        SubnetIds=["subnet-0a", "subnet-0b"])
    with fails("DBSubnetGroupNotFoundFault",
               "DB subnet group 'outer' does not exist.", 404):
        rds.create_db_instance(DBInstanceIdentifier="user", **INSTANCE,
                               DBSubnetGroupName="outer")
    with fails("DBSubnetGroupNotFoundFault"):
        rds.create_db_cluster(DBClusterIdentifier="user",
                              Engine="aurora-mysql", **MASTER,
                              DBSubnetGroupName="outer")
    shown = rds.create_db_instance(
        DBInstanceIdentifier="user", **INSTANCE,
        DBSubnetGroupName="Inner")["DBInstance"]["DBSubnetGroup"]
    assert shown["DBSubnetGroupName"] == "inner"
    assert subnets(shown) == ["subnet-0a", "subnet-0b"]
    assert shown["DBSubnetGroupDescription"] == "d"
    with fails("InvalidDBSubnetGroupStateFault", "Cannot delete the subnet "
               "group 'inner' because at least one database instance: user "
               "is still using it.", 400):
        rds.delete_db_subnet_group(DBSubnetGroupName="inner")
    alone = rds.create_db_instance(DBInstanceIdentifier="alone",
                                   **INSTANCE)["DBInstance"]
    assert alone["DBSubnetGroup"]["DBSubnetGroupName"] == "default"
    assert alone["PubliclyAccessible"]


# --- option groups -----------------------------------------------------------

AUDIT = {"OptionName": "MARIADB_AUDIT_PLUGIN", "OptionSettings": [
    {"Name": "SERVER_AUDIT_EVENTS", "Value": "CONNECT"}]}


def option_group(rds, name):
    return rds.describe_option_groups(OptionGroupName=name)[
        "OptionGroupsList"][0]


def settings(group):
    return {s["Name"]: s.get("Value")
            for s in group["Options"][0]["OptionSettings"]}


def test_an_option_group_from_plan_to_plan(rds):
    made = rds.create_option_group(
        OptionGroupName="Plan", EngineName="mysql", MajorEngineVersion="8.0",
        OptionGroupDescription="Managed", Tags=TAGS)["OptionGroup"]
    assert made == option_group(rds, "plan") == option_group(rds, "plan")
    assert made["OptionGroupName"] == "plan"
    assert made["OptionGroupArn"] == arn("og", "plan")
    assert made["Options"] == []
    assert tags(rds, made["OptionGroupArn"]) == TAGS
    rds.modify_option_group(OptionGroupName="plan", ApplyImmediately=True,
                            OptionsToInclude=[AUDIT])
    with_one = option_group(rds, "plan")
    assert settings(with_one)["SERVER_AUDIT_EVENTS"] == "CONNECT"
    assert settings(with_one)["SERVER_AUDIT_FILE_ROTATIONS"] == "9"
    rds.copy_option_group(SourceOptionGroupIdentifier="plan",
                          TargetOptionGroupIdentifier="copy",
                          TargetOptionGroupDescription="c")
    assert option_group(rds, "copy")["Options"] == with_one["Options"]
    rds.modify_option_group(OptionGroupName="plan", ApplyImmediately=True,
                            OptionsToRemove=["MARIADB_AUDIT_PLUGIN"])
    assert option_group(rds, "plan")["Options"] == []
    rds.delete_option_group(OptionGroupName="plan")
    with fails("OptionGroupNotFoundFault",
               "Specified OptionGroupName: plan not found.", 404):
        option_group(rds, "plan")


def test_option_groups_by_themselves(rds):
    default = option_group(rds, "default:mysql-8-0")
    assert default["MajorEngineVersion"] == "8.0"
    assert default in rds.describe_option_groups(
        EngineName="mysql")["OptionGroupsList"]
    with fails("InvalidOptionGroupStateFault", None, 400):
        rds.modify_option_group(OptionGroupName="default:mysql-8-0",
                                OptionsToInclude=[AUDIT])
    with fails("InvalidOptionGroupStateFault", None, 400):
        rds.delete_option_group(OptionGroupName="default:mysql-8-0")


def test_options_there_are(rds):
    found = rds.describe_option_group_options(
        EngineName="mysql", MajorEngineVersion="8.0")["OptionGroupOptions"]
    assert [o["Name"] for o in found] == ["MARIADB_AUDIT_PLUGIN",
                                          "MEMCACHED"]
    assert found[1]["DefaultPort"] == 11211
    for engine in "mysql", "mariadb":
        rds.create_option_group(
            OptionGroupName=f"of-{engine}", EngineName=engine,
            MajorEngineVersion={"mysql": "8.4", "mariadb": "10.11"}[engine],
            OptionGroupDescription="d")
    for name, option, text in (
            ("of-mysql", {"OptionName": "NONE"}, "Unknown option: NONE"),
            ("of-mariadb", {"OptionName": "MEMCACHED"},
             "Unknown option: MEMCACHED")):
        with fails("InvalidParameterValue", text, 400):
            rds.modify_option_group(OptionGroupName=name,
                                    OptionsToInclude=[option])
        assert option_group(rds, name)["Options"] == []


def test_who_uses_an_option_group(rds):
    rds.create_option_group(OptionGroupName="used", EngineName="mysql",
                            MajorEngineVersion="8.0",
                            OptionGroupDescription="d")
    with fails("OptionGroupNotFoundFault", None, 404):
        rds.create_db_instance(DBInstanceIdentifier="opted", **INSTANCE,
                               OptionGroupName="missing")
    with fails("InvalidParameterCombination", None, 400):
        rds.create_db_instance(DBInstanceIdentifier="opted", **INSTANCE,
                               EngineVersion="8.4", OptionGroupName="used")
    with fails("InvalidParameterCombination",
               "Option groups are not supported for DB Clusters", 400):
        rds.create_db_cluster(DBClusterIdentifier="opted",
                              Engine="aurora-mysql", **MASTER,
                              OptionGroupName="used")
    shown = rds.create_db_instance(
        DBInstanceIdentifier="opted", **INSTANCE, EngineVersion="8.0",
        OptionGroupName="used")["DBInstance"]["OptionGroupMemberships"]
    assert shown == [{"OptionGroupName": "used", "Status": "in-sync"}]
    with fails("InvalidOptionGroupStateFault", "The option group 'used' "
               "cannot be deleted because it is in use.", 400):
        rds.delete_option_group(OptionGroupName="used")
