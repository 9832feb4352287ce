"""How clients get at the databases, from elsewhere too, and trust them."""
import os
import shutil
import socket
import ssl
import subprocess
import sys

import pymysql
import pytest

import conftest
import harness
from harness import until, value, wait_rotation

@pytest.fixture
def published(serve):
    first = harness.own_ports()
    k = serve("--memory", "--mysqld", conftest.mariadbd(), "--allow-host",
              "keyturn", "--db-ports", f"{first}-{first + harness.BLOCK - 1}",
              listen="0.0.0.0:0")
    k.first = first
    return k


def test_databases_are_where_keyturn_was_found(published):
    """As in a container: ports are published, the name is the client's."""
    k = published
    dbs = [conftest.Database(k, "mariadb") for _ in range(2)]
    assert k.first <= dbs[0].port < dbs[1].port < k.first + harness.BLOCK
    for db in dbs:
        assert db.host == "127.0.0.1"
        for host, told in (("keyturn:4566", "keyturn"), ("keyturn", "keyturn"),
                           ("localhost:4566", "127.0.0.1"),
                           ("127.0.0.1", "127.0.0.1"),
                           ("localhost.localstack.cloud:4566", "127.0.0.1"),
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
    first = harness.own_ports()
    k = serve("--memory", "--mysqld", conftest.mariadbd(), "--db-ports",
              f"{first}-{first}")
    db = conftest.Database(k, "mariadb")
    assert (db.host, db.port) == ("127.0.0.1", first)
    k.rds.create_db_instance(
        DBInstanceIdentifier="more", Engine="mariadb", AllocatedStorage=20,
        DBInstanceClass="db.t3.micro", MasterUsername="admin",
        MasterUserPassword="Master-password-1")
    until("it fails", lambda: k.rds.describe_db_instances(
        DBInstanceIdentifier="more")["DBInstances"][0][
            "DBInstanceStatus"] == "failed")
    assert f"no port of --db-ports {first}-{first} is free" in k.log


VERIFY = """
import os, pymysql
import boto3
rds = boto3.client("rds")
rds.create_db_instance(
    DBInstanceIdentifier="db", Engine="mysql", AllocatedStorage=20,
    DBInstanceClass="db.t3.micro", MasterUsername="admin",
    MasterUserPassword="Master-password-1")
rds.get_waiter("db_instance_available").wait()
at = rds.describe_db_instances()["DBInstances"][0]["Endpoint"]
pymysql.connect(host=at["Address"], port=at["Port"], user="admin",
                password="Master-password-1", ssl_ca=os.environ["KEYTURN_CA"],
                ssl_verify_cert=True, ssl_verify_identity=True).close()
print(at["Address"], at["Port"])
"""


def test_exec_says_how_databases_are_verified(flavour, folder):
    """At a path that is the same the next time, by PyMySQL and mariadb."""
    client = shutil.which("mariadb") or shutil.which("mysql")
    assert client, "no mariadb client"
    script = os.path.join(folder, "verify.py")
    with open(script, "w") as f:
        f.write(VERIFY)
    command = (f'read host port <<!\n$({sys.executable} {script})\n!\n'
               f'{client} --no-defaults --ssl-ca="$KEYTURN_CA" '
               '--ssl-verify-server-cert -h "$host" -P "$port" -u admin '
               '-pMaster-password-1 -e "SELECT 1" >&2 && echo "$KEYTURN_CA"')
    said = {subprocess.run(
        [harness.BINARY, "exec", *flavour.options, "--", "sh", "-c", command],
        env=harness.clean_environ(KEYTURN_CA="/none"), check=True,
        stdout=subprocess.PIPE, text=True).stdout for _ in range(2)}
    assert len(said) == 1
    path, = said
    assert os.path.isfile(path.strip())


def test_the_authority_is_told_over_http(server, serve):
    bundle = os.path.join(os.path.dirname(server.ready["ca"]),
                          "global-bundle.pem")
    for path, file in (("ca.pem", server.ready["ca"]),
                       ("global-bundle.pem", bundle)):
        status, headers, body = server.http("GET", "/_keyturn/" + path)
        with open(file, "rb") as f:
            assert (status, body) == (200, f.read())
        assert headers["Content-Type"] == "application/x-pem-file"
        ssl.create_default_context(cadata=body.decode())
    lent = serve("--memory", "--attach", "mysql://root@127.0.0.1:1",
                 env={"KEYTURN_ATTACH_PASSWORD": "x"})
    assert "ca" not in lent.ready
    assert lent.http("GET", "/_keyturn/ca.pem")[0] == 404


def test_the_authority_of_kept_data_is_kept_with_them(serve, folder):
    k = serve("--data", folder + "/d")
    assert k.ready["ca"] == os.path.realpath(folder) + "/d/tls/ca.pem"
    was = k.http("GET", "/_keyturn/ca.pem")[2]
    k.stop()
    assert serve("--data", folder + "/d").http(
        "GET", "/_keyturn/ca.pem")[2] == was


def test_certificates_name_what_clients_are_told(published):
    db = conftest.Database(published, "mariadb")
    for name in ("keyturn", "localhost", "127.0.0.1"):
        context = ssl.create_default_context(cafile=published.ready["ca"])
        connection = pymysql.connections.Connection(
            host=name, port=db.port, user=db.master, password=db.password,
            ssl=context, defer_connect=True)
        connection.connect(socket.create_connection(("127.0.0.1", db.port)))
        connection.close()


def test_two_that_make_an_authority_at_once_have_the_same(serve, folder):
    env = {"XDG_CACHE_HOME": folder}
    both = [serve("--memory", env=env, ready=False) for _ in range(2)]
    assert len({k.wait_ready().http("GET", "/_keyturn/ca.pem")[2]
                for k in both}) == 1
