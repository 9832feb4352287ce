"""Every member of every operation of STS, wrong in every way: the cases and how
they are sent are those of IAM, test_iam_abuse.py.
"""
import http.client
import os
import re
import urllib.parse
import xml.etree.ElementTree as ET

import botocore.session
import pytest

from harness import ACCOUNT, Keyturn
from test_iam_abuse import (BROKEN, HERE, TEXTS, WRONG, breaches, form, leaves,
                            plain, shown)

VERSION = "2011-06-15"
NS = f"{{https://sts.amazonaws.com/doc/{VERSION}/}}"
MODEL = botocore.session.get_session().get_service_model("sts")
ROLE = f"arn:aws:iam::{ACCOUNT}:role/abused"
TRUST = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":' \
    '{"AWS":"*"},"Action":["sts:AssumeRole","sts:TagSession",' \
    '"sts:SetSourceIdentity"]}}'
# Those that this account's lack of something refuses to everybody.
REFUSED = {"AssumeRoleWithSAML": "InvalidIdentityToken",
           "AssumeRoleWithWebIdentity": "InvalidIdentityToken",
           "AssumeRoot": "AccessDenied",
           "DecodeAuthorizationMessage": "InvalidAuthorizationMessageException",
           "GetDelegatedAccessToken": "ExpiredTradeInTokenException",
           "GetWebIdentityToken":
           "OutboundWebIdentityFederationDisabledException"}
NOT_HERE = "keyturn does not have".encode()


@pytest.fixture(scope="module")
def call():
    """(status, code, answer) of a raw form; the answer must be XML."""
    k = Keyturn("--memory").wait_ready()
    k.client("iam").create_role(RoleName="abused",
                                AssumeRolePolicyDocument=TRUST)
    connection = http.client.HTTPConnection(
        k.address.hostname, k.address.port, timeout=120)

    def send(body):
        scope = f"{ACCOUNT}/20260102/us-east-1/sts/aws4_request"
        connection.request("POST", "/", body, {
            "Content-Type": "application/x-www-form-urlencoded",
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, "
            "SignedHeaders=host, Signature=" + "0" * 64})
        r = connection.getresponse()
        text = r.read()
        tree = ET.fromstring(text.decode())	# well-formed, and UTF-8
        code = tree.find(f"{NS}Error/{NS}Code")
        assert (r.status == 200) == (code is None), text
        assert r.status < 500, (body[:300], text)
        return r.status, code.text if code is not None else None, text
    yield send
    connection.close()
    assert k.proc.poll() is None, k.log[-3000:]
    k.discard()


def operations():
    path = os.environ.get("KEYTURN_TEST_SOURCE", os.path.join(HERE, "../.."))
    with open(os.path.join(path, "models/sts.ops")) as f:
        return [name for name in re.findall(
            r"^([A-Z]\w+) reads", f.read(), re.M)
            if MODEL.operation_model(name).input_shape is not None]


def given(operation):
    """Its required members, as a form's pairs."""
    known = {"RoleArn": ROLE, "PrincipalArn": ROLE, "AccessKeyId": "A" * 20,
             "TargetPrincipal": ACCOUNT, "SigningAlgorithm": "ES384"}
    parts = {"TaskPolicyArn": "TaskPolicyArn.arn",
             "Audience": "Audience.member.1"}
    return [("Action", operation), ("Version", VERSION)] + [
        (parts.get(name, name), ROLE if name == "TaskPolicyArn" else
         known.get(name, "abused")) for name in
        MODEL.operation_model(operation).input_shape.required_members]


@pytest.mark.parametrize("operation", operations())
def test_what_is_wrong_is_refused_by_its_path(call, operation):
    shape = MODEL.operation_model(operation).input_shape
    assert call(form(given(operation), "Version", VERSION))[1] == \
        REFUSED.get(operation)
    for path, member in leaves(shape):
        for value in WRONG.get(member.type_name, ()):
            status, _, text = call(form(given(operation), path, value))
            assert status == 400, (path, value, text)
        for value in breaches(member):
            status, code, text = call(form(given(operation), path, value))
            if NOT_HERE in text:
                continue
            assert (status, code) == (400, "ValidationError"), (
                path, value, text)
            assert f"at '{shown(path)}' failed to satisfy".encode() in \
                plain(text), (path, value, text)


@pytest.mark.parametrize("operation", operations())
def test_what_is_required_is_missed(call, operation):
    for name in MODEL.operation_model(operation).input_shape.required_members:
        pairs = [(k, v) for k, v in given(operation)
                 if k.split(".")[0] != name]
        status, code, text = call(urllib.parse.urlencode(pairs).encode())
        assert (status, code) == (400, "ValidationError"), (name, text)
        assert f"null at '{shown(name)}'".encode() in plain(text), (
            name, text)


@pytest.mark.parametrize("operation", operations())
def test_text_comes_back_well_formed(call, operation):
    shape = MODEL.operation_model(operation).input_shape
    for path, member in leaves(shape):
        if member.type_name != "string":
            continue
        for value in TEXTS:
            call(form(given(operation), path, value))
        for value in BROKEN:
            status, _, text = call(
                form(given(operation), path, "") + b"%FF" + value)
            assert status == 400, (path, value, text)


DEEP = "[" * 70 + "]" * 70
POLICIES = ["", "{}", "[]", "null", "1", DEEP, '{"Statement":' + DEEP + "}",
            '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*",'
            '"Condition":{"StringLike":{"aws:userid":"' + "*a" * 500 + '"}}}}']


def test_policies_and_tokens_of_any_form(call):
    for policy in POLICIES:
        for operation in "AssumeRole", "GetFederationToken":
            call(form(given(operation), "Policy", policy))
    for token in ("....", "a.bb", "a.b.c", "a.e30.c", "a." + "A" * 15000 + ".c",
                  "a.eyJpc3MiOjF9.c", "a.bnVsbA.c", "a..c", "a.====.c",
                  "a.eyJpc3MiOiLDpOKCrCZsdDsifQ.c"):
        _, code, _ = call(form(given("AssumeRoleWithWebIdentity"),
                               "WebIdentityToken", token))
        assert code == "InvalidIdentityToken"
