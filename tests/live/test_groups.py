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
    rds.create_db_subnet_group(
        DBSubnetGroupName="of-clusters", DBSubnetGroupDescription="d",
        SubnetIds=["subnet-0a", "subnet-0b"])
    rds.create_db_cluster(DBClusterIdentifier="many", Engine="aurora-mysql",
                          DBSubnetGroupName="of-clusters", **MASTER)
    with fails("InvalidDBSubnetGroupStateFault", "Cannot delete the subnet "
               "group 'of-clusters' because at least one database cluster: "
               "many is still using it.", 400):
        rds.delete_db_subnet_group(DBSubnetGroupName="of-clusters")
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


# --- parameter groups --------------------------------------------------------

FAMILY = "DBParameterGroupFamily"
KINDS = {"": ("pg", "mysql8.0"), "Cluster": ("cluster-pg", "aurora-mysql8.0")}


def snake(word):
    return f"{word}_" if word else ""


class Parameters:
    """The operations of one kind of parameter group, by its word."""

    def __init__(self, rds, word):
        self.rds, self.word = rds, word
        self.kind, self.family = KINDS[word]
        self.thing = f"DB{word}ParameterGroup"

    def call(self, form, name=None, **more):
        method = getattr(self.rds, form.format(snake(self.word.lower())))
        return method(**{self.thing + "Name": name, **more} if name else more)

    def create(self, name, **more):
        return self.call("create_db_{}parameter_group", name,
                         **{FAMILY: self.family, "Description": "Managed",
                            **more})[self.thing]

    def one(self, name):
        return self.call("describe_db_{}parameter_groups", name)[
            self.thing + "s"][0]

    def modify(self, name, *parameters):
        return self.call("modify_db_{}parameter_group", name,
                         Parameters=[p(*x) for x in parameters])

    def reset(self, name, *parameters, **more):
        if parameters:
            more["Parameters"] = [p(*x) for x in parameters]
        return self.call("reset_db_{}parameter_group", name, **more)

    def set(self, name):
        found = self.call("describe_db_{}parameters", name, Source="user")
        return {x["ParameterName"]: x["ParameterValue"]
                for x in found["Parameters"]}

    def all(self, name):
        found, marker = [], {}
        while True:
            page = self.call("describe_db_{}parameters", name, **marker)
            found += page["Parameters"]
            if "Marker" not in page:
                return {x["ParameterName"]: x for x in found}
            assert len(page["Parameters"]) == 100
            marker = {"Marker": page["Marker"]}

    def delete(self, name):
        self.call("delete_db_{}parameter_group", name)


def p(name, value=None, method="immediate"):
    value = {} if value is None else {"ParameterValue": value}
    return {"ParameterName": name, "ApplyMethod": method, **value}


@pytest.fixture(params=["", "Cluster"])
def groups(rds, request):
    return Parameters(rds, request.param)


def test_a_parameter_group_from_plan_to_plan(rds, groups):
    made = groups.create("Plan", Tags=TAGS)
    assert made == groups.one("plan") == groups.one("plan")
    assert made == {
        groups.thing + "Name": "plan", FAMILY: groups.family,
        "Description": "Managed",
        groups.thing + "Arn": arn(groups.kind, "plan")}
    assert tags(rds, made[groups.thing + "Arn"]) == TAGS
    assert groups.set("plan") == {}
    answer = groups.modify("plan", ("max_connections", "200"),
                           ("innodb_buffer_pool_instances", "2",
                            "pending-reboot"))
    assert answer[groups.thing + "Name"] == "plan"
    wanted = {"max_connections": "200", "innodb_buffer_pool_instances": "2"}
    assert groups.set("plan") == wanted == groups.set("plan")
    shown = groups.all("plan")
    assert len(shown) > 300 and list(shown) == sorted(shown)
    assert shown["innodb_buffer_pool_instances"]["ApplyType"] == "static"
    assert shown["innodb_buffer_pool_instances"]["ApplyMethod"] == \
        "pending-reboot"
    assert shown["max_connections"]["AllowedValues"] == "1-100000"
    assert not shown["port"]["IsModifiable"]
    groups.modify("plan", ("max_connections", "{DBInstanceClassMemory/"
                           "12582880}"), ("sql_mode", "ANSI,TRADITIONAL"))
    assert groups.set("plan")["sql_mode"] == "ANSI,TRADITIONAL"
    groups.reset("plan", ("max_connections",))
    assert set(groups.set("plan")) == {"sql_mode",
                                       "innodb_buffer_pool_instances"}
    source, target = (f"{w}DB{groups.word}ParameterGroup"
                      for w in ("Source", "Target"))
    groups.call("copy_db_{}parameter_group", **{
        source + "Identifier": "plan", target + "Identifier": "copy",
        target + "Description": "c"})
    groups.reset("plan", ResetAllParameters=True)
    assert groups.set("plan") == {}
    assert set(groups.set("copy")) == {"sql_mode",
                                       "innodb_buffer_pool_instances"}
    for name in "plan", "copy":
        groups.delete(name)
    with fails("DBParameterGroupNotFound", f"{groups.thing} not found: plan",
               404):
        groups.one("plan")


STATIC = "cannot use immediate apply method for static parameter"


@pytest.mark.parametrize("change,code,text", [
    (p("none_such", "1"), "InvalidParameterValue",
     "Could not find parameter with name: none_such"),
    (p("innodb_buffer_pool_instances", "2"), "InvalidParameterCombination",
     STATIC),
    (p("port", "3307", "pending-reboot"), "InvalidParameterValue",
     "The parameter port cannot be modified."),
    (p("max_connections", "0"), "InvalidParameterValue",
     "Invalid parameter value: 0 for: max_connections allowed values are: "
     "1-100000"),
    (p("max_connections", "{DBInstanceClassMemory"), "InvalidParameterValue",
     None),
    (p("max_connections", ""), "InvalidParameterValue", None),
    (p("max_connections"), "InvalidParameterValue", None),
    (p("max_connections", "10", "soon"), "InvalidParameterValue", None),
    (p("slow_query_log", "on"), "InvalidParameterValue", None),
    (p("log_output", "FILE,PIPE"), "InvalidParameterValue", None),
    (p("character_set_server", "klingon"), "InvalidParameterValue", None),
    ({"ParameterName": "max_connections", "ParameterValue": "9"},
     "InvalidParameterValue",
     "The parameter ApplyMethod must be provided and must not be blank.")])
def test_parameters_that_are_refused(rds, groups, change, code, text):
    groups.create("strict")
    groups.modify("strict", ("wait_timeout", "5"))
    with fails(code, text, 400):
        groups.call("modify_db_{}parameter_group", "strict",
                    Parameters=[p("max_connections", "7"), change])
    assert groups.set("strict") == {"wait_timeout": "5"}
    groups.delete("strict")


def test_parameter_groups_that_are_refused(rds, groups):
    with fails("InvalidParameterValue", None, 400):
        groups.create("other", **{FAMILY: "postgres16"})
    with fails("InvalidParameterValue", None, 400):
        groups.create("no_underscores")
    groups.create("twice")
    with fails("DBParameterGroupAlreadyExists",
               "Parameter group twice already exists", 400):
        groups.create("TWICE")
    groups.delete("twice")
    default = "default." + groups.family
    assert groups.one(default)[FAMILY] == groups.family
    with fails("InvalidParameterValue",
               "Cannot modify a default parameter group.", 400):
        groups.modify(default, ("max_connections", "9"))
    with fails("InvalidDBParameterGroupState", "Default DBParameterGroup "
               f"cannot be deleted: {default}", 400):
        groups.delete(default)
    with fails("InvalidParameterValue", None, 400):
        groups.call("modify_db_{}parameter_group", default, Parameters=[])


def test_engines_by_themselves(rds):
    for family, has, has_not in (
            ("mysql8.4", "cte_max_recursion_depth", "query_cache_type"),
            ("mariadb10.11", "query_cache_type", "cte_max_recursion_depth"),
            ("aurora-mysql8.0", "server_audit_logging", "query_cache_type")):
        names, marker = [], {}
        while marker is not None:
            d = rds.describe_engine_default_parameters(
                DBParameterGroupFamily=family, **marker)["EngineDefaults"]
            assert d[FAMILY] == family
            names += [x["ParameterName"] for x in d["Parameters"]]
            marker = {"Marker": d["Marker"]} if "Marker" in d else None
        assert has in names and has_not not in names
    with fails("InvalidParameterValue", None, 400):
        rds.describe_engine_default_parameters(
            DBParameterGroupFamily="oracle-ee-19")


def test_who_uses_a_parameter_group(rds):
    ours, theirs = Parameters(rds, ""), Parameters(rds, "Cluster")
    ours.create("used")
    theirs.create("used")
    with fails("DBParameterGroupNotFound", "DBParameterGroup not found: "
               "missing", 404):
        rds.create_db_instance(DBInstanceIdentifier="set", **INSTANCE,
                               DBParameterGroupName="missing")
    with fails("InvalidParameterCombination", "The Parameter Group used with "
               "DBParameterGroupFamily mysql8.0 cannot be used for this "
               "instance. Please use a Parameter Group with "
               "DBParameterGroupFamily mysql8.4", 400):
        rds.create_db_instance(DBInstanceIdentifier="set", **INSTANCE,
                               EngineVersion="8.4",
                               DBParameterGroupName="used")
    shown = rds.create_db_instance(
        DBInstanceIdentifier="set", **INSTANCE, EngineVersion="8.0",
        DBParameterGroupName="Used")["DBInstance"]["DBParameterGroups"]
    assert [g["DBParameterGroupName"] for g in shown] == ["used"]
    cluster = rds.create_db_cluster(
        DBClusterIdentifier="set", Engine="aurora-mysql", **MASTER,
        DBClusterParameterGroupName="used")["DBCluster"]
    assert cluster["DBClusterParameterGroup"] == "used"
    for groups in ours, theirs:
        with fails("InvalidDBParameterGroupState", "One or more database "
                   "instances are still members of this parameter group "
                   "used, so the group cannot be deleted", 400):
            groups.delete("used")
