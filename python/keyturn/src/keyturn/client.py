"""A keyturn that serves: what it can do besides AWS's APIs."""
from __future__ import annotations

import os
import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urlencode

from . import door
from .environment import environ
from .errors import KeyturnError, RotationFailed, StillRunning

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .answers import (Event, Fault, FaultSpec, Health, LastRotation,
                          Rotations, Verification)

ACCOUNT = "123456789012"
REGION = "us-east-1"


def connect(url: str | None = None) -> Keyturn:
    """The keyturn at url, or the one that KEYTURN_URL names.

    Its account and region are those of an SDK in this environment.
    """
    env = os.environ
    url = url or env.get("KEYTURN_URL")
    if not url:
        raise KeyturnError("no url was given, and KEYTURN_URL is not set")
    key = env.get("AWS_ACCESS_KEY_ID", "")
    account = key if re.fullmatch("[0-9]{12}", key) else ACCOUNT
    region = env.get("AWS_REGION") or env.get("AWS_DEFAULT_REGION") or REGION
    return Keyturn(url, env.get("KEYTURN_CA"), account, region)


class Keyturn:
    """One account and region at a keyturn.

    A secret goes by name or ARN.  Whatever keyturn refuses is Refused.
    """

    def __init__(self, url: str, ca: str | None = None,
                 account: str = ACCOUNT, region: str = REGION) -> None:
        self.url = url.rstrip("/")
        self.ca = ca
        self.account = account
        self.region = region

    def at(self, account: str | None = None,
           region: str | None = None) -> Keyturn:
        """The same keyturn for another account (12 digits) or region."""
        return Keyturn(self.url, self.ca, account or self.account,
                       region or self.region)

    def environ(self) -> dict[str, str]:
        """os.environ for a process whose AWS SDK is to find this."""
        return environ(self)

    @property
    def clock(self) -> Clock:
        return Clock(self)

    @property
    def faults(self) -> Faults:
        return Faults(self)

    def call(self, service: str, operation: str, **given: Any) -> Any:
        """An operation of AWS's, without an SDK: call("rds", "Describe...")."""
        return self.ask("POST", f"call/{service}/{operation}", given,
                        service=service)

    def wait(self, secret: str, timeout: float = 30) -> Rotations:
        """Until the rotation of a secret that is under way has ended.

        RotationFailed with its reason unless it succeeded, and StillRunning
        after timeout seconds, real ones, 3600 at most.
        """
        found = self.rotations(secret, last=1,
                               wait_ms=int(timeout * 1000))
        if found["outcome"] == "running":
            raise StillRunning(f"the rotation of {secret} has not ended "
                               f"after {timeout:g} s")
        if found["outcome"] != "succeeded":
            raise RotationFailed(found)
        return found

    def rotations(self, secret: str, last: int | None = None,
                  wait_ms: int | None = None) -> Rotations:
        """Its rotations, step by step, the newest first."""
        return cast("Rotations", self._get(
            f"rotations/{quote(secret)}", account=self._whose(secret),
            region=self._where(secret), last=last, wait_ms=wait_ms))

    def last_rotations(self, outcome: str | None = None) -> list[LastRotation]:
        """The last one of each secret here; of those with that outcome."""
        found = self._get("rotations", outcome=outcome, account=self.account,
                          region=self.region)
        return cast("list[LastRotation]", found["rotations"])

    def verify(self, secret: str) -> Verification:
        """Which values of a secret log in to its database: each is tried."""
        return cast("Verification", self.ask(
            "POST", f"verify/{quote(secret)}" + _query(
                account=self._whose(secret), region=self._where(secret)), {}))

    def sql(self, database: str, text: str, schema: str | None = None) -> None:
        """Runs statements, separated by ';', on a DB instance or cluster.

        As its master; what they answer is thrown away.
        """
        self.ask("POST", f"sql/{quote(database)}" + _query(
            account=self.account, region=self.region),
            {"sql": text, **({"schema": schema} if schema else {})})

    def health(self) -> Health:
        return cast("Health", self._get("health"))

    def reset(self, everybody: bool = False) -> None:
        """Nothing is in this account, or in any: no secrets, users, keys, ..."""
        self.ask("POST", "reset",
                 {} if everybody else {"account": self.account})

    def ask(self, method: str, path: str, body: Any = None,
            service: str = "keyturn") -> Any:
        """Anything below /_keyturn/, by HTTP."""
        return door.ask(self.url, door.Question(
            method, f"/_keyturn/{path}", body, self.account, self.region,
            service))

    def _get(self, path: str, **query: object) -> Any:
        return self.ask("GET", path + _query(**query))

    # An ARN says both by itself.
    def _whose(self, secret: str) -> str | None:
        return None if secret.startswith("arn:") else self.account

    def _where(self, secret: str) -> str | None:
        return None if secret.startswith("arn:") else self.region


def _query(**members: object) -> str:
    given = {k: v for k, v in members.items() if v is not None}
    return "?" + urlencode(given) if given else ""


class Clock:
    """The clock of a keyturn: one for all who use it."""

    def __init__(self, keyturn: Keyturn) -> None:
        self._keyturn = keyturn

    def now(self) -> datetime:
        answer = self._keyturn.ask("GET", "clock")
        return datetime.fromisoformat(answer["now"].replace("Z", "+00:00"))

    def advance(self, span: str | timedelta) -> list[Event]:
        """Lets time pass ("31d", "1d12h"); what fell due in it has happened.

        advance("0s") returns when all that is due has been done.
        """
        if isinstance(span, timedelta):
            span = f"{round(span.total_seconds())}s"
        return self._set(advance=span)

    def set(self, moment: str | datetime) -> list[Event]:
        """Goes there, as advance does; never back."""
        if isinstance(moment, datetime):
            if moment.tzinfo is None:
                raise ValueError("a datetime with a time zone is wanted")
            moment = moment.astimezone(timezone.utc).strftime(
                "%Y-%m-%dT%H:%M:%SZ")
        return self._set(set=moment)

    def freeze(self) -> None:
        """It stands still, but for advance and set."""
        self._set(freeze=True)

    def run(self) -> None:
        """It runs on from where it stands."""
        self._set(run=True)

    def _set(self, **what: object) -> list[Event]:
        answer = self._keyturn.ask("POST", "clock", what)
        return cast("list[Event]", answer.get("events", []))


class Faults:
    """What is broken on purpose; for all who use that keyturn."""

    def __init__(self, keyturn: Keyturn) -> None:
        self._keyturn = keyturn

    def add(self, **what: Unpack[FaultSpec]) -> Fault:
        """add(service="rds", action="throttle", times=2); docs/faults.md."""
        return cast("Fault", self._keyturn.ask("POST", "faults", what))

    def list(self) -> list[Fault]:
        """What is set, and what came about."""
        answer = self._keyturn.ask("GET", "faults")
        return cast("list[Fault]", answer["faults"])

    def clear(self, id: int | None = None) -> None:
        """That one, or all."""
        self._keyturn.ask("DELETE", "faults" if id is None else
                          f"faults/{id}")
