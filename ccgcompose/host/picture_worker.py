"""The process that decodes and encodes pictures, away from the window: the window's thread never waits for it.

Pillow holds the interpreter while it turns, converts or composes a picture, hundreds of milliseconds for a large one;
and what a made-up file does to a decoder stays here. A question is a frame and, where it says so, the bytes of the
file; the answer a frame and the bytes that it announces.
"""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from ccgcompose.errors import UnusableFile
from ccgcompose.host.frames import read_frame, write_frame

COMMAND = "picture-worker"
_MODESTY = 5  # after the window, before the looking for faces and words, which can wait


def main() -> int:
    """Answer on what was the standard output; what libraries print goes to the standard error."""
    be_modest()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)
    return 0


def be_modest() -> None:
    """Let the window go first, where the system knows priorities. A process that is modest already stays so."""
    if hasattr(os, "nice"):
        os.nice(max(0, _MODESTY - os.nice(0)))


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each question until there are no more."""
    while (question := read_frame(questions)) is not None:
        told, *parts = _answer(question, questions.read(question["bytes"]))
        write_frame(answers, told | {"parts": [len(part) for part in parts]})
        for part in parts:
            answers.write(part)
        answers.flush()


def _answer(question: dict[str, Any], data: bytes) -> tuple[Any, ...]:
    """Return what is told, then the bytes that belong to it."""
    from ccgcompose.host.pictures import read_small

    name = question["name"]
    try:
        if "edge" not in question:
            return _read(data, name)
        small = read_small(Path(question["path"]), name, question["edge"])
        return {"ending": small.ending}, small.data
    except UnusableFile as problem:
        return ({"problem": [problem.what, problem.kept, problem.next]},)
    except OSError as error:
        return ({"errno": error.errno or 0, "said": error.strerror or ""},)


def _read(data: bytes, name: str) -> tuple[Any, ...]:
    from ccgcompose.host.pictures import read_picture

    read = read_picture(data, name)
    told: dict[str, Any] = {
        "mime": read.mime,
        "width": read.width,
        "height": read.height,
        "metadata": asdict(read.metadata),
        "provenance": asdict(read.provenance),
        "prints": [asdict(each) for each in read.prints],
    }
    if read.small is None:
        return told, read.clean
    return told | {"ending": read.small.ending}, read.clean, read.small.data


if __name__ == "__main__":
    sys.exit(main())
