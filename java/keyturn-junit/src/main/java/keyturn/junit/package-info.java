/**
 * keyturn for JUnit 5: {@link keyturn.junit.KeyturnTest} on a class of tests is all
 * there is to it.
 */
package keyturn.junit;
