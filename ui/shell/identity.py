"""Who sits here: initials, name and position, and the menu behind them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.shell.ground import paint_ground
from ui.tokens import SMALL_PX
from ui.widgets.avatar import initials, paint_avatar

_DISC, _GAP, _PAD, _MOST = 34, 10, 6, 220


class IdentityButton(QPushButton):
    """Opens the menu that it is given through `setMenu`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._position = ""
        self._compact = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_person("", "")

    def set_person(self, name: str, position: str) -> None:
        """Show who sits here."""
        self._name, self._position = name, position
        who = ", ".join(part for part in (name, position) if part) or "Nobody is signed in"
        self.setAccessibleName(f"{who}: menu")
        self.setToolTip(who)
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the initials only, in a narrow window."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._compact:
            return self.minimumSizeHint()
        name, position = (QFontMetrics(font) for font in self._fonts())
        words = max(name.horizontalAdvance(self._name), position.horizontalAdvance(self._position))
        return QSize(_PAD * 2 + _DISC + _GAP + min(words + 2, _MOST), 44)

    def minimumSizeHint(self) -> QSize:
        return QSize(_PAD * 2 + _DISC, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            paint_ground(painter, self.rect(), theme.current().hover, theme.current().line)
        top = (self.height() - _DISC) // 2
        paint_avatar(painter, initials(self._name), QRect(_PAD, top, _DISC, _DISC))
        if not self._compact:
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        tokens = theme.current()
        left = _PAD + _DISC + _GAP
        room = self.width() - left - _PAD
        middle = self.height() // 2
        lines = ((self._name, tokens.text, middle - 19), (self._position, tokens.muted, middle + 1))
        for font, (text, colour, top) in zip(self._fonts(), lines, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, top, room, 18), Qt.AlignmentFlag.AlignVCenter, shown)

    def _fonts(self) -> tuple[QFont, QFont]:
        name, position = QFont(self.font()), QFont(self.font())
        for font in (name, position):
            font.setPixelSize(SMALL_PX)
        name.setBold(True)
        position.setBold(False)
        return name, position
