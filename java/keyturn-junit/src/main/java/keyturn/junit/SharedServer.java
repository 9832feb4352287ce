package keyturn.junit;

import keyturn.Keyturn;
import keyturn.Server;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The server that classes share. */
@SuppressWarnings("deprecation")	/* JUnit before 5.13 closes nothing else */
class SharedServer implements Store.CloseableResource, AutoCloseable {
	final Keyturn keyturn;
	private final Server server;	/* null: it is another's */

	private SharedServer(Keyturn keyturn, Server server) {
		this.keyturn = keyturn;
		this.server = server;
	}

	static SharedServer start(String options) {
		String url = System.getenv("KEYTURN_URL");

		if (url != null && !url.isEmpty())
			return new SharedServer(Keyturn.connect(url), null);
		Server server = Server.serve(options.isBlank() ? new String[0] :
			options.trim().split("\\s+"));
		return new SharedServer(server, server);
	}

	@Override
	public void close() {
		if (server != null)
			server.close();
	}
}
