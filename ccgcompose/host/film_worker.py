"""The process that reads one film or sound and ends: what its decoders do with a made-up file stays here."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ccgcompose.errors import UnusableFile
from ccgcompose.host.film_kinds import KINDS, FilmKind
from ccgcompose.host.frames import read_frame, write_frame

COMMAND = "film-worker"


def main() -> int:
    """Answer one question on what was the standard output; what libraries print goes to the standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    question = read_frame(sys.stdin.buffer)
    if question is not None:
        write_frame(answers, _answer(question))
    return 0


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    """Write the copy and the poster to the places that are named, and tell what the film is."""
    from ccgcompose.host.film_said import film_metadata
    from ccgcompose.host.films import copy_film

    source, kind = Path(question["path"]), KINDS[question["kind"]]
    try:
        film = copy_film(source, Path(question["copy"]), kind, question["name"])
    except UnusableFile as problem:
        return {"problem": [problem.what, problem.next]}
    except OSError as error:
        return {"errno": error.errno or 0, "said": error.strerror or ""}
    poster = None
    if kind.mime.startswith("video/"):
        poster = _write_poster(Path(question["copy"]), Path(question["poster"]), kind)
    width, height = _as_shown((film.width, film.height), poster)
    return {
        "width": width,
        "height": height,
        "duration_ms": film.duration_ms,
        "codecs": film.codecs,
        "metadata": asdict(film_metadata(film.said)),
        "provenance": asdict(_provenance(source, kind)),
    }


def _as_shown(coded: tuple[int, int], poster: tuple[int, int] | None) -> tuple[int, int]:
    """Return the size in which a film is shown: a telephone held upright writes it on its side, and says so."""
    lies = poster is not None and (poster[0] > poster[1]) != (coded[0] > coded[1])
    return (coded[1], coded[0]) if lies else coded


def _write_poster(film: Path, poster: Path, kind: FilmKind) -> tuple[int, int] | None:
    """Write a picture out of a film and return its size; a film out of which there is none has none."""
    from av.error import FFmpegError

    from ccgcompose.host.film_frames import POSTER, frames

    with suppress(FFmpegError, ValueError, IndexError, MemoryError):
        for picture in frames(film, kind.reads, POSTER):
            picture.save(poster, "JPEG", quality=88, optimize=True)
            return picture.size
    return None


def _provenance(source: Path, kind: FilmKind) -> Any:
    from ccgcompose.host.provenance import provenance_of

    with source.open("rb") as file:
        return provenance_of(file, kind.mime)


if __name__ == "__main__":
    sys.exit(main())
