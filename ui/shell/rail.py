"""The rail at the left: one button for each page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.shell.page import Page
from ui.tokens import RADIUS, SMALL_PX, S, Tokens

WIDTH, COMPACT_WIDTH = 196, 64
_HEIGHT, _ICON = 40, 20


class RailButton(QPushButton):
    """Icon, name and, where something waits, how many."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(page.title, parent)
        self.key = page.key
        self._icon = page.icon
        self._waiting = 0
        self.compact = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_waiting(0)

    def set_waiting(self, count: int) -> None:
        """Show that `count` things wait on the page."""
        self._waiting = count
        self.setAccessibleName(f"{self.text()}, {count} waiting" if count else self.text())
        self.setToolTip(self.text() if self.compact else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(COMPACT_WIDTH if self.compact else WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_ground(painter, tokens)
        middle = self.height() // 2
        left = (self.width() - _ICON) // 2 if self.compact else 14
        role = "link" if self.isChecked() else "muted"
        icons.paint(painter, self._icon, role, QRect(left, middle - _ICON // 2, _ICON, _ICON))
        if not self.compact:
            painter.setFont(_bold(self.font()))
            painter.setPen(QColor(icons.colour_of(tokens, role)))
            room = self.rect().adjusted(46, 0, -44 if self._waiting else -8, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._waiting:
            self._paint_waiting(painter, tokens)
        painter.end()

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        if self.isChecked():
            painter.setBrush(QColor(tokens.chosen))
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
            painter.setBrush(QColor(tokens.link))
            painter.drawRoundedRect(QRect(0, 4, 3, self.height() - 8), 1.5, 1.5)
        elif self.underMouse():
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)

    def _paint_waiting(self, painter: QPainter, tokens: Tokens) -> None:
        text = str(self._waiting) if self._waiting < 100 else "99+"
        painter.setFont(_bold(self.font(), SMALL_PX - 1))
        width = max(20, painter.fontMetrics().horizontalAdvance(text) + 12)
        pill = QRect(self.width() - width - 10, (self.height() - 20) // 2, width, 20)
        if self.compact:
            pill.moveTopRight(self.rect().topRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(pill, 10, 10)
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """`pageWanted(key)` says where a person wants to go; `set_current` shows where they are."""

    pageWanted = Signal(str)

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pages")
        self._buttons = {page.key: RailButton(page) for page in pages}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(S, S + 4, S, S)
        self._column.setSpacing(2)
        for button in self._buttons.values():
            self._group.addButton(button)
            self._column.addWidget(button)
        self._column.addStretch(1)
        self._group.buttonClicked.connect(lambda button: self.pageWanted.emit(button.key))
        self.set_compact(False)

    def set_current(self, key: str) -> None:
        """Mark the page `key` as the one that is shown."""
        self._buttons[key].setChecked(True)

    def set_badge(self, key: str, count: int) -> None:
        """Show beside the page `key` that `count` things wait there; 0 shows nothing."""
        self._buttons[key].set_waiting(count)

    def button(self, key: str) -> RailButton:
        """Return the button of the page `key`."""
        return self._buttons[key]

    def set_compact(self, compact: bool) -> None:
        """Show icons only, in a narrow window."""
        self.setFixedWidth(COMPACT_WIDTH if compact else WIDTH)
        for button in self._buttons.values():
            button.compact = compact
            button.setToolTip(button.text() if compact else "")
            button.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        at = next((i for i, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
        else:
            buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)


def _bold(font: QFont, pixels: int = 0) -> QFont:
    result = QFont(font)
    result.setBold(True)
    if pixels:
        result.setPixelSize(pixels)
    return result
