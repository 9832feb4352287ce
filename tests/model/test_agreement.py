"""keyturn's tables against AWS's own model of the service, as botocore has it.

tests/tables prints the tables; both sides are brought into one form, a line
for each member, and every line that differs is a failure: when keyturn
drifts, and when AWS does (a new botocore in tests/live/requirements.txt).
"""
import json
import os
import subprocess

import botocore.loaders
import pytest

TABLES = os.environ.get("KEYTURN_TABLES", os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "tables"))

# What differs on purpose: the line's beginning, and why.
DIFFERENT = {
}

# Errors of the model that keyturn never has a reason to answer, and why.
NEVER = {
    "DecryptionFailure": "there is no KMS that could fail",
    "EncryptionFailure": "there is no KMS that could fail",
    "PreconditionNotMetException": "AWS says of no precondition when",
}

# Answered before an operation is reached, or by all: in no service's model.
COMMON = {
    "AccessDeniedException", "IncompleteSignature", "InternalFailure",
    "InvalidAction", "InvalidClientTokenId", "InvalidParameterCombination",
    "InvalidParameterValue", "MalformedQueryString", "MissingParameter",
    "RequestEntityTooLargeException", "SerializationException",
    "ThrottlingException", "UnknownOperationException", "ValidationException",
    # of keyturn's own paths, below /_keyturn/
    "MethodNotAllowedException", "ServiceUnavailableException",
}


@pytest.fixture(scope="module")
def tables():
    return json.loads(subprocess.run(
        [TABLES], check=True, stdout=subprocess.PIPE).stdout)


class Model:
    """A service as botocore loads it, in the form that tests/tables prints."""

    def __init__(self, service):
        raw = botocore.loaders.Loader().load_service_model(
            service, "service-2")
        self.operations, self.shapes = raw["operations"], raw["shapes"]

    def shape(self, operation, side):
        return self.operations[operation].get(side, {}).get("shape")

    def members(self, shape):
        required = self.shapes[shape].get("required", ())
        return {name: self.member(m["shape"], name in required)
                for name, m in self.shapes[shape].get("members", {}).items()}

    def member(self, name, required=False):
        s = self.shapes[name]
        m = {k: s[k] for k in ("type", "min", "max", "pattern", "enum",
                               "sensitive") if s.get(k)}
        if required:
            m["required"] = True
        if s["type"] == "structure":
            m["members"] = self.members(name)
        elif s["type"] == "list":
            item = self.shapes[s["member"]["shape"]]
            if "locationName" in s["member"]:
                m["item"] = s["member"]["locationName"]
            if item["type"] == "structure":
                m["members"] = self.members(s["member"]["shape"])
            else:
                m["each"] = self.member(s["member"]["shape"])
        return m

    def errors(self, operation):
        """As on the wire, where a code may differ from the shape's name."""
        for e in self.operations[operation].get("errors", ()):
            yield self.shapes[e["shape"]].get("error", {}).get(
                "code", e["shape"])


# What counts of a member: an answer's is never checked, only made.
INPUT = ("type", "required", "sensitive", "min", "max", "pattern", "enum")
OUTPUT = ("type",)


def flat(members, facts, path):
    """{"path fact": value}, of members and all that is below them."""
    out = {path + " members": list(members)}
    for name, m in members.items():
        at = f"{path}.{name}"
        out.update((f"{at} {k}", m[k]) for k in facts if m.get(k))
        if "min" not in facts and m["type"] == "long":
            out[at + " type"] = "integer"	# as answers are printed
        if m["type"] == "list":
            out[at + " of"] = "structures" if "members" in m else "strings"
            each = m.get("each", {})
            out.update((f"{at}[] {k}", each[k]) for k in facts[1:]
                       if each.get(k))
        if "members" in m:
            out.update(flat(m["members"], facts, at))
    return out


def whole(operation, side, members):
    return flat(members, INPUT if side == "input" else OUTPUT,
                f"{operation} {side}")


def differences(ours, theirs):
    return {line: (ours.get(line), theirs.get(line))
            for line in sorted({*ours, *theirs})
            if ours.get(line) != theirs.get(line)}


def report(found):
    return "\n" + "\n".join(f"{line}: keyturn {a!r}, AWS {b!r}"
                            for line, (a, b) in found.items())


def test_secretsmanager_whole(tables):
    ours, theirs = {}, {}
    model = Model("secretsmanager")
    ops = tables["services"]["secretsmanager"]["operations"]
    for side in "input", "output":
        for name, op in ops.items():
            if side in op:
                ours.update(whole(name, side, op[side]))
        for name in model.operations:
            shape = model.shape(name, side)
            if shape:
                theirs.update(whole(name, side, model.members(shape)))
    found = differences(ours, theirs)
    for known, why in DIFFERENT.items():
        assert any(line.startswith(known) for line in found), \
            f"no longer different: {known} ({why})"
    found = {line: both for line, both in found.items()
             if not line.startswith(tuple(DIFFERENT) or "\0")}
    assert not found, report(found)


def test_every_pattern_is_tested_by_a_function(tables):
    def walk(members, path):
        for name, m in members.items():
            for m in (m, m.get("each", {})):
                assert bool(m.get("pattern")) == bool(m.get("tested")), \
                    f"{path}.{name}"
            walk(m.get("members", {}), f"{path}.{name}")
    for name, op in tables["services"]["secretsmanager"][
            "operations"].items():
        walk(op["input"], name)


@pytest.mark.parametrize("service", ["rds", "lambda"])
def test_the_other_services_as_far_as_they_go(tables, service):
    """Each member that is here is in AWS's model, and of that type."""
    model, found = Model(service), {}
    facts = ("type", "required", "item")
    for name, op in tables["services"][service]["operations"].items():
        assert name in model.operations
        for side in "input", "output":
            ours = flat(op[side], facts, f"{name} {side}")
            theirs = flat(model.members(model.shape(name, side)), facts,
                          f"{name} {side}")
            found.update((line, both) for line, both in
                         differences(ours, theirs).items()
                         if line in ours and not line.endswith(" members"))
        if "path" in op:
            http = model.operations[name]["http"]
            assert (op["method"], op["path"]) == \
                (http["method"], http["requestUri"])
    assert not found, report(found)


def test_every_error_of_an_operation_is_known(tables):
    known = {e["name"] for e in tables["errors"]}
    model = Model("secretsmanager")
    missing = {name: gone for name in model.operations
               if (gone := set(model.errors(name)) - known - set(NEVER))}
    assert not missing, missing
    assert not known & set(NEVER), "no longer never answered"


def test_no_error_is_invented(tables):
    real = set(COMMON)
    for service in "secretsmanager", "rds", "lambda":
        model = Model(service)
        for name in model.operations:
            real.update(model.errors(name))
    assert {e["name"] for e in tables["errors"]} <= real
