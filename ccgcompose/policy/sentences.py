"""Where sentences begin and end: at full stops that are none of an abbreviation's, and at line ends."""

from __future__ import annotations

import re
from functools import cache

_ABBREVIATIONS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "mx",
        "miss",
        "dr",
        "prof",
        "rev",
        "sr",
        "jr",
        "st",
        "no",
        "nos",
        "vs",
        "etc",
        "approx",
    }
    | {"dept", "tel", "ext", "fig", "inc", "ltd", "co", "eg", "e.g", "i.e", "ie", "cf", "al"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
    | {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
)


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence as written, without the white space around it. The cost is linear."""
    spans, start = [], 0
    for end_mark in _ends().finditer(text):
        if end_mark.group()[0] == "." and _is_abbreviated(text, end_mark.start()):
            continue
        spans.append((start, end_mark.end()))
        start = end_mark.end()
    spans.append((start, len(text)))
    return tuple(trimmed for span in spans if (trimmed := _trimmed(text, *span)))


def _is_abbreviated(text: str, stop: int) -> bool:
    words = text[max(0, stop - 12) : stop].split()
    word = words[-1] if words else ""
    return word.lower().lstrip("(“\"'") in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[.!?…]{1,9}[\"'”’)\]]{0,3}(?=\s|$)|\n")
