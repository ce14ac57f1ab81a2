"""A pattern that is tried only where a word stands that it needs must need it: in every case file of all rules."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.policy.identifiers import addresses, bank, clues, handles
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.rules import nhs_number, obscene, passport, voice, ward_and_bed
from ccgcompose.policy.text import Text
from ccgcompose.policy.untouched import Untouched
from tests.unit.policy.case_file import CASES, read_cases
from tests.unit.policy.hostile import TEXTS

TEXTS_OF_CASES = [
    Text(case.text) for path in CASES.glob("*.md") if path.stem.isupper() for case in read_cases(path)
]
GUARDED = {
    "voice": (voice.FirstPerson()._passive, voice._PASSIVE),
    "cared for": (clues._cared_for(), clues._WARDS),
    "known": (clues._known(), clues._MINE),
    "decade": (clues._decade(), clues._THEIRS),
    "bed": (ward_and_bed.WardAndBed()._place, ward_and_bed._BEDS),
    "bed first": (ward_and_bed.WardAndBed()._bed_first, ward_and_bed._BEDS),
    "ward first": (ward_and_bed.WardAndBed()._ward_first, ward_and_bed._BEDS),
    "someone's bed": (ward_and_bed.WardAndBed()._someone, ward_and_bed._BEDS),
    "handle": (handles._pattern(), handles._SIGNS),
    "house": (addresses._house(), addresses._named_houses()),
    "papers": (passport.Passport()._labelled, passport._PAPERS),
    "papers farther off": (passport.Passport()._farther, passport._PAPERS),
    "papers behind": (passport.Passport()._before, passport._PAPERS),
    "emoji": (obscene._emoji(), obscene._FIRST_OF_TWO),
    "end of a number": (nhs_number.NhsNumber()._end_of_a_number, nhs_number._ENDS),
}
QUICK = {
    "iban": (bank._iban(), bank._may_be_iban()),
    "card": (bank._card(), bank._may_be_card()),
}


@pytest.mark.parametrize("name", GUARDED)
def test_whatever_a_pattern_finds_holds_a_piece_that_it_needs(name: str) -> None:
    pattern, needs = GUARDED[name]
    found = found_by(pattern)
    assert found
    assert [match for match in found if not has_any(match, needs)] == []


@pytest.mark.parametrize("name", QUICK)
def test_whatever_a_pattern_finds_is_found_by_the_quick_look(name: str) -> None:
    pattern, quick = QUICK[name]
    found = found_by(pattern)
    assert found
    assert [match for match in found if not quick.search(match)] == []


def found_by(pattern: re.Pattern[str]) -> list[str]:
    return [
        match.group()
        for text in TEXTS_OF_CASES
        for view in (text.folded.text, text.original)
        for match in pattern.finditer(view)
    ]


@given(
    st.lists(st.one_of(TEXTS, st.sampled_from(("@", "a.b", "#", "-+_", "x" * 70, "@@", " ")))).map("".join)
)
def test_handles_and_tags_are_found_as_one_pattern_would_find_them(text: str) -> None:
    wanted = {match.span() for match in re.finditer(r"[\w.+-]{0,64}@[\w.-]{1,255}|[#＃]\w+", text)}
    links = {(link.start, link.end) for link in Text(text).links}
    assert set(Untouched(Text(text))._spans) == wanted | links
