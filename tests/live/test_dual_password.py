"""Dual password, on a real MySQL: AWSCURRENT logs in at every moment, and so
does AWSPREVIOUS until the next rotation."""
import json
import signal
import threading
import unittest.mock

import botocore.exceptions
import pymysql
import pytest

from harness import (PATIENCE, POINTS, fresh, sql, until, value, versions,
                     wait_rotation)

FUNCTION = "KeyturnMySQLRotationDualPassword"
on_mysql = pytest.mark.parametrize("flavour", ["mysql"], indirect=True)


def rotate(k, secret):
    """Begins one; a kill may come before the answer does."""
    token = fresh("the-token-of-a-rotation-of-two-passwords")
    try:
        k.sm.rotate_secret(SecretId=secret, ClientRequestToken=token,
                           RotationLambdaARN=k.function(FUNCTION))
    except botocore.exceptions.HTTPClientError:
        pass
    return token


def rotated(k, secret):
    token = rotate(k, secret)
    wait_rotation(k.sm, secret, token)
    return password(k, secret)


def password(k, secret, stage="AWSCURRENT"):
    return json.loads(k.sm.get_secret_value(
        SecretId=secret, VersionStage=stage)["SecretString"])["password"]


def failing(k, secret, words):
    """Waits until the rotation stands failed for that reason."""
    def look():
        health = json.loads(k.http("GET", "/_keyturn/health")[2])
        return any(words in r["reason"] for r in health["rotations"]
                   if r["secret"] == secret)
    until(f"a failure: {words}", look)


class Application:
    """Reads AWSCURRENT and logs in with it, over and over."""

    def __init__(self, k, secret, db, user):
        self.look = lambda: db.accepts(user, password(k, secret))
        self.looks = self.refused = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while not self.over.is_set():
            self.refused += not self.look()
            self.looks += 1

    def has_looked_anew(self):
        before = self.looks
        until("two more logins", lambda: self.looks >= before + 2)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


@pytest.fixture
def account(database):
    """A user who may keep two passwords, and its secret."""
    user = database.user()
    with database.connect() as db:
        sql(db, f"GRANT APPLICATION_PASSWORD_ADMIN ON *.* TO `{user}`@'%'")
    return user, database.secret(user, "First-password-1")


@on_mysql
def test_two_passwords_log_in_and_no_third(fleet, database, account):
    user, secret = account
    had = ["First-password-1"]
    with Application(fleet, secret, database, user) as app:
        for _ in range(10):
            had.append(rotated(fleet, secret))
            assert password(fleet, secret, "AWSPREVIOUS") == had[-2]
            assert [database.accepts(user, p) for p in had[-2:]] == [True] * 2
            assert not any(database.accepts(user, p) for p in had[:-2])
            app.has_looked_anew()
    assert (app.refused, len(set(had))) == (0, 11)


@on_mysql
def test_a_password_set_by_hand_is_not_thrown_out(fleet, database, account):
    """AWSCURRENT is refused then, though AWSPREVIOUS is not."""
    user, secret = account
    one = rotated(fleet, secret)
    with database.connect() as db:
        sql(db, f"ALTER USER `{user}`@'%' IDENTIFIED BY 'By-hand-1'")
    assert not database.accepts(user, one)
    assert database.accepts(user, "First-password-1")
    rotate(fleet, secret)
    failing(fleet, secret, "Unable to log into database with current or "
            "pending secret")
    assert database.accepts(user, "By-hand-1")
    v = value(fleet.sm, secret)
    fleet.sm.put_secret_value(SecretId=secret, SecretString=json.dumps(
        {**v, "password": "By-hand-1"}))
    two = rotated(fleet, secret)
    assert [database.accepts(user, p) for p in (
        two, "By-hand-1", one, "First-password-1")] == [True, True, False,
                                                       False]


@on_mysql
def test_a_label_that_was_moved_back(fleet, database, account):
    """AWSCURRENT is the one beside the password when the rotation begins."""
    user, secret = account
    one = rotated(fleet, secret)
    at = versions(fleet.sm, secret)
    fleet.sm.update_secret_version_stage(
        SecretId=secret, VersionStage="AWSCURRENT",
        MoveToVersionId=at["AWSPREVIOUS"],
        RemoveFromVersionId=at["AWSCURRENT"])
    with Application(fleet, secret, database, user) as app:
        app.has_looked_anew()
        two = rotated(fleet, secret)
        app.has_looked_anew()
    assert app.refused == 0
    assert [database.accepts(user, p) for p in (
        two, "First-password-1", one)] == [True, True, False]


@on_mysql
def test_the_right_that_is_missing_is_named(fleet, database):
    user = database.user()
    secret = database.secret(user, "First-password-1")
    token = rotate(fleet, secret)
    failing(fleet, secret, "GRANT APPLICATION_PASSWORD_ADMIN ON *.* to the "
            "user")
    assert database.accepts(user, "First-password-1")
    with database.connect() as db:
        sql(db, f"GRANT APPLICATION_PASSWORD_ADMIN ON *.* TO `{user}`@'%'")
    wait_rotation(fleet.sm, secret, token)
    assert database.accepts(user, "First-password-1")
    assert database.accepts(user, password(fleet, secret))


@pytest.mark.parametrize("flavour", ["mariadb"], indirect=True)
@pytest.mark.parametrize("engine", ["mysql", "mariadb"])
def test_mariadb_is_refused(fleet, database, engine):
    user = database.user()
    secret = database.secret(user, "First-password-1", engine=engine)
    rotate(fleet, secret)
    failing(fleet, secret, "keeps no second password, as MySQL 8.0.14 and "
            "later do")
    assert database.accepts(user, "First-password-1")
    fleet.sm.delete_secret(SecretId=secret, ForceDeleteWithoutRecovery=True)


def knows(database, user, word):
    """Does the server let it in without TLS and without its key?"""
    def no_key(*_):
        raise ConnectionError("it asks for more than it knows")
    with unittest.mock.patch("pymysql._auth.sha2_rsa_encrypt", no_key):
        try:
            return database.accepts(user, word, tls=False)
        except (ConnectionError, pymysql.err.OperationalError):
            return False


def fault(k, method="GET", **more):
    status, _, body = k.http(method, "/_keyturn/faults",
                             json.dumps(more).encode() if more else b"")
    assert status == 200, body
    return json.loads(body) if body else {}


@on_mysql
def test_who_has_no_tls_gets_in_by_both(fleet, database, account):
    """As soon as setSecret is over, though a change makes the server ask."""
    user, secret = account
    one = rotated(fleet, secret)
    fault(fleet, "POST", point="set.after", action="hang", secret=secret)
    token = rotate(fleet, secret)
    until("setSecret is over", lambda: any(
        f["happened"] for f in fault(fleet)["faults"]))
    assert knows(database, user, one)
    fault(fleet, "DELETE")
    wait_rotation(fleet.sm, secret, token)
    assert knows(database, user, one)
    assert knows(database, user, password(fleet, secret))
    with database.connect(user, one) as db:
        sql(db, "SET PASSWORD = 'By-hand-1' RETAIN CURRENT PASSWORD")
    assert not knows(database, user, "By-hand-1")


@on_mysql
@pytest.mark.parametrize("point", ["set.sql.before", "set.sql.after"])
def test_the_database_is_killed(fleet, database, account, point):
    user, secret = account
    one = rotated(fleet, secret)
    fault(fleet, "POST", point=point, action="kill-database", secret=secret)
    token = rotate(fleet, secret)
    wait_rotation(fleet.sm, secret, token, 240)
    fault(fleet, "DELETE")
    database.find()
    two = password(fleet, secret)
    assert [database.accepts(user, p) for p in (
        two, one, "First-password-1")] == [True, True, False]


@on_mysql
def test_killed_at_every_point(serve, folder, fleet, database, account):
    """The database lives on, so that AWSCURRENT is tried while keyturn is
    gone: it logs in, and in the end the rotation is done."""
    user, _ = account
    k = serve("--data", folder)
    now, secret = "First-password-1", fresh("secret")
    k.sm.create_secret(Name=secret, SecretString=json.dumps({
        "engine": "mysql", "host": database.host, "port": database.port,
        "username": user, "password": now}))
    for point in POINTS:
        k.stop()
        k = serve("--data", folder, env={"KEYTURN_FAULT": point})
        token = rotate(k, secret)
        assert k.proc.wait(PATIENCE) == -signal.SIGKILL, k.log
        assert database.accepts(user, now), point
        k = serve("--data", folder)
        wait_rotation(k.sm, secret, token)
        then, now = now, password(k, secret)
        assert now != then, point
        assert database.accepts(user, now), point
        assert database.accepts(user, then), point
