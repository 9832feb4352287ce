"""Databases made ahead of the tests that want them, on one server.

The server is a DB instance that all workers of pytest share; a database on it is
a schema and a user, and goes when its test is over.  A thread makes the next one
while a test runs, and drops those that were given back, so that neither is
waited for.
"""
from __future__ import annotations

import queue
import re
import threading
import uuid
from contextlib import suppress

from .client import Keyturn
from .database import Database, Wish, endpoint, new_password
from .errors import KeyturnError, Refused

ACCOUNT = "999999999999"	# of the shared instances; no test has it
AHEAD = 2
QUIET = 0.05	# seconds in which nobody took one: time to drop some
USED_MAX = 100	# if it is never quiet: then one goes for each that is made


class Pool:
    """Databases of one kind of server."""

    def __init__(self, keyturn: Keyturn, wish: Wish) -> None:
        self._keyturn = keyturn.at(account=ACCOUNT)
        self._wish = wish
        self._instance = "-".join(["pool", *re.findall(
            "[a-z0-9]+", f"{wish.engine} {wish.version or ''}".lower())])
        self._at: tuple[str, int] | None = None
        self._ready: queue.SimpleQueue[Database | KeyturnError] = \
            queue.SimpleQueue()
        self._used: queue.SimpleQueue[Database] = queue.SimpleQueue()
        self._wanted: queue.SimpleQueue[bool] = queue.SimpleQueue()
        for _ in range(AHEAD):
            self._wanted.put(True)
        self._thread = threading.Thread(
            target=self._work, name="keyturn-pool", daemon=True)
        self._thread.start()

    def take(self) -> Database:
        """One of nobody else's; another is made for whoever comes next."""
        found = self._ready.get()
        self._wanted.put(True)
        if isinstance(found, KeyturnError):
            raise found
        return found

    def give_back(self, database: Database) -> None:
        """It is dropped when there is time for it."""
        self._used.put(database)

    def close(self, wait: bool) -> None:
        """With wait all that it made is gone from the server."""
        self._wanted.put(False)
        if not wait:
            return
        self._thread.join()
        while not self._ready.empty():
            left = self._ready.get()
            if isinstance(left, Database):
                self._used.put(left)
        while not self._used.empty():
            self._drop_one()

    def _work(self) -> None:
        while True:
            try:
                if not self._wanted.get(timeout=self._patience()):
                    return
            except queue.Empty:
                self._drop_one()
                continue
            try:
                self._ready.put(self._make())
            except KeyturnError as e:
                self._ready.put(e)
            if self._used.qsize() > USED_MAX:
                self._drop_one()

    def _patience(self) -> float | None:
        return None if self._used.empty() else QUIET

    def _drop_one(self) -> None:
        with suppress(KeyturnError):	# nobody waits for it
            self._drop(self._used.get())

    def _make(self) -> Database:
        host, port = self._server()
        name = "t" + uuid.uuid4().hex[:15]
        password = new_password()
        self._keyturn.sql(
            self._instance, f"CREATE DATABASE {name}; "
            f"CREATE USER {name}@'%' IDENTIFIED BY '{password}'; "
            f"GRANT ALL ON {name}.* TO {name}@'%'")
        return Database(self._keyturn, self._instance, self._wish.engine,
                        host, port, name, name, password)

    def _drop(self, database: Database) -> None:
        self._keyturn.sql(
            self._instance, f"DROP DATABASE IF EXISTS {database.name}; "
            f"DROP USER IF EXISTS {database.user}@'%'")

    def _server(self) -> tuple[str, int]:
        """Where it is; whoever of the workers comes first makes it."""
        if not self._at:
            try:
                made = self._wish.instance(self._keyturn, self._instance,
                                           "pool")
                self._at = made.host, made.port
            except Refused as e:
                if e.code != "DBInstanceAlreadyExists":
                    raise
                self._at = endpoint(self._keyturn, self._instance)
        return self._at
