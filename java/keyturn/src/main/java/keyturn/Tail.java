package keyturn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The end of what a process says. */
class Tail {
	private static final int KEPT = 4096;

	private final StringBuilder text = new StringBuilder();
	private final Thread reader;

	Tail(InputStream in) {
		reader = new Thread(() -> read(in), "keyturn's log");
		reader.setDaemon(true);
		reader.start();
	}

	private void read(InputStream in) {
		byte[] block = new byte[KEPT];

		try (in) {
			for (int n; (n = in.read(block)) > 0; )
				add(new String(block, 0, n, StandardCharsets.UTF_8));
		} catch (IOException e) {
			/* That was its end. */
		}
	}

	private synchronized void add(String more) {
		text.append(more);
		text.delete(0, Math.max(0, text.length() - KEPT));
	}

	/** All, once the process has ended. */
	String all() {
		try {
			reader.join();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return toString();
	}

	@Override
	public synchronized String toString() {
		return text.toString();
	}
}
