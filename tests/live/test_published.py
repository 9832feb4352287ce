"""AWS's published functions and keyturn's, point by point, on one database.

AWS's are not ours to ship.  Who has them (aws-samples/
aws-secrets-manager-rotation-lambdas, cloned) names the folder in
KEYTURN_TEST_AWS_FUNCTIONS; keyturn is their Secrets Manager then.  SEEN is what
they did when this was written (alternating users for MySQL: commit 0b2c808), so
that one that does otherwise is noticed, and docs/rotation.md with it.
"""
import importlib.util
import os
import re

import pymysql
import pytest

import harness
from conftest import Database
from harness import Keyturn, sql

FOLDER = os.environ.get("KEYTURN_TEST_AWS_FUNCTIONS")
if not FOLDER:
    pytest.skip("KEYTURN_TEST_AWS_FUNCTIONS is unset: AWS's published "
                "functions are not here", allow_module_level=True)

MULTI = "SecretsManagerRDSMySQLRotationMultiUser"
SINGLE = "SecretsManagerRDSMySQLRotationSingleUser"
# It refuses these secrets in its first step, and leaves the version pending.
NEVER = "SecretsManagerRDSMariaDBRotationSingleUser"
STEPS = "createSecret", "setSecret", "testSecret", "finishSecret"
FIRST = "First-password-1"

# What a user has besides its password: how it is made.  {u} is its name.
POINTS = {
    "grants": ["GRANT SELECT, INSERT ON shop.* TO {u}"],
    "WITH GRANT OPTION": ["GRANT SELECT ON shop.* TO {u} WITH GRANT OPTION"],
    "limits": ["ALTER USER {u} WITH MAX_USER_CONNECTIONS 7"],
    "REQUIRE SSL": ["ALTER USER {u} REQUIRE SSL"],
    "a column": ["GRANT SELECT (a) ON shop.t TO {u}"],
    "a database ' TO '": ["GRANT SELECT ON `a TO b`.* TO {u}"],
    "a default role": ["GRANT {r} TO {u}", "SET DEFAULT ROLE {r} {for_} {u}"],
}
# What comes of it by AWS's: the same, something lost, or the server's error.
SEEN = {
    "mariadb": {"grants": "the same", "WITH GRANT OPTION": "lost",
                "limits": "lost", "REQUIRE SSL": "the same",
                "a column": "the same", "a database ' TO '": 1064,
                "a default role": 1064},
    "8.": {"grants": "the same", "WITH GRANT OPTION": "lost",
           "limits": "lost", "REQUIRE SSL": "the same",
           "a column": "the same", "a database ' TO '": 1064,
           "a default role": "lost"},
    "9.": {point: 1064 for point in POINTS},
}


def published(name):
    """The module of one of them."""
    spec = importlib.util.spec_from_file_location(
        name, os.path.join(FOLDER, name, "lambda_function.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def shop(flavour):
    """A keyturn whose clock stands, so that nothing is tried again."""
    keyturn = Keyturn("--memory", *flavour.options).wait_ready()
    database = Database(keyturn, "mysql")
    keyturn.sm.create_secret(Name="master", SecretString=harness.json.dumps({
        "engine": "mysql", "host": database.host, "port": database.port,
        "username": database.master, "password": database.password}))
    keyturn.http("POST", "/_keyturn/clock", b'{"freeze":true}')
    with database.connect() as db:
        sql(db, "CREATE TABLE shop.t (a INT, b INT)")
        sql(db, "CREATE ROLE reader")
    yield database
    keyturn.discard()


@pytest.fixture
def lambda_environment(shop, monkeypatch):
    """Where a Lambda finds its service, and whom it trusts."""
    for name, text in shop.keyturn.env().items():
        monkeypatch.setenv(name, text)
    monkeypatch.setenv("SECRETS_MANAGER_ENDPOINT", shop.keyturn.url)
    monkeypatch.setenv("EXCLUDE_CHARACTERS", "/@\"'\\%")
    connect = pymysql.connect

    def trusting(**given):
        if given.get("ssl"):
            given["ssl"] = {"ca": shop.keyturn.ready["ca"]}
        return connect(**given)
    monkeypatch.setattr(pymysql, "connect", trusting)


def outcome(act):
    """None, or the server's number or the function's words."""
    try:
        act()
    except pymysql.err.MySQLError as e:
        return e.args[0]
    except (KeyError, ValueError) as e:
        return str(e)
    return None


def by_hand(module, keyturn, secret):
    """A rotation whose steps are run here, as Lambda would run them."""
    keyturn.sm.rotate_secret(
        SecretId=secret, RotationLambdaARN=keyturn.client(
            "lambda").get_function(FunctionName=NEVER)["Configuration"][
                "FunctionArn"])
    keyturn.http("POST", "/_keyturn/clock", b'{"advance":"0s"}')
    at = harness.versions(keyturn.sm, secret)
    arn = keyturn.sm.describe_secret(SecretId=secret)["ARN"]

    def run():
        for step in STEPS:
            module.lambda_handler({
                "SecretId": arn, "ClientRequestToken": at["AWSPENDING"],
                "Step": step}, None)
    return outcome(run)


def by_keyturn(keyturn, secret, name):
    token = keyturn.sm.rotate_secret(
        SecretId=secret, RotationLambdaARN=keyturn.client(
            "lambda").get_function(FunctionName=name)["Configuration"][
                "FunctionArn"])["VersionId"]
    keyturn.http("POST", "/_keyturn/clock", b'{"advance":"0s"}')
    at = harness.versions(keyturn.sm, secret)
    return None if at["AWSCURRENT"] == token else keyturn.log.splitlines()[-1]


def what_it_has(db, user):
    """All that the server tells of it, but the name and the password."""
    told = sql(db, f"SHOW GRANTS FOR {user}") + \
        sql(db, f"SHOW CREATE USER {user}")
    text = "\n".join(sorted(row[0] for row in told)).replace("_clone", "")
    text = re.sub(r"AS '(?:[^'\\]|''|\\.)*'|BY PASSWORD '[^']*'", "", text)
    text = re.sub(r" MAX_[A-Z_]+ 0\b", "", text)		# none, in words
    return re.sub(r" WITH(?= PASSWORD)", "", text)


def make(shop, number, point, stem):
    """A user with that, and its secret; short names, for a clone has six
    letters more and AWS's MySQL has sixteen."""
    user = f"{stem}{number}"
    for_ = "FOR" if version(shop) == "mariadb" else "TO"
    with shop.connect() as db:
        sql(db, f"CREATE USER {user}@'%%' IDENTIFIED BY %s", FIRST)
        for statement in POINTS[point]:
            sql(db, statement.format(u=user, r="reader", for_=for_))
    return user, shop.secret(user, FIRST, engine="mysql", masterarn="master")


def compared(shop, user):
    with shop.connect() as db:
        one, other = what_it_has(db, user), what_it_has(db, user + "_clone")
    print(one, other, sep="\n\n")
    return "the same" if one == other else "lost"


def version(shop):
    with shop.connect() as db:
        (text,), = sql(db, "SELECT VERSION()")
    return "mariadb" if "MariaDB" in text else text[:2]


@pytest.mark.parametrize("point", POINTS)
def test_alternating_users(shop, lambda_environment, point):
    keyturn, number = shop.keyturn, list(POINTS).index(point)
    user, secret = make(shop, number, point, "aws")
    failure = by_hand(published(MULTI), keyturn, secret)
    assert SEEN[version(shop)][point] == (failure or compared(shop, user))
    user, secret = make(shop, number, point, "own")
    assert by_keyturn(keyturn, secret, MULTI) is None
    assert compared(shop, user) == "the same"


def test_a_single_user(shop, lambda_environment):
    """AWS's asks for PASSWORD(), which MySQL has no more, from version 9 on."""
    keyturn = shop.keyturn
    expected = 1064 if version(shop) == "9." else None
    secret = shop.secret(shop.user("aws"), FIRST)
    assert by_hand(published(SINGLE), keyturn, secret) == expected
    secret = shop.secret(shop.user("own"), FIRST)
    assert by_keyturn(keyturn, secret, SINGLE) is None
