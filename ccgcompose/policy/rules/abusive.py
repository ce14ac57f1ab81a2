"""RESP003: insults and abuse.

What it does
    Finds insults to the reader, to a named person, to patients or to staff: names that people are called,
    contempt ("waste of space"), and rude dismissals. Insults that are told in order to object, and feelings that
    people may have about themselves, are left alone.

Why it matters
    Clause RESP-7: no post insults anybody, not even somebody who insulted us first.

What to do
    Say what happened and what you would like, without saying what somebody is.

Known limits
    Sarcasm is not understood. Insults in other languages are not seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.reading import Reading
from ccgcompose.policy.saying_rule import SayingRule
from ccgcompose.policy.spoken import Spoken
from ccgcompose.policy.surroundings import is_felt
from ccgcompose.policy.text import Text


class Abusive(SayingRule):
    """Insults to a person."""

    id = "RESP003"
    title = "Insult or abuse"
    clause = "RESP-7"
    severity = Severity.BLOCK
    sayings = "abusive"
    verdicts: ClassVar[Mapping[str, tuple[str, str]]] = {
        "insult": (
            "insults somebody.",
            "Say what happened and what you would like instead, without saying what somebody is.",
        ),
    }

    def weighed(self, spoken: Spoken, reading: Reading, text: Text) -> Severity | None:
        """Return nothing for what people feel about themselves."""
        return None if is_felt(reading, spoken.first) else super().weighed(spoken, reading, text)
