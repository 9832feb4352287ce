package keyturn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A process that is killed leaves no keyturn, no database and no folder. */
class KilledTest {
	/* Folders that keyturn makes have names by mkdtemp. */
	private static final Pattern MADE =
		Pattern.compile("/[^\\s=\\x00]*/keyturn-\\w{6}\\b");

	/** The process that is killed, once it has a database. */
	static class ToBeKilled {
		public static void main(String[] args) throws InterruptedException {
			Server k = Server.serve();

			ServerTest.withDatabase(k);
			k.call("rds", "DescribeDBInstances", Map.of());	/* waits for it */
			System.out.println("here");
			Thread.currentThread().join();
		}
	}

	private static String commandLine(ProcessHandle p) {
		try {
			return Files.readString(Path.of("/proc/" + p.pid() + "/cmdline"));
		} catch (IOException e) {
			return "";
		}
	}

	@Test
	void leavesNothing() throws Exception {
		try (var other = new OtherProcess(ToBeKilled.class, System.getenv())) {
			assertEquals("here", other.line());
			var run = other.process.descendants().collect(Collectors.toList());
			var folders = run.stream().map(KilledTest::commandLine)
				.flatMap(line -> MADE.matcher(line).results())
				.map(MatchResult::group).distinct().map(Path::of)
				.collect(Collectors.toList());

			assertTrue(run.size() > 2, "keyturn, its guardian and a database");
			assertFalse(folders.isEmpty());
			other.process.destroyForcibly().waitFor();
			for (var p : run)
				p.onExit().get(1, TimeUnit.MINUTES);
			for (var folder : folders)
				assertFalse(Files.exists(folder), folder.toString());
		}
	}
}
