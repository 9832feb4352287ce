"""Who may what: policies of identities and of secrets, as boto3 meets them."""
import json
import os

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from harness import ACCOUNT, REGION, Keyturn, fresh

STUB = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "stub_mysqld.sh")
OTHER = "210987654321"


@pytest.fixture(scope="module")
def keyturn():
    k = Keyturn("--memory", "--mysqld", STUB, "--describe-wait", "0",
                "--account", ACCOUNT, "--region", REGION).wait_ready()
    yield k
    k.discard()


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Resource": "*", **s} for s in statements]})


class User:
    """A user of IAM's with one policy, and clients signed with its key."""

    def __init__(self, keyturn, *statements, account=ACCOUNT, tags=()):
        self.keyturn = keyturn
        self.name = fresh("user")
        self.iam = keyturn.client("iam", key=account)
        self.arn = self.iam.create_user(
            UserName=self.name, Tags=list(tags))["User"]["Arn"]
        if statements:
            self.may(*statements)
        key = self.iam.create_access_key(UserName=self.name)["AccessKey"]
        self.session = boto3.session.Session(
            key["AccessKeyId"], key["SecretAccessKey"], region_name=REGION)

    def may(self, *statements):
        self.iam.put_user_policy(UserName=self.name, PolicyName="p",
                                 PolicyDocument=document(*statements))

    def client(self, service):
        return self.session.client(
            service, endpoint_url=self.keyturn.url,
            config=Config(retries={"total_max_attempts": 1}))

    @property
    def sm(self):
        return self.client("secretsmanager")

    def reads(self, secret, **more):
        return self.sm.get_secret_value(SecretId=secret, **more)[
            "SecretString"]


def secret(keyturn, **more):
    return keyturn.sm.create_secret(Name=fresh("s"), SecretString="value",
                                    **more)["ARN"]


def put(keyturn, arn, *statements):
    keyturn.sm.put_resource_policy(SecretId=arn,
                                   ResourcePolicy=document(*statements))


def refused(call, *words, code="AccessDeniedException"):
    with pytest.raises(ClientError) as e:
        call()
    error = e.value.response["Error"]
    assert error["Code"] == code, error
    for word in words:
        assert word in error["Message"], error["Message"]


GET = "secretsmanager:GetSecretValue"


def test_a_policy_for_one_secret(keyturn):
    mine, other = secret(keyturn), secret(keyturn)
    user = User(keyturn, {"Action": GET, "Resource": mine[:-6] + "??????"})
    assert user.reads(mine) == "value"
    refused(lambda: user.reads(other),
            f"User: {user.arn} is not authorized to perform: {GET} on "
            f"resource: {other} because no identity-based policy allows the "
            f"{GET} action")
    refused(lambda: user.reads("nobody/knows"), "on resource: nobody/knows")
    user.may({"Action": GET}, {"Effect": "Deny", "Action": "*",
                               "Resource": mine})
    assert user.reads(other) == "value"
    refused(lambda: user.reads(mine),
            "with an explicit deny in an identity-based policy")


def test_the_policy_of_a_secret(keyturn):
    arn = secret(keyturn)
    user = User(keyturn)
    refused(lambda: user.reads(arn))
    put(keyturn, arn, {"Principal": {"AWS": user.arn}, "Action": GET})
    assert user.reads(arn) == "value"
    put(keyturn, arn, {"Effect": "Deny", "Principal": "*", "Action": GET})
    refused(lambda: user.reads(arn),
            "with an explicit deny in a resource-based policy")
    refused(lambda: keyturn.sm.get_secret_value(SecretId=arn),
            f"User: arn:aws:iam::{ACCOUNT}:root is not authorized",
            "with an explicit deny in a resource-based policy")
    keyturn.sm.delete_resource_policy(SecretId=arn)
    assert keyturn.sm.get_secret_value(SecretId=arn)["SecretString"] == "value"


def test_whom_a_policy_names_must_be_there(keyturn):
    arn = secret(keyturn)
    user = User(keyturn)
    refused(lambda: put(keyturn, arn, {"Principal": {
        "AWS": user.arn + "-gone"}, "Action": GET}),
        "This resource policy contains an unsupported principal.",
        code="MalformedPolicyDocumentException")


def test_a_policy_may_not_lock_its_author_out(keyturn):
    arn = secret(keyturn)
    user = User(keyturn, {"Action": "secretsmanager:*"})
    refused(lambda: user.sm.put_resource_policy(
        SecretId=arn, ResourcePolicy=document(
            {"Effect": "Deny", "Action": "secretsmanager:*",
             "Principal": {"AWS": user.arn}})),
        "Your requested changes will not allow you to manage this secret in "
        "the future.", code="MalformedPolicyDocumentException")


def test_tags_decide(keyturn):
    blue = secret(keyturn, Tags=[{"Key": "team", "Value": "blue"}])
    red = secret(keyturn, Tags=[{"Key": "team", "Value": "red"}])
    user = User(keyturn, {
        "Action": "secretsmanager:*", "Condition": {"StringEquals": {
            "aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}},
        tags=[{"Key": "team", "Value": "blue"}])
    assert user.reads(blue) == "value"
    refused(lambda: user.reads(red))
    refused(lambda: user.sm.tag_resource(SecretId=blue, Tags=[
        {"Key": "team", "Value": "red"}]))
    assert user.reads(blue) == "value"


@pytest.mark.parametrize("condition, may", [
    ({"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}, True),
    ({"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}, False),
    ({"Bool": {"aws:SecureTransport": "true"}}, True),
    ({"StringLike": {"aws:UserAgent": "*Boto3/*"}}, True),
    ({"StringEquals": {"aws:RequestedRegion": REGION}}, True),
    ({"Null": {"aws:MultiFactorAuthPresent": "true"}}, True),
    ({"DateGreaterThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}}, True),
    ({"DateGreaterThan": {"aws:CurrentTime": "2199-01-01T00:00:00Z"}}, False),
    ({"StringEquals": {"secretsmanager:VersionStage": "AWSCURRENT"}}, False),
    ({"StringEquals": {"secretsmanager:ResourceTag/t": "1"}}, True),
])
def test_a_condition(keyturn, condition, may):
    arn = secret(keyturn, Tags=[{"Key": "t", "Value": "1"}])
    user = User(keyturn, {"Action": GET, "Condition": condition})
    if may:
        assert user.reads(arn) == "value"
    else:
        refused(lambda: user.reads(arn))


def test_a_stage_that_must_be_named(keyturn):
    arn = secret(keyturn)
    user = User(keyturn, {"Action": GET, "Condition": {"StringEquals": {
        "secretsmanager:VersionStage": "AWSCURRENT"}}})
    assert user.reads(arn, VersionStage="AWSCURRENT") == "value"
    refused(lambda: user.reads(arn))


def test_another_account_reads(keyturn):
    bob = User(keyturn, {"Action": ["secretsmanager:*", "kms:*"]},
               account=OTHER)
    key = keyturn.client("kms").create_key(Policy=document(
        {"Principal": {"AWS": [ACCOUNT, OTHER]}, "Action": "kms:*"}))[
            "KeyMetadata"]["Arn"]
    plain, keyed = secret(keyturn), secret(keyturn, KmsKeyId=key)
    gone = keyed[:-12] + "gone-abcdef"
    for arn in plain, keyed, gone:
        refused(lambda: bob.reads(arn),
                f"User: {bob.arn} is not authorized to perform: {GET} on "
                f"resource: {arn} because no resource-based policy allows")
    for arn in plain, keyed:
        put(keyturn, arn, {"Principal": {"AWS": bob.arn}, "Action": [
            GET, "secretsmanager:PutSecretValue"]})
    assert bob.reads(keyed) == "value"
    refused(lambda: bob.reads(plain), "You can't access a secret from a "
            "different AWS account", code="InvalidRequestException")
    bob.sm.put_secret_value(SecretId=keyed, SecretString="his")
    assert keyturn.sm.get_secret_value(SecretId=keyed)["SecretString"] == "his"
    refused(lambda: bob.sm.describe_secret(SecretId=keyed),
            "because no resource-based policy allows the "
            "secretsmanager:DescribeSecret action")
    bob.may({"Action": "secretsmanager:*"})
    refused(lambda: bob.reads(keyed), "Access to KMS is not allowed")
    bob.may({"Action": "kms:*"})
    refused(lambda: bob.reads(keyed),
            "because no identity-based policy allows")


def test_both_accounts_are_told(keyturn):
    bob = User(keyturn, {"Action": "secretsmanager:*"}, account=OTHER)
    arn = secret(keyturn)
    trails = {a: keyturn.client("cloudtrail", key=a) for a in (ACCOUNT, OTHER)}

    def told():
        return {a: [json.loads(e["CloudTrailEvent"]).get("errorCode") for e in
                    t.lookup_events(LookupAttributes=[{
                        "AttributeKey": "Username",
                        "AttributeValue": bob.name}])["Events"]
                    if e["EventName"] == "DescribeSecret"]
                for a, t in trails.items()}

    refused(lambda: bob.sm.describe_secret(SecretId=arn))
    assert told() == {ACCOUNT: [], OTHER: ["AccessDenied"]}
    put(keyturn, arn, {"Principal": {"AWS": bob.arn}, "Action":
                       "secretsmanager:DescribeSecret"})
    bob.sm.describe_secret(SecretId=arn)
    assert told() == {ACCOUNT: [None], OTHER: [None, "AccessDenied"]}


def test_the_key_behind_an_alias(keyturn):
    kms = keyturn.client("kms")
    key, other = (kms.create_key()["KeyMetadata"] for _ in range(2))
    alias = "alias/" + fresh("k")
    kms.create_alias(AliasName=alias, TargetKeyId=key["KeyId"])
    user = User(keyturn, {"Action": "kms:*"}, {
        "Action": "secretsmanager:CreateSecret", "Condition": {
            "ArnEquals": {"secretsmanager:KmsKeyArn": key["Arn"]}}})
    for name in alias, key["KeyId"], key["Arn"]:
        user.sm.create_secret(Name=fresh("s"), KmsKeyId=name,
                              SecretString="x")
    refused(lambda: user.sm.create_secret(
        Name=fresh("s"), KmsKeyId=other["KeyId"], SecretString="x"))


def test_a_batch_tells_of_each(keyturn):
    mine, other = secret(keyturn), secret(keyturn)
    user = User(keyturn, {"Action": GET, "Resource": mine}, {
        "Action": "secretsmanager:BatchGetSecretValue"})
    out = user.sm.batch_get_secret_value(SecretIdList=[mine, other])
    assert [v["ARN"] for v in out["SecretValues"]] == [mine]
    assert [(e["SecretId"], e["ErrorCode"]) for e in out["Errors"]] == [
        (other, "AccessDeniedException")]
    refused(lambda: user.sm.batch_get_secret_value(
        Filters=[{"Key": "name", "Values": ["s"]}]),
        "secretsmanager:ListSecrets on resource: *")


def test_databases_by_tag_and_class(keyturn):
    user = User(keyturn, {
        "Action": ["rds:CreateDBInstance", "rds:AddTagsToResource"],
        "Condition": {"StringEqualsIfExists": {
            "rds:DatabaseClass": "db.t3.micro"}}}, {
        "Action": "rds:DescribeDBInstances", "Condition": {
            "StringEquals": {"aws:ResourceTag/env": "test"}}}, {
        # The account's first database makes RDS's own role.
        "Action": "iam:CreateServiceLinkedRole"})
    rds, name = user.client("rds"), fresh("db")
    more = {"Engine": "mysql", "AllocatedStorage": 20, "MasterUsername":
            "admin", "MasterUserPassword": "Good-password-1", "Tags": [
                {"Key": "env", "Value": "test"}]}
    refused(lambda: rds.create_db_instance(
        DBInstanceIdentifier=name, DBInstanceClass="db.r6g.large", **more),
        f"User: {user.arn} is not authorized to perform: "
        f"rds:CreateDBInstance on resource: arn:aws:rds:{REGION}:{ACCOUNT}:"
        f"db:{name} because no identity-based policy allows the "
        "rds:CreateDBInstance action", code="AccessDenied")
    rds.create_db_instance(DBInstanceIdentifier=name,
                           DBInstanceClass="db.t3.micro", **more)
    assert rds.describe_db_instances(DBInstanceIdentifier=name)["DBInstances"]
    refused(rds.describe_db_instances, code="AccessDenied")
    refused(lambda: rds.delete_db_instance(
        DBInstanceIdentifier=name, SkipFinalSnapshot=True),
        code="AccessDenied")
    keyturn.rds.delete_db_instance(DBInstanceIdentifier=name,
                                   SkipFinalSnapshot=True)
