#!/bin/bash
# Surprise: moto's server answers GET /moto-api/data.json by 500 as soon as there
# is a DB instance or a DB cluster, for all services, until the next reset.
#
# data.json shows what moto has: it asks each object for every attribute that has
# a public name, and leaves out those that are no JSON (moto/moto_api/_internal/
# responses.py, model_data).  That asking may fail is foreseen for TypeError,
# AttributeError and ValueError alone; the password of RDS's objects, which is
# there to be written, raises NotImplementedError, and the whole answer is lost.
#
# Version: moto 5.2.5.
# Source: https://docs.getmoto.org/en/latest/docs/server_mode.html ("Dashboard":
#   the state of the server can be seen at /moto-api; its page reads data.json).
# Why it matters: who waits for moto's server by that path, or looks at its page,
#   loses both with the first database.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" -q --disable-pip-version-check install \
    'moto[server,secretsmanager,rds]==5.2.5' boto3==1.44.8 ||
    { echo "cannot fetch moto"; exit 77; }
"$dir/venv/bin/pip" list 2>/dev/null | grep '^moto '
cd "$dir"
cat >look.py <<'END'
import sys
import traceback
import urllib.error
import urllib.request

import boto3
from moto.moto_api._internal.responses import MotoAPIResponse
from moto.server import ThreadedMotoServer


def told(told_by):
    """The same, but what it raises is said."""
    def tell(*args, **named):
        try:
            return told_by(*args, **named)
        except Exception:
            print(traceback.format_exc().splitlines()[-1])
            raise
    return tell


MotoAPIResponse.model_data = told(MotoAPIResponse.model_data)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
url = "http://%s:%s" % server.get_host_and_port()


def data():
    try:
        return urllib.request.urlopen(url + "/moto-api/data.json").status
    except urllib.error.HTTPError as e:
        return e.code


def client(service):
    return boto3.client(service, "us-east-1", endpoint_url=url,
                        aws_access_key_id="a", aws_secret_access_key="b")


seen = []
client("secretsmanager").create_secret(Name="s", SecretString="v")
seen.append(("with a secret", data(), 200))
client("rds").create_db_instance(
    DBInstanceIdentifier="d", Engine="mysql", DBInstanceClass="db.t3.micro",
    MasterUsername="admin", MasterUserPassword="password1",
    AllocatedStorage=20)
seen.append(("and a DB instance", data(), 500))
urllib.request.urlopen(url + "/moto-api/reset", b"")
client("rds").create_db_cluster(
    DBClusterIdentifier="c", Engine="aurora-mysql", MasterUsername="admin",
    MasterUserPassword="password1")
seen.append(("a DB cluster alone", data(), 500))
server.stop()
for what, got, expected in seen:
    print(f"data.json {what}: {got}")
sys.exit(any(got != expected for _, got, expected in seen))
END
"$dir/venv/bin/python" look.py 2>stderr || { status=$?; tail -n 20 stderr; exit $status; }
