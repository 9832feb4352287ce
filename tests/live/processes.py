"""Who is alive, whose child, on which port, in which folder: from /proc."""
import contextlib
import os
import re
import signal
import socket


def _read(path, mode="rb"):
    try:
        with open(path, mode) as f:
            return f.read()
    except (OSError, ProcessLookupError):
        return None


def _stat(pid):
    """(parent, state, start time) or None."""
    text = _read(f"/proc/{pid}/stat")
    if text is None:
        return None
    rest = text[text.rindex(b")") + 2:].split()
    return int(rest[1]), rest[0].decode(), int(rest[19])


def stands(pid):
    """Has each of its threads stopped?  SIGSTOP is heard by one, which tells the
    others: until it runs, they go on."""
    threads = [_stat(f"{pid}/task/{t}")
               for t in os.listdir(f"/proc/{pid}/task")]
    return all(t is None or t[1] in "TZX" for t in threads)


def all_pids():
    return [int(p) for p in os.listdir("/proc") if p.isdigit()]


def alive(who):
    """Is that very process (pid, start time) there, and no zombie?"""
    pid, start = who
    s = _stat(pid)
    return s is not None and s[2] == start and s[1] not in "ZX"


def kill(who):
    """SIGKILL to that very process, which may be ending by itself."""
    try:
        if alive(who):
            os.kill(who[0], signal.SIGKILL)
    except ProcessLookupError:
        pass


def descendants(root):
    """All below root, root not included: [(pid, start time)]."""
    stats = {p: _stat(p) for p in all_pids()}
    found, todo = [], [root]
    while todo:
        parent = todo.pop()
        for p, s in stats.items():
            if s is not None and s[0] == parent and s[1] not in "ZX":
                found.append((p, s[2]))
                todo.append(p)
    return found


def children(root):
    """Those it has begotten itself: [pid]."""
    return [p for p in all_pids() if (_stat(p) or (None,))[0] == root]


def marked(mark):
    """All that were started below an environment with mark in it."""
    found = []
    for p in all_pids():
        s = _stat(p)
        if shows(p, mark) and s and s[1] not in "ZX":
            found.append((p, s[2]))
    return found


def shows(pid, word):
    """Is it in the environment that pid was started with?"""
    return word.encode() in (_read(f"/proc/{pid}/environ") or b"")


def cmdline(pid):
    text = _read(f"/proc/{pid}/cmdline") or b""
    return [a.decode(errors="replace") for a in text.split(b"\0") if a]


def is_database(pid):
    """A server: by what it runs or was told, a wrapper's shell is none."""
    try:
        exe = os.readlink(f"/proc/{pid}/exe")
    except OSError:
        return False
    if re.search(r"/(mysqld|mariadbd)( \(deleted\))?$", exe):
        return True
    return "ld-linux" in exe and any(
        re.search(r"/(mysqld|mariadbd)$", a) for a in cmdline(pid)[:5])


def databases(root):
    return [w for w in descendants(root) if is_database(w[0])]


def server_at(root, host, port):
    """The server below root that was told to listen there."""
    told = {f"--bind-address={host}", f"--port={port}"}
    found, = [w for w in databases(root) if told <= set(cmdline(w[0]))]
    return found


def folders(pid):
    """The folders a server lives in: its data, its socket, its cwd."""
    found = set()
    for a in cmdline(pid):
        m = re.match(r"--(datadir|socket|tmpdir)=(/.+)", a)
        if m:
            path = m[2] if m[1] == "datadir" else os.path.dirname(m[2])
            found.add(os.path.realpath(path))
    try:
        found.add(os.readlink(f"/proc/{pid}/cwd"))
    except OSError:
        pass
    return {f for f in found if f not in ("/", "/tmp", "/run", "/var/tmp")}


def own_folders(pid):
    """Those of them that no other server lives in: the innermost."""
    found = folders(pid)
    return {f for f in found
            if not any(o.startswith(f + "/") for o in found)}


def open_files(pid):
    """What it has open at this moment; some of it may just be closed."""
    found = []
    with contextlib.suppress(OSError):
        for n in os.listdir(f"/proc/{pid}/fd"):
            with contextlib.suppress(OSError):
                found.append(os.readlink(f"/proc/{pid}/fd/{n}"))
    return found


def listening(pids):
    """{(host, port)} where any of pids listens with TCP."""
    inodes = set()
    for pid in pids:
        inodes |= {at[8:-1] for at in open_files(pid)
                   if at.startswith("socket:[")}
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in (_read(table, "r") or "").splitlines()[1:]:
            f = line.split()
            if f[3] == "0A" and f[9] in inodes:
                host, port = f[1].split(":")
                found.add((_address(host), int(port, 16)))
    return found


def _address(text):
    raw = bytes.fromhex(text)
    if len(raw) == 4:
        return socket.inet_ntop(socket.AF_INET, raw[::-1])
    words = [raw[i:i + 4][::-1] for i in range(0, 16, 4)]
    return socket.inet_ntop(socket.AF_INET6, b"".join(words))


def port_open(host, port):
    try:
        socket.create_connection((host, port), 2).close()
        return True
    except OSError:
        return False


def others_listen(at, mine):
    """Has somebody else taken that address meanwhile?"""
    pids = set(all_pids()) - {p for p, _ in mine}
    return at in listening(pids)
