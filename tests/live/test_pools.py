"""Real pools over many rotations: who is let in, and who is not.

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
from conftest import Database
from harness import HERE, Keyturn, found, java, value

pytestmark = pytest.mark.plain

FIRST = "First-password-1"
SINGLE = {"mysql": "SecretsManagerRDSMySQLRotationSingleUser",
          "mariadb": "SecretsManagerRDSMariaDBRotationSingleUser"}
MULTI = {"mysql": "SecretsManagerRDSMySQLRotationMultiUser",
         "mariadb": "SecretsManagerRDSMariaDBRotationMultiUser"}
DUAL = "KeyturnMySQLRotationDualPassword"


def pymysql_pool():
    return [sys.executable, os.path.join(HERE, "pool.py")], {}


def mysql2_pool():
    folder = found("KEYTURN_TEST_JAVASCRIPT", "JAVASCRIPT",
                   "no JavaScript SDK")
    return [os.path.join(folder, "node"), os.path.join(HERE, "js/pool.js")], {
        "NODE_PATH": os.path.join(folder, "node_modules")}


def hikaricp_pool():
    return java("Pool"), {}


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
        assert line, f"it has ended: {self.proc.wait(harness.PATIENCE)}"
        return json.loads(line)

    def end(self):
        self.proc.stdin.close()
        assert self.proc.wait(harness.PATIENCE) == 0
        self.proc.stdout.close()


@pytest.fixture(scope="module")
def database(flavour):
    """Of a keyturn whose time is ours alone."""
    keyturn = Keyturn("--memory", *flavour.options).wait_ready()
    yield Database(keyturn, flavour.engine)
    keyturn.discard()


@pytest.fixture
def application(database):
    made = []

    def make(pool, secret):
        made.append(Application(database.keyturn, pool, secret))
        return made[-1]
    yield make
    for a in made:
        if a.proc.poll() is None:
            a.proc.kill()
            a.proc.wait(harness.PATIENCE)


def rotate(keyturn, secret, **how):
    """Returns when the rotation has succeeded, and an hour later: a secret
    has no more than 100 versions of one day."""
    token = keyturn.sm.rotate_secret(SecretId=secret, **how)["VersionId"]
    keyturn.http("POST", "/_keyturn/clock", b'{"advance":"1h"}')
    at = harness.versions(keyturn.sm, secret)
    assert at["AWSCURRENT"] == token and "AWSPENDING" not in at, keyturn.log


def alternating_users(database, engine):
    """A secret and its function; the name leaves room for _clone, of 16."""
    user = "u" + harness.fresh("")[-8:]
    with database.connect() as db:
        harness.sql(db, f"CREATE USER {user}@'%%' IDENTIFIED BY %s", FIRST)
    master = database.secret(database.master, database.password, engine=engine)
    return database.secret(user, FIRST, engine=engine, masterarn=master), \
        database.keyturn.function(MULTI[engine])


def dual_password(database):
    user = database.user()
    with database.connect() as db:
        harness.sql(db, "GRANT APPLICATION_PASSWORD_ADMIN ON *.* TO "
                    f"`{user}`@'%'")
    return database.secret(user, FIRST), database.keyturn.function(DUAL)


@pytest.fixture
def lets_everybody_in(database, application, request, note):
    """With that secret and function: in 10 rotations, or a hundred."""
    rotations = 100 if request.config.getoption("--long") else 10

    def check(pool, secret, arn):
        app = application(pool, secret)
        first = app.ask("more")
        for i in range(rotations):
            rotate(database.keyturn, secret, RotationLambdaARN=arn)
            said = app.ask("tick")
            assert said["refused"] == 0 and said["error"] is None, i
        app.end()
        assert said["kept"] == 2
        assert said["opened"] - first["opened"] >= rotations
        note(f"{request.node.name}: {said['opened']} logins over {rotations} "
             "rotations, none refused")
    return check


@pytest.mark.parametrize("pool", POOLS)
def test_alternating_users_lock_nobody_out(database, flavour,
                                           lets_everybody_in, pool):
    lets_everybody_in(pool, *alternating_users(database, flavour.engine))


@pytest.mark.parametrize("flavour", ["mysql"], indirect=True)
@pytest.mark.parametrize("pool", POOLS)
def test_a_dual_password_locks_nobody_out(database, lets_everybody_in, pool):
    lets_everybody_in(pool, *dual_password(database))


@pytest.mark.parametrize("pool", POOLS)
def test_a_single_user_locks_a_pool_out(database, flavour, application, pool):
    """So that the others below can be seen to fail."""
    keyturn = database.keyturn
    user = database.user()
    secret = database.secret(user, FIRST, engine=flavour.engine)
    app = application(pool, secret)
    said = app.ask("more")
    assert said["refused"] == 0 and said["error"] is None
    for i in range(2):
        rotate(keyturn, secret, RotationLambdaARN=keyturn.function(
            SINGLE[flavour.engine]))
        before, said = said, app.ask("more")
        assert said["refused"] > before["refused"], i
        said = app.ask("tick")
        assert app.ask("more")["opened"] > said["opened"]
        assert said["error"] is None and said["kept"] == 2
    app.end()
    assert database.accepts(user, value(keyturn.sm, secret)["password"])
