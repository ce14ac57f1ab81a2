"""Check a private post against section 3 of the policy: nothing of it is kept, logged or sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ccgcompose.domain.finding import Finding
from ccgcompose.usecases.personal import ADVICE
from ui.compose.checks_view import ChecksView
from ui.compose.words import mark_of
from ui.tokens import M, S
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.scrolled import scrolled
from ui.widgets.text import heading, label
from ui.widgets.underline_edit import SpanTextEdit

PROMISE = (
    "What you write here is checked on this computer. It is not kept, not logged and not sent, "
    "and it is gone when you leave."
)


LEAST_HEIGHT = 150  # pixels: four lines of the private post


class PersonalPage(QWidget):
    """`edited(str)` comes with each change; `set_findings` shows what the checks say of it."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = SpanTextEdit("Your private post")
        self.editor.setPlaceholderText("Write or paste what you mean to post on your own account.")
        self.editor.setProperty("plain", "true")
        self.checks = ChecksView()
        self.clear_button = button("Clear", "quiet", icon_name="x")
        self._lay_out()
        self.editor.textEdited.connect(self._on_edited)
        self.clear_button.clicked.connect(self.forget)
        self.checks.showWanted.connect(self._show)
        self.checks.fixWanted.connect(self._fix)
        self._show_state()

    def set_findings(self, text: str, findings: Sequence[Finding], clauses: dict[str, str]) -> None:
        """Show what was found in `text`; what comes late for another text is not shown."""
        if text != self.editor.text():
            return
        if not text.strip():
            self.checks.set_waiting()
            self.editor.set_marks([])
            return
        placed = [found for found in findings if found.end > found.start]
        self.editor.set_marks([mark_of(found, str(number)) for number, found in enumerate(placed)])
        self.checks.set_findings(findings, clauses=clauses, accounts={})

    def forget(self) -> None:
        """Let go of the text, and of the way back to it."""
        self.editor.set_text("")
        self.editor.document().clearUndoRedoStacks()
        self.editor.set_marks([])
        self.checks.set_waiting()
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        """Gone when the page is left, the window locks or another page is shown."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.forget()

    def _on_edited(self, text: str) -> None:
        self._show_state()
        self.edited.emit(text)

    def _show(self, finding: Finding) -> None:
        self.editor.select_span(finding.start, finding.end)

    def _fix(self, finding: Finding) -> None:
        if finding.fix is not None:
            self.editor.replace_span(finding.start, finding.end, finding.fix.replacement)

    def _show_state(self) -> None:
        self.clear_button.setEnabled(bool(self.editor.text()))

    def _lay_out(self) -> None:
        promise = QHBoxLayout()
        promise.setSpacing(S)
        promise.addWidget(IconLabel("lock", "muted", 18))
        promise.addWidget(label(PROMISE, wrap=True), 1)
        promise.addWidget(self.clear_button)
        text = Card(margin=1)
        text.add(self.editor, 1)
        text.setMinimumHeight(LEAST_HEIGHT)
        guide = Card()
        guide.add(heading("On your own account"))
        for advice in ADVICE:
            guide.add(label(advice.text, wrap=True))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(text, 1)
        column.addWidget(guide)
        right = Card(margin=1)
        right.add(self.checks, 1)
        right.setMinimumWidth(340)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(M)
        split.addWidget(scrolled(left, "Your private post, and what to know", margin=0))
        split.addWidget(right)
        split.setSizes([640, 380])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(M)
        outer.addLayout(promise)
        outer.addWidget(split, 1)
