"""A server that is lent: --attach.  Here another keyturn's instance is it."""
import json

import pytest

import conftest
import harness
from harness import fails, fresh, until, value, wait_rotation


def url(database):
    return f"mysql://{database.master}@{database.host}:{database.port}"


@pytest.fixture
def lent(serve, database):
    return serve("--memory", "--attach", url(database),
                 env={"KEYTURN_ATTACH_PASSWORD": database.password})


class Borrowed(conftest.Database):
    """An instance that is a master user on somebody's server."""

    def __init__(self, keyturn):
        self.keyturn, self.name = keyturn, fresh("lent")
        self.master = "m_" + fresh("u")[-8:]
        self.password = "Master-password-1"
        keyturn.rds.create_db_instance(
            DBInstanceIdentifier=self.name, Engine="mysql",
            DBInstanceClass="db.t3.micro", AllocatedStorage=20,
            MasterUsername=self.master, MasterUserPassword=self.password)
        self.find()


def test_the_whole_way(lent, database):
    db = Borrowed(lent)
    assert (db.host, db.port) == (database.host, database.port)
    assert db.accepts(db.master, db.password)
    user = db.user()
    name = db.secret(user, "First-password-1")
    token = lent.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=db.rotator())["VersionId"]
    wait_rotation(lent.sm, name, token)
    assert db.accepts(user, value(lent.sm, name)["password"])
    assert not db.accepts(user, "First-password-1")

    lent.rds.delete_db_instance(DBInstanceIdentifier=db.name,
                                SkipFinalSnapshot=True)
    until("the master user is gone",
          lambda: not db.accepts(db.master, db.password))
    assert database.accepts(database.master, database.password)


def test_the_lender_s_own_master_is_not_taken(lent, database):
    """Nor is its password changed: the instance ends in `failed`."""
    lent.rds.create_db_instance(
        DBInstanceIdentifier="taken", Engine="mysql",
        DBInstanceClass="db.t3.micro", AllocatedStorage=20,
        MasterUsername=database.master,
        MasterUserPassword="Another-password-1")
    i = lent.rds.describe_db_instances(
        DBInstanceIdentifier="taken")["DBInstances"][0]
    assert i["DBInstanceStatus"] == "failed"
    assert database.accepts(database.master, database.password)


def test_the_password_is_no_argument(serve, database, folder):
    """From @FILE or the environment; never told in a log."""
    path = folder + "/password"
    with open(path, "w") as f:
        f.write(database.password + "\n")
    k = serve("--memory", "--attach", url(database), "--attach-password",
              "@" + path)
    db = Borrowed(k)
    assert db.accepts(db.master, db.password)
    assert database.password not in k.log


def test_a_lender_that_is_not_there(serve):
    k = serve("--memory", "--attach", "mysql://root@127.0.0.1:1",
              env={"KEYTURN_ATTACH_PASSWORD": "x"})
    k.rds.create_db_instance(
        DBInstanceIdentifier="none", Engine="mysql",
        DBInstanceClass="db.t3.micro", AllocatedStorage=20,
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    assert k.rds.describe_db_instances(DBInstanceIdentifier="none")[
        "DBInstances"][0]["DBInstanceStatus"] == "failed"
    assert "127.0.0.1:1" in k.log


def test_encryption_without_a_ca_is_told_once(lent, database):
    db = Borrowed(lent)
    for _ in range(2):
        name = db.secret(db.user(), "First-password-1")
        token = lent.sm.rotate_secret(
            SecretId=name, RotationLambdaARN=db.rotator())["VersionId"]
        wait_rotation(lent.sm, name, token)
    told = [line for line in lent.log.splitlines()
            if "verif" in line and str(database.host) in line]
    assert len(told) == 1, told


def test_a_secret_for_a_server_nobody_runs(server):
    """A rotation of what cannot be reached fails and says so."""
    sm, name = server.sm, fresh("nowhere")
    sm.create_secret(Name=name, SecretString=json.dumps({
        "engine": "mysql", "host": "127.0.0.1", "port": 1,
        "username": "u", "password": "Lost-password-1"}))
    arn = server.client("lambda").get_function(
        FunctionName="SecretsManagerRDSMySQLRotationSingleUser")[
            "Configuration"]["FunctionArn"]
    token = sm.rotate_secret(SecretId=name,
                             RotationLambdaARN=arn)["VersionId"]
    until("the reason in the log",
          lambda: "127.0.0.1:1" in server.log and "setSecret" in server.log)
    at = harness.versions(sm, name)
    assert at["AWSPENDING"] == token != at["AWSCURRENT"]
    with fails("InvalidRequestException", "A previous rotation isn't "
               "complete. That rotation will be reattempted."):
        sm.rotate_secret(SecretId=name)
    assert "Lost-password-1" not in server.log
