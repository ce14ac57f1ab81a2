"""What was taken out and put in, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.word_diff import Run, diff_words

TEXTS = st.lists(st.sampled_from(["flu ", "clinic", " ", "\n", "💉", "Monday", ", ", "£5"]), max_size=14).map(
    "".join
)


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost(before: str, after: str) -> None:
    left, right = diff_words(before, after)
    assert "".join(run.text for run in left) == before
    assert "".join(run.text for run in right) == after


@given(TEXTS, TEXTS)
def test_what_is_the_same_is_the_same_on_both_sides(before: str, after: str) -> None:
    left, right = diff_words(before, after)
    assert "".join(r.text for r in left if r.kind == "same") == "".join(
        r.text for r in right if r.kind == "same"
    )
    assert {run.kind for run in left} <= {"same", "deleted"}
    assert {run.kind for run in right} <= {"same", "inserted"}


def test_one_word_is_one_word() -> None:
    left, right = diff_words("at Park Road today", "at Park Lane today")
    assert left == [Run("at Park ", "same"), Run("Road", "deleted"), Run(" today", "same")]
    assert right == [Run("at Park ", "same"), Run("Lane", "inserted"), Run(" today", "same")]


def test_equal_texts_have_no_marks() -> None:
    assert diff_words("a\nb", "a\nb") == ([Run("a\nb", "same")], [Run("a\nb", "same")])
