"""A date, typed or chosen from a calendar that speaks British English."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from ui import theme
from ui.icons import icon

BRITISH = QLocale.Language.English, QLocale.Country.UnitedKingdom


class Calendar(QCalendarWidget):
    """Weeks begin on Monday; a day of rest has no colour of its own, because publishing knows none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale(*BRITISH))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setMinimumSize(312, 280)
        arrows = (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right"))
        for name, drawing in arrows:
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icon(drawing, "muted"))
        self._colour_days()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._colour_days()

    def _colour_days(self) -> None:
        tokens = theme.current()
        shape = QTextCharFormat()
        shape.setForeground(QColor(tokens.text))
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, shape)
        header = QTextCharFormat()
        header.setForeground(QColor(tokens.muted))
        header.setFontWeight(700)
        self.setHeaderTextFormat(header)


class DateField(QDateEdit):
    """The calendar is made when a person comes near, not before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_calendar = False
        self.setCalendarPopup(True)
        self.setAccessibleName("Date")
        self.setLocale(QLocale(*BRITISH))
        self.setDisplayFormat("ddd d MMMM yyyy")

    def enterEvent(self, event: QEnterEvent) -> None:
        self._make_calendar()
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._make_calendar()
        super().focusInEvent(event)

    def _make_calendar(self) -> None:
        if not self._has_calendar:
            self._has_calendar = True
            self.setCalendarWidget(Calendar())
