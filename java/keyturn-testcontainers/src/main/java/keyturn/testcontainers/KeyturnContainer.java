package keyturn.testcontainers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import keyturn.Keyturn;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A container of keyturn's image, which `docker build` makes of its Dockerfile. It
 * keeps nothing.
 *
 * <pre>
 * try (var container = new KeyturnContainer("keyturn")) {
 * 	container.start();
 * 	container.keyturn().use();		// an AWS SDK finds it
 * }
 * </pre>
 *
 * keyturn tells a client where a database is, and does not know what Docker makes
 * of a port: so a database has the same on both sides, of a few that were free here
 * when the container was started. Other containers find it as keyturn on a network
 * where it has that alias.
 */
public class KeyturnContainer extends GenericContainer<KeyturnContainer> {
	private static final int PORT = 4566;

	private final List<String> options = new ArrayList<>();
	private int databases = 10;

	public KeyturnContainer(String image) {
		this(DockerImageName.parse(image));
	}

	public KeyturnContainer(DockerImageName image) {
		super(image);
		addExposedPort(PORT);
		// A fixture and scripts are done, too: "starting" until then.
		waitingFor(Wait.forHttp("/_keyturn/health").forPort(PORT)
			.forResponsePredicate(answer -> answer.contains("\"status\":\"ok\"")));
	}

	/** Further options of `keyturn serve`. */
	public KeyturnContainer withOptions(String... more) {
		options.addAll(List.of(more));
		return this;
	}

	/** How many databases there may be at a time; 10 unless it is said. */
	public KeyturnContainer withDatabases(int most) {
		databases = most;
		return this;
	}

	@Override
	protected void configure() {
		int first = FreePorts.inARow(databases), last = first + databases - 1;
		List<String> command = new ArrayList<>(List.of("--memory",
			"--db-ports", first + "-" + last, "--allow-host", getHost()));

		command.addAll(options);
		setCommandParts(command.toArray(new String[0]));
		setPortBindings(IntStream.rangeClosed(first, last)
			.mapToObj(port -> port + ":" + port).collect(Collectors.toList()));
	}

	/** For endpointOverride, and AWS_ENDPOINT_URL. */
	public String getEndpoint() {
		return "http://" + getHost() + ":" + getMappedPort(PORT);
	}

	/** What there is besides AWS's APIs. */
	public Keyturn keyturn() {
		return new Keyturn(getEndpoint(), null, Keyturn.ACCOUNT, Keyturn.REGION);
	}
}
