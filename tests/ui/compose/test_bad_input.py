"""What nobody should type, and somebody will."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.compose.hands import Hands

HUNDRED_THOUSAND = 100_000


def long_text() -> str:
    """Return 100,000 characters in paragraphs."""
    sentence = "Our flu clinics open on Monday, and everybody over 65 can book one on nhs.uk. "
    return "\n\n".join([sentence * 8] * (HUNDRED_THOUSAND // (len(sentence) * 8)))


@pytest.mark.parametrize(
    "text",
    [
        "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd, flu \u05de\u05d7\u05e8 943 476 5919",
        "zero\u200bwidth\u200d \u2066here\u2069 943\u200b476\u200b5919",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7 943 476 5919",
        "e\u0301\u0301\u0301 943 476 5919",
    ],
)
def test_what_was_found_is_marked_where_it_stands_in_any_script(hands: Hands, text: str) -> None:
    hands.choose("Newsroom")
    hands.write(text)
    hands.save()
    assert hands.stored().content.text == text
    finding = hands.card("PAT001").finding()
    assert finding is not None
    marks = hands.editor().marks()
    assert (finding.start, finding.end, "block") in [(mark.start, mark.end, mark.kind) for mark in marks]
    hands.press(hands.card("PAT001").show_button)
    assert hands.editor().selected_span() == (finding.start, finding.end)


def test_half_a_character_is_replaced_and_said(hands: Hands) -> None:
    hands.choose("Newsroom")
    hands.editor().set_text("")
    hands.editor().insert_text("before \ud83d after")
    hands.wait()
    assert hands.content().text == "before \ufffd after"
    assert "TEXT001" in hands.rules()
    hands.save()
    assert hands.stored().content.text == "before \ufffd after"


def test_control_characters_do_not_move_the_caret(hands: Hands) -> None:
    hands.choose("Newsroom")
    hands.editor().insert_text("one\x0btwo")
    hands.wait()
    caret = hands.editor().textCursor().position()
    hands.editor().insert_text("!")
    hands.wait()
    assert hands.editor().textCursor().position() == caret + 1
    assert hands.content().text == "one\ufffdtwo!"


def test_with_a_hundred_thousand_characters_no_key_waits_for_the_checks(hands: Hands) -> None:
    hands.choose("Newsroom")
    hands.editor().insert_text(long_text())
    hands.wait()
    length = len(hands.content().text)
    assert length > HUNDRED_THOUSAND - 2_000
    for letter in "abc":
        QTest.keyClicks(hands.editor(), letter)
        QApplication.processEvents()
        assert hands.panel.presenter.checking.live.waiting
    assert len(hands.content().text) == length + 3
    hands.wait()
    assert hands.panel.texts.count_words(hands.account("Newsroom")) == f"{length + 3:,}"
    hands.save()
    assert hands.stored().content.text == hands.content().text


def test_more_than_can_be_kept_is_said_and_stays_on_the_screen(hands: Hands) -> None:
    hands.choose("Newsroom")
    hands.editor().insert_text("word " * 40_001)
    hands.wait()
    hands.save()
    assert "200,000 are the most" in hands.notice("problem")
    assert len(hands.editor().text()) == 200_005


def test_nothing_but_white_space_is_nothing_to_publish(hands: Hands) -> None:
    hands.choose("Newsroom")
    hands.write("  \n \t ")
    assert hands.sentence() == "There is nothing to publish yet."
