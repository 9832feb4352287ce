"""The command line of people: help, and one call by keyturn's own hand."""
import json
import os
import re
import subprocess

import pytest

from harness import BINARY, clean_environ

COMMANDS = ("serve", "exec", "clock", "call", "reset", "survive", "rotations",
            "wait", "verify", "health")
# Some that it has, and some that are another's.
OPTIONS = {
    "serve": ("--listen --data --memory --account --region --fixture "
              "--endpoint-host --allow-host --log-level --log-format --mysqld --attach "
              "--rotation-function", "--url"),
    "exec": ("--account --region --fixture --mysqld --attach",
             "--listen --data --memory --url"),
    "clock": ("--url", "--account --region --listen"),
    "call": ("--url --account --region", "--listen --fixture"),
    "reset": ("--url --account", "--region --listen"),
    "survive": ("--url --account --region --cache --sessions --json",
                "--listen --fixture"),
    "rotations": ("--url --account --region --last --failed --json",
                  "--timeout"),
    "wait": ("--url --account --region --timeout", "--last --json"),
    "verify": ("--url --account --region --json", "--last --timeout"),
    "health": ("--url", "--account --listen"),
}


def keyturn(*argv, stdin="", url=None, **env):
    return subprocess.run(
        [BINARY, *argv, *(["--url", url] if url else [])], input=stdin,
        env=clean_environ(**env), capture_output=True, text=True, timeout=120)


def help_of(*argv):
    done = keyturn(*argv)
    assert done.returncode == 0 and done.stderr == ""
    assert max(map(len, done.stdout.splitlines())) <= 80
    return done.stdout


def test_the_help_of_all_names_every_command():
    text = help_of("--help")
    assert help_of("help") == help_of("-h") == text
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", text, re.M)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_is_its_own(command):
    text = help_of(command, "--help")
    assert help_of("help", command) == text
    assert text.startswith(f"usage: keyturn {command} ")
    shown = set(re.findall(r"^  (--[a-z-]+)", text, re.M))
    own, foreign = (set(o.split()) for o in OPTIONS[command])
    assert own <= shown and not foreign & shown


def test_help_after_other_options():
    assert help_of("exec", "--region", "us-east-1", "--help") == \
        help_of("exec", "--help")


def test_a_mistake_leads_to_the_help_of_its_command():
    done = keyturn("clock", "forward", "1d")
    assert done.returncode == 2 and "Try 'keyturn clock --help'." in done.stderr
    done = keyturn("forward")
    assert done.returncode == 2 and "Try 'keyturn help'." in done.stderr


@pytest.fixture
def call(server):
    """call(service, operation, input): the answer, or what was refused."""
    def run(service, operation, given=None, *options, stdin="", **env):
        text = [] if given is None else [given] if isinstance(given, str) \
            else [json.dumps(given)]
        done = keyturn("call", service, operation, *text, *options,
                       stdin=stdin, url=server.url, **env)
        if done.returncode == 0:
            assert done.stderr == "" and done.stdout.count("\n") == 1
            return json.loads(done.stdout)
        assert done.returncode == 1 and done.stdout == ""
        return done.stderr
    return run


@pytest.fixture
def name(server, request):
    """A name, and its secret gone afterwards."""
    name = "call/" + request.node.name
    yield name
    server.sm.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)


def test_a_call_is_one_operation(server, call, name):
    made = call("secretsmanager", "CreateSecret",
                {"Name": name, "SecretString": "s\u00fc\u00df \"1\""})
    got = call("secretsmanager", "GetSecretValue", {"SecretId": name})
    assert got["SecretString"] == 's\u00fc\u00df "1"'
    assert got["VersionId"] == made["VersionId"]	# a token was filled in
    assert got["ARN"] == server.sm.describe_secret(SecretId=name)["ARN"]
    assert call("secretsmanager", "TagResource", {
        "SecretId": name, "Tags": [{"Key": "a", "Value": "b"}]}) == {}


def test_a_call_takes_its_input_from_stdin(call, name):
    call("secretsmanager", "CreateSecret", "-",
         stdin=json.dumps({"Name": name, "SecretString": "typed"}))
    assert call("secretsmanager", "GetSecretValue", {"SecretId": name})[
        "SecretString"] == "typed"


def test_a_call_of_a_service_that_speaks_xml_or_paths(call):
    assert call("rds", "DescribeDBClusters") == {"DBClusters": []}
    function = "SecretsManagerRDSMySQLRotationSingleUser"
    assert call("lambda", "GetFunction", {"FunctionName": function})[
        "Configuration"]["FunctionName"] == function


@pytest.mark.parametrize("options,env,place", [
    ((), {}, "us-east-1:123456789012"),
    ((), {"AWS_REGION": "eu-west-1"}, "eu-west-1:123456789012"),
    ((), {"AWS_DEFAULT_REGION": "eu-west-2", "AWS_REGION": ""},
     "eu-west-2:123456789012"),
    ((), {"AWS_ACCESS_KEY_ID": "111111111111"}, "us-east-1:111111111111"),
    (("--region", "eu-west-3", "--account", "222222222222"),
     {"AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "111111111111"},
     "eu-west-3:222222222222"),
    (("--region", "eu-west-3"), {"AWS_ACCESS_KEY_ID": ""},
     "eu-west-3:123456789012"),
])
def test_whose_call_it_is(call, options, env, place):
    function = "SecretsManagerRDSMySQLRotationSingleUser"
    assert f":{place}:" in call(
        "lambda", "GetFunction", {"FunctionName": function}, *options,
        **{"AWS_ACCESS_KEY_ID": "test", "AWS_REGION": "",
           "AWS_DEFAULT_REGION": "", **env})["Configuration"]["FunctionArn"]


@pytest.mark.parametrize("service,operation,given,text", [
    ("secretsmanager", "GetSecretValue", {"SecretId": "none"},
     "ResourceNotFoundException: Secrets Manager can't find the specified "
     "secret."),
    ("rds", "DescribeDBInstances", {"DBInstanceIdentifier": "none"},
     "DBInstanceNotFound: DBInstance none not found."),
    ("secretsmanager", "GetSecretValue", {"Secret": "none"},
     'ValidationException: There is no member "Secret" here.'),
    ("secretsmanager", "GetSecretValue", '{"SecretId',
     "ValidationException: The body is not a JSON object."),
    ("secretsmanager", "GetSecret", None, "UnknownOperationException: There "
     "is no operation secretsmanager/GetSecret in keyturn."),
    ("s3", "ListBuckets", None, "UnknownOperationException: There is no "
     "operation s3/ListBuckets in keyturn."),
])
def test_a_refusal_is_code_and_text(call, service, operation, given, text):
    assert call(service, operation, given) == f"keyturn: {text}\n"


def test_wrong_calls():
    for argv in (("call",), ("call", "rds"), ("call", "a", "b", "{}", "c")):
        done = keyturn(*argv)
        assert done.returncode == 2
        assert "keyturn call SERVICE OPERATION [JSON]" in done.stderr


def test_a_page_cannot_call(server):
    status, _, _ = server.http(
        "POST", "/_keyturn/call/secretsmanager/ListSecrets", b"{}",
        {"Origin": "http://evil.example"})
    assert status == 403


def test_only_post_calls(server):
    status, _, text = server.http(
        "GET", "/_keyturn/call/secretsmanager/ListSecrets", b"")
    assert status == 405 and json.loads(text)["message"]


def test_health(server):
    done = keyturn("health", url=server.url)
    assert done.returncode == 0 and json.loads(done.stdout)["status"] == "ok"
    assert keyturn("health", url="http://127.0.0.1:1").returncode == 1
