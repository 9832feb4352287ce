"""RDS: shapes, rules and texts; real servers where one is needed."""
import os
import re
import xml.etree.ElementTree as ET

import pytest

from harness import ACCOUNT, REGION, Keyturn, fails, sql, until

NS = "{http://rds.amazonaws.com/doc/2014-10-31/}"
HERE = os.path.dirname(os.path.abspath(__file__))
STUB = os.path.join(HERE, "stub_mysqld.sh")
PASSWORD = "MasterUserPassword"
IDENTIFIER = "The parameter {} is not a valid identifier. Identifiers must " \
    "begin with a letter; must contain only ASCII letters, digits, and " \
    "hyphens; and must not end with a hyphen or contain two consecutive " \
    "hyphens."
CHARACTERS = "The parameter MasterUserPassword is not a valid password. " \
    "Only printable ASCII characters besides '/', '@', '\"', ' ' may be used."
TOO_SHORT = "Invalid master password"

INSTANCE = {"DBInstanceIdentifier": "ruled", "Engine": "mysql",
            "DBInstanceClass": "db.t3.micro", "AllocatedStorage": 20,
            "MasterUsername": "admin", PASSWORD: "Good-password-1"}
CLUSTER = {"DBClusterIdentifier": "ruled", "Engine": "aurora-mysql",
           "MasterUsername": "admin", PASSWORD: "Good-password-1"}


@pytest.fixture(scope="module")
def stuck():
    """A keyturn whose instances stay in `creating`; a Describe never waits."""
    k = Keyturn("--memory", "--mysqld", STUB,
                "--describe-wait", "0").wait_ready()
    yield k
    k.discard()


def without(d, *names, **more):
    d = {**d, **more}
    for n in names:
        del d[n]
    return d


RULES = [
    ("a password with " + repr(bad), {PASSWORD: f"Good{bad}password"},
     "InvalidParameterValue", CHARACTERS)
    for bad in ("/", "@", '"', " ", "é", "\t", "\x7f")] + [
    ("a short password", {PASSWORD: "Short-7"}, "InvalidParameterValue",
     TOO_SHORT),
    ("a password of 42", {PASSWORD: "p" * 42}, "InvalidParameterValue", None),
    ("a long user name", {"MasterUsername": "u" * 33},
     "InvalidParameterValue", None),
    ("a user name with a digit first", {"MasterUsername": "1u"},
     "InvalidParameterValue", None),
    ("a user name with a quote", {"MasterUsername": "o'brien"},
     "InvalidParameterValue", None),
    ("an unknown engine", {"Engine": "nosuch"}, "InvalidParameterValue",
     None),
    ("a low port", {"Port": 1149}, "InvalidParameterValue", None),
]


@pytest.mark.parametrize("change,code,text", [
    pytest.param(*r[1:], id=r[0]) for r in RULES])
def test_what_instances_and_clusters_refuse(stuck, change, code, text):
    with fails(code, text, 400):
        stuck.rds.create_db_instance(**{**INSTANCE, **change})
    with fails(code, text, 400):
        stuck.rds.create_db_cluster(**{**CLUSTER, **change})


@pytest.mark.parametrize("bad", ["1a", "-a", "a-", "a--b", "a_b", "a b", "ä",
                                 "a" * 64])
def test_identifiers(stuck, bad):
    text = None if len(bad) > 63 else IDENTIFIER
    or_an_arn = text and text.replace("must begin",
                                      "must either be an ARN or begin")
    with fails("InvalidParameterValue",
               text and text.format("DBInstanceIdentifier"), 400):
        stuck.rds.create_db_instance(
            **{**INSTANCE, "DBInstanceIdentifier": bad})
    with fails("InvalidParameterValue",
               text and or_an_arn.format("DBClusterIdentifier"), 400):
        stuck.rds.create_db_cluster(
            **{**CLUSTER, "DBClusterIdentifier": bad})


def test_what_must_be_there(stuck):
    rds = stuck.rds
    with fails("InvalidParameterValue", TOO_SHORT):
        rds.create_db_instance(**without(INSTANCE, PASSWORD))
    with fails("InvalidParameterValue", TOO_SHORT):
        rds.create_db_cluster(**without(CLUSTER, PASSWORD))
    with fails("InvalidParameterValue", "The parameter AllocatedStorage must "
               "be provided and must not be null."):
        rds.create_db_instance(**without(INSTANCE, "AllocatedStorage"))
    for name, whole, action in (
            ("DBInstanceClass", INSTANCE, "CreateDBInstance"),
            ("Engine", INSTANCE, "CreateDBInstance"),
            ("DBInstanceIdentifier", INSTANCE, "CreateDBInstance"),
            ("Engine", CLUSTER, "CreateDBCluster"),
            ("DBClusterIdentifier", CLUSTER, "CreateDBCluster")):
        status, _, root = stuck.query(action, without(whole, name))
        code, text = (root.findtext(f"{NS}Error/{NS}{m}")
                      for m in ("Code", "Message"))
        assert status == 400
        assert (code, text) in (
            ("MissingParameter",
             f"The request must contain the parameter {name}."),
            ("InvalidParameterValue", f"The parameter {name} must be "
             "provided and must not be blank."))
    assert rds.describe_db_instances()["DBInstances"] == []


def test_while_it_is_created(stuck):
    """Status creating, no Endpoint, and a name is taken at once."""
    rds = stuck.rds
    answer = rds.create_db_instance(**without(
        INSTANCE, DBInstanceIdentifier="Stuck-One"))["DBInstance"]
    assert answer["DBInstanceIdentifier"] == "stuck-one"
    assert answer["DBInstanceStatus"] == "creating"
    assert PASSWORD not in answer and "Endpoint" not in answer
    for name in ("stuck-one", "STUCK-ONE", answer["DBInstanceArn"]):
        i = rds.describe_db_instances(
            DBInstanceIdentifier=name)["DBInstances"][0]
        assert i["DBInstanceStatus"] == "creating" and "Endpoint" not in i
        assert i["DBInstanceArn"] == \
            f"arn:aws:rds:{REGION}:{ACCOUNT}:db:stuck-one"
        assert re.fullmatch("db-[A-Z0-9]{26}", i["DbiResourceId"])
    with fails("DBInstanceAlreadyExists", "DB instance already exists", 400):
        rds.create_db_instance(**without(
            INSTANCE, DBInstanceIdentifier="STUCK-one"))
    gone = rds.delete_db_instance(DBInstanceIdentifier="stuck-ONE",
                                  SkipFinalSnapshot=True)["DBInstance"]
    assert gone["DBInstanceStatus"] == "deleting"
    until("stuck-one is gone", lambda: not is_there(rds, "stuck-one"))


def is_there(rds, name):
    try:
        return rds.describe_db_instances(DBInstanceIdentifier=name)
    except rds.exceptions.DBInstanceNotFoundFault:
        return None


def test_clusters_while_created(stuck):
    rds = stuck.rds
    c = rds.create_db_cluster(**without(
        CLUSTER, DBClusterIdentifier="Stuck-C"))["DBCluster"]
    assert c["DBClusterIdentifier"] == "stuck-c"
    assert c["Status"] == "creating" and c["DBClusterMembers"] == []
    assert c["DBClusterArn"] == \
        f"arn:aws:rds:{REGION}:{ACCOUNT}:cluster:stuck-c"
    assert re.fullmatch("cluster-[A-Z0-9]{26}", c["DbClusterResourceId"])
    with fails("DBClusterAlreadyExistsFault", status=400):
        rds.create_db_cluster(**without(
            CLUSTER, DBClusterIdentifier="STUCK-c"))
    with fails("DBClusterNotFoundFault", "DBCluster no-such not found.", 404):
        rds.create_db_instance(
            DBInstanceIdentifier="m", DBInstanceClass="db.r6g.large",
            Engine="aurora-mysql", DBClusterIdentifier="no-such")
    with fails("InvalidParameterCombination", "The engine name requested for "
               "your DB instance (mysql) doesn't match the engine name of "
               "your DB cluster (aurora-mysql)."):
        rds.create_db_instance(
            DBInstanceIdentifier="m", DBInstanceClass="db.r6g.large",
            Engine="mysql", DBClusterIdentifier="stuck-c")
    rds.create_db_instance(
        DBInstanceIdentifier="Member", DBInstanceClass="db.r6g.large",
        Engine="aurora-mysql", DBClusterIdentifier="STUCK-C")
    assert [m["DBInstanceIdentifier"] for m in rds.describe_db_clusters(
        DBClusterIdentifier="stuck-C")["DBClusters"][0][
            "DBClusterMembers"]] == ["member"]
    with fails("InvalidDBClusterStateFault", "Cluster cannot be deleted, it "
               "still contains DB instances in non-deleting state.", 400):
        rds.delete_db_cluster(DBClusterIdentifier="stuck-c",
                              SkipFinalSnapshot=True)
    rds.delete_db_instance(DBInstanceIdentifier="member",
                           SkipFinalSnapshot=True)
    until("the member is gone", lambda: not is_there(rds, "member"))
    rds.delete_db_cluster(DBClusterIdentifier="stuck-c",
                          SkipFinalSnapshot=True)
    until("the cluster is gone",
          lambda: not rds.describe_db_clusters()["DBClusters"])


def test_rules_of_deletion(stuck):
    rds = stuck.rds
    need = "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot " \
        "is specified."
    rds.create_db_instance(**without(
        INSTANCE, DBInstanceIdentifier="kept", DeletionProtection=True))
    rds.create_db_cluster(**without(
        CLUSTER, DBClusterIdentifier="kept", DeletionProtection=True))
    rds.create_db_instance(**without(INSTANCE, DBInstanceIdentifier="brief"))
    with fails("InvalidParameterCombination", "Cannot delete protected DB "
               "Instance, please disable deletion protection and try again."):
        rds.delete_db_instance(DBInstanceIdentifier="kept",
                               SkipFinalSnapshot=True)
    with fails("InvalidParameterCombination", "Cannot delete protected "
               "Cluster, please disable deletion protection and try again."):
        rds.delete_db_cluster(DBClusterIdentifier="kept",
                              SkipFinalSnapshot=True)
    with fails("InvalidParameterCombination", need, 400):
        rds.delete_db_instance(DBInstanceIdentifier="brief")
    with fails("InvalidParameterCombination", status=400):
        rds.delete_db_instance(
            DBInstanceIdentifier="brief", SkipFinalSnapshot=True,
            FinalDBSnapshotIdentifier="last")
    with fails("DBInstanceNotFound", "DBInstance no-such not found.", 404):
        rds.delete_db_instance(DBInstanceIdentifier="no-such",
                               SkipFinalSnapshot=True)
    with fails("DBClusterNotFoundFault", "DBCluster no-such not found.", 404):
        rds.delete_db_cluster(DBClusterIdentifier="no-such",
                              SkipFinalSnapshot=True)
    rds.delete_db_instance(DBInstanceIdentifier="brief",
                           SkipFinalSnapshot=True)


def test_unknown_names(stuck):
    rds = stuck.rds
    with fails("DBInstanceNotFound", "DBInstance no-such not found.", 404):
        rds.describe_db_instances(DBInstanceIdentifier="no-such")
    with fails("DBClusterNotFoundFault", "DBCluster no-such not found.", 404):
        rds.describe_db_clusters(DBClusterIdentifier="no-such")


def test_errors_are_well_formed_xml(stuck):
    for odd in ('a<b>&"\'c', "]]>", "é\U0001f511", "\x01", "a\nb"):
        status, headers, root = stuck.query(
            "DescribeDBInstances", {"DBInstanceIdentifier": odd})
        assert root.tag == NS + "ErrorResponse"
        assert status in (400, 404)
        assert root.findtext(f"{NS}Error/{NS}Type") == "Sender"
        if odd.isprintable() and status == 404:
            assert root.findtext(f"{NS}Error/{NS}Message") == \
                f"DBInstance {odd.lower()} not found."
        assert root.findtext(NS + "RequestId") == \
            headers["x-amzn-RequestId"]
        assert headers["Content-Type"].startswith("text/xml")


def test_unknown_actions(stuck):
    for action in ("CreateDBShardGroup", "NoSuch"):
        status, _, root = stuck.query(action, {"DBInstanceIdentifier": "x"})
        assert status == 400
        assert [root.findtext(f"{NS}Error/{NS}{m}")
                for m in ("Code", "Message")] == [
            "InvalidAction",
            f"Could not find operation {action} for version 2014-10-31"]
    status, _, root = stuck.query(None)
    assert status in (400, 404) and root.tag == NS + "ErrorResponse"


def test_get_works_too(stuck):
    status, _, body = stuck.http(
        "GET", "/?Action=DescribeDBInstances&Version=2014-10-31",
        service="rds")
    assert status == 200
    assert ET.fromstring(body).tag == NS + "DescribeDBInstancesResponse"


def test_pages(stuck):
    """MaxRecords 20 at least; Marker leads to what is left."""
    rds = stuck.client("rds", region="ap-south-1")
    names = [f"page-{i:02}" for i in range(22)]
    for n in names:
        rds.create_db_cluster(**without(CLUSTER, DBClusterIdentifier=n))
    one = rds.describe_db_clusters(MaxRecords=20)
    two = rds.describe_db_clusters(MaxRecords=20, Marker=one["Marker"])
    assert "Marker" not in two
    assert [c["DBClusterIdentifier"] for c in
            one["DBClusters"] + two["DBClusters"]] == names
    for n in (19, 101):
        with fails("InvalidParameterValue", status=400):
            rds.describe_db_clusters(MaxRecords=n)
    for n in names:
        rds.delete_db_cluster(DBClusterIdentifier=n, SkipFinalSnapshot=True)


def test_isolation(stuck):
    here = stuck.client("rds", region="sa-east-1")
    here.create_db_cluster(**without(CLUSTER, DBClusterIdentifier="mine"))
    for where in ({"region": "sa-east-1", "key": "999999999999"},
                  {"region": "eu-north-1"}):
        there = stuck.client("rds", **where)
        assert there.describe_db_clusters()["DBClusters"] == []
        made = there.create_db_cluster(**without(
            CLUSTER, DBClusterIdentifier="mine"))["DBCluster"]
        assert f":{where['region']}:{where.get('key', ACCOUNT)}:" in \
            made["DBClusterArn"]
        there.delete_db_cluster(DBClusterIdentifier="mine",
                                SkipFinalSnapshot=True)
    assert len(here.describe_db_clusters()["DBClusters"]) == 1


def test_a_real_instance_has_its_fields(database):
    i = database.instance
    assert i["DBInstanceIdentifier"] == database.name
    assert i["DBInstanceStatus"] == "available"
    assert i["AllocatedStorage"] == 20
    assert i["DBInstanceClass"] == "db.t3.micro"
    assert i["DeletionProtection"] is False
    assert i["MultiAZ"] is False
    assert i["BackupRetentionPeriod"] == 1
    assert isinstance(i["Endpoint"]["Port"], int)
    assert i["Endpoint"]["Address"]
    assert i["InstanceCreateTime"].tzinfo is not None
    assert PASSWORD not in i and "DBClusterIdentifier" not in i


def test_the_log_says_what_serves(database, flavour):
    """Whatever is asked for, what runs is what this machine has."""
    i = database.instance
    with database.connect() as db:
        version = sql(db, "SELECT VERSION()")[0][0].split("-")[0]
    assert f"{i['Endpoint']['Port']}: " \
        f"{'MySQL' if flavour.name == 'mysql' else 'MariaDB'} " \
        f"{version} serves engine {i['Engine']}" in database.keyturn.log


def test_the_answer_is_xml_as_aws_writes_it(database):
    status, headers, root = database.keyturn.query(
        "DescribeDBInstances", {"DBInstanceIdentifier": database.name})
    assert status == 200
    assert root.tag == NS + "DescribeDBInstancesResponse"
    path = "/".join(NS + t for t in (
        "DescribeDBInstancesResult", "DBInstances", "DBInstance"))
    assert root.findtext(f"{path}/{NS}Endpoint/{NS}Port") == \
        str(database.port)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z",
        root.findtext(f"{path}/{NS}InstanceCreateTime"))
    assert root.findtext(f"{NS}ResponseMetadata/{NS}RequestId") == \
        headers["x-amzn-RequestId"]


def test_deleting_stops_the_server(fleet, flavour):
    """The process ends, its folder is removed, its name is free."""
    import conftest
    import processes
    db = conftest.Database(fleet, flavour.engine)
    mine = processes.server_at(fleet.pid, db.host, db.port)
    homes = processes.own_folders(mine[0])
    assert homes and all(os.path.isdir(h) for h in homes)
    fleet.rds.delete_db_instance(DBInstanceIdentifier=db.name,
                                 SkipFinalSnapshot=True)
    fleet.rds.get_waiter("db_instance_deleted").wait(
        DBInstanceIdentifier=db.name)
    until("the server ended", lambda: not processes.alive(mine))
    until("its folders are gone",
          lambda: not [h for h in homes if os.path.exists(h)])
    assert not processes.port_open(db.host, db.port) or \
        processes.others_listen((db.host, db.port), [mine])
    with fails("DBInstanceNotFound", f"DBInstance {db.name} not found."):
        fleet.rds.describe_db_instances(DBInstanceIdentifier=db.name)
