"""keyturn.serve() and what it gives, without pytest's fixtures."""
import dataclasses
import json
import os
import re
import signal
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import boto3
import pytest

import keyturn
import processes
from conftest import mariadb_option
from harness import until
from keyturn import environment

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def k():
    with keyturn.serve(*mariadb_option()) as server:
        yield server


def client(k, service, **more):
    return boto3.client(
        service, endpoint_url=k.url, region_name=k.region,
        aws_access_key_id=k.account, aws_secret_access_key="any", **more)


def test_an_sdk_gets_in(k):
    sm = client(k, "secretsmanager")
    sm.create_secret(Name="sdk", SecretString="value")
    assert k.call("secretsmanager", "GetSecretValue",
                  SecretId="sdk")["SecretString"] == "value"


def test_accounts_are_apart_and_reset_empties_one(k):
    other = k.at(account="000000000042", region="eu-west-1")
    for each in (k, other):
        each.call("secretsmanager", "CreateSecret", Name="apart")
    k.reset()
    assert k.call("secretsmanager", "ListSecrets")["SecretList"] == []
    there, = other.call("secretsmanager", "ListSecrets")["SecretList"]
    assert there["ARN"].startswith(
        "arn:aws:secretsmanager:eu-west-1:000000000042:secret:apart-")


def test_its_account_and_region_are_those_of_its_options():
    with keyturn.serve("--account=000000000000", "--region=eu-west-2") as k:
        assert (k.account, k.region) == ("000000000000", "eu-west-2")


def test_what_is_refused_is_told_in_aws_s_words(k):
    with pytest.raises(keyturn.Refused) as e:
        k.call("secretsmanager", "GetSecretValue", SecretId="none")
    assert (e.value.status, e.value.code) == (400, "ResourceNotFoundException")
    assert e.value.message == \
        "Secrets Manager can't find the specified secret."


def test_the_clock():
    with keyturn.serve() as k:
        begun = k.clock.now()
        assert abs(begun - datetime.now(timezone.utc)) < timedelta(minutes=5)
        k.clock.freeze()
        k.call("secretsmanager", "CreateSecret", Name="old")
        k.call("secretsmanager", "DeleteSecret", SecretId="old",
               RecoveryWindowInDays=7)
        still = k.clock.now()
        assert k.clock.advance("6d") == []
        event, = k.clock.advance(timedelta(days=1, seconds=2))
        assert event["event"] == "SecretDeleted"
        assert k.clock.now() == still + timedelta(days=7, seconds=2)
        there = datetime(2099, 1, 1, tzinfo=timezone.utc)
        assert k.clock.set(there) == [] and k.clock.now() == there
        k.clock.run()
        with pytest.raises(keyturn.Refused, match="never goes back|already"):
            k.clock.set("2001-01-01T00:00:00Z")
        with pytest.raises(ValueError):
            k.clock.set(datetime(2100, 1, 1))


def test_faults():
    with keyturn.serve() as k:
        made = k.faults.add(service="secretsmanager", action="error",
                            code="ThrottlingException", times=2)
        with pytest.raises(keyturn.Refused) as e:
            k.call("secretsmanager", "ListSecrets")
        assert e.value.code == "ThrottlingException"
        assert [f["happened"] for f in k.faults.list()] == [1]
        assert k.health()["faults"] == 1
        k.faults.clear(made["id"])
        assert k.faults.list() == []
        with pytest.raises(keyturn.Refused, match="There is no service"):
            k.faults.add(service="nothing", action="throttle")


@pytest.fixture(scope="module")
def database(k):
    from keyturn.database import Wish
    return Wish("mysql").instance(k.at(account="000000000007"), "shop", "shop")


def user_of(database, name):
    """Somebody else in it, so that no test changes another's password."""
    user = dataclasses.replace(database, user=name,
                               password=keyturn.database.new_password())
    database.sql(f"CREATE USER {name} IDENTIFIED BY '{user.password}'; "
                 f"GRANT ALL ON {user.name}.* TO {name}")
    return user


def test_a_rotation_is_waited_for_and_told(k, database):
    secret = keyturn.Secret.of(database.keyturn, user_of(database, "app"),
                               "shop/app")
    k = secret.keyturn
    old = secret.value()
    new = secret.rotate()
    assert new["password"] != old["password"]
    last = k.rotations(secret.name, last=1)
    assert last["outcome"] == "succeeded" and len(last["rotations"]) == 1
    steps = last["rotations"][0]["attempts"][0]["steps"]
    assert [s["step"] for s in steps] == [
        "createSecret", "setSecret", "testSecret", "finishSecret"]
    found = k.verify(secret.name)
    assert found["verified"]
    assert [v["logs_in"] for v in found["values"]] == [True, False, False]
    assert [r["secret"] for r in k.last_rotations("succeeded")] == \
        [secret.name]
    assert k.last_rotations("failed") == []


def test_a_rotation_that_fails_says_why(k, database):
    k = database.keyturn
    wrong = {**database.secret, "username": "nobody-there"}
    k.call("secretsmanager", "CreateSecret", Name="wrong",
           SecretString=json.dumps(wrong))
    k.call("secretsmanager", "RotateSecret", SecretId="wrong",
           RotationLambdaARN="arn:aws:lambda:us-east-1:000000000007:function:"
           "SecretsManagerRDSMySQLRotationSingleUser")
    with pytest.raises(keyturn.RotationFailed, match="wrong: failed: "):
        k.wait("wrong")
    with pytest.raises(keyturn.RotationFailed, match="none: no rotation"):
        k.call("secretsmanager", "CreateSecret", Name="quiet")
        k.wait("quiet")


def test_a_wait_has_an_end(k, database):
    k = database.keyturn
    secret = keyturn.Secret.of(k, user_of(database, "slow"), "hangs")
    k.faults.add(point="create.before", action="hang", secret=secret.arn)
    with pytest.raises(keyturn.StillRunning):
        secret.rotate(timeout=0.1)
    k.faults.clear()
    k.wait(secret.arn)


def test_what_a_process_needs_to_find_it(k, monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_ENDPOINT_URL_RDS", "https://aws.invalid")
    monkeypatch.setenv("NO_PROXY", "internal.test")
    env = k.at(account="000000000009").environ()
    assert "AWS_PROFILE" not in env and "AWS_ENDPOINT_URL_RDS" not in env
    assert env["NO_PROXY"].split(",")[:2] == ["internal.test", "127.0.0.1"]
    code = "import boto3; print(boto3.client('sts').get_caller_identity()" \
        "['Account'], boto3.client('rds').describe_db_instances()" \
        "['DBInstances'])"
    done = subprocess.run([sys.executable, "-c", code], env=env, text=True,
                          capture_output=True)
    assert done.stdout == "000000000009 []\n", done.stderr


def test_who_serves_already_is_found(k, monkeypatch):
    for name, value in environment.variables(
            k.at(account="000000000008", region="eu-west-2")).items():
        monkeypatch.setenv(name, value)
    found = keyturn.connect()
    found.call("secretsmanager", "CreateSecret", Name="found")
    secret, = found.call("secretsmanager", "ListSecrets")["SecretList"]
    assert secret["ARN"].startswith(
        "arn:aws:secretsmanager:eu-west-2:000000000008:")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIASOMEBODY")
    assert keyturn.connect().account == k.account


def test_the_same_is_removed_as_by_exec():
    text = (ROOT / "server" / "lead.c").read_text()
    listed, = re.findall(r"astray\[\] = {(.*?)}", text, re.S)
    assert re.findall(r'"(\w+)"', listed) == list(environment.REMOVED)


def test_who_cannot_start_says_why(monkeypatch):
    with pytest.raises(keyturn.NotStarted, match="--no-such-option"):
        keyturn.serve("--no-such-option")
    monkeypatch.setenv("KEYTURN_BINARY", "/no/such/file")
    with pytest.raises(keyturn.NotStarted, match="/no/such/file"):
        keyturn.serve()
    with pytest.raises(keyturn.Unreachable, match="127.0.0.1:1:"):
        keyturn.connect("http://127.0.0.1:1").health()
    monkeypatch.delenv("KEYTURN_URL", raising=False)
    with pytest.raises(keyturn.KeyturnError, match="KEYTURN_URL"):
        keyturn.connect()


def test_it_ends_with_its_block():
    with keyturn.serve(*mariadb_option()) as k:
        started = [(k.pid, None), *processes.descendants(k.pid)]
        assert len(started) > 1
        assert "listening" in k.log or k.log
    for pid, start in started[1:]:
        assert not processes.alive((pid, start))
    with pytest.raises(keyturn.Unreachable):
        k.health()
    k.stop()


KILLED = """
import sys, keyturn
from keyturn.database import Wish
k = keyturn.serve(*sys.argv[1:])
Wish("mysql").instance(k, "abandoned", "shop")
print(k.pid, flush=True)
sys.stdin.read()
"""


def test_it_ends_with_its_process_killed():
    p = subprocess.Popen([sys.executable, "-c", KILLED, *mariadb_option()],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    pid = int(p.stdout.readline())
    below = processes.descendants(p.pid)
    folders = {f for who, _ in below for f in processes.own_folders(who)
               if "keyturn" in f}
    assert pid in [who for who, _ in below] and folders
    os.kill(p.pid, signal.SIGKILL)
    p.communicate()
    until("all of it gone", lambda: not any(map(processes.alive, below)) and
          not any(map(os.path.exists, folders)))
