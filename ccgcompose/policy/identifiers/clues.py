"""What narrows a story down to one person: an age, a place, an illness, a trade, a day, a relation, an event."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ccgcompose.policy.identifiers.dates import days_of
from ccgcompose.policy.identifiers.places import find_places
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.phrases import Phrases
from ccgcompose.policy.text import Text

# Kinds that say something about a sentence and point to nobody.
NO_CLUES = frozenset({"none", "past", "many", "you", "staff"})
_EXACT, _DECADE = 2.0, 1.0
_NAME = 2.5
_LIKELY = 0.85  # from which confidence a name is believed
_ON_A_WARD = 0.75
_A_DAY, _AN_HOUR = 1.25, 1.0


# What one of must stand in a text for a pattern to be worth trying.
_WARDS, _MINE, _THEIRS = ("ward", "unit", "born "), ("my ",), ("in her ", "in his ", "in their ")


@dataclass(frozen=True, slots=True)
class Clue:
    """One clue by its place in the text as written. `weight`: how far it narrows, 3 being one person."""

    start: int
    end: int
    kind: str
    weight: float


def find_clues(text: Text) -> list[Clue]:
    """Return the clues of a text in their order."""
    folded = text.folded.text
    found = [
        Clue(*text.span(hit.start, hit.end), *hit.value)
        for hit in _phrases().find(text)
        if not (hit.value[0] in ("condition", "event") and _of_a_service().match(folded, hit.end))
    ]
    surnames = _ends_of_names(text)
    found = [clue for clue in found if clue.kind != "occupation" or (clue.start, clue.end) not in surnames]
    found += _patterns_in(text)
    illnesses = {clue.start for clue in found if clue.kind == "condition"}
    places = [Clue(place.start, place.end, "place", place.weight) for place in find_places(text)]
    found += places + _names(text, illnesses.union(place.start for place in places))
    found += [Clue(*text.span(day.start, day.end), "time", _A_DAY) for day in text.once(days_of)]
    return sorted(found, key=lambda clue: (clue.start, clue.end))


def _names(text: Text, taken: set[int]) -> list[Clue]:
    """Return the names of people; a place ("from Elmfield") and an illness ("Marfan syndrome") are taken."""
    return [
        Clue(name.start, name.end, "name", _NAME)
        for name in text.names
        if name.confidence >= _LIKELY and name.start not in taken
    ]


def _ends_of_names(text: Text) -> set[tuple[int, int]]:
    """Return where the last words of names stand: who is called Barber need not be one."""
    ends = ((name.end - len(name.name.split()[-1]), name.end) for name in text.names if " " in name.name)
    return set(ends)


def _patterns_in(text: Text) -> Iterator[Clue]:
    folded = text.folded.text
    for pattern, kind, weight, needs in (
        (_cared_for(), "care", _ON_A_WARD, _WARDS),
        (_treated(), "care", 1.0, ()),
        (_long_ago(), "past", 0.0, ()),
        (_known(), "relation", 1.5, _MINE),
        (_age(), "age", _EXACT, ()),
        (_decade(), "age", _DECADE, _THEIRS),
        (_hour(), "time", _AN_HOUR, ()),
    ):
        if not needs or has_any(folded, needs):
            for match in pattern.finditer(folded):
                yield Clue(*text.span(*match.span()), kind, weight)
    for match in _anecdote().finditer(folded):
        yield Clue(*text.span(*match.span()), "anecdote", 1.0)
    for match in _named().finditer(folded):
        span = text.span(*match.span("name"))
        if text.original[span[0]].isupper():
            yield Clue(text.span(*match.span())[0], span[1], "name", _NAME)


@cache
def _phrases() -> Phrases[tuple[str, float]]:
    source = resources.files("resources").joinpath("lexicons/story-clues.toml").read_text("utf-8")
    return Phrases(
        {
            phrase: (group["kind"], group["weight"])
            for group in reversed(tomllib.loads(source)["clue"])
            for phrase in " ".join(group["phrases"].split()).split("; ")
        }
    )


_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?:[1-9][0-9]?|1[01][0-9]|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]"
    rf"(?:{_ONES}))?"
    rf"|{_ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)


@cache
def _age() -> re.Pattern[str]:
    """Return the pattern of one person's age; groups ("aged 25 to 64", "3-year-old children") have none."""
    many = (
        r"(?! ?(?:children|girls|boys|women|men|people|patients|pupils|students|s\b|service|building"
        r"|project|charity))"
    )
    range_ = (
        r"(?! ?(?:\+|to\b|-|plus\b|years? and|and (?:over|above|under|older|younger|up)|or (?:over"
        r"|above|under|older|younger|more)))"
    )
    limit = r"(?<!than )(?<!under )(?<!over )(?<!below )(?<!above )(?<!least )(?<!until )(?<!from )"
    return re.compile(
        rf"(?<![0-9a-z]){limit}(?<!all )(?:{_NUMBER}[- ]?(?:and a half[- ])?(?:years?|yrs?|months?|weeks?"
        rf"|days?)[- ]?old(?!s)\b{many}"
        rf"|{_NUMBER} ?(?:yo|y/o|yr old|y\.o\.)(?![a-z])"
        rf"|(?<!people )(?<!women )(?<!men )(?<!children )(?<!adults )(?<!those )(?<!patients )"
        rf"(?<!anyone )\b(?:aged|age) {_NUMBER}\b{range_}"
        rf"|(?<!one who )(?<!people who )(?<!those who )(?<!you )(?<!they )(?:turned|turns|turning"
        rf"|celebrated (?:her|his)|celebrating (?:her|his)) {_NUMBER}(?:st|nd|rd"
        rf"|th)?\b"
        rf"|(?:her|his) {_NUMBER}(?:st|nd|rd|th) birthday|(?:is|was|only) (?:just |only )?{_NUMBER}"
        rf"(?= and (?:has|lives|lived|was|is)\b)|(?:she|he|who) (?:is|was) (?:just |only )?{_NUMBER}(?=[,.;])"
        rf"|[1-9][0-9] ?[mf](?![a-z0-9])|\b[mf] ?[1-9][0-9](?![0-9]))"
        r"|, (?<=[a-z], )(?:1[01][0-9]|[1-9][0-9]?)(?=,)|\((?<=[a-z] \()(?:1[01][0-9]|[1-9][0-9]?)\)"
    )


@cache
def _of_a_service() -> re.Pattern[str]:
    """Match what follows an illness that names a service, a day or a cause: "stroke ward", "cancer awareness"."""
    return re.compile(
        r" (?:\w{1,12} )?(?:wards?|units?|teams?|clinics?|services?|nurses?|centres?|awareness|charity"
        r"|charities"
        r"|research"
        r"|screening|care|support|symptoms|patients|specialists?|nursing|department|programme|groups?"
        r"|prevention|vaccine"
        r"|vaccination|jab|risk|rates|cases|tests?|testing|consultants?|pathway|strategy|alliance|uk"
        r"|trust|society"
        r"|association|campaign|treatments?|medicine|claims?|registry)\b"
        r"|[ -]friend(?:s|ly)\b| (?:action )?(?:day|week|month)\b"
    )


@cache
def _cared_for() -> re.Pattern[str]:
    """Match where somebody lies, and that somebody was born."""
    which = r"(?:our|the) (?:[a-z-]{2,14} ){0,3}"
    ward = rf"(?:on|from|in|off) (?:{which})?(?:ward(?: [a-z]?[0-9]{{1,3}}[a-z]?)?|unit)\b"
    return re.compile(rf"\b{ward}|\bborn (?:at|on|in|this|last|today|yesterday|here|by|during)\b")


@cache
def _treated() -> re.Pattern[str]:
    """Match who was treated, or who came in with what, as one person among many."""
    verb = (
        r"treated|treating|admitted|discharged|operated on|delivered|resuscitated|saved|sectioned"
        r"|diagnosed"
    )
    return re.compile(
        rf"\b(?:{verb}) (?:a|an|the|this|one|our|another|twins|triplets)\b"
        r"|\bhad (?:a|an|the|this|another|some)(?: [a-z0-9'-]{1,16}){1,4} in (?:with|for|after|today"
        r"|tonight|again)\b"
        r"|\bin (?:bay|bed|cubicle|side room) [a-z0-9]{1,3}\b"
    )


@cache
def _long_ago() -> re.Pattern[str]:
    """Match a year of people who are no longer alive."""
    return re.compile(r"\b1[4-8][0-9]{2}\b")


@cache
def _known() -> re.Pattern[str]:
    """Match words by which the writer knows somebody."""
    return re.compile(
        r"\bmy (?:old|former|ex-?|son's|daughter's|kid's|sister's|brother's|mum's|dad's"
        r"|neighbour's) "
    )


@cache
def _decade() -> re.Pattern[str]:
    tens = r"teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0'?s"
    return re.compile(rf"\bin (?:her|his|their) (?:very )?(?:early |mid[- ]?|late )?(?:{tens})\b")


@cache
def _hour() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:at|around|about|just (?:before|after)) (?:[0-2]?[0-9][:.][0-5][0-9] ?"
        r"(?:[ap]m)?|[0-9]{1,2} ?[ap]m)\b"
    )


@cache
def _anecdote() -> re.Pattern[str]:
    """Return the pattern of how staff begin to tell of somebody: "saw a patient today who", "had a chap in"."""
    saw = (
        r"saw|seen|treated|treating|nursed|looked after|cared for|operated on|admitted|lost|triaged"
        r"|transferred|reviewed|examined|intubated"
        r"|had|have|got|met|scanned|delivered|clerked|sutured|stitched|catheterised|discharged|sectioned"
        r"|visited|assessed|counselled"
    )
    who = (
        r"patient|pt|woman|man|lady|gentleman|gent|girl|boy|child|kid|baby|teenager|chap|guy|bloke"
        r"|pensioner|old dear|old boy|mum|dad|fella|granny"
    )
    return re.compile(
        rf"\b(?:(?:{saw}) (?:a|an|this|one|my|our|the|some|another)(?: [a-z0-9-]{{1,20}}){{0,4}}? (?:{who})\b"
        r"(?:(?: in| today| tonight| yesterday| this morning| last night| on the ward| on my shift"
        r"| at work| in (?:a&e|clinic|resus|theatre)){1,3}|(?=,? (?:who|with|whose|that))(?: today)?)"
        r"|(?:my|our|one of (?:my|our)|a|this|another) (?:[a-z-]{2,12} )?(?:patients?|pt)(?: (?:today"
        r"|tonight|yesterday|this (?:morning|afternoon|week)|last night|on my shift|just now))"
        r"|(?:patient|pt) (?:came|walked|turned|was brought|was rushed|brought|just) (?:in"
        r"|up|me|us|to)\b)"
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(r"(?<![a-z])(?:(?:mr|mrs|ms|mx)\.?|miss) (?P<name>[a-z][a-z'-]{1,20})")
