"""Files on the forum: each put there once, before anything is posted."""

from __future__ import annotations

from pathlib import Path

from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.bodies import Part, multipart
from connectors.discourse.api import Forum
from connectors.discourse.content import Uploaded
from connectors.discourse.topics import text_of
from connectors.steps import Steps


def uploaded(forum: Forum, request: PublishRequest, steps: Steps, files: MediaFiles) -> tuple[Uploaded, ...]:
    """Return where each file is on the forum, put there first where it is not.

    Raise Rejected for one that is gone. A forum knows a file by its content, so that a repeat gives the same one.
    """
    paths = [_path(files, medium) for medium in request.media]
    return tuple(
        _known(steps, medium, request.revision) or _sent(forum, steps, medium, path)
        for medium, path in zip(request.media, paths, strict=True)
    )


def _known(steps: Steps, medium: OutgoingMedia, newest: int) -> Uploaded | None:
    for revision in range(newest, 0, -1):
        written = (steps.get(_step(medium), revision) or "").split()
        if len(written) == 3:
            return Uploaded(written[0], int(written[1]), int(written[2]))
    return None


def _sent(forum: Forum, steps: Steps, medium: OutgoingMedia, path: Path) -> Uploaded:
    parts = (
        Part("upload_type", "composer"),
        Part("synchronous", "true"),
        Part("file", path, medium.public_name, medium.mime),
    )
    said = forum.ask("POST", "/uploads.json", body=multipart(*parts))
    address = str(said.get("short_url") or text_of(said, "url"))
    there = Uploaded(address, _pixels(said.get("width")), _pixels(said.get("height")))
    steps.put(_step(medium), f"{there.address} {there.width} {there.height}")
    return there


def _step(medium: OutgoingMedia) -> str:
    return f"media/{medium.sha256[:24]}"


def _pixels(found: object) -> int:
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else 0


def _path(files: MediaFiles, medium: OutgoingMedia) -> Path:
    try:
        return files.path(medium.sha256)
    except UnusableFile as problem:
        raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem
