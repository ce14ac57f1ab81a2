"""How a text becomes a thread."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.thread import has_breaks, thread, unbroken


def within(limit: int):  # type: ignore[no-untyped-def]
    return lambda text: len(text) <= limit


def test_what_fits_stays_one_and_has_no_number() -> None:
    assert thread("Flu clinics open.", within(40), automatic=True) == ("Flu clinics open.",)
    assert thread("", within(40)) == ("",)


def test_the_authors_breaks_are_kept_and_numbered() -> None:
    text = "First.\n\n---\nSecond.\n-----\n\n---\nThird - not a break.\n--"
    assert thread(text, within(400)) == ("First. (1/3)", "Second. (2/3)", "Third - not a break.\n-- (3/3)")
    assert has_breaks(text)
    assert unbroken(text) == "First.\n\nSecond.\n\nThird - not a break.\n--"


def test_a_long_text_is_not_split_unasked() -> None:
    assert thread("word " * 50, within(40)) == (("word " * 50).strip(),)


def test_it_comes_apart_between_paragraphs_first() -> None:
    text = "One is here. It has two sentences.\n\nTwo is a paragraph."
    assert thread(text, within(45), automatic=True) == (
        "One is here. It has two sentences. (1/2)",
        "Two is a paragraph. (2/2)",
    )


def test_then_between_sentences_and_then_words() -> None:
    text = "Clinics open on Monday. Book by phone or at https://www.nhs.uk/flu today."
    parts = thread(text, within(32), automatic=True)
    assert parts == (
        "Clinics open on Monday. (1/4)",
        "Book by phone or at (2/4)",
        "https://www.nhs.uk/flu (3/4)",
        "today. (4/4)",
    )


def test_a_break_and_the_length_work_together() -> None:
    parts = thread("Short.\n---\n" + "A sentence here. " * 4, within(30), automatic=True)
    assert parts[0].startswith("Short. (1/")
    assert all(len(part) <= 30 for part in parts)


def test_a_word_that_never_fits_stays_whole_for_the_caller_to_see() -> None:
    parts = thread("See " + "x" * 100, within(40), automatic=True)
    assert [len(part) <= 40 for part in parts] == [True, False]


def test_more_than_nine_parts_leave_room_for_their_numbers() -> None:
    parts = thread("word " * 100, within(20), automatic=True)
    assert len(parts) > 9
    assert all(len(part) <= 20 for part in parts)
    assert parts[11].endswith(f"(12/{len(parts)})")


@given(st.text(alphabet="ab .!?\n-", max_size=300), st.integers(20, 60))
def test_no_word_is_lost_doubled_or_moved(text: str, limit: int) -> None:
    parts = thread(text, within(limit), automatic=True)
    numberless = [re.sub(r" \(\d+/\d+\)$", "", part) for part in parts] if len(parts) > 1 else list(parts)
    assert " ".join(numberless).split() == unbroken(text).split()
    assert thread(text, within(limit), automatic=True) == parts


@pytest.mark.parametrize("text", ["- - -", "----x", "—", "a --- b"])
def test_what_only_looks_like_a_break(text: str) -> None:
    assert not has_breaks(f"before\n{text}\nafter")
