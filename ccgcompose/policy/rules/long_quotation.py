"""COPY002: quoting others at length.

What it does
    Finds quotations of more than 40 words, between quotation marks or on lines that begin with >, and asks for a
    permission record. Words that somebody spoke to us (a colleague, the chief executive, a patient, a minister, with
    "said" or a name and position beside them) are no work of others and are left alone, and so is what stands under an
    open licence.

Why it matters
    Clause COPY-1: a published work may be quoted with its source, as far as that is fair and no more than the purpose
    requires (Copyright, Designs and Patents Act 1988, section 30). A whole passage seldom is, and needs its owner's
    leave.

What to do
    Quote a sentence, name the source and link to it. Or ask the owner and keep the permission.

Known limits
    Counts words and cannot tell how much of the work they are: a short poem is short. A quotation without marks is not
    seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.passages import Quotation, find_quotations
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_MOST_WORDS = 40
_NEAR = 160  # characters before and after in which the speaker is named


class LongQuotation(Rule):
    """A passage of somebody else's, quoted at length."""

    id = "COPY002"
    title = "Long quotation"
    clause = "COPY-1"
    severity = Severity.RECORD
    text_only = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each long quotation that nobody spoke to us."""
        for quotation in find_quotations(text.original):
            if quotation.words > _MOST_WORDS and not _is_ours(draft, text.original, quotation):
                yield self._found(quotation)

    def _found(self, quotation: Quotation) -> Finding:
        return self.finding(
            f"{quotation.words} words are quoted here. More than {_MOST_WORDS} need the permission of whoever"
            f" owns them.",
            "Quote a sentence, name the source and link to it. Or record the permission and why it covers this.",
            span=(quotation.start, quotation.end),
        )


def _is_ours(draft: Draft, written: str, quotation: Quotation) -> bool:
    before = written[max(0, quotation.start - _NEAR) : quotation.start]
    after = written[quotation.end : quotation.end + _NEAR]
    around = f"{before} {after}"
    if _licensed().search(written):
        return True
    if _work().search(around):
        return False
    ours = [person.name for person in draft.staff] + [draft.organisation]
    return bool(_spoken().search(around)) or any(name and name in around for name in ours)


@cache
def _licensed() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:open government licen[cs]e|ogl v?[23]|cc[ -]by|creative commons|public domain|with (?:kind"
        r" )?permission"
        r"|reproduced by permission|out of copyright|crown copyright)\b"
    )


@cache
def _work() -> re.Pattern[str]:
    """Return what names a work: words of a writer, not of a speaker."""
    return re.compile(
        r"(?i)\b(?:writes|wrote|author of|the author|from (?:the|his|her|a) (?:\w+ ){0,3}(?:book|article|novel"
        r"|poem|song|essay|blog|memoir"
        r"|chapter|paper|column|editorial|report|leaflet|website)|in (?:the|his|her|a) (?:\w+ ){0,3}(?:book"
        r"|article|novel|poem"
        r"|essay|memoir|column|editorial)|(?:the )?(?:guardian|times|telegraph|daily mail|mirror|independent"
        r"|observer|bbc news"
        r"|wikipedia|lancet|bmj|hsj|economist|new yorker)|lyrics|verse|extract|excerpt|copied from|taken from|source)\b"
    )


@cache
def _spoken() -> re.Pattern[str]:
    """Return what shows that somebody spoke: a verb of speech, or a position after a name."""
    return re.compile(
        r"(?i)\b(?:said|says|saying|told us|explain(?:s|ed)|add(?:s|ed)|comment(?:s|ed)|recall(?:s|ed)|spoke"
        r"|speaking|in (?:his|her|their) own words"
        r"|our \w+|patient|carer|mum|dad|mother|father|daughter|son|volunteer|nurse|doctor|gp|midwife|consultant"
        r"|chief executive"
        r"|chair(?:man|woman|person)?|director|medical director|manager|matron|surgeon|therapist|pharmacist"
        r"|paramedic|professor|head of"
        r"|lead(?:s|er)?|minister|mp|councillor|spokesperson|student|governor|feedback|story)\b"
    )
