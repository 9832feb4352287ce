"""kill -9 of keyturn, of the database, of both: nothing acknowledged is lost.

A lane is a data folder of its own, with one instance and one secret; lanes
run beside each other, because what takes time is the start of a database.
"""
import concurrent.futures
import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time

import botocore.exceptions
import pytest

import conftest
import processes
from harness import (POINTS, SETTLE, Keyturn, fresh, own_ports,
                     rotation_ended, sql, until, value, versions)

pytestmark = pytest.mark.alike
LANES = 3
STEP = re.compile(r"(?m)^.* debug rotation of .*?((?:create|set|test|finish)"
                  r"Secret)$")


class Lane:
    def __init__(self, n, flavour):
        self.n, self.flavour = n, flavour
        self.folder = tempfile.mkdtemp(prefix=f"kt-crash-{n}-")
        os.chmod(self.folder, 0o755)
        self.k = None
        self.start()
        # Not 3306: between a kill and a restart another keyturn on this
        # machine could take the address, as any program could.
        self.db = conftest.Database(self.k, flavour.engine,
                                    Port=own_ports())
        self.user = self.db.user()
        self.secret = self.db.secret(self.user, "First-password-1")
        self.k.sm.rotate_secret(SecretId=self.secret, ClientRequestToken=(
            token := fresh("the-first-rotation-of-this-secret")),
            RotationLambdaARN=self.db.rotator())
        self.ended(token)

    def start(self, fault=None, resumes=False):
        """Starts it again, to die where it passes fault; when that is in a
        rotation it resumes, it may die before it says that it is ready."""
        if self.k is not None:
            self.k.discard()
        env = {} if fault is None else {"KEYTURN_FAULT": fault}
        self.k = Keyturn("--data", self.folder, *self.flavour.options,
                         env=env)
        if fault is None or not resumes:
            self.k.wait_ready()

    def find(self):
        self.db.keyturn = self.k
        self.db.find()

    def discard(self):
        self.k.discard()
        shutil.rmtree(self.folder, ignore_errors=True)

    def state(self):
        """Where the rotation stands, in words."""
        d = self.k.sm.describe_secret(SecretId=self.secret)
        return sorted(sum(d["VersionIdsToStages"].values(), [])), \
            d.get("LastRotatedDate")

    def ended(self, token, last=None):
        """Polls the recorded end of the rotation to token."""
        def look():
            moved = self.state()[1]
            return moved is not None and moved != last and \
                rotation_ended(self.k.sm, self.secret, token)
        try:
            return until(f"the end of the rotation to {token}", look)
        except AssertionError as e:
            raise AssertionError(f"{e}\n{self.told()}") from None

    def told(self):
        """The end of the log without the looks of this test."""
        host = value(self.k.sm, self.secret)["host"] \
            if self.k.proc.poll() is None else "?"
        return f"the secret's host: {host}\n" + "\n".join([line for line in self.k.log.splitlines()
                          if "Describe" not in line][-40:])

    def dies(self, fault):
        """It has killed itself at that point, and said so; its database may
        have had to come up for it."""
        try:
            status = self.k.proc.wait(SETTLE)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"never at {fault}\n{self.told()}") from None
        assert status == -signal.SIGKILL, self.told()
        # Not always last: other threads live on until the signal is there.
        assert f"fault {fault}" in self.k.log.splitlines()

    def rotate(self):
        """Starts a rotation; the kill may come before the answer does."""
        token = fresh("the-token-of-a-rotation-to-be-killed")
        try:
            self.k.sm.rotate_secret(SecretId=self.secret,
                                    ClientRequestToken=token)
        except botocore.exceptions.HTTPClientError:
            pass
        return token

    def holds(self, before):
        """AWSCURRENT logs in, the one before does not."""
        now = value(self.k.sm, self.secret)["password"]
        assert now != before
        assert self.db.accepts(self.user, now)
        assert not self.db.accepts(self.user, before)
        at = versions(self.k.sm, self.secret)
        assert at.get("AWSPENDING", at["AWSCURRENT"]) == at["AWSCURRENT"]


@pytest.fixture(scope="module")
def every_lane(flavour):
    made = list(together(lambda n: Lane(n, flavour), range(LANES)))
    yield made
    together(Lane.discard, made)


@pytest.fixture
def lanes(every_lane, flavour, request):
    """The lanes; one in which a test failed is made anew for the next."""
    before = request.session.testsfailed
    yield every_lane
    if request.session.testsfailed != before:
        together(Lane.discard, every_lane)
        every_lane[:] = together(lambda n: Lane(n, flavour), range(LANES))


def together(f, items):
    """f of each at the same time; the first failure is raised."""
    with concurrent.futures.ThreadPoolExecutor(LANES) as pool:
        return list(pool.map(f, items))


@pytest.mark.plain
@pytest.mark.parametrize("fault", POINTS)
def test_killed_at_a_named_point(lanes, fault, flavour, note, request):
    """Each point, three times; on MySQL, which starts slowly, once, and three
    times with --long.

    What resumes the rotation is not armed: how often it passes a point, when
    its database is slow to come back, is its own affair.
    """
    def one(lane):
        lane.start(fault)
        lane.find()
        before = value(lane.k.sm, lane.secret)["password"]
        last = lane.state()[1]
        token = lane.rotate()
        lane.dies(fault)
        lane.start()
        labels, _ = lane.state()
        lane.find()
        began = time.monotonic()
        lane.ended(token, last)
        lane.holds(before)
        note(f"{flavour} lane {lane.n}: {fault}; seen first "
             f"{','.join(labels)}; ended {time.monotonic() - began:.2f} s "
             "after the database was there")
    few = flavour.name == "mysql" and not request.config.getoption("--long")
    together(one, lanes[:1] if few else lanes)


def test_killed_again_while_it_resumes(lanes, flavour, note):
    """One rotation, killed at every point in turn: each step runs twice."""
    def one(lane):
        lane.start(POINTS[0])
        lane.find()
        before = value(lane.k.sm, lane.secret)["password"]
        last = lane.state()[1]
        token = lane.rotate()
        for fault, after in zip(POINTS, POINTS[1:] + [None]):
            lane.dies(fault)
            lane.start(after, resumes=True)
        lane.find()
        lane.ended(token, last)
        lane.holds(before)
        note(f"{flavour} lane {lane.n}: every point in turn")
    together(one, lanes[:1])


def kill_and_see(lane, rng, span, note):
    """One rotation, killed somewhere within span seconds of its call."""
    before = value(lane.k.sm, lane.secret)["password"]
    last = lane.state()[1]
    token = fresh("a-rotation-that-will-be-killed-at-once")
    after = rng.uniform(0, span)
    k = lane.k
    offset = len(k.log)
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        call = pool.submit(k.sm.rotate_secret, SecretId=lane.secret,
                           ClientRequestToken=token)
        time.sleep(after)	# the moment is what is being tried
        k.kill()
        told = call.exception() is None
    text = k.log[offset:]
    where = "after its end" if "succeeded" in text else \
        "in " + (["no step", *STEP.findall(text)][-1])
    lane.start()
    lane.find()
    at = versions(lane.k.sm, lane.secret)
    if not told and token not in at.values():
        lane.k.sm.rotate_secret(SecretId=lane.secret,
                                ClientRequestToken=token)
    lane.ended(token, last)
    lane.holds(before)
    note(f"{lane.flavour} lane {lane.n}: {after * 1000:.1f} ms after the "
         f"call ({'answered' if told else 'not answered'}), {where}")


@pytest.mark.long
def test_killed_at_random_moments(lanes, flavour, note):
    """Fifty, by a seed that is printed."""
    seed = int(os.environ.get("KEYTURN_TEST_SEED",
                              random.SystemRandom().randrange(1 << 32)))
    note(f"{flavour}: KEYTURN_TEST_SEED={seed}")
    shares = [50 // LANES + (n < 50 % LANES) for n in range(LANES)]

    def many(lane):
        rng = random.Random(seed + lane.n)
        lane.start()
        lane.find()
        last = lane.state()[1]
        began = time.monotonic()
        token = lane.k.sm.rotate_secret(SecretId=lane.secret)["VersionId"]
        until("AWSCURRENT moved", lambda: versions(
            lane.k.sm, lane.secret)["AWSCURRENT"] == token, pause=0.001)
        span = 1.2 * (time.monotonic() - began)
        lane.ended(token, last)
        for _ in range(shares[lane.n]):
            kill_and_see(lane, rng, span, note)
    together(many, lanes)


def the_server(k):
    found = processes.databases(k.pid)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("both", [False, True], ids=["database", "both"])
def test_acknowledged_changes_survive_kill_9(lanes, flavour, both, note,
                                             request):
    """Eight kills, each right after eight acknowledged ALTER USER and a
    rotation; the last of the nine is a moment old when the server dies.

    MySQL starts slowly: there it is four of each kind, eight with --long.
    """
    few = flavour.name == "mysql" and not request.config.getoption("--long")
    rounds = [2, 1, 1] if few else [3, 3, 2]

    def one(lane, times):
        lane.start()
        lane.find()
        users = [lane.db.user("acked") for _ in range(8)]
        for r in range(times):
            pid, start = the_server(lane.k)
            before = value(lane.k.sm, lane.secret)["password"]
            token = lane.k.sm.rotate_secret(
                SecretId=lane.secret)["VersionId"]
            until("the rotation", lambda: rotation_ended(
                lane.k.sm, lane.secret, token))
            now = value(lane.k.sm, lane.secret)["password"]
            acked = {u: f"Changed-{r}-{fresh('p')}" for u in users}
            with lane.db.connect() as db:
                for u, p in acked.items():
                    sql(db, f"ALTER USER `{u}`@'%%' IDENTIFIED BY %s", p)
                os.kill(pid, signal.SIGKILL)
                if both:
                    lane.k.kill()
            until("the server is dead",
                  lambda: not processes.alive((pid, start)))
            if not both:
                lane.k.stop()
            lane.start()
            lane.find()
            lost = [u for u, p in acked.items()
                    if not lane.db.accepts(u, p)]
            assert lost == []
            assert value(lane.k.sm, lane.secret)["password"] == now
            lane.holds(before)
    with concurrent.futures.ThreadPoolExecutor(LANES) as pool:
        list(pool.map(one, lanes, rounds))
    note(f"{flavour}: {sum(rounds)} kills of "
         f"{'keyturn and its database' if both else 'the database'}, "
         f"{9 * sum(rounds)} acknowledged changes, none lost")


def test_a_rotation_right_before_the_kill(lanes, flavour):
    """The instant AWSCURRENT is seen to move, the database is killed."""
    def one(lane):
        lane.start()
        lane.find()
        who = the_server(lane.k)
        before = value(lane.k.sm, lane.secret)["password"]
        token = lane.k.sm.rotate_secret(
            SecretId=lane.secret)["VersionId"]
        until("AWSCURRENT moved", lambda: versions(
            lane.k.sm, lane.secret)["AWSCURRENT"] == token, pause=0.001)
        os.kill(who[0], signal.SIGKILL)
        lane.k.kill()
        lane.start()
        lane.find()
        until("the end", lambda: rotation_ended(
            lane.k.sm, lane.secret, token))
        lane.holds(before)
    together(one, lanes)


def test_the_database_dies_in_the_middle_of_a_rotation(lanes, flavour):
    """keyturn lives on; whatever is current then still logs in."""
    lane = lanes[0]
    lane.start()
    lane.find()
    pid, _ = the_server(lane.k)
    before = value(lane.k.sm, lane.secret)["password"]
    os.kill(pid, signal.SIGSTOP)	# it answers nobody, then it is dead
    until("it stands", lambda: processes.stands(pid))
    token = lane.k.sm.rotate_secret(SecretId=lane.secret)["VersionId"]
    until("the pending value", lambda: re.search(
        "setSecret", lane.k.log[lane.k.log.rfind(token):]))
    os.kill(pid, signal.SIGKILL)
    assert value(lane.k.sm, lane.secret)["password"] == before
    lane.k.stop()
    lane.start()
    lane.find()
    until("the end", lambda: rotation_ended(
        lane.k.sm, lane.secret, token))
    lane.holds(before)
