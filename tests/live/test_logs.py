"""Log files of the servers: listed, and read in portions."""
import glob
import os
import shutil
import signal
import tempfile

import pytest

import processes
from harness import SETTLE, Keyturn, fails, until

INSTANCE = {"Engine": "mysql", "DBInstanceClass": "db.t3.micro",
            "AllocatedStorage": 20, "MasterUsername": "admin",
            "MasterUserPassword": "Good-password-1"}
ERROR, GENERAL = "error/mysql-error.log", "general/mysql-general.log"


@pytest.fixture(scope="module")
def k(flavour):
    folder = tempfile.mkdtemp(prefix="ktl-")
    os.chmod(folder, 0o711)
    k = Keyturn("--data", folder + "/data", *flavour.options).wait_ready()
    k.rds.create_db_instance(DBInstanceIdentifier="logs", **INSTANCE)
    k.rds.get_waiter("db_instance_available").wait(
        WaiterConfig={"Delay": 1, "MaxAttempts": SETTLE})
    k.logs, = glob.glob(folder + "/data/servers/db-*")
    yield k
    k.discard()
    shutil.rmtree(folder)


def files(k, **how):
    return k.rds.describe_db_log_files(DBInstanceIdentifier="logs",
                                       **how)["DescribeDBLogFiles"]


def portion(k, name=ERROR, **how):
    return k.rds.download_db_log_file_portion(
        DBInstanceIdentifier="logs", LogFileName=name, **how)


def written(k, path, text, by_server=True):
    with open(path, "w") as f:
        f.write(text)
    st = os.stat(k.logs + "/data")
    if by_server and os.geteuid() == 0:
        os.chown(path, st.st_uid, st.st_gid)


@pytest.fixture
def general(k):
    """A general log of ten lines, as if the server had written it."""
    path = k.logs + "/data/mysql-general.log"
    written(k, path, "".join(f"line {i} <&> é\n" for i in range(10)))
    yield path
    if os.path.lexists(path):
        os.unlink(path)


@pytest.fixture
def still(k):
    """Its server says nothing more, whatever it had still to say."""
    server, = processes.databases(k.pid)
    os.kill(server[0], signal.SIGSTOP)
    until("it stands", lambda: processes.stands(server[0]))
    yield
    os.kill(server[0], signal.SIGCONT)


def test_the_error_log_is_the_server_s(k, still):
    one, = files(k, FilenameContains="error")
    with open(k.logs + "/server.log", "rb") as f:
        text = f.read()
    assert one["LogFileName"] == ERROR and one["Size"] == len(text) > 0
    assert one["LastWritten"] >= 1000 * int(os.stat(
        k.logs + "/server.log").st_mtime)
    got = portion(k, Marker="0")
    assert got["LogFileData"].encode() == text
    assert not got["AdditionalDataPending"]
    assert files(k, FileSize=len(text)) == []
    assert files(k, FileLastWritten=one["LastWritten"]) == []


def test_in_portions(k, general):
    whole = open(general).read()
    lines = whole.splitlines(keepends=True)
    assert portion(k, GENERAL)["LogFileData"] == whole
    assert portion(k, GENERAL, NumberOfLines=3)["LogFileData"] == \
        "".join(lines[-3:])
    first = portion(k, GENERAL, NumberOfLines=3, Marker="0")
    assert first["LogFileData"] == "".join(lines[:3])
    assert first["AdditionalDataPending"]
    pages = k.rds.get_paginator("download_db_log_file_portion").paginate(
        DBInstanceIdentifier="logs", LogFileName=GENERAL,
        PaginationConfig={"PageSize": 4, "StartingToken": "0"})
    assert [p["LogFileData"] for p in pages] == [
        "".join(lines[i:i + 4]) for i in (0, 4, 8)]
    end = portion(k, GENERAL, Marker=str(len(whole.encode())))
    assert end.get("LogFileData", "") == "" and \
        not end["AdditionalDataPending"]


def test_a_line_that_is_not_ended_yet(k, general):
    with open(general, "w") as f:
        f.write("whole\nhal")
    assert portion(k, GENERAL, NumberOfLines=1)["LogFileData"] == "hal"
    assert portion(k, GENERAL, NumberOfLines=2)["LogFileData"] == "whole\nhal"
    with open(general, "wb") as f:
        f.write(b"a\0b\x1b\xff\n" + b"x" * 3000000 + b"\nend\n")
    got = portion(k, GENERAL, Marker="0", NumberOfLines=1)
    assert got["LogFileData"][:4] == "a?b?" and len(got["LogFileData"]) == 6
    got = portion(k, GENERAL, Marker=got["Marker"])
    assert got["LogFileData"] == "x" * (1 << 20)
    assert portion(k, GENERAL, NumberOfLines=1)["LogFileData"] == "end\n"


def test_nothing_but_its_files(k, general):
    for bad in ("none", "../../build", "/etc/passwd", "error",
                "mysql-general.log"):
        with fails("DBLogFileNotFoundFault", f"DBLog File: {bad}, is not "
                   "found on the DB instance", 404):
            portion(k, bad)
    other = k.logs + "/data/other"
    written(k, other, "by another name")
    if os.geteuid() == 0:
        os.unlink(general)
        written(k, general, "of another", by_server=False)
        with fails("DBLogFileNotFoundFault", None, 404):
            portion(k, GENERAL)
    for link in (os.symlink, os.link):
        os.unlink(general)
        link(other, general)
        with fails("DBLogFileNotFoundFault", None, 404):
            portion(k, GENERAL)
        assert GENERAL not in [f["LogFileName"] for f in files(k)]


def test_what_is_refused(k):
    for how in ({"Marker": "x"}, {"Marker": "99999999999"},
                {"Marker": "-1"}, {"NumberOfLines": 0},
                {"NumberOfLines": 10001}):
        with fails("InvalidParameterValue", None, 400):
            portion(k, **how)
    with fails("DBInstanceNotFound", "DBInstance none not found.", 404):
        k.rds.describe_db_log_files(DBInstanceIdentifier="none")
