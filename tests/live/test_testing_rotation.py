"""docs/testing-rotation.md: its examples are a file, and run as they stand.

They are one keyturn's and one database's, in their order, as they are for who
copies them; so they are run once for each kind of server.
"""
import os
import re
import subprocess
import sys

import pytest

import harness
from harness import BINARY, clean_environ
from test_docs import blocks

pytestmark = pytest.mark.plain

PAGE = "docs/testing-rotation.md"


def test_the_examples_run(flavour, folder):
    path = os.path.join(folder, "test_rotation.py")
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n\n".join(blocks(PAGE, "python")))
    not_here = ["-k", "not dual"] if flavour.engine == "mariadb" else []
    done = subprocess.run(
        [BINARY, "exec", "--fixture",
         os.path.join(harness.REPO, "fixtures/rotation.json"),
         *flavour.options, "--", sys.executable, "-m", "pytest", "-q",
         "-p", "no:cacheprovider", path, *not_here],
        env=clean_environ(PATH=os.path.dirname(BINARY) + os.pathsep +
                          os.environ["PATH"], PYTHONDONTWRITEBYTECODE="1"),
        cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout and "skipped" not in done.stdout


def rows(text):
    """{(database, strategy): what else, but milliseconds} of a table."""
    cells = [[c.strip() for c in line.strip("|").split("|")]
             for line in text.splitlines() if line.startswith("| M")]
    return {(c[0].split()[0], c[1]): [
        "some" if re.fullmatch(r"[\d.]+ m?s", x) else x for x in c[2:]]
        for c in cells}


def test_the_table_is_what_its_command_makes():
    """Of the databases that are here."""
    source = os.environ.get("KEYTURN_TEST_SOURCE", harness.REPO)
    mysqld = os.environ.get("KEYTURN_TEST_MYSQLD")
    done = subprocess.run(
        [os.path.join(source, "script/survive-table"), BINARY],
        env=clean_environ(KEYTURN_TEST_MYSQLD=mysqld or "/none"),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
    made = rows(done.stdout)
    with open(os.path.join(harness.REPO, PAGE), encoding="utf-8") as f:
        shown = rows(f.read())
    here = {"MariaDB", "MySQL"} if mysqld else {"MariaDB"}
    assert made == {k: v for k, v in shown.items() if k[0] in here}, \
        done.stderr
    assert len(shown) == 6 and made["MariaDB", "single user"] == [
        "8 of 8", "2 of 7", "some", "4 of 7", "some"]
