"""Places in a text, by the words before them and their capitals, and how few people live there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.lexicon import load_words
from ccgcompose.policy.text import Text

_LARGE, _SITE, _ROAD, _NAMED, _STREET, _SMALL = 0.5, 0.75, 1.0, 1.5, 2.0, 2.5
_STREETS = frozenset(
    {"road", "street", "lane", "close", "avenue", "drive", "crescent", "terrace", "court", "grove"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its code points in the text as written. `weight`: how far it narrows."""

    start: int
    end: int
    weight: float


def find_places(text: Text) -> Iterator[Place]:
    """Yield the places that are named with capitals after "in", "from", "near" and the like."""
    for match in _pattern().finditer(text.original):
        words = match["name"].replace("’", "'").split()
        while len(words) > 1 and words[-1].lower() in _listed("no-places"):
            words.pop()
            words = words[:-1] if words[-1].islower() else words  # "Elmfield Hall on Friday"
        road = words[0][0] in "AM" and words[0][1:2].isdigit()
        if words[0].lower() in _listed("no-places") or (len(words) == 1 and words[0].isupper() and not road):
            continue
        start = match.start("name")
        yield Place(start, start + len(" ".join(words)), _weight(words, (match["kind"] or "").strip()))


def _weight(words: list[str], kind: str) -> float:
    last = words[-1].lower()
    if last[1:2].isdigit():
        return _ROAD
    if last in _listed("place-sites"):
        return _SITE
    if last in _STREETS:
        return _STREET
    if _small().match(kind):
        return _SMALL
    return _LARGE if "-".join(words).lower() in _listed("large-places") else _NAMED


@cache
def _listed(name: str) -> frozenset[str]:
    return load_words(name)


@cache
def _small() -> re.Pattern[str]:
    return re.compile(r".*(?:village|hamlet|estate|island|isle|farm|parish|market town|suburb)(?: of)?$")


@cache
def _pattern() -> re.Pattern[str]:
    capital = r"[A-Z][a-z][\w'’-]{1,20}|A[0-9]{1,4}(?:\(M\))?|M[0-9]{1,2}\b|St\.?"
    joint = r"on|upon|le|in|the|of|under|next|by|super|sur|cum|and"
    kind = (
        r"(?P<kind>(?:small |tiny |little |quiet |remote )?(?:village|hamlet|town|estate|island|isle"
        r"|farm|parish|market town|suburb|city)(?: of)? )?"
    )
    return re.compile(
        rf"(?<![\w])(?:(?:in|from|near|at|outside|around|off|on|(?:home|back|moved|returned) to) "
        rf"(?:the )?{kind}|(?<=[a-z] )of (?:the )?)"
        rf"(?P<name>(?:{capital})(?:[ -](?:(?:{joint})[ -])?(?:{capital})){{0,3}})"
    )
