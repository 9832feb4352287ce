package keyturn.junit;

import keyturn.Keyturn;
import keyturn.KeyturnException;
import keyturn.Server;
import keyturn.Used;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** What a class of tests has, and what becomes of it. */
@SuppressWarnings("deprecation")	/* JUnit before 5.13 closes nothing else */
class Held implements Store.CloseableResource, AutoCloseable {
	final Keyturn keyturn;
	private final Runnable end;
	private final Used used;

	private Held(Keyturn keyturn, Runnable end) {
		this.keyturn = keyturn;
		this.end = end;
		this.used = keyturn.use();
	}

	static Held alone(String... options) {
		Server server = Server.serve(options);

		return new Held(server, server::close);
	}

	/** An account of its own, where it sets nothing that others see too. */
	static Held account(Keyturn shared) {
		Keyturn account = new Keyturn(shared.url(), shared.ca(),
				Keyturn.freshAccount(), shared.region()) {
			@Override
			protected void changesForAll() {
				throw new KeyturnException("the clock and the faults of this " +
					"server are those of all classes: @KeyturnTest(alone = true)" +
					" has one for this alone");
			}
		};

		return new Held(account, account::reset);
	}

	@Override
	public void close() {
		used.close();
		end.run();
	}
}
