"""A post's words as they are laid out: paragraphs, lines and links, for pages, feeds and previews alike."""

from __future__ import annotations

import re
from datetime import datetime

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.moments import clock_time, day_shown, zone_of
from ccgcompose.domain.thread import unbroken
from connectors.newsroom.links import Segment, segments

Line = tuple[Segment, ...]
Paragraph = tuple[Line, ...]
SUMMARY, ENOUGH = 240, 60  # characters
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def one_line(text: str) -> str:
    """Return the text on one line, without what no file could carry."""
    return " ".join(clean(text).split())


def body(title: str, text: str) -> str:
    """Return the text without a first line that only says the title again. What breaks a thread is a paragraph."""
    cleaned = unbroken(clean(text))
    first, _, rest = cleaned.partition("\n")
    repeated = one_line(first) == one_line(title)
    carries_a_link = any(segment.href for segment in segments(first))
    return rest.strip("\n") if repeated and not carries_a_link else cleaned


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """Return the text cut at blank lines."""
    return tuple(part for part in _BLANK_LINES.split(clean(text)) if part.strip())


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the text as paragraphs of lines of segments."""
    return tuple(
        tuple(segments(line) for line in part.strip("\n").split("\n")) for part in plain_paragraphs(text)
    )


def summary(text: str) -> str:
    """Return the first paragraph on one line, or as many as make a beginning, cut at a word."""
    line = ""
    for paragraph in plain_paragraphs(text):
        line = one_line(f"{line} {paragraph}")
        if len(line) >= ENOUGH:
            break
    if len(line) <= SUMMARY:
        return line
    return line[: SUMMARY - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def moment_shown(moment: datetime, zone: str) -> str:
    """Return "24 November 2026, 9am" in `zone`, as the NHS content guide writes it."""
    return f"{day_shown(moment, zone)}, {clock_time(moment.astimezone(zone_of(zone)))}"


def edited(text: str, made_at: datetime, zone: str) -> str:
    """Return an edit note as the public reads it."""
    return f"Edited {day_shown(made_at, zone)}: {one_line(text)}"
