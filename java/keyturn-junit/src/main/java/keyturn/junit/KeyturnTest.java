package keyturn.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * A class of tests that has a keyturn: AWS SDKs find it as they are, and a parameter
 * of type {@link keyturn.Keyturn} is it.
 *
 * <p>The class has an account of its own, empty, at a server that all classes of the
 * JVM share: the one that KEYTURN_URL names (under `keyturn exec`), else one that
 * is started with the options of the configuration parameter keyturn.options, and
 * goes with the JVM. What is in the account goes when the class is done. The clock
 * and the faults of that server are everybody's: who sets them is alone.
 *
 * <p>Classes within it ({@code @Nested}) are of the same account, unless they have
 * the annotation too. SDKs find keyturn by system properties, so of classes that
 * have this one runs at a time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(KeyturnExtension.class)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
public @interface KeyturnTest {
	/** A server for this class alone. */
	boolean alone() default false;

	/** Further options of `keyturn serve` for it; with one it is alone. */
	String[] options() default {};
}
