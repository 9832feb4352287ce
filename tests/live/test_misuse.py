"""Secrets Manager misused: AWS's code and text for each."""
import json
import uuid

import pytest

from harness import ACCOUNT, REGION, fails, fresh, versions

TOKEN = "You must provide a ClientRequestToken value. We recommend a " \
    "UUID-type value."
NAME = "Invalid name. Must be a valid name containing alphanumeric " \
    "characters, or any of the following: -/_+=.@!"
NOT_FOUND = "Secrets Manager can't find the specified secret."
MARKED = "You can't perform this operation on the secret because it was " \
    "marked for deletion."
BOTH = "You can't specify both a binary secret value and a string secret " \
    "value in the same secret."
FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:" \
    "SecretsManagerRDSMySQLRotationSingleUser"
T = "0123456789abcdef0123456789abcdef"	# a token long enough


def rule(value, member, text, n=None):
    v = "null" if value is None else f"'{value}'"
    text = text if n is None else f"Member must have {text} {n}"
    return "ValidationException", "1 validation error detected: Value " \
        f"{v} at '{member}' failed to satisfy constraint: {text}"


def hidden(member, text, n):
    return "ValidationException", "1 validation error detected: Value at " \
        f"'{member}' failed to satisfy constraint: Member must have " \
        f"{text} {n}"


SHORT, LONG = "length greater than or equal to", "length less than or equal to"
LOW, HIGH = "value greater than or equal to", "value less than or equal to"
NULL = "Member must not be null"

# operation, body, (code, text); "SECRET" and "GONE" stand for a secret that
# is there and one that is marked for deletion.
CASES = [
    ("CreateSecret", {"Name": "x"}, ("InvalidRequestException", TOKEN)),
    ("PutSecretValue", {"SecretId": "no-such", "SecretString": "s"},
     ("InvalidRequestException", TOKEN)),
    ("RotateSecret", {"SecretId": "no-such"},
     ("InvalidParameterException", TOKEN)),

    ("CreateSecret", {"ClientRequestToken": T}, rule(None, "name", NULL)),
    ("CreateSecret", {"Name": None, "ClientRequestToken": T},
     rule(None, "name", NULL)),
    ("CreateSecret", {"Name": "", "ClientRequestToken": T},
     rule("", "name", SHORT, 1)),
    ("CreateSecret", {"Name": "n" * 513, "ClientRequestToken": T},
     rule("n" * 513, "name", LONG, 512)),
    ("CreateSecret", {"Name": "x", "ClientRequestToken": "short"},
     rule("short", "clientRequestToken", SHORT, 32)),
    ("CreateSecret", {"Name": "x", "ClientRequestToken": "t" * 65},
     rule("t" * 65, "clientRequestToken", LONG, 64)),
    ("CreateSecret", {"Name": "x", "ClientRequestToken": T,
                      "SecretString": "s" * 65537},
     hidden("secretString", LONG, 65536)),
    ("CreateSecret", {"Name": "x", "ClientRequestToken": T,
                      "SecretString": ""}, hidden("secretString", SHORT, 1)),
    ("CreateSecret", {"Name": "x", "ClientRequestToken": T,
                      "Description": "d" * 2049},
     rule("d" * 2049, "description", LONG, 2048)),
    ("CreateSecret", {"Name": "x", "ClientRequestToken": T,
                      "Tags": [{"Key": "k"}, {"Key": "k" * 129}]},
     rule("k" * 129, "tags.2.member.key", LONG, 128)),
    ("CreateSecret", {"Name": "n" * 513, "ClientRequestToken": "short"},
     ("ValidationException", "2 validation errors detected: Value '"
      + "n" * 513 + "' at 'name' failed to satisfy constraint: Member must "
      "have length less than or equal to 512; Value 'short' at "
      "'clientRequestToken' failed to satisfy constraint: Member must have "
      "length greater than or equal to 32")),
    *[("CreateSecret", {"Name": bad, "ClientRequestToken": T},
       ("ValidationException", NAME))
      for bad in ("with blank", "a*b", "a?", "a]", "a\\b", "ümlaut", "a:b")],
    ("CreateSecret", {"Name": "x", "ClientRequestToken": T,
                      "SecretString": "s", "SecretBinary": "AA=="},
     ("InvalidParameterException", BOTH)),
    ("CreateSecret", {"Name": "SECRET", "ClientRequestToken": T},
     ("ResourceExistsException",
      "The operation failed because the secret SECRET already exists.")),
    ("CreateSecret", {"Name": "GONE", "ClientRequestToken": T},
     ("InvalidRequestException", "You can't create this secret because a "
      "secret with this name is already scheduled for deletion.")),

    *[(op, {"SecretId": bad, **more}, ("ValidationException", NAME))
      for bad in ("with blank", "a*b")
      for op, more in (
          ("GetSecretValue", {}), ("DescribeSecret", {}),
          ("ListSecretVersionIds", {}),
          ("DeleteSecret", {"ForceDeleteWithoutRecovery": True}),
          ("RestoreSecret", {}), ("RotateSecret", {"ClientRequestToken": T}),
          ("UpdateSecretVersionStage", {"VersionStage": "x"}),
          ("PutSecretValue", {"SecretString": "s",
                              "ClientRequestToken": T}))],
    *[(op, {"SecretId": "no-such", **more},
       ("ResourceNotFoundException", NOT_FOUND))
      for op, more in (
          ("GetSecretValue", {}), ("DescribeSecret", {}),
          ("ListSecretVersionIds", {}), ("DeleteSecret", {}),
          ("RestoreSecret", {}), ("RotateSecret", {"ClientRequestToken": T}),
          ("UpdateSecretVersionStage", {"VersionStage": "x",
                                        "MoveToVersionId": T}),
          ("PutSecretValue", {"SecretString": "s",
                              "ClientRequestToken": T}))],
    *[(op, {"SecretId": "GONE", **more}, ("InvalidRequestException", MARKED))
      for op, more in (
          ("GetSecretValue", {}), ("RotateSecret", {"ClientRequestToken": T}),
          ("UpdateSecretVersionStage", {"VersionStage": "x",
                                        "MoveToVersionId": T}),
          ("PutSecretValue", {"SecretString": "s",
                              "ClientRequestToken": T}))],
    *[(op, more, rule(None, "secretId", NULL)) for op, more in (
        ("GetSecretValue", {}), ("DescribeSecret", {}),
        ("ListSecretVersionIds", {}), ("DeleteSecret", {}),
        ("RestoreSecret", {}), ("RotateSecret", {"ClientRequestToken": T}))],

    ("GetSecretValue", {"SecretId": "s" * 2049},
     rule("s" * 2049, "secretId", LONG, 2048)),
    ("GetSecretValue", {"SecretId": "SECRET", "VersionStage": "AWSPREVIOUS"},
     ("ResourceNotFoundException", "Secrets Manager can't find the specified "
      "secret value for staging label: AWSPREVIOUS")),
    ("GetSecretValue", {"SecretId": "SECRET", "VersionId": T},
     ("ResourceNotFoundException", "Secrets Manager can't find the specified "
      f"secret value for VersionId: {T}")),
    ("GetSecretValue", {"SecretId": "SECRET", "VersionId": "short"},
     rule("short", "versionId", SHORT, 32)),
    ("PutSecretValue", {"SecretId": "SECRET", "ClientRequestToken": T},
     (("InvalidRequestException", "InvalidParameterException"),
      "You must provide either SecretString or SecretBinary.")),
    ("PutSecretValue", {"SecretId": "SECRET", "ClientRequestToken": T,
                        "SecretString": "s", "SecretBinary": "AA=="},
     ("InvalidParameterException", BOTH)),

    ("RotateSecret", {"SecretId": "SECRET", "ClientRequestToken": T},
     ("InvalidRequestException",
      "No Lambda rotation function ARN is associated with this secret.")),
    ("RotateSecret", {"SecretId": "SECRET", "ClientRequestToken": T,
                      "RotationLambdaARN": FUNCTION + "X"},
     ("AccessDeniedException", "Secrets Manager cannot invoke the specified "
      "Lambda function. Ensure that the function policy grants access to "
      "the principal secretsmanager.amazonaws.com.")),
    ("RotateSecret", {"SecretId": "SECRET", "ClientRequestToken": T,
                      "RotationLambdaARN": FUNCTION, "RotationRules": {
                          "AutomaticallyAfterDays": 3,
                          "ScheduleExpression": "rate(3 days)"}},
     ("InvalidParameterException", "You cannot specify both rotation "
      "frequency and schedule expression together.")),
    ("RotateSecret", {"SecretId": "SECRET", "ClientRequestToken": T,
                      "RotationLambdaARN": FUNCTION,
                      "RotationRules": {"AutomaticallyAfterDays": 0}},
     rule(0, "rotationRules.automaticallyAfterDays", LOW, 1)),
    ("RotateSecret", {"SecretId": "SECRET", "ClientRequestToken": T,
                      "RotationLambdaARN": FUNCTION,
                      "RotationRules": {"AutomaticallyAfterDays": 1001}},
     rule(1001, "rotationRules.automaticallyAfterDays", HIGH, 1000)),

    ("DeleteSecret", {"SecretId": "SECRET", "RecoveryWindowInDays": 7,
                      "ForceDeleteWithoutRecovery": True},
     ("InvalidParameterException", "You can't use ForceDeleteWithoutRecovery "
      "in conjunction with RecoveryWindowInDays.")),
    *[("DeleteSecret", {"SecretId": "SECRET", "RecoveryWindowInDays": n},
       ("InvalidParameterException", "The RecoveryWindowInDays value must be "
        "between 7 and 30 days (inclusive).")) for n in (-1, 0, 6, 31)],
    ("DeleteSecret", {"SecretId": "GONE"}, ("InvalidRequestException", None)),

    ("GetRandomPassword", {"PasswordLength": 0},
     rule(0, "passwordLength", LOW, 1)),
    ("GetRandomPassword", {"PasswordLength": 4097},
     rule(4097, "passwordLength", HIGH, 4096)),
    ("GetRandomPassword", {"PasswordLength": 3},
     ("InvalidParameterException",
      "Password length is too short based on the required types")),
    ("GetRandomPassword", {"ExcludeCharacters": "0123456789"},
     (("InvalidParameterException", "InvalidRequestException"),
      "All characters of the desired type have been excluded")),
    ("GetRandomPassword", {"ExcludeNumbers": True, "ExcludeUppercase": True,
                           "ExcludeLowercase": True,
                           "ExcludePunctuation": True},
     (("InvalidParameterException", "InvalidRequestException"),
      "All characters have been excluded from selection")),

    ("ListSecrets", {"MaxResults": 101}, rule(101, "maxResults", HIGH, 100)),
    ("ListSecrets", {"MaxResults": 0}, rule(0, "maxResults", LOW, 1)),
    ("ListSecrets", {"SortOrder": "up"},
     rule("up", "sortOrder",
          "Member must satisfy enum value set: [asc, desc]")),
    ("ListSecrets", {"NextToken": "nonsense"},
     ("InvalidNextTokenException", None)),
    ("ListSecrets", {"Filters": [{"Values": ["x"]}]},
     ("InvalidParameterException", "Invalid filter key")),
    ("ListSecrets", {"Filters": [{"Key": "description"}]},
     ("InvalidParameterException",
      "Invalid filter values for key: description")),
    ("ListSecretVersionIds", {"SecretId": "SECRET", "MaxResults": 101},
     rule(101, "maxResults", HIGH, 100)),
    ("ListSecretVersionIds", {"SecretId": "SECRET", "NextToken": "nonsense"},
     ("InvalidNextTokenException", None)),
]


@pytest.fixture(scope="module")
def names(server):
    """A secret that is there and one that is marked for deletion."""
    made = {"SECRET": fresh("misused"), "GONE": fresh("gone")}
    for n in made.values():
        server.sm.create_secret(Name=n, SecretString="untouched")
    server.sm.delete_secret(SecretId=made["GONE"])
    return made


@pytest.mark.parametrize("operation,body,want", [
    pytest.param(*c, id=f"{i:03}-{c[0]}") for i, c in enumerate(CASES)])
def test_misuse(server, names, operation, body, want):
    code, text = want
    for k in ("Name", "SecretId"):
        if body.get(k) in names:
            body = {**body, k: names[body[k]]}
    if text is not None:
        text = text.replace("SECRET", names["SECRET"])
    status, headers, answer = server.json(operation, body)
    assert status == 400, answer
    codes = (code,) if isinstance(code, str) else code
    assert answer["__type"] in codes, answer
    member = "message" if code == "ValidationException" else "Message"
    assert set(answer) == {"__type", member}, answer
    if text is not None:
        assert answer[member] == text
    assert headers["Content-Type"] == "application/x-amz-json-1.1"
    assert uuid.UUID(headers["x-amzn-RequestId"])


def test_misuse_changed_nothing(server, names):
    d = server.sm.describe_secret(SecretId=names["SECRET"])
    assert "RotationEnabled" not in d and "RotationLambdaARN" not in d
    assert len(d["VersionIdsToStages"]) == 1
    assert server.sm.get_secret_value(
        SecretId=names["SECRET"])["SecretString"] == "untouched"


def test_enums_name_their_values(server):
    status, _, answer = server.json(
        "ListSecrets", {"Filters": [{"Key": "invalid", "Values": ["x"]}]})
    head = "1 validation error detected: Value 'invalid' at " \
        "'filters.1.member.key' failed to satisfy constraint: Member must " \
        "satisfy enum value set: ["
    assert status == 400 and answer["__type"] == "ValidationException"
    assert answer["message"].startswith(head)
    assert set(answer["message"][len(head):-1].split(", ")) >= {
        "description", "name", "tag-key", "tag-value", "all"}


def test_a_token_with_other_content(server):
    sm, name = server.sm, fresh("token")
    arn = sm.create_secret(Name=name, SecretString="s",
                           ClientRequestToken=T)["ARN"]
    text = f"You can't use ClientRequestToken {T} because that value is " \
        f"already in use for a version of secret {arn}."
    with fails("ResourceExistsException", text, 400):
        sm.create_secret(Name=name, SecretString="t", ClientRequestToken=T)
    with fails("ResourceExistsException", text, 400):
        sm.put_secret_value(SecretId=name, SecretString="t",
                            ClientRequestToken=T)
    with fails("ResourceExistsException", "The operation failed because the "
               f"secret {name} already exists."):
        sm.create_secret(Name=name, SecretString="s")


def test_labels_misused(server):
    sm, name = server.sm, fresh("labels")
    first = sm.create_secret(Name=name, SecretString="1")["VersionId"]
    second = sm.put_secret_value(SecretId=name, SecretString="2",
                                 VersionStages=["other"])["VersionId"]

    def move(label, **how):
        sm.update_secret_version_stage(SecretId=name, VersionStage=label,
                                       **how)
    with fails("InvalidParameterException", "The parameter "
               "RemoveFromVersionId can't be empty. Staging label AWSCURRENT "
               f"is currently attached to version {first}, so you must "
               "explicitly reference that version in RemoveFromVersionId."):
        move("AWSCURRENT", MoveToVersionId=second)
    with fails("InvalidParameterException", "You can only move staging label "
               "AWSCURRENT to a different secret version. It can't be "
               "completely removed."):
        move("AWSCURRENT", RemoveFromVersionId=first)
    with fails("InvalidParameterException"):
        move("AWSCURRENT", MoveToVersionId=second,
             RemoveFromVersionId=second)
    with fails("InvalidParameterException"):
        move("other", RemoveFromVersionId=first)
    with fails("ResourceNotFoundException"):
        move("fresh", MoveToVersionId=T)
    assert versions(sm, name) == {"AWSCURRENT": first, "other": second}


def test_twenty_labels_and_no_more(server):
    sm, name = server.sm, fresh("labels")
    sm.create_secret(Name=name, SecretString="1")
    labels = [f"l{i}" for i in range(19)]
    v = sm.put_secret_value(SecretId=name, SecretString="2",
                            VersionStages=labels)["VersionId"]
    with fails("LimitExceededException"):
        sm.update_secret_version_stage(
            SecretId=name, VersionStage="more", MoveToVersionId=v)
    with fails("LimitExceededException"):
        sm.put_secret_value(SecretId=name, SecretString="3",
                            VersionStages=["more"])
    assert len(versions(sm, name)) == 20


@pytest.mark.parametrize("operation", [
    "NoSuchThing", "getSecretValue", "GetSecret Value", "PutSecret", ""])
def test_operations_that_are_not_there(server, operation):
    status, headers, answer = server.json(operation, {"SecretId": "x"})
    assert status == 400
    assert answer == {"__type": "UnknownOperationException"}
    assert headers["x-amzn-RequestId"]


def test_blanks_after_a_header_are_none_of_it(server):
    status, _, answer = server.json("GetSecretValue \t", {"SecretId": "x"})
    assert (status, answer["__type"]) == (400, "ResourceNotFoundException")


BAD_JSON = [b"", b"{", b"[]", b"null", b'"x"', b"{} x", b"{'Name':1}",
            b'{"Name": 5}', b'{"Name": ["x"]}', b'{"Name": {}}',
            b'{"Name": "x", "Tags": {}}', b'{"Name": "x", "Tags": [5]}',
            b'{"Name":"\xff"}', b'{"Name":"a\x00b"}', b'{"Name":"\\u0000"}',
            b'{"Name":"\\ud800"}', b'{"Name":"x","SecretBinary":"*"}',
            b'{"Name":01}', b'{"Name":"x",}', b'\xef\xbb\xbf{}',
            b'{"a":' * 5000 + b"1" + b"}" * 5000]


@pytest.mark.parametrize("body", BAD_JSON, ids=range(len(BAD_JSON)))
def test_bodies_that_are_no_request(server, body):
    status, _, answer = server.json("CreateSecret", body)
    assert status == 400, answer
    if body == b"":	# an empty body may pass as {}: then the token lacks
        assert answer["__type"] in (
            "SerializationException", "InvalidRequestException",
            "ValidationException")
    else:
        assert answer["__type"] == "SerializationException", answer


def test_numbers_of_the_wrong_kind(server):
    for bad in ('"7"', "7.5", "true", "1e99", "[]"):
        status, _, answer = server.json(
            "DeleteSecret", '{"SecretId":"x","RecoveryWindowInDays":%s}' % bad)
        assert (status, answer["__type"]) == (400, "SerializationException")


def test_a_body_over_the_limit(server):
    status, headers, _ = server.http(body=b"x" * (4 << 20), headers={
        "X-Amz-Target": "secretsmanager.CreateSecret"})
    assert status == 413
    assert headers["x-amzn-RequestId"]


def test_targets_that_lead_nowhere(server):
    for headers in ({}, {"X-Amz-Target": "CreateSecret"},
                    {"X-Amz-Target": "other.CreateSecret"}):
        status, h, body = server.http(body=b"{}", headers={
            "Content-Type": "application/x-amz-json-1.1", **headers})
        assert status in (400, 404)
        assert b"UnknownOperationException" in body or status == 404
        assert h["x-amzn-RequestId"]


def test_health(server):
    status, headers, body = server.http("GET", "/_keyturn/health")
    assert status == 200
    assert json.loads(body)["failing"] >= 0
    # Who does not know our name learns that we serve, and no more.
    status, headers, body = server.http("GET", "/_keyturn/health",
                                        headers={"Host": "elsewhere"})
    assert status == 200
    assert json.loads(body) == {"status": "ok"}
