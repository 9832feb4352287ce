#!/bin/bash
# Surprise: the AWS CLI sends credentials that one endpoint has issued to another: those
# of a local stand-in's role go to AWS, those of AWS to the stand-in, for an hour.
#
# A profile with role_arn has its AssumeRole answered from ~/.aws/cli/cache, where the
# name of the file is made of what is asked for: RoleArn, DurationSeconds and so on.
# Neither the endpoint that was asked is in it, nor who asked: with other keys in
# source_profile, or another source_profile of another account, the old answer
# is used as well.  boto3 by itself keeps no such file.
#
# Version: awscli 1.46.3 of PyPI.
# Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
#   ("Clearing cached credentials": until they expire; nothing of endpoints);
#   https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
#   (AWS_ENDPOINT_URL is the endpoint "for all service requests").
# Why it matters: with one configuration for AWS and for a local AWS, and the endpoint
#   from the environment, the second of the two refuses what is right ("the security
#   token included in the request is invalid"), and sees a token that is not its own.
#   Give the local one profiles with roles of their own, or a HOME.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" install -q --disable-pip-version-check awscli==1.46.3 \
    >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "the AWS CLI could not be installed"; exit 77; }

cat >"$dir/try.py" <<'END'
import http.server
import os
import subprocess
import sys
import threading

home = sys.argv[1]
said = []


class Aws(http.server.BaseHTTPRequestHandler):
    """An AWS that issues keys with its own name in them, and notes who calls."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        signed_by = self.headers["Authorization"].split("Credential=")[1]
        assume = b"Action=AssumeRole" in body
        said.append("%s %s by %s" % (self.server.name, "AssumeRole" if assume
                                     else "ListSecrets", signed_by.split("/")[0]))
        answer = (f"""<AssumeRoleResponse><AssumeRoleResult><Credentials>
            <AccessKeyId>ROLE-OF-{self.server.name}</AccessKeyId>
            <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
            <Expiration>2099-01-01T00:00:00Z</Expiration>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>"""
                  if assume else '{"SecretList": []}').encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args):
        pass


def start(name):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Aws)
    server.name = name
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return "http://127.0.0.1:%d" % server.server_port


def list_secrets(endpoint, key):
    """The calls that `aws secretsmanager list-secrets --profile role` makes."""
    said.clear()
    with open(home + "/config", "w") as f:
        f.write(f"""[profile role]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/r
source_profile = user
[profile user]
aws_access_key_id = {key}
aws_secret_access_key = s
""")
    subprocess.run([home + "/venv/bin/aws", "secretsmanager", "list-secrets",
                    "--profile", "role"], check=True, stdout=subprocess.DEVNULL,
                   env={"PATH": os.environ["PATH"], "HOME": home,
                        "AWS_CONFIG_FILE": home + "/config",
                        "AWS_ENDPOINT_URL": endpoint})
    print(*said, sep="; ")
    return list(said)


one, two = start("ONE"), start("TWO")
first = list_secrets(one, "USER-1")
second = list_secrets(two, "USER-1")
third = list_secrets(two, "USER-2")
sys.exit(first != ["ONE AssumeRole by USER-1", "ONE ListSecrets by ROLE-OF-ONE"]
         or second != ["TWO ListSecrets by ROLE-OF-ONE"] or third != second)
END
"$dir/venv/bin/aws" --version
"$dir/venv/bin/python" "$dir/try.py" "$dir" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
