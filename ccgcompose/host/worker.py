"""One process that answers questions: a frame and bytes there, a frame and bytes back."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from threading import Timer
from typing import IO, Any

from ccgcompose.host.frames import read_frame, write_frame
from ccgcompose.host.workers import HOME, NO_WINDOW

Answer = tuple[dict[str, Any], list[bytes]]
_MOST_BYTES = 2_000_000_000  # of one part: what is more is nonsense


class Worker:
    """Starts with the object. Raise OSError where it cannot. One thread at a time may ask."""

    def __init__(self, command: list[str]) -> None:
        self.out_of_patience = False
        self._process = subprocess.Popen(  # noqa: S603  # our own words, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=HOME,
            creationflags=NO_WINDOW,
        )

    @property
    def lives(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def ask(self, question: dict[str, Any], data: bytes, patience: float) -> Answer | None:
        """Return its answer; None where it died over it, talked nonsense, or took longer than `patience` seconds."""
        watch = Timer(patience, self._lose_patience)
        watch.daemon = True
        watch.start()
        try:
            return self._answer(question | {"bytes": len(data)}, data)
        except (OSError, ValueError, TypeError, KeyError):
            return None
        finally:
            watch.cancel()

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process.wait()

    def _answer(self, question: dict[str, Any], data: bytes) -> Answer | None:
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            return None
        write_frame(asked, question)
        asked.write(data)
        asked.flush()
        told = read_frame(answers)
        if told is None:
            return None
        return told, [_part(answers, size) for size in told["parts"]]

    def _lose_patience(self) -> None:
        self.out_of_patience = True
        self._process.kill()


def _part(pipe: IO[bytes], size: int) -> bytes:
    """Return so many bytes. Raise ValueError where there are fewer."""
    if not 0 <= size <= _MOST_BYTES:
        raise ValueError("no such size")
    part = pipe.read(size)
    if len(part) < size:
        raise ValueError("broke off")
    return part
