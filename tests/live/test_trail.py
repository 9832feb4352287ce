"""CloudTrail by boto3, and keyturn trail: who called what, and no secret in it."""
import base64
import importlib.machinery
import importlib.util
import json
import os
import re
import signal
import stat
import subprocess
import threading
import urllib.parse
import urllib.request
import uuid

import botocore.exceptions
import botocore.loaders
import pytest

import abuse
import harness
from harness import ACCOUNT, BINARY, REGION, Keyturn, until

REPO = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.realpath(__file__))))
SENTINEL = "Sentinel-7f3a9c-of-the-trail"


@pytest.fixture(scope="module")
def own():
    """One of the module's own: what others do is not in its trail."""
    k = Keyturn("--memory", "--account", ACCOUNT,
                "--region", REGION).wait_ready()
    yield k
    k.discard()


@pytest.fixture
def account():
    """Of a test alone, in whose trail there is nothing yet."""
    return f"{uuid.uuid4().int % 10 ** 12:012}"


def trail(keyturn, **query):
    url = f"{keyturn.url}/_keyturn/trail?{urllib.parse.urlencode(query)}"
    with urllib.request.urlopen(url) as answer:
        return json.load(answer)


def look(client, key=None, value=None, **more):
    """The events themselves, newest first."""
    if key:
        more["LookupAttributes"] = [{"AttributeKey": key,
                                     "AttributeValue": value}]
    return [json.loads(e["CloudTrailEvent"])
            for page in client.get_paginator("lookup_events").paginate(**more)
            for e in page["Events"]]


def names(events):
    return [e["eventName"] for e in events]


# --- by boto3 ----------------------------------------------------------------

def test_each_attribute_and_what_the_event_is(own, account):
    sm = own.client("secretsmanager", key=account)
    trails = own.client("cloudtrail", key=account)
    made = sm.create_secret(Name="team/db", SecretString=SENTINEL)
    (event,) = trails.lookup_events()["Events"]
    whole = json.loads(event["CloudTrailEvent"])
    assert whole["sourceIPAddress"] == "127.0.0.1"
    assert whole["userAgent"].startswith("Boto3/")
    assert whole["requestID"] == made["ResponseMetadata"]["RequestId"]
    assert whole["responseElements"] == {
        "arn": made["ARN"], "name": "team/db",
        "versionId": made["VersionId"]}
    assert event["EventTime"].strftime("%S") == whole["eventTime"][-3:-1]
    found = {"EventId": event["EventId"], "EventName": "CreateSecret",
             "ReadOnly": "false", "Username": "root",
             "ResourceType": "AWS::SecretsManager::Secret",
             "ResourceName": made["ARN"], "AccessKeyId": account,
             "EventSource": "secretsmanager.amazonaws.com"}
    for key, value in found.items():
        ids = [e["eventID"] for e in look(trails, key, value)]
        assert event["EventId"] in ids, key
        assert look(trails, key, value + "x") == [], key
    assert whole["eventID"] in [e["eventID"] for e in
                                look(trails, "ResourceName", "team/db")]


def test_pages_while_records_arrive(own, account):
    sm = own.client("secretsmanager", key=account)
    trails = own.client("cloudtrail", key=account)
    for i in range(25):
        sm.create_secret(Name=f"s{i}", SecretString="x")
    stop = threading.Event()

    def more():
        client = own.client("secretsmanager", key=account)
        while not stop.is_set():
            client.create_secret(Name=f"late-{uuid.uuid4()}",
                                 SecretString="x")

    busy = threading.Thread(target=more)
    busy.start()
    try:
        pages = trails.get_paginator("lookup_events").paginate(
            PaginationConfig={"PageSize": 4}, LookupAttributes=[
                {"AttributeKey": "EventName",
                 "AttributeValue": "CreateSecret"}])
        seen = [json.loads(e["CloudTrailEvent"])["requestParameters"]["name"]
                for page in pages for e in page["Events"]]
    finally:
        stop.set()
        busy.join()
    assert len(seen) == len(set(seen))
    assert [n for n in seen if n.startswith("s")] == [
        f"s{i}" for i in reversed(range(25))]


def test_times_are_of_its_clock(serve):
    k = serve("--memory", "--region", REGION)
    sm, trails = k.sm, k.client("cloudtrail")
    sm.create_secret(Name="old", SecretString="x")
    (old,) = trails.lookup_events()["Events"]
    subprocess.run([BINARY, "clock", "advance", "40d", "--url", k.url],
                   check=True, stdout=subprocess.DEVNULL)
    sm.create_secret(Name="new", SecretString="x")
    new = look(trails, "EventName", "CreateSecret",
               StartTime=old["EventTime"].timestamp() + 86400)
    assert [e["requestParameters"]["name"] for e in new] == ["new"]
    past = look(trails, "EventName", "CreateSecret",
                EndTime=old["EventTime"])
    assert [e["requestParameters"]["name"] for e in past] == ["old"]
    subprocess.run([BINARY, "clock", "advance", "51d", "--url", k.url],
                   check=True, stdout=subprocess.DEVNULL)
    left = look(trails, "EventName", "CreateSecret")
    assert [e["requestParameters"]["name"] for e in left] == ["new"]


def allow(action, resource="*"):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": action, "Resource": resource}]})


def session(own, region=REGION, **given):
    """A maker of clients by credentials of keyturn's own."""
    import boto3
    return boto3.Session(region_name=region, **given), own.url


def client(of, service):
    made, url = of
    return made.client(service, endpoint_url=url)


def by(own, credentials):
    return session(own, aws_access_key_id=credentials["AccessKeyId"],
                   aws_secret_access_key=credentials["SecretAccessKey"],
                   aws_session_token=credentials.get("SessionToken"))


def test_a_user_and_a_role_are_told_as_such(own, account):
    iam, sm = own.client("iam", key=account), \
        own.client("secretsmanager", key=account)
    trails = own.client("cloudtrail", key=account)
    secret = sm.create_secret(Name="db", SecretString=SENTINEL)["ARN"]
    user = iam.create_user(UserName="ann")["User"]
    key = iam.create_access_key(UserName="ann")["AccessKey"]
    iam.put_user_policy(UserName="ann", PolicyName="p",
                        PolicyDocument=allow("sts:AssumeRole"))
    ann = by(own, key)
    with pytest.raises(botocore.exceptions.ClientError) as refused:
        client(ann, "secretsmanager").get_secret_value(SecretId="db")
    (event,) = look(trails, "Username", "ann")
    assert event["userIdentity"] == {
        "type": "IAMUser", "principalId": user["UserId"],
        "arn": user["Arn"], "accountId": account,
        "accessKeyId": key["AccessKeyId"], "userName": "ann"}
    assert event["errorCode"] == "AccessDenied"
    assert event["errorMessage"] == refused.value.response["Error"]["Message"]
    assert event["resources"][0]["ARN"] == secret

    role = iam.create_role(RoleName="reader", AssumeRolePolicyDocument=json
                           .dumps({"Version": "2012-10-17", "Statement": [{
                               "Effect": "Allow", "Action": "sts:AssumeRole",
                               "Principal": {"AWS": user["Arn"]}}]}))["Role"]
    iam.put_role_policy(RoleName="reader", PolicyName="p",
                        PolicyDocument=allow("secretsmanager:*"))
    assumed = client(ann, "sts").assume_role(
        RoleArn=role["Arn"], RoleSessionName="morning")
    reader = by(own, assumed["Credentials"])
    client(reader, "secretsmanager").get_secret_value(SecretId="db")
    (event,) = look(trails, "Username", "morning")
    who = event["userIdentity"]
    context = who.pop("sessionContext")
    assert who == {
        "type": "AssumedRole",
        "principalId": assumed["AssumedRoleUser"]["AssumedRoleId"],
        "arn": assumed["AssumedRoleUser"]["Arn"], "accountId": account,
        "accessKeyId": assumed["Credentials"]["AccessKeyId"]}
    assert context["sessionIssuer"] == {
        "type": "Role", "principalId": role["RoleId"], "arn": role["Arn"],
        "accountId": account, "userName": "reader"}
    assert context["attributes"]["mfaAuthenticated"] == "false"
    assert "errorCode" not in event
    found = json.dumps(trail(own, account=account, limit=1000))
    for hidden in (SENTINEL, key["SecretAccessKey"],
                   assumed["Credentials"]["SecretAccessKey"],
                   assumed["Credentials"]["SessionToken"]):
        assert hidden not in found


def test_sessions_without_a_role_are_told_as_such(own, account):
    iam, trails = (own.client(s, key=account) for s in ("iam", "cloudtrail"))
    user = iam.create_user(UserName="ann")["User"]
    key = iam.create_access_key(UserName="ann")["AccessKey"]
    iam.put_user_policy(UserName="ann", PolicyName="p",
                        PolicyDocument=allow("*"))
    sts = client(by(own, key), "sts")
    federated = sts.get_federation_token(Name="bob", Policy=allow("*"))
    for given in federated, sts.get_session_token():
        client(by(own, given["Credentials"]), "secretsmanager").list_secrets()
    alone, bob = (e["userIdentity"] for e in
                  look(trails, "EventName", "ListSecrets"))
    assert (alone["type"], alone["userName"]) == ("IAMUser", "ann")
    assert "sessionIssuer" not in alone["sessionContext"]
    assert (bob["type"], bob["principalId"], bob["arn"]) == (
        "FederatedUser", f"{account}:bob",
        federated["FederatedUser"]["Arn"])
    assert bob["sessionContext"]["sessionIssuer"] == {
        "type": "IAMUser", "principalId": user["UserId"],
        "arn": user["Arn"], "accountId": account, "userName": "ann"}
    (given,) = look(trails, "EventName", "GetFederationToken")
    assert given["responseElements"]["credentials"]["accessKeyId"] == \
        federated["Credentials"]["AccessKeyId"]
    assert "sessionToken" not in given["responseElements"]["credentials"]


def test_what_a_service_asks_of_kms_is_told(own, account):
    sm, kms = (own.client(s, key=account) for s in ("secretsmanager", "kms"))
    trails = own.client("cloudtrail", key=account)
    key = kms.create_key()["KeyMetadata"]["Arn"]
    arn = sm.create_secret(Name="db", SecretString=SENTINEL,
                           KmsKeyId=key)["ARN"]
    sm.get_secret_value(SecretId="db")
    (made,) = look(trails, "EventName", "CreateKey")
    assert made["resources"] == [{"accountId": account, "ARN": key,
                                  "type": "AWS::KMS::Key"}]
    opened = look(trails, "EventName", "Decrypt")[0]
    assert opened["userIdentity"]["invokedBy"] == opened["userAgent"] == \
        opened["sourceIPAddress"] == "secretsmanager.amazonaws.com"
    assert opened["userIdentity"]["arn"] == f"arn:aws:iam::{account}:root"
    assert opened["requestParameters"]["encryptionContext"]["SecretARN"] == arn
    assert opened["resources"] == made["resources"]
    assert opened["readOnly"] and opened["responseElements"] is None


def test_abuse(own, account):
    """As test_abuse.py has it; of its limits CloudTrail tells in its own words."""
    wrong = abuse.of("cloudtrail", ["LookupEvents"], {})
    limits = {"ValidationException", "InvalidLookupAttributesException",
              "InvalidMaxResultsException", "InvalidEventCategoryException",
              "InvalidNextTokenException", "InvalidTimeRangeException"}
    found = []
    for case in wrong.cases("LookupEvents"):
        status, _, body = own.http(
            service="cloudtrail", key=account,
            body=json.dumps(case.input).encode(), headers={
                "Content-Type": "application/x-amz-json-1.1",
                "X-Amz-Target": "com.amazonaws.cloudtrail.v20131101."
                "CloudTrail_20131101.LookupEvents"})
        code = json.loads(body).get("__type")
        if case.code == "SerializationException":
            good = (status, code) == (400, case.code)
        elif case.code:
            good = status == 400 and code in limits
        else:
            good = status == 200 or code in limits
        if not good:
            found.append(f"{case.name}: {status} {body[:300]}")
    assert not found, "\n".join(found[:20])


# --- every operation, and no secret ------------------------------------------

def offered():
    """(service, operation) of all that is AWS's, from models/*.ops."""
    path = os.path.join(REPO, "models/generate")
    loader = importlib.machinery.SourceFileLoader("generate", path)
    spec = importlib.util.spec_from_loader("generate", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return [(service, operation)
            for service, (_, operations) in module.called().items()
            for operation in operations]


OFFERED = offered()


class Filled:
    """An input of an operation with all its members, secrets the sentinel."""

    def __init__(self, service):
        self.shapes = botocore.loaders.Loader().load_service_model(
            service, "service-2")

    def input(self, operation):
        op = self.shapes["operations"][operation]
        if "input" not in op:
            return {}
        return self.value(op["input"]["shape"], ())

    def value(self, name, above):
        s = self.shapes["shapes"][name]
        kind = s["type"]
        if kind == "structure":
            return {m: self.member(m, v["shape"], (*above, name))
                    for m, v in s["members"].items()
                    if v["shape"] not in above}
        if kind == "list":
            return [self.value(s["member"]["shape"], (*above, name))]
        if kind == "map":
            return {self.value(s["key"]["shape"], ()):
                    self.value(s["value"]["shape"], (*above, name))}
        return self.scalar(s)

    def member(self, member, name, above):
        secret = member in ("MasterUserPassword", "TdeCredentialPassword",
                            "PreSignedUrl", "Plaintext")
        if secret and self.shapes["shapes"][name]["type"] == "string":
            return SENTINEL
        if member in ("GrantToken", "GrantTokens"):
            return SENTINEL if member == "GrantToken" else [SENTINEL]
        return self.value(name, above)

    @staticmethod
    def scalar(s):
        if s["type"] == "string" and s.get("enum") and not s.get("sensitive"):
            return s["enum"][0]
        if s["type"] == "string":
            text = SENTINEL if s.get("sensitive") else "x"
            return text.ljust(s.get("min", 0), "x")
        if s["type"] == "blob":
            return base64.b64encode(SENTINEL.encode()).decode()
        return {"boolean": False, "timestamp": 1700000000}.get(
            s["type"], s.get("min", 1))


def must_not_be_in(text):
    assert SENTINEL not in text
    assert base64.b64encode(SENTINEL.encode()).decode()[:24] not in text


@pytest.mark.parametrize("service, operation", OFFERED)
def test_an_operation_leaves_one_record(own, service, operation):
    filled = Filled(service)
    for given in filled.input(operation), {}:
        last = trail(own, limit=1)["last"]
        status, _, _ = own.http(
            path=f"/_keyturn/call/{service}/{operation}",
            body=json.dumps(given).encode(),
            headers={"Content-Type": "application/json"})
        assert 200 <= status < 600
        found = trail(own, after=last)["events"]
        mine = [e for e in found if e["service"] == service and
                not e.get("by") and re.fullmatch(
                    operation + r"(20\d{6}(v2)?)?", e["event"])]
        assert len(mine) == 1, found
        must_not_be_in(json.dumps(found))
        record = json.loads(mine[0]["record"])
        assert record["eventSource"] == service + ".amazonaws.com"
        assert record["eventType"] == "AwsApiCall"
        if status == 200 and record["readOnly"] and service != "sts":
            assert record["responseElements"] is None


def test_the_token_of_a_grant_is_in_no_record(own, account):
    kms = own.client("kms", key=account)
    key = kms.create_key()["KeyMetadata"]["Arn"]
    token = kms.create_grant(
        KeyId=key, GranteePrincipal=f"arn:aws:iam::{account}:root",
        Operations=["Encrypt"])["GrantToken"]
    kms.encrypt(KeyId=key, Plaintext=b"x", GrantTokens=[token])
    kms.retire_grant(GrantToken=token)
    found = trail(own, limit=3, account=account)["events"]
    assert {e["event"] for e in found} == {"CreateGrant", "Encrypt",
                                           "RetireGrant"}
    assert token not in json.dumps(found)


@pytest.mark.parametrize("header, value", [
    ("User-Agent", b"x\xff\xfe"), ("User-Agent", b"x" * 1023 + "é".encode()),
    ("Authorization", b"AWS4-HMAC-SHA256 Credential=a\xff/20260101/us-east-1/"
     b"secretsmanager/aws4_request, SignedHeaders=host, Signature=00")])
def test_what_is_no_utf8_breaks_no_record(own, header, value):
    status, told, _ = own.http(body=b"{}", headers={
        "X-Amz-Target": "secretsmanager.ListSecrets",
        "Content-Type": "application/x-amz-json-1.1", header: value})
    assert status == 200
    found = look(own.client("cloudtrail"), "EventName", "ListSecrets")
    assert found[0]["requestID"] == told["x-amzn-RequestId"]


# --- files -------------------------------------------------------------------

def test_it_outlives_a_kill_and_nobody_else_reads_it(serve, folder):
    data = os.path.join(folder, "data")
    k = serve("--data", data, "--region", REGION)
    for i in range(30):
        k.sm.create_secret(Name=f"s{i}", SecretString=SENTINEL)
    before = look(k.client("cloudtrail"), "EventName", "CreateSecret")
    assert len(before) == 30
    k.kill()
    kept = os.path.join(data, "trail")
    assert stat.S_IMODE(os.stat(kept).st_mode) == 0o700
    for name in os.listdir(kept):
        path = os.path.join(kept, name)
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
        with open(path, "rb") as f:
            assert SENTINEL.encode() not in f.read()
    k = serve("--data", data, "--region", REGION)
    assert look(k.client("cloudtrail"), "EventName",
                "CreateSecret") == before


def test_a_reset_empties_it_of_an_account(own, account):
    other = str((int(account) + 1) % 10 ** 12).zfill(12)
    for who in account, other:
        own.client("secretsmanager", key=who).list_secrets()
    tell(own, "reset", "--account", account)
    assert trail(own, account=account)["events"] == []
    assert [e["event"] for e in trail(own, account=other)["events"]] == [
        "ListSecrets"]


# --- the command -------------------------------------------------------------

def tell(server, *words, status=0):
    done = subprocess.run([BINARY, *words, "--url", server.url], text=True,
                          stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=120, env=harness.clean_environ())
    assert done.returncode == status, done.stderr
    return done.stdout if status == 0 else done.stderr


def test_the_command_tells_the_last_of_it(own, account):
    sm = own.client("secretsmanager", key=account)
    arn = sm.create_secret(Name="a/b", SecretString=SENTINEL)["ARN"]
    with pytest.raises(botocore.exceptions.ClientError):
        sm.get_secret_value(SecretId="none")
    sm.get_secret_value(SecretId="a/b")
    lines = tell(own, "trail", "--account", account).splitlines()
    assert [line.split("  ")[1:] for line in lines] == [
        [account, "root", "secretsmanager:CreateSecret",
         arn.split(":", 5)[5]],
        [account, "root", "secretsmanager:GetSecretValue", "failed: "
         "ResourceNotFoundException: Secrets Manager can't find the "
         "specified secret."],
        [account, "root", "secretsmanager:GetSecretValue",
         arn.split(":", 5)[5]]]
    assert tell(own, "trail", "--account", account, "--failed") == \
        lines[1] + "\n"
    assert tell(own, "trail", "--account", account, "--last", "1") == \
        lines[2] + "\n"
    assert tell(own, "trail", "--account", account, "--event",
                "CreateSecret", "--user", "root") == lines[0] + "\n"
    assert tell(own, "trail", "--account", account, "--user", "x") == ""
    records = [json.loads(line) for line in tell(
        own, "trail", "--account", account, "--json").splitlines()]
    assert names(records) == ["CreateSecret", "GetSecretValue",
                              "GetSecretValue"]
    assert "--last wants a number" in tell(own, "trail", "--last", "1001",
                                           status=2)


def test_who_follows_sees_what_comes(own, account):
    sm = own.client("secretsmanager", key=account)
    following = subprocess.Popen(
        [BINARY, "trail", "--follow", "--account", account, "--url", own.url],
        stdout=subprocess.PIPE, env=harness.clean_environ())
    try:
        for i in range(3):
            sm.create_secret(Name=f"s{i}", SecretString="x")
            assert f"secret:s{i}-" in harness.read_line(following, harness.PATIENCE)
    finally:
        following.send_signal(signal.SIGINT)
        following.communicate(timeout=120)


def test_who_follows_from_the_first_misses_none(serve):
    k = serve("--memory", "--region", REGION)
    following = subprocess.Popen(
        [BINARY, "trail", "--follow", "--url", k.url],
        stdout=subprocess.PIPE, env=harness.clean_environ())
    try:
        until("it looks", lambda: " ListTrail " in k.log)
        k.sm.list_secrets()
        assert "ListSecrets" in harness.read_line(following, harness.PATIENCE)
    finally:
        following.kill()
        following.communicate(timeout=120)


def test_it_may_be_off(serve):
    k = serve("--memory", "--region", REGION, "--trail", "off")
    k.sm.list_secrets()
    with harness.fails("UnsupportedOperationException"):
        k.client("cloudtrail").lookup_events()
    assert "--trail off" in tell(k, "trail", status=1)
    assert '"trail":"off"' in tell(k, "health")


def test_exec_has_one_too():
    script = "keyturn call sts GetCallerIdentity >/dev/null && keyturn trail"
    done = subprocess.run(
        [BINARY, "exec", "--", "sh", "-c",
         script.replace("keyturn ", BINARY + " ")], text=True,
        capture_output=True, timeout=120, env=harness.clean_environ())
    assert "sts:GetCallerIdentity" in done.stdout, done.stderr


def test_a_full_disk_stops_it_and_not_the_service(serve, folder):
    """A file that may not grow is as good as a disk that is full."""
    import resource
    limit = 1 << 20
    k = serve("--data", os.path.join(folder, "data"), "--region", REGION,
              preexec_fn=lambda: resource.setrlimit(
                  resource.RLIMIT_FSIZE, (limit, limit)))
    sm = k.sm

    def stopped():
        for _ in range(20):	# each has some of the room
            sm.list_secrets(Filters=[{"Key": "all", "Values": ["x" * 500] * 10}])
        return '"trail":"stopped"' in tell(k, "health")
    until("the trail stops", stopped)
    sm.list_secrets()
    assert k.log.count("the audit trail stops here") == 1
