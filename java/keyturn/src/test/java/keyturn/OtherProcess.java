package keyturn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;

/** A class with a main of these tests, in a JVM of its own. */
class OtherProcess implements AutoCloseable {
	final Process process;
	private final BufferedReader said;

	OtherProcess(Class<?> main, Map<String, String> env) throws IOException {
		var builder = new ProcessBuilder(List.of(
			ProcessHandle.current().info().command().orElse("java"), "-cp",
			System.getProperty("java.class.path"), main.getName()));

		builder.environment().keySet().retainAll(env.keySet());
		builder.environment().putAll(env);
		builder.redirectError(ProcessBuilder.Redirect.INHERIT);
		process = builder.start();
		said = new BufferedReader(
			new InputStreamReader(process.getInputStream()));
	}

	/** What it says next; null: it has ended. */
	String line() throws IOException {
		return said.readLine();
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}
}
