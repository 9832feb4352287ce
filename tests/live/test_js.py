"""The story of test_operations.py by the JavaScript SDK, in js/story.js."""
import os

from harness import ABSENT, HERE, UNKNOWN, found, tells


def test_by_the_javascript_sdk(server):
    folder = found("KEYTURN_TEST_JAVASCRIPT", "JAVASCRIPT",
                   "no JavaScript SDK")
    told = tells(server, [os.path.join(folder, "node"), "story.js"],
                 os.path.join(HERE, "js"),
                 NODE_PATH=os.path.join(folder, "node_modules"),
                 KEYTURN_ABSENT=" ".join(ABSENT))
    count = len(server.sm.meta.service_model.operation_names) - len(UNKNOWN)
    assert told == f"{count} succeeded, {count} refused\n"
