"""Completion, by a real bash and a real zsh at a terminal.

A key shows the line as it stands, another puts all that could stand there into
it: so what is compared is what a person would have.
"""
import os
import pty
import re
import select
import shutil
import subprocess

import pytest

from harness import BINARY, clean_environ, until

# Ctrl-G shows the line and empties it; Ctrl-T puts all into it that may stand.
BASH = r"""
PS1='ready> ' PS2=
bind 'set bell-style none' 'set enable-bracketed-paste off'
bind '"\C-t": insert-completions'
bind -x '"\C-g": printf "<%s>\n" "$READLINE_LINE"; READLINE_LINE='
"""
ZSH = r"""
PS1='ready> ' PS2= RPS1= ; unsetopt prompt_sp prompt_cr
fpath=($PWD/functions $fpath)
autoload -Uz compinit && compinit -u -D
zstyle ':completion:all:*' completer _all_matches _complete
zstyle ':completion:all:*' insert true
zle -C all complete-word _generic; bindkey '^T' all
show() { print -r -- "<$BUFFER>"; BUFFER= }
zle -N show; bindkey '^G' show; bindkey '^I' complete-word
"""
SOURCED = "source <(keyturn completion %s)\n"
PACKAGE = "/usr/share/bash-completion/bash_completion"
# name: the shell, how it starts, what it reads, where the script is then
SHELLS = {
    "bash": ("bash", ["--norc", "--noprofile", "-i"],
             BASH + SOURCED % "bash", None),
    "bash-completion": (
        "bash", ["--norc", "--noprofile", "-i"], BASH +
        f"BASH_COMPLETION_USER_DIR=$PWD; source {PACKAGE}\n",
        "completions/keyturn"),
    "zsh": ("zsh", ["-f", "-i"], ZSH + SOURCED % "zsh", None),
    "zsh's folder": ("zsh", ["-f", "-i"], ZSH, "functions/_keyturn"),
}


def script(shell):
    return subprocess.run([BINARY, "completion", shell], check=True,
                          capture_output=True, text=True).stdout


class Shell:
    """One at a terminal of its own; what it wrote is kept."""

    def __init__(self, name, folder, url):
        shell, argv, setup, installed = SHELLS[name]
        path = shutil.which(shell)
        if path is None:
            pytest.skip(f"there is no {shell} here")
        if PACKAGE in setup and not os.path.exists(PACKAGE):
            pytest.skip("there is no bash-completion here")
        if installed:
            os.mkdir(os.path.join(folder, os.path.dirname(installed)))
            with open(os.path.join(folder, installed), "w") as f:
                f.write(script(shell))
        with open(os.path.join(folder, "setup"), "w") as f:
            f.write(setup + "echo begin'ning'\n")
        self.fd, theirs = pty.openpty()
        self.folder, self.text = folder, ""
        self.proc = subprocess.Popen(
            [path, *argv], stdin=theirs, stdout=theirs, stderr=theirs,
            cwd=folder, start_new_session=True, env=clean_environ(
                TERM="dumb", HOME=folder, KEYTURN_URL=url, COLUMNS="500",
                PATH=os.path.dirname(BINARY) + ":" + os.environ["PATH"]))
        os.close(theirs)
        self.type(". ./setup\r")
        self.seen("beginning")

    def type(self, keys):
        os.write(self.fd, keys.encode())

    def seen(self, pattern):
        """What matches it of all that comes from here on."""
        def look():
            while select.select([self.fd], [], [], 0)[0]:
                self.text += os.read(self.fd, 4096).decode()
            return re.search(pattern, self.text, re.S)
        try:
            found = until(pattern, look)
        except AssertionError as e:
            raise AssertionError(f"{e}; there is {self.text!r}")
        self.text = ""
        return found

    def completed(self, line, key="\t"):
        self.type(line + key + "\x07")
        return self.seen(r"<([^<>]*)>")[1]

    def all(self, line):
        """Every word that may stand for the last of line."""
        before = line[:line.rfind(" ") + 1]
        got = self.completed(line, "\x14")
        assert got.startswith(before), got
        return got[len(before):].split()

    def end(self):
        self.proc.kill()
        self.proc.wait()
        os.close(self.fd)


@pytest.fixture(scope="module")
def names(server):
    """Some of awkward letters, gone afterwards."""
    names = ["kt/first", "kt/a=b", "kt/a=c@d"]
    for name in names:
        server.sm.create_secret(Name=name)
    yield sorted(names)
    for name in names:
        server.sm.delete_secret(SecretId=name,
                                ForceDeleteWithoutRecovery=True)


@pytest.fixture(scope="module", params=SHELLS)
def shell(request, server, names, tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    (folder / "apifile.json").write_text("[]")
    (folder / "apifolder").mkdir()
    s = Shell(request.param, str(folder), server.url)
    yield s
    s.end()


@pytest.mark.parametrize("line,then", [
    ("ser", "serve "), ("hel", "help "), ("completion b", "completion bash "),
    ("clock fr", "clock freeze "), ("help surv", "help survive "),
    ("serve --front", "serve --front-threads "),
    ("serve --fleet s", "serve --fleet shared "),
    ("serve --fleet=s", "serve --fleet=shared "),
    ("serve --memory --log-format j", "serve --memory --log-format json "),
    ("serve --rotation-function mine=mysql-d",
     "serve --rotation-function mine=mysql-dual-password "),
    ("serve --data api", "serve --data apifolder/"),
    ("serve --data=api", "serve --data=apifolder/"),
    ("serve --fixture apifi", "serve --fixture apifile.json "),
    ("serve --attach-password ", "serve --attach-password @"),
    ("serve --attach-password @apifi",
     "serve --attach-password @apifile.json "),
    ("exec --memory -- expan", "exec --memory -- expand "),
    ("exec -- cat apifi", "exec -- cat apifile.json "),
    ("call secretsm", "call secretsmanager "),
    ("call secretsmanager GetSecretV", "call secretsmanager GetSecretValue "),
    ("fault add poi", "fault add point="),
    ("fault add action=kill point=set.sql.a",
     "fault add action=kill point=set.sql.after "),
    ("wait kt/fi", "wait kt/first "), ("verify 'kt/fi", "verify 'kt/first' "),
    ("rotations --last 3 kt/fi", "rotations --last 3 kt/first "),
    ("wait kt/a=c", "wait kt/a=c@d "), ("wait kt/a=c@", "wait kt/a=c@d "),
    ("wait there-is-none", "wait there-is-none"),
    ("wait --region eu-west-1 kt/fi", "wait --region eu-west-1 kt/fi"),
    ("wait --url http://127.0.0.1:1 kt/fi",
     "wait --url http://127.0.0.1:1 kt/fi"),
    ("there-is-none ", "there-is-none "),
    ("wait $(touch${IFS}evil) kt/fi", "wait $(touch${IFS}evil) kt/fi"),
])
def test_what_a_tab_makes_of_a_line(shell, line, then):
    assert shell.completed("keyturn " + line) == "keyturn " + then
    assert not os.path.exists(os.path.join(shell.folder, "evil"))


def test_what_may_stand(shell, names):
    assert {"serve", "exec", "help", "version"} < set(shell.all("keyturn "))
    assert sorted(shell.all("keyturn clock ")) == [
        "advance", "freeze", "get", "run", "set"]
    assert sorted(shell.all("keyturn serve --log-level ")) == [
        "debug", "error", "info", "warn"]
    assert sorted(shell.all("keyturn survive kt/")) == names


def options(*command):
    text = subprocess.run([BINARY, *command, "--help"], check=True,
                          capture_output=True, text=True).stdout
    return text, set(re.findall(r"^  (--[a-z-]+)", text, re.M))


def offered(*words):
    done = subprocess.run([BINARY, "completion", "--", *words],
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 and done.stderr == ""
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


def test_all_that_help_tells_of_is_offered():
    text, _ = options()
    for command in re.findall(r"^  ([a-z]+) ", text, re.M):
        assert command in offered("")
        if command != "version":
            assert options(command)[1] | {"--help"} == \
                set(offered(command, "--"))


def test_calls_are_of_aws_s_services_alone():
    assert sorted(offered("call", "")) == [
        "cloudtrail", "iam", "kms", "lambda", "rds", "secretsmanager", "sts"]


def test_another_shell_has_no_script():
    done = subprocess.run([BINARY, "completion", "tcsh"],
                          capture_output=True, text=True)
    assert done.returncode == 2 and "bash | zsh" in done.stderr
