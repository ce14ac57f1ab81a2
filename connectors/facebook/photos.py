"""The photos of a post: each put on the Page once, seen by nobody until the post is out."""

from __future__ import annotations

from pathlib import Path

from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.bodies import Part
from connectors.facebook.page import Page
from connectors.marks import one_line
from connectors.steps import Steps


def uploaded(
    page: Page, steps: Steps, media: tuple[OutgoingMedia, ...], files: MediaFiles
) -> tuple[str, ...]:
    """Return the id of each photo in order, put there first where it is not. Raise Rejected for a file that is gone."""
    paths = [path_of(files, medium) for medium in media]
    ids = []
    for medium, path, name in zip(media, paths, names_of(media), strict=True):
        photo = steps.get(name)
        if not photo:
            file = Part("source", path, medium.public_name, medium.mime)
            photo = page.photo(file, one_line(medium.alt_text), one_line(medium.credit))
            steps.put(name, photo)
        ids.append(photo)
    return tuple(ids)


def forget(steps: Steps, media: tuple[OutgoingMedia, ...]) -> None:
    """Let the photos be put there anew: Facebook keeps those that no post shows for a while only."""
    for name in names_of(media):
        if steps.get(name):
            steps.put(name, "")


def names_of(media: tuple[OutgoingMedia, ...]) -> list[str]:
    """Return under which names the photos stand in the trail."""
    return [f"photo/{number}/{medium.sha256[:24]}" for number, medium in enumerate(media)]


def path_of(files: MediaFiles, medium: OutgoingMedia) -> Path:
    """Return where the file lies. Raise Rejected for one that is gone."""
    try:
        return files.path(medium.sha256)
    except UnusableFile as problem:
        raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem
