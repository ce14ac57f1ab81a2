"""RESP008: what makes a person look foolish.

What it does
    Finds ridicule of a person: of looks, habits, mistakes and private moments, or of somebody who does not know
    that they are shown. Where a post laughs (in words or emoji), a person beside a fall, a nap or a drink is enough.
    Patronising words are only advised of.

Why it matters
    Clause RESP-9: no post makes a person or a body look foolish.

What to do
    Ask the person first, or tell it without the name and the joke.

Known limits
    Somebody who laughs at themselves with good grace is warned of like any other. A picture that embarrasses is not
    seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.names_seen import PERSON
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.reading import Reading, Token
from ccgcompose.policy.saying_rule import SayingRule
from ccgcompose.policy.spoken import Spoken
from ccgcompose.policy.surroundings import sentence
from ccgcompose.policy.text import Text
from ccgcompose.policy.word_sets import word_set

_OF_ONE = frozenset(("he", "she", "his", "her", "him", "himself", "herself"))
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

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield the wordings, then what somebody laughs at, in whatever words, where no wording says it."""
        found = list(super().check(draft, text))
        yield from found
        reading = self._shelf.reading(text)
        if not found and _is_laughed_at(reading):
            yield from self._laughed_at(reading, text)

    def _laughed_at(self, reading: Reading, text: Text) -> Iterator[Finding]:
        """Yield where a person and what may embarrass them stand in one sentence of a post that laughs."""
        for at in sorted(at for word in word_set("unflattering") for at in reading.places.get(word, ())):
            first, last = sentence(reading, at)
            if any(_is_somebody(reading.tokens[index], text) for index in range(first, last + 1)):
                span = reading.span(at, at)
                message = f"{quoted(text.original[slice(*span)])} beside a laugh makes somebody look foolish."
                yield self.finding(message, _ASK, span=span)
                return

    def weighed(self, spoken: Spoken, reading: Reading, text: Text) -> Severity | None:
        """Return nothing for "he" and "she" of whom nobody was named, unless somebody laughs.

        Stories of illness are told like that.
        """
        inside = {token.word for token in reading.tokens[spoken.first : spoken.last + 1]}
        if inside & _OF_ONE and not (PERSON in reading.places or _is_laughed_at(reading)):
            return None
        return super().weighed(spoken, reading, text)


def _is_somebody(token: Token, text: Text) -> bool:
    """Return whether a token names somebody; whoever is greeted by a handle is not talked about."""
    if token.word == PERSON:
        return not text.folded.text[max(0, token.start - 2) : token.start].rstrip().endswith("@")
    return token.word in word_set("one_of_us")


def _is_laughed_at(reading: Reading) -> bool:
    return not word_set("laughing").isdisjoint(reading.places) or " bless him " in reading.line
