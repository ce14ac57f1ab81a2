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
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.identifiers.cues import cues_of
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_REMEDY = "Take the bed out. Say what kind of ward it is, if the post needs that at all."


_BEDS = ("bed", "cubicle", "trolley", "cot", "room", "bay")


class WardAndBed(Rule):
    """One bed on a ward, in which one patient lies."""

    id = "PAT014"
    title = "Ward and bed"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each bed that can be found."""
        folded = text.folded.text
        if not has_any(folded, _BEDS):
            return
        for match in self._place.finditer(folded):
            span = text.span(max(match.start(), match.end("whose"), match.end("alone")), match.end())
            beside = text.once(cues_of).around(*span)
            person = beside.person >= 1 and beside.person >= beside.service
            yield self.finding(
                "A ward and a bed together point to the one patient who lies there.",
                _REMEDY,
                span=span,
                severity=Severity.BLOCK if person else Severity.WARN,
            )

    @cached_property
    def _place(self) -> re.Pattern[str]:
        number = (
            r"(?:(?:no\.? ?|number )?(?:[a-z]?[0-9]{1,3}[a-z]?|[a-f]|one|two|three|four|five|six"
            r"|seven|eight|nine|ten|eleven|twelve)\b)"
        )
        bed = rf"(?:bed ?space|bed|cubicle|trolley|cot|side ?room|room|bay) ?{number}"
        ward = (
            r"(?:ward [a-z]{0,3}[0-9]{1,3}[a-z]?\b|ward [a-z]\b|[a-z][a-z'-]{2,14} ward"
            rf"|bay {number}|[a-z]{{2,14}} unit|icu|itu|hdu|amu|cdu|sau|mau|nicu|scbu|resus)"
        )
        gap = r"[ ,/(-]{1,3}(?:(?:in|on|of|at|the|our)\b ?){0,2}"
        whose = r"(?:lady|gentleman|gent|man|woman|patient|chap|bloke|boy|girl|child|baby|lad|mum|dad)"
        place = rf"(?P<whose>{whose} in )?{bed}{gap}(?:{ward}|bay {number})|{ward}{gap}{bed}"
        return re.compile(
            rf"\b(?:{place}|(?P<alone>{whose} in ){bed})(?! (?:unit|ward|hospital|capacity|opens))"
        )
