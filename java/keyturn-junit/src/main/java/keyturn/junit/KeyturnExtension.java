package keyturn.junit;

import java.util.Optional;
import keyturn.Keyturn;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link KeyturnTest} does. */
public class KeyturnExtension implements BeforeAllCallback, ParameterResolver {
	private static final Namespace OURS = Namespace.create(KeyturnExtension.class);
	private static final String SERVER = "server", HELD = "held";

	@Override
	public void beforeAll(ExtensionContext context) {
		Store store = context.getStore(OURS);
		Optional<KeyturnTest> said = AnnotationSupport.findAnnotation(
			context.getRequiredTestClass(), KeyturnTest.class);

		if (said.isPresent() || store.get(HELD) == null)
			store.put(HELD, said.filter(KeyturnExtension::isAlone)
				.map(a -> Held.alone(a.options()))
				.orElseGet(() -> Held.account(shared(context))));
	}

	private static boolean isAlone(KeyturnTest said) {
		return said.alone() || said.options().length > 0;
	}

	/* Of all classes of the JVM; it goes with the last of them. */
	private static Keyturn shared(ExtensionContext context) {
		return context.getRoot().getStore(OURS).getOrComputeIfAbsent(SERVER,
			key -> SharedServer.start(context.getConfigurationParameter(
				"keyturn.options").orElse("")), SharedServer.class).keyturn;
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter,
			ExtensionContext context) {
		return parameter.getParameter().getType() == Keyturn.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter,
			ExtensionContext context) {
		return context.getStore(OURS).get(HELD, Held.class).keyturn;
	}
}
