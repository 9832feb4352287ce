"""A dozen cases that every way to get keyturn passes: exec, wheels, image, ...

They know nothing but AWS_ENDPOINT_URL, KEYTURN_URL and KEYTURN_CA, and want
pytest, boto3 and PyMySQL:

    keyturn exec -- python3 -m pytest tests/ways

Whoever serves there is left empty of what they made, but its clock has moved.
"""
import json
import os
import random
import urllib.error
import urllib.request

import boto3
import pymysql
import pytest

URL = os.environ.get("KEYTURN_URL") or os.environ.get("AWS_ENDPOINT_URL")
ACCOUNT = f"{random.randrange(10 ** 11, 10 ** 12)}"
REGION = "eu-west-3"


def pytest_configure():
    if not URL:
        pytest.exit("no KEYTURN_URL: run this under `keyturn exec --`, or "
                    "against a keyturn that serves", returncode=2)
    os.environ.setdefault("AWS_ENDPOINT_URL", URL)
    os.environ.update(AWS_ACCESS_KEY_ID=ACCOUNT, AWS_SECRET_ACCESS_KEY="any",
                      AWS_DEFAULT_REGION=REGION, AWS_REGION=REGION,
                      AWS_EC2_METADATA_DISABLED="true")


class Own:
    """keyturn's own API, by HTTP."""

    def ask(self, path, body=None, headers=None):
        """(status, answer)"""
        request = urllib.request.Request(
            f"{URL}/_keyturn/{path}",
            None if body is None else json.dumps(body).encode(),
            headers or {})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as e:
            return e.code, json.load(e)

    def get(self, path, body=None):
        status, answer = self.ask(path, body)
        assert status == 200, answer
        return answer

    def wait(self, arn):
        return self.get(f"rotations/{arn}?wait=60")


@pytest.fixture(scope="session")
def own():
    own = Own()
    yield own
    own.get("reset", {"account": ACCOUNT})


@pytest.fixture
def sm(own):
    return boto3.client("secretsmanager")


@pytest.fixture
def rds(own):
    return boto3.client("rds")


class Instance:
    """A DB instance and its master."""
    name, user, password = "ways", "admin", "First-password-1"

    def __init__(self, rds):
        rds.create_db_instance(
            DBInstanceIdentifier=self.name, Engine="mysql", DBName="shop",
            DBInstanceClass="db.t3.micro", AllocatedStorage=20,
            MasterUsername=self.user, MasterUserPassword=self.password)
        rds.get_waiter("db_instance_available").wait(
            DBInstanceIdentifier=self.name)
        at = rds.describe_db_instances(DBInstanceIdentifier=self.name)[
            "DBInstances"][0]["Endpoint"]
        self.host, self.port = at["Address"], at["Port"]

    def connect(self, user, password, **more):
        return pymysql.connect(host=self.host, port=self.port, user=user,
                               password=password, **more)

    def accepts(self, user, password):
        try:
            self.connect(user, password).close()
            return True
        except pymysql.err.OperationalError as e:
            assert e.args[0] == 1045, e
            return False

    def account(self, user):
        """A user of an application, and the value of his secret."""
        password = f"First-of-{user}-1"
        with self.connect(self.user, self.password) as db:
            c = db.cursor()
            c.execute(f"CREATE USER {user} IDENTIFIED BY '{password}'")
            c.execute(f"GRANT SELECT ON shop.* TO {user}")
        return {"engine": "mysql", "host": self.host, "port": self.port,
                "username": user, "password": password, "dbname": "shop"}


@pytest.fixture(scope="session")
def instance(own):
    return Instance(boto3.client("rds"))
