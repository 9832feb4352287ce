"""A life of a secret and of a database by the Java SDK, in java/Story.java."""
import pytest

from harness import java, tells


@pytest.mark.plain
def test_by_the_java_sdk(fleet, flavour):
    assert tells(fleet, [*java("Story"), flavour.engine]) == "told\n"
