"""Secrets Manager's lists: pages, orders, filters."""
import base64
import json

from harness import fails, fresh


def test_list_versions(server):
    sm, name = server.sm, fresh("listed")
    arn = sm.create_secret(Name=name, SecretString="one")["ARN"]
    for i in range(3):
        sm.put_secret_value(SecretId=name, SecretString=str(i),
                            VersionStages=[f"label-{i}"])
    answer = sm.list_secret_version_ids(SecretId=name)
    assert answer["ARN"] == arn and answer["Name"] == name
    assert "NextToken" not in answer
    assert set(answer["Versions"][0]) == {
        "VersionId", "VersionStages", "CreatedDate", "KmsKeyIds"}
    assert answer["Versions"][0]["KmsKeyIds"] == ["DefaultEncryptionKey"]
    seen, token = [], {}
    while True:
        page = sm.list_secret_version_ids(
            SecretId=name, MaxResults=1, **token)
        assert len(page["Versions"]) <= 1
        seen += [v["VersionId"] for v in page["Versions"]]
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert seen == [v["VersionId"] for v in answer["Versions"]]


def test_list_secrets(server):
    """All fields, in pages, in both orders; an account of its own."""
    sm = server.client("secretsmanager", key="222222222222")
    assert sm.list_secrets()["SecretList"] == []
    names = [f"list/{i:02}" for i in range(7)]
    for n in names:
        sm.create_secret(Name=n, SecretString=n, Tags=[
            {"Key": "parity", "Value": "odd" if n[-1] in "13579"
             else "even"}])

    def page(**more):
        return [s["Name"] for p in sm.get_paginator("list_secrets").paginate(
            PaginationConfig={"PageSize": 3}, **more)
            for s in p["SecretList"]]
    assert sorted(page()) == names
    assert page(SortBy="name", SortOrder="asc") == names
    assert page(SortBy="name", SortOrder="desc") == names[::-1]
    assert page(SortOrder="asc") == page(SortOrder="desc")[::-1] == names
    one = sm.list_secrets(MaxResults=1)
    assert len(one["SecretList"]) == 1 and one["NextToken"]
    s = one["SecretList"][0]
    assert set(s) == {"ARN", "Name", "CreatedDate", "LastChangedDate",
                      "SecretVersionsToStages", "Tags"}
    assert list(s["SecretVersionsToStages"].values()) == [["AWSCURRENT"]]


def test_list_filters(server):
    sm = server.client("secretsmanager", key="333333333333")
    for name, text, tags in (
            ("prod/db", "The primary Database of all", {"env": "prod"}),
            ("prod/cache", "some cache", {"env": "prod", "Owner": "me"}),
            ("test/db", "database for tests", {"env": "test"})):
        sm.create_secret(Name=name, SecretString="s", Description=text,
                         Tags=[{"Key": k, "Value": v}
                               for k, v in tags.items()])

    def found(*filters):
        return sorted(s["Name"] for s in sm.list_secrets(Filters=[
            {"Key": k, "Values": list(v)} for k, *v in filters])[
                "SecretList"])
    assert found(("name", "prod/")) == ["prod/cache", "prod/db"]
    assert found(("name", "Prod/")) == []
    assert found(("name", "test", "prod/c")) == ["prod/cache", "test/db"]
    assert found(("name", "prod"), ("tag-key", "Own")) == ["prod/cache"]
    assert found(("tag-value", "te")) == ["test/db"]
    assert found(("name", "!prod")) == ["test/db"]
    assert found(("description", "DATA")) == ["prod/db", "test/db"]
    assert found(("description", "all primary")) == ["prod/db"]
    assert found(("all", "owner")) == ["prod/cache"]


def test_list_orders(serve):
    """SortBy and SortOrder, through boto3's paginator; no two dates alike."""
    k = serve("--memory")
    sm = k.sm

    def clock(**how):
        assert k.http("POST", "/_keyturn/clock",
                      json.dumps(how).encode())[0] == 200
    clock(freeze=True)
    for name in "cab":
        clock(advance="1s")
        sm.create_secret(Name=name, SecretString=name)
    clock(advance="1s")
    sm.put_secret_value(SecretId="a", SecretString="2")
    sm.get_secret_value(SecretId="b")

    def order(**more):
        return "".join(
            s["Name"] for p in sm.get_paginator("list_secrets").paginate(
                PaginationConfig={"PageSize": 1}, **more)
            for s in p["SecretList"])
    assert order() == order(SortBy="created-date") == "cab"
    assert order(SortBy="created-date", SortOrder="desc") == "bac"
    assert order(SortBy="name") == "abc"
    assert order(SortBy="last-changed-date") == "cba"
    assert order(SortBy="last-changed-date", SortOrder="desc") == "abc"
    assert order(SortBy="last-accessed-date") == "cab"
    assert order(SortBy="last-accessed-date", SortOrder="desc") == "bac"
    sm.delete_secret(SecretId="a")
    assert order(SortBy="name") == "bc"
    assert order(SortBy="name", IncludePlannedDeletion=True) == "abc"


def test_page_tokens(server):
    """Good for their own query alone, and not to be written by hand."""
    sm = server.client("secretsmanager", key="555555555555")
    for name in ("x", "y", "z"):
        sm.create_secret(Name=name, SecretString=name)
    token = sm.list_secrets(MaxResults=1)["NextToken"]
    assert [s["Name"] for s in sm.list_secrets(
        MaxResults=5, NextToken=token)["SecretList"]] == ["y", "z"]
    assert len(base64.b64decode(token)) > 88
    bad = token[:20] + ("A" if token[20] != "A" else "B") + token[21:]
    other = server.client("secretsmanager", key="666666666666")
    elsewhere = server.client("secretsmanager", key="555555555555",
                              region="eu-west-1")
    for client, more in (
            (sm, {"NextToken": bad}), (sm, {"NextToken": "x"}),
            (sm, {"NextToken": token, "SortBy": "name"}),
            (sm, {"NextToken": token, "Filters": [
                {"Key": "name", "Values": ["x"]}]}),
            (other, {"NextToken": token}),
            (elsewhere, {"NextToken": token})):
        with fails("InvalidNextTokenException"):
            client.list_secrets(**more)
    with fails("InvalidNextTokenException"):
        sm.list_secret_version_ids(SecretId="x", NextToken=token)


def test_list_words(server):
    """How "all" and "description" find words, as seen on AWS."""
    sm = server.client("secretsmanager", key="777777777777")
    for name in ("prod/myApp", "prod/my-app", "COMPANYthings", "key892"):
        sm.create_secret(Name=name, Description=f"The one, {name}.")

    def found(value, key="all"):
        return sorted(s["Name"] for s in sm.list_secrets(Filters=[
            {"Key": key, "Values": [value]}])["SecretList"])
    for key in ("all", "description"):
        assert found("app", key) == ["prod/myApp"]
        assert found("prod", key) == ["prod/my-app", "prod/myApp"]
        assert found("prod/my-app", key) == ["prod/my-app"]
        assert found("ythings", key) == ["COMPANYthings"]
        assert found("things", key) == []
        assert found("892", key) == ["key892"]
        assert found("/", key) == []
    assert found("!one") == []


def test_batch(server):
    sm = server.client("secretsmanager", key="888888888888")
    arn = sm.create_secret(Name="text", SecretString="s")["ARN"]
    sm.create_secret(Name="bytes", SecretBinary=b"\x00\xff")
    sm.create_secret(Name="empty")
    sm.create_secret(Name="gone", SecretString="g")
    sm.delete_secret(SecretId="gone")
    answer = sm.batch_get_secret_value(
        SecretIdList=["bytes", arn, "empty", "gone", "none"])
    for entry, name in zip(answer["SecretValues"], ("bytes", "text")):
        one = sm.get_secret_value(SecretId=name)
        one.pop("ResponseMetadata")
        assert entry == one
    assert [(e["SecretId"], e["ErrorCode"]) for e in answer["Errors"]] == [
        ("empty", "ResourceNotFoundException"),
        ("gone", "InvalidRequestException"),
        ("none", "ResourceNotFoundException")]
    assert answer["Errors"][2]["Message"] == \
        "Secrets Manager can't find the specified secret."
    assert "NextToken" not in answer
    names, token = [], {}
    while True:
        page = sm.batch_get_secret_value(MaxResults=1, Filters=[
            {"Key": "name", "Values": ["text", "bytes"]}], **token)
        names += [v["Name"] for v in page["SecretValues"]]
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert names == ["text", "bytes"] and page["Errors"] == []
    with fails("InvalidParameterException", "Either 'SecretIdList' or "
               "'Filters' must be provided, but not both."):
        sm.batch_get_secret_value(SecretIdList=["text"], Filters=[
            {"Key": "name", "Values": ["t"]}])
