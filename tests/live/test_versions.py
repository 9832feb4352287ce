"""The version asked for: real servers side by side, and what is said of them.

MySQL 8.0 and the newest, and MariaDB, by one keyturn; a restart with others;
Terraform's questions.
"""
import os
import re
import subprocess

import pytest

from conftest import mariadbd
from harness import PATIENCE, aws_cli, connect, fails, found, sql, until

PASSWORD = "Master-password-1"
RUNS = "aws:keyturn:runs"
INSTANCE = {"DBInstanceClass": "db.t3.micro", "AllocatedStorage": 20,
            "MasterUsername": "admin", "MasterUserPassword": PASSWORD}


def mysql():
    return found("KEYTURN_TEST_MYSQLD", "MYSQL", "no real MySQL to test with")


def mysql_8():
    return found("KEYTURN_TEST_MYSQLD_8_0", "MYSQL_8_0",
                 "no MySQL 8.0 to test with")


def version_of(program):
    """What a server says it is: "8.0.33"."""
    return re.search(r"Ver (\d+\.\d+\.\d+)",
                     os.popen(f"{program} --version").read())[1]


def described(k, name):
    """The instance, once it is there."""
    k.rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier=name)
    return k.rds.describe_db_instances(
        DBInstanceIdentifier=name)["DBInstances"][0]


def says(there, port=None):
    """Who answers at an instance's or a cluster's endpoint."""
    host, port = (there, port) if port else (
        there["Endpoint"]["Address"], there["Endpoint"]["Port"])
    with connect(host, port, "admin", PASSWORD) as db:
        return sql(db, "SELECT VERSION()")[0][0]


def runs(tags):
    """What the tag says, or None."""
    return {t["Key"]: t["Value"] for t in tags}.get(RUNS)


@pytest.fixture(scope="module")
def servers():
    """MySQL 8.0 and the newest, by name; MariaDB is found."""
    return ("--mysqld", f"8.0={mysql_8()}", "--mysqld", f"newest={mysql()}",
            "--mysqld", f"maria={mariadbd()}")


def test_each_runs_as_it_was_asked_for(serve, servers):
    k = serve("--memory", *servers)
    old, new, maria = (version_of(p) for p in (mysql_8(), mysql(), mariadbd()))
    asked = {	# what is asked for; what answers; what is shown, and the tag
        "major": ("mysql", "8.0", old, old, None),
        "whole": ("mysql", old, old, old, None),
        "other": ("mysql", "8.0.40", old, "8.0.40", f"MySQL {old}"),
        "newest": ("mysql", None, new, "8.4.11", f"MySQL {new}"),
        "absent": ("mysql", "8.4.3", new, "8.4.3", f"MySQL {new}"),
        "maria": ("mariadb", ".".join(maria.split(".")[:2]), maria, maria,
                  None),
    }
    made = {name: k.rds.create_db_instance(
        DBInstanceIdentifier=name, Engine=engine, **INSTANCE,
        **({"EngineVersion": version} if version else {}))["DBInstance"]
        for name, (engine, version, *_) in asked.items()}
    k.rds.create_db_cluster(
        DBClusterIdentifier="aurora", Engine="aurora-mysql",
        MasterUsername="admin", MasterUserPassword=PASSWORD,
        EngineVersion="8.0.mysql_aurora.3.05.2")
    for name, (_, _, answers, shown, tag) in asked.items():
        i = described(k, name)
        assert says(i).startswith(answers), name
        assert i["EngineVersion"] == made[name]["EngineVersion"] == shown, name
        assert runs(i["TagList"]) == tag, name
        assert k.rds.list_tags_for_resource(
            ResourceName=i["DBInstanceArn"])["TagList"] == i["TagList"]
    k.rds.get_waiter("db_cluster_available").wait(DBClusterIdentifier="aurora")
    c = k.rds.describe_db_clusters()["DBClusters"][0]
    assert says(c["Endpoint"], c["Port"]).startswith(old)
    assert c["EngineVersion"] == "8.0.mysql_aurora.3.05.2"
    assert runs(c["TagList"]) == f"MySQL {old}"
    told = {e["SourceIdentifier"]: e["Message"] for e in k.rds.describe_events(
        EventCategories=["notification"])["Events"]}
    assert told == {
        "other": f"MySQL {old} serves engine mysql, asked for as 8.0.40",
        "absent": f"MySQL {new} serves engine mysql, asked for as 8.4.3",
        "newest": f"MySQL {new} serves engine mysql",
        "aurora": f"MySQL {old} serves engine aurora-mysql, asked for as "
        "8.0.mysql_aurora.3.05.2"}


def test_a_database_stays_with_its_version(serve, servers, folder):
    """A newer one that comes to the machine is not for its data."""
    old, data = version_of(mysql_8()), os.path.join(folder, "data")
    k = serve("--data", data, "--mysqld", mysql_8())
    k.rds.create_db_instance(DBInstanceIdentifier="stays", Engine="mysql",
                             **INSTANCE)
    i = described(k, "stays")
    assert i["DBParameterGroups"][0]["DBParameterGroupName"] == \
        "default.mysql8.0"
    assert i["OptionGroupMemberships"][0]["OptionGroupName"] == \
        "default:mysql-8-0"
    with connect(i["Endpoint"]["Address"], i["Endpoint"]["Port"], "admin",
                 PASSWORD) as db:
        sql(db, "CREATE DATABASE mine")
    k.stop()
    k = serve("--data", data, *servers)
    i = described(k, "stays")
    assert says(i).startswith(old)
    assert i["EngineVersion"] == old and not i["TagList"]
    k.stop()
    k = serve("--data", data, "--mysqld", mariadbd())
    until("it has failed", lambda: k.rds.describe_db_instances()[
        "DBInstances"][0]["DBInstanceStatus"] == "failed")
    assert "which made the data folder" in k.log


def test_mariadb_in_place_of_mysql_is_said(serve):
    k = serve("--memory", "--mysqld", mariadbd())
    maria = version_of(mariadbd())
    k.rds.create_db_instance(DBInstanceIdentifier="i", Engine="mysql",
                             EngineVersion="8.0", **INSTANCE)
    i = described(k, "i")
    assert "MariaDB" in says(i)
    assert i["EngineVersion"].startswith("8.0.")
    assert runs(i["TagList"]) == f"MariaDB {maria}"
    assert [e["Message"] for e in k.rds.describe_events(
        EventCategories=["notification"])["Events"]] == [
            f"MariaDB {maria} serves engine mysql, asked for as 8.0"]


def test_strict_is_refused_what_is_not_there(serve):
    k = serve("--memory", "--mysqld", mariadbd(), "--engine-strict")
    maria = version_of(mariadbd())
    for version, what in ((None, "mysql"), ("8.0", "version 8.0 for mysql")):
        with fails("InvalidParameterCombination",
                   f"Cannot find {what} here, and keyturn was told not to run "
                   "another (--engine-strict). There is: MariaDB "
                   f"{maria}.", 400):
            k.rds.create_db_instance(
                DBInstanceIdentifier="i", Engine="mysql", **INSTANCE,
                **({"EngineVersion": version} if version else {}))
    with fails("InvalidParameterCombination",
               "Cannot find version 99.9 for mysql", 400):
        k.rds.create_db_instance(DBInstanceIdentifier="i", Engine="mysql",
                                 EngineVersion="99.9", **INSTANCE)
    assert k.rds.describe_db_instances()["DBInstances"] == []
    k.rds.create_db_instance(DBInstanceIdentifier="i", Engine="mariadb",
                             **INSTANCE)
    assert "MariaDB" in says(described(k, "i"))


def test_all_versions_can_be_read(serve):
    """Each page by boto3, which knows the shapes; each version is taken."""
    k = serve("--memory", "--mysqld", mariadbd())
    pages = k.rds.get_paginator("describe_db_engine_versions").paginate(
        IncludeAll=True)
    every = [v for p in pages for v in p["DBEngineVersions"]]
    names = [(v["Engine"], v["EngineVersion"]) for v in every]
    assert len(set(names)) == len(names) > 200
    assert {v["Engine"] for v in every} == {"aurora-mysql", "mariadb",
                                            "mysql"}
    maria = "MariaDB " + version_of(mariadbd())
    for v in every:
        assert v["DBParameterGroupFamily"] == \
            v["Engine"] + v["MajorEngineVersion"]
        assert v["TagList"] == [{"Key": RUNS, "Value": maria}]
        for t in v["ValidUpgradeTarget"]:
            assert (v["Engine"], t["EngineVersion"]) in names
            assert t["IsMajorVersionUpgrade"] == (not t[
                "EngineVersion"].startswith(v["MajorEngineVersion"] + "."))
    majors = k.rds.describe_db_major_engine_versions()[
        "DBMajorEngineVersions"]
    assert {(m["Engine"], m["MajorEngineVersion"]) for m in majors} == \
        {(v["Engine"], v["MajorEngineVersion"]) for v in every}


def test_by_the_aws_cli(serve):
    k = serve("--memory", "--mysqld", mariadbd())

    def aws(operation, query, *more):
        done = subprocess.run(
            [aws_cli(), "rds", operation, "--engine", "mysql", "--query",
             query, "--output", "text", *more],
            env=k.env("ca-central-1"),
            capture_output=True, text=True, timeout=PATIENCE)
        assert done.returncode == 0, done.stderr
        return done.stdout.split()
    assert aws("describe-db-engine-versions",
               "DBEngineVersions[].[EngineVersion, TagList[0].Value]",
               "--engine-version", "8.0.33") == [
                   "8.0.33", "MariaDB", version_of(mariadbd())]
    assert aws("describe-db-major-engine-versions",
               "DBMajorEngineVersions[].MajorEngineVersion") == [
                   "5.7", "8.0", "8.4"]
    assert "gp3" in aws("describe-orderable-db-instance-options",
                        "OrderableDBInstanceOptions[].StorageType",
                        "--db-instance-class", "db.m6g.large")


def test_what_terraform_asks(serve):
    """The calls of its data sources aws_rds_engine_version and
    aws_rds_orderable_db_instance."""
    k = serve("--memory", "--mysqld", mariadbd())
    one = k.rds.describe_db_engine_versions(
        Engine="mysql", DefaultOnly=True, IncludeAll=False,
        ListSupportedCharacterSets=True, ListSupportedTimezones=True)
    assert len(one["DBEngineVersions"]) == 1
    family = one["DBEngineVersions"][0]["DBParameterGroupFamily"]
    some = k.rds.describe_db_engine_versions(
        Engine="mysql", DBParameterGroupFamily=family,
        Filters=[{"Name": "engine-mode", "Values": ["provisioned"]}])
    assert one["DBEngineVersions"][0]["EngineVersion"] in [
        v["EngineVersion"] for v in some["DBEngineVersions"]]
    pages = k.rds.get_paginator(
        "describe_orderable_db_instance_options").paginate(
            Engine="mysql", EngineVersion="8.0", LicenseModel=
            "general-public-license", Vpc=True, DBInstanceClass="db.t3.micro",
            PaginationConfig={"PageSize": 1000})
    options = [o for p in pages for o in p["OrderableDBInstanceOptions"]]
    assert {o["StorageType"] for o in options} >= {"gp2", "gp3", "io1"}
    assert all(o["EngineVersion"].startswith("8.0.") and
               o["DBInstanceClass"] == "db.t3.micro" and
               o["AvailabilityZones"] for o in options)
