"""A modal sheet: a title, a body, and at its foot a secondary and a primary button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.tokens import L, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonKind, button
from ui.widgets.text import heading, label


class Sheet(QDialog):
    """Put widgets into `body`. Enter presses the primary button, Esc the secondary; open it with `open()`.

    `accepted` and `rejected` say how it ended. A sheet that may refuse overrides `accept`: it calls
    `show_problem` and leaves super() alone.
    """

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        primary: str = "Save",
        secondary: str = "Cancel",
        kind: ButtonKind = "primary",
        lead: str = "",
        width: int = 520,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        self._sheet_title = heading(title)
        self._sheet_title.setWordWrap(True)
        self._sheet_lead = label(lead, "muted", wrap=True)
        self._sheet_problem: Banner | None = None
        self._sheet_shown = False
        self.primary = button(primary, kind)
        self.secondary = button(secondary)
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.accept)
        self.secondary.clicked.connect(self.reject)
        self._lay_out_sheet()
        # Not before: without a parent they would be windows for a moment.
        self._sheet_lead.setVisible(bool(lead))
        self.secondary.setVisible(bool(secondary))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put `widget` under what the body holds."""
        self.body.addWidget(widget, stretch)

    def add_footer_button(self, text: str, kind: ButtonKind = "quiet") -> QPushButton:
        """Return a further button at the left of the foot, for the caller to connect."""
        extra = button(text, kind)
        self._sheet_footer.insertWidget(self._sheet_footer.count() - 3, extra)
        return extra

    def show_problem(self, problem: Problem) -> None:
        """Say above the body what went wrong; the sheet stays open with all that was typed."""
        self.clear_problem()
        self._sheet_problem = Banner.of(problem)
        self._sheet_top.addWidget(self._sheet_problem)
        self._sheet_problem.show()
        self._sheet_problem.announce()

    def clear_problem(self) -> None:
        """Take the last problem away."""
        if self._sheet_problem is not None:
            self._sheet_problem.hide()
            self._sheet_problem.deleteLater()
            self._sheet_problem = None

    def set_busy(self, busy: bool) -> None:
        """Keep the primary button from being pressed twice while work is under way."""
        self.primary.setEnabled(not busy)
        self.setCursor(Qt.CursorShape.BusyCursor if busy else Qt.CursorShape.ArrowCursor)

    def showEvent(self, event: QShowEvent) -> None:
        if not self._sheet_shown:
            self._sheet_shown = True
            self._put_footer_last()
        self._grow()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return answer

    def _put_footer_last(self) -> None:
        """Tab goes through the body first, which was filled after the buttons were made."""
        footer = self.primary.parentWidget()
        outer = self.layout()
        if footer is not None and outer is not None:
            footer.setParent(None)
            outer.addWidget(footer)
            self.primary.setDefault(True)

    def _grow(self) -> None:
        """Give wrapped words the height that they need at this width; never shrink under the person's hand."""
        layout = self.layout()
        wanted = 0 if layout is None else layout.totalHeightForWidth(self.width())
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def _lay_out_sheet(self) -> None:
        self._sheet_top = QVBoxLayout()
        self._sheet_top.setSpacing(S)
        for widget in (self._sheet_title, self._sheet_lead):
            self._sheet_top.addWidget(widget)
        self.body = QVBoxLayout()
        self.body.setSpacing(M)
        inner = QVBoxLayout()
        inner.setContentsMargins(L, L, L, L)
        inner.setSpacing(M)
        inner.addLayout(self._sheet_top)
        inner.addLayout(self.body, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(inner, 1)
        outer.addWidget(self._make_sheet_footer())

    def _make_sheet_footer(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("sheet_footer")
        self._sheet_footer = QHBoxLayout(frame)
        self._sheet_footer.setContentsMargins(L, M - 4, L, M - 4)
        self._sheet_footer.setSpacing(S)
        self._sheet_footer.addStretch(1)
        self._sheet_footer.addWidget(self.secondary)
        self._sheet_footer.addWidget(self.primary)
        return frame
