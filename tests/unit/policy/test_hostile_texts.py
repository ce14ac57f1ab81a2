"""What holds for every check and every text: no crash, no span outside, and a cost that grows with the text alone.

The checks are taken from the registry, so a new one is tried here without a word. Each is tried with a third of the
repetitions, another third for its neighbours; bench/fuzz_checks.py tries all of them, on longer texts.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.registry import all_rules
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.text import Text
from tests.unit.policy.hostile import MOST_GROWTH, REPEATED, TEXTS, full, growth, misplaced

RULES = all_rules(Shelf())
SHORT = 600


@given(TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_makes_a_check_fail_or_point_outside(text: str) -> None:
    draft = full(text)
    assert [fault for rule in RULES for fault in misplaced(rule, draft)] == []


@pytest.mark.parametrize(("number", "rule"), list(enumerate(RULES)), ids=lambda part: getattr(part, "id", ""))
def test_no_repetition_makes_a_check_slow(number: int, rule: Rule) -> None:
    grown = {piece: growth(rule, piece, SHORT) for piece in REPEATED[number % 3 :: 3]}
    assert {piece: ratio for piece, ratio in grown.items() if ratio > MOST_GROWTH} == {}


class Square(Rule):
    """Goes over the whole rest of a text from each of its places."""

    id = "SQUARE1"
    title = "Square"
    clause = "BEST-3"
    severity = Severity.ADVISE

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        for at in range(len(text.original)):
            if text.original[at:].count("b"):
                yield self.finding("A b.", "Mend it.")


def test_what_grows_with_the_square_is_seen() -> None:
    assert growth(Square(), "a", 40 * SHORT) > MOST_GROWTH
