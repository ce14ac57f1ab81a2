"""Sheets: what Enter, Esc and Tab do, and that nothing typed is lost when a problem comes up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ccgcompose.errors import Problem
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from ui.widgets.confirm_dialog import ConfirmDialog
from ui.widgets.dialog import Sheet


def shown_words(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.text() and each.isVisibleTo(widget)]


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet("Permission record", lead="Who owns it?", primary="Save the record")
    field = QLineEdit()
    field.setAccessibleName("Owner")
    made.add(field)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def test_enter_presses_the_primary_button(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.accepted):
        press(sheet.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    assert sheet.isHidden()


def test_esc_leaves_the_sheet(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.rejected):
        press(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_a_problem_stays_on_the_sheet_with_what_was_typed(sheet: Sheet) -> None:
    field = sheet.findChildren(QLineEdit)[0]
    type_text(field, "Park Lane £")
    sheet.show_problem(Problem("It could not be saved.", next="Try again."))
    sheet.show_problem(Problem("It still could not be saved.", next="Try again."))
    assert "It still could not be saved." in shown_words(sheet)
    assert "It could not be saved." not in shown_words(sheet)
    assert field.text() == "Park Lane £"
    sheet.clear_problem()
    assert not any("saved" in text for text in shown_words(sheet))


def test_nothing_is_pressed_twice_while_work_is_under_way(sheet: Sheet) -> None:
    sheet.set_busy(True)
    assert not sheet.primary.isEnabled()
    sheet.set_busy(False)
    assert sheet.primary.isEnabled()


def test_a_further_button_stands_at_the_left(sheet: Sheet) -> None:
    further = sheet.add_footer_button("Use a template")
    sheet.adjustSize()
    assert further.text() == "Use a template"
    assert further.x() < sheet.secondary.x() < sheet.primary.x()


def test_a_promise_and_a_reason_come_before_the_deed(qtbot: QtBot) -> None:
    ask = ConfirmDialog(
        "Publish now?",
        "It goes to 3 accounts.",
        primary="Publish",
        promise="I, Amara Obi, take responsibility",
        reason="Why now?",
    )
    qtbot.addWidget(ask)
    ask.show()
    assert not ask.primary.isEnabled()
    box = ask.findChildren(QCheckBox)[0]
    press(box, Qt.Key.Key_Space)
    assert not ask.primary.isEnabled()
    type_text(ask.findChildren(QLineEdit)[0], "  urgent  ")
    assert ask.primary.isEnabled()
    assert ask.reason() == "urgent"
    with qtbot.waitSignal(ask.accepted):
        click(ask.primary)


def test_a_plain_question_can_be_answered_at_once(qtbot: QtBot) -> None:
    ask = ConfirmDialog("Hold?", "Nothing goes out.", primary="Hold all publishing", kind="danger")
    qtbot.addWidget(ask)
    assert ask.primary.isEnabled()
    assert ask.findChildren(QCheckBox) == []


def test_tab_goes_through_the_body_before_the_buttons(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitActive(sheet):
        sheet.activateWindow()
    seen = []
    for _ in range(3):
        focused = sheet.focusWidget()
        assert focused is not None
        seen.append(focused)
        press(focused, Qt.Key.Key_Tab)
    assert seen == [sheet.findChildren(QLineEdit)[0], sheet.secondary, sheet.primary]


def test_a_sheet_grows_with_what_is_said(sheet: Sheet) -> None:
    before = sheet.height()
    sheet.show_problem(
        Problem("It could not be saved.", kept="Your words are kept. " * 12, next="Try again.")
    )
    assert audit(sheet) == []
    assert sheet.height() > before
