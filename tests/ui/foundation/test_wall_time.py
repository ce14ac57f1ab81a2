"""Times as people write them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.wall_time import parse_time, write_time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9am", time(9)),
        ("9:05am", time(9, 5)),
        ("9.05 pm", time(21, 5)),
        ("2:30 p.m.", time(14, 30)),
        ("12am", time(0)),
        ("12:15pm", time(12, 15)),
        ("14:30", time(14, 30)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        (" 8 ", time(8)),
        ("noon", time(12)),
        ("Midnight", time(0)),
    ],
)
def test_usual_ways_are_understood(text: str, expected: time) -> None:
    assert parse_time(text) == expected


@pytest.mark.parametrize("text", ["", "soon", "25:00", "9:75", "13pm", "0am", "9:5", "1:30:15", "９am x"])
def test_other_words_mean_no_time(text: str) -> None:
    assert parse_time(text) is None


@given(st.times().map(lambda t: time(t.hour, t.minute)))
def test_what_is_written_can_be_read(moment: time) -> None:
    assert parse_time(write_time(moment)) == moment


def test_times_are_written_as_the_nhs_does() -> None:
    assert [write_time(time(9)), write_time(time(0, 30)), write_time(time(12))] == [
        "9:00am",
        "12:30am",
        "12:00pm",
    ]
