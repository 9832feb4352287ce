"""Sessions: roles assumed by the SDKs, as their users have it set up."""
import datetime
import json
import os
import subprocess
import sys
import urllib.request

import boto3
import pytest
from botocore.config import Config
from botocore.credentials import create_assume_role_refresher
from botocore.credentials import RefreshableCredentials
from botocore.session import get_session

from harness import (ACCOUNT, HERE, REGION, Keyturn, aws_cli, fails, found,
                     java, tells)

OTHER = "210987654321"


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", **s} for s in statements]})


def trusting(*who, action="sts:AssumeRole", **more):
    return document({"Action": action, "Principal": {"AWS": list(who)}, **more})


class Lab:
    """A user who may assume the role reader, which may read one secret."""

    def __init__(self, *where):
        self.keyturn = k = Keyturn(*where, "--account", ACCOUNT,
                                   "--region", REGION).wait_ready()
        self.iam = iam = k.client("iam")
        self.secret = k.sm.create_secret(Name="db", SecretString="it")["ARN"]
        k.sm.create_secret(Name="other", SecretString="not this one")
        iam.create_user(UserName="ann")
        iam.put_user_policy(
            UserName="ann", PolicyName="sts", PolicyDocument=document(
                {"Action": "sts:*", "Resource": "*"}))
        self.key = iam.create_access_key(UserName="ann")["AccessKey"]
        self.role = iam.create_role(
            RoleName="reader", Tags=[{"Key": "team", "Value": "db"}],
            AssumeRolePolicyDocument=trusting(
                ACCOUNT, action=["sts:AssumeRole", "sts:TagSession"]),
            MaxSessionDuration=43200)["Role"]
        self.policy = iam.create_policy(
            PolicyName="read-db", PolicyDocument=document({
                "Action": "secretsmanager:GetSecretValue",
                "Resource": self.secret}))["Policy"]["Arn"]
        iam.attach_role_policy(RoleName="reader", PolicyArn=self.policy)

    def client(self, service, key=None, token=None):
        """As ann, or by credentials of an answer."""
        key = key or self.key
        return boto3.client(
            service, region_name=REGION, endpoint_url=self.keyturn.url,
            aws_access_key_id=key["AccessKeyId"],
            aws_secret_access_key=key["SecretAccessKey"],
            aws_session_token=token or key.get("SessionToken"),
            config=Config(retries={"total_max_attempts": 1}))

    def assume(self, sts=None, role=None, **more):
        return (sts or self.client("sts")).assume_role(
            RoleArn=role or self.role["Arn"], RoleSessionName="ses",
            **more)["Credentials"]

    def advance(self, by):
        status, _, said = self.keyturn.http(
            "POST", "/_keyturn/clock", json.dumps({"advance": by}).encode())
        assert status == 200, said

    def profile(self, folder):
        """The files of a user who has a profile for the role."""
        folder.joinpath("credentials").write_text(
            f"[ann]\naws_access_key_id = {self.key['AccessKeyId']}\n"
            f"aws_secret_access_key = {self.key['SecretAccessKey']}\n")
        folder.joinpath("config").write_text(
            "[profile reader]\n"
            f"role_arn = {self.role['Arn']}\nsource_profile = ann\n"
            f"role_session_name = ses\nregion = {REGION}\n")
        env = self.keyturn.env()
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            del env[name]
        return {**env, "AWS_CONFIG_FILE": str(folder / "config"),
                "AWS_SHARED_CREDENTIALS_FILE": str(folder / "credentials"),
                "AWS_PROFILE": "reader"}

    def ann(self):
        return {"AWS_ACCESS_KEY_ID": self.key["AccessKeyId"],
                "AWS_SECRET_ACCESS_KEY": self.key["SecretAccessKey"]}


@pytest.fixture(scope="module")
def lab():
    made = Lab("--memory")
    yield made
    made.keyturn.discard()


SESSION = f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/ses"


def test_a_role_for_one_secret(lab):
    made = lab.assume()
    sm, sts = lab.client("secretsmanager", made), lab.client("sts", made)
    who = sts.get_caller_identity()
    assert (who["Arn"], who["Account"], who["UserId"]) == (
        SESSION, ACCOUNT, lab.role["RoleId"] + ":ses")
    assert sm.get_secret_value(SecretId="db")["SecretString"] == "it"
    no = "because no identity-based policy allows the " \
        "secretsmanager:GetSecretValue action"
    with fails("AccessDeniedException"):
        sm.get_secret_value(SecretId="other")
    lab.iam.detach_role_policy(RoleName="reader", PolicyArn=lab.policy)
    try:
        with fails("AccessDeniedException",
                   f"User: {SESSION} is not authorized to perform: "
                   "secretsmanager:GetSecretValue on resource: "
                   f"{lab.secret} {no}", 400):
            sm.get_secret_value(SecretId="db")
    finally:
        lab.iam.attach_role_policy(RoleName="reader", PolicyArn=lab.policy)
    assert sm.get_secret_value(SecretId="db")["SecretString"] == "it"


def test_a_token_is_of_its_key_and_must_come(lab):
    one, two = lab.assume(), lab.assume()
    invalid = "The security token included in the request is invalid"
    with fails("UnrecognizedClientException", invalid):
        lab.client("secretsmanager", one,
                   two["SessionToken"]).list_secrets()
    with fails("UnrecognizedClientException", invalid):
        lab.client("secretsmanager", {
            k: v for k, v in one.items() if k != "SessionToken"}).list_secrets()


def test_session_policies_and_tags_narrow(lab):
    nothing = document({"Action": "rds:*", "Resource": "*"})
    made = lab.assume(Policy=nothing)
    with fails("AccessDeniedException"):
        lab.client("secretsmanager", made).get_secret_value(SecretId="db")
    made = lab.assume(PolicyArns=[{"arn": lab.policy}])
    assert lab.client("secretsmanager", made).get_secret_value(
        SecretId="db")["SecretString"] == "it"
    lab.iam.put_role_policy(
        RoleName="reader", PolicyName="tagged", PolicyDocument=document({
            "Action": "secretsmanager:ListSecrets", "Resource": "*",
            "Condition": {"StringEquals": {"aws:PrincipalTag/team": "x"}}}))
    with fails("AccessDeniedException"):	# the role's own is db
        lab.client("secretsmanager", lab.assume()).list_secrets()
    made = lab.assume(Tags=[{"Key": "Team", "Value": "x"}],
                      TransitiveTagKeys=["Team"])
    lab.client("secretsmanager", made).list_secrets()
    # A policy that is gone gives nothing, and no more than that.
    brief = lab.iam.create_policy(
        PolicyName="brief", PolicyDocument=document({
            "Action": "secretsmanager:*", "Resource": "*"}))["Policy"]["Arn"]
    narrowed = lab.client("secretsmanager", lab.assume(
        PolicyArns=[{"arn": brief}]))
    assert narrowed.get_secret_value(SecretId="db")["SecretString"] == "it"
    lab.iam.delete_policy(PolicyArn=brief)
    with fails("AccessDeniedException", None, 400):
        narrowed.get_secret_value(SecretId="db")
    # It is handed on to the next role, which did not ask for it.
    lab.iam.create_role(
        RoleName="next", AssumeRolePolicyDocument=trusting(
            lab.role["Arn"], action=["sts:AssumeRole", "sts:TagSession"]))
    lab.iam.put_role_policy(
        RoleName="next", PolicyName="tagged", PolicyDocument=document({
            "Action": "secretsmanager:ListSecrets", "Resource": "*",
            "Condition": {"StringEquals": {"aws:PrincipalTag/team": "x"}}}))
    chained = lab.assume(lab.client("sts", made),
                         f"arn:aws:iam::{ACCOUNT}:role/next")
    lab.client("secretsmanager", chained).list_secrets()
    with fails("ValidationError", "The requested DurationSeconds exceeds the "
               "1 hour session limit for roles assumed by role chaining."):
        lab.assume(lab.client("sts", made),
                   f"arn:aws:iam::{ACCOUNT}:role/next", DurationSeconds=3601)


def test_a_token_may_be_long(lab):
    """4096 bytes, in a header and in a presigned request."""
    made = lab.assume(MinimumSessionTokenSize=4096)
    assert len(made["SessionToken"]) == 4096
    sts = lab.client("sts", made)
    assert sts.get_caller_identity()["Arn"] == SESSION
    url = sts.generate_presigned_url("get_caller_identity", HttpMethod="GET")
    with urllib.request.urlopen(url) as answer:
        assert SESSION in answer.read().decode()


def test_a_role_of_another_account(lab):
    theirs = lab.keyturn.client("iam", key=OTHER).create_role(
        RoleName="theirs", AssumeRolePolicyDocument=trusting(
            lab.iam.get_user(UserName="ann")["User"]["Arn"],
            Condition={"StringEquals": {"sts:ExternalId": "deal-7"}}))["Role"]
    made = lab.assume(role=theirs["Arn"], ExternalId="deal-7")
    assert lab.client("sts", made).get_caller_identity()["Account"] == OTHER
    with fails("AccessDenied", f"User: arn:aws:iam::{ACCOUNT}:user/ann is not "
               "authorized to perform: sts:AssumeRole on resource: "
               f"{theirs['Arn']} because no role trust policy allows the "
               "sts:AssumeRole action", 403):
        lab.assume(role=theirs["Arn"])


def test_a_role_that_was_made_anew_is_another(lab):
    def make():
        return lab.iam.create_role(
            RoleName="brief", AssumeRolePolicyDocument=trusting(ACCOUNT))[
            "Role"]["Arn"]

    made = lab.assume(role=make())
    lab.client("sts", made).get_caller_identity()
    lab.iam.delete_role(RoleName="brief")
    invalid = "The security token included in the request is invalid"
    with fails("InvalidClientTokenId", invalid + "."):
        lab.client("sts", made).get_caller_identity()
    make()
    with fails("InvalidClientTokenId", invalid + "."):
        lab.client("sts", made).get_caller_identity()


def test_a_users_session(lab):
    made = lab.client("sts").get_session_token()["Credentials"]
    assert lab.client("sts", made).get_caller_identity()["Arn"].endswith(
        ":user/ann")
    with fails("AccessDenied",
               "Cannot call GetSessionToken with session credentials", 403):
        lab.client("sts", made).get_session_token()
    with fails("InvalidClientTokenId", None, 403):
        lab.client("iam", made).get_user()
    assert lab.client("secretsmanager", lab.assume(
        lab.client("sts", made))).get_secret_value(SecretId="db")


def test_a_federated_user(lab):
    lab.iam.put_user_policy(
        UserName="ann", PolicyName="read", PolicyDocument=document(
            {"Action": "secretsmanager:GetSecretValue", "Resource": "*"}))
    made = lab.client("sts").get_federation_token(
        Name="fed", Policy=document({
            "Action": "secretsmanager:*", "Resource": lab.secret}))
    sm = lab.client("secretsmanager", made["Credentials"])
    assert sm.get_secret_value(SecretId="db")["SecretString"] == "it"
    with fails("AccessDeniedException"):	# the session's policy
        sm.get_secret_value(SecretId="other")
    with fails("AccessDeniedException"):	# ann's own
        sm.describe_secret(SecretId="db")
    who = lab.client("sts", made["Credentials"]).get_caller_identity()
    assert (who["Arn"], who["UserId"]) == (
        f"arn:aws:sts::{ACCOUNT}:federated-user/fed", f"{ACCOUNT}:fed")
    bare = lab.client("sts").get_federation_token(Name="fed")["Credentials"]
    with fails("AccessDeniedException"):
        lab.client("secretsmanager", bare).get_secret_value(SecretId="db")


def test_a_session_policy_that_denies_is_named(lab):
    arn = lab.iam.create_policy(
        PolicyName="no", PolicyDocument=json.dumps({
            "Version": "2012-10-17", "Statement": {
                "Effect": "Deny", "Action": "*", "Resource": "*"}}))[
                    "Policy"]["Arn"]
    made = lab.assume(PolicyArns=[{"arn": arn}])
    with fails("AccessDeniedException", "User: arn:aws:sts::" + ACCOUNT +
               ":assumed-role/reader/ses is not authorized to perform: "
               "secretsmanager:ListSecrets on resource: * with an explicit "
               "deny in a session policy: " + arn):
        lab.client("secretsmanager", made).list_secrets()


def test_a_session_stays_its_users_who_is_renamed(lab):
    sts = lab.client("sts")
    made = [sts.get_session_token(), sts.get_federation_token(
        Name="fed", Policy=document({"Action": "*", "Resource": "*"}))]
    lab.iam.update_user(UserName="ann", NewUserName="anna", NewPath="/new/")
    lab.iam.create_user(UserName="ann")		# is somebody else
    who, _ = (lab.client("sts", m["Credentials"]).get_caller_identity()
              for m in made)
    assert who["Arn"] == f"arn:aws:iam::{ACCOUNT}:user/new/anna"


def test_a_newcomer_assumes_a_role(lab):
    """With whatever credentials: root, who may here what he may not on AWS."""
    made = lab.assume(lab.keyturn.client("sts", key="test"))
    assert lab.client("sts", made).get_caller_identity()["Arn"] == SESSION


READ = ["secretsmanager", "get-secret-value", "--secret-id", "db",
        "--query", "SecretString", "--output", "text"]
BOTO3 = """import boto3
sm = boto3.client("secretsmanager")
print(sm.get_secret_value(SecretId="db")["SecretString"])
"""


def test_by_a_profile_of_the_cli_and_of_boto3(lab, tmp_path):
    env = lab.profile(tmp_path)
    for command in ([aws_cli(), *READ], [sys.executable, "-c", BOTO3]):
        done = subprocess.run(command, env=env, text=True,
                              capture_output=True, timeout=120)
        assert (done.stdout, done.returncode) == ("it\n", 0), done.stderr


def test_by_javascript(lab):
    folder = found("KEYTURN_TEST_JAVASCRIPT", "JAVASCRIPT",
                   "no JavaScript SDK")
    assert tells(lab.keyturn, [
        os.path.join(folder, "node"), "assumed.js", lab.role["Arn"]],
        os.path.join(HERE, "js"), **lab.ann(),
        NODE_PATH=os.path.join(folder, "node_modules")) == "it\n"


def test_by_go(lab):
    go = found("KEYTURN_TEST_GO", "GO", "no Go SDK")
    assert tells(lab.keyturn, [go, "run", "./assumed", lab.role["Arn"]],
                 os.path.join(HERE, "go"), **lab.ann(),
                 GOTOOLCHAIN="local") == "it\n"


@pytest.mark.plain
def test_by_java(lab):
    assert tells(lab.keyturn, [*java("Assumed"), lab.role["Arn"]],
                 **lab.ann()) == "it\n"


def test_sessions_end_on_keyturns_clock(lab):
    """And botocore gets another one when it takes its own for old."""
    made = lab.assume()
    now = datetime.datetime.now(datetime.timezone.utc)
    assert datetime.timedelta(0) < made["Expiration"] - now < \
        datetime.timedelta(hours=1, minutes=1)
    times = [now]
    refresher = create_assume_role_refresher(lab.client("sts"), {
        "RoleArn": lab.role["Arn"], "RoleSessionName": "ses"})
    creds = RefreshableCredentials.create_from_metadata(
        refresher(), refresher, "sts-assume-role")
    creds._time_fetcher = lambda: times[0]
    session = get_session()
    session._credentials = creds
    sm = session.create_client("secretsmanager", REGION,
                               endpoint_url=lab.keyturn.url)
    first = creds.get_frozen_credentials().access_key
    assert sm.get_secret_value(SecretId="db")["SecretString"] == "it"
    assert creds.get_frozen_credentials().access_key == first
    lab.advance("61m")
    expired = "The security token included in the request is expired"
    with fails("ExpiredTokenException", expired, 400):
        lab.client("secretsmanager", made).get_secret_value(SecretId="db")
    with fails("ExpiredToken", expired, 403):
        lab.client("sts", made).get_caller_identity()
    times[0] += datetime.timedelta(minutes=61)
    assert sm.get_secret_value(SecretId="db")["SecretString"] == "it"
    assert creds.get_frozen_credentials().access_key != first


def test_a_session_lives_through_a_restart(tmp_path):
    first = Lab("--data", tmp_path / "data")
    made = first.assume()
    first.keyturn.stop()
    again = Keyturn("--data", tmp_path / "data", "--account", ACCOUNT,
                    "--region", REGION).wait_ready()
    first.keyturn.discard()
    first.keyturn = again
    assert first.client("secretsmanager", made).get_secret_value(
        SecretId="db")["SecretString"] == "it"
    again.discard()
