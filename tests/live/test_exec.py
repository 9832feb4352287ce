"""keyturn exec: a private server around one command."""
import json
import os
import signal
import subprocess
import sys

import pytest

import processes
from conftest import mariadbd
from harness import BINARY, PATIENCE, clean_environ, fresh, read_line, until

HERE = os.path.dirname(os.path.abspath(__file__))
STUB = os.path.join(HERE, "stub_mysqld.sh")
DUMP = "import json,os,sys; json.dump(dict(os.environ), sys.stdout)"


def exec_(*argv, env=None, **more):
    return subprocess.run([BINARY, "exec", *argv], text=True,
                          capture_output=True, timeout=120,
                          env=clean_environ(**(env or {})), **more)


def test_the_environment_leads_here_and_nowhere_else():
    """What could lead to real AWS is gone; the rest stays."""
    bad = {
        "AWS_PROFILE": "prod", "AWS_DEFAULT_PROFILE": "prod",
        "AWS_SESSION_TOKEN": "t", "AWS_SECURITY_TOKEN": "t",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER": "https://aws.invalid",
        "AWS_ENDPOINT_URL_RDS": "https://aws.invalid",
        "AWS_ROLE_ARN": "arn:aws:iam::1:role/x",
        "AWS_WEB_IDENTITY_TOKEN_FILE": "/token",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://x",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN": "t",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/t",
    }
    set_ = {"AWS_ENDPOINT_URL": "https://aws.invalid", "KEEP": "me",
            "AWS_ACCESS_KEY_ID": "AKIAREAL", "AWS_REGION": "eu-west-1",
            "AWS_SECRET_ACCESS_KEY": "real", "NO_PROXY": "internal.test",
            "AWS_CONFIG_FILE": "/home/x/.aws/config"}
    done = exec_("--", sys.executable, "-c", DUMP, env={**bad, **set_})
    assert done.returncode == 0, done.stderr
    env = json.loads(done.stdout)
    assert not set(bad) & set(env)
    assert env["KEEP"] == "me"
    url = env["AWS_ENDPOINT_URL"]
    assert url.startswith("http://127.0.0.1:") and env["KEYTURN_URL"] == url
    assert env["AWS_ACCESS_KEY_ID"] not in ("", "AKIAREAL")
    assert env["AWS_SECRET_ACCESS_KEY"] not in ("", "real")
    assert env["AWS_REGION"] == env["AWS_DEFAULT_REGION"] == "us-east-1"
    assert env["AWS_EC2_METADATA_DISABLED"] == "true"
    no_proxy = env["NO_PROXY"].split(",")
    assert "internal.test" in no_proxy and "127.0.0.1" in no_proxy
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        assert env[name] not in ("", "/home/x/.aws/config")
        assert not os.path.exists(env[name]) or env[name] == "/dev/null"


def test_a_boto3_script_needs_nothing():
    script = "import boto3; s = boto3.client('secretsmanager'); " \
        "s.create_secret(Name='x', SecretString='v'); " \
        "print(s.get_secret_value(SecretId='x')['SecretString'])"
    done = exec_("--", sys.executable, "-c", script)
    assert (done.returncode, done.stdout) == (0, "v\n"), done.stderr


def test_the_account_and_the_region_are_those_given():
    script = "import boto3; s = boto3.client('secretsmanager'); " \
        "print(s.create_secret(Name='x')['ARN'])"
    done = exec_("--account", "000000000042", "--region", "eu-west-2", "--",
                 sys.executable, "-c", script)
    assert done.stdout.startswith(
        "arn:aws:secretsmanager:eu-west-2:000000000042:secret:x-")


@pytest.mark.parametrize("status", [0, 1, 42, 255])
def test_the_status_is_the_command_s(status):
    assert exec_("--", "sh", "-c", f"exit {status}").returncode == status


def test_a_command_that_a_signal_ends():
    assert exec_("--", "sh", "-c", "kill -TERM $$").returncode == 128 + 15


def test_a_command_that_cannot_run(folder):
    done = exec_("--", "/no/such/command")
    assert done.returncode == 127 and "/no/such/command" in done.stderr
    path = os.path.join(folder, "not-executable")
    open(path, "w").close()
    done = exec_("--", path)
    assert done.returncode == 126 and path in done.stderr


def test_without_a_command():
    for argv in ((), ("--",), ("--memory", "--", "true")):
        done = exec_(*argv)
        assert done.returncode == 2 and done.stderr.startswith("keyturn: ")


def test_streams_pass_through():
    done = exec_("--", "sh", "-c", "cat; echo err >&2", input="in\n")
    assert done.stdout == "in\n"
    assert done.stderr.splitlines()[-1] == "err"


def test_arguments_pass_through_untouched():
    done = exec_("--", "printf", "%s|", "a b", "--", "-x", "", "$HOME")
    assert done.stdout == "a b|--|-x||$HOME|"


class Running:
    """An exec whose command printed its first line."""

    def __init__(self, *argv, env=None):
        self.proc = subprocess.Popen(
            [BINARY, "exec", *argv], stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=clean_environ(**(env or {})))
        self.first = read_line(self.proc, PATIENCE)
        self.below = processes.descendants(self.proc.pid)
        assert self.below

    def gone(self):
        return not [w for w in self.below if processes.alive(w)]

    def discard(self):
        if self.proc.poll() is None:
            self.proc.kill()
        self.proc.wait()
        self.proc.stdout.close()


@pytest.fixture
def running():
    made = []

    def make(*argv, **more):
        made.append(Running(*argv, **more))
        return made[-1]
    yield make
    for r in made:
        r.discard()


@pytest.mark.parametrize("sig,name", [
    (signal.SIGTERM, "TERM"), (signal.SIGINT, "INT"),
    (signal.SIGHUP, "HUP"), (signal.SIGUSR1, "USR1"),
    (signal.SIGQUIT, "QUIT")])
def test_signals_are_passed_on(running, sig, name):
    """And the status is still the command's own."""
    r = running("--", "sh", "-c",
                f"trap 'exit 7' {name}; echo up; while :; do sleep 0.05; done")
    r.proc.send_signal(sig)
    assert r.proc.wait(PATIENCE) == 7
    until("nothing is left", r.gone)


def test_nothing_is_left_after_a_kill(running, folder):
    """SIGKILL: soon no process, port or folder is left."""
    mark = fresh("kt")
    env = {"TMPDIR": folder, "KEYTURN_TEST_MARK": mark}
    r = running("--mysqld", STUB, "--", sys.executable, "-c", """if 1:
        import boto3, os, time
        boto3.client('rds').create_db_instance(
            DBInstanceIdentifier='x', Engine='mariadb', AllocatedStorage=20,
            DBInstanceClass='db.t3.micro', MasterUsername='admin',
            MasterUserPassword='Master-password-1')
        print(os.environ['AWS_ENDPOINT_URL'], flush=True)
        time.sleep(1000)""", env=env)
    until("the database server is being started", lambda: [
        w for w in processes.descendants(r.proc.pid)
        if any("stub_mysqld.sh" in a for a in processes.cmdline(w[0]))])
    r.below = processes.descendants(r.proc.pid)
    port = int(r.first.strip().rsplit(":", 1)[1])
    assert processes.port_open("127.0.0.1", port)
    r.proc.kill()
    r.proc.wait()
    # With the last of them the port is anybody's, also another test's.
    until("nothing is left", lambda: r.gone() and not processes.marked(mark))
    until("no folder is left", lambda: not os.listdir(folder))


def test_nothing_is_left_after_a_plain_end(folder):
    done = exec_("--mysqld", mariadbd(), "--", "sh", "-c",
                 "ls -A \"$TMPDIR\" | wc -l", env={"TMPDIR": folder})
    assert done.returncode == 0
    assert os.listdir(folder) == []


def test_it_waits_for_no_one_but_the_command(folder):
    """A background child of the command does not outlive it."""
    done = exec_("--", "sh", "-c", "sleep 1000 >/dev/null 2>&1 & echo $!")
    pid = int(done.stdout)
    until("the child ended", lambda: not processes.cmdline(pid))
