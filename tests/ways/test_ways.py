"""What somebody does who has just got keyturn; see conftest.py."""
import json
import os
import tempfile
import urllib.request

import boto3
import pytest

from conftest import ACCOUNT, REGION, URL

SINGLE = "SecretsManagerRDSMySQLRotationSingleUser"
MULTI = "SecretsManagerRDSMySQLRotationMultiUser"


def function(name):
    return boto3.client("lambda").get_function(FunctionName=name)[
        "Configuration"]["FunctionArn"]


def value(sm, name):
    return json.loads(sm.get_secret_value(SecretId=name)["SecretString"])


def rotated(sm, own, name, rotator=SINGLE):
    """The value after a rotation that must succeed."""
    arn = sm.rotate_secret(SecretId=name, RotationLambdaARN=function(rotator),
                           RotationRules={"AutomaticallyAfterDays": 30})["ARN"]
    ended = own.wait(arn)
    assert ended["outcome"] == "succeeded", ended
    return value(sm, name)


def test_it_is_well_and_knows_who_asks(own):
    assert own.get("health")["status"] == "ok"
    assert boto3.client("sts").get_caller_identity()["Account"] == ACCOUNT


def test_a_secret_is_kept_in_versions(sm):
    made = sm.create_secret(Name="kept", SecretString="first")
    sm.put_secret_value(SecretId="kept", SecretBinary=b"\0second")
    assert sm.get_secret_value(SecretId="kept")["SecretBinary"] == b"\0second"
    before = sm.get_secret_value(SecretId=made["ARN"],
                                 VersionStage="AWSPREVIOUS")
    assert before["SecretString"] == "first"
    assert before["VersionId"] == made["VersionId"]
    assert made["ARN"].startswith(
        f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:kept-")


def test_a_secret_is_deleted_and_restored(sm):
    sm.create_secret(Name="deleted", SecretString="there")
    sm.delete_secret(SecretId="deleted", RecoveryWindowInDays=7)
    with pytest.raises(sm.exceptions.InvalidRequestException):
        sm.get_secret_value(SecretId="deleted")
    sm.restore_secret(SecretId="deleted")
    assert sm.get_secret_value(SecretId="deleted")["SecretString"] == "there"
    with pytest.raises(sm.exceptions.ResourceNotFoundException):
        sm.get_secret_value(SecretId="never-there")


def test_accounts_and_regions_are_apart(sm):
    sm.create_secret(Name="apart", SecretString="here")
    for more in ({"aws_access_key_id": "000000000001",
                  "aws_secret_access_key": "any"},
                 {"region_name": "us-west-1"}):
        other = boto3.client("secretsmanager", **more)
        with pytest.raises(other.exceptions.ResourceNotFoundException):
            other.get_secret_value(SecretId="apart")


def test_a_database_is_there_with_a_certificate_to_verify(instance):
    given = os.environ.get("KEYTURN_CA")
    with tempfile.NamedTemporaryFile() as ca:
        with urllib.request.urlopen(f"{URL}/_keyturn/ca.pem") as answer:
            ca.write(answer.read())
        ca.flush()
        for file in filter(None, (ca.name, given)):
            with instance.connect(
                    instance.user, instance.password, ssl_ca=file,
                    ssl_verify_cert=True, ssl_verify_identity=True) as db:
                c = db.cursor()
                c.execute("SHOW STATUS LIKE 'Ssl_version'")
                assert c.fetchone()[1].startswith("TLS")
                c.execute("CREATE TABLE IF NOT EXISTS shop.orders (a INT)")


def test_a_password_rotates(sm, own, instance):
    old = instance.account("single")
    sm.create_secret(Name="single", SecretString=json.dumps(old))
    new = rotated(sm, own, "single")
    assert instance.accepts("single", new["password"])
    assert not instance.accepts("single", old["password"])
    assert own.get("verify/single" + f"?account={ACCOUNT}&region={REGION}",
                   {})["verified"]


def test_two_users_alternate(sm, own, instance):
    master = sm.create_secret(Name="master", SecretString=json.dumps({
        "engine": "mysql", "host": instance.host, "port": instance.port,
        "username": instance.user, "password": instance.password}))["ARN"]
    old = {**instance.account("multi"), "masterarn": master}
    sm.create_secret(Name="multi", SecretString=json.dumps(old))
    new = rotated(sm, own, "multi", MULTI)
    assert new["username"] == "multi_clone"
    assert instance.accepts("multi_clone", new["password"])
    assert instance.accepts("multi", old["password"])


def test_rds_keeps_a_master_password_itself(sm, own, rds):
    rds.create_db_instance(
        DBInstanceIdentifier="managed", Engine="mysql", AllocatedStorage=20,
        DBInstanceClass="db.t3.micro", MasterUsername="boss",
        ManageMasterUserPassword=True)
    rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier="managed")
    secret = rds.describe_db_instances(DBInstanceIdentifier="managed")[
        "DBInstances"][0]["MasterUserSecret"]["SecretArn"]
    was = value(sm, secret)
    sm.rotate_secret(SecretId=secret)
    assert own.wait(secret)["outcome"] == "succeeded"
    assert value(sm, secret)["password"] != was["password"]
    rds.delete_db_instance(DBInstanceIdentifier="managed",
                           SkipFinalSnapshot=True)


def test_a_rotation_that_fails_says_why(sm, own, instance):
    wrong = {**instance.account("wrong"), "password": "not-his-password"}
    sm.create_secret(Name="wrong", SecretString=json.dumps(wrong))
    arn = sm.rotate_secret(SecretId="wrong", RotationLambdaARN=function(
        SINGLE))["ARN"]
    ended = own.wait(arn)
    assert ended["outcome"] == "failed" and "1045" in ended["reason"]
    assert "not-his-password" not in json.dumps(ended)
    assert value(sm, "wrong") == wrong
    sm.cancel_rotate_secret(SecretId="wrong")


def test_what_is_broken_on_purpose_is_tried_again_by_the_sdk(sm, own):
    sm.create_secret(Name="retried", SecretString="value")
    own.get("faults", {"service": "secretsmanager", "action": "throttle",
                       "operation": "GetSecretValue", "times": 2})
    answer = sm.get_secret_value(SecretId="retried")
    assert answer["SecretString"] == "value"
    assert answer["ResponseMetadata"]["RetryAttempts"] == 2


@pytest.mark.parametrize("header", ["Host", "Origin"])
def test_a_web_page_from_elsewhere_is_refused(own, header):
    status, _ = own.ask("reset", {"account": ACCOUNT},
                        {header: "http://evil.example"[7 * (header == "Host"):]})
    assert status == 403


def test_a_month_passes_and_the_password_with_it(sm, own, instance):
    """The last one: time does not go back."""
    old = instance.account("monthly")
    sm.create_secret(Name="monthly", SecretString=json.dumps(old))
    first = rotated(sm, own, "monthly")
    events = own.get("clock", {"advance": "31d"})["events"]
    arn = sm.describe_secret(SecretId="monthly")["ARN"]
    assert "RotationSucceeded" in [
        e["event"] for e in events if e["arn"] == arn]
    now = value(sm, "monthly")["password"]
    assert now not in (first["password"], old["password"])
    assert instance.accepts("monthly", now)
    assert not instance.accepts("monthly", first["password"])
