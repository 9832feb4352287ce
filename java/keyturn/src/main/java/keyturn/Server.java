package keyturn;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process `keyturn serve`, and the keyturn it is. It ends when it is closed, or
 * with this process, however that ends: its standard input is a pipe of ours, which
 * nothing is written to.
 */
public class Server extends Keyturn implements AutoCloseable {
	private static final int PATIENCE = 60;	/* seconds */

	private final Process process;
	private final Tail log;

	private static class Ready {
		String url;
		String ca;
		String account;
		String region;
	}

	private Server(Process process, Tail log, Ready ready) {
		super(ready.url, ready.ca, ready.account, ready.region);
		this.process = process;
		this.log = log;
	}

	/** Starts one with throwaway data, and with further options of `keyturn serve`. */
	public static Server serve(String... options) {
		List<String> command = new ArrayList<>(List.of(
			binary(System.getenv("KEYTURN_BINARY"), System.getenv("PATH")),
			"serve", "--memory", "--listen", "127.0.0.1:0", "--until-eof"));

		command.addAll(List.of(options));
		try {
			Process process = new ProcessBuilder(command).start();
			Tail log = new Tail(process.getErrorStream());

			return new Server(process, log, ready(process, log));
		} catch (IOException e) {
			throw new KeyturnException(e.getMessage(), e);
		}
	}

	/** The one that KEYTURN_BINARY names, else keyturn in PATH. */
	static String binary(String named, String path) {
		if (named != null && !named.isEmpty())
			return named;
		for (String folder : path.split(":"))
			if (Files.isExecutable(Path.of(folder, "keyturn")))
				return Path.of(folder, "keyturn").toString();
		throw new KeyturnException("no keyturn in PATH, and KEYTURN_BINARY names " +
			"none: install it, or say where it is");
	}

	/* The line that says so; an end without one is a failure. */
	private static Ready ready(Process process, Tail log) throws IOException {
		String line = new BufferedReader(new InputStreamReader(
			process.getInputStream(), StandardCharsets.UTF_8)).readLine();

		try {
			if (line != null)
				return new Gson().fromJson(line, Ready.class);
		} catch (JsonSyntaxException e) {
			/* It is another program. */
		}
		end(process);
		throw new KeyturnException(process.info().command().orElse("keyturn") +
			" did not become ready:\n" + log.all());
	}

	private static void end(Process process) {
		try {
			process.getOutputStream().close();
			if (!process.waitFor(PATIENCE, TimeUnit.SECONDS))
				process.destroyForcibly();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	public long pid() {
		return process.pid();
	}

	/** What it said last. */
	public String log() {
		return log.toString();
	}

	/** Ends it, and its databases; once more does nothing. */
	@Override
	public void close() {
		end(process);
	}
}
