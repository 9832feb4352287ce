"""As much of GitHub's runner as a composite action can tell it from: steps of
bash, expressions, and the files by which steps speak.

https://docs.github.com/en/actions/reference/workflows-and-actions: metadata
syntax, workflow commands, contexts.
"""
import os
import re
import signal
import subprocess
import uuid

import yaml

import processes
from harness import clean_environ, until


EXPRESSION = r"\$\{\{ *(.*?) *\}\}"


def assignments(text):
    """NAME=VALUE, a line each, or NAME<<WORD, lines, WORD."""
    found, lines = {}, iter(text.splitlines())
    for line in lines:
        heredoc = re.fullmatch(r"([^=]+?)<<(.+)", line)
        if heredoc:
            name, end = heredoc.groups()
            found[name] = "\n".join(iter(lambda: next(lines), end))
        else:
            name, found[name] = line.split("=", 1)
    return found


class Job:
    def __init__(self, folder, **env):
        self.temp = os.path.join(folder, "temp")
        self.workspace = os.path.join(folder, "workspace")
        self.tracking = "github_" + uuid.uuid4().hex
        for d in self.temp, self.workspace:
            os.mkdir(d)
        os.chmod(self.workspace, 0o755)
        self.path = os.environ["PATH"]
        self.env = clean_environ(
            GITHUB_ACTIONS="true", CI="true", RUNNER_TEMP=self.temp,
            GITHUB_WORKSPACE=self.workspace, HOME=folder,
            RUNNER_TRACKING_ID=self.tracking, **env)

    def run(self, script, **env):
        """A step `run:` with `shell: bash`; what it printed, its outputs."""
        files = {n: os.path.join(self.temp, uuid.uuid4().hex) for n in (
            "GITHUB_ENV", "GITHUB_PATH", "GITHUB_OUTPUT", "script")}
        for path in files.values():
            open(path, "x").close()
        at = files.pop("script") + ".sh"
        with open(at, "w", encoding="utf-8") as f:
            f.write(script)
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", at],
            cwd=self.workspace, stdin=subprocess.DEVNULL, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600,
            env={**self.env, "PATH": self.path, **files, **env})
        self.said = done.stdout
        told = {n: open(p, encoding="utf-8").read() for n, p in files.items()}
        self.env.update(assignments(told["GITHUB_ENV"]))
        for line in told["GITHUB_PATH"].splitlines():
            self.path = line + ":" + self.path
        assert done.returncode == 0, done.stdout
        return assignments(told["GITHUB_OUTPUT"])

    def use(self, folder, **given):
        """A step `uses:` of the action in that folder; its outputs."""
        with open(os.path.join(folder, "action.yml"), encoding="utf-8") as f:
            action = yaml.safe_load(f)
        assert action["runs"]["using"] == "composite"
        assert not given.keys() - action["inputs"].keys()
        known = {"github.action_path": folder, **{
            "inputs." + n: given.get(n, i.get("default", ""))
            for n, i in action["inputs"].items()}}

        def evaluate(text):
            return re.sub(EXPRESSION, lambda m: known[m[1]], text)

        for step in action["runs"]["steps"]:
            assert step["shell"] == "bash" and "if" not in step
            outputs = self.run(evaluate(step["run"]), **{
                n: evaluate(v) for n, v in step.get("env", {}).items()})
            known.update({f"steps.{step['id']}.outputs.{n}": v
                          for n, v in outputs.items()})
        return {n: evaluate(o["value"])
                for n, o in action["outputs"].items()}

    def processes(self):
        return processes.marked(self.tracking)

    def end(self):
        """Orphan processes are what the runner's mark is found on."""
        for who in self.processes():
            processes.kill(who)
        until("the job's processes to end", lambda: not self.processes())
