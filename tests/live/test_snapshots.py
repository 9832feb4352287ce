"""Snapshots of real servers: what was acknowledged is in them, and comes back."""
import os
import random
import shutil
import signal
import subprocess
import tempfile
import threading
import time

import pytest

import conftest
import processes
from harness import (ACCOUNT, REGION, Keyturn, fails, fresh, own_ports, sql,
                     until, value)

pytestmark = pytest.mark.alike
SOON = {"Delay": 1, "MaxAttempts": 120}
WRITERS = 4
MANY = 12    # how often the rows of a table are doubled


@pytest.fixture(scope="module")
def folder_kept():
    path = tempfile.mkdtemp(prefix="kt-snap-")
    os.chmod(path, 0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


class Shop:
    """A keyturn on a folder, and a database with rows, some being written."""

    def __init__(self, flavour, folder):
        self.flavour, self.folder = flavour, folder
        self.start()
        self.db = conftest.Database(self.k, flavour.engine,
                                    Port=own_ports(),
                                    Tags=[{"Key": "team", "Value": "red"}])
        self.user = self.db.user()
        with self.db.connect() as db:
            sql(db, "CREATE TABLE shop.rows (w int, n int, x text, "
                "PRIMARY KEY (w, n)) ENGINE=InnoDB")
            sql(db, "CREATE TABLE shop.few (n int PRIMARY KEY)")
            sql(db, "INSERT INTO shop.few VALUES (1), (2), (3)")

    def start(self, wait=True):
        self.k = Keyturn("--data", self.folder, *self.flavour.options)
        if wait:
            self.k.wait_ready()
        self.rds = self.k.rds

    def again(self):
        """kill -9, and once more."""
        self.k.kill()
        until("nobody of it", lambda: not processes.marked(self.folder))
        self.k.discard()
        self.start()
        self.db.keyturn = self.k

    def snapshot(self, name, wait=True):
        # One that was taken is shown a moment before its database is again.
        self.rds.get_waiter("db_instance_available").wait(
            DBInstanceIdentifier=self.db.name, WaiterConfig=SOON)
        self.rds.create_db_snapshot(DBSnapshotIdentifier=name,
                                    DBInstanceIdentifier=self.db.name)
        if wait:
            self.rds.get_waiter("db_snapshot_available").wait(
                DBSnapshotIdentifier=name, WaiterConfig=SOON)
        return name

    def restored(self, snapshot, **more):
        """The endpoint of a new instance that is made of it."""
        name = fresh("restored")
        self.rds.restore_db_instance_from_db_snapshot(
            DBInstanceIdentifier=name, DBSnapshotIdentifier=snapshot, **more)
        self.rds.get_waiter("db_instance_available").wait(
            DBInstanceIdentifier=name, WaiterConfig=SOON)
        i = self.rds.describe_db_instances(
            DBInstanceIdentifier=name)["DBInstances"][0]
        return name, i["Endpoint"]["Address"], i["Endpoint"]["Port"]

    def delete(self, name, **more):
        self.rds.delete_db_instance(DBInstanceIdentifier=name, **(
            more or {"SkipFinalSnapshot": True}))
        self.rds.get_waiter("db_instance_deleted").wait(
            DBInstanceIdentifier=name, WaiterConfig=SOON)


@pytest.fixture(scope="module")
def shop(flavour, request):
    path = tempfile.mkdtemp(prefix="kt-snap-")
    os.chmod(path, 0o755)
    s = Shop(flavour, path)
    yield s
    s.k.discard()
    shutil.rmtree(path, ignore_errors=True)


class Load:
    """Sessions that insert rows one by one, and know what was answered; and
    two that change many at a time: a copy of files that are written to is
    none of any moment then."""

    def __init__(self, db):
        self.acknowledged, self.failed = [0] * WRITERS, []
        self.changed = 0
        self.over = threading.Event()
        with db.connect() as link:
            sql(link, "CREATE TABLE shop.many (n int PRIMARY KEY "
                "AUTO_INCREMENT, a varchar(3000), KEY (a(500)))")
            sql(link, "INSERT INTO shop.many (a) VALUES (repeat('a', 2500))")
            for _ in range(MANY):
                sql(link, "INSERT INTO shop.many (a) "
                    "SELECT concat(rand(), a) FROM shop.many")
        self.threads = [threading.Thread(target=self.write, args=(db, w))
                        for w in range(WRITERS)]
        self.threads += [threading.Thread(target=self.change, args=(db, w))
                         for w in range(2)]
        for t in self.threads:
            t.start()

    def change(self, db, w):
        try:
            with db.connect() as link, link.cursor() as cursor:
                while not self.over.is_set():
                    cursor.execute(
                        "UPDATE shop.many SET a = concat(rand(), repeat(%s, "
                        "2500)) WHERE n %% 2 = %s AND n %% 16 = %s",
                        (random.choice("abcdef"), w, 2 * random.randint(0, 7)
                         + w))
                    self.changed += 1
        except Exception as e:
            self.failed.append(e)

    def write(self, db, w):
        try:
            with db.connect() as link, link.cursor() as cursor:
                cursor.execute("SET autocommit = 1")
                while not self.over.is_set():
                    cursor.execute(
                        "INSERT INTO shop.rows VALUES (%s, %s, repeat('x', "
                        "%s))", (w, self.acknowledged[w] + 1,
                                 random.randint(1, 5000)))
                    self.acknowledged[w] += 1
        except Exception as e:
            self.failed.append(e)

    def end(self):
        self.over.set()
        for t in self.threads:
            t.join()
        assert self.failed == []


def test_under_load_it_has_all_that_was_acknowledged(shop, note):
    load = Load(shop.db)
    until("some rows", lambda: min(load.acknowledged) > 100 and
          load.changed > 10)
    before = list(load.acknowledged)
    name = shop.snapshot(fresh("loaded"))
    load.end()
    restored, host, port = shop.restored(name)
    with conftest.connect(host, port, shop.db.master,
                          shop.db.password) as db, db.cursor() as cursor:
        for table in "shop.rows", "shop.many", "shop.few":
            # not EXTENDED: MariaDB then warns of records marked as deleted
            # after any recovery, also of a server that was killed
            cursor.execute(f"CHECK TABLE {table}")
            assert [row[3] for row in cursor.fetchall()] == ["OK"]
        for w, n in enumerate(before):
            cursor.execute("SELECT count(*), max(n) FROM shop.rows "
                           "WHERE w = %s", (w,))
            there, last = cursor.fetchone()
            assert there == last >= n
            assert there <= load.acknowledged[w]
        cursor.execute("SELECT count(*) FROM shop.few")
        assert cursor.fetchone()[0] == 3
    assert conftest.harness.can_log_in(host, port, shop.user,
                                       "First-password-1")
    line = next(x for x in shop.k.log.splitlines() if name in x)
    assert "stood still for" in line
    note(f"{shop.flavour}: {line.split(': ', 1)[1]}")
    shop.delete(restored)


def test_what_terraform_does_with_one(shop):
    s = shop.rds.create_db_snapshot(
        DBSnapshotIdentifier="tf", DBInstanceIdentifier=shop.db.name,
        Tags=[{"Key": "env", "Value": "test"}])["DBSnapshot"]
    assert (s["Status"], s["PercentProgress"]) == ("creating", 0)
    shop.rds.get_waiter("db_snapshot_available").wait(
        DBSnapshotIdentifier="tf", WaiterConfig=SOON)
    found = shop.rds.describe_db_snapshots(DBSnapshotIdentifier="tf")
    s = found["DBSnapshots"][0]
    assert (s["Status"], s["PercentProgress"]) == ("available", 100)
    assert s["DBSnapshotArn"] == \
        f"arn:aws:rds:{REGION}:{ACCOUNT}:snapshot:tf"
    assert s["Encrypted"] is False and s["AllocatedStorage"] == 20
    a = shop.rds.describe_db_snapshot_attributes(DBSnapshotIdentifier="tf")
    a = a["DBSnapshotAttributesResult"]
    assert a["DBSnapshotAttributes"] == [
        {"AttributeName": "restore", "AttributeValues": []}]
    tags = shop.rds.list_tags_for_resource(ResourceName=s["DBSnapshotArn"])
    assert tags["TagList"] == [{"Key": "env", "Value": "test"}]
    again = shop.rds.describe_db_snapshots(DBSnapshotIdentifier="tf")
    assert again["DBSnapshots"] == [s]
    shop.rds.delete_db_snapshot(DBSnapshotIdentifier="tf")
    shop.rds.get_waiter("db_snapshot_deleted").wait(
        DBSnapshotIdentifier="tf", WaiterConfig=SOON)
    with fails("DBSnapshotNotFound", "DBSnapshot tf not found."):
        shop.rds.describe_db_snapshots(DBSnapshotIdentifier="tf")
    left = os.path.join(shop.folder, "snapshots")
    known = shop.rds.describe_db_snapshots()["DBSnapshots"]
    until("its data to go", lambda: len(os.listdir(left)) == len(known))


@pytest.mark.plain
def test_the_command_line(shop, aws):
    cli = aws(shop.k.env())

    def aws(*words):
        status, out, err = cli("--endpoint-url", shop.k.url, "rds", *words,
                               "--output", "text")
        assert status == 0, err
        return out
    aws("create-db-snapshot", "--db-snapshot-identifier", "cli",
        "--db-instance-identifier", shop.db.name)
    aws("wait", "db-snapshot-completed", "--db-snapshot-identifier", "cli")
    aws("copy-db-snapshot", "--source-db-snapshot-identifier", "cli",
        "--target-db-snapshot-identifier", "cli-2")
    aws("wait", "db-snapshot-available", "--db-snapshot-identifier", "cli-2")
    aws("modify-db-snapshot-attribute", "--db-snapshot-identifier", "cli-2",
        "--attribute-name", "restore", "--values-to-add", "123412341234")
    assert aws("describe-db-snapshots", "--snapshot-type", "manual",
               "--query", "DBSnapshots[].DBSnapshotIdentifier").split()[:2] \
        == ["cli", "cli-2"]
    for name in "cli", "cli-2":
        aws("delete-db-snapshot", "--db-snapshot-identifier", name)
        aws("wait", "db-snapshot-deleted", "--db-snapshot-identifier", name)


def test_the_final_one_outlives_it(shop):
    name, host, port = shop.restored(shop.snapshot(fresh("first")))
    with conftest.connect(host, port, shop.db.master,
                          shop.db.password) as db:
        sql(db, "INSERT INTO shop.few VALUES (4)")
    shop.delete(name, FinalDBSnapshotIdentifier="last-of-it")
    s = shop.rds.describe_db_snapshots(DBInstanceIdentifier=name)
    assert [(x["DBSnapshotIdentifier"], x["Status"]) for x in
            s["DBSnapshots"]] == [("last-of-it", "available")]
    name, host, port = shop.restored("last-of-it")
    with conftest.connect(host, port, shop.db.master,
                          shop.db.password) as db, db.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shop.few")
        assert cursor.fetchone()[0] == 4
    shop.delete(name)


def test_a_kill_leaves_none_by_half(shop, request):
    """Wherever it comes in: taken or copied once it is back, or not there."""
    for i in range(16 if request.config.getoption("--long") else 4):
        shop.db.find()
        name = shop.snapshot(fresh("cut"), wait=False)
        time.sleep(random.uniform(0, 0.12))
        shop.again()
        shop.rds.get_waiter("db_snapshot_available").wait(
            DBSnapshotIdentifier=name, WaiterConfig=SOON)
        restored = fresh("cut-off")
        shop.rds.restore_db_instance_from_db_snapshot(
            DBInstanceIdentifier=restored, DBSnapshotIdentifier=name)
        time.sleep(random.uniform(0, 0.3))
        shop.again()
        shop.rds.get_waiter("db_instance_available").wait(
            DBInstanceIdentifier=restored, WaiterConfig=SOON)
        at = shop.rds.describe_db_instances(DBInstanceIdentifier=restored)
        at = at["DBInstances"][0]["Endpoint"]
        with conftest.connect(at["Address"], at["Port"], shop.db.master,
                              shop.db.password) as db, db.cursor() as cursor:
            cursor.execute("CHECK TABLE shop.few")
            assert cursor.fetchone()[3] == "OK"
        shop.delete(restored)
        shop.rds.delete_db_snapshot(DBSnapshotIdentifier=name)
    shop.db.find()
    known = shop.rds.describe_db_snapshots()["DBSnapshots"]
    until("nothing is left over", lambda: len(os.listdir(os.path.join(
        shop.folder, "snapshots"))) == len(known))


def stands(who):
    return processes._stat(who[0])[1] == "T"


def disturbed(shop, server, sig):
    """A snapshot in the middle of which the server got the signal."""
    for _ in range(50):
        name = shop.snapshot(fresh("disturbed"), wait=False)
        end = time.monotonic() + 2
        while time.monotonic() < end:
            if stands(server):
                os.kill(server[0], sig)
                return name
        # it was over before anybody could look: the next one
        shop.rds.get_waiter("db_snapshot_available").wait(
            DBSnapshotIdentifier=name, WaiterConfig=SOON)
        shop.rds.delete_db_snapshot(DBSnapshotIdentifier=name)
    raise AssertionError("no snapshot could be met in the middle")


@pytest.mark.parametrize("sig", [signal.SIGCONT, signal.SIGKILL])
def test_disturbed_while_it_is_taken(shop, sig):
    """Somebody lets the server go on, or kills it: it is taken again."""
    home = next(n for n in os.listdir(os.path.join(shop.folder, "servers"))
                if n.startswith("db-"))
    filler = os.path.join(shop.folder, "servers", home, "data", "filler")
    with open(filler, "wb") as f:
        f.write(os.urandom(1 << 20) * 48)
    owner = os.stat(os.path.dirname(filler))
    os.chown(filler, owner.st_uid, owner.st_gid)
    try:
        server, = processes.databases(shop.k.pid)
        name = disturbed(shop, server, sig)
        shop.rds.get_waiter("db_snapshot_available").wait(
            DBSnapshotIdentifier=name, WaiterConfig=SOON)
        shop.rds.get_waiter("db_instance_available").wait(
            DBInstanceIdentifier=shop.db.name, WaiterConfig=SOON)
    finally:
        os.unlink(filler)
    restored, _, _ = shop.restored(name)
    shop.rds.delete_db_snapshot(DBSnapshotIdentifier=name)
    shop.delete(restored)


def test_a_full_disk(shop):
    """Nothing by half, and nothing deleted; then there is room again."""
    inside = os.path.join(shop.folder, "snapshots")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m",
                              "none", inside], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("no file system of its own can be had for snapshots")
    try:
        name = fresh("no-room")
        shop.snapshot(name, wait=False)
        until("it fails", lambda: shop.rds.describe_db_snapshots(
            DBSnapshotIdentifier=name)["DBSnapshots"][0]["Status"] == "failed")
        assert f"snapshot {name} of {shop.db.name} failed: No space left" in \
            shop.k.log
        shop.rds.get_waiter("db_instance_available").wait(
            DBInstanceIdentifier=shop.db.name)
        secret = shop.rds.modify_db_instance(
            DBInstanceIdentifier=shop.db.name, ManageMasterUserPassword=True,
            ApplyImmediately=True)["DBInstance"]["MasterUserSecret"]
        shop.rds.get_waiter("db_instance_available").wait(
            DBInstanceIdentifier=shop.db.name)
        shop.rds.delete_db_instance(DBInstanceIdentifier=shop.db.name,
                                    FinalDBSnapshotIdentifier="never")
        until("it is kept", lambda: shop.rds.describe_db_instances(
            DBInstanceIdentifier=shop.db.name)["DBInstances"][0]
            ["DBInstanceStatus"] == "available")
        assert os.listdir(inside) == []
        there = value(shop.k.sm, secret["SecretArn"])
        assert there["username"] == shop.db.master
        shop.rds.modify_db_instance(
            DBInstanceIdentifier=shop.db.name, ApplyImmediately=True,
            ManageMasterUserPassword=False,
            MasterUserPassword=shop.db.password)
        shop.rds.get_waiter("db_instance_available").wait(
            DBInstanceIdentifier=shop.db.name)
    finally:
        subprocess.run(["umount", "-l", inside], check=True)
    shop.db.find()
    with shop.db.connect() as db:
        sql(db, "INSERT INTO shop.few VALUES (99)")
    assert shop.snapshot(fresh("room"))


def test_a_member_of_a_cluster(shop):
    rds = shop.rds
    rds.create_db_cluster(DBClusterIdentifier="cl", Engine="aurora-mysql",
                          MasterUsername="admin", DatabaseName="shop",
                          MasterUserPassword="Master-password-1")
    rds.create_db_instance(DBInstanceIdentifier="member",
                           DBClusterIdentifier="cl", Engine="aurora-mysql",
                           DBInstanceClass="db.r5.large")
    rds.get_waiter("db_cluster_available").wait(DBClusterIdentifier="cl",
                                                WaiterConfig=SOON)
    with fails("InvalidParameterValue"):
        rds.create_db_snapshot(DBSnapshotIdentifier="m",
                               DBInstanceIdentifier="member")
    rds.create_db_cluster_snapshot(DBClusterSnapshotIdentifier="s",
                                   DBClusterIdentifier="cl")
    rds.get_waiter("db_cluster_snapshot_available").wait(
        DBClusterSnapshotIdentifier="s", WaiterConfig=SOON)
    role = {"RoleArn": "arn:aws:iam::123456789012:role/r",
            "FeatureName": "s3Import"}
    rds.restore_db_cluster_from_snapshot(DBClusterIdentifier="cl-2",
                                         SnapshotIdentifier="s",
                                         Engine="aurora-mysql",
                                         AssociatedRoles=[role])
    rds.get_waiter("db_cluster_available").wait(DBClusterIdentifier="cl-2",
                                                WaiterConfig=SOON)
    c = rds.describe_db_clusters(DBClusterIdentifier="cl-2")["DBClusters"][0]
    assert c["AssociatedRoles"] == [{**role, "Status": "ACTIVE"}]
    with conftest.connect(c["Endpoint"], c["Port"], "admin",
                          "Master-password-1", database="shop"):
        pass
    rds.delete_db_instance(DBInstanceIdentifier="member")
    for name in "cl", "cl-2":
        rds.delete_db_cluster(DBClusterIdentifier=name,
                              SkipFinalSnapshot=True)
        rds.get_waiter("db_cluster_deleted").wait(DBClusterIdentifier=name,
                                                  WaiterConfig=SOON)
    rds.delete_db_cluster_snapshot(DBClusterSnapshotIdentifier="s")
    rds.get_waiter("db_cluster_snapshot_deleted").wait(
        DBClusterSnapshotIdentifier="s", WaiterConfig=SOON)


def test_an_aurora_of_a_mysql(shop):
    name = shop.snapshot(fresh("alone"))
    arn = f"arn:aws:rds:{REGION}:{ACCOUNT}:snapshot:{name}"
    restore = {"DBClusterIdentifier": "aurora", "SnapshotIdentifier": arn,
               "Engine": "aurora-mysql"}
    rds = shop.rds
    if shop.flavour.engine != "mysql":
        with fails("InvalidParameterCombination"):
            rds.restore_db_cluster_from_snapshot(**restore)
        return
    rds.restore_db_cluster_from_snapshot(**restore)
    rds.get_waiter("db_cluster_available").wait(DBClusterIdentifier="aurora",
                                                WaiterConfig=SOON)
    c = rds.describe_db_clusters(
        DBClusterIdentifier="aurora")["DBClusters"][0]
    with conftest.connect(c["Endpoint"], c["Port"], shop.db.master,
                          shop.db.password) as db:
        assert sql(db, "SELECT count(*) FROM shop.few")[0][0] >= 3
    rds.delete_db_cluster(DBClusterIdentifier="aurora",
                          SkipFinalSnapshot=True)
    rds.get_waiter("db_cluster_deleted").wait(DBClusterIdentifier="aurora",
                                              WaiterConfig=SOON)
