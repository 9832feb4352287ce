package keyturn.testcontainers;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody listens on. */
class FreePorts {
	/* Below those that Linux gives to who asks for any. */
	private static final int FIRST = 13400, LAST = 32767;
	private static final int TRIES = 100;

	private FreePorts() {
	}

	/** The first of so many in a row. */
	static int inARow(int n) {
		for (int i = 0; i < TRIES; i++) {
			int first = ThreadLocalRandom.current()
				.nextInt(FIRST, LAST + 2 - n);

			if (areFree(first, n))
				return first;
		}
		throw new IllegalStateException("no " + n + " ports in a row are free");
	}

	private static boolean areFree(int first, int n) {
		for (int port = first; port < first + n; port++)
			if (!isFree(port))
				return false;
		return true;
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port)) {
			return socket.isBound();
		} catch (IOException e) {
			return false;
		}
	}
}
