"""PAT010: vehicle registration plates.

What it does
    Looks for number plates of the present form (AB12 CDE), which warn anywhere and stop the post beside words about a
    vehicle or a person; and for the older forms (A123 BCD, ABC 123D) and Northern Ireland's beside such words.

Why it matters
    Clause PAT-1: a plate leads to the keeper, and neighbours know it by sight.

What to do
    Take the plate out. "A blue car on level 2" finds its driver as well.

Known limits
    Personal plates of other forms are seen only behind "reg", "registration" or "number plate".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.identifiers.numerals import spelled
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_BEFORE = 24  # characters in which an example is announced
# The last letters of a road and a word in capitals: "M25 AND".
_WORDS = (
    "and",
    "but",
    "for",
    "the",
    "not",
    "off",
    "out",
    "now",
    "was",
    "has",
    "are",
    "its",
    "you",
    "our",
    "all",
    "new",
    "abc",
)
_REMEDY = "Take the plate out. The kind of vehicle and the place are enough."


class VehiclePlate(Rule):
    """A number plate."""

    id = "PAT010"
    title = "Vehicle registration"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each plate."""
        view = text.once(spelled)
        for match in self._plate.finditer(view.text):
            severity = self._severity(text, view, match)
            if severity is not None:
                yield self._found(view.span(*match.span("plate")), severity)
        for match in self._labelled.finditer(view.text):
            if not self._example.search(view.text, max(0, match.start() - _BEFORE), match.start("plate")):
                yield self._found(view.span(*match.span("plate")), Severity.BLOCK)

    def _severity(self, text: Text, view: View, match: re.Match[str]) -> Severity | None:
        if self._example.search(view.text, max(0, match.start() - _BEFORE), match.start()):
            return None
        start, end = view.span(*match.span("plate"))
        meant = text.original[start:end].isupper() or end - start > match.end() - match.start() + 3
        if not match["now"] and match["plate"].endswith(_WORDS):
            meant = False
        around = view.text[max(0, match.start() - 60) : match.end() + 40]
        if (meant or match["now"] or self._said.search(around)) and self._vehicle.search(around):
            return Severity.BLOCK
        return Severity.WARN if meant and match["now"] else None

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        message = "This is a vehicle's number plate. It leads to its keeper."
        if severity is Severity.WARN:
            message = "This looks like a vehicle's number plate. It would lead to its keeper."
        return self.finding(message, _REMEDY, span=span, severity=severity)

    @cached_property
    def _plate(self) -> re.Pattern[str]:
        letters = "[a-hj-pr-z]"
        now = rf"(?P<now>[a-hj-pr-y]{letters}[ .-]?[0-9oi]{{2}}[ .,\n-]{{0,3}}{letters}{{3}})"
        prefix, suffix = (
            rf"[a-hj-npq-tv-y][ -]?[0-9]{{1,3}}[ \n-]?{letters}{{3}}",
            rf"{letters}{{3}}[ -]?[0-9]{{1,3}}[ \n-]?[a-hj-npr-tv-y]",
        )
        return re.compile(
            rf"(?<![a-z0-9£@#/-])(?P<plate>{now}|{prefix}|{suffix}"
            rf"|{letters}{{1,3}}z[ -]?[0-9]{{2,4}}|[a-z]i[a-z] ?[0-9]{{3,4}})(?![a-z0-9-])"
        )

    @cached_property
    def _labelled(self) -> re.Pattern[str]:
        label = (
            r"(?:reg(?:istration)?(?: (?:no\.?|number|mark|plate))?|number ?plate|licen[cs]e plate"
            r"|vrm|vrn|plates?|personali[sz]ed|private plate)"
        )
        return re.compile(
            rf"\b{label}(?: (?:is|was|reads|of|says))?[ :\"'(,]{{1,3}}"
            r"(?P<plate>(?=[a-z0-9 ]{0,6}[0-9])(?=[0-9 ]{0,5}[a-z])[a-z0-9]{1,4}[ ]?"
            r"(?:[0-9][a-z0-9]{0,3}|[a-z]{3}))(?![a-z0-9]| (?:am|pm)\b)"
        )

    @cached_property
    def _example(self) -> re.Pattern[str]:
        """Tell right before a plate that it is made up."""
        return re.compile(r"\b(?:format|example|e\.?g\.?|such as|for instance|like|looks like|style)\W{1,3}$")

    @cached_property
    def _said(self) -> re.Pattern[str]:
        """Words beside which even "a12 and" is a plate."""
        return re.compile(r"\b(?:reg|registration|number ?plate|plates?|personali[sz]ed)\b")

    @cached_property
    def _vehicle(self) -> re.Pattern[str]:
        return re.compile(
            r"\b(?:reg|registration|number ?plate|plates?|car|van|taxi|vehicle|motorbike|motorcycle"
            r"|lorry|scooter|drives?|drove|driven|driving|drivers?|parked|keyed|jump-?started|lay-?by|hard shoulder"
            r"|sat ?nav"
            r"|(?:parking|the|her|his|your) (?:ticket|fine|penalty)"
            r"|(?:fine|ticket|penalty|pcn) (?:for|of|on|to|cancelled)"
            r"|(?:who|whoever|that) owns?|owner|motorway|bypass|slip road|petrol|mot"
            r"|parking|mini|ford|vauxhall|volkswagen|vw|bmw|audi|toyota|nissan|honda|fiesta|focus|corsa"
            r"|astra|golf|polo|renault|clio|peugeot|citroen"
            r"|fiat|kia|hyundai|skoda|seat|mercedes|volvo|mazda|suzuki|tesla|land rover|range rover"
            r"|jaguar|mobility|hit and run|headlights|lights on|blocking"
            r"|personali[sz]ed|private plate|towed|clamped|permit|bays?|anpr|barrier|windscreen|bumper|bonnet"
            r"|window|dashboard|badge holder|mg|tyres?"
            r"|keys|keeper|saloon|hatchback|estate car|camper|caravan|trailer|4x4|suv|pickup|moped|cab|minibus|dacia"
            r"|qashqai|micra|yaris|civic|insignia|zafira|passat|tiguan|berlingo|jimny|crash|collision|rta|rtc"
            r"|picked (?:her|him|them) up|dropped (?:her|him|them) off|drop-off)\b"
        )
