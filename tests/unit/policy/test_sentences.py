"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.policy.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two!  Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Smith saw J. Jones at 5.30pm. Good.", ["Dr. Smith saw J. Jones at 5.30pm.", "Good."]),
        ("A line\n\nand another", ["A line", "and another"]),
        ("He said “Stop.” Then left…", ["He said “Stop.”", "Then left…"]),
        ("nhs.uk/flu is open", ["nhs.uk/flu is open"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text())
def test_sentences_stand_in_order_and_leave_out_nothing_but_space(text: str) -> None:
    done = 0
    for start, end in sentence_spans(text):
        assert done <= start < end
        assert not text[done:start].strip()
        done = end
    assert not text[done:].strip()
