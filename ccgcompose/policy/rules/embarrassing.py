"""RESP008: what makes a person look foolish.

What it does
    Finds ridicule of a person: of looks, habits, mistakes and private moments, or of somebody who does not know
    that they are shown. Patronising words are only advised of.

Why it matters
    Clause RESP-9: no post makes a person or a body look foolish.

What to do
    Ask the person first, or tell it without the name and the joke.

Known limits
    Somebody who laughs at themselves with good grace is warned of like any other. A picture that embarrasses is not
    seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.names_seen import PERSON
from ccgcompose.policy.reading import Reading
from ccgcompose.policy.saying_rule import SayingRule
from ccgcompose.policy.spoken import Spoken
from ccgcompose.policy.text import Text

_ASK = "Ask the person first, or tell it without the name and without the joke."


class Embarrassing(SayingRule):
    """Ridicule of a person."""

    id = "RESP008"
    title = "Embarrasses somebody"
    clause = "RESP-9"
    severity = Severity.WARN
    sayings = "embarrassing"
    verdicts: ClassVar[Mapping[str, tuple[str, str]]] = {
        "looks": ("makes fun of how somebody looks or is.", _ASK),
        "ridicule": ("makes somebody look foolish.", _ASK),
        "private moments": ("shows somebody at a moment that they may want to keep private.", _ASK),
        "patronising": ("may sound as if you looked down on somebody.", "Say what they did, in plain words."),
    }

    def weighed(self, spoken: Spoken, reading: Reading, text: Text) -> Severity | None:
        """Return nothing for "he" and "she" of whom nobody was named: stories of illness are told like that."""
        tokens = reading.tokens
        inside = {token.word for token in tokens[spoken.first : spoken.last + 1]}
        if inside & {"he", "she", "his", "her", "him"} and not any(token.word == PERSON for token in tokens):
            return None
        return super().weighed(spoken, reading, text)
