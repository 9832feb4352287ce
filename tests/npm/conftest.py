"""A project with the packages installed, as a user's has them."""
import os
import shutil
import subprocess
import sys
import tempfile

import pytest

HERE = os.path.dirname(os.path.abspath(__file__))
NOBODY = 65534
PACKED = "keyturn", "keyturn_login.so", "licences", "SOURCES", "mariadb"
REPO = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(HERE, "..", "live"))

import harness	# noqa: E402


class Project:
    """A folder with node_modules, and what is run in it.

    keyturn's packages are tarballs that npm installed; what the suites need
    besides are links to the packages that script/javascript-sdk fetched.
    """

    def __init__(self, at, fetched):
        self.at = at
        self.fetched = fetched
        self.bin = os.path.join(at, "node_modules", ".bin")

    def environ(self, **more):
        env = harness.clean_environ(NO_COLOR="1", **more)
        env["PATH"] = self.bin + os.pathsep + env["PATH"]
        return env

    def command(self, *command, **more):
        """Popen's arguments for a command of the project."""
        return {"args": command, "cwd": self.at, "text": True,
                "stdin": subprocess.DEVNULL, "env": self.environ(), **more}

    def run(self, *command, status=0, **more):
        """What it prints; it ends with that status."""
        done = subprocess.run(**self.command(
            *command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=300, **more))
        assert done.returncode == status, done.stdout
        return done.stdout

    def has(self, package):
        """Was that fetched?"""
        return os.path.isdir(os.path.join(
            self.fetched, "node_modules", package))

    def link(self, at):
        """What was fetched, as if it had been installed there."""
        theirs = os.path.join(self.fetched, "node_modules")
        for name in os.listdir(theirs):
            here = os.path.join(at, "node_modules", name)
            if name == ".bin":
                for command in os.listdir(os.path.join(theirs, name)):
                    os.symlink(os.path.join(theirs, name, command),
                               os.path.join(here, command))
            elif not name.startswith("."):
                os.symlink(os.path.join(theirs, name), here)


@pytest.fixture(scope="session")
def fetched():
    """The folder that script/javascript-sdk made; its node and npm are used."""
    at = harness.found("KEYTURN_TEST_NPM", "NPM", "no npm, or none of the "
                       "packages of tests/npm")
    os.environ["PATH"] = at + os.pathsep + os.environ["PATH"]
    return at


@pytest.fixture(scope="session")
def tarballs(fetched, tmp_path_factory):
    """The packages, of what script/package made, else of the keyturn here."""
    packed = tmp_path_factory.mktemp("packed")
    made = os.environ.get("KEYTURN_TEST_PACKAGE") or os.path.dirname(
        harness.BINARY)
    for name in PACKED:
        if os.path.exists(os.path.join(made, name)):
            os.symlink(os.path.join(made, name), packed / name)
    subprocess.run([os.path.join(REPO, "packaging", "npm"), packed],
                   check=True)
    return sorted(map(str, (packed / "npm").iterdir()))


@pytest.fixture(scope="session")
def project(fetched, tarballs):
    at = tempfile.mkdtemp(prefix="kt-npm-")
    os.chmod(at, 0o755)		# databases run as another user
    shutil.copytree(HERE, at, dirs_exist_ok=True, ignore=shutil.
                    ignore_patterns("__pycache__", "*.py", "package*.json"))
    shutil.copy(os.path.join(HERE, "jest", "package.json"),
                os.path.join(at, "jest"))
    p = Project(at, fetched)
    p.run("npm", "install", "--offline", "--no-audit", "--no-fund",
          "--no-update-notifier", *tarballs)
    p.link(at)
    yield p
    shutil.rmtree(at)


class Newcomer(Project):
    """A project of a user who has no home, no environment and no rights."""

    def __init__(self, top, fetched, tarballs):
        super().__init__(os.path.join(top, "shop"),
                         shutil.copytree(fetched, os.path.join(top, "fetched"),
                                         symlinks=True))
        self.tarballs = [shutil.copy(t, top) for t in tarballs]
        os.mkdir(self.at)
        if os.getuid() == 0:
            os.chown(self.at, NOBODY, NOBODY)

    def environ(self, **more):
        return {"PATH": f"{self.fetched}:/usr/bin:/bin", "HOME": self.at,
                "NO_COLOR": "1", **more}

    def command(self, *command, **more):
        given = super().command(*command, **more)
        if os.getuid() == 0:
            given.update(user=NOBODY, group=NOBODY, extra_groups=[])
        return given

    def write(self, name, text):
        with open(os.path.join(self.at, name), "w") as f:
            f.write(text)

    def install(self, *command):
        self.run(*command, "--offline", *self.tarballs)
        self.link(self.at)


@pytest.fixture
def newcomer(fetched, tarballs):
    top = tempfile.mkdtemp(prefix="kt-npm-")
    os.chmod(top, 0o755)
    yield Newcomer(top, fetched, tarballs)
    shutil.rmtree(top)
