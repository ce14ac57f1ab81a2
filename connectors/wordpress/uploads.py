"""Pictures and their tags on the blog: each put there once, and known again after a restart."""

from __future__ import annotations

from typing import Any

from ccgcompose.domain.cleaning import clean
from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.bodies import Part, multipart
from connectors.steps import Steps
from connectors.wordpress.api import KEPT, Blog
from connectors.wordpress.content import Uploaded


class Uploads:
    """The media of one request."""

    def __init__(self, blog: Blog, steps: Steps, request: PublishRequest, slug: str) -> None:
        self._blog = blog
        self._steps = steps
        self._request = request
        self._slug = slug

    def all(self, files: MediaFiles) -> tuple[Uploaded, ...]:
        """Return where each medium is, put there first where it is not. Raise Rejected for a file that is gone."""
        paths = [_path(files, medium) for medium in self._request.media]
        return tuple(self._one(medium, path) for medium, path in zip(self._request.media, paths, strict=True))

    def _one(self, medium: OutgoingMedia, path: Any) -> Uploaded:
        name = f"media/{medium.sha256[:24]}"
        known = self._known(name)
        if known:
            return known
        slug = f"{self._slug}-{medium.sha256[:16]}"
        found = self._begun(name, slug) or self._send(medium, path, slug)
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

    def _send(self, medium: OutgoingMedia, path: Any, slug: str) -> Any:
        parts = (
            Part("slug", slug),
            Part("alt_text", " ".join(clean(medium.alt_text).split())),
            Part("caption", " ".join(clean(medium.credit).split())),
            Part("file", path, medium.filename, medium.mime),
        )
        return self._blog.ask("POST", "/wp/v2/media", body=multipart(*parts))


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


def _path(files: MediaFiles, medium: OutgoingMedia) -> Any:
    try:
        return files.path(medium.sha256)
    except UnusableFile as problem:
        raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem
