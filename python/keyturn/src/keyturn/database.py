"""Databases for tests: a schema and a user each, on servers that are shared."""
from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from .client import Keyturn
from .errors import KeyturnError, Refused

# The functions of AWS's that rotate a secret whose user changes his password.
ROTATORS = {"mariadb": "SecretsManagerRDSMariaDBRotationSingleUser",
            "mysql": "SecretsManagerRDSMySQLRotationSingleUser"}


@dataclass(frozen=True)
class Wish:
    """Which server: as CreateDBInstance's Engine and EngineVersion say.

    Of an engine whose instances stand alone: mysql, mariadb.
    """
    engine: str = "mysql"
    version: str | None = None

    def instance(self, keyturn: Keyturn, name: str, database: str) -> Database:
        """A DB instance with a master and a database of that name."""
        password = new_password()
        version = {"EngineVersion": self.version} if self.version else {}
        keyturn.call(
            "rds", "CreateDBInstance", DBInstanceIdentifier=name,
            Engine=self.engine, DBInstanceClass="db.t3.micro",
            AllocatedStorage=20, MasterUsername="admin", DBName=database,
            MasterUserPassword=password, **version)
        host, port = endpoint(keyturn, name)
        return Database(keyturn, name, self.engine, host, port, database,
                        "admin", password)


@dataclass(frozen=True)
class Database:
    """A database, and a user who may do all in it."""
    keyturn: Keyturn = field(repr=False)	# where its DB instance is
    instance: str
    engine: str
    host: str
    port: int
    name: str
    user: str
    password: str = field(repr=False)

    @property
    def connection(self) -> dict[str, Any]:
        """Arguments for connect() of PyMySQL, mysqlclient and the like."""
        return {"host": self.host, "port": self.port, "user": self.user,
                "password": self.password, "database": self.name}

    @property
    def url(self) -> str:
        """mysql://user:password@host:port/name"""
        return (f"mysql://{self.user}:{self.password}@{self.host}:{self.port}"
                f"/{self.name}")

    @property
    def secret(self) -> dict[str, Any]:
        """The value of its secret, as AWS's rotation functions read it."""
        return {"engine": self.engine, "host": self.host, "port": self.port,
                "username": self.user, "password": self.password,
                "dbname": self.name}

    def sql(self, text: str) -> None:
        """Statements, separated by ';', in it, as the master of its server.

        To prepare what a test finds; what they answer is thrown away.
        """
        self.keyturn.sql(self.instance, text, schema=self.name)


@dataclass(frozen=True)
class Secret:
    """A secret with the user and password of a database; it rotates."""
    keyturn: Keyturn
    name: str
    arn: str

    @classmethod
    def of(cls, keyturn: Keyturn, database: Database, name: str) -> Secret:
        """Makes one; the first rotation is due in 30 days, or when asked for."""
        arn: str = keyturn.call(
            "secretsmanager", "CreateSecret", Name=name,
            SecretString=json.dumps(database.secret))["ARN"]
        keyturn.call(
            "secretsmanager", "RotateSecret", SecretId=arn,
            RotationLambdaARN=f"arn:aws:lambda:{keyturn.region}:"
            f"{keyturn.account}:function:{ROTATORS[database.engine]}",
            RotationRules={"AutomaticallyAfterDays": 30},
            RotateImmediately=False)
        keyturn.wait(arn)	# for the test of it, which that is
        return cls(keyturn, name, arn)

    def value(self) -> dict[str, Any]:
        """What AWSCURRENT says."""
        found = self.keyturn.call("secretsmanager", "GetSecretValue",
                                  SecretId=self.arn)
        value: dict[str, Any] = json.loads(found["SecretString"])
        return value

    def rotate(self, timeout: float = 30) -> dict[str, Any]:
        """Rotates it, waits for the end of that, and tells the new value."""
        self.keyturn.call("secretsmanager", "RotateSecret", SecretId=self.arn)
        self.keyturn.wait(self.arn, timeout)
        return self.value()


def new_password() -> str:
    """Of characters that need no quotes anywhere."""
    return "Kt-1." + secrets.token_hex(12)


def endpoint(keyturn: Keyturn, name: str) -> tuple[str, int]:
    """Where a DB instance is; waits until it is."""
    while True:
        found = keyturn.call("rds", "DescribeDBInstances",
                             DBInstanceIdentifier=name)["DBInstances"][0]
        status = found["DBInstanceStatus"]
        if status == "available":
            return found["Endpoint"]["Address"], found["Endpoint"]["Port"]
        if status == "failed":
            raise KeyturnError(f"{name}: {_why_failed(keyturn, name)}")
        time.sleep(0.02)	# where a Describe does not wait by itself


def _why_failed(keyturn: Keyturn, name: str) -> str:
    try:
        events = keyturn.call("rds", "DescribeEvents", SourceIdentifier=name,
                              SourceType="db-instance")["Events"]
    except Refused:
        events = []
    return "; ".join(e["Message"] for e in events) or "its server failed"
