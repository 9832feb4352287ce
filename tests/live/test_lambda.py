"""The rotation functions as Lambda shows them."""
import json

import pytest

from harness import ACCOUNT, REGION, Keyturn, fails

NAMES = ["SecretsManagerRDSMySQLRotationSingleUser",
         "SecretsManagerRDSMariaDBRotationSingleUser", "my-own_Rotator"]


@pytest.fixture(scope="module")
def declared():
    k = Keyturn("--memory", "--rotation-function",
                "my-own_Rotator=mysql-single-user", "--rotation-function",
                "second=mariadb-single-user").wait_ready()
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


def test_operations_that_are_not_there(declared):
    path = "/2015-03-31/functions"
    for method, at in (("GET", path), ("POST", path + "/x/invocations"),
                       ("DELETE", path + "/x"), ("GET", path + "/")):
        status, headers, body = declared.http(
            method, at, b"" if method == "GET" else b"{}", service="lambda")
        assert status == 404
        assert "UnknownOperationException" in (
            headers.get("x-amzn-ErrorType", "") + body.decode())
        json.loads(body)
