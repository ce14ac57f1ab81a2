"""Hashtags and the words inside them."""

from __future__ import annotations

import pytest

from ccgcompose.policy.hashtags import capitalised, find_hashtags, hidden_words, segments
from ccgcompose.policy.shelf import Shelf

WORDS = Shelf().common_words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("#Flu and #Jab2026", ["Flu", "Jab2026"]),
        ("(#Flu) “#Jab”", ["Flu", "Jab"]),
        ("＃Flu", ["Flu"]),
        ("#a_b", ["a_b"]),
        ("#Ffliw #grippe #приві", ["Ffliw", "grippe", "приві"]),
        ("#5 # C# a#b &#39; /#top ##twice", []),
        ("", []),
    ],
)
def test_found(text: str, names: list[str]) -> None:
    assert [tag.name for tag in find_hashtags(text)] == names


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("getyourflujab", "get your flu jab"),
        ("itsoktonotbeok", "its ok to not be ok"),
        ("thankyounhs", "thank you nhs"),
        ("bowelcancerawarenessmonth", "bowel cancer awareness month"),
        ("timetotalk", "time to talk"),
    ],
)
def test_words_inside(name: str, parts: str) -> None:
    assert hidden_words(name, WORDS) == tuple(parts.split())


@pytest.mark.parametrize(
    "name",
    [
        "flu",
        "therapist",
        "assessment",
        "together",
        "weekend",
        "passion",
        "measure",
        "fundamental",
        "nationalist",
        "successor",
        "zzzflu",
        "movember",
        "x" * 200,
        "a",
        "",
    ],
)
def test_names_that_are_left_alone(name: str) -> None:
    assert hidden_words(name, WORDS) == ()


def test_the_fewest_words_win() -> None:
    assert segments("nothing", frozenset({"no", "thing", "nothing", "not", "hing"})) == ("nothing",)
    assert segments("ab", frozenset({"a"})) == ()


def test_abbreviations_keep_their_capitals() -> None:
    assert capitalised(("ask", "your", "gp", "nhs")) == "AskYourGPNHS"
