"""Alternating users: the other user becomes, whatever it was, what the one in
use is; on servers of our own, for what no master of RDS may make."""
import json
import re

import pymysql
import pytest

import harness
from harness import fresh, sql, until, value
from test_engine import Server, program  # noqa: F401

MASTER, MASTER_PASSWORD = "ma`st'er\"\\x", "Ma`st'er\"\\;\\\\"
SEALED, SEALED_PASSWORD = "keyturn", "Se'a\\led\\"
FIRST = "First-password-1"
NAMES = {"mysql": "MySQL", "mariadb": "MariaDB"}


class World:
    """A server, its master's secret, and who may do all."""

    def __init__(self, keyturn, server, flavour):
        self.k, self.server = keyturn, server
        self.mysql = flavour.name == "mysql"
        self.root = pymysql.connect(
            unix_socket=server.path("s"), user=SEALED,
            password=SEALED_PASSWORD, autocommit=True, charset="utf8mb4")
        self.rotator = keyturn.client("lambda").get_function(
            FunctionName="SecretsManagerRDS%sRotationMultiUser" %
            NAMES[flavour.name])["Configuration"]["FunctionArn"]
        self.engine = flavour.name
        self.master = self.secret(MASTER, MASTER_PASSWORD)

    def secret(self, user, password, **more):
        return self.k.sm.create_secret(Name=fresh("s"), SecretString=json.dumps(
            {"engine": self.engine, "host": "127.0.0.1",
             "port": self.server.port, "username": user,
             "password": password, **more}))["ARN"]

    def do(self, *statements):
        for s in statements:
            with self.root.cursor() as c:
                c.execute(s)

    def begin(self, secret):
        """Rotates; the value that it was, the new one, or None and why."""
        token = self.k.sm.rotate_secret(
            SecretId=secret, RotationLambdaARN=self.rotator)["VersionId"]

        def ended():
            health = json.loads(self.k.http("GET", "/_keyturn/health", b"")[2])
            for f in health["rotations"]:
                if f["arn"] == secret and f["reason"]:
                    return f["reason"]
            return harness.rotation_ended(self.k.sm, secret, token)
        return until("the rotation to end", ended)

    def rotate(self, secret):
        before = value(self.k.sm, secret)
        said = self.begin(secret)
        assert not isinstance(said, str), said
        now = value(self.k.sm, secret)
        assert now["username"] != before["username"]
        for v in before, now:
            self.login(v).close()
        return now

    def login(self, v):
        return harness.connect("127.0.0.1", self.server.port, v["username"],
                               v["password"])

    def fails(self, secret):
        """Rotates in vain; why."""
        before = value(self.k.sm, secret)
        said = self.begin(secret)
        assert isinstance(said, str), said
        assert value(self.k.sm, secret) == before
        self.k.sm.cancel_rotate_secret(SecretId=secret)
        return said

    # --- what a user is -----------------------------------------------------

    def hosts(self, user):
        rows = sql(self.root, "SELECT Host FROM mysql.user WHERE User = %s "
                   "ORDER BY Host", user)
        return [h for h, in rows]

    def account(self, user, host):
        name = f"{quote(user)}@{quote(host)}"
        said = [line for line, in sql(self.root, f"SHOW GRANTS FOR {name}")]
        said += self.row(user, host)
        return sorted(re.sub(r"IDENTIFIED (BY|VIA) .*'\*?[0-9A-Fa-f]+'", "",
                             line.replace(name, "NAME"))
                      for line in said)

    def row(self, user, host):
        """The account's own row, without what is the password's."""
        if not self.mysql:
            priv, = sql(self.root, "SELECT Priv FROM mysql.global_priv WHERE "
                        "User = %s AND Host = %s", user, host)[0]
            row = json.loads(priv)
            row.pop("password_last_changed", None)
            row.pop("authentication_string", None)
            # what is said to be nothing is as what is not said
            row = {k: v for k, v in row.items()
                   if v not in (0, "", False) or k == "plugin"}
            for way in row.get("auth_or", []):
                way.pop("authentication_string", None)
            if row.get("password_lifetime") == -1:
                del row["password_lifetime"]
            row.pop("version_id")
            return [f"{k}: {v}" for k, v in row.items()]
        with self.root.cursor(pymysql.cursors.DictCursor) as c:
            c.execute("SELECT * FROM mysql.user WHERE User = %s AND Host = %s",
                      (user, host))
            row = c.fetchone()
            c.execute("SELECT DEFAULT_ROLE_USER FROM mysql.default_roles WHERE"
                      " USER = %s AND HOST = %s ORDER BY 1", (user, host))
            row["roles"] = c.fetchall()
        for gone in "User", "authentication_string", "password_last_changed":
            del row[gone]
        return [f"{k}: {v}" for k, v in row.items()]

    def same(self, user, other):
        assert self.hosts(user) == self.hosts(other)
        for host in self.hosts(user):
            one, two = self.account(user, host), self.account(other, host)
            assert one == two, set(one) ^ set(two)


def quote(name):
    return "`" + name.replace("`", "``") + "`"


@pytest.fixture(scope="module")
def world(flavour, server):
    s = Server(flavour, "multi", *(
        ["--partial-revokes=ON"] if flavour.name == "mysql" else []))
    try:
        until(f"{s.name} to be ready", s.ready, 60)
        w = World(server, s, flavour)
        prepare(w)
        yield w
    finally:
        s.stop()


def prepare(w):
    w.do("CREATE DATABASE shop", "CREATE DATABASE `we TO ``ird'\\\\é`",
         "CREATE TABLE shop.`t TO ``x'y\\\\` (`a,b)` INT, b INT, `é` INT)",
         "CREATE TABLE shop.plain (a INT, b INT)",
         "CREATE PROCEDURE shop.`p TO ``'x`() SELECT 1",
         "CREATE FUNCTION shop.f() RETURNS INT DETERMINISTIC RETURN 1",
         "CREATE ROLE reader", "CREATE ROLE `w'ri``ter`",
         "CREATE USER other@'%' IDENTIFIED BY 'x'")
    me = f"{quote(MASTER)}@'%'"
    if w.mysql:
        w.do(f"GRANT ROLE_ADMIN, XA_RECOVER_ADMIN, SYSTEM_USER, "
             f"APPLICATION_PASSWORD_ADMIN ON *.* TO {me} WITH GRANT OPTION")
    else:
        w.do(f"GRANT reader TO {me} WITH ADMIN OPTION",
             f"GRANT `w'ri``ter` TO {me} WITH ADMIN OPTION")


# One row per kind of thing an account may have; %s is it.
BOTH = {
    "nothing": [],
    "global": ["GRANT SELECT, PROCESS ON *.* TO %s"],
    "global, to pass on": ["GRANT SELECT, EVENT ON *.* TO %s WITH GRANT OPTION"],
    "a database": ["GRANT SELECT, INSERT ON shop.* TO %s"],
    "a database, to pass on": ["GRANT SELECT ON shop.* TO %s WITH GRANT OPTION"],
    "to pass on alone": ["GRANT USAGE ON shop.* TO %s WITH GRANT OPTION"],
    "names that tempt": [
        "GRANT SELECT ON `we TO ``ird'\\\\é`.* TO %s WITH GRANT OPTION",
        "GRANT SELECT ON `sh\\_p%%`.* TO %s"],
    "a table": ["GRANT SELECT, UPDATE ON shop.plain TO %s WITH GRANT OPTION"],
    "columns": ["GRANT SELECT (`a,b)`, b, `é`), INSERT, UPDATE (b) ON "
                "shop.`t TO ``x'y\\\\` TO %s WITH GRANT OPTION"],
    "routines": [
        "GRANT EXECUTE, ALTER ROUTINE ON PROCEDURE shop.`p TO ``'x` TO %s "
        "WITH GRANT OPTION", "GRANT EXECUTE ON FUNCTION shop.f TO %s"],
    "roles": ["GRANT reader TO %s", "GRANT `w'ri``ter` TO %s WITH ADMIN OPTION"],
    "limits": ["ALTER USER %s WITH MAX_QUERIES_PER_HOUR 500 "
               "MAX_UPDATES_PER_HOUR 400 MAX_CONNECTIONS_PER_HOUR 300 "
               "MAX_USER_CONNECTIONS 20"],
    "TLS": ["ALTER USER %s REQUIRE SSL"],
    "expiry": ["ALTER USER %s PASSWORD EXPIRE INTERVAL 7 DAY"],
    "no expiry": ["ALTER USER %s PASSWORD EXPIRE NEVER"],
}
MARIADB = {
    "default role": ["GRANT reader TO %s", "SET DEFAULT ROLE reader FOR %s"],
    "statement time": ["ALTER USER %s WITH MAX_STATEMENT_TIME 12.5"],
    "all": ["GRANT ALL PRIVILEGES ON shop.plain TO %s WITH GRANT OPTION"],
    "two ways in": ["ALTER USER %s IDENTIFIED VIA unix_socket OR "
                    "mysql_native_password USING PASSWORD('" + FIRST + "')"],
}
MYSQL = {
    "default roles": ["GRANT reader, `w'ri``ter` TO %s",
                      "ALTER USER %s DEFAULT ROLE reader, `w'ri``ter`"],
    "dynamic": ["GRANT XA_RECOVER_ADMIN ON *.* TO %s",
                "GRANT ROLE_ADMIN ON *.* TO %s WITH GRANT OPTION"],
    "dynamic and all else": ["GRANT SELECT ON *.* TO %s WITH GRANT OPTION",
                             "GRANT XA_RECOVER_ADMIN ON *.* TO %s"],
    "all": ["GRANT ALL PRIVILEGES ON shop.plain TO %s WITH GRANT OPTION"],
    "partial revokes": ["GRANT SELECT, INSERT ON *.* TO %s",
                        "REVOKE INSERT ON shop.* FROM %s",
                        "REVOKE SELECT, INSERT ON `we TO ``ird'\\\\é`.* FROM %s"],
    "policy": ["ALTER USER %s PASSWORD HISTORY 3 PASSWORD REUSE INTERVAL 1 DAY "
               "PASSWORD REQUIRE CURRENT"],
    "another policy": ["ALTER USER %s PASSWORD HISTORY 0 PASSWORD REUSE "
                       "INTERVAL 0 DAY PASSWORD REQUIRE CURRENT OPTIONAL"],
    "failures": ["ALTER USER %s FAILED_LOGIN_ATTEMPTS 3 PASSWORD_LOCK_TIME 2"],
    "failures for ever": ["ALTER USER %s FAILED_LOGIN_ATTEMPTS 3 "
                          "PASSWORD_LOCK_TIME UNBOUNDED"],
    "comment": ["ALTER USER %s COMMENT 'it''s \\\\ \\\"é\\\"'"],
    "attributes": ["ALTER USER %s ATTRIBUTE '{\"a\": {\"b\": [1, 2.50, "
                   "12345678901234567890]}, \"it''s\": \"\\\\\\\\\"}'"],
    "plugin": ["ALTER USER %s IDENTIFIED WITH sha256_password BY '" +
               FIRST + "'"],
}


def kinds(w):
    return {**BOTH, **(MYSQL if w.mysql else MARIADB)}


USER = "it's `%\\é"		# of 9 characters


def make(w, user, *statements, hosts=("%",)):
    for host in hosts:
        name = f"{quote(user)}@'{host}'"
        w.do(f"CREATE USER {name} IDENTIFIED BY '{FIRST}'",
             *(s.replace("%s", name).replace("%%", "%") for s in statements))


def drop(w, *users):
    for user in users:
        for host in w.hosts(user):
            w.do(f"DROP USER {quote(user)}@'{host}'")


def test_every_kind_is_copied_there_and_back(world):
    w = world
    for kind, statements in kinds(w).items():
        make(w, USER, *statements)
        try:
            was = w.account(USER, "%")
            secret = w.secret(USER, FIRST, masterarn=w.master)
            for _ in range(2):
                w.rotate(secret)
                w.same(USER, USER + "_clone")
            assert w.account(USER, "%") == was
        except Exception as e:
            raise AssertionError(f"{kind}: {w.server.name}") from e
        finally:
            drop(w, USER, USER + "_clone")
