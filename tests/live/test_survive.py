"""keyturn survive: what an application sees of a rotation, on real servers."""
import json
import subprocess

import pytest

import harness
from harness import BINARY, ACCOUNT, REGION, value

FIRST = "First-password-1"


@pytest.fixture(scope="module")
def app(database):
    """A user of its own and its secret, which rotates by a single user."""
    user = database.user()
    name = database.secret(user, FIRST)
    database.keyturn.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=database.rotator(),
        RotateImmediately=False)
    harness.until("the test of the function is over",
                  lambda: "AWSPENDING" not in harness.versions(
                      database.keyturn.sm, name))
    return name, user


def survive(keyturn, *words):
    return subprocess.run(
        [BINARY, "survive", *words, "--url", keyturn.url, "--region", REGION,
         "--account", ACCOUNT], capture_output=True, text=True, timeout=120,
        stdin=subprocess.DEVNULL, env=harness.clean_environ())


def logins(report, which):
    return [(entry["at"], entry["accepted"]) for entry in report["logins"]
            if entry["value"] == which]


def test_a_single_user_is_locked_out_until_it_reads_again(app, database):
    name, user = app
    keyturn = database.keyturn
    done = survive(keyturn, name, "--json", "--sessions", "20")
    assert done.returncode == 1 and done.stderr == ""
    report = json.loads(done.stdout)
    assert report["rotated"] and report["sessions"] == report["kept"] == 20
    assert logins(report, "fresh") == [
        ("before", True), ("createSecret", True), ("setSecret", False),
        ("testSecret", False), ("finishSecret", True), ("after", True),
        ("reread", True)]
    assert logins(report, "cached") == [
        ("before", True), ("createSecret", True), ("setSecret", False),
        ("testSecret", False), ("finishSecret", False), ("after", False),
        ("reread", True)]
    assert {entry["user"] for entry in report["logins"]} == {user}
    assert report["fresh"]["refused"] == 2
    assert report["cached"]["refused"] == 4
    assert 0 < report["fresh"]["gap_ms"]
    assert 60000 < report["cached"]["gap_ms"]
    assert database.accepts(user, value(keyturn.sm, name)["password"])


def test_the_table_for_people(app, database):
    name, user = app
    done = survive(database.keyturn, name, "--cache", "1m30s")
    assert done.returncode == 1
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    assert lines[0].startswith(
        f"{name}, SecretsManagerRDSMySQLRotationSingleUser: rotated in ")
    table = [line.rsplit(maxsplit=2) for line in lines[3:10]]
    assert table == [
        ["before", user, user], ["after createSecret", user, user],
        ["after setSecret", "refused", "refused"],
        ["after testSecret", "refused", "refused"],
        ["after finishSecret", user, "refused"],
        ["rotated, still cached", user, "refused"],
        ["read again", user, user]]
    assert lines[10].split() == "refused 2 of 7 4 of 7".split()
    assert lines[12].split() == "sessions kept 8 of 8".split()
    assert "1045" in lines[14]


def test_what_cannot_be_is_told_and_nothing_rotated(app, database):
    name, _ = app
    before = harness.versions(database.keyturn.sm, name)
    for words, status, text in (
            (["none"], 1, "There is no secret none"),
            ([name, "--cache", "2d"], 1, '"cache" is a span'),
            ([name, "--cache", "soon"], 2, "--cache wants a span"),
            ([name, "--sessions", "0"], 2, "--sessions wants a number"),
            ([], 2, "it is: keyturn survive SECRET"),
            ([name, "twice"], 2, "it is: keyturn survive SECRET")):
        done = survive(database.keyturn, *words)
        assert done.returncode == status and done.stdout == "", words
        assert text in done.stderr
    assert harness.versions(database.keyturn.sm, name) == before


def test_a_rotation_that_fails_is_told(database):
    """The current value opens the door, but names another engine."""
    user = database.user()
    name = database.secret(user, FIRST, engine="oracle")
    database.keyturn.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=database.rotator(),
        RotateImmediately=False)
    harness.until("the test of the function is over",
                  lambda: "AWSPENDING" not in harness.versions(
                      database.keyturn.sm, name))
    done = survive(database.keyturn, name)
    assert done.returncode == 1
    assert "failed after" in done.stdout
    assert "Database engine must be set to 'mysql'" in done.stdout
    assert database.accepts(user, FIRST)
    database.keyturn.sm.delete_secret(
        SecretId=name, ForceDeleteWithoutRecovery=True)
