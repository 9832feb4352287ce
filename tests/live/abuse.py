"""Bad input made from AWS's model, and what AWS answers to it.

cases(operation) yields inputs that are wrong in one way each, and some in
several; refusal(operation, input) says which answer they get.  It knows the
model and AWS's rules (../../docs/coverage.md has what is only believed), and
nothing of keyturn.
"""
import base64
import copy
import importlib.util
import re
from typing import NamedTuple

import botocore.loaders

from harness import ABSENT

MODEL = botocore.loaders.Loader().load_service_model(
    "secretsmanager", "service-2")
SHAPES = MODEL["shapes"]
OPERATIONS = {name: op for name, op in MODEL["operations"].items()
              if name not in ABSENT}

SECRET = "abuse/prepared"
TOKEN = "abuse-token-abuse-token-abuse-token"
NO_TOKEN = "You must provide a ClientRequestToken value. We recommend a " \
    "UUID-type value."

# A good value for each member that an operation must have.
GOOD = {
    "SecretId": SECRET, "Name": "abuse/new", "ClientRequestToken": TOKEN,
    "VersionStage": "label", "ResourcePolicy": "{}", "Tags": [],
    "TagKeys": [], "AddReplicaRegions": [{"Region": "eu-west-1"}],
    "RemoveReplicaRegions": ["eu-west-1"],
}

ALSO = set()	# members that are needed though the model does not say so

# One of each JSON type; numbers that are not whole are a type of their own.
SAMPLES = {"string": "x", "number": 7, "true": True, "false": False,
           "list": ["x"], "object": {"x": "x"}}
TAKES = {"string": {"string"}, "boolean": {"true", "false"},
         "integer": {"number"}, "long": {"number"}, "blob": {"string"},
         "structure": {"object"}, "list": {"list"}, "map": {"object"},
         "timestamp": {"number"}}
TARGETS = {"string": "a String", "boolean": "a Boolean",
           "integer": "an Integer", "long": "a Long", "blob": "a Blob",
           "timestamp": "a Timestamp"}
ERRORS_SHOWN = 10	# more are counted, not printed [belief]


def of(service, operations, good, also=()):
    """The same of another service of AWS JSON: this module anew, with its
    model, those operations, and what is good for members of its inputs; also:
    for those that pass for required."""
    spec = importlib.util.find_spec(__name__)
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    other.MODEL = botocore.loaders.Loader().load_service_model(
        service, "service-2")
    other.SHAPES = other.MODEL["shapes"]
    other.OPERATIONS = {name: other.MODEL["operations"][name]
                        for name in operations}
    other.GOOD, other.ALSO = good, set(also)
    return other


class Case(NamedTuple):
    name: str
    input: dict
    code: str	# None: it is good
    text: str


def input_shape(operation):
    return SHAPES[OPERATIONS[operation]["input"]["shape"]]


def base(operation):
    """The least that passes for good."""
    shape = input_shape(operation)
    wanted = ALSO | set(shape.get("required", ()))
    wanted.update(m for m, s in shape["members"].items()
                  if s.get("idempotencyToken"))
    return {m: copy.deepcopy(GOOD[m]) for m in shape["members"]
            if m in wanted}


class Place(NamedTuple):
    """A member somewhere in an input: how to get there, and what it is."""
    path: tuple		# of names, and 0 for a list's first item
    shape: dict
    required: bool

    def put(self, into, value):
        """A copy of into with value at this place."""
        out = at = copy.deepcopy(into)
        for here, after in zip(self.path, self.path[1:]):
            fresh = [{}] if after == 0 else {}
            if here == 0:
                at = at[0]
            else:
                at[here] = fresh
                at = at[here]
        at[self.path[-1]] = value
        return out

    def __str__(self):
        return ".".join(map(str, self.path))


def places(operation):
    yield from members(input_shape(operation), ())


def members(shape, path):
    for name, m in shape["members"].items():
        s = SHAPES[m["shape"]]
        here = (*path, name)
        yield Place(here, s, name in shape.get("required", ()))
        inner = SHAPES[s["member"]["shape"]] if s["type"] == "list" else s
        if inner["type"] == "structure":
            yield from members(
                inner, (*here, 0) if s["type"] == "list" else here)


# --- what AWS says -----------------------------------------------------------

def refusal(operation, given):
    """The text of a ValidationException, or None when all is in bounds."""
    found = list(breaches(input_shape(operation), given, ""))
    if not found:
        return None
    return f"{len(found)} validation error{'s' * (len(found) > 1)} " \
        f"detected: {'; '.join(found[:ERRORS_SHOWN])}"


def breaches(shape, given, path):
    for name, m in shape["members"].items():
        at = path + name[0].lower() + name[1:]
        value = given.get(name)
        if value is not None:
            yield from breaches_of(SHAPES[m["shape"]], value, at)
        elif name in shape.get("required", ()):
            yield constraint("Value null", at, "Member must not be null")


def constraint(value, at, rule):
    return f"{value} at '{at}' failed to satisfy constraint: {rule}"


def breaches_of(shape, value, at):
    kind = shape["type"]
    shown = "Value" if shape.get("sensitive") or kind == "blob" else \
        f"Value '{value}'"	# of a blob: [belief]
    if kind == "structure":
        yield from breaches(shape, value, at + ".")
    elif kind == "list":
        yield from list_breaches(shape, value, at)
    elif kind in ("integer", "long"):
        for rule in bounds(shape, value, "value"):
            yield constraint(shown, at, rule)
    elif kind == "blob":
        for rule in bounds(shape, len(base64.b64decode(value)), "length"):
            yield constraint(shown, at, rule)
    elif kind == "string":
        for rule in bounds(shape, len(value), "length"):
            yield constraint(shown, at, rule)
        if "pattern" in shape and not fits(shape, value):
            yield constraint(shown, at, pattern_rule(shape))
        if "enum" in shape and value not in shape["enum"]:
            yield constraint(shown, at, "Member must satisfy enum value "
                             f"set: [{', '.join(shape['enum'])}]")


def list_breaches(shape, items, at):
    """A list of strings is one member, one of structures has members."""
    inner = SHAPES[shape["member"]["shape"]]
    if inner["type"] == "structure":
        for rule in bounds(shape, len(items), "length"):
            yield constraint("Value", at, rule)
        for i, item in enumerate(items, 1):
            yield from breaches(inner, item, f"{at}.{i}.member.")
        return
    shown = f"Value '[{', '.join(items)}]'"
    for rule in bounds(shape, len(items), "length"):
        yield constraint(shown, at, rule)
    if "enum" in inner:
        if any(s not in inner["enum"] for s in items):
            yield constraint(shown, at, "Member must satisfy constraint: "
                             "[Member must satisfy enum value set: "
                             f"[{', '.join(inner['enum'])}]]")
        return
    if any(list(bounds(inner, len(s), "length")) or not fits(inner, s)
           for s in items):
        rules = [f"Member must have length less than or equal to "
                 f"{inner['max']}", "Member must have length greater than or "
                 f"equal to {inner.get('min', 0)}"]
        if "pattern" in inner:
            rules.append(pattern_rule(inner))
        yield constraint(shown, at, "Member must satisfy constraint: "
                         f"[{', '.join(rules)}]")


def bounds(shape, n, what):
    if n < shape.get("min", n):
        yield f"Member must have {what} greater than or equal to " \
            f"{shape['min']}"
    if n > shape.get("max", n):
        yield f"Member must have {what} less than or equal to {shape['max']}"


def fits(shape, value):
    return "pattern" not in shape or \
        re.fullmatch(shape["pattern"], value) is not None


def pattern_rule(shape):
    return "Member must satisfy regular expression pattern: " + \
        shape["pattern"]


def wrong_type(kind, sample):
    """The text of a SerializationException."""
    if sample == "object":
        return "Start of structure or map found where not expected."
    if sample == "list":
        return "Start of list found where not expected"
    if kind == "list":
        return "Expected list or null"
    if kind in ("structure", "map"):
        return "Expected null"
    return f"{sample.upper()}_VALUE can not be converted to {TARGETS[kind]}"


# --- values ------------------------------------------------------------------

def good(shape, size=None):
    """A value in bounds, or of that length though it be out of them."""
    kind = shape["type"]
    if kind == "blob":
        return base64.b64encode(b"\x80" * (size or 0)).decode()
    if kind == "list":
        inner = SHAPES[shape["member"]["shape"]]
        return [{} if inner["type"] == "structure" else
                good(inner, max(1, inner.get("min", 1)))] * size
    if "enum" in shape:
        return shape["enum"][0]
    if not shape.get("pattern"):
        return "\u00e9" * size	# a length is of characters, not of bytes
    for letter in "a", "1":
        for text in (letter * size, "a" * (size - 2) + "-1",
                     "1" * (size - 1) + "h"):
            if len(text) == size and fits(shape, text):
                return text
    return "a" * size


def sizes(shape):
    """(label, size) just outside of each bound."""
    if shape.get("min"):
        yield "one under", shape["min"] - 1
    if shape.get("max"):
        yield "one over", shape["max"] + 1


def bad_values(shape):
    """(label, value) that break the rules of shape, type apart."""
    if shape["type"] in ("integer", "long"):
        yield from sizes(shape)
        if shape.get("max"):
            yield "far over", 2 ** 31
        return
    for label, size in sizes(shape):
        yield label, good(shape, size)
    for text in ("a b\u00e9;", "-", "A" * shape.get("min", 1) + "_", "9",
                 "a\n"):
        if "pattern" in shape and not fits(shape, text):
            yield f"bad pattern {text!r}", text
    if "enum" in shape:
        yield "bad enum", "no-such-value"
        if shape["enum"][0].upper() not in shape["enum"]:
            yield "enum in capitals", shape["enum"][0].upper()
        yield "empty enum", ""
    if shape["type"] == "list":
        inner = SHAPES[shape["member"]["shape"]]
        if inner["type"] == "string":
            for label, value in bad_values(inner):
                yield f"second item {label}", [
                    good(inner, max(1, inner.get("min", 1))), value]


def good_values(shape):
    """(label, value) that just keep the bounds."""
    for bound in "min", "max":
        if bound not in shape:
            continue
        size = shape[bound]
        yield f"at {bound}", size if shape["type"] in (
            "integer", "long") else good(shape, size)
    for value in shape.get("enum", ()):
        yield f"enum {value}", value


# --- cases -------------------------------------------------------------------

def cases(operation):
    start = base(operation)
    for p in places(operation):
        yield from absent(operation, p, start)
        yield from mistyped(p, start)
        for label, value in bad_values(p.shape):
            given = p.put(start, value)
            yield Case(f"{p}: {label}", given, "ValidationException",
                       refusal(operation, given))
        for label, value in good_values(p.shape):
            given = p.put(start, value)
            if refusal(operation, given) is None:
                yield Case(f"{p}: {label}", given, None, None)
    yield Case("an unknown member", {**start, "NoSuchMember": {"a": [1]}},
               None, None)
    yield from several(operation, start)


def absent(operation, p, start):
    token = p.path == ("ClientRequestToken",)
    if len(p.path) == 1 and (p.required or token):
        less = {k: v for k, v in start.items() if k != p.path[0]}
        for label, given in (("missing", less),
                             ("null", p.put(start, None))):
            yield Case(f"{p}: {label}", given, *(
                ("InvalidParameterException" if operation == "RotateSecret"
                 else "InvalidRequestException", NO_TOKEN) if token else
                ("ValidationException", refusal(operation, given))))
    elif not p.required and p.path[0] not in ALSO:
        yield Case(f"{p}: null", p.put(start, None), None, None)


def mistyped(p, start):
    kind = p.shape["type"]
    for sample, value in SAMPLES.items():
        if sample not in TAKES[kind]:
            yield Case(f"{p}: {sample}", p.put(start, value),
                       "SerializationException", wrong_type(kind, sample))
    if kind == "blob":
        for text in "*", "A", "QQ=":
            yield Case(f"{p}: {text}", p.put(start, text),
                       "SerializationException",
                       "Unable to decode base64 value")
    if kind == "list":
        inner = SHAPES[p.shape["member"]["shape"]]["type"]
        for sample, value in SAMPLES.items():
            if sample not in TAKES[inner]:
                yield Case(f"{p}[]: {sample}", p.put(start, [value]),
                           "SerializationException",
                           wrong_type(inner, sample))


def several(operation, start):
    """Two neighbours wrong, then all that can be."""
    wrong = []
    for p in places(operation):
        bad = list(bad_values(p.shape))
        if p.required and len(p.path) == 1:
            bad.append(("null", None))
        if bad and len(p.path) == 1:
            wrong.append((p, bad[-1][1]))
    for pair in [*zip(wrong, wrong[1:]), wrong]:
        given = start
        for p, value in pair:
            given = p.put(given, value)
        if len(pair) > 1:
            yield Case(" and ".join(str(p) for p, _ in pair), given,
                       "ValidationException", refusal(operation, given))
