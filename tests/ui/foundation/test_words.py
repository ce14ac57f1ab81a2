"""Words that several pages share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.words import breakable, size_words

BREAK = "\u200b"


def test_an_address_may_end_a_line_behind_its_strokes() -> None:
    assert breakable("See https://www.example.nhs.uk/flu/clinics now").split(BREAK) == [
        "See https://",
        "www.",
        "example.",
        "nhs.",
        "uk/",
        "flu/",
        "clinics now",
    ]


def test_a_word_that_no_line_could_hold_can_be_broken() -> None:
    assert breakable("x" * 30) == "x" * 24 + BREAK + "x" * 6
    assert breakable("short words stay") == "short words stay"
    assert breakable("x" * 24) == "x" * 24


@given(st.text(st.sampled_from("ab/._- \n"), max_size=90), st.integers(4, 24))
def test_nothing_of_the_text_is_lost_and_no_piece_is_too_long(text: str, most: int) -> None:
    broken = breakable(text, most)
    assert broken.replace(BREAK, "") == text
    pieces = [piece for word in broken.split() for piece in word.split(BREAK)]
    assert all(len(piece.rstrip("/._-")) <= most for piece in pieces)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (428_123, "428 KB"),
        (1_500_000, "1.5 MB"),
        (8_388_608, "8.4 MB"),
        (4_000_000_000, "4 GB"),
    ],
)
def test_a_number_of_bytes_is_said_as_people_say_it(count: int, words: str) -> None:
    assert size_words(count) == words
