"""The main job, end to end, on each kind of database server."""
import datetime
import json
import os
import re
import subprocess
import sys

import pytest

from harness import (PATIENCE, fails, fresh, sql, until, value, versions,
                     wait_rotation)

HERE = os.path.dirname(os.path.abspath(__file__))


@pytest.mark.parametrize("port", [3306, "3306"])
def test_the_script_of_the_issue(fleet, flavour, port):
    """Word for word, as a process of its own, in an account of its own."""
    account = "11111111" + ("1111" if port == 3306 else "2222")
    region = "eu-central-1"
    done = subprocess.run(
        [sys.executable, os.path.join(HERE, "rotate.py"), json.dumps(port)],
        env=fleet.env(region, account), capture_output=True, text=True,
        timeout=600)
    assert done.returncode == 0, done.stderr + fleet.log[-4000:]
    saw = json.loads(done.stdout)

    assert saw["after_first"] == {"new": True, "old": False}
    assert saw["after_second"] == {"new": True, "old": False}
    assert saw["previous_is_second"] is True
    assert saw["port"] == port
    assert saw["listed"] == ["MySecret"]
    assert saw["versions"] == 2

    c = saw["cluster"]
    assert c["DBClusterIdentifier"] == "mydb-cluster"
    assert c["Engine"] == "aurora-mysql"
    assert c["Status"] == "available"
    assert isinstance(c["Port"], int)
    assert c["Endpoint"] and c["ReaderEndpoint"]
    assert c["DBClusterMembers"] == [{
        "DBInstanceIdentifier": "mydb-instance", "IsClusterWriter": True,
        "DBClusterParameterGroupStatus": "in-sync", "PromotionTier": 1}]
    assert c["DBClusterArn"] == \
        f"arn:aws:rds:{region}:{account}:cluster:mydb-cluster"
    assert re.match(r"\d\.\d\.mysql_aurora\.", c["EngineVersion"])
    i = saw["instance"]
    assert i["DBInstanceIdentifier"] == "mydb-instance"
    assert i["DBClusterIdentifier"] == "mydb-cluster"
    assert i["Endpoint"]["Port"] == c["Port"]

    assert saw["function"] == f"arn:aws:lambda:{region}:{account}:" \
        "function:SecretsManagersecret-rotator"
    assert "VersionId" not in saw["created"]
    assert re.fullmatch(
        f"arn:aws:secretsmanager:{region}:{account}:"
        r"secret:MySecret-[A-Za-z0-9]{6}", saw["created"]["ARN"])

    d = saw["described"]
    assert d["RotationEnabled"] is True
    assert d["RotationLambdaARN"] == saw["function"]
    assert d["RotationRules"] == {"AutomaticallyAfterDays": 30}
    assert d["LastRotatedDate"] and d["NextRotationDate"]


def test_waiters_are_answered_at_their_first_look(fleet, flavour, database):
    """They sleep 30 s between looks: so there must be no second one.

    `database` is there first, so that no template is made meanwhile.
    """
    rds = fleet.client("rds", region="us-west-2")
    looks = []
    rds.meta.events.register(
        "before-call.rds", lambda model, **kw: looks.append(model.name))
    rds.create_db_cluster(
        DBClusterIdentifier="Waited", Engine="aurora-mysql",
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    rds.create_db_instance(
        DBInstanceIdentifier="Waited-1", Engine="aurora-mysql",
        DBInstanceClass="db.r6g.large", DBClusterIdentifier="wAITED")
    rds.get_waiter("db_cluster_available").wait(DBClusterIdentifier="WAITED")
    rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier="waited-1")
    assert looks == ["CreateDBCluster", "CreateDBInstance",
                     "DescribeDBClusters", "DescribeDBInstances"]
    rds.delete_db_instance(DBInstanceIdentifier="WAITED-1",
                           SkipFinalSnapshot=True)
    rds.get_waiter("db_instance_deleted").wait(
        DBInstanceIdentifier="waited-1")
    rds.delete_db_cluster(DBClusterIdentifier="Waited",
                          SkipFinalSnapshot=True)
    rds.get_waiter("db_cluster_deleted").wait(DBClusterIdentifier="waited")
    assert looks[4:] == ["DeleteDBInstance", "DescribeDBInstances",
                         "DeleteDBCluster", "DescribeDBClusters"]


def test_the_standalone_instance_is_a_real_server(database, flavour):
    i = database.instance
    assert i["Engine"] == flavour.engine
    assert i["DBName"] == "shop"
    assert i["MasterUsername"] == "admin"
    tags = {t["Key"]: t["Value"] for t in i["TagList"]}
    runs = tags.get("aws:keyturn:runs", "").split()[-1:]
    with database.connect(database="shop") as db:
        told = sql(db, "SELECT VERSION()")[0][0]
        assert told.startswith((runs or [i["EngineVersion"]])[0])
        assert ("MariaDB" in told) == (flavour.name == "mariadb")
        sql(db, "CREATE TABLE things (id INT PRIMARY KEY)")
        sql(db, "INSERT INTO things VALUES (1)")
        assert sql(db, "SELECT id FROM things") == ((1,),)


def test_the_master_logs_in_with_and_without_tls(database):
    with database.connect() as db:
        assert sql(db, "SHOW STATUS LIKE 'Ssl_version'")[0][1] \
            .startswith("TLSv1")
    assert database.accepts("admin", database.password, tls=False)
    assert not database.accepts("admin", "Wrong-password-1")


@pytest.mark.parametrize("kind", ["number", "text", "absent"])
def test_a_rotation(fleet, database, kind):
    """The port as JSON number, as text, and absent: then it is 3306."""
    sm = fleet.sm
    user = database.user()
    port = {"number": database.port, "text": str(database.port),
            "absent": database.port}[kind]
    name = database.secret(user, "First-password-1", port)
    if kind == "absent":
        v = value(sm, name)
        del v["port"]
        sm.put_secret_value(SecretId=name, SecretString=json.dumps(v))
    before = value(sm, name)
    first = versions(sm, name)["AWSCURRENT"]

    answer = sm.rotate_secret(
        SecretId=name, RotationLambdaARN=database.rotator(),
        RotationRules={"AutomaticallyAfterDays": 30})
    token = answer["VersionId"]
    assert answer["Name"] == name and answer["ARN"].startswith("arn:aws:")
    at = wait_rotation(sm, name, token)

    assert at["AWSPREVIOUS"] == first
    after = value(sm, name)
    assert after["password"] != before["password"]
    assert len(after["password"]) == 32
    assert not set(after["password"]) & set("/@\"'\\")
    assert {**after, "password": 0} == {**before, "password": 0}
    assert database.accepts(user, after["password"])
    assert not database.accepts(user, before["password"])


def test_twice_again_without_function_and_rules(fleet, database):
    sm = fleet.sm
    user = database.user()
    name = database.secret(user, "First-password-1")
    seen = [value(sm, name)["password"]]
    for how in ({"RotationLambdaARN": database.rotator(),
                 "RotationRules": {"AutomaticallyAfterDays": 7}}, {}, {}):
        previous = versions(sm, name)["AWSCURRENT"]
        token = sm.rotate_secret(SecretId=name, **how)["VersionId"]
        at = wait_rotation(sm, name, token)
        assert at["AWSPREVIOUS"] == previous
        seen.append(value(sm, name)["password"])
        assert database.accepts(user, seen[-1])
        assert not database.accepts(user, seen[-2])
    assert len(set(seen)) == 4
    assert value(sm, name, VersionStage="AWSPREVIOUS")["password"] == \
        seen[-2]
    d = sm.describe_secret(SecretId=name)
    assert d["RotationRules"] == {"AutomaticallyAfterDays": 7}


def test_describe_after_a_rotation(fleet, database):
    """The fields of rotation.md 1, exactly, and the arithmetic of dates."""
    sm = fleet.sm
    name = database.secret(database.user(), "First-password-1")
    old = versions(sm, name)["AWSCURRENT"]
    asked = datetime.datetime.now(datetime.timezone.utc)
    new = sm.rotate_secret(
        SecretId=name, RotationLambdaARN=database.rotator(),
        RotationRules={"AutomaticallyAfterDays": 30})["VersionId"]
    wait_rotation(sm, name, new)
    d = until("LastRotatedDate", lambda: (
        lambda d: "LastRotatedDate" in d and d)(
            sm.describe_secret(SecretId=name)))
    d.pop("ResponseMetadata")
    assert set(d) == {
        "ARN", "CreatedDate", "LastAccessedDate", "LastChangedDate",
        "LastRotatedDate", "Name", "NextRotationDate", "RotationEnabled",
        "RotationLambdaARN", "RotationRules", "VersionIdsToStages"}
    assert d["RotationEnabled"] is True
    assert d["VersionIdsToStages"] in (
        {old: ["AWSPREVIOUS"], new: ["AWSCURRENT"]},
        {old: ["AWSPREVIOUS"], new: ["AWSCURRENT", "AWSPENDING"]})
    last = d["LastRotatedDate"].astimezone(datetime.timezone.utc)
    due = d["NextRotationDate"].astimezone(datetime.timezone.utc)
    assert -1 <= (last - asked).total_seconds() <= PATIENCE
    assert due.date() == last.date() + datetime.timedelta(days=30)
    assert due.time().replace(microsecond=0) == datetime.time(23, 59, 59)


def test_the_master_itself_is_rotated(fleet, flavour, database):
    """Its secret names only the instance; keyturn keeps its own way in."""
    sm = fleet.sm
    name = database.secret("admin", database.password, engine="mariadb")
    arn = database.rotator().replace("MySQL", "MariaDB")
    token = sm.rotate_secret(SecretId=name,
                             RotationLambdaARN=arn)["VersionId"]
    wait_rotation(sm, name, token)
    new = value(sm, name)["password"]
    old, database.password = database.password, new
    assert database.accepts("admin", new)
    assert not database.accepts("admin", old)


@pytest.mark.parametrize("user", ["o'brien", 'quo"te', "back\\slash",
                                  "ünï", "per%cent", "sp ace", "tick`"])
def test_odd_names_are_quoted(fleet, database, user):
    """Under every sql_mode the name means itself and nothing else."""
    sm = fleet.sm
    user = user + fresh("-")[-4:]
    quoted = "`" + user.replace("`", "``") + "`"
    with database.connect() as db:
        sql(db, f"CREATE USER {quoted.replace('%', '%%')}@'%%' "
                "IDENTIFIED BY %s", "First-password-1")
    name = database.secret(user, "First-password-1")
    token = sm.rotate_secret(
        SecretId=name, RotationLambdaARN=database.rotator())["VersionId"]
    wait_rotation(sm, name, token)
    assert database.accepts(user, value(sm, name)["password"])
    assert not database.accepts(user, "First-password-1")


def test_a_failing_step_leaves_the_current_value(fleet, database):
    """The database knows no such password: setSecret fails."""
    sm = fleet.sm
    user = database.user()
    name = database.secret(user, "Not-the-password-1")
    before = value(sm, name)
    token = sm.rotate_secret(
        SecretId=name, RotationLambdaARN=database.rotator())["VersionId"]
    said = "Unable to log into database with previous, current, or " \
        "pending secret of secret arn"
    until("the reason in the log", lambda: said in fleet.log)
    at = versions(sm, name)
    assert at["AWSPENDING"] == token != at["AWSCURRENT"]
    assert value(sm, name) == before
    assert database.accepts(user, "First-password-1")
    with fails("InvalidRequestException", "A previous rotation isn't "
               "complete. That rotation will be reattempted."):
        sm.rotate_secret(SecretId=name)
    for password in ("Not-the-password-1",):
        assert password not in fleet.log


def test_a_plain_put_frees_a_stuck_rotation(fleet, database):
    sm = fleet.sm
    user = database.user()
    name = database.secret(user, "Not-the-password-1")
    stuck = sm.rotate_secret(
        SecretId=name, RotationLambdaARN=database.rotator())["VersionId"]
    until("a failure in the log", lambda: re.search(
        f"(?m)^.*{name}.*Unable to log into database", fleet.log))
    put = sm.put_secret_value(SecretId=name, SecretString=json.dumps(
        {**value(sm, name), "password": "First-password-1"}))
    assert stuck not in sm.describe_secret(
        SecretId=name)["VersionIdsToStages"]
    token = sm.rotate_secret(SecretId=name)["VersionId"]
    at = wait_rotation(sm, name, token)
    assert at["AWSPREVIOUS"] == put["VersionId"]
    assert database.accepts(user, value(sm, name)["password"])


def test_the_same_token_again_is_harmless(fleet, database):
    """Terraform resends it within a minute."""
    sm = fleet.sm
    name = database.secret(database.user(), "First-password-1")
    token = fresh("resent-token-of-terraform-that-is-long")
    for _ in range(2):
        answer = sm.rotate_secret(SecretId=name, ClientRequestToken=token,
                                  RotationLambdaARN=database.rotator())
        assert answer["VersionId"] == token
        wait_rotation(sm, name, token)
    at = sm.list_secret_version_ids(SecretId=name)["Versions"]
    assert len(at) == 2


def test_the_master_gives_all_on_a_database(database):
    """What every set-up script does first, on RDS too."""
    other, user = fresh("other").replace("-", "_"), database.user()
    with database.connect() as db:
        sql(db, f"CREATE DATABASE {other}")
        for name in "shop", other:
            sql(db, f"GRANT ALL PRIVILEGES ON {name}.* TO `{user}`@'%'")
    with database.connect(user, "First-password-1", database=other) as db:
        sql(db, "CREATE TABLE t (id INT)")
