"""A keyturn of one's own, as a process that ends with us."""
from __future__ import annotations

import json
import subprocess
import tempfile
from types import TracebackType
from typing import IO, Any

from . import binary
from .client import Keyturn
from .errors import NotStarted

PATIENCE = 60		# seconds that its end may take: databases are stopped


def serve(*options: str) -> Server:
    """Starts a keyturn with throwaway data; a context manager.

    Options are those of `keyturn serve`: serve("--fixture", "start.json").
    It is up when this returns.  It ends with its block, by stop(), or when this
    process ends, even by SIGKILL, and leaves nothing behind.
    """
    return Server(list(options))


class Server(Keyturn):
    """A process `keyturn serve`, and the keyturn it is."""

    def __init__(self, options: list[str]) -> None:
        self._log = tempfile.TemporaryFile("a+b")	# both write at its end
        self._process = _start(options, self._log)
        try:
            ready = self._wait_ready()
        except BaseException:
            self.stop()
            raise
        super().__init__(ready["url"], ready.get("ca"),
                         ready["account"], ready["region"])
        self.pid: int = ready["pid"]

    @property
    def log(self) -> str:
        """What it has said so far."""
        self._log.seek(0)
        return self._log.read().decode(errors="replace")

    def stop(self) -> None:
        """Ends it, and its databases; once more does nothing."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, kind: type[BaseException] | None,
                 error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.stop()

    def _wait_ready(self) -> dict[str, Any]:
        import http.client	# noqa: F401: takes as long as the start does
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            status = self._process.wait()
            raise NotStarted(f"keyturn ended with {status} before it was "
                             f"ready:\n{self.log[-2000:].rstrip()}")
        ready: dict[str, Any] = json.loads(line)
        return ready


def _start(options: list[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    """It ends when the pipe at its standard input does, as that does with us.

    A Ctrl-C at the terminal is ours alone: what we do then may want it still.
    """
    argv = [binary.find(), "serve", "--listen", "127.0.0.1:0", "--until-eof",
            *binary.servers(options), *options]
    if "--data" not in options:
        argv.append("--memory")
    try:
        return subprocess.Popen(argv, stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=log,
                                start_new_session=True)
    except OSError as e:
        raise NotStarted(f"cannot run {argv[0]}: {e.strerror}") from e
