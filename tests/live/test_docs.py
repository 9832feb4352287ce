"""The examples of README.md and docs/, run as they stand."""
import json
import os
import re
import subprocess
import sys

import pytest

import conftest
import harness
from harness import BINARY, SETTLE, can_log_in, clean_environ, value

pytestmark = pytest.mark.plain


def blocks(path, language):
    """The fenced blocks in that language of a file of the project."""
    with open(os.path.join(harness.REPO, path), encoding="utf-8") as f:
        return re.findall(rf"^```{language}\n(.*?)^```$", f.read(),
                          re.M | re.S)


def test_the_fixture_of_the_docs(serve, folder):
    example, = blocks("docs/fixtures.md", "json")
    path = os.path.join(folder, "fixture.json")
    with open(path, "w", encoding="utf-8") as f:
        f.write(example)
    k = serve("--memory", "--mysqld", conftest.mariadbd(), "--fixture", path)
    v = value(k.sm, "demo/admin")
    assert can_log_in(v["host"], v["port"], v["username"], v["password"])


def test_the_snapshots_of_the_docs(serve):
    k = serve("--memory", "--mysqld", conftest.mariadbd())
    example, = (b for b in blocks("docs/testing-rds.md", "python")
                if "snapshot" in b)
    run_python(k, example)
    made = {i["DBInstanceIdentifier"] for i in
            k.rds.describe_db_instances()["DBInstances"]}
    assert made == {"filled", "one", "two"}


def test_the_retries_of_the_docs(serve):
    k = serve("--memory")
    example, = blocks("docs/faults.md", "python")
    run_python(k, example)


def python_of_readme(word):
    example, = (b for b in blocks("README.md", "python") if word in b)
    return example


def run_python(k, code, **env):
    done = subprocess.run(
        [sys.executable, "-c", code], env=clean_environ(**{
            **k.env(), "KEYTURN_URL": k.url, **env}),
        capture_output=True, text=True, timeout=2 * SETTLE)	# databases, too
    assert done.returncode == 0, done
    return done.stdout


def test_the_rotation_of_the_readme_and_once_more(serve):
    k = serve("--memory", "--mysqld", conftest.mariadbd())
    example = python_of_readme("create_db_cluster")
    db, seen = None, ["first-password"]
    for _ in range(2):
        printed = json.loads(run_python(k, example))
        db = (printed["host"], printed["port"], printed["username"])
        assert printed["password"] not in seen
        assert not can_log_in(*db, seen[-1])
        assert can_log_in(*db, printed["password"])
        seen.append(printed["password"])


def test_the_iam_login_of_the_docs(serve):
    k = serve("--memory", "--mysqld", conftest.mariadbd())
    example, = (b for b in blocks("docs/testing-rds.md", "python")
                if "generate_db_auth_token" in b)
    assert run_python(k, example, KEYTURN_CA=k.ready["ca"]) == "jane@%\n"


def printed_in(path):
    """The indented lines of a page, each as a pattern: tails of ARNs are others
    each time."""
    with open(os.path.join(harness.REPO, path), encoding="utf-8") as f:
        lines = re.findall(r"^    (\S.*)$", f.read(), re.M)
    return [re.escape(line).replace("a1B2c3", r"\w{6}") for line in lines]


def test_the_identities_of_the_docs(serve):
    k = serve("--memory")
    role, trail, across = blocks("docs/identity.md", "python")
    shown = [line for line in printed_in("docs/identity.md")
             if re.match("User:|assumed|You", line)]
    printed = run_python(k, role).splitlines()
    assert printed[0] == "s3cret" and re.fullmatch(shown[0], printed[1])
    for pattern, line in zip(shown[1:3], run_python(k, trail).splitlines(),
                             strict=True):
        assert re.fullmatch(pattern, line)
    printed = run_python(k, across).splitlines()
    assert printed[0] == "s3cret" and re.fullmatch(shown[3], printed[1])


def test_the_workers_of_the_readme_are_apart(server):
    """The same secret in each, where one would be in the other's way."""
    code = python_of_readme("PYTEST_XDIST_WORKER") + """
import boto3
sm = boto3.client("secretsmanager")
print(sm.create_secret(Name="worker", SecretString=worker)["ARN"])
print(sm.get_secret_value(SecretId="worker")["SecretString"])
sm.delete_secret(SecretId="worker", RecoveryWindowInDays=7)
"""
    accounts = set()
    for worker in ("gw0", "gw1", "gw12"):
        arn, text = run_python(server, code,
                               PYTEST_XDIST_WORKER=worker).split()
        assert text == worker
        accounts.add(arn.split(":")[4])
    assert accounts == {"000000000000", "000000000001", "000000000012"}


def test_the_profile_of_the_docs(server, folder):
    profile, = blocks("docs/sdks.md", "ini")
    path = os.path.join(folder, "config")
    with open(path, "w", encoding="utf-8") as f:
        f.write(profile.replace("http://127.0.0.1:4566", server.url))
    code = """
import boto3
print(boto3.client("sts").get_caller_identity()["Arn"])
print(boto3.client("secretsmanager").meta.endpoint_url)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], env=clean_environ(
            AWS_CONFIG_FILE=path, AWS_PROFILE="local"),
        capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == [
        "arn:aws:iam::123456789012:root", server.url], done


def test_passwords_that_need_no_quoting(serve):
    k = serve("--memory", "--mysqld", conftest.mariadbd())
    setting, = blocks("docs/rotation.md", "python")
    run_python(k, setting)
    for _ in range(2):
        printed = json.loads(run_python(k, python_of_readme("create_db_cluster")))
        assert re.fullmatch("[A-Za-z0-9]{40}", printed["password"])
