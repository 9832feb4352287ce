"""What an instance comes from: a server that is found, or a fixture."""
import os

import pytest

import conftest
import harness
from harness import can_log_in, until, value, wait_rotation
from test_serve import refused


def no_server():
    """A prefix under which no database server is to be found."""
    hide = [os.path.realpath(p) for d in ("/usr/sbin", "/usr/local/sbin",
            "/usr/bin", "/usr/libexec") for n in ("mysqld", "mariadbd")
            if os.path.exists(p := os.path.join(d, n))]
    script = "; ".join(["mount --bind /dev/null " + p
                        for p in sorted(set(hide))] + ['exec "$@"'])
    flags = "-m" if os.geteuid() == 0 else "-rm"
    return ["unshare", flags, "sh", "-c", script, "sh"]


def test_no_server_to_be_found(serve, folder):
    k = serve("--memory", prefix=no_server(),
              env={"XDG_CACHE_HOME": folder})
    settled_failed(k)
    assert "mariadb-server-core" in k.log


def settled_failed(k):
    """create_db_instance is accepted and ends in `failed`."""
    k.rds.create_db_instance(
        DBInstanceIdentifier="none", Engine="mariadb",
        DBInstanceClass="db.t3.micro", AllocatedStorage=20,
        MasterUsername="admin", MasterUserPassword="Master-password-1")
    i = until("it is settled", lambda: (now := k.rds.describe_db_instances(
        DBInstanceIdentifier="none")["DBInstances"][0])[
            "DBInstanceStatus"] != "creating" and now)
    assert i["DBInstanceStatus"] == "failed"
    assert "Endpoint" not in i
    k.rds.delete_db_instance(DBInstanceIdentifier="none",
                             SkipFinalSnapshot=True)
    until("it is gone",
          lambda: not k.rds.describe_db_instances()["DBInstances"])


def test_a_binary_that_is_no_database(serve):
    """What a binary is, is what --version says: /bin/true is none."""
    k = serve("--memory", "--mysqld", "/bin/true", ready=False)
    try:
        k.wait_ready()
    except AssertionError:
        assert k.proc.wait(harness.PATIENCE) == 1
        assert "/bin/true" in k.log
        return
    settled_failed(k)
    assert "/bin/true" in k.log


FIXTURE = os.path.join(harness.REPO, "fixtures", "newcomer.json")


def test_the_fixture_of_the_newcomer(serve):
    """One instance, one application user and one secret that rotates."""
    k = serve("--memory", "--mysqld", conftest.mariadbd(),
              "--fixture", FIXTURE)
    secrets = k.sm.list_secrets()["SecretList"]
    assert len(secrets) == 1
    assert len(k.rds.describe_db_instances()["DBInstances"]) == 1
    name = secrets[0]["Name"]
    v = value(k.sm, name)
    arn = k.client("lambda").get_function(
        FunctionName="SecretsManagerRDS%sRotationSingleUser" % {
            "mysql": "MySQL", "mariadb": "MariaDB"}[v["engine"]])[
                "Configuration"]["FunctionArn"]
    token = k.sm.rotate_secret(SecretId=name, **(
        {} if "RotationLambdaARN" in k.sm.describe_secret(SecretId=name)
        else {"RotationLambdaARN": arn}))["VersionId"]
    wait_rotation(k.sm, name, token)
    at = (v["host"], v["port"], v["username"])
    assert can_log_in(*at, value(k.sm, name)["password"])
    assert not can_log_in(*at, v["password"])


def test_a_fixture_that_is_none(folder):
    path = os.path.join(folder, "f.json")
    for text in ("{", "[5]", '[{"service":"x"}]'):
        with open(path, "w") as f:
            f.write(text)
        said = refused("serve", "--memory", "--listen", "127.0.0.1:0",
                       "--fixture", path)
        assert path in said
    os.unlink(path)
    assert path in refused("serve", "--memory", "--listen", "127.0.0.1:0",
                           "--fixture", path)


@pytest.mark.parametrize("text,said", [
    ('[\n  {"sql": "ü"},\n]\n',
     "line 3, column 1: there is a comma too many before this"),
    ('[{"service": "rds",}]',
     "line 1, column 20: there is a comma too many before this"),
    ('[\n  {"sql": "ü" "as"', "line 2, column 15: nothing of the kind"),
    ("[", "line 1, column 2: it ends here"),
    ("", "line 1, column 1: it ends here"),
    ('[{"as":"a","as":"b"}]\n', "a name stands twice in one object"),
    ("{}", "is JSON, but not a list of steps"),
])
def test_where_a_fixture_is_no_json(folder, text, said):
    path = os.path.join(folder, "f.json")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    assert said in refused("serve", "--memory", "--listen", "127.0.0.1:0",
                           "--fixture", path)


def test_endpoint_host(serve):
    """What clients are told; here a name that leads to the same place."""
    k = serve("--memory", "--mysqld", conftest.mariadbd(),
              "--endpoint-host", "localhost")
    db = conftest.Database(k, "mariadb")
    assert db.host == "localhost"
    assert db.accepts(db.master, db.password)


@pytest.mark.parametrize("ssl", [{}, {"ssl": False}], ids=["tls", "plain"])
def test_an_endpoint_host_that_is_no_name_here(serve, ssl):
    """What clients elsewhere are told; keyturn itself finds its way."""
    k = serve("--memory", "--mysqld", conftest.mariadbd(),
              "--endpoint-host", "db.invalid")
    db = conftest.Database(k, "mariadb")
    assert db.host == "db.invalid"
    assert "db.invalid is elsewhere" in k.log
    name = db.secret(db.master, db.password, **ssl)
    token = k.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=db.rotator())["VersionId"]
    wait_rotation(k.sm, name, token)
    assert can_log_in("127.0.0.1", db.port, db.master,
                      value(k.sm, name)["password"])
    assert not can_log_in("127.0.0.1", db.port, db.master, db.password)
