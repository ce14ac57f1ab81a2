"""The chapters of an episode, out of a list in its text: a line such as `00:12:30 Who can have a flu vaccine`.

Source: Podcast Namespace, JSON Chapters 1.2 (github.com/Podcastindex-org/podcast-namespace, read 2026-11).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from connectors.newsroom.wording import one_line

FEWEST = 2  # a single time in a text is no list


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a chapter begins, in seconds, and what it is called."""

    start: int
    title: str


def chapters_of(text: str, duration_ms: int = 0) -> tuple[Chapter, ...]:
    """Return the chapters in the order of the text; none where the times do not rise, or lie behind the end."""
    found = [_chapter(match) for match in _line().finditer(text)]
    starts = [chapter.start for chapter in found]
    rises = all(earlier < later for earlier, later in pairwise(starts))
    within = not duration_ms or not starts or starts[-1] * 1000 < duration_ms
    return tuple(found) if len(found) >= FEWEST and rises and within else ()


def chapters_file(chapters: tuple[Chapter, ...], episode: str) -> bytes:
    """Return the chapters as the file that podcast programs read."""
    listed = [{"startTime": chapter.start, "title": chapter.title} for chapter in chapters]
    document = {"version": "1.2.0", "title": episode, "chapters": listed}
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _chapter(match: re.Match[str]) -> Chapter:
    hours, minutes, seconds = int(match["h"] or 0), int(match["m"]), int(match["s"])
    return Chapter(hours * 3600 + minutes * 60 + seconds, one_line(match["title"]))


@cache
def _line() -> re.Pattern[str]:
    return re.compile(
        r"^[ \t]*[(\[]?(?:(?P<h>\d{1,2}):)?(?P<m>[0-5]?\d):(?P<s>[0-5]\d)[)\]]?"
        r"[ \t]+(?:[-–—:][ \t]+)?(?P<title>\S[^\n]*)$",
        re.MULTILINE,
    )
