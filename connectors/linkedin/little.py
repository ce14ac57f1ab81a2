"""LinkedIn's "little" text: what a commentary is written in, and back to what a reader reads.

Source, read in 2026-11: learn.microsoft.com/linkedin, "little Text Format". A reserved character that is not escaped is
no error there: LinkedIn says 201 and drops the rest of the text, so that every one of them is escaped.
"""

from __future__ import annotations

import re
from functools import cache

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.thread import unbroken

RESERVED = r"\|{}@[]()<>#*_~"
_MENTION = r"@\[(?P<name>[^\[\]\n]{1,100})\]\((?P<urn>urn:li:organization:\d{1,20})\)"


def plain_of(text: str) -> str:
    """Return the text as the public reads it: a mention by its name, a thread's breaks as paragraphs."""
    return _mention().sub(lambda found: found["name"], unbroken(clean(text))).strip()


def little_of(text: str) -> str:
    """Return the text as a commentary: hashtags as LinkedIn's template, mentions as written, the rest to the letter."""
    source, pieces, done = unbroken(clean(text)).strip(), [], 0
    for found in _elements().finditer(source):
        pieces.append(_escaped(source[done : found.start()]))
        if found["tag"]:
            pieces.append(f"{{hashtag|\\#|{_escaped(found['tag'])}}}")
        else:
            pieces.append(f"@[{_escaped(found['name'])}]({found['urn']})")
        done = found.end()
    return "".join([*pieces, _escaped(source[done:])])


def read(commentary: str) -> str:
    """Return what a reader reads of a commentary, as LinkedIn gives it back: templates and mentions as their words."""
    return _written().sub(_word_of, commentary)


def says(commentary: str, text: str) -> bool:
    """Return whether a commentary says this text, whatever the white space."""
    return read(commentary).split() == text.split()


def _word_of(found: re.Match[str]) -> str:
    if found["tag"] is not None:
        return "#" + read(found["tag"])
    if found["name"] is not None:
        return read(found["name"])
    return found["plain"] or ""


def _escaped(text: str) -> str:
    return _reserved().sub(r"\\\g<0>", text)


@cache
def _reserved() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(RESERVED)}]")


@cache
def _mention() -> re.Pattern[str]:
    return re.compile(_MENTION)


@cache
def _elements() -> re.Pattern[str]:
    """A hashtag begins a word and has a letter in it; what stands in an address is none."""
    return re.compile(
        rf"{_MENTION}|(?:(?<=[\s(\[\"'“‘])|^)#(?P<tag>(?=\w*[^\W\d_])\w{{1,100}})", re.MULTILINE
    )


@cache
def _written() -> re.Pattern[str]:
    return re.compile(
        r"\{hashtag\|\\?#\|(?P<tag>(?:\\.|[^\\}])*)\}"
        r"|@\[(?P<name>(?:\\.|[^\\\]])*)\]\s?\(urn:li:\w+:[\w-]+\)"
        r"|\\(?P<plain>.)",
        re.DOTALL,
    )
