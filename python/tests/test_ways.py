"""The cases of tests/ways, by the two ways that the wheels are."""
import subprocess
import sys
from pathlib import Path

import keyturn
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
