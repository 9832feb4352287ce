"""What may go wrong, a class each."""
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answers import Rotations


class KeyturnError(Exception):
    """All of them."""


class NotStarted(KeyturnError):
    """There is no binary to start, or it did not come up; its log says why."""


class Unreachable(KeyturnError):
    """Nobody answers at the URL, or no keyturn."""


class Refused(KeyturnError):
    """keyturn answered no: an error of AWS's, or one of its own."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.status = status
        self.code = code
        self.message = message


class RotationFailed(KeyturnError):
    """The last rotation of a secret did not succeed; or there was none."""

    def __init__(self, rotations: Rotations) -> None:
        super().__init__(f"{rotations['secret']}: {rotations['outcome']}"
                         f": {rotations.get('reason', 'no rotation')}")
        self.rotations = rotations


class StillRunning(KeyturnError, TimeoutError):
    """A rotation had not ended when the time was up."""
