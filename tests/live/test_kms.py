"""KMS through the SDK and the CLI: keys, and secrets under them."""
import base64
import json
import os
import queue
import re
import subprocess
import sys
import threading

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from harness import ACCOUNT, BINARY, REPO, Keyturn, clean_environ, until

THERE = "eu-central-1"


@pytest.fixture(scope="module")
def k():
    k = Keyturn("--memory").wait_ready()
    yield k
    k.discard()


@pytest.fixture
def kms(k):
    return k.client("kms")


@pytest.fixture
def key(kms):
    return kms.create_key()["KeyMetadata"]


def allow(action, **more):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": action, **more}]})


def signing(k, service, made):
    """A client with credentials that keyturn made."""
    return boto3.client(
        service, region_name="us-east-1", endpoint_url=k.url,
        aws_access_key_id=made["AccessKeyId"],
        aws_secret_access_key=made["SecretAccessKey"],
        aws_session_token=made.get("SessionToken"),
        config=Config(retries={"total_max_attempts": 1}))


def advance(k, by):
    subprocess.run([BINARY, "clock", "advance", by, "--url", k.url],
                   check=True, capture_output=True, timeout=120)


def code(call, **given):
    with pytest.raises(ClientError) as e:
        call(**given)
    return e.value.response["Error"]["Code"]


def test_what_is_encrypted_comes_back(kms, key):
    context = {"purpose": "test", "ä": "€"}
    blob = kms.encrypt(KeyId=key["Arn"], Plaintext=b"\0 plain",
                       EncryptionContext=context)["CiphertextBlob"]
    assert b"plain" not in blob
    opened = kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)
    assert opened["Plaintext"] == b"\0 plain" and opened["KeyId"] == key["Arn"]
    with pytest.raises(kms.exceptions.InvalidCiphertextException):
        kms.decrypt(CiphertextBlob=blob)


def test_a_grant_gives_no_more_than_what_narrows_a_session(k, kms, key):
    iam, sts, s3 = k.client("iam"), k.client("sts"), allow("s3:*", Resource="*")
    role = iam.create_role(
        RoleName="granted", AssumeRolePolicyDocument=allow(
            "sts:AssumeRole", Principal={"AWS": ACCOUNT}))["Role"]["Arn"]
    bound = iam.create_policy(PolicyName="s3", PolicyDocument=s3)["Policy"]
    kms.create_grant(KeyId=key["KeyId"], GranteePrincipal=role,
                     Operations=["Encrypt"])

    def encrypt(**more):
        made = sts.assume_role(RoleArn=role, RoleSessionName="ses", **more)
        return signing(k, "kms", made["Credentials"]).encrypt(
            KeyId=key["KeyId"], Plaintext=b"x")

    encrypt()
    assert code(encrypt, Policy=s3) == "AccessDeniedException"
    iam.put_role_permissions_boundary(RoleName="granted",
                                      PermissionsBoundary=bound["Arn"])
    assert code(encrypt) == "AccessDeniedException"


def test_a_grant_by_a_grant_gives_no_more(k, kms, key):
    iam = k.client("iam")
    ann = iam.create_user(UserName="grantee")["User"]["Arn"]
    hers = signing(k, "kms", iam.create_access_key(
        UserName="grantee")["AccessKey"])

    def grant(by, operations, limits):
        return by.create_grant(
            KeyId=key["KeyId"], GranteePrincipal=ann, Operations=operations,
            Constraints=limits)

    subset, equals = ("EncryptionContextSubset", "EncryptionContextEquals")
    grant(kms, ["CreateGrant", "Decrypt"], {subset: {"a": "b"}})
    for given in {subset: {"a": "b", "c": "d"}}, {equals: {"a": "b"}}:
        grant(hers, ["Decrypt"], given)
    for operation, given in (("Encrypt", {subset: {"a": "b"}}),
                             ("Decrypt", {}), ("Decrypt", {equals: {"c": "d"}}),
                             ("Decrypt", {subset: {"a": "x"}})):
        assert code(grant, by=hers, operations=[operation],
                    limits=given) == "AccessDeniedException"


def test_lists_have_their_paginators(k):
    kms = k.client("kms", key="111122223333")
    made = {kms.create_key()["KeyMetadata"]["KeyId"] for _ in range(7)}
    pages = kms.get_paginator("list_keys").paginate(
        PaginationConfig={"PageSize": 3})
    assert [x["KeyId"] for p in pages for x in p["Keys"]] == sorted(made)
    first = min(made)
    for i in range(5):
        kms.create_alias(AliasName=f"alias/n{i}", TargetKeyId=first)
        kms.create_grant(KeyId=first, GranteePrincipal="111122223333",
                         Operations=["Decrypt"])
    for name, items, given in (("list_aliases", "Aliases", {}),
                               ("list_grants", "Grants", {})):
        pages = kms.get_paginator(name).paginate(
            KeyId=first, **given, PaginationConfig={"PageSize": 2})
        assert sum(len(p[items]) for p in pages) == 5


def test_a_secret_is_sealed_with_its_key(k, kms, key):
    sm = k.client("secretsmanager")
    kms.create_alias(AliasName="alias/shop", TargetKeyId=key["KeyId"])
    sm.create_secret(Name="shop", SecretString="s", KmsKeyId="alias/shop")
    assert sm.get_secret_value(SecretId="shop")["SecretString"] == "s"
    kms.disable_key(KeyId=key["KeyId"])
    with pytest.raises(sm.exceptions.DecryptionFailure):
        sm.get_secret_value(SecretId="shop")
    with pytest.raises(sm.exceptions.EncryptionFailure):
        sm.put_secret_value(SecretId="shop", SecretString="t")
    kms.enable_key(KeyId=key["KeyId"])
    sm.put_secret_value(SecretId="shop", SecretString="t")
    assert sm.get_secret_value(SecretId="shop")["SecretString"] == "t"


def test_a_key_is_gone_on_its_day(k, kms, key):
    sm = k.client("secretsmanager")
    sm.create_secret(Name="lost", SecretString="s", KmsKeyId=key["Arn"])
    kms.schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=7)
    advance(k, "6d")
    assert kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"][
        "KeyState"] == "PendingDeletion"
    advance(k, "1d")
    assert code(kms.describe_key, KeyId=key["KeyId"]) == "NotFoundException"
    assert code(sm.get_secret_value, SecretId="lost") == "DecryptionFailure"
    sm.update_secret(SecretId="lost", KmsKeyId="", SecretString="found")
    assert sm.get_secret_value(SecretId="lost")["SecretString"] == "found"


def test_each_region_has_its_key(k, kms, key):
    far = k.client("kms", region=THERE).create_key()["KeyMetadata"]
    sm, there = k.client("secretsmanager"), k.client(
        "secretsmanager", region=THERE)
    sm.create_secret(Name="far", SecretString="s", KmsKeyId=key["Arn"],
                     AddReplicaRegions=[{"Region": THERE,
                                         "KmsKeyId": far["Arn"]}])
    kms.disable_key(KeyId=key["KeyId"])
    assert there.get_secret_value(SecretId="far")["SecretString"] == "s"
    assert code(sm.get_secret_value, SecretId="far") == "DecryptionFailure"
    k.client("kms", region=THERE).disable_key(KeyId=far["KeyId"])
    assert code(there.get_secret_value, SecretId="far") == "DecryptionFailure"


def test_what_terraform_asks_of_a_key(k):
    """aws_kms_key and aws_kms_alias: made, read, changed, read, gone."""
    kms = k.client("kms", key="222233334444")
    policy = json.dumps({"Version": "2012-10-17", "Statement": [{
        "Sid": "all", "Effect": "Allow", "Action": "kms:*", "Resource": "*",
        "Principal": {"AWS": "arn:aws:iam::222233334444:root"}}]})
    key = kms.create_key(
        BypassPolicyLockoutSafetyCheck=False, Description="shop",
        KeySpec="SYMMETRIC_DEFAULT", KeyUsage="ENCRYPT_DECRYPT",
        MultiRegion=False, Policy=policy,
        Tags=[{"TagKey": "Name", "TagValue": "shop"}])["KeyMetadata"]
    of = {"KeyId": key["KeyId"]}
    kms.enable_key_rotation(**of)
    kms.create_alias(AliasName="alias/shop", TargetKeyId=key["KeyId"])
    for words in "shop", "of the shop":
        kms.update_key_description(**of, Description=words)
        kms.put_key_policy(**of, PolicyName="default", Policy=policy)
        kms.tag_resource(**of, Tags=[{"TagKey": "Name", "TagValue": words}])
        assert kms.describe_key(**of)["KeyMetadata"] == {
            **key, "Description": words}
        assert kms.get_key_policy(**of, PolicyName="default")[
            "Policy"] == policy
        assert kms.get_key_rotation_status(**of)["KeyRotationEnabled"]
        assert kms.list_resource_tags(**of)["Tags"] == [
            {"TagKey": "Name", "TagValue": words}]
        alias, = (a for a in kms.list_aliases()["Aliases"]
                  if a["AliasName"] == "alias/shop")
        assert alias["TargetKeyId"] == key["KeyId"]
    kms.untag_resource(**of, TagKeys=["Name"])
    kms.disable_key_rotation(**of)
    kms.disable_key(**of)
    kms.enable_key(**of)
    kms.delete_alias(AliasName="alias/shop")
    kms.schedule_key_deletion(**of, PendingWindowInDays=30)
    assert kms.describe_key(**of)["KeyMetadata"][
        "KeyState"] == "PendingDeletion"


def write_until_killed(sm, kms, n, acknowledged):
    """Keys, ciphertexts and secrets under them, until nobody answers."""
    try:
        for i in range(1000):
            key = kms.create_key()["KeyMetadata"]["KeyId"]
            blob = kms.encrypt(KeyId=key, Plaintext=b"p")["CiphertextBlob"]
            name = f"s{n}-{i}"
            sm.create_secret(Name=name, SecretString=name, KmsKeyId=key)
            acknowledged.put((key, blob, name))
    except BotoCoreError:
        pass


@pytest.mark.parametrize("after", [3, 40])
def test_what_was_acknowledged_outlives_a_kill(folder, after):
    k = Keyturn("--data", folder).wait_ready()
    acknowledged = queue.Queue()
    writers = [threading.Thread(target=write_until_killed, args=(
        k.sm, k.client("kms"), n, acknowledged)) for n in range(4)]
    for w in writers:
        w.start()
    until(f"{after} that are acknowledged",
          lambda: acknowledged.qsize() >= after)
    k.kill()
    for w in writers:
        w.join()
    k.discard()
    k = Keyturn("--data", folder).wait_ready()
    try:
        while not acknowledged.empty():
            key, blob, name = acknowledged.get()
            assert k.client("kms").decrypt(
                CiphertextBlob=blob, KeyId=key)["Plaintext"] == b"p"
            assert k.client("secretsmanager").get_secret_value(
                SecretId=name)["SecretString"] == name
        for one in k.sm.list_secrets(MaxResults=100)["SecretList"]:
            assert k.sm.get_secret_value(SecretId=one["ARN"])[
                "SecretString"] == one["Name"]
    finally:
        k.discard()


def test_the_example_of_the_docs(k):
    with open(os.path.join(REPO, "docs/kms.md"), encoding="utf-8") as f:
        example, = re.findall(r"^```sh\n(.*?)^```$", f.read(), re.M | re.S)
    done = subprocess.run(
        ["bash", "-ec", example], capture_output=True, text=True, timeout=300,
        env=clean_environ(**{**k.env(key="333344445555"),
                             "PATH": os.pathsep.join((
                                 os.path.dirname(sys.executable),
                                 os.environ["PATH"]))}))
    assert done.returncode == 0 and done.stdout.endswith("\ns\n"), done
    assert done.stderr.count("DecryptionFailure") == 1, done


def test_the_cli_takes_files(k, folder):
    def aws(*words):
        done = subprocess.run(
            [os.path.join(os.path.dirname(sys.executable), "aws"), *words],
            env=clean_environ(**k.env()), capture_output=True, text=True,
            timeout=120)
        assert done.returncode == 0, done
        return json.loads(done.stdout) if done.stdout.strip() else {}
    key = aws("kms", "create-key", "--description", "of the CLI")[
        "KeyMetadata"]["KeyId"]
    aws("kms", "create-alias", "--alias-name", "alias/cli",
        "--target-key-id", key)
    with open(os.path.join(folder, "plain"), "w") as f:
        f.write("hello")
    blob = aws("kms", "encrypt", "--key-id", "alias/cli", "--plaintext",
               f"fileb://{folder}/plain", "--encryption-context", "a=b")[
                   "CiphertextBlob"]
    with open(os.path.join(folder, "blob"), "wb") as f:
        f.write(base64.b64decode(blob))
    plain = aws("kms", "decrypt", "--ciphertext-blob",
                f"fileb://{folder}/blob", "--encryption-context", "a=b")
    assert base64.b64decode(plain["Plaintext"]) == b"hello"
    assert plain["KeyId"].endswith(key)
