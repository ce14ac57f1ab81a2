"""Pictures, films and sounds on the blog, with their captions: each put there once, known again after a restart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from ccgcompose.domain.cleaning import clean
from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.bodies import Part, multipart
from connectors.marks import one_line
from connectors.steps import Steps
from connectors.wordpress.api import Blog
from connectors.wordpress.content import Track, Uploaded


class Uploads:
    """The media of one request."""

    def __init__(self, blog: Blog, steps: Steps, request: PublishRequest, slug: str) -> None:
        self._blog = blog
        self._steps = steps
        self._request = request
        self._slug = slug

    def all(self, files: MediaFiles) -> tuple[Uploaded, ...]:
        """Return where each medium is, put there first where it is not. Raise Rejected for a file that is gone."""
        media = self._request.media
        paths = [_path(files, medium.sha256) for medium in media]
        tracks = [[_path(files, each.sha256) for each in medium.captions] for medium in media]
        return tuple(self._one(*each) for each in zip(media, paths, tracks, strict=True))

    def _one(self, medium: OutgoingMedia, path: Path, tracks: list[Path]) -> Uploaded:
        words = {"alt_text": one_line(medium.alt_text), "caption": one_line(medium.credit)}
        there = self._file(medium.sha256, path, medium.public_name, medium.mime, words)
        said = [
            Track(
                self._file(each.sha256, track, _name_of(each), "text/vtt", {}).url, each.language, each.label
            )
            for each, track in zip(medium.captions, tracks, strict=True)
        ]
        return replace(there, tracks=tuple(said))

    def _file(self, sha256: str, path: Path, filename: str, mime: str, words: dict[str, str]) -> Uploaded:
        name = f"media/{sha256[:24]}"
        known = self._known(name)
        if known:
            return known
        slug = f"{self._slug}-{sha256[:16]}"
        parts = [
            Part("slug", slug),
            *(Part(*each) for each in words.items()),
            Part("file", path, filename, mime),
        ]
        found = self._begun(name, slug) or self._blog.ask("POST", "/wp/v2/media", body=multipart(*parts))
        there = Uploaded(int(found["id"]), str(found["source_url"]))
        self._steps.put(name, f"{there.id} {there.url}")
        return there

    def _known(self, name: str) -> Uploaded | None:
        """Return what this revision, or an earlier one of the same post, has put there."""
        for revision in range(self._request.revision, 0, -1):
            written = self._steps.get(name, revision)
            if written and " " in written:
                number, _, url = written.partition(" ")
                return Uploaded(int(number), url)
        return None

    def _begun(self, name: str, slug: str) -> Any:
        """Look whether an upload that was begun before a restart has arrived."""
        if self._steps.get(name) is None:
            self._steps.put(name, "begun")
            return None
        found = self._blog.ask("GET", "/wp/v2/media", query={"slug": slug, "context": "edit"})
        return found[0] if found else None


def tag_of(blog: Blog, subject: str) -> int | None:
    """Return the number of the tag that stands for a subject, made where there is none."""
    name = " ".join(clean(subject).split())
    if not name:
        return None
    found = blog.ask("GET", "/wp/v2/tags", query={"search": name, "per_page": "100"})
    for tag in found:
        if str(tag["name"]).casefold() == name.casefold():
            return int(tag["id"])
    return int(blog.ask("POST", "/wp/v2/tags", json={"name": name})["id"])


def _name_of(captions: Captions) -> str:
    """A blog tells a captions file by its name's end. Nobody's name may stand in it: it becomes an address."""
    return f"captions-{captions.sha256[:12]}.vtt"


def _path(files: MediaFiles, sha256: str) -> Path:
    try:
        return files.path(sha256)
    except UnusableFile as problem:
        raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem
