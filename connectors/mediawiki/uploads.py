"""Pictures on the wiki: known by their content, so that none is put there twice."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.bodies import Part
from connectors.mediawiki.api import Wiki
from connectors.mediawiki.wikitext import file_text

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_PIECE = 1 << 20


def uploaded(wiki: Wiki, media: tuple[OutgoingMedia, ...], files: MediaFiles) -> tuple[str, ...]:
    """Return the file's name on the wiki of each medium, put there first where it is not.

    Raise Rejected for a file that is gone or of a kind that wikis do not take.
    """
    paths = [_path(files, medium) for medium in media]
    return tuple(_name(wiki, medium, path) for medium, path in zip(media, paths, strict=True))


def _name(wiki: Wiki, medium: OutgoingMedia, path: Path) -> str:
    return _there(wiki, path) or _sent(wiki, medium, path)


def _there(wiki: Wiki, path: Path) -> str:
    """Return the name of a file with this very content, empty where there is none."""
    said = wiki.read(action="query", list="allimages", aisha1=_sha1(path), ailimit="1")
    found = said["query"]["allimages"]
    return str(found[0]["name"]) if found else ""


def _sent(wiki: Wiki, medium: OutgoingMedia, path: Path) -> str:
    name = f"Ccg-{medium.sha256[:24]}.{_ENDINGS[medium.mime]}"
    file = Part("file", path, name, medium.mime)
    said: Any = wiki.write(
        {"file": file},
        action="upload",
        filename=name,
        text=file_text(medium),
        comment="A picture for a post",
        ignorewarnings="1",
    )["upload"]
    if said.get("result") != "Success":
        raise Rejected("The wiki did not take the picture.", kept=KEPT, next="Use a picture of another kind.")
    return str(said["filename"])


def _path(files: MediaFiles, medium: OutgoingMedia) -> Path:
    if medium.mime not in _ENDINGS:
        raise Rejected(
            f"The wiki takes pictures only, and {medium.filename} is none.",
            kept=KEPT,
            next="Take it out for this account, and link to it.",
        )
    try:
        return files.path(medium.sha256)
    except UnusableFile as problem:
        raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem


def _sha1(path: Path) -> str:
    """Wikis name content by SHA-1; nothing here relies on its strength."""
    digest = hashlib.sha1(usedforsecurity=False)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
