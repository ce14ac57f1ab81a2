"""The command palette."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, press, type_text
from ui.main_window import MainWindow
from ui.shell.page import Page
from ui.shell.palette import CommandPalette
from ui.shell.palette_list import Item
from ui.widgets.search_field import SearchField

Ctrl = Qt.KeyboardModifier.ControlModifier


class Finder:
    """Finds posts, and remembers what was asked and what was opened."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.opened: list[str] = []

    def search(self, text: str) -> Sequence[Item]:
        self.asked.append(text)
        titles = [
            title for title in ("Flu clinics open", "Flu jabs at work") if text.lower() in title.lower()
        ]
        return [Item(t, lambda t=t: self.opened.append(t), "24 Nov", "file-text") for t in titles]  # type: ignore[misc]


@pytest.fixture
def finder() -> Finder:
    return Finder()


@pytest.fixture
def window(finder: Finder, qtbot: QtBot) -> MainWindow:
    pages = [
        Page("compose", "Compose", "pencil", QLineEdit),
        Page("planner", "Planner", "calendar", QLineEdit),
    ]
    shown = MainWindow(pages)
    qtbot.addWidget(shown)
    shown.set_search(finder.search)
    shown.add_command("&Back up", lambda: finder.opened.append("backup"), "database", "Ctrl+B")
    shown.show_page("compose")
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def opened(window: MainWindow) -> tuple[CommandPalette, SearchField]:
    press(window, Qt.Key.Key_K, Ctrl)
    palette = window.findChildren(CommandPalette)[0]
    return palette, palette.findChildren(SearchField)[0]


def test_it_opens_with_every_command(window: MainWindow) -> None:
    palette, field = opened(window)
    assert palette.isVisible()
    assert field.hasFocus()
    assert palette.titles() == ["Go to Compose", "Go to Planner", "Back up"]


def test_enter_runs_the_first_that_fits(window: MainWindow) -> None:
    palette, field = opened(window)
    type_text(field, "plan")
    assert palette.titles() == ["Go to Planner"]
    press(field, Qt.Key.Key_Return)
    assert window.current_page() == "planner"
    assert not palette.isVisible()


def test_what_is_no_command_is_asked_for_after_a_pause(
    window: MainWindow, finder: Finder, qtbot: QtBot
) -> None:
    palette, field = opened(window)
    type_text(field, "fl")
    type_text(field, "u")
    qtbot.waitUntil(lambda: palette.titles() == ["Flu clinics open", "Flu jabs at work"])
    assert finder.asked == ["flu"]
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Return)
    assert finder.opened == ["Flu jabs at work"]


def test_enter_does_not_wait_for_the_pause(window: MainWindow, finder: Finder) -> None:
    _, field = opened(window)
    type_text(field, "clinics")
    press(field, Qt.Key.Key_Return)
    assert finder.opened == ["Flu clinics open"]


def test_nothing_found_is_said(window: MainWindow) -> None:
    palette, field = opened(window)
    type_text(field, "xyzzy")
    texts = [label.text() for label in palette.findChildren(QLabel) if label.isVisible()]
    assert texts == ["Nothing is found. Try other words."]
    press(field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_esc_gives_the_focus_back(window: MainWindow) -> None:
    page = window.page("compose")
    assert page is not None
    page.setFocus()
    palette, field = opened(window)
    press(field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert page.hasFocus()


def test_a_click_beside_it_closes(window: MainWindow) -> None:
    palette, _ = opened(window)
    beside = palette.parentWidget()
    assert isinstance(beside, QWidget)
    click(beside, QPoint(5, 5))
    assert not palette.isVisible()


def test_a_click_chooses(window: MainWindow, finder: Finder) -> None:
    palette, _ = opened(window)
    lines = palette.findChildren(QListView)[0]
    click(lines.viewport(), lines.visualRect(lines.model().index(2, 0)).center())
    assert finder.opened == ["backup"]


def test_tab_stays_in_the_palette(window: MainWindow) -> None:
    _, field = opened(window)
    press(field, Qt.Key.Key_Tab)
    assert field.hasFocus()


def test_a_screen_reader_hears_title_line_and_keys(window: MainWindow) -> None:
    palette, _ = opened(window)
    model = palette.findChildren(QListView)[0].model()
    spoken = model.data(model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Back up, Ctrl+B"
    assert (
        QAccessible.queryAccessibleInterface(palette.findChildren(QListView)[0]).text(QAccessible.Text.Name)
        == "Results"
    )


def test_it_opens_again_empty(window: MainWindow) -> None:
    _, field = opened(window)
    type_text(field, "plan")
    press(field, Qt.Key.Key_Escape)
    palette, field = opened(window)
    assert field.text() == ""
    assert len(palette.titles()) == 3


def test_it_lies_over_the_whole_window_whatever_its_size(window: MainWindow) -> None:
    palette, _ = opened(window)
    window.resize(900, 600)
    backdrop = palette.parentWidget()
    assert backdrop is not None
    assert backdrop.size() == window.size()
