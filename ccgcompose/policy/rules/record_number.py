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
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.identifiers.cues import cues_of
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

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
        folded = text.folded.text
        for match in self._sure.finditer(folded):
            yield self._found(text, match, Severity.BLOCK)
        for match in self._unsure.finditer(folded):
            if self._is_another(folded, match):
                continue
            beside = text.once(cues_of).around(*text.span(*match.span("number")))
            yield self._found(text, match, Severity.BLOCK if beside.is_person else Severity.WARN)
        for match in self._after_patient.finditer(folded):
            yield self._found(text, match, Severity.BLOCK)

    def _is_another(self, folded: str, match: re.Match[str]) -> bool:
        """Return whether the words before it make it an office's, a job's or a purchase's reference."""
        return self._other.search(folded, max(0, match.start() - 160), match.start() + 1) is not None

    def _found(self, text: Text, match: re.Match[str], severity: Severity) -> Finding:
        label = text.written(*match.span("label")).strip(" :#")
        message = f"After {quoted(label)} stands a number that may lead to a patient's record."
        if severity is Severity.BLOCK:
            message = f"After {quoted(label)} stands a number that leads to one patient's record."
        span = text.span(*match.span("number"))
        return self.finding(message, _REMEDY, span=span, severity=severity, fix=Fix("Remove the number", ""))

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
            rf"|mrn|ubrn|datix|casenotes?|m\.r\.n\.?|accession|hosp no|hn)"
            rf"{_LINK}{_SIGNS}"
        )

    @cached_property
    def _unsure(self) -> re.Pattern[str]:
        kinds = (
            r"case|referral|booking|appointment|incident|datix|complaint|complaints|pals|claim"
            r"|safeguarding|inquest"
            r"|coroner's|section|cad|crime|prescription|script|swab|test|scan|theatre|study"
            r"|trial participant|participant"
            r"|insurance|policy|social services|social care|ehcp|duty of candour|siri|steis|membership"
            r""
        )
        sort = r"(?:number|no\.?|num|nr|id|#|ref(?:erence)?\.?(?: number| no\.?)?|reference code|code)"
        return re.compile(
            rf"(?<![a-z0-9])(?P<label>(?:(?:{kinds}) ?{sort}|(?:(?:our|your|her|his|their) )?ref"
            rf"(?:erence)?\.?(?: ?{sort})?)){_LINK}{_SIGNS}"
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
            r"|batch|lot|recall|guideline|guidance|nice|model|asset)\b[^\n]{0,150}$"
        )


_LINK = r"(?:\W{0,3}(?:is|was|are|=)\b)?[ :#.=(-]{1,4}"
# Four signs or more with at least three digits among them; an amount, a date or a telephone is none.
_SIGNS = (
    r"(?P<number>(?!(?:is|was|are|of|and|the|to|for|on|in|at|no|has|or|by|about|over)\b)"
    r"(?![0-9]{1,2}[/.-][0-9]{1,2}[/.-])(?!0[1-9][0-9]{2,3}[ -]?[0-9]{3}[ -]?[0-9]{3,4}(?![0-9]))"
    r"(?=[a-z0-9/ -]{0,7}[0-9][/ -]?[a-z]?[0-9][/ -]?[a-z]?[0-9])"
    r"(?:[a-z]{1,5}[ /-]?)?[0-9][0-9a-z]{0,20}(?:[-/][a-z]{1,4}(?![a-z])|[-/ ][0-9][0-9a-z]{0,20}){0,4})"
    r"(?![0-9a-z@]|\.[0-9])"
)
