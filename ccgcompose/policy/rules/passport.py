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
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_REMEDY = "Remove the number. Nothing that we publish needs it."


# One of these stands in the name of every such paper.
_PAPERS = (
    *("passport", "licen", "driver number", "permit", "brp", "visa number", "home office", "id card"),
    *("identity card", "firearm", "blue badge"),
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
        if has_any(text.folded.text, _PAPERS):
            for match in self._labelled.finditer(text.folded.text):
                yield self._found(
                    f"the number of a {match['paper'].strip()}", text.span(*match.span("number"))
                )
        for match in self._licence.finditer(text.folded.text):
            yield self._found("the number of a driving licence", text.span(*match.span("number")))

    def _found(self, what: str, span: tuple[int, int]) -> Finding:
        message = f"This looks like {what}. It identifies one person."
        return self.finding(message, _REMEDY, span=span, fix=Fix("Remove the number", ""))

    @cached_property
    def _labelled(self) -> re.Pattern[str]:
        paper = (
            r"passport|driving licen[cs]e|driver'?s? licen[cs]e|driver number|residence permit|brp"
            r"|visa number|home office ref(?:erence)?"
            r"|id card|identity card|firearms? (?:certificate|licence)|blue badge"
        )
        sort = r"(?:[ -]?(?:number|no\.?|num|nr|id|#|ref(?:erence)?))?"
        signs = (
            r"(?P<number>(?=[a-z0-9 ]{0,9}[0-9][ ]?[0-9a-z]?[ ]?[0-9])[a-z0-9]{2,18}"
            r"(?: [a-z0-9]*[0-9][a-z0-9]*){0,4})"
        )
        return re.compile(
            rf"\b(?P<paper>{paper}){sort}(?:\W{{0,3}}(?:is|was)\b)?[ :#(,-]{{1,3}}{signs}(?![a-z0-9])"
        )

    @cached_property
    def _licence(self) -> re.Pattern[str]:
        """Five of the name, the birth date as DVLA writes it, two initials, a check sign and two letters."""
        name, birth = r"[a-z]{2,5}9{0,3}", r"[0-9][0156][0-9][0-3][0-9]{2}"
        return re.compile(
            rf"(?<![a-z0-9])(?P<number>"
            rf"(?=[a-z0-9]{{5}}){name} ?{birth} ?[a-z9]{{2}}[ ]?[0-9a-z][a-z]{{2}})(?![a-z0-9])"
        )
