"""keyturn env, status and open: what runs, told to shells and to people."""
import json
import os
import pty
import re
import shutil
import subprocess
import sys

import pytest

from conftest import mariadbd
from harness import BINARY, PATIENCE, Keyturn, clean_environ

# Each of them means something to one of the shells.
AWKWARD = "it's \"so\" $HOME \\ \\' `x` \u2019q &;*#{}()<>|!%"
URL = "http://us'er$HOME;`x`:p\\w\"@{0}:{1}"
NAMES = ("AWS_ENDPOINT_URL", "KEYTURN_URL", "KEYTURN_CA", "AWS_ACCESS_KEY_ID",
         "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_DEFAULT_REGION",
         "AWS_EC2_METADATA_DISABLED", "NO_PROXY", "no_proxy")


def keyturn(*argv, **env):
    return subprocess.run([BINARY, *argv], env=clean_environ(**env),
                          stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=120)


@pytest.fixture(scope="module")
def awkward(tmp_path_factory):
    """One whose files lie where no shell likes it."""
    folder = tmp_path_factory.mktemp("home") / AWKWARD
    folder.mkdir()
    k = Keyturn("--memory", "--account", "111122223333", "--region",
                "eu-west-1", env={"XDG_CACHE_HOME": folder}).wait_ready()
    k.odd = URL.format(k.address.hostname, k.address.port)
    yield k
    k.discard()


def expected(k, **more):
    loopback = "127.0.0.1,localhost,::1"
    return {"AWS_ENDPOINT_URL": k.odd, "KEYTURN_URL": k.odd,
            "KEYTURN_CA": k.ready["ca"], "AWS_ACCESS_KEY_ID": "111122223333",
            "AWS_SECRET_ACCESS_KEY": "keyturn", "AWS_REGION": "eu-west-1",
            "AWS_DEFAULT_REGION": "eu-west-1",
            "AWS_EC2_METADATA_DISABLED": "true", "NO_PROXY": loopback,
            "no_proxy": loopback, **more}


def program(name):
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"there is no {name} here")
    return path


def lines(k, shell, **env):
    done = keyturn("env", "--shell", shell, "--url", k.odd, **env)
    assert done.returncode == 0, done.stderr
    return done.stdout


DUMP = "import json,os,sys; json.dump(dict(os.environ), sys.stdout)"
DUMPED = f"exec '{sys.executable}' -c '{DUMP}'"
SHELLS = {
    "bash": (["bash", "-c"], 'eval "$("$KEYTURN" env)"; ' + DUMPED),
    "zsh": (["zsh", "-fc"], 'eval "$("$KEYTURN" env)"; ' + DUMPED),
    "sh": (["sh", "-c"], 'eval "$("$KEYTURN" env)"; ' + DUMPED),
    "fish": (["fish", "--no-config", "-c"],
             '"$KEYTURN" env | source; ' + DUMPED),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_is_led_there(awkward, shell):
    """By $SHELL, by quotes that it reads as they were meant; away from AWS."""
    argv, script = SHELLS[shell]
    path = program(argv[0])
    done = subprocess.run(
        [path, *argv[1:], script], capture_output=True, text=True, timeout=120,
        env=clean_environ(
            KEYTURN=BINARY, KEYTURN_URL=awkward.odd, SHELL="/usr/bin/" + shell,
            AWS_PROFILE="prod", AWS_ENDPOINT_URL_RDS="https://aws.invalid",
            AWS_ACCESS_KEY_ID="AKIAREAL", NO_PROXY="internal.test",
            KEEP="me", HOME=os.path.dirname(awkward.log_path)))
    assert done.returncode == 0 and done.stderr == "", done.stderr
    env = json.loads(done.stdout)
    no_proxy = "internal.test,127.0.0.1,localhost,::1"
    assert {n: env.get(n) for n in NAMES} == expected(
        awkward, NO_PROXY=no_proxy, no_proxy="127.0.0.1,localhost,::1")
    assert not {"AWS_PROFILE", "AWS_ENDPOINT_URL_RDS"} & set(env)
    assert env["KEEP"] == "me"


@pytest.mark.parametrize("shell", ["bash", "fish", "powershell"])
def test_a_variable_s_name_is_no_command(awkward, shell):
    assert lines(awkward, shell, **{"AWS_ENDPOINT_URL_;touch evil;": "x"}) == \
        lines(awkward, shell)


@pytest.mark.parametrize("said,shell", [
    ("/usr/bin/pwsh", "powershell"), ("/bin/tcsh", "bash"), ("", "bash")])
def test_what_another_shell_gets(awkward, said, shell):
    assert keyturn("env", "--url", awkward.odd, SHELL=said).stdout == \
        lines(awkward, shell)


def test_the_lines_for_powershell_by_its_rules(awkward):
    """about_Quoting_Rules: nothing but a quote means anything in single
    quotes, and of those two are one."""
    text = lines(awkward, "powershell", AWS_PROFILE="prod")
    unset, *rest = text.splitlines()
    assert unset == "Remove-Item -ErrorAction Ignore Env:AWS_PROFILE"
    quotes = "'\u2018\u2019\u201a\u201b"
    found = {}
    for line in rest:
        name, value = re.fullmatch(
            rf"\$Env:(\w+) = '((?:[^{quotes}]|([{quotes}])\3)*)'",
            line).group(1, 2)
        found[name] = re.sub(rf"([{quotes}])\1", r"\1", value)
    assert found == expected(awkward)


def test_json(awkward):
    assert json.loads(lines(awkward, "json", AWS_PROFILE="prod")) == \
        expected(awkward)


def test_a_file_of_variables(awkward, tmp_path):
    """As Node.js and sh read it, as far as each can read it at all."""
    file = tmp_path / ".env"
    file.write_text(lines(awkward, "dotenv"))
    want = {n: v for n, v in expected(awkward).items() if v != awkward.odd
            and n != "KEYTURN_CA"}
    got = subprocess.run(
        ["sh", "-c", f"set -a; . '{file}'; {DUMPED}"], check=True,
        capture_output=True, text=True, env=clean_environ())
    env = json.loads(got.stdout)
    assert {n: env.get(n) for n in NAMES} == {
        **expected(awkward), "KEYTURN_CA": env["KEYTURN_CA"],
        "AWS_ENDPOINT_URL": env["AWS_ENDPOINT_URL"],
        "KEYTURN_URL": env["KEYTURN_URL"]}
    node = program("node")
    got = subprocess.run(
        [node, f"--env-file={file}", "-p", "JSON.stringify(process.env)"],
        capture_output=True, text=True,
        env={"PATH": os.environ["PATH"]})
    if "bad option" in got.stderr:
        pytest.skip("this Node.js has no --env-file")
    assert want.items() <= json.loads(got.stdout).items()


def test_an_account_and_a_region_of_one_s_own(awkward):
    done = keyturn("env", "--shell", "json", "--url", awkward.odd,
                   "--account", "000000000001", "--region", "eu-west-3")
    assert json.loads(done.stdout) == expected(
        awkward, AWS_ACCESS_KEY_ID="000000000001", AWS_REGION="eu-west-3",
        AWS_DEFAULT_REGION="eu-west-3")
    assert keyturn("env", "--account", "me").returncode == 2
    assert keyturn("env", "--shell", "tcsh").returncode == 2


def test_exec_sets_what_env_prints(awkward):
    done = keyturn("exec", "--account", "111122223333", "--region",
                   "eu-west-1", "--", sys.executable, "-c", DUMP,
                   XDG_CACHE_HOME=os.path.dirname(os.path.dirname(
                       os.path.dirname(awkward.ready["ca"]))))
    env = json.loads(done.stdout)
    there = expected(awkward, AWS_ENDPOINT_URL=env["KEYTURN_URL"],
                     KEYTURN_URL=env["AWS_ENDPOINT_URL"])
    assert {n: env.get(n) for n in NAMES} == there
    assert {n for n in env if n.startswith(("AWS_", "KEYTURN_"))} == {
        n for n in there if n.startswith(("AWS_", "KEYTURN_"))} | {
        "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"}


# --- status ------------------------------------------------------------------

@pytest.fixture(scope="module")
def busy():
    """A database that is there, and a rotation that failed and, as the clock
    stands still, is not tried again meanwhile."""
    k = Keyturn("--memory", "--mysqld", mariadbd()).wait_ready()
    k.rds.create_db_instance(
        DBInstanceIdentifier="shown", Engine="mariadb", AllocatedStorage=20,
        DBInstanceClass="db.t3.micro", MasterUsername="admin",
        MasterUserPassword="first-password")
    k.rds.get_waiter("db_instance_available").wait(
        DBInstanceIdentifier="shown")
    keyturn("clock", "freeze", "--url", k.url)
    k.sm.create_secret(Name="broken", SecretString='{"engine":"mysql"}')
    k.sm.rotate_secret(SecretId="broken", RotationLambdaARN=k.function(),
                       RotationRules={"AutomaticallyAfterDays": 30})
    assert keyturn("wait", "broken", "--url", k.url).returncode == 1
    keyturn("fault", "add", "point=set.before", "action=fail",
            "secret=another", "--url", k.url)
    yield k
    k.discard()


def test_the_status_for_programs(busy):
    done = keyturn("status", "--json", "--url", busy.url)
    status = json.loads(done.stdout)
    version = keyturn("version").stdout.split()[1]
    assert {k: status[k] for k in status if k not in ("now", "databases")} == {
        "version": version, "pid": busy.pid, "ca": busy.ready["ca"],
        "account": "123456789012", "region": "us-east-1", "frozen": True,
        "secrets": 1, "failing": 1, "faults": 1, "iam": "on"}
    shown = busy.rds.describe_db_instances()["DBInstances"][0]
    [database] = status["databases"]
    assert database.pop("runs").startswith("MariaDB ")
    assert database == {
        "arn": shown["DBInstanceArn"], "status": "available",
        "engine": "mariadb", "host": shown["Endpoint"]["Address"],
        "port": shown["Endpoint"]["Port"]}


def test_the_status_for_people(busy):
    done = keyturn("status", "--url", busy.url)
    assert done.returncode == 0 and done.stderr == ""
    first, clock, iam, secrets, rotations, faults, _, database = \
        done.stdout.splitlines()
    assert first.startswith("keyturn ") and busy.url in first and \
        str(busy.pid) in first
    assert clock.endswith("  frozen") and secrets.split() == ["secrets", "1"]
    assert iam.split() == ["iam", "on"]
    assert "1 failed: keyturn rotations --failed" in rotations
    assert "1 set: keyturn fault" in faults
    assert re.fullmatch(r"  available   \S+:\d+ +MariaDB \S+  arn:\S+:shown",
                        database)


def test_a_clock_that_runs(awkward):
    assert "  running\n" in keyturn("status", "--url", awkward.odd).stdout


def at_terminal(*argv, **env):
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    proc = subprocess.Popen([BINARY, *argv], stdin=theirs, stdout=theirs,
                            stderr=subprocess.DEVNULL,
                            env=clean_environ(**{"TERM": "xterm", **env}))
    os.close(theirs)
    text = b""
    try:
        while (more := os.read(ours, 4096)):
            text += more
    except OSError:		# how the end of it is told
        pass
    os.close(ours)
    proc.wait(PATIENCE)
    return text.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("argv", [
    ("status",), ("rotations",), ("rotations", "broken"),
    ("verify", "broken")])
def test_colours_are_for_a_terminal_that_wants_them(busy, argv):
    argv = (*argv, "--url", busy.url)
    plain = keyturn(*argv).stdout
    assert "\x1b" not in plain
    clock = re.compile("clock .*")
    for none in {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}:
        assert clock.sub("", at_terminal(*argv, **none)) == \
            clock.sub("", plain)
    coloured = at_terminal(*argv, NO_COLOR="")
    assert "\x1b[31m" in coloured
    assert clock.sub("", re.sub(r"\x1b\[\d+m", "", coloured)) == \
        clock.sub("", plain)


# --- open --------------------------------------------------------------------

@pytest.fixture
def browser(tmp_path):
    """browser(name): a program of that name, and what it was given."""
    class Browser:
        bin, told = tmp_path / "bin", tmp_path / "told"

        def named(self, name, status=0):
            self.bin.mkdir(exist_ok=True)
            path = self.bin / name
            path.write_text(f"#!/bin/sh\necho \"$0 $*\" >>'{self.told}'\n"
                            f"exit {status}\n")
            path.chmod(0o755)
            return str(path)

        def open(self, url, **env):
            return keyturn("open", "--url", url, PATH=f"{self.bin}:/bin",
                           **{"DISPLAY": "", "WAYLAND_DISPLAY": "", **env})

        def was_told(self):
            return self.told.read_text() if self.told.exists() else ""
    return Browser()


def test_the_page_in_the_browser_of_one_s_own(server, browser):
    no = browser.named("no", 1)
    yes = browser.named("yes")
    done = browser.open(server.url, BROWSER=f"there-is-none:{no}:yes:{no}")
    assert (done.returncode, done.stdout) == (0, "")
    assert browser.was_told() == "".join(
        f"{b} {server.url}/_keyturn/\n" for b in (no, yes))


def test_the_page_by_xdg_open_where_there_is_a_display(server, browser):
    xdg = browser.named("xdg-open")
    done = browser.open(server.url, DISPLAY=":0")
    assert (done.returncode, done.stdout) == (0, "")
    assert browser.was_told() == f"{xdg} {server.url}/_keyturn/\n"


def test_the_url_where_there_is_no_browser(server, browser):
    browser.named("xdg-open")
    done = browser.open(server.url)
    assert (done.returncode, done.stdout) == (0, server.url + "/_keyturn/\n")
    assert browser.was_told() == ""
    status, headers, text = server.http("GET", "/_keyturn/")
    assert status == 200 and headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("command", ["status", "env", "open", "health",
                                     "clock", "rotations", "reset"])
def test_where_there_is_no_server_one_is_told_what_to_do(command, browser):
    yes = browser.named("yes")
    done = keyturn(command, "--url", "http://127.0.0.1:1", BROWSER=yes)
    assert done.returncode == 1 and done.stdout == ""
    assert "cannot reach http://127.0.0.1:1" in done.stderr
    assert "keyturn serve" in done.stderr and "--url" in done.stderr
    assert browser.was_told() == ""
