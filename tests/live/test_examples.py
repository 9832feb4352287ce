"""AWS's own published examples, each against a state that fits it.

What botocore ships as examples-1.json are the calls AWS's API reference
shows.  Every input is sent as it stands; the answer must have the members of
the published one, of the model's types, and its values where a state of
ours can give them.
"""
import re

import botocore.loaders
import pytest

from abuse import MODEL, OPERATIONS, SHAPES
from harness import ACCOUNT, Keyturn, until
from test_abuse import Caller

REGION = "us-west-2"
EXAMPLES = botocore.loaders.Loader().load_service_model(
    "secretsmanager", "examples-1")["examples"]
NAME = "MyTestDatabaseSecret"
ID = {"SecretId": NAME}
ARN = f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:"
LAMBDA = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:"
ROTATORS = "MyTestDatabaseRotationLambda", "MyTestRotationLambda"

# Version ids as the examples spell them.
SECRET1 = "EXAMPLE1-90ab-cdef-fedc-ba987SECRET1"
SECRET2 = "EXAMPLE2-90ab-cdef-fedc-ba987SECRET2"
FIRST = "EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE"
SECOND = "EXAMPLE2-90ab-cdef-fedc-ba987EXAMPLE"
THIRD = "EXAMPLE3-90ab-cdef-fedc-ba987EXAMPLE"

POLICY = EXAMPLES["PutResourcePolicy"][0]["input"]["ResourcePolicy"]
VALUE = EXAMPLES["GetSecretValue"][0]["output"]["SecretString"]
RULES = {"Duration": "2h", "ScheduleExpression": "cron(0 16 1,15 * ? *)"}
TAGS = [{"Key": "SecondTag", "Value": "AnotherValue"},
        {"Key": "FirstTag", "Value": "SomeValue"}]


def create(token, name=NAME, **more):
    return "CreateSecret", {"Name": name, "ClientRequestToken": token,
                            "SecretString": VALUE, **more}


def put(token, *stages):
    return "PutSecretValue", {
        **ID, "ClientRequestToken": token, "SecretString": token,
        "VersionStages": [*stages] or ["AWSCURRENT"]}


def labelled(label, version):
    return "UpdateSecretVersionStage", {
        **ID, "VersionStage": label, "MoveToVersionId": version}


CREATED = [create(SECRET1)]


def rotates(function):
    return "RotateSecret", {
        **ID, "ClientRequestToken": THIRD, "RotationRules": RULES,
        "RotationLambdaARN": LAMBDA + function, "RotateImmediately": False}


# What is done before each example; by operation, in the examples' order.
BEFORE = {
    "CancelRotateSecret": [[*CREATED, rotates(ROTATORS[0])]],
    "CreateSecret": [[]],
    "DeleteSecret": [[create(SECRET1, NAME + "1")]],
    "GetRandomPassword": [[]],
    "DescribeSecret": [[
        create(FIRST, Description="My test database secret", Tags=TAGS,
               KmsKeyId="arn:aws:kms:us-west-2:123456789012:key/"
               "EXAMPLE1-90ab-cdef-fedc-ba987KMSKEY1"),
        put(SECOND), rotates(ROTATORS[1]), ("GetSecretValue", ID)]],
    "GetResourcePolicy": [[*CREATED, ("PutResourcePolicy", {
        **ID, "ResourcePolicy": POLICY})]],
    "ListSecretVersionIds": [[create(THIRD), put(FIRST), put(SECOND)]],
    "ListSecrets": [[
        create(FIRST, Description="My test database secret"),
        create(SECOND, NAME + "1", Description="Another secret created for "
               "a different database")]],
    "RotateSecret": [CREATED, [*CREATED, rotates(ROTATORS[0])]],
    "TagResource": [[create(SECRET1, "MyExampleSecret")]],
    "UntagResource": [[create(SECRET1, Tags=TAGS)]],
    "UpdateSecretVersionStage": [
        CREATED,
        [*CREATED, labelled("STAGINGLABEL1", SECRET1)],
        [*CREATED, put(SECRET2, "AWSPENDING")]],
}

# Members whose published value is an accident of the writing, or is drawn.
UNDETERMINED = {
    "CancelRotateSecret": {"Name"},		# it says "Name"
    "DeleteSecret": {"Name"},			# it is not the SecretId's
    "DescribeSecret": {"AutomaticallyAfterDays"},	# from today to the next
    "GetRandomPassword": {"RandomPassword"},
    "GetSecretValue": {"VersionStages"},	# AWSPREVIOUS, by default?
    "ListSecretVersionIds": {"VersionId"},	# one ends in a semicolon
}
# Shown there, but not to be had in a state of ours, and why.
WITHOUT = {
    "DescribeSecret": {
        "LastRotatedDate": "needs a database to rotate on",
    },
}


def examples():
    for operation, shown in sorted(EXAMPLES.items()):
        for i, example in enumerate(shown):
            yield pytest.param(operation, i, example,
                               id=f"{operation}-{i}")


@pytest.fixture(scope="module")
def call():
    options = [o for name in ROTATORS for o in (
        "--rotation-function", name + "=mysql-single-user")]
    keyturn = Keyturn("--memory", "--account", ACCOUNT, "--region", REGION,
                      *options).wait_ready()
    caller = Caller(keyturn)
    yield lambda operation, given: caller(operation, given, ACCOUNT, REGION)
    caller.connection.close()
    keyturn.discard()


@pytest.fixture
def emptied(call):
    """Nothing there, whatever the example before has left."""
    for s in call("ListSecrets", {"IncludePlannedDeletion": True})[1][
            "SecretList"]:
        status, answer = call("DeleteSecret", {
            "SecretId": s["ARN"], "ForceDeleteWithoutRecovery": True})
        assert status == 200, answer


def is_pending(call):
    """RotateImmediately=false tries a version, which goes again."""
    return ["AWSPENDING"] in call("DescribeSecret", ID)[1][
        "VersionIdsToStages"].values()


def shape_of(operation):
    output = OPERATIONS[operation].get("output")
    return SHAPES[output["shape"]] if output else None


def typed(shape, value, path):
    """Every member is the model's, of its type and within its bounds."""
    kind = shape["type"]
    is_a = {"string": str, "blob": str, "boolean": bool, "list": list,
            "structure": dict, "map": dict, "long": int, "integer": int,
            "timestamp": (int, float)}[kind]
    assert isinstance(value, is_a), f"{path}: {value!r} is no {kind}"
    if kind == "structure":
        for name, v in value.items():
            assert name in shape["members"], f"{path}.{name} is invented"
            typed(SHAPES[shape["members"][name]["shape"]], v,
                  f"{path}.{name}")
    elif kind == "list":
        for v in value:
            typed(SHAPES[shape["member"]["shape"]], v, path + "[]")
    elif kind == "map":
        for v in value.values():
            typed(SHAPES[shape["value"]["shape"]], v, path + "{}")
    elif kind == "string":
        assert shape.get("min", 0) <= len(value) <= \
            shape.get("max", len(value)), f"{path}: {value!r}"


def compare(shape, shown, got, path, free, without):
    """shown, as published, is in got."""
    kind = shape["type"]
    if kind == "structure":
        for name, v in shown.items():
            at = f"{path}.{name}".lstrip(".")
            if at in without:
                assert name not in got, f"{at} is there after all"
                continue
            assert name in got, f"{at} is missing in {got}"
            if name not in free:
                compare(SHAPES[shape["members"][name]["shape"]], v,
                        got[name], at, free, without)
    elif kind == "list":
        assert len(got) == len(shown), (path, got)
        inner = SHAPES[shape["member"]["shape"]]
        for a, b in zip(ordered(shown), ordered(got)):
            compare(inner, a, b, path, free, without)
    elif path.endswith("ARN") and ":secret:" in shown:
        assert re.fullmatch(re.escape(ARN) + "My[A-Za-z0-9]+-[A-Za-z0-9]{6}",
                            got), got
    elif kind != "timestamp":
        assert got == shown, path


def ordered(items):
    """Versions and secrets by what they are: no order is promised."""
    return sorted(items, key=lambda i: str(
        (i.get("VersionStages", "~"), i.get("Description"), i.get("Key"))
        if isinstance(i, dict) else i))


@pytest.mark.parametrize("operation,i,example", examples())
def test_published_example(call, emptied, operation, i, example):
    for before, given in BEFORE.get(operation, [CREATED] * 9)[i]:
        status, answer = call(before, given)
        assert status == 200, (before, answer)
        if before == "RotateSecret":
            until("the test of the rotation is over",
                  lambda: not is_pending(call))
    given = dict(example["input"])
    members = MODEL["shapes"][OPERATIONS[operation]["input"]["shape"]][
        "members"]
    if members.get("ClientRequestToken", {}).get("idempotencyToken"):
        given.setdefault("ClientRequestToken", example["output"].get(
            "VersionId", SECOND))	# as SDKs do
    status, answer = call(operation, given)
    assert status == 200, answer
    shape = shape_of(operation)
    if shape is None:
        assert answer == {}
        return
    typed(shape, answer, operation)
    compare(shape, example["output"], answer, "",
            UNDETERMINED.get(operation, ()), WITHOUT.get(operation, ()))
    if operation == "GetRandomPassword":
        assert len(answer["RandomPassword"]) == given["PasswordLength"]


def test_every_operation_with_an_example_has_its_state():
    for operation, states in BEFORE.items():
        assert len(states) == len(EXAMPLES[operation])
