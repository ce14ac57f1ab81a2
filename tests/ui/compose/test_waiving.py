"""A finding is accepted by name and with a reason, stays to be seen, and can be taken back."""

from __future__ import annotations

import pytest

from ccgcompose.usecases.views import EntryQuery
from tests.ui.compose.hands import Hands
from tests.ui.hands import type_text
from ui.compose.checks_view import ALIKE_AT_MOST
from ui.compose.finding_card import FindingCard

UNTRUSTED = "Our flu clinics open on Monday. Find yours on https://clinics.example.org today."
REASON = "The council runs this page with us."


def cards_of(hands: Hands, rule: str) -> list[FindingCard]:
    return [card for card in hands.cards() if (found := card.finding()) is not None and found.rule == rule]


def accept(hands: Hands, rule: str, reason: str = REASON) -> None:
    hands.press(hands.card(rule).waive_button)
    sheet = hands.panel.presenter.waiving.sheet
    assert sheet is not None
    type_text(sheet.reason, reason)
    hands.press(sheet.primary)


def test_a_warning_is_accepted_with_a_reason_and_moves_to_the_accepted_ones(hands: Hands) -> None:
    hands.whole(UNTRUSTED)
    before = int(hands.panel.check_count())
    accept(hands, "LINK001")
    card = hands.card("LINK001")
    assert card.waived() == f"Accepted by Amara Obi: {REASON}"
    assert hands.cards()[-1] is card
    assert not card.waive_button.isVisible()
    assert int(hands.panel.check_count() or 0) == before - 1
    assert all(UNTRUSTED[m.start : m.end] != "https://clinics.example.org" for m in hands.editor().marks())


def test_accepting_saves_the_text_first_and_is_in_the_history(hands: Hands) -> None:
    hands.whole(UNTRUSTED)
    accept(hands, "LINK001")
    working = hands.panel.presenter.on_desk.working
    assert working.base == 1
    assert not working.is_changed
    newest = hands.world.desk.past.entries(EntryQuery(limit=1))[0].entry
    assert newest.kind == "finding.waived"
    assert REASON in newest.summary


def test_without_a_reason_the_sheet_stays(hands: Hands) -> None:
    hands.whole(UNTRUSTED)
    hands.press(hands.card("LINK001").waive_button)
    sheet = hands.panel.presenter.waiving.sheet
    assert sheet is not None
    hands.press(sheet.primary)
    assert sheet.isVisible()
    sheet.reject()


def test_what_was_accepted_is_taken_back(hands: Hands) -> None:
    hands.whole(UNTRUSTED)
    accept(hands, "LINK001")
    hands.press(hands.card("LINK001").withdraw_button)
    assert hands.card("LINK001").waived() == ""
    assert hands.card("LINK001").waive_button.isVisible()


def test_when_the_words_change_the_check_speaks_again(hands: Hands) -> None:
    hands.whole(UNTRUSTED)
    accept(hands, "LINK001")
    hands.whole(UNTRUSTED.replace("clinics.example.org", "other.example.org"))
    assert hands.card("LINK001").waived() == ""


@pytest.mark.parametrize("text", ["NHS number 943 476 5919", "Patient 943 476 5919 came in."])
def test_an_nhs_number_is_accepted_by_nobody_and_says_so(hands: Hands, text: str) -> None:
    hands.whole(text)
    card = hands.card("PAT001")
    assert not card.waive_button.isVisible()
    assert card.waived()


def test_the_same_fix_is_made_everywhere_at_once(hands: Hands) -> None:
    hands.whole("See http://www.nhs.uk/flu and http://www.nhs.uk/mmr for more.")
    hands.press(hands.card("LINK001").fix_all_button)
    assert hands.content().text == "See https://www.nhs.uk/flu and https://www.nhs.uk/mmr for more."


def test_much_advice_of_one_kind_stays_calm(hands: Hands) -> None:
    hands.whole(
        "Clinics open. " + " ".join(f"#getyour{word}jab" for word in ("flu", "mmr", "hpv", "rsv", "tb"))
    )
    assert len(cards_of(hands, "TAG001")) <= ALIKE_AT_MOST
