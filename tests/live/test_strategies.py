"""Single user on real servers: what accounts may look like, what servers may
want, and what may go wrong between the two.  A row a case; a strategy more is a
function more that gives rows a secret."""
import contextlib
import json
import subprocess
import threading

import pymysql
import pytest

import harness
import test_engine
from harness import Keyturn, fresh, sql, until, value

FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:"


# What it answered survives it, as on keyturn's own servers.
SAFE = "--innodb-flush-log-at-trx-commit=1"


class Server(test_engine.Server):
    """A server of ours, and who may do all in it."""

    def __init__(self, flavour):
        super().__init__(flavour, "strategies", SAFE)
        until(f"{self.name} to be ready", self.ready, harness.START)

    @property
    def root(self):		# the sealed account of engine.c
        return pymysql.connect(
            unix_socket=self.path("s"), user="keyturn",
            password="Se'a\\led\\", autocommit=True, charset="utf8mb4",
            read_timeout=harness.PATIENCE)

    def must_sql(self, *statements):
        with self.root as db:
            for s in statements:
                got = sql(db, s)
            return got

    def again(self):
        """After a kill -9."""
        self.process.kill()
        self.process.wait()
        self.process = self.start(*self.certificates(), SAFE)
        until(f"{self.name} to be ready", self.ready, harness.START)

    @contextlib.contextmanager
    def having(self, name, wanted):
        """A global variable, for a while."""
        was = self.must_sql(f"SELECT @@GLOBAL.{name}")[0][0]
        self.must_sql(f"SET GLOBAL {name} = {wanted}")
        try:
            yield
        finally:
            self.must_sql(f"SET GLOBAL {name} = {was}")


    @property
    def lock(self):
        """What a change of a password waits for."""
        return "LOCK TABLES mysql.%s READ" % (
            "user" if self.flavour.name == "mysql" else "global_priv")

    @contextlib.contextmanager
    def held(self, lock):
        with self.root as db:
            sql(db, lock)
            yield
            sql(db, "UNLOCK TABLES")


@pytest.fixture(scope="module")
def server(flavour):
    subprocess.run(["make", "-s", "-C", test_engine.BUILD,
                    "tests/live/engine"], check=True)
    s = Server(flavour)
    yield s
    s.stop()


@pytest.fixture(scope="module")
def keyturn(flavour):
    k = Keyturn("--memory", "--region", harness.REGION, "--account",
                harness.ACCOUNT, "--rotation-function",
                f"single={flavour.name}-single-user", "--rotation-function",
                "dual=mysql-dual-password").wait_ready()
    yield k
    k.discard()


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


class User:
    """An account of a server, and its secret."""

    def __init__(self, keyturn, server, name=None, password="First-1",
                 via="IDENTIFIED BY {p}", host="%", secret=True, **more):
        self.keyturn, self.server = keyturn, server
        self.name = fresh("u") if name is None else name
        self.password = password
        self.create(via, host)
        if secret:
            self.keep(**more)

    def create(self, via, host="%", password=None):
        account = f"{quoted(self.name)}@{quoted(host)}"
        self.server.must_sql(
            f"DROP USER IF EXISTS {account}", f"CREATE USER {account} " +
            via.replace("{p}", quoted(password or self.password)))

    def keep(self, **more):
        self.secret = fresh("secret")
        self.keyturn.sm.create_secret(
            Name=self.secret, SecretString=json.dumps({
                "engine": self.server.flavour.name, "host": "127.0.0.1",
                "port": self.server.port, "username": self.name,
                "password": self.password, **more}))

    def rotate(self, function="single"):
        self.version = self.keyturn.sm.rotate_secret(
            SecretId=self.secret,
            RotationLambdaARN=FUNCTION + function)["VersionId"]
        return self

    def attempt(self, n=0):
        """How attempt number n ended: None, or the reason that it failed."""
        def ended():
            status, _, text = self.keyturn.http(
                "GET", f"/_keyturn/rotations/{self.secret}")
            assert status == 200, text
            attempts = json.loads(text)["rotations"][0]["attempts"]
            return len(attempts) > n and attempts[n]["outcome"] != "running" \
                and attempts[n]
        a = until(f"attempt {n} of {self.secret}", ended)
        assert a["outcome"] in ("succeeded", "failed"), a
        return a.get("reason") if a["outcome"] == "failed" else None

    def opens(self, password):
        try:
            return harness.can_log_in("127.0.0.1", self.server.port,
                                      self.name, password.encode())
        except pymysql.err.OperationalError as e:
            if e.args[0] in (3955, 4150):	# one failure too many
                return False
            raise

    def rotated(self, n=0):
        """Fails unless it succeeded, and the new password alone opens."""
        reason = self.attempt(n)
        assert reason is None, reason
        now = value(self.keyturn.sm, self.secret)["password"]
        assert now != self.password
        assert self.opens(now)
        assert not self.opens(self.password)
        return now

    def failed(self, *words, n=0):
        """Fails unless it did, with those words, and nothing is changed."""
        reason = self.attempt(n)
        assert reason is not None, "it succeeded"
        for w in words:
            assert w in reason, reason
        self.keyturn.sm.cancel_rotate_secret(SecretId=self.secret)
        assert value(self.keyturn.sm, self.secret)["password"] == \
            self.password


@pytest.fixture
def user(keyturn, server):
    def make(**more):
        return User(keyturn, server, **more)
    return make


# --- what succeeds and what fails, by the account ----------------------------

UNABLE = "Unable to log into database with previous, current, or pending"
# name, of which servers, the account, members of the secret, words or None
ACCOUNTS = [
    ("plain", "both", {}, {}, None),
    ("quotes in the name", "both", {"name": "o'br\"ie`n%_\\"}, {}, None),
    ("beyond ASCII", "both", {"name": "größe-日本-\U0001f511"}, {}, None),
    ("the longest name", "mysql", {"name": "n" * 32}, {}, None),
    ("80 characters", "mariadb", {"name": "n" * 80}, {}, None),
    ("128 characters", "mariadb", {"name": "ñ" * 128}, {}, None),
    ("quotes in the password", "both",
     {"password": "p'a\"s`s%d%_\\'\\\\ wörd€"}, {}, None),
    ("TLS by true", "both", {}, {"ssl": True}, None),
    ("TLS by text", "both", {}, {"ssl": "TRUE"}, None),
    ("plain by false", "both", {}, {"ssl": False}, None),
    ("plain by text", "both", {}, {"ssl": "false"}, None),
    ("TLS by another text", "both", {"via": "IDENTIFIED BY {p} REQUIRE SSL"},
     {"ssl": "perhaps"}, None),
    ("TLS by nothing", "both", {"via": "IDENTIFIED BY {p} REQUIRE SSL"}, {},
     None),
    ("plain, TLS wanted", "both", {"via": "IDENTIFIED BY {p} REQUIRE SSL"},
     {"ssl": False}, [UNABLE, "1045"]),
    ("a certificate wanted", "both", {"via": "IDENTIFIED BY {p} REQUIRE X509"},
     {}, [UNABLE, "1045"]),
    ("locked", "both", {"via": "IDENTIFIED BY {p} ACCOUNT LOCK"}, {},
     [UNABLE, "locked"]),
    ("expired", "both", {"via": "IDENTIFIED BY {p} PASSWORD EXPIRE"}, {},
     None),
    ("locked by one failure", "mysql", {"via": "IDENTIFIED BY {p} "
     "FAILED_LOGIN_ATTEMPTS 1 PASSWORD_LOCK_TIME UNBOUNDED"}, {}, None),
    ("the current one wanted", "mysql",
     {"via": "IDENTIFIED BY {p} PASSWORD REQUIRE CURRENT"}, {},
     ["Cannot change the password", "3892", "REPLACE clause"]),
    ("sha256_password", "mysql",
     {"via": "IDENTIFIED WITH sha256_password BY {p}"}, {}, None),
    ("mysql_native_password", "mariadb",
     {"via": "IDENTIFIED VIA mysql_native_password USING PASSWORD({p})"}, {},
     None),
    # 1699, and changed all the same
    ("two plugins", "mariadb", {"via": "IDENTIFIED VIA unix_socket OR "
     "mysql_native_password USING PASSWORD({p})"}, {}, None),
    ("another engine", "both", {}, {"engine": "postgres"},
     ["Database engine must be set to"]),
    ("no password", "both", {}, {"password": None},
     ["password in secret JSON is not a string"]),
    ("a wrong password", "both", {}, {"password": "Wrong-1"},
     [UNABLE, "1045"]),
    ("a port that is none", "both", {}, {"port": "x"},
     ["port in secret JSON is not a port number"]),
    ("a port as text", "both", {}, {"port": str}, None),
    ("no such database", "both", {}, {"dbname": "nowhere"},
     ["refuses the login", "nowhere"]),
]


@pytest.mark.parametrize("of, account, members, ends", [
    pytest.param(*row[1:], id=row[0].replace(" ", "-")) for row in ACCOUNTS])
def test_an_account(user, flavour, of, account, members, ends):
    if of not in ("both", flavour.name):
        return
    u = user(secret=False, **account)
    members = {k: v(u.server.port) if v is str else v
               for k, v in members.items()}
    u.keep(**members)
    u.password = members.get("password", u.password)
    u.rotate()
    if ends is None and "SSL" in account.get("via", ""):
        assert u.attempt() is None
    elif ends is None:
        u.rotated()
    else:
        u.failed(*ends)


# --- several accounts of one name ---------------------------------------------

def test_the_account_that_is_logged_in_as_is_changed(user, server):
    u = user()
    others = {"127.0.0.1": "Other-1", "localhost": "Other-2"}
    for host, password in others.items():
        u.create("IDENTIFIED BY {p}", host, password)

    def hashes():
        return dict(server.must_sql(
            "SELECT Host, authentication_string FROM mysql.user WHERE User = "
            f"{quoted(u.name)}"))
    # which of them answers to 127.0.0.1 is the server's to say
    (mine,) = [h for h, p in others.items() if u.opens(p)]
    u.password = others[mine]
    before = hashes()
    u.keep()
    u.rotate().rotated()
    after = hashes()
    assert [h for h in before if before[h] != after[h]] == [mine]


# --- what servers may want ----------------------------------------------------

def test_a_server_that_requires_tls(user, server, flavour):
    with server.having("require_secure_transport", 1):
        user(ssl=False).rotate().failed(
            "1045" if flavour.name == "mariadb" else "3159")
        assert user(ssl=True).rotate().attempt() is None
        assert user().rotate().attempt() is None


@contextlib.contextmanager
def no_weak_passwords(server):
    """So that every password is one; and what makes it a rule to live by."""
    if server.flavour.name == "mysql":
        server.must_sql("INSTALL COMPONENT "
                        "'file://component_validate_password'",
                        "SET GLOBAL validate_password.length = 60")
        ease = ["SET GLOBAL validate_password.length = 8"]
    else:
        try:
            server.must_sql("INSTALL SONAME 'simple_password_check'")
        except pymysql.err.MySQLError as e:
            pytest.skip(f"simple_password_check: {e}")
        server.must_sql("SET GLOBAL simple_password_check_digits = 30")
        # the length had followed the digits
        ease = ["SET GLOBAL simple_password_check_digits = 1",
                "SET GLOBAL simple_password_check_minimal_length = 8"]
    try:
        yield ease
    finally:
        server.must_sql(
            "UNINSTALL COMPONENT 'file://component_validate_password'"
            if server.flavour.name == "mysql" else
            "UNINSTALL SONAME 'simple_password_check'")


@pytest.mark.parametrize("function", ["single", "dual"])
def test_a_password_that_is_refused_is_followed_by_another(
        user, server, flavour, function):
    dual = function == "dual"
    if dual and flavour.name == "mariadb":
        return				# it keeps one password
    u = user()
    if dual:
        server.must_sql("GRANT APPLICATION_PASSWORD_ADMIN ON *.* TO "
                        f"{quoted(u.name)}@'%'")
    with no_weak_passwords(server) as ease:
        u.rotate(function)
        reason = u.attempt()
        assert "1819" in reason and "(as the 2 passwords before)" in reason
        assert "validate_password.length=60" in reason or \
            "simple_password_check: Not enough digits (< 30)" in reason
        steps = json.loads(u.keyturn.http(
            "GET", f"/_keyturn/rotations/{u.secret}")[2])[
                "rotations"][0]["attempts"][0]["steps"]
        assert [s["step"] for s in steps] == 3 * ["createSecret", "setSecret"]
        server.must_sql(*ease)
        now = until("another attempt", lambda: harness.rotation_ended(
            u.keyturn.sm, u.secret, u.version)) and \
            value(u.keyturn.sm, u.secret)["password"]
    assert u.opens(now) and u.opens(u.password) == dual


def test_one_failure_locks_all_accounts(user, server, flavour):
    if flavour.name == "mysql":
        return				# see ACCOUNTS
    with server.having("max_password_errors", 1):
        u = user().rotate()
        assert u.attempt() is None


def test_an_account_with_no_session_left(user, server):
    u = user(via="IDENTIFIED BY {p} WITH MAX_USER_CONNECTIONS 1")
    held = harness.connect("127.0.0.1", server.port, u.name, u.password)
    u.rotate()
    assert "1226" in u.attempt()
    held.close()
    harness.wait_rotation(u.keyturn.sm, u.secret, u.version)


# --- what may go wrong --------------------------------------------------------

def test_a_server_that_is_not_there(user, keyturn):
    silent = harness.listen_in_silence(60)
    for port in 1, silent.getsockname()[1]:
        user(port=port).rotate().failed("Cannot reach the database")


def waits(server, user):
    """The session of the user whose change waits for a lock, or None."""
    return [row[0] for row in server.must_sql(
        "SELECT id FROM information_schema.processlist WHERE user = "
        f"{quoted(user)} AND info LIKE 'SET PASSWORD%' AND state LIKE "
        "'Waiting%'")]


def test_a_session_left_behind_changes_nothing_any_more(user, server, flavour):
    """Its client is gone or not: MySQL would do what it was told."""
    u = user()
    mysql = flavour.name == "mysql"
    left = pymysql.connect(host="127.0.0.1", port=server.port, user=u.name,
                           password=u.password)
    sql(left, "SELECT GET_LOCK(CONCAT('keyturn ', LEFT(SHA2("
        f"{quoted(u.name)}, 256), 40)), 0)")
    told = []

    def change():
        try:
            sql(left, "SET PASSWORD = " + (
                "'Left-over-1'" if mysql else "PASSWORD('Left-over-1')"))
            told.append("done")
        except pymysql.err.MySQLError as e:
            told.append(e.args[0])
    at_it = threading.Thread(target=change)
    with server.held(server.lock):
        at_it.start()
        until("it to wait", lambda: waits(server, u.name))
        u.rotate()
        at_it.join(harness.PATIENCE)
        assert told and told[0] in (1927, 2013, 1317), told
    u.rotated()
    assert not u.opens("Left-over-1")


def test_a_change_that_is_broken_off_is_settled(user, server):
    """Somebody ends our session, which waits: it is known that it did not."""
    u = user()
    with server.held(server.lock):
        u.rotate()
        (session,) = until("it to wait", lambda: waits(server, u.name))
        server.must_sql(f"KILL {session}")
        reason = u.attempt()
        assert "Cannot change the password" in reason, reason
    u.rotated(1)


def test_a_server_that_dies_at_it(user, server):
    u = user()
    with contextlib.suppress(pymysql.err.MySQLError), \
            server.held(server.lock):
        u.rotate()
        until("it to wait", lambda: waits(server, u.name))
        server.again()
    reason = u.attempt()
    assert "went away while the password was changed" in reason or \
        "Cannot change the password" in reason, reason
    harness.wait_rotation(u.keyturn.sm, u.secret, u.version)
    now = value(u.keyturn.sm, u.secret)["password"]
    assert u.opens(now) and not u.opens(u.password)
