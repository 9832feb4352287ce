"""Masters whose password RDS manages, on real servers: their secrets, their
rotations, and what is left of both when keyturn or the database dies.
"""
import json
import subprocess
import threading
import time

import pytest

import harness
from harness import (BINARY, POINTS, Keyturn, clean_environ, connect, fails,
                     fresh, sql, until, value, versions, wait_rotation)

pytestmark = pytest.mark.alike
MANAGED = "This secret is managed by an AWS service, and you must use that " \
    "service to update it."


class Kind:
    """How an instance and a cluster are spoken of."""

    def __init__(self, name, engine):
        self.name, self.engine = name, engine
        self.id = f"DB{name}Identifier"
        self.status = {"Instance": "DBInstanceStatus",
                       "Cluster": "Status"}[name]

    def __repr__(self):
        return self.name

    def call(self, k, verb, ident, **more):
        operation = getattr(k.rds, f"{verb}_db_{self.name.lower()}")
        return operation(**{self.id: ident}, **more)[f"DB{self.name}"]

    def create(self, k, ident, **more):
        asked = {"Engine": self.engine, "MasterUsername": "admin", **more}
        if self.name == "Instance":
            asked.update(DBInstanceClass="db.t3.micro", AllocatedStorage=20)
        return self.call(k, "create", ident, **asked)

    def describe(self, k, ident):
        operation = getattr(k.rds, f"describe_db_{self.name.lower()}s")
        return operation(**{self.id: ident})[f"DB{self.name}s"][0]

    def available(self, k, ident):
        k.rds.get_waiter(f"db_{self.name.lower()}_available").wait(
            **{self.id: ident})
        return self.describe(k, ident)

    def delete(self, k, ident):
        gone = self.call(k, "delete", ident, SkipFinalSnapshot=True)
        k.rds.get_waiter(f"db_{self.name.lower()}_deleted").wait(
            **{self.id: ident})
        return gone


@pytest.fixture(params=["Instance", "Cluster"])
def kind(request, flavour):
    if request.param == "Instance":
        return Kind("Instance", flavour.engine)
    return Kind("Cluster", "aurora-mysql")


def address(db):
    at = db["Endpoint"]
    return (at["Address"], at["Port"]) if isinstance(at, dict) else \
        (at, db["Port"])


def accepts(db, password, user="admin"):
    return harness.can_log_in(*address(db), user, password)


def secret_of(db):
    return db["MasterUserSecret"]["SecretArn"]


class Managed:
    """An instance of which RDS manages the master's password."""

    def __init__(self, k, engine, **more):
        self.k, self.name = k, fresh("managed")
        self.kind = Kind("Instance", engine)
        self.kind.create(k, self.name, ManageMasterUserPassword=True, **more)
        self.find()

    def find(self):
        self.db = self.kind.available(self.k, self.name)
        self.secret = secret_of(self.db)

    def password(self, **which):
        return value(self.k.sm, self.secret, **which)["password"]

    def accepts(self, password):
        return accepts(self.db, password)

    def agrees(self):
        """Secret and database: nothing but AWSCURRENT gets in."""
        assert self.accepts(self.password())
        assert not self.accepts(self.password(VersionStage="AWSPREVIOUS"))

    def connect(self):
        return connect(*address(self.db), "admin", self.password())

    def rotate(self):
        return self.k.sm.rotate_secret(SecretId=self.secret)["VersionId"]

    def wait(self, token, deadline=harness.SETTLE):
        wait_rotation(self.k.sm, self.secret, token, deadline)


@pytest.fixture(scope="module")
def managed(fleet, flavour):
    return Managed(fleet, flavour.engine)


# --- the secret ---------------------------------------------------------------

def test_it_comes_and_goes_with_a_secret(fleet, kind):
    k, name = fleet, fresh("db")
    made = kind.create(k, name, ManageMasterUserPassword=True)
    assert made["MasterUserSecret"]["SecretStatus"] == "creating"
    db = kind.available(k, name)
    assert db["MasterUserSecret"] == {**made["MasterUserSecret"],
                                      "SecretStatus": "active"}
    assert kind.describe(k, name) == db		# the second read
    secret = secret_of(db)
    stem = "db" if kind.name == "Instance" else "cluster"
    assert f":secret:rds!{stem}-" in secret
    told = k.sm.describe_secret(SecretId=secret)
    arn = db[f"DB{kind.name}Arn"]
    assert told["OwningService"] == "rds" and told["RotationEnabled"]
    assert told["RotationRules"] == {"AutomaticallyAfterDays": 7}
    assert "RotationLambdaARN" not in told and "LastRotatedDate" not in told
    assert told["Tags"] == [
        {"Key": f"aws:rds:primaryDB{kind.name}Arn", "Value": arn},
        {"Key": "aws:secretsmanager:owningService", "Value": "rds"}]
    assert set(value(k.sm, secret)) == {"username", "password"}
    assert accepts(db, value(k.sm, secret)["password"])
    listed = k.sm.list_secrets(Filters=[
        {"Key": "owning-service", "Values": ["rds"]},
        {"Key": "tag-value", "Values": [arn]}])["SecretList"]
    assert [s["ARN"] for s in listed] == [secret]
    gone = kind.delete(k, name)
    assert secret_of(gone) == secret
    with fails("ResourceNotFoundException"):
        k.sm.describe_secret(SecretId=secret)


def test_what_is_for_rds_alone(managed):
    sm, which = managed.k.sm, {"SecretId": managed.secret}
    for call in (lambda: sm.put_secret_value(**which, SecretString="x"),
                 lambda: sm.update_secret(**which, Description="mine"),
                 lambda: sm.delete_secret(
                     **which, ForceDeleteWithoutRecovery=True),
                 lambda: sm.rotate_secret(
                     **which, RotationLambdaARN=managed.k.function())):
        with fails("InvalidRequestException", MANAGED):
            call()
    sm.tag_resource(**which, Tags=[{"Key": "team", "Value": "a"}])
    with fails("InvalidParameterException"):
        sm.untag_resource(**which, TagKeys=["aws:rds:primaryDBInstanceArn"])
    sm.rotate_secret(**which, RotateImmediately=False,
                     RotationRules={"ScheduleExpression": "rate(4 hours)"})
    assert sm.describe_secret(**which)["RotationRules"][
        "ScheduleExpression"] == "rate(4 hours)"
    assert managed.accepts(managed.password())


def test_other_keys(fleet, kind):
    """Whatever the key was called, its ARN is told."""
    name = fresh("db")
    key = "11111111-2222-3333-4444-555555555555"
    db = kind.create(fleet, name, ManageMasterUserPassword=True,
                     MasterUserSecretKmsKeyId=key)
    assert db["MasterUserSecret"]["KmsKeyId"].endswith(f":key/{key}")
    with fails("InvalidParameterCombination"):
        kind.create(fleet, fresh("db"), ManageMasterUserPassword=True,
                    MasterUserPassword="of-my-own-1")
    kind.available(fleet, name)
    kind.delete(fleet, name)


# --- rotations ----------------------------------------------------------------

def test_it_rotates(managed):
    before = managed.password()
    with managed.connect() as session:
        managed.wait(managed.rotate())
        assert sql(session, "SELECT 1") == ((1,),)
    assert managed.password() != before
    managed.agrees()
    assert managed.kind.describe(managed.k, managed.name)[
        "MasterUserSecret"]["SecretStatus"] == "active"


def test_whatever_was_done_to_the_master(managed):
    """Changed by hand, of several hosts, gone: the next one mends it."""
    with managed.connect() as db:
        sql(db, "CREATE USER admin@localhost IDENTIFIED BY 'Another-one-1'")
        sql(db, "ALTER USER admin@'%' IDENTIFIED BY 'By-hand-1234'")
    assert not managed.accepts(managed.password())
    managed.wait(managed.rotate())
    managed.agrees()
    with managed.connect() as db:
        sql(db, "DROP USER admin@localhost, admin@'%'")
    managed.wait(managed.rotate())
    managed.agrees()
    with managed.connect() as db:
        sql(db, "CREATE DATABASE his_again")
        sql(db, "DROP DATABASE his_again")


class Load:
    """Sessions that work, and one that opens new ones by the current value;
    one that is refused reads the value again, until it is let in."""

    def __init__(self, managed, sessions=8):
        self.managed, self.over = managed, threading.Event()
        self.failures, self.opened, self.refused = [], 0, []
        self.threads = [threading.Thread(target=self.work)
                        for _ in range(sessions)]
        self.threads.append(threading.Thread(target=self.open))

    def __enter__(self):
        for t in self.threads:
            t.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for t in self.threads:
            t.join()

    def work(self):
        try:
            with self.managed.connect() as db:
                while not self.over.is_set():
                    sql(db, "SELECT SLEEP(0.01)")
        except Exception as e:		# also a session that was ended
            self.failures.append(e)

    def open(self):
        try:
            while not self.over.is_set():
                self.open_once()
        except Exception as e:
            self.failures.append(e)

    def open_once(self):
        read = time.monotonic()
        if self.managed.accepts(self.managed.password()):
            self.opened += 1
        else:
            self.refused.append((read, time.monotonic()))


def told(managed, last):
    answer = json.loads(managed.k.http(
        "GET", f"/_keyturn/rotations/{managed.secret}?last={last}",
        b"")[2])
    return answer["rotations"]


def test_twenty_rotations_while_sessions_work(managed, flavour, note):
    """Nobody is refused but between the statement and the label: who is has
    read the value before the rotation was over, and no session ends."""
    spans = []
    with Load(managed) as load:
        until("they have begun", lambda: load.opened > 3 or load.failures)
        for _ in range(20):
            since, before = time.monotonic(), load.opened
            managed.wait(managed.rotate())
            spans.append((since, time.monotonic()))
            until("new ones are let in", lambda: load.opened > before + 1 or
                  load.failures)
    assert load.failures == []
    managed.agrees()
    assert [r for r in load.refused if not any(
        r[0] <= ended and r[1] >= began for began, ended in spans)] == []
    took = sorted(ended - began for began, ended in spans)
    note(f"{flavour}: 20 managed rotations of {took[10] * 1000:.0f} ms beside 8 "
         f"sessions; of {load.opened + len(load.refused)} new ones "
         f"{len(load.refused)} were refused, with a value read before the "
         "rotation was over")


def command(managed, *words):
    done = subprocess.run([BINARY, *words, managed.secret], timeout=120,
                          capture_output=True, text=True,
                          env=clean_environ(KEYTURN_URL=managed.k.url))
    return done.returncode, done.stdout + done.stderr


def test_the_commands_know_it(managed):
    token = managed.rotate()
    assert command(managed, "wait")[0] == 0
    managed.wait(token)
    status, text = command(managed, "verify")
    assert status == 0, text
    assert "AWSCURRENT" in text and "logs in as admin@%" in text
    status, text = command(managed, "rotations")
    assert status == 0 and f"rotation {token}: succeeded" in text
    assert "ALTER USER `admin`@`%`" in text
    assert managed.password() not in text
    status, text = command(managed, "survive")
    assert ", RDS: rotated in " in text, text
    assert "sessions kept           8 of 8" in text, text
    managed.agrees()


def test_it_rotates_by_itself(serve, flavour):
    k = serve("--memory", *flavour.options)
    managed = Managed(k, flavour.engine)
    first = versions(k.sm, managed.secret)["AWSCURRENT"]
    assert k.http("POST", "/_keyturn/clock", b'{"advance":"8d"}')[0] == 200
    at = versions(k.sm, managed.secret)
    assert at["AWSPREVIOUS"] == first and "AWSPENDING" not in at
    managed.agrees()


def test_alternating_users_by_a_managed_master(managed, flavour):
    """His password changes, and the user's rotations go on."""
    k, user = managed.k, "u" + fresh("")[-8:]
    host, port = address(managed.db)
    with managed.connect() as db:
        sql(db, f"CREATE USER {user}@'%' IDENTIFIED BY 'First-password-1'")
    name = fresh("alternating")
    k.sm.create_secret(Name=name, SecretString=json.dumps({
        "engine": flavour.engine, "host": host, "port": port,
        "username": user, "password": "First-password-1",
        "masterarn": managed.secret}))
    function = k.function({
        "mysql": "SecretsManagerRDSMySQLRotationMultiUser",
        "mariadb": "SecretsManagerRDSMariaDBRotationMultiUser"}[
            flavour.engine])
    for rotated in (user + "_clone", user):
        wait_rotation(k.sm, name, k.sm.rotate_secret(
            SecretId=name, RotationLambdaARN=function)["VersionId"])
        now = value(k.sm, name)
        assert now["username"] == rotated
        assert accepts(managed.db, now["password"], rotated)
        managed.wait(managed.rotate())


# --- Modify -------------------------------------------------------------------

@pytest.fixture
def modified(fleet, flavour, kind):
    """A database with a password of the caller's own."""
    k, name = fleet, fresh("db")
    kind.create(k, name, MasterUserPassword="Master-password-1")
    db = kind.available(k, name)
    yield k, kind, name, db
    kind.delete(k, name)


def test_the_real_user_gets_a_new_password(modified):
    """All his accounts; and all his rights, where somebody took some."""
    k, kind, name, db = modified
    with connect(*address(db), "admin", "Master-password-1") as session:
        sql(session, "CREATE USER admin@'127.%' IDENTIFIED BY 'Other-one-1'")
        sql(session, "GRANT CREATE USER ON *.* TO admin@'127.%'")
        sql(session, "REVOKE EVENT ON *.* FROM admin@'%'")
    before = kind.call(k, "modify", name, MasterUserPassword="Second-one-2")
    assert before[kind.status] == "resetting-master-credentials"
    assert before["PendingModifiedValues"] == {"MasterUserPassword": "****"}
    after = kind.available(k, name)
    assert not after.get("PendingModifiedValues")
    assert accepts(db, "Second-one-2")		# as admin@127.%
    assert not accepts(db, "Other-one-1")
    with connect(*address(db), "admin", "Second-one-2") as session:
        sql(session, "DROP USER admin@'127.%'")
    assert accepts(db, "Second-one-2")		# as admin@%
    with connect(*address(db), "admin", "Second-one-2") as session:
        assert " EVENT," in sql(session, "SHOW GRANTS")[0][0]
    events = k.rds.describe_events(
        SourceIdentifier=name,
        SourceType=f"db-{kind.name.lower()}")["Events"]
    assert "Reset master credentials" in [e["Message"] for e in events]


def test_managing_is_turned_on_and_off(modified):
    """As Terraform's manage_master_user_password: each second read is the
    first, and off takes a password."""
    k, kind, name, db = modified
    on = kind.call(k, "modify", name, ManageMasterUserPassword=True,
                   ApplyImmediately=True)
    assert on["MasterUserSecret"]["SecretStatus"] == "creating"
    db = kind.available(k, name)
    secret = secret_of(db)
    assert db["MasterUserSecret"]["SecretStatus"] == "active"
    assert kind.describe(k, name) == db
    assert accepts(db, value(k.sm, secret)["password"])
    assert not accepts(db, "Master-password-1")
    with fails("InvalidParameterCombination"):
        kind.call(k, "modify", name, MasterUserPassword="Second-one-2")
    with fails("InvalidParameterCombination", "You must specify apply "
               "immediately when rotating the master user password."):
        kind.call(k, "modify", name, RotateMasterUserPassword=True)
    first = value(k.sm, secret)["password"]
    kind.call(k, "modify", name, RotateMasterUserPassword=True,
              ApplyImmediately=True)
    db = kind.available(k, name)
    second = value(k.sm, secret)["password"]
    assert second != first and accepts(db, second) and not accepts(db, first)
    kind.call(k, "modify", name, ManageMasterUserPassword=False,
              MasterUserPassword="Third-one-33", ApplyImmediately=True)
    db = kind.available(k, name)
    assert "MasterUserSecret" not in db and accepts(db, "Third-one-33")
    assert not accepts(db, second)
    assert kind.describe(k, name) == db
    with fails("ResourceNotFoundException"):
        k.sm.describe_secret(SecretId=secret)


def test_killed_while_it_is_turned_on(serve, flavour, tmp_path):
    """The secret is there with the commit, its password on the server when it
    is back: whenever keyturn is killed between, they agree in the end."""
    options = ["--data", str(tmp_path), *flavour.options]
    k, kind, name = serve(*options), Kind("Instance", flavour.engine), "on"
    kind.create(k, name, MasterUserPassword="Master-password-1")
    kind.available(k, name)
    secret = secret_of(kind.call(k, "modify", name,
                                 ManageMasterUserPassword=True))
    k.kill()
    k = serve(*options)
    db = kind.available(k, name)
    assert accepts(db, value(k.sm, secret)["password"])
    assert db["MasterUserSecret"]["SecretStatus"] == "active"


def test_restored_with_a_managed_master(fleet, flavour, modified):
    """By the snapshot's password nobody gets in any more."""
    k, kind, name, db = modified
    if kind.name == "Cluster":
        pytest.skip("RestoreDBClusterFromSnapshot has no such member")
    k.rds.create_db_snapshot(DBInstanceIdentifier=name,
                             DBSnapshotIdentifier=name)
    k.rds.get_waiter("db_snapshot_available").wait(DBSnapshotIdentifier=name)
    restored = fresh("restored")
    k.rds.restore_db_instance_from_db_snapshot(
        DBInstanceIdentifier=restored, DBSnapshotIdentifier=name,
        ManageMasterUserPassword=True)
    db = kind.available(k, restored)
    assert db["MasterUserSecret"]["SecretStatus"] == "active"
    assert accepts(db, value(k.sm, secret_of(db))["password"])
    assert not accepts(db, "Master-password-1")
    kind.delete(k, restored)
    k.rds.delete_db_snapshot(DBSnapshotIdentifier=name)


# --- on a server that others share ----------------------------------------------

def grants(db, password):
    with connect(*address(db), "tenant", password) as session:
        return [row[0].split(" IDENTIFIED BY PASSWORD")[0]
                for row in sql(session, "SHOW GRANTS")]


def attached(database):
    return ["--attach", f"mysql://{database.master}@{database.host}:"
            f"{database.port}"], {"KEYTURN_ATTACH_PASSWORD": database.password}


@pytest.mark.parametrize("how", ["shared", "attach"])
def test_a_master_among_others(serve, flavour, database, how):
    """His password changes and rotates, and his rights stay what they are."""
    options, env = attached(database) if how == "attach" else \
        (["--fleet", "shared", *flavour.options], None)
    k = serve("--memory", *options, env=env)
    kind, name = Kind("Instance", flavour.engine), fresh("t")
    kind.create(k, name, MasterUsername="tenant", ManageMasterUserPassword=True,
                DBName="tenants")
    db = kind.available(k, name)
    secret = secret_of(db)
    rights = grants(db, value(k.sm, secret)["password"])
    wait_rotation(k.sm, secret,
                  k.sm.rotate_secret(SecretId=secret)["VersionId"])
    assert grants(db, value(k.sm, secret)["password"]) == rights
    kind.call(k, "modify", name, ManageMasterUserPassword=False,
              MasterUserPassword="Another-one-1")
    db = kind.available(k, name)
    assert grants(db, "Another-one-1") == rights
    kind.delete(k, name)


# --- each point, keyturn and database dead and back -----------------------------

def hang_at(managed, point):
    """A rotation that stands at the point: its version."""
    k = managed.k
    body = json.dumps({"point": point, "action": "hang",
                       "secret": managed.secret}).encode()
    fault = json.loads(k.http("POST", "/_keyturn/faults", body)[2])["id"]
    token = managed.rotate()
    until(f"it is at {point}", lambda: any(
        f["id"] == fault and f["happened"] for f in json.loads(
            k.http("GET", "/_keyturn/faults", b"")[2])["faults"]))
    return token


@pytest.fixture(scope="module")
def mortal(flavour, tmp_path_factory):
    """An instance whose keyturn is killed, with it, again and again."""
    folder = str(tmp_path_factory.mktemp("mortal"))
    made = Managed(Keyturn("--data", folder, *flavour.options).wait_ready(),
                   flavour.engine)
    made.folder, made.options = folder, flavour.options
    yield made
    made.k.discard()


def again(managed):
    managed.k.kill()
    managed.k.discard()
    managed.k = Keyturn("--data", managed.folder,
                        *managed.options).wait_ready()
    managed.find()


@pytest.mark.plain
@pytest.mark.parametrize("point", POINTS)
def test_killed_at_each_point(mortal, point):
    """With its database: afterwards the rotation ends as if nothing was."""
    token = hang_at(mortal, point)
    again(mortal)
    mortal.wait(token)
    mortal.agrees()


@pytest.mark.parametrize("point", ["set.sql.before", "set.sql.after"])
def test_its_database_is_killed(managed, point):
    """Alone, in the middle: keyturn's own account is back with it."""
    body = json.dumps({"point": point, "action": "kill-database",
                       "secret": managed.secret}).encode()
    assert managed.k.http("POST", "/_keyturn/faults", body)[0] == 200
    managed.wait(managed.rotate())
    managed.agrees()


@pytest.mark.parametrize("point", ["create.before", "set.sql.before",
                                   "finish.before"])
def test_cancelled_at_a_point(managed, point):
    """What a cancelled one left behind does not block the next, which is told
    to begin by RDS."""
    hang_at(managed, point)
    managed.k.sm.cancel_rotate_secret(SecretId=managed.secret)
    managed.k.http("DELETE", "/_keyturn/faults", b"")
    until("the function has ended", lambda: told(managed, 1)[0]["attempts"][
        -1]["outcome"] == "abandoned")
    managed.wait(managed.rotate())
    managed.agrees()
