"""An entry as pages and feeds show it: every string ready, nothing left to decide in a template."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ccgcompose.domain.moments import day_shown, zone_of
from connectors.newsroom.entry import Entry, Note, Picture, Site, Sound
from connectors.newsroom.links import segments
from connectors.newsroom.wording import (
    Line,
    Paragraph,
    body,
    edited,
    moment_shown,
    one_line,
    paragraphs,
    summary,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment for machines (in the zone and in UTC, both RFC 3339) and for people."""

    instant: datetime
    local: str
    utc: str
    shown: str
    day: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """An edit note: when it was made, its words, and the whole sentence."""

    made: Moment
    line: Line
    sentence: str


@dataclass(frozen=True, slots=True)
class PostView:
    """A post ready to be shown."""

    guid: str
    page: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    summary: str
    byline: str
    subject: str
    published: Moment
    updated: Moment
    pictures: tuple[Picture, ...]
    notes: tuple[NoteView, ...]
    author: str = ""
    sound: Sound | None = None
    said: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the folder is found: on the web, or while it has no address there, on this computer."""

    base: str
    public: bool

    def of(self, name: str) -> str:
        """Return the absolute address of a file in the folder."""
        return f"{self.base}{name}"


def addresses(folder: Path, base_url: str) -> Addresses:
    """Return the addresses of a newsroom; without `base_url` they are file URIs.

    Those are written `file:/path`, which RFC 8089 allows: feedparser loses a slash of `file:///path`.
    """
    here = folder.as_uri().rstrip("/").replace("file:///", "file:/", 1)
    return Addresses(base_url or f"{here}/", bool(base_url))


def site_view(site: Site) -> Site:
    """Return the site with its texts as a file can carry them."""
    texts: dict[str, Any] = {
        name: one_line(getattr(site, name)) for name in ("name", "short_name", "description", "website")
    }
    show = tuple((name, one_line(value)) for name, value in site.show)
    return replace(site, show=show, **texts)


def post_view(entry: Entry, zone: str) -> PostView:
    """Return what is shown of an entry now, its times in `zone`."""
    current = entry.current
    title = one_line(current.title) or moment_shown(entry.published_at, zone)
    text = body(title, current.text)
    return PostView(
        guid=entry.guid,
        page=entry.page,
        title=title,
        text=text,
        paragraphs=paragraphs(text),
        summary=summary(text) or title,
        byline=one_line(f"{current.author}, {current.position}"),
        subject=one_line(current.subject),
        published=moment(entry.published_at, zone),
        updated=moment(entry.updated_at, zone),
        pictures=tuple(_picture(picture) for picture in current.pictures),
        notes=tuple(_note(note, zone) for note in current.notes),
        author=one_line(current.author),
        sound=_sound(current.sound) if current.sound else None,
        said=paragraphs(current.sound.transcript) if current.sound else (),
    )


def moment(instant: datetime, zone: str) -> Moment:
    """Return a moment in its ways of writing."""
    whole = instant.replace(microsecond=0)
    return Moment(
        instant=whole,
        local=whole.astimezone(zone_of(zone)).isoformat(),
        utc=utc_text(whole),
        shown=moment_shown(instant, zone),
        day=day_shown(instant, zone),
    )


def utc_text(instant: datetime) -> str:
    """Return a moment as RFC 3339 in UTC, to the second."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _picture(picture: Picture) -> Picture:
    return replace(picture, alt_text=one_line(picture.alt_text), credit=one_line(picture.credit))


def _sound(sound: Sound) -> Sound:
    return replace(sound, title=one_line(sound.title), credit=one_line(sound.credit))


def _note(note: Note, zone: str) -> NoteView:
    words = one_line(note.text)
    return NoteView(moment(note.made_at, zone), segments(words), edited(words, note.made_at, zone))
