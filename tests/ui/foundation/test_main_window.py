"""The frame: where one is, what is said, and everything by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccgcompose.errors import DiskFull, Problem
from tests.ui.hands import click, press
from ui.main_window import MainWindow
from ui.shell.identity import IdentityButton
from ui.shell.page import Page
from ui.shell.palette import CommandPalette
from ui.shell.rail import COMPACT_WIDTH, WIDTH, Rail, RailButton
from ui.shell.search_button import SearchButton
from ui.shell.top_bar import TopBar
from ui.tokens import Scheme
from ui.widgets.banner import Banner
from ui.widgets.dialog import Sheet

Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Made:
    """Counts which pages were made."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def page(self, key: str, title: str, icon: str) -> Page:
        def make() -> QWidget:
            self.keys.append(key)
            widget = QWidget()
            QVBoxLayout(widget).addWidget(QLineEdit(key))
            return widget

        return Page(key, title, icon, make)


def broken() -> QWidget:
    raise DiskFull("The library cannot be opened.", kept="Nothing was changed.", next="Free some space.")


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def window(made: Made, qtbot: QtBot) -> Iterator[MainWindow]:
    pages = [
        made.page("compose", "Compose", "pencil"),
        made.page("planner", "Planner", "calendar"),
        Page("library", "Library", "photo", broken),
    ]
    shown = MainWindow(pages)
    qtbot.addWidget(shown)
    shown.show_page("compose")
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    shown.uncover()


def rail_button(window: MainWindow, key: str) -> RailButton:
    return window.findChildren(Rail)[0].button(key)


def banners(window: MainWindow) -> list[str]:
    return [banner.text() for banner in window.findChildren(Banner) if banner.isVisible()]


def button(window: MainWindow, text: str) -> QPushButton:
    return next(each for each in window.findChildren(QPushButton) if each.text() == text and each.isVisible())


def test_a_page_is_made_when_one_goes_there_and_once(window: MainWindow, made: Made, qtbot: QtBot) -> None:
    assert made.keys == ["compose"]
    with qtbot.waitSignal(window.pageShown) as told:
        click(rail_button(window, "planner"))
    window.show_page("compose")
    window.show_page("planner")
    assert told.args == ["planner"]
    assert made.keys == ["compose", "planner"]
    assert window.current_page() == "planner"
    assert window.page("library") is None


def test_a_page_that_cannot_be_made_says_why_and_one_stays(window: MainWindow) -> None:
    click(rail_button(window, "library"))
    assert banners(window) == ["The library cannot be opened. Nothing was changed. Free some space."]
    assert window.current_page() == "compose"
    assert rail_button(window, "compose").isChecked()


def test_ctrl_and_a_number_go_to_a_page(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2, Ctrl)
    assert window.current_page() == "planner"
    press(window, Qt.Key.Key_1, Ctrl)
    assert window.current_page() == "compose"


def test_up_and_down_go_along_the_rail(window: MainWindow) -> None:
    rail_button(window, "compose").setFocus()
    press(rail_button(window, "compose"), Qt.Key.Key_Down)
    assert rail_button(window, "planner").hasFocus()
    press(rail_button(window, "planner"), Qt.Key.Key_Up)
    press(rail_button(window, "compose"), Qt.Key.Key_Space)
    assert window.current_page() == "compose"


def test_f6_goes_round_the_parts_and_comes_back_to_where_one_was(window: MainWindow) -> None:
    page = window.page("compose")
    assert page is not None
    field = page.findChildren(QLineEdit)[0]
    field.setFocus()
    press(field, Qt.Key.Key_F6)
    first = QApplication.focusWidget()
    assert isinstance(first, RailButton)
    press(first, Qt.Key.Key_F6)
    second = QApplication.focusWidget()
    assert isinstance(second, SearchButton)
    press(second, Qt.Key.Key_F6)
    assert field.hasFocus()
    press(field, Qt.Key.Key_F6, Shift)
    assert second.hasFocus()


def test_what_waits_on_a_page_is_said(window: MainWindow) -> None:
    window.set_badge("planner", 3)
    assert rail_button(window, "planner").accessibleName() == "Planner, 3 waiting"
    window.set_badge("planner", 0)
    assert rail_button(window, "planner").accessibleName() == "Planner"


def test_the_bar_says_whose_who_and_what_next(window: MainWindow) -> None:
    window.set_organisation("NHS Exampleshire")
    window.set_person("Amara Obi", "Head of Communications")
    window.set_pulse("Next at 14:30 · this computer publishes")
    bar = window.findChildren(TopBar)[0]
    texts = [label.text() for label in bar.findChildren(QLabel)]
    assert "NHS Exampleshire" in texts
    assert bar.pulse() == "Next at 14:30 · this computer publishes"
    assert bar.findChildren(IdentityButton)[0].accessibleName() == "Amara Obi, Head of Communications: menu"
    assert window.windowTitle() == "NHS Exampleshire · ccgcompose"


def test_holding_is_asked_for_and_shown_until_it_is_released(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.holdWanted):
        click(button(window, "Hold all publishing"))
    window.set_hold("by-election")
    assert banners(window) == [
        "All publishing is on hold: by-election Nothing goes out until somebody releases the hold."
    ]
    with qtbot.waitSignal(window.releaseWanted):
        click(button(window, "Release the hold"))
    window.set_hold(None)
    assert banners(window) == []
    assert button(window, "Hold all publishing").isVisible()


def test_a_hold_cannot_be_closed_away(window: MainWindow) -> None:
    window.set_hold("by-election")
    banner = window.findChildren(Banner)[0]
    assert not any(child.isVisible() and child.accessibleName() for child in banner.findChildren(QWidget))


def test_the_same_words_are_shown_once(window: MainWindow) -> None:
    for _ in range(3):
        window.show_problem(Problem("The disk is full.", next="Free some space."))
    window.show_message("info", "A new version is there.")
    assert banners(window) == ["The disk is full. Free some space.", "A new version is there."]


def test_a_banner_that_is_closed_is_gone(window: MainWindow) -> None:
    banner = window.show_message("info", "A new version is there.")
    click(next(child for child in banner.findChildren(QWidget) if child.accessibleName().startswith("Close")))
    assert banners(window) == []


def test_a_toast_is_said(window: MainWindow) -> None:
    window.toast("Copied")
    assert "Copied" in [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_the_theme_is_chosen_in_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    themes = next(menu for menu in window.findChildren(QMenu) if menu.title() == "&Theme")
    window.set_theme(Scheme.DARK)
    assert [action.text() for action in themes.actions() if action.isChecked()] == ["&Dark"]
    with qtbot.waitSignal(window.themeChosen) as told:
        next(action for action in themes.actions() if "contrast" in action.text()).trigger()
    assert told.args == [Scheme.CONTRAST]


def test_ctrl_l_asks_for_the_lock(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lockWanted):
        press(window, Qt.Key.Key_L, Ctrl)
    assert window.isVisible()


def test_f1_lists_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F1)
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    sheet.close()
    assert {"Go to Planner", "Ctrl+2", "Search and commands", "Ctrl+K"} <= set(texts)


def test_under_the_cover_nothing_is_seen_or_reached(window: MainWindow) -> None:
    cover = QLineEdit("passphrase")
    window.cover(cover)
    assert cover.isVisible()
    assert not window.findChildren(Rail)[0].isVisible()
    press(cover, Qt.Key.Key_2, Ctrl)
    press(cover, Qt.Key.Key_K, Ctrl)
    assert window.current_page() == "compose"
    window.uncover()
    assert window.findChildren(Rail)[0].isVisible()


def test_the_lock_leaves_nothing_floating_over_it(window: MainWindow, qtbot: QtBot) -> None:
    window.toast("Sent to 3 accounts")
    sheet = Sheet("Publish?", window)
    sheet.open()
    press(window, Qt.Key.Key_K, Ctrl)
    window.open_palette()
    cover = QLineEdit("passphrase")
    with qtbot.waitSignal(sheet.rejected):
        window.cover(cover)
    window.toast("A secret")
    words = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    assert words == []
    assert not window.findChildren(CommandPalette)[0].isVisible()
    window.uncover()
    window.toast("Copied")
    assert "Copied" in [each.text() for each in window.findChildren(QLabel) if each.isVisible()]


def test_a_narrow_window_keeps_the_icons_of_the_rail(window: MainWindow) -> None:
    rail = window.findChildren(Rail)[0]
    window.resize(1280, 720)
    assert rail.width() == WIDTH
    window.resize(900, 720)
    QApplication.processEvents()
    assert rail.width() == COMPACT_WIDTH
    assert rail_button(window, "planner").toolTip() == "Planner"


def test_a_command_is_in_the_menu_with_its_keys(window: MainWindow) -> None:
    ran: list[str] = []
    window.add_command("&Back up", lambda: ran.append("backup"), "database", "Ctrl+B")
    press(window, Qt.Key.Key_B, Ctrl)
    assert ran == ["backup"]


def test_closing_is_told(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        press(window, Qt.Key.Key_Q, Ctrl)
    assert not window.isVisible()
