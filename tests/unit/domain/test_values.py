"""Canonical form, cleaning, headlines, sign-offs, the delivery's state machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.account import BrandKit, SignOffStyle
from ccgcompose.domain.canonical import canonical_json, digest
from ccgcompose.domain.cleaning import REPLACEMENT, clean
from ccgcompose.domain.post import Content, Variant, headline
from ccgcompose.domain.publication import NOT_OUT, TRANSITIONS, DeliveryState, can_move
from ccgcompose.domain.signoff import confirmation, published_text
from tests.unit.domain.builders import AMARA, CONTENT, NEWSROOM, NOON, REVISION


def test_equal_things_have_equal_digests_whatever_their_order() -> None:
    assert digest({"b": 1, "a": (1, 2)}) == digest({"a": [1, 2], "b": 1})


def test_the_same_instant_in_another_zone_is_the_same() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5)))
    assert canonical_json(NOON) == canonical_json(there)


@pytest.mark.parametrize("value", [1.5, NOON.replace(tzinfo=None), object()])
def test_what_has_no_one_spelling_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


@given(st.text(alphabet=st.characters()), st.text(alphabet=st.characters()))
def test_different_texts_have_different_digests(one: str, other: str) -> None:
    assert (digest(one) == digest(other)) == (one == other)


def test_a_revision_changed_in_any_field_has_another_digest() -> None:
    changed = [
        replace(REVISION, number=2),
        replace(REVISION, author_id="person-2"),
        replace(REVISION, content=replace(CONTENT, text=CONTENT.text + " ")),
    ]
    assert len({digest(revision) for revision in (REVISION, *changed)}) == 4


@given(st.text(alphabet=st.characters(codec=None)))
def test_a_cleaned_text_can_be_carried_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned


def test_cleaning_replaces_visibly_and_drops_nothing() -> None:
    assert clean("a\ud800b\x00c\r\nd\re") == f"a{REPLACEMENT}b{REPLACEMENT}c\nd\ne"


def test_a_variant_is_what_its_account_says() -> None:
    content = replace(CONTENT, variants=(Variant("account-2", "Shorter."),))
    assert content.text_for("account-2") == "Shorter."
    assert content.text_for(NEWSROOM.id) == CONTENT.text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (CONTENT, "Flu clinics"),
        (Content("", "", "\n\n First line.\nSecond."), "First line."),
        (Content("", "", ""), "Untitled post"),
        (Content("", "", "word " * 40), "word " * 14 + "word…"),
    ],
)
def test_headlines(content: Content, expected: str) -> None:
    assert headline(content) == expected


def test_the_sign_off_is_appended_once_where_the_style_says_so() -> None:
    account = replace(NEWSROOM, sign_off=SignOffStyle.APPENDED)
    text = published_text("Clinics open.", account, AMARA)
    assert text == "Clinics open.\n\nAmara Obi, Head of Communications"
    assert published_text(text, account, AMARA) == text
    assert published_text("Clinics open.", NEWSROOM, AMARA) == "Clinics open."


def test_responsibility_is_taken_by_name() -> None:
    assert "Amara Obi" in confirmation(AMARA)


def test_a_brand_kit_names_what_is_missing() -> None:
    assert BrandKit(name="N", colour="").missing() == ("short name", "description", "website", "colour")


def test_nothing_leaves_sent_or_cancelled() -> None:
    assert not TRANSITIONS[DeliveryState.SENT]
    assert not TRANSITIONS[DeliveryState.CANCELLED]


def test_an_unconfirmed_delivery_is_never_simply_claimed_again() -> None:
    assert not can_move(DeliveryState.UNKNOWN, DeliveryState.CLAIMED)
    assert DeliveryState.UNKNOWN not in NOT_OUT
