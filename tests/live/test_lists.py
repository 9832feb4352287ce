"""Secrets Manager's lists: pages, orders, filters."""
from harness import fresh


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
