#!/usr/bin/env python3
"""Callers who have policies, for bench/run: by the standard library alone.

    identity.py sign URL SECRETS    a role with three policies of ten statements,
                                    each secret with a resource policy that has
                                    conditions, and a session of the role; prints
                                    what load's -a wants
    identity.py again URL SECRETS STATE    the same requests, signed now
    identity.py roles URL N         N roles with policies, each asked once

sign keeps the session in STATE, the name it is given last.
"""
import hashlib
import hmac
import json
import re
import sys
import time
import urllib.parse
import urllib.request

REGION = "us-east-1"
FIRST = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/%s/%s/aws4_request, " \
    "SignedHeaders=host, Signature=0"


def statement(n, policy):
    """One that speaks of something else; the last of a policy of GetSecretValue."""
    if n == 9:
        return {"Effect": "Allow", "Action": "secretsmanager:Get*",
                "Resource": "arn:aws:secretsmanager:*:*:secret:bench/*",
                "Condition": {"StringEquals": {"aws:RequestedRegion": REGION}}}
    return {"Effect": "Allow", "Action": ["rds:Describe%d*" % n, "kms:List*"],
            "Resource": "arn:aws:rds:*:*:db:%d-%d-*" % (policy, n)}


def document(policy):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        statement(n, policy) for n in range(10)]})


def form(url, service, **members):
    """The answer to a query of root's, as text."""
    request = urllib.request.Request(url, urllib.parse.urlencode(
        members).encode(), {"Authorization": FIRST % (REGION, service)})
    return urllib.request.urlopen(request).read().decode()


def target(url, operation, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), {
        "Authorization": FIRST % (REGION, "secretsmanager"),
        "X-Amz-Target": "secretsmanager." + operation,
        "Content-Type": "application/x-amz-json-1.1"})
    return json.load(urllib.request.urlopen(request))


def text(xml, name):
    return re.search("<%s>([^<]*)<" % name, xml).group(1)


def make_role(url, name):
    iam = {"Version": "2010-05-08"}
    trust = json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": "*"},
        "Action": "sts:AssumeRole"}]})
    arn = text(form(url, "iam", Action="CreateRole", RoleName=name,
                    AssumeRolePolicyDocument=trust, **iam), "Arn")
    for policy in range(3):
        form(url, "iam", Action="PutRolePolicy", RoleName=name,
             PolicyName="p%d" % policy, PolicyDocument=document(policy), **iam)
    return arn


def assume(url, arn):
    xml = form(url, "sts", Action="AssumeRole", Version="2011-06-15",
               RoleArn=arn, RoleSessionName="bench")
    return [text(xml, name) for name in ("AccessKeyId", "SecretAccessKey",
                                         "SessionToken")]


def hmac_of(key, message):
    return hmac.new(key, message.encode(), hashlib.sha256).digest()


def sign(url, session, body):
    """X-Amz-Date, token and Authorization of a GetSecretValue."""
    key_id, secret, token = session
    date = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    scope = "/".join([date[:8], REGION, "secretsmanager", "aws4_request"])
    headers = {"content-type": "application/x-amz-json-1.1",
               "host": urllib.parse.urlparse(url).netloc, "x-amz-date": date,
               "x-amz-security-token": token,
               "x-amz-target": "secretsmanager.GetSecretValue"}
    names = ";".join(headers)
    canonical = "\n".join(["POST", "/", ""] + [
        name + ":" + value for name, value in headers.items()] + ["", names,
        hashlib.sha256(body.encode()).hexdigest()])
    key = ("AWS4" + secret).encode()
    for part in scope.split("/"):
        key = hmac_of(key, part)
    signature = hmac_of(key, "\n".join([
        "AWS4-HMAC-SHA256", date, scope,
        hashlib.sha256(canonical.encode()).hexdigest()])).hex()
    return "%s\t%s\tAWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, " \
        "Signature=%s" % (date, token, key_id, scope, names, signature)


def requests_of(url, session, secrets):
    for n in range(secrets):
        print(sign(url, session, '{"SecretId": "bench/%06d"}' % n))


def main_sign(url, secrets, state):
    session = assume(url, make_role(url, "bench"))
    policy = json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Deny", "Principal": "*", "Action": "secretsmanager:*",
        "Resource": "*", "Condition": {
            "NotIpAddress": {"aws:SourceIp": ["127.0.0.0/8", "10.0.0.0/8"]},
            "StringNotLike": {"aws:PrincipalArn":
                              "arn:aws:iam::*:role/bench*"}}}]})
    for n in range(int(secrets)):
        target(url, "PutResourcePolicy", {"SecretId": "bench/%06d" % n,
                                          "ResourcePolicy": policy})
    with open(state, "w") as f:
        json.dump(session, f)
    requests_of(url, session, int(secrets))


def main_again(url, secrets, state):
    with open(state) as f:
        requests_of(url, json.load(f), int(secrets))


def main_roles(url, n):
    for i in range(int(n)):
        session = assume(url, make_role(url, "role-%d" % i))
        body = '{"SecretId": "bench/000000"}'
        date, token, authorization = sign(url, session, body).split("\t")
        urllib.request.urlopen(urllib.request.Request(url, body.encode(), {
            "Authorization": authorization, "X-Amz-Date": date,
            "X-Amz-Security-Token": token,
            "X-Amz-Target": "secretsmanager.GetSecretValue",
            "Content-Type": "application/x-amz-json-1.1"}))


if __name__ == "__main__":
    if len(sys.argv) < 2 or "main_" + sys.argv[1] not in globals():
        sys.exit(__doc__)
    globals()["main_" + sys.argv[1]](*sys.argv[2:])
