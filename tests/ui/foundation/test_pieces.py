"""The small widgets say in words what they show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccgcompose.errors import DiskFull
from tests.ui.foundation.gallery import picture
from tests.ui.hands import click, press
from ui import theme
from ui.tokens import KINDS, Kind
from ui.widgets.avatar import initials
from ui.widgets.badge import KIND_ICONS, Badge
from ui.widgets.banner import Banner
from ui.widgets.chip import Chip
from ui.widgets.counter import Counter
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.loading import Loading
from ui.widgets.page_frame import PageFrame
from ui.widgets.section_header import SectionHeader
from ui.widgets.tabs import Tabs
from ui.widgets.text import label
from ui.widgets.thumbnail import Thumbnail
from ui.widgets.toast import Toast


def spoken(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Return the name and the role that a screen reader is given."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name), interface.role()


def words(widget: QWidget) -> list[str]:
    """Return what the labels that are shown say."""
    return [each.text() for each in widget.findChildren(QLabel) if each.text() and each.isVisibleTo(widget)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_badge_has_words_icon_and_colour(kind: Kind, qtbot: QtBot) -> None:
    badge = Badge(kind, "Consent needed")
    qtbot.addWidget(badge)
    badge.show()
    image = badge.grab().toImage()
    tone = theme.current().tone(kind)
    seen = {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }
    assert spoken(badge) == ("Consent needed", QAccessible.Role.StaticText)
    assert {tone.soft, tone.text} <= seen


def test_each_kind_has_an_icon_of_its_own() -> None:
    assert len(set(KIND_ICONS.values())) == len(KINDS)


def test_a_badge_changes_with_its_state(qtbot: QtBot) -> None:
    badge = Badge("info", "Scheduled")
    qtbot.addWidget(badge)
    badge.set_state("bad", "Refused by Facebook")
    assert (badge.kind, badge.text(), badge.property("kind")) == ("bad", "Refused by Facebook", "bad")


def test_a_chip_is_chosen_with_the_keyboard(qtbot: QtBot) -> None:
    chip = Chip("Newsroom")
    qtbot.addWidget(chip)
    before = chip.icon().pixmap(16).toImage()
    with qtbot.waitSignal(chip.toggled) as told:
        press(chip, Qt.Key.Key_Space)
    assert told.args == [True]
    assert chip.icon().pixmap(16).toImage() != before


@pytest.mark.parametrize(
    ("used", "limit", "text", "state"),
    [
        (212, 500, "212 / 500", "fine"),
        (271, 280, "271 / 280 · 9 left", "near"),
        (280, 280, "280 / 280 · 0 left", "near"),
        (291, 280, "291 / 280 · 11 too many", "over"),
        (1338, None, "1,338", "fine"),
    ],
)
def test_a_counter_says_its_state_in_words(
    qtbot: QtBot, used: int, limit: int | None, text: str, state: str
) -> None:
    counter = Counter()
    qtbot.addWidget(counter)
    counter.set_count(used, limit)
    assert (counter.text(), counter.state) == (text, state)
    assert str(used) in spoken(counter)[0]


def test_a_banner_says_what_was_kept_and_what_to_do(qtbot: QtBot) -> None:
    banner = Banner.of(DiskFull("The disk is full.", kept="Your text is kept.", next="Free some space."))
    qtbot.addWidget(banner)
    assert words(banner) == ["The disk is full.", "Your text is kept. Free some space."]
    assert banner.text() == "The disk is full. Your text is kept. Free some space."
    assert banner.accessibleName() == "The disk is full."


def test_a_banner_is_closed_and_acted_on_by_its_buttons(qtbot: QtBot) -> None:
    banner = Banner("warn", "Something waits")
    qtbot.addWidget(banner)
    banner.show()
    pressed: list[bool] = []
    banner.add_action("Look").clicked.connect(lambda: pressed.append(True))
    click(banner.findChildren(QPushButton)[-1])
    with qtbot.waitSignal(banner.closed):
        close = next(
            child for child in banner.findChildren(QWidget) if child.accessibleName().startswith("Close")
        )
        click(close)
    assert pressed == [True]
    assert banner.isHidden()


def test_markup_in_a_label_is_shown_and_never_followed(qtbot: QtBot) -> None:
    shown = label('<a href="file:///">x</a> & y')
    qtbot.addWidget(shown)
    assert shown.text() == '<a href="file:///">x</a> & y'
    assert shown.textFormat() == Qt.TextFormat.PlainText


def test_a_toast_is_seen_and_goes_by_itself(qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(400, 300)
    qtbot.addWidget(host)
    host.show()
    toast = Toast(host)
    toast.show_text("Copied", shown_ms=1)
    assert toast.isVisible()
    assert host.rect().contains(toast.geometry())
    qtbot.waitUntil(lambda: not toast.isVisible())
    assert toast.text() == "Copied"


def test_an_empty_state_offers_its_action(qtbot: QtBot) -> None:
    empty = EmptyState("photo", "No pictures yet", "Add one.", "Add a picture")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.actionTriggered):
        click(empty.findChildren(QPushButton)[0])
    empty.set_text("Nothing found", "Try other words.")
    assert words(empty) == ["Nothing found", "Try other words."]
    assert not empty.findChildren(QPushButton)[0].isVisible()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amara Obi", "AO"),
        ("Dr Priya Nair", "PN"),
        ("Prof. Tom van Dyk", "TD"),
        ("Cher", "C"),
        ("", ""),
        ("Dr", ""),
    ],
)
def test_initials_are_of_the_first_and_last_name(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_where_not_all_tabs_fit_two_whole_buttons_lead_to_the_others(qtbot: QtBot) -> None:
    tabs = Tabs("Accounts")
    qtbot.addWidget(tabs)
    for number in range(12):
        tabs.addTab(f"Account {number}")
    tabs.resize(420, tabs.sizeHint().height())
    tabs.show()
    back, on = (each.geometry() for each in tabs.findChildren(QToolButton) if each.isVisible())
    assert back.right() <= on.left()
    assert tabs.rect().contains(back.united(on))


def test_a_label_that_is_cut_says_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    name = ElidedLabel("clinic-entrance-with-a-very-long-name.jpg")
    qtbot.addWidget(name)
    name.resize(90, 20)
    name.show()
    assert name.shown_text().endswith("…")
    assert name.toolTip() == name.text()
    name.resize(600, 20)
    assert name.shown_text() == name.text()
    assert name.toolTip() == ""


def test_chips_go_on_in_the_next_line(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    line = FlowLayout(host)
    chips = [Chip(f"Account {n}") for n in range(4)]
    for chip in chips:
        line.addWidget(chip)
    host.resize(chips[0].sizeHint().width() * 2 + 12, 200)
    host.show()
    rows = sorted({chip.y() for chip in chips})
    assert len(rows) == 2
    assert line.heightForWidth(10_000) < line.heightForWidth(host.width())
    line.clear()
    assert line.count() == 0


def test_loading_can_be_stopped_once(qtbot: QtBot) -> None:
    busy = Loading("Reading 12 of 40 pictures", cancellable=True)
    qtbot.addWidget(busy)
    busy.show()
    busy.set_progress(12, 40)
    stop = busy.findChildren(QPushButton)[0]
    with qtbot.waitSignal(busy.cancelled):
        click(stop)
    assert not stop.isEnabled()
    assert "Stopping…" in words(busy)


def test_a_section_header_counts(qtbot: QtBot) -> None:
    header = SectionHeader("Must fix", "bad", 2)
    qtbot.addWidget(header)
    assert words(header) == ["Must fix", "2"]
    header.set_count(None)
    assert words(header) == ["Must fix"]
    header.set_text("Warnings")
    header.set_kind("warn")
    assert (words(header), header.property("kind")) == (["Warnings"], "warn")


def test_a_picture_has_round_corners_and_a_description(qtbot: QtBot) -> None:
    shown = Thumbnail(100, 60)
    host = QWidget()
    qtbot.addWidget(host)
    QVBoxLayout(host).addWidget(shown)
    shown.set_image(picture(), "The entrance")
    host.show()
    image = shown.grab().toImage()
    assert spoken(shown)[0] == "The entrance"
    assert image.pixelColor(50, 30).blue() > 150
    assert image.pixelColor(0, 0) != image.pixelColor(6, 6)
    shown.set_image(None, "")
    assert "without a description" in spoken(shown)[0]


def test_tabs_are_named_for_a_screen_reader(qtbot: QtBot) -> None:
    tabs = Tabs("Accounts")
    qtbot.addWidget(tabs)
    for name in ("All", "X"):
        tabs.addTab(name)
    tabs.set_tab(1, "X  291 / 280", spoken="X, 11 characters too many", colour="#AA2016")
    tabs.show()
    press(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    assert tabs.tabText(1) == "X  291 / 280"
    assert tabs.accessibleTabName(1) == "X, 11 characters too many"
    assert tabs.tabTextColor(1) == QColor("#AA2016")


def test_a_page_carries_name_line_and_actions(qtbot: QtBot) -> None:
    page = PageFrame("New post")
    qtbot.addWidget(page)
    page.set_title("Flu clinics")
    page.set_subtitle("Saved 2 seconds ago")
    page.add_action(Chip("x"))
    assert words(page)[:2] == ["Flu clinics", "Saved 2 seconds ago"]
