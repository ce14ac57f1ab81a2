"""Has pictures decoded by processes of their own, a few side by side, that end when there is nothing to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import BoundedSemaphore, Lock, Timer
from typing import Any

from ccgcompose.errors import UnusableFile
from ccgcompose.host.picture_reader import ReadsHere
from ccgcompose.host.picture_worker import COMMAND
from ccgcompose.host.pictures import Picture
from ccgcompose.host.sentences import damaged
from ccgcompose.host.shrinking import Small
from ccgcompose.host.told import metadata_told, prints_told, provenance_told
from ccgcompose.host.worker import Answer, Worker
from ccgcompose.host.workers import worker_command

_MOST = 4  # each may hold a picture of a hundred million pixels


def picture_command() -> list[str]:
    """Return the command that starts a worker."""
    return worker_command("ccgcompose.host.picture_worker", COMMAND)


class PictureWorkers:
    """Fulfils PictureReader with at most `most` processes: as many as there are processors, two at least.

    A picture that takes longer than `patience` ends its worker, and is damaged; so is one of which two workers died.
    Those that have nothing to do for `idle` (both seconds) end. Where none can be started, this process reads.
    """

    def __init__(
        self,
        most: int | None = None,
        *,
        command: Callable[[], list[str]] = picture_command,
        patience: float = 120,
        idle: float = 30,
    ) -> None:
        self._command, self._patience, self._idle = command, patience, idle
        self._room = BoundedSemaphore(most or min(_MOST, max(2, os.cpu_count() or 1)))
        self._turn = Lock()
        self._idlers: list[Worker] = []
        self._rest: Timer | None = None

    @property
    def resting(self) -> int:
        """How many workers there are that have nothing to do."""
        return len(self._idlers)

    def read(self, data: bytes, name: str) -> Picture:
        """Decode, check and clean; see the protocol."""
        try:
            told, parts = self._asked({"name": name}, data, name)
        except ChildProcessError:
            return ReadsHere().read(data, name)
        return Picture(
            clean=parts[0],
            mime=told["mime"],
            width=told["width"],
            height=told["height"],
            metadata=metadata_told(told["metadata"]),
            provenance=provenance_told(told["provenance"]),
            prints=prints_told(told["prints"]),
            small=Small(parts[1], told["ending"]) if "ending" in told else None,
        )

    def small(self, source: Path, name: str, edge: int) -> Small:
        """Make small; see the protocol."""
        try:
            told, parts = self._asked({"name": name, "path": str(source.absolute()), "edge": edge}, b"", name)
        except ChildProcessError:
            return ReadsHere().small(source, name, edge)
        return Small(parts[0], told["ending"])

    def close(self) -> None:
        """End those that have nothing to do. The next picture would start another."""
        with self._turn:
            if self._rest is not None:
                self._rest.cancel()
            resting, self._idlers = self._idlers, []
        for worker in resting:
            worker.end()

    def _asked(self, question: dict[str, Any], data: bytes, name: str) -> Answer:
        with self._room:
            for _ in range(2):
                worker = self._woken()
                answer = worker.ask(question, data, self._patience)
                if answer is not None:
                    self._rest_now(worker)
                    return _or_problem(answer)
                worker.end()
                if worker.out_of_patience:
                    break
        raise damaged(name)

    def _woken(self) -> Worker:
        """Return a worker for this thread alone. Raise ChildProcessError where none can be started."""
        with self._turn:
            if self._rest is not None:
                self._rest.cancel()
            while self._idlers:
                worker = self._idlers.pop()
                if worker.lives:
                    return worker
                worker.end()
        try:
            return Worker(self._command())
        except OSError as error:
            raise ChildProcessError("no worker can be started") from error

    def _rest_now(self, worker: Worker) -> None:
        with self._turn:
            self._idlers.append(worker)
            if self._rest is not None:
                self._rest.cancel()
            self._rest = Timer(self._idle, self.close)
            self._rest.daemon = True
            self._rest.start()


def _or_problem(answer: Answer) -> Answer:
    told = answer[0]
    if "problem" in told:
        what, kept, advice = told["problem"]
        raise UnusableFile(what, kept=kept, next=advice)
    if "errno" in told:
        raise OSError(told["errno"], told["said"])
    return answer
