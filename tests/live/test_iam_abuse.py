"""Every member of every operation of IAM, wrong in every way.

The cases come from AWS's model and are sent raw, as no SDK would let them pass.
What is of another type, or breaks a constraint of the model, is refused by the
member's path and has changed nothing; whatever is text must come back as
well-formed XML, or be refused so.
"""
import html
import http.client
import os
import re
import urllib.parse
import xml.etree.ElementTree as ET

import botocore.session
import pytest

from harness import Keyturn

HERE = os.path.dirname(os.path.abspath(__file__))
ACCOUNT = "444455556666"	# where nothing may change
OTHER = "444455557777"	# where what is good may do what it likes
VERSION = "2010-05-08"
NS = f"{{https://iam.amazonaws.com/doc/{VERSION}/}}"
MODEL = botocore.session.get_session().get_service_model("iam")

NUMBERS = ["", " 1", "1.5", "1e3", "0x10", "one", "+1", "١",
           "9223372036854775808", "1\x7f"]
TRUTHS = ["yes", "1.0", "tru", "true ", "TRUE\n"]
TEXTS = ["<&>'\"]]>", "ä€😀", "a\x01\x1fb\x7f", "￾￿", "%00%",
         "x" * 70000, "arn:aws:iam:", ":::::::::::::::::::::::::",
         "arn:aws:iam::444455557777:user/" + "a" * 30, "{}",
         '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
         "[" * 5000, "‮\0"]
OWN_TEXTS = [r"[\w+=,.@-]+", r"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"]
BROKEN = [b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80\x80\x80"]
WRONG = {"integer": NUMBERS, "boolean": TRUTHS}
POLICY = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":' \
    '"s3:GetObject","Resource":"*"}}'
TRUST = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":' \
    '{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}'


@pytest.fixture(scope="module")
def served():
    k = Keyturn("--memory").wait_ready()
    yield k
    assert k.proc.poll() is None, k.log[-3000:]
    k.discard()


@pytest.fixture(scope="module")
def call(served):
    """(status, code, answer) of a raw form; the answer must be XML."""
    connection = http.client.HTTPConnection(
        served.address.hostname, served.address.port, timeout=120)

    def send(body, account=ACCOUNT):
        scope = f"{account}/20260102/us-east-1/iam/aws4_request"
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


def operations():
    """Those keyturn has: the names that its table of the service lists."""
    path = os.environ.get("KEYTURN_TEST_SOURCE", os.path.join(HERE, "../.."))
    with open(os.path.join(path, "models/iam.ops")) as f:
        return re.findall(r"^([A-Z]\w+) (?:reads|writes)", f.read(), re.M)


def arn(kind, account=ACCOUNT):
    return f"arn:aws:iam::{account}:{kind}/abused"


def plausible(name, shape):
    """What a required member may be, so that the wrong one is what is seen."""
    if shape.type_name == "string" and getattr(shape, "enum", None):
        return shape.enum[0]
    known = {"PolicyArn": arn("policy"), "PermissionsBoundary": arn("policy"),
             "PolicySourceArn": arn("user"), "PolicyDocument": POLICY,
             "AssumeRolePolicyDocument": TRUST, "VersionId": "v1",
             "AWSServiceName": "rds.amazonaws.com",
             "AccessKeyId": "A" * 20, "Url": "https://id.example",
             "OpenIDConnectProviderArn":
             f"arn:aws:iam::{ACCOUNT}:oidc-provider/id.example",
             "ThumbprintList": "0" * 40}
    return {"string": known.get(name, "abused"), "integer": "20",
            "boolean": "true"}.get(shape.type_name)


def item_of(name, shape):
    """A list's one item, as pairs."""
    path, item = f"{name}.member.1", shape.member
    if item.type_name == "structure":
        return [(f"{path}.{n}", plausible(n, item.members[n]))
                for n in item.required_members]
    value = {"PolicyInputList": POLICY, "ActionNames": "s3:GetObject"}
    return [(path, value.get(name, plausible(name, item)))]


def given(operation):
    """Its required members, as a form's pairs."""
    shape = MODEL.operation_model(operation).input_shape
    pairs = [("Action", operation), ("Version", VERSION)]
    for name in shape.required_members if shape is not None else []:
        member = shape.members[name]
        pairs += item_of(name, member) if member.type_name == "list" else \
            [(name, plausible(name, member))]
    return pairs


def leaves(shape, prefix="", depth=0):
    """(path, shape) of all that a request may have, one of each list."""
    for name, member in (shape.members.items() if shape is not None else ()):
        path = prefix + name
        while member.type_name == "list":
            path += ".member.1"
            member = member.member
        if member.type_name == "structure":
            if depth < 3:
                yield from leaves(member, path + ".", depth + 1)
        elif member.type_name != "map":
            yield path, member


def form(pairs, path, value):
    raw = [(k, v) for k, v in pairs if k != path] + [(path, value)]
    return "&".join(
        urllib.parse.quote(k) + "=" + urllib.parse.quote(v)
        for k, v in raw).encode()


def breaches(shape):
    """Values that break a constraint of the model's."""
    facts = shape.metadata
    if shape.type_name == "integer":
        return [str(facts[k] + d) for k, d in (("min", -1), ("max", 1))
                if k in facts]
    found = ["y" * (facts["max"] + 1)] if facts.get("max") else []
    if facts.get("min", 0) > 1:
        found.append("y" * (facts["min"] - 1))
    if facts.get("enum"):
        found.append("NoSuchValue")
    if facts.get("pattern") and not re.fullmatch(
            facts["pattern"].replace(r"\p{L}\p{Z}\p{N}", r"\w "), "\x00x"):
        found.append("\x7f\x01")
    return found


def shown(path):
    """As a refusal has it: policyExclusionList.1.member.policyArn; of a text in
    a list it names the list."""
    path = re.sub(r"\.member\.\d+$", "", path)
    path = re.sub(r"\.member\.(\d+)", r".\1.member", path)
    return ".".join(p if p.isdigit() or p == "member" else
                    p[0].lower() + p[1:] for p in path.split("."))


def plain(text):
    return html.unescape(text.decode()).encode()


LOOKS = ["GetAccountAuthorizationDetails", "ListInstanceProfiles",
         "ListAccountAliases", "ListAccessKeys&UserName=abused",
         "GetLoginProfile&UserName=abused", "GetAccountPasswordPolicy",
         "GetGroup&GroupName=abused"]


def everything(call):
    return [re.sub(rb"<RequestId>.*</RequestId>", b"",
                   call(f"Action={look}&Version={VERSION}".encode())[2])
            for look in LOOKS]


@pytest.fixture(scope="module")
def prepared(call):
    named = {n: "abused" for n in ("UserName", "GroupName", "RoleName",
                                   "PolicyName", "InstanceProfileName")}
    for account in ACCOUNT, OTHER:
        for action, names, more in (
                ("CreateUser", ["UserName"], {}),
                ("CreateGroup", ["GroupName"], {}),
                ("AddUserToGroup", ["GroupName", "UserName"], {}),
                ("CreateRole", ["RoleName"],
                 {"AssumeRolePolicyDocument": TRUST}),
                ("CreateInstanceProfile", ["InstanceProfileName"], {}),
                ("PutUserPolicy", ["UserName", "PolicyName"],
                 {"PolicyDocument": POLICY}),
                ("PutGroupPolicy", ["GroupName", "PolicyName"],
                 {"PolicyDocument": POLICY}),
                ("PutRolePolicy", ["RoleName", "PolicyName"],
                 {"PolicyDocument": POLICY}),
                ("CreateLoginProfile", ["UserName"], {}),
                ("CreateAccountAlias", [], {"AccountAlias": "abused"}),
                ("UpdateAccountPasswordPolicy", [], {})):
            status, _, text = call(urllib.parse.urlencode({
                "Action": action, "Version": VERSION,
                **{n: named[n] for n in names}, **more}).encode(), account)
            assert status == 200, text
    return everything(call)


@pytest.mark.parametrize("operation", operations())
def test_what_is_of_another_type_is_refused(call, prepared, operation):
    shape = MODEL.operation_model(operation).input_shape
    for path, member in leaves(shape):
        for value in WRONG.get(member.type_name, ()):
            status, _, text = call(form(given(operation), path, value))
            assert status == 400, (path, value, text)
    assert everything(call) == prepared


@pytest.mark.parametrize("operation", operations())
def test_what_breaks_a_constraint_is_refused_by_its_path(
        call, prepared, operation):
    shape = MODEL.operation_model(operation).input_shape
    for path, member in leaves(shape):
        for value in breaches(member):
            status, code, text = call(form(given(operation), path, value))
            assert (status, code) == (400, "ValidationError"), (
                path, value, text)
            said = plain(text)
            want = [f"Value at '{shown(path)}' failed to satisfy"]
            if member.metadata.get("pattern") in OWN_TEXTS:
                want += [f"specified value for {shown(path)} is invalid",
                         # of what else its struct has, which comes first
                         "Member must not be null"]
            assert any(w.encode() in said for w in want), (path, value, text)
    assert everything(call) == prepared


@pytest.mark.parametrize("operation", operations())
def test_what_is_required_is_missed(call, prepared, operation):
    shape = MODEL.operation_model(operation).input_shape
    for name in shape.required_members if shape is not None else ():
        pairs = [(k, v) for k, v in given(operation)
                 if k.split(".")[0] != name]
        status, code, text = call(urllib.parse.urlencode(pairs).encode())
        assert (status, code) == (400, "ValidationError"), (name, text)
        assert (f"Value at '{shown(name)}' failed to satisfy constraint: "
                "Member must not be null").encode() in plain(text), (
            name, text)
    assert everything(call) == prepared


@pytest.mark.parametrize("operation", operations())
def test_text_comes_back_well_formed(call, prepared, operation):
    shape = MODEL.operation_model(operation).input_shape
    for path, member in leaves(shape):
        if member.type_name != "string":
            continue
        for value in TEXTS:
            call(form(given(operation), path, value), OTHER)
        for value in BROKEN:
            status, _, text = call(
                form(given(operation), path, "") + b"%FF" + value)
            assert status == 400, (path, value, text)
    assert everything(call) == prepared


MEMBERS = ["Tags.member.0.Key=k", "Tags.member.999999999999.Key=k",
           "Tags.member.x=1", "Tags.member.1.Key.Key=k", "Tags=1",
           "Tags.member.-1.Key=k", "Tags.=1", "Tags.member.1=1",
           "Tags..Key=1", ".=.", "=", "%", "%zz=1",
           "&".join(f"Tags.member.{i}.Key=k{i}" for i in range(1, 3001)),
           "&".join(f"P{i}=1" for i in range(5000)),
           "&".join(["UserName=twice"] * 50)]


@pytest.mark.parametrize("at", range(len(MEMBERS)))
def test_a_form_that_is_none(call, prepared, at):
    for operation in "CreateUser", "TagRole":
        body = urllib.parse.urlencode(given(operation)) + "&" + MEMBERS[at]
        call(body.encode(), OTHER)
    assert everything(call) == prepared
