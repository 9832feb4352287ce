"""A MariaDB server for keyturn's databases: where pip put it."""
from pathlib import Path


def mariadbd() -> str:
    """The path of the server."""
    return str(Path(__file__).with_name("mariadb") / "bin" / "mariadbd")
