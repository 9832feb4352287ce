"""Servers for the live tests; those that are shared are made once."""
import contextlib
import os
import shutil
import signal
import socket
import tempfile

import pytest

import harness
from harness import Keyturn, clean_environ, connect, fresh

# Started by nohup or in the background of a script, some signals are ignored,
# and what we start would inherit that; a shell could not even trap them.
for _signal in (signal.SIGHUP, signal.SIGQUIT):
    signal.signal(_signal, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)


LOG_LINES = 40	# of a keyturn, where a test fails


def pytest_configure(config):
    config.addinivalue_line("markers", "long: only with script/test --long")
    config.addinivalue_line("markers", "plain: many rows of one road, which "
                            "others go with a sanitizer, or most of all an "
                            "outside program's work: not run with one")
    config.addinivalue_line("markers", "alike: keyturn does the same for each "
                            "server: with a sanitizer for MariaDB alone, "
                            "which takes a quarter of MySQL's time")
    for k in list(os.environ):
        if k.startswith("AWS_") or k.lower().endswith("_proxy"):
            del os.environ[k]
    os.environ.update(clean_environ())
    config.keyturn_notes = []


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    """What each keyturn said last stands beside what failed, for once in a
    hundred it is a server's end that a client tells of."""
    report = (yield).get_result()
    for k in list(Keyturn.made) if report.failed else ():
        with contextlib.suppress(OSError):	# who was discarded has none
            report.sections.append((f"log of {k.mark}", "".join(
                k.log.splitlines(True)[-LOG_LINES:])))


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true",
                     help="also run what takes minutes")


@pytest.hookimpl(tryfirst=True)		# before what -m names is chosen
def pytest_collection_modifyitems(config, items):
    for item in items:
        told = getattr(item, "callspec", None)	# none without parameters
        if "alike" in item.keywords and told and \
                told.params.get("flavour") == "mysql":
            item.add_marker("plain")
    if config.getoption("--long"):
        return
    for item in items:
        if "long" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="only with --long"))


def pytest_sessionfinish(session):
    """One process of several tells its notes to the one that sums up.  Of a
    keyturn whose fixture failed before it was one nobody else sees the end."""
    for proc in Keyturn.begun:
        proc.terminate()
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["notes"] = session.config.keyturn_notes


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    told = getattr(node, "workeroutput", {})	# none of one that crashed
    node.config.keyturn_notes += told.get("notes", [])


def pytest_terminal_summary(terminalreporter, config):
    """Where each kill landed and the like, whatever was captured."""
    if config.keyturn_notes:
        terminalreporter.section("what the tests note")
        for line in config.keyturn_notes:
            terminalreporter.write_line(line)


@pytest.fixture
def note(request):
    """Says a line in the terminal summary."""
    return request.config.keyturn_notes.append


@pytest.fixture(scope="session", autouse=True)
def binary():
    if not os.access(harness.BINARY, os.X_OK):
        pytest.exit(f"no keyturn at {harness.BINARY}: build it first, "
                    "or set KEYTURN_BINARY", returncode=3)


@pytest.fixture
def folder():
    """An empty folder that an unprivileged database may enter."""
    path = tempfile.mkdtemp(prefix="kt-live-")
    os.chmod(path, 0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def serve():
    """serve(*options, **popen): a keyturn of one's own, ended afterwards."""
    made = []

    def make(*options, ready=True, **more):
        k = Keyturn(*options, **more)
        made.append(k)
        return k.wait_ready() if ready else k
    yield make
    for k in made:
        k.discard()


@pytest.fixture
def aws():
    """aws(env): the AWS CLI in that environment."""
    made = []

    def make(env):
        made.append(harness.AwsCli(env))
        return made[-1]
    yield make
    for cli in made:
        cli.end()


@pytest.fixture(scope="session", autouse=True)
def known_address():
    """127.0.0.1:3306 is what every keyturn gives first: one that is killed and
    started again may lose it to another test's.  Held as keyturn holds it, it
    is nobody's, until the last of those that test here at once is done; the
    addresses that are drawn instead hardly ever meet.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as hold:
        # shared with others that say so, which no keyturn does
        hold.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):	# by a keyturn already
            hold.bind(("127.0.0.1", 3306))
        yield


@pytest.fixture(scope="session")
def server():
    """One for all that needs no database of its own."""
    k = Keyturn("--memory", "--account", harness.ACCOUNT,
                "--region", harness.REGION).wait_ready()
    yield k
    k.discard()


class Flavour:
    """Which database server is behind: the same tests run on each."""

    def __init__(self, name):
        self.name = name
        self.engine = name
        path = {"mysql": os.environ.get("KEYTURN_TEST_MYSQLD"),
                "mariadb": mariadbd()}[name]
        self.options = ["--mysqld", path]

    def __repr__(self):
        return self.name


def mariadbd():
    """MariaDB by its own name, so that the two are never confused."""
    given = os.environ.get("KEYTURN_TEST_MARIADBD")
    path = given or shutil.which("mariadbd", path=os.pathsep.join(
        [os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin",
         os.path.join(os.environ.get("XDG_CACHE_HOME") or
                      os.path.expanduser("~/.cache"),
                      "keyturn/server/usr/sbin")]))
    if path is None:
        pytest.fail("no mariadbd to test with: install "
                    "mariadb-server-core or set KEYTURN_TEST_MARIADBD")
    return path


@pytest.fixture(scope="session", params=["mariadb", "mysql"])
def flavour(request):
    if request.param == "mysql":
        harness.found("KEYTURN_TEST_MYSQLD", "MYSQL",
                      "no real MySQL to test with")
    return Flavour(request.param)


@pytest.fixture(scope="session")
def fleet(flavour):
    """A keyturn of that flavour with the functions the main job names."""
    k = Keyturn("--memory", *flavour.options, "--rotation-function",
                "SecretsManagersecret-rotator=mysql-single-user").wait_ready()
    yield k
    k.discard()


class Database:
    """A DB instance and its master, and accounts made on it."""

    def __init__(self, keyturn, engine, name=None, **more):
        self.keyturn = keyturn
        self.name = name or fresh("db")
        self.master, self.password = "admin", "Master-password-1"
        keyturn.rds.create_db_instance(
            DBInstanceIdentifier=self.name, Engine=engine, DBName="shop",
            DBInstanceClass="db.t3.micro", AllocatedStorage=20,
            MasterUsername=self.master, MasterUserPassword=self.password,
            **more)
        self.find()

    def find(self):
        """Waits until it is there; again after a restart of keyturn."""
        def settled():
            i = self.keyturn.rds.describe_db_instances(
                DBInstanceIdentifier=self.name)["DBInstances"][0]
            assert i["DBInstanceStatus"] not in ("failed", "deleting"), \
                self.keyturn.log
            return i["DBInstanceStatus"] == "available" and i
        self.instance = harness.until(
            f"{self.name} available", settled, harness.SETTLE)
        self.host = self.instance["Endpoint"]["Address"]
        self.port = self.instance["Endpoint"]["Port"]
        return self

    def connect(self, user=None, password=None, **more):
        return connect(self.host, self.port, user or self.master,
                       password or self.password, **more)

    def accepts(self, user, password, tls=True):
        return harness.can_log_in(self.host, self.port, user, password, tls)

    def user(self, stem="app", password="First-password-1"):
        """A new account with that password."""
        name = fresh(stem)
        with self.connect() as db:
            harness.sql(db, f"CREATE USER `{name}`@'%%' IDENTIFIED BY %s",
                        password)
        return name

    def secret(self, user, password, port=None, **more):
        """A new secret for user, as a person writes it; its name."""
        import json
        name = fresh("secret")
        self.keyturn.sm.create_secret(Name=name, SecretString=json.dumps({
            "engine": "mysql", "host": self.host,
            "port": self.port if port is None else port,
            "username": user, "password": password,
            "dbInstanceIdentifier": self.name, **more}))
        return name

    def rotator(self):
        return self.keyturn.function()


@pytest.fixture(scope="session")
def database(fleet, flavour):
    return Database(fleet, flavour.engine)
