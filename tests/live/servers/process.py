"""Programs that serve: started in a group of their own, waited for, and ended with everything they started."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

CACHE = Path.home() / ".cache" / "ccgcompose-tests"
PATIENCE = 60.0  # seconds in which a server must answer


def missing(server: str, install: str) -> None:
    """Skip the tests of a server that is not installed; where every one is required (.ci/run), fail."""
    reason = f"{server} is not installed here: {install}"
    if os.environ.get("CCGCOMPOSE_REQUIRE_SERVERS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def free_port() -> int:
    """Return a port that nobody listened on a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


class Program:
    """One program with all of its children. Its words go to `log`."""

    def __init__(
        self,
        command: Sequence[str | Path],
        log: Path,
        folder: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._log = log
        self._words = log.open("ab")
        self._process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=self._words,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def said(self) -> str:
        """Return the last of what it said, for the report of a test that failed."""
        return self._log.read_text(encoding="utf-8", errors="replace")[-3000:]

    def wait_for_address(self, url: str, seconds: float = PATIENCE) -> None:
        """Wait until the address answers anything. Raise AssertionError when it ended or time is over."""
        self._wait(lambda: _answers(url), url, seconds)

    def wait_for_socket(self, path: Path, seconds: float = PATIENCE) -> None:
        """Wait until a Unix socket takes connections."""
        self._wait(lambda: _connects(path), str(path), seconds)

    def _wait(self, is_there, what: str, seconds: float) -> None:  # type: ignore[no-untyped-def]
        handle = os.pidfd_open(self._process.pid) if hasattr(os, "pidfd_open") else None
        try:
            for _ in range(int(seconds / 0.1)):
                if is_there():
                    return
                ended, _, _ = select.select([handle] if handle else [], [], [], 0.1)
                assert not ended, f"the server ended:\n{self.said()}"
            raise AssertionError(f"{what} did not answer within {seconds} s:\n{self.said()}")
        finally:
            if handle is not None:
                os.close(handle)

    def stop(self) -> None:
        """End the group: politely, then at once. Workers of `php -S` outlive their parent otherwise."""
        for number, seconds in ((signal.SIGTERM, 10), (signal.SIGKILL, 10)):
            try:
                os.killpg(self._process.pid, number)
            except ProcessLookupError:
                break
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                continue
        self._words.close()


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=5) as answer:  # noqa: S310  (an address of ours on 127.0.0.1)
            return bool(answer.status)
    except HTTPError:
        return True
    except OSError:
        return False


def _connects(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as tried:
        try:
            tried.connect(str(path))
        except OSError:
            return False
    return True
