"""The story of rds_story.json, told by the AWS CLI: reads the steps as JSON
from the file it is given and prints the answers.

All of it in one process, for the CLI takes most of its time to begin.
"""
import contextlib
import io
import json
import os
import re
import sys

from awscli.clidriver import create_clidriver
from botocore import xform_name

# Of rds in us-east-1 the CLI goes past the variable.
ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
DRIVER = create_clidriver()
# What has a name of its own here.
OTHERWISE = {"ModifyOptionGroup": "add-option-to-option-group"}
REFUSED = re.compile(r"An error occurred \((\w+)\) when calling the \w+ "
                     r"operation(?: \(.*?\))?: (.*)", re.S)


def aws(*argv):
    """What one call of the CLI prints: the answer, and what it is refused."""
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            DRIVER.main(["rds", *argv, "--output", "json",
                         "--endpoint-url", ENDPOINT])
    except SystemExit:
        raise AssertionError((argv, err.getvalue())) from None
    return out.getvalue(), err.getvalue()


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
