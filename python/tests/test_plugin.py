"""The fixtures, as a suite of somebody's uses them."""
import json
import os
import re
import signal
import subprocess
import sys

import pymysql
import pytest

import keyturn as package
import processes
from conftest import mariadb_option
from harness import PATIENCE, until

TWICE = """
    import boto3
    import pytest

    seen = set()

    @pytest.mark.parametrize("n", [1, 2])
    def test_alone(keyturn, n):
        assert keyturn.account not in seen
        seen.add(keyturn.account)
        sm = boto3.client("secretsmanager")
        assert sm.list_secrets()["SecretList"] == []
        arn = sm.create_secret(Name="mine", SecretString=str(n))["ARN"]
        assert arn.split(":")[3:5] == [keyturn.region, keyturn.account]
"""


def test_each_test_has_an_account_that_boto3_finds(suite):
    suite(TWICE, passed=2)


def test_the_environment_is_the_test_s_alone(suite, monkeypatch):
    monkeypatch.setenv("AWS_SESSION_TOKEN", "production")
    suite("""
        import os
        import boto3

        boto3.DEFAULT_SESSION = somebody_s = boto3.Session(
            aws_access_key_id="AKIASOMEBODY", aws_secret_access_key="his")

        def test_with(keyturn):
            assert os.environ["AWS_ENDPOINT_URL"] == keyturn.url
            assert "AWS_SESSION_TOKEN" not in os.environ
            me = boto3.client("sts").get_caller_identity()
            assert me["Account"] == keyturn.account

        def test_without():
            assert "AWS_ENDPOINT_URL" not in os.environ
            assert os.environ["AWS_SESSION_TOKEN"] == "production"
            assert boto3.DEFAULT_SESSION is somebody_s
    """, passed=2)


def test_a_database_and_its_secret(suite):
    suite("""
        import boto3, json, pymysql, pytest

        @pytest.mark.parametrize("n", [1, 2, 3])
        def test_a_table(keyturn_database, n):
            keyturn_database.sql("CREATE TABLE t (a INT)")
            with pymysql.connect(**keyturn_database.connection) as db:
                c = db.cursor()
                c.execute("INSERT INTO t VALUES (1)")
                c.execute("SHOW DATABASES")
                names = {name for name, in c.fetchall()}
            assert names == {keyturn_database.name, "information_schema"}

        def test_it_rotates(keyturn, keyturn_secret, keyturn_database):
            sm = boto3.client("secretsmanager")
            sm.rotate_secret(SecretId=keyturn_secret.name)
            keyturn.wait(keyturn_secret.name)
            new = json.loads(sm.get_secret_value(
                SecretId=keyturn_secret.name)["SecretString"])
            assert new == keyturn_secret.value()
            at = keyturn_database.connection
            pymysql.connect(**{**at, "password": new["password"]}).close()
            with pytest.raises(pymysql.err.OperationalError):
                pymysql.connect(**at)
    """, passed=4)


def test_a_server_of_its_own_for_a_database(suite):
    suite("""
        import boto3, pytest

        pytestmark = pytest.mark.keyturn(fresh=True, engine="mariadb")

        def test_it_is_an_instance(keyturn_database, keyturn_secret):
            found, = boto3.client("rds").describe_db_instances()["DBInstances"]
            assert found["DBInstanceIdentifier"] == keyturn_database.instance
            assert found["Engine"] == "mariadb"
            assert keyturn_secret.rotate()["username"] == "admin"
    """, passed=1)


def test_who_moves_time_or_breaks_things_has_a_server_alone(suite):
    suite("""
        import pytest

        urls = []

        def test_before(keyturn):
            urls.append(keyturn.url)

        def test_time_passes(keyturn_clock, keyturn_secret):
            was = keyturn_secret.value()
            events = [e["event"] for e in keyturn_clock.advance("31d")]
            assert events[-1] == "RotationSucceeded"
            assert keyturn_secret.value() != was

        @pytest.mark.keyturn(alone=True)
        def test_marked(keyturn):
            assert keyturn.url != urls[0]
            keyturn.clock.advance("365d")

        def test_faults(keyturn_faults, keyturn):
            assert keyturn.url != urls[0]
            keyturn_faults.add(service="*", action="internal", always=True)

        def test_nothing_of_it_is_seen(keyturn):
            from datetime import datetime, timezone
            assert keyturn.url == urls[0]
            now = datetime.now(timezone.utc)
            assert abs((keyturn.clock.now() - now).total_seconds()) < 3600
            assert keyturn.call("secretsmanager", "ListSecrets")

        def test_too_late(keyturn, request):
            request.getfixturevalue("keyturn_clock")
    """).assert_outcomes(passed=5, failed=1)


def test_options_are_read_from_the_configuration(suite, pytester):
    def configured():
        pytester.makepyprojecttoml(f"""
            [tool.pytest.ini_options]
            keyturn_region = "eu-central-1"
            keyturn_engine = "mariadb"
            keyturn_options = {mariadb_option() + ["--describe-wait", "1"]}
        """)
        (pytester.path / "tox.ini").unlink()
    configured()
    suite("""
        import boto3

        def test_configured(keyturn, keyturn_secret):
            assert boto3.client("sts").meta.region_name == "eu-central-1"
            assert keyturn_secret.arn.split(":")[3] == "eu-central-1"
            assert keyturn_secret.value()["engine"] == "mariadb"
    """, passed=1)


def test_a_keyturn_that_serves_already_is_used_and_left_clean(
        suite, pytester, monkeypatch):
    with package.serve(*mariadb_option()) as k:
        monkeypatch.setenv("KEYTURN_URL", k.url)
        suite(f"""
            import json

            def test_there(keyturn, keyturn_database):
                assert keyturn.url == "{k.url}"
                keyturn.call("secretsmanager", "CreateSecret", Name="left")
                with open("was", "w") as f:
                    json.dump([keyturn.account, keyturn_database.connection],
                              f)
        """, passed=1)
        account, was = json.loads((pytester.path / "was").read_text())
        with pytest.raises(pymysql.err.OperationalError, match="1045"):
            pymysql.connect(**was)
        assert k.at(account=account).call(
            "secretsmanager", "ListSecrets")["SecretList"] == []


def test_a_test_that_fails_shows_the_rotation_that_did(suite):
    done = suite("""
        def test_it(keyturn, keyturn_secret, keyturn_database, keyturn_clock):
            keyturn_clock.freeze()	# it is tried again in a second
            name = keyturn_database.user
            keyturn_database.sql(f"ALTER USER {name} ACCOUNT LOCK")
            keyturn.call("secretsmanager", "RotateSecret",
                         SecretId=keyturn_secret.arn)
            keyturn.rotations(keyturn_secret.arn, wait_ms=30000)
            assert keyturn_secret.value() is None
    """, failed=1)
    said = done.stdout.str()
    assert "keyturn: rotations that failed" in said
    assert re.search("^database: .*4151|^database: .*3118", said, re.M)


XDIST = """
    import boto3, os, pymysql, pytest

    @pytest.mark.parametrize("n", range(48))
    def test_alone(keyturn, keyturn_database, n):
        sm, rds = boto3.client("secretsmanager"), boto3.client("rds")
        assert sm.list_secrets()["SecretList"] == []
        assert rds.describe_db_instances()["DBInstances"] == []
        sm.create_secret(Name="mine", SecretString=keyturn_database.name)
        with pymysql.connect(**keyturn_database.connection) as db:
            c = db.cursor()
            c.execute("SHOW DATABASES")
            assert {d for d, in c.fetchall()} == {
                keyturn_database.name, "information_schema"}
            c.execute("CREATE TABLE t (a INT)")
        found, = sm.list_secrets()["SecretList"]
        assert sm.get_secret_value(SecretId="mine")["SecretString"] == \\
            keyturn_database.name
        print("AT", os.environ["PYTEST_XDIST_WORKER"], keyturn.account,
              keyturn.url, keyturn_database.name)
"""


def test_sixteen_workers_share_a_server_and_see_nothing_of_each_other(suite):
    done = suite(XDIST, "-n", "16", "-rP")
    done.assert_outcomes(passed=48)
    said = re.findall(r"AT (\S+) (\S+) (\S+) (\S+)", done.stdout.str())
    workers, accounts, urls, names = map(set, zip(*said))
    assert len(said) == len(accounts) == len(names) == 48
    assert len(workers) == 16 and len(urls) == 1


def test_without_a_binary_only_who_wants_one_fails(suite, monkeypatch):
    monkeypatch.setenv("KEYTURN_BINARY", "/no/such/file")
    done = suite("""
        def test_with(keyturn):
            pass

        def test_without():
            pass
    """, "-n", "2", passed=1, errors=1)
    assert "NotStarted: cannot run /no/such/file" in done.stdout.str()


STANDS = """
    import os, sys, time

    def test_stands(keyturn_database, keyturn_clock):
        with open("up", "a") as f:
            print(os.getpid(), file=f)
        time.sleep(600)

    test_stands_too = test_stands
"""


def heed_interrupts():
    """Who is started in the background by a script ignores them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Standing:
    """A pytest in the middle of tests, and all that lives below it."""

    def __init__(self, pytester, *arguments, tests=STANDS):
        pytester.makepyfile(tests)
        self.proc = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q",
             *arguments], cwd=pytester.path, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, start_new_session=True,
            preexec_fn=heed_interrupts)
        up = pytester.path / "up"
        n = 2 if arguments else 1
        def stand():
            assert self.proc.poll() is None, self.proc.stdout.read()
            return up.exists() and up.read_text().count("\n") == n
        until("the tests stand", stand)
        self.workers = [int(w) for w in up.read_text().split()]
        self.below = processes.descendants(self.proc.pid)
        self.says = {w: processes.cmdline(w[0]) for w in self.below}
        self.folders = {f for pid, _ in self.below
                        for f in processes.own_folders(pid) if "keyturn" in f}

    def gone(self, but=()):
        return not [w for w in self.below if w not in but and
                    processes.alive(w)]


@pytest.fixture
def standing(suite, pytester):
    made = []

    def make(*arguments, **more):
        made.append(Standing(pytester, *arguments, **more))
        return made[-1]
    yield make
    for s in made:
        s.proc.kill()
        s.proc.communicate()


@pytest.mark.parametrize("arguments", [(), ("-n", "2")])
def test_a_killed_pytest_leaves_no_process_and_no_folder(standing, arguments):
    s = standing(*arguments)
    assert s.folders and len(s.below) >= 5
    s.proc.kill()
    until("its processes gone", s.gone)
    until("its folders gone",
          lambda: not any(map(os.path.exists, s.folders)))


def test_a_ctrl_c_ends_it_in_an_orderly_way(standing):
    s = standing(tests=STANDS.replace(", keyturn_clock", ""))
    os.killpg(s.proc.pid, signal.SIGINT)
    said, _ = s.proc.communicate(timeout=PATIENCE)
    assert s.proc.returncode == 2
    assert "KeyboardInterrupt" in said and "Unreachable" not in said
    until("its processes gone", s.gone)


def test_a_killed_worker_takes_its_own_along_and_nobody_else_s(standing):
    s = standing("-n", "2")
    victim = s.workers[0]
    own = processes.descendants(victim)
    assert own		# the server that test had alone
    os.kill(victim, signal.SIGKILL)
    until("its server gone", lambda: not any(map(processes.alive, own)))
    rest = [w for w in s.below if w not in own and w[0] != victim]
    assert not [s.says[w] for w in rest if not processes.alive(w)]
