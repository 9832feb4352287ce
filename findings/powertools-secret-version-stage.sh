#!/bin/bash
# Surprise: Powertools for Lambda, asked for a secret's AWSPREVIOUS or AWSPENDING,
# hands out AWSCURRENT if that was asked for before, and the other way round: for
# as long as it caches, the pending password goes to who wants the current one.
#
# What is cached has the name and the transform for its key; VersionStage and
# VersionId, which are handed on to GetSecretValue, are not in it.  Whoever comes
# second within max_age (5 seconds by default) gets what the first one asked for.
#
# Version: aws-lambda-powertools 3.37.0 of PyPI, @aws-lambda-powertools/parameters
#   2.35.0 of npm; moto 5.2.5 as Secrets Manager.
# Source: https://docs.aws.amazon.com/powertools/python/latest/utilities/parameters/
#   (arguments are passed to the SDK's call; nothing of the cache's key);
#   https://github.com/aws-powertools/powertools-lambda-typescript/issues/5622 has
#   it for TypeScript.
# Why it matters: a rotation function with it tests the current password for the
#   pending one, and finishes; a handler that falls back to AWSPREVIOUS tries the
#   same password twice.  force_fetch=True for every call with a stage, and a
#   provider of its own for it, for what is fetched is cached all the same.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in python3 node npm; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv >log 2>&1 || { echo "no venv"; exit 77; }
venv/bin/pip install -q --disable-pip-version-check \
    aws-lambda-powertools==3.37.0 boto3==1.44.8 \
    'moto[server,secretsmanager]==5.2.5' >log 2>&1 ||
    { cat log; echo "powertools could not be installed"; exit 77; }
echo "{}" >package.json
npm install --silent --no-audit --no-fund @aws-lambda-powertools/parameters@2.35.0 \
    @aws-sdk/client-secrets-manager@3.1164.0 >log 2>&1 ||
    { cat log; echo "powertools could not be installed"; exit 77; }

cat >asks.cjs <<'END'
const { SecretsProvider } = require('@aws-lambda-powertools/parameters/secrets');
(async () => {
	for (const order of process.argv.slice(2)) {
		const provider = new SecretsProvider();
		const said = [];
		for (const VersionStage of order.split(','))
			said.push(await provider.get('s', {
				maxAge: 600, sdkOptions: { VersionStage } }));
		console.log(`TypeScript, ${order}: ${said}`);
	}
})();
END
cat >asks.py <<'END'
import os
import subprocess
import sys

import boto3
from aws_lambda_powertools.utilities.parameters import SecretsProvider
from moto.server import ThreadedMotoServer

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
os.environ.update(AWS_ENDPOINT_URL="http://%s:%s" % server.get_host_and_port(),
                  AWS_ACCESS_KEY_ID="a", AWS_SECRET_ACCESS_KEY="b",
                  AWS_REGION="eu-west-1", AWS_DEFAULT_REGION="eu-west-1")
aws = boto3.client("secretsmanager")
aws.create_secret(Name="s", SecretString="old")
aws.put_secret_value(SecretId="s", SecretString="current")
aws.put_secret_value(SecretId="s", SecretString="pending",
                     VersionStages=["AWSPENDING"])
stages = "AWSCURRENT", "AWSPREVIOUS", "AWSPENDING"
print("boto3:", *(aws.get_secret_value(SecretId="s", VersionStage=stage)
                  ["SecretString"] for stage in stages))
orders = [",".join(stages), ",".join(stages[::-1])]
said = ""
for order in orders:
    provider = SecretsProvider()
    said += "Python, %s: %s\n" % (order, ",".join(
        provider.get("s", max_age=600, VersionStage=stage)
        for stage in order.split(",")))
said += subprocess.run(["node", "asks.cjs", *orders], check=True,
                       stdout=subprocess.PIPE, text=True).stdout
server.stop()
print(said, end="")
expected = "".join(f"{language}, {order}: {','.join([first] * 3)}\n"
                   for language in ("Python", "TypeScript")
                   for order, first in zip(orders, ("current", "pending")))
sys.exit(said != expected)
END
venv/bin/pip list 2>/dev/null | grep -E '^(aws.lambda.powertools|moto) '
if venv/bin/python asks.py 2>stderr; then
	echo "as told"
else
	cat stderr
	echo "the behaviour has changed"
	exit 1
fi
