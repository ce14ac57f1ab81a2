"""Findings carried over a change of the text still stand at the words they were found in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.post import Content, Variant
from ccgcompose.policy.engine import default_engine
from ccgcompose.policy.explaining import for_reader
from ccgcompose.usecases.carrying import carried
from tests.unit.policy.drafts import draft

PLUMBER = "Ten lifts, three boilers and one electrician called Norman kept Ward 9 running through the flood."


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


@pytest.mark.parametrize("after", [f"Look! {PLUMBER}", f"{PLUMBER} Come and see."])
def test_a_doubt_goes_along_while_the_person_types_on(after: str) -> None:
    """So the warning does not come back at each key press until the sense is read again."""
    engine = default_engine()
    doubts = carried(engine.check_slow(draft(PLUMBER)), content(PLUMBER), content(after))
    shown = for_reader((*engine.check_quick(draft(after)), *doubts))
    assert [f.severity for f in shown if f.rule == "PAT020"] == [Severity.ADVISE]


def test_a_doubt_ends_where_its_words_are_changed() -> None:
    engine, after = default_engine(), PLUMBER.replace("Norman kept", "Norman Hale kept")
    doubts = carried(engine.check_slow(draft(PLUMBER)), content(PLUMBER), content(after))
    shown = for_reader((*engine.check_quick(draft(after)), *doubts))
    assert Severity.ADVISE not in [f.severity for f in shown if f.rule == "PAT020"]
