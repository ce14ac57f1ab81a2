from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.policy.name_tokens import tokens_of
from ccgcompose.policy.tagger.features import WIDTH
from ccgcompose.policy.tagger.windows import Window, windows_of
from ccgcompose.policy.tagger.wordpiece import BEGIN, END
from ccgcompose.policy.text import Text

LONGEST = 256 + 8


def windows(text: str) -> list[Window]:
    return list(windows_of(tokens_of(Text(text))[1:-1]))


@pytest.mark.parametrize(
    "text",
    [
        "A short one.",
        "word " * 2_000,
        "One sentence. " * 600,
        "a paragraph of some length, ended by a line\n\n" * 120,
        "https://example.org/" + "x" * 3_000,
        "😀" * 1_000,
    ],
)
def test_every_token_is_in_one_window_and_no_window_is_too_long(text: str) -> None:
    found = windows(text)
    assert sum(len(window.firsts) for window in found) == len(tokens_of(Text(text))) - 2
    for window in found:
        assert len(window.pieces) == len(window.features) <= LONGEST
        assert (window.pieces[0], window.pieces[-1]) == (BEGIN, END)
        assert {len(one) for one in window.features} == {WIDTH}
        assert all(0 < first < len(window.pieces) - 1 for first in window.firsts)


def test_nothing_makes_no_window() -> None:
    assert windows("") == []


def test_a_window_ends_with_a_paragraph_or_a_sentence_where_it_can() -> None:
    sentence = "The clinic is open again today and all are welcome to it. "
    first = windows(sentence * 60)[0]
    whole = len(tokens_of(Text(sentence))) - 2
    assert len(first.firsts) % whole == 0


def test_an_edit_leaves_the_windows_of_other_paragraphs_as_they_are() -> None:
    paragraph = "The clinic is open again today and all are welcome to it. " * 15 + "\n"
    before, after = windows(paragraph * 8), windows(paragraph * 7 + "Now. " + paragraph)
    assert before[:5] == after[:5]


@given(st.text(max_size=400))
def test_any_text_can_be_laid(text: str) -> None:
    assert sum(len(window.firsts) for window in windows(text)) == len(tokens_of(Text(text))) - 2
