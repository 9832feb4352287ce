"""Parameters that are set in groups take effect on real servers."""
import json
import re
import subprocess

import pymysql
import pytest

from conftest import Database, mariadbd
from harness import Keyturn, connect, fails, fresh, until


def family(engine):
    """Of MariaDB, that of what runs: Debian 13 has another than 12."""
    if engine == "mysql":
        return "mysql8.0"
    says = subprocess.run([mariadbd(), "--no-defaults", "--version"],
                          capture_output=True, text=True, check=True).stdout
    return "mariadb" + re.search(r"(\d+\.\d+)\.\d+-MariaDB", says)[1]


class Kept:
    """A keyturn whose data outlive it: to start it again starts servers."""

    def __init__(self, folder, *options):
        self.options = ("--data", folder, *options)
        self.start()

    def start(self):
        self.k = Keyturn(*self.options).wait_ready()

    def restart(self, *databases):
        self.k.stop()
        self.k.discard()
        self.start()
        for db in databases:
            db.keyturn = self.k
            db.find()

    @property
    def rds(self):
        return self.k.rds

    @property
    def log(self):
        return self.k.log


@pytest.fixture(scope="module")
def kept(flavour, tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    kept = Kept(str(folder / "data"), *flavour.options)
    yield kept
    kept.k.discard()


class Group:
    """A parameter group, and what is done to it."""

    def __init__(self, kept, family, *parameters):
        self.kept, self.name = kept, fresh("group")
        kept.rds.create_db_parameter_group(
            DBParameterGroupName=self.name, Description="d",
            DBParameterGroupFamily=family)
        if parameters:
            self.set(*parameters)

    def set(self, *parameters, method="immediate"):
        self.kept.rds.modify_db_parameter_group(
            DBParameterGroupName=self.name, Parameters=[
                {"ParameterName": n, "ParameterValue": v,
                 "ApplyMethod": method} for n, v in parameters])

    def set_at_reboot(self, *parameters):
        self.set(*parameters, method="pending-reboot")

    def reset(self):
        self.kept.rds.reset_db_parameter_group(
            DBParameterGroupName=self.name, ResetAllParameters=True)


def variable(db, name):
    with db.connect() as link, link.cursor() as cursor:
        cursor.execute(f"SELECT @@GLOBAL.{name}")
        return str(cursor.fetchone()[0])


def shown(kept, name):
    return kept.rds.describe_db_instances(
        DBInstanceIdentifier=name)["DBInstances"][0]


def status(db):
    return shown(db.keyturn, db.name)["DBParameterGroups"][0][
        "ParameterApplyStatus"]


def until_status(db, wanted):
    until(f"{db.name} {wanted}", lambda: status(db) == wanted)


def is_up(db):
    try:
        return db.accepts(db.master, db.password)
    except pymysql.err.OperationalError:
        return False


def kill(db):
    body = json.dumps({"database": db.name, "action": "kill-database"})
    answer, _, text = db.keyturn.http("POST", "/_keyturn/faults",
                                      body.encode(), {
        "Content-Type": "application/json"})
    assert answer == 200, text


def test_dynamic_ones_at_once_and_static_ones_at_the_next_start(
        kept, flavour):
    group = Group(kept, family(flavour.engine), ("wait_timeout", "321"),
                  ("sql_mode", "ANSI_QUOTES"))
    db = Database(kept.k, flavour.engine, DBParameterGroupName=group.name)
    assert variable(db, "wait_timeout") == "321"
    assert "ANSI_QUOTES" in variable(db, "sql_mode")
    assert status(db) == "in-sync"
    group.set(("wait_timeout", "654"), ("time_zone", "Europe/Berlin"),
              ("log_bin_trust_function_creators", "1"),
              ("character_set_client", "latin1"),
              ("max_connections", "{DBInstanceClassMemory/12582880}"))
    until_status(db, "in-sync")
    now = {"wait_timeout": "654", "time_zone": "Europe/Berlin",
           "log_bin_trust_function_creators": "1", "max_connections": "85",
           "character_set_client": "latin1"}
    assert {n: variable(db, n) for n in now} == now
    group.set_at_reboot(("innodb_ft_min_token_size", "2"),
                        ("slow_launch_time", "7"))
    assert status(db) == "pending-reboot"
    assert variable(db, "innodb_ft_min_token_size") == "3"
    assert variable(db, "slow_launch_time") == "2"
    kept.rds.reboot_db_instance(DBInstanceIdentifier=db.name)
    db.find()
    now.update(innodb_ft_min_token_size="2", slow_launch_time="7")
    assert {n: variable(db, n) for n in now} == now
    assert status(db) == "in-sync"
    group.set(("wait_timeout", "987"))
    until_status(db, "in-sync")
    kill(db)
    until("it is back", lambda: is_up(db))
    assert variable(db, "wait_timeout") == "987"
    group.reset()
    until_status(db, "pending-reboot")	# of one, while another is applied
    until("it is reset", lambda: variable(db, "wait_timeout") == "28800")
    assert variable(db, "innodb_ft_min_token_size") == "2"
    with fails("InvalidDBParameterGroupState"):
        kept.rds.delete_db_parameter_group(DBParameterGroupName=group.name)


def test_what_a_server_refuses(kept, flavour):
    """At once: it is told.  At a start: incompatible-parameters, and a way
    back."""
    group = Group(kept, family(flavour.engine))
    db = Database(kept.k, flavour.engine, DBParameterGroupName=group.name)
    group.set(("collation_server", "klingon_ci"))
    until_status(db, "failed-to-apply")
    assert f"parameter collation_server: " in kept.log
    group.set(("collation_server", "latin1_bin"))
    until_status(db, "in-sync")
    assert variable(db, "collation_server") == "latin1_bin"
    group.set(("collation_server", "klingon_ci"))
    name = fresh("never")
    kept.rds.create_db_instance(
        DBInstanceIdentifier=name, Engine=flavour.engine,
        DBInstanceClass="db.t3.micro", AllocatedStorage=20,
        MasterUsername="admin", MasterUserPassword="Master-password-1",
        DBParameterGroupName=group.name)
    until("it ends", lambda: shown(kept, name)["DBInstanceStatus"] !=
          "creating")
    assert shown(kept, name)["DBInstanceStatus"] == "incompatible-parameters"
    group.reset()
    kept.rds.reboot_db_instance(DBInstanceIdentifier=name)
    until("it is up", lambda: shown(kept, name)["DBInstanceStatus"] ==
          "available")
    found = shown(kept, name)
    at = found["Endpoint"]
    connect(at["Address"], at["Port"], "admin", "Master-password-1").close()
    assert found["DBParameterGroups"][0]["ParameterApplyStatus"] == "in-sync"
    kept.rds.delete_db_instance(DBInstanceIdentifier=name,
                                SkipFinalSnapshot=True)
    group.set(("collation_server", "klingon_ci"))
    kept.k.stop()
    kept.k.discard()
    kept.start()
    db.keyturn = kept.k
    until("it ends", lambda: shown(kept, db.name)["DBInstanceStatus"] !=
          "starting")
    assert shown(kept, db.name)["DBInstanceStatus"] == \
        "incompatible-parameters"
    group.reset()
    kept.restart(db)
    assert "klingon" not in variable(db, "collation_server")


def test_what_a_server_does_not_know(kept, flavour):
    """MariaDB in place of MySQL: it starts, and that is told."""
    if flavour.name == "mysql":
        family, name = "mysql8.4", "innodb_log_file_size"
    else:
        family, name = "mysql8.0", "cte_max_recursion_depth"
    group = Group(kept, family, ("wait_timeout", "99"))
    group.set((name, "4194304") if flavour.name == "mariadb" else
              ("wait_timeout", "98"))
    db = Database(kept.k, "mysql", DBParameterGroupName=group.name)
    assert status(db) == "in-sync"
    if flavour.name == "mariadb":
        assert f"parameter {name} changes nothing: MariaDB" in kept.log


def test_names_of_tables_in_lower_case(kept, flavour):
    """What data are made with: of MySQL it cannot change any more."""
    group = Group(kept, family(flavour.engine))
    group.set_at_reboot(("lower_case_table_names", "1"))
    db = Database(kept.k, flavour.engine, DBParameterGroupName=group.name)
    assert variable(db, "lower_case_table_names") == "1"
    with db.connect() as link, link.cursor() as cursor:
        cursor.execute("CREATE TABLE shop.Things (n INT)")
        cursor.execute("SELECT count(*) FROM shop.THINGS")
    assert status(db) == "in-sync"
    kept.restart(db)
    assert variable(db, "lower_case_table_names") == "1"


def test_only_over_tls(kept, flavour):
    group = Group(kept, family(flavour.engine),
                  ("require_secure_transport", "1"))
    db = Database(kept.k, flavour.engine, DBParameterGroupName=group.name)
    with pytest.raises(pymysql.err.MySQLError):
        connect(db.host, db.port, db.master, db.password, tls=False)
    group.set(("require_secure_transport", "0"))
    until_status(db, "in-sync")
    connect(db.host, db.port, db.master, db.password, tls=False).close()
