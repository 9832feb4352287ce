"""What is broken on purpose: keyturn's faults, as those meet them who use it.

Real SDKs retry what the API refuses; real servers die in the middle of a
rotation; and at each point of each one keyturn itself is killed, of which it is
shown who gets in before, while keyturn is down, and in the end.
"""
import json
import os
import random
import signal
import subprocess
import time

import botocore.exceptions
import pymysql
import pytest
from botocore.config import Config

import processes
from harness import (ACCOUNT, BINARY, HERE, PATIENCE, POINTS, REGION, Keyturn,
                     clean_environ, client, found, fresh, rotation_ended,
                     slow_advance, sql, tells, until, value, versions,
                     wait_rotation)


def faults(k, method, below="", **fault):
    """A request to keyturn's own API; an object, or the refusal."""
    status, _, body = k.http(method, "/_keyturn/faults" + below,
                             json.dumps(fault).encode() if fault else b"")
    answer = json.loads(body)
    assert status in (200, 400), (status, answer)
    return answer


def add(k, **fault):
    answer = faults(k, "POST", **fault)
    assert "id" in answer, answer
    return answer["id"]


def look(k, fault):
    return next(f for f in faults(k, "GET")["faults"] if f["id"] == fault)


def clear(k):
    faults(k, "DELETE")


def health(k):
    return json.loads(k.http("GET", "/_keyturn/health", b"")[2])


@pytest.fixture
def broken(server):
    yield server
    clear(server)


@pytest.fixture
def broken_fleet(fleet):
    yield fleet
    clear(fleet)


# --- the API, and those who retry -------------------------------------------

def sdk(k, service, mode="legacy", retries=None, **config):
    """With the patience of its own that an application's client has."""
    return client(
        service, region_name=REGION, endpoint_url=k.url,
        aws_access_key_id=ACCOUNT, aws_secret_access_key="anything",
        config=Config(retries={"mode": mode, **(retries or {})}, **config))


CALLS = {
    "secretsmanager": lambda c: c.list_secrets(),
    "rds": lambda c: c.describe_db_instances(),
    "lambda": lambda c: c.get_function(
        FunctionName="SecretsManagerRDSMySQLRotationSingleUser"),
    "sts": lambda c: c.get_caller_identity(),
}


@pytest.mark.parametrize("service, mode", [
    (s, m) for s in CALLS for m in ("standard", "legacy")
    if m == "standard" or s in ("secretsmanager", "rds")])
@pytest.mark.parametrize("action", ["throttle", "internal", "close"])
def test_an_sdk_retries_until_it_succeeds(broken, service, mode, action):
    fault = add(broken, service=service, action=action, times=2)
    answer = CALLS[service](sdk(broken, service, mode))
    assert answer["ResponseMetadata"]["RetryAttempts"] == 2
    assert look(broken, fault)["happened"] == 2
    assert look(broken, fault)["spent"]


CODES = {"secretsmanager": "ThrottlingException", "rds": "Throttling",
         "lambda": "TooManyRequestsException", "sts": "Throttling"}


@pytest.mark.parametrize("service", CALLS)
def test_an_sdk_gives_up(broken, service):
    fault = add(broken, service=service, action="throttle", always=True)
    with pytest.raises(botocore.exceptions.ClientError) as e:
        CALLS[service](sdk(broken, service, "standard"))
    assert e.value.response["Error"]["Code"] == CODES[service]
    assert e.value.response["Error"]["Message"] == "Rate exceeded"
    assert e.value.response["ResponseMetadata"]["RetryAttempts"] == 2
    assert look(broken, fault)["happened"] == 3


def test_a_code_of_the_testers_is_the_sdks_exception(broken):
    sm = sdk(broken, "secretsmanager")
    add(broken, service="secretsmanager", operation="ListSecrets",
        action="error", code="ResourceNotFoundException", message="gone")
    with pytest.raises(sm.exceptions.ResourceNotFoundException) as e:
        sm.list_secrets()
    assert str(e.value).endswith("ListSecrets operation: gone")
    rds = sdk(broken, "rds")
    add(broken, service="rds", action="error", code="DBInstanceNotFound")
    with pytest.raises(rds.exceptions.DBInstanceNotFoundFault) as e:
        rds.describe_db_instances()
    assert e.value.response["ResponseMetadata"]["HTTPStatusCode"] == 404


def test_a_late_answer_is_too_late_for_who_has_no_patience(broken):
    fault = add(broken, service="secretsmanager", action="wait",
                delay_ms=3600_000)
    sm = sdk(broken, "secretsmanager", read_timeout=1, retries={
        "max_attempts": 50})	# a busy machine is late by itself, too
    answer = sm.list_secrets()
    assert answer["ResponseMetadata"]["RetryAttempts"] >= 1
    assert look(broken, fault)["happened"] == 1


def test_a_write_that_is_not_answered_may_be_sent_again(broken):
    """The fault comes before the act: the second is the first."""
    add(broken, service="secretsmanager", operation="CreateSecret",
        action="close")
    name = fresh("unanswered")
    answer = sdk(broken, "secretsmanager").create_secret(
        Name=name, SecretString="v")
    assert answer["ResponseMetadata"]["RetryAttempts"] == 1
    assert broken.sm.get_secret_value(SecretId=name)["SecretString"] == "v"


@pytest.mark.parametrize("action", ["throttle", "internal", "close"])
def test_the_javascript_sdk_retries_too(broken, action):
    folder = found("KEYTURN_TEST_JAVASCRIPT", "JAVASCRIPT",
                   "no JavaScript SDK")
    add(broken, service="secretsmanager", action=action, times=2)
    assert tells(broken, [os.path.join(folder, "node"), "retries.js"],
                 os.path.join(HERE, "js"), NODE_PATH=os.path.join(
                     folder, "node_modules")) == "3 ok\n"


def test_faults_end_with_a_reset_and_with_keyturn(serve, folder):
    k = serve("--data", folder)
    add(k, service="*", action="internal", always=True)
    add(k, point="set.after", action="fail")
    assert health(k)["faults"] == 2
    assert k.http("POST", "/_keyturn/reset", b"{}")[0] == 200
    assert health(k)["faults"] == 0 and faults(k, "GET")["faults"] == []
    add(k, point="set.after", action="fail")
    k.stop()
    k = serve("--data", folder)
    assert health(k)["faults"] == 0 and faults(k, "GET")["faults"] == []


def keyturn_fault(k, *words):
    """(exit status, stdout, stderr) of the command."""
    done = subprocess.run([BINARY, "fault", *words], capture_output=True,
                          text=True, timeout=120,
                          env=clean_environ(KEYTURN_URL=k.url))
    return done.returncode, done.stdout, done.stderr


def test_the_command(broken):
    k = broken
    assert keyturn_fault(k) == (0, "", "")
    status, first, _ = keyturn_fault(
        k, "add", "point=set.sql.after", "action=kill", "secret=demo/app")
    n = int(first.split()[0])
    assert (status, first) == (0, f"{n}  point=set.sql.after secret=demo/app "
                               "action=kill times=1  happened=0/0\n")
    status, second, _ = keyturn_fault(
        k, "add", "service=secretsmanager", "operation=ListSecrets",
        "action=error", "code=Odd", "status=418", "message=a pot",
        "delay=1s", "times=always", "share=0.5", "seed=3")
    assert (status, second) == (
        0, f"{n + 1}  service=secretsmanager operation=ListSecrets "
        'action=error code=Odd status=418 message="a pot" delay_ms=1000 '
        "times=always share=0.5 seed=3  happened=0/0\n")
    assert keyturn_fault(k, "list") == (0, first + second, "")
    status, text, _ = keyturn_fault(k, "list", "--json")
    assert json.loads(text) == faults(k, "GET")
    assert keyturn_fault(k, "clear", str(n)) == (0, "cleared: 1\n", "")
    assert keyturn_fault(k, "clear", str(n)) == (
        1, "", f"keyturn: ValidationException: There is no fault {n}.\n")
    assert keyturn_fault(k, "clear") == (0, "cleared: 1\n", "")
    status, _, why = keyturn_fault(k, "add", "point=set.after", "action=x")
    assert status == 1 and "is one of fail, hang, wait" in why
    for wrong in (["add"], ["add", "point"], ["clear", "x"],
                  ["clear", "1", "2"], ["list", "1"], ["break"]):
        assert keyturn_fault(k, *wrong)[0] == 2, wrong


def test_a_fault_is_set_while_the_clock_is_moved(serve):
    k = serve("--memory")
    t, said = slow_advance(k)
    fault = add(k, point="set.before", action="fail")
    assert not said and t.is_alive()
    until("it comes about", lambda: look(k, fault)["happened"])
    k.stop()
    t.join()


# What may stand in a body, right and wrong.
BODIES = {
    "point": [*POINTS, "", "set", "set.before\x00", "x" * 5000, 1, None],
    "secret": ["db/app", "", "%", "arn:aws:secretsmanager:x", 3, {}],
    "database": ["127.0.0.1:1", "[::1]:1", ":", "::", "h:1:2", "x" * 300 +
                 ":1", "none", "", 5, []],
    "service": ["secretsmanager", "rds", "*", "", "keyturn", "s3", 7],
    "operation": ["ListSecrets", "DescribeDBInstances", "", "x" * 3000, 0],
    "action": ["fail", "hang", "wait", "kill", "kill-database", "drop",
               "refuse", "close", "throttle", "internal", "error", "", "Kill",
               True],
    "code": ["Odd", "ThrottlingException", "", "a b", "<", "x" * 101, 4],
    "status": [400, 503, 599, 600, 0, -1, 1e30, 4.5, "400"],
    "message": ["", "\u00e9<&>\"", "x" * 5000, 1],
    "delay_ms": [1, 5, 0, -1, 86400000, 86400001, 1e300, "1", 0.5],
    "times": [1, 2, 0, -1, 10**9, 10**9 + 1, 2**63, True],
    "always": [True, False, "true", 1],
    "share": [0, 1, 0.5, -0.1, 1.1, 1e-300, 1e300, "0.5"],
    "seed": [0, 7, -1, 2**53 - 1, 2**53, 2**64, "7"],
    "more": [1], "": [""],
}


def test_no_body_upsets_it(serve):
    """Made up by a seed: each is refused, with nothing set, or set as said.
    In a keyturn where nothing goes on that would meet one."""
    broken = serve("--memory")
    dice = random.Random(20261129)
    taken = 0
    for _ in range(1500):
        names = dice.sample(list(BODIES), dice.randint(0, 5))
        body = {n: dice.choice(BODIES[n]) for n in names}
        if dice.random() < 0.5:		# one that has a chance
            where = dice.choice(["point", "database", "service"])
            body = {n: body[n] for n in body
                    if n not in ("point", "database", "service")}
            body[where] = dice.choice(BODIES[where][:2])
            body["action"] = dice.choice(BODIES["action"][:11])
        text = json.dumps(body)
        if dice.random() < 0.05:
            text = text[:dice.randint(0, len(text))]
        status, _, answer = broken.http("POST", "/_keyturn/faults",
                                        text.encode())
        answer = json.loads(answer)
        listed = faults(broken, "GET")["faults"]
        if status == 200:
            assert listed == [answer], text
            for n, v in body.items():
                assert answer.get(n, v if v is False else None) == v, text
            assert faults(broken, "DELETE") == {"cleared": 1}
            taken += 1
        else:
            assert status == 400 and answer["code"] in (
                "ValidationException", "SerializationException"), answer
            assert listed == [], text
    assert taken > 50


# --- rotations --------------------------------------------------------------

def begin(k, database, **more):
    """A new user's secret, to be rotated: its name, and who."""
    user = database.user()
    name = fresh("broken")
    k.sm.create_secret(Name=name, SecretString=json.dumps({
        "engine": "mysql", "host": database.host, "port": database.port,
        "username": user, "password": "First-password-1", **more}))
    return name, user


def rotate(k, name, *function):
    return k.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=k.function(*function))["VersionId"]


def passed(k, fault):
    until(f"fault {fault}", lambda: look(k, fault)["happened"])


def test_a_step_fails_at_each_point_and_says_where(broken_fleet, database):
    k, begun = broken_fleet, []
    for point in POINTS:
        name, user = begin(k, database)
        fault = add(k, point=point, action="fail", secret=name)
        begun.append((name, user, rotate(k, name), point, fault))
    for name, user, token, point, fault in begun:
        wait_rotation(k.sm, name, token)
        assert f"Broken on purpose at {point}, by fault {fault}" in k.log
        assert database.accepts(user, value(k.sm, name)["password"])
        assert not database.accepts(user, "First-password-1")


def test_a_rotation_hangs_until_it_is_lifted(broken_fleet, database):
    """The gap in which applications break, for as long as one likes."""
    k = broken_fleet
    name, user = begin(k, database)
    other, _ = begin(k, database)
    fault = add(k, point="set.sql.after", action="hang", secret=name)
    token = rotate(k, name)
    passed(k, fault)
    assert not database.accepts(user, value(k.sm, name)["password"])
    assert database.accepts(user, value(
        k.sm, name, VersionStage="AWSPENDING")["password"])
    wait_rotation(k.sm, other, rotate(k, other))	# nobody else waits
    assert "AWSPENDING" in versions(k.sm, name)
    assert faults(k, "DELETE", f"/{fault}") == {"cleared": 1}
    wait_rotation(k.sm, name, token)
    assert database.accepts(user, value(k.sm, name)["password"])


def cancel(k, name):
    k.sm.cancel_rotate_secret(SecretId=name)


def put(k, name):
    k.sm.put_secret_value(SecretId=name, SecretString=k.sm.get_secret_value(
        SecretId=name)["SecretString"])


def take_pending_away(k, name):
    k.sm.update_secret_version_stage(
        SecretId=name, VersionStage="AWSPENDING",
        RemoveFromVersionId=versions(k.sm, name)["AWSPENDING"])


@pytest.mark.parametrize("end", [cancel, put, take_pending_away])
def test_who_ends_a_rotation_keeps_the_password(broken_fleet, database, end):
    """Though the session that would change it has logged in already."""
    k = broken_fleet
    name, user = begin(k, database)
    fault = add(k, point="set.sql.before", action="hang", secret=name)
    rotate(k, name)
    passed(k, fault)
    end(k, name)
    clear(k)
    if end is take_pending_away:	# the next is done when this is over
        token = rotate(k, name)
        wait_rotation(k.sm, name, token)
    else:
        until("the function has ended", lambda: "Cannot change the password "
              f"of {user}" in k.http("GET", f"/_keyturn/rotations/{name}",
                                     b"")[2].decode())
    assert database.accepts(user, value(k.sm, name)["password"])


def test_a_wait_stretches_the_gap(broken_fleet, database):
    k = broken_fleet
    name, _ = begin(k, database)
    add(k, point="finish.before", action="wait", delay_ms=1500, secret=name)
    since = time.monotonic()
    wait_rotation(k.sm, name, rotate(k, name))
    assert time.monotonic() - since >= 1.5


def the_server(database):
    """Its process; others' databases are that keyturn's too."""
    at = (database.host, database.port)
    (it,) = [d for d in processes.databases(database.keyturn.pid)
             if at in processes.listening([d[0]])]
    return it


def back(database):
    until("the server is back", lambda: processes.port_open(
        database.host, database.port))


@pytest.mark.parametrize("point", ["set.before", "set.sql.before",
                                   "set.sql.after", "finish.before"])
def test_the_database_is_killed_in_the_middle(broken_fleet, database, point):
    k = broken_fleet
    name, user = begin(k, database)
    before = the_server(database)
    fault = add(k, point=point, action="kill-database", secret=name)
    token = rotate(k, name)
    wait_rotation(k.sm, name, token, 240)
    assert look(k, fault)["happened"] == 1
    assert not processes.alive(before)
    back(database)
    assert database.accepts(user, value(k.sm, name)["password"])
    assert not database.accepts(user, "First-password-1")


def test_sessions_are_dropped(broken_fleet, database):
    """All but keyturn's own: at once, or in the middle of a rotation."""
    k = broken_fleet

    def drops(how):
        with database.connect() as db:
            assert sql(db, "SELECT 1") == ((1,),)
            how()
            with pytest.raises(pymysql.err.OperationalError) as e:
                sql(db, "SELECT 1")
            assert e.value.args[0] in (2006, 2013, 4031, 1927), e.value
    before = the_server(database)
    drops(lambda: add(k, database=database.name.upper(), action="drop"))
    name, user = begin(k, database)
    fault = add(k, point="set.sql.before", action="drop", secret=name)
    drops(lambda: wait_rotation(k.sm, name, rotate(k, name)))
    assert look(k, fault)["happened"] == 1
    assert database.accepts(user, value(k.sm, name)["password"])
    assert the_server(database) == before


def test_a_database_is_killed_at_once(broken_fleet, database):
    k = broken_fleet
    before = the_server(database)
    add(k, database=database.name, action="kill-database")
    assert not processes.alive(before)
    back(database)


DOORS = {"refuse": "refused on purpose, by fault",
         "close": "closed on purpose before the greeting, by fault"}


@pytest.mark.parametrize("action", DOORS)
def test_a_database_lets_keyturn_in_no_more(broken_fleet, database, action):
    """And applications all the same."""
    k = broken_fleet
    name, user = begin(k, database)
    fault = add(k, database=f"{database.host}:{database.port}",
                action=action, always=True)
    token = rotate(k, name)
    until("it is refused twice", lambda: look(k, fault)["happened"] > 1)
    assert DOORS[action] in k.log
    assert database.accepts(user, value(k.sm, name)["password"])
    clear(k)
    wait_rotation(k.sm, name, token)
    assert database.accepts(user, value(k.sm, name)["password"])


# --- each point of each rotation, keyturn up, down and up again -------------

class Lone:
    """A keyturn that is killed again and again beside a database that is not:
    that is somebody else's, so that it can be asked while keyturn is down."""

    def __init__(self, folder):
        self.folder, self.k = folder, None
        self.start()

    def start(self):
        if self.k is not None:
            self.k.discard()
        self.k = Keyturn("--data", self.folder).wait_ready()


@pytest.fixture(scope="module")
def one_alone(flavour, tmp_path_factory):
    made = Lone(str(tmp_path_factory.mktemp("lone")))
    yield made
    made.k.discard()


@pytest.fixture
def lone(one_alone):
    """It lives, whatever the test before did."""
    if one_alone.k.proc.poll() is not None:
        one_alone.start()
    yield one_alone
    if one_alone.k.proc.poll() is None:
        clear(one_alone.k)


def values(k, name):
    """What each label has: {label: (user, password)}."""
    got = {}
    for label in ("AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"):
        try:
            v = value(k.sm, name, VersionStage=label)
            got[label] = v["username"], v["password"]
        except k.sm.exceptions.ResourceNotFoundException:
            pass	# nobody has it, or no value yet
    return got


def who_gets_in(database, values):
    return {label for label, v in values.items() if database.accepts(*v)}


def steps_done(k, name):
    """Of the last rotation, as the store has them."""
    told = json.loads(k.http("GET", f"/_keyturn/rotations/{name}", b"")[2])
    return [s["step"] for s in told["rotations"][0]["attempts"][-1]["steps"]]


def who_gets_in_meanwhile(k, name, database):
    """Of a rotation that goes on: within one step, as labels stand then."""
    while True:
        begun = steps_done(k, name), versions(k.sm, name)
        up = who_gets_in(database, values(k, name))
        if (steps_done(k, name), versions(k.sm, name)) == begun:
            return up


def single_user(k, database, engine):
    return begin(k, database)[0], "SecretsManagerRDSMySQLRotationSingleUser"


def alternating_users(k, database, engine):
    """A short name: with _clone, it has 16 characters."""
    user = "u" + fresh("")[-8:]
    with database.connect() as db:
        sql(db, f"CREATE USER {user}@'%%' IDENTIFIED BY %s", "First-password-1")
    at = {"engine": engine, "host": database.host, "port": database.port}
    name, master = fresh("broken"), fresh("master")
    arn = k.sm.create_secret(Name=master, SecretString=json.dumps({
        **at, "username": database.master,
        "password": database.password}))["ARN"]
    k.sm.create_secret(Name=name, SecretString=json.dumps({
        **at, "username": user, "password": "First-password-1",
        "masterarn": arn}))
    return name, {"mysql": "SecretsManagerRDSMySQLRotationMultiUser",
                  "mariadb": "SecretsManagerRDSMariaDBRotationMultiUser"}[
                      engine]


def dual_password(k, database, engine):
    if engine != "mysql":
        pytest.skip("MariaDB has no second password")
    name, user = begin(k, database)
    with database.connect() as db:
        sql(db, f"GRANT APPLICATION_PASSWORD_ADMIN ON *.* TO `{user}`@'%'")
    return name, "KeyturnMySQLRotationDualPassword"


def one_of_three(labels):
    return labels


def the_current_one(labels):
    return "AWSCURRENT" in labels


# What each strategy owes its applications at every moment, and in the end.
STRATEGIES = {
    "single": (single_user, one_of_three, {"AWSCURRENT"}),
    "alternating": (alternating_users, the_current_one,
                    {"AWSCURRENT", "AWSPREVIOUS"}),
    "dual": (dual_password, the_current_one, {"AWSCURRENT", "AWSPREVIOUS"}),
}
STEPS = ["createSecret", "setSecret", "testSecret", "finishSecret"]


@pytest.mark.plain
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_killed_at_each_point_of_each_strategy(lone, database, flavour,
                                               strategy, point, note):
    make, holds, end = STRATEGIES[strategy]
    k = lone.k
    name, function = make(k, database, flavour.engine)
    first = rotate(k, name, function)
    wait_rotation(k.sm, name, first)
    fault = add(k, point=point, action="hang", secret=name)
    token = rotate(k, name, function)
    passed(k, fault)
    seen, at = values(k, name), versions(k.sm, name)
    up = who_gets_in(database, seen)
    # which step is open
    step = point.split(".")[0] + "Secret"
    assert steps_done(k, name) == STEPS[:STEPS.index(step)]
    assert at["AWSPENDING"] == token
    assert at["AWSCURRENT"] == (token if point == "finish.after" else first)
    k.kill()
    assert holds(up), up
    assert who_gets_in(database, seen) == up
    lone.start()
    k = lone.k
    assert holds(who_gets_in_meanwhile(k, name, database))
    wait_rotation(k.sm, name, token)
    assert who_gets_in(database, values(k, name)) == end
    assert health(k)["failing"] == 0
    note(f"{flavour} {strategy}, {point}: {', '.join(sorted(up))}")


def test_kill_is_a_kill(lone, database):
    """By a fault: it dies of SIGKILL, says where, and comes back without."""
    k = lone.k
    name, _ = begin(k, database)
    add(k, point="set.sql.after", action="kill", secret=name)
    try:
        token = rotate(k, name)
    except botocore.exceptions.HTTPClientError:
        token = None	# before the answer
    assert k.proc.wait(PATIENCE) == -signal.SIGKILL
    assert "fault set.sql.after" in k.log.splitlines()
    lone.start()
    token = token or versions(lone.k.sm, name).get("AWSPENDING") or \
        versions(lone.k.sm, name)["AWSCURRENT"]
    wait_rotation(lone.k.sm, name, token)


def test_who_hangs_does_not_keep_keyturn_from_stopping(lone, database):
    """And the rotation goes on in the next one."""
    k = lone.k
    begun = []
    for point in POINTS[:8]:		# as many as there are workers
        name, user = begin(k, database)
        add(k, point=point, action="hang", secret=name)
        begun.append((name, user, rotate(k, name)))
    until("three hang, as many as one database has",
          lambda: sum(f["happened"] for f in faults(k, "GET")["faults"]) == 3)
    assert k.stop(signal.SIGTERM) == 0
    lone.start()
    k = lone.k
    for name, user, token in begun:
        until(f"rotation of {name}",
              lambda: rotation_ended(k.sm, name, token))
        assert database.accepts(user, value(k.sm, name)["password"])


def test_a_server_of_somebody_elses_is_not_killed(lone, database):
    k = lone.k
    name, user = begin(k, database)
    add(k, point="set.before", action="kill-database", secret=name)
    wait_rotation(k.sm, name, rotate(k, name))
    assert "No database server of keyturn's own is at " \
        f"{database.host}:{database.port}" in k.log
    answer = faults(k, "POST", action="drop",
                    database=f"{database.host}:{database.port}")
    assert answer["code"] == "ValidationException"
