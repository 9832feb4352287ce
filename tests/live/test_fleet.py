"""server/fleet/ with real servers: the Check program tests/live/fleet."""
import os
import shutil
import subprocess
import tempfile

import pytest

import harness

BUILD = os.path.dirname(os.path.abspath(harness.BINARY))
PROGRAM = os.path.join(BUILD, "tests/live/fleet")


@pytest.fixture(scope="module", autouse=True)
def program():
    subprocess.run(["make", "-s", "-C", BUILD, "tests/live/fleet"],
                   check=True)


def test_the_fleet(flavour):
    # Short: for a socket's name in a long one keyturn takes /tmp itself.
    folder = tempfile.mkdtemp(prefix="ktl-", dir="/tmp")
    os.chmod(folder, 0o711)     # as root, servers run as somebody else
    try:
        done = subprocess.run(
            [PROGRAM], capture_output=True, text=True, timeout=1200,
            env={**os.environ, "TMPDIR": folder,
                 "CK_TIMEOUT_MULTIPLIER": "10",
                 "KEYTURN_TEST_SERVER": flavour.options[1]})
        assert done.returncode == 0, done.stdout + done.stderr
        assert "100%: Checks: 14" in done.stdout
        assert os.listdir(folder) == []
    finally:
        shutil.rmtree(folder, ignore_errors=True)
