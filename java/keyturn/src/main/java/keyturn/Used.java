package keyturn;

import java.util.HashMap;
import java.util.Map;

/**
 * The system properties by which the AWS SDK of this process finds a keyturn, and
 * nothing else; what they were before is there again when it is closed.
 */
public class Used implements AutoCloseable {
	private static final String ENDPOINT = "aws.endpointUrl";

	private final Map<String, String> before = new HashMap<>();

	Used(Keyturn k) {
		for (String name : System.getProperties().stringPropertyNames())
			if (name.startsWith(ENDPOINT))	/* aws.endpointUrlRds */
				set(name, null);
		set(ENDPOINT, k.url());
		set("aws.accessKeyId", k.account());
		set("aws.secretAccessKey", Environment.SECRET_KEY);
		set("aws.sessionToken", null);
		set("aws.accountId", null);
		set("aws.region", k.region());
		set("aws.profile", null);
		set("aws.configFile", Environment.EMPTY_FILE);
		set("aws.sharedCredentialsFile", Environment.EMPTY_FILE);
		set("aws.disableEc2Metadata", "true");
		set("aws.ignoreConfiguredEndpointUrls", "false");
		set("aws.useFipsEndpoint", "false");
		set("aws.useDualstackEndpoint", "false");
		set("http.nonProxyHosts", pastProxy());
	}

	/* Loopback goes past any proxy, beside what went past it before. */
	private static String pastProxy() {
		String was = System.getProperty("http.nonProxyHosts");

		return (was == null ? "" : was + "|") + "localhost|127.*|[::1]";
	}

	private void set(String name, String value) {
		String was = put(name, value);

		if (!before.containsKey(name))
			before.put(name, was);
	}

	private static String put(String name, String value) {
		return value == null ? System.clearProperty(name) :
			System.setProperty(name, value);
	}

	@Override
	public void close() {
		before.forEach(Used::put);
		before.clear();
	}
}
