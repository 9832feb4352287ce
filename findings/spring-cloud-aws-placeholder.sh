#!/bin/bash
# Surprise: Spring Cloud AWS reads "${" in a secret's value as the begin of a
# placeholder: a password that Secrets Manager has made becomes another one, or the
# application does not start.
#
# Properties of an Environment are resolved when they are asked for, whichever source
# they are of, and a secret is one of them: "a${x}b" fails for there is no property x,
# "a${x:y}b" is "ayb", "a${username}b" has the secret's own username in it.  Only a
# "${" without a "}" behind it stays.  There is no option for it, and a backslash
# before the "$" would be wrong for all others who read the secret.
#
# Version: spring-cloud-aws-starter-secrets-manager 4.1.0 with Spring Boot 4.0.7,
#   of Maven.
# Source: https://docs.spring.io/spring-boot/reference/features/external-config.html
#   (placeholders: of the values in application.properties, "when they are used").
# Why it matters: AWS's rotation functions for databases leave out no more than
#   /@"'\ and :, so that of some 1,700 passwords of 32 characters one has both: a service
#   that has rotated for years fails one night, in its DataSource, with a message about
#   a property that nobody has named, and well again after the next rotation.
#   ExcludeCharacters with a "$" (EXCLUDE_CHARACTERS of the function) ends it.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in java javac mvn; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cat >"$dir/pom.xml" <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
	<modelVersion>4.0.0</modelVersion>
	<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
	<dependencyManagement><dependencies><dependency>
		<groupId>software.amazon.awssdk</groupId>
		<artifactId>bom</artifactId>
		<version>2.57.8</version>
		<type>pom</type><scope>import</scope>
	</dependency></dependencies></dependencyManagement>
	<dependencies>
		<dependency>
			<groupId>io.awspring.cloud</groupId>
			<artifactId>spring-cloud-aws-starter-secrets-manager</artifactId>
			<version>4.1.0</version>
		</dependency>
		<dependency>
			<groupId>tools.jackson.core</groupId>
			<artifactId>jackson-databind</artifactId>
			<version>3.0.2</version>
		</dependency>
	</dependencies>
</project>
END
mvn -B -q -f "$dir/pom.xml" -DoutputDirectory="$dir/lib" \
    org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    </dev/null >"$dir/log" 2>&1 ||
    { tail -n 3 "$dir/log"; echo "Spring could not be fetched"; exit 77; }

mkdir "$dir/app"
cat >"$dir/app/Placeholder.java" <<'END'
package app;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.Map;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

@EnableAutoConfiguration
class Placeholder {
	static String password;

	static String read(int port) {
		try (var context = new SpringApplicationBuilder(Placeholder.class)
				.properties(Map.of(
				"spring.config.import", "aws-secretsmanager:app/login",
				"spring.main.banner-mode", "off",
				"logging.level.root", "OFF",
				"spring.cloud.aws.endpoint", "http://127.0.0.1:" + port,
				"spring.cloud.aws.region.static", "eu-west-1",
				"spring.cloud.aws.credentials.access-key", "a",
				"spring.cloud.aws.credentials.secret-key", "b")).run()) {
			return context.getEnvironment().getProperty("password");
		} catch (IllegalArgumentException e) {
			return e.getMessage();
		}
	}

	public static void main(String[] args) throws Exception {
		/* A Secrets Manager that has one secret. */
		HttpServer server = HttpServer.create(
			new InetSocketAddress("127.0.0.1", 0), 0);
		server.createContext("/", call -> {
			call.getRequestBody().readAllBytes();
			byte[] body = ("{\"Name\":\"app/login\",\"SecretString\":" +
				"\"{\\\"username\\\":\\\"admin\\\",\\\"password\\\":" +
				"\\\"" + password + "\\\"}\"}").getBytes();
			call.sendResponseHeaders(200, body.length);
			call.getResponseBody().write(body);
			call.close();
		});
		server.start();
		System.out.println("Spring Boot " + SpringBootVersion.getVersion());
		String[][] cases = {
			{"plain", "plain"},
			{"a${open", "a${open"},
			{"a${x}b", "Could not resolve placeholder 'x' in value \"a${x}b\""},
			{"a${x:y}b", "ayb"},
			{"a${username}b", "aadminb"}};
		boolean right = true;
		for (String[] c : cases) {
			password = c[0];
			String got = read(server.getAddress().getPort());
			System.out.println(c[0] + " is read as: " + got);
			right &= c[1].equals(got);
		}
		System.exit(right ? 0 : 1);
	}
}
END
javac -proc:none -cp "$dir/lib/*" -d "$dir/out" "$dir/app/Placeholder.java"
env -u AWS_ENDPOINT_URL -u AWS_PROFILE java -XX:TieredStopAtLevel=1 \
    -cp "$dir/out:$dir/lib/*" app.Placeholder 2>"$dir/log" && echo "as told" ||
    { tail -n 5 "$dir/log"; echo "the behaviour has changed"; exit 1; }
