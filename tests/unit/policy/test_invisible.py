"""Where invisible characters belong."""

from __future__ import annotations

import pytest

from ccgcompose.policy.invisible import belongs, unbalanced


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("👩\u200d⚕", 1, 2),
        ("❤\ufe0f\u200d🔥", 2, 3),
        ("می\u200cخ", 2, 3),
        ("क्\u200dष", 2, 3),
        ("🏴\U000e0067\U000e007f", 1, 3),
    ],
)
def test_at_work(text: str, start: int, end: int) -> None:
    assert belongs(text, start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("a\u200db", 1, 2),
        ("a\u200b", 1, 2),
        ("\u200d", 0, 1),
        ("👩\u200da", 1, 2),
        ("a\U000e0067\U000e007f", 1, 3),
    ],
)
def test_at_play(text: str, start: int, end: int) -> None:
    assert not belongs(text, start, end)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("\u202ba\u202c", ()),
        ("\u2067\u202ba\u202c\u2069", ()),
        ("\u202ba", (0,)),
        ("a\u202c", (1,)),
        ("\u202ba\n\u202c", (0, 3)),
        ("\u202b\u2069", (0, 1)),
        ("\u202a" * 3, (0, 1, 2)),
    ],
)
def test_what_is_never_closed_or_never_opened(text: str, places: tuple[int, ...]) -> None:
    assert unbalanced(text) == places
