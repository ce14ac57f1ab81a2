"""Charges against somebody: whether somebody is named, and what official finding stands behind the charge."""

from __future__ import annotations

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.names_seen import ORGANISATION, PERSON
from ccgcompose.policy.reading import Reading
from ccgcompose.policy.saying_rule import SayingRule
from ccgcompose.policy.spoken import Spoken
from ccgcompose.policy.surroundings import is_denied, words_around
from ccgcompose.policy.text import Text
from ccgcompose.policy.word_sets import word_set

_REACH = 40


class AllegationRule(SayingRule):
    """A rule about charges. Without a name near it, a charge is against nobody."""

    def weighed(self, spoken: Spoken, reading: Reading, text: Text) -> Severity | None:
        """Return BLOCK for a person, WARN for a body or a charge with a finding behind it, ADVISE for a report."""
        target = _target(spoken, reading)
        # "Never trust Dr Hill" denies nothing: there the denial is the charge.
        begun = reading.tokens[spoken.first].word not in word_set("denials")
        if target is None or is_denied(reading, spoken.first + begun):
            return None
        around = words_around(reading, spoken.first, spoken.last, reach=12)
        if around & word_set("untrue"):
            return Severity.ADVISE
        if around & word_set("official"):
            return Severity.ADVISE if text.links else Severity.WARN
        return Severity.BLOCK if target == PERSON and self.severity is Severity.BLOCK else Severity.WARN


def _target(spoken: Spoken, reading: Reading) -> str | None:
    """Return what the charge is against: a person or a body in it, or the last named before it."""
    inside = [token.word for token in reading.tokens[spoken.first : spoken.last + 1]]
    before = [token.word for token in reading.tokens[max(0, spoken.first - _REACH) : spoken.first]]
    for word in (*inside, *reversed(before)):
        if word in (PERSON, ORGANISATION):
            return word
    return None
