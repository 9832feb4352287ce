/**
 * keyturn for Java: a local AWS Secrets Manager and RDS for tests.
 *
 * <pre>
 * try (var keyturn = Server.serve()) {
 * 	keyturn.use();
 * 	SecretsManagerClient.create();		// finds it
 * 	keyturn.clock().advance(Duration.ofDays(31));
 * }
 * </pre>
 *
 * {@link keyturn.Keyturn} is what there is besides AWS's APIs; its names are those
 * of keyturn's Python package. Whatever fails is a {@link keyturn.KeyturnException}.
 */
package keyturn;
