"""AWS's own managed policies, out of models/aws_policies.json.

What models/generate writes to server/services/iam/model_aws_policy.c.  The
documents are AWS's, of their default version; "Narrowed" are those that were cut
to the services keyturn has.  Where AWS's id of a policy is not known, one is made
of its name.
"""
import base64
import datetime
import hashlib
import json
import os

HERE = os.path.dirname(os.path.realpath(__file__))
SOURCE = os.path.join(HERE, "aws_policies.json")
LONGEST = 4095				# of a C string, as C11 has it


def policies():
    with open(SOURCE) as f:
        return sorted(json.load(f), key=lambda p: p["PolicyName"].lower())


def id_of(policy):
    made = base64.b32encode(hashlib.sha256(policy["PolicyName"].encode())
                            .digest()).decode()
    return policy.get("PolicyId", "ANPAZKAPJZG4" + made[:9])


def moment(text):
    return f"{int(datetime.datetime.fromisoformat(text).timestamp())}000"


def strings(text, width=56):
    """Over as many lines as it needs."""
    pieces = [json.dumps(text[i:i + width]).replace("??", "?\\?")
              for i in range(0, len(text), width)]
    return "\n".join("\t    " + p for p in pieces)


def entry(policy):
    document = json.dumps(policy["Document"], separators=(",", ":"))
    if len(document) > LONGEST:
        raise SystemExit(f"{SOURCE}: {policy['PolicyName']} is too long")
    return "\n".join([
        "\t{ " + json.dumps(policy["PolicyName"]) + ", " +
        json.dumps(policy["Path"]) + ",",
        f"\t    {json.dumps(id_of(policy))}, "
        f"{json.dumps(policy['DefaultVersionId'])},",
        f"\t    {moment(policy['CreateDate'])}, "
        f"{moment(policy['UpdateDate'])},",
        strings(policy["Description"]) + ",",
        strings(document) + " },"])


def text():
    found = policies()
    return "\n".join([
        "/* Made by models/generate of models/aws_policies.json: change "
        "that. */",
        '#include "aws_policy.h"\n',
        "const struct aws_policy aws_policies[] = {",
        *map(entry, found),
        "};",
        f"const size_t n_aws_policies = {len(found)};\n"])
