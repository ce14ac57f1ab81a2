"""The checks answer as one types, and each finding leads to its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tests.ui.compose.hands import Hands
from tests.ui.hands import click
from ui.compose.live_checks import LONG

FAULTY = "Flu clinics open. 💉\n\nFor patient 943 476 5919 see http://bit.ly/abc\n\nIt is bloody quick. #getyourflujab"
CTRL = Qt.KeyboardModifier.ControlModifier


def write_at_end(hands: Hands, text: str, name: str) -> None:
    """Type after the last word of one account's text."""
    editor = hands.editor(name)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    hands.write(text, name)


def test_nothing_is_said_of_a_post_without_words(hands: Hands) -> None:
    assert hands.cards() == []
    assert hands.panel.side_tabs.tabText(0) == "Checks"


def test_findings_are_grouped_by_weight_with_message_remedy_clause_and_rule(hands: Hands) -> None:
    hands.whole(FAULTY)
    assert hands.rules()[0] == "PAT001"
    assert {"PAT001", "RESP001", "LINK001", "TAG001"} <= set(hands.rules())
    found = [card.finding() for card in hands.cards()]
    weights = [finding.severity.rank for finding in found if finding is not None]
    assert weights == sorted(weights)
    card = hands.card("PAT001")
    assert card.message() == "This looks like an NHS number. It identifies a patient."
    assert card.clause().startswith("Policy 4, ")
    assert card.remedy()


def test_what_was_found_is_underlined_where_it_stands_even_after_an_emoji(hands: Hands) -> None:
    hands.whole(FAULTY)
    kinds = {mark.kind: FAULTY[mark.start : mark.end] for mark in hands.editor().marks()}
    assert kinds["block"] == "943 476 5919"
    assert kinds["advise"] == "#getyourflujab"


def test_showing_a_finding_selects_its_words(hands: Hands) -> None:
    hands.whole(FAULTY)
    hands.press(hands.card("PAT001").show_button)
    start, end = hands.editor().selected_span()
    assert FAULTY[start:end] == "943 476 5919"


def test_a_click_on_the_card_does_the_same(hands: Hands) -> None:
    hands.whole(FAULTY)
    click(hands.card("TAG001"), hands.card("TAG001").rect().topLeft())
    start, end = hands.editor().selected_span()
    assert FAULTY[start:end] == "#getyourflujab"


def test_a_fix_is_made_with_one_click_and_undone_with_ctrl_z(hands: Hands) -> None:
    hands.whole(FAULTY)
    hands.press(hands.card("TAG001").fix_button)
    assert hands.content().text == FAULTY.replace("#getyourflujab", "#GetYourFluJab")
    assert "TAG001" not in hands.rules()
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.content().text == FAULTY
    assert "TAG001" in hands.rules()


def test_typing_and_fixes_are_undone_in_turn(hands: Hands) -> None:
    hands.whole(FAULTY)
    hands.press(hands.card("PAT001").fix_button)
    hands.press(hands.card("TAG001").fix_button)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.content().text == FAULTY


def test_f8_goes_from_finding_to_finding_and_back(hands: Hands) -> None:
    hands.whole(FAULTY)
    editor = hands.editor()
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    seen = []
    for _ in range(3):
        hands.key(Qt.Key.Key_F8)
        start, end = editor.selected_span()
        seen.append(FAULTY[start:end])
    assert seen == ["943 476 5919", "http://bit.ly/abc", "bloody"]
    hands.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    start, end = editor.selected_span()
    assert FAULTY[start:end] == "http://bit.ly/abc"


def test_f8_in_a_text_without_findings_goes_to_one_that_has_some(hands: Hands) -> None:
    hands.choose("Newsroom", "Short")
    hands.write("Fine words")
    write_at_end(hands, "\n\n#getyourflujab", "Short")
    hands.editor("")
    hands.key(Qt.Key.Key_F8)
    assert hands.panel.texts.current() == hands.account("Short")
    start, end = hands.panel.texts.page(hands.account("Short")).editor.selected_span()
    assert end - start == len("#getyourflujab")


def test_a_finding_of_one_account_names_it_and_leads_to_its_tab(hands: Hands) -> None:
    hands.choose("Newsroom", "Short")
    hands.write("Fine words")
    write_at_end(hands, "\n\n#getyourflujab", "Short")
    hands.editor("")
    card = hands.card("TAG001")
    assert card.message().startswith("Short: ")
    hands.press(card.fix_button)
    assert hands.panel.texts.current() == hands.account("Short")
    assert [variant.text for variant in hands.content().variants] == ["Fine words\n\n#GetYourFluJab"]
    assert hands.content().text == "Fine words"


def test_a_fix_of_common_words_in_a_text_of_an_account_alone_makes_no_variant(hands: Hands) -> None:
    hands.choose("Short")
    hands.write("x" * 290 + " #getyourflujab")
    hands.editor("Short")
    hands.press(hands.card("TAG001").fix_button)
    assert hands.content().variants == ()
    assert hands.content().text.endswith("#GetYourFluJab")


def test_a_long_text_is_checked_in_the_background_and_old_answers_are_dropped(hands: Hands) -> None:
    hands.choose("Newsroom")
    hands.editor().set_text("")
    hands.editor().insert_text("word " * (LONG // 5) + "943 476 5919")
    assert hands.panel.presenter.checking.live.waiting
    hands.wait()
    assert "PAT001" in hands.rules()
    hands.editor().insert_text(" and more")
    hands.editor().replace_all("Our clinics open on Monday.")
    hands.wait()
    assert hands.rules() == []
    assert hands.editor().marks() == []


def test_the_count_beside_checks_includes_what_no_edit_of_the_text_mends(hands: Hands) -> None:
    hands.choose("Short")
    hands.write("Fine words")
    assert hands.panel.check_count() == "2"
    subject, approval = hands.panel.checks.refusals()
    assert subject == "The post has no subject. Choose one of the organisation's subjects."
    assert approval.startswith("Revision 1 is not approved")
    hands.subject("Vaccination")
    assert hands.panel.check_count() == "1"
