"""SIGKILL to keyturn: two seconds later nothing of it is left."""
import os
import pwd
import shutil
import signal
import stat
import time

import pytest

import conftest
import processes
from harness import PATIENCE, until

HERE = os.path.dirname(os.path.abspath(__file__))
STUB = os.path.join(HERE, "stub_mysqld.sh")
NOBODY = pwd.getpwnam("nobody")


def become_nobody():
    os.setgroups([])
    os.setgid(NOBODY.pw_gid)
    os.setuid(NOBODY.pw_uid)


@pytest.fixture(scope="module")
def caches():
    """A cache for each user: a template is made once, not in each test."""
    import tempfile
    made = {}
    for who in ("self", "nobody"):
        made[who] = tempfile.mkdtemp(prefix=f"kt-cache-{who}-")
    os.chmod(made["nobody"], 0o755)
    if os.geteuid() == 0:
        os.chown(made["nobody"], NOBODY.pw_uid, NOBODY.pw_gid)
    yield made
    for path in made.values():
        shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(params=["self", "nobody"])
def user(request, folder, caches):
    """Options for Popen and an environment to run as that user."""
    env = {"TMPDIR": folder, "XDG_CACHE_HOME": caches[request.param],
           "HOME": folder}
    if request.param == "self":
        return {"env": env}
    if os.geteuid() != 0:
        pytest.skip("only root can become nobody; 'self' is a user already")
    os.chown(folder, NOBODY.pw_uid, NOBODY.pw_gid)
    return {"env": env, "preexec_fn": become_nobody}


@pytest.fixture(params=["plain", "wrapper"])
def mysqld(request, folder):
    """The server itself, or a shell that does not exec it."""
    if request.param == "plain":
        return conftest.mariadbd()
    path = os.path.join(folder, "..", os.path.basename(folder) + "-wrapper")
    path = os.path.abspath(path)
    with open(path, "w") as f:
        f.write(f'#!/bin/sh\n{conftest.mariadbd()} "$@"\nexit $?\n')
    os.chmod(path, 0o755)
    request.addfinalizer(lambda: os.unlink(path))
    return path


class Traces:
    """All that a keyturn has in the world at this moment."""

    def __init__(self, k, folder):
        below = processes.descendants(k.pid)
        self.who = sorted(set(below) | set(processes.marked(k.mark)))
        pids = [p for p, _ in self.who]
        self.ports = processes.listening(pids)
        self.homes = set()
        for p in pids:
            self.homes |= {f for f in processes.folders(p)
                           if os.path.isdir(f)}
        self.homes.discard(os.getcwd())
        self.folder, self.mark = folder, k.mark

    def left(self):
        found = [("process", p, processes.cmdline(p))
                 for p, s in self.who if processes.alive((p, s))]
        found += [("process", *w) for w in processes.marked(self.mark)]
        found += [("port", *at) for at in self.ports
                  if processes.port_open(*at)
                  and not processes.others_listen(at, self.who)]
        found += [("folder", h) for h in self.homes if os.path.exists(h)]
        found += [("file", f) for f in os.listdir(self.folder)]
        return found


def assert_nothing_left(traces):
    end = time.monotonic() + PATIENCE
    while (left := traces.left()) and time.monotonic() < end:
        time.sleep(0.05)
    assert left == []


def test_a_running_server(serve, user, mysqld, folder):
    k = serve("--memory", "--mysqld", mysqld, **user)
    db = conftest.Database(k, "mariadb")
    traces = Traces(k, folder)
    assert any(processes.is_database(p) for p, _ in traces.who)
    assert (db.host, db.port) in traces.ports
    assert len(traces.ports) >= 2
    k.kill()
    assert_nothing_left(traces)


def test_a_server_half_started(serve, user, folder):
    """One that says nothing yet, and whose wrapper has a child."""
    k = serve("--memory", "--mysqld", STUB, **user)
    k.rds.create_db_instance(
        DBInstanceIdentifier="half", Engine="mariadb", AllocatedStorage=20,
        DBInstanceClass="db.t3.micro", MasterUsername="admin",
        MasterUserPassword="Master-password-1")
    until("the server is being started", lambda: [
        w for w in processes.descendants(k.pid)
        if processes.cmdline(w[0])[:1] == ["sleep"]])
    traces = Traces(k, folder)
    k.kill()
    assert_nothing_left(traces)


def test_one_running_and_one_half_started(serve, folder, mysqld):
    """At many moments of a start, not at one."""
    for n in range(5):
        k = serve("--memory", "--mysqld", mysqld, env={"TMPDIR": folder})
        db = conftest.Database(k, "mariadb")
        known = len(processes.descendants(k.pid))
        k.rds.create_db_instance(
            DBInstanceIdentifier="half", Engine="mariadb",
            AllocatedStorage=20, DBInstanceClass="db.t3.micro",
            MasterUsername="admin", MasterUserPassword="Master-password-1")
        until("another process", lambda: len(
            processes.descendants(k.pid)) > known)
        time.sleep(n * 0.07)	# not luck: any moment has to do
        traces = Traces(k, folder)
        k.kill()
        assert (db.host, db.port) in traces.ports
        assert_nothing_left(traces)


def test_data_that_is_to_be_kept_is_kept(serve, folder, user):
    """Only throwaway folders go; but the server goes all the same."""
    data = os.path.join(folder, "data")
    k = serve("--data", data, "--mysqld", conftest.mariadbd(), **user)
    conftest.Database(k, "mariadb", "kept")
    servers = processes.databases(k.pid)
    assert servers
    k.kill()
    until("the server ended", lambda: not [
        w for w in servers if processes.alive(w)])
    k = serve("--data", data, "--mysqld", conftest.mariadbd(), **user)
    until("it is there again", lambda: k.rds.describe_db_instances(
        DBInstanceIdentifier="kept")["DBInstances"][0][
            "DBInstanceStatus"] == "available")


def test_root_drops_privileges(serve, folder):
    """As root, servers run as somebody else."""
    if os.geteuid() != 0:
        pytest.skip("this is about root, and you are not")
    k = serve("--memory", "--mysqld", conftest.mariadbd())
    conftest.Database(k, "mariadb")
    for pid, _ in processes.databases(k.pid):
        with open(f"/proc/{pid}/status") as f:
            uids = next(x for x in f if x.startswith("Uid:")).split()[1:]
        assert "0" not in uids
        for home in processes.own_folders(pid):
            mode = os.stat(home).st_mode
            assert stat.S_IMODE(mode) & 0o007 == 0, home


def test_the_guardian_is_killed(serve, folder):
    """Then keyturn ends too, and so do the servers."""
    k = serve("--memory", "--mysqld", conftest.mariadbd(),
              env={"TMPDIR": folder})
    conftest.Database(k, "mariadb")
    servers = processes.databases(k.pid)
    made = throwaway(k)
    assert len(made) == 3	# of the store, of the servers, of their sockets
    os.kill(guardian(k), 9)
    assert k.proc.wait(PATIENCE) != 0
    until("the servers ended", lambda: not [
        w for w in servers if processes.alive(w)])
    assert [f for f in made if os.path.exists(f)] == []


def throwaway(k):
    """Folders that go when it goes: it holds a lock in each."""
    return [os.path.dirname(f) for f in processes.open_files(k.pid)
            if f.endswith("/.owner")]


def guardian(k):
    """keyturn's only child; servers are the guardian's."""
    child, = processes.children(k.pid)
    return child


def test_keyturn_and_its_guardian_are_killed(serve, folder):
    """What nobody could remove any more goes when another starts.

    The other's guardian stands too: it may not have looked around yet.
    """
    env = {"TMPDIR": folder}
    k, other = serve("--memory", env=env), serve("--memory", env=env)
    left, kept = throwaway(k), throwaway(other)
    child, looks = guardian(k), guardian(other)
    for stands in child, looks:
        os.kill(stands, signal.SIGSTOP)
        until("it stands", lambda: processes.stands(stands))
    try:
        assert [f for f in left if not os.path.exists(f)] == []
        k.kill()
        os.kill(child, signal.SIGKILL)
        # whoever starts first: other tests may run beside these
        serve("--memory", env=env)
        until("what is left is removed", lambda: not [
            f for f in left if os.path.exists(f)])
    finally:
        os.kill(looks, signal.SIGCONT)
    assert [f for f in kept if not os.path.exists(f)] == []
    other.sm.create_secret(Name="still-there")
