"""IAM database authentication: an SDK's token logs in as its user, over TLS,
and as nobody else, on a real MariaDB and a real MySQL."""
import functools
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import boto3
import pymysql
import pytest

import processes
from conftest import Database
from harness import (ACCOUNT, BINARY, HERE, REGION, SETTLE, Keyturn, aws_cli,
                     found, fresh, sql, tells, until, value, wait_rotation)

KEY, SECRET = "AKIAKEYTURNEXAMPLE", "a/secret+of=some.length"
MALFORMED = ("Failed to authenticate the connection request for user `{}` "
             "because the provided token is malformed or otherwise invalid. "
             "(Status Code: 400, Error Code: InvalidToken)")
EXPIRED = ("Failed to authenticate the connection request for user `{}` "
           "because the token age is longer than 15 minutes. (Status Code: "
           "400, Error Code:ExpiredToken)")
NO_RIGHT = ("Failed to authorize the connection request for user `{}` because "
            "the IAM policy assumed by the caller 'arn:aws:iam::111122223333:"
            "root' is not authorized to perform `rds-db:connect` on the DB "
            "instance. (Status Code: 403, Error Code:NotAuthorized)")


@pytest.fixture(scope="module")
def key_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("key") / "secret"
    path.write_text(SECRET + "\n")
    return path


@pytest.fixture(scope="module")
def keyturn(flavour, key_file):
    k = Keyturn("--memory", *flavour.options, "--root-key",
                f"{KEY}=@{key_file}").wait_ready()
    yield k
    k.discard()


@pytest.fixture(scope="module")
def db(keyturn, flavour):
    """An instance that takes tokens, with two users of IAM."""
    d = Database(keyturn, flavour.engine,
                 EnableIAMDatabaseAuthentication=True)
    assert d.instance["IAMDatabaseAuthenticationEnabled"] is True
    with d.connect() as master:
        for user in ("jane", "joe"):
            sql(master, f"CREATE USER {user} IDENTIFIED WITH "
                "AWSAuthenticationPlugin AS 'RDS'")
            sql(master, f"GRANT SELECT ON shop.* TO {user}")
    return d


@functools.lru_cache(maxsize=None)
def signer(region, key, secret, session):
    return boto3.session.Session(
        aws_access_key_id=key, aws_secret_access_key=secret,
        aws_session_token=session, region_name=region).client("rds")


def token(db, user="jane", host=None, port=None, region=REGION, key=KEY,
          secret=SECRET, session=None):
    """As an SDK makes it, which asks nobody."""
    return signer(region, key, secret, session).generate_db_auth_token(
        DBHostname=host or db.host, Port=port or db.port, DBUsername=user)


def error_log(db):
    """The server's own log."""
    [path] = glob.glob(os.path.join(
        tempfile.gettempdir(), "keyturn-*", "servers",
        db.instance["DbiResourceId"].lower(), "server.log"))
    with open(path, errors="replace") as f:
        return f.read()


def test_a_token_logs_in_as_its_user(db):
    with db.connect("jane", token(db)) as jane:
        assert sql(jane, "SELECT CURRENT_USER()") == (("jane@%",),)
        assert sql(jane, "SHOW STATUS LIKE 'Ssl_cipher'")[0][1]
    with db.connect("jane", token(db, key="test", secret="test")) as jane:
        assert sql(jane, "SELECT 1") == ((1,),)
    session = "IQoJb3JpZ2luX2VjEA//+=" * 40
    assert db.accepts("joe", token(db, "joe", session=session))


def test_the_account_is_as_it_was_made(db):
    with db.connect() as master:
        def shown():
            return sql(master, "SHOW CREATE USER jane")[0][0]
        assert re.search(r"AWSAuthenticationPlugin\W+(AS|USING) 'RDS'",
                         shown())
        sql(master, "ALTER USER jane REQUIRE SSL")
        assert "REQUIRE SSL" in shown()
        assert db.accepts("jane", token(db))
        sql(master, "ALTER USER jane REQUIRE NONE")
        assert db.accepts("jane", token(db))


def test_passwords_are_as_before(db):
    assert db.accepts(db.master, db.password)
    assert db.accepts(db.master, db.password, tls=False)
    assert not db.accepts(db.master, token(db, db.master))
    assert not db.accepts("jane", db.password)
    assert not db.accepts("jane", "")


def swap(text, old, new):
    assert old in text
    return text.replace(old, new, 1)


# Who brings what, and what RDS says of it.
NOBODY_ELSE = {
    "another user's": (lambda d: token(d, "joe"), MALFORMED),
    "for a user in other letters": (lambda d: token(d, "Jane"), MALFORMED),
    "the user changed": (lambda d: swap(token(d, "joe"), "=joe", "=jane"),
                         MALFORMED),
    "for localhost": (lambda d: token(d, host="localhost"), MALFORMED),
    "for another address": (lambda d: token(d, host="127.0.0.99"), MALFORMED),
    "for another port": (lambda d: token(d, port=d.port + 1), MALFORMED),
    "for another region": (lambda d: token(d, region="eu-west-1"), MALFORMED),
    "the signature changed": (lambda d: token(d)[:-1] + (
        "1" if token(d)[-1] != "1" else "2"), MALFORMED),
    "the signature cut": (lambda d: token(d)[:-1], MALFORMED),
    "lives longer": (lambda d: swap(token(d), "Expires=900", "Expires=901"),
                     MALFORMED),
    "lives shorter": (lambda d: swap(token(d), "Expires=900", "Expires=899"),
                      MALFORMED),
    "another day": (lambda d: re.sub(r"Date=\d{8}", "Date=20200101",
                                     token(d)), MALFORMED),
    "another secret": (lambda d: token(d, secret="another"), MALFORMED),
    "test with another secret": (
        lambda d: token(d, key="test", secret="another"), MALFORMED),
    "another account": (lambda d: token(d, key="111122223333"), NO_RIGHT),
    "with a scheme": (lambda d: "https://" + token(d), MALFORMED),
    "a password": (lambda d: d.password, MALFORMED),
    "nothing": (lambda d: "", MALFORMED),
    "much": (lambda d: token(d) + "&x=" + "x" * 9000, MALFORMED),
}


@pytest.mark.parametrize("what", NOBODY_ELSE)
def test_nobody_else_is_let_in(db, what):
    make, line = NOBODY_ELSE[what]
    given = make(db)
    before = error_log(db).count(line.format("jane"))
    with pytest.raises(pymysql.err.OperationalError) as e:
        db.connect("jane", given)
    assert e.value.args[0] == 1045
    assert "'jane'@" in e.value.args[1] and "using password: YES" in \
        e.value.args[1]
    assert error_log(db).count(line.format("jane")) == before + 1


@pytest.mark.parametrize("length", [16384, 16385, 100000])
def test_what_is_too_long_is_refused(db, length):
    assert not db.accepts("jane", "x" * length)
    assert db.accepts("jane", token(db))


def test_identities_log_in_by_their_policies(db, keyturn):
    """A user by an access key, and a role's session."""
    iam = keyturn.client("iam")
    name, role = fresh("user"), fresh("role")
    trust = json.dumps({"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": {"AWS": ACCOUNT},
        "Action": "sts:AssumeRole"}})
    may = {"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Action": ["rds-db:connect", "sts:AssumeRole"],
        "Resource": [f"arn:aws:rds-db:{REGION}:{ACCOUNT}:dbuser:"
                     f"{db.instance['DbiResourceId']}/jane",
                     f"arn:aws:iam::{ACCOUNT}:role/{role}"]}}
    iam.create_user(UserName=name)
    iam.create_role(RoleName=role, AssumeRolePolicyDocument=trust)
    made = iam.create_access_key(UserName=name)["AccessKey"]
    own = {"key": made["AccessKeyId"], "secret": made["SecretAccessKey"]}
    assert not db.accepts("jane", token(db, **own))
    assert f"assumed by the caller 'arn:aws:iam::{ACCOUNT}:user/{name}'" in \
        error_log(db)
    iam.put_user_policy(UserName=name, PolicyName="p",
                        PolicyDocument=json.dumps(may))
    assert db.accepts("jane", token(db, **own))
    assert not db.accepts("joe", token(db, "joe", **own))
    assert not db.accepts("jane", token(db, **{**own, "secret": "wrong"}))

    c = boto3.client(
        "sts", region_name=REGION, endpoint_url=keyturn.url,
        aws_access_key_id=own["key"], aws_secret_access_key=own["secret"],
    ).assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/{role}",
                  RoleSessionName="me")["Credentials"]
    session = {"key": c["AccessKeyId"], "secret": c["SecretAccessKey"],
               "session": c["SessionToken"]}
    assert not db.accepts("jane", token(db, **session))
    assert f"arn:aws:sts::{ACCOUNT}:assumed-role/{role}/me" in error_log(db)
    iam.put_role_policy(RoleName=role, PolicyName="p",
                        PolicyDocument=json.dumps(may))
    assert db.accepts("jane", token(db, **session))
    assert not db.accepts("jane", token(db, **{**session, "session": None}))
    iam.delete_access_key(UserName=name, AccessKeyId=own["key"])
    assert not db.accepts("jane", token(db, **own))


def test_a_key_that_is_not_known_is_taken_as_it_is(db, keyturn):
    """But for its signature all is looked at."""
    given = token(db, key="AKIASOMEBODY", secret="whatever")
    assert db.accepts("jane", given)
    assert "by a token of AKIASOMEBODY, whose secret is not known" in \
        keyturn.log
    assert not db.accepts("joe", given)
    assert not db.accepts("jane", token(
        db, port=db.port + 1, key="AKIASOMEBODY", secret="whatever"))


ALONE = """
import os, boto3, pymysql
rds = boto3.client("rds")
rds.create_db_instance(
    DBInstanceIdentifier="alone", Engine="%s", DBInstanceClass="db.t3.micro",
    AllocatedStorage=20, MasterUsername="admin", MasterUserPassword=
    "Good-password-1", EnableIAMDatabaseAuthentication=True)
rds.get_waiter("db_instance_available").wait()
at = rds.describe_db_instances()["DBInstances"][0]["Endpoint"]

def log_in(user, password):
    return pymysql.connect(
        host=at["Address"], port=at["Port"], user=user, password=password,
        ssl={"ca": os.environ["KEYTURN_CA"]})

log_in("admin", "Good-password-1").cursor().execute(
    "CREATE USER jane IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS'")
token = rds.generate_db_auth_token(at["Address"], at["Port"], "jane")
log_in("jane", token)
end = "0" if token[-1] != "0" else "1"
try:
    log_in("jane", token[:-1] + end)
except pymysql.err.OperationalError as e:
    print(e.args[0])
"""


def test_exec_knows_what_its_command_signs_with(flavour):
    done = subprocess.run(
        [BINARY, "exec", *flavour.options, "--", sys.executable, "-c",
         ALONE % flavour.engine], capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stdout) == (0, "1045\n"), done.stderr


def test_without_tls_nobody_is(db, keyturn):
    before = error_log(db).count(MALFORMED.format("jane"))
    assert not db.accepts("jane", token(db), tls=False)
    assert error_log(db).count(MALFORMED.format("jane")) == before + 1
    assert "lets jane not in by a token: a token is taken over TLS alone" in \
        keyturn.log


def test_a_token_ages_on_keyturns_clock(db, keyturn):
    old = token(db)
    made = int(time.time())     # a token says its second, not its moment
    until("the second after it", lambda: int(time.time()) > made + 1)
    assert db.accepts("jane", old)
    advance(keyturn, "14m")
    assert db.accepts("jane", old)
    advance(keyturn, "2m")
    assert not db.accepts("jane", old)
    assert EXPIRED.format("jane") in error_log(db)
    assert db.accepts("jane", token(db))        # fresh after any advance
    advance(keyturn, "400d")
    assert db.accepts("jane", token(db))


def advance(keyturn, span):
    subprocess.run([BINARY, "clock", "advance", span, "--url", keyturn.url],
                   check=True, stdout=subprocess.DEVNULL)


def test_many_at_once(db):
    got = []

    def log_in():
        for _ in range(4):
            got.append(db.accepts("jane", token(db)))
    threads = [threading.Thread(target=log_in) for _ in range(12)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert got == [True] * 48


def test_one_without_the_flag_knows_no_such_plugin(keyturn, flavour):
    d = Database(keyturn, flavour.engine)
    assert d.instance["IAMDatabaseAuthenticationEnabled"] is False
    with d.connect() as master:
        with pytest.raises(pymysql.err.OperationalError) as e:
            sql(master, "CREATE USER jane IDENTIFIED WITH "
                "AWSAuthenticationPlugin AS 'RDS'")
    assert e.value.args[0] == 1524
    assert "Plugin 'AWSAuthenticationPlugin' is not loaded" in e.value.args[1]
    keyturn.rds.delete_db_instance(DBInstanceIdentifier=d.name,
                                   SkipFinalSnapshot=True)


def test_when_keyturn_does_not_answer_nobody_is_let_in(db, keyturn):
    given = token(db)
    os.kill(keyturn.pid, signal.SIGSTOP)
    try:
        until("it stands", lambda: processes.stands(keyturn.pid))
        assert not db.accepts("jane", given)
        assert db.accepts(db.master, db.password)
    finally:
        os.kill(keyturn.pid, signal.SIGCONT)
    assert "Error Code: InternalError): keyturn does not answer" in \
        error_log(db)
    assert db.accepts("jane", given)


def test_a_database_that_was_killed_takes_tokens_again(db, keyturn):
    with db.connect() as master:
        [[pid_file]] = sql(master, "SELECT @@pid_file")
    with open(pid_file) as f:
        os.kill(int(f.read()), signal.SIGKILL)
    until("it is back", lambda: comes_back(db), SETTLE)
    assert db.accepts("jane", token(db))


def comes_back(db):
    try:
        return db.accepts(db.master, db.password)
    except pymysql.err.OperationalError:
        return False


def test_mysqls_own_client(db, keyturn):
    """With the CLI's token, and the options that RDS's manual has."""
    mysql = shutil.which("mysql") or shutil.which("mariadb")
    if mysql is None:
        pytest.skip("no mysql client")
    made = subprocess.run(
        [aws_cli(), "rds", "generate-db-auth-token", "--hostname", db.host,
         "--port", str(db.port), "--username", "jane", "--region", REGION],
        env={**keyturn.env(), "AWS_ACCESS_KEY_ID": KEY,
             "AWS_SECRET_ACCESS_KEY": SECRET},
        check=True, capture_output=True, text=True).stdout.strip()
    done = subprocess.run(
        [mysql, "--no-defaults", "-h", db.host, "-P", str(db.port),
         f"--ssl-ca={keyturn.ready['ca']}", "--enable-cleartext-plugin", "-u", "jane",
         f"--password={made}", "-NBe", "SELECT CURRENT_USER()"],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("jane@%\n")    # MariaDB's warns of the option


def test_by_the_javascript_sdk(db, keyturn):
    folder = found("KEYTURN_TEST_JAVASCRIPT", "JAVASCRIPT",
                   "no JavaScript SDK")
    told = tells(keyturn, [os.path.join(folder, "node"), "login.js", db.host,
                           str(db.port), "jane"], os.path.join(HERE, "js"),
                 NODE_PATH=os.path.join(folder, "node_modules"),
                 KEYTURN_CA=keyturn.ready["ca"], AWS_ACCESS_KEY_ID=KEY,
                 AWS_SECRET_ACCESS_KEY=SECRET)
    assert told == "jane@%\n"


@pytest.fixture(scope="module")
def crowd(db):
    """So many accounts that MariaDB takes one of them for whoever it does not
    know."""
    with db.connect() as master:
        for i in range(40):
            sql(master, f"CREATE USER iam{i} IDENTIFIED WITH "
                "AWSAuthenticationPlugin AS 'RDS'")


def test_who_is_not_there_is_nobody_else(db, crowd, keyturn):
    for i in range(5):
        assert not db.accepts(f"nobody{i}", token(db, f"nobody{i}"))
        assert not db.accepts(f"nobody{i}", token(db, "iam1"))
    assert "lets iam" not in keyturn.log


def secrets(db, user, password, engine):
    """The user's and, in it, his master's: both names."""
    sm = db.keyturn.sm
    master = db.secret(db.master, db.password, engine="no-such")
    return db.secret(user, password, engine=engine, masterarn=sm.
                     describe_secret(SecretId=master)["ARN"]), master


def failing(keyturn, name):
    rotations = json.loads(keyturn.http(
        "GET", "/_keyturn/health", b"")[2])["rotations"]
    return [r["reason"] for r in rotations
            if f":{name}-" in r["arn"] and r["reason"]]


def test_alternating_users_beside_users_of_iam(db, crowd, keyturn, flavour):
    """Who logs in by a token has no password to rotate; others rotate as
    ever, also when the clone, which is not there, was tried before."""
    function = keyturn.function({
        "mysql": "SecretsManagerRDSMySQLRotationMultiUser",
        "mariadb": "SecretsManagerRDSMariaDBRotationMultiUser"}[flavour.name])
    name, master = secrets(db, db.user("u"), "First-password-1",
                           flavour.engine)
    rotation = keyturn.sm.rotate_secret(SecretId=name,
                                        RotationLambdaARN=function)
    until("it to fail", lambda: failing(keyturn, name))
    keyturn.sm.put_secret_value(SecretId=master, SecretString=json.dumps(
        {**value(keyturn.sm, master), "engine": flavour.engine}))
    wait_rotation(keyturn.sm, name, rotation["VersionId"])
    new = value(keyturn.sm, name)
    assert new["username"].endswith("_clone")
    assert db.accepts(new["username"], new["password"])

    with db.connect() as admin:
        before = sql(admin, "SHOW CREATE USER jane")
        name, _ = secrets(db, "jane", "No-password-of-hers-1",
                          flavour.engine)
        keyturn.sm.rotate_secret(SecretId=name, RotationLambdaARN=function)
        [why] = until("it to fail", lambda: failing(keyturn, name))
        assert "No-password" not in why
        keyturn.sm.cancel_rotate_secret(SecretId=name)
        assert sql(admin, "SHOW CREATE USER jane") == before
    assert db.accepts("jane", token(db))


def test_the_token_is_in_no_log(db, keyturn):
    given = token(db)
    assert db.accepts("jane", given)
    assert not db.accepts("joe", given)
    signature = given[-64:]
    assert re.fullmatch("[0-9a-f]+", signature)
    for text in (keyturn.log, error_log(db)):
        assert signature not in text and "X-Amz-Signature=" not in text
        assert SECRET not in text


def test_it_is_so_after_a_restart(flavour, key_file, tmp_path, serve):
    options = ["--data", tmp_path / "data", *flavour.options, "--root-key",
               f"{KEY}=@{key_file}"]
    first = serve(*options)
    d = Database(first, flavour.engine, EnableIAMDatabaseAuthentication=True)
    with d.connect() as master:
        sql(master, "CREATE USER jane IDENTIFIED WITH "
            "AWSAuthenticationPlugin AS 'RDS'")
    assert d.accepts("jane", token(d))
    first.kill()
    d.keyturn = serve(*options)
    d.find()
    assert d.accepts("jane", token(d))
    assert not d.accepts("jane", token(d, "joe"))


def test_the_flag_can_be_switched(keyturn, flavour):
    """Off and on again, and an account made meanwhile is one again."""
    d = Database(keyturn, flavour.engine)
    switched = "configuring-iam-database-auth"
    for on, status, more in (
            (True, switched, {}), (False, switched, {}),
            (True, "modifying", {"AllocatedStorage": 30})):
        shown = keyturn.rds.modify_db_instance(
            DBInstanceIdentifier=d.name, ApplyImmediately=True,
            EnableIAMDatabaseAuthentication=on, **more)["DBInstance"]
        assert shown["DBInstanceStatus"] == status
        d.find()
        assert d.instance["IAMDatabaseAuthenticationEnabled"] is on
        with d.connect() as master:
            if on:
                sql(master, "CREATE USER IF NOT EXISTS jane IDENTIFIED WITH "
                    "AWSAuthenticationPlugin AS 'RDS'")
                assert d.accepts("jane", token(d))
            else:
                with pytest.raises(pymysql.err.OperationalError) as e:
                    d.connect("jane", token(d))
                assert "AWSAuthenticationPlugin" in e.value.args[1]
    keyturn.rds.delete_db_instance(DBInstanceIdentifier=d.name,
                                   SkipFinalSnapshot=True)
