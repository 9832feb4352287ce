"""The examples of README.md and docs/, run as they stand."""
import os
import re

import conftest
import harness
from harness import can_log_in, value


def blocks(path, language):
    """The fenced blocks in that language of a file of the project."""
    with open(os.path.join(harness.REPO, path), encoding="utf-8") as f:
        return re.findall(rf"^```{language}\n(.*?)^```$", f.read(),
                          re.M | re.S)


def test_the_fixture_of_the_docs(serve, folder):
    example, = blocks("docs/fixtures.md", "json")
    path = os.path.join(folder, "fixture.json")
    with open(path, "w", encoding="utf-8") as f:
        f.write(example)
    k = serve("--memory", "--mysqld", conftest.mariadbd(), "--fixture", path)
    v = value(k.sm, "demo/admin")
    assert can_log_in(v["host"], v["port"], v["username"], v["password"])
