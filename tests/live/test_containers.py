"""Databases in containers: --containers.

Most of it is told of an engine of the tests' own (dock.py), which runs
everywhere; the last ones of a real one, where KEYTURN_TEST_CONTAINERS names it
and it has images of mysql and mariadb.
"""
import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time

import pymysql
import pytest

import conftest
import dock
import processes
from harness import (SETTLE, can_log_in, connect, fresh, own_ports, sql, until,
                     value, wait_rotation)

PASSWORD = "Master-password-1"


@pytest.fixture
def engine(folder):
    made = dock.Engine(folder, conftest.mariadbd())
    yield made
    made.close()


def create(k, name, engine="mariadb", **more):
    k.rds.create_db_instance(
        DBInstanceIdentifier=name, Engine=engine, AllocatedStorage=20,
        DBInstanceClass="db.t3.micro", MasterUsername="admin",
        MasterUserPassword=PASSWORD, **more)


def describe(k, name):
    return k.rds.describe_db_instances(DBInstanceIdentifier=name)[
        "DBInstances"][0]


def wait_for(k, name, status="available"):
    def there():
        now = describe(k, name)
        assert status == "failed" or now["DBInstanceStatus"] != "failed", \
            k.log
        return now if now["DBInstanceStatus"] == status else None
    return until(f"{name} is {status}", there, SETTLE)


def at(instance):
    return instance["Endpoint"]["Address"], instance["Endpoint"]["Port"]


def log_in(instance, password=PASSWORD, ca=None, **more):
    host, port = at(instance)
    if ca is None:
        return connect(host, port, "admin", password, **more)
    return pymysql.connect(host=host, port=port, user="admin",
                           password=password, ssl_ca=ca,
                           ssl_verify_cert=True, ssl_verify_identity=True,
                           autocommit=True)


def delete(k, name):
    k.rds.delete_db_instance(DBInstanceIdentifier=name,
                             SkipFinalSnapshot=True)
    k.rds.get_waiter("db_instance_deleted").wait(
        DBInstanceIdentifier=name)


# --- a life ---

def test_a_database_lives_in_a_container(serve, engine, folder):
    data = os.path.join(folder, "data")
    k = serve("--data", data, "--containers", engine.url)
    create(k, "orders", DBName="shop", EngineVersion="10.11")
    i = wait_for(k, "orders")
    with log_in(i, ca=k.ready["ca"]) as db:
        sql(db, "CREATE TABLE shop.t (a INT)")
        sql(db, "INSERT INTO shop.t VALUES (7)")
        users = {u for u, in sql(db, "SELECT User FROM mysql.user")}
    assert users == {"admin", "keyturn_admin", "keyturn_fixture",
                     "mariadb.sys"}
    (name, c), = engine.containers.items()
    (volume, v), = engine.volumes.items()
    server = name.removeprefix("keyturn-")
    assert volume == name
    assert c.config["Labels"]["keyturn.id"] == server
    assert f"/{k.pid}/" in c.config["Labels"]["keyturn.owner"]
    assert v["Labels"] == {"keyturn.id": server,
                           "keyturn.made": "mariadb 10.11.6"}
    assert k.stop() == 0
    assert any("/stop?t=" in h for h in engine.heard)   # in good order
    assert not engine.containers and list(engine.volumes) == [name]

    k = serve("--data", data, "--containers", engine.url)
    again = wait_for(k, "orders")
    assert at(again) == at(i)
    with log_in(again, ca=k.ready["ca"]) as db:
        assert sql(db, "SELECT a FROM shop.t") == ((7,),)
    delete(k, "orders")
    assert not engine.containers and not engine.volumes


def snapshot_and_restore(k, name, restored):
    """A snapshot of what runs, a copy of it, an instance of the copy."""
    rds = k.rds
    rds.create_db_snapshot(DBInstanceIdentifier=name,
                           DBSnapshotIdentifier=name + "-s")
    rds.get_waiter("db_snapshot_available").wait(
        DBSnapshotIdentifier=name + "-s")
    with log_in(describe(k, name)) as db:
        sql(db, "INSERT INTO shop.t VALUES (8)")
    rds.copy_db_snapshot(SourceDBSnapshotIdentifier=name + "-s",
                         TargetDBSnapshotIdentifier=name + "-c")
    rds.get_waiter("db_snapshot_available").wait(
        DBSnapshotIdentifier=name + "-c")
    rds.delete_db_snapshot(DBSnapshotIdentifier=name + "-s")
    rds.restore_db_instance_from_db_snapshot(
        DBInstanceIdentifier=restored, DBSnapshotIdentifier=name + "-c")
    i = wait_for(k, restored)
    with log_in(i, ca=k.ready["ca"]) as db:
        assert sql(db, "SELECT a FROM shop.t") == ((7,),)
    rds.delete_db_snapshot(DBSnapshotIdentifier=name + "-c")
    delete(k, restored)


def test_snapshots_are_volumes(serve, engine, folder):
    k = serve("--data", os.path.join(folder, "data"), "--containers",
              engine.url)
    create(k, "orders", DBName="shop")
    with log_in(wait_for(k, "orders")) as db:
        sql(db, "CREATE TABLE shop.t (a INT)")
        sql(db, "INSERT INTO shop.t VALUES (7)")
    snapshot_and_restore(k, "orders", "again")
    steps = [h for h in engine.heard if re.search(
        r"/(un)?pause|copy/(start|wait)", h)][:4]
    assert [s.rsplit("/", 1)[1] for s in steps] == [
        "pause", "start", "wait", "unpause"]
    assert len(engine.containers) == len(engine.volumes) == 1


def test_a_copy_that_fails_is_no_snapshot(serve, engine):
    k = serve("--memory", "--containers", engine.url)
    create(k, "orders")
    wait_for(k, "orders")
    engine.instead.append(("POST /containers/[^/]*copy/wait",
                           lambda r: b'{"StatusCode":1}'))
    k.rds.create_db_snapshot(DBInstanceIdentifier="orders",
                             DBSnapshotIdentifier="half")
    until("it fails", lambda: k.rds.describe_db_snapshots(
        DBSnapshotIdentifier="half")["DBSnapshots"][0]["Status"] == "failed")
    assert not [v for v in engine.volumes if v.endswith(".whole")]
    assert comes_in(describe(k, "orders"))      # it does not stand still
    k.rds.delete_db_snapshot(DBSnapshotIdentifier="half")
    until("it is gone", lambda: len(engine.volumes) == 1)


def test_an_engine_that_falls_silent_lets_it_go_on(serve, engine):
    k = serve("--memory", "--containers", engine.url)
    create(k, "orders")
    wait_for(k, "orders")

    def silent(r):
        engine.instead.remove(step)
        raise ConnectionError("on purpose")
    step = ("POST /containers/[^/]*/unpause", silent)
    engine.instead += [step, ("POST /containers/[^/]*copy/wait",
                              refuse(500, "it is all over"))]
    k.rds.create_db_snapshot(DBInstanceIdentifier="orders",
                             DBSnapshotIdentifier="half")
    until("it fails", lambda: k.rds.describe_db_snapshots(
        DBSnapshotIdentifier="half")["DBSnapshots"][0]["Status"] == "failed")
    assert comes_in(describe(k, "orders"))
    assert "stands still" not in k.log


def test_no_secret_can_be_inspected(serve, engine):
    k = serve("--memory", "--containers", engine.url)
    create(k, "quiet")
    wait_for(k, "quiet")
    c, = engine.containers.values()
    sealed = re.compile(rb"Kt-1\.[A-Za-z0-9]{27}")
    assert not sealed.search(json.dumps(c.inspect()).encode())
    assert PASSWORD not in json.dumps(c.inspect())
    assert c.files["keyturn/init.sql"] == b""
    with open(c.folder + "/keyturn/init.sql", "rb") as f:
        assert f.read() == b""
    assert not sealed.search(k.log.encode()) and PASSWORD not in k.log


def test_a_killed_database_comes_back(serve, engine):
    k = serve("--memory", "--containers", engine.url)
    create(k, "back")
    i = wait_for(k, "back")
    with log_in(i) as db:
        sql(db, "CREATE DATABASE kept")
    c, = engine.containers.values()
    c.kill(signal.SIGKILL)
    until("another container", lambda: engine.containers and
          list(engine.containers.values()) != [c], SETTLE)
    until("it lets in", lambda: comes_in(i), SETTLE, 0.2)
    with log_in(i) as db:
        assert ("kept",) in sql(db, "SHOW DATABASES")


def comes_in(instance):
    try:
        return can_log_in(*at(instance), "admin", PASSWORD)
    except pymysql.err.OperationalError:
        return False


@pytest.mark.parametrize("guardian", [True, False])
def test_nothing_outlives_keyturn(serve, engine, guardian):
    """SIGKILL of keyturn: its guardian; of both: the next keyturn."""
    k = serve("--memory", "--containers", engine.url)
    create(k, "gone")
    wait_for(k, "gone")
    assert engine.containers and engine.volumes
    if not guardian:
        with open(f"/proc/{k.pid}/task/{k.pid}/children") as f:
            for child in f.read().split():
                os.kill(int(child), signal.SIGSTOP)
                stopped = int(child)
        until("it stands", lambda: processes.stands(stopped))
    k.kill()
    if not guardian:
        os.kill(stopped, signal.SIGKILL)
        assert engine.containers
        k = serve("--memory", "--containers", engine.url)
        create(k, "next")
        wait_for(k, "next")
        assert len(engine.containers) == 1 == len(engine.volumes)
        delete(k, "next")
    until("nothing is left", lambda: not engine.containers and
          not engine.volumes)


# --- what does not work says so ---

def why_failed(k, name):
    wait_for(k, name, "failed")
    return re.search(r"failed: (.*)", k.log)[1]


PULLS = [
    (b'{"status":"Pulling from library/mysql","id":"8.0"}\r\n'
     b'{"errorDetail":{"message":"toomanyrequests: slow down"},'
     b'"error":"toomanyrequests: slow down"}\r\n', "toomanyrequests: slow"),
    (b"nonsense", "image not known"),
]


@pytest.mark.parametrize("said, why", PULLS)
def test_a_pull_that_fails_is_told(serve, engine, said, why):
    engine.pulls["8.0"] = said
    k = serve("--memory", "--containers", engine.url)
    create(k, "absent", "mysql", EngineVersion="8.0")
    assert why in why_failed(k, "absent")
    assert not engine.containers and not engine.volumes


def test_an_image_that_is_pulled_is_run(serve, engine):
    def pull(r):
        engine.images["docker.io/library/mariadb:11.4"] = \
            "MARIADB_VERSION=1:11.4.2+maria"
        return b'{"status":"Pull complete","id":"a1"}\n'
    engine.instead.append(("POST /images/create", pull))
    k = serve("--memory", "--containers", engine.url)
    create(k, "fetched", EngineVersion="11.4")
    wait_for(k, "fetched")
    c, = engine.containers.values()
    assert c.config["Image"] == "docker.io/library/mariadb:11.4"
    assert "image mariadb:11.4: a1 Pull complete" in k.log


def refuse(status, message):
    def f(r):
        raise dock.Refused(status, message)
    return f


STEPS = ["GET /images/json", "POST /volumes/create", "POST /containers/create",
         "PUT /containers/[^/]*/archive", "POST /containers/[^/]*/start"]


@pytest.mark.parametrize("step", STEPS)
def test_what_the_engine_refuses_is_told(serve, engine, step):
    engine.instead.append((step, refuse(500, "no space left on device")))
    k = serve("--memory", "--containers", engine.url)
    create(k, "full")
    assert "no space left on device" in why_failed(k, "full")
    assert not engine.containers and not engine.volumes


def test_who_is_no_engine_is_named(serve, engine):
    engine.instead.append((".*", lambda r: b"<html>welcome</html>"))
    k = serve("--memory", "--containers", engine.url)
    create(k, "web")
    assert "is no container engine" in why_failed(k, "web")


def test_an_engine_that_is_gone_is_named(serve, folder):
    k = serve("--memory", "--containers", f"unix://{folder}/none.sock")
    create(k, "alone")
    assert f"{folder}/none.sock" in why_failed(k, "alone")
    assert k.stop() == 0


def test_an_engine_may_come_after_keyturn(serve, engine, folder):
    """As when a machine starts: what has data waits for it."""
    data = os.path.join(folder, "data")
    k = serve("--data", data, "--containers", engine.url)
    create(k, "late")
    i = wait_for(k, "late")
    k.stop()
    engine.fall_silent()
    k = serve("--data", data, "--containers", engine.url)
    until("it tries again", lambda: "; trying again" in k.log)
    engine.open()
    assert at(wait_for(k, "late")) == at(i)


def test_a_slow_engine_holds_nobody_up(serve, engine):
    held, over = threading.Event(), threading.Event()

    def hang(r):
        held.set()
        over.wait()
    engine.instead.append(("POST /containers/create", hang))
    k = serve("--memory", "--containers", engine.url)
    create(k, "slow")
    assert held.wait(SETTLE)
    try:
        assert k.stop() == 0
    finally:
        over.set()


def test_a_server_that_ends_says_why(serve, engine, monkeypatch):
    """In its own words, from the container's log; here it has no data."""
    monkeypatch.setattr(dock.Container, "make_data", lambda *a: None)
    k = serve("--memory", "--containers", engine.url)
    create(k, "wrong")
    assert "privilege tables" in why_failed(k, "wrong")
    assert not engine.containers and not engine.volumes


def test_killed_while_it_starts(serve, engine, folder, monkeypatch):
    """It is tried again: what its image may have half made is made anew, what
    it had is there."""
    real, killed = dock.Container.start, []

    def start(self):
        real(self)
        if "Entrypoint" not in self.config and len(killed) < 2:
            self.kill(signal.SIGKILL)
            self.proc.wait()
            killed.append(self.engine.volumes[self.name]["folder"])
            open(os.path.join(killed[-1], "half"), "w").close()
    monkeypatch.setattr(dock.Container, "start", start)
    k = serve("--memory", "--containers", engine.url)
    create(k, "hit")
    log_in(wait_for(k, "hit")).close()
    assert len(killed) == 2
    assert not os.path.exists(os.path.join(killed[0], "half"))
    killed.clear()
    k.rds.reboot_db_instance(DBInstanceIdentifier="hit")
    log_in(wait_for(k, "hit")).close()
    assert len(killed) == 2


def test_an_image_that_does_not_work_says_why(serve, engine, monkeypatch):
    def command(self):
        real = self.engine.volumes[self.name]["folder"]
        return real, ["sh", "-c", "echo GENERATED PASSWORD: x; "
                      "echo mysqld: no such program; exit 3", "sh"]
    monkeypatch.setattr(dock.Container, "command", command)
    monkeypatch.setattr(dock.Container, "make_data", lambda *a: None)
    k = serve("--memory", "--containers", engine.url)
    create(k, "broken")
    assert why_failed(k, "broken") == \
        "the server ended with status 3: mysqld: no such program"


def test_a_volume_that_is_gone_fails(serve, engine, folder):
    data = os.path.join(folder, "data")
    k = serve("--data", data, "--containers", engine.url)
    create(k, "lost")
    wait_for(k, "lost")
    k.stop()
    (name, v), = engine.volumes.items()
    shutil.rmtree(v["folder"])
    engine.volumes.clear()
    k = serve("--data", data, "--containers", engine.url)
    assert f"its volume {name} is gone" in why_failed(k, "lost")


# --- another machine ---

def rotates(k, instance):
    """The master's secret, by AWS's function, over verified TLS."""
    host, port = at(instance)
    made = k.sm.create_secret(Name=fresh("master"), SecretString=json.dumps({
        "engine": "mariadb", "host": host, "port": port,
        "username": "admin", "password": PASSWORD}))
    token = k.sm.rotate_secret(
        SecretId=made["ARN"], RotationLambdaARN=k.function(
            "SecretsManagerRDSMariaDBRotationSingleUser"))["VersionId"]
    wait_rotation(k.sm, made["ARN"], token)
    now = value(k.sm, made["ARN"])["password"]
    assert can_log_in("127.0.0.1", port, "admin", now)
    assert not can_log_in("127.0.0.1", port, "admin", PASSWORD)


def test_clients_may_know_that_host_by_another_name(serve, folder):
    """Which means nothing here: keyturn goes where the ports are."""
    engine = dock.Engine(folder, conftest.mariadbd(), tcp=True)
    try:
        k = serve("--memory", "--containers", engine.url,
                  "--endpoint-host", "databases.example")
        create(k, "far")
        i = wait_for(k, "far")
        assert at(i)[0] == "databases.example"
        rotates(k, i)
    finally:
        engine.close()


def certificates(folder):
    """As DOCKER_CERT_PATH has them, and the server's beside."""
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True,
                       capture_output=True)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout",
            "ca-key.pem", "-out", "ca.pem", "-subj", "/CN=engine CA")
    for name in ("cert", "server-cert"):
        key = name.replace("cert", "key")
        with open(f"{folder}/ext", "w") as f:
            f.write("subjectAltName=IP:127.0.0.1\n")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout",
                key + ".pem", "-out", "csr", "-subj", "/CN=" + name)
        openssl("x509", "-req", "-in", "csr", "-CA", "ca.pem", "-CAkey",
                "ca-key.pem", "-CAcreateserial", "-out", name + ".pem",
                "-extfile", "ext")
    return folder


@pytest.mark.parametrize("tls", [False, True])
def test_containers_on_another_host(serve, folder, tls):
    """Two: where the port asked for is taken the engine chooses one."""
    engine = dock.Engine(folder, conftest.mariadbd(), tcp=True,
                         tls=certificates(folder) if tls else None)
    try:
        k = serve("--memory", "--containers", engine.url)
        # Not 3306, which other tests' servers come and go at.
        create(k, "one", Port=own_ports())
        first = wait_for(k, "one")
        create(k, "two", Port=first["Endpoint"]["Port"])
        second = wait_for(k, "two")
        assert at(first)[0] == at(second)[0] == "127.0.0.1"
        assert at(first) != at(second)
        for i in first, second:
            with log_in(i, ca=k.ready["ca"]) as db:
                assert sql(db, "SELECT 1") == ((1,),)
        bindings = [c.config["HostConfig"]["PortBindings"]["3306/tcp"]
                    for c in engine.containers.values()]
        assert [b["HostIp"] for b, in bindings] == ["", ""]
        k.stop()
        assert not engine.containers and not engine.volumes
    finally:
        engine.close()


def test_an_engine_with_other_certificates_is_refused(serve, folder):
    mine, other = folder + "/a", folder + "/b"
    for f in mine, other:
        os.mkdir(f)
        certificates(f)
    engine = dock.Engine(folder, conftest.mariadbd(), tls=mine)
    try:
        url = engine.url.split("?")[0] + "?certs=" + other
        k = serve("--memory", "--containers", url)
        create(k, "stranger")
        assert "the container engine at https://" in why_failed(k, "stranger")
        assert engine.heard == []
    finally:
        engine.close()


# --- a real engine ---

@pytest.mark.parametrize("kind", ["mysql", "mariadb"])
def test_a_real_engine(serve, folder, kind, note):
    url = os.environ.get("KEYTURN_TEST_CONTAINERS")
    if not url:
        pytest.skip("KEYTURN_TEST_CONTAINERS is unset: no container engine "
                    "with images of mysql and mariadb")
    data = os.path.join(folder, "data")
    k = serve("--data", data, "--containers", url)
    begun = time.monotonic()
    create(k, "real", kind, DBName="shop")
    i = wait_for(k, "real")
    note(f"{kind} in a container: {time.monotonic() - begun:.1f} s to "
         f"available, {i['EngineVersion']}")
    with log_in(i, ca=k.ready["ca"]) as db:
        sql(db, "CREATE TABLE shop.t (a INT)")
        sql(db, "INSERT INTO shop.t VALUES (7)")
        users = {u for u, in sql(db, "SELECT User FROM mysql.user")}
    assert not users & {"root", "healthcheck", ""}
    snapshot_and_restore(k, "real", "again")
    k.kill()                    # the container goes, the volume stays
    k = serve("--data", data, "--containers", url)
    again = wait_for(k, "real")
    assert at(again) == at(i)
    with log_in(again, ca=k.ready["ca"]) as db:
        assert sql(db, "SELECT a FROM shop.t") == ((7,), (8,))
    delete(k, "real")
    with pytest.raises(pymysql.err.OperationalError):
        log_in(again)
