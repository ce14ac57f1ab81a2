"""What goes out as statuses: parts, their warning, and the edit notes where readers see them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccgcompose.domain.account import Limits
from ccgcompose.errors import TooLarge
from ccgcompose.policy.length import fits
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.limits import PUBLISHED
from connectors.mastodon.parts import layout
from connectors.mastodon.preview import preview
from tests.contract.connector_material import PictureFolder, account, corrected, medium, request

LIMITS = PUBLISHED["mastodon"]
NOTE = "Edited 24 November 2026: The day was wrong."


def within(text: str, limits: Limits) -> bool:
    return fits(text, limits).fits


def post(text: str, *notes: str) -> PublishRequest:
    first = request(account("mastodon"), text=text)
    return corrected(first, text, *notes) if notes else first


def test_each_part_is_behind_the_same_warning_and_the_warning_counts() -> None:
    text = f"CW: needles\n\n{'a' * 480}\n---\nMore."
    made = layout(post(text), LIMITS, within)
    assert made.warning == "needles"
    assert made.texts == (f"{'a' * 480} (1/2)", "More. (2/2)")
    with pytest.raises(TooLarge, match="Part 1 of 2"):
        layout(post(f"CW: needles\n\n{'a' * 490}\n---\nMore."), LIMITS, within)


def test_a_note_stands_under_the_last_part() -> None:
    made = layout(post("One.\n---\nTwo.", "The day was wrong."), LIMITS, within)
    assert made.texts == ("One. (1/2)", f"Two. (2/2)\n\n{NOTE}")


def test_a_note_that_does_not_fit_is_a_status_of_its_own() -> None:
    made = layout(post("a" * 490, "The day was wrong."), LIMITS, within)
    assert made.texts == ("a" * 490, NOTE)


def test_what_is_left_over_of_a_longer_thread_says_the_note() -> None:
    made = layout(post("One.", "The day was wrong."), LIMITS, within, there=3)
    assert made.texts == ("One.", NOTE, NOTE)


def test_a_reply_links_the_original_under_its_notes() -> None:
    made = layout(post("One.", "The day was wrong."), LIMITS, within, link="https://social.example/@a/1")
    assert made.texts == (f"One.\n\n{NOTE}\n\nhttps://social.example/@a/1",)


def test_many_notes_take_as_few_statuses_as_they_need() -> None:
    made = layout(post("a" * 490, "b" * 200, "c" * 200, "d" * 200), LIMITS, within)
    assert [len(text) for text in made.texts] == [490, 452, 225]


def test_a_note_longer_than_a_status_is_refused() -> None:
    with pytest.raises(TooLarge, match="edit note"):
        layout(post("One.", "b" * 600), LIMITS, within)


def test_a_preview_shows_the_parts_the_warning_and_the_card(tmp_path: object) -> None:
    facts = preview(post("CW: needles\n\nOne.\n---\nTwo. https://nhs.uk"), LIMITS, within)
    assert (facts.warning, facts.parts) == ("needles", ("One. (1/2)", "Two. https://nhs.uk (2/2)"))
    assert facts.card is None  # the server reads no page behind a warning
    facts = preview(post("One. https://www.nhs.uk/flu"), LIMITS, within)
    assert facts.card is not None
    assert facts.card.address == "https://www.nhs.uk/flu"
    assert facts.parts == ()


def test_several_pictures_are_cut_and_leave_no_card(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = PictureFolder(tmp_path_factory.mktemp("media"))
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    facts = preview(replace(post("One. https://www.nhs.uk/flu"), media=media), LIMITS, within)
    assert (facts.crop, facts.card) == ((16, 9), None)
