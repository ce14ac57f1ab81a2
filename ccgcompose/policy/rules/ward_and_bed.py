"""PAT014: ward and bed together.

What it does
    Looks for a bed, bay or room together with its ward ("ward 5, bed 12", "bay 3 bed 2") and warns; beside one
    patient it stops the post.

Why it matters
    Clause PAT-1: in one bed lies one patient. Whoever has been on the ward that day knows who.

What to do
    Take the bed out, and the ward too if it is not needed.

Known limits
    A ward alone is no finding here; together with a story it is weighed by the rule about recognisable people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.identifiers.cues import cues_of
from ccgcompose.policy.identifiers.numerals import spelled
from ccgcompose.policy.lexicon import load_words
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_SURE = 2.0
_WORD = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)"
_NUMBER = (
    rf"(?:(?:no\.? ?|number )?(?:[a-z]?[0-9]{{1,3}}[a-z]?|[a-f]|{_WORD})\b(?: (?:and|&|\+) [0-9]{{1,2}}\b)?)"
)
_BED = (
    "(?:bed ?spaces?|beds(?= [0-9]{1,2} (?:and|&|[+]) )|bed|cubicles?|trolley|cots?|incubators?|side ?room"
    "|isolation room|bed ?bay)"
)
_UNITS = (
    "(?:icu|itu|hdu|amu|cdu|sau|mau|nicu|scbu|picu|ccu|ed|sdec|edu|pacu|lnu|ricu|hasu|asu|emu|eau|frailty"
    "|majors|minors|resus)"
)
# Places without a bed's name or a ward's, each of one patient; and units that are written small.
_SEATS = "(?:room|rm|bay|pod|chair|recliner|station|space|side ward|sr|trolley|bed ?space)"
_PLACES = (
    rf"(?:(?:{_UNITS}|critical care|intensive care|chemo(?:therapy)? (?:suite|unit)|day (?:unit|case)|dialysis|recovery"
    r"|discharge lounge|corridor|renal|oncology|maternity|labour ward|delivery suite)\b)"
)
_REMEDY = "Take the bed out. Say what kind of ward it is, if the post needs that at all."


_CODE = "(?P<code>[a-h][0-9]{1,2}|[0-9]{1,2}[a-h])"
_BEDS = ("bed", "cubicle", "trolley", "cot", "room", "bay")
_SEATED = ("room", "rm", "bay", "pod", "chair", "recliner", "station", "space", "side ward", "sr", "trolley")


class WardAndBed(Rule):
    """One bed on a ward, in which one patient lies."""

    id = "PAT014"
    title = "Ward and bed"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each bed that can be found."""
        view = text.once(spelled)
        for match in self._coded.finditer(view.text):
            yield self._found(text, view.span(*match.span("place")))
        for match in self._short.finditer(view.text) if self._short_code.search(view.text) else ():
            if _is_name(text.original, view.span(*match.span("name"))):
                yield self._found(text, view.span(*match.span("place")))
        if self._code_sign.search(view.text):
            yield from self._codes(text, view)
            for match in self._in_code.finditer(view.text):
                yield self._found(text, view.span(*match.span("code")))
        if has_any(view.text, _BEDS):
            yield from self._beds(text, view)
        if has_any(view.text, _SEATED):
            yield from self._rooms(text, view)

    def _codes(self, text: Text, view: View) -> Iterator[Finding]:
        """Yield a finding for each bed's code beside a ward's name, if it is told what somebody there does."""
        for pattern in (self._code, self._code_last):
            for match in pattern.finditer(view.text):
                code, name = view.span(*match.span("code")), view.span(*match.span("name"))
                if _has_capital(text.original, code) and _is_name(text.original, name):
                    yield self._found(text, view.span(*match.span("place")))

    def _beds(self, text: Text, view: View) -> Iterator[Finding]:
        """Yield a finding for each bed that is called so."""
        for match in self._place.finditer(view.text):
            start = max(match.start(), match.end("whose"), match.end("alone"))
            yield self._found(text, view.span(start, match.end()))
        for pattern in (self._bed_first, self._ward_first):
            for match in pattern.finditer(view.text):
                if _is_name(text.original, view.span(*match.span("name"))):
                    yield self._found(text, view.span(*match.span("place")))
        for match in self._bed_alone.finditer(view.text):
            yield self._found(text, view.span(*match.span("place")))
        for match in self._someone.finditer(view.text):
            span = view.span(*match.span(match.lastgroup or 0))
            beside = text.once(cues_of).around(*span)
            if beside.person >= _SURE and not beside.is_service:
                yield self._found(text, span)

    def _rooms(self, text: Text, view: View) -> Iterator[Finding]:
        """Yield a finding for each room on a ward with a name, if somebody is in it."""
        for match in self._room.finditer(view.text):
            span = view.span(*match.span("place"))
            named = match["name"] is None or _is_name(text.original, view.span(*match.span("name")))
            told = self._told.match(view.text, match.end()) is not None
            if named and (told or _is_beside_somebody(text, span)):
                yield self._found(text, span)

    def _found(self, text: Text, span: tuple[int, int]) -> Finding:
        beside = text.once(cues_of).around(*span)
        person = beside.person >= 1 and beside.person >= beside.service
        return self.finding(
            "A ward and a bed together point to the one patient who lies there.",
            _REMEDY,
            span=span,
            severity=Severity.BLOCK if person else Severity.WARN,
        )

    @cached_property
    def _place(self) -> re.Pattern[str]:
        bed = rf"(?:{_BED}|room|rm|bay)[ :-]{{0,2}}{_NUMBER}"
        ward = (
            r"(?:ward[ :-]{0,2}[a-z]{0,3}[0-9]{1,3}[a-z]?\b|ward [a-z]\b|[a-z][a-z'-]{2,14} ward"
            rf"|ward {_WORD}\b|bay {_NUMBER}|[a-z]{{2,14}} unit|{_UNITS})"
        )
        gap = r"(?:'s)?[ ,/(:-]{0,3}(?:(?:in|on|of|at|the|our)\b ?){0,2}"
        whose = r"(?:lady|gentleman|gent|man|woman|patient|chap|bloke|boy|girl|child|baby|lad|mum|dad)"
        place = (
            rf"(?P<whose>{whose} in )?{bed}{gap}(?:{ward}|bay {_NUMBER})(?:,? bay {_NUMBER})?"
            rf"|{bed} (?:on|in) [0-9]{{1,2}}[a-h]\b|{ward}[ ,-]{{1,3}}b[0-9]{{1,2}}\b"
            rf"|{ward}{gap}(?:bay {_NUMBER}[ ,]{{1,2}})?{bed}"
        )
        return re.compile(
            rf"\b(?:{place}|(?P<alone>{whose} in ){bed})(?! (?:unit|ward|hospital|capacity|opens))"
        )

    @cached_property
    def _bed_first(self) -> re.Pattern[str]:
        """A bed on a ward that has a name and is not called a ward: "bed 4 on Kestrel"."""
        return re.compile(
            rf"\b(?P<place>{_BED} ?{_NUMBER},? (?:(?:on|in|at|of) )?(?:our )?(?P<name>[a-z][a-z'-]{{2,14}}))\b"
        )

    @cached_property
    def _ward_first(self) -> re.Pattern[str]:
        """The same the other way round: "Kestrel, bed 4"."""
        bay = rf"(?:bay {_NUMBER}[ ,/]{{1,3}})?"
        return re.compile(
            rf"\b(?P<place>(?P<name>[a-z][a-z'-]{{2,14}})[ ,/:'s-]{{1,3}}{bay}{_BED} ?{_NUMBER})"
        )

    @cached_property
    def _room(self) -> re.Pattern[str]:
        """A room or a bay on a ward that has a name; only beside a person, as there are such rooms in any house."""
        room = rf"{_SEATS} ?{_NUMBER}"
        houses = "house|hall|centre|court|street|road|suite|building|hotel|library"
        name = rf"(?P<name>[a-z][a-z'-]{{2,14}})\b(?! (?:{houses}))"
        return re.compile(rf"\b(?P<place>{room}(?:,? (?:on|in|at) (?:the )?|, )(?:{_PLACES}|{name}))")

    @cached_property
    def _code(self) -> re.Pattern[str]:
        """A bed's code and the name of its ward, and what is said of whoever lies there: "B7, Maple says he ..."."""
        place = rf"{_CODE}(?:,? (?:on|in) |,? )(?P<name>[a-z][a-z'-]{{2,14}})"
        return re.compile(rf"(?<![a-z0-9/-])(?<!room )(?<!band )(?P<place>{place})(?={self._told.pattern})")

    @cached_property
    def _code_last(self) -> re.Pattern[str]:
        """The same the other way round: "Maple B7 says he ..."."""
        place = rf"(?P<name>[a-z][a-z'-]{{2,14}}),? {_CODE}"
        return re.compile(rf"\b(?P<place>{place})(?={self._told.pattern})")

    @cached_property
    def _bed_alone(self) -> re.Pattern[str]:
        """A bed and what whoever lies there did: "Bed 4 pulled her line out"."""
        return re.compile(rf"\b(?P<place>{_BED} ?{_NUMBER})(?={self._told.pattern})")

    @cached_property
    def _in_code(self) -> re.Pattern[str]:
        """Somebody by the code of the bed: "the lady in 7B"."""
        who = r"(?:lady|gentleman|gent|chap|bloke|old boy|old dear|patient|pt|poor soul|lad|lass)"
        return re.compile(rf"\b{who} in {_CODE}\b")

    @cached_property
    def _code_sign(self) -> re.Pattern[str]:
        return re.compile(r"\b(?:[a-h][0-9]{1,2}|[0-9]{1,2}[a-h])\b")

    @cached_property
    def _told(self) -> re.Pattern[str]:
        """What is said of somebody who lies in a bed, right behind it."""
        thing = (
            r"(?:commode|bedpan|window|chaplain|priest|imam|translator|interpreter|cake|tea|wifi|charger|slippers|pillow"
            r"|blanket|pain relief|nurse|doctor|turning|changing|feeding|bath|shower|haircut|paper|visitors?)"
        )
        sure = (
            rf"(?:wants|needs|asked for|has asked for|would like|would love) (?:\w{{1,12}} ){{0,2}}{thing}"
            r"|is (?:nil by mouth|going home|in tears|awake|asleep|crying|asking for|back from theatre|not eating"
            r"|off (?:the|her|his) \w{3,14}|being (?:moved|discharged|transferred)|refusing|confused|homesick|poorly"
            r"|deaf|9[0-9]|10[0-9])"
            r"|hasn't (?:eaten|slept|had)|has (?:gone (?:home|to theatre)|refused|waited|had (?:her|his)"
            r"|(?:no )?visitors|an? (?:new )?(?:hip|knee|heart|kidney|liver|lungs?|pacemaker|stoma|temperature|fever))"
            r"|lost (?:her|his)|rang the bell|woke up|pulled (?:her|his)|turned [0-9]{2,3}|went home"
            r"|screamed|sang|cried|shouted|vomited|wandered|fell out"
        )
        says = (
            r"(?:says?|said|thinks|reckons|swears|blames|asks|asked|wants|loves|hates|told|tells|has|is|was|needs|can't"
            r"|keeps)"
        )
        one = r"(?:he|she|he's|she's|he'll|she'll|his|her|him|hers)"
        return re.compile(rf"'?s? (?:{sure})\b|,? {says} (?:[^.!?\n]{{0,50}} )?{one}\b")

    @cached_property
    def _short(self) -> re.Pattern[str]:
        """A ward's name and a number with a letter behind a word of moving or lying: "moved to Kestrel 4B"."""
        lies = (
            r"(?:swap|move|moved?|transfer(?:red)?|patient|lady|gentleman|man|woman|mum|dad|her|him|to|from"
            r"|in|on|for)"
        )
        return re.compile(
            rf"\b{lies}:? (?P<place>(?P<name>[a-z][a-z'-]{{2,14}})[ ,-]{{1,2}}[0-9]{{1,2}}[a-h])\b(?! ?(?:pm|am))"
        )

    @cached_property
    def _short_code(self) -> re.Pattern[str]:
        return re.compile(r"[0-9][a-h]\b")

    @cached_property
    def _coded(self) -> re.Pattern[str]:
        """A ward's number and a bed's: "W9-B6", "B14 / bed 3"."""
        return re.compile(
            r"(?<![a-z0-9/-])(?P<place>w(?:d|ard)?[ .]?[0-9]{1,2}[a-z]?[ /,-]{1,3}b(?:ed|d)?[ .]?[0-9]{1,2}"
            rf"|(?:{_UNITS}[/-]|(?:resus|ccu|icu|itu|hdu|nicu|picu|scbu|majors|minors) )[0-9]{{1,2}}[a-z]?"
            r"(?! (?:beds?|patients?|staff|nurses|new|hours?|days?|years?|months?|weeks?|of|times|people|babies|per|%))"
            rf"|[a-z]?[0-9]{{1,2}}[a-z]?(?: ?[/,-] ?"
            rf"| ){_BED} ?{_NUMBER})(?![a-z0-9]|[/-][0-9])"
        )

    @cached_property
    def _someone(self) -> re.Pattern[str]:
        """A bed alone; beside somebody it is known which ward it is on."""
        return re.compile(
            rf"\b(?:in|to|from|of|for) (?:the )?(?P<place>{_BED} ?{_NUMBER})(?!-| (?:of|hospital|unit|ward|capacity))"
            rf"|\b(?P<whose>{_BED} ?{_NUMBER})(?='s )"
        )


def _has_capital(written: str, span: tuple[int, int]) -> bool:
    """Return whether the letter of a bed's code is a capital, as that of "a4 paper" is not."""
    return any(sign.isupper() for sign in written[span[0] : span[1]])


def _is_beside_somebody(text: Text, span: tuple[int, int]) -> bool:
    return text.once(cues_of).around(*span).is_person


def _is_name(written: str, span: tuple[int, int]) -> bool:
    """Return whether a ward's name has a capital and is more than the first word of a sentence."""
    word = written[span[0] : span[1]]
    plain = word.replace("’", "'").split("'")[0].lower()
    return word[:1].isupper() and plain not in _no_wards()


@cache
def _no_wards() -> frozenset[str]:
    return load_words("no-wards")
