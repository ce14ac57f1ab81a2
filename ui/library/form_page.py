"""The frame of a record's page: the picture at the left, the form at the right, what is done at its foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.tokens import L, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.page_frame import PageFrame
from ui.widgets.scrolled import scrolled

LEFT, NARROW_LEFT = 372, 272


class FormPage(PageFrame):
    """`submitWanted` on Ctrl+Enter and the primary button, `left` on Escape and the way back."""

    submitWanted = Signal()
    left = Signal()

    def __init__(
        self,
        title: str,
        action: str,
        back: str,
        fields: QWidget,
        beside: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.problem = Banner("bad", "")
        self.problem.hide()
        self.back = button(back, icon_name="chevron-left")
        self.record = button(action, "primary", tip="Ctrl+Enter")
        self.back.clicked.connect(self.left)
        self.record.clicked.connect(self._submit)
        for keys, slot in (("Ctrl+Return", self._submit), ("Ctrl+Enter", self._submit), ("Esc", self.left)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        columns = QHBoxLayout()
        columns.setSpacing(M)
        self._left = Card(margin=1)
        self._left.add(scrolled(_padded(beside, M), "About the picture", margin=0), 1)
        columns.addWidget(self._left)
        columns.addWidget(self._make_right(fields), 1)
        self.body.addWidget(self.problem)
        self.body.addLayout(columns, 1)

    def to_top(self) -> None:
        """Show the beginning of the form."""
        self._scroll.verticalScrollBar().setValue(0)

    def set_left_width(self, narrow: bool) -> int:
        """Leave the form most of the room in a narrow window; return the room for the picture."""
        width = NARROW_LEFT if narrow else LEFT
        self._left.setFixedWidth(width + 2)
        return width - 2 * M

    def show_problem(self, problem: Problem) -> None:
        """Say why nothing was recorded; what was typed stays."""
        self.problem.tell(problem)

    def set_busy(self, busy: bool) -> None:
        """Keep the form from being sent twice."""
        self.record.setEnabled(not busy)

    def _submit(self) -> None:
        if self.record.isEnabled():
            self.submitWanted.emit()

    def _make_right(self, fields: QWidget) -> QWidget:
        self._scroll = scrolled(_padded(fields, L), "The record", margin=0)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(L, M - 4, L, M - 4)
        self.foot.setSpacing(S)
        self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.foot.addWidget(self.record)
        bar = Card(sunken=True, margin=0)
        bar.body.addLayout(self.foot)
        card = Card(margin=1, spacing=0)
        card.add(self._scroll, 1)
        card.add(bar)
        return card


def _padded(inner: QWidget, side: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(side, M, side, M)
    column.addWidget(inner)
    return holder
