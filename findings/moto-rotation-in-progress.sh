#!/bin/bash
# Surprise: moto refuses a rotation exactly when AWS starts one, and starts one exactly
# when AWS refuses.
#
# What tells AWS that a rotation is still under way is AWSPENDING on another version
# than AWSCURRENT; both on the same version is how one ends well.  moto has the rule
# as a comment (moto/secretsmanager/models.py, rotate_secret), and asks below it for
# the opposite.
#
# Version: moto 5.2.5 of PyPI.
# Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
#   ("When rotation is successful, the AWSPENDING staging label might be attached to
#   the same version as the AWSCURRENT version").
# Why it matters: a rotation function whose finishSecret moves AWSCURRENT, as the
#   published ones did, rotates once on moto and never again; and a test that a
#   rotation which was left half done is not begun anew passes nowhere but on AWS.
#   Take AWSPENDING away at the end, where moto is the other side.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" -q --disable-pip-version-check install \
    'moto[secretsmanager]==5.2.5' boto3==1.44.8 >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "moto could not be installed"; exit 77; }
"$dir/venv/bin/pip" list 2>/dev/null | grep '^moto '

cat >"$dir/try.py" <<'END'
import sys

import boto3
from botocore.exceptions import ClientError
from moto import mock_aws


@mock_aws
def rotate_with(finished):
    """Asks for a rotation with AWSPENDING set, or with one that has finished."""
    aws = boto3.client("secretsmanager", "eu-west-1", aws_access_key_id="a",
                       aws_secret_access_key="b")
    old = aws.create_secret(Name="s", SecretString="old")["VersionId"]
    new = aws.put_secret_value(SecretId="s", SecretString="new",
                               VersionStages=["AWSPENDING"])["VersionId"]
    if finished:
        aws.update_secret_version_stage(
            SecretId="s", VersionStage="AWSCURRENT", MoveToVersionId=new,
            RemoveFromVersionId=old)
    stages = aws.describe_secret(SecretId="s")["VersionIdsToStages"]
    print("old:", *stages[old], " new:", *stages[new])
    try:
        aws.rotate_secret(SecretId="s")
        return "begins"
    except ClientError as e:
        return e.response["Error"]["Message"]


seen = []
for finished in False, True:
    seen.append(rotate_with(finished))
    print("another rotation:", seen[-1])
sys.exit(seen != ["begins", "Previous rotation request is still in progress."])
END
"$dir/venv/bin/python" "$dir/try.py" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
