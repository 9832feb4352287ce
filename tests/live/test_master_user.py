"""A database as RDS gives it: what its master may, what he may not do to
keyturn's own account, and whom its certificate is verified with."""
import glob
import os
import shutil
import tempfile

import pymysql
import pytest

from conftest import Database
from harness import Keyturn, connect, fresh, until

STATIC = "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, " \
    "REFERENCES, INDEX, ALTER, SHOW DATABASES, CREATE TEMPORARY TABLES, " \
    "LOCK TABLES, EXECUTE, REPLICATION SLAVE, {}, CREATE VIEW, SHOW VIEW, " \
    "CREATE ROUTINE, ALTER ROUTINE, CREATE USER, EVENT, TRIGGER"

# Recorded, by server and major version: RDS's user guide, "Master user account
# privileges", with what MySQL has had since 8.0.36; MariaDB has no roles of
# privileges, and its own words (BINLOG MONITOR for REPLICATION CLIENT).
GRANTS = {
    "mariadb 10": {STATIC.format("BINLOG MONITOR") + ", DELETE HISTORY"},
    "mariadb 11": {STATIC.format("BINLOG MONITOR") +
                   ", DELETE HISTORY, SHOW CREATE ROUTINE"},
    "mysql 8": {STATIC.format("REPLICATION CLIENT") +
                ", CREATE ROLE, DROP ROLE",
                "APPLICATION_PASSWORD_ADMIN,ROLE_ADMIN,SET_USER_ID,"
                "XA_RECOVER_ADMIN"},
    "mysql 9": {STATIC.format("REPLICATION CLIENT") +
                ", CREATE ROLE, DROP ROLE",
                "ALLOW_NONEXISTENT_DEFINER,APPLICATION_PASSWORD_ADMIN,"
                "ROLE_ADMIN,SET_ANY_DEFINER,XA_RECOVER_ADMIN"},
}


def rows(db, statement):
    with db.connect() as link, link.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_what_a_master_may(database, flavour):
    version = rows(database, "SELECT VERSION()")[0][0].split(".")[0]
    found = [row[0] for row in rows(database, "SHOW GRANTS")]
    assert {g.removeprefix("GRANT ").split(" ON *.* TO ")[0]
            for g in found} == GRANTS[f"{flavour.name} {version}"]
    for g in found:
        assert " TO `admin`@`%`" in g and g.endswith(" WITH GRANT OPTION")


@pytest.fixture(scope="module")
def k(flavour):
    folder = tempfile.mkdtemp(prefix="kt-live-")
    os.chmod(folder, 0o755)  # a database's user may enter
    k = Keyturn("--data", folder + "/data", *flavour.options).wait_ready()
    k.folder = folder
    yield k
    k.discard()
    shutil.rmtree(folder, ignore_errors=True)


OURS = "'keyturn_admin'@'localhost'"
HARM = [
    f"DROP USER {OURS}",
    f"ALTER USER {OURS} ACCOUNT LOCK",
    f"ALTER USER {OURS} IDENTIFIED BY 'Mine-now-1'",
    f"ALTER USER {OURS} PASSWORD EXPIRE",
    f"ALTER USER {OURS} REQUIRE X509",
    f"ALTER USER {OURS} WITH MAX_QUERIES_PER_HOUR 1",
    f"RENAME USER {OURS} TO 'somebody'@'localhost'",
    f"REVOKE ALL PRIVILEGES, GRANT OPTION FROM {OURS}",
    "DELETE FROM mysql.{users} WHERE User = 'keyturn_admin'",
    "UPDATE mysql.{users} SET {empty} WHERE User = 'keyturn_admin'",
]
TABLES = {"mysql": {"users": "user", "empty": "Super_priv = 'N', "
                    "plugin = 'caching_sha2_password', "
                    "authentication_string = ''"},
          "mariadb": {"users": "global_priv",
                      "empty": "Priv = JSON_SET(Priv, '$.access', 0)"}}


def test_our_own_account_outlives_its_master(k, flavour):
    """Whatever the master does to it, what keyturn does as that account is
    done: here, a parameter that is set."""
    family = {"mysql": "mysql8.0", "mariadb": "mariadb10.11"}[flavour.engine]
    group = fresh("group")
    k.rds.create_db_parameter_group(
        DBParameterGroupName=group, DBParameterGroupFamily=family,
        Description="d")
    db = Database(k, flavour.engine, DBParameterGroupName=group)
    harmed = 0
    for i, statement in enumerate(HARM):
        statement = statement.format(**TABLES[flavour.name])
        with db.connect() as link, link.cursor() as cursor:
            try:
                cursor.execute(statement)
                harmed += 1
                link.commit()
                cursor.execute("FLUSH PRIVILEGES")
            except pymysql.err.MySQLError as e:
                assert e.args[0] in (1227, 1142, 1146, 1221), e
        wanted = str(1000 + i)
        k.rds.modify_db_parameter_group(
            DBParameterGroupName=group, Parameters=[
                {"ParameterName": "wait_timeout", "ParameterValue": wanted,
                 "ApplyMethod": "immediate"}])

        def is_set():
            try:
                return str(rows(db, "SELECT @@GLOBAL.wait_timeout")[0][0]
                           ) == wanted
            except pymysql.err.MySQLError:
                return False	# it is just starting anew
        until(f"after {statement}", is_set)
    assert harmed >= (2 if flavour.name == "mysql" else 8)
    # nor may he: these would be above him
    for statement in ("SET GLOBAL read_only = ON", "INSTALL SONAME 'x'",
                      "SET GLOBAL general_log_file = '/tmp/x'",
                      "SELECT 1 INTO OUTFILE '/tmp/x'"):
        with pytest.raises(pymysql.err.MySQLError):
            rows(db, statement)


def test_its_password_is_nowhere(k, flavour):
    """Neither in a file, nor in a log that may be turned on, nor where the
    kernel shows processes."""
    group = fresh("logs")
    k.rds.create_db_parameter_group(
        DBParameterGroupName=group, Description="d", DBParameterGroupFamily={
            "mysql": "mysql8.0", "mariadb": "mariadb10.11"}[flavour.engine])
    k.rds.modify_db_parameter_group(
        DBParameterGroupName=group, Parameters=[
            {"ParameterName": n, "ParameterValue": v, "ApplyMethod": m}
            for n, v, m in (("general_log", "1", "immediate"),
                            ("slow_query_log", "1", "immediate"),
                            ("long_query_time", "0", "immediate"),
                            ("log_output", "FILE,TABLE", "immediate"),
                            ("performance_schema", "1", "pending-reboot"))])
    db = Database(k, flavour.engine, DBParameterGroupName=group)
    assert rows(db, "SELECT count(*) FROM mysql.general_log")[0][0] > 0
    marks = b"Kt-1.", db.password.encode()
    looked = 0
    for folder, _, names in os.walk(k.folder):
        for name in names:
            try:
                with open(os.path.join(folder, name), "rb") as f:
                    text = f.read()
            except FileNotFoundError:	# a server has done with it
                continue
            assert not any(m in text for m in marks), (folder, name)
            looked += 1
    assert looked > 50
    for table, column in (("general_log", "argument"),
                          ("slow_log", "sql_text")):
        for row in rows(db, f"SELECT {column} FROM mysql.{table}"):
            text = row[0] if isinstance(row[0], bytes) else row[0].encode()
            assert not any(m in text for m in marks), text
    for path in glob.glob("/proc/[0-9]*/cmdline") + \
            glob.glob("/proc/[0-9]*/environ"):
        try:
            with open(path, "rb") as f:
                assert b"Kt-1." not in f.read(), path
        except OSError:
            pass
    assert "Kt-1." not in k.log and db.password not in k.log


@pytest.mark.parametrize("name", ["ca.pem", "global-bundle.pem"])
def test_the_authority_verifies(fleet, database, tmp_path, name):
    """As RDS's bundle is used: downloaded, and chain and name are checked."""
    status, headers, body = fleet.http("GET", f"/_keyturn/{name}")
    assert status == 200 and body.startswith(b"-----BEGIN CERTIFICATE-----")
    bundle = tmp_path / name
    bundle.write_bytes(body)

    def log_in(host, ca):
        return pymysql.connect(
            host=host, port=database.port, user=database.master,
            password=database.password, ssl_ca=str(ca), ssl_verify_cert=True,
            ssl_verify_identity=True)
    log_in(database.host, bundle).close()
    other = tmp_path / "other.pem"
    other.write_bytes(open("/etc/ssl/certs/ca-certificates.crt", "rb").read()
                      if os.path.exists("/etc/ssl/certs/ca-certificates.crt")
                      else b"")
    with pytest.raises(Exception):
        log_in(database.host, other)
