"""Findings carried over a change of the text still stand at the words they were found in."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.post import Content, Variant
from ccgcompose.usecases.carrying import carried


def found(start: int, end: int, account_id: str | None = None) -> Finding:
    return Finding("SLOW001", Severity.ADVISE, "BEST-3", start, end, "Look.", "Do.", account_id=account_id)


def content(text: str, *variants: Variant) -> Content:
    return Content("Flu", "", text, ("a", "b"), variants)


def test_before_the_change_it_stays_and_behind_it_moves_along() -> None:
    old, new = content("wurd and so on, wurd again"), content("wurd and so forth, wurd again")
    kept = carried((found(0, 4), found(9, 14), found(16, 20)), old, new)
    assert [(f.start, f.end) for f in kept] == [(0, 4), (19, 23)]


def test_a_word_that_is_typed_on_is_left_out() -> None:
    assert carried((found(2, 6),), content("A wurd"), content("A wurdy")) == ()


def test_what_is_about_the_whole_post_stays() -> None:
    assert carried((found(0, 0),), content("One"), content("Two")) == (found(0, 0),)


def test_words_of_one_account_are_compared_with_its_own() -> None:
    old = content("common", Variant("a", "own wurd here"))
    new = content("changed", Variant("a", "my own wurd here"))
    assert [(f.start, f.end) for f in carried((found(4, 8, "a"),), old, new)] == [(7, 11)]


def test_an_account_that_is_no_longer_chosen_is_not_spoken_of() -> None:
    old = content("common", Variant("a", "own wurd here"))
    assert carried((found(4, 8, "a"),), old, replace(old, account_ids=("b",))) == ()


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=8), st.text(max_size=8), st.data())
def test_whatever_changes_the_words_are_the_same(
    before: str, behind: str, taken: str, put: str, data: st.DataObject
) -> None:
    old, new = before + taken + behind, before + put + behind
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    if end > start:
        for finding in carried((found(start, end),), content(old), content(new)):
            assert new[finding.start : finding.end] == old[start:end]
