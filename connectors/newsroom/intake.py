"""From a request to what the newsroom keeps of it, and the files that it needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.newsroom.conditions import pictures_of
from connectors.newsroom.copies import Copy, copy_of, image_of
from connectors.newsroom.entry import Note, Picture, PublicRevision, Site, Sound
from connectors.newsroom.genre import Genre
from connectors.newsroom.names import EXTENSIONS
from connectors.newsroom.settings import NOTHING, Settings
from connectors.newsroom.sounds import files_of, take_sound
from connectors.newsroom.words import lost_words


@dataclass(frozen=True, slots=True)
class Taken:
    """A revision to be shown, and the files it needs."""

    revision: PublicRevision
    copies: tuple[Copy, ...]


def take(
    request: PublishRequest, settings: Settings, files: MediaFiles, now: datetime, genre: Genre
) -> Taken:
    """Return what will be kept and shown. Raise Rejected for a picture or a sound that cannot be had."""
    pictures = [_picture(medium, files) for medium in pictures_of(request)]
    sound, heard = take_sound(request, files)
    logo = _logo(request, files)
    copies = [copy for _, copy in pictures] + [*heard, *([logo] if logo else [])]
    site = _site(request, settings, logo.name if logo else "", genre.show(request.account))
    revision = _revision(request, site, tuple(picture for picture, _ in pictures), sound, now)
    return Taken(revision, tuple(copies))


def lost(root: Path, revision: PublicRevision, files: MediaFiles) -> tuple[Copy, ...]:
    """Return copies for the pictures of a revision that are gone from the folder, where they can be had."""
    kept = [(picture.file, picture.sha256) for picture in revision.pictures]
    kept += files_of(revision.sound) if revision.sound else []
    copies = (_found_again(root, name, sha256, files) for name, sha256 in kept)
    words = lost_words(root, revision.sound, files) if revision.sound else ()
    return (*(copy for copy in copies if copy is not None), *words)


def _found_again(root: Path, name: str, sha256: str, files: MediaFiles) -> Copy | None:
    if (root / name).is_file():
        return None
    try:
        return Copy(name, files.path(sha256), sha256)
    except UnusableFile:
        return None  # the post is out, and says so; a file that is nowhere cannot be put back


def _revision(
    request: PublishRequest, site: Site, pictures: tuple[Picture, ...], sound: Sound | None, now: datetime
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
        sound=sound,
    )


def _site(request: PublishRequest, settings: Settings, logo: str, show: tuple[tuple[str, str], ...]) -> Site:
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
        show=show,
    )


def _picture(medium: OutgoingMedia, files: MediaFiles) -> tuple[Picture, Copy]:
    extension = EXTENSIONS.get(medium.mime)
    if extension is None:
        raise Rejected(
            f"“{medium.filename}” is of a kind that the newsroom cannot show ({medium.mime}).",
            kept=NOTHING,
            next="Use a JPEG, PNG, GIF or WebP picture.",
        )
    copy = copy_of(medium.sha256, extension, files, f"“{medium.filename}”")
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
    return None if sha256 is None else image_of(sha256, files, "The logo of the brand kit")
