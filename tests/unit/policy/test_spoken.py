"""The lists of what people say: how a pattern is written, and what it finds."""

from __future__ import annotations

import pytest

from ccgcompose.policy.lexicon import Strength
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.spoken import Saying, Sayings
from ccgcompose.policy.text import Text

SHELF = Shelf()
SLOTS = {"they": "you him her"}
LISTS = ("abusive", "defamatory", "embarrassing", "harassing", "libellous", "obscene", "threatening")


def found(pattern: str, text: str) -> list[str]:
    sayings = Sayings((Saying(pattern, "x", Strength.STRONG, SLOTS),))
    reading = SHELF.reading(Text(text))
    return [
        " ".join(token.raw for token in reading.tokens[each.first : each.last + 1])
        for each in sayings.find(reading)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("watch your back", "You watch your back now", ["watch your back"]),
        ("watch|mind your back", "mind your back", ["mind your back"]),
        ("watch your own? back", "watch your own back", ["watch your own back"]),
        ("find {they}", "we find her", ["find her"]),
        ("going_to find", "we are going to find it", ["going to find"]),
        ("find * now", "find it now", ["find it now"]),
        ("find .. now", "find all of it now", ["find all of it now"]),
        ("find .. now", "find all of it. Do it now", []),
        ("stole !the_show|hearts", "she stole the show and stole hearts and stole it", ["stole"]),
        ("watch your back", "watch your backs", []),
        ("watch your back .|!", "watch your back", ["watch your back"]),
        ("watch your back .|!", "watch your back and mine", []),
        ("<person> lied", "Dr Hill, our registrar, lied", ["dr hill , our registrar , lied"]),
        ("<person> lied", "the registrar, Dr Hill, lied", ["dr hill , lied"]),
    ],
)
def test_a_pattern(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize("name", LISTS)
def test_each_pattern_of_a_list_can_be_looked_for(name: str) -> None:
    for saying in SHELF.sayings(name).sayings:
        assert saying.anchors, saying.pattern
        assert saying.regex.groups == 0
