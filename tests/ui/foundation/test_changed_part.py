"""What was replaced, from the two texts alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.changed_part import Part, changed_part

TEXTS = st.text(alphabet="ab💉", max_size=12)


@given(TEXTS, TEXTS)
def test_the_rest_is_the_same(before: str, after: str) -> None:
    part = changed_part(before, after)
    assert before[: part.start] == after[: part.start]
    assert before[part.old_end :] == after[part.new_end :]
    assert part.start <= min(part.old_end, part.new_end)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_words_around_the_part_keep_their_place(head: str, old: str, new: str, tail: str) -> None:
    part = changed_part(head + old + tail, head + new + tail)
    for place in range(part.start + 1):
        assert part.moved(place) == place
    last = len(head + old + tail)
    assert part.moved(last) == (len(head + new + tail) if last > part.start else last)


def test_the_part_is_the_smallest() -> None:
    assert changed_part("one two three", "one 2 three") == Part(4, 7, 5)
    assert changed_part("same", "same") == Part(4, 4, 4)


def test_a_place_that_is_gone_is_where_the_part_begins() -> None:
    assert Part(4, 7, 5).moved(6) == 4
