"""Which platform: each with its mark, what it is called and what its connector does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ccgcompose.usecases.ports import Card
from ui import theme
from ui.tokens import RADIUS, SMALL_PX, M, S
from ui.widgets.platform_mark import SIZE, paint_mark
from ui.widgets.text import label

HEIGHT, LEAST_WIDTH = 84, 290
_FLAG = Qt.AlignmentFlag


class PlatformButton(QPushButton):
    """One platform as a large button."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(card.title, parent)
        self._card = card
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(card.summary)
        self.setToolTip(card.summary)

    def fits(self) -> bool:
        """Whether what the connector does can be read in full."""
        font = QFont(self.font())
        font.setBold(False)
        font.setPixelSize(SMALL_PX)
        room = self._room().adjusted(0, self._first_line(), 0, 0)
        flags = int(Qt.TextFlag.TextWordWrap)
        return QFontMetrics(font).boundingRect(room, flags, self._card.summary).height() <= room.height()

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.field_line if self.underMouse() else tokens.line))
        painter.setBrush(QColor(tokens.hover if self.underMouse() else tokens.surface))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        paint_mark(painter, self._card.platform, self._card.title, QRect(M, M, SIZE, SIZE))
        room = self._room()
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(room, _FLAG.AlignTop | _FLAG.AlignLeft, self._card.title)
        font.setBold(False)
        font.setPixelSize(SMALL_PX)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        under = room.adjusted(0, self._first_line(), 0, 0)
        wrap = Qt.TextFlag.TextWordWrap
        painter.drawText(under, _FLAG.AlignTop | _FLAG.AlignLeft | wrap, self._card.summary)
        painter.end()

    def _room(self) -> QRect:
        """Where the words stand, beside the mark."""
        return self.rect().adjusted(2 * M + SIZE - S // 2, S + 2, -M, -S)

    def _first_line(self) -> int:
        return self.fontMetrics().height() + 2


class ChooseStep(QWidget):
    """`chosen(platform)` when a person has chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, PlatformButton] = {}
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        words = "Choose where the account is. The next step says what each connector does, and what it was tried with."
        column.addWidget(label(words, "muted", wrap=True))
        column.addLayout(self._grid)
        column.addStretch(1)

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Offer these platforms."""
        if [card.platform for card in cards] == list(self.buttons):
            return
        for old in self.buttons.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {card.platform: PlatformButton(card) for card in cards}
        for platform, made in self.buttons.items():
            made.clicked.connect(partial(self.chosen.emit, platform))
        self._columns = 0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put as many beside one another as there is room for."""
        columns = max(1, self.width() // LEAST_WIDTH)
        if columns != self._columns:
            for column in range(max(columns, self._columns)):
                self._grid.setColumnStretch(column, int(column < columns))
            self._columns = columns
            for place, made in enumerate(self.buttons.values()):
                self._grid.addWidget(made, place // columns, place % columns)
