"""The command `keyturn` that pip installs."""
import os
import subprocess
import sys

from conftest import mariadb_option


def run(command, *argv, **env):
    return subprocess.run([command, *argv], capture_output=True, text=True,
                          env={**os.environ, **env}, timeout=120)


def test_it_is_the_binary(command):
    done = run(command, "--version")
    assert done.returncode == 0 and done.stdout.startswith("keyturn ")
    assert run(command, "no-such-command").returncode == 2


def test_exec_gives_its_command_a_keyturn(command):
    code = "import boto3; boto3.client('secretsmanager').create_secret(" \
        "Name='x'); print('made')"
    done = run(command, "exec", *mariadb_option(), "--", sys.executable, "-c",
               code)
    assert (done.returncode, done.stdout) == (0, "made\n"), done.stderr
    assert run(command, "exec", "--", "sh", "-c", "exit 7").returncode == 7


def test_a_binary_that_is_not_there(command):
    done = run(command, "--version", KEYTURN_BINARY="/no/such/file")
    assert done.returncode == 1
    assert "/no/such/file" in done.stderr and "Traceback" not in done.stderr


def test_where_databases_come_from_may_be_said(monkeypatch):
    """keyturn-mariadb's server is one more, unless it is said which."""
    from keyturn import binary
    monkeypatch.setattr(binary.util, "find_spec", lambda name: True)

    class Package:
        @staticmethod
        def mariadbd():
            return "/there/mariadbd"
    monkeypatch.setattr(binary, "import_module", lambda name: Package)
    assert binary.servers(["--memory"]) == [
        "--mysqld", "keyturn-mariadb=/there/mariadbd"]
    for said in (["--mysqld", "/x"], ["--attach=mysql://x"],
                 ["--containers", "unix:///x"]):
        assert binary.servers(said) == []
