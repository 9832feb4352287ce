"""Many secrets rotate at once on two databases, and one of these is killed in
the middle: all end rotated, and what is stored opens the door.

A hundred secrets, a thousand with --long.
"""
import concurrent.futures
import re

import pytest

import conftest
import processes
from harness import Keyturn, sql, until, value

CALLERS = 8


@pytest.fixture(scope="module")
def keyturn(flavour):
    k = Keyturn("--memory", *flavour.options).wait_ready()
    yield k
    k.discard()


@pytest.fixture(scope="module")
def databases(keyturn, flavour):
    return [conftest.Database(keyturn, flavour.engine) for _ in range(2)]


def together(call, items):
    with concurrent.futures.ThreadPoolExecutor(CALLERS) as pool:
        return list(pool.map(call, items))


def accounts(database, n):
    """n users with a secret each: {secret: user}."""
    first, made = "First-password-1", {}
    with database.connect() as db:
        for i in range(n):
            sql(db, f"CREATE USER app{i}@'%%' IDENTIFIED BY %s", first)
    names = together(lambda i: database.secret(f"app{i}", first), range(n))
    made.update((name, f"app{i}") for i, name in enumerate(names))
    return made


def current(k, names):
    """{secret: the version that is current} of those that have ended."""
    ended = {}
    for page in k.sm.get_paginator("list_secrets").paginate():
        for s in page["SecretList"]:
            at = {label: v for v, labels in
                  s["SecretVersionsToStages"].items() for label in labels}
            if s["Name"] in names and "AWSPENDING" not in at:
                ended[s["Name"]] = at["AWSCURRENT"]
    return ended


def kill(k, database):
    server = processes.server_at(k.pid, database.host, database.port)
    processes.kill(server)
    until("the server is dead", lambda: not processes.alive(server))


@pytest.mark.plain
def test_many_rotate_while_a_database_dies(keyturn, databases, flavour, note,
                                           request):
    n = 1000 if request.config.getoption("--long") else 100
    k, where = keyturn, {}
    for database in databases:
        for name, user in accounts(database, n // 2).items():
            where[name] = (database, user)
    names = list(where)[::2] + list(where)[1::2]    # of both, in each half
    function = databases[0].rotator()

    def rotate(name):
        return name, k.sm.rotate_secret(
            SecretId=name, RotationLambdaARN=function)["VersionId"]

    def succeeded():
        return len(re.findall(r"rotation of \S+ succeeded", k.log))

    tokens = dict(together(rotate, names[:n // 2]))
    until("some have rotated", lambda: succeeded() >= n // 8)
    kill(k, databases[1])
    tokens.update(together(rotate, names[n // 2:]))
    until("all have rotated", lambda: current(k, where) == tokens, 600, 0.5)

    def holds(name):
        database, user = where[name]
        now = value(k.sm, name)["password"]
        before = value(k.sm, name, VersionStage="AWSPREVIOUS")["password"]
        return database.accepts(user, now) and \
            not database.accepts(user, before)

    databases[1].find()
    assert [name for name, ok in zip(names, together(holds, names))
            if not ok] == []
    failed = len(re.findall(r"rotation of \S+ to version \S+ failed", k.log))
    note(f"{flavour}: {n} secrets on two databases, one of them killed: all "
         f"rotated, {failed} after a failure")
    until("each is told of", lambda: succeeded() == n)
