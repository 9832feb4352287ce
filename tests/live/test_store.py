"""The store on a full disk, behind a lock, and under kill -9."""
import http.client
import os
import resource
import signal
import sqlite3
import subprocess
import threading

import pytest

from harness import PATIENCE, fails, fresh, until
from test_serve import store_file

BIG = 60000
INTERNAL = "InternalServiceError"


def big(i):
    return f"{i:06}" + "v" * (BIG - 6)


TRIES = 500


class Kept:
    """What was acknowledged, by name: {label: value}.

    A write that is refused says nothing of the next one: the log may have
    been written back meanwhile, and then there is room again.  So each kind
    is tried until it is refused, which happens in the end.
    """

    def __init__(self, k):
        self.k, self.secrets, self.n = k, {}, 0

    def write(self, operation, name, label):
        """True when acknowledged."""
        self.n += 1
        given = {"SecretString": big(self.n),
                 "ClientRequestToken": f"{self.n:032}"}
        given |= {"Name": name} if operation == "CreateSecret" else \
            {"SecretId": name, "VersionStages": [label]}
        status, _, answer = self.k.json(operation, given)
        if status == 200:
            self.secrets.setdefault(name, {})[label] = big(self.n)
            return True
        assert (status, answer["__type"]) == (500, INTERNAL), answer
        return False

    def create(self):
        """As many as go; the name that was refused."""
        for i in range(TRIES):
            name = f"fill-{len(self.secrets)}"
            if not self.write("CreateSecret", name, "AWSCURRENT"):
                assert len(self.secrets) > 3, "full before it began"
                return name
        raise AssertionError("the disk never became full")

    def put(self):
        """Values for the first, until one is refused."""
        for i in range(TRIES):
            if not self.write("PutSecretValue", "fill-0", f"spare-{i % 9}"):
                return
        raise AssertionError("the disk never became full")

    def intact(self, k, refused=None):
        """All is there, whole; what was refused is not, not even by half."""
        for name, labels in self.secrets.items():
            for label, text in labels.items():
                assert k.sm.get_secret_value(
                    SecretId=name, VersionStage=label)["SecretString"] == text
        if refused is not None:
            with fails("ResourceNotFoundException"):
                k.sm.describe_secret(SecretId=refused)
        names = [s["Name"] for p in k.sm.get_paginator(
            "list_secrets").paginate() for s in p["SecretList"]]
        assert sorted(names) == sorted(self.secrets)


@pytest.fixture
def disk(folder):
    """A small file system of one's own."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts; the file size limit is tried anyway")
    path = os.path.join(folder, "disk")
    os.mkdir(path)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m,mode=755", "kt",
                    path], check=True)
    yield path
    subprocess.run(["umount", "-l", path], check=True)


def test_a_full_disk(serve, disk):
    ballast = os.path.join(disk, "ballast")
    with open(ballast, "wb") as f:
        f.write(b"\0" * (1 << 20))
    data = os.path.join(disk, "data")
    k = serve("--data", data)
    kept = Kept(k)
    kept.create()
    kept.put()
    kept.intact(k, kept.create())
    os.unlink(ballast)	# there is room again: no restart is needed
    assert kept.write("CreateSecret", "room", "AWSCURRENT")
    k.kill()
    k = serve("--data", data)
    kept.intact(k)


def test_a_limit_on_the_size_of_files(serve, folder):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, 2 << 20))
    k = serve("--data", folder, preexec_fn=limit)
    kept = Kept(k)
    kept.create()
    kept.put()
    refused = kept.create()
    kept.intact(k, refused)
    k.kill()
    kept.k = k = serve("--data", folder)
    kept.intact(k, refused)
    assert kept.write("CreateSecret", refused, "AWSCURRENT")
    kept.intact(k)


def test_another_program_holds_the_lock(serve, folder):
    """Writes are refused in the end, reads never wait; then all is well."""
    k = serve("--data", folder)
    k.sm.create_secret(Name="there", SecretString="v")
    db = sqlite3.connect(store_file(folder), timeout=1, isolation_level=None)
    try:
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as e:
            assert "locked" in str(e)	# keyturn lets nobody else in: fine
            return
        got = []
        writer = threading.Thread(target=lambda: got.append(k.json(
            "CreateSecret", {"Name": "late", "SecretString": "v",
                             "ClientRequestToken": "t" * 32})))
        writer.start()
        for _ in range(20):
            status, _, answer = k.json("GetSecretValue",
                                       {"SecretId": "there"})
            assert (status, answer["SecretString"]) == (200, "v")
        writer.join(PATIENCE)
        assert (got[0][0], got[0][2]["__type"]) == (500, INTERNAL)
        db.execute("ROLLBACK")
    finally:
        db.close()
    with fails("ResourceNotFoundException"):
        k.sm.describe_secret(SecretId="late")
    k.sm.create_secret(Name="late", SecretString="v")


def test_kill_9_in_a_stream_of_creates(serve, folder):
    """What was answered 200 is there; what was not is there whole or not."""
    k = serve("--data", folder)
    acked, asked, lock = {}, {}, threading.Lock()

    def create(t):
        n = 0
        while True:
            n += 1
            name, text = f"s-{t}-{n}", f"value {t} {n} " + "x" * (n % 5000)
            with lock:
                asked[name] = text
            try:
                status, _, _ = k.json("CreateSecret", {
                    "Name": name, "SecretString": text,
                    "ClientRequestToken": f"{t:04}{n:08}" + "t" * 20})
            except (OSError, ValueError, http.client.HTTPException):
                return
            assert status == 200
            with lock:
                acked[name] = text
    threads = [threading.Thread(target=create, args=(t,)) for t in range(8)]
    for t in threads:
        t.start()
    until("a stream", lambda: len(acked) > 500, pause=0.001)
    k.kill()
    for t in threads:
        t.join(PATIENCE)
    k = serve("--data", folder)
    for name, text in asked.items():
        status, _, answer = k.json("GetSecretValue", {"SecretId": name})
        if name in acked:
            assert (status, answer.get("SecretString")) == (200, text)
        elif status == 200:
            assert answer["SecretString"] == text
        else:
            assert answer["__type"] == "ResourceNotFoundException"


def test_a_refused_request_undoes_only_itself(serve, folder):
    """Good and bad creates share commits; only the bad ones are undone."""
    k = serve("--data", folder)
    k.sm.create_secret(Name="taken", SecretString="v")
    results = {}

    def many(t):
        for n in range(40):
            name = "taken" if n % 2 else f"good-{t}-{n}"
            status, _, answer = k.json("CreateSecret", {
                "Name": name, "SecretString": f"{t} {n}",
                "ClientRequestToken": f"{t:04}{n:04}" + "t" * 24})
            results[t, n] = status, answer.get("__type")
    threads = [threading.Thread(target=many, args=(t,)) for t in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for (t, n), got in results.items():
        assert got == ((400, "ResourceExistsException") if n % 2
                       else (200, None))
        if n % 2 == 0:
            assert k.sm.get_secret_value(
                SecretId=f"good-{t}-{n}")["SecretString"] == f"{t} {n}"
    assert k.sm.get_secret_value(SecretId="taken")["SecretString"] == "v"


def test_concurrent_puts_leave_one_current(serve):
    """Sixteen at once: each is acknowledged, one is AWSCURRENT."""
    k = serve("--memory")
    name = fresh("race")
    k.sm.create_secret(Name=name, SecretString="0")
    done = []

    def put(t):
        for n in range(10):
            done.append(k.json("PutSecretValue", {
                "SecretId": name, "SecretString": f"{t} {n}",
                "ClientRequestToken": f"{t:04}{n:04}" + "p" * 24})[0])
    threads = [threading.Thread(target=put, args=(t,)) for t in range(16)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert set(done) <= {200, 400} and done.count(200) >= 90
    stages = k.sm.describe_secret(SecretId=name)["VersionIdsToStages"]
    assert sorted(map(tuple, stages.values())) == [
        ("AWSCURRENT",), ("AWSPREVIOUS",)]
