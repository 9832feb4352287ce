"""The rotation functions as Lambda shows them."""
import json
import subprocess

import botocore.loaders
import pytest

from harness import ACCOUNT, BINARY, REGION, Keyturn, fails

NAMES = ["SecretsManagerRDSMySQLRotationSingleUser",
         "SecretsManagerRDSMariaDBRotationSingleUser", "my-own_Rotator"]
SHAPES = botocore.loaders.Loader().load_service_model(
    "lambda", "service-2")["shapes"]


@pytest.fixture(scope="module")
def declared():
    k = Keyturn("--memory", "--rotation-function",
                "my-own_Rotator=mysql-single-user", "--rotation-function",
                "second=mariadb-single-user", "--rotation-function",
                "set=mysql-single-user,EXCLUDE_CHARACTERS=;:,,=,,"
                ",PASSWORD_LENGTH=20").wait_ready()
    yield k
    k.discard()


def arn(name, region=REGION, account=ACCOUNT):
    return f"arn:aws:lambda:{region}:{account}:function:{name}"


@pytest.mark.parametrize("name", NAMES + ["second"])
@pytest.mark.parametrize("where", [
    {}, {"region": "eu-west-1"}, {"key": "000000000007"}])
def test_functions_are_the_caller_s(declared, name, where):
    got = declared.client("lambda", **where).get_function(FunctionName=name)
    c = got["Configuration"]
    assert c["FunctionName"] == name
    assert c["FunctionArn"] == arn(
        name, where.get("region", REGION), where.get("key", ACCOUNT))
    assert (c["State"], c["Version"]) == ("Active", "$LATEST")
    assert c["LastUpdateStatus"] == "Successful"
    assert set(got["Code"]) == {"RepositoryType", "Location"}
    # as recorded, but the reasons of a state and the environment
    assert set(c) == {
        "FunctionName", "FunctionArn", "Runtime", "Role", "Handler",
        "CodeSize", "Description", "Timeout", "MemorySize", "LastModified",
        "CodeSha256", "Version", "TracingConfig", "RevisionId", "State",
        "LastUpdateStatus", "PackageType", "Architectures",
        "EphemeralStorage", "SnapStart", "RuntimeVersionConfig",
        "LoggingConfig"}
    assert c["TracingConfig"] == {"Mode": "PassThrough"}
    assert c["EphemeralStorage"] == {"Size": 512}


def test_every_form_of_name(declared):
    client, name = declared.client("lambda"), NAMES[0]
    for form in (arn(name), f"{ACCOUNT}:function:{name}",
                 arn(name) + ":$LATEST", name + ":$LATEST"):
        assert client.get_function(FunctionName=form)["Configuration"][
            "FunctionArn"].startswith(arn(name))


def test_waiters_are_content(declared):
    client = declared.client("lambda")
    looks = []
    client.meta.events.register(
        "before-call.lambda", lambda model, **kw: looks.append(model.name))
    for w in ("function_active_v2", "function_exists"):
        client.get_waiter(w).wait(FunctionName=NAMES[0])
    assert looks == ["GetFunction"] * 2


def test_an_unknown_function(declared):
    with fails("ResourceNotFoundException",
               "Function not found: " + arn("no-such"), 404) as refused:
        declared.client("lambda").get_function(FunctionName="no-such")
    assert refused.response["Type"] == "User"
    headers = refused.response["ResponseMetadata"]["HTTPHeaders"]
    assert headers["x-amzn-errortype"] == "ResourceNotFoundException"
    assert headers["x-amzn-requestid"]


def test_a_function_elsewhere(declared):
    with fails("ResourceNotFoundException", "Functions from 'eu-west-1' are "
               "not reachable in this region ('us-east-1')", 404):
        declared.client("lambda").get_function(
            FunctionName=arn(NAMES[0], "eu-west-1"))


def test_undeclared_names_are_unknown_elsewhere(server):
    with fails("ResourceNotFoundException",
               "Function not found: " + arn("my-own_Rotator"), 404):
        server.client("lambda").get_function(FunctionName="my-own_Rotator")


def test_settings_of_the_command_line(declared):
    client = declared.client("lambda", key="000000000007")
    c = client.get_function_configuration(FunctionName="set")
    assert c["Environment"] == {"Variables": {
        "EXCLUDE_CHARACTERS": ";:,=,", "PASSWORD_LENGTH": "20"}}


@pytest.mark.parametrize("value, words", [
    ("x=mysql-single-user,EXCLUDE_CHARACTERS=a,b",
     "x: a setting is SETTING=VALUE, not 'b' (a comma in a value"),
    ("x=mysql-single-user,PASSWORD_LENGTH=2,PASSWORD_LENGTH=3",
     "x: PASSWORD_LENGTH is set twice"),
    ("x=mysql-single-user,EXCLUDE_CHARACTER=a",
     "x: no function reads a setting 'EXCLUDE_CHARACTER'; there are"),
    ("x=mysql-single-user,PASSWORD_LENGTH=abc",
     "x: PASSWORD_LENGTH wants a number, 1 to 4096, not 'abc'"),
    (b"x=mysql-single-user,EXCLUDE_CHARACTERS=\xff",
     "x: EXCLUDE_CHARACTERS is not in UTF-8"),
    ("x=mysql-single-user,,PASSWORD_LENGTH=4", "wants NAME=STRATEGY"),
    (NAMES[2] + "=mysql-single-user", NAMES[2] + " is declared twice")])
def test_settings_that_will_not_do(value, words):
    done = subprocess.run([
        BINARY, "serve", "--memory", "--rotation-function",
        NAMES[2] + "=mysql-single-user", "--rotation-function", value],
        capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--rotation-function" in done.stderr and words in done.stderr


def test_a_configuration_as_sdks_update_it(declared):
    client = declared.client("lambda", region="eu-west-1")
    before = client.get_function_configuration(FunctionName=NAMES[1])
    updated = client.update_function_configuration(
        FunctionName=arn(NAMES[1], "eu-west-1"), Timeout=60,
        Description="ours", RevisionId=before["RevisionId"],
        Environment={"Variables": {"PASSWORD_LENGTH": "40"}})
    client.get_waiter("function_updated").wait(FunctionName=NAMES[1])
    c = client.get_function_configuration(FunctionName=NAMES[1])
    for answer in (updated, c):
        answer.pop("ResponseMetadata")
    assert c == updated
    assert (c["Timeout"], c["Description"]) == (60, "ours")
    assert c["Environment"]["Variables"] == {"PASSWORD_LENGTH": "40"}
    with fails("PreconditionFailedException", None, 412):
        client.update_function_configuration(
            FunctionName=NAMES[1], RevisionId=before["RevisionId"])
    listed = {f["FunctionName"]: f for page in client.get_paginator(
        "list_functions").paginate(PaginationConfig={"PageSize": 2})
        for f in page["Functions"]}
    assert {*NAMES, "second", "set"} <= set(listed)
    assert listed[NAMES[1]]["RevisionId"] == c["RevisionId"]


SAMPLES = {"string": "x", "integer": 7, "boolean": True, "list": ["x"],
           "structure": {"x": "x"}, "map": {"x": 1}, "double": 1e99}


def members(shape, path=()):
    """Each member below an input's shape: its path, and what it takes."""
    for name, m in shape["members"].items():
        inner = SHAPES[m["shape"]]
        yield (*path, name), inner["type"]
        if inner["type"] == "structure":
            yield from members(inner, (*path, name))


def test_a_member_of_another_type_changes_nothing(declared):
    """Every one of the model's, in every other of JSON's."""
    at = f"/2015-03-31/functions/{NAMES[0]}/configuration"
    shape = SHAPES["UpdateFunctionConfigurationRequest"]
    before = declared.http("GET", at, service="lambda")[2]
    tried = 0
    for path, takes in members(shape):
        for kind, sample in SAMPLES.items():
            if path == ("FunctionName",) or kind == takes or {
                    kind, takes} <= {"structure", "map"}:
                continue
            wrong = sample
            for name in reversed(path):
                wrong = {name: wrong}
            status, headers, body = declared.http(
                "PUT", at, json.dumps({"Timeout": 9, **wrong}).encode(),
                service="lambda")
            assert status == 400, (path, kind, body)
            tried += 1
    assert tried > 200
    assert declared.http("GET", at, service="lambda")[2] == before


def test_operations_that_are_not_there(declared):
    path = "/2015-03-31/functions"
    for method, at in (("POST", path), ("POST", path + "/x/invocations"),
                       ("DELETE", path + "/x"), ("GET", path + "/x/y")):
        status, headers, body = declared.http(
            method, at, b"" if method == "GET" else b"{}", service="lambda")
        assert status == 404
        assert "UnknownOperationException" in (
            headers.get("x-amzn-ErrorType", "") + body.decode())
        json.loads(body)


# --- who may invoke one ---

PERMISSION = {"FunctionName": NAMES[0], "StatementId": "rotation",
              "Action": "lambda:InvokeFunction",
              "Principal": "secretsmanager.amazonaws.com"}


@pytest.fixture
def functions(declared):
    return declared.client("lambda", key="000000000042")


def policy(functions):
    return json.loads(functions.get_policy(FunctionName=NAMES[0])["Policy"])


def test_what_terraform_reads_of_a_function(functions):
    here = {"FunctionName": NAMES[0]}
    one, = functions.list_versions_by_function(**here)["Versions"]
    assert (one["Version"], one["FunctionArn"]) == (
        "$LATEST", arn(NAMES[0], account="000000000042") + ":$LATEST")
    assert functions.get_function_code_signing_config(**here)[
        "CodeSigningConfigArn"] == ""


def test_permissions(functions):
    """As aws_lambda_permission has them: added, read, removed."""
    with fails("ResourceNotFoundException",
               "The resource you requested does not exist.", 404):
        policy(functions)
    added = functions.add_permission(
        **PERMISSION, SourceAccount=ACCOUNT, PrincipalOrgID="o-abcdefghij",
        SourceArn=f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:*")
    assert added["ResponseMetadata"]["HTTPStatusCode"] == 201
    assert json.loads(added["Statement"]) == {
        "Sid": "rotation", "Effect": "Allow",
        "Principal": {"Service": "secretsmanager.amazonaws.com"},
        "Action": "lambda:InvokeFunction",
        "Resource": arn(NAMES[0], account="000000000042"),
        "Condition": {
            "StringEquals": {"AWS:SourceAccount": ACCOUNT,
                             "aws:PrincipalOrgID": "o-abcdefghij"},
            "ArnLike": {"AWS:SourceArn": f"arn:aws:secretsmanager:{REGION}:"
                        f"{ACCOUNT}:secret:*"}}}
    with fails("ResourceConflictException", "The statement id (rotation) "
               "provided already exists. Please provide a new statement id, "
               "or remove the existing statement.", 409):
        functions.add_permission(**PERMISSION)
    functions.add_permission(**{**PERMISSION, "StatementId": "plain"})
    assert policy(functions) == {
        "Version": "2012-10-17", "Id": "default", "Statement": [
            {"Sid": "plain", "Effect": "Allow",
             "Principal": {"Service": "secretsmanager.amazonaws.com"},
             "Action": "lambda:InvokeFunction",
             "Resource": arn(NAMES[0], account="000000000042")},
            json.loads(added["Statement"])]}
    for sid in ("plain", "rotation"):
        gone = functions.remove_permission(FunctionName=NAMES[0],
                                           StatementId=sid)
        assert gone["ResponseMetadata"]["HTTPStatusCode"] == 204
    with fails("ResourceNotFoundException", None, 404):
        policy(functions)
    with fails("ResourceNotFoundException",
               "Statement plain is not found in resource policy.", 404):
        functions.remove_permission(FunctionName=NAMES[0],
                                    StatementId="plain")


@pytest.mark.parametrize("principal, shown", [
    ("*", "*"), ("210987654321", {"AWS": "arn:aws:iam::210987654321:root"}),
    ("arn:aws:iam::210987654321:role/r",
     {"AWS": "arn:aws:iam::210987654321:role/r"}), ("nobody", None)])
def test_principals(functions, principal, shown):
    given = {**PERMISSION, "Principal": principal}
    if shown is None:
        with fails("InvalidParameterValueException", "The provided principal "
                   "was invalid. Please check the principal and try again.",
                   400):
            functions.add_permission(**given)
        return
    added = json.loads(functions.add_permission(**given)["Statement"])
    assert added["Principal"] == shown
    functions.remove_permission(FunctionName=NAMES[0], StatementId="rotation")


def test_a_policy_that_another_changed(functions):
    functions.add_permission(**PERMISSION)
    at = functions.get_policy(FunctionName=NAMES[0])["RevisionId"]
    other = {**PERMISSION, "StatementId": "other"}
    functions.add_permission(**other, RevisionId=at)
    with fails("PreconditionFailedException", None, 412):
        functions.remove_permission(FunctionName=NAMES[0],
                                    StatementId="other", RevisionId=at)
    for sid in ("other", "rotation"):
        functions.remove_permission(FunctionName=NAMES[0], StatementId=sid)


def test_a_policy_that_is_too_long(functions):
    long = f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:" + "s" * 9000
    for sid in ("one", "two"):
        functions.add_permission(**{**PERMISSION, "StatementId": sid},
                                 SourceArn=long)
    with fails("PolicyLengthExceededException", None, 400):
        functions.add_permission(**PERMISSION, SourceArn=long)
    assert len(policy(functions)["Statement"]) == 2
    for sid in ("one", "two"):
        functions.remove_permission(FunctionName=NAMES[0], StatementId=sid)
