"""Scripts that prepare what is served: --init."""
import json
import os
import signal
import subprocess
import sys

import pytest

import processes
from harness import BINARY, PATIENCE, clean_environ, until

MAKE = """import boto3
boto3.client("secretsmanager").create_secret(Name="made", SecretString="v")
"""


@pytest.fixture
def scripts(folder):
    """scripts(NAME=TEXT, ...): a folder of them; python3 is this one."""
    os.mkdir(os.path.join(folder, "bin"))
    python = os.path.join(folder, "bin", "python3")
    with open(python, "w") as f:
        f.write(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    os.chmod(python, 0o755)
    init = os.path.join(folder, "init")

    def write(texts, mode=0o755):
        for name, text in texts.items():
            path = os.path.join(init, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as f:
                f.write(text)
            os.chmod(path, mode)
        return init
    return write


def here(init):
    return {"PATH": os.path.join(os.path.dirname(init), "bin") + ":" +
            os.environ["PATH"]}


def exec_(init, *command, options=()):
    return subprocess.run(
        [BINARY, "exec", *options, "--init", init, "--", *command], text=True,
        capture_output=True, timeout=120, env=clean_environ(**here(init)))


def health(keyturn):
    return json.loads(keyturn.http("GET", "/_keyturn/health")[2])


def test_scripts_are_run_in_order_and_what_they_say_is_in_the_log(
        serve, scripts, folder):
    """By name, a folder's own before those in its folders; a failure stops
    no other, and is told."""
    init = scripts({
        "20-b.sh": "#!/bin/bash\necho two; [[ -n $KEYTURN_URL ]] && exit 3\n",
        "10-a.py": "import sys\nprint('one')\nprint('why', file=sys.stderr)\n",
        "a/30.sh": "#!/bin/sh\nprintf 'no end\\033[1m'; pwd\n",
        "a/b/z.sh": "#!/bin/sh\necho deep\n",
        "b/00.sh": "#!/bin/sh\necho last\n",
        ".git/no.sh": "#!/bin/sh\necho never\n",
        "README.md": "no script\n"})
    scripts({"a/40.sh": "echo not executable\n"}, mode=0o644)
    scripts({"a/50.sh": "#!/no/such/shell\n"})
    k = serve("--memory", "--init", init, env=here(init), cwd=folder)
    said = [line.split(" ", 2)[2] for line in k.log.splitlines()]
    said = [line for line in said if line.startswith(
        ("runs ", init, "10", "20", "30", "00", "z.", "Ready"))]
    assert said == [
        f"{init}/README.md is not run: it is neither .sh nor .py",
        f"runs {init}/10-a.py", "10-a.py: one", "10-a.py: why",
        f"runs {init}/20-b.sh", "20-b.sh: two",
        f"{init}/20-b.sh failed: exit status 3",
        f"runs {init}/a/30.sh", f"30.sh: no end\\x1b[1m{folder}",
        f"runs {init}/a/40.sh", f"{init}/a/40.sh cannot be run: Permission "
        "denied: it has to be executable (chmod +x)",
        f"runs {init}/a/50.sh", f"{init}/a/50.sh cannot be run: No such file "
        "or directory: what its first line names?",
        f"runs {init}/a/b/z.sh", "z.sh: deep",
        f"runs {init}/b/00.sh", "00.sh: last", "Ready."]
    assert health(k)["init"] == {"completed": True, "scripts": 7, "failed": [
        f"{init}/{n}" for n in ("20-b.sh", "a/40.sh", "a/50.sh")]}


def test_without_scripts_nothing_is_told_of_them(server):
    assert "init" not in health(server)


def test_requests_are_served_before_it_is_ready(serve, scripts, folder):
    """And it is ready only once all have been run."""
    up, go = (os.path.join(folder, name) for name in ("up", "go"))
    init = scripts({"a.sh": f"#!/bin/sh\necho $KEYTURN_URL >{up}\n"
                            f"until [ -e {go} ]; do sleep 0.1; done\n"})
    k = serve("--memory", "--init", init, ready=False)
    url = until("the script runs", lambda: os.path.exists(up) and
                open(up).read().strip())
    asked = subprocess.run([BINARY, "health", "--url", url], text=True,
                           capture_output=True, timeout=PATIENCE)
    assert '"completed":false' in asked.stdout, asked
    assert k.log.count("Ready.") == 0
    open(go, "w").close()
    k.wait_ready()
    assert health(k)["init"]["completed"] is True


def test_exec_runs_its_command_after_them(scripts):
    init = scripts({"make.py": MAKE})
    done = exec_(init, BINARY, "call", "secretsmanager", "GetSecretValue",
                 '{"SecretId":"made"}')
    assert done.returncode == 0 and '"SecretString":"v"' in done.stdout, done
    assert "make.py" not in done.stderr     # what succeeded says nothing


def test_scripts_find_databases_as_the_command_does(scripts, folder):
    """With --rds-names it has an /etc/hosts of its own, and so have they."""
    if subprocess.run(["unshare", "--mount", *(["--user"] * bool(os.geteuid())),
                       "true"], capture_output=True).returncode != 0:
        pytest.skip("no mount namespaces")
    seen = os.path.join(folder, "seen")
    init = scripts({"a.sh": f"#!/bin/sh\nstat -c %i /etc/hosts >{seen}\n"})
    done = exec_(init, "stat", "-c", "%i", "/etc/hosts",
                 options=["--rds-names"])
    assert done.returncode == 0, done
    with open(seen) as f:
        assert f.read() == done.stdout != f"{os.stat('/etc/hosts').st_ino}\n"


def test_exec_does_not_run_its_command_when_one_failed(scripts):
    lines = "".join(f"echo line {i}\n" for i in range(25))
    init = scripts({"a.sh": f"#!/bin/sh\n{lines}kill -KILL $$\n",
                    "b.sh": "#!/bin/sh\necho fine\n"})
    done = exec_(init, "echo", "ran")
    assert (done.returncode, done.stdout) == (1, "")
    said = [line.split(" ", 2)[2] for line in done.stderr.splitlines()]
    assert said == [f"{init}/a.sh failed: signal 9",
                    *(f"a.sh: line {i}" for i in range(5, 25)),
                    "echo is not run"]


def test_a_folder_that_is_not_there():
    done = exec_("/no/such/folder", "true")
    assert done.returncode == 2
    assert "--init /no/such/folder: No such file" in done.stderr


def test_a_file_is_no_folder(folder):
    path = os.path.join(folder, "a.sh")
    open(path, "w").close()
    done = exec_(path, "true")
    assert done.returncode == 1 and f"{path}: Not a directory" in done.stderr


@pytest.mark.parametrize("sig", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("stubborn", [False, True])
def test_scripts_end_with_keyturn(serve, scripts, folder, sig, stubborn):
    """With all they started, one that left their group too."""
    up = os.path.join(folder, "up")
    init = scripts({"a.sh": "#!/bin/bash\n"
                    + "trap '' TERM\n" * stubborn +
                    f"sleep 1000 & setsid sleep 1000 &\n: >{up}\n"
                    "while :; do sleep 0.1; done\n",
                    "b.sh": "#!/bin/sh\necho not run\n"})
    k = serve("--memory", "--init", init, ready=False, env={"TMPDIR": folder})
    until("the script runs", lambda: os.path.exists(up))
    until("all that it started", lambda: len(processes.marked(k.mark)) >= 5)
    k.proc.send_signal(sig)
    assert k.proc.wait(PATIENCE) == (143 if sig == signal.SIGTERM else -9)
    until("nothing is left", lambda: not processes.marked(k.mark))
    until("no folder is left",
          lambda: not [n for n in os.listdir(folder) if n[:8] == "keyturn-"])
    assert "b.sh" not in k.log


def test_what_a_script_leaves_behind_may_print_without_end(
        serve, scripts, folder):
    """Who left its group outlives the script, and the next one is run."""
    up = os.path.join(folder, "up")
    k = serve("--memory", "--init", scripts({
        "a.sh": f"#!/bin/sh\n(setsid sh -c ': >{up}; exec yes \"\"' &)\n"
                f"until [ -e {up} ]; do sleep 0.1; done\n"}))
    assert health(k)["init"]["completed"] is True


def test_a_name_that_is_no_text_is_told_as_text(serve, scripts):
    k = serve("--memory", "--init", scripts({"a\udcff.sh": "exit 1\n"}))
    told = k.http("GET", "/_localstack/init")[2]
    assert json.loads(told)["scripts"][0]["name"] == "a?.sh"
    assert health(k)["init"]["failed"][0].endswith("/a?.sh")


def test_health_is_starting_until_they_are_done(serve, scripts, folder):
    told = os.path.join(folder, "told")
    k = serve("--memory", "--init", scripts({
        "a.sh": f"#!/bin/sh\n'{BINARY}' health >'{told}'\n"
                f"echo $? >>'{told}'\n"}))
    with open(told) as f:
        answer, status = f.read().splitlines()
    assert json.loads(answer)["status"] == "starting" and status == "1"
    now = subprocess.run([BINARY, "health", "--url", k.url],
                         capture_output=True, check=True)
    assert json.loads(now.stdout)["status"] == "ok"


def test_who_prints_faster_than_the_log_is_read_is_ended_too(scripts):
    line = "x" * 1900
    k = subprocess.Popen(
        [BINARY, "serve", "--memory", "--listen", "127.0.0.1:0", "--init",
         scripts({"a.sh": f"#!/bin/sh\nexec yes {line}\n"})],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env=clean_environ())
    try:
        while line.encode() not in k.stderr.readline():
            pass
        k.send_signal(signal.SIGTERM)
        until("its end", lambda: os.read(k.stderr.fileno(), 4096) == b"",
              pause=0.002)
        assert k.wait(PATIENCE) == 143
    finally:
        k.kill()
        k.wait()
        k.stderr.close()
