"""What is asked: forms, times, searches."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.audit import shoot
from tests.ui.hands import press, type_text
from ui.tokens import LIGHT, SCHEMES, Scheme
from ui.widgets.date_field import Calendar, DateField
from ui.widgets.form import Form
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.search_field import SearchField
from ui.widgets.time_field import TimeField


def description(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def shown_words(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.text() and each.isVisibleTo(widget)]


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    made.add("owner", "&Owner", QLineEdit(), "Who may give permission")
    made.add("until", "&Until", QLineEdit())
    qtbot.addWidget(made)
    made.show()
    return made


def test_label_hint_and_error_belong_to_the_field(form: Form) -> None:
    row = form.row("owner")
    row.set_error("Say who owns it.")
    assert row.field.accessibleName() == "Owner"
    assert description(row.field) == "Say who owns it. Who may give permission"
    assert form.findChildren(QLabel)[0].buddy() is row.field
    row.set_hint("")
    row.set_error("")
    assert (row.error(), description(row.field)) == ("", "")


def test_errors_go_to_the_first_wrong_field_and_leave_with_the_next(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()
    form.set_errors({"until": "That day is past."})
    assert form.row("until").field.hasFocus()
    assert form.row("until").error() == "That day is past."
    assert form.row("until").field.property("invalid") == "true"
    form.set_errors({})
    assert form.row("until").error() == ""


def test_a_narrow_field_shows_the_hour(qtbot: QtBot) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    field.set_time(time(12, 30))
    field.setFixedWidth(116)
    field.show()
    line = field.lineEdit()
    assert line is not None
    assert line.cursorPosition() == 0
    assert line.width() >= line.fontMetrics().horizontalAdvance("12:30pm") + 4


def test_what_was_wrong_is_said_no_longer_once_it_is_changed(form: Form) -> None:
    form.set_errors({"owner": "Say who owns it.", "until": "That day is past."})
    type_text(form.row("owner").field, "J")
    assert form.row("owner").error() == ""
    assert form.row("owner").field.property("invalid") == "false"
    assert form.row("until").error() == "That day is past."


def test_the_letter_of_a_label_leads_to_its_field(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()
    press(form, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert form.row("until").field.hasFocus()


@pytest.fixture
def moment(qtbot: QtBot) -> MomentEdit:
    made = MomentEdit()
    made.set_moment(date(2026, 11, 30), time(9))
    qtbot.addWidget(made)
    made.show()
    return made


def time_field(moment: MomentEdit) -> TimeField:
    return moment.findChildren(TimeField)[0]


def write_time_into(field: TimeField, text: str) -> None:
    line = field.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(line, text)


def test_a_moment_is_shown_as_the_nhs_writes_it(moment: MomentEdit) -> None:
    moment.set_zone("London (GMT)")
    assert moment.findChildren(QDateEdit)[0].text() == "Mon 30 November 2026"
    assert time_field(moment).currentText() == "9:00am"
    assert "London (GMT)" in shown_words(moment)


def test_a_time_is_typed_in_any_usual_way(moment: MomentEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(moment.changed):
        write_time_into(time_field(moment), "14.30")
    assert (moment.date(), moment.time()) == (date(2026, 11, 30), time(14, 30))
    press(time_field(moment), Qt.Key.Key_Return)
    assert time_field(moment).currentText() == "2:30pm"


def test_words_that_mean_no_time_give_way_to_the_last_that_did(moment: MomentEdit) -> None:
    field = time_field(moment)
    write_time_into(field, "soon")
    press(field, Qt.Key.Key_Return)
    assert (field.currentText(), moment.time()) == ("9:00am", time(9))


def test_a_half_hour_is_chosen_with_the_arrows(moment: MomentEdit) -> None:
    press(time_field(moment), Qt.Key.Key_Down)
    assert moment.time() == time(9, 30)


def test_a_date_is_changed_by_a_person_and_told(moment: MomentEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(moment.changed):
        moment.findChildren(QDateEdit)[0].setDate(QDate(2026, 12, 1))
    assert moment.date() == date(2026, 12, 1)


def test_setting_a_moment_is_not_told(moment: MomentEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(moment.changed):
        moment.set_moment(date(2027, 3, 28), time(1, 30))
        moment.set_occurrences(["the first (BST)", "the second (GMT)"])
    assert moment.occurrence() == 0


def test_a_time_that_does_not_exist_is_said_plainly(moment: MomentEdit) -> None:
    moment.set_problem("The clocks go forward that night: 1:30am does not exist.")
    assert moment.problem() in shown_words(moment)
    assert moment.problem() in description(time_field(moment))
    moment.set_problem("")
    assert not any("clocks" in text for text in shown_words(moment))


def test_a_time_that_happens_twice_asks_which(moment: MomentEdit, qtbot: QtBot) -> None:
    moment.set_occurrences(["1:30am, the first time (BST)", "1:30am, the second time (GMT)"])
    which = next(each for each in moment.findChildren(QComboBox) if not isinstance(each, TimeField))
    assert which.isVisible()
    with qtbot.waitSignal(moment.changed):
        which.setCurrentIndex(1)
    assert moment.occurrence() == 1
    moment.set_occurrences([])
    assert not which.isVisible()
    assert moment.occurrence() == 0


def test_no_earlier_date_is_offered(moment: MomentEdit) -> None:
    moment.set_earliest(date(2026, 11, 24))
    moment.set_moment(date(2026, 1, 1), time(9))
    assert moment.date() == date(2026, 11, 24)


@pytest.fixture
def search(qtbot: QtBot) -> SearchField:
    made = SearchField("Search the history")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_search_waits_for_a_pause_and_asks_once(search: SearchField, qtbot: QtBot) -> None:
    asked: list[str] = []
    search.searched.connect(asked.append)
    type_text(search, "fl")
    type_text(search, "u é")
    qtbot.waitUntil(lambda: bool(asked))
    press(search, Qt.Key.Key_Return)
    assert asked == ["flu é"]


def test_enter_asks_at_once_and_esc_empties(search: SearchField) -> None:
    asked: list[str] = []
    search.searched.connect(asked.append)
    type_text(search, "flu")
    press(search, Qt.Key.Key_Return)
    press(search, Qt.Key.Key_Escape)
    assert asked == ["flu", ""]
    assert search.text() == ""


def test_down_goes_to_the_results(search: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(search.downPressed):
        press(search, Qt.Key.Key_Down)
    assert search.text() == ""


def test_the_calendar_begins_on_monday_and_is_made_late(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    assert field.findChildren(Calendar) == []
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    calendar = field.calendarWidget()
    assert isinstance(calendar, Calendar)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color().name().upper() == LIGHT.text


def test_the_calendar_follows_the_theme(look: QApplication, qtbot: QtBot) -> None:
    calendar = Calendar()
    qtbot.addWidget(calendar)
    image = shoot(calendar, "calendar", Scheme.DARK, None)
    shown = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color().name().upper()
    assert shown == SCHEMES[Scheme.DARK].text
    assert (
        image.pixelColor(image.width() // 2, image.height() - 6).name().upper()
        == SCHEMES[Scheme.DARK].surface
    )


def test_the_calendar_has_room_for_every_day(qtbot: QtBot) -> None:
    """A rule for tables once hid the days: each column must show its two figures."""
    calendar = Calendar()
    calendar.setSelectedDate(QDate(2026, 11, 1))
    qtbot.addWidget(calendar)
    calendar.show()
    view = calendar.findChildren(QTableView)[0]
    picture = view.viewport().grab().toImage()
    cell = view.visualRect(view.model().index(4, 3))
    inks = {picture.pixelColor(x, cell.center().y()).name() for x in range(cell.left(), cell.right())}
    assert len(inks) > 3
