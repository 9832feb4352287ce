"""The cases that every way to get keyturn passes, through exec."""
import os
import subprocess
import sys

import conftest
import harness


def test_through_exec():
    done = subprocess.run(
        [harness.BINARY, "exec", "--mysqld", conftest.mariadbd(), "--",
         sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q",
         os.path.join(harness.REPO, "tests", "ways")],
        env=harness.clean_environ(), capture_output=True, text=True,
        timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
