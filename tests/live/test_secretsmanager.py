"""Secrets Manager as boto3 sees it: ids, labels, deletion, passwords."""
import base64
import datetime
import json
import re
import string
import uuid

import pytest

from harness import ACCOUNT, PATIENCE, REGION, fails, fresh, until, versions

NOT_FOUND = "Secrets Manager can't find the specified secret."
MARKED = "You can't perform this operation on the secret because it was " \
    "marked for deletion."
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


@pytest.fixture
def sm(server):
    return server.sm


@pytest.fixture
def secret(sm):
    """(name, ARN) of a new secret whose value is "one"."""
    name = fresh("secret")
    return name, sm.create_secret(Name=name, SecretString="one")["ARN"]


def test_create_with_a_value(sm):
    name, token = fresh("db/app_+=.@-!"), str(uuid.uuid4())
    answer = sm.create_secret(Name=name, SecretString="s",
                              ClientRequestToken=token)
    meta = answer.pop("ResponseMetadata")
    assert set(answer) == {"ARN", "Name", "VersionId"}
    assert answer["Name"] == name and answer["VersionId"] == token
    assert re.fullmatch(
        f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:"
        + re.escape(name) + "-[A-Za-z0-9]{6}", answer["ARN"])
    assert uuid.UUID(meta["RequestId"])
    assert versions(sm, name) == {"AWSCURRENT": token}


def test_create_without_a_value(server, sm):
    """No VersionId; DescribeSecret shows four fields and no more."""
    name = fresh("empty")
    status, headers, answer = server.json("CreateSecret", {
        "Name": name, "ClientRequestToken": str(uuid.uuid4())})
    assert status == 200 and set(answer) == {"ARN", "Name"}
    assert headers["Content-Type"] == "application/x-amz-json-1.1"
    assert uuid.UUID(headers["x-amzn-RequestId"])
    status, _, d = server.json("DescribeSecret", {"SecretId": name})
    assert set(d) == {"ARN", "Name", "CreatedDate", "LastChangedDate"}
    assert isinstance(d["CreatedDate"], (int, float))
    with fails("ResourceNotFoundException", "Secrets Manager can't find the "
               "specified secret value for staging label: AWSCURRENT"):
        sm.get_secret_value(SecretId=name)
    put = sm.put_secret_value(SecretId=name, SecretString="first")
    assert put["VersionStages"] == ["AWSCURRENT"]
    assert versions(sm, name) == {"AWSCURRENT": put["VersionId"]}


def test_create_with_tags_and_description(sm):
    name = fresh("tagged")
    tags = [{"Key": "team", "Value": "ab"}, {"Key": "Team", "Value": ""}]
    sm.create_secret(Name=name, SecretString="s", Tags=tags,
                     Description="what it is for: é<&>")
    d = sm.describe_secret(SecretId=name)
    assert d["Tags"] == tags
    assert d["Description"] == "what it is for: é<&>"


def test_the_same_token_again(sm):
    name, token = fresh("twice"), str(uuid.uuid4())
    once, again = (sm.create_secret(Name=name, SecretString="s",
                                    ClientRequestToken=token)
                   for _ in range(2))
    for answer in (once, again):
        answer.pop("ResponseMetadata")
    assert once == again
    put = sm.put_secret_value(SecretId=name, SecretString="s",
                              ClientRequestToken=token)
    assert put["VersionId"] == token
    assert put["VersionStages"] == ["AWSCURRENT"]
    assert len(sm.list_secret_version_ids(SecretId=name)["Versions"]) == 1


def test_every_form_of_id(sm, secret):
    name, arn = secret
    for secret_id in (name, arn, arn[:-7]):
        assert sm.get_secret_value(
            SecretId=secret_id)["SecretString"] == "one"
        assert sm.describe_secret(SecretId=secret_id)["ARN"] == arn
    with fails("ResourceNotFoundException", NOT_FOUND, 400):
        sm.get_secret_value(SecretId=arn[:-6] + "aaaaaa")
    with fails("ResourceNotFoundException", NOT_FOUND, 400):
        sm.get_secret_value(SecretId=arn[:-8])


def test_a_name_that_ends_like_an_arn(sm):
    """An exact name wins; its partial ARN is taken as a full one."""
    name = fresh("x") + "-abcdef"
    arn = sm.create_secret(Name=name, SecretString="s")["ARN"]
    assert sm.get_secret_value(SecretId=name)["ARN"] == arn
    assert sm.get_secret_value(SecretId=arn)["ARN"] == arn


def test_version_and_stage(sm, secret):
    name, _ = secret
    first = versions(sm, name)["AWSCURRENT"]
    second = sm.put_secret_value(
        SecretId=name, SecretString="two")["VersionId"]
    assert versions(sm, name) == {"AWSCURRENT": second, "AWSPREVIOUS": first}

    def got(**which):
        return sm.get_secret_value(SecretId=name, **which)["SecretString"]
    assert got() == "two"
    assert got(VersionId=first) == "one"
    assert got(VersionStage="AWSPREVIOUS") == "one"
    assert got(VersionId=second, VersionStage="AWSCURRENT") == "two"
    third = sm.put_secret_value(
        SecretId=name, SecretString="three")["VersionId"]
    assert versions(sm, name) == {"AWSCURRENT": third, "AWSPREVIOUS": second}
    assert got(VersionId=first) == "one"
    with fails("InvalidRequestException", "You provided a VersionStage that "
               "is not associated to the provided VersionId."):
        got(VersionId=first, VersionStage="AWSCURRENT")


def test_get_answers_with_its_members(server, sm, secret):
    name, arn = secret
    status, headers, answer = server.json(
        "GetSecretValue", {"SecretId": name, "Unknown": [None, {}]})
    assert status == 200
    assert set(answer) == {"ARN", "Name", "VersionId", "SecretString",
                           "VersionStages", "CreatedDate"}
    assert answer["VersionStages"] == ["AWSCURRENT"]
    assert isinstance(answer["CreatedDate"], (int, float))
    age = datetime.datetime.now().timestamp() - answer["CreatedDate"]
    assert -1 < age < PATIENCE


def test_binary_values(server, sm):
    name, blob = fresh("binary"), bytes(range(256))
    sm.create_secret(Name=name, SecretBinary=blob)
    got = sm.get_secret_value(SecretId=name)
    assert got["SecretBinary"] == blob and "SecretString" not in got
    _, _, raw = server.json("GetSecretValue", {"SecretId": name})
    assert base64.b64decode(raw["SecretBinary"], validate=True) == blob


def test_values_come_back_as_they_were(sm):
    """The limit counts characters: 65,536 of four bytes each are in it."""
    for value in ("\U0001f511" * 65536, "\\\"\n\r\t\x7f\u2028é", " ",
                  '{"a": 1,  "b":\t[]}', "\x01\x1f"):
        name = fresh("odd")
        sm.create_secret(Name=name, SecretString=value)
        assert sm.get_secret_value(SecretId=name)["SecretString"] == value


def test_reading_leaves_the_day(sm, secret):
    """LastAccessedDate: whole days, there at the next look."""
    name, _ = secret
    assert "LastAccessedDate" not in sm.describe_secret(SecretId=name)
    before = datetime.datetime.now(datetime.timezone.utc)
    sm.get_secret_value(SecretId=name)
    after = datetime.datetime.now(datetime.timezone.utc)
    day = sm.describe_secret(SecretId=name)["LastAccessedDate"]
    day = day.astimezone(datetime.timezone.utc)
    assert before.date() <= day.date() <= after.date()
    assert day.timestamp() % 86400 == 0


def test_every_read_is_seen_at_the_next_look(sm):
    names = [fresh(f"read{i}") for i in range(100)]
    for name in names:
        sm.create_secret(Name=name, SecretString="s")
    for name in names:
        sm.get_secret_value(SecretId=name)
        assert "LastAccessedDate" in sm.describe_secret(SecretId=name)
        assert sm.list_secrets(SortBy="last-accessed-date", SortOrder="desc",
                               Filters=[{"Key": "name", "Values": [name]}]
                               )["SecretList"][0]["Name"] == name


def test_put_with_labels_of_ones_own(sm, secret):
    """AWSCURRENT stays; a version that loses its last label goes."""
    name, _ = secret
    first = versions(sm, name)["AWSCURRENT"]
    second = sm.put_secret_value(SecretId=name, SecretString="two",
                                 VersionStages=["blue", "green"])
    assert sorted(second["VersionStages"]) == ["blue", "green"]
    third = sm.put_secret_value(SecretId=name, SecretString="three",
                                VersionStages=["blue", "green"])["VersionId"]
    assert versions(sm, name) == {
        "AWSCURRENT": first, "blue": third, "green": third}
    listed = sm.list_secret_version_ids(SecretId=name)["Versions"]
    assert [v["VersionId"] for v in listed] == [first, third]
    every = sm.list_secret_version_ids(
        SecretId=name, IncludeDeprecated=True)["Versions"]
    assert [v["VersionId"] for v in every] == \
        [first, second["VersionId"], third]
    assert "VersionStages" not in every[1]


def test_move_a_label(sm, secret):
    name, arn = secret
    first = versions(sm, name)["AWSCURRENT"]
    second = sm.put_secret_value(SecretId=name, SecretString="two",
                                 VersionStages=["next"])["VersionId"]
    answer = sm.update_secret_version_stage(
        SecretId=name, VersionStage="AWSCURRENT", MoveToVersionId=second,
        RemoveFromVersionId=first)
    answer.pop("ResponseMetadata")
    assert answer == {"ARN": arn, "Name": name}
    assert versions(sm, name) == {
        "AWSCURRENT": second, "next": second, "AWSPREVIOUS": first}
    sm.update_secret_version_stage(SecretId=name, VersionStage="extra",
                                   MoveToVersionId=first)
    assert versions(sm, name)["extra"] == first
    sm.update_secret_version_stage(SecretId=name, VersionStage="extra",
                                   RemoveFromVersionId=first)
    assert "extra" not in versions(sm, name)


def test_delete_with_a_window_and_restore(sm, secret):
    name, arn = secret
    asked = datetime.datetime.now(datetime.timezone.utc)
    answer = sm.delete_secret(SecretId=name, RecoveryWindowInDays=7)
    assert answer["ARN"] == arn and answer["Name"] == name
    left = answer["DeletionDate"] - asked
    assert abs(left - datetime.timedelta(days=7)).total_seconds() < PATIENCE
    d = sm.describe_secret(SecretId=name)
    assert "DeletedDate" in d and "AWSCURRENT" in versions(sm, name)
    assert sm.list_secret_version_ids(SecretId=name)["Versions"]
    with fails("InvalidRequestException", MARKED, 400):
        sm.get_secret_value(SecretId=name)

    def listed(**more):
        return [s["Name"] for s in sm.list_secrets(
            Filters=[{"Key": "name", "Values": [name]}],
            **more)["SecretList"]]
    assert listed() == []
    assert listed(IncludePlannedDeletion=True) == [name]
    answer = sm.restore_secret(SecretId=name)
    assert answer["ARN"] == arn and answer["Name"] == name
    assert "DeletedDate" not in sm.describe_secret(SecretId=name)
    assert sm.get_secret_value(SecretId=name)["SecretString"] == "one"
    assert listed() == [name]


def test_delete_takes_thirty_days_by_default(sm, secret):
    answer = sm.delete_secret(SecretId=secret[0])
    left = answer["DeletionDate"] - datetime.datetime.now(
        datetime.timezone.utc)
    assert abs(left - datetime.timedelta(days=30)).total_seconds() < PATIENCE


def test_force_delete(sm, secret):
    name, arn = secret
    sm.delete_secret(SecretId=name)
    answer = sm.delete_secret(SecretId=name,
                              ForceDeleteWithoutRecovery=True)
    assert answer["ARN"] == arn
    until("the secret is gone", lambda: not gone_fails(sm, name))
    again = sm.create_secret(Name=name, SecretString="new")
    assert again["ARN"] != arn and again["ARN"][:-6] == arn[:-6]
    with fails("ResourceNotFoundException", NOT_FOUND):
        sm.get_secret_value(SecretId=arn)


def gone_fails(sm, name):
    try:
        return sm.describe_secret(SecretId=name)
    except sm.exceptions.ResourceNotFoundException:
        return None


def test_force_delete_of_what_never_was(sm):
    name = fresh("never")
    answer = sm.delete_secret(SecretId=name,
                              ForceDeleteWithoutRecovery=True)
    assert answer["Name"] == name and "DeletionDate" in answer


def test_state_is_one_account_s_and_one_region_s(server, secret):
    name, arn = secret
    for where in ({"key": "444444444444"}, {"region": "eu-west-3"}):
        other = server.client("secretsmanager", **where)
        with fails("ResourceNotFoundException", NOT_FOUND):
            other.get_secret_value(SecretId=name)
    until("the hint in the log", lambda: re.search(
        f"{re.escape(name)}.*us-east-1", server.log))
    other = server.client("secretsmanager", region="eu-west-3")
    made = other.create_secret(Name=name, SecretString="elsewhere")
    assert ":eu-west-3:" in made["ARN"] and made["ARN"] != arn
    assert server.sm.get_secret_value(
        SecretId=name)["SecretString"] == "one"
    key = server.client("secretsmanager", key="AKIAIOSFODNN7EXAMPLE")
    assert key.get_secret_value(SecretId=name)["ARN"] == arn


def test_random_passwords(sm):
    def get(**how):
        return sm.get_random_password(**how)["RandomPassword"]
    p = get()
    assert len(p) == 32 and p != get() and " " not in p
    for kind in (string.ascii_uppercase, string.ascii_lowercase,
                 string.digits, PUNCTUATION):
        assert set(p) & set(kind)
    assert set(get(PasswordLength=4096)) == set(
        string.ascii_letters + string.digits + PUNCTUATION)
    assert set(get(PasswordLength=4096, ExcludePunctuation=True,
                   ExcludeNumbers=True, ExcludeUppercase=True,
                   ExcludeCharacters="xyz")) == \
        set(string.ascii_lowercase) - set("xyz")
    assert " " in get(PasswordLength=4096, IncludeSpace=True)
    for _ in range(50):
        four = get(PasswordLength=4)
        assert [bool(set(four) & set(k)) for k in (
            string.ascii_uppercase, string.ascii_lowercase, string.digits,
            PUNCTUATION)] == [True] * 4
    assert get(PasswordLength=1, ExcludePunctuation=True,
               ExcludeNumbers=True, ExcludeUppercase=True) in \
        string.ascii_lowercase
    assert len(get(PasswordLength=2, RequireEachIncludedType=False)) == 2


def test_rotation_rules_are_stored_as_json_says(server, sm):
    """RotateSecret's own answer has three members; numbers stay numbers."""
    name = fresh("rotated")
    sm.create_secret(Name=name, SecretString=json.dumps({"a": 1}))
    token = str(uuid.uuid4())
    status, _, answer = server.json("RotateSecret", {
        "SecretId": name, "ClientRequestToken": token,
        "RotationLambdaARN": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:"
        "SecretsManagerRDSMySQLRotationSingleUser",
        "RotationRules": {"AutomaticallyAfterDays": 30}})
    assert status == 200
    assert set(answer) == {"ARN", "Name", "VersionId"}
    assert answer["VersionId"] == token
    _, _, d = server.json("DescribeSecret", {"SecretId": name})
    assert d["RotationEnabled"] is True
    assert d["RotationRules"] == {"AutomaticallyAfterDays": 30}
    assert d["VersionIdsToStages"][token] == ["AWSPENDING"]
    assert "LastRotatedDate" not in d
