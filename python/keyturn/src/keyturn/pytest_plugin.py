"""Fixtures for pytest: docs/pytest.md is their manual.

One server a session, that the controller of pytest-xdist starts; an account of
its own a test.  A test that moves the clock or breaks something for all has a
server of its own.
"""
from __future__ import annotations

import os
import sys
import uuid
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Iterator

import pytest

if TYPE_CHECKING:
    from . import Clock, Database, Faults, Keyturn, Secret, Server
    from .database import Wish
    from .pool import Pool

# What is everybody's at a server, so that who asks for it has one alone.
ALONE = {"keyturn_clock", "keyturn_faults"}
SESSION = pytest.StashKey["Session"]()
KEYTURN = pytest.StashKey["Keyturn"]()	# of a test, while it runs
IS_ALONE = pytest.StashKey[bool]()
RUN = uuid.uuid4().hex	# under pytest-xdist it says one for all workers
MARK = ("keyturn(engine=, version=, fresh=, alone=): the database that "
        "keyturn_database is; fresh: on a server of its own; alone: a keyturn "
        "of its own for the test")
INI = {
    "keyturn_options": ("args", "options of `keyturn serve`", []),
    "keyturn_region": ("string", "the region of the tests", "us-east-1"),
    "keyturn_engine": ("string", "engine of keyturn_database", "mysql"),
    "keyturn_engine_version": ("string", "its EngineVersion", ""),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    for name, (kind, text, otherwise) in INI.items():
        parser.addini(name, text, kind, otherwise)	# type: ignore[arg-type]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", MARK)
    config.stash[SESSION] = Session(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    session = config.stash.get(SESSION, None)
    if session:
        session.close()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """In the controller of pytest-xdist: a worker is told where it is."""
    from .errors import NotStarted
    with suppress(NotStarted):	# who asks a worker for one is told why
        k = node.config.stash[SESSION].keyturn()
        node.workerinput["keyturn"] = k.url, k.ca


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """What failed in keyturn stands beside what failed in the test."""
    outcome: Any = yield
    report, k = outcome.get_result(), item.stash.get(KEYTURN, None)
    if report.failed and report.when == "call" and k:
        report.sections += [("keyturn: rotations that failed", line)
                            for line in _failed(k)]


class Session:
    """What the tests of this process share."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.given = getattr(config, "workerinput", {}).get("keyturn")
        if not self.given and os.environ.get("KEYTURN_URL"):
            self.given = (os.environ["KEYTURN_URL"],
                          os.environ.get("KEYTURN_CA"))
        self.server: Server | None = None
        self.pools: dict[Wish, Pool] = {}
        self.tests = 0

    def keyturn(self) -> Keyturn:
        """The one that was given, or else our own, started when first wanted."""
        from .client import Keyturn
        if self.given:
            return Keyturn(*self.given).at(
                region=self.config.getini("keyturn_region"))
        if not self.server:
            self.server = self.serve()
        return self.server

    def serve(self) -> Server:
        from .server import serve
        return serve("--region", self.config.getini("keyturn_region"),
                     *self.config.getini("keyturn_options"))

    def account(self) -> str:
        """12 digits that no other test has: of the run, the worker, the test."""
        env = os.environ
        run = env.get("PYTEST_XDIST_TESTRUNUID") or RUN
        worker = env.get("PYTEST_XDIST_WORKER", "gw0").lstrip("gw")
        self.tests += 1
        return (f"{1000 + int(run[:8], 16) % 8999}{int(worker) % 1000:03}"
                f"{self.tests % 100000:05}")

    def wish(self, mark: dict[str, Any]) -> Wish:
        from .database import Wish
        return Wish(
            mark.get("engine") or self.config.getini("keyturn_engine"),
            mark.get("version") or
            self.config.getini("keyturn_engine_version") or None)

    def pool(self, wish: Wish) -> Pool:
        from .pool import Pool
        if wish not in self.pools:
            self.pools[wish] = Pool(self.keyturn(), wish)
        return self.pools[wish]

    def close(self) -> None:
        """A server of ours takes what is on it along."""
        for pool in self.pools.values():
            pool.close(wait=self.server is None)
        if self.server:
            self.server.stop()


def _mark(request: pytest.FixtureRequest) -> dict[str, Any]:
    mark = request.node.get_closest_marker("keyturn")
    return dict(mark.kwargs) if mark else {}


def _failed(k: Keyturn) -> list[str]:
    from .errors import KeyturnError
    with suppress(KeyturnError):	# the test may have ended it
        return [f"{r['secret']}: {r.get('reason')}"
                for r in k.last_rotations("failed")]
    return []


def _lead(monkeypatch: pytest.MonkeyPatch, k: Keyturn) -> None:
    """The environment leads there and nowhere else, for the test's time."""
    from .environment import removed, variables
    for name in removed():
        monkeypatch.delenv(name)
    for name, value in variables(k).items():
        monkeypatch.setenv(name, value)


@contextmanager
def _boto3_begins_anew() -> Iterator[None]:
    """Its default session remembers the account that it first saw."""
    before = getattr(sys.modules.get("boto3"), "DEFAULT_SESSION", None)
    _set_default_session(None)
    yield
    _set_default_session(before)


def _set_default_session(to: object) -> None:
    boto3: Any = sys.modules.get("boto3")
    if boto3:
        boto3.DEFAULT_SESSION = to


@pytest.fixture
def keyturn(request: pytest.FixtureRequest,
            monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyturn]:
    """A keyturn with an account of the test's own, which its AWS SDK finds."""
    session = request.config.stash[SESSION]
    alone = _mark(request).get("alone") or ALONE & set(request.fixturenames)
    request.node.stash[IS_ALONE] = bool(alone)
    server = session.serve() if alone else None
    k = (server or session.keyturn()).at(account=session.account())
    request.node.stash[KEYTURN] = k
    _lead(monkeypatch, k)
    with _boto3_begins_anew():
        yield k
    del request.node.stash[KEYTURN]
    if server:
        server.stop()
    else:
        k.reset()


@pytest.fixture
def keyturn_clock(keyturn: Keyturn, request: pytest.FixtureRequest) -> Clock:
    """The clock of a keyturn that this test has alone."""
    _check_alone(request)
    return keyturn.clock


@pytest.fixture
def keyturn_faults(keyturn: Keyturn, request: pytest.FixtureRequest) -> Faults:
    """What is broken on purpose, in a keyturn that this test has alone."""
    _check_alone(request)
    return keyturn.faults


def _check_alone(request: pytest.FixtureRequest) -> None:
    if not request.node.stash[IS_ALONE]:
        pytest.fail(f"{request.fixturename} was asked for after keyturn: make "
                    "it an argument of the test", pytrace=False)


@pytest.fixture
def keyturn_database(keyturn: Keyturn, request: pytest.FixtureRequest
                     ) -> Iterator[Database]:
    """A database of the test's own, on a server that tests share.

    With fresh=True of the mark it is on a DB instance of its own, of which the
    user is the master.
    """
    session, mark = request.config.stash[SESSION], _mark(request)
    wish = session.wish(mark)
    if mark.get("fresh"):
        yield wish.instance(keyturn, "database", "test")
        return
    pool = session.pool(wish)
    database = pool.take()
    yield database
    pool.give_back(database)


@pytest.fixture
def keyturn_secret(keyturn: Keyturn, keyturn_database: Database) -> Secret:
    """A secret with the credentials of keyturn_database, ready to rotate."""
    from .database import Secret
    return Secret.of(keyturn, keyturn_database, "database")
