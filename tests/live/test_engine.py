"""engine/ against real servers, some set up to spoil every quoted text."""
import glob
import os
import shutil
import subprocess
import tempfile

import pytest

import harness
from harness import until

BUILD = os.path.dirname(os.path.abspath(harness.BINARY))
PROGRAM = os.path.join(BUILD, "tests/live/engine")

# What init-files, literals and names have to survive.
SPOILT = ["--sql-mode=NO_BACKSLASH_ESCAPES,ANSI_QUOTES",
          "--character-set-server=gbk", "--init-connect=SET NAMES gbk"]


@pytest.fixture(scope="module", autouse=True)
def program():
    subprocess.run(["make", "-s", "-C", BUILD, "tests/live/engine"],
                   check=True)


class Server:
    """A database server with a certificate of its own."""

    def __init__(self, flavour, name, *options):
        self.flavour = flavour
        self.name = f"{flavour.name}-{name}"
        self.mysqld = flavour.options[1]
        self.dir = tempfile.mkdtemp(prefix="kte-")
        self.port = harness.own_ports()
        subprocess.run([PROGRAM, "prepare", self.dir], check=True)
        self.make_data()
        self.process = self.start(*self.certificates(), *options)

    def certificates(self):
        return [f"--ssl-ca={self.path('ca.pem')}",
                f"--ssl-cert={self.path('cert.pem')}",
                f"--ssl-key={self.path('key.pem')}"]

    def path(self, name):
        return os.path.join(self.dir, name)

    def basics(self):
        return [self.mysqld, "--no-defaults", f"--datadir={self.path('data')}",
                f"--tmpdir={os.path.dirname(self.path('data'))}",
                *(["--user=root"] if os.geteuid() == 0 else [])]

    def make_data(self):
        if self.flavour.name == "mysql":
            return self.must([*self.basics(), "--initialize-insecure"])
        os.mkdir(self.path("data"))
        prefix = os.path.dirname(os.path.dirname(self.mysqld))
        sql = ["CREATE DATABASE mysql;\nUSE mysql;\n"
               "SET @auth_root_socket = NULL;\n"]
        for name in ["system_tables", "performance_tables",
                     "system_tables_data"]:
            with open(self.share(prefix, name)) as f:
                sql.append(f.read())
        self.must([*self.basics(), "--bootstrap"], "".join(sql))

    @staticmethod
    def share(prefix, name):
        found = [path for folder in ("mysql", "mariadb")
                 for path in glob.glob(os.path.join(
                     prefix, "share", folder, f"m*_{name}.sql"))
                 if os.path.basename(path) in (f"mysql_{name}.sql",
                                               f"mariadb_{name}.sql")]
        assert found, f"no {name}.sql under {prefix}/share"
        return found[0]

    @staticmethod
    def must(command, text=""):
        done = subprocess.run(command, input=text, text=True,
                              capture_output=True)
        assert done.returncode == 0, done.stderr[-3000:]

    def start(self, *options):
        log = open(self.path("log"), "w")
        return subprocess.Popen(
            [*self.basics(), f"--port={self.port}",
             "--bind-address=127.0.0.1", f"--socket={self.path('s')}",
             f"--pid-file={self.path('pid')}",
             f"--init-file={self.path('init.sql')}",
             "--innodb-flush-log-at-trx-commit=0",
             *(["--mysqlx=OFF", "--secure-file-priv=NULL"]
               if self.flavour.name == "mysql" else []),
             *options], stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def ready(self):
        assert self.process.poll() is None, open(self.path("log")).read()
        return "ready for connections" in open(self.path("log")).read() and \
            os.path.exists(self.path("s"))

    def stop(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.dir, ignore_errors=True)


@pytest.fixture
def servers(flavour):
    made = []

    def make(name, *options):
        made.append(Server(flavour, name, *options))
        return made[-1]
    yield make
    for s in made:
        s.stop()


def test_the_engine(flavour, servers):
    tls = servers("tls")
    plain = servers(
        "spoilt", *SPOILT,
        *(["--skip-ssl", "--character-set-client-handshake=FALSE"]
          if flavour.name == "mariadb" else ["--tls-version="]))
    names = []
    for s, kind in (tls, "tls"), (plain, "plain"):
        until(f"{s.name} to be ready", s.ready, harness.START)
        names.append(f"{s.name}:{s.port}:{kind}:{s.dir}")
    done = subprocess.run(
        [PROGRAM], env={**os.environ, "CK_TIMEOUT_MULTIPLIER": "10",
                        "KEYTURN_TEST_SERVERS": " ".join(names)},
        capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "100%: Checks: 24" in done.stdout
