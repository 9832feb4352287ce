"""A second reading of IAM's policies: slow, and meant to be seen to be right.

Written from AWS's documentation, sentence by sentence, and from nothing of
server/auth; where AWS is silent, server/auth/evaluate.h tells what was chosen.
decide(case) answers a question in the form of tests/fuzz/case.h.
"""
import datetime
import fractions
import ipaddress
import re

# --- texts with wildcards and variables ---

VARIABLE = re.compile(r"\$\{(?:([*?$])|([^}{$',]+)(?:, *'([^']*)')?)\}")


def get(context, key):
    """The values of a key, whose name means the same in any case."""
    for name, values in context.items():
        if name.lower() == key.lower():
            return values
    return []


class NoValue(Exception):
    """A variable has none, or several."""


def pattern(text, context, variables, wild):
    """A regular expression for the text, its variables replaced."""
    out, i = "", 0
    while i < len(text):
        found = VARIABLE.match(text, i) if variables else None
        sign, key, default = found.groups() if found else (None,) * 3
        if sign:
            out += re.escape(sign)
            i = found.end()
        elif key and ":" in key[1:-1] and key[0] != ":" and key[-1] != ":":
            values = get(context, key)
            if not values and default is not None:
                values = [default]
            if len(values) != 1:
                raise NoValue
            out += re.escape(values[0])
            i = found.end()
        else:
            c = text[i]
            out += (".*" if wild and c == "*" else
                    "." if wild and c == "?" else re.escape(c))
            i += 1
    return out


def matches(text, subject, context, variables, wild=True, flags=0):
    try:
        return re.fullmatch(pattern(text, context, variables, wild), subject,
                            re.DOTALL | flags) is not None
    except NoValue:
        return False


# --- comparisons: (value of the policy, of the request, ...) ---

def lower(text):
    return "".join(c.lower() if "A" <= c <= "Z" else c for c in text)


def number(text):
    if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]*)?", text):
        return fractions.Fraction(text.rstrip("."))
    return None


def moment(text):
    """Milliseconds since the epoch."""
    if re.fullmatch(r"[+-]?[0-9]{1,12}(\.[0-9]*)?", text):
        return int(fractions.Fraction(text.rstrip(".")) * 1000)
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)"
                         r"(?:\.(\d+))?)?(?:Z|([+-])(\d\d):(\d\d)))?", text,
                         re.ASCII)
    if not found:
        return None
    day, clock, second, fraction, sign, hours, minutes = found.groups()
    try:
        t = datetime.datetime.fromisoformat(
            f"{day}T{clock or '00:00'}:{second or '00'}+00:00")
    except ValueError:
        return None
    offset = 0
    if sign:
        if int(hours) > 23 or int(minutes) > 59:
            return None
        offset = int(sign + "1") * (int(hours) * 60 + int(minutes)) * 60000
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    return ((t - epoch) // datetime.timedelta(milliseconds=1) +
            int(((fraction or "") + "000")[:3]) - offset)


def network(text):
    host, slash, bits = text.partition("/")
    try:
        ipaddress.ip_address(host)
        if slash and not re.fullmatch("[0-9]{1,3}", bits):
            return None
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None


def ordered(read, accepts):
    def compare(value, subject, context, variables):
        a, b = read(subject), read(value)
        return a is not None and b is not None and accepts(a, b)
    return compare


def text_equals(value, subject, context, variables):
    return matches(value, subject, context, variables, wild=False)


def text_folded(value, subject, context, variables):
    try:
        want = pattern(value, context, variables, False)
    except NoValue:
        return False
    return re.fullmatch(want, subject,
                        re.DOTALL | re.IGNORECASE | re.ASCII) is not None


def text_like(value, subject, context, variables):
    return matches(value, subject, context, variables)


def arn_like(value, subject, context, variables):
    """Each of the six parts by itself."""
    try:
        want = pattern(value, context, variables, True).split(":", 5)
    except NoValue:
        return False
    have = subject.split(":", 5)
    return len(want) == len(have) == 6 and all(
        re.fullmatch(w, h, re.DOTALL) for w, h in zip(want, have))


def boolean(value, subject, context, variables):
    return (lower(subject) in ("true", "false") and
            text_folded(value, subject, context, variables))


def binary(value, subject, context, variables):
    return value == subject


def in_network(value, subject, context, variables):
    net, address = network(value), network(subject)
    return (net is not None and address is not None and
            address.num_addresses == 1 and
            address.version == net.version and address.subnet_of(net))


COMPARE = {
    "StringEquals": text_equals,
    "StringEqualsIgnoreCase": text_folded,
    "StringLike": text_like,
    "ArnEquals": arn_like,
    "ArnLike": arn_like,
    "Bool": boolean,
    "BinaryEquals": binary,
    "IpAddress": in_network,
}
for kind, read in ("Numeric", number), ("Date", moment):
    COMPARE[kind + "Equals"] = ordered(read, lambda a, b: a == b)
    COMPARE[kind + "LessThan"] = ordered(read, lambda a, b: a < b)
    COMPARE[kind + "LessThanEquals"] = ordered(read, lambda a, b: a <= b)
    COMPARE[kind + "GreaterThan"] = ordered(read, lambda a, b: a > b)
    COMPARE[kind + "GreaterThanEquals"] = ordered(read, lambda a, b: a >= b)
NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
    "NotIpAddress": "IpAddress",
}


# --- conditions ---

def listed(v):
    return v if isinstance(v, list) else [v]


def written(v):
    """What a value of the policy says, that need not be a string."""
    return v if isinstance(v, str) else (
        "true" if v is True else "false" if v is False else str(v))


def clause(operator, key, wanted, context, variables):
    every, some = (operator.startswith(p) for p in
                   ("ForAllValues:", "ForAnyValue:"))
    name = operator.split(":")[-1]
    values, wanted = get(context, key), [written(w) for w in listed(wanted)]
    if name == "Null":
        return ("true" if not values else "false") in map(lower, wanted)
    if name.endswith("IfExists"):
        if not values:
            return True
        name = name[:-len("IfExists")]
    negated = name in NEGATED
    compare = COMPARE[NEGATED.get(name, name)]

    def does(subject):
        hit = any(compare(w, subject, context, variables) for w in wanted)
        return hit != negated

    if every:
        return not any(values) or all(map(does, values))
    if some:
        return any(values) and any(map(does, values))
    if negated:
        return all(map(does, values))
    return any(map(does, values))


def conditions_hold(condition, context, variables):
    return all(clause(operator, key, wanted, context, variables)
               for operator, keys in condition.items()
               for key, wanted in keys.items())


# --- principals ---

def names(principal, who):
    """Which of the caller's names it has: account, source, direct."""
    if principal == "*":
        return {"account", "source", "direct"}
    found = set()
    for kind, names_ in principal.items():
        for name in listed(names_):
            if kind == "AWS" and name == "*":
                return {"account", "source", "direct"}
            if kind == "Service" and who["kind"] == "service":
                if name == who["arn"]:
                    found.add("direct")
            if kind != "AWS" or who["kind"] == "service":
                continue
            root = re.fullmatch(r"arn:[^:]*:iam::(\d{12}):root", name)
            arn, bound, id_ = name.partition(" ")
            if bound:       # to who had the ARN, whoever has it now
                found |= {"direct"} if id_ == who.get("id") else (
                    {"source"} if id_ == who.get("source_id") else set())
            elif who["account"] == (root[1] if root else name):
                found.add("direct" if who["kind"] == "root" else "account")
            elif name == who["arn"]:
                found.add("direct")
            elif name == who.get("source"):
                found.add("source")
    return found


def nearness(statement, who):
    """How near to the caller a resource's policy names it, 0 is not at all."""
    if "Principal" in statement:
        found = names(statement["Principal"], who)
        return (3 if "direct" in found else 2 if "source" in found else
                1 if "account" in found else 0)
    found = names(statement["NotPrincipal"], who)
    if statement["Effect"] == "Allow":
        return 0 if found else 3
    needed = {"direct"}
    if who["kind"] not in ("root", "service"):
        needed.add("account")
    if who.get("source"):
        needed.add("source")
    return 0 if needed <= found else 3


# --- statements and policies ---

def completed(arn, context, variables):
    """An ARN of fewer than six parts has "*" for those that it lacks."""
    if arn == "*":
        return arn
    outside = VARIABLE.sub(
        lambda m: "" if m[1] or ":" in m[2][1:-1] and m[2][0] != ":" and
        m[2][-1] != ":" else m[0], arn) if variables else arn
    return arn + ":*" * max(0, 5 - outside.count(":"))


def speaks(statement, policy, kind, case):
    variables = policy.get("Version") == "2012-10-17"
    context = case.get("context", {})
    near = 3 if kind == "identity" else nearness(statement, case["caller"])
    if not near:
        return 0
    actions = listed(statement.get("Action", statement.get("NotAction")))
    hit = any(matches(lower(a), lower(case["action"]), {}, False)
              for a in actions)
    if hit != ("Action" in statement):
        return 0
    if kind != "trust":
        resources = listed(statement.get("Resource",
                                         statement.get("NotResource")))
        hit = any(matches(completed(r, context, variables), case["on"],
                          context, variables) for r in resources)
        if hit != ("Resource" in statement):
            return 0
    if not conditions_hold(statement.get("Condition", {}), context,
                           variables):
        return 0
    return near


def asked(policies, kind, case):
    """(is there a Deny, how near is the nearest Allow)"""
    deny, allow = False, 0
    for policy in policies:
        for statement in listed(policy["Statement"]):
            near = speaks(statement, policy, kind, case)
            if near and statement["Effect"] == "Deny":
                deny = True
            elif near:
                allow = max(allow, near)
    return deny, allow


def decide(case):
    resource = "trust" if "trust" in case else "resource"
    said = {
        "identity": asked(case.get("identity", []), "identity", case),
        resource: asked([case[resource]] if resource in case else [],
                        resource, case),
        "boundary": asked([case["boundary"]] if "boundary" in case else [],
                          "identity", case),
        "session": asked(case.get("session", []), "identity", case),
    }
    for where, (deny, _) in said.items():
        if deny:
            return "deny in " + where
    allow = {where: near for where, (_, near) in said.items()}
    near, kind = allow[resource], case["caller"]["kind"]
    foreign = case.get("foreign", False)
    if kind == "service":
        return "allowed" if near else "none in " + resource
    if not foreign and near == 3:
        return "allowed"
    if not foreign and case.get("must") and not near:
        return "none in " + resource
    if not (kind == "root" or allow["identity"] or
            (not foreign and near == 2)):
        return "none in identity"
    if "boundary" in case and not allow["boundary"]:
        return "none in boundary"
    if (case.get("session") or kind == "federated") and not allow["session"]:
        return "none in session"
    if foreign and not near:
        return "none in " + resource
    return "allowed"
