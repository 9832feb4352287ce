"""One story over every operation of RDS, in rds_story.json, on real servers:
told by boto3, by the AWS CLI, and by the JavaScript and Go SDKs.

A step is an operation, its input, and the error it is refused with; or "wait",
and which of the SDK's own waiters is asked, as it comes.  Each operation of
models/rds.ops succeeds in it and is refused in it.  Whoever tells it has a
keyturn of its own, and what is answered is the same as to boto3, but for what
is new each time: ids, times, ports.
"""
import datetime
import json
import os
import re
import sys
import tempfile

import pytest
from botocore.exceptions import ClientError

from harness import ACCOUNT, HERE, REGION, REPO, Keyturn, found, tells

SOURCE = os.environ.get("KEYTURN_TEST_SOURCE", REPO)
VERSIONS = {"mariadb": "10.11", "mysql": "8.4"}
# New each time, wherever it stands: what has that name, or is of that form.
NEW = {"Address", "DBClusterEndpointResourceIdentifier", "DBClusterResourceId",
       "DbClusterResourceId", "Date",
       "DbiResourceId", "HostedZoneId", "LastWritten", "LogFileData",
       "Marker", "Port", "ReaderEndpoint", "SecretArn", "Size", "Thumbprint"}
FORM = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.*|ab-[a-z0-9]{20,}"
                  r"|127(\.\d+){3}")


def operations():
    """Of models/rds.ops: all that keyturn has."""
    with open(os.path.join(SOURCE, "models/rds.ops")) as f:
        return set(re.findall(r"^([A-Z]\w+) (?:reads|writes|aside)\b",
                              f.read(), re.M))


def steps(engine):
    with open(os.path.join(HERE, "rds_story.json"), encoding="utf-8") as f:
        text = f.read()
    for name, value in {"arn": f"arn:aws:rds:{REGION}:{ACCOUNT}",
                        "engine": engine,
                        "family": engine + VERSIONS[engine],
                        "major": VERSIONS[engine]}.items():
        text = text.replace("$" + name, value)
    return [(*step, None)[:3] for step in json.loads(text)]


def plain(answer, key=None):
    """What two answers have in common: nothing that is empty or new."""
    if isinstance(answer, dict):
        return {k: said for k, v in answer.items()
                if k not in ("ResponseMetadata", "ResultMetadata", "$metadata")
                and (said := plain(v, k)) not in (None, "", [], {})}
    if isinstance(answer, list):
        return [plain(v) for v in answer]
    if answer and (key in NEW or isinstance(answer, datetime.datetime)):
        return "new"
    return FORM.sub("new", answer) if isinstance(answer, str) else answer


def differences(a, b, path=""):
    """Where two plain answers differ, and how."""
    if isinstance(a, dict) and isinstance(b, dict):
        for k in sorted(a.keys() | b.keys()):
            yield from differences(a.get(k), b.get(k), f"{path}.{k}")
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for i, (one, other) in enumerate(zip(a, b)):
            yield from differences(one, other, f"{path}[{i}]")
    elif a != b:
        yield path, a, b


def by_boto3(server, story):
    """What each step is answered; {"Code", "Message"} of what is refused."""
    from botocore import xform_name
    told = []
    for operation, given, end in story:
        if operation == "wait":
            server.rds.get_waiter(end).wait(**given)
            told.append({})
            continue
        try:
            told.append(getattr(server.rds, xform_name(operation))(**given))
        except ClientError as e:
            told.append({k: e.response["Error"][k]
                         for k in ("Code", "Message")})
        assert told[-1].get("Code") == end, (operation, given, told[-1])
    return told


@pytest.fixture(scope="module")
def expected(flavour):
    """The story, and what boto3 is answered, kept for the others."""
    story = steps(flavour.engine)
    k = Keyturn("--memory", *flavour.options).wait_ready()
    yield story, [plain(a) for a in by_boto3(k, story)]
    k.discard()


# They name what RDS alone names; tests/call/test_snapshots.c has them do it.
BY_RESOURCE = {"DeleteDBInstanceAutomatedBackup",
               "DeleteDBClusterAutomatedBackup"}


def test_none_is_left_out():
    story = steps("mysql")
    assert operations() - BY_RESOURCE == {o for o, _, end in story if not end}
    assert operations() == {o for o, _, end in story if end} - {"wait"}


@pytest.mark.alike
def test_by_boto3(expected):
    story, told = expected
    assert len(story) == len(told)


def agrees(expected, flavour, command, folder=None, unknown=(), **more):
    """Told by a program with a keyturn of its own, as it was by boto3, but
    for members unknown to that."""
    story, told = expected
    k = Keyturn("--memory", *flavour.options).wait_ready()
    try:
        with tempfile.NamedTemporaryFile("w", suffix=".json") as f:
            json.dump(story, f)
            f.flush()
            theirs = json.loads(tells(k, [*command, f.name], folder, **more))
    finally:
        k.discard()
    others = [(step[0], *d) for step, ours, answer in zip(
        story, told, theirs, strict=True)
        for d in differences(ours, plain(answer))
        if not d[0].endswith(unknown)]
    assert not others, "\n".join(map(str, others))


# What they make of an answer is the same whose server it tells of.
one_flavour = pytest.mark.parametrize("flavour", ["mariadb"], indirect=True,
                                      scope="session")


@one_flavour
@pytest.mark.plain
def test_by_the_cli(expected, flavour):
    agrees(expected, flavour,
           [sys.executable, os.path.join(HERE, "rds_cli.py")],
           unknown=("OptionGroup.SourceRegion",
                    "OptionGroupsList[0].SourceRegion"))


@one_flavour
@pytest.mark.plain
def test_by_the_javascript_sdk(expected, flavour):
    at = found("KEYTURN_TEST_JAVASCRIPT", "JAVASCRIPT", "no JavaScript SDK")
    agrees(expected, flavour, [os.path.join(at, "node"), "rds.js"],
           os.path.join(HERE, "js"),
           NODE_PATH=os.path.join(at, "node_modules"))


@one_flavour
@pytest.mark.plain
def test_by_the_go_sdk(expected, flavour):
    go = found("KEYTURN_TEST_GO", "GO", "no Go SDK")
    agrees(expected, flavour, [go, "run", "./rds"],
           os.path.join(HERE, "go"), GOTOOLCHAIN="local")


def test_what_is_not_here_is_no_action(server):
    """Those that the docs name, in the words of AWS for an unknown one."""
    with open(os.path.join(REPO, "docs/coverage.md"), encoding="utf-8") as f:
        rds = f.read().split("\n## RDS\n")[1].split("\n## ")[0]
    absent = re.findall(r"^\| (\w+) \| not there \|.*InvalidAction", rds, re.M)
    assert {"CreateDBInstanceReadReplica", "EnableHttpEndpoint",
            "CreateBlueGreenDeployment", "CreateDBShardGroup"} <= set(absent)
    for operation in absent:
        status, _, xml = server.query(operation)
        assert status == 400
        assert xml.findtext(".//{*}Code") == "InvalidAction"
