"""A server that is lent: --attach.  Here another keyturn's instance is it."""
import json
import re
import shutil
import socket
import sqlite3
import threading

import pytest

import conftest
import harness
import processes
from harness import (PATIENCE, fails, fresh, slow_advance, sql, until, value,
                     wait_rotation)


def url(database):
    return f"mysql://{database.master}@{database.host}:{database.port}"


def create(keyturn, name, master, password="Master-password-1"):
    keyturn.rds.create_db_instance(
        DBInstanceIdentifier=name, Engine="mysql",
        DBInstanceClass="db.t3.micro", AllocatedStorage=20,
        MasterUsername=master, MasterUserPassword=password)


def status(keyturn, name):
    return keyturn.rds.describe_db_instances(DBInstanceIdentifier=name)[
        "DBInstances"][0]["DBInstanceStatus"]


def delete(keyturn, name):
    keyturn.rds.delete_db_instance(DBInstanceIdentifier=name,
                                   SkipFinalSnapshot=True)
    until(f"{name} is deleted", lambda: not keyturn.rds
          .describe_db_instances()["DBInstances"])


def admin(database, statement, *args):
    """As the lender's own master, who has all rights."""
    with database.connect() as db:
        return sql(db, statement, *args)


def users(database):
    """All accounts; among them the roles that mark who is keyturn's."""
    return set(admin(database, "SELECT User, Host FROM mysql.user"))


class Door:
    """A port where a server may be later: forwards from open() on."""

    def __init__(self, database):
        self.to = (database.host, database.port)
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))    # bound: nobody else's
        self.port = self.listener.getsockname()[1]
        self.url = f"mysql://{database.master}@127.0.0.1:{self.port}"

    def open(self):
        self.listener.listen()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                here, _ = self.listener.accept()
            except OSError:
                return
            there = socket.create_connection(self.to)
            for a, b in ((here, there), (there, here)):
                threading.Thread(target=self.copy, args=(a, b),
                                 daemon=True).start()

    @staticmethod
    def copy(a, b):
        try:
            while data := a.recv(65536):
                b.sendall(data)
            b.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def close(self):
        self.listener.close()


@pytest.fixture
def door(database):
    d = Door(database)
    yield d
    d.close()


@pytest.fixture
def lent(serve, database):
    return serve("--memory", "--attach", url(database),
                 env={"KEYTURN_ATTACH_PASSWORD": database.password})


class Borrowed(conftest.Database):
    """An instance that is a master user on somebody's server."""

    def __init__(self, keyturn, **more):
        self.keyturn, self.name = keyturn, fresh("lent")
        self.master = "m_" + fresh("u")[-8:]
        self.password = "Master-password-1"
        keyturn.rds.create_db_instance(
            DBInstanceIdentifier=self.name, Engine="mysql",
            DBInstanceClass="db.t3.micro", AllocatedStorage=20,
            MasterUsername=self.master, MasterUserPassword=self.password,
            **more)
        self.find()


def test_the_whole_way(lent, database):
    db = Borrowed(lent)
    assert (db.host, db.port) == (database.host, database.port)
    assert db.accepts(db.master, db.password)
    user = db.user()
    name = db.secret(user, "First-password-1")
    token = lent.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=db.rotator())["VersionId"]
    wait_rotation(lent.sm, name, token)
    assert db.accepts(user, value(lent.sm, name)["password"])
    assert not db.accepts(user, "First-password-1")

    lent.rds.delete_db_instance(DBInstanceIdentifier=db.name,
                                SkipFinalSnapshot=True)
    until("the master user is gone",
          lambda: not db.accepts(db.master, db.password))
    assert database.accepts(database.master, database.password)


def schemas(database):
    return {s for s, in admin(database, "SHOW DATABASES")}


def test_a_schema_goes_with_the_instance_it_was_made_for(lent, database):
    """So a second run with the same names finds what the first found."""
    name = "s" + fresh("x")[-8:]
    before = users(database), schemas(database)
    for _ in range(2):
        db = Borrowed(lent, DBName=name)
        with db.connect(database=name) as c:
            sql(c, "CREATE TABLE t (i int)")
        assert f"schema {name} was made on the lent server" in lent.log
        delete(lent, db.name)
        until("all is as before",
              lambda: (users(database), schemas(database)) == before)


def test_a_schema_that_was_there_before_stays(lent, database):
    name = "s" + fresh("x")[-8:]
    admin(database, f"CREATE DATABASE {name}")
    before = users(database)
    db = Borrowed(lent, DBName=name)
    with db.connect(database=name) as c:
        sql(c, "CREATE TABLE t (i int)")
    delete(lent, db.name)
    until("the master is gone", lambda: users(database) == before)
    assert admin(database, f"SELECT * FROM {name}.t") == ()
    admin(database, f"DROP DATABASE {name}")


def test_a_schema_that_two_are_in_goes_with_the_last(lent, database):
    name = "s" + fresh("x")[-8:]
    before = users(database), schemas(database)
    one, two = Borrowed(lent, DBName=name), Borrowed(lent, DBName=name)
    with two.connect(database=name) as c:
        sql(c, "CREATE TABLE t (i int)")
    lent.rds.delete_db_instance(DBInstanceIdentifier=one.name,
                                SkipFinalSnapshot=True)
    until("its master is gone", lambda: not one.accepts(one.master,
                                                        one.password))
    with two.connect(database=name) as c:
        assert sql(c, "SELECT * FROM t") == ()
    delete(lent, two.name)
    until("all is as before",
          lambda: (users(database), schemas(database)) == before)


def test_the_lender_s_own_master_is_not_taken(lent, database):
    """Nor is its password changed: the instance ends in `failed`."""
    create(lent, "taken", database.master, "Another-password-1")
    until("refused", lambda: status(lent, "taken") == "failed")
    assert database.accepts(database.master, database.password)


def test_the_password_is_no_argument(serve, database, folder):
    """From @FILE or the environment; never told in a log."""
    path = folder + "/password"
    with open(path, "w") as f:
        f.write(database.password + "\n")
    k = serve("--memory", "--attach", url(database), "--attach-password",
              "@" + path)
    db = Borrowed(k)
    assert db.accepts(db.master, db.password)
    assert database.password not in k.log


@pytest.fixture
def weak(database):
    """A lender that makes users but may not see which there are."""
    name = fresh("weak")
    admin(database, f"CREATE USER `{name}`@'%%' IDENTIFIED BY %s",
          database.password)
    admin(database, f"GRANT CREATE USER ON *.* TO `{name}`@'%'")
    yield name
    admin(database, f"DROP USER `{name}`@'%'")


def test_clients_are_told_the_endpoint_host(serve, database):
    """Where they find the lent server; keyturn has its own way there."""
    k = serve("--memory", "--attach", url(database), "--endpoint-host",
              "db.keyturn.invalid",
              env={"KEYTURN_ATTACH_PASSWORD": database.password})
    db = Borrowed(k)
    assert (db.host, db.port) == ("db.keyturn.invalid", database.port)
    name = db.secret(db.master, db.password)
    token = k.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=db.rotator())["VersionId"]
    wait_rotation(k.sm, name, token)
    delete(k, db.name)


def test_a_lent_server_beside_keyturn_is_where_keyturn_is(serve, database):
    """In a container they share a network, and clients come from elsewhere."""
    k = serve("--memory", "--attach", url(database), "--allow-host", "keyturn",
              env={"KEYTURN_ATTACH_PASSWORD": database.password})
    db = Borrowed(k)
    for host, told in (("keyturn:4566", "keyturn"), ("localhost",
                                                     database.host)):
        assert k.endpoint(db.name, host) == (told, database.port)
    db.host = "keyturn"
    name = db.secret(db.master, db.password)
    token = k.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=db.rotator())["VersionId"]
    wait_rotation(k.sm, name, token)
    delete(k, db.name)


def test_the_password_is_in_no_environment(serve):
    """/proc/PID/environ shows what a process was started with."""
    secret = "Sesame-open-of-the-lender-1"
    for options in (["--attach", "mysql://root@127.0.0.1:1"], []):
        k = serve("--memory", *options, env={
            "KEYTURN_ATTACH_PASSWORD": secret})
        who = processes.marked(k.mark)
        assert len(who) >= 2	# the guardian
        for pid, _ in who:
            assert not processes.shows(pid, secret)


def test_a_user_the_lender_cannot_see_is_not_taken(serve, database, weak):
    """Neither its password nor the user, when the instance is deleted."""
    victim = "v_" + fresh("u")[-8:]
    admin(database, f"CREATE USER {victim}@'%%' IDENTIFIED BY %s",
          "Victim-password-1")
    before = users(database)
    k = serve("--memory", "--attach",
              url(database).replace(database.master + "@", weak + "@"),
              env={"KEYTURN_ATTACH_PASSWORD": database.password})
    create(k, "taken", victim)
    until("refused", lambda: status(k, "taken") == "failed")
    assert f"already has a user {victim}" in k.log
    assert database.accepts(victim, "Victim-password-1")
    assert users(database) == before, "it is marked as keyturn's"
    delete(k, "taken")
    assert database.accepts(victim, "Victim-password-1")
    admin(database, f"DROP USER {victim}")


def test_a_master_that_cannot_be_equipped_is_not_left(
        serve, database, weak):
    """This lender may make users, but has no privileges to hand on."""
    before = users(database)
    k = serve("--memory", "--attach",
              url(database).replace(database.master + "@", weak + "@"),
              env={"KEYTURN_ATTACH_PASSWORD": database.password})
    create(k, "poor", "m_" + fresh("u")[-8:])
    until("refused", lambda: status(k, "poor") == "failed")
    assert users(database) == before


def test_throwaway_data_leave_nothing_on_the_lent_server(serve, database):
    before = users(database)
    k = serve("--memory", "--attach", url(database),
              env={"KEYTURN_ATTACH_PASSWORD": database.password})
    db = Borrowed(k)
    assert users(database) != before
    assert k.stop() == 0
    assert users(database) == before
    assert not database.accepts(db.master, db.password)


def test_an_advance_does_not_keep_what_was_lent(serve, database):
    before = users(database)
    k = serve("--memory", "--attach", url(database),
              env={"KEYTURN_ATTACH_PASSWORD": database.password})
    Borrowed(k)
    thread, said = slow_advance(k)
    assert k.stop() == 0	# the advance would take much longer
    thread.join(PATIENCE)
    assert [s[0] for s in said] == [503]
    assert users(database) == before


def test_the_master_goes_when_a_later_keyturn_deletes(
        serve, database, folder):
    """keyturn ended after the deletion was asked for and before it was
    done: the next one never started that instance, and still drops it."""
    before = users(database)
    env = {"KEYTURN_ATTACH_PASSWORD": database.password}
    first = serve("--data", folder + "/d", "--attach", url(database), env=env)
    db = Borrowed(first)
    assert first.stop() == 0
    with sqlite3.connect(folder + "/d/keyturn.db") as store:
        assert store.execute(
            "UPDATE server SET status = 'deleting'").rowcount == 1
    store.close()
    second = serve("--data", folder + "/d", "--attach", url(database),
                   env=env)
    until("the master is gone", lambda: not database.accepts(
        db.master, db.password))
    until("its mark too", lambda: users(database) == before)
    assert "may be left" not in second.log


def test_a_lender_that_comes_up_later(serve, database, door):
    """As in docker compose, where keyturn may be up first."""
    k = serve("--memory", "--attach", door.url,
              env={"KEYTURN_ATTACH_PASSWORD": database.password})
    create(k, "patient", "m_" + fresh("u")[-8:])
    until("a first try", lambda: f"{door.port}" in k.log)
    door.open()
    until("up", lambda: status(k, "patient") == "available")
    delete(k, "patient")


@pytest.mark.parametrize("end", ["SIGTERM", "deletion"])
def test_waiting_for_a_lender_ends_at_once(serve, door, database, end):
    k = serve("--memory", "--attach", door.url,
              env={"KEYTURN_ATTACH_PASSWORD": database.password})
    create(k, "hasty", "m_" + fresh("u")[-8:])
    until("a first try", lambda: f"{door.port}" in k.log)
    if end == "deletion":
        before = users(database)
        k.rds.delete_db_instance(DBInstanceIdentifier="hasty",
                                 SkipFinalSnapshot=True)
        door.open()
        until("deleted", lambda: not k.rds.describe_db_instances()[
            "DBInstances"])
        assert users(database) == before
    assert k.stop() == 0


def test_a_start_that_was_cut_short_ends_the_same(
        serve, database, folder, door):
    """The master is made, but the store does not know: its mark tells
    that it is keyturn's own."""
    env = {"KEYTURN_ATTACH_PASSWORD": database.password}
    before, master = users(database), "m_" + fresh("u")[-8:]
    first = serve("--data", folder + "/d", "--attach", door.url, env=env)
    create(first, "again", master)
    until("a first try", lambda: f"{door.port}" in first.log)
    assert first.stop() == 0
    shutil.copytree(folder + "/d", folder + "/early")
    for data in "/d", "/early":
        k = serve("--data", folder + data, "--attach", url(database), env=env)
        until("up", lambda: status(k, "again") == "available")
        assert database.accepts(master, "Master-password-1")
        if data == "/early":
            delete(k, "again")
        assert k.stop() == 0
    assert users(database) == before


@pytest.mark.long	# it is given its time to come up
def test_a_lender_that_is_not_there(serve):
    k = serve("--memory", "--attach", "mysql://root@127.0.0.1:1",
              env={"KEYTURN_ATTACH_PASSWORD": "x"})
    create(k, "none", "admin")
    until("failed", lambda: status(k, "none") == "failed",
          harness.SETTLE)
    assert "127.0.0.1:1" in k.log


def test_encryption_without_a_ca_is_told_once(lent, database):
    db = Borrowed(lent)
    for _ in range(2):
        name = db.secret(db.user(), "First-password-1")
        token = lent.sm.rotate_secret(
            SecretId=name, RotationLambdaARN=db.rotator())["VersionId"]
        wait_rotation(lent.sm, name, token)
    told = [line for line in lent.log.splitlines()
            if "verif" in line and str(database.host) in line]
    assert len(told) == 1, told


def test_a_secret_for_a_server_nobody_runs(server):
    """A rotation of what cannot be reached fails and says so."""
    sm, name = server.sm, fresh("nowhere")
    sm.create_secret(Name=name, SecretString=json.dumps({
        "engine": "mysql", "host": "127.0.0.1", "port": 1,
        "username": "u", "password": "Lost-password-1"}))
    before = len(server.log)
    token = sm.rotate_secret(
        SecretId=name, RotationLambdaARN=server.function())["VersionId"]
    until("the reason in the log", lambda: re.search(
        r"setSecret.*127\.0\.0\.1:1\b", server.log[before:], re.S))
    at = harness.versions(sm, name)
    assert at["AWSPENDING"] == token != at["AWSCURRENT"]
    with fails("InvalidRequestException", "A previous rotation isn't "
               "complete. That rotation will be reattempted."):
        sm.rotate_secret(SecretId=name)
    assert "Lost-password-1" not in server.log
    sm.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)
