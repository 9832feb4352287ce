"""What /_keyturn/ answers: the JSON as it comes, with types.

Members that may be absent are those of the classes with total=False.  Times are
by keyturn's clock, in ISO 8601; ms are real.
"""
from __future__ import annotations

from typing import TypedDict


class Event(TypedDict, total=False):
    """Something that happened while time passed."""
    at: str
    event: str
    arn: str
    version: str
    reason: str


# Its "with" is a word of Python's own.
Said = TypedDict("Said", {
    "call": str, "with": "dict[str, str]", "database": str, "result": str,
    "reason": str, "ms": int}, total=False)


class Step(TypedDict, total=False):
    step: str
    started: str
    ms: int
    failed: str
    said: list[Said]
    left_out: int


class Attempt(TypedDict, total=False):
    attempt: int
    outcome: str
    reason: str
    next: str
    started: str
    ended: str
    ms: int
    labels_before: dict[str, str]
    labels_after: dict[str, str]
    steps: list[Step]


class Rotation(TypedDict, total=False):
    version: str
    test: bool
    outcome: str
    reason: str
    next: str
    started: str
    ended: str
    attempts: list[Attempt]


class _Of(TypedDict):
    secret: str
    arn: str
    outcome: str


class Rotations(_Of, total=False):
    """Of one secret, the newest first; outcome and reason of the last."""
    reason: str
    next: str
    rotations: list[Rotation]


class LastRotation(_Of, total=False):
    """The last one of a secret, in a list of all secrets."""
    version: str
    test: bool
    reason: str
    next: str
    started: str
    ended: str


class Verified(TypedDict, total=False):
    """One label of a secret, tried on its database."""
    label: str
    version: str
    logs_in: bool
    account: str
    tls: str
    reason: str


class Verification(TypedDict):
    secret: str
    arn: str
    verified: bool
    values: list[Verified]


class Failing(TypedDict, total=False):
    secret: str
    arn: str
    attempts: int
    next: str
    reason: str


class Init(TypedDict, total=False):
    """The scripts of --init."""
    completed: bool
    scripts: int
    failed: list[str]


class _Healthy(TypedDict):
    status: str
    iam: str
    failing: int
    faults: int
    rotations: list[Failing]
    trail: str


class Health(_Healthy, total=False):
    init: Init


class FaultSpec(TypedDict, total=False):
    """What a fault is asked to be; docs/faults.md has what goes together."""
    point: str
    secret: str
    database: str
    service: str
    operation: str
    action: str
    code: str
    status: int
    message: str
    delay_ms: int
    times: int
    always: bool
    share: float
    seed: int


class Fault(FaultSpec, total=False):
    """One that is set, and what came of it."""
    id: int
    address: str
    passed: int
    happened: int
    spent: bool
