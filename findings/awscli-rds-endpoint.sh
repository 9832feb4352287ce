#!/bin/bash
# Surprise: with AWS_ENDPOINT_URL set, `aws rds` of the AWS CLI v1 goes to real
# AWS all the same, signed request and all, if the region is us-east-1.
#
# Other commands of the same CLI, and `aws rds` in other regions, go where
# AWS_ENDPOINT_URL leads.  awscli/customizations/overridesslcommonname.py gives
# a few services a host of its own choice (for certificates without a
# subjectAltName), as if --endpoint-url had been given, which then wins over
# the environment: rds, docdb and neptune in us-east-1, sqs in many regions.
#
# Version: awscli 1.46.3 of PyPI.
# Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
#   (AWS_ENDPOINT_URL is the endpoint "for all service requests").
# Why it matters: a test against a local AWS that believes itself offline
#   creates or deletes a database in a real account, if credentials are there.
#   --endpoint-url avoids it.
#
# Nothing leaves this machine: HTTPS_PROXY is a socket of ours, which notes
# where the CLI wants to go and refuses.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
listener=
trap '[ -z "$listener" ] || kill "$listener" 2>/dev/null; rm -rf "$dir"' EXIT

cat >"$dir/listen.py" <<'END'
import socket
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while True:
    client, _ = listener.accept()
    line = client.recv(65536).decode(errors="replace").split("\r\n")[0]
    print(line, flush=True)
    client.sendall(b"HTTP/1.1 503 no\r\nContent-Length: 0\r\n"
                   b"Connection: close\r\n\r\n")
    client.close()
END

python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" install -q --disable-pip-version-check awscli==1.46.3 \
    >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "awscli could not be installed"; exit 77; }
"$dir/venv/bin/aws" --version

python3 "$dir/listen.py" >"$dir/heard" &
listener=$!
until port=$(head -n 1 "$dir/heard") && [ -n "$port" ]; do sleep 0.1; done

status=0
try() {	# try REGION SERVICE OPERATION EXPECTED: the first line that was heard
	local before said
	before=$(wc -l <"$dir/heard")
	env -i PATH="$PATH" HOME="$dir" AWS_MAX_ATTEMPTS=1 \
	    AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test \
	    AWS_ENDPOINT_URL="http://127.0.0.1:$port" \
	    HTTPS_PROXY="http://127.0.0.1:$port" \
	    "$dir/venv/bin/aws" "$2" "$3" --region "$1" >/dev/null 2>&1 || true
	said=$(sed -n "$((before + 1))p" "$dir/heard")
	echo "aws $2 $3 --region $1: $said"
	[ "$said" = "$4" ] || { echo "expected: $4"; status=1; }
}
here="POST / HTTP/1.1"
try us-west-2 rds describe-db-instances "$here"
try us-east-1 secretsmanager list-secrets "$here"
try us-east-1 rds describe-db-instances \
    "CONNECT rds.amazonaws.com:443 HTTP/1.0"
exit $status
