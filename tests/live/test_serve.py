"""keyturn serve: from its ready line to its end, and what it leaves."""
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import threading
import time

import pytest

import conftest
import harness
import processes
from harness import (ACCOUNT, BINARY, PATIENCE, REGION, clean_environ, fails,
                     fresh, until, value, versions, wait_rotation)

HERE = os.path.dirname(os.path.abspath(__file__))
STUB = os.path.join(HERE, "stub_mysqld.sh")
FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:" \
    "SecretsManagerRDSMySQLRotationSingleUser"
SENTINEL = "Sentinel-5c0ffee5-pa55word"


def run(*argv, env=None, timeout=120):
    return subprocess.run([BINARY, *argv], env=clean_environ(**(env or {})),
                          capture_output=True, text=True, timeout=timeout)


def refused(*argv, status=1, **more):
    """It does not start; its exit status is as said, stderr is returned."""
    done = run(*argv, **more)
    assert done.returncode == status, done
    assert done.stdout == ""
    return done.stderr


def test_version():
    done = run("--version")
    assert done.returncode == 0
    assert re.fullmatch(r"keyturn \d+\.\d+(\.\d+)?\S*\n", done.stdout)


@pytest.mark.parametrize("argv", [
    (), ("nonsense",), ("serve", "--nonsense"), ("serve", "--listen"),
    ("serve", "--listen", "127.0.0.1"), ("serve", "--memory", "stray"),
    ("serve", "--memory", "--account", "12"),
    ("serve", "--memory", "--data", "/tmp/x"),
    ("serve", "--memory", "--rotation-function", "x=nonsense"),
    ("serve", "--memory", "--rotation-function", "x=mysql-single-user,"),
    ("serve", "--memory", "--rotation-function",
     "x=mysql-single-user,PASSWORD_LENGTH=0"),
    ("serve", "--memory", "--log-level", "loud"),
    ("serve", "--memory", "--mysqld", "/nonexistent"),
    ("serve", "--memory", "--mysqld", "8.0=/nonexistent"),
    ("serve", "--memory", "--mysqld", "=/bin/true"),
    ("serve", "--memory", "--mysqld", "a b=/bin/true"),
    ("serve", "--memory", "--engine-strict=yes"),
    ("serve", "--memory", "--allow-host", "keyturn:4566"),
    ("serve", "--memory", "--allow-host", "http://keyturn")])
def test_a_wrong_command_line(argv):
    said = refused(*argv, status=2)
    assert said.startswith("keyturn: ")


@pytest.mark.parametrize("name", ["{}/s", "@{}"], ids=["path", "abstract"])
def test_a_service_manager_is_told_when_it_serves(serve, tmp_path, name):
    name = name.format(tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(name.replace("@", "\0"))
        told.settimeout(PATIENCE)
        serve("--memory", env={"NOTIFY_SOCKET": name})
        assert told.recv(100) == b"READY=1"


def test_ready_line(serve):
    k = serve("--memory")
    assert set(k.ready) == {"event", "url", "pid", "account", "region", "ca"}
    assert k.ready["event"] == "ready"
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", k.url)
    assert k.pid == k.proc.pid
    with open(k.ready["ca"]) as ca:
        assert k.http("GET", "/_keyturn/ca.pem")[2] == ca.read().encode()
    assert k.http("GET", "/_keyturn/health")[0] == 200
    assert k.stop() == 0
    assert os.read(k.proc.stdout.fileno(), 100) == b""


def test_a_ready_line_that_is_lost_is_told(tmp_path):
    said = tmp_path / "said"
    with open("/dev/full", "w") as full, open(said, "w") as stderr:
        k = subprocess.Popen([BINARY, "serve", "--memory", "--listen",
                              "127.0.0.1:0"], env=clean_environ(), stdout=full,
                             stderr=stderr)
    try:
        until("it is told", lambda: "ready could not be written" in
              said.read_text())
    finally:
        k.terminate()
        k.wait(PATIENCE)


def without(*streams):
    """A prefix that closes them, as some supervisors do."""
    return ["sh", "-c", 'exec "$@" ' + " ".join(
        f"{n}{'<' if n == 0 else '>'}&-" for n in streams), "sh"]


def test_without_standard_streams(serve):
    """No file of ours takes their place: databases are made, SIGTERM ends."""
    k = serve("--memory", "--mysqld", conftest.mariadbd(), prefix=without(0, 2))
    k.rds.create_db_instance(
        DBInstanceIdentifier="db", Engine="mariadb",
        DBInstanceClass="db.t3.micro", AllocatedStorage=20,
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    k.rds.get_waiter("db_instance_available").wait(
        WaiterConfig={"Delay": 1, "MaxAttempts": harness.SETTLE})
    assert k.stop() == 0


@pytest.mark.parametrize("stream", [0, 1, 2])
def test_a_command_without_a_standard_stream(stream):
    """What keyturn opened meanwhile is not the command's."""
    done = subprocess.run(
        [*without(stream), BINARY, "exec", "--", "sh", "-c",
         f"test $(readlink /proc/$$/fd/{stream}) = /dev/null"],
        env=clean_environ(), timeout=120)
    assert done.returncode == 0


def test_listen_is_repeatable(serve):
    k = serve("--memory", "--listen", "[::1]:0")
    hosts = {h for h, _ in processes.listening([k.pid])}
    assert hosts == {"127.0.0.1", "::1"}


def test_the_port_is_taken(serve):
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        at = "127.0.0.1:%d" % s.getsockname()[1]
        said = refused("serve", "--memory", "--listen", at)
    assert at in said and "taken" in said


def test_the_data_folder_is_in_use(serve, folder):
    serve("--data", folder)
    said = refused("serve", "--listen", "127.0.0.1:0", "--data", folder)
    assert folder in said and "in use" in said


def store_file(folder):
    """The SQLite database below a data folder."""
    for where, _, names in os.walk(folder):
        for n in names:
            path = os.path.join(where, n)
            with open(path, "rb") as f:
                if f.read(15) == b"SQLite format 3":
                    return path
    raise AssertionError(f"no database below {folder}")


@pytest.mark.parametrize("replaced", [False, True])
def test_a_database_that_is_removed_takes_no_writes(serve, folder, replaced):
    """What would go to nowhere is not said to be kept."""
    k = serve("--data", folder)
    k.sm.create_secret(Name="kept", SecretString="v")
    path = os.path.join(folder, "keyturn.db")
    os.rename(path, path + ".old")
    if replaced:
        shutil.copy(path + ".old", path)
    status, _, answer = k.json("CreateSecret", {
        "Name": "lost", "SecretString": "v",
        "ClientRequestToken": "t" * 32})
    assert (status, answer["__type"]) == (500, "InternalServiceError")
    assert path + " was removed or replaced" in k.log
    os.rename(path + ".old", path)
    assert k.json("CreateSecret", {
        "Name": "new", "SecretString": "v",
        "ClientRequestToken": "t" * 32})[0] == 200
    assert k.stop() == 0


def test_a_newer_data_folder(serve, folder):
    serve("--data", folder).stop()
    path = store_file(folder)
    with sqlite3.connect(path) as db:
        was = db.execute("PRAGMA user_version").fetchone()[0]
        db.execute("PRAGMA user_version = %d" % (was + 1))
    db.close()
    said = refused("serve", "--listen", "127.0.0.1:0", "--data", folder)
    assert "newer" in said and folder in said
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == was + 1


def test_defaults_of_account_and_region(serve):
    k = serve("--memory", "--account", "000000000042", "--region",
              "eu-south-2")
    sm = k.client("secretsmanager", key="no-account", region="eu-south-2")
    assert ":eu-south-2:000000000042:" in sm.create_secret(
        Name="x", SecretString="s")["ARN"]


def test_log_format_json(serve):
    k = serve("--memory", "--log-format", "json")
    k.sm.create_secret(Name="x", SecretString="s")
    k.stop()
    assert k.log
    for line in k.log.splitlines():
        assert isinstance(json.loads(line), dict)


@pytest.mark.parametrize("sig", [signal.SIGTERM, signal.SIGINT])
def test_an_end_with_requests_in_flight(serve, sig):
    """A Describe that waits is answered; the exit status is 0."""
    k = serve("--memory", "--mysqld", STUB)
    k.rds.create_db_instance(
        DBInstanceIdentifier="stuck", Engine="mariadb",
        DBInstanceClass="db.t3.micro", AllocatedStorage=20,
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(
        k.query("DescribeDBInstances", {"DBInstanceIdentifier": "stuck"})))
    waiting.start()
    until("it waits", lambda: re.search(
        " DescribeDBInstances in .* waits$", k.log, re.M))
    assert not answers
    assert k.stop(sig) == 0
    waiting.join(PATIENCE)
    assert [a[0] for a in answers] == [200]
    assert not processes.marked(k.mark)


def drip(listener, begun):
    """A greeting without an end, a byte at a time, to each that comes."""
    while True:
        try:
            c, _ = listener.accept()
        except OSError:
            return
        with c:
            try:
                for byte in bytes([127, 0, 0, 0, 10]) + b"8" * 122:
                    c.sendall(bytes([byte]))
                    begun.set()
                    time.sleep(0.2)
            except OSError:
                pass


def test_an_end_with_a_database_that_does_not(serve):
    """What a rotation hears from it is cut off."""
    begun = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=drip, args=(listener, begun),
                         daemon=True).start()
        k = serve("--memory")
        name = fresh("dripping")
        k.sm.create_secret(Name=name, SecretString=json.dumps({
            "engine": "mysql", "host": "127.0.0.1", "username": "u",
            "password": "p", "port": listener.getsockname()[1]}))
        k.sm.rotate_secret(SecretId=name, RotationLambdaARN=FUNCTION)
        assert begun.wait(PATIENCE)
        assert k.stop() == 0
    assert "given up: keyturn is stopping" in k.log


def test_a_shell_s_background_job_ends_by_sigint(serve):
    """Shells that are scripts ignore SIGINT for what they start with &."""
    k = serve("--memory", preexec_fn=lambda: signal.signal(
        signal.SIGINT, signal.SIG_IGN))
    assert k.stop(signal.SIGINT) == 0


HOLDER = """
import subprocess, sys
subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE).wait()
"""


@pytest.mark.parametrize("how", ["closed", "killed"])
def test_until_eof(folder, how):
    """It ends in order when who started it is gone, however that went."""
    argv = [BINARY, "serve", "--memory", "--listen", "127.0.0.1:0",
            "--until-eof"]
    if how == "killed":
        argv = [sys.executable, "-c", HOLDER, *argv]
    mark = fresh("eof")
    holder = subprocess.Popen(
        argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env=clean_environ(KEYTURN_TEST_MARK=mark, TMPDIR=folder))
    assert "ready" in harness.read_line(holder, PATIENCE)
    if how == "killed":
        holder.kill()
    else:
        holder.stdin.close()
    assert holder.wait(PATIENCE) == (-signal.SIGKILL if how == "killed" else 0)
    harness.until("its end", lambda: not processes.marked(mark))


def test_until_eof_of_a_pipe_that_does_not_block(folder):
    """Nothing to read yet is no end."""
    end, held = os.pipe()
    os.set_blocking(end, False)
    keyturn = subprocess.Popen(
        [BINARY, "serve", "--memory", "--listen", "127.0.0.1:0",
         "--until-eof"], stdin=end, stdout=subprocess.PIPE,
        env=clean_environ(TMPDIR=folder))
    os.close(end)
    url = json.loads(harness.read_line(keyturn, PATIENCE))["url"]
    for _ in range(5):
        subprocess.run([BINARY, "health", "--url", url], check=True)
    os.close(held)
    assert keyturn.wait(PATIENCE) == 0


def test_memory_leaves_nothing(serve, folder):
    k = serve("--memory", env={"TMPDIR": folder, "XDG_STATE_HOME": folder,
                               "XDG_RUNTIME_DIR": folder})
    k.sm.create_secret(Name="x", SecretString="s")
    k.stop()
    assert os.listdir(folder) == []


def test_a_restart_brings_everything_back(serve, folder, flavour):
    """Secrets, an instance, its data, the rotated password, once more."""
    options = ("--data", folder, *flavour.options)
    k = serve(*options)
    db = conftest.Database(k, flavour.engine)
    user = db.user()
    name = db.secret(user, "First-password-1")
    token = k.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=db.rotator())["VersionId"]
    wait_rotation(k.sm, name, token)
    was, described = value(k.sm, name), versions(k.sm, name)
    with db.connect(database="shop") as link:
        harness.sql(link, "CREATE TABLE kept (id INT)")
    assert k.stop() == 0
    assert not processes.marked(k.mark)

    k = db.keyturn = serve(*options)
    assert value(k.sm, name) == was
    assert versions(k.sm, name) == described
    again = db.find().instance
    assert again["Endpoint"]["Address"] == was["host"]
    assert again["Endpoint"]["Port"] == was["port"]
    assert db.accepts(user, was["password"])
    assert db.accepts(db.master, db.password)
    with db.connect(database="shop") as link:
        assert harness.sql(link, "SHOW TABLES") == (("kept",),)
    token = k.sm.rotate_secret(SecretId=name)["VersionId"]
    wait_rotation(k.sm, name, token)
    assert db.accepts(user, value(k.sm, name)["password"])
    assert not db.accepts(user, was["password"])


def test_a_data_folder_where_only_root_may_enter(serve, folder):
    """Such as root's own home: the database server must still start."""
    inner = os.path.join(folder, "closed", "data")
    os.mkdir(os.path.dirname(inner), 0o700)
    k = serve("--data", inner, "--mysqld", conftest.mariadbd())
    db = conftest.Database(k, "mariadb")
    assert db.accepts(db.master, db.password)


def test_a_very_long_data_folder(serve, folder):
    """A socket path over 107 bytes would keep the server from starting."""
    inner = os.path.join(folder, "d" * 120)
    k = serve("--data", inner, "--mysqld", conftest.mariadbd())
    db = conftest.Database(k, "mariadb")
    assert db.accepts(db.master, db.password)


def test_no_plaintext_at_rest(serve, folder):
    """Values, passwords of masters: not in database, WAL, keys or logs.

    The database servers' own folders are theirs: they hold hashes.
    """
    k = serve("--data", folder, "--mysqld", conftest.mariadbd())
    sm = k.sm
    for i in range(20):
        name = fresh("s")
        sm.create_secret(Name=name, SecretString=f"{SENTINEL}-{i}")
        sm.put_secret_value(SecretId=name, SecretString=f"{SENTINEL}-p{i}")
        sm.put_secret_value(SecretId=name,
                            SecretBinary=f"{SENTINEL}-b{i}".encode())
        sm.get_secret_value(SecretId=name)
    with fails("ValidationException"):
        sm.create_secret(Name="bad name", SecretString=SENTINEL)
    k.json("CreateSecret", '{"Name":"x","SecretString":"%s"' % SENTINEL)
    k.json("CreateSecret", {"Name": ["x"], "SecretString": SENTINEL})
    k.rds.create_db_instance(
        DBInstanceIdentifier="s", Engine="mariadb", AllocatedStorage=20,
        DBInstanceClass="db.t3.micro", MasterUsername="admin",
        MasterUserPassword=SENTINEL)
    with fails("InvalidParameterValue"):
        k.rds.create_db_instance(
            DBInstanceIdentifier="t", Engine="mariadb", AllocatedStorage=20,
            DBInstanceClass="db.t3.micro", MasterUsername="admin",
            MasterUserPassword=SENTINEL + "/")
    k.rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier="s")
    i = k.rds.describe_db_instances(
        DBInstanceIdentifier="s")["DBInstances"][0]
    name = fresh("s")
    sm.create_secret(Name=name, SecretString=json.dumps({
        "engine": "mariadb", "username": "admin", "password": SENTINEL,
        "host": i["Endpoint"]["Address"], "port": i["Endpoint"]["Port"]}))
    arn = k.client("lambda").get_function(
        FunctionName="SecretsManagerRDSMariaDBRotationSingleUser")[
            "Configuration"]["FunctionArn"]
    token = sm.rotate_secret(SecretId=name, RotationLambdaARN=arn)
    wait_rotation(sm, name, token["VersionId"])
    new = value(sm, name)["password"]
    for when in ("running", "stopped"):
        for text in (SENTINEL, new):
            assert not holders(folder, text), when
            assert text not in k.log
        if when == "running":
            assert k.stop() == 0


def holders(folder, text):
    found = []
    for where, _, names in os.walk(folder):
        for n in names:
            path = os.path.join(where, n)
            if not os.path.isfile(path) or os.path.islink(path):
                continue
            with contextlib.suppress(FileNotFoundError), \
                    open(path, "rb") as f:	# a server's may just go
                if text.encode() in f.read():
                    found.append(path)
    return found


def test_modes_of_files(serve, folder):
    """Nobody else reads the store and its keys, whatever the umask is."""
    data = os.path.join(folder, "data")
    k = serve("--data", data, preexec_fn=lambda: os.umask(0))
    k.sm.create_secret(Name="x", SecretString="s")
    store = os.path.dirname(store_file(data))
    seen = 0
    for n in os.listdir(store):
        path = os.path.join(store, n)
        if stat.S_ISREG(os.lstat(path).st_mode):
            seen += 1
            assert stat.S_IMODE(os.lstat(path).st_mode) & 0o077 == 0, path
    assert seen >= 2	# the database and, beside it, the root key


def test_a_lost_root_key_is_said(serve, folder):
    """Without its key the data folder is not silently begun anew."""
    k = serve("--data", folder)
    k.sm.create_secret(Name="x", SecretString="s")
    k.stop()
    store = os.path.dirname(store_file(folder))
    keys = [os.path.join(store, n) for n in os.listdir(store)
            if os.path.getsize(os.path.join(store, n)) < 4096
            and os.path.isfile(os.path.join(store, n)) and "key" in n]
    assert len(keys) == 1
    os.unlink(keys[0])
    said = refused("serve", "--listen", "127.0.0.1:0", "--data", folder)
    assert "key" in said
