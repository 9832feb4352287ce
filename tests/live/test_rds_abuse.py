"""Every member of every operation of RDS, wrong in every way.

The cases come from AWS's model and are sent raw, as no SDK would let them pass.
What is no number, truth or time must be refused to the letter and have changed
nothing; whatever is text must come back as well-formed XML, or be refused so.
"""
import http.client
import os
import re
import urllib.parse
import xml.etree.ElementTree as ET

import botocore.session
import pytest

from harness import REGION, Keyturn, until

HERE = os.path.dirname(os.path.abspath(__file__))
STUB = os.path.join(HERE, "stub_ends.sh")	# nothing changes by itself
ACCOUNT = "444455556666"	# where nothing may change
OTHER = "444455557777"	# where what is good may do what it likes
NS = "{http://rds.amazonaws.com/doc/2014-10-31/}"
MODEL = botocore.session.get_session().get_service_model("rds")

NUMBERS = ["", " 1", "1 ", "1.5", "1e3", "0x10", "one", "1_000", "+1", "١",
           "9223372036854775808", "99999999999999999999999", "--1", "1\x7f"]
TRUTHS = ["yes", "1.0", "tru", "true ", "oui", "TRUE\n"]
TIMES = ["", "now", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z",
         "2026-01-01", "1e99", "-1", "2026-01-01T00:00:00+99:00"]
TEXTS = ["<&>'\"]]>", "ä€😀", "a\x01\x1fb\x7f", "\ufffe\uffff", "%00%",
         "x" * 70000, "arn:aws:rds:", ":::::::", "../../etc/passwd", "$(id)",
         "{}", "\u202e\u0000"]
BROKEN = [b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80\x80\x80"]


@pytest.fixture(scope="module")
def served():
    k = Keyturn("--memory", "--mysqld", STUB,
                "--describe-wait", "0").wait_ready()
    yield k
    assert k.proc.poll() is None, k.log[-3000:]
    k.discard()


@pytest.fixture(scope="module")
def call(served):
    """(status, code, answer) of a raw form; the answer must be XML."""
    connection = http.client.HTTPConnection(
        served.address.hostname, served.address.port, timeout=120)

    def send(body, account=ACCOUNT):
        scope = f"{account}/20260102/{REGION}/rds/aws4_request"
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
    with open(os.path.join(path, "models/rds.ops")) as f:
        return re.findall(r"^([A-Z]\w+) (?:reads|writes|aside|turns)",
                          f.read(), re.M)


def plausible(name, shape):
    """What a required member may be, so that the wrong one is what is seen."""
    if shape.type_name == "string":
        return {"Engine": "mysql", "DBInstanceClass": "db.t3.micro",
                "SnsTopicArn": "arn:aws:sns:eu-central-1:1:t"}.get(
                    name, "abused")
    return {"integer": "20", "long": "20", "boolean": "true",
            "timestamp": "2026-01-01T00:00:00Z"}.get(shape.type_name)


def given(operation):
    """Its required members, as a form's pairs."""
    shape = MODEL.operation_model(operation).input_shape
    members = shape.members if shape is not None else {}
    return [("Action", operation), ("Version", "2014-10-31")] + [
        (n, plausible(n, members[n])) for n in
        (shape.required_members if shape is not None else [])
        if plausible(n, members[n]) is not None]


def leaves(shape, prefix="", depth=0):
    """(path, type) of all that a request may have, one of each list."""
    for name, member in (shape.members.items() if shape is not None else ()):
        path = prefix + name
        if member.type_name == "list":
            item = member.member
            path += "." + member.member.serialization.get("name", "member")
            path += ".1"
            member = item
        if member.type_name == "structure":
            if depth < 3:
                yield from leaves(member, path + ".", depth + 1)
        else:
            yield path, member.type_name


def name_of(path):
    """The member's own name; of a list's item, the list's."""
    parts = path.split(".")
    return parts[-3] if parts[-1] == "1" else parts[-1]


def form(pairs, path, value):
    raw = [(k, v) for k, v in pairs if k != path] + [(path, value)]
    return "&".join(
        urllib.parse.quote(k) + "=" + urllib.parse.quote(v)
        for k, v in raw).encode()


LOOKS = ["DescribeDBInstances", "DescribeDBClusters", "DescribeDBSnapshots",
         "DescribeDBClusterSnapshots", "DescribeDBSubnetGroups",
         "DescribeDBParameterGroups", "DescribeDBClusterParameterGroups",
         "DescribeOptionGroups", "DescribeEventSubscriptions"]


def everything(call):
    return [re.sub(rb"<RequestId>.*</RequestId>", b"",
                   call(f"Action={look}&Version=2014-10-31".encode())[2])
            for look in LOOKS]


@pytest.fixture(scope="module")
def prepared(call):
    for account in ACCOUNT, OTHER:
        for body in (
                "Action=CreateDBInstance&DBInstanceIdentifier=abused&Engine="
                "mysql&DBInstanceClass=db.t3.micro&AllocatedStorage=20&"
                "MasterUsername=admin&MasterUserPassword=Good-password-1",
                "Action=CreateDBCluster&DBClusterIdentifier=abused&Engine="
                "aurora-mysql&MasterUsername=admin&MasterUserPassword="
                "Good-password-1",
                "Action=CreateDBParameterGroup&DBParameterGroupName=abused&"
                "DBParameterGroupFamily=mysql8.0&Description=d"):
            status, _, text = call(body.encode(), account)
            assert status == 200, text
    until("both have failed", lambda: b">creating<" not in b"".join(
        everything(call)))
    return everything(call)


WRONG = {"integer": NUMBERS, "long": NUMBERS, "boolean": TRUTHS,
         "timestamp": TIMES, "double": ["", "one", "1,5", "NaN", "1e999", "0x10", " 1"]}


@pytest.mark.parametrize("operation", operations())
def test_what_is_of_another_type_is_refused(call, prepared, operation):
    shape = MODEL.operation_model(operation).input_shape
    for path, kind in leaves(shape):
        for value in WRONG.get(kind, ()):
            status, code, text = call(form(given(operation), path, value))
            assert (status, code) == (400, "InvalidParameterValue"), (
                path, value, text)
            assert f"the parameter {name_of(path)}".encode() in text, (
                path, value, text)
    assert everything(call) == prepared


@pytest.mark.parametrize("operation", operations())
def test_text_comes_back_well_formed(call, prepared, operation):
    shape = MODEL.operation_model(operation).input_shape
    for path, kind in leaves(shape):
        if kind != "string":
            continue
        for value in TEXTS:
            call(form(given(operation), path, value), OTHER)
        for value in BROKEN:
            status, _, text = call(
                form(given(operation), path, "") + b"%FF" + value)
            assert status == 400, (path, value, text)
    assert everything(call) == prepared


MEMBERS = ["Tags.Tag.0.Key=k", "Tags.Tag.999999999999.Key=k", "Tags.Tag.x=1",
           "Tags.Tag.1.Key.Key=k", "Tags=1", "Tags.Tag.-1.Key=k", "Tags.=1",
           "Tags.Tag.1=1", "Tags..Key=1", ".=.", "=", "%", "%zz=1",
           "&".join(f"Tags.Tag.{i}.Key=k{i}" for i in range(1, 3001)),
           "&".join(f"P{i}=1" for i in range(5000)),
           "&".join(["DBInstanceIdentifier=twice"] * 50)]


@pytest.mark.parametrize("at", range(len(MEMBERS)))
def test_a_form_that_is_none(call, prepared, at):
    for operation in ("CreateDBInstance", "CreateDBParameterGroup"):
        body = urllib.parse.urlencode(given(operation)) + "&" + MEMBERS[at]
        call(body.encode(), OTHER)
    for body in (b"", b"Action", b"Action=", b"Action=None", b"&&&&",
                 b"Action=DescribeDBInstances&Action=DeleteDBInstance",
                 b"\x00" * 100, b"<xml/>", b"{}"):
        status, _, _ = call(body + b"&" + MEMBERS[at].encode())
        assert status in (200, 400, 404)
    assert everything(call) == prepared
