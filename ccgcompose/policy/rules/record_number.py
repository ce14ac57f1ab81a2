"""PAT004: hospital, case, referral and specimen numbers.

What it does
    Looks for the words that announce a number in our records ("hospital number", "MRN", "UBRN", "specimen no")
    with the number behind them, and stops the post. Words that other offices use as well ("case", "reference",
    "referral") warn, and stop it beside a patient. "Patient K1234567" counts without such a word.

Why it matters
    Clause PAT-1: whoever has access to one of our systems finds the patient behind the number, and everything else.

What to do
    Remove the number. Inside the organisation it belongs into the record and not into a post.

Known limits
    A number that nothing announces is not seen. Job, charity, company, order and consultation references are told
    apart by the words before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.identifiers.cues import cues_of
from ccgcompose.policy.identifiers.numerals import spelled
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_REMEDY = "Remove the number. Nothing that we publish needs it."


class RecordNumber(Rule):
    """A number under which a patient is kept in a record."""

    id = "PAT004"
    title = "Hospital or case number"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each number behind such a word."""
        view = text.once(spelled)
        for match in self._sure.finditer(view.text):
            yield self._found(view.span, text, match, Severity.BLOCK)
        for match in chain(
            *(pattern.finditer(view.text) for pattern in (self._unsure, self._direct, self._bare))
        ):
            severity = self._severity(text, view, match)
            if severity is not None:
                yield self._found(view.span, text, match, severity)
        for match in self._after_patient.finditer(view.text):
            yield self._found(view.span, text, match, Severity.BLOCK)
        for match in self._coded.finditer(view.text):
            if self._is_of_a_case(text, view, match):
                yield self._found(view.span, text, match, Severity.WARN)

    def _severity(self, text: Text, view: View, match: re.Match[str]) -> Severity | None:
        """Return how sure it is behind a word that other offices use as well."""
        if self._is_another(view.text, match.start(), match.end()):
            return None
        if text.once(cues_of).around(*view.span(*match.span("number"))).is_person:
            return Severity.BLOCK
        told = match.re is not self._bare or self._about_a_case.search(_around(view, match)[1])
        return Severity.WARN if told else None

    def _is_of_a_case(self, text: Text, view: View, match: re.Match[str]) -> bool:
        """Return whether a code stands beside words about a case or a patient, and behind no other office's."""
        if self._is_another(view.text, match.start(), match.end()):
            return False
        before, around = _around(view, match)
        if self._about_a_case.search(around) or self._shown.search(around) or _is_of_a_trust(match["number"]):
            return True
        beside = text.once(cues_of).around(*view.span(*match.span("number")))
        return beside.is_person and self._after_person.search(before) is not None

    def _is_another(self, folded: str, start: int, end: int) -> bool:
        """Return whether the words around make it an office's, a job's, a thing's or a purchase's reference."""
        line = folded.rfind("\n", max(0, start - 160), start) + 1
        before = self._other.search(folded, max(line, start - 160), start + 1)
        return before is not None or self._other_after.match(folded, end) is not None

    def _found(
        self,
        span: Callable[[int, int], tuple[int, int]],
        text: Text,
        match: re.Match[str],
        severity: Severity,
    ) -> Finding:
        first, last = span(*match.span("label"))
        label = text.original[first:last].strip(" :#")
        sure = severity is Severity.BLOCK
        leads = "leads to one patient's record" if sure else "may lead to a patient's record"
        message = f"After {quoted(label)} stands a number that {leads}."
        if not label:
            message = f"This is written like the number of a case. It {leads}."
        place = span(*match.span("number"))
        return self.finding(message, _REMEDY, span=place, severity=severity, fix=Fix("Remove the number", ""))

    @cached_property
    def _sure(self) -> re.Pattern[str]:
        kinds = (
            r"hospital|hosp\.?|mrn|m\.r\.n\.?|medical record|patient(?:'s)?|pat(?:ient)? id|unit|pas"
            r"|district|chart|casenote"
            r"|case ?notes?|notes|rio|systmone|emis|epr|cerner|ubrn|accession|specimen|sample|x-?ray"
            r"|radiology|lab(?:oratory)?"
            r"|path(?:ology)?|histology|wristband|inpatient|admission|episode|health record|client"
            r"|service user|crn|a&e|ed"
            r"|casualty|blood form|barcode|hosp id|person|patient record"
        )
        return re.compile(
            rf"(?<![a-z0-9])(?P<label>(?:{kinds})[ -]?(?:identification |record |file |notes |folder "
            rf"|chart )?"
            rf"(?:number|numbers|no\.?|num|nr|id|identifier|#|ref(?:erence)?\.?(?: number| no\.?)?)"
            rf"|mrn|ubrn|datix|casenotes?|m\.r\.n\.?|accession|hosp no|hn|wristband|id band)"
            rf"{_LINK}{_SIGNS}"
        )

    @cached_property
    def _unsure(self) -> re.Pattern[str]:
        kinds = (
            r"case|referral|booking|appointment|incident|datix|complaint|complaints|pals|claim"
            r"|safeguarding|inquest"
            r"|coroner's|section|cad|crime|prescription|script|swab|test|scan|theatre|study"
            r"|trial participant|participant"
            r"|insurance|policy|social services|social care|ehcp|duty of candour|siri|steis|psii|membership"
            r"|concern|enquiry|investigation|ambulance|job|log|letter|discharge|admission|request|order comms|event"
            r"|claimant|court|legal|hearing|tribunal|ombudsman|phso|111|999|call"
        )
        sort = r"(?:number|no\.?|num|nr|id|#|ref(?:erence)?\.?(?: number| no\.?)?|reference code|code)"
        return re.compile(
            rf"(?<![a-z0-9])(?P<label>(?:{kinds}) ?{sort}|(?:our|your|her|his|their|ur) ref(?:erence)?\.?(?: ?{sort})?"
            rf"|cad|pals|datix|inquest|the reference){_LINK}{_SIGNS}"
        )

    @cached_property
    def _direct(self) -> re.Pattern[str]:
        """A word about a case with a long number right behind it: "ambulance log 884213"."""
        kinds = (
            r"ambulance (?:log|job|call)|incident|case|cad|claim|complaint|e-?referral|referral|concern|enquiry|sar|log"
            r"|admission|episode|lab|specimen|accession|wristband|barcode|appeal|s\.i\.|(?:blood )?sample|swab"
            r"|biopsy|tribunal|ticket|enquiry no|ehcp|blood form|eps token|rx"
        )
        return re.compile(
            rf"(?<![a-z0-9])(?P<label>{kinds})[ :#(]{{1,3}}(?!(?:19"
            rf"|20)[0-9]{{2}}(?![0-9/-]))(?=(?:[^0-9\n]{{0,2}}[0-9]){{4}}){_SIGNS}"
        )

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        """A word that anything may have; it counts beside a patient or a case."""
        sort = r"(?:number|no\.?|num|nr|id|#|code)"
        return re.compile(
            rf"(?<![a-z0-9])(?<!our )(?<!your )(?<!her )(?<!his )(?<!their )(?P<label>ref(?:erence)?\.?(?: ?{sort})?)"
            rf"{_LINK}{_SIGNS}"
        )

    @cached_property
    def _coded(self) -> re.Pattern[str]:
        """A code with letters and digits in groups, whatever stands before it: "HMC-2024-00617"."""
        return re.compile(
            r"(?<![a-z0-9@#/.&_-])(?P<label>)(?P<number>(?=[a-z0-9&/-]{0,9}[a-z][/-])(?=[a-z0-9&/-]{0,24}[0-9]{3})"
            r"[a-z]{1,6}(?:&[a-z])?(?:[/-][a-z]{1,6}){0,3}[/-]?[0-9]{2,8}(?:[/-][0-9a-z]{1,8}){0,3}"
            r"|[a-z]{1,3}[0-9]{6,8}"
            r"|(?=[0-9]{0,9}[a-z]{0,3}[/-])(?=[a-z0-9/-]{0,9}[a-z])[0-9]{2,8}(?:[/-][a-z]{1,5}){1,2}[/-][0-9]{2,8})"
            r"(?![a-z0-9@/_-])"
        )

    @cached_property
    def _about_a_case(self) -> re.Pattern[str]:
        """Words that tell of one patient's case, or of a specimen."""
        whose = "in|this|the|her|his|your|their|patient|that|our"
        yours = (
            "appointment|letter|call|results?|scan|operation|concern|enquiry|report|mum|dad|mother|father"
            "|son|daughter"
        )
        return re.compile(
            rf"\b(?:(?:{whose}) (?:case|notes|file|records?)|your (?:{yours})"
            r"|complaints?|incident|inquest|coroner|claim|claimant|referral|safeguarding|pals|cad|datix|wristband"
            r"|case (?:no|file)|mrn|hospital number|specimen|sample|biopsy|admission|ombudsman|patients? in"
            r"|path(?:ology)? lab|the lab rang|bloods|clotted|haemolysed|unlabelled|mislabelled|bleed again|re-?bleed"
            r"|theatre list|waiting list|red book|clinical indication"
            r"|(?:scan|mri|ct|ultrasound|x-?ray) (?:request|slot))\b"
        )

    @cached_property
    def _shown(self) -> re.Pattern[str]:
        """What carries a patient's number and may be seen in a picture."""
        return re.compile(
            r"\b(?:on (?:the|a|her|his|our) screen|screenshot|whiteboard|wristbands?|drip|drug chart|sticker"
            r"|label|folder"
            r"|obs chart|notes trolley|monitor|patient list|handover sheet|showed a|zoom in"
            r"|in the (?:background|photo|picture))\b"
        )

    @cached_property
    def _after_person(self) -> re.Pattern[str]:
        """Words about one person right before a code."""
        return re.compile(
            r"\b(?:patient|pt|client|resident|inpatient|service user|she|he|her|his|him|baby|mrs?|miss|ms|under|as|tag"
            r"|label|band|barcode|screen|whiteboard|folder|sticker)\b[^.!?\n]{0,40}$"
        )

    @cached_property
    def _after_patient(self) -> re.Pattern[str]:
        who = (
            r"(?:patient|pt|inpatient|lady|gentleman|mrs?\.? [a-z'-]{2,20}|ms [a-z'-]{2,20}"
            r"|miss [a-z'-]{2,20})"
        )
        sign = (
            r"[a-z]{1,3}-?[0-9]{5,9}[a-z]?|[a-z]{1,3} [0-9]{6,9}|[0-9]{5,9}[a-z]"
            r"|[a-z]{1,3}[-/]?[0-9]{2,4}[-/][0-9]{3,6}"
        )
        no_word = r"(?!(?:on|is|at|of|to|in|by|has|was|no|re|and|the|for|via|age|tel|mob|ref)\b)"
        return re.compile(rf"\b(?P<label>{who}) ?[(,:#-]? ?(?P<number>{no_word}(?:{sign}))(?![a-z0-9])")

    @cached_property
    def _other(self) -> re.Pattern[str]:
        return re.compile(
            r"\b(?:job|jobs|hiring|recruiting|vacancy|band [0-9][a-z]?|salary|apply|charity|company"
            r"|order|invoice"
            r"|purchase|po|tender|contract"
            r"|grant|licence|registered|registration|vat|isbn|issn|doi|tracking|parcel|train|flight|bus"
            r"|planning|consultation"
            r"|policy document|document|leaflet|publication|foi|freedom of information|gmc|nmc|hcpc|gphc"
            r"|cqc|ics|research|iras"
            r"|irb|rec|nihr|clinical ?trials|quote|quoting|please quote|with (?:the )?ref|meeting|zoom"
            r"|teams|paper|product"
            r"|batch|lot|recall|guideline|guidance|nice|model|asset|grid|map|cabinet|defibs?|defibrillators?"
            r"|room|building"
            r"|website|poster|catalogue|helipad|inspection|report number|board paper|agenda|course|module|study|survey"
            r"|alert|hssib|hsib|mhra|natpsa|act|regulations?|directive|iso|bs en|published|code:|coupon|voucher"
            r"|discount|trial of|award|fund|policy)\b[^\n]{0,150}$"
        )

    @cached_property
    def _other_after(self) -> re.Pattern[str]:
        return re.compile(
            r"\W{1,3}(?:grid|map|is (?:our|the) (?:charity|company|job|vacancy|order|room)|band [0-9])\b"
        )


def _is_of_a_trust(number: str) -> bool:
    """Return whether it begins with a trust's code, R and two signs more, as hospital numbers often do."""
    return re.fullmatch(r"r[a-z][a-z0-9][/-]?[0-9]{6,8}", number) is not None


def _around(view: View, match: re.Match[str]) -> tuple[str, str]:
    """Return what stands before a number in its line, and the line around it."""
    start, end = match.span("number")
    floor = max(0, start - _AROUND)
    first = max(floor, view.text.rfind("\n", floor, start) + 1)
    last = view.text.find("\n", end, end + _AROUND)
    return view.text[first:start], view.text[first : last if last >= 0 else end + _AROUND]


_AROUND = 90  # how far words may stand from the code that they are about
_LINK = r"(?:\W{0,3}(?:is|was|are|=|says|reads|shows)\b)?[ \n:#.=(-]{1,4}"
# Four signs or more with at least three digits among them; an amount, a date or a telephone is none.
_SIGNS = (
    r"(?P<number>(?!(?:is|was|are|of|and|the|to|for|on|in|at|no|has|or|by|about|over|says?|reads?|shows?|from"
    r"|with|at)\b(?![/-][0-9]))"
    r"(?![0-9]{1,2}[/.-][0-9]{1,2}[/.-])(?!0[1-9][0-9]{2,3}[ -]?[0-9]{3}[ -]?[0-9]{3,4}(?![0-9]))"
    r"(?=[a-z0-9/ .-]{0,14}[0-9][/ .-]?[a-z]?[0-9][/ .-]?[a-z]?[0-9])"
    r"(?:[a-z]{1,5}[ /:-]?)?(?:[a-z]{1,5}[/-]){0,2}"
    r"[0-9][0-9a-z]{0,20}(?:[-/.][a-z]{1,4}(?![a-z])|[-/ .][0-9][0-9a-z]{0,20}){0,4}"
    r"(?: of [0-3]?[0-9][/.][01]?[0-9](?![0-9/.]))?)"
    r"(?![0-9a-z@]|\.[0-9])"
)
