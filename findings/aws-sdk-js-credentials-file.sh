#!/bin/bash
# Surprise: a process with the AWS SDK for JavaScript v3 that has read ~/.aws/credentials
# once uses those keys for good: a client that is made after they were rotated has the
# old ones, too, and fromIni({ ignoreCache: true }) on the one that is there as well.
#
# There are two caches.  The file's text is kept for the whole process, under its name;
# ignoreCache passes that by.  And a client keeps credentials that do not expire, as
# those of a file, without end; ignoreCache does not reach that.  Only a new client with
# ignoreCache reads the file, and changes the text for all that are made later.  boto3
# reads it anew with each session.
#
# Version: @aws-sdk/client-secrets-manager and @aws-sdk/credential-providers
#   3.1164.0 of npm; boto3 1.44.8 of PyPI.
# Source: https://www.npmjs.com/package/@aws-sdk/credential-providers (fromIni,
#   ignoreCache: "the provider will always reload any configuration files loaded
#   before").
# Why it matters: access keys are rotated as passwords are: the new pair is written to
#   the file, the old one is disabled, and from then on a service that runs is told
#   InvalidClientTokenId, though the file is right and a client is made for each
#   call; all is well after a restart.
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
venv/bin/pip install -q --disable-pip-version-check boto3==1.44.8 >log 2>&1 ||
    { cat log; echo "boto3 could not be installed"; exit 77; }
echo "{}" >package.json
npm install --silent --no-audit --no-fund @aws-sdk/client-secrets-manager@3.1164.0 \
    @aws-sdk/credential-providers@3.1164.0 >log 2>&1 ||
    { cat log; echo "the SDK could not be installed"; exit 77; }

cat >keys.cjs <<'END'
const fs = require('node:fs');
const { SecretsManagerClient } = require('@aws-sdk/client-secrets-manager');
const { fromIni } = require('@aws-sdk/credential-providers');

const write = (key) => fs.writeFileSync(process.env.AWS_SHARED_CREDENTIALS_FILE,
	`[default]\naws_access_key_id = ${key}\naws_secret_access_key = s\n`);
const client = (credentials) => new SecretsManagerClient(
	{ region: 'eu-west-1', credentials });
const key = async (client) => (await client.config.credentials()).accessKeyId;

(async () => {
	write('OLD');
	const there = client();
	const ignores = client(fromIni({ ignoreCache: true }));
	const seen = [await key(there), await key(ignores)];
	write('NEW');
	for (const [what, which] of [
		['a client that is there', () => there],
		['one that is there, with ignoreCache', () => ignores],
		['a new client', () => client()],
		['a new one with ignoreCache', () => client(fromIni({ ignoreCache: true }))],
		['a new client after that one', () => client()]]) {
		seen.push(await key(which()));
		console.log(`JavaScript, ${what}: ${seen.at(-1)}`);
	}
	process.exit(String(seen) === 'OLD,OLD,OLD,OLD,OLD,NEW,NEW' ? 0 : 1);
})();
END
cat >keys.py <<'END'
import os
import sys
import boto3


def write(key):
    with open(os.environ["AWS_SHARED_CREDENTIALS_FILE"], "w") as f:
        f.write(f"[default]\naws_access_key_id = {key}\naws_secret_access_key = s\n")


def key():
    return boto3.Session().get_credentials().access_key


write("OLD")
first = key()
write("NEW")
second = key()
print("Python, a new session:", second)
sys.exit((first, second) != ("OLD", "NEW"))
END
unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_PROFILE
export AWS_SHARED_CREDENTIALS_FILE="$dir/credentials" AWS_CONFIG_FILE="$dir/config"
npm ls 2>/dev/null | tail -n +2
if node keys.cjs 2>stderr && venv/bin/python keys.py 2>>stderr; then
	echo "as told"
else
	cat stderr
	echo "the behaviour has changed"
	exit 1
fi
