"""keyturn for Python: a local AWS Secrets Manager and RDS for tests.

    with keyturn.serve() as k:
        boto3.client("rds", endpoint_url=k.url)
        k.clock.advance("31d")

serve() starts a server that ends with its block, or with this process, however
that ends; connect() leads to one that serves already.  Both have what keyturn
can do besides AWS's APIs: Keyturn, in client.py.  The fixtures for pytest are
in pytest_plugin.py.
"""
from .answers import (Attempt, Event, Failing, Fault, FaultSpec, Health,
                      LastRotation, Rotation, Rotations, Verification,
                      Verified)
from .client import Clock, Faults, Keyturn, connect
from .database import Database, Secret
from .errors import (KeyturnError, NotStarted, Refused, RotationFailed,
                     StillRunning, Unreachable)
from .server import Server, serve

__all__ = [
    "Attempt", "Clock", "Database", "Event", "Failing", "Fault", "FaultSpec",
    "Faults", "Health", "Keyturn", "KeyturnError", "LastRotation",
    "NotStarted", "Refused", "Rotation", "RotationFailed", "Rotations",
    "Secret", "Server", "StillRunning", "Unreachable", "Verification",
    "Verified", "connect", "serve",
]
