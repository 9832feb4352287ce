"""kill -9 in a stream of grouped writes: what was acknowledged is there.

Each writer leads one secret after another through the same life (LIFE) and
remembers how far it was acknowledged.  After the kill and a restart on the
same data a secret must stand where its last acknowledged call left it, or
one call further when one was under way; nowhere between.
"""
import http.client
import json
import os
import random
import sqlite3
import threading
import time

from harness import PATIENCE, Keyturn
from test_serve import store_file

WRITERS = 16
HOT_PUTS = 5	# of a writer and round, on the secret that all share
TARGET = 250	# acknowledged at most before the kill


class Line:
    """One connection that is kept."""

    def __init__(self, k):
        self.c = http.client.HTTPConnection(
            k.address.hostname, k.address.port, timeout=PATIENCE)

    def __call__(self, operation, **body):
        self.c.request("POST", "/", json.dumps(body), {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": "secretsmanager." + operation})
        r = self.c.getresponse()
        return r.status, json.loads(r.read() or b"{}")


def token(name, n):
    return f"{name:-<40}{n}"


def value(name, n):
    return f"{name} {n} " + "v" * (sum(name.encode()) * (n + 7) % 900)


def put(name, n, **more):
    return dict(SecretId=name, ClientRequestToken=token(name, n),
                SecretString=value(name, n), **more)


# A call, and what the secret is after it: who holds which label, whether it
# is marked for deletion.  Versions are 0 to 3.
LIFE = [
    (lambda s: ("CreateSecret", dict(
        Name=s, ClientRequestToken=token(s, 0), SecretString=value(s, 0),
        Description="d " + s, Tags=TAGS[0])),
     {0: {"AWSCURRENT"}}, False),
    (lambda s: ("PutSecretValue", put(s, 1, VersionStages=["mine"])),
     {0: {"AWSCURRENT"}, 1: {"mine"}}, False),
    (lambda s: ("PutSecretValue", put(s, 2)),
     {0: {"AWSPREVIOUS"}, 1: {"mine"}, 2: {"AWSCURRENT"}}, False),
    (lambda s: ("UpdateSecretVersionStage", dict(
        SecretId=s, VersionStage="mine", RemoveFromVersionId=token(s, 1),
        MoveToVersionId=token(s, 2))),
     {0: {"AWSPREVIOUS"}, 1: set(), 2: {"AWSCURRENT", "mine"}}, False),
    (lambda s: ("UpdateSecretVersionStage", dict(
        SecretId=s, VersionStage="AWSCURRENT",
        RemoveFromVersionId=token(s, 2), MoveToVersionId=token(s, 1))),
     {0: set(), 1: {"AWSCURRENT"}, 2: {"AWSPREVIOUS", "mine"}}, False),
    (lambda s: ("DeleteSecret", dict(SecretId=s)),
     {0: set(), 1: {"AWSCURRENT"}, 2: {"AWSPREVIOUS", "mine"}}, True),
    (lambda s: ("RestoreSecret", dict(SecretId=s)),
     {0: set(), 1: {"AWSCURRENT"}, 2: {"AWSPREVIOUS", "mine"}}, False),
    (lambda s: ("TagResource", dict(SecretId=s, Tags=TAGS[1][1:])),
     {0: set(), 1: {"AWSCURRENT"}, 2: {"AWSPREVIOUS", "mine"}}, False),
    (lambda s: ("UpdateSecret", dict(
        SecretId=s, ClientRequestToken=token(s, 3), Description="later",
        SecretString=value(s, 3))),
     {0: set(), 1: {"AWSPREVIOUS"}, 2: {"mine"}, 3: {"AWSCURRENT"}}, False),
]
TAGS = [[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}],
        [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"},
         {"Key": "c", "Value": "3"}]]


def words(name, done):
    """The description and tags after done calls."""
    return ("later" if done == len(LIFE) else "d " + name,
            TAGS[done >= len(LIFE) - 1])


class Stream:
    """What all writers of a round did."""

    def __init__(self, k, number, target):
        self.k, self.number, self.target = k, number, target
        self.lock, self.enough = threading.Lock(), threading.Event()
        self.lives = {}		# name: calls acknowledged, of those begun
        self.hot = f"hot-{number}"
        self.hot_puts = {}	# version: acknowledged
        self.acknowledged = 0
        self.wrong = []

    def acknowledge(self):
        with self.lock:
            self.acknowledged += 1
            if self.acknowledged >= self.target:
                self.enough.set()

    def say(self, line, operation, **body):
        status, answer = line(operation, **body)
        if status != 200:
            self.wrong.append((operation, body, answer))
            self.enough.set()
            raise ConnectionError
        self.acknowledge()

    def write(self, i):
        line, n = Line(self.k), 0
        try:
            while True:
                name, n = f"s-{self.number}-{i}-{n}", n + 1
                for done, (call, _, _) in enumerate(LIFE):
                    self.lives[name] = done
                    operation, body = call(name)
                    self.say(line, operation, **body)
                    self.lives[name] = done + 1
                if n <= HOT_PUTS:
                    version = i * HOT_PUTS + n
                    self.hot_puts[version] = False
                    self.say(line, "PutSecretValue", **put(self.hot, version))
                    self.hot_puts[version] = True
        except (OSError, http.client.HTTPException):
            pass	# the kill

    def run(self, random_delay):
        Line(self.k)("CreateSecret", Name=self.hot, SecretString=value(
            self.hot, 0), ClientRequestToken=token(self.hot, 0))
        writers = [threading.Thread(target=self.write, args=(i,))
                   for i in range(WRITERS)]
        for w in writers:
            w.start()
        assert self.enough.wait(PATIENCE), "too slow"
        time.sleep(random_delay)
        self.k.kill()
        for w in writers:
            w.join(PATIENCE)
            assert not w.is_alive()
        assert not self.wrong, self.wrong[0]


def labels_of(line, name):
    """{version id: labels}, deprecated ones included."""
    status, answer = line("ListSecretVersionIds", SecretId=name,
                          IncludeDeprecated=True, MaxResults=100)
    assert status == 200, answer
    return {v["VersionId"]: set(v.get("VersionStages", []))
            for v in answer["Versions"]}


def readable(line, name, versions):
    for n in versions:
        status, answer = line("GetSecretValue", SecretId=name,
                              VersionId=token(name, n))
        assert (status, answer.get("SecretString")) == (200, value(name, n))


def stands(line, name, done):
    """Is the secret what done calls of its life make it?  Else an error
    if it is not what it would be a call later; True when it is later."""
    status, d = line("DescribeSecret", SecretId=name)
    if status != 200:
        assert d["__type"] == "ResourceNotFoundException", d
        assert done == 0, f"{name} is lost"
        return False
    held = labels_of(line, name)
    assert {v: set(s) for v, s in d["VersionIdsToStages"].items()} == {
        v: s for v, s in held.items() if s}
    for at in (done, done + 1):
        _, want, marked = LIFE[at - 1] if 0 < at <= len(LIFE) else (0, 0, 0)
        if want and held == {token(name, n): s for n, s in want.items()} \
                and marked == ("DeletedDate" in d) \
                and words(name, at) == (d["Description"], d["Tags"]):
            if not marked:
                readable(line, name, want)
            return at > done
    raise AssertionError(f"{name} after {done} calls: {d}")


def hot_stands(line, stream):
    held = labels_of(line, stream.hot)
    there = {v for v in stream.hot_puts if token(stream.hot, v) in held}
    for v, acknowledged in stream.hot_puts.items():
        assert v in there or not acknowledged, f"{v} of {stream.hot} is lost"
    readable(line, stream.hot, there | {0})
    assert len(held) == len(there) + 1
    labels = sorted(label for s in held.values() for label in s)
    assert labels == ["AWSCURRENT", "AWSPREVIOUS"][:len(held)], held


def test_kills_in_a_stream_of_writes(folder, request, note):
    times = 100 if request.config.getoption("--long") else 25
    seed = int(os.environ.get("KEYTURN_KILL_SEED", time.time_ns() % 10**9))
    dice = random.Random(seed)
    print(f"KEYTURN_KILL_SEED={seed}")
    old, acknowledged, later = {}, 0, 0
    k = Keyturn("--data", folder).wait_ready()
    try:
        for number in range(times):
            stream = Stream(k, number, dice.randint(1, TARGET))
            stream.run(dice.random() * 0.004)
            acknowledged += stream.acknowledged
            k.discard()
            k = Keyturn("--data", folder).wait_ready()
            line = Line(k)
            hot_stands(line, stream)
            for name, done in stream.lives.items():
                further = stands(line, name, done)
                later += further
                old[name] = done + further
            for name in dice.sample(sorted(old), min(20, len(old))):
                assert not old[name] or not stands(line, name, old[name])
        line = Line(k)
        for name, done in old.items():
            assert not stands(line, name, done)
    finally:
        k.discard()
    db = sqlite3.connect(store_file(folder))
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not db.execute("PRAGMA foreign_key_check").fetchall()
    db.close()
    note(f"{times} kills among {acknowledged} acknowledged writes on "
         f"{len(old)} secrets: none lost; {later} more were kept that nobody "
         "was told of")
