"""From a request to what the newsroom keeps of it, and the files that it needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.newsroom.entry import Note, Picture, PublicRevision, Site
from connectors.newsroom.names import EXTENSIONS, media_name
from connectors.newsroom.settings import NOTHING, Settings

# What the first bytes of a logo say it is; its record has only its hash.
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to be copied into the folder: its name there, where it lies now, and its content hash."""

    name: str
    source: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A revision to be shown, and the files it needs."""

    revision: PublicRevision
    copies: tuple[Copy, ...]


def take(request: PublishRequest, settings: Settings, files: MediaFiles, now: datetime) -> Taken:
    """Return what will be kept and shown. Raise Rejected for a picture that cannot be had."""
    pictures = [_picture(medium, files) for medium in request.media]
    logo = _logo(request, files)
    copies = [copy for _, copy in pictures] + ([logo] if logo else [])
    site = _site(request, settings, logo.name if logo else "")
    revision = _revision(request, site, tuple(picture for picture, _ in pictures), now)
    return Taken(revision, tuple(copies))


def lost(root: Path, revision: PublicRevision, files: MediaFiles) -> tuple[Copy, ...]:
    """Return copies for the pictures of a revision that are gone from the folder, where they can be had."""
    copies = (_found_again(root, picture, files) for picture in revision.pictures)
    return tuple(copy for copy in copies if copy is not None)


def _found_again(root: Path, picture: Picture, files: MediaFiles) -> Copy | None:
    if (root / picture.file).is_file():
        return None
    try:
        return Copy(picture.file, files.path(picture.sha256), picture.sha256)
    except UnusableFile:
        return None  # the post is out, and says so; a picture that is nowhere cannot be put back


def _revision(
    request: PublishRequest, site: Site, pictures: tuple[Picture, ...], now: datetime
) -> PublicRevision:
    return PublicRevision(
        number=request.revision,
        subject=request.subject,
        title=request.title,
        text=request.text,
        author=request.author,
        position=request.position,
        published_at=request.published_at,
        updated_at=request.updated_at,
        pictures=pictures,
        notes=tuple(Note(note.text, note.made_at) for note in request.edit_notes),
        site=site,
        received_at=now,
    )


def _site(request: PublishRequest, settings: Settings, logo: str) -> Site:
    brand = request.account.brand
    return Site(
        name=brand.name,
        short_name=brand.short_name,
        description=brand.description,
        website=brand.website,
        colour=brand.colour,
        logo=logo,
        language=settings.language,
        zone=settings.zone,
        base_url=settings.base_url,
    )


def _picture(medium: OutgoingMedia, files: MediaFiles) -> tuple[Picture, Copy]:
    extension = EXTENSIONS.get(medium.mime)
    if extension is None:
        raise Rejected(
            f"“{medium.filename}” is of a kind that the newsroom cannot show ({medium.mime}).",
            kept=NOTHING,
            next="Use a JPEG, PNG, GIF or WebP picture.",
        )
    copy = _copy(medium.sha256, extension, files, f"“{medium.filename}”")
    picture = Picture(
        file=copy.name,
        sha256=medium.sha256,
        mime=medium.mime,
        width=medium.width,
        height=medium.height,
        size=copy.source.stat().st_size,
        alt_text=medium.alt_text,
        credit=medium.credit,
    )
    return picture, copy


def _logo(request: PublishRequest, files: MediaFiles) -> Copy | None:
    sha256 = request.account.brand.logo_sha256
    if sha256 is None:
        return None
    with _copy(sha256, "", files, "The logo of the brand kit").source.open("rb") as stream:
        start = stream.read(12)
    kind = "webp" if start[8:] == b"WEBP" else ""
    kind = next((name for mark, name in _SIGNATURES.items() if start.startswith(mark)), kind)
    if not kind:
        raise Rejected(
            "The logo of the brand kit is not a picture that a browser shows.",
            kept=NOTHING,
            next="Choose a PNG, JPEG, GIF or WebP logo in the brand kit.",
        )
    return _copy(sha256, kind, files, "The logo of the brand kit")


def _copy(sha256: str, extension: str, files: MediaFiles, what: str) -> Copy:
    try:
        return Copy(media_name(sha256, extension), files.path(sha256), sha256)
    except UnusableFile as problem:
        raise Rejected(f"{what} cannot be read: {problem.what}", kept=NOTHING, next=problem.next) from problem
    except ValueError as error:
        raise Rejected(
            f"{what} has no usable content hash.", kept=NOTHING, next="Add the picture to the library again."
        ) from error
