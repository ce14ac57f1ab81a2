"""PAT013: passport, driving licence and other papers.

What it does
    Looks for a passport number behind the word, for the sixteen signs of a British driving licence, and for residence
    permits and Home Office references behind their words, and stops the post.

Why it matters
    Clause PAT-1: the number identifies one person, and is enough to borrow money in their name.

What to do
    Remove the number.

Known limits
    Papers of other countries are seen only behind the word that announces them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.identifiers.numerals import spelled
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_REMEDY = "Remove the number. Nothing that we publish needs it."

_PAPER = (
    r"pass ?port|driving licen[cs]e|driver'?s? licen[cs]e|driver number|licen[cs]e|(?:biometric )?residence permit"
    r"|biometric (?:residence )?permit|residence card|residency permit|brp|brc|visa(?: number)?"
    r"|home office ref(?:erence)?"
    r"|(?:national |polish |romanian |italian |military |student |eu |citizen )?id card|identity card|travel document"
    r"|refugee document|arc card|birth certificate|firearms? (?:certificate|licence)|shotgun (?:certificate|licence)"
    r"|(?:maternity |medical |prescription )?exemption(?: certificate| card)?"
    r"|prepayment certificate|nass(?: ref(?:erence)?)?|utr"
    r"|hc[23](?: certificate)?|blue badge|national id|photo id|service number|seaman's book|discharge book"
    r"|freedom pass|bus pass"
    r"|dvla number|gwf"
)
# Nine digits, or letters and six or seven: the forms of passports, permits and identity cards.
_FORMS = r"[0-9]{9}|[a-z]{3}[0-9]{9}|[0-9]{3} [0-9]{3} [0-9]{3}|[a-z]{1,3} ?[0-9]{6,7}|[a-z]{3} ?[0-9]{3} ?[0-9]{3}"


# One of these stands in the name of every such paper.
_PAPERS = (
    *(
        "passport",
        "exemption",
        "nass",
        "utr",
        "hc2",
        "hc3",
        "licen",
        "driver number",
        "permit",
        "brp",
        "brc",
        "visa",
        "home office",
        "card",
        "document",
        "badge",
    ),
    *(
        "certificate",
        "service number",
        "discharge book",
        "seaman's book",
        "pass",
        "dvla",
        "gwf",
        "national id",
        "photo id",
    ),
)


class Passport(Rule):
    """The number of a passport, a licence or a permit."""

    id = "PAT013"
    title = "Passport or driving licence"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each number."""
        view = text.once(spelled)
        if has_any(view.text, _PAPERS):
            yield from self._announced(view)
        for match in self._licence.finditer(view.text):
            yield self._found("the number of a driving licence", view.span(*match.span("number")))

    def _announced(self, view: View) -> Iterator[Finding]:
        """Yield a finding for each number that stands beside the name of a paper."""
        for match in self._labelled.finditer(view.text):
            yield self._found(f"the number of a {match['paper'].strip()}", view.span(*match.span("number")))
        for match in self._farther.finditer(view.text):
            if not self._other.search(match["between"]):
                yield self._found(
                    f"the number of a {match['paper'].strip()}", view.span(*match.span("number"))
                )
        for match in self._before.finditer(view.text):
            yield self._found(f"the number of a {match['paper'].strip()}", view.span(*match.span("number")))

    def _found(self, what: str, span: tuple[int, int]) -> Finding:
        message = f"This looks like {what}. It identifies one person."
        return self.finding(message, _REMEDY, span=span, fix=Fix("Remove the number", ""))

    @cached_property
    def _labelled(self) -> re.Pattern[str]:
        sort = r"(?:[ -]?(?:number|no\.?|num|nr|id|#|serial|ref(?:erence)?))?"
        word = (
            "at|in|on|is|for|and|or|to|from|by|of|the|has|was|no|with|costs?|about|gate|room|level|page|desk"
            "|before|call"
        )
        signs = (
            rf"(?P<number>(?!(?:{word})\b)(?![a-z]{{1,5}} (?:[0-9]{{1,3}}|(?:19|20)[0-9]{{2}})(?![0-9a-z-]| [0-9]))"
            rf"(?=(?:[ -]?[a-z0-9]){{5}})(?:[a-z]{{1,5}}[ -]?)?(?=[0-9][a-z0-9 -]{{0,3}}[0-9])"
            r"[a-z0-9]{1,18}(?:[ -][a-z0-9]*[0-9][a-z0-9]*){0,4})"
        )
        return re.compile(
            rf"\b(?P<paper>{_PAPER}){sort}(?:\W{{0,3}}(?:is|was)\b)?[ :#(,-]{{1,3}}{signs}(?![a-z0-9])"
        )

    @cached_property
    def _farther(self) -> re.Pattern[str]:
        """A number in the form of a paper's, a few words behind the paper."""
        between = r"(?P<between>[^.!?\n0-9]{1,70}?)"
        return re.compile(
            rf"\b(?P<paper>{_PAPER})\b{between}(?<![a-z0-9])(?P<number>{_FORMS})(?![a-z0-9]| [0-9])"
        )

    @cached_property
    def _before(self) -> re.Pattern[str]:
        """A number in the form of a paper's right before the paper."""
        link = r"\W{1,3}(?:(?:is|was|on|the|a|her|his|their|your|my|from|\(|for) ?){0,3}"
        return re.compile(rf"(?<![a-z0-9])(?P<number>{_FORMS}){link}(?P<paper>{_PAPER})\b")

    @cached_property
    def _other(self) -> re.Pattern[str]:
        """Words between a paper and a number that is another's."""
        return re.compile(
            r"\b(?:call|ring|phone|tel|telephone|text|mobile|nhs|charity|company|order|invoice|ref|reference"
            r"|sort|account"
            r"|costs?|job|vacancy|ext|extension|online|hospital)\b"
        )

    @cached_property
    def _licence(self) -> re.Pattern[str]:
        """Five of the name, the birth date as DVLA writes it, two initials, a check sign and two letters."""
        name, birth = r"[a-z]{2,5}9{0,3}", r"[0-9][0156][0-9][0-3][0-9]{2}"
        return re.compile(
            rf"(?<![a-z0-9])(?P<number>"
            rf"(?=[a-z0-9]{{5}}){name}[ \n/-]?{birth}[ \n/-]?[a-z9]{{2}}[ -]?[0-9a-z][a-z]{{2}})(?![a-z0-9])"
        )
