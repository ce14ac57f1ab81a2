"""Every small widget on one sheet, to be looked at: `python -m tests.ui.foundation.gallery FOLDER`."""

from __future__ import annotations

import os
import sys
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ccgcompose.errors import Problem
from tests.ui.audit import shoot
from ui import theme
from ui.tokens import KINDS, Scheme
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.button import button, icon_button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.counter import Counter
from ui.widgets.diff_view import DiffView
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Form
from ui.widgets.loading import Loading
from ui.widgets.marks import Mark
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.page_frame import PageFrame
from ui.widgets.search_field import SearchField
from ui.widgets.section_header import SectionHeader
from ui.widgets.skeleton import Skeleton
from ui.widgets.table import Table
from ui.widgets.table_delegate import BADGE_KIND, SECOND_LINE, STRONG
from ui.widgets.tabs import Tabs
from ui.widgets.text import heading, muted, small, strong
from ui.widgets.thumbnail import Thumbnail
from ui.widgets.underline_edit import SpanTextEdit

POST = (
    "Our flu clinics open on Monday at Park Lane Health Centre. 💉 I saw first-hand how quick it is: "
    "Margaret Ellison, 94, from Elmfield was in and out in five minutes!\n\n"
    "Flu jabs prevent thousands of hospital stays every winter. Book yours: nhs.uk/flu\n\n#getyourflujab"
)


def picture(width: int = 400, height: int = 300) -> QImage:
    """Return a picture with a gradient from light to dark blue."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    gradient = QLinearGradient(0, 0, width, height)
    gradient.setColorAt(0, QColor("#41B6E6"))
    gradient.setColorAt(1, QColor("#003087"))
    painter.fillRect(image.rect(), gradient)
    painter.end()
    return image


def span(words: str, kind: str, tooltip: str = "") -> Mark:
    """Return a mark over `words` in POST."""
    start = POST.index(words)
    return Mark(start, start + len(words), kind, tooltip)  # type: ignore[arg-type]


def buttons() -> Card:
    """Return a card with every kind of button."""
    card = Card()
    card.add(heading("Buttons"))
    row = FlowLayout()
    row.addWidget(button("Schedule", "primary"))
    row.addWidget(button("Add media", icon_name="photo-plus"))
    row.addWidget(button("Hold all publishing", "danger", icon_name="hand-stop"))
    row.addWidget(button("Templates", "quiet"))
    row.addWidget(button("Add consent", "link"))
    row.addWidget(icon_button("mood-smile", "Emoji"))
    row.addWidget(icon_button("x", "Close", small=True))
    off = button("Schedule later", "primary")
    off.setEnabled(False)
    row.addWidget(off)
    card.body.addLayout(row)
    chips = FlowLayout()
    for name, chosen in (("Newsroom", True), ("X @NHSExampleshire", True), ("Facebook", False)):
        chip = Chip(name)
        chip.setChecked(chosen)
        chips.addWidget(chip)
    card.body.addLayout(chips)
    checks = FlowLayout(spacing=16)
    tick, dot = QCheckBox("I take responsibility"), QRadioButton("This computer")
    tick.setChecked(True)
    dot.setChecked(True)
    for choice in (tick, QCheckBox("Not ticked"), dot, QRadioButton("A server")):
        checks.addWidget(choice)
    card.body.addLayout(checks)
    return card


def states() -> Card:
    """Return a card with badges, counters, section headers and people."""
    card = Card()
    card.add(heading("States"))
    row = FlowLayout()
    for kind, words in zip(
        KINDS, ("Sent", "Unconfirmed", "Refused", "Consent needed", "Scheduled", "Draft"), strict=True
    ):
        row.addWidget(Badge(kind, words))
    card.body.addLayout(row)
    counters = FlowLayout(spacing=24)
    for used, limit in ((212, 500), (271, 280), (291, 280), (1338, None)):
        counter = Counter()
        counter.set_count(used, limit)
        counters.addWidget(counter)
    card.body.addLayout(counters)
    card.add(SectionHeader("Must fix", "bad", 2))
    card.add(SectionHeader("Record needed", "record", 1))
    card.add(SectionHeader("Warnings", "warn", 1))
    card.add(SectionHeader("Advice", "ok", 1))
    people = QHBoxLayout()
    people.addWidget(strong("Amara Obi"))
    people.addWidget(muted("Head of Communications"))
    people.addStretch(1)
    card.body.addLayout(people)
    return card


def form() -> Card:
    """Return a card with a form that has an error."""
    card = Card()
    rows = Form()
    owner = QLineEdit("Park Lane Health Centre")
    rows.add("owner", "&Who owns the picture?", owner, "The person or organisation that may give permission.")
    until = QLineEdit("31 March 2025")
    rows.add("until", "Permission &until", until).set_error("That day is past. Give a later one.")
    kind = QComboBox()
    kind.addItems(["Our own picture", "Written permission", "Open licence"])
    rows.add("kind", "&Kind of permission", kind)
    card.add(rows)
    card.add(SearchField("Search the library"))
    moment = MomentEdit()
    moment.set_moment(date(2027, 3, 28), time(1, 30))
    moment.set_zone("London (GMT)")
    moment.set_problem(
        "The clocks go forward at 1:00am that night: 1:30am does not exist. Choose another time."
    )
    card.add(moment)
    return card


def editor() -> Card:
    """Return a card with the text field and every kind of line."""
    card = Card(margin=0, spacing=0)
    tabs = Tabs("Accounts")
    for name in ("All accounts", "X  291 / 280", "Facebook  338"):
        tabs.addTab(name)
    card.add(tabs)
    text = SpanTextEdit("Text")
    text.setProperty("plain", "true")
    text.set_text(POST)
    text.set_marks(
        [
            span("Margaret Ellison, 94, from Elmfield", "block", "This identifies a patient"),
            span("Elmfield", "record"),
            span("thousands of hospital stays", "warn"),
            span("#getyourflujab", "advise"),
            span("first-hand", "spelling"),
        ]
    )
    text.setMinimumHeight(260)
    card.add(text, 1)
    return card


def differences() -> Card:
    """Return a card with two revisions side by side."""
    card = Card()
    view = DiffView()
    view.set_titles("Revision 1, 9:00am", "Revision 2, 11:20am, live now")
    view.set_texts(
        "Our flu clinics open on Monday at Park Road Health Centre. Book yours: nhs.uk/flu",
        "Our flu clinics open on Monday at Park Lane Health Centre. Book yours today: nhs.uk/flu",
    )
    view.setMinimumHeight(130)
    card.add(view)
    return card


def table(rows: int = 4) -> Table:
    """Return a table such as the history's."""
    model = QStandardItemModel(0, 4)
    model.setHorizontalHeaderLabels(["Published", "Post", "By", "State"])
    examples = (
        ("ok", "Sent"),
        ("warn", "Unconfirmed on X"),
        ("bad", "Refused by Facebook"),
        ("info", "Sent"),
    )
    for number in range(rows):
        kind, words = examples[number % len(examples)]
        post = QStandardItem("Flu clinics open on Monday")
        post.setData("1 edit note", SECOND_LINE)
        post.setData(True, STRONG)
        state = QStandardItem(words)
        state.setData(kind, BADGE_KIND)
        model.appendRow([QStandardItem("24 Nov 2026, 9:00am"), post, QStandardItem("Amara Obi"), state])
    result = Table("Publications", row_height=56)
    model.setParent(result)
    result.setModel(model)
    result.set_empty(
        EmptyState("history", "Nothing has been published yet", "What you publish is kept here.")
    )
    result.set_widths({0: 170, 2: 110, 3: 190}, stretch=1)
    if rows:
        result.selectRow(0)
    return result


def tables() -> Card:
    """Return a card with a table in it."""
    card = Card(margin=1, spacing=0)
    view = table()
    view.setMinimumHeight(300)
    card.add(view)
    return card


def media() -> Card:
    """Return a card with pictures, and with what is loading."""
    card = Card()
    row = QHBoxLayout()
    full = Thumbnail()
    full.set_image(picture(), "The entrance of Park Lane Health Centre with a flu clinic banner")
    row.addWidget(full)
    words = QVBoxLayout()
    words.addWidget(strong("clinic-entrance.jpg"))
    words.addWidget(small("Alt text: The entrance of Park Lane Health Centre"))
    words.addWidget(Badge("ok", "Permission to 31 Mar 2027"))
    words.addStretch(1)
    row.addLayout(words)
    row.addWidget(Thumbnail(88, 88))
    row.addStretch(1)
    card.body.addLayout(row)
    busy = Loading("Reading 12 of 40 pictures", cancellable=True)
    busy.set_progress(12, 40)
    card.add(busy)
    card.add(Skeleton())
    return card


def sheet() -> QWidget:
    """Return every piece on one page."""
    page = PageFrame("Everything at once")
    page.set_subtitle("Saved 2 seconds ago · revision 4")
    page.add_action(button("Ask for a second opinion"))
    page.add_action(button("Send for approval"))
    problem = Problem(
        "The post could not be saved.",
        kept="What you typed is kept on this computer.",
        next="Free some space on the disk, then save again.",
    )
    banner = Banner.of(problem)
    banner.add_action("Save again")
    page.body.addWidget(banner)
    page.body.addWidget(Banner("record", "One person can be recognised in clinic-entrance.jpg"))
    columns = QHBoxLayout()
    columns.setSpacing(16)
    for pieces in (
        (buttons(), editor(), differences()),
        (states(), form(), media()),
    ):
        column = QVBoxLayout()
        column.setSpacing(16)
        for piece in pieces:
            column.addWidget(piece)
        column.addStretch(1)
        columns.addLayout(column, 1)
    page.body.addLayout(columns)
    page.body.addWidget(tables(), 1)
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return page


if __name__ == "__main__":
    os.environ["CCGCOMPOSE_SHOTS"] = sys.argv[1]
    application = QApplication(sys.argv)
    theme.apply(application, Scheme.LIGHT, bundled_font=True)
    for look in Scheme:
        shoot(sheet(), "gallery", look, (1280, 1700))
