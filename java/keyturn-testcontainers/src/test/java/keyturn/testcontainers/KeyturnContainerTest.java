package keyturn.testcontainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import keyturn.Keyturn;
import keyturn.Used;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** With a real engine, where KEYTURN_TEST_IMAGE names an image that it has. */
@Tag("container")	// not of who has no engine
class KeyturnContainerTest {
	private static final String IMAGE = System.getenv("KEYTURN_TEST_IMAGE");
	private static KeyturnContainer container;

	@BeforeAll
	static void start() {
		assumeTrue(IMAGE != null,
			"KEYTURN_TEST_IMAGE is unset: no image of keyturn's");
		container = new KeyturnContainer(IMAGE).withDatabases(2)
			.withOptions("--account", "111122223333");
		container.start();
	}

	@AfterAll
	static void stop() {
		if (container != null)
			container.stop();
	}

	@Test
	void anUnmodifiedClientFindsIt() {
		try (Used used = container.keyturn().use();
				var secrets = SecretsManagerClient.create()) {
			String arn = secrets.createSecret(r -> r.name("s")
				.secretString("any")).arn();

			assertEquals("any", secrets.getSecretValue(r -> r.secretId(arn))
				.secretString());
		}
	}

	@Test
	void optionsAreHeard() {
		var k = new Keyturn(container.getEndpoint(), null, "any", "us-east-1");
		var me = k.call("sts", "GetCallerIdentity", Map.of());

		assertEquals("111122223333", me.get("Account"));
	}

	private static Map<?, ?> database(Keyturn k) {
		k.call("rds", "CreateDBInstance", Map.of(
			"DBInstanceIdentifier", "shop", "Engine", "mysql",
			"DBInstanceClass", "db.t3.micro", "AllocatedStorage", 20,
			"MasterUsername", "admin", "ManageMasterUserPassword", true));
		k.clock().advance(Duration.ZERO);
		return (Map<?, ?>)((List<?>)k.call("rds", "DescribeDBInstances",
			Map.of()).get("DBInstances")).get(0);
	}

	@Test
	void aDatabaseIsWhereItIsSaidToBe() throws IOException {
		Keyturn k = container.keyturn();
		var made = database(k);
		var at = (Map<?, ?>)made.get("Endpoint");
		String secret = (String)((Map<?, ?>)made.get("MasterUserSecret"))
			.get("SecretArn");
		int port = ((Number)at.get("Port")).intValue();

		try (var socket = new Socket((String)at.get("Address"), port)) {
			socket.setSoTimeout(60_000);
			assertFalse(socket.getInputStream().readNBytes(5).length < 5,
				"a server greets");
		}
		k.clock().advance(Duration.ofDays(8));
		assertEquals(1, k.waitFor(secret).rotations.size());
		assertTrue(k.verify(secret).verified);
	}
}
