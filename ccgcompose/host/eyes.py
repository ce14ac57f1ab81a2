"""Look at pictures through a worker process that is started for the first one and ended when it has nothing to do."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Timer
from typing import Any

from ccgcompose.domain.region import Region
from ccgcompose.domain.sight import SeenCode, SeenWords, Sight
from ccgcompose.errors import UnusableFile
from ccgcompose.host.frames import read_frame, write_frame
from ccgcompose.host.sight_worker import COMMAND
from ccgcompose.host.told import prints_told
from ccgcompose.host.workers import HOME, NO_WINDOW, worker_command

SEER = "centerface-1 rapidocr-3 zxing-3 phash-1 films-1"
_MOST_MEMORY = 700  # MB
_LOOKS = 7  # a film is looked at in as many places
_KEPT = "The file itself is kept."
_AGAIN = "Look at it yourself: for faces, names and numbers."


def sight_command() -> list[str]:
    """Return the command that starts a worker."""
    return worker_command("ccgcompose.host.sight_worker", COMMAND)


class WorkerEyes:
    """Fulfils the port Eyes. Any thread may ask; one picture is looked at after the other.

    `find` returns where a kept file lies. A picture that takes longer than `patience` (a film: seven times that), or
    a worker that has nothing to do for `idle` (both seconds), ends the worker; the next picture starts another.
    """

    def __init__(
        self,
        find: Callable[[str], Path],
        *,
        command: Callable[[], list[str]] = sight_command,
        patience: float = 120,
        idle: float = 30,
        most_memory: int = _MOST_MEMORY,
    ) -> None:
        self._find = find
        self._command = command
        self._patience = patience
        self._idle = idle
        self._most_memory = most_memory
        self._turn = Lock()
        self._broken_off = Event()
        self._worker: subprocess.Popen[bytes] | None = None
        self._rest: Timer | None = None

    @property
    def seer(self) -> str:
        """The version of what looks."""
        return SEER

    @property
    def worker_id(self) -> int | None:
        """The process that looks, if there is one now."""
        worker = self._worker
        return worker.pid if worker is not None and worker.poll() is None else None

    def look(self, sha256: str, mime: str) -> Sight:
        """Return what a kept file shows; see the port. A sound shows nothing."""
        path = self._find(sha256)
        if not mime.startswith(("image/", "video/")):
            return Sight(sha256, SEER)
        name = f"The {'film' if mime.startswith('video/') else 'picture'} {sha256[:12]}…"
        with self._turn:
            answer = self._asked_twice({"path": str(path), "sha256": sha256, "name": name, "mime": mime})
        if answer is None:
            raise UnusableFile(f"{name} could not be looked at.", kept=_KEPT, next=_AGAIN)
        if "problem" in answer:
            what, advice = answer["problem"]
            raise UnusableFile(what, kept=_KEPT, next=advice or _AGAIN)
        return _sight(answer["seen"])

    def cancel(self) -> None:
        """Break off what is being looked at; whoever waits for it is told so. Returns at once."""
        self._broken_off.set()
        worker = self._worker
        if worker is not None:
            worker.kill()

    def close(self) -> None:
        """End the worker. The next picture would start another."""
        self.cancel()
        with self._turn:
            self._end()

    def _asked_twice(self, question: dict[str, Any]) -> dict[str, Any] | None:
        """Ask a fresh worker where the first died of something else than this picture or our patience."""
        self._broken_off.clear()
        answer = self._ask(question)
        if answer is None and not self._broken_off.is_set():
            answer = self._ask(question)
        return answer

    def _ask(self, question: dict[str, Any]) -> dict[str, Any] | None:
        if self._rest is not None:
            self._rest.cancel()
        worker = self._started()
        if worker is None:
            return None
        is_film = question["mime"].startswith("video/")
        watch = Timer(self._patience * (_LOOKS if is_film else 1), self.cancel)
        watch.daemon = True
        watch.start()
        try:
            answer = _answered(worker, question)
        finally:
            watch.cancel()
        if answer is None or answer.get("memory", 0) > self._most_memory:
            self._end()
        else:
            self._rest_later()
        return answer

    def _started(self) -> subprocess.Popen[bytes] | None:
        if self._worker is not None and self._worker.poll() is None:
            return self._worker
        self._end()
        with suppress(OSError):
            self._worker = subprocess.Popen(  # noqa: S603  # our own words, no shell
                self._command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=HOME,
                creationflags=NO_WINDOW,
            )
        return self._worker

    def _rest_later(self) -> None:
        self._rest = Timer(self._idle, self._rest_now)
        self._rest.daemon = True
        self._rest.start()

    def _rest_now(self) -> None:
        if self._turn.acquire(blocking=False):  # else it is at work again
            try:
                self._end()
            finally:
                self._turn.release()

    def _end(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            for pipe in (worker.stdin, worker.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            worker.wait()


def _answered(worker: subprocess.Popen[bytes], question: dict[str, Any]) -> dict[str, Any] | None:
    """Return the answer; None when the worker died over it."""
    if worker.stdin is None or worker.stdout is None:
        return None
    try:
        write_frame(worker.stdin, question)
        return read_frame(worker.stdout)
    except (OSError, ValueError):
        return None


def _sight(seen: dict[str, Any]) -> Sight:
    return Sight(
        sha256=seen["sha256"],
        seer=seen["seer"],
        faces=tuple(Region(**face) for face in seen["faces"]),
        words=tuple(
            SeenWords(each["text"], Region(**each["region"]), each["confidence"]) for each in seen["words"]
        ),
        codes=tuple(
            SeenCode(each["text"], Region(**each["region"]), each["format"]) for each in seen["codes"]
        ),
        prints=prints_told(seen["prints"]),
    )
