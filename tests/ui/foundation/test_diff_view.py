"""Two revisions side by side."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from ui import theme
from ui.tokens import Scheme
from ui.widgets.diff_view import DiffView


@pytest.fixture
def view(qtbot: QtBot) -> DiffView:
    made = DiffView()
    made.set_titles("Revision 1", "Revision 2")
    made.set_texts("at Park Road 💉", "at Park Lane 💉")
    qtbot.addWidget(made)
    made.show()
    return made


def side(view: DiffView, at: int) -> QTextEdit:
    return view.findChildren(QTextEdit)[at]


def style(edit: QTextEdit, words: str) -> tuple[bool, bool, str]:
    """Return whether `words` are struck through, whether underlined, and their colour."""
    cursor: QTextCursor = edit.document().find(words)
    shape = cursor.charFormat()
    return shape.fontStrikeOut(), shape.fontUnderline(), shape.foreground().color().name().upper()


def test_changed_words_are_marked_by_a_line_as_well_as_by_colour(view: DiffView) -> None:
    tokens = theme.current()
    assert style(side(view, 0), "Road") == (True, False, tokens.bad.text)
    assert style(side(view, 1), "Lane") == (False, True, tokens.ok.text)
    assert style(side(view, 1), "Park") == (False, False, tokens.text)


def test_a_screen_reader_is_told_what_changed(view: DiffView) -> None:
    assert side(view, 0).accessibleDescription() == "deleted: Road"
    assert side(view, 1).accessibleDescription() == "inserted: Lane"
    assert side(view, 1).accessibleName() == "Revision 2"
    view.set_texts("same", "same")
    assert side(view, 0).accessibleDescription() == "No words changed"


def test_each_side_has_its_name_over_it(view: DiffView) -> None:
    assert [label.text() for label in view.findChildren(QLabel)] == ["Revision 1", "Revision 2"]


def test_both_sides_scroll_together(view: DiffView) -> None:
    view.set_texts("\n".join("abcdefgh"), "\n".join("abcdefgh" * 9))
    view.set_texts("\n".join("abcdefgh" * 9), "\n".join("abcdefgh" * 9))
    view.resize(400, 120)
    QApplication.processEvents()
    side(view, 0).verticalScrollBar().setValue(60)
    assert side(view, 1).verticalScrollBar().value() == 60


def test_a_new_theme_reaches_the_marks(look: QApplication, view: DiffView) -> None:
    theme.apply(look, Scheme.DARK)
    assert style(side(view, 0), "Road")[2] == theme.current().bad.text
