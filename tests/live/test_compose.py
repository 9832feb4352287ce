"""README's lines for docker-compose, run as they stand.

Against the engine of KEYTURN_TEST_DOCKER, which is script/test's name for a
DOCKER_HOST that has the images asked for.
"""
import json
import os
import re
import subprocess
import sys

import pytest

import harness
from harness import can_log_in, clean_environ, until
from test_docs import python_of_readme

# Where Dockerfile and docker-compose.yml are: the live tests may be a copy.
SOURCE = os.environ.get("KEYTURN_TEST_SOURCE", harness.REPO)
BUILD = 1200	# seconds an image may take on a busy machine


def chapter():
    with open(os.path.join(harness.REPO, "README.md"), encoding="utf-8") as f:
        return re.search(r"^## In a container\n(.*?)^## ", f.read(),
                         re.M | re.S)[1]


def only(pattern):
    found, = re.findall(pattern, chapter(), re.M)
    return found


def exports():
    return "\n".join(re.findall(r"^ +(export .*)$", chapter(), re.M))


class Compose:
    def __init__(self):
        self.project = harness.fresh("keyturn-test")
        self.env = clean_environ(
            DOCKER_HOST=os.environ["KEYTURN_TEST_DOCKER"],
            COMPOSE_PROJECT_NAME=self.project)

    def sh(self, *argv, timeout=harness.SETTLE):
        done = subprocess.run(argv, cwd=SOURCE, env=self.env, text=True,
                              capture_output=True, timeout=timeout,
                              stdin=subprocess.DEVNULL)
        assert done.returncode == 0, (argv, done.stdout, done.stderr)
        return done.stdout

    def beside(self, image, *argv, **env):
        """What a container of its own prints, on the same network."""
        given = [a for k, v in env.items() for a in ("-e", f"{k}={v}")]
        return self.sh("docker", "run", "--rm", "--network",
                       self.project + "_default", *given, *argv[:-1],
                       image, *argv[-1])

    def down(self):
        """keyturn first, whose network is mysql's: podman insists on it."""
        for argv in ("rm", "-fsv", "keyturn"), ("down", "-v", "--rmi",
                                                "local"):
            subprocess.run(["docker-compose", *argv], cwd=SOURCE,
                           env=self.env, capture_output=True, check=False,
                           timeout=harness.SETTLE)


@pytest.fixture
def compose():
    if not os.environ.get("KEYTURN_TEST_DOCKER"):
        pytest.skip("KEYTURN_TEST_DOCKER is unset: no container engine")
    c = Compose()
    yield c
    c.down()


def rotate(c):
    """README's rotation, after README's exports; what it prints."""
    return json.loads(c.sh("bash", "-ec", exports() + '\nexec "$@"', "-",
                           sys.executable, "-c",
                           python_of_readme("rotate_secret")))


def test_the_lines_of_the_readme(compose):
    compose.sh("bash", "-ec", only(r"`(docker-compose up[^`]*)`"),
               timeout=BUILD)
    until("keyturn answers", lambda: not subprocess.run(
        ["bash", "-ec", exports() + '\nexec "$@"', "-", harness.BINARY,
         "health"], env=compose.env, capture_output=True).returncode)

    seen = ["first-password"]
    for _ in range(2):
        secret = rotate(compose)
        db = secret["host"], secret["port"], secret["username"]
        assert can_log_in(*db, secret["password"])
        assert not can_log_in(*db, seen[-1])
        seen.append(secret["password"])

    # Another container, by the name that README tells it.
    url = only(r"other containers `(http:[^`]*)`")
    keyturn = compose.project + "_keyturn"
    account = {"KEYTURN_URL": url, "AWS_ACCESS_KEY_ID": "123456789012",
               "AWS_SECRET_ACCESS_KEY": "any",
               "AWS_DEFAULT_REGION": "us-east-1"}
    assert "running" in compose.beside(keyturn, ["clock"], **account)
    assert secret == json.loads(json.loads(compose.beside(keyturn, [
        "call", "secretsmanager", "GetSecretValue",
        '{"SecretId":"shop/admin"}'], **account))["SecretString"])
    told = json.loads(compose.beside(keyturn, [
        "call", "rds", "DescribeDBClusters"], **account))["DBClusters"][0]
    assert told["Endpoint"] == "keyturn"
    assert compose.beside(
        "mysql:8.4", "--entrypoint", "mysql", [
            f"-h{told['Endpoint']}", f"-P{told['Port']}", "-uadmin", "-N",
            "-p" + secret["password"], "-e", "SELECT 'in'"]).strip() == "in"
