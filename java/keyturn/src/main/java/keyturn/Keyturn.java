package keyturn;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** One account and region at a keyturn. A secret goes by name or ARN. */
public class Keyturn {
	/** Unless another is said. */
	public static final String ACCOUNT = "123456789012";
	public static final String REGION = "us-east-1";

	/* Accounts that nobody else has begin with it, where processes share a server. */
	private static final int RUN =
		ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
	private static final AtomicInteger accounts = new AtomicInteger();

	private final Door door;
	private final String ca;

	/** The keyturn at url; ca may be null, and is a file: see {@link #ca}. */
	public Keyturn(String url, String ca, String account, String region) {
		this.door = new Door(url, account, region);
		this.ca = ca;
	}

	/** The keyturn at url, with the authority that KEYTURN_CA names. */
	public static Keyturn connect(String url) {
		return new Keyturn(url, System.getenv("KEYTURN_CA"), ACCOUNT, REGION);
	}

	/** Where it is: AWS_ENDPOINT_URL. */
	public String url() {
		return door.url;
	}

	/** Of 12 digits; as access key id it is who you are. */
	public String account() {
		return door.account;
	}

	public String region() {
		return door.region;
	}

	/** A file: the authority of its databases' certificates; or null. */
	public String ca() {
		return ca;
	}

	/** The same keyturn for another account. */
	public Keyturn at(String account) {
		return new Keyturn(url(), ca, account, region());
	}

	/** 12 digits that no other has who asks here. */
	public static String freshAccount() {
		return String.format("%06d%06d", RUN, accounts.incrementAndGet());
	}

	/** An environment for another process, whose AWS SDK is to find this. */
	public Map<String, String> environ() {
		return Environment.of(this);
	}

	/**
	 * Has the AWS SDK of this process find it, by system properties, until what
	 * is returned is closed.
	 */
	public Used use() {
		return new Used(this);
	}

	public Clock clock() {
		return new Clock(this);
	}

	public Faults faults() {
		return new Faults(this);
	}

	/** An operation of AWS's, without an SDK: call("rds", "Describe...", Map.of()). */
	public Map<String, Object> call(String service, String operation,
			Map<String, ?> in) {
		return ask("POST", "call/" + service + "/" + operation, in, Door.OBJECT);
	}

	/**
	 * Until the rotation of a secret that is under way has ended. Throws
	 * {@link RotationFailed} unless it succeeded, within a minute.
	 */
	public Rotations waitFor(String secret) {
		Rotations found = ask("GET", "rotations/" + of(secret) + "&wait=60", null,
			Rotations.class);

		if (!found.outcome.equals("succeeded"))
			throw new RotationFailed(found);
		return found;
	}

	/** Its rotations, step by step, the newest first. */
	public Rotations rotations(String secret) {
		return ask("GET", "rotations/" + of(secret), null, Rotations.class);
	}

	/** Which values of a secret log in to its database: each is tried. */
	public Verification verify(String secret) {
		return ask("POST", "verify/" + of(secret), null, Verification.class);
	}

	/**
	 * Runs statements, separated by ';', on a DB instance or cluster as its
	 * master; what they answer is thrown away.
	 */
	public void sql(String database, String text) {
		ask("POST", "sql/" + of(database), Map.of("sql", text), Door.OBJECT);
	}

	/** Nothing is in this account: no secrets, databases, identities, keys. */
	public void reset() {
		ask("POST", "reset", Map.of("account", account()), Door.OBJECT);
	}

	/** Before the clock or the faults, which all accounts share, are changed. */
	protected void changesForAll() {
	}

	/* A name is looked for in the account; an ARN tells it by itself. */
	private String of(String what) {
		return Door.quoted(what) + "?account=" + account() + "&region=" +
			region();
	}

	<T> T ask(String method, String path, Object in, java.lang.reflect.Type out) {
		return door.ask(method, path, in, out);
	}
}
