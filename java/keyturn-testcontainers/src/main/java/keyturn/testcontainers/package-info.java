/** keyturn for Testcontainers: {@link keyturn.testcontainers.KeyturnContainer}. */
package keyturn.testcontainers;
