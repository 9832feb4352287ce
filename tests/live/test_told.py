"""keyturn rotations, wait, verify: a tester told why, when and whether it holds."""
import json
import re
import signal
import socket
import subprocess

import pytest

import harness
from harness import BINARY, REGION, value

FIRST = "First-password-1"
STEPS = ["createSecret", "setSecret", "testSecret", "finishSecret"]


def keyturn(server, *words, **popen):
    return subprocess.Popen(
        [BINARY, *words, "--url", server.url], text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=harness.clean_environ(), **popen)


def ends(command):
    """(exit status, stdout, stderr)"""
    out, err = command.communicate(timeout=180)
    return command.returncode, out, err


def tell(server, *words):
    return ends(keyturn(server, *words))


def rotate(database, name, **how):
    database.keyturn.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=database.rotator(), **how)


def trace(server, name):
    status, out, err = tell(server, "rotations", name, "--json")
    assert status == 0, err
    return json.loads(out)


@pytest.fixture
def app(database):
    user = database.user()
    return database.secret(user, FIRST), user


def test_wait_for_one_that_succeeds(app, database):
    name, user = app
    server = database.keyturn
    assert tell(server, "wait", name) == (
        1, "", f"keyturn: {name} was never rotated\n")
    rotate(database, name)
    assert tell(server, "wait", name, "--timeout", "10m") == (
        0, f"the rotation of {name} succeeded\n", "")
    new = value(server.sm, name)["password"]
    assert new != FIRST and database.accepts(user, new)
    assert tell(server, "wait", name, "--timeout", "0s")[0] == 0

    told = trace(server, name)
    assert told["outcome"] == "succeeded"
    attempt = told["rotations"][0]["attempts"][0]
    assert [step["step"] for step in attempt["steps"]] == STEPS
    said = [s.get("database") for s in attempt["steps"][1]["said"]]
    assert any(s and s.startswith(
        f"log in as {user} at {database.host}:{database.port}, TLSv1.")
        for s in said)
    assert any(s in ("SET PASSWORD = <secret>",
                     "SET PASSWORD = PASSWORD(<secret>)") for s in said)
    for text in (json.dumps(told), tell(server, "rotations", name)[1],
                 server.log):
        assert new not in text and FIRST not in text

    status, text, err = tell(server, "rotations", name, "--last", "1")
    assert status == 0 and err == ""
    lines = text.splitlines()
    version = told["rotations"][0]["version"]
    assert lines[0].startswith(f"{name}  arn:aws:secretsmanager:{REGION}:")
    assert lines[2] == f"rotation {version}: succeeded"
    assert [line.split()[0] for line in lines
            if line.startswith("    ") and line[4] != " "] == [
        "before", *STEPS, "after"]


def test_one_that_fails_is_told_by_everybody(app, database):
    name, user = app
    server = database.keyturn
    with database.connect() as db:
        harness.sql(db, f"ALTER USER `{user}`@'%%' IDENTIFIED BY %s",
                    "Another-password-1")
    rotate(database, name)
    status, out, err = tell(server, "wait", name, "--timeout", "10m")
    assert status == 1 and out == ""
    why = "Unable to log into database with previous, current, or pending"
    assert f"the rotation of {name}: failed: {why}" in err
    assert "tried again at" in err and f"keyturn rotations {name}" in err

    told = trace(server, name)
    step = told["rotations"][0]["attempts"][0]["steps"][1]
    assert step["step"] == "setSecret" and step["failed"].startswith(why)
    assert any(s["result"] == "denied" and "1045" in s["reason"]
               for s in step["said"])
    assert why in tell(server, "rotations", name)[1]
    harness.until("the log tells of it", lambda:
                  f"keyturn rotations {name}" in server.log)
    assert tell(server, "clock", "freeze")[0] == 0	# so that it waits
    try:
        its_lists(server, name, why)
    finally:
        assert tell(server, "clock", "run")[0] == 0

    # the next attempt finds it mended
    with database.connect() as db:
        harness.sql(db, f"ALTER USER `{user}`@'%%' IDENTIFIED BY %s", FIRST)
    harness.until("it is rotated", lambda: trace(server, name)["outcome"] ==
                  "succeeded", 180)
    attempts = trace(server, name)["rotations"][0]["attempts"]
    assert attempts[0]["outcome"] == "failed"
    assert attempts[-1]["outcome"] == "succeeded"


def its_lists(server, name, why):
    """One after the other, of a rotation that is not tried again meanwhile."""
    def lines(*words):
        status, out, err = tell(server, "rotations", *words)
        assert (status, err) == (0, "")
        return out.splitlines()
    of = f":secret:{name}-"
    # Not while an attempt is under way.
    line, = harness.until("it is listed", lambda: [
        line for line in lines("--failed") if of in line])
    assert line.startswith("failed") and why in line
    assert "; to be tried again at 20" in line
    assert line in lines() and line in lines("--region", REGION)
    assert lines("--region", "xx-nowhere-1") == []
    assert lines("--account", "999999999999", "--failed") == []
    failing = json.loads(tell(server, "health")[1])
    assert name in [f["secret"] for f in failing["rotations"]]


def test_the_time_is_up(app, database):
    name, _ = app
    server = database.keyturn
    fault = f"secret={name}"
    assert tell(server, "fault", "add", "point=set.before", "action=hang",
                fault)[0] == 0
    rotate(database, name)
    assert tell(server, "wait", name, "--timeout", "1s") == (
        124, "", f"keyturn: the rotation of {name} is still under way\n")
    assert tell(server, "wait", name, "--timeout", "500ms")[0] == 124
    assert trace(server, name)["outcome"] == "running"
    waiting = [keyturn(server, "wait", name, "--timeout", "1h")
               for _ in range(5)]
    waiting[0].kill()
    assert tell(server, "fault", "clear")[0] == 0
    for w in waiting[1:]:
        assert ends(w)[0] == 0
    waiting[0].communicate()


def test_a_test_of_the_function_is_told(app, database):
    name, _ = app
    server = database.keyturn
    rotate(database, name, RotateImmediately=False)
    assert tell(server, "wait", name, "--timeout", "10m")[0] == 0
    told = trace(server, name)["rotations"][0]
    assert told["test"] and told["attempts"][0]["steps"][0]["step"] == \
        "testSecret"


def verify(server, name):
    status, out, err = tell(server, "verify", name, "--json")
    assert err == ""
    answer = json.loads(out)
    assert answer["verified"] == (status == 0)
    return {v["label"]: v for v in answer["values"]}


def test_verify_tells_which_values_log_in(app, database):
    name, user = app
    server = database.keyturn
    values = verify(server, name)
    assert values["AWSCURRENT"]["logs_in"]
    assert values["AWSCURRENT"]["account"] == f"{user}@%"
    assert values["AWSCURRENT"]["tls"].startswith("TLSv1.")
    assert values["AWSPREVIOUS"]["reason"] == "No version has this label."
    rotate(database, name)
    assert tell(server, "wait", name, "--timeout", "10m")[0] == 0
    values = verify(server, name)
    assert values["AWSCURRENT"]["logs_in"]
    assert not values["AWSPREVIOUS"]["logs_in"]
    assert "1045" in values["AWSPREVIOUS"]["reason"]

    plain = {**value(server.sm, name), "ssl": False}
    server.sm.put_secret_value(SecretId=name, SecretString=json.dumps(plain))
    values = verify(server, name)
    assert values["AWSCURRENT"]["tls"] == "none", values
    server.sm.put_secret_value(SecretId=name, SecretString=json.dumps(
        {**plain, "password": "Never-password-1"}))
    status, out, err = tell(server, "verify", name)
    assert status == 1
    lines = out.splitlines()
    assert lines[0].startswith("AWSCURRENT") and "does not log in" in lines[0]
    assert lines[1].startswith("AWSPREVIOUS") and \
        f"logs in as {user}@%, TLS: none" in lines[1]
    assert lines[2].startswith("AWSPENDING")
    assert "Never-password-1" not in out and "Never" not in server.log


def test_verify_of_what_leads_nowhere(database):
    server = database.keyturn
    name = harness.fresh("nowhere")
    server.sm.create_secret(Name=name, SecretString="no JSON")
    values = verify(server, name)
    assert not values["AWSCURRENT"]["logs_in"]
    assert "JSON" in values["AWSCURRENT"]["reason"]


def test_a_database_that_hangs_holds_up_nobody(database):
    """It is accepted, and never greeted."""
    server = database.keyturn
    with socket.create_server(("127.0.0.1", 0)) as silent:
        name = harness.fresh("silent")
        server.sm.create_secret(Name=name, SecretString=json.dumps({
            "engine": "mysql", "host": "127.0.0.1",
            "port": silent.getsockname()[1], "username": "u",
            "password": FIRST}))
        waits = [keyturn(server, "verify", name) for _ in range(4)]
        silent.settimeout(harness.PATIENCE)
        held = silent.accept()	# one is at it
        assert value(server.sm, name)["username"] == "u"
        assert tell(server, "health")[0] == 0
        assert tell(server, "clock", "get")[0] == 0
        for w in waits:
            status, out, err = ends(w)
            assert status == 1 and "does not log in" in out, err
        held[0].close()


def test_unknown_secrets_and_wrong_words(database):
    server = database.keyturn
    for command in "rotations", "wait", "verify":
        status, out, err = tell(server, command, "nobody/%00 ä")
        assert (status, out) == (1, "")
        assert err.startswith("keyturn: NoSuchSecretException: There is no "
                              "secret nobody/%00 ä in account ")
    assert tell(server, "wait")[0] == tell(server, "verify")[0] == 2
    assert tell(server, "rotations", "x", "--failed")[0] == 2
    assert tell(server, "rotations", "--last", "3")[0] == 2
    assert tell(server, "wait", "x", "--timeout", "soon")[0] == 2
    assert tell(server, "wait", "x", "--timeout", "2h")[0] == 2
    assert tell(server, "rotations", "x", "--last", "0")[0] == 2


def test_stopping_ends_the_waits():
    server = harness.Keyturn("--memory")
    try:
        server.wait_ready()
        server.sm.create_secret(Name="app", SecretString=json.dumps({
            "engine": "mysql", "host": "127.0.0.1", "port": 1,
            "username": "app", "password": FIRST}))
        assert tell(server, "fault", "add", "point=create.before",
                    "action=hang")[0] == 0
        server.sm.rotate_secret(SecretId="app", RotationLambdaARN=(
            f"arn:aws:lambda:{REGION}:{harness.ACCOUNT}:function:"
            "SecretsManagerRDSMySQLRotationSingleUser"))
        waits = keyturn(server, "wait", "app", "--timeout", "1h")
        harness.until("it waits", lambda: re.search(
            " GetRotations in .* waits$", server.log, re.M))
        assert server.stop(signal.SIGTERM) == 0
        status, out, err = ends(waits)
        assert status == 1 and out == ""
        assert "keyturn is stopping" in err or "cannot reach" in err or \
            "failed: keyturn stopped while fault" in err, err
    finally:
        server.stop(signal.SIGKILL)
