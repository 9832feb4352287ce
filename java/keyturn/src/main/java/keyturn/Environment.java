package keyturn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment in which an AWS SDK finds a keyturn and nothing else. */
class Environment {
	/*
	 * What could lead it elsewhere; a name that ends in '_' stands for all that
	 * begin so. `keyturn exec` takes out the same.
	 */
	static final List<String> REMOVED = List.of(
		"AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN",
		"AWS_SECURITY_TOKEN", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
		"AWS_ENDPOINT_URL_", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN",
		"AWS_ROLE_SESSION_NAME", "AWS_CONTAINER_", "AWS_CREDENTIAL_FILE",
		"AWS_CREDENTIAL_EXPIRATION", "AWS_USE_FIPS_ENDPOINT",
		"AWS_USE_DUALSTACK_ENDPOINT", "AWS_STS_REGIONAL_ENDPOINTS",
		"AWS_ACCESS_KEY", "AWS_SECRET_KEY", "BOTO_CONFIG", "KEYTURN_CA",
		"LOCALSTACK_HOST", "LOCALSTACK_HOSTNAME");

	static final String SECRET_KEY = "keyturn";
	static final String EMPTY_FILE = "/dev/null";

	private Environment() {
	}

	static boolean isRemoved(String name) {
		return REMOVED.stream().anyMatch(
			r -> r.endsWith("_") ? name.startsWith(r) : name.equals(r));
	}

	static Map<String, String> of(Keyturn k) {
		Map<String, String> env = new HashMap<>(System.getenv());

		env.keySet().removeIf(Environment::isRemoved);
		env.put("AWS_ENDPOINT_URL", k.url());
		env.put("KEYTURN_URL", k.url());
		if (k.ca() != null)
			env.put("KEYTURN_CA", k.ca());
		env.put("AWS_ACCESS_KEY_ID", k.account());
		env.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
		env.put("AWS_REGION", k.region());
		env.put("AWS_DEFAULT_REGION", k.region());
		env.put("AWS_EC2_METADATA_DISABLED", "true");
		env.put("AWS_CONFIG_FILE", EMPTY_FILE);
		env.put("AWS_SHARED_CREDENTIALS_FILE", EMPTY_FILE);
		String past = pastProxy();
		env.put("NO_PROXY", past);
		env.put("no_proxy", past);
		return env;
	}

	/* Loopback goes past any proxy, beside what went past it before. */
	private static String pastProxy() {
		String was = System.getenv("NO_PROXY");

		if (was == null)
			was = System.getenv("no_proxy");
		return (was == null || was.isEmpty() ? "" : was + ",") +
			"127.0.0.1,localhost,::1";
	}
}
