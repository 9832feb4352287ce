"""A secret that replicates to another account, as boto3 meets it."""
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


@pytest.fixture
def ours(keyturn):
    return keyturn.client("secretsmanager", key=ACCOUNT)


@pytest.fixture
def theirs(keyturn):
    return keyturn.client("secretsmanager", key=OTHER)


def make_key(keyturn, account, *others):
    """A customer key of account that others may use as well."""
    allow = {"Effect": "Allow", "Resource": "*", "Action": "kms:*",
             "Principal": {"AWS": [account, *others]}}
    return keyturn.client("kms", key=account).create_key(
        Policy=json.dumps({"Version": "2012-10-17", "Statement": [allow]}))[
        "KeyMetadata"]["Arn"]


def replica_of(keyturn, theirs, primary, **more):
    return theirs.create_secret(
        Name=fresh("copy"), KmsKeyId=make_key(keyturn, OTHER, ACCOUNT),
        CrossAccountPrimaryARN=primary, **more)["ARN"]


def status(client, arn):
    s = client.describe_secret(SecretId=arn)
    if "CrossAccountPrimary" in s:
        return s["CrossAccountPrimary"]["ReplicationStatus"]
    return [r["ReplicationStatus"] for r in s.get("CrossAccountReplicas", [])]


def value(client, arn):
    return client.get_secret_value(SecretId=arn)["SecretString"]


def test_a_life_in_two_accounts(keyturn, ours, theirs):
    primary = ours.create_secret(
        Name=fresh("db"), SecretString="one",
        KmsKeyId=make_key(keyturn, ACCOUNT))["ARN"]
    copy = replica_of(keyturn, theirs, primary,
                      Tags=[{"Key": "team", "Value": "theirs"}])
    assert status(theirs, copy) == "Pending"
    linked = ours.associate_cross_account_replica(
        SecretId=primary, CrossAccountReplicaARN=copy)
    assert linked["ReplicationStatus"] in ("InProgress", "InSync")
    assert status(ours, primary) == ["InSync"]
    assert value(theirs, copy) == "one"
    ours.put_secret_value(SecretId=primary, SecretString="two")
    assert value(theirs, copy) == "two"
    with pytest.raises(ClientError) as refused:
        ours.delete_secret(SecretId=primary)
    assert copy in str(refused.value)
    ours.disassociate_cross_account_replica(
        SecretId=primary, CrossAccountReplicaARN=copy)
    assert (status(ours, primary), status(theirs, copy)) == ([], "Detached")
    theirs.stop_replication_to_replica(SecretId=copy)
    theirs.put_secret_value(SecretId=copy, SecretString="own")
    ours.delete_secret(SecretId=primary, ForceDeleteWithoutRecovery=True)
    assert value(theirs, copy) == "own"
    assert theirs.describe_secret(SecretId=copy)["Tags"] == [
        {"Key": "team", "Value": "theirs"}]


def test_nobody_passes_a_role_of_another_account(keyturn, ours, theirs):
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"Service": "secretsmanager.amazonaws.com"}}
    role = keyturn.client("iam", key=ACCOUNT).create_role(
        RoleName=fresh("copies"), AssumeRolePolicyDocument=json.dumps(
            {"Version": "2012-10-17", "Statement": [trust]}))["Role"]["Arn"]
    primary = ours.create_secret(
        Name=fresh("db"), SecretString="one",
        KmsKeyId=make_key(keyturn, ACCOUNT, OTHER))["ARN"]
    ours.put_resource_policy(SecretId=primary, ResourcePolicy=json.dumps(
        {"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Principal": {"AWS": OTHER}, "Resource": "*",
            "Action": "secretsmanager:*"}]}))
    link = {"SecretId": primary, "CrossAccountReplicaARN": replica_of(
        keyturn, theirs, primary)}
    with pytest.raises(ClientError) as refused:
        theirs.associate_cross_account_replica(**link, ReplicationRoleARN=role)
    assert "iam:PassRole on resource: " + role in str(refused.value)
    ours.associate_cross_account_replica(**link)


RIGHTS = ["secretsmanager:AssociateCrossAccountReplica",
          "secretsmanager:GetSecretValue",
          "secretsmanager:AcceptCrossAccountReplication",
          "kms:Decrypt", "kms:Encrypt"]


@pytest.mark.parametrize("without", [None, *RIGHTS])
def test_whoever_links_them_needs_rights_in_both(keyturn, ours, theirs,
                                                 without):
    primary = ours.create_secret(
        Name=fresh("db"), SecretString="one",
        KmsKeyId=make_key(keyturn, ACCOUNT))["ARN"]
    copy = replica_of(keyturn, theirs, primary)
    iam, user = keyturn.client("iam", key=ACCOUNT), fresh("user")
    iam.create_user(UserName=user)
    iam.put_user_policy(UserName=user, PolicyName="p", PolicyDocument=json.dumps(
        {"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Resource": "*",
            "Action": [r for r in RIGHTS if r != without]}]}))
    key = iam.create_access_key(UserName=user)["AccessKey"]
    his = boto3.client(
        "secretsmanager", endpoint_url=keyturn.url, region_name=REGION,
        aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"],
        config=Config(retries={"total_max_attempts": 1}))
    link = {"SecretId": primary, "CrossAccountReplicaARN": copy}
    if without is None:
        his.associate_cross_account_replica(**link)
        assert value(theirs, copy) == "one"
        return
    with pytest.raises(ClientError) as refused:
        his.associate_cross_account_replica(**link)
    assert refused.value.response["Error"]["Code"] == "AccessDeniedException"
    assert (status(ours, primary), status(theirs, copy)) == ([], "Pending")


def test_what_was_left_behind_is_repaired(keyturn, ours, theirs):
    """What nobody may copy is told; once it may be, association repairs it."""
    primary = ours.create_secret(
        Name=fresh("db"), SecretString="one",
        KmsKeyId=make_key(keyturn, ACCOUNT))["ARN"]
    copy = replica_of(keyturn, theirs, primary)
    ours.associate_cross_account_replica(SecretId=primary,
                                         CrossAccountReplicaARN=copy)
    key = theirs.describe_secret(SecretId=copy)["KmsKeyId"]
    kms = keyturn.client("kms", key=OTHER)
    kms.disable_key(KeyId=key)
    ours.put_secret_value(SecretId=primary, SecretString="two")
    assert (status(ours, primary), status(theirs, copy)) == (
        ["Failed"], "Failed")
    kms.enable_key(KeyId=key)
    assert value(theirs, copy) == "one"
    ours.associate_cross_account_replica(SecretId=primary,
                                         CrossAccountReplicaARN=copy)
    assert status(ours, primary) == ["InSync"]
    assert value(theirs, copy) == "two"
