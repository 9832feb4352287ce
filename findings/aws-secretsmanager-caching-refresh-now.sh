#!/bin/bash
# Surprise: refresh_secret_now of AWS's cache for secrets, in Python, first sleeps
# between 2.5 and 5 seconds, in the caller's thread, though nothing has failed.
#
# The sleep is meant for retries (a comment in aws_secretsmanager_caching/cache/
# items.py says so), and is taken at each call: randint(2500, 5001) milliseconds of
# time.sleep, with or without a failure before.  Everybody else gets the old value
# from the cache until it is over.
#
# Version: aws-secretsmanager-caching 1.2.0 of PyPI.
# Source: the method's own words, "Immediately refresh the secret in the cache"
#   (secret_cache.py); https://github.com/aws/aws-secretsmanager-caching-java/issues/154
#   and pull/160, by which the same cache for Java waits 50 to 100 milliseconds.
# Why it matters: "refused with 1045: refresh now, and log in again" is what the method
#   is for.  It stops an event loop, outlasts the time limit of many a Lambda and
#   the patience of a pool, and 20 threads that find out together sleep each on its own.
#   A get_secret_value by hand, or a cache made anew, does not wait.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" -q --disable-pip-version-check install boto3==1.44.8 \
    aws-secretsmanager-caching==1.2.0 'moto[secretsmanager]==5.2.5' \
    >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "the cache could not be installed"; exit 77; }
"$dir/venv/bin/pip" list 2>/dev/null | grep '^aws.secretsmanager.caching '

cat >"$dir/try.py" <<'END'
import sys
import time

import boto3
from aws_secretsmanager_caching import SecretCache
from moto import mock_aws

slept = []
sleep = time.sleep


def noted(seconds):
    slept.append(seconds)
    sleep(seconds)


time.sleep = noted
with mock_aws():
    aws = boto3.client("secretsmanager", "eu-west-1", aws_access_key_id="a",
                       aws_secret_access_key="b")
    aws.create_secret(Name="s", SecretString="old")
    cache = SecretCache(client=aws)
    values = [cache.get_secret_string("s")]
    aws.put_secret_value(SecretId="s", SecretString="new")
    values.append(cache.get_secret_string("s"))
    for _ in range(3):
        refreshed = cache.refresh_secret_now("s")
        values.append(cache.get_secret_string("s"))
        print("refreshed:", refreshed, "after a sleep of", slept[-1], "s")
print("values:", *values)
sys.exit(len(slept) != 3 or not all(2.4 < s < 5.1 for s in slept)
         or values != ["old", "old", "new", "new", "new"])
END
"$dir/venv/bin/python" "$dir/try.py" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
