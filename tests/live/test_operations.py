"""One story over every operation of Secrets Manager, told by boto3 and the
AWS CLI; tests/live/js tells it once more.

Each operation succeeds in it and is refused in it: that none is left out is
found by the client's own list of operations, not by one written here.
"""
import base64
import datetime
import json
import os
import uuid

import pytest

from harness import (ABSENT, ACCOUNT, PATIENCE, REGION, UNKNOWN, fails, fresh,
                     until, value, versions)

NOT_FOUND = ("ResourceNotFoundException",
             "Secrets Manager can't find the specified secret.", 400)
FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:" \
    "SecretsManagerRDSMySQLRotationSingleUser"
OTHER = "eu-west-1"
NOBODY_THERE = json.dumps({"engine": "mysql", "host": "127.0.0.1", "port": 1,
                           "username": "app", "password": "old"})
BLOB = bytes(range(256))


def policy(principal):
    """Whitespace as people have it: the text comes back as it was given."""
    return json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": principal},
        "Action": "secretsmanager:GetSecretValue", "Resource": "*"}]},
        indent=2)


FRIENDS = policy(f"arn:aws:iam::{ACCOUNT}:root")
EVERYBODY = policy("*")


def is_now(when):
    """An aware moment, as boto3 makes of epoch seconds."""
    age = datetime.datetime.now(datetime.timezone.utc) - when
    return abs(age) < datetime.timedelta(seconds=PATIENCE)


class Story:
    """A client, one secret of its own, and what was answered to whom."""

    def __init__(self, server):
        # Of its own: what it records must not end up in others' clients.
        self.sm = server.client("secretsmanager", user_agent_extra="story")
        self.other = server.client("secretsmanager", region=OTHER)
        self.name = fresh("story")
        self.succeeded, self.refused = set(), set()
        self.sm.meta.events.register("after-call.secretsmanager",
                                     self.answered)

    def answered(self, model, http_response, **_):
        (self.succeeded if http_response.status_code == 200
         else self.refused).add(model.name)

    @property
    def operations(self):
        return set(self.sm.meta.service_model.operation_names) - ABSENT


def members(answer):
    """The answer without boto3's own; every answer has a request id."""
    answer = dict(answer)
    assert uuid.UUID(answer.pop("ResponseMetadata")["RequestId"])
    return answer


def creates(s):
    s.first = str(uuid.uuid4())
    answer = members(s.sm.create_secret(
        Name=s.name, SecretString=NOBODY_THERE, Description="of a story",
        ClientRequestToken=s.first, Tags=[{"Key": "team", "Value": "é"}]))
    s.arn = answer["ARN"]
    assert s.arn[:-6] == f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:" \
        f"secret:{s.name}-"
    assert answer == {"ARN": s.arn, "Name": s.name, "VersionId": s.first}
    with fails("ResourceExistsException", "The operation failed because the "
               f"secret {s.name} already exists.", 400):
        s.sm.create_secret(Name=s.name, SecretString="other")
    with fails("InvalidParameterException", "You must specify a customer "
               "managed KMS key for a cross-account replica secret.", 400):
        s.sm.create_secret(Name=fresh("theirs"), CrossAccountPrimaryARN=s.arn)


def reads(s):
    answer = members(s.sm.get_secret_value(SecretId=s.arn))
    assert is_now(answer.pop("CreatedDate"))
    assert answer == {
        "ARN": s.arn, "Name": s.name, "VersionId": s.first,
        "SecretString": NOBODY_THERE, "VersionStages": ["AWSCURRENT"]}
    with fails("ResourceNotFoundException", "Secrets Manager can't find the "
               "specified secret value for staging label: AWSPREVIOUS", 400):
        s.sm.get_secret_value(SecretId=s.name, VersionStage="AWSPREVIOUS")

    answer = members(s.sm.batch_get_secret_value(
        SecretIdList=["no-such", s.name]))
    assert [v["SecretString"] for v in answer["SecretValues"]] == \
        [NOBODY_THERE]
    assert answer["Errors"] == [{
        "SecretId": "no-such", "ErrorCode": NOT_FOUND[0],
        "Message": NOT_FOUND[1]}]
    with fails("InvalidParameterException", "Either 'SecretIdList' or "
               "'Filters' must be provided, but not both.", 400):
        s.sm.batch_get_secret_value()


def describes(s):
    answer = members(s.sm.describe_secret(SecretId=s.name))
    for when in ("CreatedDate", "LastChangedDate"):
        assert is_now(answer.pop(when))
    assert answer.pop("LastAccessedDate").timestamp() % 86400 == 0
    assert answer == {
        "ARN": s.arn, "Name": s.name, "Description": "of a story",
        "Tags": [{"Key": "team", "Value": "é"}],
        "VersionIdsToStages": {s.first: ["AWSCURRENT"]}}
    with fails(*NOT_FOUND):
        s.sm.describe_secret(SecretId="no-such")


def puts(s):
    """AWSPREVIOUS follows; the bytes come back."""
    s.second = str(uuid.uuid4())
    put = {"SecretId": s.name, "ClientRequestToken": s.second}
    for _ in range(2):	# the same call again is no other
        answer = members(s.sm.put_secret_value(SecretBinary=BLOB, **put))
        assert answer == {
            "ARN": s.arn, "Name": s.name, "VersionId": s.second,
            "VersionStages": ["AWSCURRENT"]}
    answer = s.sm.get_secret_value(SecretId=s.name)
    assert answer["SecretBinary"] == BLOB and "SecretString" not in answer
    with fails("ResourceExistsException", "You can't use ClientRequestToken "
               f"{s.second} because that value is already in use for a "
               f"version of secret {s.arn}.", 400):
        s.sm.put_secret_value(SecretBinary=b"other", **put)


def updates(s):
    answer = members(s.sm.update_secret(
        SecretId=s.name, Description="of another story"))
    assert answer == {"ARN": s.arn, "Name": s.name}
    s.third = str(uuid.uuid4())
    answer = members(s.sm.update_secret(
        SecretId=s.name, SecretString=NOBODY_THERE,
        ClientRequestToken=s.third))
    assert answer == {"ARN": s.arn, "Name": s.name, "VersionId": s.third}
    assert versions(s.sm, s.name) == {
        "AWSCURRENT": s.third, "AWSPREVIOUS": s.second}
    with fails("InvalidParameterException", "You can't specify both a binary "
               "secret value and a string secret value in the same secret.",
               400):
        s.sm.update_secret(SecretId=s.name, SecretString="s",
                           SecretBinary=b"b")


def moves_labels(s):
    answer = members(s.sm.update_secret_version_stage(
        SecretId=s.name, VersionStage="AWSCURRENT", MoveToVersionId=s.second,
        RemoveFromVersionId=s.third))
    assert answer == {"ARN": s.arn, "Name": s.name}
    assert versions(s.sm, s.name) == {
        "AWSCURRENT": s.second, "AWSPREVIOUS": s.third}
    with fails("InvalidParameterException", "You can only move staging label "
               "AWSCURRENT to a different secret version. It can't be "
               "completely removed.", 400):
        s.sm.update_secret_version_stage(
            SecretId=s.name, VersionStage="AWSCURRENT",
            RemoveFromVersionId=s.second)
    s.sm.update_secret_version_stage(
        SecretId=s.name, VersionStage="AWSCURRENT", MoveToVersionId=s.third,
        RemoveFromVersionId=s.second)


def lists(s):
    answer = members(s.sm.list_secret_version_ids(
        SecretId=s.name, IncludeDeprecated=True))
    assert [v["VersionId"] for v in answer.pop("Versions")] == \
        [s.first, s.second, s.third]
    assert answer == {"ARN": s.arn, "Name": s.name}
    with fails(*NOT_FOUND):
        s.sm.list_secret_version_ids(SecretId="no-such")

    s.sm.create_secret(Name=s.name + "/b", SecretString="b")
    pages = s.sm.get_paginator("list_secrets").paginate(
        Filters=[{"Key": "name", "Values": [s.name]}], SortBy="name",
        SortOrder="desc", PaginationConfig={"PageSize": 1})
    pages = [[e["Name"] for e in p["SecretList"]] for p in pages]
    assert [n for p in pages for n in p] == [s.name + "/b", s.name]
    assert len(pages) >= 2
    with fails("InvalidNextTokenException", None, 400):
        s.sm.list_secrets(NextToken="made-up")


def makes_passwords(s):
    p = s.sm.get_random_password(PasswordLength=64, ExcludePunctuation=True)
    assert len(p["RandomPassword"]) == 64 and p["RandomPassword"].isalnum()
    with fails("InvalidParameterException", "Password length is too short "
               "based on the required types", 400):
        s.sm.get_random_password(PasswordLength=3)


def tags(s):
    """An answer without a body; [] once there were tags."""
    assert members(s.sm.tag_resource(SecretId=s.name, Tags=[
        {"Key": "Team", "Value": ""}, {"Key": "team", "Value": "b"}])) == {}
    assert s.sm.describe_secret(SecretId=s.name)["Tags"] == [
        {"Key": "team", "Value": "b"}, {"Key": "Team", "Value": ""}]
    with fails("InvalidParameterException", None, 400):
        s.sm.tag_resource(SecretId=s.name,
                          Tags=[{"Key": "aws:mine", "Value": "no"}])
    assert members(s.sm.untag_resource(
        SecretId=s.name, TagKeys=["team", "Team", "never"])) == {}
    assert s.sm.describe_secret(SecretId=s.name)["Tags"] == []
    with fails(*NOT_FOUND):
        s.sm.untag_resource(SecretId="no-such", TagKeys=["team"])


def has_a_policy(s):
    def listed():
        return s.sm.list_resource_policies(
            SecretId=s.name, MaxResults=1)["ResourcePolicies"]
    named = {"ARN": s.arn, "Name": s.name, "PolicyName": "default"}
    assert listed() == []
    assert members(s.sm.get_resource_policy(SecretId=s.name)) == named
    assert members(s.sm.put_resource_policy(
        SecretId=s.name, ResourcePolicy=FRIENDS,
        BlockPublicPolicy=True)) == named
    with fails("PublicPolicyException", None, 400):
        s.sm.put_resource_policy(SecretId=s.name, ResourcePolicy=EVERYBODY,
                                 BlockPublicPolicy=True)
    for which in {}, {"PolicyName": "default"}:
        assert members(s.sm.get_resource_policy(
            SecretId=s.name, **which)) == {
                **named, "ResourcePolicy": FRIENDS}
    assert listed() == [{"PolicyName": "default"}]
    for code, call, more in (
            ("InvalidParameterException", s.sm.put_resource_policy,
             {"ResourcePolicy": FRIENDS}),
            ("InvalidParameterException", s.sm.delete_resource_policy, {}),
            ("ResourceNotFoundException", s.sm.get_resource_policy, {})):
        with fails(code, None, 400):
            call(SecretId=s.name, PolicyName="other", **more)
    assert members(s.sm.validate_resource_policy(
        SecretId=s.name, ResourcePolicy=FRIENDS)) == {
            "PolicyValidationPassed": True, "ValidationErrors": []}
    answer = s.sm.validate_resource_policy(ResourcePolicy=EVERYBODY)
    assert answer["PolicyValidationPassed"] is False
    assert [set(e) for e in answer["ValidationErrors"]] == \
        [{"CheckName", "ErrorMessage"}]
    with fails("MalformedPolicyDocumentException", "This resource policy "
               "contains a syntax error.", 400):
        s.sm.validate_resource_policy(ResourcePolicy="{")
    assert members(s.sm.delete_resource_policy(SecretId=s.name)) == named
    assert members(s.sm.get_resource_policy(SecretId=s.name)) == named
    for call in (s.sm.get_resource_policy, s.sm.delete_resource_policy,
                 s.sm.list_resource_policies):
        with fails(*NOT_FOUND):
            call(SecretId="no-such")


def is_replicated(s):
    answer = members(s.sm.replicate_secret_to_regions(
        SecretId=s.name, AddReplicaRegions=[{"Region": OTHER}]))
    assert answer.pop("ReplicationStatus")[0]["Region"] == OTHER
    assert answer == {"ARN": s.arn}
    with fails("InvalidParameterException", "Invalid replica region.", 400):
        s.sm.replicate_secret_to_regions(
            SecretId=s.name, AddReplicaRegions=[{"Region": REGION}])

    def status():
        return s.sm.describe_secret(SecretId=s.name)["ReplicationStatus"]
    until("InSync", lambda: status()[0]["Status"] == "InSync")
    theirs = s.arn.replace(REGION, OTHER)
    d = s.other.describe_secret(SecretId=theirs)
    assert d["PrimaryRegion"] == REGION and d["ARN"] == theirs
    assert value(s.other, s.name) == value(s.sm, s.name)
    for write in (
            lambda: s.other.put_secret_value(SecretId=s.name,
                                             SecretString="theirs"),
            lambda: s.other.delete_secret(SecretId=s.name),
            lambda: s.other.delete_secret(SecretId=s.name,
                                          ForceDeleteWithoutRecovery=True)):
        with fails("InvalidParameterException", "Operation not permitted on "
                   "a replica secret. Call must be made in primary secret's "
                   "region.", 400):
            write()
    with fails("InvalidParameterException", "You can't delete secret "
               f"{s.arn} that still has replica regions [{OTHER}].", 400):
        s.sm.delete_secret(SecretId=s.name)

    assert members(s.sm.remove_regions_from_replication(
        SecretId=s.name, RemoveReplicaRegions=[OTHER])) == {
            "ARN": s.arn, "ReplicationStatus": []}
    with fails(*NOT_FOUND):
        s.other.describe_secret(SecretId=s.name)
    with fails(*NOT_FOUND):
        s.sm.remove_regions_from_replication(
            SecretId="no-such", RemoveReplicaRegions=[OTHER])


def is_promoted(s):
    """A replica of another region's secret, which becomes its own."""
    name = fresh("promoted")
    made = s.other.create_secret(Name=name, SecretString="theirs",
                                 AddReplicaRegions=[{"Region": REGION}])
    ours = made["ARN"].replace(OTHER, REGION)
    assert members(s.sm.stop_replication_to_replica(SecretId=name)) == {
        "ARN": ours}
    s.sm.put_secret_value(SecretId=ours, SecretString="ours")
    assert s.sm.get_secret_value(SecretId=name)["SecretString"] == "ours"
    assert s.other.get_secret_value(
        SecretId=name)["SecretString"] == "theirs"
    with fails("InvalidParameterException", None, 400):
        s.sm.stop_replication_to_replica(SecretId=name)


def rotates(s):
    """To a database that is not there, so that it can be cancelled."""
    with fails("InvalidRequestException", "No Lambda rotation function ARN "
               "is associated with this secret.", 400):
        s.sm.rotate_secret(SecretId=s.name)
    with fails("InvalidRequestException", None, 400):
        s.sm.cancel_rotate_secret(SecretId=s.name)
    token = str(uuid.uuid4())
    expected = {"ARN": s.arn, "Name": s.name, "VersionId": token}
    rules = {"AutomaticallyAfterDays": 10, "Duration": "2h"}
    assert members(s.sm.rotate_secret(
        SecretId=s.name, RotationLambdaARN=FUNCTION, RotationRules=rules,
        ClientRequestToken=token)) == expected
    d = s.sm.describe_secret(SecretId=s.name)
    assert d["RotationEnabled"] is True and d["RotationRules"] == rules
    assert d["RotationLambdaARN"] == FUNCTION
    assert d["VersionIdsToStages"][token] == ["AWSPENDING"]
    due = d["NextRotationDate"] - datetime.timedelta(days=10)
    assert abs(due - d["CreatedDate"]) < datetime.timedelta(days=2)	# midnight
    assert members(s.sm.cancel_rotate_secret(SecretId=s.name)) == expected
    assert s.sm.describe_secret(
        SecretId=s.name)["RotationEnabled"] is False
    assert versions(s.sm, s.name)["AWSCURRENT"] == s.third


def waits_for_a_value(s):
    """No function makes a password of what is no JSON."""
    name = fresh("no-json")
    s.sm.create_secret(Name=name, SecretString="plain")
    token = s.sm.rotate_secret(SecretId=name,
                               RotationLambdaARN=FUNCTION)["VersionId"]
    assert s.sm.describe_secret(
        SecretId=name)["VersionIdsToStages"][token] == ["AWSPENDING"]
    assert token not in [v["VersionId"] for v in s.sm.list_secret_version_ids(
        SecretId=name, IncludeDeprecated=True)["Versions"]]
    s.sm.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)


def is_deleted(s):
    answer = members(s.sm.delete_secret(SecretId=s.name,
                                        RecoveryWindowInDays=7))
    assert is_now(answer.pop("DeletionDate") - datetime.timedelta(days=7))
    assert answer == {"ARN": s.arn, "Name": s.name}
    with fails("InvalidRequestException", "You can't perform this operation "
               "on the secret because it was marked for deletion.", 400):
        s.sm.get_secret_value(SecretId=s.name)
    assert is_now(s.sm.describe_secret(SecretId=s.name)["DeletedDate"])
    assert members(s.sm.restore_secret(SecretId=s.name)) == {
        "ARN": s.arn, "Name": s.name}
    assert s.sm.get_secret_value(SecretId=s.name)["VersionId"] == s.third
    with fails(*NOT_FOUND):
        s.sm.restore_secret(SecretId="no-such")
    with fails("InvalidParameterException", "The RecoveryWindowInDays value "
               "must be between 7 and 30 days (inclusive).", 400):
        s.sm.delete_secret(SecretId=s.name, RecoveryWindowInDays=6)
    s.sm.delete_secret(SecretId=s.name, ForceDeleteWithoutRecovery=True)
    with fails(*NOT_FOUND):
        s.sm.restore_secret(SecretId=s.arn)


CHAPTERS = (creates, reads, describes, puts, updates, moves_labels, lists,
            makes_passwords, tags, has_a_policy, is_replicated, is_promoted,
            rotates, waits_for_a_value, is_deleted)


def test_by_boto3(server):
    story = Story(server)
    for chapter in CHAPTERS:
        chapter(story)
    assert story.succeeded == story.operations
    assert story.refused == story.operations


# --- the AWS CLI ------------------------------------------------------------


class Cli:
    """aws secretsmanager."""

    def __init__(self, aws):
        self.aws, self.said = aws, set()

    def run(self, operation, *argv, region=REGION):
        self.said.add(operation)
        return self.aws("secretsmanager", operation, "--output", "json",
                        "--region", region, *argv)

    def __call__(self, operation, *argv, **more):
        status, out, err = self.run(operation, *argv, **more)
        assert status == 0, (operation, err)
        return json.loads(out) if out.strip() else None

    def refused(self, code, operation, *argv):
        status, out, err = self.run(operation, *argv)
        assert status in (254, 255) and not out, (operation, out)
        said = err.strip().splitlines()[0]
        assert f"An error occurred ({code}) when calling the " in said, said
        return said.split(" operation: ", 1)[1]


@pytest.fixture
def cli(server, aws):
    return Cli(aws(server.env()))


def cli_values(cli, name, folder):
    """Labels, bytes from a file and to base64, tags in shorthand."""
    secret = "--secret-id", name
    arn = cli("create-secret", "--name", name, "--secret-string",
              NOBODY_THERE, "--tags", "Key=team,Value=a")["ARN"]
    assert "already exists" in cli.refused(
        "ResourceExistsException", "create-secret", "--name", name)
    blob = os.path.join(folder, "blob")
    with open(blob, "wb") as f:
        f.write(BLOB)
    put = cli("put-secret-value", *secret, "--secret-binary",
              "fileb://" + blob, "--version-stages", "blue")
    assert put["VersionStages"] == ["blue"]
    got = cli("get-secret-value", *secret, "--version-stage", "blue")
    assert base64.b64decode(got["SecretBinary"]) == BLOB
    assert cli("update-secret", *secret, "--description", "of the CLI") == {
        "ARN": arn, "Name": name}
    assert cli("update-secret-version-stage", *secret, "--version-stage",
               "blue", "--remove-from-version-id", put["VersionId"])
    listed = cli("list-secret-version-ids", *secret, "--include-deprecated")
    assert [v.get("VersionStages") for v in listed["Versions"]] == [
        ["AWSCURRENT"], None]
    batch = cli("batch-get-secret-value", "--secret-id-list", "no-such", name)
    assert [v["ARN"] for v in batch["SecretValues"]] == [arn]
    assert batch["Errors"][0]["ErrorCode"] == "ResourceNotFoundException"
    assert cli("tag-resource", *secret, "--tags", "Key=Team,Value=") is None
    assert cli("untag-resource", *secret, "--tag-keys", "team") is None
    d = cli("describe-secret", *secret)
    assert d["Tags"] == [{"Key": "Team", "Value": ""}]
    assert d["Description"] == "of the CLI"
    return arn


def cli_lists(cli, name):
    """The CLI walks the pages by itself."""
    cli("create-secret", "--name", name + "/b")
    listed = cli("list-secrets", "--page-size", "1", "--filters",
                 f"Key=name,Values={name}", "--sort-by", "name",
                 "--sort-order", "asc")
    assert [e["Name"] for e in listed["SecretList"]] == [name, name + "/b"]
    got = cli("get-random-password", "--password-length", "20",
              "--exclude-punctuation")
    assert len(got["RandomPassword"]) == 20
    assert cli.refused("InvalidParameterException", "get-random-password",
                       "--password-length", "3") == \
        "Password length is too short based on the required types"


def cli_policy(cli, name):
    secret = "--secret-id", name
    cli.refused("PublicPolicyException", "put-resource-policy", *secret,
                "--resource-policy", EVERYBODY, "--block-public-policy")
    cli("put-resource-policy", *secret, "--resource-policy", FRIENDS)
    got = cli("get-resource-policy", *secret)
    assert got["ResourcePolicy"] == FRIENDS
    assert cli("validate-resource-policy", "--resource-policy",
               EVERYBODY)["PolicyValidationPassed"] is False
    cli("delete-resource-policy", *secret)


def cli_replicas(cli, name, arn):
    secret = "--secret-id", name
    there = arn.replace(REGION, OTHER)
    answer = cli("replicate-secret-to-regions", *secret,
                 "--add-replica-regions", f"Region={OTHER}")
    assert answer["ReplicationStatus"][0]["Region"] == OTHER
    assert cli("stop-replication-to-replica", *secret, region=OTHER) == {
        "ARN": there}
    answer = cli("remove-regions-from-replication", *secret,
                 "--remove-replica-regions", OTHER)
    assert answer == {"ARN": arn, "ReplicationStatus": []}


def cli_ends(cli, name, arn):
    secret = "--secret-id", name
    started = cli("rotate-secret", *secret, "--rotation-lambda-arn",
                  FUNCTION, "--rotation-rules", "AutomaticallyAfterDays=30")
    assert cli("cancel-rotate-secret", *secret) == started
    assert "DeletionDate" in cli("delete-secret", *secret,
                                 "--recovery-window-in-days", "7")
    assert cli.refused("InvalidRequestException", "get-secret-value",
                       *secret).endswith("marked for deletion.")
    assert cli("restore-secret", *secret) == {"ARN": arn, "Name": name}
    cli("delete-secret", *secret, "--force-delete-without-recovery")
    assert cli.refused(NOT_FOUND[0], "describe-secret", *secret) == \
        NOT_FOUND[1]


def test_by_the_cli(cli, server, folder):
    from botocore import xform_name
    name = fresh("cli")
    arn = cli_values(cli, name, folder)
    cli_lists(cli, name)
    cli_policy(cli, name)
    cli_replicas(cli, name, arn)
    cli_ends(cli, name, arn)
    assert cli.said == {
        xform_name(o, "-")
        for o in server.sm.meta.service_model.operation_names
        if o not in UNKNOWN}
