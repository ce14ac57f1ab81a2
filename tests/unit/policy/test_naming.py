"""Whose a name is, told from what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ccgcompose.domain.consent import Relation
from ccgcompose.domain.draft import DraftConsent
from ccgcompose.policy.naming.judging import Bearer
from ccgcompose.policy.naming.people import mentions
from ccgcompose.policy.naming.words import any_of, listed
from ccgcompose.policy.text import Text
from tests.unit.policy.drafts import draft, given


def bearers(text: str) -> list[tuple[str, Bearer]]:
    return [(mention.name.name, mention.bearer) for mention in mentions(draft(text), Text(text))]


@pytest.mark.parametrize("key", ["roles", "conditions", "sites", "no_people"])
def test_the_tree_of_a_list_matches_its_words_and_no_others(key: str) -> None:
    pattern = re.compile(any_of(key))
    assert [word for word in listed(key) if not pattern.fullmatch(word)] == []
    assert [
        word for word in listed(key) if pattern.fullmatch(f"{word}zz") or pattern.fullmatch(f"zz{word}")
    ] == []


def test_a_title_belongs_to_the_name() -> None:
    assert bearers("We welcome Mrs Margaret Ashworth.") == [("Mrs Margaret Ashworth", Bearer.SOMEBODY)]


def test_a_person_with_a_post_has_it_in_the_whole_text() -> None:
    found = bearers("Meet Sam Reed, our new Chief Executive. We look forward to working with Sam.")
    assert found == [("Sam Reed", Bearer.IN_A_POST), ("Sam", Bearer.IN_A_POST)]


def test_a_patient_is_one_in_the_whole_text() -> None:
    found = bearers("Thanks to Margaret Wilson for the cake. Margaret was admitted in May.")
    assert found == [("Margaret Wilson", Bearer.PATIENT), ("Margaret", Bearer.PATIENT)]


def test_the_colleague_beside_a_patient_is_none() -> None:
    text = "Nurse Joy Eze was there when Margaret Wilson was discharged."
    assert dict(bearers(text)) == {"Nurse Joy Eze": Bearer.IN_A_POST, "Margaret Wilson": Bearer.PATIENT}


def test_a_name_of_the_settings_may_be_in_any_sentence() -> None:
    text = "Helen Moss was admitted on Monday."
    (mention,) = mentions(given(text, {"public names": "Helen Moss"}), Text(text))
    assert mention.bearer is Bearer.NOBODY


def test_who_agreed_to_be_named_may_be_and_no_more_than_that() -> None:
    consent = DraftConsent("consent-1", "Margaret Wilson", Relation.PATIENT, allows=True, may_be_named=True)
    with_illness = replace(consent, condition_may_be_stated=True)
    withdrawn = replace(with_illness, allows=False)
    text = "Margaret Wilson was admitted. Margaret Wilson came to our fair."
    for given_consent, bearer in (
        (consent, Bearer.PATIENT),
        (with_illness, Bearer.NOBODY),
        (withdrawn, Bearer.PATIENT),
    ):
        found = mentions(replace(draft(text), consents=(given_consent,)), Text(text))
        assert found[0].bearer is bearer


def test_a_sign_off_over_two_lines_is_one() -> None:
    assert bearers("See you there.\nAmara Obi\nHead of Communications") == [("Amara Obi", Bearer.IN_A_POST)]


def test_a_text_full_of_names_is_read_up_to_a_bound() -> None:
    text = "Margaret Wilson was admitted. " * 1_000
    found = mentions(draft(text), Text(text))
    assert 0 < len(found) < 1_000
    assert {mention.bearer for mention in found} == {Bearer.PATIENT}
