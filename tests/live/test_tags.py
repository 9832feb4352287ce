"""Tags of what RDS has: on create, added, listed, taken away, gone with it."""
import os

import pytest

from harness import ACCOUNT, REGION, SETTLE, Keyturn, fails

STUB = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "stub_mysqld.sh")
MASTER = {"MasterUsername": "admin", "MasterUserPassword": "Good-password-1"}
INSTANCE = {"Engine": "mysql", "DBInstanceClass": "db.t3.micro",
            "AllocatedStorage": 20, **MASTER}


@pytest.fixture(scope="module")
def rds():
    k = Keyturn("--memory", "--mysqld", STUB,
                "--describe-wait", "0").wait_ready()
    yield k.rds
    k.discard()


def pairs(tags):
    return [(t["Key"], t.get("Value")) for t in tags]


def arn(kind, name):
    return f"arn:aws:rds:{REGION}:{ACCOUNT}:{kind}:{name}"


def listed(rds, name):
    return pairs(rds.list_tags_for_resource(ResourceName=name)["TagList"])


def made(rds, name, **more):
    return rds.create_db_instance(DBInstanceIdentifier=name, **INSTANCE,
                                  **more)["DBInstance"]


def delete(rds, name):
    rds.delete_db_instance(DBInstanceIdentifier=name, SkipFinalSnapshot=True)
    rds.get_waiter("db_instance_deleted").wait(
        DBInstanceIdentifier=name,
        WaiterConfig={"Delay": 1, "MaxAttempts": SETTLE})


def test_the_life_of_tags(rds):
    db = made(rds, "tagged", Tags=[{"Key": "team", "Value": "röd"}])
    assert pairs(db["TagList"]) == [("team", "röd")]
    of = db["DBInstanceArn"]
    rds.add_tags_to_resource(ResourceName=of.replace("tagged", "Tagged"),
                             Tags=[{"Key": "env", "Value": "test"},
                                   {"Key": "team", "Value": "blue"}])
    assert listed(rds, of) == [("team", "blue"), ("env", "test")]
    shown = rds.describe_db_instances(DBInstanceIdentifier="tagged")
    assert pairs(shown["DBInstances"][0]["TagList"]) == listed(rds, of)
    rds.remove_tags_from_resource(ResourceName=of, TagKeys=["team", "none"])
    assert listed(rds, of) == [("env", "test")]
    rds.remove_tags_from_resource(ResourceName=of, TagKeys=["env"])
    assert listed(rds, of) == []


def test_they_go_with_what_has_them(rds):
    of = made(rds, "gone", Tags=[{"Key": "k", "Value": "1"}])["DBInstanceArn"]
    delete(rds, "gone")
    made(rds, "gone")
    assert listed(rds, of) == []


def test_of_a_cluster_and_its_members(rds):
    rds.create_db_cluster(DBClusterIdentifier="tagged", Engine="aurora-mysql",
                          Tags=[{"Key": "c", "Value": "1"}], **MASTER)
    member = {"DBInstanceIdentifier": "member", "Engine": "aurora-mysql",
              "DBInstanceClass": "db.r5.large",
              "DBClusterIdentifier": "tagged"}
    rds.create_db_instance(Tags=[{"Key": "m", "Value": "1"}], **member)
    assert listed(rds, arn("cluster", "tagged")) == [("c", "1")]
    assert listed(rds, arn("db", "member")) == [("m", "1")]
    # who comes after it has none of them
    rds.delete_db_instance(DBInstanceIdentifier="member",
                           SkipFinalSnapshot=True)
    rds.create_db_instance(**member)
    assert listed(rds, arn("db", "member")) == []


CHARACTERS = ("may only contain unicode letters, digits, whitespace, or one "
              "of these symbols: _ . : / = + \\ - @")
KEPT = "ä Ж 字 1_.:/=+-@" + "ä" * 241
MANY = [{"Key": str(i), "Value": ""} for i in range(51)]


@pytest.mark.parametrize("tags,text", [
    ([{"Key": "aws:mine", "Value": "1"}],
     'Tag keys beginning with "aws:" are reserved.'),
    ([{"Key": "rds:mine", "Value": "1"}],
     'Tag keys beginning with "rds:" are reserved.'),
    ([{"Key": "k", "Value": "off(M-F,18)"}], "Tag values " + CHARACTERS),
    ([{"Key": "k", "Value": "a\tb"}], "Tag values " + CHARACTERS),
    ([{"Key": "a&b", "Value": "1"}], "Tag keys " + CHARACTERS),
    ([{"Key": "a", "Value": "1"}, {"Key": "a", "Value": "2"}],
     "The tag key a is given more than once."),
    ([{"Key": "k" * 129, "Value": "1"}],
     "Tag keys must be between 1 and 128 characters long."),
    ([{"Key": "k", "Value": "ä" * 257}],
     "Tag values must be at most 256 characters long."),
    (MANY, "A resource cannot have more than 50 tags."),
])
def test_what_is_refused_changes_nothing(rds, tags, text):
    with fails("InvalidParameterValue", text, 400):
        made(rds, "refused", Tags=tags)
    with fails("DBInstanceNotFound", None, 404):
        rds.list_tags_for_resource(ResourceName=arn("db", "refused"))
    made(rds, "refused", Tags=[{"Key": "kept", "Value": KEPT}])
    with fails("InvalidParameterValue", text, 400):
        rds.add_tags_to_resource(ResourceName=arn("db", "refused"), Tags=tags)
    with fails("InvalidParameterValue", None, 400):
        rds.add_tags_to_resource(ResourceName=arn("db", "refused"),
                                 Tags=MANY[:50])
    assert listed(rds, arn("db", "refused")) == [("kept", KEPT)]
    delete(rds, "refused")


@pytest.mark.parametrize("name", [
    "tagged", "arn:aws:rds", f"arn:aws:rds:{REGION}:{ACCOUNT}:db:",
    f"arn:aws:rds:eu-north-1:{ACCOUNT}:db:tagged",
    f"arn:aws:rds:{REGION}:999999999999:db:tagged",
    f"arn:aws:rds:{REGION}:{ACCOUNT}:nothing:tagged"])
def test_an_arn_that_is_none_of_rds(rds, name):
    with fails("InvalidParameterValue", "The specified resource name does not "
               "match an RDS resource in this region.", 400):
        rds.list_tags_for_resource(ResourceName=name)
