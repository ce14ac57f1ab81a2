"""Syllables, sentences and reading age."""

from __future__ import annotations

import pytest

from ccgcompose.policy.readability import reading_age, sentences, syllables
from ccgcompose.policy.text import Text


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("home", 1), ("doctor", 2), ("asked", 1), ("wanted", 2), ("table", 2), ("people", 2), ("hospital", 3),
     ("dates", 1), ("vaccination", 4), ("medium", 3), ("organisation", 5), ("free", 1), ("boxes", 2)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_links_tags_and_numbers_are_no_words() -> None:
    text = Text("Book at https://www.nhs.uk/flu or ring 0114 496 0000. #Flu @NHS")
    assert [sentence.words for sentence in sentences(text)] == [4]


def test_a_short_text_has_no_reading_age() -> None:
    assert reading_age(Text("The clinic is open.")) is None


def test_plain_words_are_read_younger_than_long_ones() -> None:
    plain = reading_age(Text("We are here to help you. Come and see us. " * 8))
    heavy = reading_age(Text("Multidisciplinary rehabilitation facilitates individual independence. " * 10))
    assert plain is not None
    assert heavy is not None
    assert plain < 9 < 16 < heavy
