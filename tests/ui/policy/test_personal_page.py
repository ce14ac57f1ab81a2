"""A private post is checked, and nothing of it stays: not in the store, not in a file, not on the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, press, type_text
from tests.ui.history.looking import words
from tests.unit.usecases.world import World
from ui.policy.panel import CLAUSES, PERSONAL, PolicyPanel
from ui.session import Session

PRIVATE = "Long shift. Margaret, NHS number 943 476 5919, was a bloody nightmare."


def write(panel: PolicyPanel, session: Session, qtbot: QtBot, text: str = PRIVATE) -> None:
    panel.show_part(PERSONAL)
    type_text(panel.personal.editor, text)
    qtbot.waitUntil(lambda: not session.background.busy)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_it_is_found_underlined_and_explained(panel: PolicyPanel, session: Session, qtbot: QtBot) -> None:
    write(panel, session, qtbot)
    marked = [PRIVATE[mark.start : mark.end] for mark in panel.personal.editor.marks()]
    assert "943 476 5919" in marked
    assert "It identifies a patient" in words(panel.personal.checks)


def test_rules_for_official_accounts_say_nothing(panel: PolicyPanel, session: Session, qtbot: QtBot) -> None:
    write(panel, session, qtbot, "Lovely walk in the Peak today with the dog.")
    assert panel.personal.checks.cards() == []


def test_nothing_is_kept(panel: PolicyPanel, world: World, session: Session, qtbot: QtBot) -> None:
    before = contents(world.folder)
    write(panel, session, qtbot)
    assert contents(world.folder) == before


def test_it_is_gone_when_the_part_is_left(panel: PolicyPanel, session: Session, qtbot: QtBot) -> None:
    write(panel, session, qtbot)
    panel.show_part(CLAUSES)
    panel.show_part(PERSONAL)
    assert panel.personal.editor.text() == ""
    press(panel.personal.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.personal.editor.text() == ""


def test_it_is_gone_when_the_page_is_left_or_covered(
    panel: PolicyPanel, session: Session, qtbot: QtBot
) -> None:
    write(panel, session, qtbot)
    panel.hide()
    assert panel.personal.editor.text() == ""


def test_clear_lets_it_go_at_once(panel: PolicyPanel, session: Session, qtbot: QtBot) -> None:
    write(panel, session, qtbot)
    click(panel.personal.clear_button)
    assert panel.personal.editor.text() == ""
    assert not panel.personal.clear_button.isEnabled()


def test_an_answer_about_older_words_is_not_shown(panel: PolicyPanel) -> None:
    panel.show_part(PERSONAL)
    panel.personal.editor.set_text("Newer words")
    panel.personal.set_findings(PRIVATE, (), {})
    assert panel.personal.editor.marks() == []
