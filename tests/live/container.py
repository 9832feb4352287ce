"""keyturn's image, and containers of it, at the engine of KEYTURN_TEST_DOCKER.

That is script/test's name for a DOCKER_HOST that has the images asked for:
Docker's engine or podman's, which here is spoken to by Docker's own client.
"""
import json
import os
import re
import socket
import subprocess
import urllib.parse

import pytest

import harness
import processes
from harness import SETTLE, clean_environ, fresh, own_ports, until

# Where Dockerfile and docker-compose.yml are: the live tests may be a copy.
SOURCE = os.environ.get("KEYTURN_TEST_SOURCE", harness.REPO)
BUILD = 1200	# seconds an image may take on a busy machine
STOP = str(SETTLE)	# podman gives a container of Docker's client none


def chapter():
    with open(os.path.join(harness.REPO, "README.md"), encoding="utf-8") as f:
        return re.search(r"^## In a container\n(.*?)^## ", f.read(),
                         re.M | re.S)[1]


def only(pattern):
    """The one thing in README's chapter that is so."""
    found, = re.findall(pattern, chapter(), re.M)
    return found


def exports():
    return "\n".join(re.findall(r"^ +(export .*)$", chapter(), re.M))


def exported(*argv):
    """That command, after README's exports."""
    return "bash", "-ec", exports() + '\nexec "$@"', "-", *argv


def published():
    """The ports that README publishes, for one test at a time; a fixture's."""
    with socket.socket(socket.AF_UNIX) as lock:
        def are_free():
            try:
                lock.bind("\0keyturn-test-published")
                return True
            except OSError:
                return False
        until("nobody else to publish README's ports", are_free, BUILD, 0.5)
        yield


def environ(**more):
    if not os.environ.get("KEYTURN_TEST_DOCKER"):
        pytest.skip("KEYTURN_TEST_DOCKER is unset: no container engine")
    return clean_environ(DOCKER_HOST=os.environ["KEYTURN_TEST_DOCKER"], **more)


def sh(*argv, env=None, timeout=SETTLE):
    done = subprocess.run(argv, cwd=SOURCE, env=env or environ(), text=True,
                          capture_output=True, timeout=timeout,
                          stdin=subprocess.DEVNULL)
    assert done.returncode == 0, (argv, done.stdout, done.stderr)
    return done.stdout


def docker(*argv, **more):
    return sh("docker", *argv, **more)


def discard(*argv):
    """A docker command that may find nothing there."""
    subprocess.run(["docker", *argv], env=environ(), capture_output=True,
                   check=False, timeout=SETTLE)


def build(*options):
    """README's line that builds, under another name; that name."""
    name = fresh("keyturn-test")
    line = only(r"^ +(docker build .*)$").split()
    assert line.count("keyturn") == 1
    line[line.index("keyturn")] = name
    sh(*line[:-1], *options, line[-1], timeout=BUILD)
    return name


def inspect(what, name):
    return json.loads(docker("inspect", "--type", what, name))[0]


class Container(harness.Keyturn):
    """One that serves, spoken to by its published port."""

    def __init__(self, image, *options, engine=(), serves=True):
        self.name, self.clients = fresh("keyturn-test"), {}
        self.mark = fresh("kt")
        first = own_ports()
        self.url = f"http://127.0.0.1:{first}"
        self.address = urllib.parse.urlsplit(self.url)
        ports = f"{first + 1}-{first + 9}"
        own = ["--db-ports", ports] if serves else []
        docker("run", "-d", "--name", self.name,
               "-e", f"KEYTURN_TEST_MARK={self.mark}",
               "-p", f"127.0.0.1:{first}:4566",
               "-p", f"127.0.0.1:{ports}:{ports}", *engine, image, *own,
               *options)
        if serves:
            until("keyturn answers in " + self.name, lambda: subprocess.run(
                [harness.BINARY, "health", "--url", self.url],
                capture_output=True).returncode == 0)

    def exec(self, *argv):
        return docker("exec", self.name, *argv)

    def status(self):
        """What it ended with, once it has."""
        state = until(self.name + " to end", lambda: (
            now := inspect("container", self.name)["State"])["Status"] ==
            "exited" and now)
        return state["ExitCode"]

    def stop(self):
        docker("stop", "-t", STOP, self.name)
        return self.status()

    def processes(self):
        """Those on this machine; elsewhere an engine shows none."""
        return processes.marked(self.mark)

    def health(self):
        """What the engine's own check found: podman's needs systemd to look
        by itself, and is asked to look now."""
        at = environ()["DOCKER_HOST"]
        asked = at.startswith("unix://") and subprocess.run(
            ["curl", "-sf", "--unix-socket", at[len("unix://"):],
             "http://d/v4.0.0/libpod/containers/" + self.name +
             "/healthcheck"], capture_output=True, text=True)
        if asked and asked.returncode == 0:
            return json.loads(asked.stdout)["Status"]
        return inspect("container", self.name)["State"]["Health"]["Status"]

    def discard(self):
        for c in self.clients.values():
            c.close()
        discard("rm", "-f", "-v", self.name)
