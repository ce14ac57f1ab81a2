"""Whether what Meta shows is what was sent."""

from __future__ import annotations

import pytest

from connectors.meta.words import alike, same_words

LONG = "Flu clinics open on Monday at Park Lane Health Centre. No appointment is needed. Bring a friend."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a\n\nb ", " a b"),
        ("Zo\u00eb", "Zoe\u0308"),
        ("a\u200bb", "ab"),
        ("a\r\nb", "a\nb"),
        ("a\x00b", "a\ufffdb"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
    ],
)
def test_what_nobody_sees_makes_no_difference(one: str, other: str) -> None:
    assert same_words(one, other)
    assert alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("Monday", "Tuesday"), ("9am", "9pm"), ("a b", "ab"), ("x", "")])
def test_other_words_are_other_words(one: str, other: str) -> None:
    assert not same_words(one, other)


@pytest.mark.parametrize(
    "other", [LONG.upper(), LONG.replace(".", "!"), LONG[:90] + "…", f"{LONG} Read more"]
)
def test_what_was_changed_or_cut_is_alike(other: str) -> None:
    assert alike(LONG, other)
    assert not same_words(LONG, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Flu", "Flu clinics"), (LONG, "Flu clinics open"), (LONG, LONG[:-20] + "x")]
)
def test_a_short_beginning_says_nothing(one: str, other: str) -> None:
    assert not alike(one, other)
