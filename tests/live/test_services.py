"""What is not in keyturn says so, in words that an SDK's user reads."""
import pytest
from botocore.exceptions import ClientError


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
    ("ses", "list_identities", {}, "InvalidAction",
     "keyturn does not have the service ses."),
    ("rds", "describe_db_snapshots", {}, "InvalidAction",
     "Could not find operation DescribeDBSnapshots for version 2014-10-31"),
])
def test_what_is_not_there_says_so(server, service, operation, given, code,
                                   message):
    client = server.client(service)
    assert refusal(getattr(client, operation), **given) == (code, message)
