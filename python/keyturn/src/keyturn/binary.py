"""Which keyturn is run, with which database server; and the command itself."""
from __future__ import annotations

import os
import shutil
import sys
from importlib import import_module, util
from pathlib import Path

from .errors import NotStarted

# With one of these it is said already where databases come from.
SAID = ("--mysqld", "--attach", "--containers")


def find() -> str:
    """KEYTURN_BINARY, else the one in this package, else PATH's."""
    given = os.environ.get("KEYTURN_BINARY")
    if given:
        return given
    packed = Path(__file__).with_name("bin") / "keyturn"
    if packed.exists():
        return str(packed)
    found = shutil.which("keyturn")
    if found and _is_program(found):
        return found
    raise NotStarted("there is no keyturn in this package (it was installed "
                     "from source) nor in PATH: set KEYTURN_BINARY")


def servers(options: list[str]) -> list[str]:
    """Options that add keyturn-mariadb's server, if that is installed."""
    if util.find_spec("keyturn_mariadb") is None or any(
            o.split("=")[0] in SAID for o in options):
        return []
    server = import_module("keyturn_mariadb").mariadbd()
    return ["--mysqld", f"keyturn-mariadb={server}"]


def main() -> None:
    """The command `keyturn`: becomes the binary."""
    argv = sys.argv[1:]
    binary = "keyturn"
    try:
        binary = find()
        if argv[:1] in (["serve"], ["exec"]):
            end = argv.index("--") if "--" in argv else len(argv)
            argv[1:1] = servers(argv[:end])
        os.execv(binary, ["keyturn", *argv])
    except OSError as e:
        sys.exit(f"keyturn: {binary}: {e.strerror}")
    except NotStarted as e:
        sys.exit(f"keyturn: {e}")


def _is_program(path: str) -> bool:
    """And not this package's own command again."""
    with open(path, "rb") as f:
        return f.read(4) == b"\x7fELF"
