"""What a connector leaves in a post so that it knows it again: a comment that no reader sees.

It names the key, the revision, the digest of what was asked for, and the edit notes that are shown. Only for platforms
that keep comments: blogs and wikis.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.moments import day_shown
from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import PublishRequest

ZONE = "Europe/London"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the comment says. `notes` holds a short digest of each edit note that is shown."""

    key: str
    revision: int
    digest: str
    notes: tuple[str, ...]


NO_MARK = Mark("", 0, "", ())


def notes_of(request: PublishRequest) -> tuple[str, ...]:
    """Return the edit notes as the public reads them."""
    zone = request.account.settings.get("zone") or ZONE
    return tuple(
        f"Edited {day_shown(note.made_at, zone)}: {one_line(note.text)}" for note in request.edit_notes
    )


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


def comment_of(mark: Mark) -> str:
    """Return the comment for a mark."""
    return f"<!-- ccgcompose {mark.key} r{mark.revision} {mark.digest} notes={','.join(mark.notes)} -->"


def read_mark(content: str) -> Mark:
    """Return the mark in a post's source; one without a key in a post that is not ours."""
    found = _mark().search(content)
    if found is None:
        return NO_MARK
    notes = tuple(note for note in found["notes"].split(",") if note)
    return Mark(found["key"], int(found["revision"]), found["digest"], notes)


def must_be_open(shown: Mark, wanted: Mark) -> None:
    """Raise Rejected unless the correction is newer, adds a note and keeps every earlier one."""
    kept = "What is out stays as it is."
    if wanted.revision <= shown.revision:
        raise Rejected(f"Revision {shown.revision} is out already, which is newer.", kept=kept)
    if len(wanted.notes) <= len(shown.notes) or wanted.notes[: len(shown.notes)] != shown.notes:
        raise Rejected(
            "A correction says what was changed, and keeps what was said before.",
            kept=kept,
            next="Add an edit note.",
        )


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(clean(text).split())


def paragraphs_of(text: str) -> list[list[str]]:
    """Return the lines of each paragraph, without empty ones."""
    blocks = re.split(r"\n[ \t]*\n", clean(text))
    return [lines for block in blocks if (lines := [line for line in block.split("\n") if line.strip()])]


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"<!-- ccgcompose (?P<key>[\w.-]{1,100}) r(?P<revision>\d{1,6}) (?P<digest>[0-9a-f]{32}) "
        r"notes=(?P<notes>[0-9a-f,]{0,4000}) -->"
    )
