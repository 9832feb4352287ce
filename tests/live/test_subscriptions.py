"""Event subscriptions: as Terraform makes, reads, changes and removes them."""
import os
import re

import pytest

from harness import ACCOUNT, REGION, Keyturn, fails

STUB = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "stub_mysqld.sh")
TOPIC = f"arn:aws:sns:{REGION}:{ACCOUNT}:topic"
INSTANCE = {"Engine": "mysql", "DBInstanceClass": "db.t3.micro",
            "AllocatedStorage": 20, "MasterUsername": "admin",
            "MasterUserPassword": "Good-password-1"}


@pytest.fixture(scope="module")
def rds():
    k = Keyturn("--memory", "--mysqld", STUB,
                "--describe-wait", "0").wait_ready()
    for name in ("one", "two"):
        k.rds.create_db_instance(DBInstanceIdentifier=name, **INSTANCE)
    yield k.rds
    k.discard()


def read(rds, name):
    one, = rds.describe_event_subscriptions(
        SubscriptionName=name)["EventSubscriptionsList"]
    return one, rds.list_tags_for_resource(
        ResourceName=one["EventSubscriptionArn"])["TagList"]


def test_as_terraform_does(rds):
    tags = [{"Key": "by", "Value": "terraform"}]
    made = rds.create_event_subscription(
        SubscriptionName="Sub-1", SnsTopicArn=TOPIC, SourceType="db-instance",
        SourceIds=["one"], EventCategories=["creation", "deletion"],
        Enabled=True, Tags=tags)["EventSubscription"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}",
                        made.pop("SubscriptionCreationTime"))
    assert made == {
        "CustomerAwsId": ACCOUNT, "CustSubscriptionId": "Sub-1",
        "SnsTopicArn": TOPIC, "Status": "active",
        "SourceType": "db-instance", "SourceIdsList": ["one"],
        "EventCategoriesList": ["creation", "deletion"], "Enabled": True,
        "EventSubscriptionArn": f"arn:aws:rds:{REGION}:{ACCOUNT}:es:sub-1"}
    first = read(rds, "Sub-1")
    assert first == read(rds, "sub-1") and first[1] == tags
    rds.modify_event_subscription(SubscriptionName="Sub-1", Enabled=False,
                                  EventCategories=["backup"],
                                  SnsTopicArn=TOPIC + "2")
    rds.add_source_identifier_to_subscription(SubscriptionName="Sub-1",
                                              SourceIdentifier="two")
    rds.remove_source_identifier_from_subscription(SubscriptionName="Sub-1",
                                                   SourceIdentifier="one")
    now, _ = read(rds, "Sub-1")
    assert (now["Enabled"], now["EventCategoriesList"], now["SnsTopicArn"],
            now["SourceIdsList"], now["SourceType"]) == (
                False, ["backup"], TOPIC + "2", ["two"], "db-instance")
    rds.delete_event_subscription(SubscriptionName="Sub-1")
    with fails("SubscriptionNotFound", "Event Subscription sub-1 not found.",
               404):
        read(rds, "Sub-1")
    assert rds.describe_event_subscriptions()["EventSubscriptionsList"] == []


@pytest.mark.parametrize("change,code", [
    ({"SourceType": "db-nothing"}, "InvalidParameterValue"),
    ({"SnsTopicArn": "topic"}, "SNSInvalidTopic"),
    ({"SourceIds": ["one"]}, "InvalidParameterCombination"),
    ({"SourceIds": ["none"], "SourceType": "db-instance"}, "SourceNotFound"),
    ({"SourceIds": ["one"], "SourceType": "db-cluster"}, "SourceNotFound"),
    ({"SourceIds": ["one"], "SourceType": "db-snapshot"}, "SourceNotFound"),
    ({"SourceIds": ["one"], "SourceType": "db-cluster-snapshot"},
     "SourceNotFound"),
    ({"SourceIds": ["one"], "SourceType": "db-proxy"}, "SourceNotFound"),
    ({"EventCategories": ["nothing"]}, "SubscriptionCategoryNotFound"),
    ({"EventCategories": ["low storage"], "SourceType": "db-cluster"},
     "SubscriptionCategoryNotFound"),
    ({"SubscriptionName": "1st"}, "InvalidParameterValue"),
])
def test_what_is_refused(rds, change, code):
    with fails(code):
        rds.create_event_subscription(**{
            "SubscriptionName": "refused", "SnsTopicArn": TOPIC, **change})
    assert rds.describe_event_subscriptions()["EventSubscriptionsList"] == []


def test_a_source_goes_and_the_subscription_stays(rds):
    def group(name):
        return {"DBParameterGroupName": name}

    for name in ("first", "second"):
        rds.create_db_parameter_group(
            DBParameterGroupFamily="mysql8.0", Description="d", **group(name))
    rds.create_event_subscription(SubscriptionName="stays", SnsTopicArn=TOPIC,
                                  SourceType="db-parameter-group",
                                  SourceIds=["First"])
    rds.delete_db_parameter_group(**group("first"))
    rds.modify_event_subscription(SubscriptionName="stays", Enabled=False)
    rds.add_source_identifier_to_subscription(SubscriptionName="stays",
                                              SourceIdentifier="second")
    with fails("SourceNotFound"):
        rds.add_source_identifier_to_subscription(SubscriptionName="stays",
                                                  SourceIdentifier="third")
    with fails("SourceNotFound"):
        rds.modify_event_subscription(SubscriptionName="stays",
                                      SourceType="db-instance")
    rds.remove_source_identifier_from_subscription(SubscriptionName="stays",
                                                   SourceIdentifier="first")
    now, _ = read(rds, "stays")
    assert (now["Enabled"], now["SourceIdsList"], now["SourceType"]) == (
        False, ["second"], "db-parameter-group")
    rds.delete_event_subscription(SubscriptionName="stays")
    rds.delete_db_parameter_group(**group("second"))


def test_there_is_one_of_a_name(rds):
    rds.create_event_subscription(SubscriptionName="twice", SnsTopicArn=TOPIC)
    with fails("SubscriptionAlreadyExist", None, 400):
        rds.create_event_subscription(SubscriptionName="TWICE",
                                      SnsTopicArn=TOPIC)
    for source in ("none", "one"):
        with fails(("SourceNotFound", "InvalidParameterCombination")):
            rds.add_source_identifier_to_subscription(
                SubscriptionName="twice", SourceIdentifier=source)
    with fails("SourceNotFound", None, 404):
        rds.remove_source_identifier_from_subscription(
            SubscriptionName="twice", SourceIdentifier="one")
    assert "SourceIdsList" not in read(rds, "twice")[0] or \
        read(rds, "twice")[0]["SourceIdsList"] == []
    rds.delete_event_subscription(SubscriptionName="twice")
