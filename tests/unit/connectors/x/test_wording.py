"""Whether what X shows is what was sent."""

from __future__ import annotations

import pytest

from connectors.x.wording import is_same

TEXT = "Flu clinics & more: https://www.nhs.uk/flu <now>. Ring us!"


@pytest.mark.parametrize(
    "shown",
    [
        TEXT,
        "Flu clinics &amp; more: https://t.co/AbC123 &lt;now&gt;. Ring us!",
        "Flu clinics &amp; more: https://t.co/AbC123 &lt;now&gt;. Ring us! https://t.co/picture1",
        "Flu clinics &amp; more: https://t.co/AbC123…",
        "Flu clinics &amp; more:… https://t.co/whole12",
        "Flu  clinics &amp; more: https://t.co/AbC123\n&lt;now&gt;. Ring us!",
    ],
)
def test_what_x_makes_of_it_is_the_same(shown: str) -> None:
    assert is_same(shown, TEXT)


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "Flu clinics &amp; more: https://t.co/AbC123 &lt;now&gt;. Ring them!",
        "Flu clinics &amp; less… https://t.co/whole12",
        "RT @somebody: Flu clinics &amp; more: https://t.co/AbC123 &lt;now&gt;. Ring us!",
        "Flu clinics",
    ],
)
def test_other_words_are_not(shown: str) -> None:
    assert not is_same(shown, TEXT)


def test_signs_of_an_expression_are_words() -> None:
    assert is_same("(a+)+$ [x] https://t.co/Q1 .*", "(a+)+$ [x] www.nhs.uk/flu .*")


def test_accents_may_be_written_in_two_ways() -> None:
    assert is_same("Caf\u00e9", "Cafe\u0301")
