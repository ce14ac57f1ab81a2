"""What must be read: it stays until the person closes it or the cause is gone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui import theme
from ui.tokens import ICON, XS, Kind, M, S
from ui.widgets.badge import KIND_ICONS
from ui.widgets.button import button, icon_button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label

_FIRST_LINE = 28  # as high as the cross, so that icon, first words and cross stand on one line


class Banner(QFrame):
    """What happened in bold, what was kept, what to do next; actions; a cross where it may be closed."""

    closed = Signal()

    def __init__(
        self,
        kind: Kind,
        what: str,
        *,
        kept: str = "",
        next: str = "",
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self._icon = IconLabel(KIND_ICONS[kind], kind, ICON + 2)
        self._what = label("", "strong", wrap=True)
        self._rest = label("", wrap=True)
        self._close = icon_button("x", "Close this message", role="text", small=True)
        self._close.clicked.connect(self._on_close)
        self._lay_out()
        self._close.setVisible(closable)  # not before: without a parent it would be a window
        self.set_message(kind, what, kept=kept, next=next)

    @classmethod
    def of(cls, problem: Problem, *, parent: QWidget | None = None) -> Banner:
        """Return a banner that says what `problem` says."""
        return cls("bad", problem.what, kept=problem.kept, next=problem.next, parent=parent)

    def set_message(self, kind: Kind, what: str, *, kept: str = "", next: str = "") -> None:
        """Say something else, of another kind perhaps."""
        theme.mark(self, "kind", kind)
        self._icon.set_icon(KIND_ICONS[kind], kind)
        self._what.setText(what)
        self._rest.setText(" ".join(part for part in (kept, next) if part))
        self._rest.setVisible(bool(kept or next))
        self.setAccessibleName(what)
        self.setAccessibleDescription(self._rest.text())

    def tell(self, problem: Problem) -> None:
        """Show what `problem` says, and have a screen reader say it."""
        self.set_message("bad", problem.what, kept=problem.kept, next=problem.next)
        self.show()
        self.announce()

    def text(self) -> str:
        """Return all that the banner says, as one text."""
        return " ".join(part for part in (self._what.text(), self._rest.text()) if part)

    def add_action(self, text: str) -> QPushButton:
        """Return a new button under the words, for the caller to connect."""
        action = button(text)
        self._actions.setContentsMargins(0, XS, 0, XS)
        self._actions.addWidget(action)
        return action

    def announce(self) -> None:
        """Have a screen reader say the banner at once."""
        event = QAccessibleAnnouncementEvent(self, self.text())
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        self._what.setMinimumHeight(_FIRST_LINE)
        self._icon.setFixedHeight(_FIRST_LINE)
        words.addWidget(self._what)
        words.addWidget(self._rest)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(S)
        self._actions.setAlignment(Qt.AlignmentFlag.AlignLeft)
        words.addLayout(self._actions)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(M - 4, S - 2, S, S)
        row.setSpacing(S + XS)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
