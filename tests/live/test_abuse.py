"""Every member of every operation of Secrets Manager, wrong in every way.

The cases come from AWS's model (abuse.py) and are sent raw, as no SDK would
let them pass.  What is refused must be refused to the letter, and must have
changed nothing; what just keeps the bounds must get past the front.
"""
import http.client
import json

import pytest

import abuse
from harness import REGION

ACCOUNT = "444455556666"	# where all is refused and nothing may change
OTHER = "444455557777"	# where what is good may do what it likes


class Caller:
    """Raw calls over one connection: a thousand of them take a moment."""

    def __init__(self, keyturn):
        self.connection = http.client.HTTPConnection(
            keyturn.address.hostname, keyturn.address.port, timeout=120)

    def __call__(self, operation, given, account=ACCOUNT, region=REGION):
        """(status, answer)"""
        scope = f"{account}/20260102/{region}/secretsmanager/aws4_request"
        self.connection.request("POST", "/", json.dumps(given), {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": "secretsmanager." + operation,
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, "
            "SignedHeaders=host, Signature=" + "0" * 64})
        r = self.connection.getresponse()
        text = r.read()
        return r.status, json.loads(text) if text else {}


@pytest.fixture(scope="module")
def call(server):
    caller = Caller(server)
    yield caller
    caller.connection.close()


@pytest.fixture(scope="module")
def prepared(call):
    """A secret with all that a wrong call could spoil."""
    def must(operation, **given):
        status, answer = call(operation, given)
        assert status == 200, (operation, answer)
    secret = {"SecretId": abuse.SECRET}
    must("CreateSecret", Name=abuse.SECRET, SecretString="first",
         Description="as it was", ClientRequestToken="1" * 32,
         Tags=[{"Key": "k", "Value": "v"}])
    must("PutSecretValue", **secret, SecretString="second",
         ClientRequestToken="2" * 32, VersionStages=["AWSCURRENT", "label"])
    must("PutResourcePolicy", **secret, ResourcePolicy=json.dumps({
        "Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
            "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
            "Resource": "*"}]}))
    must("UntagResource", **secret, TagKeys=["none"])


@pytest.fixture(scope="module")
def counted(request):
    """How many cases there were, said at the end."""
    counts = {"refused": 0, "passed": 0}
    yield counts
    request.config.keyturn_notes.append(
        "abuse: {refused} cases refused, {passed} just good enough, of "
        "{n} operations".format(n=len(abuse.OPERATIONS), **counts))


def everything(call):
    """All that can be told of the account, here and where replicas go."""
    told = {}
    for region in REGION, "eu-west-1":
        at = {"region": region}
        told[region] = listed = call(
            "ListSecrets", {"IncludePlannedDeletion": True}, **at)
        for entry in listed[1]["SecretList"]:
            secret = {"SecretId": entry["ARN"]}
            told[region, entry["ARN"]] = [
                call(operation, {**secret, **more}, **at)
                for operation, more in (
                    ("DescribeSecret", {}), ("GetSecretValue", {}),
                    ("GetResourcePolicy", {}),
                    ("ListSecretVersionIds", {"IncludeDeprecated": True}))]
    return without_days(told)


def without_days(told):
    """Looking dates what is looked at, and a look may pass midnight."""
    if isinstance(told, dict):
        return {k: without_days(v) for k, v in told.items()
                if k != "LastAccessedDate"}
    return [without_days(v) for v in told] \
        if isinstance(told, (list, tuple)) else told


def afresh(call):
    """The other account's secret, for what is good to reach."""
    call("DeleteSecret", {"SecretId": abuse.SECRET,
                          "ForceDeleteWithoutRecovery": True}, OTHER)
    status, answer = call("CreateSecret", {
        "Name": abuse.SECRET, "SecretString": "s",
        "ClientRequestToken": "1" * 32}, OTHER)
    assert status == 200, answer


def refused_so(case, status, answer):
    """What is wrong with a refusal, or None."""
    lower = case.code == "ValidationException"
    want = {"__type": case.code, "message" if lower else "Message": case.text}
    if (status, answer) == (400, want):
        return None
    return f"{case.name}:\n\twant 400 {want}\n\tgot  {status} {answer}"


def without_null(given):
    if isinstance(given, dict):
        return {k: without_null(v) for k, v in given.items()
                if v is not None}
    return [without_null(v) for v in given] if isinstance(given, list) \
        else given


def kind(status, answer):
    """An answer without what is new each time."""
    return status, answer.get("__type"), answer.get("Message"), \
        sorted(answer)


def got_past(call, operation, case):
    """None, or why what is good is not: null is as good as nothing."""
    status, answer = call(operation, case.input, OTHER)
    if status >= 500 or "constraint" in answer.get("message", "") or \
            answer.get("__type") in ("SerializationException",
                                     "UnknownOperationException"):
        return f"{case.name}: {status} {answer}"
    if case.name.endswith(": null"):
        plain = call(operation, without_null(case.input), OTHER)
        again = call(operation, case.input, OTHER)
        if kind(*again) != kind(*plain):
            return f"{case.name}: {again} instead of {plain}"
    return None


@pytest.mark.parametrize("operation", sorted(abuse.OPERATIONS))
def test_abuse(call, prepared, counted, operation):
    wrong = []
    before = everything(call)
    afresh(call)
    for case in abuse.cases(operation):
        counted["refused" if case.code else "passed"] += 1
        wrong.append(refused_so(case, *call(operation, case.input))
                     if case.code else got_past(call, operation, case))
    wrong = [w for w in wrong if w]
    if everything(call) != before:
        wrong.insert(0, "what was refused has changed something")
    assert not wrong, f"{len(wrong)} of them:\n" + "\n".join(
        w[:900] for w in wrong[:20])
