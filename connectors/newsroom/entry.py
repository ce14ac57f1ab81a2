"""What a newsroom knows of each post it has put out: the truth from which feeds and pages are made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.canonical import later


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the folder. `file` is its name from there, `size` its length in bytes."""

    file: str
    sha256: str
    mime: str
    width: int
    height: int
    size: int
    alt_text: str
    credit: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of a sound with their times, as WebVTT in the folder; `subrip` is the same as SRT, or empty."""

    file: str
    sha256: str
    language: str
    subrip: str = later("")


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound or a film in the folder, which is an episode. `artwork` is a picture there, or empty.

    `artwork_fits`: it is of a size that directories take; a still picture out of a film hardly ever is.

    `file` belongs to one episode alone: directories take an address for one episode only.
    """

    file: str
    sha256: str
    mime: str
    size: int
    duration_ms: int
    title: str
    credit: str
    transcript: str
    captions: tuple[Spoken, ...]
    artwork: str
    artwork_sha256: str
    artwork_fits: bool = later(False)


@dataclass(frozen=True, slots=True)
class Note:
    """What the public is told about a change. Who made it stays in the records of the organisation."""

    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Site:
    """What every page and feed carries. `logo` is a name in the folder, or empty.

    `show` is what a podcast's feed says besides, name by name; a newsroom has none.
    """

    name: str
    short_name: str
    description: str
    website: str
    colour: str
    logo: str
    language: str
    zone: str
    base_url: str
    show: tuple[tuple[str, str], ...] = later(())


@dataclass(frozen=True, slots=True)
class PublicRevision:
    """One revision as it was put out, the brand of that moment included.

    `received_at` is when it was committed here; `proof` the SHA-256 of its page as first made.
    """

    number: int
    subject: str
    title: str
    text: str
    author: str
    position: str
    published_at: datetime
    updated_at: datetime
    pictures: tuple[Picture, ...]
    notes: tuple[Note, ...]
    site: Site
    received_at: datetime
    proof: str = ""
    sound: Sound | None = later(None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One post in the newsroom. Its identity, page and first moment stay; revisions are only ever added."""

    key: str
    post_id: str
    feed_id: str
    guid: str
    page: str
    revisions: tuple[PublicRevision, ...]

    @property
    def current(self) -> PublicRevision:
        """Return what is shown."""
        return self.revisions[-1]

    @property
    def published_at(self) -> datetime:
        """Return when the post first went out; a correction does not move it."""
        return self.revisions[0].published_at

    @property
    def updated_at(self) -> datetime:
        """Return when it last changed."""
        return max(revision.updated_at for revision in self.revisions)

    def revision(self, number: int) -> PublicRevision | None:
        """Return the revision of this number, if it was put out."""
        return next((each for each in self.revisions if each.number == number), None)


def newest_first(entries: list[Entry]) -> list[Entry]:
    """Return the entries in the order in which feeds and lists show them."""
    return sorted(entries, key=lambda entry: (entry.published_at, entry.key), reverse=True)


def site_of(entries: list[Entry]) -> Site:
    """Return what the newsroom is called now: as it was told most recently."""
    latest = max(entries, key=lambda entry: (entry.current.received_at, entry.key))
    return latest.current.site
