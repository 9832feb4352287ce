"""A life of a secret and of a database by the Go SDK, in go/story.go."""
import os

from harness import HERE, found, tells


def test_by_the_go_sdk(fleet, flavour):
    go = found("KEYTURN_TEST_GO", "GO", "no Go SDK")
    assert tells(fleet, [go, "run", ".", flavour.engine],
                 os.path.join(HERE, "go"), GOTOOLCHAIN="local") == "told\n"
