"""A life of a secret and of a database by the Java SDK, in java/Story.java."""
import os

from harness import HERE, found, tells


def test_by_the_java_sdk(fleet, flavour):
    packages = found("KEYTURN_TEST_JAVA", "JAVA", "no Java SDK")
    assert tells(fleet, ["java", "-cp", packages, "Story.java",
                         flavour.engine],
                 os.path.join(HERE, "java")) == "told\n"
