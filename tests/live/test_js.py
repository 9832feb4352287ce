"""The story of test_operations.py by the JavaScript SDK, in js/story.js."""
import os
import subprocess

import pytest

from harness import ABSENT, UNKNOWN

STORY = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                     "js", "story.js")


@pytest.fixture
def sdk():
    """(node, the folder it finds packages in), as script/test made them."""
    folder = os.environ.get("KEYTURN_TEST_JAVASCRIPT")
    if not folder:
        why = "KEYTURN_TEST_JAVASCRIPT is unset: no JavaScript SDK"
        if os.environ.get("KEYTURN_REQUIRE_JAVASCRIPT") == "1":
            pytest.fail(why)
        pytest.skip(why)
    return os.path.join(folder, "node"), os.path.join(folder, "node_modules")


def test_by_the_javascript_sdk(server, sdk):
    node, packages = sdk
    done = subprocess.run(
        [node, STORY], env={**server.env(), "NODE_PATH": packages,
                             "KEYTURN_ABSENT": " ".join(ABSENT)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    count = len(server.sm.meta.service_model.operation_names) - len(UNKNOWN)
    assert done.stdout == f"{count} succeeded, {count} refused\n"
