"""What the rules that look for wordings have in common: find, weigh what stands around, explain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.lexicon import Strength
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.reading import Reading
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.spoken import Spoken
from ccgcompose.policy.surroundings import is_denied, is_reported
from ccgcompose.policy.text import Text

_WEIGHT = {
    Strength.STRONG: Severity.BLOCK,
    Strength.MODERATE: Severity.WARN,
    Strength.MILD: Severity.ADVISE,
}


class SayingRule(Rule):
    """A rule whose wordings stand in the list named `sayings`.

    `verdicts` says of each part of that list what is wrong with it, after the words as they were written, and what
    to do.
    """

    about_words = True
    sayings: ClassVar[str]
    verdicts: ClassVar[Mapping[str, tuple[str, str]]]

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield one finding for each wording whose surroundings do not turn its sense."""
        reading = self._shelf.reading(text)
        for spoken in self._shelf.sayings(self.sayings).find(reading):
            severity = self.weighed(spoken, reading, text)
            if severity is not None:
                span = self.place(spoken, reading)
                verdict, remedy = self.verdicts[spoken.saying.says]
                message = f"{quoted(text.original[slice(*span)])} {verdict}"
                yield self.finding(message, remedy, span=span, severity=severity)

    def weighed(self, spoken: Spoken, reading: Reading, text: Text) -> Severity | None:
        """Return how much a wording weighs where it stands, or None where it is no breach."""
        if is_denied(reading, spoken.first) or is_reported(reading, spoken.first, spoken.last):
            return None
        return _WEIGHT[spoken.saying.strength]

    def place(self, spoken: Spoken, reading: Reading) -> tuple[int, int]:
        """Return the code points of a wording, without a mark at its end."""
        last = spoken.last
        while last > spoken.first and not reading.tokens[last].word.strip('.,!?":;#'):
            last -= 1
        return reading.span(spoken.first, last)
