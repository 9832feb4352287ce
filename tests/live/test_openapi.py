"""docs/openapi.json against a server: every path answers, and as it says.

What an answer has more than its schema, or in another form, fails; so does a
refusal that is not the one that all share.
"""
import copy
import http.client
import json
import os
import re
import urllib.parse

import jsonschema
import pytest

from conftest import mariadbd
from harness import REPO, Keyturn

with open(os.path.join(REPO, "docs/openapi.json")) as _f:
    TEXT = _f.read()
DOCUMENT = json.loads(TEXT)
OPERATIONS = {op["operationId"]: (method.upper(), path, op)
              for path, ops in DOCUMENT["paths"].items()
              for method, op in ops.items()}
ENDLESS = "text/event-stream"


def strict(schema):
    """An object has no member that is not told of."""
    if isinstance(schema, dict):
        schema = {k: strict(v) for k, v in schema.items()}
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    elif isinstance(schema, list):
        schema = [strict(s) for s in schema]
    return schema


COMPONENTS = strict(copy.deepcopy(DOCUMENT["components"]))


def check(value, schema):
    jsonschema.Draft202012Validator(
        {**strict(schema), "components": COMPONENTS}).validate(value)


@pytest.fixture(scope="module")
def there():
    """A server with one of everything that can be told of."""
    k = Keyturn("--memory", "--mysqld", mariadbd()).wait_ready()
    k.rds.create_db_instance(
        DBInstanceIdentifier="told", Engine="mariadb", AllocatedStorage=20,
        DBInstanceClass="db.t3.micro", MasterUsername="admin",
        MasterUserPassword="first-password")
    k.rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier="told")
    at = k.rds.describe_db_instances()["DBInstances"][0]["Endpoint"]
    k.rds.create_db_snapshot(DBInstanceIdentifier="told",
                             DBSnapshotIdentifier="told")
    for name, password in ("good/one", "first-password"), ("bad", "wrong"):
        k.sm.create_secret(Name=name, SecretString=json.dumps({
            "engine": "mariadb", "host": at["Address"], "port": at["Port"],
            "username": "admin", "password": password}))
        k.sm.rotate_secret(
            SecretId=name, RotationLambdaARN=k.function(
                "SecretsManagerRDSMariaDBRotationSingleUser"),
            RotationRules={"AutomaticallyAfterDays": 30})
        ask(k, "GET", f"/_keyturn/rotations/{name}?wait=60")
    yield k
    k.discard()


def ask(k, method, path, body=None, headers=None):
    """(status, kind of content, text); of what has no end only its begin."""
    c = http.client.HTTPConnection(k.address.hostname, k.address.port,
                                   timeout=120)
    try:
        c.request(method, path, body and json.dumps(body), headers or {})
        r = c.getresponse()
        kind = (r.headers["Content-Type"] or "").split(";")[0]
        return r.status, kind, b"" if kind == ENDLESS else r.read()
    finally:
        c.close()


def told(op, status, kind, text):
    """Is it as the document says of that operation?"""
    response = op["responses"].get(str(status), op["responses"]["default"])
    if "$ref" in response:
        assert status != 200
        response = COMPONENTS["responses"][response["$ref"].split("/")[-1]]
    assert kind in response["content"], (status, kind, text)
    if kind == "application/json":
        check(json.loads(text), response["content"][kind]["schema"])
    return text


# operation: what its path, its query and its body have, and another such
CALLS = {
    "AddFault": [{}, {}, {"service": "rds", "action": "error", "share": 0.5,
                          "code": "Odd", "status": 418, "message": "no",
                          "times": 2, "seed": 7, "operation": "StopDBCluster"}],
    "ListFaults": [],
    "ClearFault": [{"id": 1}],
    "ClearFaults": [],
    "ListCalls": [{}, {"after": 0, "limit": 1000}],
    "ListTrail": [{}, {"after": 0, "limit": 1000, "failed": "true"}],
    "GetPage": [{}, {"secret": "bad"}],
    "GetPageFile": [{"name": "page.js"}],
    "SetClock": [{}, {}, {"advance": "1d"}],
    "ListRotations": [{}, {"outcome": "failed", "region": "us-east-1"}],
    "GetRotations": [{"secret": "good/one"}, {"last": 5, "wait_ms": 1}],
    "Verify": [{"secret": "bad"}, {}, {}],
    "Survive": [{}, {}, {"secret": "good/one", "cache": "1s", "sessions": 1}],
    "Reset": [{}, {}, {"account": "000000000009"}],
    "Call-secretsmanager": [{"operation": "ListSecrets"}, {}, {}],
    "Call-sts": [{"operation": "GetCallerIdentity"}, {}, {}],
}


def made(path, values=(), query=()):
    """A path with its parameters, slashes as they are."""
    for name, value in dict(values).items():
        path = path.replace("{" + name + "}", urllib.parse.quote(str(value)))
    return path + ("?" + urllib.parse.urlencode(query) if query else "")


def test_the_server_has_the_same(there):
    status, kind, text = ask(there, "GET", "/_keyturn/openapi.json")
    assert (status, kind) == (200, "application/openapi+json")
    assert text.decode() == TEXT


@pytest.mark.parametrize("name", CALLS)
def test_what_is_done_is_answered_as_it_says(there, name):
    method, path, op = OPERATIONS[name]
    values, query, body = (CALLS[name] + [{}, {}, None])[:3]
    if body is not None and "requestBody" in op:
        check(body, op["requestBody"]["content"]["application/json"]["schema"])
    status, kind, text = ask(there, method, made(path, values, query), body)
    assert status == 200, text
    told(op, status, kind, text)


@pytest.mark.parametrize("name", sorted(
    name for name, (method, path, op) in OPERATIONS.items()
    if method == "GET" and "{" not in path))
def test_what_is_read_without_more_is_there(there, name):
    method, path, op = OPERATIONS[name]
    status, kind, text = ask(there, method, path)
    assert status == 200, text
    told(op, status, kind, text)


def least(schema):
    """Some value that fits."""
    return {"integer": schema.get("minimum", 1), "number": 0.5,
            "boolean": True, "object": {}}.get(
        schema.get("type"), schema.get("enum", ["there-is-none"])[0])


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_path_answers(there, name):
    """It is done or refused, as the document says; and is never unknown."""
    method, path, op = OPERATIONS[name]
    values = {p["name"]: least(p["schema"]) for p in op.get("parameters", ())
              if p["in"] == "path"}
    body = {"there-is-none": 1} if "requestBody" in op else None
    status, kind, text = ask(there, method, made(path, values), body)
    told(op, status, kind, text)
    if status != 200:
        assert json.loads(text)["code"] not in (
            "UnknownOperationException", "MethodNotAllowedException")


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_it_does_not_tell_of_is_refused(there, name):
    """Another query, another member, another value, another page's."""
    method, path, op = OPERATIONS[name]
    if "/call/" not in path and "parameters" in op:
        assert ask(there, method, made(path, {"id": 1, "secret": "bad"},
                                       {"there-is-none": 1}))[0] == 400
    for p in op.get("parameters", ()):
        if p["in"] == "query" and ("enum" in p["schema"] or
                                   "maximum" in p["schema"]):
            at = made(path, {"secret": "bad"}, {p["name"]: "-1"})
            status, kind, text = ask(there, method, at)
            assert status == 400 and told(op, status, kind, text)
    status, kind, text = ask(there, method, made(path, {}),
                             headers={"Origin": "http://evil.example"})
    assert status == 403 and told(op, status, kind, text)


def test_paths_that_it_does_not_have_are_none():
    """... and the schemas are told of by something."""
    used = set(re.findall(r'"#/components/schemas/(\w+)"', TEXT))
    assert used == set(DOCUMENT["components"]["schemas"])
