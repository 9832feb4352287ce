"""The story of rds_story.json, told by the AWS CLI: reads the steps as JSON
from the file it is given and prints the answers.
"""
import json
import os
import re
import sys

from botocore import xform_name

from aws import call

# Of rds in us-east-1 the CLI goes past the variable.
ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
# What has a name of its own here.
OTHERWISE = {"ModifyOptionGroup": "add-option-to-option-group"}
REFUSED = re.compile(r"An error occurred \((\w+)\) when calling the \w+ "
                     r"operation(?: \(.*?\))?: (.*)", re.S)


def aws(*argv):
    """What one call of the CLI prints: the answer, and what it is refused."""
    status, out, err = call("rds", *argv, "--output", "json",
                            "--endpoint-url", ENDPOINT)
    assert status in (0, 254, 255), (argv, err)
    return out, err


def answer(operation, given, end):
    given = "--cli-input-json", json.dumps(given)
    if operation == "wait":
        said, refused = aws("wait", end.replace("_", "-"), *given)
    else:
        said, refused = aws(OTHERWISE.get(operation) or
                            xform_name(operation, "-"), "--no-paginate",
                            *given)
    if not refused.strip():
        return json.loads(said or "{}")
    found = REFUSED.search(refused.strip())
    assert found, (operation, given, refused)
    return {"Code": found[1], "Message": found[2]}


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        steps = json.load(f)
    told = []
    for step in steps:
        told.append(answer(*step))
        expected = None if step[0] == "wait" else step[2]
        assert told[-1].get("Code") == expected, (step, told[-1])
    print(json.dumps(told))


main()
