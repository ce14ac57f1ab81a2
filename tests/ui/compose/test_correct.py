"""Correcting what is out, openly: a note that the public sees, and nothing deleted."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from ccgcompose.domain.publication import DeliveryKind
from tests.ui.compose.hands import Hands
from tests.ui.compose.world import GOOD, World
from tests.ui.hands import type_text

NOTE = "We gave the wrong day. It is Tuesday."


@pytest.fixture
def correcting(hands: Hands, world: World) -> Hands:
    """The window over a post that is out since yesterday."""
    post_id = world.publish(world.content())
    world.pass_time(days=1)
    hands.panel.correct(post_id)
    hands.wait()
    return hands


def mend(hands: Hands) -> None:
    """Write Tuesday for Monday."""
    start = GOOD.index("Monday")
    hands.editor().replace_span(start, start + len("Monday"), "Tuesday")
    hands.wait()


def note(hands: Hands, words: str) -> None:
    """Say what was wrong."""
    type_text(hands.panel.correction.note, words)
    hands.wait()


def test_what_is_out_is_loaded_and_said_to_be_out(correcting: Hands) -> None:
    assert correcting.editor().text() == GOOD
    assert correcting.panel.header.title() == "Correct “Flu clinics open”"
    assert correcting.panel.header.saved() == "Out on Newsroom since 24 November 2026"
    assert correcting.panel.correction.isVisible()
    assert not correcting.panel.schedule.isVisible()


def test_nothing_offers_deletion_and_the_button_says_what_it_does(correcting: Hands) -> None:
    shown = [b for b in correcting.panel.findChildren(QAbstractButton) if b.isVisible()]
    words = " ".join(f"{button.text()} {button.accessibleName()}" for button in shown).lower()
    assert "delete" not in words
    assert correcting.panel.correction.publish_button.text() == "Publish correction…"
    assert not correcting.panel.correction.publish_button.isEnabled()


def test_a_correction_needs_its_note(correcting: Hands) -> None:
    mend(correcting)
    assert correcting.sentence() == "Say what was wrong. It is shown under the post."
    correcting.press(correcting.panel.correction.publish_button)
    assert correcting.panel.correction.note_error() == "Say in one sentence what was wrong."
    assert correcting.panel.presenter.decisions.dialog is None


def test_the_difference_is_shown_side_by_side(correcting: Hands) -> None:
    mend(correcting)
    correcting.panel.texts.go_to("changes")
    before, after = correcting.compared(correcting.panel.difference)
    assert "on Monday at" in before
    assert "on Tuesday at" in after


def test_a_correction_goes_out_with_its_note(correcting: Hands) -> None:
    mend(correcting)
    note(correcting, NOTE)
    correcting.press(correcting.panel.correction.publish_button)
    assert correcting.dialog().primary.text() == "Publish correction"
    assert f"With the note: {NOTE}" in correcting.dialog().summary()
    correcting.promise()
    assert correcting.stored().number == 2
    assert correcting.stored().edit_note is not None
    correcting.world.desk.deliver.run_due()
    (shown,) = correcting.world.platforms["newsroom"].sent
    assert "on Tuesday at" in shown.text
    assert [each.text for each in shown.edit_notes] == [NOTE]
    assert correcting.notice("decided") == "The correction is on its way to Newsroom."


def test_after_a_correction_the_window_shows_what_is_out_now(correcting: Hands) -> None:
    mend(correcting)
    note(correcting, NOTE)
    correcting.press(correcting.panel.correction.publish_button)
    correcting.promise()
    assert "on Tuesday at" in correcting.editor().text()
    assert correcting.panel.correction.note_text() == ""
    assert correcting.sentence() == "Nothing is changed yet: mend the text above."
    detail = correcting.world.desk.past.detail(correcting.stored().post_id)
    assert [each.publication.kind for each in detail.publications] == [
        DeliveryKind.PUBLISH,
        DeliveryKind.CORRECT,
    ]
    assert correcting.world.desk.compose.newest_autosave(correcting.session.person) is None


def test_a_correction_that_a_check_stops_says_so(correcting: Hands) -> None:
    correcting.write("Ask for 943 476 5919. ")
    assert correcting.sentence() == "One thing stands in the way"
    assert not correcting.panel.correction.publish_button.isEnabled()


def test_the_accounts_of_a_correction_are_those_where_it_is_out(correcting: Hands) -> None:
    assert correcting.panel.accounts.chosen() == (correcting.account("Newsroom"),)
    assert not correcting.panel.accounts.chip(correcting.account("Newsroom")).isEnabled()
    with pytest.raises(KeyError):
        correcting.panel.accounts.chip(correcting.account("Short"))


def test_the_preview_shows_the_note_to_be(correcting: Hands) -> None:
    correcting.panel.side_tabs.setCurrentIndex(1)
    mend(correcting)
    page = correcting.panel.preview.page
    correcting.qtbot.waitUntil(lambda: "on Tuesday at" in page.text())
    assert "24 November 2026" in page.text()
