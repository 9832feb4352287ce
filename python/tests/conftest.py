"""Tests of the packages as they are installed: see HACKING.md for how to run."""
import os
import shutil
import sys
import textwrap
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
sys.path.append(str(Path(__file__).parents[2] / "tests" / "live"))

# What a suite of somebody's finds in his files: nothing of ours.
for name in list(os.environ):
    if name.startswith("AWS_") or name in ("KEYTURN_URL", "KEYTURN_CA"):
        del os.environ[name]


def mariadb_option():
    """For a machine without keyturn-mariadb, and to be sure which one runs."""
    given = os.environ.get("KEYTURN_TEST_MARIADBD")
    return ["--mysqld", given] if given else []


@pytest.fixture
def suite(pytester):
    """suite(tests, *arguments): pytest's outcomes of them, in a process."""
    options = "".join(f"\n    {o}" for o in mariadb_option())
    pytester.makeini(f"[pytest]\nkeyturn_options ={options}\n")

    def run(tests, *arguments, **outcomes):
        pytester.makepyfile(textwrap.dedent(tests))
        done = pytester.runpytest_subprocess(
            "-p", "no:cacheprovider", *arguments, timeout=300)
        if outcomes:
            done.assert_outcomes(**outcomes)
        return done
    return run


@pytest.fixture(scope="session")
def command():
    """The command that pip installed."""
    found = Path(sys.executable).with_name("keyturn")
    return str(found) if found.exists() else shutil.which("keyturn")
