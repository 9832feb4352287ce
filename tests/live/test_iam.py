"""IAM with boto3 and the AWS CLI: who has which credentials, and what they may.

The lab of a course, word for word: an administrator allows one secret to be read;
what is taken away is refused from the next call on.
"""
import json
import subprocess

import pytest
from botocore.exceptions import ClientError

import harness
from harness import ACCOUNT, REGION, aws_cli, fails, fresh

ALLOWED = "secretsmanager:GetSecretValue"
DENIED = "with an explicit deny in an identity-based policy"


def statement(effect, action, resource="*", **more):
    return {"Effect": effect, "Action": action, "Resource": resource, **more}


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": [*statements]})


def refusal(user, action, resource, reason=None):
    return (f"User: {user} is not authorized to perform: {action} on resource: "
            f"{resource} " + (reason or f"because no identity-based policy "
                              f"allows the {action} action"))


@pytest.fixture(scope="module")
def iam(server):
    return server.client("iam")


@pytest.fixture
def secret(server):
    name = fresh("lab")
    return server.sm.create_secret(Name=name, SecretString="s3cret")["ARN"]


class User:
    """One with a key, and clients that sign with it."""

    def __init__(self, server, iam, name, **more):
        self.server, self.iam, self.name = server, iam, name
        self.arn = iam.create_user(UserName=name, **more)["User"]["Arn"]
        key = iam.create_access_key(UserName=name)["AccessKey"]
        self.id, self.secret = key["AccessKeyId"], key["SecretAccessKey"]

    def client(self, service, region=REGION):
        return harness.client(
            service, region_name=region, endpoint_url=self.server.url,
            aws_access_key_id=self.id, aws_secret_access_key=self.secret)

    def reads(self, secret):
        return self.client("secretsmanager").get_secret_value(
            SecretId=secret)["SecretString"]

    def env(self):
        return {**self.server.env(), "AWS_ACCESS_KEY_ID": self.id,
                "AWS_SECRET_ACCESS_KEY": self.secret}


@pytest.fixture
def user(server, iam):
    return User(server, iam, fresh("Ann"))


def refused(user, secret, reason=None, code="AccessDeniedException"):
    return fails(code, refusal(user.arn, ALLOWED, secret, reason))


def test_the_lab(server, iam, user, secret):
    """Allowed one secret, reads it, and no other; detached, reads none."""
    other = server.sm.create_secret(Name=fresh("other"),
                                    SecretString="o")["ARN"]
    with refused(user, secret):
        user.reads(secret)
    arn = iam.create_policy(
        PolicyName=fresh("one-secret"),
        PolicyDocument=policy(statement("Allow", ALLOWED, secret)),
    )["Policy"]["Arn"]
    iam.attach_user_policy(UserName=user.name, PolicyArn=arn)
    assert user.reads(secret) == "s3cret"
    with refused(user, other):
        user.reads(other)
    with fails("AccessDeniedException", refusal(
            user.arn, "secretsmanager:PutSecretValue", secret)):
        user.client("secretsmanager").put_secret_value(SecretId=secret,
                                                       SecretString="x")
    iam.detach_user_policy(UserName=user.name, PolicyArn=arn)
    with refused(user, secret):
        user.reads(secret)
    assert server.client("sts").get_caller_identity()["Arn"] == \
        f"arn:aws:iam::{ACCOUNT}:root"
    assert user.client("sts").get_caller_identity()["Arn"] == user.arn


def test_a_version_of_a_policy_decides_once_it_is_the_default(
        iam, user, secret):
    allow, deny = (policy(statement(effect, "*"))
                   for effect in ("Allow", "Deny"))
    arn = iam.create_policy(PolicyName=fresh("v"),
                            PolicyDocument=allow)["Policy"]["Arn"]
    iam.attach_user_policy(UserName=user.name, PolicyArn=arn)
    iam.create_policy_version(PolicyArn=arn, PolicyDocument=deny)
    assert user.reads(secret) == "s3cret"
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v2")
    with refused(user, secret, f"{DENIED}: {arn}"):
        user.reads(secret)
    got = iam.get_policy_version(PolicyArn=arn, VersionId="v2")
    assert got["PolicyVersion"]["Document"] == json.loads(deny)
    assert [v["VersionId"] for v in iam.list_policy_versions(
        PolicyArn=arn)["Versions"]] == ["v2", "v1"]


def test_a_boundary_narrows(iam, server, secret):
    only_rds = iam.create_policy(
        PolicyName=fresh("rds"), PolicyDocument=policy(
            statement("Allow", "rds:*")))["Policy"]["Arn"]
    user = User(server, iam, fresh("bounded"), PermissionsBoundary=only_rds)
    iam.attach_user_policy(
        UserName=user.name,
        PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    with refused(user, secret, "because no permissions boundary allows the "
                 f"{ALLOWED} action"):
        user.reads(secret)
    user.client("rds").describe_db_instances()
    got = iam.get_policy(PolicyArn=only_rds)["Policy"]
    assert got["PermissionsBoundaryUsageCount"] == 1
    assert got["AttachmentCount"] == 0


def test_groups_speak_for_their_users(iam, user, secret):
    group = fresh("readers")
    iam.create_group(GroupName=group)
    iam.put_group_policy(GroupName=group, PolicyName="read",
                         PolicyDocument=policy(statement("Allow", ALLOWED)))
    iam.add_user_to_group(GroupName=group, UserName=user.name)
    assert user.reads(secret) == "s3cret"
    iam.remove_user_from_group(GroupName=group, UserName=user.name)
    with refused(user, secret):
        user.reads(secret)


def test_keys_are_two_and_may_rest(iam, user, secret):
    iam.put_user_policy(UserName=user.name, PolicyName="p",
                        PolicyDocument=policy(statement("Allow", "*")))
    iam.create_access_key(UserName=user.name)
    with fails("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: "
               "2"):
        iam.create_access_key(UserName=user.name)
    assert user.reads(secret) == "s3cret"
    used = iam.get_access_key_last_used(AccessKeyId=user.id)
    assert used["UserName"] == user.name
    assert used["AccessKeyLastUsed"]["ServiceName"] == "secretsmanager"
    assert used["AccessKeyLastUsed"]["Region"] == REGION
    iam.update_access_key(UserName=user.name, AccessKeyId=user.id,
                          Status="Inactive")
    with fails("UnrecognizedClientException",
               "The security token included in the request is invalid."):
        user.reads(secret)
    iam.update_access_key(UserName=user.name, AccessKeyId=user.id,
                          Status="Active")
    assert user.reads(secret) == "s3cret"
    iam.delete_access_key(UserName=user.name, AccessKeyId=user.id)
    with fails("InvalidClientTokenId",
               "The security token included in the request is invalid."):
        user.client("iam").get_user()


def test_a_user_keeps_house_for_himself(iam, user):
    """Without UserName, each operation is the caller's own."""
    iam.put_user_policy(
        UserName=user.name, PolicyName="own", PolicyDocument=policy(
            statement("Allow", "iam:*", f"arn:aws:iam::{ACCOUNT}:user/"
                      "${aws:username}")))
    mine = user.client("iam")
    assert mine.get_user()["User"]["Arn"] == user.arn
    made = mine.create_access_key()["AccessKey"]
    assert made["UserName"] == user.name
    assert {k["AccessKeyId"] for k in mine.list_access_keys()[
        "AccessKeyMetadata"]} == {user.id, made["AccessKeyId"]}
    mine.delete_access_key(AccessKeyId=made["AccessKeyId"])
    with fails("AccessDenied", refusal(
            user.arn, "iam:GetUser", "user other")):
        mine.get_user(UserName="other")


def test_what_may_be_attached_is_a_condition(iam, user):
    """iam:PolicyARN, by which administrators give away a part of theirs."""
    target = fresh("target")
    iam.create_user(UserName=target)
    reader = "arn:aws:iam::aws:policy/SecretsManagerReadWrite"
    iam.put_user_policy(
        UserName=user.name, PolicyName="p", PolicyDocument=policy(statement(
            "Allow", "iam:AttachUserPolicy", Condition={
                "ArnEquals": {"iam:PolicyARN": reader}})))
    mine = user.client("iam")
    mine.attach_user_policy(UserName=target, PolicyArn=reader)
    with fails("AccessDenied"):
        mine.attach_user_policy(
            UserName=target,
            PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    with pytest.raises(ClientError) as e:
        iam.delete_user(UserName=target)
    assert e.value.response["Error"]["Code"] == "DeleteConflict"
    assert e.value.response["ResponseMetadata"]["HTTPStatusCode"] == 409


def test_lists_have_pages(iam):
    prefix = f"/{fresh('page')}/"
    names = [f"u{i:02}" + fresh("") for i in range(12)]
    for name in names:
        iam.create_user(UserName=name, Path=prefix)
    pages = [*iam.get_paginator("list_users").paginate(
        PathPrefix=prefix, PaginationConfig={"PageSize": 5})]
    assert [len(p["Users"]) for p in pages] == [5, 5, 2]
    assert [u["UserName"] for p in pages for u in p["Users"]] == names


def test_the_lab_by_the_cli(server, iam, user, secret, tmp_path):
    """As the course's paper has it, from a shell."""
    document = tmp_path / "policy.json"
    document.write_text(policy(statement("Allow", ALLOWED, secret)))

    def aws(*words, env=None):
        done = subprocess.run(
            [aws_cli(), *words, "--output", "json"], text=True,
            env=env or server.env(), capture_output=True, timeout=120)
        return done.returncode, done.stdout or done.stderr

    code, out = aws("iam", "create-policy", "--policy-name", fresh("cli"),
                    "--policy-document", f"file://{document}")
    assert code == 0, out
    arn = json.loads(out)["Policy"]["Arn"]
    code, out = aws("iam", "attach-user-policy", "--user-name", user.name,
                    "--policy-arn", arn)
    assert code == 0, out
    read = ("secretsmanager", "get-secret-value", "--secret-id", secret)
    code, out = aws(*read, env=user.env())
    assert code == 0, out
    assert json.loads(out)["SecretString"] == "s3cret"
    assert aws("iam", "detach-user-policy", "--user-name", user.name,
               "--policy-arn", arn)[0] == 0
    code, out = aws(*read, env=user.env())
    assert code != 0
    assert "An error occurred (AccessDeniedException) when calling the " \
        "GetSecretValue operation: " + refusal(user.arn, ALLOWED,
                                               secret) in out
