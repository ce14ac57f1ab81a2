"""How one text becomes the numbered parts of a thread (X, Mastodon, Bluesky).

A line of three hyphens or more, alone, is where the author wants a break. Where the account splits by itself, what
is still too long is broken between paragraphs, else lines, sentences, words; never inside a word or an address.
Parts are numbered at their end, (1/3), so that a reader who meets one alone knows that there is more. The same text
always gives the same parts: a restart goes on in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

Fits = Callable[[str], bool]
BREAK = "---"


def thread(text: str, fits: Fits, *, automatic: bool = False) -> tuple[str, ...]:
    """Return the parts, numbered where there are two or more. `fits` tells whether a part is accepted.

    Without `automatic`, and for a single word that is too long, a part may be returned that does not fit: the
    caller asks for each. An empty text gives one empty part.
    """
    sections = _sections(text)
    if len(sections) == 1 and (not automatic or fits(sections[0])):
        return (sections[0],)
    if not automatic:
        return _numbered(sections)
    for digits in (1, 2, 3):  # the more parts, the longer their numbers
        parts = tuple(part for section in sections for part in _split(section, fits, _widest(digits)))
        if len(parts) < 10**digits:
            break
    return _numbered(parts)


def has_breaks(text: str) -> bool:
    """Return whether the author broke the text into parts."""
    return len(_sections(text)) > 1


def unbroken(text: str) -> str:
    """Return the text for a platform without threads: each break is a paragraph."""
    return "\n\n".join(_sections(text))


def _sections(text: str) -> tuple[str, ...]:
    sections: list[list[str]] = [[]]
    for line in text.splitlines():
        if set(line.strip()) == {"-"} and len(line.strip()) >= len(BREAK):
            sections.append([])
        else:
            sections[-1].append(line)
    found = tuple(section for section in ("\n".join(lines).strip() for lines in sections) if section)
    return found or ("",)


def _numbered(parts: tuple[str, ...]) -> tuple[str, ...]:
    if len(parts) == 1:
        return parts
    return tuple(f"{part} ({number}/{len(parts)})" for number, part in enumerate(parts, 1))


def _widest(digits: int) -> str:
    return f" ({'9' * digits}/{'9' * digits})"


def _split(section: str, fits: Fits, number: str) -> list[str]:
    def fitting(part: str) -> bool:
        return fits(f"{part.strip()}{number}")

    parts: list[str] = []
    held = ""
    for piece in _fitting_pieces(section, fitting, 0):
        if not held.strip() or fitting(held + piece):
            held += piece
        else:
            parts.append(held.strip())
            held = piece
    return [*parts, held.strip()]


def _fitting_pieces(text: str, fitting: Fits, level: int) -> Iterator[str]:
    """Yield pieces in order, each as coarse as it may be: a paragraph that fits stays whole."""
    for piece in _seams()[level].split(text):
        if not piece:
            continue
        if level + 1 < len(_seams()) and not fitting(piece):
            yield from _fitting_pieces(piece, fitting, level + 1)
        else:
            yield piece


@cache
def _seams() -> tuple[re.Pattern[str], ...]:
    """Return where a text may come apart: paragraphs, lines, sentences, words. White space stays before the seam."""
    return (
        re.compile(r"(?<=\n\n)(?=[^\n])"),
        re.compile(r"(?<=\n)(?=[^\n])"),
        re.compile(r"(?<=[.!?…] )(?=\S)|(?<=[.!?…][”’\")] )(?=\S)"),
        re.compile(r"(?<=\s)(?=\S)"),
    )
