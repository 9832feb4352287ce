"""Who signs with a key that keyturn knows: SDKs do it right, nobody else does.

One keyturn that is strict: a root key of the test's own, and nobody without one.
"""
import datetime
import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.request

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.credentials
import botocore.exceptions
import pytest
from botocore.config import Config

from harness import (ACCOUNT, BINARY, HERE, REGION, Keyturn, aws_cli,
                     clean_environ, fails, found, fresh, java, tells, until)

KEY, SECRET = "AKIATESTSOFKEYTURN", "a secret / of the tests+="
ROOT = f"arn:aws:iam::{ACCOUNT}:root"
ALL = "arn:aws:iam::aws:policy/AdministratorAccess"
AWKWARD = "a b/c+d=e@f_~é"		# of a secret, and so of ARNs and paths


@pytest.fixture(scope="module")
def strict(tmp_path_factory):
    file = tmp_path_factory.mktemp("keys") / "secret"
    file.write_text(SECRET + "\n")
    k = Keyturn("--memory", "--iam", "strict", "--root-key", f"{KEY}=@{file}")
    k.wait_ready()
    assert " info iam is strict: " in k.log.splitlines()[0]
    assert SECRET not in k.log
    yield k
    k.discard()


def client(k, service, key=KEY, secret=SECRET, token=None, **config):
    return boto3.client(
        service, region_name=REGION, endpoint_url=k.url,
        aws_access_key_id=key, aws_secret_access_key=secret,
        aws_session_token=token,
        config=Config(retries={"total_max_attempts": 1}, **config))


@pytest.fixture(scope="module")
def things(strict):
    """A secret and a function that the calls are about."""
    made = client(strict, "secretsmanager").create_secret(
        Name="signed/+=@_", SecretString="s")
    function = client(strict, "lambda").get_function(
        FunctionName="SecretsManagerRDSMySQLRotationSingleUser")
    return made["ARN"], function["Configuration"]["FunctionArn"]


class Who:
    """Somebody with credentials, who may everything."""

    def __init__(self, arn, key, secret, token=None):
        self.arn, self.credentials = arn, (key, secret, token)

    def client(self, k, service):
        return client(k, service, *self.credentials)

    def env(self):
        names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
                 "AWS_SESSION_TOKEN")
        return {n: v for n, v in zip(names, self.credentials) if v}


def root(strict):
    return Who(ROOT, KEY, SECRET)


def a_user(strict):
    iam = client(strict, "iam")
    user = iam.create_user(UserName=fresh("user"))["User"]
    iam.attach_user_policy(UserName=user["UserName"], PolicyArn=ALL)
    made = iam.create_access_key(UserName=user["UserName"])["AccessKey"]
    return Who(user["Arn"], made["AccessKeyId"], made["SecretAccessKey"])


def a_session(strict):
    iam = client(strict, "iam")
    role = iam.create_role(
        RoleName=fresh("role"), AssumeRolePolicyDocument=json.dumps({
            "Version": "2012-10-17", "Statement": {
                "Effect": "Allow", "Principal": {"AWS": ACCOUNT},
                "Action": "sts:AssumeRole"}}))["Role"]
    iam.attach_role_policy(RoleName=role["RoleName"], PolicyArn=ALL)
    got = a_user(strict).client(strict, "sts").assume_role(	# not by root
        RoleArn=role["Arn"], RoleSessionName="me@x")
    c = got["Credentials"]
    return Who(got["AssumedRoleUser"]["Arn"], c["AccessKeyId"],
               c["SecretAccessKey"], c["SessionToken"])


@pytest.fixture(scope="module", params=[root, a_user, a_session])
def who(strict, request):
    return request.param(strict)


def test_boto3_signs(strict, things, who):
    arn, function = things
    sts = who.client(strict, "sts")
    assert sts.get_caller_identity()["Arn"] == who.arn
    assert who.client(strict, "secretsmanager").describe_secret(
        SecretId=arn)["ARN"] == arn
    rds = who.client(strict, "rds")
    rds.describe_db_instances(MaxRecords=20)
    assert who.client(strict, "lambda").get_function(FunctionName=function)
    url = sts.generate_presigned_url("get_caller_identity", HttpMethod="GET")
    assert who.arn in urllib.request.urlopen(url).read().decode()
    url = sts.generate_presigned_url("get_caller_identity")
    assert who.arn in urllib.request.urlopen(urllib.request.Request(
        url, method="POST")).read().decode()
    url = rds.generate_presigned_url(
        "describe_db_instances", {"DBInstanceIdentifier": AWKWARD},
        HttpMethod="GET")
    with pytest.raises(urllib.error.HTTPError) as e:
        urllib.request.urlopen(url)
    assert "InvalidParameterValue" in e.value.read().decode()


@pytest.mark.plain
def test_the_cli_signs(strict, things, who):
    done = subprocess.run(
        [aws_cli(), "secretsmanager", "describe-secret", "--secret-id",
         things[0]], env={**strict.env(), **who.env()}, text=True,
        capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ARN"] == things[0]


def test_the_javascript_sdk_signs(strict, things, who):
    folder = found("KEYTURN_TEST_JAVASCRIPT", "JAVASCRIPT",
                   "no JavaScript SDK")
    assert tells(strict, [os.path.join(folder, "node"), "signed.js",
                          things[0]], os.path.join(HERE, "js"),
                 NODE_PATH=os.path.join(folder, "node_modules"),
                 **who.env()) == "1 2\n"


def test_the_go_sdk_signs(strict, things, who):
    go = found("KEYTURN_TEST_GO", "GO", "no Go SDK")
    assert f"<Arn>{who.arn}</Arn>" in tells(
        strict, [go, "run", "./signed", *things], os.path.join(HERE, "go"),
        GOTOOLCHAIN="local", **who.env())


@pytest.mark.plain
def test_the_java_sdk_signs(strict, things, who):
    assert tells(strict, [*java("Signed"), *things],
                 **who.env()) == who.arn + "\n"


def test_a_key_is_held_to_its_own(strict):
    """On any clock; and a session is no session without its token."""
    user, session = a_user(strict), a_session(strict)
    key, secret, token = session.credentials
    for credentials in ((key, secret), (key, secret, token.swapcase()),
                        (*user.credentials[:2], token)):
        with fails("UnrecognizedClientException"):
            client(strict, "secretsmanager", *credentials).list_secrets()
    with fails("InvalidSignatureException"):
        client(strict, "secretsmanager", key, SECRET, token).list_secrets()
    used = client(strict, "iam").get_access_key_last_used(
        AccessKeyId=user.credentials[0])["AccessKeyLastUsed"]
    assert "LastUsedDate" not in used and used["ServiceName"] == "N/A"
    user.client(strict, "secretsmanager").list_secrets()
    used = client(strict, "iam").get_access_key_last_used(
        AccessKeyId=user.credentials[0])["AccessKeyLastUsed"]
    assert (used["ServiceName"], used["Region"]) == ("secretsmanager", REGION)


def test_no_others_are_let_in(strict):
    invalid = "The security token included in the request is invalid."
    for key in ("test", ACCOUNT, "AKIAIOSFODNN7EXAMPLE"):
        with fails("UnrecognizedClientException", invalid):
            client(strict, "secretsmanager", key).list_secrets()
        with fails("InvalidClientTokenId", invalid, 403):
            client(strict, "sts", key).get_caller_identity()
    # A root key may be a session's of AWS: its token is not keyturn's.
    client(strict, "secretsmanager", token="of AWS").list_secrets()
    wrong = "The request signature we calculated does not match the " \
        "signature you provided. Check your AWS Secret Access Key and " \
        "signing method. Consult the service documentation for details."
    with fails("InvalidSignatureException", wrong, 400):
        client(strict, "secretsmanager", secret="wrong").list_secrets()
    with fails("SignatureDoesNotMatch", wrong, 403):
        client(strict, "rds", secret="wrong").describe_db_instances()
    with fails("InvalidSignatureException", wrong, 403):
        client(strict, "lambda", secret="wrong").list_functions()
    status, _, said = strict.http(headers={
        "X-Amz-Target": "secretsmanager.ListSecrets", "Authorization": ""})
    assert (status, json.loads(said)) == (400, {
        "__type": "MissingAuthenticationTokenException",
        "message": "Missing Authentication Token"})
    # keyturn's own service is for whoever has the machine.
    called = subprocess.run(
        [BINARY, "call", "secretsmanager", "ListSecrets", "{}", "--url",
         strict.url], env=clean_environ(), capture_output=True, text=True)
    assert called.returncode == 0 and "SecretList" in called.stdout


def test_a_clock_that_is_wrong_is_told_so(strict, monkeypatch):
    real = botocore.auth.get_current_datetime
    for hours, words in ((-1, "Signature expired: "),
                         (1, "Signature not yet current: ")):
        monkeypatch.setattr(
            botocore.auth, "get_current_datetime", lambda *a, **k:
            real(*a, **k) + datetime.timedelta(hours=hours))
        with pytest.raises(botocore.exceptions.ClientError) as e:
            client(strict, "secretsmanager").list_secrets()
        said = e.value.response["Error"]
        assert said["Code"] == "InvalidSignatureException" and re.fullmatch(
            words + r"\d{8}T\d{6}Z is .* \d{8}T\d{6}Z \(\d{8}T\d{6}Z "
            r"[-+] 5 min\.\)", said["Message"])


def test_what_is_signed_is_fresh_on_any_clock(strict):
    """A request that was signed before the clock was moved ages by it."""
    request = botocore.awsrequest.AWSRequest(
        "POST", strict.url + "/", data="{}", headers={
            "X-Amz-Target": "secretsmanager.ListSecrets",
            "Content-Type": "application/x-amz-json-1.1"})
    botocore.auth.SigV4Auth(botocore.credentials.Credentials(KEY, SECRET),
                            "secretsmanager", REGION).add_auth(request)
    headers = {k: v if isinstance(v, str) else v.decode()
               for k, v in request.prepare().headers.items()}

    def again():
        return strict.http(body=b"{}", headers=headers)

    assert again()[0] == 200
    signed = time.time()	# to a second: that one is to be over
    until("the next second", lambda: time.time() >= signed + 1)
    assert strict.http("POST", "/_keyturn/clock", json.dumps(
        {"advance": "31d"}).encode())[0] == 200
    status, _, said = again()
    assert status == 400 and "Signature expired: " in json.loads(said)[
        "message"]
    client(strict, "secretsmanager").list_secrets()
    assert strict.http("POST", "/_keyturn/clock", b'{"freeze":true}')[0] == 200
    client(strict, "secretsmanager").list_secrets()
    assert strict.http("POST", "/_keyturn/clock", b'{"run":true}')[0] == 200


def test_health_and_status_say_which_holds(strict, server):
    for k, holds in ((strict, "strict"), (server, "on")):
        for path in ("health", "status"):
            _, _, text = k.http("GET", "/_keyturn/" + path)
            assert json.loads(text)["iam"] == holds
    shown = subprocess.run([BINARY, "status", "--url", strict.url],
                           env=clean_environ(), capture_output=True, text=True)
    assert "iam        strict\n" in shown.stdout
    told = subprocess.run([BINARY, "env", "--url", strict.url],
                          env=clean_environ(), capture_output=True, text=True)
    assert told.returncode == 0 and "AWS_ACCESS_KEY_ID" not in told.stdout
    assert "it is strict (--iam)" in told.stderr


def test_a_root_key_is_made_and_told_once():
    k = Keyturn("--memory", "--iam", "strict")
    k.wait_ready()
    try:
        [(key, secret)] = re.findall(
            r"root access key (AKIA\w{16}), secret (\S{40}): ", k.log)
        assert client(k, "sts", key, secret).get_caller_identity()[
            "Arn"] == ROOT
        assert k.log.count(secret) == 1
    finally:
        k.discard()


def test_exec_gives_its_command_a_key():
    for iam, shown in (("strict", r"AKIA\w{16}"), ("on", ACCOUNT)):
        done = subprocess.run(
            [BINARY, "exec", "--iam", iam, "--", "sh", "-c",
             'echo $AWS_ACCESS_KEY_ID; exec "$0" sts get-caller-identity',
             aws_cli()], env=clean_environ(), text=True, capture_output=True,
            timeout=120)
        key, _, said = done.stdout.partition("\n")
        assert re.fullmatch(shown, key) and done.stderr == ""
        assert json.loads(said)["Arn"] == ROOT


def test_scripts_have_a_key_where_it_is_strict(tmp_path):
    script = tmp_path / "make.sh"
    script.write_text("#!/bin/sh\n"
                      f"{aws_cli()} secretsmanager create-secret --name made "
                      "--secret-string s\n")
    script.chmod(0o755)
    done = subprocess.run(
        [BINARY, "exec", "--iam", "strict", "--init", tmp_path, "--",
         aws_cli(), "secretsmanager", "describe-secret", "--secret-id",
         "made"], env=clean_environ(), text=True, capture_output=True,
        timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["Name"] == "made"


def test_off_checks_nothing(tmp_path):
    file = tmp_path / "secret"
    file.write_text(SECRET)
    k = Keyturn("--memory", "--iam", "off", "--root-key", f"{KEY}=@{file}")
    k.wait_ready()
    try:
        assert "iam is off" in k.log
        for key in (KEY, "test"):
            client(k, "secretsmanager", key, "wrong").list_secrets()
        # Whose key it is is known all the same, and what he may is not asked.
        iam = client(k, "iam")
        arn = iam.create_user(UserName="ann")["User"]["Arn"]
        key = iam.create_access_key(UserName="ann")["AccessKey"]["AccessKeyId"]
        assert client(k, "sts", key, "wrong").get_caller_identity()[
            "Arn"] == arn
        client(k, "secretsmanager", key, "wrong").list_secrets()
        iam.delete_access_key(UserName="ann", AccessKeyId=key)
        with fails("InvalidClientTokenId"):
            client(k, "sts", key, "wrong").get_caller_identity()
    finally:
        k.discard()
