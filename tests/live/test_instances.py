"""Instances and clusters on real servers: modified, rebooted, stopped, started,
renamed, brought back; and nothing is left of what is deleted."""
import glob
import os
import shutil
import threading

import pymysql
import pytest

import conftest
import processes
from harness import Keyturn, fails, fresh, sql, until

pytestmark = pytest.mark.alike


class Rows:
    """A table that must survive."""

    def __init__(self, database):
        self.database = database
        self.n = 0
        with database.connect(database="shop") as db:
            sql(db, "CREATE TABLE IF NOT EXISTS kept (n INT PRIMARY KEY)")
        self.add()

    def add(self):
        self.n += 1
        with self.database.connect(database="shop") as db:
            sql(db, "INSERT INTO kept VALUES (%s)", self.n)
            db.commit()

    def all_there(self):
        with self.database.find().connect(database="shop") as db:
            cursor = db.cursor()
            cursor.execute("SELECT count(*) FROM kept")
            assert cursor.fetchone()[0] == self.n
        self.add()

    def are_back(self):
        """The same of a server that was killed, and may be coming back."""
        def there():
            try:
                self.database.find().connect().close()
                return True
            except pymysql.err.OperationalError:
                return False
        until("the server is back", there)
        self.all_there()


def status(rds, name):
    return rds.describe_db_instances(DBInstanceIdentifier=name)[
        "DBInstances"][0]["DBInstanceStatus"]


@pytest.fixture(scope="module")
def mine(fleet, flavour):
    db = conftest.Database(fleet, flavour.engine)
    yield db
    fleet.rds.delete_db_instance(DBInstanceIdentifier=db.name,
                                 SkipFinalSnapshot=True)


@pytest.fixture(scope="module")
def rows(mine):
    return Rows(mine)


def listens(keyturn):
    """Where its databases do: what they gave back may be another's already."""
    return processes.listening(
        pid for pid, _ in processes.databases(keyturn.pid))


def ended(connection):
    try:
        sql(connection, "SELECT 1")
        return False
    except Exception:	# as the driver likes
        return True


def test_a_reboot_ends_sessions_and_keeps_data(mine, rows):
    rds = mine.keyturn.rds
    session = mine.connect()
    before = mine.instance["Endpoint"]
    answer = rds.reboot_db_instance(DBInstanceIdentifier=mine.name)
    assert answer["DBInstance"]["DBInstanceStatus"] == "rebooting"
    rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier=mine.name)
    assert ended(session)
    rows.all_there()
    assert mine.instance["Endpoint"] == before


def test_another_port(mine, rows):
    rds = mine.keyturn.rds
    old = mine.host, mine.port
    rds.modify_db_instance(DBInstanceIdentifier=mine.name, DBPortNumber=3377)
    rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier=mine.name)
    rows.all_there()
    assert mine.port == 3377
    assert old not in listens(mine.keyturn)


def test_stopped_and_started(mine, rows):
    rds = mine.keyturn.rds
    at = mine.host, mine.port
    with fails("InvalidDBInstanceState",
               f"Instance {mine.name} is not in stopped state.", 400):
        rds.start_db_instance(DBInstanceIdentifier=mine.name)
    answer = rds.stop_db_instance(DBInstanceIdentifier=mine.name)
    assert answer["DBInstance"]["DBInstanceStatus"] == "stopping"
    until("stopped", lambda: status(rds, mine.name) == "stopped")
    assert at not in listens(mine.keyturn)
    with fails("InvalidDBInstanceState",
               f"Instance {mine.name} is not in available state.", 400):
        rds.reboot_db_instance(DBInstanceIdentifier=mine.name)
    rds.start_db_instance(DBInstanceIdentifier=mine.name)
    rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier=mine.name)
    rows.all_there()
    assert (mine.host, mine.port) == at


def test_another_name(mine, rows):
    rds = mine.keyturn.rds
    resource = mine.instance["DbiResourceId"]
    old, mine.name = mine.name, fresh("renamed")
    answer = rds.modify_db_instance(
        DBInstanceIdentifier=old, NewDBInstanceIdentifier=mine.name,
        ApplyImmediately=True)["DBInstance"]
    assert answer["DBInstanceStatus"] == "renaming"
    rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier=mine.name)
    rows.all_there()
    assert mine.instance["DbiResourceId"] == resource
    with fails("DBInstanceNotFound", f"DBInstance {old} not found.", 404):
        rds.describe_db_instances(DBInstanceIdentifier=old)


def test_a_cluster_fails_over_and_stops(fleet):
    """One server stands behind it: sessions end, its data stay."""
    rds, name = fleet.rds, fresh("cluster")
    rds.create_db_cluster(
        DBClusterIdentifier=name, Engine="aurora-mysql", DatabaseName="shop",
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    for n in "ab":
        rds.create_db_instance(
            DBInstanceIdentifier=f"{name}-{n}", Engine="aurora-mysql",
            DBInstanceClass="db.r6g.large", DBClusterIdentifier=name)
    rds.get_waiter("db_cluster_available").wait(DBClusterIdentifier=name)
    db = conftest.Database.__new__(conftest.Database)
    db.keyturn, db.name = fleet, f"{name}-a"
    db.master, db.password = "admin", "Master-password-1"
    kept = Rows(db.find())
    rds.failover_db_cluster(DBClusterIdentifier=name)
    rds.get_waiter("db_cluster_available").wait(DBClusterIdentifier=name)
    kept.all_there()
    members = rds.describe_db_clusters(DBClusterIdentifier=name)[
        "DBClusters"][0]["DBClusterMembers"]
    assert [m["DBInstanceIdentifier"] for m in members
            if m["IsClusterWriter"]] == [f"{name}-b"]
    rds.stop_db_cluster(DBClusterIdentifier=name)
    until("stopped", lambda: status(rds, f"{name}-b") == "stopped")
    rds.start_db_cluster(DBClusterIdentifier=name)
    rds.get_waiter("db_cluster_available").wait(DBClusterIdentifier=name)
    kept.all_there()
    for n in "ab":
        rds.delete_db_instance(DBInstanceIdentifier=f"{name}-{n}")
    rds.delete_db_cluster(DBClusterIdentifier=name, SkipFinalSnapshot=True)
    rds.get_waiter("db_cluster_deleted").wait(DBClusterIdentifier=name)


# --- restarts -----------------------------------------------------------------

ACTS = {
    "available": None,
    "modifying": lambda rds, name: rds.modify_db_instance(
        DBInstanceIdentifier=name, DBPortNumber=3388),
    "rebooting": lambda rds, name: rds.reboot_db_instance(
        DBInstanceIdentifier=name),
    "configuring-log-exports": lambda rds, name: rds.modify_db_instance(
        DBInstanceIdentifier=name, CloudwatchLogsExportConfiguration={
            "EnableLogTypes": ["error"]}),
    "stopping": lambda rds, name: rds.stop_db_instance(
        DBInstanceIdentifier=name),
}


def test_killed_in_every_status(folder, flavour):
    """keyturn, its database, or both, by SIGKILL: all is there again."""
    options = ("--data", folder, *flavour.options)
    k = Keyturn(*options).wait_ready()
    try:
        db = conftest.Database(k, flavour.engine)
        kept = Rows(db)
        for act in ACTS.values():
            for victims in ("keyturn", "database", "both"):
                server = processes.databases(k.pid)
                if act is not None:
                    act(k.rds, db.name)
                if victims != "keyturn":
                    for who in server:
                        processes.kill(who)
                if victims != "database":
                    k.kill()
                    k = Keyturn(*options).wait_ready()
                    db.keyturn = k
                if act is ACTS["stopping"]:
                    until("stopped",
                          lambda: status(k.rds, db.name) == "stopped")
                    k.rds.start_db_instance(DBInstanceIdentifier=db.name)
                kept.are_back()
    finally:
        k.discard()


KILLED = """#!/bin/sh
# A server that somebody kills before it is there, once for each --datadir.
case " $* " in
*" --port="*)
	for a; do case $a in --datadir=*) data=${{a#--datadir=}};; esac; done
	[ -e "$data/killed" ] || {{ : >"$data/killed"; kill -9 $$; }};;
esac
exec {server} "$@"
"""


def test_killed_while_it_starts(folder, flavour, serve):
    """It is started again, where it was to be."""
    path = os.path.join(folder, os.path.basename(flavour.options[1]))
    with open(path, "w") as f:
        f.write(KILLED.format(server=flavour.options[1]))
    os.chmod(path, 0o755)
    k = serve("--data", os.path.join(folder, "data"), "--mysqld", path)
    db = conftest.Database(k, flavour.engine)
    at = db.port
    killed, = glob.glob(os.path.join(folder, "data/servers/*/data/killed"))
    os.unlink(killed)
    k.rds.reboot_db_instance(DBInstanceIdentifier=db.name)
    assert db.find().port == at
    assert os.path.exists(killed)
    db.connect().close()


def test_one_whose_folder_is_gone_has_failed(folder, flavour):
    """And what is in the folder of servers besides stays there."""
    options = ("--data", folder, *flavour.options)
    k = Keyturn(*options).wait_ready()
    try:
        db = conftest.Database(k, flavour.engine)
        servers = os.path.join(folder, "servers")
        home = next(n for n in os.listdir(servers) if n.startswith("db-"))
        ran = processes.databases(k.pid)
        k.kill()
        until("its server is gone, which writes there",
              lambda: not any(map(processes.alive, ran)))
        shutil.rmtree(os.path.join(servers, home))
        stranger = os.path.join(servers, "not-keyturns")
        os.mkdir(stranger)
        k = Keyturn(*options).wait_ready()
        until("failed", lambda: status(k.rds, db.name) == "failed")
        told = k.rds.describe_events(SourceType="db-instance",
                                     SourceIdentifier=db.name)["Events"]
        assert any("its data folder" in e["Message"] for e in told), told
        k.rds.delete_db_instance(DBInstanceIdentifier=db.name,
                                 SkipFinalSnapshot=True)
        k.rds.get_waiter("db_instance_deleted").wait(
            DBInstanceIdentifier=db.name)
        assert os.path.isdir(stranger)
    finally:
        k.discard()


# --- many ---------------------------------------------------------------------

def open_files(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def resident(pid):
    with open(f"/proc/{pid}/status") as f:
        return next(int(line.split()[1]) for line in f
                    if line.startswith("VmRSS"))


def make_and_delete(k, engine, names):
    def each(work):
        threads = [threading.Thread(target=work, args=(n,)) for n in names]
        for t in threads:
            t.start()
        for t in threads:
            t.join()

    made = {}
    each(lambda n: made.update({n: conftest.Database(k, engine, n)}))
    assert len(made) == len(names)
    assert len({(d.host, d.port) for d in made.values()}) == len(names)
    for d in made.values():
        assert d.accepts(d.master, d.password)
    each(lambda n: k.rds.delete_db_instance(
        DBInstanceIdentifier=n, SkipFinalSnapshot=True))
    for n in names:
        k.rds.get_waiter("db_instance_deleted").wait(DBInstanceIdentifier=n)


@pytest.mark.plain
def test_many_leave_nothing(folder, flavour, request):
    """Three times ten side by side (without --long three times four); what the
    first ones took for those at once is kept, and no more."""
    each = 10 if request.config.getoption("--long") else 4
    k = Keyturn("--data", folder, *flavour.options).wait_ready()
    try:
        for t in range(3):
            make_and_delete(k, flavour.engine,
                            [f"side-{t}-{n}" for n in range(each)])
            until("they are gone", lambda: not processes.databases(k.pid) and
                  not glob.glob(os.path.join(folder, "servers", "db-*")))
            if t == 0:
                files, memory = open_files(k.pid), resident(k.pid)
                left = sorted(os.listdir(os.path.join(folder, "servers")))
        assert sorted(os.listdir(os.path.join(folder, "servers"))) == left
        until("descriptors are back", lambda: open_files(k.pid) <= files + 6)
        assert resident(k.pid) < memory + 20 * 1024
    finally:
        k.discard()
