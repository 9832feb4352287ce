"""What makes a platform's wheel of a package: packaging/wheels runs it.

KEYTURN_PACKED is the folder that script/package makes.  Without it a wheel has
no program in it and is for any platform, and so is what `pip install -e
python/keyturn` makes of a clone, which then wants KEYTURN_BINARY.
"""
import json
import os
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Of each package: what of that folder is packed, into which of its own, and
# which of the entries of contents.json says the glibc that it wants.
PACKED = {
    "keyturn": (["keyturn", "keyturn_login.so", "licences", "SOURCES"],
                "keyturn/bin", "keyturn"),
    "keyturn-mariadb": (["mariadb"], "keyturn_mariadb", "mariadb"),
}


class PlatformWheel(BuildHookInterface):
    def initialize(self, version, build_data):
        packed = os.environ.get("KEYTURN_PACKED")
        if not packed or version == "editable":
            return
        files, into, program = PACKED[self.metadata.name]
        for file in files:
            build_data["force_include"][f"{packed}/{file}"] = f"{into}/{file}"
        if program == "keyturn":  # to be beside the command
            build_data["shared_data"][f"{packed}/share"] = "share"
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform(Path(packed), program)}"


def platform(packed, program):
    """By PEP 600: a glibc that is as new as this one, or newer."""
    contents = json.loads((packed / "contents.json").read_text())
    glibc = contents["glibc"][program].replace(".", "_")
    return f"manylinux_{glibc}_{contents['architecture']}"
