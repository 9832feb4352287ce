package keyturn.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import keyturn.Fault;
import keyturn.Keyturn;
import keyturn.KeyturnException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Classes as users write them, run by JUnit itself. */
class ExtensionTest {
	static final List<Keyturn> met = new ArrayList<>();

	@BeforeEach
	void nobodyWasMet() {
		met.clear();
	}

	private static EngineTestKit.Builder of(Class<?>... classes) {
		return EngineTestKit.engine("junit-jupiter")
			.selectors(Stream.of(classes).map(c -> selectClass(c))
				.toArray(DiscoverySelector[]::new));
	}

	private static void passes(int tests, EngineTestKit.Builder which) {
		which.execute().testEvents()
			.assertStatistics(s -> s.started(tests).succeeded(tests));
	}

	private static List<String> secrets() {
		try (var client = SecretsManagerClient.create()) {
			return client.listSecrets().secretList().stream()
				.map(s -> s.name()).collect(Collectors.toList());
		}
	}

	private static void create(String name) {
		try (var client = SecretsManagerClient.create()) {
			client.createSecret(r -> r.name(name).secretString("any"));
		}
	}

	@KeyturnTest
	static class One {
		static final SecretsManagerClient client = SecretsManagerClient.create();

		@BeforeAll
		static void create(Keyturn k) {
			client.createSecret(r -> r.name("s").secretString("any"));
		}

		@Test
		void anUnmodifiedClientFindsIt(Keyturn k) {
			met.add(k);
			assertEquals(List.of("s"), secrets());
		}

		@Test
		void withoutAParameterToo() {
			assertEquals(List.of("s"), secrets());
		}

		@Nested
		class Within {
			@Test
			void itIsTheSame(Keyturn k) {
				met.add(k);
				assertEquals(List.of("s"), secrets());
			}
		}
	}

	@KeyturnTest
	static class Two {
		Two(Keyturn k) {
			met.add(k);
		}

		@Test
		void seesNothingOfOthers() {
			assertEquals(List.of(), secrets());
			create("s");
		}

		@Test
		void setsNothingOfOthers(Keyturn k) {
			assertThrows(KeyturnException.class,
				() -> k.clock().advance(Duration.ofDays(1)));
			assertThrows(KeyturnException.class,
				() -> k.faults().add(Fault.service("rds", "close")));
			assertEquals(List.of(), k.faults().list());
		}
	}

	@KeyturnTest(options = {"--account", "111122223333"})
	static class Alone {
		@Test
		void mayMoveTheClock(Keyturn k) {
			met.add(k);
			k.clock().advance(Duration.ofDays(1));
			k.faults().add(Fault.service("rds", "close"));
		}
	}

	@Test
	void classesShareAServerButNoSecrets() {
		passes(5, of(One.class, Two.class));
		assertEquals(1, met.stream().map(Keyturn::url).distinct().count());
		assertEquals(2, met.stream().map(Keyturn::account).distinct().count());
		assertNull(System.getProperty("aws.endpointUrl"));
	}

	@Test
	void whoIsAloneHasAServer() {
		passes(3, of(Two.class, Alone.class));
		assertEquals(2, met.stream().map(Keyturn::url).distinct().count());
	}

	@KeyturnTest
	static class Leaves {
		@Test
		void something(Keyturn k) {
			met.add(k);
			create("s");
		}
	}

	@KeyturnTest
	static class FindsLeft {
		@Test
		void nothing() {
			var left = met.get(0).call("secretsmanager", "ListSecrets", Map.of());

			assertEquals(List.of(), left.get("SecretList"));
		}
	}

	@Test
	void whatAClassMadeGoesWithIt() {
		passes(2, of(Leaves.class, FindsLeft.class));
	}

	@KeyturnTest
	static class Looks {
		@Test
		void againAndAgain(Keyturn k) {
			for (int i = 0; i < 2000; i++) {
				assertEquals(k.account(), System.getProperty("aws.accessKeyId"));
				Thread.yield();
			}
		}
	}

	static class LooksToo extends Looks {
	}

	static class LooksAlso extends Looks {
	}

	@Test
	void oneClassAtATimeHasTheProperties() {
		String parallel = "junit.jupiter.execution.parallel.";

		passes(3, of(Looks.class, LooksToo.class, LooksAlso.class)
			.configurationParameter(parallel + "enabled", "true")
			.configurationParameter(parallel + "mode.default", "concurrent")
			.configurationParameter(parallel + "config.strategy", "fixed")
			.configurationParameter(parallel + "config.fixed.parallelism", "4"));
	}

	@KeyturnTest
	static class Misled {
		@Test
		void neverRuns() {
		}
	}

	@Test
	void optionsOfTheSharedServer() {
		of(Misled.class)
			.configurationParameter("keyturn.options", "--memory  --no-such")
			.execute().containerEvents().failed().assertEventsMatchLoosely(
				finishedWithFailure(message(m -> m.contains("--no-such"))));
	}

	@Test
	void serversGoWithTheLastClass() {
		passes(3, of(Two.class, Alone.class));
		for (Keyturn k : met)
			assertThrows(KeyturnException.class, () -> k.faults().list());
	}
}
