package keyturn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** An SDK that is told nothing finds a keyturn, whatever else could lead it. */
class FoundTest {
	/** Two programs that were made for AWS: this one, and one that it starts. */
	static class Program {
		public static void main(String[] args) throws Exception {
			System.setProperty("aws.endpointUrlSecretsManager", NOWHERE);
			try (Server k = Server.serve(); Used used = k.use()) {
				OnlyAsks.main(args);
				try (var child = new OtherProcess(OnlyAsks.class, k.environ())) {
					System.out.println(child.line());
				}
			}
		}
	}

	static class OnlyAsks {
		public static void main(String[] args) {
			try (var secrets = SecretsManagerClient.create()) {
				secrets.createSecret(r -> r.name("s" + System.nanoTime())
					.secretString("any"));
				System.out.println(secrets.listSecrets().secretList().size());
			}
		}
	}

	private static final String NOWHERE = "http://127.0.0.1:1";
	private static final Map<String, String> MISLEADING = Map.of(
		"AWS_ENDPOINT_URL_SECRETS_MANAGER", NOWHERE,
		"AWS_ENDPOINT_URL", NOWHERE,
		"AWS_PROFILE", "production", "AWS_SESSION_TOKEN", "token",
		"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true",
		"AWS_USE_FIPS_ENDPOINT", "true",
		"HTTP_PROXY", NOWHERE, "http_proxy", NOWHERE);

	@Test
	void whateverElseIsSet() throws Exception {
		var env = new HashMap<>(System.getenv());

		env.putAll(MISLEADING);
		try (var program = new OtherProcess(Program.class, env)) {
			assertEquals("1", program.line());
			assertEquals("2", program.line());
		}
	}

	static boolean isWithSources() {
		return Files.exists(exec());
	}

	private static Path exec() {
		return Path.of("../../server/lead.c");
	}

	@Test
	@EnabledIf("isWithSources")
	void theSameIsRemovedAsByExec() throws Exception {
		String list = Files.readString(exec())
			.replaceAll("(?s).*astray\\[\\] = \\{(.*?)\\};.*", "$1");

		assertEquals(Pattern.compile("\\w+").matcher(list).results()
			.map(MatchResult::group).collect(Collectors.toList()),
			Environment.REMOVED);
	}

	@Test
	void whatIsRemoved() {
		for (String name : List.of("AWS_PROFILE", "AWS_ENDPOINT_URL_RDS"))
			assertEquals(true, Environment.isRemoved(name));
		for (String name : List.of("AWS_ENDPOINT_URL", "AWS_PROFILES", "PATH"))
			assertFalse(Environment.isRemoved(name));
	}
}
