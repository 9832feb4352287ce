#!/bin/bash
# Surprise: the same JDBC URL has two passwords: MySQL's Connector/J decodes what is
# behind "password=", "%26" to "&" and "+" to a space; MariaDB's takes it as it stands,
# "%26" for three characters, and knows no way to write an "&".
#
# "+" encoded as "%2B" is right for the one and wrong for the other; left alone it is
# the reverse.  Both drivers serve both servers, and MariaDB's takes jdbc:mysql: too
# (permitMysqlScheme).
#
# Version: mysql-connector-j 26.10.0 and mariadb-java-client 4.0.0, of Maven.
# Source: https://dev.mysql.com/doc/connector-j/en/connector-j-reference-jdbc-url-format.html
#   (reserved characters are to be percent-encoded);
#   https://mariadb.com/kb/en/about-mariadb-connector-j/ (nothing of encoding; its
#   sister for node decodes since 2.4.1:
#   https://github.com/mariadb-corporation/mariadb-connector-nodejs/issues/115).
# Why it matters: who goes from one driver to the other, or makes URLs for both, is
#   refused with 1045 as soon as a rotation makes a password with "%", "+" or "&",
#   and not before.  Give user and password as properties, never in the URL.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in java mvn; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for artifact in com.mysql:mysql-connector-j:26.10.0 \
    org.mariadb.jdbc:mariadb-java-client:4.0.0; do
	mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
	    -Dartifact=$artifact -DoutputDirectory="$dir/lib" \
	    </dev/null >"$dir/log" 2>&1 ||
	    { tail -n 3 "$dir/log"; echo "$artifact could not be fetched"; exit 77; }
done

cat >"$dir/Reads.java" <<'END'
import com.mysql.cj.conf.ConnectionUrl;
import java.util.Properties;

class Reads {
	static final String[][] CASES = {
		/* behind "password=", as Connector/J reads it, as MariaDB's does */
		{"secret", "secret", "secret"},
		{"a%26b", "a&b", "a%26b"},
		{"a&b", "a", "a"},
		{"a%2Bb", "a+b", "a%2Bb"},
		{"a+b", "a b", "a+b"},
		{"a%20b", "a b", "a%20b"},
	};

	public static void main(String[] args) throws Exception {
		boolean right = true;
		for (String[] c : CASES) {
			String url = "//db/shop?user=app&password=" + c[0];
			String mysql = ConnectionUrl.getConnectionUrlInstance(
				"jdbc:mysql:" + url, new Properties()).getMainHost().getPassword();
			String mariadb = org.mariadb.jdbc.Configuration.parse(
				"jdbc:mariadb:" + url).password();
			System.out.printf("password=%s: Connector/J reads \"%s\", " +
				"MariaDB's \"%s\"%n", c[0], mysql, mariadb);
			right &= mysql.equals(c[1]) && mariadb.equals(c[2]);
		}
		System.exit(right ? 0 : 1);
	}
}
END
basename -a "$dir"/lib/*
java -cp "$dir/lib/*" "$dir/Reads.java" && echo "as told" ||
    { echo "the behaviour has changed"; exit 1; }
