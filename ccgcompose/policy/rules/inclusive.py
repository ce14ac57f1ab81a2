"""INCL001: words that leave people out or turn a person into a condition.

What it does
    Advises on words such as "the elderly", "addicts" and "mankind", and offers kinder ones; warns of words about
    mental health and suicide that do harm, such as "committed suicide".

Why it matters
    Clause LAW-1: public bodies have due regard to equality in all they do (Equality Act 2010, section 149). People who
    feel talked about do not come; and words about suicide can do harm, as Samaritans' media guidelines warn.

What to do
    Name the person first, and the condition only where it matters. Ask people what they wish to be called.

Known limits
    Compares words with a list and does not understand the sentence. What people call themselves is theirs: words in
    quotation marks and in names (a capital in the midst of the sentence) are left alone. Slurs are another rule's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.phrases import Found
from ccgcompose.policy.quotations import quotations_of
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.sparing import sparingly
from ccgcompose.policy.text import Text
from ccgcompose.policy.untouched import untouched_of
from ccgcompose.policy.wordings import Wording, in_the_case_of


class Inclusive(Rule):
    """Words that hurt, or that leave people out."""

    id = "INCL001"
    title = "Inclusive words"
    clause = "LAW-1"
    severity = Severity.WARN
    about_words = True

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each such word."""
        yield from sparingly(self._found(text))

    def _found(self, text: Text) -> Iterator[Finding]:
        untouched, quotations = text.once(untouched_of), text.once(quotations_of)
        for found in self._shelf.inclusive.find(text):
            start, end = text.span(found.start, found.end)
            if (
                untouched.hold(start, end)
                or quotations.hold(start, end)
                or _is_name(text.original, start, end)
            ):
                continue
            yield self._finding(text.original[start:end], found, (start, end))

    def _finding(self, written: str, found: Found[Wording], span: tuple[int, int]) -> Finding:
        wording = found.value
        message, remedy = wording.said(quoted(written))
        fix = None
        if wording.fits_in_place:
            fix = Fix(f"Write “{wording.better}”", in_the_case_of(written, wording.better))
        return self.finding(message, remedy, span=span, severity=wording.severity, fix=fix)


def _is_name(written: str, start: int, end: int) -> bool:
    """Return whether every word has a capital, and so has a word beside it: "Chairman Mao", "Care of the Elderly"."""
    words = [word for word in written[start:end].split() if word.lower() not in ("the", "a", "an")]
    if not all(word[:1].isupper() and not word.isupper() for word in words):
        return False
    before, after = written[max(0, start - 40) : start].split(), written[end : end + 40].split()
    beside = [*before[-1:], *after[:1]]
    return any(word[:1].isupper() and word != "I" for word in beside)
