"""The process that looks at pictures: models and decoders live here, away from the window, and die with it.

It answers one message at a time until its input ends. Whatever a picture makes it do, the program only loses a worker.
"""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from ccgcompose.errors import UnusableFile
from ccgcompose.host.film_kinds import READS
from ccgcompose.host.frames import read_frame, write_frame

COMMAND = "sight-worker"


def main() -> int:
    """Answer on what was the standard output; what libraries print goes to the standard error."""
    _be_modest()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)
    return 0


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each question until there are no more."""
    while (question := read_frame(questions)) is not None:
        write_frame(answers, _answer(question) | {"memory": _memory()})


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    from ccgcompose.host.seeing import look_at
    from ccgcompose.host.watching import watch

    place, sha256, name = Path(question["path"]), question["sha256"], question["name"]
    reads = READS.get(question.get("mime", ""))
    try:
        seen = watch(place, sha256, name, reads) if reads else look_at(place, sha256, name)
    except UnusableFile as problem:
        return {"problem": [problem.what, problem.next]}
    except MemoryError:
        return {"problem": [f"{question['name']} needs more memory to look at than there is.", ""]}
    return {"seen": asdict(seen)}


def _memory() -> int:
    """Return the most memory that this process ever had, in MB; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024) if sys.platform == "darwin" else most // 1024


def _be_modest() -> None:
    """Let whatever a person does go first."""
    if hasattr(os, "nice"):
        os.nice(10)


if __name__ == "__main__":
    sys.exit(main())
