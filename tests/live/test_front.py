"""Waiting calls hold no thread, and lose nothing when they are cut off."""
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import urllib.parse

import boto3
import botocore.exceptions
import pytest

import conftest
import processes
from harness import (BINARY, PATIENCE, SETTLE, Keyturn, clean_environ, fresh,
                     until)

HERE = os.path.dirname(os.path.abspath(__file__))
STUB = os.path.join(HERE, "stub_mysqld.sh")
CLIENTS = 200


@pytest.fixture
def waiting(serve):
    """One front thread and an instance that stays in `creating`."""
    k = serve("--memory", "--mysqld", STUB, "--front-threads", "1",
              "--describe-wait", "3600")
    k.rds.create_db_instance(
        DBInstanceIdentifier="stuck", Engine="mariadb",
        DBInstanceClass="db.t3.micro", AllocatedStorage=20,
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    k.sm.create_secret(Name="x", SecretString="v")
    return k


def describe(k):
    """A raw client that asked and reads nothing yet."""
    body = urllib.parse.urlencode({
        "Action": "DescribeDBInstances", "Version": "2014-10-31",
        "DBInstanceIdentifier": "stuck"}).encode()
    s = socket.create_connection((k.address.hostname, k.address.port), PATIENCE)
    s.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
              b"application/x-www-form-urlencoded\r\nContent-Length: %d"
              b"\r\n\r\n" % len(body) + body)
    return s


def answered(s):
    """Is there anything to read, or is it closed?"""
    s.setblocking(False)
    try:
        s.recv(1, socket.MSG_PEEK)
        return True
    except BlockingIOError:
        return False
    finally:
        s.setblocking(True)


def inside(k, n):
    """Waits until n requests were read: their bytes left the kernel."""
    port = k.address.port

    def read():
        unread = connections = 0
        with open("/proc/net/tcp") as f:
            for line in f:
                w = line.split()
                if w[1].endswith(":%04X" % port) and w[3] == "01":
                    connections += 1
                    unread += w[4].split(":")[1] != "00000000"
        return connections >= n and not unread
    until(f"{n} requests inside", read)


def get(k):
    """GetSecretValue by a client of its own."""
    status, _, answer = k.json("GetSecretValue", {"SecretId": "x"})
    return status, answer.get("SecretString")


def test_two_hundred_wait_and_one_is_served(waiting):
    k = waiting
    clients = [describe(k) for _ in range(CLIENTS)]
    try:
        inside(k, CLIENTS)
        for _ in range(20):
            assert get(k) == (200, "v")
        k.json("CreateSecret", {"Name": fresh("w"), "SecretString": "v",
                                "ClientRequestToken": "t" * 32})
        assert not any(answered(s) for s in clients)
        k.rds.delete_db_instance(DBInstanceIdentifier="stuck",
                                 SkipFinalSnapshot=True)
        for s in clients:	# now it settles, and all are answered
            s.settimeout(PATIENCE)
            assert s.recv(12) in (b"HTTP/1.1 200", b"HTTP/1.1 404")
    finally:
        for s in clients:
            s.close()


def test_clients_that_leave_while_suspended(waiting):
    k = waiting
    clients = [describe(k) for _ in range(CLIENTS)]
    inside(k, CLIENTS)
    for s in clients[::2]:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                     b"\1\0\0\0\0\0\0\0")
        s.close()	# a reset, not a farewell
    for s in clients[1::4]:
        s.close()
    for _ in range(20):
        assert get(k) == (200, "v")
    k.rds.delete_db_instance(DBInstanceIdentifier="stuck",
                             SkipFinalSnapshot=True)
    for s in clients[3::4]:
        s.settimeout(PATIENCE)
        assert s.recv(12) in (b"HTTP/1.1 200", b"HTTP/1.1 404")
        s.close()
    assert k.stop() == 0
    assert_no_sanitizer_spoke(k)


def assert_no_sanitizer_spoke(k):
    for word in ("Sanitizer", "runtime error:"):
        assert word not in k.log


@pytest.mark.parametrize("sig", [signal.SIGTERM, signal.SIGINT])
def test_the_end_while_they_wait(waiting, sig):
    """Each is answered, in whole; the exit status is 0; no leak is told."""
    k = waiting
    clients = [describe(k) for _ in range(50)]
    inside(k, 50)
    clients.pop().close()
    assert k.stop(sig) == 0
    for s in clients:
        s.settimeout(PATIENCE)
        data = b""
        while chunk := s.recv(65536):
            data += chunk
        head, _, body = data.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200")
        assert b"x-amzn-requestid" in head.lower()
        assert body.endswith(b"</DescribeDBInstancesResponse>") or \
            body.rstrip().endswith(b"</DescribeDBInstancesResponse>")
        s.close()
    assert not processes.marked(k.mark)
    assert_no_sanitizer_spoke(k)


def test_writes_in_flight_are_answered(serve):
    """SIGTERM in a stream of creates: who was answered 200 was not lied to.

    Nobody is cut off in the middle of an answer.
    """
    k = serve("--memory")
    results, go = [], threading.Event()

    def create(i):
        go.wait()
        n = 0
        while True:
            n += 1
            try:
                status, _, answer = k.json("CreateSecret", {
                    "Name": f"w-{i}-{n}", "SecretString": "v",
                    "ClientRequestToken": f"{i:08}-{n:08}" + "t" * 20})
            except (OSError, http.client.HTTPException) as e:
                results.append(e)
                return
            results.append(status)
            if status != 200:
                return
    threads = [threading.Thread(target=create, args=(i,)) for i in range(8)]
    for t in threads:
        t.start()
    go.set()
    until("a stream of creates", lambda: results.count(200) > 200)
    assert k.stop() == 0
    for t in threads:
        t.join(PATIENCE)
        assert not t.is_alive()
    for r in results:
        assert r in (200, 503) or isinstance(r, ConnectionError), r
    assert_no_sanitizer_spoke(k)


def test_slow_heads_and_idle_clients_hold_nobody_up(waiting):
    k = waiting
    idle = [socket.create_connection(
        (k.address.hostname, k.address.port), PATIENCE) for _ in range(CLIENTS)]
    for s in idle[::2]:
        s.sendall(b"POST / HTTP/1.1\r\nHost:")
    assert get(k) == (200, "v")
    for s in idle:
        s.close()
    assert k.stop() == 0


def test_pipelined_and_kept_alive(waiting):
    """Two requests in one packet are answered in order on one connection."""
    k = waiting
    s = socket.create_connection((k.address.hostname, k.address.port), PATIENCE)
    body = b'{"SecretId":"x"}'
    one = b"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: secretsmanager." \
        b"%s\r\nContent-Length: " + b"%d\r\n\r\n" % len(body) + body
    s.sendall(one % b"GetSecretValue" + one % b"DescribeSecret")
    data = b""
    while data.count(b'"Name":"x"') < 2:
        chunk = s.recv(65536)
        assert chunk, data
        data += chunk
    assert data.count(b"HTTP/1.1 200") == 2
    assert data.index(b"SecretString") < data.index(b"VersionIdsToStages")
    s.close()


def test_framing_that_contradicts_itself(server):
    """Two lengths, or a length and chunks: 400, and the connection ends."""
    for headers in (b"Content-Length: 2\r\nContent-Length: 3\r\n",
                    b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                    b"Content-Length: -1\r\n", b"Content-Length: 2x\r\n"):
        s = socket.create_connection(
            (server.address.hostname, server.address.port), PATIENCE)
        s.settimeout(PATIENCE)
        s.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n" + headers +
                  b"\r\n2\r\n{}\r\n0\r\n\r\n")
        data = b""
        while chunk := s.recv(65536):
            data += chunk
        assert data.startswith(b"HTTP/1.1 400"), (headers, data)
        s.close()


def resident(k):
    """What it has in memory of its own, in bytes."""
    with open(f"/proc/{k.pid}/status") as f:
        return 1024 * int(re.search(r"^RssAnon:\s+(\d+)", f.read(), re.M)[1])


def test_large_bodies_leave_no_memory_behind(serve):
    """64 of 1 MiB at once, three times: it goes back to the system."""
    k = serve("--memory")
    k.sm.create_secret(Name="x", SecretString="v")
    idle = resident(k)
    body = json.dumps({"Name": "y", "SecretString": ""}).encode()
    body = body[:-2] + b"x" * ((1 << 20) - len(body)) + body[-2:]
    for _ in range(3):
        clients = [socket.create_connection(
            (k.address.hostname, k.address.port), PATIENCE) for _ in range(64)]
        for s in clients:
            s.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n"
                      b"X-Amz-Target: secretsmanager.CreateSecret\r\n"
                      b"Content-Length: %d\r\n\r\n" % len(body) + body[:-9])
        for s in clients:
            s.sendall(body[-9:])
        for s in clients:
            assert s.recv(12) == b"HTTP/1.1 400"
            s.close()
    until("the memory is given back", lambda: resident(k) < idle + (8 << 20))


def limited(files, which="-S -n"):
    return ["sh", "-c", f'ulimit {which} {files}; exec "$@"', "sh"]


def open_files(k):
    with open(f"/proc/{k.pid}/limits") as f:
        return int(re.search(r"^Max open files +(\d+)", f.read(), re.M)[1])


FEW = 160		# files: room for some ten connections more than needed


def test_too_few_files_are_a_clear_end():
    """Not one that says ready and answers nobody, or tells of a file."""
    for files in *range(8, 18), 64:
        done = subprocess.run(
            [*limited(files, "-n"), BINARY, "serve", "--memory", "--listen",
             "127.0.0.1:0", "--front-threads", "1"], env=clean_environ(),
            capture_output=True, text=True, timeout=120)
        assert done.returncode == 1 and done.stdout == ""
        said = re.search(r"may open (\d+) files \(ulimit -n\), but needs "
                         r"(\d+)", done.stderr)
        assert int(said[1]) == files < int(said[2]) <= FEW


def test_the_soft_limit_is_raised(serve):
    """For keyturn itself; whom it starts may still use select(2)."""
    k = serve("--memory", "--front-threads", "1", prefix=limited(64))
    assert open_files(k) > 2000
    done = subprocess.run([*limited(64), BINARY, "exec", "--", "sh", "-c",
                           "ulimit -S -n"], env=clean_environ(),
                          capture_output=True, text=True, timeout=120)
    assert done.stdout == "64\n"


def test_more_connections_than_there_is_room_for(serve):
    """Whoever comes is served, and a database is made; it is told once."""
    k = serve("--memory", "--front-threads", "1", "--mysqld",
              conftest.mariadbd(), prefix=limited(FEW, "-n"))
    k.sm.create_secret(Name="x", SecretString="v")
    idle = [socket.create_connection((k.address.hostname, k.address.port), PATIENCE)
            for _ in range(300)]
    assert get(k) == (200, "v")
    k.rds.create_db_instance(
        DBInstanceIdentifier="db", Engine="mariadb",
        DBInstanceClass="db.t3.micro", AllocatedStorage=20,
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    k.rds.get_waiter("db_instance_available").wait(
        WaiterConfig={"Delay": 1, "MaxAttempts": SETTLE})
    for s in idle:
        s.close()
    assert k.log.count("all it has room for") == 1


def test_clients_that_left_make_room(serve):
    """They asked for what is long in coming, filled all there is, and left."""
    k = serve("--memory", "--mysqld", STUB, "--front-threads", "1",
              "--describe-wait", "3600", prefix=limited(FEW, "-n"))
    k.rds.create_db_instance(
        DBInstanceIdentifier="stuck", Engine="mariadb",
        DBInstanceClass="db.t3.micro", AllocatedStorage=20,
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    k.sm.create_secret(Name="x", SecretString="v")
    clients = [describe(k) for _ in range(FEW)]
    until("no more are let in", lambda: "all it has room for" in k.log)
    for s in clients:
        s.close()
    assert get(k) == (200, "v")


NAMES = ["keyturn", "host.docker.internal"]


def asked_as(k, name):
    """The status of a call of each service to http://name:4566."""
    host = {"Host": name + ":4566"}
    return [k.http("GET", "/_keyturn/health", headers=host)[0],
            k.http("GET", "/_keyturn/clock", headers=host)[0],
            k.json("ListSecrets", {}, headers=host)[0],
            k.query("DescribeDBInstances", headers=host)[0]]


def test_a_name_must_be_allowed(server, serve):
    """As another container calls it; and no rebound name ever."""
    for name in NAMES:
        assert asked_as(server, name) == [200, 403, 403, 403]
    k = serve("--memory", *(o for n in NAMES for o in ("--allow-host", n)))
    for name in NAMES:
        assert asked_as(k, name) == [200] * 4
    assert asked_as(k, "evil.example") == [200, 403, 403, 403]
    assert asked_as(k, "localhost") == [200] * 4


def test_clients_are_told_which_option(server):
    """By every protocol's client, in an error's own message."""
    c = boto3.session.Session().client
    for service, ask in (("secretsmanager", lambda c: c.list_secrets()),
                         ("rds", lambda c: c.describe_db_instances()),
                         ("lambda", lambda c: c.get_function(
                             FunctionName="f"))):
        client = c(service, endpoint_url=server.url, region_name="us-east-1",
                   aws_access_key_id="x", aws_secret_access_key="x")
        client.meta.events.register(
            "before-send", lambda request, **_: request.headers.update(
                {"Host": "keyturn:4566"}))
        with pytest.raises(botocore.exceptions.ClientError) as e:
            ask(client)
        assert "--allow-host" in e.value.response["Error"]["Message"]
        assert e.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403


def test_an_address_of_ones_own():
    """IPv6 is listened on as asked; the ready line names the first."""
    k = Keyturn("--memory", listen="[::1]:0").wait_ready()
    try:
        assert k.url.startswith("http://[::1]:")
        assert k.http("GET", "/_keyturn/health")[0] == 200
    finally:
        k.discard()
