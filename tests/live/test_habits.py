"""What people bring from LocalStack, moto and floci: their tools as they are,
their paths, and the names they go by."""
import json
import os
import re
import socket
import subprocess
import sys

import boto3
import localstack_client.session
import pytest

from conftest import mariadbd
from harness import Keyturn, clean_environ

ZEROS = "000000000000"
NAME = "localhost.localstack.cloud"
AWSLOCAL = os.path.join(os.path.dirname(sys.executable), "awslocal")


@pytest.fixture(scope="module")
def zeros(tmp_path_factory):
    """As LocalStack is configured: its account, a script at the start."""
    init = tmp_path_factory.mktemp("init")
    script = init / "seed.sh"
    script.write_text(
        f"#!/bin/sh\n{AWSLOCAL} secretsmanager create-secret "
        "--name seeded --secret-string v\n")
    script.chmod(0o755)
    k = Keyturn("--memory", "--account", ZEROS, "--init", init, "--mysqld",
                mariadbd(), env={"LOCALSTACK_HOST": NAME + ":4566",
                                 "SERVICES": "rds", "PERSISTENCE": "1"})
    yield k.wait_ready()
    k.discard()


def get(keyturn, path, **headers):
    status, _, text = keyturn.http("GET", path, headers=headers)
    assert status == 200, text
    return json.loads(text)


def awslocal(keyturn, *argv):
    done = subprocess.run(
        [AWSLOCAL, *argv], text=True, capture_output=True, timeout=120,
        env=clean_environ(LOCALSTACK_HOST=f"localhost:{keyturn.address.port}",
                          HOME="/nonexistent"))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_awslocal_needs_nothing(zeros):
    """Without a region, without credentials; and all is of account zero."""
    made = awslocal(zeros, "secretsmanager", "create-secret", "--name",
                    "app/key", "--secret-string", "s")
    assert made["ARN"].startswith(
        f"arn:aws:secretsmanager:us-east-1:{ZEROS}:secret:app/key-")
    assert awslocal(zeros, "secretsmanager", "get-secret-value",
                    "--secret-id", "app/key")["SecretString"] == "s"
    assert awslocal(zeros, "sts", "get-caller-identity")["Arn"] == \
        f"arn:aws:iam::{ZEROS}:root"
    rotator = awslocal(zeros, "lambda", "get-function", "--function-name",
                       "SecretsManagerRDSMySQLRotationSingleUser")
    assert f":{ZEROS}:function:" in rotator["Configuration"]["FunctionArn"]
    db = awslocal(zeros, "rds", "create-db-instance",
                  "--db-instance-identifier", "d", "--engine", "mariadb",
                  "--db-instance-class", "db.t3.micro", "--master-username",
                  "admin", "--master-user-password", "first-password",
                  "--allocated-storage", "20")["DBInstance"]
    assert db["DBInstanceArn"] == f"arn:aws:rds:us-east-1:{ZEROS}:db:d"


def test_a_script_that_calls_awslocal(zeros):
    assert awslocal(zeros, "secretsmanager", "get-secret-value",
                    "--secret-id", "seeded")["SecretString"] == "v"
    assert get(zeros, "/_localstack/init/ready") == {
        "completed": True, "scripts": [
            {"stage": "READY", "name": "seed.sh", "state": "SUCCESSFUL"}]}


def test_localstack_client(zeros):
    session = localstack_client.session.Session(
        localstack_host=f"localhost:{zeros.address.port}")
    made = session.client("secretsmanager").create_secret(Name="by-client")
    assert f":{ZEROS}:secret:by-client-" in made["ARN"]


def test_who_waits_for_localstack_does_so_in_vain_no_more(zeros):
    """By the log, as Testcontainers' modules for Java, Python and Node.js do;
    by the path, as Go's; by what scripts look for."""
    assert re.search(r".*Ready\.\n", zeros.log)
    assert get(zeros, "/_localstack/health")["services"]["rds"] == "running"
    text = zeros.http("GET", "/_localstack/health")[2].decode()
    assert '"secretsmanager": "running"' in text
    status, headers, body = zeros.http("HEAD", "/_localstack/health")
    assert (status, body) == (200, b"")
    status, _, text = zeros.http("GET", "/_localstack/health",
                                 headers={"Host": "localstack:4566"})
    assert (status, json.loads(text)) == (200, {"status": "ok"})


@pytest.fixture
def resolves(monkeypatch):
    """NAME and what is below it are 127.0.0.1, as the world's DNS has it."""
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *a, **k: real(
        "127.0.0.1" if str(host).endswith(NAME) else host, *a, **k))


@pytest.mark.parametrize("name", [
    NAME, "secretsmanager." + NAME, "secretsmanager.us-east-1." + NAME,
    "RDS." + NAME.upper()])
def test_localstack_s_name_is_ours(zeros, resolves, name):
    sm = boto3.client(
        "secretsmanager", "us-east-1", aws_access_key_id="test",
        aws_secret_access_key="test",
        endpoint_url=f"http://{name}:{zeros.address.port}")
    assert sm.get_secret_value(SecretId="seeded")["SecretString"] == "v"


@pytest.mark.parametrize("host", [
    "localstack.cloud", "x" + NAME, NAME + ".evil.test", "evil." + NAME,
    "s3." + NAME, "secrets." + NAME, "evil.test"])
def test_other_names_are_not(zeros, host):
    status, _, _ = zeros.json("ListSecrets", {}, headers={"Host": host})
    assert status == 403
    for path in ("/_localstack/info", "/moto-api/data.json"):
        assert zeros.http("GET", path, headers={"Host": host})[0] == 403


def made(keyturn, name):
    keyturn.rds.create_db_instance(
        DBInstanceIdentifier=name, Engine="mariadb", AllocatedStorage=20,
        DBInstanceClass="db.t3.micro", MasterUsername="admin",
        MasterUserPassword="first-password")
    return name


def test_localstack_host_is_where_clients_are_told_to_go(serve):
    k = serve("--memory", "--mysqld", mariadbd(),
              env={"LOCALSTACK_HOST": "db.test:4566"})
    made(k, "told")
    assert k.endpoint("told", "localhost")[0] == "db.test"
    assert k.json("ListSecrets", {}, headers={"Host": "db.test"})[0] == 200


def test_what_comes_to_nothing_is_said_once(zeros, server):
    said = [line for line in zeros.log.splitlines() if "nothing comes" in line]
    assert len(said) == 1 and "SERVICES, PERSISTENCE" in said[0]
    assert "nothing comes of it" not in server.log


def test_exec_s_command_knows_of_no_other_localstack():
    script = "import os; print([n for n in os.environ if 'STACK' in n])"
    done = subprocess.run(
        [os.environ.get("KEYTURN_BINARY", "keyturn"), "exec", "--",
         sys.executable, "-c", script], text=True, capture_output=True,
        timeout=120, env=clean_environ(LOCALSTACK_HOST="elsewhere:4566"))
    assert done.stdout == "[]\n", done


RESETS = [("/_localstack/state/reset", "OK"), ("/_floci/state/reset", "OK"),
          ("/moto-api/reset", "ok")]


@pytest.mark.parametrize("path", [p for p, _ in RESETS])
def test_a_web_page_resets_nothing(server, path):
    """Nor does a GET, or who goes by another name."""
    server.sm.create_secret(Name="stays" + path)
    for method, status, headers in (
            ("POST", 403, {"Origin": "http://evil.test"}),
            ("POST", 403, {"Sec-Fetch-Site": "cross-site"}),
            ("POST", 403, {"Host": "evil.test"}),
            ("GET", 405, {}), ("DELETE", 405, {}),
            ("POST", 404, {"X-Amz-Target": "secretsmanager.ListSecrets"})):
        assert server.http(method, path, headers=headers)[0] == status
    server.sm.describe_secret(SecretId="stays" + path)


@pytest.mark.parametrize("path,word", RESETS)
def test_each_reset_empties_all_accounts(zeros, path, word):
    other = zeros.client("secretsmanager", key="000000000042")
    zeros.sm.create_secret(Name="goes")
    other.create_secret(Name="goes")
    zeros.json("ListSecrets", {})
    data = get(zeros, "/moto-api/data.json")["secretsmanager"]["FakeSecret"]
    assert {s["account_id"] for s in data if s["name"] == "goes"} == {
        "123456789012", "000000000042"}
    status, _, text = zeros.http("POST", path, headers={
        "Content-Type": "application/x-www-form-urlencoded"})
    assert (status, json.loads(text)) == (200, {"status": word})
    assert get(zeros, "/moto-api/data.json") == {
        "rds": {"DBCluster": [], "DBInstance": []},
        "secretsmanager": {"FakeSecret": []}}
