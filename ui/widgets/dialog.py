"""A modal sheet: a title, a body, and at its foot a secondary and a primary button."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
        self._title = heading(title)
        self._title.setWordWrap(True)
        self._lead = label(lead, "muted", wrap=True)
        self._lead.setVisible(bool(lead))
        self._problem: Banner | None = None
        self.primary = button(primary, kind)
        self.secondary = button(secondary)
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.accept)
        self.secondary.clicked.connect(self.reject)
        self.secondary.setVisible(bool(secondary))
        self._lay_out()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put `widget` under what the body holds."""
        self.body.addWidget(widget, stretch)

    def add_footer_button(self, text: str, kind: ButtonKind = "quiet") -> QPushButton:
        """Return a further button at the left of the foot, for the caller to connect."""
        extra = button(text, kind)
        self._footer.insertWidget(self._footer.count() - 3, extra)
        return extra

    def show_problem(self, problem: Problem) -> None:
        """Say above the body what went wrong; the sheet stays open with all that was typed."""
        self.clear_problem()
        self._problem = Banner.of(problem)
        self._top.addWidget(self._problem)
        self._problem.show()
        self._problem.announce()

    def clear_problem(self) -> None:
        """Take the last problem away."""
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None

    def set_busy(self, busy: bool) -> None:
        """Keep the primary button from being pressed twice while work is under way."""
        self.primary.setEnabled(not busy)
        self.setCursor(Qt.CursorShape.BusyCursor if busy else Qt.CursorShape.ArrowCursor)

    def _lay_out(self) -> None:
        self._top = QVBoxLayout()
        self._top.setSpacing(S)
        for widget in (self._title, self._lead):
            self._top.addWidget(widget)
        self.body = QVBoxLayout()
        self.body.setSpacing(M)
        inner = QVBoxLayout()
        inner.setContentsMargins(L, L, L, L)
        inner.setSpacing(M)
        inner.addLayout(self._top)
        inner.addLayout(self.body, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(inner, 1)
        outer.addWidget(self._make_footer())

    def _make_footer(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("sheet_footer")
        self._footer = QHBoxLayout(frame)
        self._footer.setContentsMargins(L, M - 4, L, M - 4)
        self._footer.setSpacing(S)
        self._footer.addStretch(1)
        self._footer.addWidget(self.secondary)
        self._footer.addWidget(self.primary)
        return frame


def problem_sheet(problem: Problem, parent: QWidget | None = None) -> Sheet:
    """Return a sheet that says what `problem` says, for when there is no window to carry a banner."""
    sheet = Sheet(problem.what, parent, primary="Close", secondary="")
    for text in (problem.kept, problem.next):
        if text:
            sheet.add(label(text, wrap=True))
    return sheet
