"""What RDS tells: events, certificates, and what there is none of."""
import datetime
import hashlib
import os
import ssl
import urllib.request

import pytest

from harness import ACCOUNT, REGION, SETTLE, Keyturn, fails

MARIADBD = os.environ.get("KEYTURN_TEST_MARIADBD")
INSTANCE = {"Engine": "mariadb", "DBInstanceClass": "db.t3.micro",
            "AllocatedStorage": 20, "MasterUsername": "admin",
            "MasterUserPassword": "Good-password-1"}
QUICK = {"WaiterConfig": {"Delay": 1, "MaxAttempts": SETTLE}}


@pytest.fixture(scope="module")
def k():
    k = Keyturn("--memory", "--mysqld", MARIADBD).wait_ready()
    for name in ("first", "second"):
        k.rds.create_db_instance(DBInstanceIdentifier=name, **INSTANCE)
    k.rds.get_waiter("db_instance_available").wait(**QUICK)
    k.rds.delete_db_instance(DBInstanceIdentifier="second",
                             SkipFinalSnapshot=True)
    k.rds.get_waiter("db_instance_deleted").wait(
        DBInstanceIdentifier="second", **QUICK)
    yield k
    k.discard()


def told(k, **how):
    return [(e["SourceIdentifier"], e["Message"])
            for e in k.rds.describe_events(**how)["Events"]]


def test_an_event_as_rds_gives_it(k):
    e, = k.rds.describe_events(SourceType="db-instance",
                               SourceIdentifier="first")["Events"]
    assert isinstance(e.pop("Date"), datetime.datetime)
    assert e == {"SourceIdentifier": "first", "SourceType": "db-instance",
                 "Message": "DB instance created",
                 "EventCategories": ["creation"],
                 "SourceArn": f"arn:aws:rds:{REGION}:{ACCOUNT}:db:first"}


def test_those_that_are_looked_for(k):
    created = [("first", "DB instance created"),
               ("second", "DB instance created")]
    deleted = [("second", "DB instance deleted")]
    assert sorted(told(k)) == sorted(created + deleted)
    assert sorted(told(k, EventCategories=["creation"])) == created
    assert told(k, EventCategories=["deletion", "backup"]) == deleted
    assert told(k, SourceType="db-cluster") == []
    assert told(k, SourceType="db-instance", SourceIdentifier="none") == []
    now = k.rds.describe_events()["Events"][0]["Date"]
    hour = datetime.timedelta(hours=1)
    assert told(k, EndTime=now - hour) == []
    assert len(told(k, StartTime=now - hour, EndTime=now + hour)) == 3


def test_what_is_no_look(k):
    for how, code in [
            ({"SourceIdentifier": "first"}, "InvalidParameterCombination"),
            ({"SourceType": "db-nothing"}, "InvalidParameterValue"),
            ({"Duration": 0}, "InvalidParameterValue"),
            ({"Duration": 20161}, "InvalidParameterValue"),
            ({"MaxRecords": 19}, "InvalidParameterValue"),
            ({"Duration": 1, "StartTime": datetime.datetime.now()},
             "InvalidParameterCombination")]:
        with fails(code, None, 400):
            k.rds.describe_events(**how)


def test_what_is_told_of_snapshots(k):
    k.rds.create_db_snapshot(DBInstanceIdentifier="first",
                             DBSnapshotIdentifier="kept")
    k.rds.get_waiter("db_snapshot_available").wait(
        DBSnapshotIdentifier="kept", **QUICK)
    k.rds.restore_db_instance_from_db_snapshot(
        DBInstanceIdentifier="restored", DBSnapshotIdentifier="kept")
    k.rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier="restored", **QUICK)
    k.rds.delete_db_snapshot(DBSnapshotIdentifier="kept")
    assert told(k, SourceType="db-snapshot") == [
        ("kept", "Creating manual snapshot"),
        ("kept", "Manual snapshot created"), ("kept", "Deleted user snapshot")]
    assert told(k, EventCategories=["restoration"]) == [
        ("restored", "Restored from snapshot kept")]


def test_what_is_told_of_parameters(k):
    group = {"DBParameterGroupName": "told"}
    k.rds.create_db_parameter_group(
        **group, DBParameterGroupFamily="mysql8.0", Description="told")
    k.rds.modify_db_parameter_group(**group, Parameters=[
        {"ParameterName": n, "ParameterValue": v, "ApplyMethod": how}
        for n, v, how in [("wait_timeout", "30", "immediate"),
                          ("performance_schema", "1", "pending-reboot")]])
    assert told(k, SourceType="db-parameter-group",
                SourceIdentifier="told") == [
        ("told", "Updated parameter wait_timeout to 30 with apply method "
         "immediate"),
        ("told", "Updated parameter performance_schema to 1 with apply method "
         "pending-reboot")]


def test_categories(k):
    maps = {m["SourceType"]: m["EventCategories"] for m in
            k.rds.describe_event_categories()["EventCategoriesMapList"]}
    assert "creation" in maps["db-instance"]
    assert maps["db-parameter-group"] == ["configuration change"]
    one, = k.rds.describe_event_categories(
        SourceType="db-snapshot")["EventCategoriesMapList"]
    assert one["EventCategories"] == maps["db-snapshot"]


def test_certificates_are_the_authority_s(k):
    pem = urllib.request.urlopen(k.url + "/_keyturn/ca.pem").read().decode()
    der = ssl.PEM_cert_to_DER_cert(pem)
    a = k.rds.describe_certificates()
    assert a["DefaultCertificateForNewLaunches"] == "rds-ca-rsa2048-g1"
    assert len(a["Certificates"]) == 4
    for c in a["Certificates"]:
        assert c["Thumbprint"] == hashlib.sha1(der).hexdigest()
        assert c["ValidFrom"] < c["ValidTill"]
    one = k.rds.describe_certificates(CertificateIdentifier="rds-ca-2019")
    assert [c["CertificateIdentifier"] for c in one["Certificates"]] == \
        ["rds-ca-2019"]
    with fails("CertificateNotFound", "Certificate none not found.", 404):
        k.rds.describe_certificates(CertificateIdentifier="none")


def test_what_there_is_none_of(k):
    assert k.rds.describe_db_proxies()["DBProxies"] == []
    assert k.rds.describe_global_clusters()["GlobalClusters"] == []
    assert k.rds.describe_pending_maintenance_actions()[
        "PendingMaintenanceActions"] == []
    assert k.rds.describe_pending_maintenance_actions(
        ResourceIdentifier=f"arn:aws:rds:{REGION}:{ACCOUNT}:db:first")[
            "PendingMaintenanceActions"] == []
    with fails("ResourceNotFoundFault", None, 404):
        k.rds.describe_pending_maintenance_actions(
            ResourceIdentifier=f"arn:aws:rds:{REGION}:{ACCOUNT}:db:none")
    for describe in (k.rds.describe_pending_maintenance_actions,
                     k.rds.describe_global_clusters,
                     k.rds.describe_db_proxies):
        with fails("InvalidParameterValue",
                   "Unrecognized filter name: none", 400):
            describe(Filters=[{"Name": "none", "Values": ["a"]}])
    with fails("DBProxyNotFoundFault", None, 404):
        k.rds.describe_db_proxies(DBProxyName="none")
    with fails("GlobalClusterNotFoundFault", None, 404):
        k.rds.describe_global_clusters(GlobalClusterIdentifier="none")
