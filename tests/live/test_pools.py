"""Real pools over a hundred rotations: who is let in, and who is not.

The applications (pool.py, js/pool.js, java/Pool.java) keep the value they have
read for a cache's time and open new connections all the while.  The time is
the test's: it passes between two rotations, as it does where a cache is shorter
than the time from one rotation to the next.
"""
import json
import os
import subprocess
import sys

import pytest

import harness
from harness import HERE, found, value

FIRST = "First-password-1"
SINGLE = {"mysql": "SecretsManagerRDSMySQLRotationSingleUser",
          "mariadb": "SecretsManagerRDSMariaDBRotationSingleUser"}


def pymysql_pool():
    return [sys.executable, os.path.join(HERE, "pool.py")], {}


def mysql2_pool():
    folder = found("KEYTURN_TEST_JAVASCRIPT", "JAVASCRIPT",
                   "no JavaScript SDK")
    return [os.path.join(folder, "node"), os.path.join(HERE, "js/pool.js")], {
        "NODE_PATH": os.path.join(folder, "node_modules")}


def hikaricp_pool():
    packages = found("KEYTURN_TEST_JAVA", "JAVA", "no Java SDK")
    return ["java", "-cp", packages, os.path.join(HERE, "java/Pool.java")], {}


POOLS = {"PyMySQL": pymysql_pool, "mysql2": mysql2_pool,
         "HikariCP": hikaricp_pool}


class Application:
    """One of them, at work."""

    def __init__(self, keyturn, pool, secret):
        command, env = POOLS[pool]()
        self.proc = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**keyturn.env(), **env, "POOL_SECRET": secret,
                 "KEYTURN_CA": keyturn.ready["ca"]})

    def ask(self, what):
        self.proc.stdin.write(what + "\n")
        self.proc.stdin.flush()
        line = self.proc.stdout.readline()
        assert line, f"it has ended: {self.proc.wait(60)}"
        return json.loads(line)

    def end(self):
        self.proc.stdin.close()
        assert self.proc.wait(60) == 0
        self.proc.stdout.close()


@pytest.fixture
def application(fleet):
    made = []

    def make(pool, secret):
        made.append(Application(fleet, pool, secret))
        return made[-1]
    yield make
    for a in made:
        if a.proc.poll() is None:
            a.proc.kill()
            a.proc.wait(60)


def rotate(keyturn, secret, **how):
    """Returns when the rotation has succeeded."""
    token = keyturn.sm.rotate_secret(SecretId=secret, **how)["VersionId"]
    keyturn.http("POST", "/_keyturn/clock", b'{"advance":"0s"}')
    at = harness.versions(keyturn.sm, secret)
    assert at["AWSCURRENT"] == token and "AWSPENDING" not in at, keyturn.log


def function(keyturn, name):
    return keyturn.client("lambda").get_function(FunctionName=name)[
        "Configuration"]["FunctionArn"]


@pytest.mark.parametrize("pool", POOLS)
def test_a_single_user_locks_a_pool_out(database, flavour, application, pool):
    """So that the others below can be seen to fail."""
    keyturn = database.keyturn
    user = database.user()
    secret = database.secret(user, FIRST, engine=flavour.engine)
    app = application(pool, secret)
    said = app.ask("more")
    assert said["refused"] == 0 and said["error"] is None
    for i in range(3):
        rotate(keyturn, secret, RotationLambdaARN=function(
            keyturn, SINGLE[flavour.engine]))
        before, said = said, app.ask("more")
        assert said["refused"] > before["refused"], i
        said = app.ask("tick")
        assert app.ask("more")["opened"] > said["opened"]
        assert said["error"] is None and said["kept"] == 2
    app.end()
    assert database.accepts(user, value(keyturn.sm, secret)["password"])
