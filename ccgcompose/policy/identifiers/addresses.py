"""Postal addresses of Britain: a number and a street, a flat, a named house; and streets that somebody lives in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.identifiers.numerals import spelled
from ccgcompose.policy.lexicon import load_words
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.text import Text

_TYPES = (
    "yard|mill|dock|lock|passage|alley|ginnel|drove|barton|street|road|avenue|ave|lane|close|drive|crescent"
    "|cres|way|terrace|court|gardens|"
    "gdns|grove|place|square|row|hill|view|walk|mews|park|rise|green|gate|parade|fold|"
    "croft|meadow|meadows|fields|orchard|vale|bank|brow|wynd|loan|brae|quay|wharf|"
    "cottages|cottage|villas|buildings|heights|point|tower|towers|house|lodge|common|"
    "garth|crest|dene|ridge|path|edge|end|broadway|esplanade|promenade|boulevard|wood|"
    "woods|side|mount|cross|chase|approach|parkway|embankment|mead|hey|reach"
)
_NAMES = (
    "paddocks|paddock|maltings|spinney|shambles|willows|oaks|elms|beeches|limes|poplars|firs|pines|laurels"
    "|hollies|cedars"
    "|larches|orchards|glebe|barns|stables|moorings|hawthorns|chestnuts|sycamores|birches|rowans|dell|copse|covert|leys"
    "|lea|leas|hythe|strand|circus|bungalows|almshouses|pastures|steadings?|knoll|heath|hollow|brook|bridge"
    "|ropewalk|yard|mill"
)
_SHORT_TYPES = "st|rd|av|ln|cl|dr|pl|sq|ct|gr|terr|tce"
_HOUSES = (
    "bothy|smithy|forge|annexe|gatehouse|schoolhouse|byre|steading|chapel|stables|priory|cottage|house"
    "|farm|lodge|villa|bungalow|barn|manor|grange|mill|hall|nook|view|croft|rectory|vicarage|caravan"
)
_TALL = ("court", "tower", "towers", "mansion", "mansions", "height", "heights")  # houses of flats
_COUNTS_BEFORE = (
    r"(?:ward|level|block|gate|bus|buses|route|routes|stop|junction|page|band|stage|phase|year|section"
    r"|chapter|floor"
    r"|theatre|top|step|number of|bay|platform|room|pages|day|age|aged|over|under|about|zone|£|#) ?$"
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address; positions are those of the view with numerals.

    `street` only: no house has a number. `loose`: the words around must say that it is somebody's.
    """

    start: int
    end: int
    name: tuple[int, int]  # where the street's name and its kind stand
    street: bool = False
    loose: bool = False


def addresses_of(text: Text) -> tuple[Address, ...]:
    """Return what is written like an address in a text; ask for it with `text.once`."""
    return tuple(find_addresses(text.once(spelled).text))


def find_addresses(folded: str) -> Iterator[Address]:
    """Yield what is written like an address; whether it is one, capitals and the words around must tell."""
    for match in _numbered().finditer(folded):
        first = match["name"].split()[0]
        before = folded[max(0, match.start() - 14) : match.start()]
        if first not in _counted() and _counts_before().search(before) is None:
            yield Address(match.start(), match.end("name"), match.span("name"))
    if has_any(folded, _named_houses()):
        for match in _house().finditer(folded):
            yield Address(match.start(), match.end(), match.span())
    for match in _lived_in().finditer(folded):
        yield Address(match.start("name"), match.end("name"), match.span("name"), street=True)
    for match in _of_somebody().finditer(folded):
        yield Address(match.start("name"), match.end("name"), match.span("name"), street=True, loose=True)


@cache
def _numbered() -> re.Pattern[str]:
    word = r"[a-z][a-z'-]{1,20}"
    kind = (
        rf"(?:{_TYPES})\b|(?:{_SHORT_TYPES})\b(?=\.?(?: ?[,;)\n]|\.? ?$| ?(?:in|on|at|since|and|with"
        rf"|by|is|was|near)\b))"
    )
    welsh = rf"(?:ffordd|heol|stryd|lon|maes|rhodfa) (?:y |yr )?{word}"
    flat = r"(?:flat|apartment|apt|flt|plot|caravan) ?(?:[0-9]{1,4}[a-z]?|[a-z])\b[, ]{1,2}"
    number = r"(?:no\.? ?)?(?=[oil]?[0-9])[0-9oil]{1,4} ?(?:[a-d]\b)?(?:[-/][0-9]{1,4}[a-d]?)?"
    spoken = (
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
        r"|fifteen|sixteen)"
    )
    return re.compile(
        rf"(?<![a-z0-9£$€.:/#-])(?:{flat}(?:{number}[, ]{{1,2}})?|(?:{number}|{spoken}),?[ \n]{{1,2}})"
        rf"(?P<name>{welsh}|(?:the |old |st\.? )?{word}(?: {word}){{0,2}}? (?:{kind})|the (?:{_TYPES}"
        rf"|{_NAMES})\b"
        rf"|[a-z]{{3,16}}(?:gate|broadway|parade)\b)"
    )


@cache
def _counted() -> frozenset[str]:
    return load_words("counted-words")


@cache
def _counts_before() -> re.Pattern[str]:
    return re.compile(_COUNTS_BEFORE)


@cache
def _named_houses() -> tuple[str, ...]:
    return tuple(f"{house}, " for house in (*_HOUSES.split("|"), *_TALL))


@cache
def _house() -> re.Pattern[str]:
    """Return the pattern of a named house with its street: "Rose Cottage, Church Lane"."""
    word = r"[a-z][a-z'-]{1,20}"
    flat = r"(?:flat|apartment|apt|room) [0-9]{1,4}[a-z]?"
    return re.compile(
        rf"(?<![a-z0-9'-])(?!(?:at|in|of|to|from|on) )"
        rf"{word}(?: {word})? (?:house|court|towers?|lodge|mansions?|heights), {flat}\b"
        rf"|(?<![a-z0-9'-])(?:the |old )?{word}(?: {word})? (?:{_HOUSES}), (?:(?:the "
        rf"|old )?{word} ){{1,2}}(?:{_TYPES})\b"
    )


@cache
def _lived_in() -> re.Pattern[str]:
    """Return the pattern of a street or a house that somebody is said to live in."""
    lives = (
        r"(?:liv(?:e|es|ed|ing)|resid(?:es|ed|ing|ent)|home(?: is| was)?|address(?: is| was)?|stay"
        r"(?:s|ed|ing))"
    )
    word = r"[a-z][a-z'-]{1,20}"
    return re.compile(
        rf"\b{lives}:? (?:alone |here |by (?:herself|himself|themselves) |independently |happily )?(?:at |on "
        rf"|in |off |near |is )?(?P<name>(?:the |old )?(?:{word}"
        rf"(?: {word})?, )??{word}"
        rf"(?: {word}){{0,2}}? (?:{_TYPES}|{_HOUSES}))\b"
    )


@cache
def _of_somebody() -> re.Pattern[str]:
    """Return the pattern of a house of any name with its street, and of a plot or flat in a place of any name."""
    word = r"[a-z][a-z'-]{1,20}"
    house = rf"(?:the |old ){{0,2}}{word}(?: {word}){{0,2}}, (?:the |old )?{word}(?: {word})? (?:{_TYPES})"
    welsh = rf"{word}(?: {word})?, (?:ffordd|heol|stryd|lon|maes|rhodfa) {word}"
    home = r"(?:house|court|lodge|hostel|hotel|care home|nursing home|place|mews|heights|towers?)"
    room = rf"room [0-9]{{1,4}}[a-z]?,? (?:at |in )?(?:the )?{word}(?: {word})? {home}"
    plot = r"(?:flat|apartment|apt|pitch|berth|mooring|chalet|caravan|plot) ?[0-9]{1,4}[a-z]?"
    return re.compile(
        rf"\b(?:of|at|to|from|on|in|outside|far as|attended|visited|reached|visit|stop) (?P<name>{welsh}|{house}|{room}"
        rf"|{plot},? (?:at |on |in )?(?:the )?{word}(?: {word}){{0,2}}?)\b"
    )
