#!/bin/bash
# Surprise: Airflow's backend for Secrets Manager reads the secrets that AWS makes for
# databases, but not which database: "dbname" is dropped without a word.
#
# It looks for words in the JSON: engine, host, port, username and password are
# among them as AWS names them, for the database it knows "database" and "schema"
# only.  The connection is made, logs in, and is in no database, or in the hook's
# default one.
#
# Version: apache-airflow-providers-amazon 9.39.0 with apache-airflow 3.3.2, of PyPI.
# Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
#   (dbname in each structure of a database);
#   https://github.com/apache/airflow/pull/17448 (the words are there so that secrets
#   of RDS are read).
# Why it matters: "No database selected" (1046) long after a login that worked, or rows
#   in another database where one of the name has the tables.  That is mended by
#   backend_kwargs {"extra_conn_words": {"schema": ["dbname"]}}, or a second member
#   "schema" in the secret, which rotations keep.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" -q --disable-pip-version-check install apache-airflow==3.3.2 \
    apache-airflow-providers-amazon==9.39.0 >"$dir/log" 2>&1 ||
    { tail -n 3 "$dir/log"; echo "Airflow could not be installed"; exit 77; }
"$dir/venv/bin/pip" list 2>/dev/null | grep -E '^apache-airflow(-providers-amazon)? '

cat >"$dir/try.py" <<'END'
import json
import logging
import os
import sys
from unittest import mock

from airflow.providers.amazon.aws.secrets.secrets_manager import (
    SecretsManagerBackend)

logging.disable()
# As AWS's console, CloudFormation and CDK write it.
SECRET = {"engine": "mysql", "host": "db.example", "port": 3306,
          "username": "app", "password": "secret", "dbname": "shop"}


def connection(**options):
    backend = SecretsManagerBackend(**options)
    backend.__dict__["client"] = mock.Mock(**{
        "get_secret_value.return_value": {"SecretString": json.dumps(SECRET)}})
    return backend.get_connection("shop")


c = connection()
print(c.conn_type, c.host, c.port, c.login, "database:", c.schema,
      "extra:", c.extra_dejson)
mended = connection(extra_conn_words={"schema": ["dbname"]}).schema
print("with extra_conn_words:", mended)
sys.stdout.flush()
os._exit((c.conn_type, c.host, c.port, c.login) != (
    "mysql", "db.example", 3306, "app") or c.schema is not None
    or c.extra_dejson != {} or mended != "shop")
END
AIRFLOW_HOME=$dir "$dir/venv/bin/python" "$dir/try.py" 2>"$dir/log" &&
    echo "as told" ||
    { tail -n 5 "$dir/log"; echo "the behaviour has changed"; exit 1; }
