"""The cases of tests/ways, by the two ways that the wheels are."""
import os
import subprocess
import sys
from pathlib import Path

import keyturn
import pytest
from conftest import mariadb_option

WAYS = Path(__file__).parents[2] / "tests" / "ways"
PYTEST = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q",
          str(WAYS)]


def test_through_exec(command):
    done = subprocess.run([command, "exec", *mariadb_option(), "--", *PYTEST],
                          capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_through_serve():
    with keyturn.serve(*mariadb_option()) as k:
        done = subprocess.run(PYTEST, env=k.environ(), capture_output=True,
                              text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_the_manual_page_is_beside_the_command(command):
    """Of the wheels: where `man` and bash look, by the command's own folder."""
    if not os.environ.get("KEYTURN_TEST_PACKAGE"):
        pytest.skip("this keyturn is of no wheel")
    share = Path(command).parents[1] / "share"
    assert ".Dt KEYTURN 1" in (share / "man/man1/keyturn.1").read_text()
    assert (share / "bash-completion/completions/keyturn").exists()
    assert (share / "zsh/site-functions/_keyturn").exists()
