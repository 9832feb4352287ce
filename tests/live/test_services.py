"""Services that are just begun; and what is not in keyturn says so, in words
that an SDK's user reads.
"""
import json

import pytest
from botocore.exceptions import ClientError

from harness import fresh


def test_who_calls(server):
    sts = server.client("sts")
    account = sts.get_caller_identity()["Account"]
    got = sts.get_caller_identity()
    assert got["Arn"] == f"arn:aws:iam::{account}:root"
    assert got["UserId"] == account


def test_a_role_is_made_shown_and_deleted(server):
    iam, name = server.client("iam"), fresh("role")
    trust = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "lambda.amazonaws.com"}}]}
    made = iam.create_role(
        RoleName=name, Path="/app/", Description="d",
        AssumeRolePolicyDocument=json.dumps(trust),
        Tags=[{"Key": "k", "Value": "v"}])["Role"]
    assert made["Arn"].endswith(f":role/app/{name}")
    assert made["AssumeRolePolicyDocument"] == trust
    with pytest.raises(iam.exceptions.EntityAlreadyExistsException):
        iam.create_role(RoleName=name,
                        AssumeRolePolicyDocument=json.dumps(trust))
    got = iam.get_role(RoleName=name)["Role"]
    assert got.pop("RoleLastUsed") == {}
    assert got.pop("MaxSessionDuration") == 3600    # CreateRole does not say it
    assert got == made
    iam.delete_role(RoleName=name)
    with pytest.raises(iam.exceptions.NoSuchEntityException):
        iam.get_role(RoleName=name)


def refusal(call, **given):
    with pytest.raises(ClientError) as e:
        call(**given)
    error = e.value.response["Error"]
    return error["Code"], error["Message"]


@pytest.mark.parametrize("service, operation, given, code, message", [
    ("lambda", "create_function", {
        "FunctionName": "f", "Role": "arn:aws:iam::123456789012:role/r",
        "Code": {"ZipFile": b""}}, "UnknownOperationException",
     "Lambda CreateFunction is not in keyturn."),
    ("lambda", "invoke", {"FunctionName": "f"}, "UnknownOperationException",
     "Lambda Invoke is not in keyturn."),
    ("apigateway", "get_rest_apis", {}, "UnknownOperationException",
     "keyturn does not have the service apigateway."),
    ("dynamodb", "list_tables", {}, "UnknownOperationException",
     "keyturn does not have the service dynamodb."),
    ("s3", "list_buckets", {}, "UnknownOperationException",
     "keyturn does not have the service s3."),
    ("route53", "list_hosted_zones", {}, "UnknownOperationException",
     "keyturn does not have the service route53."),
    ("cloudwatch", "list_metrics", {}, "UnknownOperationException",
     "keyturn does not have the service monitoring."),
    ("ses", "list_identities", {}, "InvalidAction",
     "keyturn does not have the service ses."),
    ("iam", "get_credential_report", {}, "InvalidAction",
     "Could not find operation GetCredentialReport for version 2010-05-08"),
    ("rds", "describe_blue_green_deployments", {}, "InvalidAction",
     "Could not find operation DescribeBlueGreenDeployments for version "
     "2014-10-31"),
])
def test_what_is_not_there_says_so(server, service, operation, given, code,
                                   message):
    client = server.client(service)
    assert refusal(getattr(client, operation), **given) == (code, message)
