"""README's "From pip", as somebody does it who has Python alone."""
import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    """All that he has: the README, the wheels, and what pip downloads."""
    package = os.environ.get("KEYTURN_TEST_PACKAGE")
    wheels = os.environ.get("KEYTURN_TEST_WHEELS")
    if not package or not wheels:
        pytest.skip("KEYTURN_TEST_PACKAGE and KEYTURN_TEST_WHEELS are unset")
    shutil.copy(ROOT / "README.md", tmp_path)
    shutil.copy(ROOT / "packaging" / "newcomer-pip", tmp_path)
    shutil.copytree(Path(package) / "dist", tmp_path / "build/package/dist")
    shutil.copytree(wheels, tmp_path / "wheels")
    for path in (tmp_path, *tmp_path.parents):
        if path.owner() == pwd.getpwuid(os.getuid()).pw_name:
            path.chmod(path.stat().st_mode | 0o755)
    return tmp_path


def become_nobody():
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def test_a_newcomer_rotates_a_secret(folder):
    done = subprocess.run(
        [folder / "newcomer-pip", folder], preexec_fn=become_nobody,
        env={"PATH": "/usr/bin:/bin"}, cwd="/", capture_output=True,
        text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout
    assert "keyturn-mariadb" in done.stdout
    print(done.stdout)
