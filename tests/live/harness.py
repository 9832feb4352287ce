"""What the live tests are made of: a keyturn process, a caller, a login.

Nothing here sleeps for luck: whatever takes time is polled up to a
deadline, and missing the deadline is a failure that says what was awaited.
"""
import glob
import hashlib
import http.client
import json
import os
import random
import select
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid
import weakref
import xml.etree.ElementTree as ET

import boto3
import botocore.exceptions
import pymysql
import pytest
from botocore.config import Config

HERE = os.path.dirname(os.path.abspath(__file__))
REPO = os.path.dirname(os.path.dirname(HERE))
BINARY = os.path.abspath(os.environ.get(
    "KEYTURN_BINARY", os.path.join(REPO, "keyturn")))
ACCOUNT = "123456789012"
REGION = "us-east-1"
# Of Secrets Manager's, those that keyturn does not have.
ABSENT = {"AssociateCrossAccountReplica", "DisassociateCrossAccountReplica"}
# And those that the newest AWS CLI and SDKs but boto3 do not know yet.
UNKNOWN = ABSENT | {"ListResourcePolicies"}
START = 240	# seconds a start may take: the first makes a template
SETTLE = 240	# seconds a database server may take to come up


# Seconds for what happens at once, on a machine that has other things to do.
PATIENCE = 120
# Seconds that a Describe may wait, so that SDKs' waiters need no second look;
# less than the patience of their clients.
DESCRIBE = "50"
BLOCK = 20


def until(what, ready, deadline=PATIENCE, pause=0.02):
    """Polls ready() until it is true and returns what it returned."""
    end = time.monotonic() + deadline
    while True:
        got = ready()
        if got:
            return got
        if time.monotonic() >= end:
            raise AssertionError(f"{what}: not within {deadline} s")
        time.sleep(pause)


_blocks = []	# the locks of those that are ours


def own_ports():
    """The first of BLOCK ports of this process alone, to its end: of all that
    test on this machine, also beside each other.  They are below those that
    the kernel gives away, so that nobody comes to have one by chance."""
    firsts = list(range(20000, 32000, BLOCK))
    random.shuffle(firsts)
    for first in firsts:
        lock = socket.socket(socket.AF_UNIX)
        try:
            lock.bind(f"\0keyturn-test-{first}")
            for port in range(first, first + BLOCK):
                socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            lock.close()
            continue
        _blocks.append(lock)
        return first
    raise AssertionError("no free ports")


def found(variable, what, why):
    """What script/test found for the tests; without it they are skipped, or
    fail if --require-WHAT was said."""
    at = os.environ.get(variable)
    if at:
        return at
    why = f"{variable} is unset: {why}"
    if os.environ.get(f"KEYTURN_REQUIRE_{what}") == "1":
        pytest.fail(why)
    pytest.skip(why)


def tells(told, command, folder=None, **more):
    """A story, told by an SDK in a process of its own: what it prints."""
    done = subprocess.run(
        command, cwd=folder, env={**told.env(), **more}, text=True,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return done.stdout


# No second compiler and no helpers: they run for moments.
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


def java(name):
    """The command that runs a class of java/, all of which are compiled once:
    beside the packages, for whoever runs these tests with the same sources."""
    packages = found("KEYTURN_TEST_JAVA", "JAVA", "no Java SDK")
    folder = os.path.join(HERE, "java")
    sources = sorted(glob.glob(os.path.join(folder, "*.java")))
    text = b""
    for path in sources:
        with open(path, "rb") as f:
            text += f.read()
    made = os.path.join(os.path.dirname(os.path.dirname(packages)),
                        "classes-" + hashlib.sha256(text).hexdigest()[:12])
    if not os.path.exists(made):
        new = tempfile.mkdtemp(dir=os.path.dirname(made))
        subprocess.run(["javac", "-cp", packages, "-d", new, *sources],
                       check=True)
        try:
            os.rename(new, made)
        except OSError:		# another has been as fast
            shutil.rmtree(new)
    return [*JAVA, "-cp", packages + os.pathsep + made, name]


def clean_environ(**more):
    """The tests' own environment without anything that leads to AWS."""
    env = {k: v for k, v in os.environ.items()
           if not k.startswith(("AWS_", "KEYTURN_"))
           and not k.lower().endswith("_proxy")}
    env["AWS_EC2_METADATA_DISABLED"] = "true"
    env["NO_PROXY"] = env["no_proxy"] = "127.0.0.1,localhost,::1"
    env.update({k: str(v) for k, v in more.items()})
    return env


_session, _session_lock = boto3.session.Session(), threading.Lock()


def _backed_up_later(params, model, **_):
    """A database that no test says it of is backed up in half a day: at 03:00,
    which is keyturn's own hour for it, somebody may run these tests."""
    of_cluster = model.name == "CreateDBInstance" and \
        "DBClusterIdentifier" in params
    if not of_cluster and not params.keys() & {
            "PreferredBackupWindow", "BackupRetentionPeriod",
            "PreferredMaintenanceWindow"}:
        hour = (time.gmtime().tm_hour + 12) % 24
        params["PreferredBackupWindow"] = f"{hour:02}:00-{hour:02}:30"


for _operation in "CreateDBInstance", "CreateDBCluster":
    _session.events.register("provide-client-params.rds." + _operation,
                             _backed_up_later)


def client(service, **options):
    """One of boto3's.  Its models are read once for all of them."""
    with _session_lock:		# which makes one at a time
        return _session.client(service, **options)


class Keyturn:
    """One `keyturn serve`; its stderr is a file, kept for the search."""

    made = weakref.WeakSet()
    begun = []		# the processes, also of who is forgotten

    def __init__(self, *options, env=None, folder=None, listen="127.0.0.1:0",
                 prefix=(), **popen):
        self.log_path = tempfile.mktemp(prefix="keyturn-", suffix=".log",
                                        dir=folder)
        self.argv = [*prefix, BINARY, "serve", "--listen", listen,
                     "--log-level", "debug", "--describe-wait", DESCRIBE,
                     *map(str, options)]
        self.log_file = open(self.log_path, "wb")
        self.mark = "kt-" + uuid.uuid4().hex
        self.proc = subprocess.Popen(
            self.argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=self.log_file, env=clean_environ(
                KEYTURN_TEST_MARK=self.mark, **(env or {})), **popen)
        self.ready = None
        self.clients = {}
        self.made.add(self)
        self.begun.append(self.proc)

    def wait_ready(self, deadline=START):
        line = read_line(self.proc, deadline)
        if not line:
            raise AssertionError(
                f"no ready line, exit {self.proc.poll()}:\n{self.log}")
        self.ready = json.loads(line)
        self.url = self.ready["url"]
        self.pid = self.ready["pid"]
        self.address = urllib.parse.urlsplit(self.url)
        return self

    @property
    def log(self):
        with open(self.log_path, errors="replace") as f:
            return f.read()

    def env(self, region=REGION, key=ACCOUNT):
        """All that a script written for real AWS is told."""
        return clean_environ(
            AWS_ENDPOINT_URL=self.url, AWS_ACCESS_KEY_ID=key,
            AWS_SECRET_ACCESS_KEY="anything", AWS_DEFAULT_REGION=region,
            AWS_REGION=region)

    def client(self, service, region=REGION, key=ACCOUNT, **config):
        at = (service, region, key, tuple(sorted(config.items())))
        if at not in self.clients:
            config.setdefault("read_timeout", PATIENCE)
            self.clients[at] = client(
                service, region_name=region, endpoint_url=self.url,
                aws_access_key_id=key, aws_secret_access_key="anything",
                config=Config(retries={"total_max_attempts": 1},
                              connect_timeout=PATIENCE, **config))
        return self.clients[at]

    @property
    def sm(self):
        return self.client("secretsmanager")

    @property
    def rds(self):
        return self.client("rds")

    def function(self, name="SecretsManagerRDSMySQLRotationSingleUser"):
        """The ARN of a rotation function."""
        return self.client("lambda").get_function(FunctionName=name)[
            "Configuration"]["FunctionArn"]

    def http(self, method="POST", path="/", body=b"", headers=None,
             service="secretsmanager", region=REGION, key=ACCOUNT,
             timeout=PATIENCE):
        """One raw request; (status, headers, body)."""
        c = http.client.HTTPConnection(
            self.address.hostname, self.address.port, timeout=timeout)
        scope = f"{key}/20260102/{region}/{service}/aws4_request"
        h = {"Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, "
             "SignedHeaders=host, Signature=" + "0" * 64}
        h.update(headers or {})
        try:
            c.request(method, path, body, h)
            r = c.getresponse()
            return r.status, r.headers, r.read()
        finally:
            c.close()

    def json(self, operation, body, headers=None, **more):
        """A Secrets Manager call past the SDK; (status, headers, object)."""
        if not isinstance(body, (bytes, str)):
            body = json.dumps(body)
        if isinstance(body, str):
            body = body.encode()
        status, headers, text = self.http(body=body, headers={
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": "secretsmanager." + operation,
            **(headers or {})}, **more)
        return status, headers, json.loads(text) if text else {}

    def query(self, action, params=(), headers=None, **more):
        """An RDS call past the SDK; (status, headers, XML root)."""
        form = [("Version", "2014-10-31"), *dict(params).items()]
        if action is not None:
            form.insert(0, ("Action", action))
        body = urllib.parse.urlencode(form).encode()
        status, headers, text = self.http(body=body, headers={
            "Content-Type": "application/x-www-form-urlencoded; "
            "charset=utf-8", **(headers or {})}, service="rds", **more)
        return status, headers, ET.fromstring(text)

    def endpoint(self, name, host):
        """Where a client finds a database that found keyturn by host."""
        _, _, xml = self.query(
            "DescribeDBInstances", {"DBInstanceIdentifier": name},
            headers={"Host": host})
        at = next(e for e in xml.iter() if e.tag.endswith("}Endpoint"))
        found = {e.tag.split("}")[1]: e.text for e in at}
        return found["Address"], int(found["Port"])

    def stop(self, sig=signal.SIGTERM, deadline=PATIENCE):
        """Ends it as a user does; returns the exit status."""
        if self.proc.poll() is None:
            os.kill(self.pid if self.ready else self.proc.pid, sig)
        try:
            return self.proc.wait(deadline)
        except subprocess.TimeoutExpired:
            self.proc.kill()
            raise AssertionError(f"still there {deadline} s after {sig}")

    def kill(self):
        """SIGKILL to keyturn itself; what it started is the guardian's."""
        os.kill(self.pid if self.ready else self.proc.pid, signal.SIGKILL)
        self.proc.wait(PATIENCE)

    def discard(self):
        for c in self.clients.values():
            c.close()
        if self.proc.poll() is None:
            self.stop()
        self.proc.stdout.close()
        self.log_file.close()
        os.unlink(self.log_path)


def read_line(proc, deadline):
    """A line of proc's stdout, or what came before its end."""
    end = time.monotonic() + deadline
    line = b""
    while not line.endswith(b"\n"):
        left = end - time.monotonic()
        if left <= 0 or not select.select([proc.stdout], [], [], left)[0]:
            raise AssertionError(f"no line within {deadline} s, got {line!r}")
        c = os.read(proc.stdout.fileno(), 1)
        if not c:
            break
        line += c
    return line.decode()


def fails(code, text=None, status=None):
    """with fails(...): the call must be refused so, and not otherwise."""
    return Refusal(code, text, status)


class Refusal:
    def __init__(self, code, text, status):
        self.code, self.text, self.status = code, text, status

    def __enter__(self):
        return self

    def __exit__(self, kind, e, tb):
        assert kind is not None, f"it succeeded instead of {self.code}"
        if not issubclass(kind, botocore.exceptions.ClientError):
            return False
        got = e.response["Error"]
        codes = (self.code,) if isinstance(self.code, str) else self.code
        assert got["Code"] in codes, (got, self.code)
        if self.text is not None:
            assert got.get("Message") == self.text
        if self.status is not None:
            meta = e.response["ResponseMetadata"]
            assert meta["HTTPStatusCode"] == self.status
        self.response = e.response
        return True


# With whoever answers; made once, as a context of its own would read all the
# authorities that the machine trusts, for longer than a login takes.
ENCRYPTED = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ENCRYPTED.check_hostname = False
ENCRYPTED.verify_mode = ssl.CERT_NONE


def connect(host, port, user, password, tls=True, database=None):
    """A login; pymysql.err.OperationalError if the server refuses."""
    return pymysql.connect(
        host=host, port=int(port), user=user, password=password,
        database=database, connect_timeout=PATIENCE, autocommit=True,
        read_timeout=PATIENCE,
        **({"ssl": ENCRYPTED} if tls else {"ssl_disabled": True}))


def can_log_in(host, port, user, password, tls=True):
    """True, False when refused by password; anything else is an error."""
    try:
        connect(host, port, user, password, tls).close()
        return True
    except pymysql.err.OperationalError as e:
        if e.args[0] == 1045:
            return False
        raise


def sql(db, statement, *args):
    with db.cursor() as c:
        c.execute(statement, args or None)
        return c.fetchall()


def versions(sm, secret_id):
    """{label: version id} of a secret."""
    stages = sm.describe_secret(SecretId=secret_id).get(
        "VersionIdsToStages", {})
    return {label: v for v, labels in stages.items() for label in labels}


def rotation_ended(sm, secret_id, token):
    """The labels once token is current and AWSPENDING is gone."""
    at = versions(sm, secret_id)
    if at.get("AWSCURRENT") == token and "AWSPENDING" not in at:
        return at
    return None


def wait_rotation(sm, secret_id, token, deadline=PATIENCE):
    return until(f"rotation of {secret_id} to {token}",
                 lambda: rotation_ended(sm, secret_id, token), deadline)


def value(sm, secret_id, **which):
    """A secret's JSON value."""
    return json.loads(sm.get_secret_value(
        SecretId=secret_id, **which)["SecretString"])


# Of a rotation, where a fault may be, in its order.
POINTS = ["create.before", "create.after", "set.before", "set.sql.before",
          "set.sql.after", "set.after", "test.before", "test.after",
          "finish.before", "finish.after"]


def fresh(stem):
    """A name nobody else has, fit for secrets and databases."""
    return f"{stem}-{uuid.uuid4().hex[:8]}"


class AwsCli:
    """The AWS CLI as who has that environment, started once (aws.py)."""

    def __init__(self, env):
        self.proc = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "aws.py")], env=env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, *words):
        """(exit status, stdout, stderr) of `aws` with these words."""
        self.proc.stdin.write(json.dumps(words) + "\n")
        self.proc.stdin.flush()
        line = self.proc.stdout.readline()
        assert line, "the AWS CLI has ended"
        return json.loads(line)

    def end(self):
        self.proc.stdin.close()
        self.proc.wait(PATIENCE)
        self.proc.stdout.close()


def aws_cli():
    """The AWS CLI of this interpreter's environment, else the PATH's."""
    beside = os.path.join(os.path.dirname(sys.executable), "aws")
    return beside if os.path.exists(beside) else "aws"


def listen_in_silence(seconds):
    """A socket that takes connections, and ends each unanswered."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)

    def serve():
        while True:
            c, _ = listener.accept()
            threading.Timer(seconds, c.close).start()
    threading.Thread(target=serve, daemon=True).start()
    return listener


def slow_advance(k):
    """An advance under way: the thread that waits for it, and a list for its
    answer.  Logins where somebody listens who says nothing take their time.
    """
    silent = listen_in_silence(2)
    k.sm.create_secret(Name="slow", SecretString=json.dumps({
        "engine": "mysql", "host": "127.0.0.1",
        "port": silent.getsockname()[1], "username": "u", "password": "p"}))
    k.sm.rotate_secret(
        SecretId="slow", RotationLambdaARN=k.function())
    said = []

    def stands():
        clock = json.loads(k.http("GET", "/_keyturn/clock", b"")[2])
        return clock["offset_ms"] > 500

    t = threading.Thread(target=lambda: said.append(k.http(
        "POST", "/_keyturn/clock", b'{"advance":"3650d"}')))
    t.start()
    until("the advance to begin", lambda: "SetClock" in k.log or stands() or
          not t.is_alive())
    assert t.is_alive(), said
    return t, said
