import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The application of ../pool.py, with HikariCP over Connector/J. */
public class Pool {
	static final int WORKERS = 2, HELD = 2, DENIED = 1045;

	/** The secret's value, read again when its time is over. */
	static class Cache implements HikariCredentialsProvider {
		private final SecretsManagerClient client =
		    SecretsManagerClient.create();
		private final String secret;
		private Map<String, JsonNode> kept;

		Cache(String secret) {
			this.secret = secret;
		}

		synchronized Map<String, JsonNode> read() {
			if (kept == null)
				kept = JsonNode.parser().parse(client.getSecretValue(
				    r -> r.secretId(secret)).secretString())
				    .asObject();
			return kept;
		}

		synchronized void tick() {
			kept = null;
		}

		/** Whenever HikariCP opens a connection. */
		@Override
		public Credentials getCredentials() {
			Map<String, JsonNode> value = read();
			return Credentials.of(value.get("username").asString(),
			    value.get("password").asString());
		}
	}

	/** Sees each login: HikariCP itself tries again before it tells. */
	class Counting extends MysqlDataSource {
		@Override
		public Connection getConnection(String user, String password)
		    throws SQLException {
			int begun = round();
			try {
				Connection c = super.getConnection(user, password);
				count(begun, null);
				return c;
			} catch (SQLException e) {
				count(begun, e);
				throw e;
			}
		}
	}

	final Cache cache;
	final HikariDataSource pool;
	final List<Connection> held = new ArrayList<>();
	final int[] reached = new int[WORKERS];
	int round, opened, refused;
	int logins;		// that were begun in this round
	String error;

	Pool(String secret) throws SQLException {
		cache = new Cache(secret);
		Map<String, JsonNode> value = cache.read();
		MysqlDataSource source = new Counting();
		source.setUrl("jdbc:mysql://" + value.get("host").asString() + ":" +
		    value.get("port").asNumber() + "/?sslMode=REQUIRED");
		HikariConfig config = new HikariConfig();
		config.setDataSource(source);
		config.setCredentialsProvider(cache);
		config.setMaximumPoolSize(WORKERS + HELD);
		config.setConnectionTimeout(250);
		pool = new HikariDataSource(config);
		for (int i = 0; i < HELD; i++)
			held.add(first());
		for (int i = 0; i < WORKERS; i++)
			start(i);
	}

	/** The timeout is for those that are refused, not for a busy machine. */
	Connection first() throws SQLException {
		for (;;)
			try {
				return pool.getConnection();
			} catch (SQLTransientConnectionException e) {
				if (e.getCause() != null)	// it was answered
					throw e;
			}
	}

	synchronized void count(int begun, SQLException e) {
		if (begun == round)
			logins++;
		if (e == null)
			opened++;
		else if (e.getErrorCode() == DENIED)
			refused++;
		else if (error == null)
			error = e.toString();
		notifyAll();
	}

	synchronized int round() {
		return round;
	}

	synchronized void reach(int i, int begun) {
		reached[i] = begun;
		notifyAll();
	}

	void start(int i) {
		Thread t = new Thread(() -> {
			for (;;)
				work(i);
		});
		t.setDaemon(true);
		t.start();
	}

	void work(int i) {
		int begun = round();
		try (Connection c = pool.getConnection();
		    Statement s = c.createStatement()) {
			s.execute("SELECT 1");
			pool.evictConnection(c);	// so that the next is new
		} catch (SQLException e) {
			// counted where it was refused
		}
		reach(i, begun);
	}

	int kept() throws SQLException {
		int n = 0;
		for (Connection c : held)
			try (Statement s = c.createStatement();
			    ResultSet r = s.executeQuery("SELECT 1")) {
				r.next();
				n += r.getInt(1);
			}
		return n;
	}

	/**
	 * Logins too: there may have been idle connections left.  HikariCP opens
	 * one after the other, so what was begun before has ended at the second.
	 */
	synchronized boolean isReached() {
		for (int r : reached)
			if (r < round)
				return false;
		return logins >= 2;
	}

	synchronized String more() throws Exception {
		round++;
		logins = 0;
		while (!isReached())
			wait();
		return String.format("{\"opened\":%d,\"refused\":%d,\"error\":%s,"
		    + "\"kept\":%d}", opened, refused, error == null ? "null" :
		    "\"" + error.replaceAll("[\"\\\\\\p{Cntrl}]", " ") + "\"",
		    kept());
	}

	public static void main(String[] args) throws Exception {
		Pool app = new Pool(System.getenv("POOL_SECRET"));
		BufferedReader in = new BufferedReader(
		    new InputStreamReader(System.in));
		for (String line; (line = in.readLine()) != null; ) {
			if (line.equals("tick"))
				app.cache.tick();
			System.out.println(app.more());
		}
		System.exit(0);
	}
}
