"""One list of words, an entry on each line, so that many can be pasted at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.policy.lists import ListKind
from ui.policy.words import lines_of
from ui.tokens import M, S
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.form import FormRow
from ui.widgets.text import heading, label


class ListEditor(QWidget):
    """`saveWanted(entries)` carries what was typed; `set_entries` shows what is kept."""

    saveWanted = Signal(tuple)
    edited = Signal(bool)  # whether something is not saved

    def __init__(self, kind: ListKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._kept: tuple[str, ...] = ()
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(f"For example:\n{kind.example}")
        self.text.setTabChangesFocus(True)
        self._row = FormRow("One on each &line", self.text)
        self.text.setAccessibleName(f"{kind.name}, one on each line")
        self.save = button("Save", "primary")
        self.undo = button("Undo my changes", "quiet")
        self._problem: Banner | None = None
        self._lay_out()
        self.text.textChanged.connect(self._show_state)
        self.save.clicked.connect(self._save)
        self.undo.clicked.connect(lambda: self.set_entries(self._kept))
        self._show_state()

    @property
    def is_changed(self) -> bool:
        """Return whether something was typed that is not saved."""
        return lines_of(self.text.toPlainText()) != self._kept

    def set_entries(self, entries: tuple[str, ...]) -> None:
        """Show what is kept, over whatever was typed."""
        self._kept = entries
        self.text.setPlainText("\n".join(entries))
        self.show_problem(None)
        self._show_state()

    def set_may_change(self, may: bool) -> None:
        """Let the list be changed, or only read."""
        self.text.setReadOnly(not may)
        self.save.setVisible(may)
        self.undo.setVisible(may)

    def show_problem(self, problem: Problem | None) -> None:
        """Say above the list why it was not saved; what was typed stays."""
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None
        if problem is not None:
            self._problem = Banner.of(problem)
            self._top.addWidget(self._problem)
            self._problem.announce()

    def _save(self) -> None:
        self.show_problem(None)
        self.saveWanted.emit(lines_of(self.text.toPlainText()))

    def _show_state(self) -> None:
        self.save.setEnabled(self.is_changed)
        self.undo.setEnabled(self.is_changed)
        self.edited.emit(self.is_changed)

    def _lay_out(self) -> None:
        self._top = QVBoxLayout()
        self._top.setSpacing(S)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self.save)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(heading(self.kind.name))
        column.addWidget(label(self.kind.lead, "muted", wrap=True))
        column.addLayout(self._top)
        column.addWidget(self._row, 1)
        column.addLayout(foot)
