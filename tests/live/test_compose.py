"""README's lines for docker-compose, run as they stand."""
import json
import subprocess
import sys

import pytest

import harness
from container import (BUILD, SOURCE, environ, exported, only, published,
                       sh)
from harness import can_log_in, until
from test_docs import python_of_readme

pytestmark = pytest.mark.plain		# the image has no sanitizer


class Compose:
    def __init__(self):
        self.project = harness.fresh("keyturn-test")
        self.env = environ(COMPOSE_PROJECT_NAME=self.project)

    def sh(self, *argv, **more):
        return sh(*argv, env=self.env, **more)

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


ports = pytest.fixture(published)


@pytest.fixture
def compose(ports):
    c = Compose()
    yield c
    c.down()


def rotate(c):
    """README's rotation, after README's exports; what it prints."""
    return json.loads(c.sh(*exported(
        sys.executable, "-c", python_of_readme("create_db_cluster"))))


def test_the_lines_of_the_readme(compose):
    compose.sh("bash", "-ec", only(r"`(docker-compose up[^`]*)`"),
               timeout=BUILD)
    until("keyturn answers", lambda: not subprocess.run(
        exported(harness.BINARY, "health"), env=compose.env,
        capture_output=True).returncode)

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
