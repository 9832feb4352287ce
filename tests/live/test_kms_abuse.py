"""Every member of every operation of KMS, wrong in every way, as test_abuse.py
has it of Secrets Manager."""
import http.client
import json
import os
import re

import pytest

import abuse
import harness
from harness import REGION, Keyturn

ACCOUNT = "444455556666"	# where all is refused and nothing may change
OTHER = "444455557777"	# where what is good may do what it likes
LOOKS = ("DescribeKey", "GetKeyPolicy", "GetKeyRotationStatus", "ListGrants",
         "ListKeyRotations", "ListResourceTags")


def operations():
    with open(os.path.join(harness.REPO, "models/kms.ops")) as f:
        return re.findall(r"^([A-Z]\w+) (?:reads|writes)", f.read(), re.M)


@pytest.fixture(scope="module")
def call():
    """(status, answer) of a raw call."""
    k = Keyturn("--memory").wait_ready()
    connection = http.client.HTTPConnection(
        k.address.hostname, k.address.port, timeout=120)

    def send(operation, given, account=ACCOUNT):
        scope = f"{account}/20260102/{REGION}/kms/aws4_request"
        connection.request("POST", "/", json.dumps(given), {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": "TrentService." + operation,
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, "
            "SignedHeaders=host, Signature=" + "0" * 64})
        r = connection.getresponse()
        text = r.read()
        return r.status, json.loads(text) if text else {}
    yield send
    connection.close()
    assert k.proc.poll() is None, k.log[-3000:]
    k.discard()


def must(call, operation, account, **given):
    status, answer = call(operation, given, account)
    assert status == 200, (operation, answer)
    return answer


@pytest.fixture(scope="module")
def wrong(call):
    """abuse.py of KMS, where there is a key with all that a wrong call could
    spoil; and what is good for its members."""
    key = must(call, "CreateKey", ACCOUNT, Tags=[
        {"TagKey": "k", "TagValue": "v"}])["KeyMetadata"]["KeyId"]
    must(call, "CreateAlias", ACCOUNT, AliasName="alias/a", TargetKeyId=key)
    grant = must(call, "CreateGrant", ACCOUNT, KeyId=key, Operations=[
        "Decrypt"], GranteePrincipal=f"arn:aws:iam::{ACCOUNT}:root")
    blob = must(call, "Encrypt", ACCOUNT, KeyId=key, Plaintext="eA==")
    return abuse.of("kms", operations(), {
        "KeyId": key, "TargetKeyId": key, "AliasName": "alias/a",
        "DestinationKeyId": key, "GrantId": grant["GrantId"],
        "CiphertextBlob": blob["CiphertextBlob"], "Plaintext": "eA==",
        "Operations": ["Decrypt"], "Policy": "{}", "Tags": [],
        "TagKeys": [], "Description": "d"}, ["CiphertextBlob"])


def everything(call):
    keys = call("ListKeys", {})
    return [keys, call("ListAliases", {}), *(
        call(operation, {"KeyId": k["KeyId"]})
        for k in keys[1]["Keys"] for operation in LOOKS)]


@pytest.mark.parametrize("operation", operations())
def test_abuse(call, wrong, operation):
    found, before = [], everything(call)
    for case in wrong.cases(operation):
        status, answer = call(operation, case.input,
                              ACCOUNT if case.code else OTHER)
        if case.code:
            lower = case.code == "ValidationException"
            want = {"__type": case.code,
                    "message" if lower else "Message": case.text}
            if (status, answer) != (400, want):
                found.append(f"{case.name}:\n\twant {want}\n\tgot  {answer}")
        elif status >= 500 or "constraint" in answer.get("message", "") or \
                answer.get("__type") in ("SerializationException",
                                         "UnknownOperationException"):
            found.append(f"{case.name}: {status} {answer}")
    if everything(call) != before:
        found.insert(0, "what was refused has changed something")
    assert not found, f"{len(found)} of them:\n" + "\n".join(
        f[:900] for f in found[:20])
