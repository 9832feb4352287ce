package keyturn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerTest {
	private final Server keyturn = Server.serve();

	@AfterEach
	void end() {
		keyturn.close();
		assertTrue(ProcessHandle.of(keyturn.pid()).isEmpty());
	}

	/** A database whose master's password RDS looks after: the ARN of the secret. */
	static String withDatabase(Keyturn k) {
		var made = k.call("rds", "CreateDBInstance", Map.of(
			"DBInstanceIdentifier", "shop", "Engine", "mysql",
			"DBInstanceClass", "db.t3.micro", "AllocatedStorage", 20,
			"MasterUsername", "admin", "ManageMasterUserPassword", true));
		var instance = (Map<?, ?>)made.get("DBInstance");

		return (String)((Map<?, ?>)instance.get("MasterUserSecret"))
			.get("SecretArn");
	}

	private static List<?> secrets(Keyturn k) {
		return (List<?>)k.call("secretsmanager", "ListSecrets", Map.of())
			.get("SecretList");
	}

	@Test
	void accountsAreApart() {
		Keyturn one = keyturn.at(Keyturn.freshAccount());
		Keyturn two = keyturn.at(Keyturn.freshAccount());

		assertNotEquals(one.account(), two.account());
		for (Keyturn k : List.of(one, two))
			k.call("secretsmanager", "CreateSecret",
				Map.of("Name", "s", "SecretString", k.account()));
		assertEquals(one.account(), one.call("secretsmanager",
			"GetSecretValue", Map.of("SecretId", "s")).get("SecretString"));
		one.reset();
		assertEquals(0, secrets(one).size());
		assertEquals(1, secrets(two).size());
	}

	@Test
	void itsAccountAndRegionAreThoseOfItsOptions() {
		try (Server k = Server.serve("--account=000000000000",
				"--region=eu-west-2")) {
			assertEquals("000000000000", k.account());
			assertEquals("eu-west-2", k.region());
		}
	}

	@Test
	void theClock() throws InterruptedException {
		Clock clock = keyturn.clock();

		clock.freeze();
		Instant then = clock.now();
		clock.advance(Duration.ofMinutes(90));
		assertEquals(then.plus(Duration.ofMinutes(90)), clock.now());
		clock.set(then.plus(Duration.ofDays(1)));
		assertEquals(then.plus(Duration.ofDays(1)), clock.now());
		assertTrue(assertThrows(Refused.class, () -> clock.set(then))
			.getMessage().contains("does not go back"));
		clock.run();
		while (clock.now().equals(then.plus(Duration.ofDays(1))))
			Thread.sleep(1);
	}

	@Test
	void aWeekLater() {
		String secret = withDatabase(keyturn);

		keyturn.clock().advance(Duration.ZERO);
		assertEquals("admin@%", keyturn.verify(secret).values.get(0).account);
		assertTrue(keyturn.clock().advance(Duration.ofDays(8)).stream()
			.anyMatch(e -> e.event.equals("RotationSucceeded") &&
				e.arn.equals(secret)));
		var values = keyturn.verify(secret).values;
		assertTrue(values.get(0).logsIn);
		assertFalse(values.get(1).logsIn);
		assertEquals("finishSecret", keyturn.waitFor(secret)
			.rotations.get(0).attempts.get(0).steps.get(3).step);
	}

	@Test
	void aRotationThatIsBroken() {
		String secret = withDatabase(keyturn);

		keyturn.clock().advance(Duration.ZERO);
		keyturn.clock().freeze();	/* it is tried again in a second */
		Fault set = keyturn.faults().add(Fault.point("set.sql.after", "fail"));
		keyturn.call("secretsmanager", "RotateSecret",
			Map.of("SecretId", secret));
		Rotations r = assertThrows(RotationFailed.class,
			() -> keyturn.waitFor(secret)).rotations();
		assertEquals("failed", r.outcome);
		assertTrue(r.reason.contains("set.sql.after"), r.reason);
		assertTrue(r.next.isAfter(keyturn.clock().now()));
		assertTrue(keyturn.faults().list().get(0).spent);
		keyturn.faults().clear(set.id);
		keyturn.faults().add(Fault.service("rds", "close"));
		keyturn.faults().clear();
		assertEquals(List.of(), keyturn.faults().list());
	}

	@Test
	void statementsAsTheMaster() {
		withDatabase(keyturn);
		keyturn.clock().advance(Duration.ZERO);
		keyturn.sql("shop", "CREATE DATABASE d; CREATE TABLE d.t (a INT)");
		assertTrue(assertThrows(Refused.class,
			() -> keyturn.sql("shop", "CREATE TABLE d.t (a INT)"))
			.getMessage().contains("already exists"));
	}

	@Test
	void whatItSaysIsPassedOn() {
		assertTrue(assertThrows(KeyturnException.class,
			() -> Server.serve("--no-such-option")).getMessage()
			.contains("--no-such-option"));
		Refused no = assertThrows(Refused.class,
			() -> keyturn.rotations("not here"));
		assertEquals("NoSuchSecretException", no.code());
		assertEquals(404, no.status());
		assertTrue(no.getMessage().contains("no secret not here"),
			no.getMessage());
	}

	@Test
	void withoutABinary() {
		assertTrue(assertThrows(KeyturnException.class,
			() -> Server.binary("", "/nowhere")).getMessage()
			.contains("no keyturn in PATH"));
		assertEquals("/a/b", Server.binary("/a/b", ""));
	}

	@Test
	void propertiesAreAsBeforeWhenTheUseIsOver() {
		System.setProperty("aws.region", "eu-west-1");
		System.setProperty("aws.endpointUrl", "http://somewhere");
		try (Used used = keyturn.use()) {
			assertEquals("us-east-1", System.getProperty("aws.region"));
			assertEquals(keyturn.url(), System.getProperty("aws.endpointUrl"));
		}
		assertEquals("eu-west-1", System.clearProperty("aws.region"));
		assertEquals("http://somewhere", System.clearProperty("aws.endpointUrl"));
		assertNull(System.getProperty("aws.accessKeyId"));
	}
}
