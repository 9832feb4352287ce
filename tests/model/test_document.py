"""docs/openapi.json: OpenAPI, and all that there is below /_keyturn/.

That it is what models/generate gives, test_agreement.py tells; that a server
answers as it says, tests/live/test_openapi.py.
"""
import glob
import json
import os
import re

import openapi_spec_validator

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))


def read(*path):
    with open(os.path.join(ROOT, *path)) as f:
        return f.read()


DOCUMENT = json.loads(read("docs/openapi.json"))
ROUTES = {(method.upper(), path): op for path, ops in DOCUMENT["paths"].items()
          for method, op in ops.items()}


def test_it_is_openapi():
    assert DOCUMENT["openapi"].startswith("3.1.")
    openapi_spec_validator.validate(DOCUMENT)


def test_each_operation_has_a_name_of_its_own():
    names = [op["operationId"] for op in ROUTES.values()]
    assert len(names) == len(set(names))
    assert all(op["summary"].endswith(".") for op in ROUTES.values())


def test_the_routes_are_those_of_the_tables():
    """As C has them, not as the model does that both are made of."""
    tables = re.findall(r'"([A-Z]+)",\s*"(/_keyturn/[^"]*)"', read(
        "server/services/keyturn/model_ops.c"))
    assert {(method, path.replace("+}", "}")) for method, path in tables} == \
        {r for r in ROUTES if not r[1].startswith("/_keyturn/call/")}


def test_what_may_be_called_is_what_the_tables_have():
    found = {}
    for path in glob.glob(os.path.join(ROOT, "server/services/*/model.h")):
        head = read(path)
        name = re.search(r'\.name = "(.*)"', head)[1]
        table = re.search(r"kt_op (\w+)_ops\[\d+\];", head)[1]
        ops = read(path.replace("model.h", "model_ops.c"))
        ops = ops[:ops.find("_absent[]")]
        if table != "own":
            found[f"/_keyturn/call/{name}/{{operation}}"] = set(
                re.findall(r'^\t{ "(\w+)",', ops, re.M))
    assert found == {
        path: set(op["parameters"][0]["schema"]["enum"])
        for (_, path), op in ROUTES.items() if "/call/" in path}


def leads(said, path):
    """Is it how a path begins, or one with something in place of {name}?"""
    fixed, brace, _ = path.partition("{")
    return fixed.startswith(said) or brace and said.startswith(fixed)


def test_no_other_code_has_a_path_of_its_own():
    """What C compares a path with leads to one that is told."""
    for path in glob.glob(os.path.join(ROOT, "server/**/*.c"),
                          recursive=True):
        if "/client/" in path or "/model" in path:
            continue
        for said in re.findall(r'"(/_keyturn/[^"?\\]*)', read(path)):
            assert any(leads(said, p) for _, p in ROUTES), (path, said)
