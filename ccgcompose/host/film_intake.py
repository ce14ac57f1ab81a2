"""Take in a film or a sound: copied piece by piece, however long, then read by a process of its own."""

from __future__ import annotations

import io
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccgcompose.domain.media import EmbeddedMetadata, Provenance
from ccgcompose.host.atomic import not_written
from ccgcompose.host.film_worker import COMMAND
from ccgcompose.host.frames import read_frame, write_frame
from ccgcompose.host.sentences import KEPT, damaged, unusable
from ccgcompose.host.told import metadata_told, provenance_told
from ccgcompose.host.workers import HOME, NO_WINDOW, worker_command

_PATIENCE = 15 * 60  # seconds: two gigabytes on a slow disk


@dataclass(frozen=True, slots=True)
class ReadFilm:
    """What a worker found; the copy and perhaps a poster lie where they were asked for."""

    width: int
    height: int
    duration_ms: int
    codecs: tuple[str, ...]
    metadata: EmbeddedMetadata
    provenance: Provenance


def read_film(source: Path, copy: Path, poster: Path, kind: str, name: str) -> ReadFilm:
    """Let a worker write the clean copy and a poster. Raise UnusableFile, DiskFull or FolderUnwritable.

    `kind` is what `film_kind` says; `name` is for sentences.
    """
    answer = _answer(
        {"path": str(source), "copy": str(copy), "poster": str(poster), "kind": kind, "name": name}, name
    )
    if "problem" in answer:
        what, advice = answer["problem"]
        raise unusable(name, what.removeprefix(f"{name} ").removesuffix("."), advice)
    if "errno" in answer:
        raise not_written(copy.parent, OSError(answer["errno"], answer["said"]), kept=KEPT)
    return ReadFilm(
        width=answer["width"],
        height=answer["height"],
        duration_ms=answer["duration_ms"],
        codecs=tuple(answer["codecs"]),
        metadata=metadata_told(answer["metadata"]),
        provenance=provenance_told(answer["provenance"]),
    )


def _answer(question: dict[str, Any], name: str) -> dict[str, Any]:
    pipe = io.BytesIO()
    write_frame(pipe, question)
    try:
        done = subprocess.run(  # noqa: S603  # our own words, no shell
            worker_command("ccgcompose.host.film_worker", COMMAND),
            input=pipe.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=HOME,
            timeout=_PATIENCE,
            check=False,
            creationflags=NO_WINDOW,
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise unusable(name, "took too long to read", "Make it shorter, then add it again.") from error
    answer = read_frame(io.BytesIO(done.stdout))
    if answer is None:
        raise damaged(name)
    return answer
