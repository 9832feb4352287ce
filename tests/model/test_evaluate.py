"""The evaluator of server/auth against a second reading of the grammar.

Policies and requests are made at random of few words, so that they meet; both
readings must give the same reason.  By itself, for longer:

    python3 tests/model/test_evaluate.py [COUNT [SEED]]
"""
import collections
import json
import os
import random
import subprocess
import sys

import policies

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
EVALUATE = os.environ.get("KEYTURN_TEST_EVALUATE",
                          os.path.join(ROOT, "tests/fuzz/evaluate"))
ACCOUNT, OTHER = "111122223333", "444455556666"
SECRET = "arn:aws:secretsmanager:eu-west-1:" + ACCOUNT + ":secret:"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/app"
USER = f"arn:aws:iam::{ACCOUNT}:user/ana"
SESSION = f"arn:aws:sts::{ACCOUNT}:assumed-role/app/one"
FEDERATED = f"arn:aws:sts::{ACCOUNT}:federated-user/eve"

CALLERS = [
    {"kind": "user", "account": ACCOUNT, "arn": USER, "id": "AIDAANA"},
    {"kind": "session", "account": ACCOUNT, "arn": SESSION, "source": ROLE,
     "id": "AROAAPP:one", "source_id": "AROAAPP"},
    {"kind": "federated", "account": ACCOUNT, "arn": FEDERATED,
     "source": USER, "id": ACCOUNT + ":eve", "source_id": "AIDAANA"},
    {"kind": "root", "account": ACCOUNT,
     "arn": f"arn:aws:iam::{ACCOUNT}:root"},
    {"kind": "service", "arn": "lambda.amazonaws.com"},
]
ACTIONS = ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
           "sts:AssumeRole", "kms:Decrypt"]
ACTION_PATTERNS = ACTIONS + [
    "*", "secretsmanager:*", "secretsmanager:Get*", "SecretsManager:g*VALUE",
    "secretsmanager:???SecretValue", "kms:*", "*:*", "sts:assume*",
    "secretsmanager:*Secret*a*e", "secretsmanager:GetSecretValue?"]
RESOURCES = [SECRET + "ana-AbCdEf", SECRET + "db/ana:x-AbCdEf", "*",
             SECRET + "é-AbCdEf", SECRET + "*-AbCdEf", "ana"]
RESOURCE_PATTERNS = RESOURCES[:5] + [
    "*", "*", SECRET + "*", SECRET + "ana-??????", SECRET + "?-??????",
    SECRET + "${aws:username}-*", SECRET + "${aws:PrincipalTag/x}*",
    SECRET + "${aws:none, 'ana'}-*", SECRET + "${*}-*", SECRET + "${?}-*",
    "arn:aws:secretsmanager:*:*:secret:*a*a*", "arn:aws:secretsmanager",
    "arn:aws:secretsmanager:eu-*", "arn:*:*-AbCdEf", "arn:aws:s3:::*",
    SECRET + "${aws:many}*", SECRET + "${nokey}*", "arn:aws:${aws:none}"]
PRINCIPALS = ["*", {"AWS": "*"}, {"AWS": ACCOUNT}, {"AWS": OTHER},
              {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, {"AWS": USER},
              {"AWS": [ROLE]}, {"AWS": [SESSION, OTHER]},
              {"AWS": FEDERATED}, {"Service": "lambda.amazonaws.com"},
              {"AWS": [ACCOUNT, USER]}, {"AWS": [ACCOUNT, ROLE, SESSION]},
              {"AWS": [ACCOUNT, USER, FEDERATED]},
              {"Service": ["s3.amazonaws.com"], "AWS": [ROLE, ACCOUNT]},
              {"AWS": USER + " AIDAANA"}, {"AWS": ROLE + " AROAAPP"},
              {"AWS": USER + " AIDAOLD"}, {"AWS": [ROLE + " AROAOLD", OTHER]},
              {"AWS": [ACCOUNT, USER + " AIDAANA", FEDERATED]},
              {"AWS": [ACCOUNT, ROLE + " AROAAPP", SESSION + " AROAAPP:one"]},
              {"Federated": "accounts.google.com"}]
KEYS = ["aws:username", "AWS:UserName", "aws:PrincipalTag/x", "aws:many",
        "aws:number", "aws:date", "aws:flag", "aws:ip", "aws:arn", "aws:none",
        "aws:PrincipalTag/a b"]
TEXTS = ["ana", "Ana", "an", "", "a*a", "*", "a?a", "é", "?", "${aws:username}",
         "${aws:none, 'ana'}", "${aws:many}", "a${*}a", "${$}", "${", "*a*",
         "${aws:PrincipalTag/x}*", "x\ny", "$", "${aws:PrincipalTag/a b}",
         "${aws: , 'ana'}"]
NUMBERS = ["1", "1.0", "-1", "01.50", "1.5", "0", "-0", "+2", "1.", "x", "",
           "123456789012345678901234567890", "123456789012345678901234567891"]
DATES = ["2026-01-15", "2026-01-15T00:00:00Z", "2026-01-15T01:00:00+01:00",
         "2026-01-14T23:59Z", "2026-01-15T00:00:00.001Z", "2026-02-30",
         "1768435200", "1768435200.0019", "-1", "2026-01-15T24:00:00Z",
         "2026-1-5", "2026-01-15T00:00:00.0009Z"]
FLAGS = ["true", "false", "True", "FALSE", "yes"]
ADDRESSES = ["10.1.2.3", "10.1.2.3/32", "10.0.0.0/8", "10.1.2.0/23",
             "0.0.0.0/0", "2001:db8::1", "2001:DB8::/33", "::/0",
             "2001:db8::/127", "300.1.1.1", "10.1.2.131", "10.1.2.128/25"]
ARNS = [ROLE, USER, "arn:aws:iam::*:role/*", "arn:aws:*:*:role/app",
        "arn:*:iam::??????????33:role/a*", "*", "arn:aws:iam",
        "arn:aws:sns:eu-west-1:1:a:b", "arn:aws:sns:*:1:*", "arn:aws:s*:1:*",
        "arn:aws:iam::${aws:number}:role/app", "a"]
VALUES = {"String": TEXTS, "Numeric": NUMBERS, "Date": DATES, "Bool": FLAGS,
          "Binary": ["YQ==", "YWI="], "Ip": ADDRESSES, "Arn": ARNS,
          "Null": ["true", "false", "True"]}
OPERATORS = list(policies.COMPARE) + list(policies.NEGATED)
# What an operator takes in a policy; a request may carry anything.
TAKEN = {"Numeric": lambda v: policies.number(v) is not None,
         "Date": lambda v: v[4:5] == "-" and v[7:8] == "-" or
         policies.number(v) is not None,
         "Bool": lambda v: v.lower() in ("true", "false"),
         "Ip": lambda v: policies.network(v) is not None}


def kind_of(operator):
    if operator == "NotIpAddress":
        return "Ip"
    return next(k for k in VALUES if operator.startswith(k))


def some(r, items, most=3):
    chosen = r.sample(items, r.randint(1, most))
    return chosen[0] if len(chosen) == 1 and r.random() < .7 else chosen


def make_clause(r):
    operator = r.choice(OPERATORS)
    kind = kind_of(operator)
    values = list(filter(TAKEN.get(kind, lambda v: True), VALUES[kind]))
    if r.random() < .1:
        operator, values = "Null", VALUES["Null"]
    elif r.random() < .2:
        operator += "IfExists"
    prefix = r.choice(["", "", "ForAllValues:", "ForAnyValue:"])
    key = {"Numeric": "aws:number", "Date": "aws:date", "Bool": "aws:flag",
           "Ip": "aws:ip", "Arn": "aws:arn"}.get(kind)
    if key is None or r.random() < .3:
        key = r.choice(KEYS)
    return prefix + operator, key, some(r, values, 2)


def make_condition(r):
    condition = {}
    for _ in range(r.choice([0, 0, 1, 1, 2])):
        operator, key, values = make_clause(r)
        condition.setdefault(operator, {})[key] = values
    return {"Condition": condition} if condition else {}


def make_statement(r, kind):
    out = {"Effect": r.choice(["Allow", "Allow", "Allow", "Deny"])}
    negated = ["", "", "", "", "Not"]
    if kind != "identity":
        out[r.choice(negated) + "Principal"] = r.choice(PRINCIPALS)
    out[r.choice(negated) + "Action"] = some(r, ACTION_PATTERNS)
    if kind != "trust":
        out[r.choice(negated) + "Resource"] = some(r, RESOURCE_PATTERNS)
    return out | make_condition(r)


def make_policy(r, kind="identity"):
    statements = [make_statement(r, kind) for _ in range(r.randint(1, 3))]
    out = {"Statement": statements[0] if len(statements) == 1 else statements}
    version = r.choice(["2012-10-17"] * 4 + ["2008-10-17", None])
    return ({"Version": version} if version else {}) | out


def make_context(r):
    by_key = dict.fromkeys(KEYS, TEXTS) | {
        "aws:number": NUMBERS, "aws:date": DATES, "aws:flag": FLAGS,
        "aws:ip": ADDRESSES, "aws:arn": ARNS}
    context = {}
    for key in KEYS:
        if key in ("aws:none", "AWS:UserName") or r.random() < .3:
            continue
        n = r.randint(0, 3) if key == "aws:many" else 1
        context[key] = [r.choice(by_key[key] + TEXTS[:3]) for _ in range(n)]
    return context


def make_case(r):
    case = {"caller": r.choice(CALLERS), "action": r.choice(ACTIONS),
            "on": r.choice(RESOURCES), "context": make_context(r),
            "foreign": r.random() < .3, "must": r.random() < .2}
    case["identity"] = [make_policy(r) for _ in range(r.randint(0, 2))]
    case["session"] = [make_policy(r) for _ in range(r.choice([0, 0, 1, 2]))]
    if r.random() < .3:
        case["boundary"] = make_policy(r)
    if r.random() < .7:
        kind = r.choice(["resource", "resource", "trust"])
        case[kind] = make_policy(r, kind)
    return case


def compare(count, seed):
    """How often each reason came; AssertionError at the first difference."""
    r, reasons = random.Random(seed), collections.Counter()
    while count > 0:
        cases = [make_case(r) for _ in range(min(count, 20000))]
        count -= len(cases)
        told = subprocess.run(
            [EVALUATE], input="".join(json.dumps(c, ensure_ascii=False) + "\n"
                                      for c in cases),
            capture_output=True, encoding="utf-8", check=True
        ).stdout.splitlines()
        assert len(told) == len(cases)
        for case, answer in zip(cases, told):
            wanted = policies.decide(case)
            assert answer == wanted, (
                f"{answer}, not {wanted}, of {json.dumps(case)}")
            reasons[answer] += 1
    return reasons


def test_both_readings_agree():
    """Of the same cases each time: whoever looks for others looks by hand."""
    reasons = compare(30000, 1)
    assert len(reasons) == 11, reasons      # each of them came


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:]] + [1000000, 1][len(sys.argv) - 1:]
    for reason, times in compare(*numbers).most_common():
        print(f"{times:8} {reason}")
