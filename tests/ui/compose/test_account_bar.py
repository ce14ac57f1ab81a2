"""Many accounts leave room for the words, and none of them is out of reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.hands import press
from ui.compose.account_bar import AccountBar
from ui.tokens import BUTTON_HEIGHT, S

NAMES = (
    "Newsroom",
    "NHS Exampleshire on X",
    "Facebook page",
    "Instagram",
    "Mastodon",
    "Bluesky",
    "LinkedIn",
    "YouTube",
    "WordPress site",
    "Wiki",
    "Forum",
    "Podcast",
)


def shown(qtbot: QtBot, accounts: int, width: int, height: int) -> tuple[QWidget, AccountBar]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    bar = AccountBar()
    column.addWidget(bar)
    column.addStretch(1)
    window.resize(width, height)
    with qtbot.waitExposed(window):
        window.show()
    bar.set_accounts([(name, name) for name in NAMES[:accounts]])  # they come when the window is there
    bar.set_subjects(("Carers", "Vaccination"), "Carers")
    qtbot.waitUntil(bar.subject.isVisible)
    return window, bar


@pytest.mark.parametrize("accounts", [1, 2, 4, 7, 12])
@pytest.mark.parametrize(("width", "height"), [(666, 720), (480, 560)])
def test_accounts_and_subject_never_take_more_than_three_lines(
    qtbot: QtBot, accounts: int, width: int, height: int
) -> None:
    window, bar = shown(qtbot, accounts, width, height)
    assert audit(bar) == []
    assert bar.height() <= 3 * BUTTON_HEIGHT + 2 * S
    corner = bar.subject.mapTo(bar, bar.subject.rect().bottomRight())
    assert bar.rect().contains(corner)
    first = bar.chip(NAMES[0])
    assert first.visibleRegion().boundingRect().height() == first.height()
    assert window.isVisible()


def test_every_account_is_one_tab_away_in_a_low_window(qtbot: QtBot) -> None:
    window, bar = shown(qtbot, 12, 480, 560)
    window.activateWindow()
    before, last = bar.chip(NAMES[-2]), bar.chip(NAMES[-1])
    qtbot.waitUntil(lambda: before.isVisible() and last.isVisible())
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    press(before, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_who_chooses_a_subject_keeps_the_focus_while_the_window_grows(qtbot: QtBot) -> None:
    window, bar = shown(qtbot, 12, 480, 560)
    window.activateWindow()
    bar.subject.setFocus()
    qtbot.waitUntil(bar.subject.hasFocus)
    window.resize(500, 560)
    qtbot.waitUntil(lambda: bar.width() == 500)
    assert bar.subject.hasFocus()
