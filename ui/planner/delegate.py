"""How the rows of the planner are painted: by hand, so that a thousand of them scroll freely."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccgcompose.domain.moments import time_shown, zone_shown
from ccgcompose.domain.publication import DeliveryKind
from ccgcompose.usecases.views import PlannerLine
from ui import icons, theme
from ui.planner.model import ROW, Heading, Index, Planned
from ui.planner.words import STATE_ICONS, STATE_KINDS, near_day, reason_words, state_words
from ui.tokens import SMALL_PX, M
from ui.widgets.badge import KIND_ICONS

HEADING_HEIGHT, ROW_HEIGHT, REASON_HEIGHT = 40, 60, 80
_TIME_COLUMN = 96
_BADGE_PART = 0.38  # of the width of a row, at most


class PlannerDelegate(QStyledItemDelegate):
    """`colours` gives the bar of each account, by its id."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.colours: Mapping[str, str] = {}
        self.lit_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        if not isinstance(row, Planned):
            return QSize(320, HEADING_HEIGHT)
        return QSize(320, REASON_HEIGHT if reason_words(row.line) else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        elif isinstance(row, Planned):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, rect, chosen=chosen, lit=index.row() == self.lit_row)
            self._paint_line(painter, rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        section = row.section
        tone = theme.current().tone(section.kind)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.soft))
        painter.drawRoundedRect(QRectF(rect).adjusted(3, 6, -3, -2), 6, 6)
        middle = rect.center().y() + 2
        name = "calendar-event" if section.by_day else KIND_ICONS[section.kind]
        icons.paint(painter, name, section.kind, QRect(rect.left() + 12, middle - 8, 16, 16))
        words = QRect(rect.left() + 36, rect.top() + 4, rect.width() - 48, rect.height() - 4)
        _write(painter, words, section.title, tone.text, bold=True, pixels=14)
        count = f"{len(section.lines):,}"
        _write(painter, words, count, tone.text, bold=True, pixels=SMALL_PX, right=True)

    def _paint_ground(self, painter: QPainter, rect: QRect, *, chosen: bool, lit: bool) -> None:
        tokens = theme.current()
        if chosen or lit:
            painter.setPen(QPen(QColor(tokens.link if chosen else tokens.line), 1.5))
            painter.setBrush(QColor(tokens.chosen if chosen else tokens.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(3, 2, -3, -2), 6, 6)
        else:
            painter.setPen(QColor(tokens.line))
            painter.drawLine(rect.left() + 12, rect.bottom(), rect.right() - 12, rect.bottom())

    def _paint_line(self, painter: QPainter, rect: QRect, row: Planned) -> None:
        line, tokens = row.line, theme.current()
        self._paint_bar(painter, rect, line)
        top = rect.top() + 9
        left = rect.left() + 20
        self._paint_moment(painter, QRect(left, top, _TIME_COLUMN, 22), row)
        badge_left = self._paint_badge(painter, rect, line)
        left += _TIME_COLUMN + 8
        words = QRect(left, top, badge_left - left - 12, 22)
        _write(painter, words, line.headline, tokens.text, bold=True)
        under = QRect(left, top + 22, rect.right() - left - M, 19)
        _write(painter, under, second_line(line), tokens.muted, pixels=SMALL_PX)
        reason = reason_words(line)
        if reason:
            colour = tokens.tone(STATE_KINDS[line.state]).text
            _write(painter, under.translated(0, 20), reason, colour, pixels=SMALL_PX)

    def _paint_bar(self, painter: QPainter, rect: QRect, line: PlannerLine) -> None:
        colour = self.colours.get(line.account_id, theme.current().field_line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(rect.left() + 8, rect.top() + 10, 4, rect.height() - 20), 2, 2)

    def _paint_moment(self, painter: QPainter, box: QRect, row: Planned) -> None:
        tokens, line = theme.current(), row.line
        _write(painter, box, time_shown(line.due_at, self._zone), tokens.text, bold=True)
        clock = zone_shown(line.due_at, self._zone)
        below = clock if row.by_day else f"{near_day(line.due_at, self._zone)} {clock}"
        _write(painter, box.translated(0, 21), below, tokens.muted, pixels=SMALL_PX - 1)

    def _paint_badge(self, painter: QPainter, rect: QRect, line: PlannerLine) -> int:
        """Paint the state at the right; return where it begins."""
        kind = STATE_KINDS[line.state]
        tone = theme.current().tone(kind)
        font = _font(painter, bold=True, pixels=SMALL_PX)
        before = painter.font()
        painter.setFont(font)
        room = int(rect.width() * _BADGE_PART)
        shown = painter.fontMetrics().elidedText(state_words(line), Qt.TextElideMode.ElideRight, room - 34)
        width = painter.fontMetrics().horizontalAdvance(shown) + 34
        pill = QRect(rect.right() - M - width, rect.top() + 9, width, 24)
        painter.setPen(QPen(QColor(tone.edge)))
        painter.setBrush(QColor(tone.soft))
        painter.drawRoundedRect(pill, 4, 4)
        icons.paint(painter, STATE_ICONS[line.state], kind, QRect(pill.left() + 8, pill.top() + 5, 14, 14))
        painter.setPen(QColor(tone.text))
        painter.drawText(pill.adjusted(26, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(before)
        return pill.left()


def second_line(line: PlannerLine) -> str:
    """Return account, subject and speaker."""
    correction = "Correction" if line.kind is DeliveryKind.CORRECT else ""
    return " · ".join(part for part in (line.account, correction, line.subject, line.speaker) if part)


def _font(painter: QPainter, *, bold: bool, pixels: int) -> QFont:
    font = QFont(painter.font())
    font.setBold(bold)
    if pixels:
        font.setPixelSize(pixels)
    return font


def _write(
    painter: QPainter,
    box: QRect,
    text: str,
    colour: str,
    *,
    bold: bool = False,
    pixels: int = 0,
    right: bool = False,
) -> None:
    """Write one line into `box`, cut with "…" where it ends."""
    before = painter.font()
    painter.setFont(_font(painter, bold=bold, pixels=pixels))
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(
        text.replace("\n", " "), Qt.TextElideMode.ElideRight, box.width()
    )
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.setFont(before)
