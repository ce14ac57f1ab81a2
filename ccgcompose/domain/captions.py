"""Captions of a film: what is said when. Read from SubRip (SRT) and WebVTT, written as either.

Sources: WebVTT, W3C Candidate Recommendation of 4 April 2019, sections 4 and 6. SubRip has no standard: this reads what
players take, numbered or not. Styles, places and regions are left out: platforms ignore them, and a screen reader too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

MOST_CUES = 20_000
LONGEST_CUE = 1_000  # characters
LONGEST_MS = 24 * 60 * 60 * 1000
SLIGHT_MS = 200  # an overlap that comes of rounding: the earlier one is ended sooner


@dataclass(frozen=True, slots=True)
class Cue:
    """Words shown from a moment to another, in milliseconds from the beginning of the film."""

    start: int
    end: int
    text: str


class CaptionFault(ValueError):
    """Why a text is no good captions file: completes the sentence "The file …", without its full stop."""


def read_cues(text: str) -> tuple[Cue, ...]:
    """Return the cues of an SRT or WebVTT text, in order. Raise CaptionFault, naming the line."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues = tuple(_cues(lines))
    if not cues:
        raise CaptionFault("has no captions in it")
    return _parted(cues)


def _cues(lines: list[str]) -> Iterator[Cue]:
    before, count = -1, 0
    for first, block in _blocks(lines):
        at = next((number for number, line in enumerate(block[:2]) if "-->" in line), None)
        if at is None:
            if first == 1 and block[0].split(maxsplit=1)[:1] == ["WEBVTT"]:
                continue
            if block[0].split(maxsplit=1)[0] in ("NOTE", "STYLE", "REGION"):
                continue
            raise CaptionFault(f"has no times in line {first}, where a caption should begin")
        cue = _cue(block[at], block[at + 1 :], first + at)
        count += 1
        if count > MOST_CUES:
            raise CaptionFault(f"has more than {MOST_CUES:,} captions")
        if cue.start < before:
            raise CaptionFault(f"goes back in time in line {first + at}")
        before = cue.start
        if cue.text:
            yield cue


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the parts between empty lines, each with the number of its first line, counted from 1."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield number - len(block), block
            block = []


def _cue(times: str, words: list[str], line: int) -> Cue:
    match = _timing().match(times)
    if match is None:
        raise CaptionFault(f"has times in line {line} that cannot be read: {times[:40]}")
    start, end = _moment(match, 1), _moment(match, 5)
    if end <= start:
        raise CaptionFault(f"has a caption in line {line} that ends before it begins")
    if end > LONGEST_MS:
        raise CaptionFault(f"has a caption in line {line} after more than a day")
    if any("-->" in each for each in words):
        raise CaptionFault(f"has no empty line between two captions after line {line}")
    text = "\n".join(filter(None, (_plain(each) for each in words)))
    if len(text) > LONGEST_CUE:
        raise CaptionFault(f"has more than {LONGEST_CUE:,} characters in the caption of line {line}")
    return Cue(start, end, text)


@cache
def _timing() -> re.Pattern[str]:
    moment = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})"
    return re.compile(rf"{moment}[ \t]{{0,9}}-->[ \t]{{0,9}}{moment}(?:[ \t]|$)")


def _moment(match: re.Match[str], first: int) -> int:
    hours, minutes, seconds, thousandths = (int(match[first + n] or 0) for n in range(4))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


_ENTITIES = {"&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": "", "&amp;": "&"}


def _plain(line: str) -> str:
    """Return the words of a line; who speaks (WebVTT's `<v Name>`) stays in front of them."""
    named = _voice().sub(lambda match: f"{match[1].strip()}: ", line)
    bare = _tag().sub("", named)
    for entity, letter in _ENTITIES.items():
        bare = bare.replace(entity, letter)
    return " ".join(bare.split())


@cache
def _voice() -> re.Pattern[str]:
    return re.compile(r"<v(?:\.[^ \t>]{1,50})?[ \t]([^<>]{1,100})>")


@cache
def _tag() -> re.Pattern[str]:
    """What SRT and WebVTT mark up: `<i>`, `<c.loud>`, `<00:01.000>`, `<font color=…>`, `{\\an8}`."""
    return re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>|</?[a-zA-Z]>|\{\\[a-zA-Z][^{}]{0,50}\}")


def _parted(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Return the cues with slight overlaps taken away. Raise CaptionFault for one that is not slight."""
    parted: list[Cue] = []
    for cue, later in pairwise(cues):
        over = cue.end - later.start
        if over > SLIGHT_MS or (over > 0 and later.start <= cue.start):
            raise CaptionFault(f"has two captions at the same time, at {clock(later.start)}")
        parted.append(Cue(cue.start, min(cue.end, later.start), cue.text))
    return (*parted, cues[-1])


def clock(ms: int, point: str = ".") -> str:
    """Return a moment as `00:01:02.345`."""
    seconds, thousandths = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{thousandths:03}"


def as_vtt(cues: tuple[Cue, ...]) -> str:
    """Return the cues as WebVTT."""
    parts = [f"{clock(cue.start)} --> {clock(cue.end)}\n{_escaped(cue.text)}\n" for cue in cues]
    return "\n".join(("WEBVTT\n", *parts))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_srt(cues: tuple[Cue, ...]) -> str:
    """Return the cues as SubRip, for platforms that take nothing else."""
    parts = [
        f"{number}\n{clock(cue.start, ',')} --> {clock(cue.end, ',')}\n{cue.text}\n"
        for number, cue in enumerate(cues, 1)
    ]
    return "\n".join(parts)


def words_of(cues: tuple[Cue, ...]) -> str:
    """Return what is said, without the times."""
    return "\n".join(cue.text for cue in cues)
