"""A post as the blocks of a WordPress page: byline, paragraphs, pictures, edit notes, and a mark of ours.

The mark is a comment that no reader sees. It names the key, the revision and the digest of what was asked for, so that
what is out can be told from what is not.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import dataclass
from functools import cache

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.moments import day_shown
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from connectors.wordpress.plain import attribute, line_of

ZONE = "Europe/London"


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A medium that the blog has: its number there and its address."""

    id: int
    url: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What the comment in a post says of it. `notes` is how many edit notes it shows."""

    key: str
    revision: int
    digest: str
    notes: tuple[str, ...]


def title_of(request: PublishRequest) -> str:
    """Return the title as HTML; a post without one has none."""
    return line_of(" ".join(clean(request.title).split()))


def content_of(request: PublishRequest, media: tuple[Uploaded, ...]) -> str:
    """Return the content of the page as blocks."""
    blocks = [_paragraph(line_of(f"{request.author}, {request.position}"), "ccg-byline")]
    blocks += [_picture(medium, there) for medium, there in zip(request.media, media, strict=True)]
    blocks += [_paragraph("<br>".join(map(line_of, lines))) for lines in _paragraphs(request.text)]
    blocks += [_paragraph(f"<em>{line_of(note)}</em>", "ccg-edit-note") for note in notes_of(request)]
    return "\n\n".join([*blocks, _comment(mark_of(request))])


def notes_of(request: PublishRequest) -> tuple[str, ...]:
    """Return the edit notes as the public reads them."""
    zone = request.account.settings.get("zone") or ZONE
    return tuple(f"Edited {day_shown(note.made_at, zone)}: {_line(note.text)}" for note in request.edit_notes)


def mark_of(request: PublishRequest) -> Mark:
    """Return the mark of a request; equal requests have equal marks."""
    said = [
        request.title,
        request.text,
        request.author,
        request.position,
        request.subject,
        [[medium.sha256, medium.alt_text, medium.credit] for medium in request.media],
    ]
    digest = hashlib.sha256(json.dumps(said).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    notes = tuple(hashlib.sha256(note.encode()).hexdigest()[:16] for note in notes_of(request))
    return Mark(request.key, request.revision, digest, notes)


def read_mark(content: str) -> Mark | None:
    """Return the mark in a post's raw content; None in a post that is not ours."""
    found = _mark().search(content)
    if found is None:
        return None
    notes = tuple(note for note in found["notes"].split(",") if note)
    return Mark(found["key"], int(found["revision"]), found["digest"], notes)


def _comment(mark: Mark) -> str:
    return f"<!-- ccgcompose {mark.key} r{mark.revision} {mark.digest} notes={','.join(mark.notes)} -->"


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"<!-- ccgcompose (?P<key>[\w.-]{1,100}) r(?P<revision>\d{1,6}) (?P<digest>[0-9a-f]{32}) "
        r"notes=(?P<notes>[0-9a-f,]{0,4000}) -->"
    )


def _paragraphs(text: str) -> list[list[str]]:
    blocks = re.split(r"\n[ \t]*\n", clean(text))
    return [lines for block in blocks if (lines := [line for line in block.split("\n") if line.strip()])]


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _paragraph(inside: str, kind: str = "") -> str:
    options = f' {{"className":"{kind}"}}' if kind else ""
    shape = f' class="{kind}"' if kind else ""
    return f"<!-- wp:paragraph{options} -->\n<p{shape}>{inside}</p>\n<!-- /wp:paragraph -->"


def _picture(medium: OutgoingMedia, there: Uploaded) -> str:
    caption = (
        f'<figcaption class="wp-element-caption">{line_of(_line(medium.credit))}</figcaption>'
        if medium.credit
        else ""
    )
    image = (
        f'<img src="{html.escape(there.url)}" alt="{attribute(_line(medium.alt_text))}" '
        f'class="wp-image-{there.id}"/>'
    )
    return (
        f'<!-- wp:image {{"id":{there.id}}} -->\n<figure class="wp-block-image">{image}{caption}</figure>\n'
        "<!-- /wp:image -->"
    )
