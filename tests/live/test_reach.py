"""How clients get at the databases, from elsewhere too, and trust them."""
import pytest

import conftest
from harness import value, wait_rotation

FIRST = 21300


def ports():
    """A range that no other test uses; what is taken in it is passed over."""
    global FIRST
    FIRST += 20
    return FIRST, FIRST + 19


@pytest.fixture
def published(serve):
    first, last = ports()
    return serve("--memory", "--mysqld", conftest.mariadbd(), "--allow-host",
                 "keyturn", "--db-ports", f"{first}-{last}",
                 listen="0.0.0.0:0")


def test_databases_are_where_keyturn_was_found(published):
    """As in a container: ports are published, the name is the client's."""
    k = published
    dbs = [conftest.Database(k, "mariadb") for _ in range(2)]
    assert FIRST <= dbs[0].port < dbs[1].port < FIRST + 20
    for db in dbs:
        assert db.host == "127.0.0.1"
        for host, told in (("keyturn:4566", "keyturn"), ("keyturn", "keyturn"),
                           ("localhost:4566", "127.0.0.1"),
                           ("127.0.0.1", "127.0.0.1"),
                           ("[::1]:4566", "127.0.0.1"),
                           ("192.0.2.7:4566", "192.0.2.7")):
            assert k.endpoint(db.name, host) == (told, db.port)
        assert db.accepts(db.master, db.password)


def test_a_rotation_by_a_name_that_clients_were_told(published):
    """It may mean nothing to keyturn itself, as here."""
    k = published
    db = conftest.Database(k, "mariadb")
    db.host = "keyturn"
    name = db.secret(db.master, db.password)
    token = k.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=db.rotator())["VersionId"]
    wait_rotation(k.sm, name, token)
    db.host = "127.0.0.1"
    assert db.accepts(db.master, value(k.sm, name)["password"])
    assert not db.accepts(db.master, db.password)


def test_the_ports_are_used_up(serve):
    first, _ = ports()
    k = serve("--memory", "--mysqld", conftest.mariadbd(), "--db-ports",
              f"{first}-{first}")
    db = conftest.Database(k, "mariadb")
    assert (db.host, db.port) == ("127.0.0.1", first)
    k.rds.create_db_instance(
        DBInstanceIdentifier="more", Engine="mariadb", AllocatedStorage=20,
        DBInstanceClass="db.t3.micro", MasterUsername="admin",
        MasterUserPassword="Master-password-1")
    assert k.rds.describe_db_instances(DBInstanceIdentifier="more")[
        "DBInstances"][0]["DBInstanceStatus"] == "failed"
    assert f"no port of --db-ports {first}-{first} is free" in k.log
