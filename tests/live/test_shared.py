"""Instances that share servers keyturn runs itself: --fleet shared."""
import concurrent.futures
import glob
import json
import os
import tempfile

import pymysql
import pytest

import conftest
from harness import (SETTLE, Keyturn, fails, fresh, sql, until, value,
                     wait_rotation)

MANY = 30

pytestmark = pytest.mark.alike


class Shared(conftest.Database):
    """An instance whose master and database are named after it."""

    def __init__(self, keyturn, engine, name=None, **more):
        self.keyturn, self.name = keyturn, name or fresh("db")
        self.master = more.pop("master", self.name.replace("-", "_"))
        self.schema = more.get("DBName") or self.master
        self.password = "Master-password-1"
        more.setdefault("DBName", self.schema)
        keyturn.rds.create_db_instance(
            DBInstanceIdentifier=self.name, Engine=engine,
            DBInstanceClass="db.t3.micro", AllocatedStorage=20,
            MasterUsername=self.master, MasterUserPassword=self.password,
            **more)


@pytest.fixture(scope="module")
def where(tmp_path_factory):
    path = tmp_path_factory.mktemp("shared")
    for p in (path, *path.parents):
        if str(p).startswith(tempfile.gettempdir() + "/"):
            os.chmod(p, 0o755)
    return str(path) + "/data"


@pytest.fixture(scope="module")
def shared(where, flavour):
    options = ("--data", where + flavour.name, "--fleet", "shared",
               *flavour.options)
    k = Keyturn(*options).wait_ready()
    k.options = options
    yield k
    k.discard()


def delete(keyturn, *databases):
    for db in databases:
        keyturn.rds.delete_db_instance(DBInstanceIdentifier=db.name,
                                       SkipFinalSnapshot=True)
    names = {db.name for db in databases}
    until("they are deleted", lambda: not names & {
        i["DBInstanceIdentifier"] for i in
        keyturn.rds.describe_db_instances()["DBInstances"]})


def status(keyturn, db):
    return keyturn.rds.describe_db_instances(DBInstanceIdentifier=db.name)[
        "DBInstances"][0]["DBInstanceStatus"]


def left(watch, where, flavour):
    """All accounts, rights in schemas, and schemas of the server."""
    with watch.connect() as db:
        return (set(sql(db, "SELECT User, Host FROM mysql.user")),
                set(sql(db, "SELECT User, Host, Db FROM mysql.db")),
                {os.path.basename(os.path.dirname(p)) for p in
                 glob.glob(f"{where}{flavour.name}/servers/*/data/*/")})


def denied(db, statement):
    with pytest.raises(pymysql.err.MySQLError) as e:
        sql(db, statement)
    return e.value.args[0] in (1044, 1142, 1227, 1049, 1370)


def test_many_on_one_server(shared, where, flavour):
    watch = Shared(shared, flavour.engine).find()
    before = left(watch, where, flavour)
    names = [fresh(f"m{i}") for i in range(MANY)]
    with concurrent.futures.ThreadPoolExecutor(MANY) as pool:
        made = list(pool.map(lambda n: Shared(shared, flavour.engine, n).
                             find(), names))
    assert {(db.host, db.port) for db in made} == {(watch.host, watch.port)}
    for db in made:
        with db.connect(database=db.schema) as c:
            sql(c, "CREATE TABLE t (i int)")
            sql(c, f"CREATE USER `g_{db.schema}`@'%%' IDENTIFIED BY %s",
                "Guest-password-1")
            sql(c, f"GRANT SELECT ON `{db.schema}`.* TO `g_{db.schema}`@'%'")
            assert denied(c, f"SELECT * FROM `{watch.schema}`.t")
            assert denied(c, "CREATE DATABASE elsewhere")
    assert left(watch, where, flavour) != before
    delete(shared, *made)
    assert left(watch, where, flavour) == before
    assert not made[0].accepts(made[0].master, made[0].password)
    assert len(glob.glob(f"{where}{flavour.name}/servers/*/")) == 1
    delete(shared, watch)


def test_rotations(shared, flavour):
    db = Shared(shared, flavour.engine).find()
    user = "a" + db.schema[-8:]
    with db.connect() as c:
        sql(c, f"CREATE USER `{user}`@'%%' IDENTIFIED BY %s", "App-password-1")
        sql(c, f"GRANT SELECT, INSERT ON `{db.schema}`.* TO `{user}`@'%'")
    master = shared.sm.describe_secret(
        SecretId=db.secret(db.master, db.password))["ARN"]
    for function, more in (("SingleUser", {}),
                           ("MultiUser", {"masterarn": master})):
        name = db.secret(user, "App-password-1", **more)
        token = shared.sm.rotate_secret(
            SecretId=name, RotationLambdaARN=shared.function(
                f"SecretsManagerRDSMySQLRotation{function}"))["VersionId"]
        wait_rotation(shared.sm, name, token)
        now = value(shared.sm, name)
        assert db.accepts(now["username"], now["password"])
        with db.connect(now["username"], now["password"],
                        database=db.schema) as c:
            sql(c, "SELECT 1")
        with db.connect() as c:     # as it was, for the next one
            sql(c, f"ALTER USER `{user}`@'%%' IDENTIFIED BY %s",
                "App-password-1")
    delete(shared, db)


@pytest.mark.parametrize("what", ["master user name", "database"])
def test_two_cannot_have_the_same(shared, flavour, what):
    one = Shared(shared, flavour.engine).find()
    more = {"master": one.master} if what == "master user name" else {
        "DBName": one.schema}
    two = Shared(shared, flavour.engine, **more)
    until("it failed", lambda: status(shared, two) == "failed", SETTLE)
    assert f"cannot have the same {what} ({one.schema})" in shared.log
    delete(shared, two)
    with one.connect(database=one.schema) as c:
        sql(c, "SELECT 1")
    delete(shared, one)


def test_what_somebody_made_is_not_taken(shared, flavour):
    """Not as a master, and not when that instance is deleted."""
    one = Shared(shared, flavour.engine).find()
    user = "u" + fresh("x")[-8:]
    with one.connect() as c:
        sql(c, f"CREATE USER {user}@'%%' IDENTIFIED BY %s", "First-password-1")
    two = Shared(shared, flavour.engine, master=user, DBName="free" +
                 fresh("x")[-8:])
    until("it failed", lambda: status(shared, two) == "failed", SETTLE)
    assert f"the shared server already has a user {user}" in shared.log
    delete(shared, two)
    assert one.accepts(user, "First-password-1")
    delete(shared, one)


def test_what_was_cut_off_is_made_whole(shared, flavour):
    """A user that has the instance's own password is its master."""
    one = Shared(shared, flavour.engine).find()
    user = "u" + fresh("x")[-8:]
    with one.connect() as c:
        sql(c, f"CREATE USER {user}@'%%' IDENTIFIED BY %s", one.password)
    two = Shared(shared, flavour.engine, master=user,
                 DBName="cut" + fresh("x")[-8:]).find()
    with two.connect(database=two.schema) as c:
        sql(c, "CREATE TABLE t (i int)")
    delete(shared, two, one)


def together(what):
    return fails("InvalidDBInstanceState", "DB instances on a shared server "
                 f"are on it together: {what}.")


def test_what_none_has_for_itself(shared, flavour):
    with together("all have its port"):
        Shared(shared, flavour.engine, Port=3399)
    old, new = {"mysql": ("8.0.35", "8.0.36"),
                "mariadb": ("10.11.6", "10.11.8")}[flavour.engine]
    db = Shared(shared, flavour.engine, EngineVersion=old).find()
    named = {"DBInstanceIdentifier": db.name}
    with together("none of them restarts alone"):
        shared.rds.reboot_db_instance(**named)
    with together("none of them stops alone"):
        shared.rds.stop_db_instance(**named)
    with together("all have its version"):
        shared.rds.modify_db_instance(EngineVersion=new,
                                      ApplyImmediately=True, **named)
    with together("it lets in by passwords alone"):
        shared.rds.modify_db_instance(EnableIAMDatabaseAuthentication=True,
                                      ApplyImmediately=True, **named)
    with fails("InvalidDBInstanceState"):
        shared.rds.create_db_snapshot(DBSnapshotIdentifier=db.name + "-s",
                                      **named)
    assert status(shared, db) == "available"
    delete(shared, db)


@pytest.mark.parametrize("end", ["database", "keyturn"])
def test_they_come_back(shared, flavour, serve, end):
    made = [Shared(shared, flavour.engine).find() for _ in range(3)]
    for db in made:
        with db.connect(database=db.schema) as c:
            sql(c, "CREATE TABLE t (i int)")
            sql(c, "INSERT INTO t VALUES (1)")
    if end == "database":
        assert shared.http("POST", "/_keyturn/faults", json.dumps({
            "action": "kill-database",
            "database": f"{made[0].host}:{made[0].port}"}).encode())[0] == 200
        name = made[0].secret(made[0].master, made[0].password)
        token = shared.sm.rotate_secret(
            SecretId=name, RotationLambdaARN=shared.function())["VersionId"]
        wait_rotation(shared.sm, name, token)
        made[0].password = value(shared.sm, name)["password"]
        until("it was killed", lambda: "starting it again" in shared.log)
        now, told = shared, len(shared.log)
        made.append(Shared(shared, flavour.engine).find())
        # not by the session that ended with the server
        assert "; trying again" not in shared.log[told:]
        with made[-1].connect(database=made[-1].schema) as c:
            sql(c, "CREATE TABLE t (i int)")
            sql(c, "INSERT INTO t VALUES (1)")
    else:
        shared.kill()
        now = serve(*shared.options)
    for db in made:
        at = (db.host, db.port)
        db.keyturn = now
        db.find()
        assert (db.host, db.port) == at
        with db.connect(database=db.schema) as c:
            assert sql(c, "SELECT * FROM t") == ((1,),)
    delete(now, *made)
